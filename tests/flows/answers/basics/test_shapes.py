"""Numbers and codes of one shape, as people write them."""

import pytest

from flows.answers import DidYouMean, Misunderstood, Understood
from flows.answers.basics.shapes import Shaped
from tests.flows.answers import hear

NUMBER, PLATE = Shaped("########", of="FAN"), Shaped("@@## @@@", of="plate")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (NUMBER, "12345678", "12345678"),
        (NUMBER, " 1234 5678. ", "12345678"),
        (NUMBER, "12-34-56-78", "12345678"),
        (PLATE, "ab12cde", "AB12 CDE"),
        (PLATE, "AB12 cde", "AB12 CDE"),
        (Shaped("FA-###"), "fa123", "FA-123"),
        (Shaped("FA-###"), "FA 123", "FA-123"),
    ],
)
def test_what_is_understood(kind: Shaped, text: str, value: str):
    assert hear(kind, text) == Understood(value)


@pytest.mark.parametrize("text", ["it's 12345678", "12345678 I think", "FAN: 1234 5678"])
def test_among_other_words_it_is_asked_about(text: str):
    assert hear(NUMBER, text) == DidYouMean("12345678", "Is it 12345678?")


@pytest.mark.parametrize("text", ["1234567", "123456789", "1234567x", "", "no idea", "12345678 or 12345679"])
def test_what_is_not(text: str):
    assert isinstance(hear(NUMBER, text), Misunderstood)


def test_the_remedy_shows_one():
    assert hear(NUMBER, "7") == Misunderstood("FAN looks like 12345678", "Reply with FAN and nothing else")
    both = hear(NUMBER, "12345678 or 12345679")
    assert isinstance(both, Misunderstood)
    assert both.remedy == "FAN must be one: reply with the one to use"
