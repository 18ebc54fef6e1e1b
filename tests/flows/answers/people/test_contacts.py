"""Whom to call in an emergency, as parents write it: a name, a number, a relative, or themselves."""

import pytest

from flows.answers import DidYouMean, EmergencyContact, Misunderstood, Understood
from tests.flows.answers import hear

CONTACT = EmergencyContact(parent_name="Jane Smith", parent_phone="+447700900123", phone="contact_phone")

THE_PARENT = [
    "me", "Me", "me x", "me please", "myself", "it's me", "just me", "mum (me)", "me (mum)", "mum - me", "same as me",
    "same", "I am", "that's me", "the parent", "as above", "Jane Smith", "jane smith", "me, Jane Smith", "muggins here",
    "yours truly", "moi",
]  # fmt: skip
NAME_AND_NUMBER = [
    "Bob Smith 07700 900555", "Bob Smith, 07700900555", "07700 900555 Bob Smith", "Bob Smith\n07700 900555",
    "Bob Smith - 07700-900-555", "Bob Smith: 07700 900555", "Bob Smith on 07700 900555", "Bob Smith +44 7700 900555",
    "Bob Smith +44 (0)7700 900555", "Bob Smith (07700 900555)", "It's Bob Smith 07700 900555", "bob smith 07700900555",
    "Bob Smith, his grandad, 07700 900555", "Bob Smith (uncle) 07700 900555", "Grandad - Bob Smith 07700 900555",
    "his grandad Bob Smith 07700 900555", "my husband Bob Smith, 07700 900555", "tel 07700 900555 Bob Smith",
    "Bob Smith, number is 07700 900555", "Mr Bob Smith 07700 900555 thanks", "Bob Smith ٠٧٧٠٠٩٠٠٥٥٥",
]  # fmt: skip
NAMES = [
    ("Bob Smith", "Bob Smith"), ("It's Bob Smith", "Bob Smith"), ("his nan Mary Jones", "Mary Jones"),
    ("Mary Jones (nan)", "Mary Jones"), ("Auntie Mary Jones", "Mary Jones"), ("Mary-Kate O'Brien", "Mary-Kate O'Brien"),
    ("José García, uncle", "José García"), ("Yes, mum Mary Jones", "Mary Jones"), ("yes nan Mary Jones", "Mary Jones"),
    ("our kid Kev Smith", "Kev Smith"), ("his step dad Mark Jones", "Mark Jones"), ("my mate Bob Smith", "Bob Smith"),
    ("ring my mum Ann Lee", "Ann Lee"), ("me mum pauline rathbone", "Pauline Rathbone"),
    ("my sister, she's sarah jones", "Sarah Jones"), ("He Drives", "He Drives"), ("his mum, He Li", "He Li"),
    ("Pal Singh Gill", "Pal Singh Gill"), ("Mate Balogh Kis", "Mate Balogh Kis"),
]  # fmt: skip
NO_CONTACT = [
    "my sister, she's in all day", "his nan, she's always home", "my brother, works at the airport", "Our Kid",
    "ring nanna", "call whoever", "try my sister", "my name'll do", "their dad, he drives", "god forbid",
    "our gran, she never goes out", "not Mrs Okafor, she has moved", "his teacher Miss Pratt has my number",
    "", "yes", "no", "who?", "mum", "his dad", "07700 900555", "someone", "not sure", "999", "🙂", "Bob and Mary Smith",
]  # fmt: skip


@pytest.mark.parametrize("text", THE_PARENT)
def test_the_parent_whose_number_is_known(text):
    assert hear(CONTACT, text) == Understood("Jane Smith", also={"contact_phone": "+447700900123"})


def test_the_parent_by_another_number():
    for text in ("me 07700 900555", "Jane Smith 07700 900555"):
        assert hear(CONTACT, text) == Understood("Jane Smith", also={"contact_phone": "+447700900555"})


@pytest.mark.parametrize("text", NAME_AND_NUMBER)
def test_name_and_number_in_one_breath(text):
    assert hear(CONTACT, text) == Understood("Bob Smith", also={"contact_phone": "+447700900555"})


@pytest.mark.parametrize(("text", "name"), NAMES)
def test_a_name_alone(text, name):
    assert hear(CONTACT, text) == Understood(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ring Sue", "Sue"),
        ("call debbie", "Debbie"),
        ("our Karen", "Karen"),
        ("My Dave", "Dave"),
        ("My Nguyen", "My Nguyen"),
        ("next door, Mrs Okafor, she's always in", "Mrs Okafor"),
        ("Mr Kaur next door but one", "Mr Kaur"),
    ],
)
def test_one_name_behind_a_verb_or_an_owner_is_asked_about(text, name):
    assert hear(CONTACT, text) == DidYouMean(name, f"Is the full name {name}?")


def test_my_mum_is_called_on_her_own_number():
    along = {"contact_phone": "+447700900318"}
    assert hear(CONTACT, "me mum pauline rathbone 07700900318 shes always in") == Understood("Pauline Rathbone", along)
    assert hear(CONTACT, "our Karen 07700900318") == DidYouMean(
        "Karen", "Shall I write “Karen”, on 07700 900318?", also=along
    )


@pytest.mark.parametrize("text", NO_CONTACT)
def test_no_contact(text):
    answer = hear(CONTACT, text)
    assert isinstance(answer, Misunderstood)
    assert answer.remedy == "Emergency contact must have a first and a last name, for example Bob Smith"


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("Bob Smith 0770090055", "be a full number, for example 07700 900123, and this one has 10 digits"),
        ("Bob Smith 07700 900555 or 07700 900556", "be one number: reply with the one to use"),
    ],
)
def test_a_number_with_a_slip_is_not_dropped(text, remedy):
    assert hear(CONTACT, text).remedy == f"Emergency contact's number must {remedy}"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Dave 07700 900555", "Dave"),
        ("07700 900555 ask for Jean", "Jean"),
        ("my mate Pete Holt oh seven seven double oh nine double oh five double five", "Pete Holt"),
        ("ok, ring Pete Holt, oh seven seven double oh nine hundred five five five hang on", "Pete Holt"),
    ],
)
def test_one_name_and_a_number_in_words_are_asked_about(text, name):
    answer = hear(CONTACT, text)
    assert (answer.value, answer.also) == (name, {"contact_phone": "+447700900555"})
    assert answer.question == f"Shall I write “{name}”, on 07700 900555?"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("his dad really. Tom, same surname", "Tom Smith"),
        ("his dad Liam, he's a Smith too", "Liam Smith"),
        ("my mum Carol, also Smith", "Carol Smith"),
        ("nan, Jean, shes a Smith as well", "Jean Smith"),
        ("uncle Dave he's another Smith", "Dave Smith"),
        ("his brother Josh, Smith as well", "Josh Smith"),
    ],
)
def test_whoever_has_the_parents_surname_is_asked_about(text, name):
    assert hear(CONTACT, text).value == name


@pytest.mark.parametrize(
    "text",
    [
        "his dad, he's a Smith", "grandad, also called Smith", "his nan, she's a star", "he's a Smith",
        "Liam, he's a Jones too", "his dad Tom, also Tom Smith", "Tom Hughes, he's a Smith by blood",
    ],
)  # fmt: skip
def test_a_surname_without_a_first_name_is_no_contact(text):
    assert isinstance(hear(CONTACT, text), Misunderstood)


def test_the_parent_in_other_words_is_asked_about_with_the_number():
    answer = hear(CONTACT, "who else lol, muggins here")
    assert answer.question == "Is that you, Jane Smith, on 07700 900123?"
    assert (answer.value, answer.also) == ("Jane Smith", {"contact_phone": "+447700900123"})


def test_me_dad_may_be_my_dad():
    assert hear(CONTACT, "so me dad").question == "Is that you, Jane Smith, on 07700 900123?"
    assert isinstance(hear(CONTACT, "me old mum"), Misunderstood)


def test_no_adverb_is_a_part_of_a_name():
    assert hear(CONTACT, "his uncle. Carl Smith obviously") == Understood("Carl Smith")
    assert isinstance(hear(CONTACT, "Carl Smith probably"), Misunderstood)


def test_a_single_name_stands_when_it_is_repeated():
    answer = hear(CONTACT, "Nan")
    assert answer.accept_if_repeated
    assert answer.value == "Nan"
