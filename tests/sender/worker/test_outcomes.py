"""Claims and outcomes in the ledger: who may send, and what is known afterwards."""

from concurrent.futures import ThreadPoolExecutor

import msgspec
import pytest
from botocore.exceptions import ReadTimeoutError

from sender.store.ledger import FAILED, QUEUED, SENDING, SENT, UNKNOWN, Row
from sender.store.messages import Message, message_id
from sender.worker.claims import Claim, Held, Outcome
from sender.worker.provider_errors import NO_ANSWER
from tests.support.sender.office import TRACE, Office, emails_to

MINUTE = 60.0


@pytest.fixture
def queued(office: Office) -> list[Message]:
    """Four messages that were accepted; nobody has had them."""
    office.posts(emails_to(*(f"{name}@example.com" for name in ("ann", "ben", "cat", "dan"))))
    return office.takes_all()


def claim(office: Office, *messages: Message, seconds: float = MINUTE) -> list[Claim | Held]:
    return office.back.outcomes.claim(messages, office.clock.now().timestamp() + seconds)


def row(office: Office, message: Message) -> Row:
    return office.back.outcomes.row(message)


class TestAClaim:
    def test_is_all_in_one_call(self, office: Office, queued: list[Message]):
        before = len(office.wire.calls)
        claims = claim(office, *queued)
        assert [each.message for each in claims] == queued
        assert all(isinstance(each, Claim) for each in claims)
        assert office.wire.calls[before:] == ["dynamodb TransactWriteItems"]
        assert {row(office, message).status for message in queued} == {SENDING}

    def test_is_for_one_alone(self, office: Office, queued: list[Message]):
        claim(office, queued[0])
        [held] = claim(office, queued[0])
        assert isinstance(held, Held)
        assert not held.done
        assert held.until == pytest.approx(office.clock.now().timestamp() + MINUTE)
        assert row(office, queued[0]).attempts == 1

    def test_of_ten_workers_at_once_is_one_workers(self, office: Office, queued: list[Message]):
        with ThreadPoolExecutor(10) as workers:
            claims = list(workers.map(lambda _: claim(office, queued[0]), range(10)))
        assert sum(isinstance(each, Claim) for [each] in claims) == 1

    def test_of_a_batch_leaves_out_what_is_another_workers_or_done(self, office: Office, queued: list[Message]):
        claim(office, queued[0])
        [mine] = claim(office, queued[1])
        office.back.outcomes.keep([Outcome(mine, SENT, provider_id="x")])
        stranger = msgspec.structs.replace(queued[3], id="f" * 16)
        claims = claim(office, *queued, stranger)
        assert [type(each) for each in claims] == [Held, Held, Claim, Claim, Held]
        assert [each.done for each in (claims[0], claims[1], claims[4])] == [False, True, False]
        assert claims[4].row is None

    def test_that_is_over_passes_on_and_the_row_says_so(self, office: Office, queued: list[Message]):
        claim(office, queued[0])
        office.clock.advance(MINUTE)
        [second] = claim(office, queued[0])
        assert isinstance(second, Claim)
        assert not second.unanswered
        assert row(office, queued[0]).possible_duplicate
        assert row(office, queued[0]).attempts == 2

    def test_that_is_over_is_one_workers_of_ten(self, office: Office, queued: list[Message]):
        claim(office, queued[0])
        office.clock.advance(MINUTE)
        with ThreadPoolExecutor(10) as workers:
            claims = list(workers.map(lambda _: claim(office, queued[0]), range(10)))
        assert sum(isinstance(each, Claim) for [each] in claims) == 1

    def test_that_is_over_is_held_where_at_most_once_was_asked_for(self, office: Office, queued: list[Message]):
        once = msgspec.structs.replace(queued[0], at_most_once=True)
        claim(office, once)
        office.clock.advance(MINUTE)
        [held] = claim(office, once)
        assert isinstance(held, Held)
        assert held.done
        assert (row(office, once).status, row(office, once).reason) == (UNKNOWN, "worker-died")


class TestAnOutcome:
    def test_is_written_with_its_reason_and_the_providers_id(self, office: Office, queued: list[Message]):
        claims = claim(office, *queued)
        office.back.outcomes.keep(
            [
                Outcome(claims[0], SENT, provider_id="ses-1"),
                Outcome(claims[1], FAILED, "rejected"),
                Outcome(claims[2], QUEUED, "throttled"),
                Outcome(claims[3], SENDING, NO_ANSWER.reason),
            ]
        )
        rows = [row(office, message) for message in queued]
        assert [(each.status, each.reason) for each in rows] == [
            (SENT, None),
            (FAILED, "rejected"),
            (QUEUED, "throttled"),
            (SENDING, "no-answer"),
        ]
        assert rows[0].provider_id == "ses-1"
        assert not any(each.possible_duplicate for each in rows)

    def test_to_be_sent_later_can_be_claimed_at_once(self, office: Office, queued: list[Message]):
        [first] = claim(office, queued[0])
        office.back.outcomes.keep([Outcome(first, QUEUED, "throttled")])
        [second] = claim(office, queued[0])
        assert isinstance(second, Claim)
        assert not row(office, queued[0]).possible_duplicate
        assert row(office, queued[0]).reason is None

    def test_that_nobody_knows_can_be_claimed_at_once_and_tells(self, office: Office, queued: list[Message]):
        [first] = claim(office, queued[0])
        office.back.outcomes.keep([Outcome(first, SENDING, NO_ANSWER.reason)])
        [second] = claim(office, queued[0])
        assert second.unanswered
        assert row(office, queued[0]).possible_duplicate

    def test_of_a_claim_that_another_took_over_changes_nothing(self, office: Office, queued: list[Message]):
        [late, other] = claim(office, *queued[:2])
        office.clock.advance(MINUTE)
        [second] = claim(office, queued[0])
        written = office.back.outcomes.keep([Outcome(late, FAILED, "rejected"), Outcome(other, SENT, provider_id="x")])
        assert written == [False, True]
        assert row(office, queued[0]).claim == second.token
        assert row(office, queued[1]).status == SENT

    def test_of_a_claim_that_another_took_over_and_finished_changes_nothing(
        self, office: Office, queued: list[Message]
    ):
        [late] = claim(office, queued[0])
        office.clock.advance(MINUTE)
        [second] = claim(office, queued[0])
        office.back.outcomes.keep([Outcome(second, SENT, provider_id="second")])
        assert office.back.outcomes.keep([Outcome(late, SENT, provider_id="late")]) == [False]
        assert row(office, queued[0]).provider_id == "second"

    @pytest.mark.parametrize("status", [SENT, SENDING])
    def test_whose_answer_was_lost_may_be_written_again(self, office: Office, queued: list[Message], status: str):
        [mine] = claim(office, queued[0])
        outcome = Outcome(mine, status, provider_id="x")
        office.wire.lose("dynamodb TransactWriteItems")
        with pytest.raises(ReadTimeoutError):
            office.back.outcomes.keep([outcome])
        assert office.back.outcomes.keep([outcome]) == [True]
        assert row(office, queued[0]).status == status


def test_the_id_is_the_same_for_every_spelling_of_an_address():
    assert message_id(TRACE, "EMAIL", "Jane@Example.com ") == message_id(TRACE, "EMAIL", "jane@example.com")
