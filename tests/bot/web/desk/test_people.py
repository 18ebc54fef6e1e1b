"""Who may sign in to the desk, by the API: as under People, and out at once."""

import pytest

from tests.support.club import Club
from tests.support.desk import SECRETARY, DeskPeople
from tests.support.house import House
from tests.support.sender.office import Office

ALEX = "/people/alex@example.org"
MANAGER = {"name": "Alex", "roles": ["manager"], "teams": ["Panthers u11s"]}


@pytest.fixture
def club(house: House) -> Club:
    club = Club(house)
    club.key = club.makes_a_key("people")
    assert club.calls("PUT", f"/people/{SECRETARY}", json={"name": "Sec", "roles": ["secretary"]}).status_code == 200
    return club


def test_whom_a_program_lets_in_signs_in_and_is_out_at_once(club: Club, house: House, office: Office):
    people = DeskPeople(house, office)
    assert club.calls("PUT", ALEX, json=MANAGER).status_code == 200
    alex = people.signs_in("alex@example.org")
    assert alex.opens("/desk/").status_code == 200
    assert club.calls("GET", "/people").json["people"][0] == {"email": "alex@example.org"} | MANAGER
    house.time_passes(1)
    assert club.calls("DELETE", ALEX).status_code == 200
    assert alex.opens("/desk/").status_code == 303
    assert club.calls("DELETE", ALEX).status_code == 404


def test_the_last_secretary_stays(club: Club):
    for method, body in (("DELETE", None), ("PUT", {"name": "Sec", "roles": ["treasurer"]})):
        answer = club.calls(method, f"/people/{SECRETARY}", json=body)
        assert answer.status_code == 409
        assert "make somebody else one first" in answer.json["message"]


@pytest.mark.parametrize(
    ("path", "body", "fields"),
    [
        (ALEX, {}, {"name", "roles"}),
        (ALEX, MANAGER | {"roles": ["emperor"]}, {"roles"}),
        (ALEX, MANAGER | {"roles": "manager"}, {"roles"}),
        (ALEX, MANAGER | {"teams": []}, {"teams"}),
        ("/people/nobody", MANAGER, {"email"}),
    ],
)
def test_what_is_wrong_is_named(club: Club, path: str, body: dict[str, object], fields: set[str]):
    answer = club.calls("PUT", path, json=body)
    assert answer.status_code == 400
    assert answer.json["errors"].keys() == fields


def test_no_other_key_may_not_even_the_triggers(house: House):
    club = Club(house)
    assert club.calls("GET", "/people").status_code == 403
    club.key = club.makes_a_key("read", "act", "chat", "safety", "medical")
    assert club.calls("PUT", ALEX, json=MANAGER).status_code == 403
