"""Several consents in one breath: each is kept apart with its wording and time, and none is taken for granted."""

import pytest

from flows.registration.club_questions.flow import flow_with
from tests.support.chats.chat import Chat
from tests.support.chats.club_questions import AGREEMENTS, CARE, PHOTOS, PLAY, changed

NAMES = ("club_play", "club_photos", "club_care")


def at_the_agreements() -> Chat:
    chat = Chat(flow=flow_with([AGREEMENTS]))
    chat.answers_until("club_agreements")
    return chat


def given(chat: Chat) -> tuple[bool | None, ...]:
    return tuple(chat.answers.get(name) for name in NAMES)


def test_all_are_asked_in_one_breath():
    chat = at_the_agreements()
    assert chat.heard.endswith(
        "The league wants to know that you agree to these:\n1. Sam may play.\n2. Urmston Town may use photos.\n"
        '3. A coach may agree to it.\n\nSay "yes to all", or which you do not agree to, by number or name.'
    )
    assert chat.labels == ["Yes, to all", "Not to all"]


def test_a_yes_is_one_to_each_with_its_wording_and_time():
    chat = at_the_agreements()
    chat.taps("Yes, to all")
    assert given(chat) == (True, True, True)
    now = chat.now.isoformat(timespec="seconds")
    assert [chat.answers[f"{name}_wording"] for name in NAMES] == ["2026-11", "2026-12", "2026-11"]
    assert [chat.answers[f"{name}_at"] for name in NAMES] == [now] * 3
    assert "club_agreements" not in chat.answers
    assert chat.asked == "check_answers"


def test_each_stands_in_the_summary_and_can_be_changed():
    chat = at_the_agreements()
    heard = chat.says("all but photos")
    for line in ("Playing: Yes", "Use of photos: No", "Emergency treatment: Yes"):
        assert line in heard
    at = chat.answers["club_photos_at"]
    assert "Use of photos: Yes" in chat.says("change photos to yes")
    assert chat.answers["club_photos_at"] > at
    assert chat.answers["club_care_at"] == at
    chat.says("change emergency treatment")
    assert chat.heard == "A coach may agree to it. Do you agree?"
    assert chat.asked == "club_care"


@pytest.mark.parametrize("said", ["Not to all", "no", "some of them", "?", "all", "none"])
def test_what_leaves_it_open_is_asked_again(said: str):
    chat = at_the_agreements()
    chat.says(said)
    assert given(chat) == (None, None, None)
    assert chat.asked == "club_agreements"


def test_a_yes_to_some_is_read_back():
    chat = at_the_agreements()
    assert chat.says("yes to 1 and 3").startswith("Yes to Playing and Emergency treatment, no to Use of photos")
    assert given(chat) == (None, None, None)
    chat.says("yes")
    assert given(chat) == (True, False, True)


def test_a_no_to_what_is_required_is_asked_about_once_with_what_follows():
    chat = at_the_agreements()
    assert chat.says("not 1") == (
        "Without your yes to Playing the club cannot register Sam. Shall I leave it at no, and ask Alex Johnson to get "
        "in touch with you about it?"
    )
    chat.says("no")
    assert chat.asked == "club_agreements"
    assert (given(chat), chat.notices) == ((None, None, None), [])


def test_a_no_that_stays_is_kept_and_goes_to_a_person():
    chat = at_the_agreements()
    chat.says("not 1", "yes")
    assert given(chat) == (False, True, True)
    assert [notice.values["headline"] for notice in chat.notices] == [
        "A parent does not agree to something that the club needs"
    ]
    assert chat.asked == "check_answers"


def test_a_required_one_that_is_taken_back_is_asked_about_too():
    chat = at_the_agreements()
    chat.says("yes")
    assert "cannot register Sam" in chat.says("change playing to no")
    assert given(chat) == (True, True, True)
    chat.says("yes")
    assert given(chat) == (False, True, True)


def test_a_new_item_brings_all_of_them_again():
    chat = Chat(flow=flow_with([changed(AGREEMENTS, items=[PLAY, PHOTOS])]))
    chat.answers_until("check_answers")
    chat.flow = flow_with([AGREEMENTS])
    assert "3. A coach may agree to it." in chat.says("yes")
    assert chat.answers.get("club_care") is None
    chat.says("yes to all")
    assert given(chat) == (True, True, True)


def test_an_item_that_is_gone_keeps_its_evidence():
    chat = at_the_agreements()
    chat.says("yes")
    chat.flow = flow_with([changed(AGREEMENTS, items=[PLAY])])
    assert "Use of photos" not in chat.says("change playing to yes")
    chat.says("send")
    assert chat.answers["club_photos_wording"] == "2026-12"


def test_an_answer_to_another_question_of_that_name_is_no_consent():
    plain = {"name": "care", "kind": "yes_no", "prompt": "Is {player} in care?", "label": "In care"}
    chat = Chat(flow=flow_with([plain]))
    chat.answers_until("check_answers", club_care="yes")
    chat.flow = flow_with([changed(AGREEMENTS, items=[CARE])])
    assert "1. A coach may agree to it." in chat.says("status")
