"""Which of two houses is meant, where a message tells both."""

import pytest

from flows.answers import DidYouMean, House
from flows.answers.addresses.houses_of_several import house_of_several
from tests.flows.answers import hear

NOW = [
    ("we were at 31 till last month, now its 58", "58"), ("12 was our last place, we're 19 now", "19"),
    ("they've gone from 4 to number 8 on the same road", "8"), ("downsized from 44 to flat 6", "flat 6"),
    ("his dads in The Stables now, he was at 8 before they split it up", "The Stables"),
    ("previously 9, currently 9a", "9a"), ("been at 12 for years but as of June it's 88", "88"),
]  # fmt: skip
WHOSE = [
    ("im at 12 but hes at 9", "12", "9"), ("he's at 9, I'm at 12", "12", "9"), ("12 is me, 9 is his dad", "12", "9"),
    ("my house is 12 but his is 14", "12", "14"), ("her dad's at 18 while I'm at 12", "12", "18"),
]  # fmt: skip
NEITHER = [
    "12 or 14", "Flat 2, 14", "we're moving from 12 to 14 next week", "12A not 12", "16 no sorry 61", "12 The Stables",
    "9, he's lived there since he was 4", "been at 12 since 2019", "22, we've 2 dogs now", "12 and 12", "12 Mill Lane",
    "4 mins from number 12", "we were at 12 and before that at 14", "his mum is at 9 and his nan is at 12",
]  # fmt: skip


@pytest.mark.parametrize(("text", "house"), NOW)
@pytest.mark.parametrize("of_another", [False, True])
def test_where_somebody_is_now_is_meant(text, house, of_another):
    assert house_of_several(text, of_another=of_another) == house
    heard = hear(House(street="street", of_another=of_another), text)
    assert heard == DidYouMean(house, f"Shall I write: “{house}”?")


@pytest.mark.parametrize(("text", "own", "other"), WHOSE)
def test_whose_house_is_asked_for_is_meant(text, own, other):
    assert (house_of_several(text, of_another=False), house_of_several(text, of_another=True)) == (own, other)


@pytest.mark.parametrize("text", NEITHER)
@pytest.mark.parametrize("of_another", [False, True])
def test_where_nothing_tells_them_apart_neither_is(text, of_another):
    assert house_of_several(text, of_another=of_another) == ""
