"""Two hundred parents with usernames, or with less than --all a few: all registered, none twice, none for another."""

import multiprocessing
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import pytest

from tests.season.season import SEED
from tests.season.season_usernames import WAYS, Outcome, play
from tests.support.runner.thoroughness import Extent

pytestmark = pytest.mark.timeout(2400)

PARENTS = 200 if Extent.everything else len(WAYS)


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    """Played in a process of its own, as the season is."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(play, PARENTS, SEED).result()


def test_every_parent_has_come_to_the_end_in_every_way(outcomes: list[Outcome]):
    assert len(outcomes) == PARENTS
    assert set(Counter(each.way for each in outcomes)) == {way.__name__ for way in WAYS}
    assert [each for each in outcomes if each.statuses != ["payment_pending"]] == []


def test_none_is_registered_twice_or_told_twice(outcomes: list[Outcome]):
    assert [each for each in outcomes if len(each.statuses) != 1 or each.emails != 1] == []


def test_none_is_mistaken_for_another(outcomes: list[Outcome]):
    assert [each for each in outcomes if each.players != [f"{each.child} Marsh"]] == []
    assert [each for each in outcomes if each.children - {each.child}] == []
