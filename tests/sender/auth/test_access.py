"""Who may do what: each caller its own scopes, messages, senders and caps, and each revoked alone."""

import io
import json
import time
from datetime import timedelta
from decimal import Decimal
from typing import Any

import jwt
import pytest
from werkzeug.test import TestResponse

from sender.auth.callers import SCOPES, UNLISTED, Caller, NotAdded
from sender.auth.tokens import make_token
from sender.store.spending import Caps
from tests.support.sender.office import CLUB, CLUB_NUMBER, EMAIL, JANE, SMS, TRACE, Office, emails_to, to_jane

OPT_OUT = {"Addresses": {JANE: {"ChannelType": "EMAIL"}}}
REQUESTS: dict[str, tuple[str, str, Any]] = {
    "send": ("POST", "/", to_jane()),
    "preview": ("POST", "/", to_jane(Preview=True)),
    "read": ("GET", f"/messages/{TRACE}", None),
    "cancel": ("DELETE", f"/messages/{TRACE}", None),
    "search": ("GET", "/messages", None),
    "list opt-outs": ("GET", "/suppressions", None),
    "list templates": ("GET", "/templates", None),
    "put a template": ("PUT", "/templates/notice", {"MessageBody": "Hi"}),
    "opt out": ("PUT", "/suppressions", OPT_OUT),
    "opt in": ("DELETE", "/suppressions", OPT_OUT),
}
NEEDS = {
    "send": "send",
    "preview": "send",
    "cancel": "send",
    "read": "read",
    "search": "read",
    "list opt-outs": "suppress",
    "list templates": "templates",
    "put a template": "templates",
    "opt out": "suppress",
    "opt in": "suppress",
}


def add(office: Office, name: str = "newsletter", **rights: Any) -> str:
    """List a caller; its key."""
    return office.front.callers.add(Caller(name=name, **rights), office.clock.now()).own_key(office.secret())


def token(key: str, name: str = "newsletter", **claims: Any) -> str:
    now = int(time.time())
    return jwt.encode({"iss": "messaging-api", "sub": name, "iat": now, "exp": now + 3600} | claims, key, "HS256")


def asks(office: Office, what: str, given: str) -> TestResponse:
    method, path, body = REQUESTS[what]
    return office.browser.open(path, method=method, json=body, headers={"Authorization": f"Bearer {given}"})


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("what", REQUESTS)
def test_a_caller_may_what_its_scope_says_and_nothing_else(office: Office, what: str, scope: str):
    office.posts(to_jane(), token=token(office.secret()))
    answer = asks(office, what, token(add(office, scopes=frozenset({scope}))))
    if NEEDS[what] == scope:
        assert answer.status_code == 200
    else:
        assert (answer.status_code, answer.json["message"]) == (403, "Forbidden")
        assert answer.json["reason"].endswith(f"it needs the scope {NEEDS[what]}")


@pytest.mark.parametrize("what", REQUESTS)
def test_a_good_token_of_a_caller_that_nobody_listed_does_what_it_always_did(office: Office, what: str):
    given = make_token(office.secret(), "somebody", issuer="messaging-api")
    office.posts(to_jane(), token=given)
    assert asks(office, what, given).status_code == (403 if NEEDS[what] == "templates" else 200)
    office.start(SENDER_CALLERS="listed")
    refused = asks(office, what, given)
    assert (refused.status_code, refused.json["reason"]) == (401, "The token's sub is no caller of ours")


class TestAKeyOfItsOwn:
    def test_signs_for_its_caller_and_for_no_other(self, office: Office):
        key = add(office)
        add(office, "shop")
        assert office.posts(to_jane(), token=token(key)).status_code == 200
        for other in ("shop", "somebody", "new\nsletter", "x" * 5000):
            refused = office.posts(to_jane(), token=token(key, other))
            assert (refused.status_code, refused.json["reason"]) == (401, "The token's signature is not ours")

    def test_outlives_a_rotation_of_the_shared_secret_by_one(self, office: Office):
        key = add(office)
        office.secrets.put_secret_value(SecretId=office.outputs["JWTSecretArn"], SecretString="n" * 64)
        office.start()
        assert office.posts(to_jane(), token=token(key)).status_code == 200
        office.secrets.put_secret_value(SecretId=office.outputs["JWTSecretArn"], SecretString="m" * 64)
        office.start()
        assert office.posts(to_jane(), token=token(key)).status_code == 401

    def test_is_given_up_with_its_caller_alone(self, office: Office):
        key, shop = add(office), add(office, "shop")
        of_the_shared_secret = token(office.secret())
        assert office.front.callers.revoke("newsletter", office.clock.now())
        for given in (token(key), of_the_shared_secret):
            refused = office.posts(to_jane(), token=given)
            assert (refused.status_code, refused.json["reason"]) == (401, "The caller was revoked")
        assert office.posts(to_jane(), token=token(shop, "shop")).status_code == 200

    def test_is_another_one_for_who_comes_back_and_older_tokens_stay_dead(self, office: Office):
        leaked, before = add(office), int(time.time()) - 60
        old = token(office.secret(), iat=before)
        office.front.callers.revoke("newsletter", office.clock.now())
        key = add(office)
        assert key != leaked
        assert office.posts(to_jane(), token=token(leaked)).json["reason"] == "The token's signature is not ours"
        assert office.posts(to_jane(), token=old).json["reason"] == "The token is of before its caller was revoked"
        assert office.posts(to_jane(), token=token(key)).status_code == 200


class TestTheList:
    @pytest.mark.parametrize("name", ["", " ", "a b", "-x", "x" * 65, "a\nb"])
    def test_takes_names_of_programs(self, office: Office, name: str):
        with pytest.raises(NotAdded, match="A name has"):
            add(office, name)

    def test_knows_its_scopes(self, office: Office):
        with pytest.raises(NotAdded, match="There is no scope everything; there are send, read"):
            add(office, scopes=frozenset({"everything"}))

    def test_has_nobody_twice(self, office: Office):
        add(office)
        with pytest.raises(NotAdded, match="There is a caller newsletter already"):
            add(office)

    def test_takes_of_two_changes_at_once_the_first(self, office: Office):
        add(office)
        callers = office.front.callers
        office.wire.meanwhile("dynamodb PutItem", lambda: callers.change(Caller(name="newsletter", test=True)))
        with pytest.raises(NotAdded, match="Somebody else is changing newsletter"):
            callers.change(Caller(name="newsletter", scopes=frozenset({"send"})))

    def test_revokes_nobody_whom_it_does_not_have(self, office: Office):
        assert not office.front.callers.revoke("newsletter", office.clock.now())
        with pytest.raises(NotAdded, match="There is no caller newsletter"):
            office.front.callers.change(Caller(name="newsletter"))

    def test_that_is_away_lets_nobody_in_and_says_to_come_again(self, office: Office):
        given = office.token()
        office.wire.silence("dynamodb GetItem", times=10)
        assert asks(office, "send", given).status_code == 503


def test_a_caller_reads_its_own_messages_and_nobody_elses(office: Office):
    key, shop = add(office), token(add(office, "shop"), "shop")
    office.posts(to_jane(), token=token(key))
    assert office.asks(TRACE, token=token(key)).json["caller"] == "newsletter"
    assert office.asks(TRACE, token=shop).status_code == 404
    everybodys = token(add(office, "office", scopes=frozenset({"read", "read-all"})), "office")
    assert office.asks(TRACE, token=everybodys).status_code == 200


def test_ledger_queue_and_logs_say_who_called(office: Office, logged: io.StringIO):
    office.posts(to_jane(), token=token(add(office)))
    office.works()
    assert {row.caller for row in office.ledger(TRACE).values()} == {"newsletter"}
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert {(line["message"], line["caller"]) for line in lines} == {
        ("request", "newsletter"),
        ("message", "newsletter"),
    }


@pytest.mark.parametrize(("user", "shown"), [("jane@example.com", "j***@e***.com"), ("+447700900123", "+44*****0123")])
def test_a_caller_that_is_a_person_is_not_logged_in_clear(office: Office, logged: io.StringIO, user: str, shown: str):
    office.posts(to_jane(), token=token(office.secret(), user))
    office.works()
    assert {json.loads(line)["caller"] for line in logged.getvalue().splitlines()} == {shown}


class TestOwnSenders:
    def test_are_the_only_ones(self, office: Office):
        office.start(SENDER_ALLOWED_SENDERS=f"{CLUB}, shop@example.org")
        given = token(add(office, senders=(CLUB.upper(),)))
        assert office.posts(emails_to(JANE), token=given).status_code == 200
        other = emails_to(JANE, TraceId="reg-43", EmailMessage=EMAIL | {"FromAddress": "shop@example.org"})
        refused = office.posts(other, token=given)
        assert "is not on the list" in refused.json["errors"]["EmailMessage.FromAddress"]
        texted = to_jane(TraceId="reg-44", SMSMessage=SMS | {"OriginationNumber": CLUB_NUMBER})
        assert "SMSMessage.OriginationNumber" in office.posts(texted, token=given).json["errors"]

    def test_are_of_those_that_the_stage_has(self, office: Office):
        given = token(add(office, senders=("stranger@example.org",)))
        body = emails_to(JANE, EmailMessage=EMAIL | {"FromAddress": "stranger@example.org"})
        assert office.posts(body, token=given).status_code == 400


FIVE = [f"parent{number}@example.com" for number in range(5)]
TEXT_OF_TWO_PARTS = to_jane(EmailMessage=None, SMSMessage=SMS | {"MessageBody": "x" * 161}) | {
    "Addresses": {"+447700900123": {"ChannelType": "SMS"}}
}


class TestADaysCap:
    @pytest.mark.parametrize(
        ("caps", "body", "times", "says"),
        [
            (Caps(messages=12), emails_to(*FIVE), 2, "10 of today's 12 messages are used, and this request has 5"),
            (Caps(messages=4), emails_to(*FIVE), 0, "0 of today's 4 messages are used, and this request has 5"),
            (Caps(parts=4), TEXT_OF_TWO_PARTS, 2, "4 of today's 4 parts are used, and this request has 2"),
            (Caps(pounds=Decimal("0.15")), TEXT_OF_TWO_PARTS, 2, "0.12 of today's 0.15 pounds are used"),
            (Caps(messages=9, parts=3), TEXT_OF_TWO_PARTS, 1, "2 of today's 3 parts are used"),
        ],
    )
    def test_holds_back_the_request_that_would_pass_it(
        self, office: Office, caps: Caps, body: dict, times: int, says: str
    ):
        given = token(add(office, caps=caps))
        for number in range(times):
            assert office.posts(body | {"TraceId": f"news-{number}"}, token=given).status_code == 200
        refused = office.posts(body | {"TraceId": "one-more"}, token=given)
        assert (refused.status_code, says in refused.json["message"]) == (429, True), refused.json
        assert 0 < int(refused.headers["Retry-After"]) <= 86_400
        assert len(office.takes_all()) == times * len(body["Addresses"])

    def test_counts_a_request_once_and_no_preview(self, office: Office):
        given = token(add(office, caps=Caps(messages=5)))
        for _ in range(3):
            assert office.posts(emails_to(*FIVE), token=given).status_code == 200
            assert office.posts(emails_to(*FIVE, TraceId="look", Preview=True), token=given).status_code == 200
        assert office.front.spending.spent("newsletter", office.clock.now()).messages == 5

    def test_ends_with_the_day(self, office: Office):
        given = token(add(office, caps=Caps(messages=5)))
        office.posts(emails_to(*FIVE), token=given)
        office.clock.advance(timedelta(days=1).total_seconds())
        assert office.posts(emails_to(*FIVE, TraceId="tomorrow"), token=given).status_code == 200


def test_of_a_test_caller_everything_is_recorded_and_nothing_is_sent(office: Office):
    office.start(SENDER_STAGE="production")
    given = token(add(office, test=True))
    assert office.posts(to_jane(), token=given).json["status"] == "Message sent to queue"
    office.works()
    assert {row.status for row in office.ledger(TRACE).values()} == {"test"}
    assert office.takes_all() == office.inbox(JANE) == []


def test_who_is_not_listed_has_no_more_than_it_always_had():
    assert {"send", "read", "suppress"} == UNLISTED
