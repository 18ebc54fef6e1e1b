"""Tables of sentence patterns: each row asks for words, and a row may be broken behind a bar."""

import gc
import importlib
import pkgutil
from collections.abc import Iterator

import pytest

import flows
from flows.language.patterns import Patterns, in_full
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


def wrongly_broken(table: Patterns) -> Iterator[str]:
    """Lines that go on without a bar, so that they imply a bare word, and alternatives that are none."""
    lines = [line for line in table._lines.splitlines() if line.strip()]
    depth = [len(line) - len(line.lstrip()) for line in lines]
    for before, line, deep in zip(lines, lines[1:], depth[1:], strict=False):
        if (deep > depth[0]) != before.rstrip().endswith("|"):
            yield line.strip()
    for word in (word for row in table._rows for word in row):
        if any(word.count(opens) != word.count(closes) for opens, closes in ("[]", "()", "<>")):
            yield word
        if not all(word.removeprefix("[").removesuffix("*").removesuffix("]").split("|")):
            yield word


def test_no_row_of_any_table_is_broken_where_it_implies_a_bare_word():
    for module in pkgutil.walk_packages(flows.__path__, "flows."):
        importlib.import_module(module.name)
    tables = [each for each in gc.get_objects() if type(each) is Patterns]  # also those within functions
    assert len(tables) > 40
    assert [broken for table in tables for broken in wrongly_broken(table)] == []


@pytest.mark.parametrize(
    "rows",
    [
        "    get|give me\n        a ring",  # "a ring" is a row of its own
        "    get|give|\n    me a ring",
        "    in [club|club house|ground]*",  # "house" stands alone
        "    ring|call| me",
        "    ring||call me",
    ],
)
def test_a_row_that_is_wrongly_broken_is_found(rows: str):
    assert list(wrongly_broken(Patterns(rows, {})))


@pytest.mark.parametrize(
    ("said", "full"),
    [
        ("he'll be there", "he will be there"),
        ("She’ll wear a 9/10", "she will wear a 9 10"),
        ("they'll share", "they will share"),
        ("theyll share", "they will share"),
        ("hell be in goal", "he will be in goal"),
        ("shell need an inhaler", "she will need an inhaler"),
        ("it'll do", "it will do"),
        ("you'll see", "you will see"),
        ("HE'LL play", "he will play"),
        ("that'll be 12", "that will be 12"),
        ("what the hell", "what the hell"),  # no contractions
        ("he is gone into his shell", "he is gone into his shell"),
        ("Shell garage", "shell garage"),
        ("hell no", "hell no"),
        ("well", "well"),
    ],
)
def test_short_forms_are_written_out(said: str, full: str):
    assert in_full(said) == full


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
