"""What a provider does wrong: throttled, down, out of reach, without an answer."""

import pytest

from sender.store.ledger import FAILED, QUEUED, SENT, UNKNOWN, Row
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane

TEN = [f"parent-{number}@example.com" for number in range(10)]


def row(office: Office, address: str = JANE) -> Row:
    return office.ledger(TRACE)[address]


class TestAProviderThatIsThrottled:
    def test_takes_it_in_the_same_slot_a_moment_later(self, office: Office):
        office.world.aws.faults.refuse("TooManyRequestsException", status=429, times=2)
        office.posts(emails_to(JANE))
        office.works()
        assert row(office).status == SENT
        assert row(office).attempts == 1
        assert len(office.inbox(JANE)) == 1

    def test_and_stays_so_gets_it_later_and_later(self, office: Office):
        office.world.aws.faults.refuse("ThrottlingException", to=JANES_PHONE, times=30)
        office.posts(to_jane())
        for _ in range(10):
            office.works()
            assert (row(office, JANES_PHONE).status, row(office, JANES_PHONE).reason) == (QUEUED, "throttled")
            office.time_passes()
        office.works()
        for longest, delay in zip((6, 12, 24, 48, *[72] * 6), office.wire.delays, strict=True):
            assert longest / 2 <= delay <= longest + 1
        assert row(office, JANES_PHONE).status == SENT
        assert row(office, JANES_PHONE).reason is None
        assert len(office.inbox(JANES_PHONE)) == len(office.inbox(JANE)) == 1
        assert not row(office, JANES_PHONE).possible_duplicate


@pytest.mark.parametrize(("code", "status"), [("ServiceUnavailable", 503), ("InternalFailure", 500)])
def test_a_provider_that_is_down_gets_it_later(office: Office, code: str, status: int):
    office.world.aws.faults.refuse(code, status=status)
    office.posts(emails_to(JANE))
    office.works()
    assert (row(office).status, row(office).reason) == (QUEUED, "provider-down")
    office.time_passes(1000)
    office.works()
    assert row(office).status == SENT
    assert not row(office).possible_duplicate
    assert len(office.inbox(JANE)) == 1


def test_a_provider_that_nobody_reaches_gets_it_later(office: Office):
    office.wire.silence("sesv2 SendEmail")
    office.posts(emails_to(JANE))
    office.works()
    assert (row(office).status, row(office).reason) == (QUEUED, "provider-down")
    office.time_passes(1000)
    office.works()
    assert len(office.inbox(JANE)) == 1


class TestAProviderThatDoesNotAnswer:
    @pytest.fixture(autouse=True)
    def impatient(self, office: Office):
        office.start(SENDER_PROVIDER_TIMEOUT_SECONDS="3")

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
        office.posts(emails_to(JANE, AtMostOnce=True))
        office.works()
        assert (row(office).status, row(office).reason) == (UNKNOWN, "no-answer")
        assert not row(office).possible_duplicate
        assert len(office.inbox(JANE)) == 1
        assert office.waiting(office.settings.messages_queue) == 0

    def test_twice_is_not_asked_a_third_time(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE, times=3)
        office.posts(emails_to(JANE))
        office.works_three_times()
        assert (row(office).status, row(office).reason) == (UNKNOWN, "no-answer")
        assert len(office.inbox(JANE)) == 2
        assert office.waiting(office.settings.messages_queue) == 0

    def test_and_then_refuses_fails_but_the_row_keeps_the_doubt(self, office: Office):
        office.world.aws.faults.lose_answer(to=JANE)
        office.world.aws.faults.refuse("MessageRejected", to=JANE)
        office.posts(emails_to(JANE))
        office.works_three_times()
        assert (row(office).status, row(office).reason) == (FAILED, "rejected")
        assert row(office).possible_duplicate
