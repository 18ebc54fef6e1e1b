"""Reads the `Addresses` of a request: whom it is about, each by the channel that reaches them."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple, Protocol, TypeVar

from sender.fields.faults import Faults
from sender.fields.fields import Kind, Object, Place, Schema
from sender.fields.kinds import Choice, Text
from sender.settings import Settings
from sender.store.addresses import email_address, phone_number
from sender.store.messages import CHANNELS, EMAIL, Channel, normalised

TOPIC = Text(
    pattern=re.compile(r"[a-z][a-z0-9-]{0,31}"),
    remedy="must be 1 to 32 small letters, digits or -, the first a letter, like news",
    description="What its e-mails are about, such as news: their recipients can end that alone, with one click.",
)


class Addressee(Protocol):
    """An address as the caller wrote it, and as the provider takes it."""

    @property
    def channel(self) -> Channel: ...

    @property
    def written(self) -> str: ...

    @property
    def address(self) -> str: ...


Each = TypeVar("Each", bound=Addressee)


class Entry(NamedTuple):
    """One of the addresses as the caller wrote it, with the fields that stand under it."""

    written: str
    place: Place
    values: dict[str, Any]

    @property
    def channel(self) -> Channel | None:
        """None where there is no good one."""
        channel: Channel | None = self.values["ChannelType"]
        return channel

    def address(self, channel: Channel) -> str | None:
        """The address as its channel's provider takes it; None, and a fault, where it is none."""
        try:
            return email_address(self.written) if channel == EMAIL else phone_number(self.written)
        except ValueError as fault:
            self.place.fault(str(fault))
            return None


class Addresses(Kind, frozen=True, kw_only=True):
    """An Entry for each address. Where there are more than `most`, reading raises Faults."""

    each: Object
    most: int
    default: Any = ()

    def read(self, value: Any, place: Place) -> Any:
        if not isinstance(value, dict):
            place.fault("must be an object")
            return self.default
        if not value:
            place.fault("must have an address")
        if len(value) > self.most:
            place.fault(f"may have at most {self.most} addresses: split the request")
            raise Faults(place.errors, 413)
        there = [(written, place.at(written), fields) for written, fields in value.items()]
        return [Entry(written, here, self.each.read(fields, here)) for written, here, fields in there]

    def shape(self) -> Schema:
        most = {"minProperties": 1, "maxProperties": self.most}
        return {"type": "object", **most, "additionalProperties": self.each.shape()}


def addresses(settings: Settings, fields: Mapping[str, Kind]) -> Addresses:
    """The field `Addresses`; these fields stand under each beside its channel."""
    each = Object({"ChannelType": Choice(CHANNELS, required=True), **fields})
    means = "By e-mail address, or by phone number in E.164."
    return Addresses(each=each, most=settings.most_addresses, required=True, description=means)


def addressees(entries: Iterable[Entry], made: Callable[[Entry], Each | None]) -> list[Each]:
    """What is `made` of each entry, which keeps its faults itself; nobody is there twice."""
    found: dict[tuple[Channel, str], Each] = {}
    for entry in entries:
        if (each := made(entry)) is None:
            continue
        known = found.setdefault((each.channel, normalised(each.address)), each)
        if known is not each:
            entry.place.fault(f"is the same address as {known.written}")
    return list(found.values())
