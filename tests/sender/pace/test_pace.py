"""When a message may go: at its provider's pace, the urgent first, and not where a day's quota is used up."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from sender.pace.budgets import Budget, Budgets
from sender.pace.limits import Limit
from sender.pace.pace import FEW, OUT_OF_QUOTA, SHARE, NoTurn, Pace, Turn
from sender.store.messages import EMAIL, SMS, Email, Message, Priority, Text
from tests.support.sender.office import CLUB, CLUB_NUMBER, JANE, JANES_PHONE, Office


class Told:
    """A provider that says what it allows, and counts how often it was asked. None says nothing."""

    def __init__(self, limit: Limit | None):
        self.limit, self.asked = limit, 0

    def of(self, _origin: str) -> Limit | None:
        self.asked += 1
        return self.limit


def pace(office: Office, emails: Told | None = None, texts: Told | None = None) -> Pace:
    """The pace of one more worker."""
    limits = {EMAIL: emails or Told(Limit(14)), SMS: texts or Told(Limit(1))}
    return Pace(Budgets(office.dynamodb, office.settings.ledger_table), limits, office.clock.now)


def emails(count: int, priority: Priority = "BULK") -> list[Email]:
    body = {"trace": "t", "request_id": "r", "address": JANE, "from_": CLUB, "reply_to": (), "subject": "Hi"}
    return [Email(**body, id=str(number), html="Hi", text="Hi", priority=priority) for number in range(count)]


def texts(count: int, priority: Priority = "BULK", words: str = "Hi", origin: str = CLUB_NUMBER) -> list[Text]:
    body = {"trace": "t", "request_id": "r", "address": JANES_PHONE, "origination": origin}
    return [Text(**body, id=str(number), text=words, priority=priority) for number in range(count)]


def times(pace: Pace, messages: Sequence[Message]) -> list[float]:
    return [each.at for each in pace.turns(messages) if isinstance(each, Turn)]


def wait(pace: Pace, message: Message) -> float:
    """For how long a message has no turn."""
    [turn] = pace.turns([message])
    assert isinstance(turn, NoTurn)
    return turn.wait


def rate(at: Sequence[float]) -> float:
    """How many a second, in the fastest stretch of ten."""
    return max(len(stretch) / (stretch[-1] - stretch[0]) for stretch in (at[n : n + 10] for n in range(len(at) - 9)))


class TestTurns:
    def test_come_at_the_providers_rate(self, office: Office):
        at = times(pace(office), emails(10))
        assert [round(later - sooner, 3) for sooner, later in pairwise(at)] == [round(1 / 14 / SHARE, 3)] * 9

    def test_of_several_workers_together_keep_to_it(self, office: Office):
        workers = [pace(office) for _ in range(4)]
        at = sorted(at for worker in workers for _ in range(3) for at in times(worker, emails(10)))
        assert 20 <= len(at) < 40  # nobody books further ahead than a second or two
        assert rate(at) < 14 * 10 / 9

    def test_go_on_after_a_restart_where_they_were(self, office: Office):
        before = times(pace(office), emails(10))
        assert times(pace(office), emails(10))[0] >= before[-1] + 0.05

    def test_of_texts_are_as_long_as_their_parts(self, office: Office):
        first, second = times(pace(office, texts=Told(Limit(10))), texts(2, words="x" * 400))
        assert second - first == pytest.approx(3 / 10 / SHARE, abs=0.01)

    def test_of_each_originator_are_its_own(self, office: Office):
        worker = pace(office)
        assert len(times(worker, texts(9))) == FEW
        assert len(times(worker, texts(9, origin="+447700900998"))) == FEW
        assert len(times(worker, emails(9))) == 9

    def test_of_a_text_of_many_parts_come_too(self, office: Office):
        assert len(times(pace(office), texts(1, words="x" * 1500))) == 1

    def test_without_a_rate_are_now(self, office: Office):
        assert times(pace(office, emails=Told(Limit(None))), emails(100)) == [0] * 100


class TestUrgency:
    def test_goes_before_bulk(self, office: Office):
        newsletter, officer = pace(office), pace(office)
        while times(newsletter, texts(10)):
            pass
        assert wait(newsletter, texts(1)[0]) > 0
        [at] = times(officer, texts(1, "URGENT"))
        assert at - office.clock.now().timestamp() < 5

    def test_goes_before_what_is_normal_and_that_before_bulk(self, office: Office):
        worker = pace(office)
        mixed = emails(1, "BULK") + emails(1, "NORMAL") + emails(1, "URGENT")
        assert [each.message.priority for each in worker.turns(mixed)] == ["URGENT", "NORMAL", "BULK"]

    def test_leaves_the_last_of_the_day_to_it(self, office: Office):
        worker = pace(office, emails=Told(Limit(14, daily=1000, left=100)))
        assert wait(worker, emails(1, "BULK")[0]) == OUT_OF_QUOTA
        assert len(times(worker, emails(5, "NORMAL"))) == 5


class TestAQuota:
    def test_that_is_used_up_waits_for_a_new_day(self, office: Office):
        told = Told(Limit(14, daily=1000, left=3))
        worker = pace(office, emails=told)
        assert len(times(worker, emails(5, "NORMAL"))) == 3
        office.clock.advance(30)
        assert wait(worker, emails(1, "NORMAL")[0]) == OUT_OF_QUOTA
        told.limit = Limit(14, daily=1000, left=500)
        office.clock.advance(60)
        assert len(times(worker, emails(5, "NORMAL"))) == 5

    def test_is_shared(self, office: Office):
        told = Told(Limit(40, daily=1000, left=30))
        assert [len(times(pace(office, emails=told), emails(10, "NORMAL"))) for _ in range(5)] == [10, 10, 10, 0, 0]
        assert told.asked == 1  # the others read it


class TestAProviderThatIsAsked:
    def test_is_asked_once_a_minute(self, office: Office):
        told = Told(Limit(14))
        worker = pace(office, emails=told)
        for _ in range(10):
            times(worker, emails(10))
            office.clock.advance(10)
        assert told.asked == 2

    def test_and_does_not_answer_is_taken_for_the_slowest_or_what_it_was(self, office: Office):
        told = Told(None)
        worker = pace(office, emails=told)
        assert len(times(worker, emails(10))) == FEW
        told.limit = Limit(14)
        office.clock.advance(100)
        assert len(times(worker, emails(10))) == 10
        told.limit = None
        office.clock.advance(100)
        assert len(times(worker, emails(10))) == 10


class TestAProviderThatIsDown:
    def test_is_left_alone_longer_and_longer_by_everybody(self, office: Office):
        worker, other = pace(office), pace(office)
        assert times(worker, emails(1))
        pauses = []
        for minutes in (0, 1, 2, 5, 10):
            for message in emails(3):
                worker.heard(message, "provider-down")
            pauses.append(round(wait(other, emails(1)[0])) + 1)  # bulk may book a second ahead
            office.clock.advance(pauses[-1] + 1)
            assert times(other, emails(1))
            office.clock.advance(minutes * 60)
        assert pauses == [5, 5, 7, 20, 52]

    def test_that_is_up_again_is_left_alone_for_no_longer(self, office: Office):
        worker = pace(office)
        assert times(worker, emails(1))
        for message in emails(3):
            worker.heard(message, "provider-down")
        office.clock.advance(6)
        worker.heard(emails(1)[0], "")
        assert times(worker, emails(1))

    def test_for_one_message_is_down_for_no_other(self, office: Office):
        worker = pace(office)
        assert times(worker, emails(1))
        for message in emails(10):
            worker.heard(message, "provider-down")
            worker.heard(message, "")
        assert times(worker, emails(1))

    def test_whose_account_is_closed_is_asked_once_in_ten_minutes(self, office: Office):
        worker = pace(office)
        assert times(worker, emails(1))
        worker.heard(emails(1)[0], "quota-exceeded", closed=True)
        assert wait(worker, emails(1)[0]) == pytest.approx(OUT_OF_QUOTA, abs=2)


def test_a_lease_is_one_call(office: Office):
    worker = office.back.pace
    office.start(SENDER_EMAILS_A_SECOND="200")
    worker = office.back.pace
    list(worker.turns(emails(1)))
    office.wire.calls.clear()
    for _ in range(4):
        assert times(worker, emails(10))
    assert len(office.wire.calls) <= 2  # of a fast provider a part of a second is booked


def test_the_budget_is_whole_after_any_change(office: Office):
    budgets = Budgets(office.dynamodb, office.settings.ledger_table)
    budget = Budget(free_at=1785600000.123456, asked_at=1785600000.5, rate=14, daily=50_000, left=49_999.5)
    budgets.change("EMAIL#", Budget(), budget)
    assert budgets.read("EMAIL#") == budget
