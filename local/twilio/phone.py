"""A parent's phone: what a person does with it."""

import base64
import binascii
import re
import uuid
from dataclasses import dataclass
from sqlite3 import IntegrityError
from typing import Protocol

from local.clock import Clock
from local.twilio.faults import Faults
from local.twilio.forms import Account, message_form
from local.twilio.identities import Identities, Identity
from local.twilio.media import MediaFiles
from local.twilio.messages import Message, Messages

LONGEST_TEXT = 65_536  # characters in a WhatsApp message


@dataclass(frozen=True)
class Delivery:
    """A message on its way. `webhook_status` is what the bot answered last, None when it has not, or not yet."""

    sid: str
    webhook_status: int | None


class Network(Account, Protocol):
    """What a phone is connected to: it keeps the messages, and carries them to the bot."""

    clock: Clock
    messages: Messages
    media: MediaFiles
    faults: Faults
    identities: Identities

    def deliver(self, message: Message, times: int = 1, after: float = 0) -> Delivery: ...

    def seen(self, number: str) -> None: ...

    def shown(self, message: Message) -> dict: ...


class Phone:
    """One parent's phone, by number."""

    def __init__(self, twilio: Network, number: str):
        self.number = e164(number)
        self._twilio = twilio

    def send(
        self,
        text: str | None = None,
        *,
        button: dict | None = None,
        list: dict | None = None,
        media: list[dict] | None = None,
        location: dict | None = None,
        reply_to: str | None = None,
        sid: str | None = None,
        deliver: dict | None = None,
    ) -> Delivery:
        """Send what is given, in the shapes of the phone's API; a `sid` sent before repeats that message as it was.

        `deliver` is {"times": 2, "after_seconds": 0}. ValueError for what a phone cannot send.
        """
        times, after = delivery(deliver or {})
        message = self._twilio.messages.get(sid) if sid else None
        if message is None:
            try:
                message = self._write(text, button, list, media, location, reply_to, sid)
            except IntegrityError:  # the same sid, sent at the same moment
                message = self._twilio.messages.get(sid)
        if message.form is None or message.parent != self.number:
            raise ValueError("The sid is that of a message this phone did not send")
        return self._twilio.deliver(message, times, after)

    def tap(self, label: str) -> Delivery:
        """Tap the newest button or list item with this label. LookupError, naming what there is, if there is none."""
        labels = []
        for message in reversed(self._twilio.messages.of(self.number)):
            for button in message.buttons or []:
                labels.append(button["text"])
                if button["text"] == label:
                    return self.send(button=button, reply_to=message.sid)
            for item in (message.picker or {}).get("items", []):
                labels.append(item["title"])
                if item["title"] == label:
                    return self.send(list={"id": item["id"], "title": item["title"]}, reply_to=message.sid)
        raise LookupError(f"Nothing to tap has the label {label!r}; the labels are {', '.join(labels) or 'none'}")

    def messages(self, after: int = 0) -> list[dict]:
        """The chat, from the message numbered above `after`, in the shape of the phone's API."""
        return [self._twilio.shown(message) for message in self._twilio.messages.of(self.number, after)]

    def look(self) -> None:
        """Have the chat on the screen: what was delivered becomes read."""
        self._twilio.seen(self.number)

    def fault(self, **fault) -> None:
        """Let the next sends to this number go wrong, as `POST /phones/{number}/faults` does."""
        self._twilio.faults.order(self.number, fault)

    def is_named(self, **given) -> Identity:
        """How WhatsApp names this phone from now on, as `PUT /phones/{number}/identity` does."""
        return self._twilio.identities.give(self.number, given)

    def _write(self, text, button, picked, media, location, reply_to, sid) -> Message:
        given = [value for value in (text, button, picked, media, location) if value is not None]
        if not given:
            raise ValueError("A message needs text, button, list, media or location")
        now, identity = self._twilio.clock.now(), self._twilio.identities.of(self.number)
        message = Message(
            sid=sid_for(sid, media),
            direction="inbound",
            parent=self.number,
            body=words(text, button, picked),
            status="received",
            created_at=now.isoformat(),
            updated_at=now.isoformat(),
            location=location,
            reply_to=reply_to,
            address=identity.id if identity.withheld else None,
        )
        files = decoded(media or [])
        answered = self._twilio.messages.get(reply_to) if reply_to else None
        stored = [self._twilio.media.add(message.sid, kind, name, data, now) for kind, name, data in files]
        message.media = [file.shown for file in stored]
        message.form = message_form(message, self._twilio, button, picked, answered)
        return self._twilio.messages.add(message)


def e164(number: str) -> str:
    """The number as +447700900123, from the ways people write it. ValueError for what is not a number."""
    digits = re.sub(r"[\s().-]", "", number.removeprefix("whatsapp:"))
    digits = re.sub(r"^00", "+", digits)
    digits = re.sub(r"^0", "+44", digits)
    digits = digits if digits.startswith("+") else f"+{digits}"
    if not re.fullmatch(r"\+[1-9][0-9]{6,14}", digits, re.ASCII):
        raise ValueError("The number must be in E.164 form, such as +447700900123")
    return digits


def delivery(deliver: dict) -> tuple[int, float]:
    times, after = deliver.get("times", 1), deliver.get("after_seconds", 0)
    if type(times) is not int or not 1 <= times <= 100:
        raise ValueError("deliver.times must be a whole number from 1 to 100")
    if isinstance(after, bool) or not isinstance(after, int | float) or not 0 <= after <= 30 * 86_400:
        raise ValueError("deliver.after_seconds must be a number from 0 to 30 days")
    return times, after


def sid_for(sid: str | None, media: list | None) -> str:
    if sid is None:
        return ("MM" if media else "SM") + uuid.uuid4().hex
    if not re.fullmatch(r"(SM|MM)[0-9a-f]{32}", sid):
        raise ValueError("sid must be SM or MM and 32 hexadecimal digits")
    return sid


def words(text: str | None, button: dict | None, picked: dict | None) -> str:
    body = text
    if body is None and button is not None:
        body = button.get("text")
    if body is None and picked is not None:
        body = picked.get("title")
    if body is None and (button is not None or picked is not None):
        raise ValueError("A button needs text, a list needs a title")
    body = "" if body is None else body
    if not isinstance(body, str) or len(body) > LONGEST_TEXT:
        raise ValueError(f"text must be a string of up to {LONGEST_TEXT} characters")
    try:
        body.encode()
    except UnicodeEncodeError:
        raise ValueError("text must be valid Unicode") from None
    return body


def decoded(media: list[dict]) -> list[tuple[str, str, bytes]]:
    try:
        return [
            (file["content_type"], file.get("filename", ""), base64.b64decode(file["data"], validate=True))
            for file in media
        ]
    except (KeyError, TypeError, AttributeError, binascii.Error, ValueError):
        raise ValueError("media must be a list of {content_type, data in base64, filename}") from None
