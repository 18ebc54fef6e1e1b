"""What strangers can send is made up at random: `python -m scripts.fuzz [SECONDS] [--seed N]`, a minute of it in CI.

The webhook's form, a caller's token, the words of a message, a sheet of invites, a picture. Whatever comes, it is taken
or refused in the words that its reader promises. A failure prints the least example and the seed that finds it again.
"""

import argparse
import json
import random
import sys
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple

import jwt
from flask import Flask
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st
from PIL import Image
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict

from bot.club.invite_sheet import read_sheet
from bot.messages.inbox import read_message
from bot.messages.twilio_forms import Person, form_of, group_of
from bot.pictures.decoder import portrait_apart
from bot.pictures.image import Unfit, get_ready
from bot.references import Secret
from bot.settings import Settings
from bot.web.middleware import framed
from bot.web.webhook import webhook
from flows.registration.invites import FIELDS, Faults
from local.settings import bot_settings
from sender.auth.tokens import Bearer, Tokens, Unauthorized
from sender.text.wording import email_wording

A_MINUTE = 60.0
FORM = "application/x-www-form-urlencoded"
SECRET = "a secret of this run that is long enough for a signature"
TOLD = st.text(max_size=200) | st.sampled_from(
    ["", "0", "1", "-1", "99999999999", "whatsapp:+447700900123", "\x00", "𝟘"]
)
NAMES = st.sampled_from(
    """MessageSid From WaId Body NumMedia MediaUrl0 Latitude ButtonPayload ListId OptOutType OriginalRepliedMessageSid
    ExternalUserId ProfileName MessageStatus To ErrorCode""".split()
)
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(max_size=8), more, max_size=3),
    max_leaves=8,
)


class Target(NamedTuple):
    """A check of what is made up, and of what each of its arguments is made up."""

    check: Callable[..., None]
    made_of: tuple[st.SearchStrategy[Any], ...]


class Queue:
    """Keeps what the webhook would put on SQS."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    def send_message(self, **message: Any) -> None:
        self.bodies.append(message["MessageBody"])


class OneSecret:
    algorithm = "HS256"

    def candidates(self, _token: str) -> list[str]:
        return [SECRET]


def the_webhook() -> Target:
    outputs = dict.fromkeys(("ConversationsTable", "InboxQueueUrl", "InboxDeadLetterQueueUrl", "PhotoBucket"), "x")
    keys = {"api_key": "k" * 32, "account_sid": "AC" + "0" * 32, "auth_token": SECRET}
    here = bot_settings(outputs, keys, "http://127.0.0.1:1", "http://127.0.0.1:2")
    of = Settings.from_environment(here | {"SENDER_URL": "http://127.0.0.1:3", "SENDER_TOKEN_PARAMETER": "x"})
    queue, app = Queue(), framed(Flask("fuzz"))
    app.register_blueprint(webhook(of, Secret(of.auth_token, None), queue, lambda _news: True))
    browser, validator = app.test_client(), RequestValidator(of.auth_token)

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


def a_token() -> Target:
    tokens = Tokens(OneSecret(), "messaging-api")
    claims = st.dictionaries(st.sampled_from(["sub", "iat", "exp", "nbf", "iss", "aud", "jti", "email"]), ANYTHING)
    signed = claims.map(lambda told: jwt.encode({"iss": "messaging-api"} | _encodable(told), SECRET))
    parts = st.lists(ANYTHING.map(lambda part: _base64(json.dumps(part))) | st.text(max_size=40), max_size=4)
    sent = signed | parts.map(".".join) | st.text(max_size=80)

    def check(token: str, scheme: str) -> None:
        try:
            assert isinstance(tokens.caller(scheme + token), Bearer)
        except Unauthorized as refused:
            assert str(refused)

    return Target(check, (sent, st.sampled_from(["Bearer ", "bearer ", "", "Basic ", "Bearer  "])))


def the_words() -> Target:
    words = st.text(max_size=120) | st.sampled_from(["<p>{a}</p>", "{a}{b}", "<a href='{a}'>{b}</a>", "{a\n}", "{{a}}"])
    values = st.fixed_dictionaries({"a": st.text(max_size=60), "b": st.text(max_size=60)})

    def write(body: str, subject: str, told: dict[str, str]) -> None:
        wording = email_wording(body, subject)
        if not wording.missing(told):
            filled = wording.filled(told)
            assert "\n" not in filled.subject
            assert "\r" not in filled.subject
            assert filled.html.count("<") == wording.html.count("<"), "a value is no markup"

    return Target(write, (words, words, values))


def a_sheet() -> Target:
    cells = st.sampled_from(
        ["Sam", "=1+1", "u11s", "2026-27", "+447700900123", "4.477E+11", "£40", '"', "\n", "#N/A", ""]
    )
    rows = st.lists(st.lists(cells | st.text(max_size=20), max_size=len(FIELDS) + 2), max_size=6)
    heading = st.permutations(list(FIELDS)).map(list) | st.lists(st.text(max_size=20), max_size=4)
    tables = st.tuples(heading, rows, st.sampled_from([",", ";", "\t"])).map(
        lambda table: "\r\n".join(table[2].join(row) for row in [table[0], *table[1]])
    )
    encoded = st.tuples(tables, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])).map(
        lambda sheet: sheet[0].encode(sheet[1], "surrogatepass")
    )

    def read(data: bytes) -> None:
        try:
            sheet = read_sheet(data)
            assert sheet.size
        except Faults as faults:
            assert faults.errors

    return Target(read, (encoded | st.binary(max_size=400),))


def a_picture() -> Target:
    get_ready()
    samples = []
    for kind in ("JPEG", "PNG", "WEBP", "HEIF"):
        written = BytesIO()
        Image.effect_noise((640, 820), 60).convert("RGB").save(written, kind)
        samples.append(written.getvalue())

    def decode(sample: bytes, changes: list[tuple[int, bytes]]) -> None:
        spoilt = bytearray(sample)
        for place, new in changes:
            at = place % 600 if place % 2 else place % len(spoilt)
            spoilt[at : at + len(new)] = new
        try:
            assert portrait_apart(bytes(spoilt)).startswith(b"\xff\xd8")
        except Unfit as unfit:
            assert unfit.reason

    changes = st.lists(st.tuples(st.integers(0, 2**24), st.binary(max_size=6)), max_size=12)
    return Target(decode, (st.sampled_from(samples), changes))


TARGETS = {the_webhook: 100, a_token: 200, the_words: 300, a_sheet: 200, a_picture: 10}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, nargs="?", default=A_MINUTE)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args(arguments)
    for make, at_a_time in TARGETS.items():
        name = make.__name__.replace("_", " ")
        tried = fuzz(make(), asked.seconds / len(TARGETS), at_a_time, asked.seed)
        print(f"{name}: {tried} tried, seed {asked.seed}", flush=True)
    return 0


def fuzz(target: Target, seconds: float, at_a_time: int, first_seed: int) -> int:
    """Try for so long, some at a time, and say how many. Raises what a check raises, with the example."""
    how = settings(max_examples=at_a_time, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    ends, tried = time.monotonic() + seconds, 0
    while not tried or time.monotonic() < ends:
        seed(first_seed + tried)(how(given(*target.made_of)(target.check)))()
        tried += at_a_time
    return tried


def _encodable(claims: dict[str, Any]) -> dict[str, Any]:
    """PyJWT itself refuses to write some claims, which a forger would."""
    return {name: claim for name, claim in claims.items() if name != "iss" or isinstance(claim, str)}


def _base64(text: str) -> str:
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
