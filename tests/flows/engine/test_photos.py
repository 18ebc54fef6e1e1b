"""Photos in the chat: at the flow's question for one, at another, after the end; a flow without one knows of none."""

from tests.support.chats.chat import Chat
from tests.support.chats.small_flow import BADGE, longer, picnic

with_a_badge = longer(BADGE)


def asked(*said: str) -> Chat:
    chat = Chat(flow=with_a_badge)
    chat.says(*said)
    return chat


def test_at_its_question_it_is_the_answer_with_its_time():
    chat = asked("yes", "no")
    chat.sends_a_photo("one")
    assert chat.answers["badge"] == "photos/REF1/one.jpg"
    assert chat.answers["badge_at"].startswith("2026-08-03")
    assert chat.asked == "email"


def test_at_another_question_it_is_asked_about():
    chat = asked("yes")
    chat.sends_a_photo("one")
    assert "badge" not in chat.answers
    chat.says("yes")
    assert (chat.answers["badge"], chat.asked) == ("photos/REF1/one.jpg", "allergic")


def test_it_may_come_later():
    chat = asked("yes", "no", "later", "jane@example.com")
    chat.sends_a_photo("one")
    chat.says("yes")
    assert (chat.answers["badge"], chat.asked) == ("photos/REF1/one.jpg", "all")


def test_a_flow_without_one_knows_nothing_of_pictures():
    chat = Chat(flow=picnic)
    chat.says("yes", "no")
    chat.sends_a_photo("one")
    assert (chat.asked, set(chat.answers)) == ("email", {"coming", "allergic"})
