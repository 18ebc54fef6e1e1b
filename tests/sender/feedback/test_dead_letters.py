"""Feedback that could not be taken in: it is kept, and taken in when a person says so."""

import json
from typing import Any

import pytest

from sender.commands.feedback import main
from sender.store.messages import EMAIL
from tests.support.sender.office import JANE, Office

BOUNCE = {"eventType": "Bounce", "bounce": {"bounceType": "Permanent", "bouncedRecipients": [{"emailAddress": JANE}]}}
EVENT = {"Records": [{"EventSource": "aws:sns", "Sns": {"Message": json.dumps(BOUNCE)}}]}
LETTERS = {
    "Lambda gave up": {"requestContext": {"condition": "RetriesExhausted"}, "requestPayload": EVENT},
    "SNS could not reach Lambda": {"Type": "Notification", "MessageId": "1", "Message": json.dumps(BOUNCE)},
}


def lies_there(office: Office, letter: Any) -> None:
    body = letter if isinstance(letter, str) else json.dumps(letter)
    office.sqs.send_message(QueueUrl=office.settings.feedback_dead_letter_queue, MessageBody=body)


def is_suppressed(office: Office) -> bool:
    return bool(office.back.suppression.among([(EMAIL, JANE)]))


@pytest.mark.parametrize("letter", LETTERS.values(), ids=LETTERS)
def test_is_taken_in(office: Office, letter: Any, capsys: pytest.CaptureFixture):
    lies_there(office, letter)
    assert main(["list"], office.environment) == main(["redrive"], office.environment) == 0
    assert capsys.readouterr().out == "1 waiting\n1 taken in\n"
    assert is_suppressed(office)
    assert office.waiting(office.settings.feedback_dead_letter_queue) == 0


@pytest.mark.parametrize("letter", ["?", "[]", "{}", {"requestPayload": {"Records": [{}]}}, {"Message": "?"}])
def test_what_nobody_can_read_is_left_and_keeps_nothing_else(office: Office, letter: Any):
    lies_there(office, letter)
    lies_there(office, LETTERS["Lambda gave up"])
    assert office.back.feedback_dead_letters.redrive() == {"left": 1, "taken_in": 1}
    assert is_suppressed(office)
    assert office.waiting(office.settings.feedback_dead_letter_queue) == 1


def test_a_tick_that_failed_was_made_good_by_the_next(office: Office):
    lies_there(office, {"requestPayload": {"command": "revive"}})
    assert office.back.feedback_dead_letters.redrive() == {"taken_in": 1}


def test_is_left_while_the_table_is_away(office: Office):
    lies_there(office, LETTERS["Lambda gave up"])
    office.wire.silence("dynamodb PutItem", times=10)
    assert office.back.feedback_dead_letters.redrive() == {"left": 1}
    assert office.waiting(office.settings.feedback_dead_letter_queue) == 1


def test_an_older_deployment_is_told_what_to_do(office: Office, capsys: pytest.CaptureFixture):
    assert main(["list"], office.environment | {"SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL": ""}) == 1
    assert "deploy" in capsys.readouterr().err
    assert main(["look"], office.environment) == 2
