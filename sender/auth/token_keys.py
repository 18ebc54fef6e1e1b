"""The keys that tokens are checked with: the shared secret, or an identity provider's public keys."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import jwt
from botocore.exceptions import BotoCoreError, ClientError

from sender.auth.callers import Caller, Callers
from sender.logs.logs import log_failure

FRESH = 60.0  # seconds for which what was read is not read again
AGAIN = 5.0  # seconds after which an unknown signature is worth another look: the secret may just have been rotated
STALE = 15 * 60.0  # seconds for which what was read bridges an outage
CHANGING_OVER = 24 * 3600 + 60.0  # seconds: what a token may live, and what clocks may differ
SHORTEST = 32  # bytes: RFC 7518, 3.2 wants a key of at least the hash's size
CURRENT, PREVIOUS = "AWSCURRENT", "AWSPREVIOUS"


class KeysUnavailable(Exception):
    """The keys cannot be read at the moment, so nobody can say whether a token is good."""


class SharedSecret:
    """The secret in Secrets Manager, and the one before it while callers change over. `secrets` is a boto3 client."""

    algorithm = "HS256"

    def __init__(
        self,
        secrets: Any,
        arn: str,
        monotonic: Callable[[], float] = time.monotonic,
        now: Callable[[], float] = time.time,
    ):
        self._secrets, self._arn, self._monotonic, self._now = secrets, arn, monotonic, now
        self._lock = threading.Lock()
        self._known: list[str] = []
        self._since = float("-inf")  # epoch seconds
        self._read_at = float("-inf")

    def candidates(self, _token: str) -> Iterator[str]:
        """The secrets that may have signed a token, likeliest first: the one before, as long as a token of it may
        live. Raises KeysUnavailable.
        """
        for secret in self.current_and_before():
            if secret == self._known[0] or self._now() - self._since < CHANGING_OVER:
                yield secret

    def current_and_before(self) -> Iterator[str]:
        """Both secrets, however long ago the one was rotated, likeliest first. Raises KeysUnavailable."""
        known = self._no_older_than(FRESH)
        yield from known
        yield from (secret for secret in self._no_older_than(AGAIN, bridge=False) if secret not in known)

    def current(self) -> str:
        """The secret to sign with. Raises KeysUnavailable."""
        return self._no_older_than(FRESH)[0]

    def _no_older_than(self, seconds: float, *, bridge: bool = True) -> list[str]:
        with self._lock:
            age = self._monotonic() - self._read_at
            if age > seconds:
                try:
                    self._known, self._read_at = self._read(), self._monotonic()
                except KeysUnavailable:
                    if not (bridge and age < STALE):
                        raise
            return self._known

    def _read(self) -> list[str]:
        try:
            current = self._version(CURRENT)
            found, self._since = [current.get("SecretString", "")], current["CreatedDate"].timestamp()
            with suppress(self._secrets.exceptions.ResourceNotFoundException):  # it was never rotated
                found.append(self._version(PREVIOUS).get("SecretString", ""))
        except (BotoCoreError, ClientError) as error:
            log_failure("the secret store does not answer", error)
            raise KeysUnavailable from error
        good = [secret for secret in found if len(secret.encode()) >= SHORTEST]
        if not good or good[0] != found[0]:
            raise KeysUnavailable(f"The secret must have at least {SHORTEST} bytes")
        return good

    def _version(self, stage: str) -> dict[str, Any]:
        return self._secrets.get_secret_value(SecretId=self._arn, VersionStage=stage)


class OwnKeys:
    """The shared secret, whose holder may sign for any caller, and the key of the one caller that a token names."""

    algorithm = SharedSecret.algorithm

    def __init__(self, shared: SharedSecret, callers: Callers):
        self._shared, self._callers = shared, callers

    def candidates(self, token: str) -> Iterator[str]:
        """What may have signed a token, likeliest first. Raises KeysUnavailable."""
        caller = None
        for secret in self._shared.candidates(token):
            yield secret
            caller = caller or self._named_by(token)
            if caller:
                yield caller.own_key(secret)

    def _named_by(self, token: str) -> Caller | None:
        """Whom a token names that was not looked at yet."""
        with suppress(jwt.PyJWTError):
            name = jwt.decode(token, options={"verify_signature": False}).get("sub")
            return self._callers.get(name) if isinstance(name, str) else None
        return None


class ProviderKeys:
    """An identity provider's public keys (JWKS, RS256). Needs the package cryptography."""

    algorithm = "RS256"

    def __init__(self, url: str):
        if not jwt.algorithms.has_crypto:
            raise RuntimeError("SENDER_JWKS_URL needs the package cryptography: pip install cryptography")
        self._client = jwt.PyJWKClient(url, lifespan=300, timeout=5)

    def candidates(self, token: str) -> Iterator[Any]:
        """The key that the token names, where the provider has it. Raises KeysUnavailable."""
        try:
            key = self._client.get_signing_key(jwt.get_unverified_header(token).get("kid", ""))
        except (jwt.PyJWKClientConnectionError, jwt.PyJWKSetError, OSError, ValueError) as error:
            log_failure("the identity provider does not answer with keys", error)
            raise KeysUnavailable from error
        except jwt.PyJWKClientError:
            return
        if key.key_type == "RSA":
            yield key.key
