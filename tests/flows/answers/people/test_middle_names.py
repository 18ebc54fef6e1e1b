"""A middle name that is told beside the name that is known, and what else stands in the middle."""

import pytest

from flows.answers.people.middle_names import tells_of_none, with_first_names, with_middle_name

TOLD = {
    "plus a george in the middle": "Sam George Smith",
    "and a George in between": "Sam George Smith",
    "stick George in the middle": "Sam George Smith",
    "no, stick George in the middle": "Sam George Smith",
    "slip a George in there": "Sam George Smith",
    "chuck George between the two": "Sam George Smith",
    "theres a george in the middle too": "Sam George Smith",
    "you forgot the George in the middle": "Sam George Smith",
    "George goes in the middle": "Sam George Smith",
    "add George after Sam": "Sam George Smith",
    "put george in as his middle name": "Sam George Smith",
    "George is his middle name": "Sam George Smith",
    "with John George in the middle": "Sam John George Smith",
    "Mary-Anne as a middle name": "Sam Mary-Anne Smith",
    "middle name's Arthur after his grandad": "Sam Arthur Smith",
    "there's a middle one, Joseph": "Sam Joseph Smith",
    "his second name is Kwame, on everything": "Sam Kwame Smith",
}
NOT_TOLD = [
    "with a hyphen in the middle", "there's a space in the middle", "double n in the middle", "a z in the middle",
    "no george in the middle", "drop the George in the middle", "dont put the George in there",
    "George or John in the middle", "put him in the middle", "im in the middle of something", "he plays in the middle",
    "living in the middle of Urmston", "Mum is in the middle of a shift", "with the kids in the middle of tea",
    "his middle name's long", "the middle one's his brother", "middle name isn't needed, Sam's fine",
    "put Smith in there", "put the lot in there", "everything is in there",
]  # fmt: skip
OF_ANOTHER_FAMILY = [
    "Sam Anthony", "Sam Anthony thanks", "Sam James now", "Sam Thomas since the wedding", "Sam Lewis, new husband",
    "Sam Byrne if you want the lot", "Sam Elizabeth Smith if you want the lot", "Mary Ellen, she's my sister",
]  # fmt: skip
NONE = [
    "no middle name if thats what ur after", "we never bothered with middle names", "hasn't got a middle name",
    "no second name", "he doesn't have a middle name",
]  # fmt: skip


@pytest.mark.parametrize(("said", "name"), TOLD.items())
def test_the_known_name_with_one_between(said: str, name: str):
    assert with_middle_name("Sam Smith", said) == name


def test_a_name_of_small_words_has_two_parts_as_well():
    assert with_middle_name("Mia van der Berg", "plus a Jo in the middle") == "Mia Jo van der Berg"
    assert with_middle_name("Sam Peter Smith", "plus a Jo in the middle") is None


@pytest.mark.parametrize("said", NOT_TOLD)
def test_nothing_that_is_no_name(said: str):
    assert with_middle_name("Sam Smith", said) is None


@pytest.mark.parametrize("said", NONE)
def test_that_there_is_none(said: str):
    assert tells_of_none(said)
    assert not tells_of_none("his middle name is George")


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Sam Anthony, if we're being formal", "Sam Anthony Smith"),
        ("Sam Elizabeth but don't tell anyone", "Sam Elizabeth Smith"),
        ("Mary Sam but nobody knows that", "Mary Sam Smith"),
        ("its Sam Louise for her sins", "Sam Louise Smith"),
    ],
)
def test_first_names_beside_a_remark_are_not_the_whole_name(said: str, name: str):
    assert with_first_names("Sam Smith", said) == name


@pytest.mark.parametrize("said", OF_ANOTHER_FAMILY)
def test_what_may_be_another_family_name_is_none_of_them(said: str):
    assert with_first_names("Sam Smith", said) is None
