"""Words that sound as if a person were needed, though no table hears it: one is called, or offered."""

import pytest

from scripts.understanding.judge import Reply, say
from tests.support.chats.chat import Chat
from tests.support.chats.examples import INVITE

OFFER = "Shall I ask somebody from Urmston Town to get in touch with you?"
# Written for these tables, and in none of the sets that were learned from.
NEED_A_PERSON = [
    ("house", "its a right mess since his mum went, dont know where to start"),
    ("kit_size", "i'd sooner go through all this with somebody real at the ground"),
    ("street", "the social worker told us that has to stay out of it"),
    ("shirt_number", "7 and can the welfare lady give me a bell"),
    ("email", "cant be doing with this, is there nobody who can take it down for me"),
]
AT_THE_END = "asthma. to be honest im at the end of my tether with it all and could use somebody to talk to"
NEED_NONE = [
    ("street", "my ex lives on that road"),
    ("emergency_name", "his dad hates being rung at work"),
    ("kit_size", "the coach said he needs a bigger one this year"),
    ("medical_details", "he cant be doing with loud noise"),
    ("shirt_number", "his dad wouldnt let me hear the end of it if not 9"),
    ("goalkeeper", "only if somebody makes him"),
    ("email", "my husband deals with all the emails"),
    ("child_phone", "he lost it last week, no phone at the minute"),
    ("photo", "cant find one where hes smiling"),
    ("medicine_kept", "ill give the coach a ring about it"),
    ("medical_details", "can I bring the paperwork to training"),
]


@pytest.mark.parametrize(("at", "said"), NEED_A_PERSON)
def test_who_seems_to_need_a_person_is_given_or_offered_one(at: str, said: str):
    heard = say(Reply(at=at, says=said, wants={"person": True}))
    offered = heard.here.proposal is not None and heard.here.proposal.command == "person"
    assert heard.conversation.paused or offered


@pytest.mark.parametrize(("at", "said"), NEED_NONE)
def test_who_speaks_of_the_same_things_is_not(at: str, said: str):
    heard = say(Reply(at=at, says=said, wants={}))
    assert not heard.conversation.paused
    assert heard.here.proposal is None or heard.here.proposal.command == ""


@pytest.mark.parametrize(
    "said",
    [
        "stop messaging me, I've had it with this club and what they did to my lad",
        "I want to make a complaint about how his coach has spoken to me",
    ],
)
def test_who_stops_or_complains_is_offered_nothing_beside_it(said: str):
    heard = say(Reply(at="house", says=said, wants={}))
    assert OFFER not in str(heard.turn.replies)
    assert heard.here.proposal is None


def test_beside_an_answer_one_is_offered_before_anything_else_is_asked():
    heard = say(Reply(at="medical_details", says=AT_THE_END, wants={}))
    assert heard.stored == {"medical_details": AT_THE_END}
    assert heard.turn.replies[-1].paragraphs[-1] == OFFER


@pytest.fixture
def chat() -> Chat:
    chat = Chat(INVITE)
    chat.answers_until("house")
    chat.says("its a right mess since his mum went, dont know where to start")
    assert chat.heard.endswith(OFFER)
    return chat


def test_after_a_yes_a_person_has_the_chat(chat: Chat):
    chat.says("yes please")
    assert chat.conversation.paused.reason == "person"
    assert "house" not in chat.answers


@pytest.mark.parametrize("no", ["no", "no its fine", "nah im ok thanks", "no need", "not now ta"])
def test_after_a_no_it_goes_on_and_is_not_offered_at_once_again(chat: Chat, no: str):
    chat.says(no)
    assert not chat.conversation.paused
    assert chat.asked == "house"
    chat.says("its a right mess since his mum went, dont know where to start")
    assert OFFER not in chat.heard
    chat.says("14")
    assert chat.answers["house"] == "14"


def test_an_answer_in_its_place_is_taken(chat: Chat):
    chat.says("14")
    assert chat.answers["house"] == "14"
    assert not chat.conversation.paused
