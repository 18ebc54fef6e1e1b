"""A provider with a rate: nobody's message fails for it, all go about as fast as it takes them, the urgent first."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest

from sender.store.ledger import EXPIRED, QUEUED, SENT, UNKNOWN
from tests.support.runner.thoroughness import Extent
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane
from tests.support.wire import Killed

DAY = 86_400  # seconds
LOOK = 1.0  # seconds until who found nothing looks again
OUTAGE = 600.0  # seconds
RATE = 20.0  # a second: what goes for that goes for 1 and 14


@pytest.fixture
def slow(office: Office) -> Office:
    """An office whose providers have a rate, and tell it. All of it goes by one clock, which goes on where somebody
    waits; one message is sent at a time, so that nothing is sent later than the clock says.
    """
    office.world.aws.queues_go_by(office.clock.now)
    office.world.aws.rates.emails = office.world.aws.rates.texts = RATE
    office.world.aws.rates.enforced = True
    office.start(SENDER_EMAILS_A_SECOND="", SENDER_TEXT_PARTS_A_SECOND="", SENDER_POOL_SIZE="1")
    return office


class Workers:
    """So many workers, each with its own look at what is shared; they take turns at the queues."""

    def __init__(self, office: Office, count: int):
        self._office, self._backs = office, [office.another_back() for _ in range(count)]

    def work_until(self, done: Callable[[], bool]) -> float:
        """Until it is done, for how many seconds."""
        began = self._office.clock.now()
        while not done():
            self._look(done)
        return (self._office.clock.now() - began).total_seconds()

    def work(self) -> float:
        """Until the queues are empty, for how many seconds."""
        began = self._office.clock.now()
        while self._look() or any(map(self._office.waiting, self._office.settings.queues)):
            pass
        return (self._office.clock.now() - began).total_seconds()

    def _look(self, done: Callable[[], bool] = lambda: False) -> bool:
        """Each worker looks at each queue; whether there was something."""
        queues = self._office.settings.queues
        found = sum(back.worker.poll(0, queue) for back in self._backs for queue in queues if not done()) > 0
        if not found:
            self._office.clock.advance(LOOK)
        return found

    def die(self) -> None:
        for back in self._backs:
            back.close()


@contextmanager
def workers(office: Office, count: int) -> Iterator[Workers]:
    some = Workers(office, count)
    yield some
    some.die()


def families(count: int) -> list[str]:
    return [f"parent-{number}@example.com" for number in range(count)]


def texts_to(count: int, **changes: object) -> dict:
    addresses = {
        f"+447700900{number:03}": {"ChannelType": "SMS", "Substitutions": {"name": "Pat"}} for number in range(count)
    }
    return to_jane(Addresses=addresses, EmailMessage=None, **changes)


def everybody_has_one(office: Office) -> None:
    """Each message of the request was sent, once, and nothing waits or lies among the dead letters."""
    rows = office.ledger(TRACE)
    assert {row.status for row in rows.values()} == {SENT}
    assert Counter(message["to"] for message in office.world.aws.sent.messages()) == dict.fromkeys(rows, 1)
    assert [office.waiting(queue) for queue in (*office.settings.queues, office.settings.dead_letter_queue)] == [0] * 3


def why(office: Office) -> str | None:
    """What a caller is told of Jane's e-mail."""
    [told] = office.asks(TRACE).json["messages"]
    assert told["status"] == (SENT if told["provider_id"] else QUEUED)
    return told["reason"]


@pytest.mark.parametrize("body", [emails_to(*families(100)), texts_to(100)], ids=["e-mails", "texts"])
def test_a_newsletter_goes_out_at_the_providers_pace(slow: Office, body: dict):
    slow.posts(body)
    with workers(slow, 3) as three:
        took = three.work()
    everybody_has_one(slow)
    assert took < 1.15 * 100 / RATE + 1


def test_an_outage_and_a_restart_in_the_middle_lose_and_double_nobody(slow: Office):
    """Texts at one a second, ten minutes without a provider: no later than the rate and the outage make it."""
    many = 600 if Extent.everything else 60
    slow.world.aws.rates.texts = 1
    slow.posts(texts_to(many))
    with workers(slow, 1) as one:
        took = one.work_until(lambda: len(slow.world.aws.sent.messages()) >= many // 2)
        slow.world.aws.rates.go_down(OUTAGE)
        down = slow.clock.now()
        one.work_until(lambda: slow.clock.now() - down > timedelta(seconds=OUTAGE / 2))
    assert slow.waiting(slow.settings.bulk_queue) == many - many // 2
    with workers(slow, 2) as two:
        two.work()
    took += (slow.clock.now() - down).total_seconds()
    everybody_has_one(slow)
    assert took < 1.15 * (many + OUTAGE)


def test_no_outage_that_a_message_outlives_is_too_long(office: Office):
    office.posts(to_jane(ExpiresAt=(office.clock.now() + timedelta(hours=20)).isoformat()))
    office.world.aws.rates.go_down(3600)
    for _ in range(19):
        office.works()
        assert {row.reason for row in office.ledger(TRACE).values()} == {"provider-down"}
        office.time_passes(3600)
    office.world.aws.rates.reset()
    office.works()
    everybody_has_one(office)


class TestAMessageWhoseTimeIsOver:
    def test_expires_and_says_why_it_waited(self, office: Office):
        office.world.aws.rates.go_down(3600)
        office.posts(to_jane())
        for _ in range(26):
            office.works()
            office.time_passes(3600)
        assert office.world.aws.sent.messages() == []
        told = office.asks(TRACE).json["messages"]
        assert {(each["status"], each["reason"]) for each in told} == {(EXPIRED, "provider-down")}
        assert [office.waiting(queue) for queue in (*office.settings.queues, office.settings.dead_letter_queue)] == [
            0
        ] * 3

    def test_is_not_sent_though_nobody_tried_before(self, office: Office):
        office.posts(emails_to(JANE, ExpiresAt=office.clock.now().isoformat()))
        office.clock.advance(1)
        office.works()
        assert office.inbox(JANE) == []
        row = office.ledger(TRACE)[JANE]
        assert (row.status, row.reason, row.attempts) == (EXPIRED, "waits-its-turn", 0)

    def test_is_unknown_where_a_worker_died_with_it(self, office: Office):
        office.posts(emails_to(JANE))
        office.wire.kill_after("sesv2 SendEmail")
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes(2 * DAY)
        office.works()
        assert (office.ledger(TRACE)[JANE].status, len(office.inbox(JANE))) == (UNKNOWN, 1)

    def test_stays_what_it_became(self, office: Office):
        office.posts(emails_to(JANE))
        copy = office.looks_at_queue()
        office.works()
        office.puts_on_queue(copy)
        office.time_passes(2 * DAY)
        office.works()
        assert office.ledger(TRACE)[JANE].status == SENT
        assert office.waiting(office.settings.messages_queue) == 0


class TestADaysQuota:
    def test_that_is_used_up_costs_no_message(self, slow: Office):
        slow.world.aws.rates.daily = 5
        slow.posts(emails_to(*families(10)))
        slow.works()
        assert len(slow.world.aws.sent.messages()) == 5
        slow.time_passes(600)
        slow.works()
        slow.world.aws.rates.daily = 1000
        slow.time_passes(600)
        slow.works()
        everybody_has_one(slow)

    def test_leaves_the_last_of_it_to_confirmations(self, slow: Office):
        slow.world.aws.rates.daily = 20
        slow.posts(emails_to(*families(30)))
        slow.works()
        assert len(slow.world.aws.sent.messages()) == 18
        slow.posts(emails_to(JANE, TraceId="confirmation"))
        slow.works()
        assert len(slow.inbox(JANE)) == 1

    def test_that_only_ses_knows_of_is_heard(self, office: Office):
        """The quota is of 24 hours, and other programs may send by the account too."""
        office.world.aws.rates.enforced, office.world.aws.rates.daily = True, 1
        office.posts(emails_to(*families(3)))
        office.works()
        waiting = [row for row in office.ledger(TRACE).values() if row.status == QUEUED]
        assert [row.reason for row in waiting] == ["quota-exceeded"] * 2
        assert [480 <= delay <= 720 for delay in office.wire.delays] == [True] * 2


class TestWhatIsQueuedSaysWhy:
    def test_its_request_says_when(self, office: Office):
        office.posts(emails_to(JANE, SendAt=(office.clock.now() + timedelta(hours=1)).isoformat()))
        assert why(office) == "send-at"
        office.works()
        assert why(office) == "send-at"
        office.time_passes(3601)
        office.works()
        assert why(office) is None
        everybody_has_one(office)

    @pytest.mark.parametrize(
        ("refusal", "status", "reason"),
        [
            ("TooManyRequestsException", 429, "throttled"),
            ("ServiceUnavailable", 503, "provider-down"),
            ("SendingPausedException", 400, "sending-paused"),
            ("LimitExceededException", 400, "quota-exceeded"),
        ],
    )
    def test_its_provider_takes_none(self, office: Office, refusal: str, status: int, reason: str):
        office.world.aws.faults.refuse(refusal, status=status, times=3)
        office.posts(emails_to(JANE))
        office.works()
        assert why(office) == reason

    def test_a_quota_is_used_up_and_nobody_tried(self, office: Office):
        office.start(SENDER_EMAILS_A_SECOND="")
        office.world.aws.rates.daily = 0
        office.posts(emails_to(JANE))
        assert why(office) is None
        office.works()
        assert (why(office), office.ledger(TRACE)[JANE].attempts) == ("quota-exceeded", 0)
        office.world.aws.rates.daily = 100
        office.time_passes(601)
        office.works()
        assert why(office) is None
        everybody_has_one(office)


@pytest.mark.parametrize("copies", [0, 1])
def test_killed_while_it_is_put_back_it_is_sent_once(office: Office, copies: int):
    office.world.aws.faults.refuse("ServiceUnavailable", status=503)
    office.posts(emails_to(JANE))
    office.wire.kill_after("sqs SendMessageBatch" if copies else "dynamodb TransactWriteItems", 1 if copies else 2)
    with pytest.raises(Killed):
        office.works()
    office.start()
    for _ in range(3):
        office.time_passes(100)
        office.works()
    assert len(office.inbox(JANE)) == 1
    assert not office.ledger(TRACE)[JANE].possible_duplicate
    assert [office.waiting(queue) for queue in (*office.settings.queues, office.settings.dead_letter_queue)] == [0] * 3


def test_a_queue_that_takes_nothing_back_keeps_what_it_has(office: Office):
    office.world.aws.faults.refuse("ServiceUnavailable", status=503)
    office.posts(emails_to(JANE))
    office.wire.silence("sqs SendMessageBatch")
    office.works()
    office.time_passes()
    office.works()
    assert len(office.inbox(JANE)) == 1


def test_what_is_urgent_does_not_stand_behind_a_newsletter(slow: Office):
    slow.posts(emails_to(*families(120), TraceId="newsletter"))
    slow.posts(texts_to(120, TraceId="texts"))
    urgent = (JANE, JANES_PHONE, "pat@example.com")
    with workers(slow, 2) as two:
        two.work_until(lambda: len(slow.world.aws.sent.messages()) > 40)
        slow.posts(to_jane(TraceId="officer", Priority="URGENT"))
        slow.posts(emails_to("pat@example.com", TraceId="confirmation"))
        took = two.work_until(lambda: all(map(slow.inbox, urgent)))
        assert took < 4
        two.work()
    assert slow.waiting(slow.settings.dead_letter_queue) == 0
