"""A wrong fee went out, and the club puts it right: who has begun hears of it, and nobody's fee changes in silence."""

import pytest

from bot.commands.invite import command, read_arguments
from flows.records import Registration
from tests.support.chats.examples import ALL_ANSWERS, up_to
from tests.support.club import Club, family, saved, sheet
from tests.support.house import House, Parent
from tests.support.sender.office import Office

pytestmark = pytest.mark.slow  # each plays through the whole house

RIGHT = {"membership_fee": 4500, "monthly_fee": 2800}
TO_OTTERS = {"team": "Otters", "age_group": "u11s", "manager_name": "Kit Moss", "manager_tel": "07700 900002"}
IN_POUNDS = {"membership_fee_amount": "45", "subscription_fee_amount": "28"}


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def reference(parent: Parent) -> str:
    return parent.registration.reference


def household(number: int, **changes: str) -> dict[str, str]:
    """One of many families, each with a Sam in a team of their own."""
    return family(number, player_first_name="Sam", team_name=f"Panthers {'ABC'[number]}", **changes)


class TestWhoHasBegun:
    def test_hears_the_right_fees_and_the_question_again(self, club: Club, parent: Parent):
        parent.says(*up_to("email"))
        asked = parent.hears
        answer = club.tells(reference(parent), "correct", **RIGHT)
        assert answer.status_code == 200
        assert "£45 once" in parent.hears
        assert "Before it said £40 and £26" in parent.hears
        assert parent.hears.endswith(asked.rpartition("\n")[2][-20:])
        assert parent.says("jane@example.com")
        assert parent.registration.answers["email"] == "jane@example.com"

    def test_gets_it_by_email_too(self, club: Club, parent: Parent, office: Office):
        parent.says(*ALL_ANSWERS, "yes")
        club.tells(reference(parent), "correct", **RIGHT)
        office.works()
        sent = [
            each["channel"]
            for each in office.world.aws.sent.messages()
            if "not £40" in each["text"] or "Before it said £40" in each["text"]
        ]
        assert sent == ["email"]

    def test_gets_it_by_text_where_the_chats_window_is_shut(
        self, house: House, club: Club, parent: Parent, office: Office
    ):
        parent.says(*up_to("email"))
        house.time_passes(26 * 3600)
        house.it_becomes(12)
        heard = len(parent.texts)
        club.tells(reference(parent), "correct", **RIGHT)
        office.works()
        assert "not £40" in house.world.aws.sent.messages(parent.number)[-1]["text"]
        assert len(parent.texts) == heard

    def test_is_told_once_however_often_it_is_asked(self, club: Club, parent: Parent):
        parent.says(*up_to("email"))
        club.tells(reference(parent), "correct", **RIGHT)
        told = len(parent.texts)
        assert club.tells(reference(parent), "correct", **RIGHT).status_code == 200
        assert len(parent.texts) == told

    def test_the_registration_is_marked(self, club: Club, parent: Parent):
        parent.says(*ALL_ANSWERS, "yes")
        club.tells(reference(parent), "correct", **RIGHT)
        registration = club.reads(reference(parent)).json
        assert registration["invite"]["membership_fee"] == 4500
        cause = "the club put the fees right: £45 and £28 a month instead of £40 and £26 a month"
        assert registration["history"][-1]["cause"] == cause
        assert registration["status"] == "payment_pending"
        assert "£45" in parent.says("payment")

    def test_a_day_later_the_chat_is_closed_and_the_text_goes_all_the_same(
        self, club: Club, parent: Parent, office: Office
    ):
        parent.says(*up_to("email"))
        club.house.clock.advance(25 * 3600)
        in_the_chat = len(parent.texts)
        club.tells(reference(parent), "correct", **RIGHT)
        office.works()
        assert len(parent.texts) == in_the_chat
        (text,) = [each for each in office.world.aws.sent.messages() if "£45" in each["text"]]
        assert text["channel"] == "sms"

    def test_of_a_child_who_waits_the_question_about_the_other_stays_open(self, club: Club, parent: Parent):
        parent.says(*up_to("gender"))
        first = reference(parent)
        club.house.admin_invites(player_first_name="Mia", team_name="Tigers")
        parent.says("do Mia first")
        assert reference(parent) != first
        asked = parent.hears
        club.tells(first, "correct", **RIGHT)
        assert "Sam's registration costs: £45" in parent.hears
        assert parent.hears.endswith(asked.rpartition("\n")[2][-20:])
        assert reference(parent) != first


class TestOfAChildWhoWaits:
    """Sam was begun first, and the chat is about Mia now."""

    @pytest.fixture
    def sam(self, club: Club, parent: Parent) -> Registration:
        """Sent already, and its e-mail address about to be changed when Mia came."""
        club.house.it_becomes(12)
        parent.answers_until("payment_pending")
        parent.says("change email")
        club.house.admin_invites(player_first_name="Mia", team_name="Tigers")
        parent.says("do Mia first")
        assert parent.registration.invite.player_first_name == "Mia"
        return parent.conversation.registrations[0]

    def sees_mia_asked_on(self, parent: Parent, sam: Registration, asked: str) -> None:
        """The question that was open is the last line, and its answer lands with Mia."""
        assert parent.hears.endswith(asked.rpartition("\n")[2][-20:])
        parent.says("Mia Smith")
        assert parent.registration.invite.player_first_name == "Mia"
        assert parent.registration.answers["player_name"] == "Mia Smith"
        assert parent.conversation.registrations[0].state == sam.state

    def test_an_answer_is_put_right(self, club: Club, parent: Parent, sam: Registration):
        asked = parent.hears
        club.calls("PUT", f"/registrations/{sam.reference}/answers/postcode", json={"answer": "m32 0aa"})
        assert "Postcode is now “M32 0AA”" in parent.hears
        self.sees_mia_asked_on(parent, sam, asked)

    def test_it_is_moved(self, club: Club, parent: Parent, sam: Registration):
        asked = parent.hears
        club.tells(sam.reference, "move", **TO_OTTERS)
        assert "Otters u11s" in parent.hears
        self.sees_mia_asked_on(parent, sam, asked)

    def test_the_chat_is_given_back_from_the_page_of_the_one_who_waits(
        self, club: Club, parent: Parent, sam: Registration
    ):
        asked = parent.hears
        parent.says("can I talk to someone?")
        club.tells(sam.reference, "release")
        assert "Back with you" in parent.hears
        self.sees_mia_asked_on(parent, sam, asked)

    def test_out_of_the_wrong_age_group_it_goes_on_when_its_turn_comes(self, club: Club, parent: Parent):
        club.house.it_becomes(12)
        parent.answers_until("wrong_age_group", born_on="3 May 2014")
        club.house.admin_invites(player_first_name="Mia", team_name="Tigers")
        parent.says("yes")
        sam, mia = parent.conversation.registrations
        assert parent.registration.reference == mia.reference
        asked = parent.hears
        club.tells(sam.reference, "move", **TO_OTTERS | {"age_group": "u13s"})
        assert "Otters u13s" in parent.hears
        assert parent.hears.endswith(asked.rpartition("\n")[2][-20:])
        assert parent.conversation.registrations[0].state == "gender"
        assert parent.registration.reference == mia.reference


class TestItIsRefused:
    def test_before_the_parent_has_begun(self, club: Club, parent: Parent):
        answer = club.tells(reference(parent), "correct", **RIGHT)
        assert answer.status_code == 409
        assert "send the corrected invite" in answer.json["message"]

    def test_once_the_fee_is_paid(self, club: Club):
        paid = club.has_a_registration()
        club.tells(paid, "payments", payment_id="p1", kind="fee", amount=4000)
        answer = club.tells(paid, "correct", **RIGHT)
        assert answer.status_code == 409
        assert "paid already" in answer.json["message"]
        assert club.tells(paid, "correct", membership_fee=4000, monthly_fee=2800).status_code == 200

    def test_where_the_parent_would_not_hear_of_it(self, club: Club, parent: Parent):
        parent.says("yes", "stop")
        answer = club.tells(reference(parent), "correct", **RIGHT)
        assert answer.status_code == 409
        assert "opted out" in answer.json["message"]

    def test_where_a_fee_would_begin_or_end(self, club: Club, parent: Parent):
        parent.says("yes")
        answer = club.tells(reference(parent), "correct", membership_fee=4000, monthly_fee=0)
        assert answer.status_code == 409
        assert "withdraw, and invite anew" in answer.json["message"]

    def test_once_it_has_come_to_nothing(self, club: Club, parent: Parent):
        parent.says("yes")
        club.tells(reference(parent), "withdraw")
        answer = club.tells(reference(parent), "correct", **RIGHT)
        assert answer.json["message"] == "The registration is withdrawn"

    def test_without_both_fees(self, club: Club, parent: Parent):
        answer = club.tells(reference(parent), "correct", membership_fee=4500)
        assert answer.json["errors"] == {"monthly_fee": "is missing"}


class TestFortyParents:
    """Here three: one has the invite only, one has begun, one has sent everything."""

    @pytest.fixture
    def families(self, club: Club) -> list[Parent]:
        for number in range(3):
            club.house.trigger(household(number))
        parents = [club.house.parent(household(number)["parent_tel"]) for number in range(3)]
        parents[1].says("yes")
        parents[2].says(*ALL_ANSWERS, "yes")
        return parents

    @pytest.fixture
    def corrected(self, tmp_path) -> str:
        return str(saved(tmp_path, sheet(*(household(number, **IN_POUNDS) for number in range(3)))))

    def test_a_look_changes_nothing(self, club: Club, families: list[Parent], corrected: str, capsys):
        before = [parent.texts for parent in families]
        assert command(club.bulk, read_arguments([corrected])) == 0
        shown = capsys.readouterr().out
        assert "1 to invite" in shown
        assert "2 under way with other fees" in shown
        assert "Add --send --correct to tell 2" in shown
        assert [parent.texts for parent in families] == before

    def test_without_correct_who_has_begun_is_left_alone(self, club: Club, families: list[Parent], corrected: str):
        before = [parent.texts for parent in families[1:]]
        assert command(club.bulk, read_arguments([corrected, "--send"])) == 0
        assert [parent.texts for parent in families[1:]] == before

    def test_with_it_each_hears_in_the_way_that_is_theirs(
        self, club: Club, families: list[Parent], corrected: str, capsys
    ):
        assert command(club.bulk, read_arguments([corrected, "--send", "--correct"])) == 0
        assert "1 invited, 2 told the right fees" in capsys.readouterr().out
        assert "payment for the season of £45" in families[0].hears
        assert all("has put right what" in " ".join(parent.texts) for parent in families[1:])
        assert {parent.registration.invite.membership_fee for parent in families} == {4500}

    def test_a_second_run_tells_nobody_twice(self, club: Club, families: list[Parent], corrected: str):
        command(club.bulk, read_arguments([corrected, "--send", "--correct"]))
        told = [parent.texts for parent in families]
        assert command(club.bulk, read_arguments([corrected, "--send", "--correct"])) == 0
        assert [parent.texts for parent in families] == told
