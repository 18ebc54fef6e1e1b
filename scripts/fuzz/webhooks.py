"""What Twilio and GoCardless bring, signed: whatever the form or the events say, they are taken or refused."""

import hashlib
import hmac
import json
from functools import cache

from flask import Flask
from flask.testing import FlaskClient
from hypothesis import strategies as st
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from bot.messages.inbox import read_message
from bot.messages.inbox_queue import PAYMENT_EVENT
from bot.references import Secret
from bot.settings import Settings
from bot.web.middleware import framed
from bot.web.payments.webhook import payment_webhook
from bot.web.webhook import webhook
from bot.whatsapp.twilio_forms import Person, form_of, group_of
from local.settings import bot_settings
from scripts.fuzz.target import ANYTHING, SECRET, Queue, Target

FORM = "application/x-www-form-urlencoded"
TOLD = st.text(max_size=200) | st.sampled_from(
    ["", "0", "1", "-1", "99999999999", "whatsapp:+447700900123", "\x00", "𝟘"]
)
NAMES = st.sampled_from(
    """MessageSid From WaId Body NumMedia MediaUrl0 Latitude ButtonPayload ListId OptOutType OriginalRepliedMessageSid
    ExternalUserId ProfileName MessageStatus To ErrorCode""".split()
)
EVENT = st.fixed_dictionaries(
    {"id": st.text(max_size=40) | ANYTHING},
    optional={
        "resource_type": st.sampled_from(["payments", "mandates", "billing_requests", "refunds", "s", ""]) | ANYTHING,
        "action": st.text(max_size=12) | ANYTHING,
        "links": st.dictionaries(st.sampled_from(["payment", "mandate", "organisation", ""]), ANYTHING) | ANYTHING,
        "details": ANYTHING,
    },
)


@cache
def _settings() -> Settings:
    outputs = dict.fromkeys(("ConversationsTable", "InboxQueueUrl", "InboxDeadLetterQueueUrl", "PhotoBucket"), "x")
    keys = {"api_key": "k" * 32, "account_sid": "AC" + "0" * 32, "auth_token": SECRET}
    here = bot_settings(outputs, keys, "http://127.0.0.1:1", "http://127.0.0.1:2")
    paid = {"GOCARDLESS": "sandbox", "GOCARDLESS_ACCESS_TOKEN": "x", "GOCARDLESS_WEBHOOK_SECRET": SECRET}
    there = {"SENDER_URL": "http://127.0.0.1:3", "SENDER_TOKEN_PARAMETER": "x"}
    return Settings.from_environment(here | there | paid)


def _browser(queue: Queue) -> FlaskClient:
    of, app = _settings(), framed(Flask("fuzz"))
    app.register_blueprint(webhook(of, Secret(of.auth_token, None), queue, lambda _news: True))
    app.register_blueprint(payment_webhook(of, Secret(SECRET, None), queue))
    return app.test_client()


def the_webhook() -> Target:
    queue, of = Queue(), _settings()
    browser, validator = _browser(queue), RequestValidator(of.auth_token)

    def take(form: list[tuple[str, str]], path: str) -> None:
        fields = MultiDict(form)
        signature = validator.compute_signature(f"{of.public_url}{path}", fields)
        answer = browser.post(path, data=fields, headers={"X-Twilio-Signature": signature}, content_type=FORM)
        assert answer.status_code in {200, 400, 403}, answer.status_code
        for body in queue.bodies:
            taken = form_of(body)
            assert group_of(taken)
            if "News" not in taken:
                assert Person.read(taken).named
                read_message(taken)
        queue.bodies.clear()

    fields = st.lists(st.tuples(NAMES | st.text(max_size=20), TOLD), max_size=12)
    return Target(take, (fields, st.sampled_from(["/webhook", "/status"])))


def payment_events() -> Target:
    queue = Queue()
    browser = _browser(queue)

    def take(body: bytes, forged: bool) -> None:
        signed = hmac.new(SECRET.encode(), body, hashlib.sha256).hexdigest()
        answer = browser.post(
            "/gocardless", data=body, headers={"Webhook-Signature": signed[::-1] if forged else signed}
        )
        assert answer.status_code in ({498} if forged and signed != signed[::-1] else {204, 400}), answer.status_code
        for kept in queue.bodies:
            form = form_of(kept)
            assert isinstance(json.loads(form[PAYMENT_EVENT]), dict)
            assert group_of(form) is not None
        queue.bodies.clear()

    told = st.fixed_dictionaries({"events": st.lists(EVENT, max_size=4) | ANYTHING}) | ANYTHING
    return Target(take, (told.map(lambda each: json.dumps(each).encode()) | st.binary(max_size=200), st.booleans()))
