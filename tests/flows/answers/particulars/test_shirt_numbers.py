"""Shirt numbers: one, in digits or words, or whichever is free. 1 and 12 are the goalkeepers'."""

import pytest

from flows.answers import Misunderstood, ShirtNumber, Understood
from tests.flows.answers import hear

OUTFIELD, KEEPER = ShirtNumber(keeper=False), ShirtNumber(keeper=True)

SEVEN = [
    "7", "07", "7.", "#7", "no. 7", "No 7", "no.7", "number 7", "Number seven", "the number seven", "seven", "Seven x",
    "7 please", "7 pls x", "shirt 7", "shirt number 7", "squad number 7", "lucky 7", "lucky number seven", "7️⃣", "７",
    "٧", "it's 7", "he wants 7", "she'd like 7", "he was 7 last season", "his favourite number is 7", "7 7",
    "can he have 7?", "7?", "is 7 free?", "7 if possible", "7 if it's free", "Hi, 7 thanks", "same as last year, 7",
]  # fmt: skip
OTHERS = [
    ("2", 2), ("25", 25), ("twenty five", 25), ("twenty-one", 21), ("eleven", 11), ("thirteen", 13), ("10", 10),
    ("number ten", 10), ("1️⃣3️⃣", 13),
]  # fmt: skip
ANY = [
    "any", "Any", "any number", "anything", "don't mind", "I don't mind", "he doesn't mind", "doesn’t mind x",
    "whatever", "whichever", "whatever's free", "you choose", "you pick", "up to you", "no preference", "not bothered",
    "he's not fussed", "any will do", "surprise me",
]  # fmt: skip
NO_NUMBER = [
    "", "yes", "no", "dunno", "7 or 9", "7, 9", "7 and 9", "7/9", "7 or any", "any but 13", "1.5", "9th", "second",
    "100", "250", "same as last year", "what's free?", "7a", "number one fan", "🙂", "seven eleven", "1" * 50,
]  # fmt: skip


@pytest.mark.parametrize("text", SEVEN)
def test_number_seven(text):
    assert hear(OUTFIELD, text) == Understood(7)


@pytest.mark.parametrize(("text", "number"), OTHERS)
def test_other_numbers(text, number):
    assert hear(OUTFIELD, text) == Understood(number)


@pytest.mark.parametrize("text", ANY)
@pytest.mark.parametrize("kind", [OUTFIELD, KEEPER], ids=["outfield", "keeper"])
def test_any_number(kind, text):
    assert hear(kind, text) == Understood("any")


@pytest.mark.parametrize("text", NO_NUMBER)
def test_no_number_or_two(text):
    assert hear(OUTFIELD, text).remedy == "Shirt number must be one number, from 2 to 25"


@pytest.mark.parametrize("text", ["0", "26", "99", "forty", "1", "12", "number one", "twelve please"])
def test_numbers_out_of_reach(text):
    assert hear(OUTFIELD, text).remedy == "Shirt number must be from 2 to 25: 1 and 12 are kept for goalkeepers"


@pytest.mark.parametrize(
    ("text", "number"), [("1", 1), ("one", 1), ("number 1 please", 1), ("12", 12), ("twelve", 12), ("#12", 12)]
)
def test_a_goalkeepers_number(text, number):
    assert hear(KEEPER, text) == Understood(number)


@pytest.mark.parametrize("text", ["2", "7", "13", "0", "1 or 12", "second", "yes"])
def test_a_goalkeeper_has_two_to_choose_from(text):
    answer = hear(KEEPER, text)
    assert isinstance(answer, Misunderstood)
    assert answer.remedy == "Shirt number must be 1 or 12: those are the goalkeepers' numbers"


def test_what_is_offered_and_shown():
    assert [(choice.value, choice.label) for choice in KEEPER.choices] == [(1, "1"), (12, "12")]
    assert OUTFIELD.choices == ()
    assert not KEEPER.numbered
    assert [KEEPER.show(7), KEEPER.show("any")] == ["7", "any"]
