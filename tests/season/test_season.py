"""A whole season of 300 families: nothing twice, at night, after STOP, outside the window, or where a person talks."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor

import pytest

from flows.reminders.ladder import Rung
from tests.season.season import FAMILIES, play
from tests.season.season_counts import NEVER, by_kind, by_outcome
from tests.season.season_records import EMAIL, SMS, WHATSAPP, Records

pytestmark = pytest.mark.timeout(900)

AT_LEAST = {
    ("invite", WHATSAPP): 250,
    ("invite", SMS): 10,
    ("remind day 1", WHATSAPP): 120,
    ("remind day 1", SMS): 10,
    ("remind day 3", WHATSAPP): 50,
    ("remind day 5", WHATSAPP): 40,
    ("remind day 7", WHATSAPP): 80,
    ("remind day 3", EMAIL): 3,
    ("remind day 7", EMAIL): 3,
    ("remind manager", SMS): 80,
    ("remind manager", EMAIL): 80,
    ("digest", EMAIL): 10,
    ("digest", SMS): 20,
    ("person", EMAIL): 10,
    ("payment pending", EMAIL): 10,
    ("registered", EMAIL): 10,
    ("payment news", WHATSAPP): 20,
    ("payment failed", EMAIL): 6,
    ("the desk", WHATSAPP): 3,
    ("answer", WHATSAPP): 400,
}
ENDED = {
    "never_answers": {"invited": 50},
    "comes_back_after_a_reminder": {"payment_pending": 3},
    "pays": {"registered": 5},
    "pays_at_the_second_try": {"registered": 2},
    "fails_to_pay": {"payment_pending": 2},
    "mends_a_month": {"registered": 3},
    "charges_back": {"registered": 3},
    "leaves_with_the_fee_paid": {"withdrawn": 2},
    "declines": {"declined": 65},
    "wants_everything_deleted": {"erased": 18},
    "moves_away": {"withdrawn": 35},
}


@pytest.fixture(scope="module")
def season() -> Records:
    """Played in a process of its own: the clock of the run goes forward only, and AWS is one a process."""
    with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as process:
        return process.submit(play).result()


@pytest.mark.parametrize("what", NEVER)
def test_never(season: Records, what: str):
    assert list(NEVER[what](season)) == []


@pytest.mark.parametrize(("kind", "channel"), AT_LEAST)
def test_enough_was_sent_for_a_fault_to_show(season: Records, kind: str, channel: str):
    assert by_kind(season)[kind, channel] >= AT_LEAST[kind, channel]


@pytest.mark.parametrize("kind", ENDED)
def test_families_end_as_they_meant_to(season: Records, kind: str):
    ended = by_outcome(season)[kind]
    assert all(ended[status] >= least for status, least in ENDED[kind].items())


def test_the_money_is_what_gocardless_has_to_the_penny(season: Records):
    assert [each for each in season.accounts if each.ours != each.theirs] == []
    assert sum(each.ours.paid_out for each in season.accounts) == season.paid_out > 0


def test_nothing_is_collected_twice_or_from_who_left(season: Records):
    assert [each for each in season.accounts if each.live > each.may_be] == []


@pytest.mark.parametrize(
    ("kind", "collected", "failed", "refunded"),
    [
        ("pays", 6600, 0, 0), ("pays_half", 0, 0, 0), ("fails_to_pay", 0, 4000, 0),
        ("misses_a_month", 4000, 2600, 0),
        ("mends_a_month", 6600, 2600, 0), ("charges_back", 2600, 4000, 0), ("leaves_with_the_fee_paid", 4000, 0, 4000),
    ],
)  # fmt: skip
def test_each_kind_of_family_paid_as_it_meant_to(
    season: Records, kind: str, collected: int, failed: int, refunded: int
):
    sums = {each.ours[:3] for each in season.accounts if each.kind == kind and any(each.ours)}
    assert sums == {(collected, failed, refunded)} - {(0, 0, 0)}


def test_it_was_a_season_as_it_was_meant_to_be(season: Records):
    assert len(season.stories) == FAMILIES == 300
    assert {each.rung for each in season.sent} - {""} == set(Rung)
    assert {each.error for each in season.sent} >= {"63014", "63018", "63024"}
    assert season.deaths >= 10
