"""Twilio's own requests: signed form posts to the bot, and what Twilio does when they fail."""

import time
import uuid
from collections.abc import Callable
from urllib.parse import urlsplit

import requests
from defusedxml import DefusedXmlException, ElementTree
from twilio.request_validator import RequestValidator

from local.twilio.traffic import Traffic

READ_WITHIN = 15  # seconds: https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides
CONNECT_WITHIN = 5  # seconds; a program that is being started again is given this long to listen

Answer = tuple[int | None, str]  # status (None: no answer), body
Post = Callable[[str, dict, dict], "int | Answer"]


class Webhooks:
    """Signs and posts. `post(url, form, headers)` gives the status, or the status and the body; None is real HTTP."""

    def __init__(self, auth_token: str, traffic: Traffic, post: Post | None = None):
        self.sign_with(auth_token)
        self._traffic = traffic
        self._post = post or post_over_http

    def sign_with(self, auth_token: str) -> None:
        self._validator = RequestValidator(auth_token)

    def send(self, direction: str, url: str, form: dict[str, str], number: str) -> Answer:
        """Post a form to the bot; `direction` is webhook or status."""
        headers = {
            "X-Twilio-Signature": self._validator.compute_signature(url, form),
            "I-Twilio-Idempotency-Token": str(uuid.uuid4()),
            "User-Agent": "TwilioProxy/1.1",
        }
        with self._traffic.timed(direction, "POST", urlsplit(url).path, number) as seen:
            answer = self._post(url, form, headers)
            status, body = answer if isinstance(answer, tuple) else (answer, "")
            seen["status"] = status
        return status, body


def post_over_http(
    url: str, form: dict, headers: dict, connect_within: float = CONNECT_WITHIN, read_within: float = READ_WITHIN
) -> Answer:
    """Post as Twilio does: 15 s to answer, one more connection when one broke, no second try after an answer."""
    deadline, broken = time.monotonic() + connect_within, 0
    with requests.Session() as session:
        session.trust_env = False
        while True:
            try:
                answer = session.post(url, data=form, headers=headers, timeout=(connect_within, read_within))
            except requests.Timeout:
                return None, ""
            except requests.ConnectionError as error:
                nobody = refused(error)
                broken += not nobody
                if broken > 1 or time.monotonic() > deadline:
                    return None, ""
                time.sleep(0.05 if nobody else 0)
            else:
                return answer.status_code, answer.text


def refused(error: requests.ConnectionError) -> bool:
    """Whether nobody listened, so that nothing was sent: requests wraps urllib3's error, which gives the system's."""
    reason = getattr(error.args[0] if error.args else None, "reason", None)
    return isinstance(getattr(reason, "__cause__", None), ConnectionRefusedError)


def spoken(twiml: str) -> list[str]:
    """The texts of the `<Message>`s in a webhook's answer: [] for an empty `<Response/>` or something else."""
    if "<Message" not in twiml:
        return []
    try:
        response = ElementTree.fromstring(twiml)
    except (ElementTree.ParseError, DefusedXmlException):
        return []
    texts = [(message.findtext("Body") or message.text or "").strip() for message in response.iter("Message")]
    return [text for text in texts if text]
