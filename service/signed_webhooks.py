"""Webhooks signed as https://www.standardwebhooks.com has it: who posts signs them, who takes them verifies."""

import base64
import hashlib
import hmac
import re
from collections.abc import Iterable, Mapping

ID, TIMESTAMP, SIGNATURE = "webhook-id", "webhook-timestamp", "webhook-signature"
VERSION = "v1"
PREFIX = "whsec_"  # of a secret that is written in Base64; any other is taken as it stands
LONGEST_WAY = 300  # seconds by which a timestamp may be off, for what was overheard is not good for ever
MOMENT = re.compile(r"[0-9]{1,12}")


def sign(secret: str, event_id: str, timestamp: int, body: bytes, *older: str) -> dict[str, str]:
    """The headers of a webhook that is sent at `timestamp` (epoch seconds).

    `older` secrets sign too, while who takes it changes over. Raises ValueError where a secret cannot be read.
    """
    moment = str(timestamp)
    signatures = [f"{VERSION},{_signature(each, event_id, moment, body)}" for each in (secret, *older)]
    return {ID: event_id, TIMESTAMP: moment, SIGNATURE: " ".join(signatures)}


def verified(secrets: Iterable[str], headers: Mapping[str, str], body: bytes, now: int) -> bool:
    """Whether one of the secrets signed this body, under these headers, within five minutes of `now` (epoch seconds).

    The headers' case does not matter. Raises ValueError where a secret cannot be read.
    """
    given = {name.lower(): value for name, value in headers.items()}
    event_id, moment = given.get(ID, ""), given.get(TIMESTAMP, "")
    if not (event_id and MOMENT.fullmatch(moment) and abs(now - int(moment)) <= LONGEST_WAY):
        return False
    expected = [_signature(secret, event_id, moment, body).encode() for secret in secrets]
    found = [each for each in _signatures(given.get(SIGNATURE, "")) for one in expected if _same(each, one)]
    return bool(found)


def _signatures(header: str) -> list[bytes]:
    """Those of our version; there may be others, which are not for us."""
    parted = (each.partition(",") for each in header.split())
    return [signature.encode() for version, _, signature in parted if version == VERSION]


def _same(one: bytes, other: bytes) -> bool:
    return hmac.compare_digest(one, other)


def _signature(secret: str, event_id: str, moment: str, body: bytes) -> str:
    signed = f"{event_id}.{moment}.".encode() + body
    return base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest()).decode()


def _key(secret: str) -> bytes:
    written = secret.removeprefix(PREFIX)
    return secret.encode() if written == secret else base64.b64decode(written, validate=True)
