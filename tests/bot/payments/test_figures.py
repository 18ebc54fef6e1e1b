"""The treasurer's figures: to the penny, and with the provider's payouts."""

import csv
import io

import pytest

from tests.support.club import SEASON, Club
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow


def test_the_months_add_up_with_the_plan_and_the_payouts(till: Till, paying: Parent, house: House):
    club = Club(house)
    mia = club.has_a_registration("+447700900124", team_name="Lions")
    club.tells(mia, "payments", payment_id="cash-1", kind="fee", amount=4000)
    till.gocardless.faults.failing = 1
    till.days_pass(75)
    found = club.calls("GET", "/payments.json", query_string={"season": SEASON}).json
    lines = {(line["month"], line["team"]): line for line in found["lines"]}
    ours = lines["2026-09", "Panthers u11s"]
    assert (ours["expected"], ours["collected"], ours["failed"]) == (2600, 0, 2600)
    assert lines["2026-10", "Panthers u11s"]["collected"] == 2600
    assert lines["2026-08", "Lions u11s"]["collected"] == 4000
    for column in ("expected", "collected", "failed", "refunded", "paid_out"):
        assert found["total"][column] == sum(line[column] for line in found["lines"])
    assert found["total"]["paid_out"] == sum(found["payouts"].values())
    assert found["payouts"] == {each["id"]: each["amount"] for each in till.all_of("payouts")}


def test_another_payment_day_changes_nothing_of_what_is_expected(till: Till, paying: Parent, house: House):
    till.days_pass(40)
    paying.says("change payment day", "20", "yes")
    till.days_pass(4)
    found = Club(house).calls("GET", "/payments.json", query_string={"season": SEASON}).json
    expected = {line["month"]: line["expected"] for line in found["lines"]}
    assert expected.pop("2026-08") == 4000
    assert len(expected) == 9
    assert set(expected.values()) == {2600}


def test_a_last_day_that_is_taken_before_the_weekend_is_expected_once(till: Till, paying: Parent, house: House):
    paying.says("change payment day", "last day", "yes")
    till.days_pass(88)
    assert till.all_of("payments")[-1]["charge_date"] == "2026-10-30", "31 October is a Saturday"
    found = Club(house).calls("GET", "/payments.json", query_string={"season": SEASON}).json
    assert {line["month"]: line["expected"] for line in found["lines"]}["2026-10"] == 2600
    assert found["total"]["expected"] == 4000 + 9 * 2600


def test_the_sheet_says_the_same_in_pounds(till: Till, paying: Parent, house: House):
    (fee,) = till.all_of("payments")
    till.gocardless.refund(fee, 1050)
    till.news_arrives()
    answer = Club(house).calls("GET", "/payments.csv", query_string={"season": SEASON})
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows[0] == {
        "month": "2026-08", "team": "Panthers u11s", "expected": "40", "collected": "40", "failed": "0",
        "refunded": "10.50", "paid_out": "40",
    }  # fmt: skip
    assert (rows[-1]["month"], rows[-1]["expected"]) == ("", "274")
