"""The treasurer's page: what was expected and what came of it, to the penny, and for whom it is."""

import csv
import html
import io
import re

import pytest

from flows.money import pence
from tests.support.chats.examples import ALL_ANSWERS
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow
COLUMNS = ("Expected", "Collected", "Failed", "Refunded", "Paid out")


@pytest.fixture
def treasurer(people: DeskPeople) -> Someone:
    return people.lets_in("kim@example.org", "treasurer")


def rows_of(page: str, table: str) -> dict[str, tuple[int, ...]]:
    """A table's rows by their headings, in pence."""
    [body] = re.findall(rf'<table[^>]*aria-labelledby="{table}">(.*?)</table>', page, re.DOTALL)
    rows = re.findall(r'<th scope="row">(.*?)</th>(.*?)</tr>', body, re.DOTALL)
    cells = {re.sub("<.*?>", "", name): re.findall(r"<td[^>]*>(£[\d.,]+)</td>", rest) for name, rest in rows}
    return {html.unescape(name): tuple(map(pence, each)) for name, each in cells.items()}


def test_months_and_teams_add_up_to_the_penny_with_the_payouts(house: House, parent: Parent, people: DeskPeople):
    house.it_becomes(12)
    till = Till(house)
    parent.says(*ALL_ANSWERS, "yes")
    till.pays(parent)
    house.admin_invites(player_first_name="Ana", parent_tel="+447700900124", team_name="Lions")
    other = house.parent("+447700900124")
    other.answers_until("payment_pending")
    till.pays(other, "fail")
    till.days_pass(4)
    [fee] = [each for each in till.all_of("payments") if each["status"] == "paid_out"]
    till.gocardless.refund(fee, 1050)
    till.gocardless.faults.failing = 1
    till.days_pass(35)

    treasurer = people.lets_in("kim@example.org", "treasurer")
    page = treasurer.opens("/desk/payments").text
    months, teams, payouts = (rows_of(page, table) for table in ("by-month", "by-team", "payouts"))
    assert dict(zip(COLUMNS, months["August 2026"], strict=True)) == {
        "Expected": 8000, "Collected": 4000, "Failed": 4000, "Refunded": 1050, "Paid out": 4000,
    }  # fmt: skip
    assert months["September 2026"][2] == 2600, "the collection that failed"
    assert set(teams) == {"Lions u11s", "Panthers u11s", "All"}
    for table in (months, teams):
        total = table.pop("All")
        assert tuple(map(sum, zip(*table.values(), strict=True))) == total
    assert payouts["All"] == (sum(each["amount"] for each in till.all_of("payouts")),) == total[-1:]

    sheet = list(csv.reader(io.StringIO(treasurer.opens("/desk/payments.csv").text)))
    assert sheet[0] == ["month", "team", "expected", "collected", "failed", "refunded", "paid_out"]
    assert tuple(map(pence, sheet[-1][2:])) == total

    lions = treasurer.opens("/desk/payments?team=Lions+u11s").text
    assert rows_of(lions, "by-month")["All"] == teams["Lions u11s"]

    today = treasurer.opens("/desk/").text
    assert "with a payment to look at" in today
    assert "What failed, by month" in today
    assert parent.registration.reference in treasurer.opens("/desk/registrations?what=payment").text


def test_before_anything_is_sent_it_says_what_will_stand_there(treasurer: Someone, parent: Parent):
    assert "once the first answers" in treasurer.opens("/desk/payments").text
    assert "once the first answers" in treasurer.opens("/desk/payments?season=nonsense&team=%3Cb%3E").text


def test_the_navigation_shows_it_to_those_who_may(people: DeskPeople, treasurer: Someone):
    assert 'href="/desk/payments"' in treasurer.opens("/desk/").text.replace("/production", "")
    assert "payments" not in people.lets_in("robin@example.org", "welfare officer").opens("/desk/").text
