"""What is on the queue is sent: once, side by side, each for itself."""

import json
import threading

import pytest

from sender.store.ledger import FAILED, QUEUED, SENT, Row
from sender.store.messages import EMAIL, SMS, Message
from sender.webhooks.outbox import CallerEvents
from sender.worker.claims import Claim
from sender.worker.delivery import Delivery
from sender.worker.pool import Pool
from sender.worker.worker import Worker
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane
from tests.support.wire import Killed

TEN = [f"parent-{number}@example.com" for number in range(10)]
CLAIM = LEDGER = "dynamodb TransactWriteItems"


def row(office: Office, address: str = JANE) -> Row:
    return office.ledger(TRACE)[address]


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
        assert calls.count("sesv2 SendEmail") == 10
        for once in ("sqs ReceiveMessage", "dynamodb BatchGetItem", "sqs DeleteMessageBatch"):
            assert calls.count(once) == 1
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
        request = emails_to(JANE)
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
    back = office.back
    pool = Pool(back.outcomes, back.suppression, delivery, back.pace, clock, slots=slots, claim_seconds=24, one_send=3)
    worker = Worker(pool, back.sqs, office.settings.queues, 30, clock, CallerEvents(back.sqs, "", office.front.callers))
    office.posts(emails_to(*TEN))
    worker.poll(wait_seconds=0)
    worker.close()
    assert hall.most == slots
    assert {each.status for each in office.ledger(TRACE).values()} == {SENT}


@pytest.mark.parametrize(("claim_left", "time_left"), [(2, 60), (60, 2)])
def test_no_send_begins_that_could_take_longer_than_the_claim_or_the_time(
    office: Office, claim_left: float, time_left: float
):
    office.posts(emails_to(JANE))
    [message] = office.takes_all()
    hall = Hall(1)
    delivery = Delivery({EMAIL: hall}, office.back.suppression, office.clock.now, one_send=3)
    claim = Claim(message, "token", office.clock.now().timestamp() + claim_left)
    standing = office.back.suppression.standings([(EMAIL, JANE)])[EMAIL, JANE]
    outcome = delivery.deliver(claim, standing, lambda: time_left)
    assert (outcome.status, outcome.reason) == (QUEUED, "out-of-time")
    assert hall.most == 0


class TestAMessageThatArrivesTwice:
    def test_is_sent_once_when_the_first_is_done(self, office: Office):
        office.posts(emails_to(JANE))
        copy = office.looks_at_queue()
        office.works()
        office.puts_on_queue(copy)
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert row(office).attempts == 1
        assert office.waiting(office.settings.messages_queue) == 0

    def test_is_sent_once_when_both_are_in_a_batch(self, office: Office):
        office.posts(emails_to(JANE))
        office.puts_on_queue(office.looks_at_queue())
        office.works()
        office.time_passes()
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert not row(office).possible_duplicate
        assert office.waiting(office.settings.messages_queue) == 0

    def test_waits_for_the_worker_who_has_it(self, office: Office):
        office.posts(emails_to(JANE))
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


class TestWhatCannotBeWorkedOn:
    def test_unreadable_messages_end_among_the_dead_and_hold_up_no_other(self, office: Office):
        for body in ("", "not json", "[]", '{"trace": "x"}'):
            office.puts_on_queue(body or " ")
        office.posts(emails_to(JANE))
        office.works_three_times()
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.dead_letter_queue) == 4

    def test_a_message_without_a_row_is_not_sent(self, office: Office):
        office.posts(emails_to(JANE))
        body = json.loads(office.looks_at_queue()) | {"id": "f" * 16}
        office.works()
        office.puts_on_queue(json.dumps(body))
        office.works_three_times()
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.dead_letter_queue) == 1
