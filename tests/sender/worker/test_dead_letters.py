"""What failed three times is kept, shown, and put back; what was sent meanwhile is not sent again."""

import json

import pytest

from sender.commands.deadletters import main
from sender.store.ledger import QUEUED, SENT, UNKNOWN
from sender.worker.dead_letters import MOST_REVIVALS
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane
from tests.support.wire import Killed

TEN = [f"parent-{number}@example.com" for number in range(10)]
REFUSED = "AccessDeniedException"  # a code that nobody told us of: it may be of this message alone
CLAIM = "dynamodb TransactWriteItems"


def die_three_times(office: Office, call: str) -> None:
    for _ in range(3):
        office.wire.kill_after(call)
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.time_passes()
    office.works()


def dead(office: Office) -> int:
    return office.waiting(office.settings.dead_letter_queue)


@pytest.fixture
def half_sent(office: Office) -> Office:
    """An office that posted to ten, while the provider took five and would not let us send the others, three times."""
    for address in TEN[5:]:
        office.world.aws.faults.refuse(REFUSED, status=403, to=address, times=3)
    office.posts(emails_to(*TEN))
    office.works_three_times()
    return office


class TestAfterThreeFailures:
    def test_what_was_not_sent_is_among_the_dead_letters(self, half_sent: Office):
        assert dead(half_sent) == 5
        assert half_sent.waiting(half_sent.settings.messages_queue) == 0
        rows = half_sent.ledger(TRACE)
        assert {rows[address].status for address in TEN[:5]} == {SENT}
        assert {(rows[address].status, rows[address].reason) for address in TEN[5:]} == {(QUEUED, REFUSED)}

    def test_the_list_shows_each_without_addresses(self, half_sent: Office, capsys: pytest.CaptureFixture[str]):
        for _ in range(2):  # looking at them hides none
            assert main(["list"], half_sent.environment) == 0
            lines = capsys.readouterr().out.splitlines()[-5:]
            ids = {half_sent.ledger(TRACE)[address].id for address in TEN[5:]}
            assert {tuple(line.split()) for line in lines} == {(TRACE, each, "EMAIL", QUEUED, REFUSED) for each in ids}


class TestRedrive:
    def test_sends_what_was_never_sent(self, half_sent: Office, capsys: pytest.CaptureFixture[str]):
        assert main(["redrive"], half_sent.environment) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "5 put back"
        half_sent.works()
        assert {row.status for row in half_sent.ledger(TRACE).values()} == {SENT}
        assert all(len(half_sent.inbox(address)) == 1 for address in TEN)
        assert dead(half_sent) == 0

    def test_clears_away_what_was_sent_meanwhile(self, half_sent: Office):
        copies = [half_sent.back.dead_letters.show()[0].body for _ in range(2)]
        half_sent.back.dead_letters.redrive()
        half_sent.works()
        for copy in copies:
            half_sent.sqs.send_message(QueueUrl=half_sent.settings.dead_letter_queue, MessageBody=copy)
        assert half_sent.back.dead_letters.redrive() == {"cleared": 2}
        half_sent.works()
        assert all(len(half_sent.inbox(address)) == 1 for address in TEN)

    def test_that_dies_half_way_sends_nothing_twice(self, half_sent: Office):
        half_sent.wire.kill_after("sqs SendMessage", nth=3)
        with pytest.raises(Killed):
            half_sent.back.dead_letters.redrive()
        half_sent.start()
        half_sent.time_passes()
        half_sent.works()
        half_sent.back.dead_letters.redrive()
        half_sent.works()
        assert all(len(half_sent.inbox(address)) == 1 for address in TEN)
        assert not any(row.possible_duplicate for row in half_sent.ledger(TRACE).values())
        assert dead(half_sent) == 0

    def test_of_an_unknown_fate_at_most_once_sends_nothing(self, office: Office):
        office.posts(emails_to(JANE, AtMostOnce=True))
        body = office.looks_at_queue()
        office.wire.kill_after("sesv2 SendEmail")
        with pytest.raises(Killed):
            office.works()
        office.start()
        office.sqs.purge_queue(QueueUrl=office.settings.messages_queue)
        office.sqs.send_message(QueueUrl=office.settings.dead_letter_queue, MessageBody=body)
        office.time_passes()
        office.back.dead_letters.redrive()
        office.works()
        assert office.ledger(TRACE)[JANE].status == UNKNOWN
        assert len(office.inbox(JANE)) == 1

    def test_leaves_what_nobody_can_tell_to_be_unsent(self, office: Office):
        office.posts(emails_to(JANE))
        stranger = json.loads(office.looks_at_queue()) | {"id": "f" * 16}
        for body in ("not json", json.dumps(stranger)):
            office.sqs.send_message(QueueUrl=office.settings.dead_letter_queue, MessageBody=body)
        assert {letter.state for letter in office.back.dead_letters.show()} == {"unreadable", "not in the ledger"}
        assert office.back.dead_letters.redrive() == {"left": 2}
        assert dead(office) == 2

    def test_what_the_tick_has_left_is_there_for_a_person_at_once(
        self, half_sent: Office, capsys: pytest.CaptureFixture[str]
    ):
        half_sent.sqs.send_message(QueueUrl=half_sent.settings.dead_letter_queue, MessageBody="not json")
        assert half_sent.back.dead_letters.revive() == {"left": 6}
        assert main(["redrive"], half_sent.environment) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "5 put back, 1 left"
        assert main(["list"], half_sent.environment) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "unreadable"

    def test_without_any_says_so(self, office: Office, capsys: pytest.CaptureFixture[str]):
        assert main(["redrive"], office.environment) == 0
        assert capsys.readouterr().out.splitlines()[-1] == "none"


class TestRevival:
    @pytest.mark.parametrize(("call", "copies"), [("sqs ReceiveMessage", 1), (CLAIM, 1), ("sesv2 SendEmail", 4)])
    def test_puts_back_what_only_its_workers_deaths_brought_here(self, office: Office, call: str, copies: int):
        office.posts(emails_to(JANE))
        die_three_times(office, call)
        assert dead(office) == 1
        assert office.back.dead_letters.revive() == {"put_back": 1}
        office.works()
        assert office.ledger(TRACE)[JANE].status == SENT
        assert office.ledger(TRACE)[JANE].possible_duplicate is (call != "sqs ReceiveMessage")
        assert len(office.inbox(JANE)) == copies  # one for each death after the provider's yes
        assert dead(office) == 0

    def test_leaves_to_a_person_what_the_provider_refused(self, half_sent: Office):
        assert half_sent.back.dead_letters.revive() == {"left": 5}
        assert dead(half_sent) == 5

    def test_puts_back_what_waited_for_its_provider_when_its_workers_died(self, office: Office):
        office.world.aws.faults.refuse("ServiceUnavailable", status=503)
        office.posts(emails_to(JANE))
        office.works()
        office.time_passes()
        die_three_times(office, "sqs ReceiveMessage")
        assert office.ledger(TRACE)[JANE].reason == "provider-down"
        assert office.back.dead_letters.revive() == {"put_back": 1}
        office.works()
        assert len(office.inbox(JANE)) == 1

    def test_clears_away_what_is_done(self, office: Office):
        office.posts(to_jane())
        body = office.looks_at_queue()
        office.works()
        office.sqs.send_message(QueueUrl=office.settings.dead_letter_queue, MessageBody=body)
        assert office.back.dead_letters.revive() == {"cleared": 1}
        office.works()
        assert len(office.inbox(JANE)) == len(office.inbox(JANES_PHONE)) == 1

    def test_gives_up_on_what_kills_every_worker(self, office: Office):
        office.posts(emails_to(JANE))
        for _ in range(MOST_REVIVALS):
            die_three_times(office, "sqs ReceiveMessage")
            assert office.back.dead_letters.revive() == {"put_back": 1}
        die_three_times(office, "sqs ReceiveMessage")
        assert office.back.dead_letters.revive() == {"left": 1}
        office.time_passes()
        assert office.back.dead_letters.redrive() == {"put_back": 1}


@pytest.mark.parametrize("arguments", [[], ["purge"], ["list", "all"]])
def test_the_command_says_how_it_is_used(arguments: list[str], capsys: pytest.CaptureFixture[str]):
    assert main(arguments, {}) == 2
    assert "usage" in capsys.readouterr().err
