"""What became of a message after it was sent: told twice, late and in any order, it ends the same."""

import json
from collections.abc import Callable
from itertools import count, permutations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sender.feedback.fates import fate_of
from sender.feedback.labels import Labelled, label, read_label
from tests.sender.worker.test_email import an_email
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane

Notice = dict[str, Any]


@pytest.fixture
def sent(office: Office) -> dict[str, dict[str, str]]:
    """An e-mail and a text that were sent; what went along with each, by channel."""
    labels: dict[str, dict[str, str]] = {}

    def keep(params: dict[str, Any], **_: Any) -> None:
        if "Context" in params:
            labels["SMS"] = params["Context"]
        if "EmailTags" in params:
            labels["EMAIL"] = {each["Name"]: each["Value"] for each in params["EmailTags"]}

    for client in (office.back.ses, office.back.sms):
        client.meta.events.register("provide-client-params", keep)
    office.posts(to_jane())
    office.works()
    return labels


def of_email(kind: str, tags: dict[str, str], **about: Any) -> Notice:
    """An event of SES's, which gives back each tag as a list."""
    mail = {
        "messageId": "0100",
        "tags": {name: [value] for name, value in tags.items()} | {"ses:source-ip": ["1.2.3.4"]},
    }
    return {"eventType": kind, "mail": mail, **about}


def of_text(kind: str, context: dict[str, str]) -> Notice:
    return {"eventType": kind, "destinationPhoneNumber": JANES_PHONE, "messageStatus": "X", "context": context}


def told(office: Office, *notices: Notice) -> None:
    office.back.feedback.handle([{"Sns": {"Message": json.dumps(each)}} for each in notices])


def fate(office: Office, address: str) -> tuple[str, str | None, str | None]:
    """The status of a message, what became of it, and why, as a caller is told."""
    (row,) = [each for each in office.asks(TRACE).json["messages"] if each["address"] == address]
    assert (row["delivery"] is None) == (row["delivery_at"] is None)
    return row["status"], row["delivery"], row["delivery_reason"]


EMAILS = [
    ("Delivery", {}, ("delivered", "")),
    ("DeliveryDelay", {"deliveryDelay": {"delayType": "MailboxFull"}}, ("delayed", "MailboxFull")),
    ("Bounce", {"bounce": {"bounceType": "Permanent", "bounceSubType": "NoEmail"}}, ("bounced", "hard NoEmail")),
    (
        "Bounce",
        {"bounce": {"bounceType": "Transient", "bounceSubType": "MailboxFull"}},
        ("bounced", "soft MailboxFull"),
    ),
    ("Complaint", {"complaint": {"complaintFeedbackType": "abuse"}}, ("complained", "abuse")),
    ("Reject", {"reject": {"reason": "Bad content"}}, ("rejected", "Bad content")),
]
TEXTS = [
    ("TEXT_DELIVERED", ("delivered", "")),
    ("TEXT_UNREACHABLE", ("undelivered", "unreachable")),
    ("TEXT_CARRIER_BLOCKED", ("undelivered", "carrier-blocked")),
    ("TEXT_TTL_EXPIRED", ("undelivered", "ttl-expired")),
    ("TEXT_QUEUED", (None, None)),
    ("TEXT_SENT", (None, None)),
]
NOT_SPAM = ("Complaint", {"complaint": {"complaintFeedbackType": "not-spam"}}, ("complained", "not-spam"))
WORST_LAST = [EMAILS[1], EMAILS[0], NOT_SPAM, EMAILS[3], EMAILS[2], EMAILS[4]]
TRACES = count(1)


@pytest.mark.parametrize(("kind", "about", "became"), EMAILS)
def test_of_an_email(office: Office, sent: Any, kind: str, about: Any, became: tuple[str, str]):
    assert fate(office, JANE) == ("sent", None, None)
    told(office, of_email(kind, sent["EMAIL"], **about))
    assert fate(office, JANE) == ("sent", *became)
    assert fate(office, JANES_PHONE) == ("sent", None, None)


@pytest.mark.parametrize(("kind", "became"), TEXTS)
def test_of_a_text(office: Office, sent: Any, kind: str, became: tuple[str, str]):
    told(office, of_text(kind, sent["SMS"]))
    assert fate(office, JANES_PHONE) == ("sent", *became)


class TestInAnyOrderAndAgain:
    """The worst that was told stands, whatever came before it or comes after."""

    @pytest.mark.parametrize("order", list(permutations((*EMAILS[:3], EMAILS[4]))))
    def test_a_complaint(self, office: Office, sent: Any, order: Any):
        happened = [of_email(kind, sent["EMAIL"], **about) for kind, about, _ in order]
        told(office, *happened, *happened)
        assert fate(office, JANE) == ("sent", "complained", "abuse")

    @given(order=st.lists(st.sampled_from(WORST_LAST), min_size=1, max_size=8))
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
    def test_all_of_an_email(self, office: Office, order: list[Any]):
        trace = f"any-order-{next(TRACES)}"
        office.posts(emails_to(JANE, TraceId=trace))
        [message] = office.takes_all()
        told(office, *(of_email(kind, label(message), **about) for kind, about, _ in order))
        [row] = office.asks(trace).json["messages"]
        *_, worst = max(order, key=WORST_LAST.index)
        assert (row["delivery"], row["delivery_reason"]) == worst


@pytest.mark.parametrize(
    "other",
    [
        lambda tags: {},
        lambda tags: tags | {"message": "0" * 16},
        lambda tags: tags | {"trace": "b3RoZXI"},
        lambda tags: tags | {"trace": "%%%"},
        lambda tags: {"trace": tags["trace"]},
    ],
)
def test_of_none_of_ours_nothing_is_written(office: Office, sent: Any, other: Callable[[Any], dict[str, str]]):
    told(office, of_email("Delivery", other(sent["EMAIL"])))
    assert fate(office, JANE) == ("sent", None, None)
    assert len(office.asks(TRACE).json["messages"]) == 2


@given(
    trace=st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9._:@=+-]{0,127}\Z"),
    spread=st.booleans(),
    listed=st.booleans(),
)
def test_a_label_comes_back_as_it_went(trace: str, spread: bool, listed: bool):
    went = label(an_email(trace=trace, spread=spread))
    assert all(len(value) <= 256 and value.replace("-", "").replace("_", "").isalnum() for value in went.values())
    came = {name: [value] if listed else value for name, value in went.items()}
    assert read_label(came) == Labelled(trace, "0123456789abcdef", spread)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda some: st.lists(some, max_size=3) | st.dictionaries(st.text(max_size=8), some, max_size=3),
    max_leaves=6,
)
NAMES = st.sampled_from(["eventType", "mail", "tags", "context", "bounce", "complaint", "reject", "trace", "message"])


@given(notice=st.dictionaries(NAMES, ANYTHING | st.sampled_from(["Bounce", "TEXT_BLOCKED", "Reject"]), max_size=6))
def test_whatever_comes_is_read_or_left(notice: Notice):
    assert fate_of(notice) is None or notice["eventType"]
