"""Medical needs: a yes, a no, or the need itself, often all in one message. A no is only ever said, never inferred."""

import pytest

from flows.answers import DidYouMean, MedicalNeeds, Misunderstood, Understood
from tests.flows.answers import TODAY, hear

NO = [
    "no", "No", "n", "nope", "Nah", "No thank you", "No thank you.", "no thanks x", "none", "None", "None known",
    "nothing", "Nothing at all", "n/a", "N/A", "NA", "not that I know of", "Not that I’m aware of",
    "Not to my knowledge", "all good", "No all good thanks", "no known allergies", "NKDA", "no medical needs",
    "No medical conditions", "He has no medical issues", "no known conditions", "nothing to report",
    "None that I know of", "he doesn't", "No he doesn't", "she hasn't got any", "She has none", "No none",
    "no he's grand", "nah she's fit as a flea",
    "no, he's fine", "Nope, fit and healthy", "I don't think so", "nil",
    "2", "Thankfully not", "no, touch wood",
    "no medical conditions or allergies", "👎",
]  # fmt: skip
YES = [
    "yes", "Yes", "y", "yep", "Yeah", "yes please", "Yes he does", "she has", "1", "Yes, but not serious",
    "Yes, I will tell you about it later", "yes can I send it tomorrow",  # a yes, and no detail yet
]  # fmt: skip
NEEDS = [
    ("No, just hay fever", "hay fever"),
    ("no just hay fever", "hay fever"),
    ("No thank you, just hay fever", "hay fever"),
    ("No, only a mild nut allergy", "a mild nut allergy"),
    ("Not really, just a bit of asthma", "a bit of asthma"),
    ("nope but he wears glasses", "he wears glasses"),
    ("No but he has asthma", "he has asthma"),
    ("No - but she carries an inhaler", "she carries an inhaler"),
    ("Nothing serious, just eczema", "eczema"),
    ("None apart from eczema", "eczema"),
    ("no except hay fever in summer", "hay fever in summer"),
    ("Nothing other than Perthes", "Perthes"),
    ("No medical conditions, just a broken wrist in May", "a broken wrist in May"),
    ("No he has asthma", "he has asthma"),
    ("yes, asthma and eczema", "asthma and eczema"),
    ("Yes asthma", "asthma"),
    ("Yes. Asthma.", "Asthma."),
    ("yes - type 1 diabetes", "type 1 diabetes"),
    ("Yes please, he has epilepsy", "he has epilepsy"),
    ("Yeah he's allergic to nuts", "he's allergic to nuts"),
    ("yes, just hay fever", "hay fever"),
    ("Yes he has ADHD, takes Concerta in the morning", "he has ADHD, takes Concerta in the morning"),
    ("Yes, hand, foot and mouth", "hand, foot and mouth"),
    ("Yes Möbius", "Möbius"),  # rarer than any list of conditions: after a yes the words are the answer
    ("Yes\nAsthma\nNut allergy (EpiPen)", "Asthma, Nut allergy (EpiPen)"),
    ("asthma", "asthma"),
    ("Asthma", "Asthma"),
    ("astma", "astma"),
    ("Ezcema and hayfever", "Ezcema and hayfever"),
    ("hand, foot and mouth", "hand, foot and mouth"),
    ("He's got autism", "He's got autism"),
    ("nut allergy - no other issues", "nut allergy - no other issues"),
    ("Mild asthma, nothing serious", "Mild asthma, nothing serious"),
    ("she can't eat dairy", "she can't eat dairy"),
    ("he had asthma as a baby", "he had asthma as a baby"),
    ("allergic to cleaning products", "allergic to cleaning products"),
    ("only allergic to soap", "only allergic to soap"),
    ("grown out of his asthma but still gets hay fever", "grown out of his asthma but still gets hay fever"),
    ("asthma, thought he'd grown out of it but no", "asthma, thought he'd grown out of it but no"),
    ("broken arm last year", "broken arm last year"),
    ("Coeliac", "Coeliac"),
    ("Travel sick", "Travel sick"),
    ("asthma but doesn't need an inhaler", "asthma but doesn't need an inhaler"),
    ("yes, mild asthma, no inhaler", "mild asthma, no inhaler"),
    ("None, he had asthma when younger", "he had asthma when younger"),
    ("no known allergies but asthma", "asthma"),
]
RATHER = [
    "Rather tell someone", "I'd rather tell someone", "3", "rather not say", "I’d rather not say",
    "prefer not to say", "I'd prefer to speak to the coach about it", "Yes but I'd rather talk to someone",
    "can I speak to someone?", "It's private", "can someone call me?", "I'd like to talk to the manager about that",
]  # fmt: skip
UNCLEAR = [
    "", "🤷", "👍", "ok", "sure",  # thumbs up to what?
    "not sure", "I don't know", "maybe", "why?", "What counts?", "does hay fever count?", "Asthma?",
    "who sees this", "yes and no", "yes no", "hello", "football", "he's 10", "same as last year", "nobody", "noted",
    "no asthma", "No, he doesn't have asthma", "no allergies or asthma",
    "not allergic to anything",  # one thing denied
    "Asthma: no. Allergies: none.", "No. Hay fever", "no hay fever", "no medication", "no just checking",
    "no but thanks for asking", "no just wondering", "Yes, he's fine", "yes perfectly fine",
    "yes he doesn't have any",
    "she's not healthy", "he isn't fine", "no he's not well", "He's not been too good", "not all good",  # no plain no
]  # fmt: skip
SOUNDS_WELL = [
    "he's fine", "She's fine thanks", "healthy", "Fit and healthy!", "fit as a fiddle", "no allergies", "All fine x",
    "he's grand", "She's absolutely golden", "right as rain", "he's all good so he is",
]  # fmt: skip


@pytest.mark.parametrize("text", NO)
def test_a_no_that_was_said(text):
    assert hear(MedicalNeeds(), text) == Understood(False)


@pytest.mark.parametrize("text", YES)
def test_a_yes_without_details(text):
    assert hear(MedicalNeeds(), text) == Understood(True)


@pytest.mark.parametrize(("text", "details"), NEEDS)
def test_needs_that_are_named_are_a_yes_in_the_parents_words(text, details):
    assert hear(MedicalNeeds(), text) == Understood(True, also={"medical_details": details})


@pytest.mark.parametrize("text", RATHER)
def test_some_would_rather_tell_a_person(text):
    assert hear(MedicalNeeds(), text) == Understood("rather tell someone")


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_is_unclear_is_asked_again(text):
    assert isinstance(hear(MedicalNeeds(), text), Misunderstood)


@pytest.mark.parametrize("text", SOUNDS_WELL)
def test_what_only_sounds_like_a_no_is_asked_about(text):
    answer = hear(MedicalNeeds(), text)
    assert isinstance(answer, DidYouMean)
    assert answer.value is False


def test_details_that_are_too_long_are_counted_and_not_cut():
    answer = MedicalNeeds().read("Yes, asthma " + "and more " * 80, TODAY)
    assert answer.remedy == "That is 726 characters; up to 500 fit"


def test_what_the_summary_shows():
    shown = [MedicalNeeds().show(value) for value in (True, False, "rather tell someone")]
    assert shown == ["Yes", "No", "Rather tell someone"]


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("nut allergy, will let you know the rest", Understood(True, {"medical_details": "nut allergy"})),
        ("Yes, asthma but the doctor hasn't said yet how bad", Understood(True, {"medical_details": "asthma"})),
        ("yes, will let you know", Understood(True)),
        ("yes see below", Understood(True)),
    ],
)
def test_what_is_to_follow_does_not_lose_what_was_said(text: str, heard: Understood):
    assert hear(MedicalNeeds(), text) == heard


@pytest.mark.parametrize("text", ["Waiting on a hospital letter, will let you know", "let you know later"])
def test_what_is_only_to_follow_is_asked_again(text: str):
    assert isinstance(hear(MedicalNeeds(), text), Misunderstood)
