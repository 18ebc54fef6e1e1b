"""The sender's webhook: what it has signed is kept before it is answered, and anything else is refused."""

import json

import boto3
import pytest

from tests.support.house import House
from tests.support.sender_calls import SECRET, SenderCalls


def test_a_signed_event_is_on_the_queue_before_it_is_answered(sender: SenderCalls, house: House):
    assert sender.posts(sender.event("bounced")).status_code == 204
    assert house.waiting(house.settings.inbox_queue) == 1


@pytest.mark.parametrize(
    "headers",
    [
        {"webhook-signature": ""},
        {"webhook-signature": "v1,naïve"},
        {"webhook-id": "another"},
        {"webhook-timestamp": "1"},
        {"webhook-timestamp": "soon"},
    ],
)
def test_another_signature_is_answered_401(sender: SenderCalls, house: House, headers: dict[str, str]):
    assert sender.posts(sender.event("bounced"), **headers).status_code == 401
    assert house.waiting(house.settings.inbox_queue) == 0


def test_another_secret_and_an_old_call_are_refused(sender: SenderCalls, house: House):
    assert sender.posts(sender.event("bounced"), secret="another").status_code == 401
    assert sender.posts(sender.event("bounced"), late=301).status_code == 401
    assert sender.posts(sender.event("bounced"), late=299).status_code == 204


@pytest.mark.parametrize("field", ["EventId", "Event", "At", "Channel", "Recipient"])
def test_what_lacks_something_is_answered_400(sender: SenderCalls, field: str):
    assert sender.posts(sender.event("bounced", **{field: ...})).status_code == 400


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b"\xff", b'"EventId"'])
def test_what_is_no_event_is_answered_400(sender: SenderCalls, body: bytes):
    assert sender.posts(body).status_code == 400


@pytest.mark.parametrize("changes", [{"EventId": ""}, {"EventId": "a b"}, {"EventId": "x" * 101},
                                     {"At": "2026-11-29T10:00:00"}, {"At": "today"}])  # fmt: skip
def test_an_id_and_a_time_of_an_odd_shape_are_answered_400(sender: SenderCalls, changes: dict[str, str]):
    assert sender.posts(sender.event("bounced", **changes)).status_code == 400


def test_fields_and_events_that_are_new_to_us_are_passed_over(sender: SenderCalls, house: House):
    event = sender.event("opened", Weather="fine")
    assert sender.posts(event).status_code == 204
    house.work()
    assert house.waiting(house.settings.dead_letter_queue) == 0


def test_what_the_queue_refuses_comes_again(sender: SenderCalls, house: House):
    event = sender.event("bounced")
    house.wire.silence("sqs SendMessage")
    assert sender.posts(event).status_code == 503
    assert sender.posts(event).status_code == 204


def test_without_a_secret_there_is_no_such_address(house: House):
    assert house.browser.post("/sender", data=json.dumps({})).status_code == 404


def test_for_an_hour_after_a_rotation_the_secret_before_counts(sender: SenderCalls, house: House):
    secrets = boto3.client("secretsmanager")
    name = secrets.create_secret(Name="tests/sender-webhook", SecretString=SECRET)["Name"]
    house.start(SENDER_WEBHOOK_SECRET=f"secretsmanager:{name}")
    assert sender.posts(sender.event("delivered")).status_code == 204
    secrets.put_secret_value(SecretId=name, SecretString="the next")
    house.start()
    assert sender.posts(sender.event("delivered")).status_code == 204
    assert sender.posts(sender.event("delivered"), secret="the next").status_code == 204


def test_neither_the_address_nor_the_secret_is_in_a_log_line(sender: SenderCalls, house: House, lines):
    sender.posts(sender.event("bounced"), secret="another")
    sender.tells("bounced")
    assert "jane" not in lines.text
    assert SECRET not in lines.text
