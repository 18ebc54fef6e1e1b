"""Messages to a parent: what Twilio refuses at once, what fails later, and what arrives."""

import re
import uuid
from collections.abc import Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from local.twilio.contents import Content, Contents, Rendered, render
from local.twilio.errors import TwilioError
from local.twilio.identities import Identities
from local.twilio.messages import Message, Messages

WINDOW = timedelta(hours=24)  # https://www.twilio.com/docs/whatsapp/key-concepts: since the parent's last message
NUMBER = re.compile(r"whatsapp:(\+[1-9][0-9]{6,14})")
FAILED_AT_ONCE = (63016, 63018, 63021, 63038)  # never left Twilio; the other failures come from the channel


class Sending:
    """Takes a request to send and makes it a message with its fate: the steps of its status."""

    def __init__(self, messages: Messages, contents: Contents, identities: Identities, number: str):
        self._messages = messages
        self._identities = identities
        self._contents = contents
        self._number = number

    def parent(self, form: Mapping[str, str]) -> str:
        """The number that a request writes to, in E.164, or whose user id. TwilioError when the addresses are wrong."""
        to, sender = form.get("To", ""), form.get("From", "")
        if not to:
            raise TwilioError(21604)
        if not sender:
            raise TwilioError(21603)
        found = NUMBER.fullmatch(to)
        number = found[1] if found else self._identities.number_of(to.removeprefix("whatsapp:"))
        if not number:
            raise TwilioError(21211, to)
        if not NUMBER.fullmatch(sender):
            raise TwilioError(21212, sender)
        if sender != self._number:
            raise TwilioError(63007)
        return number

    def compose(self, form: Mapping[str, str], media_urls: list[str]) -> tuple[Rendered, Content | None]:
        """What the parent shall see, and the content it was made from, if any. TwilioError when it cannot be sent."""
        content_sid, body = form.get("ContentSid", ""), form.get("Body", "")
        callback = form.get("StatusCallback", "")
        if callback and urlsplit(callback).scheme not in ("http", "https"):
            raise TwilioError(21609, callback)
        if not (content_sid or body or media_urls):
            raise TwilioError(21619)
        content = None
        rendered = Rendered(body=body)
        if content_sid:
            content = self._contents.get(content_sid)
            if content is None:
                raise TwilioError(21655)
            rendered = render(content, form.get("ContentVariables"))
        if len(rendered.body) > 1600:
            raise TwilioError(21617)
        return rendered, content

    def accept(
        self, parent: str, rendered: Rendered, content: Content | None, now: datetime, **fields
    ) -> tuple[Message, int | None]:
        """Keep the message as queued, and say with which error code it will fail, if it will."""
        approved = bool(content) and content.approved
        message = Message(
            sid=("MM" if content or fields.get("media") else "SM") + uuid.uuid4().hex,
            parent=parent,
            body=rendered.body,
            status="queued",
            created_at=now.isoformat(),
            updated_at=now.isoformat(),
            content_sid=content.sid if content else None,
            template=content.friendly_name if content else None,
            approved=approved,
            buttons=rendered.buttons,
            picker=rendered.picker,
            **fields,
        )
        return self._messages.add(message), self._trouble(parent, rendered, approved, now)

    def _trouble(self, parent: str, rendered: Rendered, approved: bool, now: datetime) -> int | None:
        heard = self._messages.last_heard(parent)
        if not approved and (heard is None or now - datetime.fromisoformat(heard) > WINDOW):
            return 63016
        return None if fits_whatsapp(rendered, approved) else 63021


def fits_whatsapp(rendered: Rendered, approved: bool) -> bool:
    """Whether WhatsApp takes the message: https://www.twilio.com/docs/content/content-types-overview."""
    interactive = bool(rendered.buttons or rendered.picker)
    if len(rendered.body) > (1024 if interactive else 1600):
        return False
    titles = [button["text"] for button in rendered.buttons]
    if len(titles) > (10 if approved else 3) or not distinct(titles, longest=20):
        return False
    if rendered.picker is None:
        return True
    items = rendered.picker["items"]
    return (
        1 <= len(items) <= 10
        and 1 <= len(rendered.picker["button"]) <= 20
        and distinct([item["id"] for item in items], longest=200)
        and distinct([item["title"] for item in items], longest=24)
        and all(len(item["description"]) <= 72 for item in items)
    )


def distinct(texts: list[str], longest: int) -> bool:
    return len(set(texts)) == len(texts) and all(1 <= len(text) <= longest for text in texts)


def steps_to(code: int | None) -> list[tuple[str, int | None]]:
    """The statuses a message goes through, each with its error code."""
    if code is None:
        return [("queued", None), ("sent", None), ("delivered", None)]
    if code in FAILED_AT_ONCE:
        return [("queued", None), ("failed", code)]
    return [("queued", None), ("sent", None), ("undelivered", code)]


def refused_at_once(fault: dict) -> None:
    """Raise what a fault on order answers instead of taking the message."""
    code = fault.get("code", 0)
    if 20000 <= code < 30000:
        raise TwilioError(code)
    if "http" in fault and not fault.get("accepted"):
        raise TwilioError(20500, status=fault["http"])
