"""The address by which somebody takes themselves off a topic's e-mails with one click (RFC 8058), without signing in.

It names the recipient and the topic, signed with a key that follows from the shared secret. So it stays good until that
secret has been rotated twice.
"""

import hashlib
import hmac
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import NamedTuple

from sender.auth.token_keys import SharedSecret

PATH = "unsubscribe"
SIGNED = 18  # bytes of the signature: 144 bits, which makes 24 letters


class BadLink(ValueError):
    """Not one of our addresses, or not the whole of it."""


class Subscription(NamedTuple):
    """An e-mail address, in the form that SES takes, and the topic whose e-mails it gets."""

    address: str
    topic: str


class UnsubscribeLinks:
    """`public_url` is where the API answers; without it there are no links."""

    def __init__(self, secret: SharedSecret, public_url: str):
        self._secret, self._public_url = secret, public_url.rstrip("/")

    def to(self, subscription: Subscription) -> str:
        """The link that ends a subscription; "" where nobody knows where the API is. Raises KeysUnavailable."""
        if not self._public_url:
            return ""
        said = "\n".join((subscription.topic, subscription.address)).encode()
        return f"{self._public_url}/{PATH}/{_encoded(said)}.{_encoded(_signature(self._secret.current(), said))}"

    def read(self, token: str) -> Subscription:
        """What the last part of a link says. Raises BadLink and KeysUnavailable."""
        try:
            said, signature = map(_decoded, token.split("."))
            topic, address = said.decode().split("\n")
        except ValueError:
            raise BadLink(token) from None
        if not any(hmac.compare_digest(signature, _signature(key, said)) for key in self._secret.current_and_before()):
            raise BadLink(token)
        return Subscription(address, topic)


def _signature(secret: str, said: bytes) -> bytes:
    key = hmac.new(secret.encode(), b"sender-unsubscribe", hashlib.sha256).digest()
    return hmac.new(key, said, hashlib.sha256).digest()[:SIGNED]


def _encoded(said: bytes) -> str:
    return urlsafe_b64encode(said).decode().rstrip("=")


def _decoded(written: str) -> bytes:
    return urlsafe_b64decode(written + "=" * (-len(written) % 4))
