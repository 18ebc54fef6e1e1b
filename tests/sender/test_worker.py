"""What is on the queue is sent: once, side by side, each for itself."""

import io
import json
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from sender.delivery import Delivery
from sender.ledger import FAILED, QUEUED, SENT, UNKNOWN, Row
from sender.logs import logger
from sender.messages import EMAIL, SMS, Message
from sender.pool import Pool
from sender.worker import Worker
from tests.sender.office import JANE, JANES_PHONE, Office, emails_to, to_jane
from tests.wire import Killed

TRACE = "reg-42-confirmation"
TEN = [f"parent-{number}@example.com" for number in range(10)]
CLAIM = LEDGER = "dynamodb TransactWriteItems"
LOOK_UP = "dynamodb BatchGetItem"
SEND_EMAIL, SEND_TEXT = "sesv2 SendEmail", "pinpoint-sms-voice-v2 SendTextMessage"


def row(office: Office, address: str = JANE) -> Row:
    return office.ledger(TRACE)[address]


def to_jane_only(**changes: Any) -> dict[str, Any]:
    return emails_to(JANE, **changes)


def try_three_times(office: Office) -> None:
    for _ in range(3):
        office.works()
        office.time_passes(1000)
    office.works()


class TestSending:
    def test_each_channel_gets_its_own(self, office: Office):
        office.posts(to_jane())
        office.works()
        assert [message["text"] for message in office.inbox(JANE)] == ["Hi Jane, welcome to Urmston Town."]
        assert [message["text"] for message in office.inbox(JANES_PHONE)] == ["Hi Jane"]
        rows = office.ledger(TRACE)
        assert {each.status for each in rows.values()} == {SENT}
        assert rows[JANE].provider_id == office.inbox(JANE)[0]["sid"]
        assert rows[JANES_PHONE].provider_id == office.inbox(JANES_PHONE)[0]["sid"]
        assert office.waiting(office.settings.messages_queue) == 0

    def test_a_batch_costs_few_calls(self, office: Office):
        office.posts(emails_to(*TEN))
        office.wire.calls.clear()
        office.back.worker.poll(wait_seconds=0)
        calls = office.wire.calls
        assert calls.count(SEND_EMAIL) == 10
        assert calls.count("sqs ReceiveMessage") == calls.count("sqs DeleteMessageBatch") == calls.count(LOOK_UP) == 1
        assert calls.count(LEDGER) <= 11

    def test_one_bad_recipient_among_nine_touches_no_other(self, office: Office):
        office.world.aws.faults.refuse("MessageRejected", to=TEN[4])
        office.posts(emails_to(*TEN))
        office.works()
        office.time_passes()
        office.works()
        rows = office.ledger(TRACE)
        assert (rows[TEN[4]].status, rows[TEN[4]].reason) == (FAILED, "rejected")
        assert office.inbox(TEN[4]) == []
        for address in set(TEN) - {TEN[4]}:
            assert rows[address].status == SENT
            assert len(office.inbox(address)) == 1

    def test_an_unverified_sender_fails_at_once_and_says_so(self, office: Office):
        office.start(SENDER_ALLOWED_SENDERS="stranger@example.org")
        request = to_jane_only()
        request["EmailMessage"] = request["EmailMessage"] | {"FromAddress": "stranger@example.org"}
        office.posts(request)
        office.works()
        assert (row(office).status, row(office).reason) == (FAILED, "sender-not-verified")
        assert office.waiting(office.settings.messages_queue) == 0


class Hall:
    """A provider that lets nobody go before so many are there, and counts how many there were at most."""

    def __init__(self, size: int):
        self._door = threading.Barrier(size, timeout=10)
        self._counting = threading.Lock()
        self._inside = self.most = 0

    def send(self, message: Message) -> str:
        with self._counting:
            self._inside += 1
            self.most = max(self.most, self._inside)
        self._door.wait()
        with self._counting:
            self._inside -= 1
        return message.id


@pytest.mark.parametrize("slots", [10, 5, 2, 1])
def test_a_batch_is_sent_side_by_side_in_as_many_slots_as_the_setting_says(office: Office, slots: int):
    hall, clock = Hall(slots), office.clock.now
    delivery = Delivery({EMAIL: hall, SMS: hall}, office.back.suppression, clock, one_send=3)
    pool = Pool(
        office.back.outcomes, office.back.suppression, delivery, clock, slots=slots, claim_seconds=24, one_send=3
    )
    worker = Worker(pool, office.back.sqs, office.settings.messages_queue, 30, clock)
    office.posts(emails_to(*TEN))
    worker.poll(wait_seconds=0)
    worker.close()
    assert hall.most == slots
    assert {each.status for each in office.ledger(TRACE).values()} == {SENT}


class TestAMessageThatArrivesTwice:
    def test_is_sent_once_when_the_first_is_done(self, office: Office):
        office.posts(to_jane_only())
        copy = office.looks_at_queue()
        office.works()
        office.puts_on_queue(copy)
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert row(office).attempts == 1
        assert office.waiting(office.settings.messages_queue) == 0

    def test_is_sent_once_when_both_are_in_a_batch(self, office: Office):
        office.posts(to_jane_only())
        office.puts_on_queue(office.looks_at_queue())
        office.works()
        office.time_passes()
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert not row(office).possible_duplicate
        assert office.waiting(office.settings.messages_queue) == 0

    def test_waits_for_the_worker_who_has_it(self, office: Office):
        office.posts(to_jane_only())
        copy = office.looks_at_queue()
        office.wire.kill_after(CLAIM)
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.puts_on_queue(copy)
        office.works()
        assert office.inbox(JANE) == []
        assert 0 < office.wire.pauses[-1] <= 30
        office.time_passes()
        office.works()
        assert len(office.inbox(JANE)) == 1


class TestAProviderThatIsThrottled:
    def test_takes_it_in_the_same_slot_a_moment_later(self, office: Office):
        office.world.aws.faults.refuse("TooManyRequestsException", status=429, times=2)
        office.posts(to_jane_only())
        office.works()
        assert row(office).status == SENT
        assert row(office).attempts == 1
        assert len(office.inbox(JANE)) == 1

    def test_and_stays_so_gets_it_later_and_later(self, office: Office):
        office.world.aws.faults.refuse("ThrottlingException", to=JANES_PHONE, times=6)
        office.posts(to_jane())
        pauses = []
        for _ in range(2):
            office.works()
            assert (row(office, JANES_PHONE).status, row(office, JANES_PHONE).reason) == (QUEUED, "throttled")
            pauses.append(office.wire.pauses[-1])
            office.time_passes(pauses[-1])
        office.works()
        assert 4 <= pauses[0] <= 6  # a sixth of the patience of 30 seconds, more or less
        assert 120 <= pauses[1] <= 180  # five times of it
        assert row(office, JANES_PHONE).status == SENT
        assert row(office, JANES_PHONE).reason is None
        assert len(office.inbox(JANES_PHONE)) == len(office.inbox(JANE)) == 1
        assert not row(office, JANES_PHONE).possible_duplicate


@pytest.mark.parametrize(("code", "status"), [("ServiceUnavailable", 503), ("InternalFailure", 500)])
def test_a_provider_that_is_down_gets_it_later(office: Office, code: str, status: int):
    office.world.aws.faults.refuse(code, status=status)
    office.posts(to_jane_only())
    office.works()
    assert (row(office).status, row(office).reason) == (QUEUED, "provider-down")
    office.time_passes(1000)
    office.works()
    assert row(office).status == SENT
    assert not row(office).possible_duplicate
    assert len(office.inbox(JANE)) == 1


def test_a_provider_that_nobody_reaches_gets_it_later(office: Office):
    office.wire.silence(SEND_EMAIL)
    office.posts(to_jane_only())
    office.works()
    assert (row(office).status, row(office).reason) == (QUEUED, "provider-down")
    office.time_passes(1000)
    office.works()
    assert len(office.inbox(JANE)) == 1


class TestAProviderThatDoesNotAnswer:
    @pytest.fixture(autouse=True)
    def impatient(self, office: Office):
        office.start(SENDER_PROVIDER_TIMEOUT_SECONDS="1")

    def test_after_it_has_accepted_sends_a_second_copy_and_the_row_says_so(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE)
        office.posts(emails_to(JANE, *TEN))
        office.works()
        office.time_passes()
        office.works()
        assert row(office).status == SENT
        assert row(office).possible_duplicate
        assert len(office.inbox(JANE)) == 2
        for address in TEN:
            assert not row(office, address).possible_duplicate
            assert len(office.inbox(address)) == 1

    def test_and_has_not_accepted_either_sends_one_and_the_row_does_not_know(self, office: Office):
        office.world.aws.faults.be_silent(to=JANES_PHONE)
        office.posts(to_jane())
        office.works()
        office.time_passes()
        office.works()
        assert row(office, JANES_PHONE).status == SENT
        assert row(office, JANES_PHONE).possible_duplicate
        assert len(office.inbox(JANES_PHONE)) == 1

    def test_is_not_asked_again_where_at_most_once_was_asked_for(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE)
        office.posts(to_jane_only(AtMostOnce=True))
        try_three_times(office)
        assert (row(office).status, row(office).reason) == (UNKNOWN, "no-answer")
        assert not row(office).possible_duplicate
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.messages_queue) == 0

    def test_twice_is_not_asked_a_third_time(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE, times=3)
        office.posts(to_jane_only())
        try_three_times(office)
        assert (row(office).status, row(office).reason) == (UNKNOWN, "no-answer")
        assert len(office.inbox(JANE)) == 2
        assert office.waiting(office.settings.messages_queue) == 0

    def test_and_then_refuses_fails_but_the_row_keeps_the_doubt(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE)
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(to_jane_only())
        try_three_times(office)
        assert (row(office).status, row(office).reason) == (FAILED, "rejected")
        assert row(office).possible_duplicate


class TestAWorkerThatDies:
    """Killed when a call is done and before it hears the answer."""

    @pytest.mark.parametrize(
        ("call", "nth", "copies", "doubtful"),
        [
            ("sqs ReceiveMessage", 1, 1, False),
            (LOOK_UP, 1, 1, False),
            (CLAIM, 1, 1, True),  # nothing was sent, but that is not in the ledger
            (SEND_EMAIL, 1, 2, True),
            (LEDGER, 2, 1, False),  # the outcome
            ("sqs DeleteMessageBatch", 1, 1, False),
        ],
    )
    def test_loses_nothing_and_sends_twice_only_what_the_row_doubts(
        self, office: Office, call: str, nth: int, copies: int, doubtful: bool
    ):
        office.posts(to_jane_only())
        office.wire.kill_after(call, nth)
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes()
        office.works()
        assert row(office).status == SENT
        assert row(office).possible_duplicate is doubtful
        assert len(office.inbox(JANE)) == copies
        assert office.waiting(office.settings.messages_queue) == 0

    @pytest.mark.parametrize(("call", "copies"), [(CLAIM, 0), (SEND_EMAIL, 1)])
    def test_leaves_it_unknown_where_at_most_once_was_asked_for(self, office: Office, call: str, copies: int):
        office.posts(to_jane_only(AtMostOnce=True))
        office.wire.kill_after(call)
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes()
        office.works()
        assert (row(office).status, row(office).reason) == (UNKNOWN, "worker-died")
        assert len(office.inbox(JANE)) == copies
        assert office.waiting(office.settings.messages_queue) == 0

    def test_leaves_no_more_in_doubt_than_it_has_slots(self, office: Office):
        office.start(SENDER_POOL_SIZE="3")
        office.posts(emails_to(*TEN))
        office.wire.kill_after(SEND_EMAIL)
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes()
        office.works()
        rows = office.ledger(TRACE)
        assert {each.status for each in rows.values()} == {SENT}
        assert sum(each.possible_duplicate for each in rows.values()) <= 3
        for address in TEN:
            assert len(office.inbox(address)) <= 1 + rows[address].possible_duplicate


class TestALedgerThatIsAway:
    @pytest.mark.parametrize("call", [LOOK_UP, CLAIM])
    def test_before_the_sending_puts_it_off(self, office: Office, call: str):
        office.posts(to_jane_only())
        office.wire.silence(call)
        office.works()
        assert office.inbox(JANE) == []
        office.time_passes()
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert not row(office).possible_duplicate

    def test_after_the_sending_is_written_to_again(self, office: Office):
        office.posts(to_jane_only())
        office.back.ses.meta.events.register("after-call", lambda **_: office.wire.silence(LEDGER, times=2))
        office.works()
        assert row(office).status == SENT
        assert not row(office).possible_duplicate

    def test_for_long_after_the_sending_leaves_a_doubt(self, office: Office):
        office.posts(to_jane_only())
        office.back.ses.meta.events.register_first(
            "after-call", lambda **_: office.wire.silence(LEDGER, times=3), unique_id="once"
        )
        office.works()
        office.back.ses.meta.events.unregister("after-call", unique_id="once")
        office.time_passes()
        office.works()
        assert row(office).status == SENT
        assert row(office).possible_duplicate
        assert len(office.inbox(JANE)) == 2


class TestWhatCannotBeWorkedOn:
    def test_unreadable_messages_end_among_the_dead_and_hold_up_no_other(self, office: Office):
        for body in ("", "not json", "[]", '{"trace": "x"}'):
            office.puts_on_queue(body or " ")
        office.posts(to_jane_only())
        try_three_times(office)
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.dead_letter_queue) == 4

    def test_a_message_without_a_row_is_not_sent(self, office: Office):
        office.posts(to_jane_only())
        body = json.loads(office.looks_at_queue()) | {"id": "f" * 16}
        office.works()
        office.puts_on_queue(json.dumps(body))
        try_three_times(office)
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.dead_letter_queue) == 1


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged from now on."""
    written = io.StringIO()
    before = logger.registered_handler.setStream(written)
    yield written
    logger.registered_handler.setStream(before)


class TestLogs:
    def test_name_the_message_and_nobody(self, office: Office, log: io.StringIO):
        office.world.aws.faults.refuse("MessageRejected", to=TEN[0])
        office.posts(to_jane())
        office.posts(emails_to(*TEN, TraceId="reg-43"))
        office.works()
        lines = [json.loads(line) for line in log.getvalue().splitlines()]
        logs = [line for line in lines if "ledger_id" in line]
        jane = next(line for line in logs if line["trace_id"] == TRACE and line["channel"] == "EMAIL")
        assert jane["ledger_id"] == row(office).id
        assert jane["to"] == "j***@e***.com"
        text = next(line for line in logs if line["channel"] == "SMS")
        assert (text["to"], text["segments"]) == ("+44*****0123", 1)
        refused = next(line for line in logs if line["level"] == "ERROR")
        assert (refused["trace_id"], refused["reason"]) == ("reg-43", "rejected")
        for secret in (JANE, JANES_PHONE, "Jane", "Urmston", "welcome", *TEN):
            assert secret not in log.getvalue()

    def test_count_what_was_sent_and_what_failed(self, office: Office, capfd: pytest.CaptureFixture[str]):
        office.world.aws.faults.refuse("MessageRejected", to=TEN[0])
        office.posts(emails_to(*TEN))
        capfd.readouterr()
        office.clock.advance(60)
        office.works()
        figures = [json.loads(line) for line in capfd.readouterr().out.splitlines() if '"_aws"' in line]
        by_name = {figure["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"]: figure for figure in figures}
        assert (by_name["sent"]["sent"], by_name["sent"]["channel"]) == ([9], "EMAIL")
        assert (by_name["failed"]["failed"], by_name["failed"]["reason"]) == ([1], "rejected")
        assert sorted(by_name["failure"]["failure"]) == [0] * 9 + [1]
        assert all(55 < age < 70 for age in by_name["age"]["age"])
