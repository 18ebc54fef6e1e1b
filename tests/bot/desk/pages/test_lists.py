"""Today and the list of registrations: what needs a person, what is found by what is typed, and what it costs."""

from typing import Any

import msgspec
import pytest

from bot.desk.people.roles import Person, Role
from bot.desk.views.matters import visible
from bot.desk.views.search import folded, matching
from bot.store.roll import SHARDS, Line, roll_key
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent


def line(**fields: Any) -> Line:
    known = {
        "reference": "ZQ9A-BNEE", "player": "Sam Smith", "parent": "Jane Smith", "number": "+447700900123",
        "side": "Panthers u11s", "manager": "+447700900001", "status": "invited", "fee": "owed", "debit": "owed",
    }  # fmt: skip
    return Line(**known | fields)


SIAN = line(player="Siân O’Neill-Ng", parent="Łukasz Đặng")


@pytest.mark.parametrize(
    "typed",
    ["sian", "SIÂN", "oneill", "o'neill", "O’Neill", "neill ng", "lukasz", "dang", "07700 900", "+44 7700 900123",
     "00447700900123", "900 123", "(07700) 900-123", "zq9abnee", "ZQ9A-BNEE", " zq9a ", "panthers",
     "u11s sian", "ng sian"],
)  # fmt: skip
def test_it_is_found_as_it_is_typed(typed: str):
    assert matching([SIAN], typed) == [SIAN]


@pytest.mark.parametrize("typed", ["jane", "sian jones", "07700 901", "ZQ9B", "447700900124", "%", "panthers u12s"])
def test_what_is_something_else_is_not_found(typed: str):
    assert matching([SIAN], typed) == [] or folded(typed) == ""


class TestToday:
    def test_what_needs_a_person_is_counted_and_links_to_it(self, people: DeskPeople, parent: Parent):
        secretary = people.signs_in()
        assert "Nothing needs a person" in secretary.opens("/desk/").text
        parent.says("yes", "can I talk to someone?")
        today = secretary.opens("/desk/").text
        assert "<strong>1</strong> waiting for a person" in today
        for known in ("Sam Smith", "Panthers u11s", "tel:+447700900123", "A parent asks to speak to somebody", "10:0"):
            assert known in today
        found = secretary.opens("/desk/registrations?what=person").text
        assert "Sam Smith" in found
        assert "Sam Smith" not in secretary.opens("/desk/registrations?what=photo").text

    def test_it_goes_when_it_is_dealt_with(self, people: DeskPeople, parent: Parent):
        parent.says("yes", "can I talk to someone?")
        secretary = people.signs_in()
        people.house.bot.desk.release(parent.registration.reference)
        assert "waiting for a person" not in secretary.opens("/desk/").text

    def test_a_season_without_anybody_says_what_will_be_there(self, people: DeskPeople):
        assert "Nobody is invited for 2027-28" in people.signs_in().opens("/desk/?season=2027-28").text

    def test_a_disclosure_is_for_the_welfare_officer(self):
        told = line(why=["safeguarding"], since="2026-08-03T09:00:00+00:00", blocks=["handed to a person"])
        for role, sees in {
            Role.WELFARE: True, Role.SECRETARY: False, Role.TREASURER: False, Role.MANAGER: False,
        }.items():  # fmt: skip
            [seen] = visible([told], Person("x@example.org", "X", frozenset({role}), frozenset({told.side})))
            assert bool(seen.why and seen.since and seen.blocks) is sees
            assert bool(seen.why or seen.since or seen.blocks) is sees


class TestTheList:
    def test_it_is_filtered_and_kept_in_the_address(self, people: DeskPeople, house: House):
        for number, (first, team) in enumerate([("Siân", "Panthers"), ("José", "Otters"), ("An", "Otters")]):
            house.admin_invites(player_first_name=first, team_name=team, parent_tel=f"+4477009002{number:02}")
        secretary = people.signs_in()
        assert "3 of 3 registrations" in secretary.opens("/desk/registrations").text
        page = secretary.opens("/desk/registrations?team=Otters+u11s&sort=player").text
        assert "2 of 3" in page
        assert page.index("An Smith") < page.index("José Smith")
        assert "Siân Smith" in secretary.opens("/desk/registrations?q=sian").text
        assert "Nothing fits" in secretary.opens("/desk/registrations?status=registered").text
        for odd in ("page=0", "page=99", "page=x", "sort=born_on", "what=all", "season=1", "status=%00", "q=%F0%9F"):
            assert secretary.opens(f"/desk/registrations?{odd}").status_code == 200

    def test_a_manager_sees_their_own_teams(self, people: DeskPeople, house: House):
        house.admin_invites(player_first_name="Siân", team_name="Panthers", parent_tel="+447700900201")
        house.admin_invites(player_first_name="José", team_name="Otters", parent_tel="+447700900202")
        manager = people.lets_in("alex@example.org", "manager", teams=("Otters u11s",))
        page = manager.opens("/desk/registrations").text
        assert "José Smith" in page
        assert "Siân" not in page
        assert "1 of 1" in page
        assert "Panthers" not in page

    def test_what_a_parent_has_not_sent_is_in_no_list(self, people: DeskPeople, parent: Parent):
        parent.answers_until("email", player_name="Samuel Quentin Smith")
        secretary = people.signs_in()
        reference = parent.registration.reference
        assert "Quentin" not in secretary.opens("/desk/registrations?q=sam").text
        assert "Quentin" not in secretary.opens(f"/desk/registrations/{reference}").text


def fill(house: House, count: int) -> None:
    """So many registrations, as the table keeps them for its lists."""
    store, dynamodb = house.bot.store, house.bot.dynamodb
    assert store
    for first in range(0, count, 25):
        puts = [{"PutRequest": {"Item": _item(number)}} for number in range(first, min(first + 25, count))]
        dynamodb.batch_write_item(RequestItems={house.settings.table: puts})


def _item(number: int) -> dict[str, Any]:
    reference, season, team = f"{number // 1000:04}-{number % 1000:04}", "2026-27", f"panthers {number % 300} u11s"
    named = line(reference=reference, player=f"José Nguyễn {number}", blocks=["photo pending", "play-up approval"])
    return {
        "pk": {"S": f"registration#{reference}"}, "sk": {"S": "registration"},
        "roll": {"S": roll_key(season, reference)},
        "listed": {"S": f"{season}#{team}#josé nguyễn {number}#{reference}"},
        "brief": {"S": msgspec.json.encode(named).decode()}, "parent": {"S": "+447700900123"},
    }  # fmt: skip


def test_lists_cost_the_same_at_100_and_at_5000(people: DeskPeople, house: House, parent: Parent):
    secretary, calls = people.signs_in(), []
    house.bot.dynamodb.meta.events.register("before-call.dynamodb", lambda model, **_: calls.append(model.name))
    page = f"/desk/registrations/{parent.registration.reference}"

    def cost(path: str) -> int:
        before = len(calls)
        answer = secretary.opens(path)
        assert answer.status_code == 200
        assert len(answer.data) < 100_000
        return len(calls) - before

    paths = ("/desk/", "/desk/registrations", "/desk/registrations?q=jos%C3%A9", page)
    fill(house, 100)
    few = [cost(path) for path in paths]
    fill(house, 5000)
    assert [cost(path) for path in paths] == few
    for path in ("season", "teams", "payments", "invites", "invites/season", "settings", "people"):
        cost(f"/desk/{path}")  # none is larger for it
    assert "5001 of 5001" in secretary.opens("/desk/registrations").text
    assert few[0] == 4 + SHARDS, "the session, the person, whether others are secretaries, who signed out, the roll"
    size = len(str({name: _item(4999)[name] for name in ("pk", "sk", "roll", "listed", "brief")}))
    assert 5000 / SHARDS * size < 2**20, "one page of a Query's answer for each shard"
