"""Payments on the whole machine, in a real browser: from the link in the chat to GoCardless's page, through a failed
collection a month later and a second child, to the treasurer's page at the desk. One machine for all, in this order,
with the families of the example season.
"""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import requests

from flows.money import pence
from local.example import Chat, converse, invite
from local.example_family import invite_of
from local.season.courses import COURSES, fails_to_pay
from tests.support.local.waiting import wait_until

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
desk_pictures = pytest.importorskip(
    "scripts.desk_pictures", reason="there is no playwright here: python3 start.py test installs it"
)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="there is no chromium here: apt install chromium"),
    pytest.mark.timeout(480),
]
SOON = 20  # seconds
EVERYBODYS = 1000  # collections: those of the season's families come on other days than this one's
PAYERS = range(COURSES.index(fails_to_pay) + 1)  # of the example season: all of whom any money is asked for or comes
COLLECTED, FAILED, REFUNDED, PAID_OUT = range(4)  # the treasurer's columns, after what was expected


class Visitor(desk_pictures.Helper):
    """Somebody with a browser; and what GoCardless has."""

    def has(self, kind: str) -> list[dict[str, Any]]:
        """Everything of a kind on GoCardless's dashboard."""
        return requests.get(f"{self.addresses['phone']}/dashboard/{kind}", timeout=10).json()[kind]

    def does(self, method: str, path: str, **body: object) -> None:
        """Something on GoCardless's dashboard."""
        url = f"{self.addresses['phone']}/dashboard/{path}"
        requests.request(method, url, json=body, timeout=10).raise_for_status()

    def it_becomes(self, day: date) -> None:
        now = datetime.fromisoformat(requests.get(f"{self.addresses['phone']}/clock", timeout=10).json()["now"])
        seconds = (datetime.combine(day, time(12), UTC) - now).total_seconds()
        json = {"advance_seconds": seconds}
        requests.post(f"{self.addresses['phone']}/clock", json=json, timeout=300).raise_for_status()


class Family(Visitor):
    """A parent with a chat and a browser."""

    def __init__(self, where: dict[str, str], page: Any):
        super().__init__(where, page)
        self.number = invite(where)
        self.chat = Chat(where["phone"], self.number)

    def heard(self) -> list[str]:
        return [each["text"] for each in self.chat.get("messages")["messages"] if each["from"] == "bot"]

    def hears(self, words: str) -> None:
        wait_until(lambda: words in "\n".join(self.heard()), SOON)

    def asks(self, question: str, answer: str) -> None:
        """Ask it in the chat, and hear this."""
        before = len(self.heard())
        self.chat.post({"text": question})
        wait_until(lambda: answer in "\n".join(self.heard()[before:]), SOON)

    def registrations(self) -> list[dict[str, Any]]:
        return self.chat.get("state")["registrations"]

    def has_a_second_child(self) -> None:
        body = invite_of(self.number) | {"player_first_name": "Mia"}
        key = {"x-api-key": self.addresses["api_key"]}
        requests.post(f"{self.addresses['bot']}/trigger", json=body, headers=key, timeout=30).raise_for_status()

    def opens_the_link(self) -> str:
        """The newest one of the chat; what the page says."""
        self.page.goto(re.findall(rf"{self.addresses['bot']}/pay/\S+", "\n".join(self.heard()))[-1])
        return self.page.locator("main").inner_text()

    def pays(self) -> None:
        self.page.get_by_role("button", name="Go on to GoCardless").click()
        self.page.get_by_role("button", name="Pay", exact=True).click()
        self.page.get_by_role("heading", name=re.compile("Thank you|Everything is paid")).wait_for()


class Treasurer(Visitor):
    """At the desk."""

    def reads(self, table: str) -> dict[str, tuple[int, ...]]:
        """A table's rows by their headings, in pence."""
        rows = self.page.locator(f"table[aria-labelledby='{table}']").locator("tbody tr, tfoot tr").all()
        return {
            each.locator("th").inner_text(): tuple(map(pence, each.locator("td").all_inner_texts())) for each in rows
        }

    def looks(self) -> tuple[dict[str, tuple[int, ...]], ...]:
        """The payments by month and by team, and the payouts, as the page has them now."""
        self.page.goto(f"{self.addresses['bot']}/desk/payments")
        return self.reads("by-month"), self.reads("by-team"), self.reads("payouts")

    def sees_by_month(self) -> dict[str, tuple[int, ...]]:
        """The months in which anything happened, without what was expected."""
        return {month: row[1:] for month, row in self.looks()[0].items() if month != "All" and any(row[1:])}

    def sums_of_gocardless(self) -> dict[str, tuple[int, ...]]:
        """By month what GoCardless collected, what failed, went back and was paid out, as its own lists say."""
        cells: Counter[tuple[str, int]] = Counter()
        for each in self.has("payments"):
            month = f"{date.fromisoformat(each['charge_date']):%B %Y}"
            column = {"confirmed": COLLECTED, "paid_out": COLLECTED, "failed": FAILED, "charged_back": FAILED}
            cells[month, column[each["status"]]] += each["amount"]
            cells[month, PAID_OUT] += each["amount"] * ("payout" in each["links"])
        for each in self.has("refunds"):
            cells[f"{datetime.fromisoformat(each['created_at']):%B %Y}", REFUNDED] += each["amount"]
        return {month: tuple(cells[month, column] for column in range(4)) for month, _ in cells}


@pytest.fixture
def page() -> Iterator[Any]:
    with desk_pictures.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        opened = chromium.new_page(viewport={"width": 800, "height": 900}, reduced_motion="reduce")
        opened.set_default_timeout(20_000)
        yield opened
        chromium.close()


@pytest.fixture
def family(season: dict[str, str], page: Any) -> Family:
    return Family(season, page)


@pytest.fixture
def treasurer(season: dict[str, str], page: Any) -> Treasurer:
    return Treasurer(season, page)


def test_from_the_first_link_through_a_failed_collection(family: Family):
    converse(family.chat)
    assert "£40 now" in family.opens_the_link()
    family.pays()
    family.hears("is registered for")

    plan = family.registrations()[0]["billing"]["plan"]
    assert f"{plan['count']} times £26" in "\n".join(family.heard())
    family.asks("have I paid?", "nothing left to pay")
    a_failed_collection_is_mended_from_the_chat(family, date.fromisoformat(plan["first"]))


def a_failed_collection_is_mended_from_the_chat(family: Family, day: date) -> None:
    family.does("PUT", "failing", times=EVERYBODYS)
    family.it_becomes(day + timedelta(days=4))
    family.hears("The direct debit of £26 for Sam ")
    family.does("PUT", "failing", times=0)
    family.asks("have I paid?", "What's left is £26 of the monthly fee that could not be collected")
    assert "£26 now, for what could not be collected" in family.opens_the_link()
    family.pays()
    family.hears("payments are up to date again")
    family.asks("have I paid?", "nothing left to pay")


def test_a_second_child_costs_less_as_it_was_shown_beforehand(family: Family):
    converse(family.chat)
    family.opens_the_link()
    family.pays()
    family.hears("is registered for")
    family.has_a_second_child()
    family.hears("invited to register Mia")
    assert "season of £36," in family.heard()[-1]
    converse(family.chat)

    mia = family.registrations()[1]
    plan = mia["billing"]["plan"]
    total = f"{plan['count']} times £26 from ", f"£{plan['count'] * 26} in all"
    for told in (family.heard()[-1], family.opens_the_link()):
        assert "£36 now" in told
        assert all(words in told for words in total)
    family.pays()
    family.hears("Mia is registered for")
    assert all(words in family.heard()[-1] for words in total)
    [asked] = [each for each in family.has("billing_requests") if each["metadata"]["registration"] == mia["reference"]]
    assert asked["payment_request"]["amount"] == 3600


def test_the_treasurers_page_adds_up_with_gocardlesss_own_lists(treasurer: Treasurer):
    """Of the families before, and of everybody in the example season who has anything to pay."""
    [given_back, *_] = [each for each in treasurer.has("payments") if each["status"] == "paid_out"]
    treasurer.does("POST", f"payments/{given_back['id']}/refund", amount=1050)
    now = datetime.fromisoformat(requests.get(f"{treasurer.addresses['phone']}/clock", timeout=10).json()["now"])
    treasurer.it_becomes(now.date() + timedelta(days=5))

    treasurer.signs_in("secretary@example.org")
    wait_until(lambda: treasurer.sees_by_month() == treasurer.sums_of_gocardless(), SOON)
    months, teams, payouts = treasurer.looks()
    for table in (months, teams):
        total = table.pop("All")
        assert tuple(map(sum, zip(*table.values(), strict=True))) == total
    assert all(total[1:])
    assert payouts.pop("All") == total[-1:]
    assert payouts == {each["id"]: (each["amount"],) for each in treasurer.has("payouts")}
