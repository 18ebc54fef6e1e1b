"""A message taken apart at its joints, and without what is said not to be."""

import pytest

from flows.language.clauses import affirmed, beginnings, clauses, denied, second_thought, spans


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("the 3rd, but I'd have to check", ["the 3rd", "I'd have to check"]),
        ("Flixton Juniors and im his dad", ["Flixton Juniors", "im his dad"]),
        ("12 because we moved. sorry!", ["12", "we moved"]),
        ("Stoke-on-Trent", ["Stoke-on-Trent"]),
        ("jane@example.com", ["jane@example.com"]),
        ("£9.50", ["£9.50"]),
        ("", []),
    ],
)
def test_clauses(text: str, parts: list[str]):
    assert clauses(text) == parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("im not his mum im his nan", ["im his nan"]),
        ("not M41 5AA, we moved to M41 6BB", ["5AA", "we moved to M41 6BB"]),
        ("he's a boy not a girl", ["he's a boy"]),
        ("it used to be 7", ["it"]),
        ("the 4th", ["the 4th"]),
    ],
)
def test_what_is_said_to_be_so(text: str, parts: list[str]):
    assert affirmed(text) == parts


def test_what_is_denied():
    assert denied("not on Mondays")
    assert not denied("note the date")


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("3 May 2015. no sorry 2016", "3 May 2015.", "2016"),
        ("the first please no hang on the third", "the first please", "the third"),
        ("the 12th no wait make it the 14th", "the 12th", "make it the 14th"),
        ("the second, actually no, um the fourth", "the second", "the fourth"),
        ("fifth no scratch that the ninth", "fifth", "the ninth"),
        ("3 may 2015. no tell a lie 2016", "3 may 2015.", "2016"),
        ("the 5th or no i mean 6th", "the 5th", "6th"),
        ("the 3rd", "the 3rd", ""),
    ],
)
def test_what_was_said_and_what_was_said_instead(text: str, first: str, second: str):
    assert second_thought(text) == (first, second)


def test_what_it_begins_with_and_the_words_side_by_side():
    assert list(beginnings("Acacia Avenue, Urmston but post goes to my mums")) == [
        "Acacia Avenue, Urmston",
        "Acacia Avenue",
    ]
    assert list(spans("a b c")) == [["a b c"], ["a b", "b c"], ["a", "b", "c"]]
    assert list(spans("x " * 4096)) == []
