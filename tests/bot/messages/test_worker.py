"""The worker: what fails comes again, further and further apart, five times; then it is put aside with its reason."""

import json
from typing import Any

import pytest
from botocore.exceptions import EndpointConnectionError

from bot.messages.dead_letters import UNKNOWN, DeadLetter, DeadLetters
from tests.support.chats.examples import ASKED, asked_after, up_to
from tests.support.house import PATIENCE, House, Parent
from tests.support.lines import Lines
from tests.support.wire import Killed

SAVE = "dynamodb TransactWriteItems"


def put_aside(house: House) -> list[DeadLetter]:
    return DeadLetters(house.bot.sqs, house.settings).listed()


def record(message: dict[str, Any], tries: int = 1) -> dict[str, Any]:
    """A message as Lambda's event for SQS shows it."""
    return {
        "eventSource": "aws:sqs",
        "messageId": message["MessageId"],
        "receiptHandle": message["ReceiptHandle"],
        "body": message["Body"],
        "attributes": message["Attributes"] | {"ApproximateReceiveCount": str(tries)},
        "messageAttributes": {"request_id": {"stringValue": "edge-1", "dataType": "String"}},
    }


def batch(house: House) -> list[dict[str, Any]]:
    """What waits on the inbox queue, as Lambda would bring it."""
    answer = house.sqs.receive_message(
        QueueUrl=house.settings.inbox_queue, MaxNumberOfMessages=10, MessageSystemAttributeNames=["All"]
    )
    return [record(message) for message in answer["Messages"]]


class TestAfterFiveFailures:
    @pytest.fixture
    def dead(self, house: House, parent: Parent) -> Parent:
        """A parent whose "yes" could not be saved five times."""
        parent.phone.send(text="yes")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        return parent

    def test_a_message_is_put_aside_with_its_reason(self, house: House, dead: Parent):
        assert house.waiting(house.settings.inbox_queue) == 0
        [letter] = put_aside(house)
        assert letter.reason == "EndpointConnectionError"
        assert letter.exchange.startswith("SM")

    def test_the_parent_is_told_so_once_until_they_are_heard_again(self, house: House, dead: Parent):
        assert len(dead.received) == 2
        assert dead.hears.startswith("Something went wrong on our side")
        dead.phone.send(text="hello?")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        assert len(dead.received) == 2
        dead.says("yes")
        dead.phone.send(text="hello?")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        assert [each.startswith("Something went wrong") for each in dead.texts] == [False, True, False, True]

    def test_of_whom_nothing_is_known_nobody_is_told(self, house: House):
        stranger = house.parent("+447700900124")
        stranger.phone.send(text="hi")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        assert stranger.received == []

    def test_who_has_opted_out_is_not_told(self, house: House, parent: Parent):
        parent.says("STOP")
        heard = len(parent.received)
        parent.phone.send(text="hello?")
        house.wire.silence(SAVE, times=5)
        house.work_five_times()
        assert house.waiting(house.settings.dead_letter_queue) == 1
        assert len(parent.received) == heard

    def test_while_nothing_can_be_saved_nothing_is_said(self, house: House, parent: Parent, lines: Lines):
        parent.phone.send(text="yes")
        house.wire.silence(SAVE, times=6)
        house.work_five_times()
        assert len(parent.received) == 1
        assert "a parent may not hear that their message was put aside" in lines.text

    def test_not_after_four(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        house.wire.silence(SAVE, times=4)
        house.work_five_times()
        assert house.waiting(house.settings.dead_letter_queue) == 0
        assert len(parent.received) == 2

    def test_the_parents_next_message_is_heard(self, house: House, dead: Parent):
        assert ASKED[asked_after("ready")] in dead.says("yes")

    def test_others_do_not_wait_meanwhile(self, house: House, parent: Parent):
        other = house.parent("+447700900124")
        house.admin_invites(parent_tel=other.number)
        house.wire.silence(SAVE)
        parent.phone.send(text="yes")
        other.phone.send(text="yes")
        house.work()
        assert (len(parent.received), len(other.received)) == (1, 2)

    def test_the_tries_are_further_and_further_apart(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        house.wire.silence(SAVE, times=5)
        pauses = []
        for _ in range(4):
            house.work()
            pauses.append(house.wire.pauses[-1])
            house.time_passes(pauses[-1])
        assert pauses == [1, 5, 20, PATIENCE]

    def test_what_was_saved_without_our_knowing_is_no_failure(self, house: House, parent: Parent):
        """The answer to the save got lost, and with it who may send: nobody may until the lease is over."""
        house.start(PATIENCE_SECONDS="180")
        house.wire.lose(SAVE)
        parent.sends(text="yes")
        for _ in range(4):
            house.time_passes(house.wire.pauses[-1])
            house.work()
        assert house.waiting(house.settings.dead_letter_queue) == 0
        assert len(parent.received) == 2

    def test_a_worker_that_dies_each_time_leaves_it_to_the_queue(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        for _ in range(5):
            house.wire.kill_after("sqs ReceiveMessage")
            with pytest.raises(Killed):
                house.work()
            house.start()
            house.time_passes()
        house.work()
        [letter] = put_aside(house)
        assert letter.reason == UNKNOWN

    def test_where_the_dead_letter_queue_refuses_too_nothing_is_lost(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        house.wire.silence(SAVE, times=5)
        house.wire.silence("sqs SendMessage")
        house.work_five_times()
        house.work()
        assert house.waiting(house.settings.dead_letter_queue) == 1
        assert DeadLetters(house.bot.sqs, house.settings).redrive() == 1
        house.work()
        assert len(parent.received) == 2


class TestALambdasBatch:
    def test_what_failed_comes_again_and_the_rest_of_that_parent_with_it(self, house: House, parent: Parent):
        other = house.parent("+447700900124")
        house.admin_invites(parent_tel=other.number)
        first, second, third = up_to("gender")
        for who, text in ((parent, first), (parent, second), (other, first), (parent, third)):
            who.phone.send(text=text)
        records = batch(house)
        house.wire.silence(SAVE)
        assert house.bot.worker.handle_batch(records) == [records[0]["messageId"], *(
            each["messageId"] for each in records[1:] if each["attributes"]["MessageGroupId"] == parent.number
        )]  # fmt: skip
        assert (len(parent.received), len(other.received)) == (1, 2)

        assert house.bot.worker.handle_batch(records) == []
        assert parent.registration.state == "gender"
        assert len(other.received) == 2

    def test_a_parents_failed_messages_come_back_within_a_second_and_together(self, house: House, parent: Parent):
        """One that stays out for the queue's whole patience would keep the parent's others from coming."""
        parent.phone.send(text="yes")
        parent.phone.send(text="Samuel Smith")
        records = batch(house)
        house.wire.silence(SAVE)
        house.bot.worker.handle_batch(records)
        assert house.wire.pauses[-2:] == [1, 1]

    def test_what_there_is_no_time_for_comes_again_at_once(self, house: House, parent: Parent):
        """Heavy pictures of one parent hold up nobody: Lambda would cut the whole batch off, and all come late."""
        other = house.parent("+447700900124")
        house.admin_invites(parent_tel=other.number)
        parent.phone.send(text="yes")
        other.phone.send(text="yes")
        records = batch(house)
        assert house.bot.worker.handle_batch(records, left=lambda: 19.0) == [records[1]["messageId"]]
        assert house.wire.pauses[-1] == 0
        house.work()
        assert (len(parent.received), len(other.received)) == (2, 2)

    def test_the_first_is_always_begun(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        assert house.bot.worker.handle_batch(batch(house), left=lambda: 1.0) == []
        assert len(parent.received) == 2

    def test_on_its_fifth_try_a_message_is_put_aside_and_the_next_is_heard(self, house: House, parent: Parent):
        parent.phone.send(text="what?")
        parent.phone.send(text="yes")
        first, second = batch(house)
        first["attributes"]["ApproximateReceiveCount"] = "5"
        house.wire.silence(SAVE)
        assert house.bot.worker.handle_batch([first, second]) == []
        [letter] = put_aside(house)
        assert (letter.reason, letter.request_id) == ("EndpointConnectionError", "edge-1")
        assert parent.registration.state == asked_after("ready")

    def test_what_was_written_in_one_breath_has_one_reply_however_often_it_comes(self, house: House, parent: Parent):
        parent.answers_until("house")
        before = len(parent.received)
        for text in ("12", "Acacia Avenue", "Urmston"):
            parent.phone.send(text=text)
        records = batch(house)
        assert house.bot.worker.handle(records[0]["body"], tries=1, followed=True)
        assert len(parent.received) == before  # and the worker is killed here
        for _ in range(2):
            assert house.bot.worker.handle_batch(records) == []
        assert len(parent.received) == before + 1
        assert parent.registration.answers["street"] == "Acacia Avenue, Urmston"

    def test_a_tap_behind_words_leaves_them_their_reply(self, house: House, parent: Parent):
        parent.answers_until("gender")
        before = len(parent.received)
        parent.phone.send(text="boy")
        parent.phone.send(text="No", button={"payload": "medical_needs:No"})
        house.bot.worker.handle_batch(batch(house))
        assert len(parent.received) == before + 2

    def test_what_is_no_message_of_ours_does_not_stop_the_others(self, house: House, parent: Parent):
        parent.phone.send(text="yes")
        [good] = batch(house)
        strange = [
            good | {"messageId": f"m{number}", "body": body, "attributes": good["attributes"] | {"MessageGroupId": "x"}}
            for number, body in enumerate(("", "no json", "[]", "null", "{}", json.dumps({"MessageSid": "SM1"})))
        ]
        failed = house.bot.worker.handle_batch([*strange, good])
        assert set(failed) <= {each["messageId"] for each in strange}
        assert parent.registration.state == asked_after("ready")


def test_a_message_that_could_not_be_deleted_is_taken_again_and_then_it_is(house: House):
    house.admin_invites()
    parent = house.parent()
    house.wire.silence("sqs DeleteMessage")
    with pytest.raises(EndpointConnectionError):
        parent.says("yes")
    heard = list(parent.texts)
    assert house.waiting(house.settings.inbox_queue) == 1
    house.time_passes()
    house.work()
    assert (house.waiting(house.settings.inbox_queue), parent.texts) == (0, heard)
