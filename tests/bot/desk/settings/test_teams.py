"""The teams and their managers at the desk: what invites leave out, and what those keep who were invited before."""

import msgspec
import pytest

from bot.store.roll import Line
from tests.bot.desk.pages.test_settings import changes, sure
from tests.support.chats.examples import INVITE
from tests.support.club import Club
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House, Parent

NEW, PANTHERS = "/desk/settings/team", "/desk/settings/team?of=Panthers+u11s"
PLAYERS = "/desk/settings/team/players?of=Panthers+u11s"
KIM = {"team": "Panthers", "age_group": "u11s", "manager_name": "Kim Brown", "manager_phone": "07700 900041"}
JO = KIM | {"manager_name": "Jo O'Neill, Jr", "manager_phone": "07700 900042"}
NAMES_NO_MANAGER = {"team_manager_1_full_name": None, "team_manager_1_tel": None}


def test_an_invite_that_names_no_manager_gets_the_teams(people: DeskPeople, house: House):
    assert house.admin_invites(**NAMES_NO_MANAGER).status_code == 400
    changes(people.signs_in(), NEW, **KIM)
    assert house.admin_invites(**NAMES_NO_MANAGER, age_group=None).status_code == 200
    hears = house.parent().hears
    assert "Panthers u11s" in hears
    assert "Kim Brown on 07700 900041" in hears


@pytest.mark.parametrize(
    ("invite", "lacks"),
    [
        ({"team_name": "Otters"}, {"team_manager_1_full_name", "team_manager_1_tel"}),
        ({"age_group": "u12s"}, {"team_manager_1_full_name", "team_manager_1_tel"}),
        ({"team_manager_1_full_name": "Alex Johnson"}, {"team_manager_1_tel"}),
    ],
)
def test_another_team_or_manager_is_never_guessed(
    people: DeskPeople, house: House, invite: dict[str, str], lacks: set[str]
):
    changes(people.signs_in(), NEW, **KIM)
    assert house.admin_invites(**NAMES_NO_MANAGER | invite).json["errors"].keys() == lacks


def test_who_was_invited_keeps_the_manager_they_were_told(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM)
    house.admin_invites(**NAMES_NO_MANAGER)
    _, form = secretary.form(PANTHERS, "Go on")
    asked = secretary.posts(PANTHERS, form | JO).text
    assert "Kim Brown, 07700 900041 → <strong>Jo O&#39;Neill, Jr, 07700 900042" in asked
    assert "One player is invited to Panthers u11s already" in asked
    changes(secretary, PANTHERS, **JO)
    house.admin_invites(**NAMES_NO_MANAGER)
    assert house.parent().registration.invite.manager_name == "Kim Brown"
    house.admin_invites(player_first_name="Mia", parent_tel="+447700900124", **NAMES_NO_MANAGER)
    assert "Jo O'Neill, Jr on 07700 900042" in house.parent("+447700900124").hears


def offered(people: DeskPeople, house: House) -> Someone:
    """The secretary, who is asked whether Sam's parent is to have the new manager too."""
    house.it_becomes(12)
    house.admin_invites()
    house.parent().answers_until("email")
    secretary = people.signs_in()
    assert sure(secretary, NEW, JO).headers["Location"].endswith(PLAYERS.removeprefix("/desk"))
    return secretary


def test_a_new_manager_is_offered_the_players_of_before(people: DeskPeople, house: House):
    secretary = offered(people, house)
    page = secretary.opens(PLAYERS).text
    assert "Move the players of Panthers u11s to Jo O&#39;Neill, Jr too?" in page
    assert "One player of 2026-27 still has another manager" in page
    assert "started, with Alex Johnson, 07700 900001" in page
    assert "What the parents will hear:</strong> Nothing now" in page
    assert "Move 1 player " in secretary.opens("/desk/settings").text, "it can be done later"


def test_who_is_moved_has_them_once_and_the_parent_hears_nothing(people: DeskPeople, house: House):
    secretary, parent = offered(people, house), house.parent()
    heard, reference = len(parent.received), parent.registration.reference
    _, form = secretary.form(PLAYERS, "Move them")
    for _ in range(2):
        assert secretary.posts(PLAYERS, form | {"player": reference}).status_code == 303
    assert len(parent.received) == heard
    invite = parent.registration.invite
    assert (invite.manager_name, invite.manager_phone) == ("Jo O'Neill, Jr", "+447700900042")
    assert [each.cause for each in parent.registration.history].count("the club named another manager") == 1
    assert secretary.opens(f"/desk/trail/{reference}").text.count("name another manager") == 1
    assert secretary.opens(PLAYERS).status_code == 303, "nobody is left"
    assert "Move 1 player" not in secretary.opens("/desk/settings").text
    parent.says("can I talk to someone?")
    assert "Jo O'Neill, Jr" in parent.hears


@pytest.mark.parametrize(
    ("of_now", "have_another"),
    [
        ({}, False),
        ({"manager_name": "Alexandra Johnson"}, True),
        ({"manager_phone": "07700 900042"}, True),
        ({"manager_name": "Jo Smith", "manager_phone": "07700 900042"}, True),
    ],
)
def test_the_settings_count_whom_the_page_beside_them_lists(
    people: DeskPeople, house: House, of_now: dict[str, str], have_another: bool
):
    house.admin_invites()
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM | {"manager_name": "Alex Johnson", "manager_phone": "07700 900001"} | of_now)
    assert ("Move 1 player " in secretary.opens("/desk/settings").text) is have_another
    assert (secretary.opens(PLAYERS).status_code == 200) is have_another


def test_a_line_of_an_earlier_release_tells_by_the_number_alone(people: DeskPeople, house: House, parent: Parent):
    [line] = house.bot.roll.season("2026-27")
    earlier = msgspec.json.encode(msgspec.to_builtins(line)[: Line.__struct_fields__.index("manager_name")]).decode()
    key = {"pk": {"S": f"registration#{line.reference}"}, "sk": {"S": "registration"}}
    house.bot.dynamodb.update_item(
        TableName=house.settings.table, Key=key, UpdateExpression="SET brief = :brief",
        ExpressionAttributeValues={":brief": {"S": earlier}},
    )  # fmt: skip
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM | {"manager_phone": "07700 900001"})
    assert "Move 1 player " not in secretary.opens("/desk/settings").text
    changes(secretary, PANTHERS, **KIM)
    assert "invited, with 07700 900001" in secretary.opens(PLAYERS).text


def test_who_is_not_chosen_or_was_withdrawn_meanwhile_keeps_theirs(people: DeskPeople, house: House):
    secretary, parent = offered(people, house), house.parent()
    _, form = secretary.form(PLAYERS, "Move them")
    assert secretary.posts(PLAYERS, form).status_code == 303
    _, form = secretary.form(PLAYERS, "Move them")
    house.bot.desk.withdraw(parent.registration.reference)
    assert secretary.posts(PLAYERS, form | {"player": parent.registration.reference}).status_code == 303
    assert parent.registration.invite.manager_name == "Alex Johnson"


def test_a_team_without_players_of_before_asks_nothing(people: DeskPeople):
    secretary = people.signs_in()
    assert secretary.opens(PLAYERS).status_code == 303
    changes(secretary, NEW, **KIM)
    assert secretary.opens(PLAYERS).headers["Location"].endswith("/desk/settings")


def test_a_team_that_is_gone_is_each_invites_own_again(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM)
    changes(secretary, NEW, **KIM | {"team": "Otters"})
    changes(secretary, PANTHERS, **KIM, gone="yes")
    assert [each.side for each in house.bot.particulars.club().teams] == ["Otters u11s"]
    assert "teams: Panthers u11s: Kim Brown, +447700900041 → nothing" in secretary.opens("/desk/settings").text
    assert house.admin_invites(**NAMES_NO_MANAGER).status_code == 400


@pytest.mark.parametrize(
    ("typed", "at", "says"),
    [
        ({"team": ""}, "team", "Team must be the real value"),
        ({"team": "<b>{player}</b>"}, "team", "Team must be the real value"),
        ({"age_group": "u5s"}, "age_group", "Age group must be an age group from u7s to u23s, like u11s"),
        ({"manager_name": "N/A"}, "manager_name", "Manager&#39;s name must be the real value"),
        ({"manager_phone": "call the club"}, "manager_phone", "Manager&#39;s phone must be a phone number"),
        ({"team": "panthers"}, "team", "There is a team panthers u11s: change that one"),
    ],
)
def test_a_fault_stands_at_its_field_and_what_was_typed_stays(
    people: DeskPeople, typed: dict[str, str], at: str, says: str
):
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM)
    answer = secretary.presses(NEW, "Go on", **JO | typed)
    assert answer.status_code == 400
    assert f'<a href="#{at}">{says}' in answer.text
    assert all(f'value="{JO[name]}"' in answer.text for name in ("manager_phone", "age_group") if name not in typed)
    assert "<b>" not in answer.text


def test_two_who_change_one_team_and_two_who_change_two(people: DeskPeople, house: House):
    kim = people.lets_in("kim@example.org", "secretary")
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM)
    _, own = secretary.form(PANTHERS, "Go on")
    _, new = secretary.form(NEW, "Go on")
    changes(kim, PANTHERS, **JO)
    late = secretary.posts(PANTHERS, own | KIM | {"manager_phone": "07700 900043", "sure": "yes"})
    assert late.status_code == 409
    assert "Panthers u11s is Jo O&#39;Neill, Jr, 07700 900042, by kim@example.org" in late.text
    assert secretary.posts(NEW, new | KIM | {"team": "Otters", "sure": "yes"}).status_code == 303
    assert len(house.bot.particulars.club().teams) == 2


def test_by_the_api_too(house: House):
    club = Club(house)
    club.key = club.makes_a_key("settings")
    lines = "Panthers u11s: Kim Brown, +447700900041\nOtters: the Reds u9s: Jo Smith, +447700900042"
    assert club.calls("PUT", "/settings/teams", json={"value": lines}).status_code == 200
    assert [each.name for each in house.bot.particulars.club().teams] == ["Otters: the Reds", "Panthers"]
    for faulty in ("Panthers", "Panthers u11s: Kim Brown", f"{lines}\n{lines}", "Panthers u11s: 7, +447700900041"):
        assert club.calls("PUT", "/settings/teams", json={"value": faulty}).status_code == 400


def test_the_form_of_an_invite_fills_in_what_is_left_empty(people: DeskPeople, house: House):
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM)
    fields = {name: value for name, value in INVITE.items() if name not in NAMES_NO_MANAGER}
    assert "manager&#39;s name" in secretary.opens("/desk/invites").text
    assert secretary.presses("/desk/invites", "Invite this player", **fields).status_code == 200
    assert "Kim Brown" in house.parent().hears


def test_a_new_season_begins_with_the_teams_manager_of_now(people: DeskPeople, house: House):
    house.it_becomes(12)
    house.admin_invites()
    parent = house.parent()
    parent.answers_until("payment_pending")
    secretary = people.signs_in()
    changes(secretary, NEW, **KIM | {"age_group": "u12s"})
    page = "/desk/invites/season?season=2027-28"
    fees = {"membership-12": "45", "monthly-12": "27"}
    chosen = secretary.presses(page, "Look at the invites", player=parent.registration.reference, **fees)
    assert "Kim Brown on 07700 900041" in secretary.opens(chosen.headers["Location"].removeprefix("/production")).text
