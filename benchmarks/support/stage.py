"""The stage of the benchmarks: the bot in this process and the world in another, so that what is measured is ours."""

import multiprocessing
import os
import secrets
import signal
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import boto3
import requests
from flask import Flask
from twilio.request_validator import RequestValidator
from werkzeug.test import create_environ, run_wsgi_app

from bot.app import create_app
from bot.assembly import Bot, bot_of
from bot.logs.logs import logs
from bot.whatsapp.contents import sync
from flows.registration.invites import read_invite
from flows.registration.usual import Draft
from local.aws.stack import deploy
from local.example_family import invite_of
from local.settings import WHATSAPP_NUMBER, bot_settings
from local.world import World
from tests.support.chats.examples import ALL_ANSWERS

TEMPLATE = Path(__file__).resolve().parents[2] / "infrastructure.yaml"
ACCOUNT, TOKEN, API_KEY = "AC" + secrets.token_hex(16), secrets.token_hex(16), secrets.token_hex(16)
KEYS = {"account_sid": ACCOUNT, "auth_token": TOKEN, "api_key": API_KEY}
NOBODY = "http://127.0.0.1:9/"  # the sender: what it costs is measured by itself
PUBLIC_URL = "https://bot.example.com/production"
SAYS = (*ALL_ANSWERS, "yes, send it")
DONE = "payment_pending"
SECRETS = ("API_KEY", "TWILIO_AUTH_TOKEN")
PARAMETERS = (
    "TWILIO_ACCOUNT_SID", "TWILIO_PHONE_NUMBER", "CLUB_NAME", "CLUB_CONTACT", "WELFARE_OFFICER", "WELFARE_PHONE",
    "WELFARE_EMAIL", "PAYMENT_URL",
)  # fmt: skip
NUMBERS = range(10, 990)  # of Ofcom's drama range; the club has the last, and its managers the first


def run_world(end: Connection, account: str, token: str) -> None:
    """The world's process: says where it is and stops when told to. The stage brings messages, its phones do not."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    world = World(None, account, token, WHATSAPP_NUMBER, f"{PUBLIC_URL}/webhook", post=lambda *_: 200)
    world.start()
    end.send((world.aws.environment(), world.phone_url))
    with suppress(EOFError):
        end.recv()
    world.stop()


class Stage:
    """The joined bot with its app, and parents who talk to it. Use as a context manager.

    `environment` is all that another process of the same bot needs of it.
    """

    def __enter__(self) -> "Stage":
        processes = multiprocessing.get_context("spawn")
        self._end, theirs = processes.Pipe()
        self._world = processes.Process(target=run_world, args=(theirs, ACCOUNT, TOKEN), daemon=True)
        self._world.start()
        theirs.close()
        self._aws, self.phone_url = self._end.recv()
        self._aws |= {"NO_PROXY": "127.0.0.1,localhost"}
        os.environ.update(self._aws)
        self._session = requests.Session()
        self._session.trust_env = False
        self._validator = RequestValidator(TOKEN)
        # Log lines are written to a file, as a service's are, and not between the tables.
        self._log = tempfile.TemporaryFile("w")
        logs.handler.setStream(self._log)
        self.bot = self._join()
        self.app = create_app(self.bot)
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()
        logs.handler.setStream(sys.stdout)
        self._log.close()
        self._end.close()
        self._world.join()

    def deploy(self, name: str) -> dict[str, str]:
        """Another stack like the bot's own; its outputs."""
        return deploy(self._aws, TEMPLATE, name)

    def as_deployed(self) -> dict[str, str]:
        """The bot's environment as a deployment sets it: references to what lies elsewhere, and no secret."""
        ssm, store = boto3.client("ssm"), boto3.client("secretsmanager")
        for variable in PARAMETERS:
            ssm.put_parameter(Name=f"/benchmarks/{variable}", Value=self.environment[variable], Type="String")
        for variable in SECRETS:
            store.create_secret(Name=f"benchmarks/{variable}", SecretString=self.environment[variable])
        parameters = {variable: f"ssm:/benchmarks/{variable}" for variable in PARAMETERS}
        return (
            self.environment | parameters | {variable: f"secretsmanager:benchmarks/{variable}" for variable in SECRETS}
        )

    def invite(self, number: str) -> None:
        """Invite a parent, who writes once, so that WhatsApp's window of 24 hours is open."""
        self.bot.invitations.invite(Draft(read_invite(invite_of(number))))
        self._session.post(f"{self.phone_url}/phones/{number}/messages", json={"text": "hi"}).raise_for_status()

    def message(self, number: str, text: str) -> dict[str, str]:
        """A message as Twilio posts it."""
        sid = "SM" + uuid.uuid4().hex
        return {
            "SmsMessageSid": sid,
            "NumMedia": "0",
            "ProfileName": "Jane Smith",
            "MessageType": "text",
            "SmsSid": sid,
            "WaId": number.removeprefix("+"),
            "SmsStatus": "received",
            "Body": text,
            "To": WHATSAPP_NUMBER,
            "NumSegments": "1",
            "ReferralNumMedia": "0",
            "MessageSid": sid,
            "AccountSid": ACCOUNT,
            "From": f"whatsapp:{number}",
            "ApiVersion": "2010-04-01",
        }

    def signature(self, form: dict[str, str]) -> str:
        """Twilio's, of a webhook with this form."""
        return self._validator.compute_signature(f"{PUBLIC_URL}/webhook", form)

    def request(self, form: dict[str, str]) -> dict[str, Any]:
        """The signed webhook of a message as a WSGI environment, which serves once."""
        headers = {"X-Twilio-Signature": self.signature(form)}
        return create_environ("/webhook", method="POST", data=form, headers=headers)

    def take(self, request: dict[str, Any]) -> None:
        """Bring a webhook to the bot's app."""
        post(self.app, request)

    def work(self) -> None:
        """The worker takes one message off the queue."""
        if not self.bot.worker.poll(wait_seconds=1):
            raise RuntimeError("The webhook's message is not on the queue")

    def went_by(self, after: int = 0) -> dict[str, Any]:
        """The requests that the stand-in for Twilio saw since the one numbered `after`."""
        return self._session.get(f"{self.phone_url}/requests", params={"after": after}).json()

    def check(self, number: str) -> None:
        """A benchmark of failures would look fast: the registration must be complete."""
        registration = self.bot.store.load(number).registration
        if registration.status != DONE:
            raise RuntimeError(f"The registration ended as {registration.status} at {registration.state}")

    def _join(self) -> Bot:
        outputs = self.deploy("bot")
        told = bot_settings(outputs, KEYS, self.phone_url, PUBLIC_URL)
        sender = {"SENDER_URL": NOBODY, "SENDER_TOKEN_PARAMETER": "/benchmarks/sender-token"}
        self.environment = self._aws | told | sender
        bot = bot_of(self.environment)
        bot.store.keep_contents(sync(bot.whatsapp.client, bot.settings.club))
        return bot


def numbers() -> Iterator[str]:
    """Parents' numbers, each for one registration."""
    return (f"+447700900{number:03}" for number in NUMBERS)


def post(app: Flask, request: dict[str, Any]) -> None:
    """One WSGI call, read to its end, which must succeed."""
    _, status, _ = run_wsgi_app(app, request, buffered=True)
    if status != "200 OK":
        raise RuntimeError(f"The webhook was answered {status}")
