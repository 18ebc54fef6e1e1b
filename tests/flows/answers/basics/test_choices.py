"""One of a few, by number, place or word: gender, relationship, and any other list."""

import pytest

from flows.answers import Choice, DidYouMean, Gender, Misunderstood, OneOf, Relationship, Understood
from tests.flows.answers import hear

FOOT = OneOf(
    Choice("left", "Left foot", frozenset({"left", "leftie"})),
    Choice("right", "Right foot", frozenset({"right"})),
    Choice("both", "Both feet", frozenset({"both", "two footed"})),
    noun="stronger foot",
)
PLACES = [
    ("1", "left"), ("2", "right"), ("3", "both"), ("2.", "right"), ("2)", "right"), ("(2)", "right"),
    ("#2", "right"), ("no. 2", "right"), ("option 2", "right"), ("Option two", "right"),
    ("number 3 please", "both"), ("two", "right"), ("second", "right"), ("2nd", "right"),
    ("the second one", "right"), ("The 3rd one x", "both"), ("the last one", "both"), ("last", "both"),
    ("first one pls", "left"), ("2️⃣", "right"), ("٢", "right"), ("２", "right"), ("Left foot", "left"),
    ("LEFT FOOT", "left"), ("left", "left"), ("his left", "left"), ("it's the right one", "right"),
    ("leftie", "left"), ("two-footed", "both"), ("Both feet!", "both"), ("2 2", "right"), ("left 1", "left"),
]  # fmt: skip
NO_CHOICE = [
    "", "0", "4", "12", "1 or 2", "1 and 2", "left or right", "left, right", "not left", "lef", "rightt foot leftt",
    "2nd or 3rd", "that one", "this one", "the one", "yes", "no", "left?", "which is best?",
    "the left one of the two", "1.5", "-",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), PLACES)
def test_a_choice_by_its_number_place_or_word(text, value):
    assert hear(FOOT, text) == Understood(value)


@pytest.mark.parametrize("text", NO_CHOICE)
def test_no_choice_or_two_of_them(text):
    assert isinstance(hear(FOOT, text), Misunderstood)


def test_the_remedy_names_the_choices_then_numbers_them():
    answer = hear(FOOT, "the blue one")
    assert answer.remedy == "For stronger foot, choose Left foot, Right foot or Both feet"
    assert answer.again == "For stronger foot, reply 1 for Left foot, 2 for Right foot or 3 for Both feet"


def test_choices_made_of_numbers_have_no_places():
    """A "2" for a kit size is not the second size."""
    kit = OneOf(Choice("5/6", "5/6", frozenset({"5 to 6"})), Choice("7/8", "7/8"), Choice("9/10", "9/10"), noun="kit")
    assert hear(kit, "9-10") == Understood("9/10")
    assert hear(kit, "5 to 6") == Understood("5/6")
    assert isinstance(hear(kit, "2"), Misunderstood)
    assert hear(kit, "2").again == "For kit, reply 5/6, 7/8 or 9/10"


MALE = [
    "Male", "male", "m", "M", "boy", "Boy", "a boy", "he's a boy", "Lad", "my son", "he is male", "He", "he/him", "1",
    "boy x", "BOY!", "man", "It’s a boy",
]  # fmt: skip
FEMALE = [
    "Female", "f", "girl", "She's a girl", "she is a girl", "lass", "daughter", "my daughter", "her", "she/her", "2",
    "2.", "the second one", "Young lady", "girl please",
]  # fmt: skip
NOT_DISCLOSED = [
    "Not disclosed", "prefer not to say", "Prefer not to say.", "rather not say", "I'd rather not say", "3", "private",
    "I'd prefer not to say", "undisclosed", "would rather not say", "no comment",
]  # fmt: skip


@pytest.mark.parametrize("text", MALE)
def test_male(text):
    assert hear(Gender(), text) == Understood("Male")


@pytest.mark.parametrize("text", FEMALE)
def test_female(text):
    assert hear(Gender(), text) == Understood("Female")


@pytest.mark.parametrize("text", NOT_DISCLOSED)
def test_not_disclosed(text):
    assert hear(Gender(), text) == Understood("Not disclosed")


@pytest.mark.parametrize(
    "text", ["boy or girl", "not a boy", "she is a boy", "yes", "trans", "x", "boys team", "female male", "4", "men?"]
)
def test_gender_is_not_guessed(text):
    assert isinstance(hear(Gender(), text), Misunderstood)


@pytest.mark.parametrize(
    "text", ["non-binary", "Non binary", "they are non-binary", "nb", "Other", "they/them, nonbinary"]
)
def test_a_gender_beyond_the_form_is_asked_about(text):
    answer = hear(Gender(), text)
    assert isinstance(answer, DidYouMean)
    assert answer.value == "Not disclosed"


MOTHERS = [
    "Mother", "mum", "Mum", "mam", "mummy", "mom", "I'm his mum", "I am mum x", "im mum", "his mum",
    "I'm Mia's mum", "im mias mum", "Mia’s mum", "mum to Mia", "mum of Sam Smith", "her mother", "the mum",
    "birth mother", "1", "Mam x",
]  # fmt: skip
FATHERS = [
    "Father", "dad", "daddy", "I'm his dad", "James' dad", "This is Sam's dad", "her father", "papa", "da", "Dad!",
    "2", "adoptive dad",
]  # fmt: skip
GUARDIANS = [
    "Guardian", "legal guardian", "foster carer", "foster mum", "I'm her guardian", "carer", "3", "special guardian",
    "kinship carer",
]  # fmt: skip
OTHERS = [
    "Other", "nan", "gran", "his nan", "I'm his nana", "Granny", "grandad", "grandma x", "step-dad", "stepdad",
    "Step mum", "I'm his step dad", "auntie", "Aunty", "uncle", "big sister", "brother", "mum's partner", "4",
    "his mum’s boyfriend", "family friend", "friend of the family", "godmother", "the last one", "Sam's stepdad",
    "friend of mum", "granda", "bonus mam", "wee granny", "godmum", "sister in law", "step mom", "Tia's gran",
]  # fmt: skip


@pytest.mark.parametrize("text", MOTHERS)
def test_mother(text):
    assert hear(Relationship(), text) == Understood("Mother")


@pytest.mark.parametrize("text", FATHERS)
def test_father(text):
    assert hear(Relationship(), text) == Understood("Father")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("bampi 👴", "Other"), ("nain", "Other"), ("his mamgu", "Other"), ("Sam's babcia", "Other"),
        ("nani ji", "Other"),
        ("khala", "Other"), ("dada ji", "Other"), ("avó", "Other"), ("tad", "Father"), ("abbu", "Father"),
        ("baba", "Father"), ("mutti", "Mother"), ("I'm his ammi", "Mother"),
    ],
)  # fmt: skip
def test_a_relative_in_another_language_is_asked_about(text, value):
    answer = hear(Relationship(), text)
    assert isinstance(answer, DidYouMean)
    assert answer.value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("one of his dads", "Father"), ("I'm one of her two mums", "Mother"), ("one of the dads", "Father"),
        ("one of Sam's mums", "Mother"), ("one of his carers", "Guardian"), ("one of his grandads", "Other"),
        ("one", "Mother"), ("number two", "Father"),
    ],
)  # fmt: skip
def test_who_is_one_of_several_names_no_first_choice(text, value):
    assert hear(Relationship(), text) == Understood(value)


@pytest.mark.parametrize("text", GUARDIANS)
def test_guardian(text):
    assert hear(Relationship(), text) == Understood("Guardian")


@pytest.mark.parametrize("text", OTHERS)
def test_other_relationships(text):
    assert hear(Relationship(), text) == Understood("Other")


@pytest.mark.parametrize(
    "text",
    [
        "parent", "mum and dad", "mum or dad", "not his dad", "her friend's mum", "my mum's dad", "mate's dad", "who?",
        "his sisters dad", "ma's fella", "her boyfriend's mum", "previous dad", "mum and nani",
        "one of them", "one of us", "one of the family",
        "yes", "Jane", "single", "mumford", "daddy cool", "5", "I'm his nan and his guardian",
    ],
)  # fmt: skip
def test_relationship_is_not_guessed(text):
    assert isinstance(hear(Relationship(), text), Misunderstood)


@pytest.mark.parametrize("kind", [Gender(), Relationship(), FOOT], ids=["gender", "relationship", "foot"])
def test_what_the_summary_shows(kind):
    assert [kind.show(choice.value) for choice in kind.choices] == [choice.label for choice in kind.choices]
