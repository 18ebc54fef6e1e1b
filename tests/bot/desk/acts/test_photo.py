"""A photo that a person puts in: taken as the chat takes it, seen by the club, and heard of by the parent."""

import base64
import io

import pytest
from werkzeug.datastructures import FileStorage
from werkzeug.test import TestResponse

from tests.bot.pictures.test_photos_in_chat import a_photo, sends, stored
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House, Parent

BUTTON = "Put in a photo"


@pytest.fixture
def confirmed(house: House, parent: Parent) -> Parent:
    """A parent who has sent the answers and left the photo for later, at noon."""
    house.it_becomes(12)
    parent.answers_until("payment_pending")
    return parent


def picture(size: tuple[int, int] = (700, 900)) -> bytes:
    return base64.b64decode(a_photo(size=size))


def page_of(parent: Parent) -> str:
    return f"/desk/registrations/{parent.registration.reference}"


def brings(someone: Someone, parent: Parent, data: bytes) -> TestResponse:
    file = FileStorage(io.BytesIO(data), "photo.jpg")
    return someone.presses(f"{page_of(parent)}/do/photo", BUTTON, photo=file)


def test_it_is_put_in_and_the_parent_is_told(people: DeskPeople, confirmed: Parent):
    secretary = people.signs_in()
    assert "without a photo" in secretary.opens("/desk/").text
    assert brings(secretary, confirmed, picture()).status_code == 303
    assert "The club has put in Sam" in confirmed.hears
    assert "without a photo" not in secretary.opens("/desk/").text
    photo = secretary.opens(f"{page_of(confirmed)}/photo")
    assert (photo.mimetype, photo.data[:2]) == ("image/jpeg", b"\xff\xd8")
    assert "the club put in the photo" in secretary.opens(page_of(confirmed)).text


def test_it_stands_on_the_teams_sheet_of_photos(people: DeskPeople, confirmed: Parent):
    secretary = people.signs_in()
    sheet = "/desk/teams/photos?team=Panthers+u11s"
    assert "<img" not in secretary.opens(sheet).text
    brings(secretary, confirmed, picture())
    assert f'<img src="{page_of(confirmed)}/photo" alt=""' in secretary.opens(sheet).text


def test_the_same_once_more_says_nothing_and_another_takes_its_place(people: DeskPeople, confirmed: Parent):
    secretary, data = people.signs_in(), picture()
    brings(secretary, confirmed, data)
    heard = len(confirmed.received)
    assert brings(secretary, confirmed, data).status_code == 303
    assert len(confirmed.received) == heard
    brings(secretary, confirmed, picture((710, 910)))
    assert len(confirmed.received) == heard + 1
    assert stored(people.house) == [confirmed.registration.confirmed["photo"]]


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "Choose a photo"),
        (b"%PDF-1.7 a form", "document"),
        (b"Sam at the match", "JPEG, PNG, WebP or HEIC"),
        (picture((300, 400)), "too small to print"),
        (picture()[:5000], "whole"),
    ],
)
def test_what_is_no_photo_is_refused_as_in_the_chat(people: DeskPeople, confirmed: Parent, data: bytes, says: str):
    secretary, heard = people.signs_in(), len(confirmed.received)
    answer = brings(secretary, confirmed, data)
    assert answer.status_code == 409
    assert says in answer.text
    assert (len(confirmed.received), stored(people.house)) == (heard, [])


def test_one_of_more_than_4_mb_is_not_even_read(people: DeskPeople, confirmed: Parent):
    answer = people.signs_in().browser.post(
        f"{page_of(confirmed)}/do/photo", data=bytes(5 * 2**20), content_type="multipart/form-data; boundary=x"
    )
    assert answer.status_code == 413
    assert "4 MB" in answer.text


def test_who_is_asked_for_it_is_asked_on(people: DeskPeople, house: House, parent: Parent):
    house.it_becomes(12)
    parent.answers_until("photo")
    assert brings(people.signs_in(), parent, picture()).status_code == 303
    assert parent.registration.state == "payment_day"
    assert "The club has put in Sam" in parent.hears
    assert "On which day of the month" in parent.hears


def test_in_a_chat_that_a_person_has_the_parent_is_asked_on_afterwards(
    people: DeskPeople, house: House, parent: Parent
):
    house.it_becomes(12)
    parent.answers_until("photo")
    parent.says("can I talk to someone?")
    secretary, heard = people.signs_in(), len(parent.received)
    brings(secretary, parent, picture())
    assert len(parent.received) == heard
    secretary.presses(f"{page_of(parent)}/do/release", "Give the chat back to the assistant")
    assert "On which day of the month" in parent.hears
    assert parent.registration.answers["photo"]


def test_who_opted_out_would_not_hear_of_it(people: DeskPeople, confirmed: Parent):
    secretary = people.signs_in()
    confirmed.says("stop")
    answer = brings(secretary, confirmed, picture())
    assert answer.status_code == 409
    assert "opted out" in answer.text
    assert stored(people.house) == []


def test_the_parents_own_photo_may_follow(people: DeskPeople, confirmed: Parent):
    brings(people.signs_in(), confirmed, picture())
    sends(confirmed)
    assert "/desk-" not in confirmed.registration.confirmed["photo"]
    assert stored(people.house) == [confirmed.registration.confirmed["photo"]]
