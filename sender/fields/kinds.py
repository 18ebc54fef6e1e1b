"""The kinds of fields that hold no others: texts, choices, flags, values."""

import re
from collections.abc import Callable, Collection
from datetime import datetime
from decimal import Decimal
from email.utils import formataddr
from typing import Any

from sender.fields.fields import Kind, Place, Schema
from sender.store.addresses import email_address, mailbox


class Text(Kind, frozen=True, kw_only=True):
    """A text; an empty one counts as left out, or is a fault where it is `never_empty`. `remedy` is told where it is
    not of the pattern or not `allowed`.
    """

    never_empty: bool = False
    longest: int | None = None
    pattern: re.Pattern[str] | None = None
    allowed: Callable[[str], bool] = lambda _: True
    remedy: str = ""

    def read(self, value: Any, place: Place) -> Any:
        if value == "" and (self.required or self.never_empty):
            place.fault("is empty")
        elif value != "" and not isinstance(value, str):
            place.fault("must be text")
        elif value:
            return self.held(value, place)
        return self.default

    def held(self, text: str, place: Place) -> str:
        """The same text: with a fault it is there all the same, and nothing is said to be missing."""
        if self.longest and len(text) > self.longest:
            place.fault(f"must have at most {self.longest} characters")
        elif (self.pattern and not self.pattern.fullmatch(text)) or not self.allowed(text):
            place.fault(self.remedy)
        return text

    def shape(self) -> Schema:
        pattern = {"pattern": f"^{self.pattern.pattern}$"} if self.pattern else {}
        return {"type": "string"} | pattern | ({"maxLength": self.longest} if self.longest else {})


class EmailAddress(Text, frozen=True, kw_only=True):
    """An e-mail address, read as SES takes it."""

    def held(self, text: str, place: Place) -> str:
        try:
            address = email_address(text)
        except ValueError as fault:
            place.fault(str(fault))
            return text
        return super().held(address, place)

    def shape(self) -> Schema:
        return super().shape() | {"format": "email"}


class Mailbox(Text, frozen=True, kw_only=True):
    """An e-mail address with or without a name, `Urmston Town <desk@example.org>`, as it may stand in a header."""

    def held(self, text: str, place: Place) -> str:
        try:
            name, address = mailbox(text)
        except ValueError as fault:
            place.fault(str(fault))
            return text
        address = super().held(address, place)
        return formataddr((name, address)) if name else address


class Texts(Kind, frozen=True, kw_only=True):
    """A list of texts of one kind, as a tuple."""

    each: Text
    default: Any = ()

    def read(self, value: Any, place: Place) -> Any:
        if not isinstance(value, list) or not all(isinstance(text, str) for text in value):
            place.fault("must be a list of texts")
            return self.default
        return tuple(self.each.held(text, place) for text in value)

    def shape(self) -> Schema:
        return {"type": "array", "items": self.each.shape()}


class Choice(Kind, frozen=True):
    """One of a few texts."""

    choices: Collection[str]

    def read(self, value: Any, place: Place) -> Any:
        if isinstance(value, str) and value in self.choices:
            return value
        place.fault(f"must be {' or '.join(self.choices)}")
        return self.default

    def shape(self) -> Schema:
        return {"enum": [*self.choices]}


class Instant(Kind, frozen=True, kw_only=True):
    """A moment, as an aware datetime."""

    def read(self, value: Any, place: Place) -> Any:
        try:
            at = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            at = None
        if at is None or at.tzinfo is None:
            place.fault("must be a date and time with its offset, like 2026-08-01T18:00:00Z")
            return self.default
        return at

    def shape(self) -> Schema:
        return {"type": "string", "format": "date-time"}


class Flag(Kind, frozen=True, kw_only=True):
    """True or false."""

    default: Any = False

    def read(self, value: Any, place: Place) -> Any:
        if not isinstance(value, bool):
            place.fault("must be true or false")
        return value is True

    def shape(self) -> Schema:
        return {"type": "boolean"}


class Values(Kind, frozen=True, kw_only=True):
    """Substitutions by name: texts and numbers, as text. 0 and "" are values; null, true and lists are none."""

    default: Any = {}
    description: str = "Values of the placeholders: {name} in a body, a subject or a template."

    def read(self, value: Any, place: Place) -> Any:
        if not isinstance(value, dict):
            place.fault("must be an object")
            return self.default
        for name, each in value.items():
            if isinstance(each, bool) or not isinstance(each, str | int | Decimal):
                place.at(name).fault("must be text or a number")
        return {name: str(each) for name, each in value.items()}

    def shape(self) -> Schema:
        return {"type": "object", "additionalProperties": {"type": ["string", "number"]}}
