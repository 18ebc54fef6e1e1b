"""Reads the `Addresses` of a request: whom it is about, each by the channel that reaches them."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from sender.api.faults import Faults
from sender.api.fields import Fields
from sender.settings import Settings
from sender.store.addresses import email_address, phone_number
from sender.store.messages import EMAIL, normalised


class Addressee(Protocol):
    """An address as the caller wrote it, and as the provider takes it."""

    @property
    def channel(self) -> str: ...

    @property
    def written(self) -> str: ...

    @property
    def address(self) -> str: ...


Each = TypeVar("Each", bound=Addressee)


def read_addressees(fields: Fields, settings: Settings, read: Callable[[str, Fields], Each | None]) -> list[Each]:
    """What `read` makes of each entry; it keeps the entry's faults itself. Raises Faults where there are too many."""
    if (listed := fields.take("Addresses", required=True)) is None:
        return []
    addresses = Fields(listed, "Addresses", fields.errors)
    given = addresses.everything()
    if listed == {}:
        addresses.fault(None, "must have an address")
    if len(given) > settings.most_addresses:
        addresses.fault(None, f"may have at most {settings.most_addresses} addresses: split the request")
        raise Faults(fields.errors, 413)
    found: dict[tuple[str, str], Each] = {}
    for written, value in given.items():
        each = read(written, Fields(value, f"Addresses.{written}", fields.errors))
        if each is None:
            continue
        known = found.setdefault((each.channel, normalised(each.address)), each)
        if known is not each:
            addresses.fault(written, f"is the same address as {known.written}")
    return list(found.values())


def address_of(written: str, channel: str, fields: Fields) -> str | None:
    """The address as its channel's provider takes it; a fault of the entry where it is none."""
    try:
        return email_address(written) if channel == EMAIL else phone_number(written)
    except ValueError as fault:
        fields.fault(None, str(fault))
        return None
