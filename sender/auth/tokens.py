"""Who calls: a JSON Web Token in `Authorization: Bearer …` (RFC 6750, RFC 7519)."""

import time
from typing import Any, Protocol

import jwt
import msgspec
from jwt.exceptions import InvalidSubjectError

LONGEST_LIFE = 24 * 3600  # seconds
LEEWAY = 30  # seconds by which clocks may differ

REASONS: dict[type[jwt.PyJWTError], str] = {
    jwt.ExpiredSignatureError: "The token has expired",
    jwt.ImmatureSignatureError: "The token is not valid yet",
    jwt.InvalidIssuerError: "The token is of another issuer",
    jwt.InvalidAudienceError: "The token is for another audience",
    InvalidSubjectError: "The token's sub must be text",
    jwt.InvalidIssuedAtError: "The token's iat must be a number of seconds",
}


class Unauthorized(Exception):
    """Says why the caller is not let in."""


class Bearer(msgspec.Struct, frozen=True):
    """Whom the token names; `issued_at` is in epoch seconds."""

    user: str
    issued_at: float
    email: str | None = None
    customer: str | None = None


class Keys(Protocol):
    algorithm: str

    def candidates(self, token: str) -> Any: ...


class Tokens:
    """Checks tokens with `keys`, OwnKeys or ProviderKeys. `audience` is for an identity provider's tokens."""

    def __init__(self, keys: Keys, issuer: str, audience: str | None = None):
        self._keys, self._issuer, self._audience = keys, issuer, audience

    def caller(self, authorization: str | None) -> Bearer:
        """Whom an Authorization header names. Raises Unauthorized with the reason, and keys.KeysUnavailable."""
        token = bearer(authorization)
        try:
            algorithm = jwt.get_unverified_header(token).get("alg")
        except jwt.PyJWTError:
            raise Unauthorized("The token is no JSON Web Token") from None
        # The caller does not choose how it is checked: no RS256 token meets the shared secret, no HS256 a public key.
        if algorithm != self._keys.algorithm:
            raise Unauthorized(f"The token must be signed with {self._keys.algorithm}")
        for key in self._keys.candidates(token):
            try:
                return self._caller(token, key)
            except jwt.InvalidSignatureError:
                continue
        raise Unauthorized("The token's signature is not ours")

    def _caller(self, token: str, key: Any) -> Bearer:
        try:
            claims = jwt.decode(
                token,
                key,
                algorithms=[self._keys.algorithm],
                issuer=self._issuer,
                audience=self._audience,
                leeway=LEEWAY,
                options={"require": ["sub", "iat", "exp", "iss"]},
            )
        except jwt.InvalidSignatureError:
            raise
        except jwt.MissingRequiredClaimError as missing:
            raise Unauthorized(f"The token has no {missing.claim}") from None
        except jwt.PyJWTError as error:
            raise Unauthorized(REASONS.get(type(error), "The token cannot be read")) from None
        if not claims["sub"].strip():
            raise Unauthorized("The token's sub is empty")
        if not all(is_number(claims[name]) for name in ("iat", "exp")):
            raise Unauthorized("The token's iat and exp must be numbers of seconds")
        if claims["exp"] > claims["iat"] + LONGEST_LIFE + LEEWAY:
            raise Unauthorized(f"The token lives longer than {LONGEST_LIFE // 3600} hours")
        email, customer = text_or_none(claims.get("email")), text_or_none(claims.get("customer_id"))
        return Bearer(claims["sub"], claims["iat"], email, customer)


def make_token(
    secret: str,
    user: str,
    email: str | None = None,
    customer: str | None = None,
    *,
    issuer: str,
    life: int = LONGEST_LIFE,
) -> str:
    """A token for `user`, signed with the shared secret, good for `life` seconds."""
    now = int(time.time())
    claims = {"iss": issuer, "sub": user, "iat": now, "exp": now + life, "email": email, "customer_id": customer}
    return jwt.encode({name: value for name, value in claims.items() if value is not None}, secret, algorithm="HS256")


def bearer(authorization: str | None) -> str:
    """The token of an Authorization header. The scheme's case does not matter (RFC 9110, 11.1)."""
    if not authorization:
        raise Unauthorized("There is no token: send Authorization: Bearer and the token")
    scheme, _, token = authorization.strip().partition(" ")
    if scheme.lower() != "bearer" or not token.strip():
        raise Unauthorized("The token must be a Bearer token")
    return token.strip()


def is_number(claim: Any) -> bool:
    return isinstance(claim, int | float) and not isinstance(claim, bool)


def text_or_none(claim: Any) -> str | None:
    return claim if isinstance(claim, str) else None
