"""Several children on one phone, and several parents of one child: nothing of one ever lands with another."""

import pytest

from flows.records import Known
from tests.support.chats.chat import Chat
from tests.support.chats.examples import after, asked_after, between

MIA = {"player_first_name": "Mia", "team_name": "Otters", "age_group": "u9s"}
TOM = {"player_first_name": "Tom", "team_name": "Colts", "age_group": "u8s"}
MIAS = between("ready", asked_after("relationship"), player_name="yes", born_on="12/12/2017", gender="girl")


def siblings(*more: dict) -> Chat:
    return Chat({}, MIA, *more)


class TestWhoseTurn:
    def test_two_invites_are_one_greeting_and_the_parent_chooses(self):
        chat = siblings()
        heard = chat.says("yes")
        assert "Sam to Panthers u11s and Mia to Otters u9s" in heard
        assert chat.labels == ["Sam", "Mia"]
        chat.taps("Mia")
        assert chat.asked == asked_after("ready")
        assert chat.registration.invite.player_first_name == "Mia"

    @pytest.mark.parametrize(
        "said", ["Mia", "mia first please", "2", "the second one", "Mia Smith", "start with mia", "Otters"]
    )
    def test_a_child_goes_by_many_names(self, said: str):
        chat = siblings()
        chat.says("yes", said)
        assert chat.registration.invite.player_first_name == "Mia"

    def test_any_is_an_answer(self):
        chat = siblings()
        chat.says("yes", "don't mind")
        assert chat.registration.invite.player_first_name == "Sam"
        assert chat.asked == asked_after("ready")

    def test_an_answer_that_names_nobody_is_asked_again_and_stored_nowhere(self):
        chat = siblings()
        chat.says("yes", "Bobby")
        assert chat.labels == ["Sam", "Mia"]
        assert all(each.answers == {} for each in chat.conversation.registrations)

    def test_the_commands_work_while_it_is_asked(self):
        chat = siblings()
        chat.says("yes")
        assert "*back*" in chat.says("help")
        assert chat.labels == ["Sam", "Mia"]
        chat.says("stop", "start")
        assert chat.labels == ["Sam", "Mia"]

    def test_three_children_and_the_next_is_chosen_again(self):
        chat = siblings(TOM)
        chat.says("yes", "Mia", *MIAS)
        chat.says(*after("relationship"))
        chat.says("yes")
        assert chat.labels == ["Sam", "Tom"]
        chat.says("Tom")
        assert chat.registration.invite.player_first_name == "Tom"

    def test_the_parent_may_change_their_mind_half_way(self):
        chat = siblings()
        chat.says("yes", "Sam", *between("ready", "gender"))
        chat.says("can we do Mia first")
        assert (chat.registration.invite.player_first_name, chat.asked) == ("Mia", asked_after("ready"))
        chat.says(*between("ready", "born_on", player_name="yes"), "12/12/2017")
        heard = chat.says("switch to sam")
        assert heard.endswith("Is Sam male or female? You need not say.")
        sam, mia = chat.conversation.registrations
        assert (sam.answers["born_on"], mia.answers["born_on"]) == ("2016-05-03", "2017-12-12")

    def test_the_child_that_was_left_half_way_comes_back_at_the_end(self):
        chat = siblings()
        chat.says("yes", "Sam", *between("ready", "born_on"), "switch to Mia", *MIAS, *after("relationship"), "yes")
        assert "back to Sam" in chat.heard
        assert chat.registration.invite.player_first_name == "Sam"
        assert chat.asked == "born_on"

    def test_status_tells_of_every_child(self):
        chat = siblings()
        chat.says("yes", "Sam", *between("ready", "gender"), "do mia now")
        assert f"Sam, Panthers u11s: {len(between('ready', 'gender'))} answered" in chat.says("status")


class TestWhatCarriesOver:
    def at_the_second_child(self) -> Chat:
        chat = siblings()
        chat.says("yes", "Sam", *after("ready"), "yes", "yes", *MIAS[:-1])
        assert chat.asked == "carried_over"
        return chat

    def test_the_parents_own_answers_are_confirmed_once(self):
        chat = self.at_the_second_child()
        for line in ("Jane Smith", "14 February 1988", "jane@example.com", "M41 5AA", "E-mail only"):
            assert line in chat.heard
        assert "email" not in chat.answers
        chat.taps("Yes, still right")
        assert chat.asked == "lives_here"
        assert chat.answers["email"] == "jane@example.com"
        assert chat.answers["consent_at"] > chat.conversation.registrations[0].answers["consent_at"]

    def test_what_changed_is_asked_alone(self):
        chat = self.at_the_second_child()
        assert "Which line is to change" in chat.taps("Something changed")
        chat.says("email", "jane.new@example.com")
        assert chat.asked == "lives_here"
        sam, mia = chat.conversation.registrations
        assert (sam.answers["email"], mia.answers["email"]) == ("jane@example.com", "jane.new@example.com")

    @pytest.mark.parametrize("said", ["change email to jane.new@example.com", "email is jane.new@example.com"])
    def test_what_changed_may_be_said_at_once(self, said: str):
        chat = self.at_the_second_child()
        chat.says(said)
        assert (chat.asked, chat.answers["email"]) == ("lives_here", "jane.new@example.com")
        assert chat.answers["consent_at"] > chat.conversation.registrations[0].answers["consent_at"]

    def test_nothing_about_one_child_carries_over_to_the_next(self):
        chat = self.at_the_second_child()
        of_the_child = {"born_on", "gender", "medical_needs", "kit_size", "shirt_number", "photo", "lives_here"}
        assert not of_the_child & set(chat.registration.carried)


class TestTwoParents:
    def test_the_second_is_told_that_the_other_has_begun(self):
        chat = Chat()
        chat.known = Known(others=("started",))
        assert "Another parent or guardian has begun" in chat.says("yes")
        assert chat.asked == asked_after("ready")

    def test_the_second_is_told_at_the_start_that_it_is_done(self):
        chat = Chat()
        chat.known = Known(others=("payment_pending",))
        assert "already with the club" in chat.says("yes")
        assert (chat.registration.status, chat.answers) == ("withdrawn", {})

    def test_nothing_of_the_other_parents_registration_is_said(self):
        chat = Chat()
        chat.known = Known(others=("payment_pending",))
        heard = chat.says("yes")
        assert "Jane" not in heard
