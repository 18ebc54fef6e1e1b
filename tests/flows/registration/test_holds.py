"""What only one player of a team can have, and only one parent complete: shirt numbers, and the registration itself."""

from flows.registration.holds import held
from tests.support.chats.examples import ALL_ANSWERS, after, up_to
from tests.support.house import House

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
