"""Tokens of an identity provider: RS256, with keys from its JWKS. Runs where the package cryptography is installed."""

import json
import threading
import time
from collections.abc import Iterator
from typing import Any

import jwt
import pytest
from werkzeug.serving import make_server
from werkzeug.wrappers import Request, Response

from sender.auth.token_keys import KeysUnavailable, ProviderKeys
from sender.auth.tokens import Tokens, Unauthorized
from tests.sender.auth.test_tokens import signed

rsa = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.rsa")

ISSUER, AUDIENCE = "https://id.example.org/", "messaging"


class Provider:
    """An identity provider on loopback. `fails` makes it answer 500, `publishes` something else."""

    def __init__(self) -> None:
        self.keys = {"2026-a": rsa.generate_private_key(65537, 2048)}
        self.fails, self.publishes = False, ""
        self._server = make_server("127.0.0.1", 0, self)
        self.url = f"http://127.0.0.1:{self._server.port}/jwks.json"
        self._thread = threading.Thread(target=self._server.serve_forever)
        self._thread.start()

    def __call__(self, environ: dict[str, Any], start_response: Any) -> Any:
        published = self.publishes or json.dumps({"keys": [self.published(name) for name in self.keys]})
        answer = Response("down", 500) if self.fails else Response(published, mimetype="application/json")
        return answer(Request(environ).environ, start_response)

    def published(self, name: str) -> dict[str, Any]:
        key = self.keys[name].public_key()
        kind, algorithm = (
            (jwt.algorithms.RSAAlgorithm, "RS256") if hasattr(key, "encrypt") else (jwt.algorithms.ECAlgorithm, "ES256")
        )
        return json.loads(kind.to_jwk(key)) | {"kid": name, "use": "sig", "alg": algorithm}

    def token(self, name: str = "2026-a", key: Any = None, **changes: Any) -> str:
        now = int(time.time())
        claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "desk", "iat": now, "exp": now + 3600} | changes
        return jwt.encode(claims, key or self.keys[name], algorithm="RS256", headers={"kid": name})

    def stop(self) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@pytest.fixture
def provider() -> Iterator[Provider]:
    provider = Provider()
    yield provider
    provider.stop()


@pytest.fixture
def tokens(provider: Provider) -> Tokens:
    return Tokens(ProviderKeys(provider.url), ISSUER, AUDIENCE)


def test_a_token_of_the_provider_lets_in(provider: Provider, tokens: Tokens):
    assert tokens.caller(f"Bearer {provider.token()}").user == "desk"


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"aud": "another"}, "another audience"),
        ({"aud": None}, "has no aud"),
        ({"iss": "messaging-api"}, "another issuer"),
    ],
)
def test_it_must_be_meant_for_us(provider: Provider, tokens: Tokens, changes: dict[str, Any], why: str):
    with pytest.raises(Unauthorized, match=why):
        tokens.caller(f"Bearer {provider.token(**changes)}")


def test_a_key_that_is_not_the_providers_is_refused(provider: Provider, tokens: Tokens):
    forged = provider.token(key=rsa.generate_private_key(65537, 2048))
    with pytest.raises(Unauthorized, match="signature is not ours"):
        tokens.caller(f"Bearer {forged}")


def test_a_token_that_names_no_key_of_the_provider_is_refused(provider: Provider, tokens: Tokens):
    with pytest.raises(Unauthorized, match="signature is not ours"):
        tokens.caller(f"Bearer {provider.token('unheard-of', key=provider.keys['2026-a'])}")


def test_the_public_key_is_no_shared_secret(provider: Provider, tokens: Tokens):
    """The classic confusion: HS256 with what everybody can download as its secret."""
    from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

    public = provider.keys["2026-a"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)
    now = int(time.time())
    claims = {"iss": ISSUER, "aud": AUDIENCE, "sub": "desk", "iat": now, "exp": now + 60}
    with pytest.raises(Unauthorized, match="must be signed with RS256"):
        tokens.caller(f"Bearer {signed({'alg': 'HS256', 'kid': '2026-a'}, claims, public.decode())}")


def test_a_key_of_another_kind_checks_nothing(provider: Provider, tokens: Tokens):
    """Whoever calls names the key: one for elliptic curves must not meet an RS256 token."""
    from cryptography.hazmat.primitives.asymmetric import ec

    provider.keys["curve"] = ec.generate_private_key(ec.SECP256R1())
    forged = provider.token("curve", key=rsa.generate_private_key(65537, 2048))
    with pytest.raises(Unauthorized, match="signature is not ours"):
        tokens.caller(f"Bearer {forged}")


@pytest.mark.parametrize("published", ["not JSON", "[]", '{"keys": []}'])
def test_a_provider_that_publishes_no_keys_lets_nobody_in(provider: Provider, tokens: Tokens, published: str):
    provider.publishes = published
    with pytest.raises((KeysUnavailable, Unauthorized)):
        tokens.caller(f"Bearer {provider.token()}")


def test_a_provider_that_is_down_is_an_outage(provider: Provider, tokens: Tokens):
    provider.fails = True
    with pytest.raises(KeysUnavailable):
        tokens.caller(f"Bearer {provider.token()}")
