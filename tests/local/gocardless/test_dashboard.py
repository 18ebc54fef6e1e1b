"""What is done on GoCardless's dashboard of this machine stands in its books, and is told."""

from typing import Any

import pytest
import requests

from local.gocardless import GoCardless
from local.world import World


@pytest.fixture
def gocardless(club_world: World) -> GoCardless:
    return club_world.gocardless


def does(world: World, method: str, path: str, given: object = None) -> Any:
    answer = requests.request(method, f"{world.phone_url}/dashboard/{path}", json=given, timeout=10)
    return answer.json() if answer.ok else answer.status_code


def test_a_payment_is_given_back_and_taken_back_and_a_mandate_ends(gocardless: GoCardless, club_world: World):
    now = gocardless.clock.now()
    payment = gocardless.books.add(
        "payments", now, amount=4000, status="confirmed", links={}, metadata={}, amount_refunded=0
    )
    mandate = gocardless.add_mandate({}, now)
    refunded = does(club_world, "POST", f"payments/{payment['id']}/refund", {"amount": 1050})
    assert (refunded["amount"], refunded["links"]) == (1050, {"payment": payment["id"]})
    assert does(club_world, "POST", f"payments/{payment['id']}/charge_back", {})["status"] == "charged_back"
    assert does(club_world, "POST", f"mandates/{mandate['id']}/cancel", {})["status"] == "cancelled"
    assert does(club_world, "GET", "refunds") == {"refunds": [refunded]}
    told = [gocardless.books.of("events")[each]["action"] for each in gocardless.books.unsent]
    assert told == ["created", "created", "charged_back", "cancelled"]


def test_the_webhooks_go_where_it_is_told(gocardless: GoCardless, club_world: World):
    does(club_world, "PUT", "webhook", {"url": "https://bot.example.com/gocardless"})
    assert gocardless.webhooks.url == "https://bot.example.com/gocardless"


def test_of_some_kinds_nothing_is_made(gocardless: GoCardless, club_world: World):
    does(club_world, "PUT", "refusing", {"kinds": ["subscriptions"]})
    assert gocardless.faults.kinds_refused == {"subscriptions"}
    gocardless.faults.clear()


def test_so_many_collections_fail(gocardless: GoCardless, club_world: World):
    does(club_world, "PUT", "failing", {"times": 1})
    assert [gocardless.faults.collection_fails() for _ in range(2)] == [True, False]


@pytest.mark.parametrize(
    ("method", "path", "given", "answered"),
    [
        ("POST", "payments/PM0/refund", {"amount": 1}, 404), ("POST", "mandates/MD0/cancel", {}, 404),
        ("POST", "mandates/MD0/hold", {}, 404),
        ("GET", "secrets", None, 404), ("PUT", "failing", {"times": "1"}, 400), ("PUT", "webhook", {}, 400),
        ("PUT", "refusing", {}, 400),
    ],
)  # fmt: skip
def test_what_there_is_not_is_said(
    gocardless: GoCardless, club_world: World, method: str, path: str, given: object, answered: int
):
    assert does(club_world, method, path, given) == answered
