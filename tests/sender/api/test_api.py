"""POST / and GET /messages/{TraceId} as a program of the club sees them."""

import io
import json
import tracemalloc
from datetime import timedelta
from typing import Any

import pytest

from sender.api.queueing import MessagesQueue
from sender.api.rendering import render
from sender.api.request import read_request
from sender.auth.callers import Caller
from sender.store.messages import Email, Text
from sender.store.queues import QueueRefused
from tests.support.sender.office import CLUB, DESK, EMAIL, JANE, JANES_PHONE, SMS, Office, emails_to, to_jane

TRACE = "reg-42-confirmation"


def test_a_request_is_on_the_queue_when_it_is_answered(office: Office):
    answer = office.posts(to_jane())
    assert answer.status_code == 200
    assert answer.json["status"] == "Message sent to queue"
    assert answer.json["TraceId"] == TRACE
    assert [(each["address"], each["channel"]) for each in answer.json["messages"]] == [
        (JANES_PHONE, "SMS"),
        (JANE, "EMAIL"),
    ]
    text, email = office.takes_all()
    ids = {each["address"]: each["id"] for each in answer.json["messages"]}
    request_id = answer.headers["X-Request-Id"]
    accepted_at = office.clock.now().timestamp()
    common = {"caller": "club-desk", "accepted_at": accepted_at, "expires_at": accepted_at + 86_400}
    assert text == Text(
        trace=TRACE,
        id=ids[JANES_PHONE],
        request_id=request_id,
        address=JANES_PHONE,
        origination="+447700900999",
        text="Hi Jane",
        **common,
    )
    assert email == Email(
        trace=TRACE,
        id=ids[JANE],
        request_id=request_id,
        address=JANE,
        from_=CLUB,
        reply_to=(DESK,),
        subject="Welcome to Urmston Town",
        html="<p>Hi Jane, welcome to Urmston Town.</p>",
        text="Hi Jane, welcome to Urmston Town.",
        **common,
    )


def test_what_the_caller_asks_for_travels_with_each_message(office: Office):
    promotional = {
        "EmailMessage": EMAIL | {"Purpose": "PROMOTIONAL"},
        "SMSMessage": SMS | {"MessageType": "PROMOTIONAL"},
    }
    ends = office.clock.now() + timedelta(hours=2)
    asked = {"AtMostOnce": True, "Priority": "NORMAL", "ExpiresAt": ends.isoformat()}
    assert office.posts(to_jane(**asked, **promotional)).status_code == 200
    text, email = office.takes_all()
    assert email.expires_at == text.expires_at == ends.timestamp()
    assert (email.purpose, email.at_most_once) == ("PROMOTIONAL", True)
    assert (text.message_type, text.at_most_once) == ("PROMOTIONAL", True)


def test_each_recipient_has_a_row_in_the_ledger(office: Office):
    answer = office.posts(to_jane())
    rows = office.ledger(TRACE)
    assert {row.id for row in rows.values()} == {each["id"] for each in answer.json["messages"]}
    assert {(row.address, row.channel, row.status, row.attempts) for row in rows.values()} == {
        (JANE, "EMAIL", "queued", 0),
        (JANES_PHONE, "SMS", "queued", 0),
    }
    ninety_days = 90 * 24 * 3600
    assert all(abs(row.expires - office.clock.now().timestamp() - ninety_days) < 2 for row in rows.values())


def test_the_fate_of_each_message_is_told(office: Office):
    posted = office.posts(to_jane()).json
    told = office.asks(TRACE)
    assert told.status_code == 200
    assert (told.json["TraceId"], told.json["state"]) == (TRACE, "accepted")
    for given, asked in zip(posted["messages"], told.json["messages"], strict=True):
        assert given.items() <= asked.items()
        assert asked["status"] == "queued"
        assert not asked["possible_duplicate"]


def test_what_was_sent_and_what_was_not_is_told(office: Office):
    office.back.suppression.suppress("SMS", JANES_PHONE, "opt-out")
    office.posts(to_jane())
    office.works()
    text, email = office.asks(TRACE).json["messages"]
    assert (email["status"], email["reason"], email["attempts"]) == ("sent", None, 1)
    assert email["provider_id"] == office.inbox(JANE)[0]["sid"]
    assert (text["status"], text["reason"]) == ("suppressed", "opt-out")
    assert office.inbox(JANES_PHONE) == []


def test_an_address_is_told_as_the_caller_wrote_it(office: Office):
    office.posts(emails_to("Jane@EXAMPLE.com"))
    assert office.asks(TRACE).json["messages"][0]["address"] == "Jane@EXAMPLE.com"
    assert [message.address for message in office.takes_all()] == ["Jane@example.com"]


@pytest.mark.parametrize("trace", ["unheard-of", "%2e%2e", "reg%2042", "x" * 300, "request", "trace%23reg"])
def test_a_trace_id_that_nobody_used_is_404(office: Office, trace: str):
    answer = office.asks(trace)
    assert answer.status_code == 404
    assert answer.json["message"].startswith("There is no request")


@pytest.mark.parametrize("body", [b"[]", b"null", b'"x"', b"{}", b"", b"{", b"5", b'{"TraceId": "\\ud800"}'])
def test_what_is_no_request_is_400_with_its_faults(office: Office, body: bytes):
    answer = office.posts(body)
    assert answer.status_code == 400
    assert answer.json["errors"]
    assert answer.json["request_id"] == answer.headers["X-Request-Id"]


def test_the_content_type_does_not_matter(office: Office):
    """curl -d calls everything a form."""
    headers = {"Authorization": f"Bearer {office.token()}"}
    body = json.dumps(to_jane()).encode()
    answer = office.browser.post("/", data=body, content_type="application/x-www-form-urlencoded", headers=headers)
    assert answer.status_code == 200


@pytest.mark.parametrize("size", [1_000_001, 1024 * 1024, 20_000_000])
def test_a_request_over_the_limit_is_413(office: Office, size: int):
    answer = office.posts(b'{"TraceId": "' + b"x" * size)
    assert (answer.status_code, list(answer.json)) == (413, ["message", "request_id"])


def test_a_message_over_the_queues_limit_is_413(office: Office):
    answer = office.posts(to_jane(EmailMessage=EMAIL | {"MessageBody": "<p>" + "x" * 300_000}))
    assert answer.status_code == 413
    assert "is too large" in answer.json["errors"][f"Addresses.{JANE}"]
    assert office.waiting(office.settings.messages_queue) == 0
    assert office.ledger(TRACE) == {}


def test_messages_too_large_together_are_413(office: Office):
    crowd = emails_to(*(f"parent{number}@example.com" for number in range(1000)))
    answer = office.posts(crowd | {"EmailMessage": EMAIL | {"MessageBody": "<p>" + "x" * 80_000}})
    assert (answer.status_code, answer.json["errors"]) == (
        413,
        {"body": "its messages are too large together: split the request"},
    )


@pytest.mark.parametrize(
    ("sms", "says"),
    [
        (SMS | {"MessageBody": "x" * 1601}, "has 1601 characters"),
        (SMS | {"MessageBody": "{name}", "Substitutions": {}}, "comes out empty"),
    ],
)
def test_a_text_that_cannot_be_sent_is_422(office: Office, sms: dict[str, Any], says: str):
    answer = office.posts(
        to_jane(SMSMessage=sms, Addresses={JANES_PHONE: {"ChannelType": "SMS", "Substitutions": {"name": " "}}})
    )
    assert answer.status_code == 422
    assert says in answer.json["errors"][f"Addresses.{JANES_PHONE}"]


def test_a_subject_that_comes_out_empty_is_422(office: Office):
    answer = office.posts(to_jane(EmailMessage=EMAIL | {"Subject": "{club}", "Substitutions": {"club": "\r\n"}}))
    assert answer.json["errors"] == {f"Addresses.{JANE}": "its subject comes out empty"}


def test_a_hundred_recipients_take_few_calls(office: Office):
    office.stores("notice", MessageBody="<p>Hi {name}</p>", Subject="Hello")
    token = office.token()
    many = {
        f"parent{number}@example.com": {"ChannelType": "EMAIL", "Substitutions": {"name": "Jo"}}
        for number in range(100)
    }
    notice = {"FromAddress": CLUB, "TemplateName": "notice"}
    office.wire.calls.clear()
    assert office.posts(to_jane(EmailMessage=notice, Addresses=many), token=token).status_code == 200
    sqs = [call for call in office.wire.calls if call.startswith("sqs")]
    dynamodb = [call for call in office.wire.calls if call.startswith("dynamodb")]
    assert len(sqs) <= 10
    assert len(dynamodb) <= 4 + 100 / 25
    assert len(office.takes_all()) == 100


def test_five_thousand_addresses_are_one_request(office: Office):
    token = office.token()
    office.wire.calls.clear()
    answer = office.posts(emails_to(*(f"parent{number}@example.com" for number in range(5000))), token=token)
    assert answer.status_code == 200
    assert len(answer.json["messages"]) == len({each["id"] for each in answer.json["messages"]}) == 5000
    assert office.waiting(office.settings.bulk_queue) == 5000
    assert len([call for call in office.wire.calls if call.startswith("dynamodb")]) <= 4 + 5000 / 25
    assert len(office.asks(TRACE).json["messages"]) == 5000


def test_a_large_request_is_never_held_rendered(office: Office):
    """5,000 messages of 10 KB, HTML and text, are 50 MB; a hundred of them are made at a time."""
    crowd = emails_to(*(f"parent{number}@example.com" for number in range(5000)))
    body = json.dumps(crowd | {"EmailMessage": EMAIL | {"MessageBody": "<p>{name}" + "x" * 5_000}}).encode()
    tracemalloc.start()
    rendering, _ = render(
        read_request(body, office.settings, Caller(name="club-desk")),
        office.front.templates,
        "call-1",
        office.clock.now(),
        office.settings.part_prices,
        office.front.links,
    )
    everybody = rendering.submission.recipients
    for start in range(0, 5000, 100):
        assert len(list(rendering.messages(everybody[start : start + 100]))) == 100
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 20 * 1024 * 1024


def test_a_queue_that_refuses_is_503(office: Office):
    office.wire.silence("sqs SendMessageBatch", times=10)
    answer = office.posts(to_jane())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "send the same request again" in answer.json["message"]
    assert office.asks(TRACE).json["state"] == "accepting"


@pytest.mark.parametrize(
    "call", ["dynamodb GetItem", "dynamodb PutItem", "dynamodb TransactWriteItems", "dynamodb UpdateItem"]
)
def test_a_ledger_that_is_away_is_503_and_the_repeat_works(office: Office, call: str):
    token = office.token()
    office.wire.silence(call, times=10)
    assert office.posts(to_jane(), token=token).status_code == 503
    office.wire.silence(call, times=0)
    office.clock.advance(60)
    assert office.posts(to_jane(), token=token).status_code == 200
    assert {message.address for message in office.takes_all()} == {JANE, JANES_PHONE}


class MoodyQueue:
    """SQS on a bad day: it refuses the listed entries, once for each time they are listed."""

    def __init__(self, *refused: str):
        self.refused, self.taken, self.calls = list(refused), [], 0

    def send_message_batch(self, QueueUrl: str, Entries: list[dict[str, str]]) -> dict[str, Any]:
        self.calls += 1
        failed = []
        for entry in Entries:
            if entry["Id"] in self.refused:
                self.refused.remove(entry["Id"])
                failed.append({"Id": entry["Id"], "Code": "InternalError", "SenderFault": False})
            else:
                self.taken.append(json.loads(entry["MessageBody"])["id"])
        return {"Failed": failed} if failed else {}


def texts(count: int, text: str = "Hi") -> list[Text]:
    return [
        Text(trace="t", id=str(number), request_id="r", address=JANES_PHONE, origination="+447700900999", text=text)
        for number in range(count)
    ]


def test_an_entry_that_the_queue_refused_is_offered_again_alone():
    sqs = MoodyQueue("1", "3", "3")
    MessagesQueue(sqs, "https://sqs.example.com").put(texts(5))
    assert sorted(sqs.taken) == ["0", "1", "2", "3", "4"]
    assert sqs.calls == 3


def test_an_entry_that_is_refused_for_good_is_no_success():
    sqs = MoodyQueue(*["1"] * 10)
    with pytest.raises(QueueRefused):
        MessagesQueue(sqs, "https://sqs.example.com").put(texts(2))


def test_large_messages_go_in_smaller_batches():
    sqs = MoodyQueue()
    MessagesQueue(sqs, "https://sqs.example.com").put(texts(10, "x" * 200_000))
    assert (len(sqs.taken), sqs.calls) == (10, 3)


def test_characters_that_sqs_refuses_arrive(office: Office):
    """SQS takes no control characters and no U+FFFF; JSON in ASCII says them in other words."""
    name = "J\x00a\x1f\uffffn😀é"
    office.posts(to_jane(Addresses={JANE: {"ChannelType": "EMAIL", "Substitutions": {"name": name}}}))
    assert [message.text for message in office.takes_all()] == [f"Hi {name}, welcome to Urmston Town."]


def test_logs_name_the_trace_and_nobody(office: Office, logged: io.StringIO):
    secret = {"name": "Zebedee-Unmistakable", "club": "Urmston-Unmistakable"}
    office.posts(to_jane(Addresses={JANE: {"ChannelType": "EMAIL", "Substitutions": secret}}))
    office.posts(to_jane(TraceId="bad", Addresses={"zebedee@": {"ChannelType": "EMAIL"}}))
    office.wire.silence("sqs SendMessageBatch", times=10)
    office.posts(to_jane(TraceId="reg-43", Addresses={JANE: {"ChannelType": "EMAIL", "Substitutions": secret}}))
    lines = [json.loads(line) for line in logged.getvalue().splitlines()]
    assert TRACE in {line.get("trace_id") for line in lines if line.get("outcome") == "accepted"}
    assert {line["level"] for line in lines} == {"INFO", "ERROR"}
    for word in ("Unmistakable", "zebedee", JANE, "jane", CLUB, "welcome", office.secret()):
        assert word not in logged.getvalue()


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/", 405), ("POST", "/messages/x", 405), ("GET", "/nowhere", 404)]
)
def test_other_paths_and_methods(office: Office, method: str, path: str, status: int):
    answer = office.browser.open(path, method=method)
    assert (answer.status_code, set(answer.json)) == (status, {"message", "request_id"})


def test_health_needs_no_token(office: Office):
    assert office.browser.get("/health").json == {"status": "ok"}


@pytest.mark.parametrize(("given", "kept"), [("call-7", True), ("a b", False), ("x" * 200, False)])
def test_the_callers_request_id_is_kept_where_it_can_be(office: Office, given: str, kept: bool):
    answer = office.browser.get("/health", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) is kept
