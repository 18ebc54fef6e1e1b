"""The body of `POST /`: one table of its fields, by which it is read and described."""

import re
from datetime import datetime
from email.utils import parseaddr
from typing import Any

import msgspec

from sender.api.addressees import TOPIC, Entry, addressees, addresses
from sender.auth.callers import Caller
from sender.fields.body import parse
from sender.fields.fields import Kind, Object, Place, read
from sender.fields.kinds import Choice, EmailAddress, Flag, Instant, Mailbox, Text, Texts, Values
from sender.settings import Settings
from sender.store.messages import BULK, EMAIL, NORMAL, PRIORITIES, SMS, Channel, Priority, Purpose, message_id
from service.phone_numbers import destination_fault
from service.settings import entries

PURPOSES: tuple[Purpose, ...] = ("TRANSACTIONAL", "PROMOTIONAL")
TRACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@=+-]{0,127}")
MOST_AT_ONCE = 20  # addresses that a request may have before it is bulk, where it says nothing
LONGEST_NAME = 255  # characters of a template's name; DynamoDB refuses keys of more than 2048 bytes
PART = {EMAIL: "EmailMessage", SMS: "SMSMessage"}
WORDS: dict[str, Kind] = {
    "MessageBody": Text(description="Wins over TemplateName."),
    "TemplateName": Text(longest=LONGEST_NAME),
    "Substitutions": Values(),
}


class EmailPart(msgspec.Struct, frozen=True):
    """What all e-mails of a request have in common; `body` is inline HTML and wins over `template`.

    With neither, the subject is all that they say.
    """

    sender: str
    reply_to: tuple[str, ...]
    subject: str | None
    body: str | None
    template: str | None
    purpose: Purpose
    topic: str
    values: dict[str, str]


class SMSPart(msgspec.Struct, frozen=True):
    """What all texts of a request have in common; `body` wins over `template`."""

    origination: str
    message_type: Purpose
    body: str | None
    template: str | None
    values: dict[str, str]


class Recipient(msgspec.Struct, frozen=True):
    """One address and channel: as the caller wrote it, and as the provider takes it."""

    id: str
    channel: Channel
    written: str
    address: str
    values: dict[str, str]


class Submission(msgspec.Struct, frozen=True):
    """A request without a fault. `body_hash` is the same for the same JSON, however it is spaced and ordered.

    What is not sent by `expires_at` is not sent any more; without it, a day after it was accepted.
    """

    caller: Caller
    trace: str
    body_hash: str
    email: EmailPart | None
    sms: SMSPart | None
    recipients: list[Recipient]
    at_most_once: bool
    preview: bool
    priority: Priority
    expires_at: datetime | None
    send_at: datetime | None

    def part(self, channel: str) -> EmailPart | SMSPart:
        """What its messages of a channel have in common. Raises KeyError for a channel that no recipient has."""
        part = self.email if channel == EMAIL else self.sms
        if part is None:
            raise KeyError(channel)
        return part


def read_request(body: bytes, settings: Settings, caller: Caller) -> Submission:
    """The request of a caller's body. Raises Faults."""
    content, body_hash = parse(body)
    fields = read(send_request(caller.within(settings)), content)
    recipients = fields["Addresses"]
    return Submission(
        caller=caller,
        trace=fields["TraceId"],
        body_hash=body_hash,
        email=fields["EmailMessage"],
        sms=fields["SMSMessage"],
        recipients=recipients,
        at_most_once=fields["AtMostOnce"],
        preview=fields["Preview"],
        priority=fields["Priority"] or (BULK if len(recipients) > MOST_AT_ONCE else NORMAL),
        expires_at=fields["ExpiresAt"],
        send_at=fields["SendAt"],
    )


def send_request(settings: Settings) -> Object:
    """The fields of the body, with this stage's limits."""
    trace = Text(
        required=True,
        pattern=TRACE,
        remedy="must be 1 to 128 letters, digits or . _ : @ = + -, the first a letter or digit",
        description="The caller's idempotency key.",
    )
    return Object(
        {
            "TraceId": trace,
            "EmailMessage": _email_message(settings),
            "SMSMessage": _sms_message(settings),
            "Addresses": addresses(settings, {"Substitutions": Values()}),
            "AtMostOnce": Flag(description="Hold a message whose fate is unknown instead of sending it once more."),
            "Preview": Flag(description="Render and count, and queue nothing."),
            "Priority": Choice(
                PRIORITIES,
                description="What is urgent goes before what is normal, and that before bulk. Without it a request to"
                f" more than {MOST_AT_ONCE} addresses is bulk, another normal.",
            ),
            "SendAt": Instant(description="Not sent before; at once by default."),
            "ExpiresAt": Instant(
                description="What could not be sent by then, because a provider is down or its quota used up, is not"
                " sent any more: its status is expired. A day after it was accepted by default."
            ),
        },
        rule=lambda values, _: values | {"Addresses": _recipients(values, settings)},
    )


def _email_message(settings: Settings) -> Object:
    sender = Mailbox(
        required=True,
        allowed=settings.may_send_from,
        remedy="is not on the list of addresses that may be sent from",
        description="One of the addresses that may be sent from, also with a name: Urmston Town <desk@example.org>.",
    )
    fields = {
        "FromAddress": sender,
        "ReplyToAddresses": Texts(each=EmailAddress(), description="FromAddress by default."),
        "Subject": Text(description="Needed with MessageBody; a template's own wins. Alone, it is the text too."),
        "Purpose": Choice(PURPOSES, default=PURPOSES[0], description="Promotional e-mail says how to unsubscribe."),
        "Topic": TOPIC,
    }
    return Object(fields | WORDS, one_of=("MessageBody", "TemplateName", "Subject"), rule=_email_part)


def _sms_message(settings: Settings) -> Object:
    originators = entries(settings.allowed_originators)
    origination = Text(
        default=originators[0] if originators else None,
        allowed=settings.may_text_from,
        remedy="is not on the list of numbers and pools that may be sent from",
        never_empty=True,
        description="A number or pool that may be sent from; the first by default.",
    )
    fields = {"MessageType": Choice(PURPOSES, default=PURPOSES[0]), "OriginationNumber": origination}
    return Object(fields | WORDS, one_of=("MessageBody", "TemplateName"), rule=_sms_part)


def _email_part(values: dict[str, Any], place: Place) -> EmailPart:
    sender, subject, body = values["FromAddress"], values["Subject"], values["MessageBody"]
    if body and not subject:
        place.at("Subject").fault("is required with MessageBody")
    template = None if body else values["TemplateName"]
    reply_to = values["ReplyToAddresses"] or (parseaddr(sender or "")[1],)
    return EmailPart(
        sender, reply_to, subject, body, template, values["Purpose"], values["Topic"] or "", values["Substitutions"]
    )


def _sms_part(values: dict[str, Any], place: Place) -> SMSPart:
    origination, body = values["OriginationNumber"], values["MessageBody"]
    if origination is None:
        place.at("OriginationNumber").fault("is required")
    template = None if body else values["TemplateName"]
    return SMSPart(origination, values["MessageType"], body, template, values["Substitutions"])


def _recipients(values: dict[str, Any], settings: Settings) -> list[Recipient]:
    parts = {channel for channel, part in PART.items() if values[part]}
    prices = settings.part_prices

    def recipient(entry: Entry) -> Recipient | None:
        if (channel := entry.channel) is None:
            return None
        if channel not in parts:
            entry.place.fault(f"is for {channel}, and there is no {PART[channel]}")
        if (address := entry.address(channel)) is None:
            return None
        if not settings.may_write_to(address):
            stage = f"in the stage {settings.stage}: it is not on SENDER_ALLOWED_RECIPIENTS"
            entry.place.fault(f"may not be written to {stage}")
        if channel == SMS and (fault := destination_fault(address, prices, "SENDER_TEXT_COUNTRIES")):
            entry.place.fault(fault)
        name = message_id(values["TraceId"] or "", channel, address)
        return Recipient(name, channel, entry.written, address, entry.values["Substitutions"])

    return addressees(values["Addresses"], recipient)
