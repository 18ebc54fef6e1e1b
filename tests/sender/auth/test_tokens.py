"""Who is let in: tokens as the club's programs send them, as they expire, and as attackers make them."""

import base64
import hashlib
import hmac
import json
import time
from typing import Any

import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sender.auth.token_keys import AGAIN, FRESH, STALE, KeysUnavailable, ProviderKeys, SharedSecret
from sender.auth.tokens import Tokens, Unauthorized, make_token
from tests.support.runner.thoroughness import examples
from tests.support.sender.office import Office, to_jane

SECRET, OLD_SECRET = "the-secret-of-the-tests-has-32-bytes-or-more", "the-secret-before-it-had-32-bytes-or-more"
DAY = 24 * 3600
LEFT_OUT = object()


class Later(int):
    """So many seconds from the moment at which the token is made."""


class KnownSecrets:
    """The secrets that a token may be signed with, without a store."""

    algorithm = "HS256"

    def candidates(self, token: str) -> list[str]:
        return [SECRET, OLD_SECRET]


tokens = Tokens(KnownSecrets(), "messaging-api")


def token(secret: str = SECRET, **changes: Any) -> str:
    """A good token but for the changes."""
    now = int(time.time())
    claims = {"iss": "messaging-api", "sub": "club-desk", "iat": now, "exp": now + DAY} | changes
    claims |= {name: now + each for name, each in claims.items() if isinstance(each, Later)}
    return signed(
        {"alg": "HS256", "typ": "JWT"}, {name: each for name, each in claims.items() if each is not LEFT_OUT}, secret
    )


def signed(header: dict[str, Any], claims: Any, secret: str) -> str:
    """A token made by hand: the library would refuse to make what an attacker sends."""
    unsigned = f"{encoded(header)}.{encoded(claims)}"
    return f"{unsigned}.{base64url(hmac.digest(secret.encode(), unsigned.encode(), hashlib.sha256))}"


def encoded(part: Any) -> str:
    return base64url(json.dumps(part).encode())


def base64url(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def reason(authorization: str | None) -> str:
    """Why a caller is not let in."""
    with pytest.raises(Unauthorized) as refused:
        tokens.caller(authorization)
    return str(refused.value)


def test_a_good_token_names_the_caller():
    given_token = make_token(SECRET, "club-desk", "desk@example.org", "urmston", issuer="messaging-api")
    caller = tokens.caller(f"Bearer {given_token}")
    assert (caller.user, caller.email, caller.customer) == ("club-desk", "desk@example.org", "urmston")


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
def test_the_schemes_case_does_not_matter(scheme: str):
    """RFC 9110, 11.1: "a case-insensitive token to identify the authentication scheme"."""
    assert tokens.caller(f"{scheme} {token()}").user == "club-desk"


def test_the_secret_before_a_rotation_is_good_too():
    assert tokens.caller(f"Bearer {token(OLD_SECRET)}").user == "club-desk"


@pytest.mark.parametrize(
    ("authorization", "why"),
    [
        (None, "There is no token"),
        ("", "There is no token"),
        ("Bearer", "must be a Bearer token"),
        ("Bearer ", "must be a Bearer token"),
        ("Basic Y2x1YjpkZXNr", "must be a Bearer token"),
        (token(), "must be a Bearer token"),  # the token alone, without its scheme
        (f"Token {token()}", "must be a Bearer token"),
        ("Bearer abc", "no JSON Web Token"),
        ("Bearer a.b.c", "no JSON Web Token"),
        ("Bearer ..", "no JSON Web Token"),
        (f"Bearer {token()} {token()}", "no JSON Web Token"),
        (f"Bearer {encoded([])}.{encoded({})}.", "no JSON Web Token"),  # a header that is no object
    ],
)
def test_what_is_no_bearer_token(authorization: str | None, why: str):
    assert why in reason(authorization)


@pytest.mark.parametrize(
    ("claims", "why"),
    [
        ({"iss": "somebody-else"}, "another issuer"),
        ({"iss": LEFT_OUT}, "has no iss"),
        ({"iss": ["messaging-api"]}, "another issuer"),
        ({"iat": Later(-DAY), "exp": Later(-60)}, "has expired"),
        ({"nbf": Later(600)}, "not valid yet"),
        ({"iat": Later(600)}, "not valid yet"),  # a clock is wrong, or somebody saves up tokens
        ({"sub": LEFT_OUT}, "has no sub"),
        ({"iat": LEFT_OUT}, "has no iat"),
        ({"exp": LEFT_OUT}, "has no exp"),
        ({"sub": 42}, "sub must be text"),
        ({"sub": ["club-desk"]}, "sub must be text"),
        ({"sub": None}, "has no sub"),
        ({"sub": " "}, "sub is empty"),
        ({"exp": Later(10 * 365 * DAY)}, "lives longer than 24 hours"),
        ({"exp": Later(DAY + 600)}, "lives longer than 24 hours"),
        ({"exp": float("inf")}, "cannot be read"),
        ({"exp": 10**400}, "lives longer"),
        ({"exp": 10**400, "iat": 1.5}, "lives longer"),  # their difference is no float any more
        ({"exp": str(10**12)}, "must be numbers"),
        ({"exp": []}, "cannot be read"),
        ({"iat": "yesterday"}, "iat must be a number"),
        ({"iat": True}, "must be numbers"),
        ({"nbf": "soon"}, "cannot be read"),
        ({"aud": "another-program"}, "another audience"),
    ],
)
def test_claims_that_do_not_let_in(claims: dict[str, Any], why: str):
    assert why in reason(f"Bearer {token(**claims)}")


@pytest.mark.parametrize("payload", [[], "x", None, 5])
def test_claims_that_are_no_object(payload: Any):
    assert "cannot be read" in reason(f"Bearer {signed({'alg': 'HS256'}, payload, SECRET)}")


@pytest.mark.parametrize(
    "algorithm", ["none", "None", "NONE", "", None, "HS384", "HS512", "RS256", "ES256", ["HS256"], 256]
)
def test_the_caller_does_not_choose_the_algorithm(algorithm: Any):
    now = int(time.time())
    claims = {"iss": "messaging-api", "sub": "club-desk", "iat": now, "exp": now + 60}
    assert "must be signed with HS256" in reason(f"Bearer {signed({'alg': algorithm}, claims, SECRET)}")


def test_none_with_an_empty_signature():
    good = token().split(".")
    assert "must be signed with HS256" in reason(f"Bearer {encoded({'alg': 'none'})}.{good[1]}.")


@pytest.mark.parametrize("secret", ["", "messaging-api", SECRET[:-1], SECRET + "\n"])
def test_another_secret_is_a_bad_signature(secret: str):
    assert "signature is not ours" in reason(f"Bearer {token(secret)}")


def test_changed_claims_are_a_bad_signature():
    header, _, signature = token().split(".")
    somebody_else = encoded(
        {"iss": "messaging-api", "sub": "admin", "iat": int(time.time()), "exp": int(time.time()) + 60}
    )
    assert "signature is not ours" in reason(f"Bearer {header}.{somebody_else}.{signature}")


@settings(max_examples=examples(300), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["iss", "sub", "iat", "exp", "nbf", "aud", "jti", "email", "customer_id"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers(), max_size=2),
    )
)
def test_whatever_a_signed_token_claims_there_is_an_answer(claims: dict[str, Any]):
    try:
        answer = tokens.caller(f"Bearer {token(**claims)}").user
    except Unauthorized as refused:
        answer = str(refused)
    assert answer


@settings(max_examples=examples(300), deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=255)))
def test_whatever_stands_in_the_header_there_is_an_answer(text: str):
    for authorization in (text, f"Bearer {text}", f"Bearer {text}.{text}.{text}"):
        with pytest.raises(Unauthorized):
            tokens.caller(authorization)


class Time:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def moment() -> Time:
    return Time()


@pytest.fixture
def shared(office: Office, moment: Time) -> Tokens:
    """Tokens checked with the secret in Secrets Manager, at a moment of our choosing."""
    arn, began = office.outputs["JWTSecretArn"], time.time() - moment.now
    return Tokens(SharedSecret(office.front.secrets, arn, moment, lambda: began + moment.now), "messaging-api")


def rotate(office: Office, secret: str) -> None:
    office.secrets.put_secret_value(SecretId=office.outputs["JWTSecretArn"], SecretString=secret)


def test_during_a_rotation_the_old_and_the_new_secret_are_both_good(office: Office, shared: Tokens, moment: Time):
    old = office.token()
    assert shared.caller(f"Bearer {old}")
    rotate(office, SECRET)
    moment.now += AGAIN + 1  # a new token is good at once, though what was read is still fresh
    assert shared.caller(f"Bearer {token(SECRET)}")
    assert shared.caller(f"Bearer {old}")
    moment.now += FRESH + 1
    assert shared.caller(f"Bearer {old}")


def test_a_day_after_a_rotation_nothing_of_the_old_secret_is_good(office: Office, shared: Tokens, moment: Time):
    stolen = office.secret()
    rotate(office, SECRET)
    moment.now += 24 * 3600 + 120
    with pytest.raises(Unauthorized):
        shared.caller(f"Bearer {make_token(stolen, 'newsletter', issuer='messaging-api')}")
    assert shared.caller(f"Bearer {token(SECRET)}")


def test_after_a_second_rotation_the_first_secret_is_gone(office: Office, shared: Tokens, moment: Time):
    first = office.token()
    assert shared.caller(f"Bearer {first}")
    rotate(office, OLD_SECRET)
    rotate(office, SECRET)
    moment.now += FRESH + 1
    with pytest.raises(Unauthorized):
        shared.caller(f"Bearer {first}")


def test_the_secret_is_not_read_for_every_request(office: Office, shared: Tokens):
    for _ in range(10):
        shared.caller(f"Bearer {office.token()}")
        with pytest.raises(Unauthorized):  # nor for every forged token
            shared.caller(f"Bearer {token()}")
    assert office.wire.calls.count("secrets-manager GetSecretValue") <= 2 + 10  # ours, and the tests' own tokens


def test_an_outage_is_bridged_for_a_while_but_not_for_unknown_signatures(office: Office, shared: Tokens, moment: Time):
    good = office.token()
    shared.caller(f"Bearer {good}")
    office.wire.silence("secrets-manager GetSecretValue", times=100)
    moment.now += FRESH + 1
    assert shared.caller(f"Bearer {good}")
    with pytest.raises(KeysUnavailable):  # it may be signed with a secret that we cannot read
        shared.caller(f"Bearer {token()}")
    moment.now += STALE
    with pytest.raises(KeysUnavailable):
        shared.caller(f"Bearer {good}")


def test_an_outage_of_the_secret_store_is_503_and_a_bad_token_stays_401(office: Office):
    good = office.token()
    office.wire.silence("secrets-manager GetSecretValue", times=100)
    answer = office.posts(to_jane(), token=good)
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert office.posts(to_jane(), token="no token").status_code == 401
    assert office.waiting(office.settings.messages_queue) == 0


@pytest.mark.parametrize("secret", ["short", "  ", "x" * 31])
def test_a_secret_too_short_to_protect_lets_nobody_in(office: Office, secret: str):
    """RFC 7518, 3.2: a key of at least 256 bits. A guessed secret would let anybody send."""
    rotate(office, secret)
    assert office.posts(to_jane(), token=token(secret)).status_code == 503


def test_a_secret_that_is_not_there_is_an_outage(office: Office):
    office.start(SENDER_JWT_SECRET_ARN="nowhere")
    assert office.posts(to_jane(), token=token()).status_code == 503


def test_the_answer_to_a_bad_token(office: Office):
    answer = office.posts(b"not even JSON", token="abc")
    assert answer.status_code == 401
    assert answer.json["message"] == "Unauthorized"
    assert answer.json["reason"] == "The token is no JSON Web Token"
    assert answer.headers["WWW-Authenticate"] == "Bearer"
    assert office.asks("reg-42", token="abc").status_code == 401
    assert office.browser.post("/", json=to_jane()).json["reason"].startswith("There is no token")


@pytest.mark.skipif(jwt.algorithms.has_crypto, reason="cryptography is installed: test_provider_keys.py says the rest")
def test_an_identity_provider_needs_cryptography_and_says_so():
    with pytest.raises(RuntimeError, match="pip install cryptography"):
        ProviderKeys("https://id.example.org/jwks.json")
