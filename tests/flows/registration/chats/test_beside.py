"""An answer, and in the same message an earlier one that is put right: both are heard, one at a time."""

from tests.support.chats.chat import Chat


def at_the_name() -> Chat:
    chat = Chat()
    chat.answers_until("parent_name", relationship="mother")
    return chat


def test_what_is_put_right_beside_an_answer_is_asked_after_it():
    chat = at_the_name()
    chat.says("Lee Hargreaves, and I'm his dad by the way not his mother")
    assert chat.registration.proposal.about == "parent_name"
    chat.says("yes")
    assert (chat.answers["parent_name"], chat.answers["relationship"]) == ("Lee Hargreaves", "Mother")
    assert chat.registration.proposal.about == "relationship"
    chat.says("yes")
    assert (chat.answers["relationship"], chat.asked) == ("Father", "parent_born_on")


def test_it_is_asked_also_where_the_answer_was_not_meant():
    chat = at_the_name()
    chat.says("Lee Hargreaves, and I'm his dad by the way not his mother", "no", "yes")
    assert (chat.answers["relationship"], chat.asked) == ("Father", "parent_name")


def test_it_is_asked_also_where_another_answer_is_given_instead():
    chat = at_the_name()
    chat.says("Lee Hargreaves, and I'm his dad by the way not his mother", "Leigh Hargreaves", "yes", "yes")
    assert (chat.answers["parent_name"], chat.answers["relationship"]) == ("Leigh Hargreaves", "Father")


def test_neither_is_stored_after_two_noes():
    chat = at_the_name()
    chat.says("Lee Hargreaves, and I'm his dad by the way not his mother", "no", "no")
    assert (chat.answers["relationship"], "parent_name" in chat.answers) == ("Mother", False)


def test_an_address_that_was_given_with_a_postcode_put_right_stands():
    chat = Chat()
    chat.answers_until("house", postcode="M41 5AA")
    chat.says("31 Lostock Road, Urmston and that postcode I gave is our old one, its M41 0SX now", "yes")
    address = [chat.answers[name] for name in ("house", "street", "postcode")]
    assert (address, chat.asked) == (["31", "Lostock Road, Urmston", "M41 0SX"], "lives_here")
