"""What the desk does to a registration, done by a program: the parent hears the same, and the same is refused."""

import base64
import re

import pytest

from tests.bot.pictures.test_photos_in_chat import a_photo, stored
from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.sender.office import Office

NUMBER = "+447700900123"
MOVE = {"team": "Otters", "age_group": "U11", "manager_name": "Kit Moss", "manager_tel": "07700 900002"}


@pytest.fixture
def club(house: House) -> Club:
    """It calls with a key that may act and write in chats."""
    house.it_becomes(12)
    club = Club(house)
    club.key = club.makes_a_key("invite", "read", "act", "chat")
    return club


@pytest.fixture
def reference(club: Club) -> str:
    """A registration whose answers are sent."""
    return club.has_a_registration()


def parent_of(club: Club) -> Parent:
    return Parent(club.house, NUMBER)


def test_a_photo_is_put_in_once_and_read(club: Club, reference: str):
    path, data = f"/registrations/{reference}/photo", base64.b64decode(a_photo(size=(700, 900)))
    assert club.calls("GET", path).status_code == 404
    for _ in range(2):
        assert club.calls("PUT", path, data=data).json["message"] == "The photo is put in, and the parent is told"
    heard = [each for each in parent_of(club).texts if "The club has put in Sam" in each]
    assert len(heard) == 1
    photo = club.calls("GET", path)
    assert (photo.mimetype, photo.data[:2]) == ("image/jpeg", b"\xff\xd8")
    assert len(stored(club.house)) == 1


@pytest.mark.parametrize(("data", "status"), [(b"%PDF-1.7", 409), (b"", 409), (bytes(5 * 2**20), 413)])
def test_what_is_no_photo_is_refused(club: Club, reference: str, data: bytes, status: int):
    answer = club.calls("PUT", f"/registrations/{reference}/photo", data=data)
    assert answer.status_code == status
    assert answer.json["message"]
    assert stored(club.house) == []


def test_what_a_program_did_stands_in_the_desks_trail(club: Club, reference: str, office: Office):
    club.key = club.makes_a_key("read", "act", "erase", name="The results page")
    club.calls("PUT", f"/registrations/{reference}/answers/postcode", json={"answer": "m32 0aa"})
    club.house.time_passes(1)
    club.calls("PUT", f"/registrations/{reference}/proof-of-age")
    club.house.time_passes(1)
    assert club.calls("PUT", f"/registrations/{reference}/answers/postcode", json={"answer": "M32"}).status_code == 409
    club.reads(reference)
    club.calls("DELETE", f"/parents/{NUMBER}")
    trail = DeskPeople(club.house, office).signs_in().opens(f"/desk/trail/{reference}").text
    assert re.findall(r'data-label="What">([^<]*)', trail) == ["erase", "note proof of age", "correct answer"]
    assert trail.count("The results page (API key)") == 3
    assert NUMBER not in trail


def test_what_is_done_while_whatsapp_is_away_says_that_the_parent_hears_later(club: Club, reference: str):
    club.house.wire.silence("twilio POST Messages", 5)
    answer = club.calls("PUT", f"/registrations/{reference}/answers/postcode", json={"answer": "m32 0aa"})
    assert answer.status_code == 200
    assert "the message waits, and goes out by itself" in answer.json["message"]
    club.house.wire.silence("twilio POST Messages", 0)
    club.house.time_passes(60)
    club.house.bot.outbox.sweep()
    assert sum("Postcode is now “M32 0AA”" in each for each in parent_of(club).texts) == 1


def test_an_answer_is_put_right_with_the_checks_of_the_chat(club: Club, reference: str):
    path = f"/registrations/{reference}/answers"
    right = club.calls("PUT", f"{path}/postcode", json={"answer": "m32 0aa"})
    assert right.json["registration"]["answers"]["postcode"] == "M32 0AA"
    assert "Postcode is now “M32 0AA”" in parent_of(club).hears
    slip = {"answer": "jane@gmial.com"}
    asked = club.calls("PUT", f"{path}/email", json=slip)
    assert asked.status_code == 409
    assert "gmail.com" in asked.json["message"]
    assert club.calls("PUT", f"{path}/email", json=slip | {"sure": True}).status_code == 200
    for name in ("medical_needs", "parent_born_on", "photo", "state"):
        assert club.calls("PUT", f"{path}/{name}", json={"answer": "no"}).status_code == 409, name


def test_a_player_is_moved(club: Club, reference: str):
    assert club.tells(reference, "move", **MOVE).json["registration"]["team"] == "Otters"
    assert "Kit Moss" in parent_of(club).hears
    assert club.tells(reference, "move", **MOVE | {"age_group": "u8s"}).status_code == 409
    faults = club.tells(reference, "move", team="Otters", age_group="adults", manager_name="Kit Moss", manager_tel="1")
    assert faults.json["errors"].keys() == {"age_group", "manager_tel"}


def test_another_manager_is_named_and_the_parent_hears_nothing(club: Club, reference: str):
    heard, kit = len(parent_of(club).received), {"manager_name": "Kit Moss", "manager_tel": "07700 900002"}
    for _ in range(2):
        assert club.calls("PUT", f"/registrations/{reference}/manager", json=kit).status_code == 200
    registration = parent_of(club).registration
    assert (registration.invite.manager_name, registration.invite.manager_phone) == ("Kit Moss", "+447700900002")
    assert registration.history[-1].cause == "the club named another manager"
    assert len(parent_of(club).received) == heard
    assert club.tells(reference, "withdraw").status_code == 200
    again = club.calls("PUT", f"/registrations/{reference}/manager", json=kit | {"manager_name": "Kim Brown"})
    assert (again.status_code, again.json["message"]) == (409, "The registration is withdrawn")


def test_a_chat_is_taken_over_written_in_once_and_given_back(club: Club, reference: str):
    assert club.tells(reference, "take-over", by="Kim").status_code == 200
    words = {"message_id": "W1", "text": "Hello Jane", "by": "Kim"}
    for _ in range(2):
        assert club.tells(reference, "say", **words).status_code == 200
    parent = parent_of(club)
    assert [each for each in parent.texts if each.startswith("Hello Jane")] == ["Hello Jane\n\nKim, Urmston Town"]
    heard = len(parent.received)
    parent.says("Thank you")
    assert len(parent.received) == heard, "the assistant is silent"
    assert club.tells(reference, "release").status_code == 200


def test_a_disclosures_chat_is_for_a_key_with_the_scope_safety(club: Club, house: House):
    reference = club.invites("Sam", NUMBER)
    parent_of(club).says("yes", "my son's coach hit him and hurts him")
    words = {"message_id": "W1", "text": "Hello", "by": "Robin"}
    for act, body in {"take-over": {"by": "Robin"}, "say": words}.items():
        assert club.tells(reference, act, **body).status_code == 403
    club.key = club.makes_a_key("chat", "safety", name="The officer")
    assert club.tells(reference, "say", **words).status_code == 200


def test_each_needs_its_scope(club: Club, reference: str):
    club.key = club.makes_a_key("read", name="The reader")
    for act, method in {
        "photo": "PUT",
        "answers/postcode": "PUT",
        "move": "POST",
        "manager": "PUT",
        "take-over": "POST",
        "say": "POST",
    }.items():
        assert club.calls(method, f"/registrations/{reference}/{act}", json={}).status_code == 403
    assert club.calls("GET", f"/registrations/{reference}/photo").status_code == 404
