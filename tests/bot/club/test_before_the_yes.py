"""Nothing is sent to the club until the parent says so: what the club's programs and people see before, and after."""

from typing import Any

import pytest

from bot.access.keys import SCOPES
from tests.support.chats.examples import ANSWERS, INVITE, after, up_to
from tests.support.club import SEASON, Club
from tests.support.house import House, Parent
from tests.support.lines import Lines
from tests.support.sender.office import Office

MANAGER, DESK = INVITE["team_manager_1_tel"], "registrations@example.org"
TOLD = {
    "player_name": "Samir Smithson",
    "born_on": "17/4/2016",
    "medical_needs": "yes, severe nut allergy",
    "medicine_kept": "in the lilac rucksack",
    "parent_name": "Janet Smithson",
    "email": "janet@example.org",
    "house": "Quince Cottage",
}
SECRETS = ("Samir", "2016-04-17", "17 April", "nut allergy", "lilac", "Janet", "janet@", "Quince")


@pytest.fixture
def club(house: House) -> Club:
    return ClubOfASecretary(house)


class ClubOfASecretary(Club):
    """Looks at everything that there is to look at, with every scope there is."""

    def __init__(self, house: House):
        super().__init__(house)
        self.key = self.makes_a_key(*SCOPES, name="Everything")

    def sees(self, reference: str) -> str:
        return "\n".join(
            self.calls("GET", path).get_data(as_text=True)
            for path in (
                f"/registrations?season={SEASON}",
                f"/registrations.csv?season={SEASON}",
                f"/registrations/{reference}",
                f"/registrations/{reference}/transcript?limit=100",
            )
        )

    def sees_with(self, *scopes: str, reference: str) -> str:
        mine, self.key = self.key, self.makes_a_key(*scopes, name=" ".join(scopes))
        seen = self.sees(reference)
        self.key = mine
        return seen


def said_until(step: str = "") -> tuple[str, ...]:
    """The answers of a parent with much to tell, until a step is asked, or all of them."""
    steps = list(ANSWERS)
    steps = steps[: steps.index(step)] if step else steps
    said = {name: TOLD.get(name, ANSWERS[name]) for name in steps}
    at = steps.index("medical_needs") + 1
    return (*list(said.values())[:at], TOLD["medicine_kept"], *list(said.values())[at:])


def a_parent_who_sends(house: House) -> Parent:
    house.admin_invites()
    parent = house.parent()
    parent.says(*said_until())
    return parent


STOPS: dict[str, tuple[str, ...]] = {
    "is in the middle": (),
    "sees the summary": after("consent"),
    "goes back": ("back", "back"),
    "changes an answer": (*after("consent"), "change email to janet@example.net"),
    "starts over": ("restart", "yes"),
    "asks for a person": ("can I talk to someone please",),
    "opts out": ("stop",),
    "is a wrong number": ("wrong number", "yes"),
    "cannot get on": ("xx", "xx", "xx", "xx", "xx"),
    "sends a status": ("status",),
}


@pytest.mark.parametrize("then", STOPS.values(), ids=STOPS)
def test_before_the_yes_nobody_at_the_club_sees_an_answer(house: House, club: Club, then: tuple[str, ...]):
    house.admin_invites()
    parent = house.parent()
    parent.says(*said_until("consent"))
    parent.says("both", *then)
    seen = club.sees(parent.registration.reference)
    assert [secret for secret in SECRETS if secret in seen] == []
    assert "Jane Smith" in seen  # as invited
    assert club.tells(parent.registration.reference, "withdraw").status_code in {200, 409}
    seen = club.sees(parent.registration.reference)
    assert [secret for secret in SECRETS if secret in seen] == []


def test_what_goes_out_to_people_before_the_yes_holds_no_answer(house: House, office: Office, lines: Lines):
    """Hand-overs, the digest, the word about who has gone quiet, and the log."""
    house.admin_invites()
    parent = house.parent()
    parent.says(*said_until("consent"), "can I talk to someone please", "continue")
    house.days_pass(9)
    parent.says("change dob to 17/4/2012", "yes")
    house.days_pass(1.5)
    office.works()
    sent = house.world.aws.sent
    told = str([*sent.messages(MANAGER), *sent.messages(DESK)])
    assert "no answer for a week" in told
    assert [secret for secret in SECRETS if secret in told or secret in str(lines.ours)] == []


class TestProgress:
    def reads(self, house: House, club: Club, *texts: str) -> dict[str, Any]:
        house.admin_invites()
        house.parent().says(*texts)
        return club.reads(house.parent().registration.reference).json

    def test_tells_what_is_answered_and_how_much_is_left(self, house: House, club: Club):
        shown = self.reads(house, club, *up_to("gender"))
        assert (shown["status"], shown["answers"], shown["confirmed_at"]) == ("started", {}, None)
        assert shown["progress"]["answered"] == ["player_name", "born_on"]
        left = shown["progress"]["left"]
        house.parent().says("boy")
        assert club.reads(shown["reference"]).json["progress"]["left"] == left - 1

    @pytest.mark.parametrize(
        ("texts", "step"),
        [
            ((*up_to("medical_needs"), "yes"), "medical_needs"),
            ((*up_to("medical_needs"), "asthma"), "medical_needs"),
            ((*up_to("played_last_season"), "no"), "played_last_season"),
            ((*up_to("lives_here"), "no"), "lives_here"),
            ((*up_to("lives_here"), "no", "M41 5AB", "3"), "lives_here"),
        ],
    )
    def test_does_not_tell_an_answer_by_what_is_asked_because_of_it(
        self, house: House, club: Club, texts: tuple[str, ...], step: str
    ):
        shown = self.reads(house, club, *texts)
        assert house.parent().registration.state != step
        assert shown["step"] == step
        house.parent().says("back")
        assert not {"medical_details", "previous_club", "child_postcode"} & {*shown["progress"]["answered"]}

    def test_names_what_blocks_it(self, house: House, club: Club):
        shown = self.reads(house, club, *up_to("born_on"), "1/9/2016", "yes")
        assert shown["blocked_by"] == ["play-up approval"]
        assert "born_on" in shown["progress"]["answered"]
        assert "2016-09-01" not in str(shown)


class TestAfterTheYes:
    def test_the_club_sees_what_was_sent(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        shown = club.reads(parent.registration.reference).json
        assert shown["answers"] == parent.registration.answers
        assert shown["confirmed_at"]
        seen = club.sees(parent.registration.reference)
        assert [secret for secret in SECRETS if secret not in seen] == []

    @pytest.mark.parametrize("paid", [False, True])
    def test_while_an_answer_is_changed_it_sees_the_one_before(self, house: House, club: Club, paid: bool):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        reference = parent.registration.reference
        if paid:
            club.tells(reference, "payments", payment_id="P1", kind="fee", amount=4000)
            club.tells(reference, "payments", payment_id="P2", kind="mandate")
        before = club.reads(reference).json["answers"]
        house.time_passes(60)
        parent.says("change email to other@example.net", "change house to Medlar House", "change player name")
        assert club.reads(reference).json["answers"] == before
        assert club.exports()[0]["email"] == "janet@example.org"
        assert "other@" not in club.sees(reference)
        assert "Medlar" not in club.sees(reference)
        parent.says("Samuel Smith", "yes")
        assert club.reads(reference).json["answers"]["email"] == "other@example.net"
        assert club.exports()[0]["house"] == "Medlar House"
        assert club.lists().json["registrations"][0]["player"] == "Samuel Smith"

    def test_what_was_sent_stands_while_the_parent_changes_their_mind(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes", "change email to other@example.net", "restart", "yes")
        assert club.reads(parent.registration.reference).json["answers"]["email"] == "janet@example.org"
        assert "janet@example.org" in parent.says("my data")

    def test_a_withdrawal_keeps_what_was_sent_and_shows_no_more(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        house.time_passes(60)
        parent.says("change email to other@example.net")
        reference = parent.registration.reference
        club.tells(reference, "withdraw")
        assert club.reads(reference).json["answers"]["email"] == "janet@example.org"
        assert "other@" not in club.sees(reference)

    def test_who_is_no_parent_after_all_takes_back_what_was_sent(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes", "change email", "wrong number", "yes")
        seen = club.sees(parent.registration.reference)
        assert [secret for secret in SECRETS if secret in seen] == []


class TestTheChat:
    def words(self, club: Club, reference: str) -> list[str]:
        messages = club.reads(reference, "/transcript?limit=100").json["messages"]
        return [each["text"] for each in messages if each["text"]]

    def test_shows_who_wrote_when_and_no_words_but_the_invites(self, house: House, club: Club):
        house.admin_invites()
        house.clock.advance(60)
        parent = house.parent()
        parent.says(*up_to("gender"))
        reference = parent.registration.reference
        messages = club.reads(reference, "/transcript?limit=100").json["messages"]
        assert [each["from"] for each in messages] == ["club", *3 * ["parent", "club"]]
        assert all(each["at"] and each["kind"] for each in messages)
        assert self.words(club, reference) == [parent.texts[0]]

    def test_of_one_child_is_not_told_with_anothers(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        house.time_passes(60)
        parent.says("yes")
        house.time_passes(60)
        house.admin_invites(player_first_name="Mia")
        parent.says("yes", "Mia Jellybean")
        first, second = (each.reference for each in parent.conversation.registrations)
        for reference in (first, second):
            assert "Jellybean" not in str(self.words(club, reference))
        assert TOLD["medicine_kept"] in self.words(club, first)

    def test_after_the_end_is_the_parents_again(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        house.time_passes(60)
        parent.says("his auntie Plum collects him")
        assert "Plum" not in str(self.words(club, parent.registration.reference))


class TestMedicalDetails:
    HEALTH = ("nut allergy", "lilac")

    @pytest.mark.parametrize("scopes", [("read",), ("export",), ("act",), ("read", "export", "act", "invite", "erase")])
    def test_a_key_without_the_scope_sees_that_there_is_something(
        self, house: House, club: Club, scopes: tuple[str, ...]
    ):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        reference = parent.registration.reference
        seen = club.sees_with(*scopes, reference=reference)
        assert [each for each in self.HEALTH if each in seen] == []
        club.key = club.makes_a_key(*scopes, name="Once more")
        if "read" in scopes:
            shown = club.reads(reference).json["answers"]
            assert (shown["medical_needs"], shown["medical_details"], shown["medicine_kept"]) == (True, None, None)
        if "export" in scopes:
            (row,) = club.exports()
            assert (row["medical_needs"], row["medical_details"]) == ("Yes", "Needs the scope medical")
        if "act" in scopes:
            assert "nut" not in club.tells(reference, "payments", payment_id="P1", kind="fee").get_data(as_text=True)

    def test_the_key_of_the_settings_is_such_a_key(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        seen = Club(house).reads(parent.registration.reference).json["answers"]
        assert (seen["email"], seen["medical_details"]) == ("janet@example.org", None)

    def test_the_scope_alone_opens_nothing(self, house: House, club: Club):
        parent = a_parent_who_sends(house)
        parent.says("yes")
        seen = club.sees_with("medical", reference=parent.registration.reference)
        assert "janet" not in seen

    def test_nothing_is_withheld_where_there_is_nothing(self, house: House, club: Club):
        reference = club.has_a_registration()
        club.key = club.makes_a_key("read", "export")
        assert "medical_details" not in club.reads(reference).json["answers"]
        assert club.exports()[0]["medical_details"] == ""
