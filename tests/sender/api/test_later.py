"""What is to be sent later, and what is not to be sent after all."""

from datetime import timedelta
from typing import Any

import pytest

from sender.store.ledger import CANCELLED, QUEUED, SENT
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane


def cancels(office: Office, trace: str = TRACE, token: str | None = None) -> Any:
    return office.browser.delete(f"/messages/{trace}", headers={"Authorization": f"Bearer {token or office.token()}"})


def at(office: Office, **later: float) -> str:
    return (office.clock.now() + timedelta(**later)).isoformat()


def statuses(office: Office, trace: str = TRACE) -> list[str]:
    return [row.status for row in office.ledger(trace).values()]


class TestCancelling:
    def test_what_is_queued_keeps_it_from_going_out(self, office: Office):
        office.posts(to_jane())
        answer = cancels(office)
        assert answer.json == {"status": "Cancelled", "TraceId": TRACE, "cancelled": 2, "too_late": 0}
        office.works()
        assert statuses(office) == [CANCELLED, CANCELLED]
        assert office.inbox(JANE) == office.inbox(JANES_PHONE) == []
        assert office.waiting(office.settings.messages_queue) == office.waiting(office.settings.dead_letter_queue) == 0

    def test_twice_is_the_same_as_once_and_the_request_again_sends_nothing(self, office: Office):
        office.posts(to_jane())
        assert cancels(office).json == cancels(office).json
        assert office.posts(to_jane()).status_code == 200
        office.works()
        assert office.inbox(JANE) == []

    def test_what_was_sent_is_too_late(self, office: Office):
        office.posts(to_jane())
        office.works()
        assert (cancels(office).json["cancelled"], cancels(office).json["too_late"]) == (0, 2)
        assert statuses(office) == [SENT, SENT]

    def test_what_a_worker_takes_meanwhile_is_too_late(self, office: Office):
        office.posts(emails_to(JANE))
        office.wire.meanwhile("dynamodb UpdateItem", office.works)
        assert cancels(office).json["too_late"] == 1

    def test_many_takes_those_that_are_left(self, office: Office):
        everybody = [f"parent{number}@example.com" for number in range(150)]
        office.posts(emails_to(*everybody))
        assert cancels(office).json["cancelled"] == 150

    def test_is_for_who_sent_it(self, office: Office):
        office.posts(to_jane())
        assert cancels(office, token=office.token("somebody-else")).status_code == 404
        assert cancels(office, "unheard-of").status_code == 404
        assert statuses(office) == [QUEUED, QUEUED]

    def test_waits_until_all_of_it_is_there(self, office: Office):
        office.wire.silence("sqs SendMessageBatch")
        assert office.posts(to_jane()).status_code == 503
        assert cancels(office).status_code == 409


class TestSendAt:
    def test_it_goes_out_then_and_not_before(self, office: Office):
        office.posts(emails_to(JANE, SendAt=at(office, hours=30)))
        for _ in range(3):
            office.works()
            office.time_passes(9 * 3600)
            assert office.inbox(JANE) == []
        office.time_passes(4 * 3600)
        office.works()
        assert len(office.inbox(JANE)) == 1

    def test_it_can_be_cancelled_meanwhile(self, office: Office):
        office.posts(emails_to(JANE, SendAt=at(office, hours=2)))
        office.works()
        assert cancels(office).json["cancelled"] == 1

    def test_its_day_begins_then(self, office: Office):
        office.posts(emails_to(JANE, SendAt=at(office, days=3)))
        [message] = office.takes_all()
        assert message.expires_at - message.send_at == 86_400

    @pytest.mark.parametrize(
        ("times", "field", "says"),
        [
            ({"SendAt": {"days": 31}}, "SendAt", "must be within 30 days"),
            ({"SendAt": {"days": 2}, "ExpiresAt": {"days": 1}}, "ExpiresAt", "must be after SendAt"),
        ],
    )
    def test_what_cannot_be_is_refused(self, office: Office, times: dict[str, dict], field: str, says: str):
        body = emails_to(JANE, **{name: at(office, **later) for name, later in times.items()})
        assert office.posts(body).json["errors"] == {field: says}

    def test_what_is_past_goes_at_once(self, office: Office):
        office.posts(emails_to(JANE, SendAt=at(office, days=-1)))
        office.works()
        assert len(office.inbox(JANE)) == 1
