"""Tables of sentence patterns: each row asks for words, and a row may be broken behind a bar."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import flows
from flows.language.patterns import Patterns
from flows.registration import implied
from flows.registration.implied.tables import implied as made_of


def every_table() -> Iterator[tuple[str, Patterns]]:
    for module in pkgutil.walk_packages(flows.__path__, "flows."):
        for name, table in vars(importlib.import_module(module.name)).items():
            if isinstance(table, Patterns):
                yield f"{module.name}.{name}", table


def test_no_table_finds_itself_in_a_word_that_says_nothing():
    assert [name for name, table in every_table() if table.found_in("zzz")] == []


@pytest.mark.parametrize("row", ["[a|b]* [c]*", "[a]"])
def test_a_row_without_a_word_would(row: str):
    assert Patterns(row, {}).found_in("zzz")


def test_a_row_goes_on_behind_a_bar():
    table = Patterns("red|\n        green house", {})
    assert table.found_in("a green house")
    assert not table.found_in("a red door")


def test_implied_tables_are_silent_too():
    for name in implied.__all__:
        assert getattr(implied, name)("zzz zzz zzz zzz") is None, name
    assert made_of(("a", "x"), ("b", "y"))("x y") is None


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("hitt?ing him", "hiting him"),
        ("<adult> hit", "step dad hit"),
        ("<adult> hit", "the bloke hit"),
        ("<adult> hit", "grown up hit"),
        ("[please|just]* ring me", "ring me"),
        ("[please|just]* ring me", "please ring me"),
        ("^ [ok]* call me", "call me"),
        ("^ [ok]* call me", "ok call me"),
        ("_ of us", "both of us"),
        ("!not \\w+ of us", "both of us"),
    ],
)
def test_a_message_is_looked_through_wherever_a_pattern_may_begin(line, said):
    patterns = Patterns(line, {"adult": ["step ?(?:dad|mum)s?", "man|bloke", "grown ?ups?"]})
    assert patterns.found_in(said)
    assert not patterns.found_in("12 Acacia Avenue")
