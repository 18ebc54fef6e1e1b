"""What a caller of the sender may hold: tokens of the shared secret, and of an identity provider's keys (RS256)."""

import hmac
import json
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import strategies as st
from jwt.utils import base64url_encode

from scripts.fuzz.target import ANYTHING, SECRET, Target, encoded
from sender.auth.tokens import Bearer, Tokens, Unauthorized

CLAIMS = st.dictionaries(st.sampled_from(["sub", "iat", "exp", "nbf", "iss", "aud", "jti", "email"]), ANYTHING)
PARTS = st.lists(ANYTHING.map(lambda part: encoded(json.dumps(part))) | st.text(max_size=40), max_size=4)
HS256 = '{"alg": "HS256"}'
SCHEMES = st.sampled_from(["Bearer ", "bearer ", "", "Basic ", "Bearer  "])


class OneKey:
    def __init__(self, algorithm: str, key: Any):
        self.algorithm, self._key = algorithm, key

    def candidates(self, _token: str) -> list[Any]:
        return [self._key]


def a_token() -> Target:
    signed = CLAIMS.map(lambda told: _signed(told, SECRET, "HS256"))
    return _of(Tokens(OneKey("HS256", SECRET), "messaging-api"), signed)


def a_providers_token() -> Target:
    """Signed by the provider, by a stranger, or with the public key as if it were a shared secret."""
    private, strange = (rsa.generate_private_key(public_exponent=65537, key_size=2048) for _ in range(2))
    public = private.public_key()
    written = public.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    signed = CLAIMS.map(lambda told: _signed(told, private, "RS256"))
    forged = CLAIMS.map(lambda told: _signed(told, strange, "RS256"))
    confused = CLAIMS.map(lambda told: _hashed(told, written))
    tokens = Tokens(OneKey("RS256", public), "messaging-api", "sender")
    let_in = _of(tokens, signed).check

    def check(token: str, scheme: str, others: str) -> None:
        let_in(token, scheme)
        try:
            tokens.caller("Bearer " + others)
        except Unauthorized:
            return
        raise AssertionError("a stranger's token is good")

    return Target(check, (signed | PARTS.map(".".join), SCHEMES, forged | confused))


def _hashed(claims: dict[str, Any], key: bytes) -> str:
    """A token of HS256 whose secret is a public key: PyJWT refuses to write one."""
    parts = f"{encoded(HS256)}.{encoded(json.dumps(claims))}"
    return f"{parts}.{base64url_encode(hmac.digest(key, parts.encode(), 'sha256')).decode()}"


def _of(tokens: Tokens, signed: st.SearchStrategy[str]) -> Target:
    def check(token: str, scheme: str) -> None:
        try:
            assert isinstance(tokens.caller(scheme + token), Bearer)
        except Unauthorized as refused:
            assert str(refused)

    return Target(check, (signed | PARTS.map(".".join) | st.text(max_size=80), SCHEMES))


def _signed(claims: dict[str, Any], key: Any, algorithm: str) -> str:
    """PyJWT itself refuses to write some claims, which a forger would."""
    kept = {name: claim for name, claim in claims.items() if name != "iss" or isinstance(claim, str)}
    return jwt.encode({"iss": "messaging-api"} | kept, key, algorithm)
