"""The world around our programs: AWS, Twilio, GoCardless, the parents' phones and the clock, in one process."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import requests
from flask import Flask
from werkzeug.exceptions import HTTPException

from local.aws.embedded import EmbeddedAWS
from local.aws.fates import Fates
from local.aws.stack import clients_of
from local.aws.tally import Tally
from local.bedrock import Bedrock, bedrock_api
from local.clock import Clock
from local.gocardless import GoCardless
from local.gocardless.api import gocardless_api
from local.gocardless.dashboard import gocardless_dashboard
from local.gocardless.pages import gocardless_pages
from local.phone.api import only_from_this_machine, phone_api
from local.season.filling import ExampleSeason
from local.twilio import Twilio
from local.twilio.api.content_api import content_api
from local.twilio.api.messages_api import messages_api
from local.twilio.api.senders_api import senders_api
from local.twilio.webhooks import Post
from local.wsgi_server import WsgiServer

THREADS = 64  # each phone on a page holds one or two while it waits for news
LARGEST_REQUEST = 32 * 1024 * 1024  # bytes


class Payments(NamedTuple):
    """GoCardless's access token, the secret of its webhooks, and where they go."""

    token: str
    secret: str
    webhook_url: str


NO_PAYMENTS = Payments("", "", "")


class World:
    """Everything that is not ours in production. `data` is its folder; None keeps everything in memory.

    `trigger_url` and `api_key` are where `POST /invites` goes; `state(number)` and `example` are what the phone shows
    of the bot; `next_due()` and `idle(now)` let skipped time run what falls due in it; `post` carries the webhooks (see
    Twilio); `season` fills the desk; `tally` counts what AWS is asked, `payments` is GoCardless's account.
    """

    def __init__(
        self,
        data: Path | None,
        account_sid: str,
        auth_token: str,
        number: str,
        webhook_url: str,
        trigger_url: str | None = None,
        api_key: str | None = None,
        aws_port: int = 0,
        phone_port: int = 0,
        post: Post | None = None,
        clock: Clock | None = None,
        state: Callable[[str], dict] | None = None,
        next_due: Callable[[], float | None] = lambda: None,
        idle: Callable[[float], bool] = lambda _now: True,
        example: dict | None = None,
        fallback_url: str | None = None,
        tally: Tally | None = None,
        payments: Payments = NO_PAYMENTS,
        season: ExampleSeason | None = None,
    ):
        self.clock = clock or Clock(data / "clock" if data else None)
        self.aws = EmbeddedAWS(data, aws_port, now=self.clock.now, tally=tally)
        self.twilio = Twilio(self.clock, account_sid, auth_token, webhook_url, number, data, post, fallback_url)
        self.gocardless = GoCardless(self.clock, *payments, data, post)
        self.fates = Fates(self.aws.sent, clients_of(self.aws.environment()))
        self.bedrock = Bedrock()
        self.trigger_url = trigger_url
        self.api_key = api_key
        self.example, self.season = example, season
        self.state = state or (lambda number: {})
        self._next_due, self._idle = next_due, idle
        self.app = self._app()
        self._server = WsgiServer(
            self.app, phone_port, threads=THREADS, log_socket_errors=False, max_request_body_size=LARGEST_REQUEST,
            clear_untrusted_proxy_headers=True,
        )  # fmt: skip
        self.twilio.base_url = self.gocardless.base_url = self.phone_url

    @property
    def aws_url(self) -> str:
        return self.aws.url

    @property
    def phone_url(self) -> str:
        """Where the phone is, and Twilio's API with it."""
        return self._server.url

    def next_due(self) -> float | None:
        """When something is next due with our programs or at GoCardless, in epoch seconds."""
        return min(filter(None, (self._next_due(), self.gocardless.next_due())), default=None)

    def idle(self, now: float) -> bool:
        return self._idle(now) and self.gocardless.idle()

    def start(self) -> None:
        self.aws.start()
        self._server.start()
        self.twilio.start()
        self.gocardless.start()

    def stop(self) -> None:
        """Save, let everybody go who waits, and stop."""
        self.twilio.release()
        self._server.stop()
        self.gocardless.stop()
        self.twilio.stop()
        self.aws.stop()

    def reset(self) -> None:
        """Forget everything that happened; the clock keeps its time."""
        self.aws.reset()
        self.twilio.reset()
        self.gocardless.reset()
        self.bedrock.reset()

    def trigger(self, body: bytes) -> requests.Response:
        """Pass an invite on to the bot, with its key. ConnectionError when it does not answer."""
        if self.trigger_url is None:
            raise ValueError("This world has no bot to trigger")
        headers = {"Content-Type": "application/json", "x-api-key": self.api_key or ""}
        number = self._name_parent(body)
        with self.twilio.requests.timed("trigger", "POST", "/trigger", number) as seen, requests.Session() as session:
            session.trust_env = False
            answer = session.post(self.trigger_url, data=body, headers=headers, timeout=30)
            seen["status"] = answer.status_code
        return answer

    def _name_parent(self, body: bytes) -> str:
        """Give the invited phone its owner's name, as a profile would; '' when the invite does not say who it is."""
        try:
            invite = json.loads(body)
            number = self.twilio.phone(invite["parent_tel"]).number
            self.twilio.name(number, f"{invite['parent_first_name']} {invite['parent_last_name']}")
        except (ValueError, LookupError, TypeError, AttributeError):
            return ""  # the bot will say what is wrong with it
        return number

    def _app(self) -> Flask:
        app = Flask("local", static_folder=None)
        app.json.sort_keys = False
        app.register_error_handler(HTTPException, lambda error: ({"message": error.description}, error.code))
        only_from_this_machine(app)
        twilios = (api(self.twilio) for api in (messages_api, content_api, senders_api))
        payments = (api(self.gocardless) for api in (gocardless_api, gocardless_pages, gocardless_dashboard))
        for blueprint in (*twilios, *payments, bedrock_api(self.bedrock), phone_api(self)):
            app.register_blueprint(blueprint)
        return app
