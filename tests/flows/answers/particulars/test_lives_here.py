"""Where a child lives: with the parent, elsewhere, or in two places, which is never forced into yes or no."""

import pytest

from flows.answers import DidYouMean, LivesHere, Misunderstood, Understood
from tests.flows.answers import hear

SAME = [
    "yes", "Yes!", "yep", "yeah", "same", "Same x", "the same", "yes same", "Yes, same address",
    "same address", "same as mine", "same as me", "same place", "lives with me", "he lives with me", "She's with us",
    "with me", "yes he does", "yes we all live here", "here", "at home", "he lives here", "both kids live here",
    "I have full custody", "lives with me full time", "1", "option 1",
]  # fmt: skip
ELSEWHERE = [
    "no", "nope", "No he doesn't", "another", "Another address", "different address", "somewhere else", "not here",
    "not the same", "no he lives with his nan", "with his dad", "at his dad's", "No, with her mum", "lives at her mums",
    "at her nan's", "she lives with my mum", "lives with his grandparents", "with my ex", "his dad's address",
    "no, at dad's", "she stays with her auntie", "with foster carers", "he doesn't live here",
    "she doesn't live with me", "No, he isn't with us, he's with his dad", "he's at uni", "2",
]  # fmt: skip
PARTLY = [
    "some of the time", "Some of the time", "partly", "sometimes", "both", "bit of both", "yes and no", "it varies",
    "half the week at her dad's", "half and half", "50/50", "50:50 with his dad", "50 50", "60/40", "shared custody",
    "we share custody", "joint custody", "shared", "split between us", "co-parenting", "weekends with his mum",
    "weekdays with me", "every other weekend at her dad's", "alternate weeks", "week on week off",
    "with me most of the time", "mostly with me", "mainly here", "yes mostly", "usually at his dad's",
    "Mon to Fri with me, weekends at his dad's", "she's at her dad's on Fridays", "every Wednesday at her nan's",
    "3 nights with me 4 with dad", "2 days a week with nan", "a few nights a week at his dads", "on and off",
    "yes but weekends at dads", "no, half the week at his dads", "No, weekends at her dad's",  # a no to "always here?"
    "not always", "not all the time", "term time with me", "boarding school", "back and forth", "between two homes",
    "we are weekends only", "i do weekends", "I work nights so he sleeps at nans midweek",
    "both places", "both addresses", "He lives with me but goes to his dad's at weekends", "3",
]  # fmt: skip
UNCLEAR = [
    "", "😀", "maybe", "dunno", "thanks", "4", "who wants to know?", "does half the week count?", "it's complicated",
    "no same", "yes no", "yes with his dad",  # his dad's home, or ours?
    "mum and dad", "with both parents", "both of us",  # in one home or in two
    "he doesn't live with his dad", "never at his dad's", "not with her mum",  # where, then?
    "no shared custody", "we don't share custody", "not at weekends",
    "I'm on nights", "sorry been on nights all week", "will do this at the weekend",  # when the parent works or writes
    "will get this finished over the weekend", "chase me again on Sunday night",
    "my other half lives here", "we moved here a few days ago", "used to be half the week", "she's 11",
]  # fmt: skip
ADDRESSES = [
    "12 Acacia Avenue", "M41 5AA", "he lives at 12 Acacia Avenue", "no, 12 Acacia Avenue",
    "half the week at 12 Acacia Avenue", "weekends at M41 5AA",
]  # fmt: skip


@pytest.mark.parametrize("text", SAME)
def test_the_same_address(text):
    assert hear(LivesHere(), text) == Understood("yes")


@pytest.mark.parametrize("text", ELSEWHERE)
def test_another_address(text):
    assert hear(LivesHere(), text) == Understood("no")


@pytest.mark.parametrize("text", PARTLY)
def test_some_of_the_time(text):
    assert hear(LivesHere(), text) == Understood("partly")


@pytest.mark.parametrize("text", UNCLEAR)
def test_what_may_mean_either_is_asked_again(text):
    assert isinstance(hear(LivesHere(), text), Misunderstood)


@pytest.mark.parametrize("text", ADDRESSES)
def test_an_address_is_asked_for_afterwards(text):
    remedy = 'First reply "same", "another" or "some of the time": the address itself comes next'
    assert hear(LivesHere(), text).remedy == remedy


@pytest.mark.parametrize("text", ["with dad", "with mum", "lives with nan", "she lives with grandma"])
def test_a_relative_may_be_who_is_writing(text):
    """ "With dad", from a dad, is here."""
    assert hear(LivesHere(), text) == DidYouMean("no", "Is that another address than yours?")


def test_what_the_summary_shows():
    shown = [LivesHere().show(value) for value in ("yes", "no", "partly")]
    assert shown == ["Yes, same address", "Another address", "Some of the time"]
