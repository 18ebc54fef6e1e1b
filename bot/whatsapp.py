"""WhatsApp through Twilio's Messages API: how a reply is shown, how it is sent, and whether it was sent before."""

import json
from collections.abc import Callable, Collection
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from bot.contents import BUTTON_TITLE, list_content, quick_reply_content
from bot.exchanges import Outgoing
from bot.settings import Settings
from flows.records import Reply

BODY_LIMIT, INTERACTIVE_LIMIT = 1600, 1024
CLOCKS_DIFFER_BY = timedelta(minutes=5)


class Refused(Exception):
    """Twilio will never take this message. `code` is Twilio's error code, or ours."""

    def __init__(self, code: str):
        super().__init__(code)
        self.code = code


class Unavailable(Exception):
    """Twilio did not answer, or not now: whether the message was taken is unknown, so look before sending again."""


def render(reply: Reply, contents: Collection[str]) -> list[Outgoing]:
    """A reply as WhatsApp messages: the question with buttons or a list where Twilio can show them, else with numbers.

    A variable of a content holds no newline, so paragraphs with lines of their own go out as a text before the question.
    """
    name = _content_for(reply.labels)
    if name not in contents:
        numbered = [f"{number}. {label}" for number, label in enumerate(reply.labels, 1)]
        text = "\n\n".join([*reply.paragraphs, *(["\n".join(numbered)] if numbered else [])])
        return [Outgoing(text=part) for part in _parts(text)]
    before, question = reply.paragraphs[:-1], " ".join(reply.paragraphs)
    texts: list[Outgoing] = []
    if any("\n" in paragraph for paragraph in before) or len(question) > INTERACTIVE_LIMIT:
        texts = [Outgoing(text=part) for part in _parts("\n\n".join(before))]
        question = reply.paragraphs[-1]
    variables = {"1": question}
    for label in reply.labels:
        variables |= {str(len(variables) + 1): label, str(len(variables) + 2): f"{reply.about}:{label}"}
    return [*texts, Outgoing(text=question, content=name, variables=variables)]


class WhatsApp:
    """The club's WhatsApp sender. `contents` gives the ContentSids by name."""

    def __init__(self, settings: Settings, contents: Callable[[], dict[str, str]]):
        self._settings, self._read_contents = settings, contents
        self._contents: dict[str, str] = {}

    @property
    def contents(self) -> dict[str, str]:
        if not self._contents:
            self._contents = self._read_contents() | {"invite": self._settings.template_sid}
        return self._contents

    def send(self, to: str, outgoing: Outgoing) -> str:
        """Hand one message to Twilio; its MessageSid. Raises Refused or Unavailable."""
        if not self._settings.may_message(to):
            raise Refused("not on ALLOWED_NUMBERS")
        if outgoing.content:
            what = {"content_sid": self.contents[outgoing.content], "content_variables": json.dumps(outgoing.variables, ensure_ascii=False)}
        else:
            what = {"body": outgoing.text}
        message = self._call(lambda: self._messages.create(to=f"whatsapp:{to}", from_=self._settings.whatsapp_number, **what))
        return message.sid

    def sent_since(self, to: str, since: datetime) -> list[tuple[str, str]]:
        """The `(sid, text)` of what Twilio took from us for this parent since then, oldest first. Raises Unavailable."""
        since -= CLOCKS_DIFFER_BY
        found = self._call(
            lambda: self._messages.list(to=f"whatsapp:{to}", from_=self._settings.whatsapp_number, date_sent_after=since)
        )
        ours = sorted((message for message in found if message.date_created >= since), key=lambda message: message.date_created)
        return [(message.sid, message.body) for message in ours]

    @cached_property
    def client(self) -> Any:
        """Twilio's REST client. Imported where it sends: it costs the webhook's cold start 80 ms."""
        from twilio.http.http_client import TwilioHttpClient
        from twilio.rest import Client

        http = TwilioHttpClient(timeout=self._settings.twilio_timeout)
        client = Client(self._settings.account_sid, self._settings.auth_token, http_client=http)
        if self._settings.twilio_url:
            client.api.base_url = client.content.base_url = self._settings.twilio_url
        return client

    @property
    def _messages(self) -> Any:
        return self.client.api.v2010.account.messages

    def _call(self, call: Callable[[], Any]) -> Any:
        from requests import RequestException
        from twilio.base.exceptions import TwilioException, TwilioRestException

        try:
            return call()
        except TwilioRestException as error:
            if error.status in {401, 403, 429} or error.status >= 500:
                raise Unavailable(f"{error.status} {error.code}") from error
            raise Refused(str(error.code)) from error
        except (RequestException, TwilioException) as error:
            raise Unavailable(type(error).__name__) from error


def _content_for(labels: list[str]) -> str:
    if 2 <= len(labels) <= 3 and all(len(label) <= BUTTON_TITLE for label in labels):
        return quick_reply_content(len(labels))
    return list_content(len(labels)) if labels else ""


def _parts(text: str) -> list[str]:
    """A text in pieces that Twilio takes, cut at lines."""
    parts = [""]
    for line in text.split("\n"):
        if len(parts[-1]) + len(line) + 1 > BODY_LIMIT:
            parts.append("")
        parts[-1] += ("\n" if parts[-1] else "") + line[:BODY_LIMIT]
    return [part for part in parts if part.strip()]
