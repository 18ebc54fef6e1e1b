"""GET /messages and GET /suppressions: by day, status, caller and recipient, page by page at the same cost a page."""

from datetime import timedelta
from typing import Any

import pytest

from sender.auth.callers import Caller
from sender.store.search import MOST_LOOKS, PAGE
from tests.support.sender.office import JANE, JANES_PHONE, Office, emails_to, to_jane


def everybodys(office: Office) -> str:
    if not office.front.callers.get("office"):
        rights = Caller(name="office", scopes=frozenset({"read", "read-all", "suppress", "send"}))
        office.front.callers.add(rights, office.clock.now())
    return office.token("office")


def looks(office: Office, path: str = "/messages", token: str | None = None, **query: str) -> Any:
    headers = {"Authorization": f"Bearer {token or office.token()}"}
    return office.browser.get(path, query_string=query, headers=headers)


def pages(office: Office, path: str = "/messages", token: str | None = None, **query: str) -> list[list[dict]]:
    """Every page, each with its messages."""
    found, after = [], ""
    while after is not None:
        answer = looks(office, path, token, **query, **({"after": after} if after else {}))
        assert answer.status_code == 200, answer.json
        found.append(answer.json["suppressions" if "suppressions" in path else "messages"])
        after = answer.json["next"]
    return found


def addresses(found: list[list[dict]]) -> list[str]:
    return [each["address"] for page in found for each in page]


def test_a_days_messages_are_found_with_what_became_of_them(office: Office):
    office.posts(to_jane())
    office.works()
    [page] = pages(office)
    assert {(each["address"], each["status"], each["TraceId"], each["caller"]) for each in page} == {
        (JANE, "sent", "reg-42-confirmation", "club-desk"),
        (JANES_PHONE, "sent", "reg-42-confirmation", "club-desk"),
    }


def test_another_day_has_its_own(office: Office):
    before = office.clock.now().date().isoformat()
    office.posts(emails_to(JANE))
    office.clock.advance(timedelta(days=1).total_seconds())
    office.posts(emails_to("pat@example.com", TraceId="reg-43"))
    assert addresses(pages(office)) == ["pat@example.com"]
    assert addresses(pages(office, day=before)) == [JANE]
    assert addresses(pages(office, day="2020-02-29")) == []


def test_by_status(office: Office):
    office.posts(emails_to(JANE))
    office.works()
    office.posts(emails_to("pat@example.com", TraceId="reg-43"))
    assert addresses(pages(office, status="sent")) == [JANE]
    assert addresses(pages(office, status="queued")) == ["pat@example.com"]
    assert addresses(pages(office, status="failed")) == []


def test_by_recipient_however_the_address_is_written_the_newest_first(office: Office):
    for trace in ("reg-1", "reg-2", "reg-3"):
        office.posts(to_jane(TraceId=trace))
        office.clock.advance(60)
    office.posts(emails_to("pat@example.com", TraceId="reg-4"))
    [page] = pages(office, recipient="Jane@Example.com")
    assert [each["TraceId"] for each in page] == ["reg-3", "reg-2", "reg-1"]
    assert addresses(pages(office, recipient=JANES_PHONE)) == [JANES_PHONE] * 3
    assert addresses(pages(office, recipient=JANE, day="2020-02-29")) == []


def test_a_caller_finds_its_own_and_with_read_all_everybodys(office: Office):
    office.posts(emails_to(JANE), token=office.token("shop"))
    office.posts(emails_to("pat@example.com", TraceId="reg-43"))
    assert addresses(pages(office)) == addresses(pages(office, caller="club-desk")) == ["pat@example.com"]
    assert addresses(pages(office, recipient=JANE)) == []
    assert looks(office, caller="shop").json["errors"] == {
        "caller": "may be club-desk alone, without the scope read-all"
    }
    office_s = everybodys(office)
    assert set(addresses(pages(office, token=office_s))) == {JANE, "pat@example.com"}
    assert addresses(pages(office, token=office_s, caller="shop")) == [JANE]


class TestPages:
    @pytest.mark.parametrize("sizes", [[250], [99, 1, 2], [1] * 60, [100, 101, 150]])
    def test_have_everybody_once_at_a_cost_that_does_not_grow(self, office: Office, sizes: list[int]):
        sent = []
        for number, size in enumerate(sizes):
            crowd = [f"parent{number}x{place}@example.com" for place in range(size)]
            assert office.posts(emails_to(*crowd, TraceId=f"news-{number}")).status_code == 200
            sent += crowd
        office.wire.calls.clear()
        found = pages(office)
        assert sorted(addresses(found)) == sorted(sent)
        assert all(len(page) <= PAGE for page in found)
        assert office.wire.calls.count("dynamodb Query") <= len(found) * (MOST_LOOKS + 2)

    def test_of_one_recipient_go_on_too(self, office: Office):
        for number in range(PAGE + 5):
            office.posts(emails_to(JANE, TraceId=f"news-{number}"))
        assert [len(page) for page in pages(office, recipient=JANE)] == [PAGE, 5]

    @pytest.mark.parametrize("after", ["x", "AAAA", "bnVsbA", "WyJhIl0", "W10", "eyJhIjoiYiJ9", "é"])
    def test_begin_where_a_page_ended_and_nowhere_else(self, office: Office, after: str):
        for query in ({}, {"recipient": JANE}):
            refused = looks(office, after=after, **query)
            assert (refused.status_code, set(refused.json["errors"])) == (400, {"after"})


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"day": "yesterday"}, "day"),
        ({"day": "2026-02-30"}, "day"),
        ({"status": "lost"}, "status"),
        ({"form": "1"}, "form"),
        ({"status": ["sent", "failed"]}, "status"),
    ],
)
def test_what_cannot_be_looked_for_is_named(office: Office, query: dict[str, Any], field: str):
    refused = looks(office, **query)
    assert (refused.status_code, set(refused.json["errors"])) == (400, {field})


class TestSuppressions:
    def test_are_listed_the_newest_first_with_their_reason(self, office: Office):
        office.back.suppression.suppress("EMAIL", JANE, "bounce")
        office.clock.advance(60)
        office.back.suppression.opt_out([("SMS", JANES_PHONE)], "by text")
        [page] = pages(office, "/suppressions")
        assert [(each["channel"], each["address"], each["reason"]) for each in page] == [
            ("SMS", JANES_PHONE, "opt-out"),
            ("EMAIL", JANE, "bounce"),
        ]
        office.back.suppression.lift("EMAIL", JANE)
        assert addresses(pages(office, "/suppressions")) == [JANES_PHONE]

    def test_come_page_by_page(self, office: Office):
        club = [("EMAIL", f"parent{number}@example.com") for number in range(150)]
        office.back.suppression.opt_out(club, "the season is over")
        assert sorted(addresses(pages(office, "/suppressions"))) == sorted(address for _, address in club)

    def test_are_for_who_may_change_them(self, office: Office):
        office.front.callers.add(Caller(name="reader", scopes=frozenset({"read"})), office.clock.now())
        assert looks(office, "/suppressions", office.token("reader")).status_code == 403
