"""Second thoughts: an answer is put right by saying it, and the chat goes on where it stood."""

from typing import Any

import pytest

from flows.records import Message
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, asked_after, between, up_to


def at_email() -> Chat:
    chat = Chat()
    chat.says(*up_to("email"))
    return chat


@pytest.mark.parametrize(
    ("said", "name", "value"),
    [
        ("dob is 4 May not 3", "born_on", "2016-05-04"),  # the year stays as it was
        ("change dob to 4 May", "born_on", "2016-05-04"),
        ("Sam's date of birth should be 4/5/2016", "born_on", "2016-05-04"),
        ("date of birth: 2016-05-04", "born_on", "2016-05-04"),
        ("sorry his birthday is the 4th not the 3rd", "born_on", "2016-05-04"),
        ("no, gender is female", "gender", "Female"),
        ("change gender to girl please", "gender", "Female"),
        ("actually my name is Jane Doe-Smith", "parent_name", "Jane Doe-Smith"),
        ("change my name to Jane Doe Smith", "parent_name", "Jane Doe Smith"),
        ("my dob is 15 feb not 14", "parent_born_on", "1988-02-15"),
        ("medical needs should be no", "medical_needs", False),
        ("relationship = dad", "relationship", "Father"),
        ("can you change the name to Samuel John Smith", "player_name", "Samuel John Smith"),
        ("sorry I meant 15/2/1988", "parent_born_on", "1988-02-15"),  # the answer just given
        ("*15/2/1988", "parent_born_on", "1988-02-15"),
    ],
)
def test_a_value_in_an_edit_is_taken_and_the_question_stays(said: str, name: str, value: Any):
    chat = at_email()
    heard = chat.says(said)
    assert chat.answers[name] == value
    assert (chat.asked, chat.registration.misunderstood) == ("email", 0)
    assert heard.endswith("What is your e-mail address? The confirmation goes there.")


def test_an_edit_is_read_back():
    chat = at_email()
    assert "Gender: Female. That's kept." in chat.says("gender is female")
    assert "Sam was born on 4 May 2016 and is 10." in chat.says("dob is 4 May")


@pytest.mark.parametrize(
    "said",
    [
        "his name is on the form",  # no name
        "dob is wrong",  # no date
        "the address is the same as before",
        "gender is a strange question",
    ],
)
def test_what_names_a_line_without_a_value_changes_nothing(said: str):
    chat = at_email()
    before = chat.answers
    chat.says(said)
    assert chat.answers == before


def test_what_is_volunteered_early_is_not_asked_again():
    chat = Chat()
    chat.says("yes", "dob is 3 May 2016")
    assert chat.asked == asked_after("ready")
    chat.says(*between("ready", "born_on"))
    assert chat.asked == asked_after("born_on")


def test_an_edit_with_a_doubt_is_asked_about_first():
    chat = at_email()
    assert "too old" in chat.says("dob is 4 May 2014")
    assert chat.answers["born_on"] == "2016-05-03"
    chat.says("no")
    assert (chat.asked, chat.answers["born_on"]) == ("born_on", "2016-05-03")
    chat.says("4 May 2016")
    assert (chat.asked, chat.answers["born_on"]) == ("email", "2016-05-04")


def test_an_edit_at_the_summary_comes_straight_back_to_it():
    chat = Chat()
    chat.says(*ALL_ANSWERS)
    heard = chat.says("change email to jane.smith@example.com")
    assert "E-mail: jane.smith@example.com" in heard
    assert chat.asked == "check_answers"


def test_an_edit_after_the_end_is_confirmed_again():
    chat = Chat()
    chat.says(*ALL_ANSWERS, "yes", "change kit size to 11/12")
    assert (chat.asked, chat.answers["kit_size"]) == ("check_answers", "11/12")
    chat.says("yes")
    assert chat.asked == "payment_pending"


class TestQuotes:
    def test_a_quoted_question_is_answered_anew(self):
        chat = at_email()
        chat.hear(Message(sid="SM", text="4 May", about="born_on"))
        assert (chat.asked, chat.answers["born_on"]) == ("email", "2016-05-04")

    def test_the_question_that_is_asked_may_be_quoted(self):
        chat = at_email()
        chat.hear(Message(sid="SM", text="jane@example.com", about="email"))
        assert chat.answers["email"] == "jane@example.com"

    def test_words_that_fit_another_question_than_the_quoted_one_answer_what_is_asked(self):
        chat = at_email()
        chat.hear(Message(sid="SM", text="jane@example.com", about="born_on"))
        assert chat.answers["email"] == "jane@example.com"


class TestDependentAnswers:
    OLDER = {"age_group": "u16s"}

    def older(self) -> Chat:
        chat = Chat(self.OLDER)
        chat.answers_until("emergency_name", born_on="12/12/2010", child_phone="07700 900456")
        chat.answers_until("check_answers", emergency_name="Bob Smith 07700 900555")
        return chat

    def test_the_questions_for_older_players_hang_on_the_date_of_birth(self):
        chat = self.older()
        assert "Player's mobile: 07700 900456" in chat.heard
        chat.says("change dob to 12/12/2011", "yes")
        assert chat.asked == "check_answers"
        assert "Player's mobile" not in chat.heard
        chat.says("yes")
        assert "child_phone" not in chat.answers

    def test_they_are_asked_when_the_date_of_birth_brings_them(self):
        chat = Chat(self.OLDER)
        chat.answers_until("check_answers", born_on="12/12/2011")
        chat.says("change dob to 12/12/2010")
        assert chat.asked == "child_phone"

    def test_a_keeper_chooses_a_number_anew(self):
        chat = Chat()
        chat.says(*ALL_ANSWERS, "change goalkeeper", "yes")
        assert (chat.asked, "shirt_number" in chat.answers) == ("shirt_number", False)
        chat.says("7", "12")
        assert (chat.asked, chat.answers["shirt_number"]) == ("check_answers", 12)

    def test_back_after_an_edit_goes_through_what_was_really_asked(self):
        chat = at_email()
        chat.says("change dob", "4 May 2016", "back")
        assert asked_after(chat.asked) == "email"


@pytest.mark.parametrize(
    "said", ["nothing", "nothing, its fine as it was", "no changes", "actually its fine", "leave it as is"]
)
def test_nothing_to_change_after_all_leads_back_to_the_summary(said: str):
    chat = Chat()
    chat.answers_until("check_answers")
    chat.says("change something")
    heard = chat.says(said)
    assert "Is everything right?" in heard
    assert (chat.asked, chat.registration.misunderstood) == ("check_answers", 0)
