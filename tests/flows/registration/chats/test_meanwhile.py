"""Answers that come while a person has the chat: kept, offered when it goes on, and never stored without a yes."""

from datetime import timedelta

import pytest

from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, up_to


def paused_at(question: str, *said: str) -> Chat:
    chat = Chat()
    chat.says(*up_to(question), "can I talk to a person?", *said)
    return chat


def test_an_answer_is_offered_on_release():
    chat = paused_at("born_on", "3 May 2016")
    assert "born_on" not in chat.answers
    heard = chat.says("continue")
    assert "While I was quiet you wrote “3 May 2016”" in heard
    assert "born_on" not in chat.answers
    chat.says("yes")
    assert chat.answers["born_on"] == "2016-05-03"


def test_several_answers_are_offered_one_at_a_time_where_they_belong():
    chat = paused_at("born_on", "hi, are you there?", "3 May 2016", "he's a boy")
    chat.says("continue")
    assert "you wrote “he's a boy”" in chat.says("yes")
    chat.says("yes")
    assert (chat.answers["gender"], chat.conversation.meanwhile) == ("Male", ["hi, are you there?"])


def test_a_no_asks_the_question_and_offers_it_no_more():
    chat = paused_at("born_on", "3 May 2016")
    chat.says("continue", "no")
    assert "While I was quiet" not in chat.heard
    assert chat.asked == "born_on"


@pytest.mark.parametrize("said", ["thanks", "ok will do", "is anybody there?", "when will someone ring", "👍", ""])
def test_what_answers_nothing_is_not_offered(said: str):
    chat = paused_at("born_on", said)
    assert "While I was quiet" not in chat.says("continue")


def test_nothing_is_offered_at_the_check_of_the_answers():
    chat = Chat()
    chat.says(*ALL_ANSWERS, "can I talk to a person?", "yes")
    assert "While I was quiet" not in chat.says("continue")
    assert chat.registration.status == "started"


def test_now_and_then_it_is_said_that_somebody_comes():
    chat = paused_at("born_on")
    assert chat.says("hello?") == ""
    chat.now += timedelta(hours=4)
    assert "will be in touch" in chat.says("hello?")
    assert chat.says("anybody?") == ""
    chat.now += timedelta(hours=5)
    assert "will be in touch" in chat.says("hello??")


def test_what_is_kept_is_bounded():
    chat = paused_at("born_on", *(f"message {number} " + "x" * 500 for number in range(30)))
    assert len(chat.conversation.meanwhile) == 8
    assert max(map(len, chat.conversation.meanwhile)) == 200


@pytest.mark.parametrize("said", ["stop", "no more texts please", "please stop messaging me"])
def test_a_stop_in_any_words_is_heard_while_a_person_has_the_chat(said: str):
    chat = paused_at("born_on", said)
    assert chat.conversation.opted_out_at
