"""Twilio's form fields, as they come and as they lie on the inbox queue: a parent's message, or news of one of ours."""

import json
import re
from collections.abc import Mapping
from typing import NamedTuple

from flows.reminders.delivery_codes import FAILED, RANKS

# Meta's business-scoped user ids, and those that several businesses share:
# https://developers.facebook.com/documentation/business-messaging/whatsapp/business-scoped-user-ids/
USER_ID = re.compile(r"[A-Z]{2}\.(ENT\.)?[0-9A-Za-z]{1,128}")
IDS = ("ExternalUserId", "ParentExternalUserId")  # Twilio's fields for the two, beside a From or To with the number
LONGEST_ADDRESS = 200  # characters; no number and no user id has so many


class Person(NamedTuple):
    """The parent at the other end of a message: the `address` that it came from or went to, which is the number in
    E.164, or a user id where WhatsApp shows none; and all user ids that come with it.
    """

    address: str
    ids: tuple[str, ...]

    @classmethod
    def read(cls, form: Mapping[str, str], end: str = "From") -> "Person":
        """Out of Twilio's form. An address of an odd shape stands as it is, an id of an odd shape is none."""
        address, *ids = (form.get(name, "").removeprefix("whatsapp:") for name in (end, *IDS))
        return cls(address, tuple(dict.fromkeys(each for each in (*ids, address) if USER_ID.fullmatch(each))))

    @property
    def named(self) -> bool:
        return 0 < len(self.address) <= LONGEST_ADDRESS

    @property
    def group(self) -> str:
        """The message group that keeps a parent's messages in order: by the id, which is there with the number and
        without. At most the 128 characters that SQS takes, and none that it refuses.
        """
        return re.sub(r"[^!-~]", "-", (*self.ids, self.address)[0])[:128] or "-"


def group_of(form: Mapping[str, str]) -> str:
    return Person.read(form).group


def form_of(body: str) -> dict[str, str]:
    """Twilio's form fields out of a queue message; {} for what is none: only somebody's hand can have put it there."""
    try:
        form = json.loads(body)
    except ValueError:
        return {}
    return form if isinstance(form, dict) else {}


class News(NamedTuple):
    """One status of one of our messages: the `place`-th, from 0, of the exchange `key` with whom it went to."""

    to: Person
    key: str
    place: int
    status: str
    code: str

    @classmethod
    def read(cls, form: Mapping[str, str], address: Mapping[str, str]) -> "News | None":
        """Out of Twilio's form and the address that it was told to call; None where they do not say enough."""
        index, status = address.get("n", ""), form.get("MessageStatus", "")
        to, key = Person.read(form, "To"), address.get("exchange", "")
        if not (to.named and key and index.isdecimal() and len(index) < 3 and status in RANKS):
            return None
        return cls(to, key, int(index), status, form.get("ErrorCode", ""))

    @property
    def failed(self) -> bool:
        return self.status in FAILED

    def as_form(self) -> dict[str, str]:
        """As it lies on the inbox queue, beside the parents' messages."""
        return {"News": self.key, "MessageSid": f"{self.key}-{self.place}", "n": str(self.place), "Code": self.code,
                "From": f"whatsapp:{self.to.address}", "MessageStatus": self.status,
                **dict(zip(IDS, self.to.ids, strict=False))}  # fmt: skip

    @classmethod
    def from_form(cls, form: Mapping[str, str]) -> "News":
        return cls(Person.read(form), form["News"], int(form["n"]), form["MessageStatus"], form["Code"])
