"""How much is answered in a day: a flood is, up to a point; a registration, danger and a parent's rights always."""

import msgspec
import pytest

from flows.engine.ceiling import DAY, PARENT, STRANGER
from flows.records import Conversation
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ANSWERS, after

NOTICE = "I've answered a lot today"


@pytest.fixture
def flooded() -> Chat:
    chat = Chat()
    chat.says("yes", *["help"] * 60)
    return chat


def answers(chat: Chat, text: str, times: int) -> list[str]:
    """What is answered to the same text again and again."""
    return [heard for heard in (chat.says(text) for _ in range(times)) if heard]


def nobody_invited() -> Chat:
    chat = Chat()
    chat.saved = msgspec.json.encode(Conversation(parent=chat.conversation.parent))
    return chat


@pytest.mark.parametrize("text", ["help", "status", "thanks", "how much is it?", "what do you hold on me"])
def test_a_flood_gets_one_notice_and_then_only_what_is_due(text: str):
    chat = Chat()
    chat.says("yes")
    heard = answers(chat, text, 60)
    assert sum(NOTICE in each for each in heard) <= 1
    if text == "what do you hold on me":
        assert len(heard) == 60
    else:
        assert len(heard) == PARENT.idle + 1
        assert "ring Alex Johnson: 07700 900001" in heard[-1]


def test_different_words_that_lead_nowhere_are_a_flood_too():
    chat = Chat()
    chat.says("yes")
    heard = [chat.says(text) for _ in range(20) for text in ("help", "status", "thanks")]
    assert len(list(filter(None, heard))) == PARENT.idle + 1


def test_the_registration_goes_on_through_the_flood(flooded: Chat):
    for text in (*after("ready"), "yes"):
        assert flooded.says(text), text
        assert not flooded.says("help")
    assert flooded.registration.status == "payment_pending"


def test_what_has_to_be_asked_about_an_answer_is_said(flooded: Chat):
    flooded.answers_until("played_last_season")
    assert "?" in flooded.says("he's new to the club")
    flooded.says("yes")
    assert flooded.answers["played_last_season"] is False


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("my coach hits him", "Robin Lee"),
        ("he can't breathe", "999"),
        ("stop", "START"),
        ("what do you hold on me", "This is what"),
        ("delete my data", "Erase everything"),
        ("I want to make a complaint", "complaint"),
        ("can I speak to a person", "Alex Johnson"),
    ],
)
def test_danger_stop_and_rights_are_answered_in_the_flood(flooded: Chat, text: str, words: str):
    assert words in flooded.says(text)


def test_danger_is_answered_each_time(flooded: Chat):
    assert len(answers(flooded, "my coach hits him", 2 * PARENT.all)) == 2 * PARENT.all


def test_the_next_day_all_is_answered_again(flooded: Chat):
    assert not flooded.says("help")
    flooded.now += DAY
    assert "back" in flooded.says("help")


def test_a_family_typed_fast_is_never_cut():
    chat = Chat({}, {"player_first_name": "Mia", "team_name": "Otters"}, {"player_first_name": "Lou"})
    for _ in range(3):
        for step in ANSWERS:
            if chat.registration.state == step:
                assert NOTICE not in chat.says(ANSWERS[step])
    assert chat.conversation.answered.told is False


class TestTheHigherCeiling:
    """What leads further can go round in a ring."""

    @pytest.fixture
    def ring(self) -> Chat:
        chat = Chat()
        chat.says("yes")
        for _ in range(PARENT.all):
            chat.says("yes", "back")
        return chat

    def test_nothing_is_answered_or_changed_any_more(self, ring: Chat):
        state = ring.registration.state
        assert not ring.says("yes")
        assert ring.registration.state == state
        assert ring.conversation.answered.told

    def test_stop_is_heard_and_the_way_back_waits_a_day(self, ring: Chat):
        assert "START" in ring.says("stop")
        assert not answers(ring, "start", 3)
        ring.now += DAY
        assert ring.says("start")

    def test_rights_are_met_once(self, ring: Chat):
        assert len(answers(ring, "I want to make a complaint", 3)) == 1
        assert "erased" in ring.says("delete my data")
        assert ring.conversation.erased_at


class TestStrangers:
    def test_hear_once_a_day(self):
        chat = nobody_invited()
        assert len(answers(chat, "hello", 60)) == 1
        chat.now += DAY
        assert len(answers(chat, "hello", 60)) == 1

    def test_who_go_round_in_a_ring_are_stopped(self):
        chat = nobody_invited()
        heard = [chat.says(text) for _ in range(30) for text in ("stop", "start")]
        assert len(list(filter(None, heard))) <= STRANGER.all + 1
        assert chat.conversation.opted_out_at

    def test_may_say_stop_after_their_answer_and_write_of_danger(self):
        chat = nobody_invited()
        chat.says("hello", "hello")
        assert "999" in chat.says("he can't breathe")
        assert "START" in chat.says("stop")

    def test_whose_data_was_erased_are_told_so_once(self):
        chat = Chat()
        chat.says("yes", *["help"] * 60, "delete my data", "yes")
        assert len(answers(chat, "hello?", 60)) == 1
