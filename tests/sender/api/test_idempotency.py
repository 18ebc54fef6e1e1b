"""One TraceId, one request: repeats, fifty at once, crashes in the middle, and another body under the same name."""

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor

import pytest

from sender.app import create_app
from tests.support.runner.thoroughness import some
from tests.support.sender.office import JANE, JANES_PHONE, Office, emails_to, to_jane
from tests.support.wire import Killed

TRACE = "reg-42-confirmation"


def each_has_one(office: Office, addresses: Iterable[str]) -> None:
    """The worker works; then nobody is forgotten, nobody has a second copy, and the ledger says so."""
    office.works()
    rows = office.ledger(TRACE)
    for address in addresses:
        assert len(office.inbox(address)) == 1, address
        assert rows.pop(address).status == "sent"
    assert rows == {}


def test_the_same_request_again_gets_the_first_answer_and_nothing_is_queued(office: Office):
    first = office.posts(to_jane())
    assert len(office.takes_all()) == 2
    again = office.posts(dict(reversed(to_jane().items())))  # another order of its fields is the same request
    assert (again.status_code, again.json) == (200, first.json)
    assert office.takes_all() == []


def test_another_body_under_the_same_trace_id_is_409(office: Office):
    office.posts(to_jane())
    answer = office.posts(to_jane(AtMostOnce=True))
    assert answer.status_code == 409
    assert "used for another request" in answer.json["message"]
    assert len(office.takes_all()) == 2
    assert not office.ledger(TRACE)[JANE].possible_duplicate


def test_a_repeat_after_the_template_changed_gets_the_first_answer(office: Office):
    office.stores("notice", MessageBody="<p>Hi {name}</p>", Subject="Hello")
    notice = to_jane(EmailMessage={"FromAddress": "registrations@example.org", "TemplateName": "notice"})
    first = office.posts(notice)
    office.stores("notice", MessageBody="<p>Hi {name}, see {link}</p>", Subject="Hello")
    assert office.posts(notice).json == first.json


def test_a_request_to_a_hundred_asks_the_table_four_times(office: Office):
    token = office.token()
    office.wire.calls.clear()
    assert office.posts(emails_to(*(f"parent{number}@example.com" for number in range(100))), token=token).is_json
    assert len([call for call in office.wire.calls if call.startswith("dynamodb")]) == 100 / 25


class TestARequestToThousands:
    """DynamoDB takes a thousand write units a second under one key, and a row in a transaction is two."""

    FAMILIES = tuple(f"parent-{number}@example.com" for number in range(5000))

    def test_is_not_slowed_by_the_limit_of_a_key(self, office: Office):
        units = office.world.aws.units
        units.per_key = 1000
        assert office.posts(emails_to(*self.FAMILIES)).status_code == 200
        assert max(units.taken.values()) < 1000
        assert sum(units.taken.values()) > 10_000
        assert office.waiting(office.settings.bulk_queue) == 5000

    def test_goes_on_where_it_was_interrupted(self, office: Office):
        families = self.FAMILIES[:1000]
        office.wire.kill_after("dynamodb UpdateItem", 6)  # the sixth chunk is done
        with pytest.raises(Killed):
            office.posts(emails_to(*families))
        office.start()
        office.wire.calls.clear()
        office.clock.advance(60)
        assert office.posts(emails_to(*families)).status_code == 200
        assert office.wire.calls.count("dynamodb TransactWriteItems") <= 4 + 8  # and those that were under way
        each_has_one(office, families)

    def test_that_was_begun_before_rows_were_spread_has_each_once(self, office: Office):
        families = self.FAMILIES[:200]
        office.wire.kill_after("sqs SendMessageBatch", 12)
        with pytest.raises(Killed):
            office.posts(emails_to(*families))
        office.start()
        office.clock.advance(60)
        assert office.posts(emails_to(*families)).status_code == 200
        each_has_one(office, families)


def test_a_trace_id_is_free_again_after_ninety_days(office: Office):
    """Time to live deletes late, so a row may still be there that has expired."""
    office.posts(to_jane())
    office.takes_all()
    office.clock.advance(91 * 24 * 3600)
    assert office.posts(to_jane(AtMostOnce=True)).status_code == 200
    assert all(message.at_most_once for message in office.takes_all())


def test_fifty_at_once_are_one(office: Office):
    token, browsers = office.token(), [create_app(office.front).test_client() for _ in range(50)]
    body = emails_to(*(f"parent{number}@example.com" for number in range(20)))
    headers = {"Authorization": f"Bearer {token}"}
    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(lambda browser: browser.post("/", json=body, headers=headers), browsers))
    assert {answer.status_code for answer in answers} == {200}
    assert all(answer.json == answers[0].json for answer in answers)
    each_has_one(office, list(body["Addresses"]))


def test_two_bodies_at_once_are_one_request_and_conflicts(office: Office):
    token, browsers = office.token(), [create_app(office.front).test_client() for _ in range(20)]
    bodies = [to_jane(AtMostOnce=bool(number % 2)) for number in range(20)]
    headers = {"Authorization": f"Bearer {token}"}
    with ThreadPoolExecutor(20) as pool:
        answers = list(
            pool.map(lambda pair: pair[0].post("/", json=pair[1], headers=headers), zip(browsers, bodies, strict=True))
        )
    taken = office.takes_all()
    assert {message.address for message in taken} == {JANE, JANES_PHONE}
    won = taken[0].at_most_once
    assert {message.at_most_once for message in taken} == {won}
    assert [answer.status_code for answer in answers] == [
        200 if bool(number % 2) is won else 409 for number in range(20)
    ]


CALLS = [
    "dynamodb GetItem",
    "dynamodb PutItem",
    "dynamodb TransactWriteItems",
    "sqs SendMessageBatch",
    "dynamodb UpdateItem",
]


@pytest.mark.parametrize("call", CALLS)
def test_a_request_that_died_in_the_middle_is_taken_up_by_its_repeat(office: Office, call: str):
    """A second copy may be on the queue then, but the worker goes by the ledger."""
    token = office.token()
    office.wire.kill_after(call)
    with pytest.raises(Killed):
        office.posts(to_jane(), token=token)
    office.clock.advance(60)
    office.start()
    assert office.posts(to_jane(), token=token).status_code == 200
    assert office.asks(TRACE).json["state"] == "accepted"
    each_has_one(office, [JANE, JANES_PHONE])


@pytest.mark.parametrize("nth", some(range(1, 11), 3))
def test_a_large_request_that_died_at_any_batch_reaches_everybody(office: Office, nth: int):
    everybody = [f"parent{number}@example.com" for number in range(95)]
    token = office.token()
    office.wire.kill_after("sqs SendMessageBatch", nth=nth)
    with pytest.raises(Killed):
        office.posts(emails_to(*everybody), token=token)
    office.clock.advance(60)
    office.start()
    assert office.posts(emails_to(*everybody), token=token).status_code == 200
    each_has_one(office, everybody)


def test_what_was_sent_already_is_not_sent_again_by_a_repeat(office: Office):
    """The first try queued everything and died, and the worker was faster than the caller's repeat."""
    token = office.token()
    office.wire.kill_after("sqs SendMessageBatch")
    with pytest.raises(Killed):
        office.posts(to_jane(), token=token)
    office.start()
    office.works()
    assert {row.status for row in office.ledger(TRACE).values()} == {"sent"}
    office.clock.advance(60)
    assert office.posts(to_jane(), token=token).status_code == 200
    each_has_one(office, [JANE, JANES_PHONE])


def test_a_refused_queue_is_made_up_for_by_the_repeat(office: Office):
    token = office.token()
    office.wire.silence("sqs SendMessageBatch", times=1)
    assert office.posts(to_jane(), token=token).status_code == 503
    office.clock.advance(60)
    assert office.posts(to_jane(), token=token).status_code == 200
    each_has_one(office, [JANE, JANES_PHONE])


def test_a_repeat_does_not_wait_for_ever_for_one_that_died(office: Office):
    """Whoever began a moment ago may still be at work, so the repeat looks for a while; then it goes on itself."""
    token = office.token()
    office.wire.kill_after("dynamodb PutItem")
    with pytest.raises(Killed):
        office.posts(to_jane(), token=token)
    office.start()
    assert office.posts(to_jane(), token=token).status_code == 200
    each_has_one(office, [JANE, JANES_PHONE])
