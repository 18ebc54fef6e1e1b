"""The door that Lambda loads: Twilio's calls at once, and the whole bot behind it for whoever asks for more."""

import json
import os
import subprocess
import sys
import time

import pytest
from werkzeug.test import Client

from bot.app import create_app
from bot.entry import door
from service.signed_webhooks import sign
from tests.bot.web.test_webhook import FORM, queued
from tests.support.house import API_KEY, CLUB_NUMBER, PUBLIC_URL, House, Parent

TAKES_A_WEBHOOK = """
import sys
import time
from werkzeug.test import Client
from bot.wsgi import app
status = Client(app).post("/webhook", data={form}, headers={{"X-Twilio-Signature": {signature!r}}}).status_code
print(status, sorted({{"bot.store.store", "flows.registration.questions", "phonenumbers"}} & set(sys.modules)))
"""


@pytest.fixture
def browser(house: House) -> Client:
    return Client(door(house.settings, house.bot.deliveries.note, lambda: create_app(house.bot)))


def test_a_message_goes_on_the_queue(house: House, browser: Client):
    answer = browser.post("/webhook", data=FORM, headers={"X-Twilio-Signature": house.sign(FORM)})
    assert answer.status_code == 200
    assert queued(house) == [FORM]


def test_no_parent_waits_for_the_flows_meanwhile(house: House):
    program = TAKES_A_WEBHOOK.format(form=FORM, signature=house.sign(FORM))
    environment = os.environ | house.environment | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)  # noqa: S603 ours
    assert done.stdout.strip().splitlines()[-1] == "200 []", done.stderr


def test_news_of_a_message_is_kept(house: House, browser: Client, parent: Parent):
    key = f"invite-{parent.registration.reference}-1"
    address = f"{PUBLIC_URL}/status?exchange={key}&n=0"
    form = {"MessageStatus": "read", "To": f"whatsapp:{parent.number}", "From": CLUB_NUMBER}
    headers = {"X-Twilio-Signature": house.sign(form, address)}
    assert browser.post(address.removeprefix(PUBLIC_URL), data=form, headers=headers).status_code == 200
    assert house.bot.store.exchange(parent.number, key).outgoing[0].fate == "read"


def test_everything_else_is_answered_by_the_whole_bot(browser: Client):
    assert browser.get("/health").json["status"] == "ok"
    assert browser.post("/trigger", json={}, headers={"x-api-key": API_KEY}).status_code == 400
    assert browser.get("/nowhere").status_code == 404


def test_the_frame_is_the_same_at_the_door(browser: Client):
    unsigned = browser.post("/webhook", data=FORM, headers={"X-Request-Id": "edge-1"})
    assert unsigned.status_code == 403
    assert unsigned.json["request_id"] == unsigned.headers["X-Request-Id"] == "edge-1"
    assert browser.get("/webhook").status_code == 405
    assert browser.post("/webhook", data={"Body": "a" * 300_000}).status_code == 413


def test_the_senders_events_are_taken_at_the_door_too(house: House):
    house.start(SENDER_WEBHOOK_SECRET="of-the-tests")
    at_the_door = Client(door(house.settings, house.bot.deliveries.note, lambda: create_app(house.bot)))
    event = {
        "EventId": "e1",
        "Event": "bounced",
        "At": "2026-08-03T12:00:00Z",
        "Channel": "EMAIL",
        "Recipient": "a@b.c",
    }
    body = json.dumps(event | {"Recipient": "jane@example.com"}).encode()
    signed = sign("of-the-tests", "e1", int(time.time()), body)
    assert at_the_door.post("/sender", data=body, headers=signed).status_code == 204
    assert at_the_door.post("/sender", data=body + b" ", headers=signed).status_code == 401
    assert house.waiting(house.settings.inbox_queue) == 1
