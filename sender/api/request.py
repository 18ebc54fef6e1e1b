"""Reads the body of `POST /`, and names everything that is wrong with it."""

import re

import msgspec

from sender.api.addressees import address_of, read_addressees
from sender.api.body import parse
from sender.api.faults import Faults
from sender.api.fields import Fields
from sender.settings import Settings
from sender.store.addresses import email_address
from sender.store.messages import CHANNELS, EMAIL, SMS, Purpose, message_id
from service.settings import entries

PURPOSES: tuple[Purpose, ...] = ("TRANSACTIONAL", "PROMOTIONAL")
TRACE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._:@=+-]{0,127}")
LONGEST_NAME = 255  # characters of a template's name; DynamoDB refuses keys of more than 2048 bytes
PART = {EMAIL: "EmailMessage", SMS: "SMSMessage"}


class EmailPart(msgspec.Struct, frozen=True):
    """What all e-mails of a request have in common; `body` is inline HTML and wins over `template`."""

    sender: str
    reply_to: tuple[str, ...]
    subject: str | None
    body: str | None
    template: str | None
    purpose: Purpose
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
    channel: str
    written: str
    address: str
    values: dict[str, str]


class Submission(msgspec.Struct, frozen=True):
    """A request without a fault. `body_hash` is the same for the same JSON, however it is spaced and ordered."""

    trace: str
    body_hash: str
    email: EmailPart | None
    sms: SMSPart | None
    recipients: list[Recipient]
    at_most_once: bool

    def part(self, channel: str) -> EmailPart | SMSPart:
        """What its messages of a channel have in common. Raises KeyError for a channel that no recipient has."""
        part = self.email if channel == EMAIL else self.sms
        if part is None:
            raise KeyError(channel)
        return part


def read_request(body: bytes, settings: Settings) -> Submission:
    """The request of a body. Raises Faults."""
    content, body_hash = parse(body)
    errors: dict[str, str] = {}
    fields = Fields(content, "", errors)
    trace = fields.text("TraceId", "", required=True)
    if trace and not TRACE.fullmatch(trace):
        fields.fault("TraceId", "must be 1 to 128 letters, digits or . _ : @ = + -, the first a letter or digit")
    email, sms = _email_part(fields, settings), _sms_part(fields, settings)
    parts = {channel for channel, part in PART.items() if fields.take(part) is not None}
    recipients = read_addressees(
        fields, settings, lambda written, entry: _recipient(written, entry, settings, trace, parts)
    )
    at_most_once = fields.flag("AtMostOnce")
    fields.no_others()
    if errors:
        raise Faults(errors)
    return Submission(trace, body_hash, email, sms, recipients, at_most_once)


def _email_part(fields: Fields, settings: Settings) -> EmailPart | None:
    if (given := fields.take("EmailMessage")) is None:
        return None
    part = Fields(given, "EmailMessage", fields.errors)
    sender = _email(part, "FromAddress", part.text("FromAddress", required=True))
    if sender and not settings.may_send_from(sender):
        part.fault("FromAddress", "is not on the list of addresses that may be sent from")
    reply_to = tuple(_email(part, "ReplyToAddresses", each) for each in part.texts("ReplyToAddresses"))
    body, template = _words(part)
    subject = part.text("Subject")
    if body and not subject:
        part.fault("Subject", "is required with MessageBody")
    purpose = part.choice("Purpose", PURPOSES, PURPOSES[0])
    values = part.values("Substitutions")
    part.no_others()
    return EmailPart(sender, reply_to or (sender,), subject, body, template, purpose, values)


def _sms_part(fields: Fields, settings: Settings) -> SMSPart | None:
    if (given := fields.take("SMSMessage")) is None:
        return None
    part = Fields(given, "SMSMessage", fields.errors)
    allowed = entries(settings.allowed_originators)
    origination = part.text("OriginationNumber", allowed[0] if allowed else None)
    if origination is None:
        part.fault("OriginationNumber", "is required")
    elif not settings.may_text_from(origination):
        part.fault("OriginationNumber", "is not on the list of numbers and pools that may be sent from")
    message_type = part.choice("MessageType", PURPOSES, PURPOSES[0])
    body, template = _words(part)
    values = part.values("Substitutions")
    part.no_others()
    return SMSPart(origination or "", message_type, body, template, values)


def _words(part: Fields) -> tuple[str | None, str | None]:
    body, template = part.text("MessageBody"), part.text("TemplateName")
    if not body and not template:
        part.fault(None, "needs a MessageBody or a TemplateName")
    if template and len(template) > LONGEST_NAME:
        part.fault("TemplateName", f"must have at most {LONGEST_NAME} characters")
    return body, None if body else template


def _email(part: Fields, field: str, written: str | None) -> str:
    if written is None:
        return ""
    try:
        return email_address(written)
    except ValueError as fault:
        part.fault(field, str(fault))
        return ""


def _recipient(written: str, fields: Fields, settings: Settings, trace: str, parts: set[str]) -> Recipient | None:
    """`parts` are the channels that there is something to say in."""
    channel = fields.choice("ChannelType", CHANNELS)
    values = fields.values("Substitutions")
    fields.no_others()
    if channel is None:
        return None
    if channel not in parts:
        fields.fault(None, f"is for {channel}, and there is no {PART[channel]}")
    if (address := address_of(written, channel, fields)) is None:
        return None
    if not settings.may_write_to(address):
        fields.fault(
            None, f"may not be written to in the stage {settings.stage}: it is not on SENDER_ALLOWED_RECIPIENTS"
        )
    return Recipient(message_id(trace, channel, address), channel, written, address, values)
