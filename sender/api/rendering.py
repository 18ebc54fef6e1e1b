"""From a request to what goes on the queue: each recipient's message, rendered."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import msgspec

from sender.api.request import PART, EmailPart, Recipient, SMSPart, Submission
from sender.auth.unsubscribe_links import Subscription, UnsubscribeLinks
from sender.fields.faults import Faults
from sender.store.messages import EMAIL, SMS, Email, Message, Text, encode
from sender.store.spending import Cost
from sender.store.templates import Templates
from sender.text.gsm import folded, segments
from sender.text.wording import Wording, email_wording, subject_alone
from service.phone_numbers import country

UNSUBSCRIBE = "unsubscribe"  # the placeholder for the link, where an e-mail has a topic
LIFETIME = timedelta(days=1)  # of a message whose request says nothing else
LATEST = timedelta(days=30)  # from now until a message is sent
LARGEST_MESSAGE = 256 * 1024  # bytes on the queue
LARGEST_TOGETHER = 64 * 1024 * 1024  # bytes on the queue that one request may become
LONGEST_TEXT = 1600  # characters: SendTextMessage's own limit


class Rendering(msgspec.Struct, frozen=True):
    """A request with its words, looked up once. Messages are rendered as they are asked for: few are held at once."""

    submission: Submission
    wordings: dict[str, Wording]
    request_id: str
    accepted_at: datetime
    prices: Mapping[str, Decimal]
    links: UnsubscribeLinks
    spread: bool = False

    def messages(self, recipients: list[Recipient]) -> Iterator[Message]:
        """A message for each recipient, in their order."""
        send_at = self.submission.send_at
        expires_at = self.submission.expires_at or max(send_at or self.accepted_at, self.accepted_at) + LIFETIME
        for recipient in recipients:
            part = self.submission.part(recipient.channel)
            link = self._link(part, recipient)
            words = self.wordings[recipient.channel].filled({UNSUBSCRIBE: link} | part.values | recipient.values)
            common = {
                "trace": self.submission.trace,
                "id": recipient.id,
                "request_id": self.request_id,
                "address": recipient.address,
                "caller": self.submission.caller.name,
                "at_most_once": self.submission.at_most_once,
                "priority": self.submission.priority,
                "spread": self.spread,
                "accepted_at": self.accepted_at.timestamp(),
                "expires_at": expires_at.timestamp(),
                "send_at": send_at.timestamp() if send_at else 0,
                "template": words.template,
                "template_version": words.template_version,
                "text": words.text,
            }
            yield _email(part, words, link, common) if isinstance(part, EmailPart) else _text(part, common)

    def _link(self, part: EmailPart | SMSPart, recipient: Recipient) -> str:
        """The address by which a recipient ends a topic; "" where it is about none."""
        if not (isinstance(part, EmailPart) and part.topic):
            return ""
        return self.links.to(Subscription(recipient.address, part.topic))

    def check(self) -> Cost:
        """Render everything once: what it comes to.

        Raises Faults: 422 for what has no value or comes out empty, 413 for too large.
        """
        missing = {channel: wording.placeholders for channel, wording in self.wordings.items()}
        errors: dict[str, str] = {}
        for recipient in self.submission.recipients:
            part = self.submission.part(recipient.channel)
            given = (
                part.values.keys() | recipient.values.keys() | ({UNSUBSCRIBE} if self._link(part, recipient) else set())
            )
            if lacking := missing[recipient.channel] - given:
                names = ", ".join(f"{{{name}}}" for name in sorted(lacking))
                errors[f"Addresses.{recipient.written}.Substitutions"] = f"must have a value for {names}"
        if errors:
            raise Faults(errors, 422)
        together, parts, pounds = 0, 0, Decimal(0)
        for recipient, message in zip(
            self.submission.recipients, self.messages(self.submission.recipients), strict=True
        ):
            size = len(encode(message).encode())
            together += size
            if message.channel == SMS:
                these = segments(folded(message.text))
                parts, pounds = parts + these, pounds + these * self.prices[country(message.address)]
            if fault := fault_of(message, size):
                errors[f"Addresses.{recipient.written}"] = fault
        if errors:
            raise Faults(errors, 413 if any("too large" in fault for fault in errors.values()) else 422)
        if together > LARGEST_TOGETHER:
            raise Faults({"body": "its messages are too large together: split the request"}, 413)
        return Cost(len(self.submission.recipients), parts, pounds)


def fault_of(message: Message, size: int) -> str | None:
    """What is wrong with a message that is rendered; `size` is in bytes on the queue."""
    if size > LARGEST_MESSAGE:
        return f"its message is too large: {size} bytes, and {LARGEST_MESSAGE} may be queued"
    if not message.text.strip() and (message.channel == SMS or not message.html.strip()):
        return "its message comes out empty"
    if message.channel == EMAIL:
        return None if message.subject else "its subject comes out empty"
    return (
        f"its text has {len(message.text)} characters, and {LONGEST_TEXT} may be sent"
        if len(message.text) > LONGEST_TEXT
        else None
    )


def render(
    submission: Submission,
    templates: Templates,
    request_id: str,
    now: datetime,
    prices: Mapping[str, Decimal],
    links: UnsubscribeLinks,
) -> tuple[Rendering, Cost]:
    """Look up the words of a request, and check that every message can be made: with what it comes to. Raises Faults.

    `prices` are pounds a part by country.
    """
    errors = faults_of_times(submission, now)
    wordings: dict[str, Wording] = {}
    for channel in {recipient.channel for recipient in submission.recipients}:
        found = _wording(submission.part(channel), templates)
        if found is None:
            errors[f"{PART[channel]}.TemplateName"] = "there is no template of this name"
        elif found.says_nothing:
            errors[f"{PART[channel]}.TemplateName"] = "is a template without a MessageBody"
        elif channel == EMAIL and not found.subject:
            errors["EmailMessage.Subject"] = "is required: the template has none of its own"
        else:
            wordings[channel] = found
    if errors:
        raise Faults(errors, 422)
    rendering = Rendering(submission, wordings, request_id, now, prices, links)
    return rendering, rendering.check()


def faults_of_times(submission: Submission, now: datetime) -> dict[str, str]:
    """What is wrong with the times of a request, by path."""
    send_at, expires_at = submission.send_at, submission.expires_at
    if send_at and send_at > now + LATEST:
        return {"SendAt": f"must be within {LATEST.days} days"}
    if send_at and expires_at and expires_at <= send_at:
        return {"ExpiresAt": "must be after SendAt"}
    return {}


def _wording(part: EmailPart | SMSPart, templates: Templates) -> Wording | None:
    if part.body is not None:
        return email_wording(part.body, part.subject) if isinstance(part, EmailPart) else Wording(part.body)
    if part.template is None:
        return subject_alone(part.subject or "") if isinstance(part, EmailPart) else None
    template = templates.get(part.template)
    if template is None:
        return None
    return template.email(part.subject) if isinstance(part, EmailPart) else template.sms()


def _email(part: EmailPart, words: Wording, link: str, common: dict[str, Any]) -> Email:
    return Email(
        **common,
        from_=part.sender,
        reply_to=part.reply_to,
        subject=words.subject or "",
        html=words.html or "",
        purpose=part.purpose,
        topic=part.topic,
        unsubscribe=link,
    )


def _text(part: SMSPart, common: dict[str, Any]) -> Text:
    return Text(**common, origination=part.origination, message_type=part.message_type)
