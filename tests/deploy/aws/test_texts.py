"""Receipts of texts and answers to them: what CloudFormation does not make, made once and taken away again."""

import pytest

from deploy.aws.texts import TextFeedback
from local.aws.texts import OWN_NUMBER, TextAccount
from tests.support.deploy.operator import Operator

TOPIC = "arn:aws:sns:eu-west-2:000000000000:feedback"
OTHERS = "arn:aws:sns:eu-west-2:000000000000:another-stage"


def texts(operator: Operator, sms_from: str | None = OWN_NUMBER, topic: str = TOPIC) -> TextFeedback:
    club = operator.with_club(messages__sms_from=sms_from)
    return TextFeedback(operator.client("pinpoint-sms-voice-v2"), club, topic)


@pytest.fixture
def account(operator: Operator) -> TextAccount:
    return operator.world.aws.texts


def test_is_set_up_once(operator: Operator, account: TextAccount):
    made = ["configuration set of texts", "delivery receipts of texts", "answers to texts"]
    assert texts(operator).missing() == texts(operator).set_up() == [*made, *(f"answer to {each}" for each in WORDS)]
    assert texts(operator).missing() == texts(operator).set_up() == []
    [(name, destinations)] = account.sets.items()
    assert name == operator.club.text_configuration_set
    assert destinations["feedback"]["SnsDestination"] == {"TopicArn": TOPIC}
    assert destinations["feedback"]["MatchingEventTypes"] == ["TEXT_ALL"]
    assert account.two_way == {OWN_NUMBER: TOPIC}


WORDS = {"STOP": "OPT_OUT", "START": "OPT_IN", "HELP": "AUTOMATIC_RESPONSE"}


def test_the_number_answers_by_itself(operator: Operator, account: TextAccount):
    texts(operator).set_up()
    [known] = account.keywords.values()
    assert {word: about["KeywordAction"] for word, about in known.items()} == WORDS
    assert all(operator.club.name in about["KeywordMessage"] for about in known.values())
    assert operator.club.contact in known["HELP"]["KeywordMessage"]


def test_a_step_that_was_cut_short_is_taken_up(operator: Operator, account: TextAccount):
    name = texts(operator)._club.text_configuration_set
    operator.client("pinpoint-sms-voice-v2").create_configuration_set(ConfigurationSetName=name)
    assert texts(operator).set_up()[0] == "delivery receipts of texts"
    assert texts(operator).missing() == []


def test_a_topic_that_was_made_anew_gets_the_receipts(operator: Operator, account: TextAccount):
    texts(operator, topic=OTHERS).set_up()
    account.two_way.clear()
    assert texts(operator).set_up() == ["delivery receipts of texts", "answers to texts"]
    assert texts(operator).missing() == []


def test_answers_that_another_stage_has_are_left_to_it(operator: Operator, account: TextAccount):
    account.two_way[OWN_NUMBER] = OTHERS
    made = texts(operator).set_up()
    assert made == ["configuration set of texts", "delivery receipts of texts"]
    [told] = texts(operator).left_to_do()
    assert OTHERS in told
    assert texts(operator).take_away()
    assert account.two_way == {OWN_NUMBER: OTHERS}


def test_is_taken_away_once(operator: Operator, account: TextAccount):
    texts(operator).set_up()
    assert [texts(operator).take_away() for _ in range(2)] == [True, False]
    assert (account.sets, account.two_way) == ({}, {OWN_NUMBER: ""})


@pytest.mark.parametrize(
    ("sms_from", "made", "told"),
    [(None, 0, []), ("pool-1", 2, ["a pool"]), ("UrmstonTown", 2, ["a name"]), (OWN_NUMBER, 6, [])],
)
def test_what_is_left_for_a_person(operator: Operator, sms_from: str | None, made: int, told: list[str]):
    what = texts(operator, sms_from)
    assert len(what.set_up()) == made
    lines = list(what.left_to_do())
    assert len(lines) == len(told)
    assert all(word in line for word, line in zip(told, lines, strict=True))
