"""Where a caller hears of what became of its messages, and the secret that signs what it is told."""

import base64
import secrets
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import SplitResult, urlsplit

import msgspec

from service.signed_webhooks import PREFIX

SECRET_BYTES = 32
LONGEST = 1000  # characters of an address
CHANGE_OVER = timedelta(days=1)  # for which the secret before signs too
NO_ADDRESS = "A webhook's address must look like https://club.example/heard: no name or password, no #, nothing unusual"


class Webhook(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """`address` is "" where there is none. `secret_before` was the secret until `rotated_at`."""

    address: str = ""
    secret: str = ""
    secret_before: str = ""
    rotated_at: datetime | None = None

    def __repr__(self) -> str:
        return f"Webhook({self.address!r})"  # wherever it is shown, its secret is not

    def secrets(self, now: datetime) -> list[str]:
        """The secrets that sign, the newest first."""
        changing = self.rotated_at is not None and now < self.rotated_at + CHANGE_OVER
        return [self.secret, self.secret_before] if changing else [self.secret]

    def at(self, address: str) -> "Webhook":
        """The webhook at this address: who listens at another one gets another secret."""
        return self if address == self.address else Webhook(address=address, secret=new_secret())

    def rotated(self, now: datetime) -> "Webhook":
        """The same with another secret."""
        return Webhook(address=self.address, secret=new_secret(), secret_before=self.secret, rotated_at=now)


def new_secret() -> str:
    """In the form that libraries for Standard Webhooks take."""
    return PREFIX + base64.b64encode(secrets.token_bytes(SECRET_BYTES)).decode()


def checked(address: str, *, local: bool) -> SplitResult:
    """The parts of a webhook's address: https, or on a `local` machine http to itself. Raises ValueError."""
    parts = _parts(address)
    if parts.scheme == "https" or (parts.scheme == "http" and local and _is_loopback(parts.hostname or "")):
        return parts
    raise ValueError("A webhook's address must begin with https://")


def _parts(address: str) -> SplitResult:
    if len(address) > LONGEST or not all("!" <= letter <= "~" for letter in address) or "\\" in address:
        raise ValueError(NO_ADDRESS)
    try:
        parts = urlsplit(address)
        usual = parts.hostname and parts.port != 0  # the port is read here, and may be none
    except ValueError:
        usual = False
    if not usual or "@" in parts.netloc or "#" in address:
        raise ValueError(NO_ADDRESS)
    return parts


def _is_loopback(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
