"""Who joins when no month is left to be collected pays the fee alone, and is asked nothing about the monthly one."""

import pytest

from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow
PAYMENT_DAY = "On which day of the month"


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def joins(till: Till, month: int, day: int) -> Parent:
    """A parent who is invited on that day, at noon."""
    now = till.house.clock.now()
    then = now.replace(year=now.year + (month < now.month), month=month, day=day, hour=11)
    till.house.time_passes((then - now).total_seconds())
    assert till.house.admin_invites().status_code == 200
    return till.house.parent()


def sums_up(parent: Parent, **own: str) -> str:
    """What the parent reads before they send it."""
    parent.answers_until("check_answers", **own)
    return "\n".join(parent.texts[-2:])


def asked(parent: Parent) -> bool:
    return any(PAYMENT_DAY in each for each in parent.texts)


def test_who_joins_in_june_is_asked_for_no_payment_day(till: Till, club: Club):
    parent = joins(till, 6, 2)
    summary = sums_up(parent)
    assert "Kit size" in summary
    assert not asked(parent)
    assert "Payment day" not in summary
    confirmed = parent.says("yes")
    assert "One step is left, the payment: £40 now for the season." in confirmed
    assert "month" not in confirmed
    assert "payment_day" not in parent.registration.confirmed
    till.pays(parent)
    assert parent.registration.status == "registered"
    assert "The payment is in" in parent.hears
    till.days_pass(20)
    assert till.all_of("subscriptions") == till.all_of("mandates") == []
    [row] = club.exports()
    assert row["payment_day"] == ""


def test_who_joins_in_the_middle_of_the_season_is_asked_and_told_the_months_that_are_left(till: Till):
    parent = joins(till, 1, 12)
    assert "Payment day" in sums_up(parent, payment_day="20")
    assert asked(parent)
    assert "4 times £26 from 20 February 2027, £104 in all" in parent.says("yes")


def test_a_day_that_leaves_no_month_can_be_changed_to_one_that_does(till: Till):
    """On 15 May the last day of May can be kept, and the first cannot: the answer stays, and decides it alone."""
    parent = joins(till, 5, 15)
    assert "Payment day" in sums_up(parent, payment_day="1")
    assert "month" not in parent.says("yes").partition("One step is left")[2]
    heard = parent.says("change payment day", "the last day", "yes")
    assert "£26 once, on 31 May 2027" in heard


def test_who_answered_before_the_last_month_went_by_is_told_nothing_of_a_payment_day(till: Till):
    parent = joins(till, 5, 15)
    parent.answers_until("check_answers", payment_day="the last day")
    till.house.days_pass(14)
    parent.says("change email to jane@example.net")
    summary = "\n".join(parent.texts[-2:])
    assert "jane@example.net" in summary
    assert "Payment day" not in summary
    assert "One step is left, the payment: £40 now for the season." in parent.says("yes")


def test_a_second_child_in_june_is_not_asked_either(till: Till, club: Club):
    parent = joins(till, 5, 2)
    parent.answers_until("check_answers", payment_day="the last day")
    parent.says("yes")
    till.house.days_pass(30)
    club.invites("Ellie Smith", parent.number)
    before = len(parent.texts)
    parent.says("hi")
    summary = sums_up(parent)
    assert "Kit size" in summary
    assert not any(PAYMENT_DAY in each for each in parent.texts[before:])
    assert "Payment day" not in summary


def test_where_the_club_collects_for_longer_by_then_it_is_asked_after_all(till: Till, house: House):
    parent = joins(till, 6, 2)
    parent.answers_until("kit_size")
    house.start(COLLECTED_MONTHS="9-6")
    assert "Payment day" in sums_up(parent, payment_day="28")
    assert asked(parent)
    assert "£26 once, on 28 June 2027" in parent.says("yes")
