"""Twilio's form fields, as they come and as they lie on the inbox queue: a parent's message, or news of one of ours."""

import json
from collections.abc import Mapping
from typing import NamedTuple

from flows.reminders.delivery_codes import FAILED, RANKS


def parent_of(form: Mapping[str, str]) -> str:
    """Whom a message is from: the number in E.164, or what WhatsApp gives for a user without one; "" for nobody."""
    return form.get("From", "").removeprefix("whatsapp:")


def group_of(form: Mapping[str, str]) -> str:
    """The message group that keeps one parent's messages in order: at most the 128 characters that SQS takes."""
    return parent_of(form)[:128] or "-"


def form_of(body: str) -> dict[str, str]:
    """Twilio's form fields out of a queue message; {} for what is none: only somebody's hand can have put it there."""
    try:
        form = json.loads(body)
    except ValueError:
        return {}
    return form if isinstance(form, dict) else {}


class News(NamedTuple):
    """One status of one of our messages: the `place`-th, from 0, of the exchange `key` with this parent."""

    parent: str
    key: str
    place: int
    status: str
    code: str

    @classmethod
    def read(cls, form: Mapping[str, str], address: Mapping[str, str]) -> "News | None":
        """Out of Twilio's form and the address that it was told to call; None where they do not say enough."""
        index, status = address.get("n", ""), form.get("MessageStatus", "")
        parent, key = form.get("To", "").removeprefix("whatsapp:"), address.get("exchange", "")
        if not (parent and key and index.isdecimal() and len(index) < 3 and status in RANKS):
            return None
        return cls(parent, key, int(index), status, form.get("ErrorCode", ""))

    @property
    def failed(self) -> bool:
        return self.status in FAILED

    def as_form(self) -> dict[str, str]:
        """As it lies on the inbox queue, beside the parents' messages."""
        return {"News": self.key, "MessageSid": f"{self.key}-{self.place}", "n": str(self.place), "Code": self.code,
                "From": f"whatsapp:{self.parent}", "MessageStatus": self.status}  # fmt: skip

    @classmethod
    def from_form(cls, form: Mapping[str, str]) -> "News":
        parent = form["From"].removeprefix("whatsapp:")
        return cls(parent, form["News"], int(form["n"]), form["MessageStatus"], form["Code"])
