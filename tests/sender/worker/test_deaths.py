"""Killed at any step, and a ledger that is away: nothing is lost, and only what the ledger doubts is sent twice."""

import pytest

from sender.store.ledger import SENT, UNKNOWN, Row
from tests.support.sender.office import JANE, TRACE, Office, emails_to
from tests.support.wire import Killed

TEN = [f"parent-{number}@example.com" for number in range(10)]
LOOK_UP = "dynamodb BatchGetItem"
CLAIM = LEDGER = "dynamodb TransactWriteItems"
SEND_EMAIL = "sesv2 SendEmail"


def row(office: Office, address: str = JANE) -> Row:
    return office.ledger(TRACE)[address]


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
        office.posts(emails_to(JANE))
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
        office.posts(emails_to(JANE, AtMostOnce=True))
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
        office.posts(emails_to(JANE))
        office.wire.silence(call)
        office.works()
        assert office.inbox(JANE) == []
        office.time_passes()
        office.works()
        assert len(office.inbox(JANE)) == 1
        assert not row(office).possible_duplicate

    def test_after_the_sending_is_written_to_again(self, office: Office):
        office.posts(emails_to(JANE))
        office.back.ses.meta.events.register("after-call", lambda **_: office.wire.silence(LEDGER, times=2))
        office.works()
        assert row(office).status == SENT
        assert not row(office).possible_duplicate

    def test_for_long_after_the_sending_leaves_a_doubt(self, office: Office):
        office.posts(emails_to(JANE))
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
