"""The stand-in, as GoCardless's own library and its own webhook parser see it."""

from collections.abc import Iterator

import gocardless_pro
import pytest
import requests
from gocardless_pro import webhooks

from local.gocardless import GoCardless
from local.gocardless.service import FAILED, PAID
from local.world import World
from tests.support.house import at

ASKED = {
    "payment_request": {"description": "Panthers u11s", "amount": 4000, "currency": "GBP"},
    "mandate_request": {"scheme": "bacs", "currency": "GBP"},
}


@pytest.fixture
def gocardless(club_world: World) -> Iterator[GoCardless]:
    club_world.gocardless.token, club_world.gocardless.webhooks.secret = "token", "secret"
    yield club_world.gocardless
    club_world.gocardless.reset()


def client(world: World, token: str) -> gocardless_pro.Client:
    return gocardless_pro.Client(access_token=token, environment="sandbox", base_url=world.phone_url)


def test_the_same_key_gives_the_same_request(gocardless: GoCardless, club_world: World):
    asking = client(club_world, "token").billing_requests
    first, again = (asking.create(ASKED, headers={"Idempotency-Key": "K1"}) for _ in range(2))
    other = asking.create(ASKED, headers={"Idempotency-Key": "K2"})
    assert first.id == again.id != other.id


def test_another_token_is_refused(gocardless: GoCardless, club_world: World):
    with pytest.raises(gocardless_pro.errors.AuthenticationError):
        client(club_world, "another").events.list()


@pytest.mark.parametrize(("outcome", "status"), [(PAID, "confirmed"), (FAILED, "failed")])
def test_what_the_parent_does_is_told_in_signed_events(outcome: str, status: str):
    told: list[tuple[bytes, dict[str, str]]] = []

    def post(_url: str, body: bytes, headers: dict[str, str]) -> int:
        told.append((body, headers))
        return 204

    clock = at(2026, 8, 3, 12)
    gocardless = GoCardless(clock, "token", "secret", "https://bot.example.com/gocardless", post=post)
    request = gocardless.books.add("billing_requests", clock.now(), status="pending", links={}, **ASKED)
    gocardless.fulfil(request, outcome)
    gocardless.settle()
    ((body, headers),) = told
    events = webhooks.parse(body.decode(), "secret", headers["Webhook-Signature"])
    assert [f"{each.resource_type} {each.action}" for each in events] == [
        "mandates created", "payments created", f"payments {status}", "billing_requests fulfilled",
    ]  # fmt: skip
    assert gocardless.found(events[1].links.payment)["status"] == status


def test_a_list_comes_in_pages_newest_first(gocardless: GoCardless, club_world: World):
    asking = client(club_world, "token").billing_requests
    made = [asking.create(ASKED).id for _ in range(5)]
    assert [each.id for each in asking.all({"limit": 2})] == made[::-1]


def test_what_is_held_at_the_dashboard_is_not_cancelled_from_outside(gocardless: GoCardless, club_world: World):
    of = gocardless.add_mandate({}, gocardless.clock.now())["id"]
    page = f"{club_world.phone_url}/dashboard/mandates/{of}"
    mandates = client(club_world, "token").mandates
    requests.post(f"{page}/hold", timeout=10).raise_for_status()
    with pytest.raises(gocardless_pro.errors.InvalidStateError, match="cancellation_failed"):
        mandates.cancel(of)
    assert mandates.get(of).status == "pending_submission"
    requests.post(f"{page}/cancel", timeout=10).raise_for_status()
    assert mandates.get(of).status == "cancelled"
