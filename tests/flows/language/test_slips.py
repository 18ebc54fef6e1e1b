"""Slips of a thumb: a word is brought to one that is known, where it is near enough, and to no other."""

import pytest

from flows.answers.basics.yes_no import NODS
from flows.language.slips import nearest

KNOWN = ("yes", "no", "male", "female", "mum", "mother", "september", "email", "only", "last", "twentieth")
SLIPS = {
    "mael": "male", "muim": "mum", "yrs": "yes", "yse": "yes", "yees": "yes", "emial": "email", "onyl": "only",
    "lst": "last", "spetembre": "september", "mothr": "mother", "femal": "female", "twentyeth": "twentieth",
}  # fmt: skip
NO_SLIPS = ["ye", "7", "m41", "mad", "nay", "yam", "smith", "street", "october", "", "мама"]


@pytest.mark.parametrize(("typed", "meant"), SLIPS.items())
def test_a_slip_is_brought_to_the_word_that_was_meant(typed, meant):
    assert nearest(typed, KNOWN) == meant


@pytest.mark.parametrize("typed", NO_SLIPS)
def test_another_word_is_left_alone(typed):
    assert nearest(typed, KNOWN) is None


def test_a_message_is_mended_only_where_all_of_it_is_known_then():
    assert NODS.mended("yess thsts right") == "yes thats right"
    assert NODS.mended("yes thats right") == ""
    assert NODS.mended("yess thsts Jane") == ""
    assert NODS.mended("yess " * 2000) == ""
