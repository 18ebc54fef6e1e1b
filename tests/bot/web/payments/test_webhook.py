"""GoCardless's webhook: what it has signed is kept, and anything else is refused."""

import json
from typing import Any

import boto3
import pytest

from local.gocardless.webhooks import signature
from tests.support.house import House
from tests.support.till import SECRET, Till

pytestmark = pytest.mark.slow

EVENT = {"id": "EV1", "resource_type": "payments", "action": "confirmed", "links": {"payment": "PM1"}}
BODY = json.dumps({"events": [EVENT]}).encode()


def posts(house: House, body: bytes = BODY, signed: str | None = None) -> Any:
    headers = {"Webhook-Signature": signature(SECRET, body) if signed is None else signed}
    return house.browser.post("/gocardless", data=body, headers=headers, content_type="application/json")


def test_a_signed_event_is_on_the_queue_before_it_is_answered(till: Till, house: House):
    assert posts(house).status_code == 204
    assert house.waiting(house.settings.inbox_queue) == 1


@pytest.mark.parametrize(
    "signed", ["", "0" * 64, signature("another secret", BODY), signature(SECRET, BODY + b" "), "naïve"]
)
def test_another_signature_is_answered_498(till: Till, house: House, signed: str):
    assert posts(house, signed=signed).status_code == 498
    assert house.waiting(house.settings.inbox_queue) == 0


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b"{}",
        b'{"events": 1}',
        b'{"events": [1]}',
        b'{"events": [{}]}',
        b'{"events": [{"id": ""}]}',
        b'{"events": [{"id": {}}]}',
        b'{"events": [{"id": "EV1", "links": true}]}',  # found by scripts.fuzz
    ],
)
def test_what_is_no_webhook_is_answered_400(till: Till, house: House, body: bytes):
    assert posts(house, body).status_code == 400


def test_what_the_queue_refuses_comes_again(till: Till, house: House):
    house.wire.silence("sqs SendMessage")
    assert posts(house).status_code == 503
    assert posts(house).status_code == 204


def test_where_payments_go_by_a_link_there_is_no_such_address(house: House):
    assert posts(house).status_code == 404


def test_for_an_hour_after_a_rotation_the_secret_before_counts(till: Till, house: House):
    secrets = boto3.client("secretsmanager")
    name = secrets.create_secret(Name="tests/gocardless", SecretString=SECRET)["Name"]
    house.start(GOCARDLESS_WEBHOOK_SECRET=f"secretsmanager:{name}")
    assert posts(house).status_code == 204
    secrets.put_secret_value(SecretId=name, SecretString="the next")
    house.start()
    assert posts(house).status_code == 204
    assert posts(house, signed=signature("the next", BODY)).status_code == 204
