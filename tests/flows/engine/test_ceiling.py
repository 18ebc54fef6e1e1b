"""How much is answered in a day: a flood is, up to a point; the flow goes on all the same."""

from datetime import timedelta

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import picnic

NOTICE = "I've answered a lot today"


def flooded() -> Chat:
    chat = Chat(flow=picnic)
    chat.says("yes", *["help"] * 60)
    return chat


def test_a_flood_is_told_once_and_then_not_answered():
    chat = Chat(flow=picnic)
    chat.says("yes")
    heard = [chat.says("help") for _ in range(60)]
    assert sum(NOTICE in each for each in heard) == 1
    assert heard[-1] == ""


def test_answers_are_taken_through_the_flood():
    chat = flooded()
    for text in ("no", "jane@example.com", "yes"):
        assert chat.says(text), text
    assert chat.asked == "booked"


def test_the_next_day_all_is_answered_again():
    chat = flooded()
    chat.now += timedelta(days=1, minutes=1)
    assert chat.says("help")
