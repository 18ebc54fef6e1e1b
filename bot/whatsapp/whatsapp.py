"""WhatsApp through Twilio's Messages API: how a message is sent, whether it was sent before, and what came."""

import json
from collections.abc import Callable, Collection
from contextlib import suppress
from datetime import datetime, timedelta
from functools import cached_property, partial
from typing import Any
from urllib.parse import urlencode

from bot.errors import Missing, Refused, Unavailable
from bot.references import Secret
from bot.settings import Settings
from bot.store.exchange import MESSAGE_SID, Outgoing
from bot.store.number_standing import Standing
from bot.whatsapp.contents import TEMPLATES, approval, is_own_invite, make_invite, sid_of_own
from flows.reminders.delivery_codes import FAILED
from flows.reminders.template_verdicts import Approval

CLOCKS_DIFFER_BY = timedelta(minutes=5)
NEWEST, LARGEST_PAGE = 50, 1000
UNAUTHORIZED, NOT_FOUND = 401, 404
API, MESSAGING = "https://api.twilio.com", "https://messaging.twilio.com"


class WhatsApp:
    """The club's WhatsApp sender. `contents` gives the ContentSids by name."""

    def __init__(self, settings: Settings, auth_token: Secret, contents: Callable[[], dict[str, str]]):
        self._settings, self._auth_token, self._read_contents = settings, auth_token, contents
        self._contents: dict[str, str] = {}

    @property
    def contents(self) -> dict[str, str]:
        if not self._contents:
            self._contents = self._read_contents()
        return self._contents

    def sid(self, content: str) -> str:
        """The ContentSid of a content by name."""
        if is_own_invite(content):
            return sid_of_own(content)
        of_the_settings = self._settings.template_sid if content == "invite" else ""
        return of_the_settings or self.contents[content]

    def forget_contents(self) -> None:
        """Read the ContentSids anew with the next message: some were made anew meanwhile."""
        self._contents = {}

    def make_invite(self, body: str) -> str:
        """The ContentSid of an invite with this body, put to WhatsApp. Raises Refused or Unavailable."""
        return self._call(lambda: make_invite(self.client, body))

    def approvals(self, own_invites: Collection[str] = ()) -> dict[str, Approval]:
        """What WhatsApp says of each template, by name, at this moment. Raises Unavailable."""
        self.forget_contents()
        held = (TEMPLATES & self.contents.keys()).union(own_invites)
        return {name: self._call(partial(approval, self.client, self.sid(name))) for name in sorted(held)}

    def standing(self, at: float) -> Standing:
        """How WhatsApp rates the club's number at this moment (epoch seconds). Raises Unavailable."""
        number = self._settings.whatsapp_number
        nobody: dict[str, Any] = {}
        ours = next((each for each in self._call(self._senders) if each.get("sender_id") == number), nobody)
        told, offline = ours.get("properties") or {}, ours.get("offline_reasons") or ()
        return Standing(
            at=at,
            status=ours.get("status") or "",
            reasons="; ".join(each["message"] for each in offline if each.get("message")),
            quality=told.get("quality_rating") or "",
            limit=told.get("messaging_limit") or "",
        )

    def _senders(self) -> list[dict[str, Any]]:
        """The account's WhatsApp senders. Asked without the library's own module for it, which is two megabytes and for
        this alone.
        """
        from twilio.base.exceptions import TwilioRestException

        url = f"{self._settings.twilio_url or MESSAGING}/v2/Channels/Senders"
        answer = self.client.request("GET", url, params={"Channel": "whatsapp", "PageSize": 100})
        if not answer.ok:
            raise TwilioRestException(answer.status_code, url)
        return json.loads(answer.text)["senders"]

    def send(self, to: str, outgoing: Outgoing, key: str = "", index: int = 0, *, whose: str = "") -> str:
        """Hand one message to Twilio; its MessageSid. Raises Refused or Unavailable.

        `whose` is the address that the parent was invited at, where `to` is another one of theirs. News of it comes to
        an address that names its exchange, so that it is known before its sid is.
        """
        if not (self._settings.may_message(to) or (whose and self._settings.may_message(whose))):
            raise Refused("not on ALLOWED_NUMBERS")
        if outgoing.content:
            what: dict[str, str] = {
                "content_sid": self.sid(outgoing.content),
                "content_variables": json.dumps(outgoing.variables, ensure_ascii=False),
            }
        else:
            what = {"body": outgoing.text}
        if key:
            news = urlencode({"exchange": key, "n": index})
            what["status_callback"] = f"{self._settings.public_url.rstrip('/')}/status?{news}"
        number = self._settings.whatsapp_number
        return self._call(lambda: self._messages.create(to=f"whatsapp:{to}", from_=number, **what)).sid

    def sent_since(self, to: str, since: datetime) -> list[tuple[str, str]]:
        """The `(sid, text)` of what Twilio took from us for this parent since then, oldest first. Raises Unavailable.

        Twilio lists the newest first. Its filter by date goes by the time of sending, which a queued one has not yet.
        """
        number, since = self._settings.whatsapp_number, since - CLOCKS_DIFFER_BY
        newest = self._call(lambda: self._messages.list(to=f"whatsapp:{to}", from_=number, limit=NEWEST))
        return [(message.sid, message.body) for message in reversed(newest) if message.date_created >= since]

    def heard_between(self, since: datetime, until: datetime) -> list[dict[str, str]]:
        """The messages to us that Twilio has of that time, oldest first, as the forms of its webhook have them, with
        `SentAt`. What a tap carried and where a place is are not in Twilio's list. Raises Unavailable.
        """
        number = self._settings.whatsapp_number
        newest = self._call(lambda: self._messages.list(to=number, date_sent_after=since, page_size=LARGEST_PAGE))
        return [_form(message) for message in reversed(newest) if since <= message.date_sent < until]

    def with_media(self, form: dict[str, str]) -> dict[str, str]:
        """Such a form with where its media are. Raises Unavailable."""
        if form["NumMedia"] != "0":
            for place, each in enumerate(self._call(lambda: self._messages(form["MessageSid"]).media.list())):
                form[f"MediaUrl{place}"] = self.client.api.base_url + each.uri.removesuffix(".json")
                form[f"MediaContentType{place}"] = each.content_type
        return form

    def count_sent(self, since: datetime, until: datetime) -> int:
        """How many messages of ours have left in that time, but those that failed. Raises Unavailable.

        Twilio documents its filter by days alone, so that each message's own time is looked at too.
        """
        number = self._settings.whatsapp_number
        found = self._call(lambda: self._messages.list(from_=number, date_sent_after=since, page_size=LARGEST_PAGE))
        left = [each for each in found if each.date_sent and since <= each.date_sent < until]
        return sum(each.status not in FAILED for each in left)

    def went_to(self, sid: str) -> str:
        """Whom one of our messages went to, by its MessageSid; "" for what is none of ours. Raises Unavailable."""
        if not MESSAGE_SID.fullmatch(sid):
            return ""
        try:
            message = self._call(lambda: self._messages(sid).fetch())
        except Missing:
            return ""
        return message.to.removeprefix("whatsapp:") if message.from_ == self._settings.whatsapp_number else ""

    def delete(self, sid: str) -> None:
        """Have Twilio delete a message with its media; one that is gone already is. Raises Refused or Unavailable.

        A message of the last minute may not be deleted yet (20009): https://www.twilio.com/docs/api/errors/20009
        """
        with suppress(Missing):
            self._call(lambda: self._messages(sid).delete())

    @cached_property
    def client(self) -> Any:
        """Twilio's REST client. Imported where it sends: it costs the webhook's cold start 80 ms."""
        from twilio.rest import Client

        from bot.whatsapp.twilio_http import Urllib3Client

        http = Urllib3Client(self._settings.twilio_url or API, self._settings.twilio_timeout)
        client = Client(self._settings.account_sid, self._auth_token.current(), http_client=http)
        if self._settings.twilio_url:
            client.api.base_url = client.content.base_url = self._settings.twilio_url
        return client

    @property
    def _messages(self) -> Any:
        return self.client.api.v2010.account.messages

    def _call(self, call: Callable[[], Any]) -> Any:
        from twilio.base.exceptions import TwilioException, TwilioRestException
        from urllib3.exceptions import HTTPError

        try:
            return self._with_token_of_now(call)
        except TwilioRestException as error:
            if error.status == 400:
                raise Refused(str(error.code)) from error
            if error.status == NOT_FOUND:
                raise Missing(f"{error.status} {error.code}") from error
            raise Unavailable(f"{error.status} {error.code}") from error
        except (HTTPError, TwilioException) as error:
            raise Unavailable(type(error).__name__) from error

    def _with_token_of_now(self, call: Callable[[], Any]) -> Any:
        """Once more with a token that was rotated meanwhile, where Twilio does not know the one that we have."""
        from twilio.base.exceptions import TwilioRestException

        try:
            return call()
        except TwilioRestException as error:
            if error.status != UNAUTHORIZED or not self._auth_token.changed(self.client.auth[1]):
                raise
            self.client.auth = (self._settings.account_sid, self._auth_token.current())
            return call()


def _form(message: Any) -> dict[str, str]:
    return {
        "MessageSid": message.sid,
        "From": message.from_,
        "To": message.to,
        "Body": message.body or "",
        "NumMedia": message.num_media,
        "SentAt": message.date_sent.isoformat(),
    }
