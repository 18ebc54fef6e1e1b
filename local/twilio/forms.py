"""What Twilio posts to the bot: a parent's message, and what became of one of ours.

The fields are those of https://www.twilio.com/docs/messaging/guides/webhook-request and of real requests.
"""

from typing import Protocol

from local.twilio.errors import sentence
from local.twilio.identities import Identity
from local.twilio.messages import FAILED, Message

VERSION = "2010-04-01"
KINDS = {"image": "image", "audio": "audio", "video": "video"}


class Account(Protocol):
    """Whom a form is from: `number` is the account's own, as `whatsapp:+44…`."""

    account_sid: str
    number: str

    def name_of(self, number: str) -> str: ...

    def identity_of(self, number: str) -> Identity: ...

    def media_url(self, message_sid: str, media_sid: str) -> str: ...


def message_form(
    message: Message, account: Account, button: dict | None, picked: dict | None, answered: Message | None
) -> dict[str, str]:
    """The form of an inbound message; `answered` is the message that a tap or a quoted reply belongs to."""
    form = {
        "SmsMessageSid": message.sid,
        "NumMedia": str(len(message.media or [])),
        "ProfileName": account.name_of(message.parent),
        "MessageType": kind_of(message, button, picked, answered),
        "SmsSid": message.sid,
        "SmsStatus": "received",
        "Body": message.body,
        "To": account.number,
        "NumSegments": "1",
        "ReferralNumMedia": "0",
        "MessageSid": message.sid,
        "AccountSid": account.account_sid,
        "From": message.other_end,
        "ApiVersion": VERSION,
    }
    if not message.address:
        form["WaId"] = message.parent.removeprefix("+")
    if button is not None:
        form |= {"ButtonText": message.body, "ButtonPayload": str(button.get("payload") or message.body)}
    if picked is not None:
        form |= {"ListId": str(picked.get("id") or message.body), "ListTitle": message.body}
    if answered is not None:
        form |= {
            "OriginalRepliedMessageSid": answered.sid,
            "OriginalRepliedMessageSender": answered.other_end if answered.inbound else account.number,
        }
    known = account.identity_of(message.parent).fields
    return form | known | media_fields(message, account) | place_fields(message.location or {})


def media_fields(message: Message, account: Account) -> dict[str, str]:
    fields = {}
    for index, file in enumerate(message.media or []):
        fields[f"MediaUrl{index}"] = account.media_url(message.sid, file["sid"])
        fields[f"MediaContentType{index}"] = file["content_type"]
    return fields


def place_fields(location: dict) -> dict[str, str]:
    return {
        name.capitalize(): str(location[name])
        for name in ("latitude", "longitude", "address", "label")
        if location.get(name) not in (None, "")
    }


def kind_of(message: Message, button: dict | None, picked: dict | None, answered: Message | None) -> str:
    """A template's quick reply comes as `button`, one of the session and a list's item as `interactive`."""
    if button is not None:
        return "button" if answered is None or answered.approved else "interactive"
    if picked is not None:
        return "interactive"
    if message.location:
        return "location"
    if message.media:
        return KINDS.get(message.media[0]["content_type"].split("/")[0], "document")
    return "text"


def status_form(message: Message, account: Account, status: str, error_code: int | None) -> dict[str, str]:
    """The form of a status callback."""
    form = {
        "ApiVersion": VERSION,
        "MessageStatus": status,
        "SmsSid": message.sid,
        "SmsStatus": status,
        "ChannelPrefix": "whatsapp",
        "To": message.other_end,
        "From": account.number,
        "MessageSid": message.sid,
        "AccountSid": account.account_sid,
    }
    if status in ("delivered", "read"):
        form |= {"EventType": status.upper(), **account.identity_of(message.parent).fields}
    if status in FAILED:
        form |= {"ErrorCode": str(error_code), "ErrorMessage": sentence(error_code)}
    return form
