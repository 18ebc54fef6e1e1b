"""What is kept says of itself who it is about, how it stands, and what the club may see."""

import pytest

from flows.records import Conversation, NobodyInvited, Registration
from tests.support.chats.chat import NOON, Chat


def registration() -> Registration:
    return Chat().registration


def test_the_club_sees_what_was_sent_and_no_more():
    sam = registration()
    sam.answers["gender"] = "Male"
    assert sam.for_the_club.answers == {}
    sam.confirm(NOON)
    sam.answers["gender"] = "Female"
    assert (sam.for_the_club.answers, sam.confirmed_at) == ({"gender": "Male"}, NOON)


def test_what_is_disowned_is_nobodys():
    sam = registration()
    sam.answers["gender"] = "Male"
    sam.confirm(NOON)
    sam.disown()
    assert (sam.answers, sam.confirmed, sam.confirmed_at) == ({}, {}, None)


def test_a_status_is_taken_on_once():
    sam = registration()
    for _ in range(2):
        sam.become("started", NOON, "the parent began")
    assert [change.status for change in sam.history if change.status == "started"] == ["started"]
    assert sam.begun_at == NOON


def test_a_number_is_one_by_its_plus():
    assert Conversation(parent="+447700900123").phone == "+447700900123"
    assert Conversation(parent="GB.1234").phone == ""
    assert Conversation(parent="GB.1234", number="+447700900123").phone == "+447700900123"


def test_of_a_stranger_nobody_is_talked_about():
    stranger = Conversation(parent="+447700900123")
    assert stranger.registration is None
    with pytest.raises(NobodyInvited):
        _ = stranger.present
