"""Several children on one phone, and several parents of one child: nothing of one ever lands with another."""

import pytest

from flows.records import Known
from flows.registration.holds import held
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, after, asked_after, between, up_to
from tests.support.house import House

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


OTHER_PARENT = "+447700900124"


class TestTheSameTeam:
    """On the same emulated AWS that the demo uses: holds are conditional writes."""

    def test_both_parents_finish_and_the_first_one_counts(self, house: House):
        house.admin_invites()
        house.admin_invites(parent_tel=OTHER_PARENT, parent_first_name="Bob")
        mum, dad = house.parent(), house.parent(OTHER_PARENT)
        mum.says(*ALL_ANSWERS)
        dad.says("yes")
        assert "Another parent or guardian has begun" in dad.texts[-1]
        dad.says(*after("ready", player_name="yes", shirt_number="8"))
        mum.taps("Yes, send it")
        dad.taps("Yes, send it")
        assert "already with the club" in dad.hears
        assert (mum.registration.status, dad.registration.status) == ("payment_pending", "withdrawn")
        assert "8" not in {hold.removeprefix("shirt#") for hold in house.bot.store.taken("2026-27#panthers u11s", "")}

    def test_a_shirt_number_is_one_players_alone(self, house: House):
        number = house_at_shirt(house, OTHER_PARENT, "Tom")
        house_at_shirt(house, "+447700900123", "Sam").says("7")
        assert "Number 7 is already taken" in number.says("7")
        assert number.labels == ["5", "6", "8"]
        number.taps("8")
        assert number.registration.answers["shirt_number"] == 8

    def test_two_parents_in_the_same_second(self, house: House):
        """The second save finds the number taken after it was thought free: it is heard again, and nobody is lost."""
        jane, bob = house_at_shirt(house, "+447700900123", "Sam"), house_at_shirt(house, OTHER_PARENT, "Tom")
        bob.phone.send(text="7")
        house.wire.meanwhile("dynamodb TransactWriteItems", lambda: jane.says("7"))
        house.work()
        assert jane.registration.answers["shirt_number"] == 7
        assert "Number 7 is already taken" in bob.hears
        assert "shirt_number" not in bob.registration.answers

    def test_a_number_is_free_again_when_its_player_takes_another(self, house: House):
        jane, bob = house_at_shirt(house, "+447700900123", "Sam"), house_at_shirt(house, OTHER_PARENT, "Tom")
        jane.says("7", "change shirt to 9")
        bob.says("7")
        assert (jane.registration.answers["shirt_number"], bob.registration.answers["shirt_number"]) == (9, 7)

    def test_a_number_is_free_again_after_a_restart(self, house: House):
        jane, bob = house_at_shirt(house, "+447700900123", "Sam"), house_at_shirt(house, OTHER_PARENT, "Tom")
        jane.says("7", "restart", "yes")
        bob.says("7")
        assert bob.registration.answers["shirt_number"] == 7

    def test_any_is_the_lowest_free_one_once_it_is_confirmed(self, house: House):
        jane, bob = house_at_shirt(house, "+447700900123", "Sam"), house_at_shirt(house, OTHER_PARENT, "Tom")
        jane.says("2")
        assert "Number 3 is free" in bob.says("any")
        assert "shirt_number" not in bob.registration.answers
        bob.says("yes")
        assert bob.registration.answers["shirt_number"] == 3

    def test_any_is_free_also_where_it_is_said_as_an_edit(self, house: House):
        jane, bob = house_at_shirt(house, "+447700900123", "Sam"), house_at_shirt(house, OTHER_PARENT, "Tom")
        jane.says("2")
        bob.says("9")
        assert "Number 3 is free" in bob.says("shirt number is any")

    def test_another_team_has_numbers_of_its_own(self, house: House):
        jane = house_at_shirt(house, "+447700900123", "Sam")
        bob = house_at_shirt(house, OTHER_PARENT, "Tom", team_name="Otters")
        jane.says("7")
        bob.says("7")
        assert held(jane.registration) == held(bob.registration) == {"shirt#7"}


def house_at_shirt(house: House, number: str, player: str, **invite: str):
    """A parent who is asked for the shirt number."""
    assert house.admin_invites(parent_tel=number, player_first_name=player, **invite).status_code == 200
    parent = house.parent(number)
    parent.says(*up_to("shirt_number", player_name="yes"))
    assert parent.registration.state == "shirt_number"
    return parent
