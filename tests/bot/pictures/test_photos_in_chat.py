"""The photo for the player card: sent when asked, later, twice, at the wrong moment, or not at all."""

import base64
import io

import pytest
from PIL import Image

from flows.records import Message, Picture
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, after, asked_after, up_to
from tests.support.house import House, Parent

pytestmark = pytest.mark.slow  # each plays through the whole house


def a_photo(colour: str = "#c08060", size: tuple[int, int] = (1200, 1600)) -> str:
    """A picture as a phone sends it, in base64."""
    data = io.BytesIO()
    Image.effect_noise(size, 40).convert("RGB").save(data, "JPEG", quality=85)
    return base64.b64encode(data.getvalue()).decode()


def sends(parent: Parent, data: str = "", content_type: str = "image/jpeg", **more: object) -> None:
    media = [{"content_type": content_type, "data": data or a_photo(), "filename": "photo.jpg"}]
    parent.sends(media=media, **more)


def stored(house: House) -> list[str]:
    found = house.s3.list_objects_v2(Bucket=house.settings.photo_bucket).get("Contents", [])
    return sorted(each["Key"] for each in found)


@pytest.fixture
def asked(parent: Parent) -> Parent:
    parent.says(*up_to("photo"))
    return parent


def test_a_photo_is_kept_under_the_registrations_reference(house: House, asked: Parent):
    sends(asked)
    registration = asked.registration
    assert registration.state == asked_after("photo")
    (key,) = stored(house)
    assert key == registration.answers["photo"]
    assert key.startswith(f"photos/{registration.reference}/")
    photo = house.s3.get_object(Bucket=house.settings.photo_bucket, Key=key)
    body = photo["Body"].read()
    assert 200_000 <= len(body) <= 500_000
    assert Image.open(io.BytesIO(body)).format == "JPEG"


def test_a_photo_that_was_sent_to_the_club_stays_until_another_is_sent(house: House, parent: Parent):
    parent.says(*up_to("photo"))
    sends(parent)
    parent.says(*after("photo"), "yes")
    (first,) = stored(house)
    house.time_passes(300)
    parent.says("change photo")
    sends(parent)
    assert parent.registration.confirmed["photo"] == first
    assert first in stored(house)
    parent.says("yes")
    assert stored(house) == [parent.registration.confirmed["photo"]] != [first]


def test_the_same_message_twice_is_one_photo(house: House, asked: Parent):
    delivery = asked.phone.send(
        media=[{"content_type": "image/jpeg", "data": a_photo(), "filename": "a.jpg"}],
        deliver={"times": 2, "after_seconds": 0},
    )
    house.work()
    assert delivery.webhook_status == 200
    assert len(stored(house)) == 1
    assert asked.registration.state == asked_after("photo")


@pytest.mark.parametrize(
    ("data", "content_type", "says"),
    [
        (a_photo(size=(300, 400)), "image/jpeg", "at least 600 by 750"),
        (base64.b64encode(b"\xff\xd8\xff\xe0 broken").decode(), "image/jpeg", "didn't arrive whole"),
        (base64.b64encode(b"%PDF-1.7 a form").decode(), "application/pdf", "a document"),
        (base64.b64encode(b"%PDF-1.7 a form").decode(), "image/jpeg", "a document"),  # the bytes decide
        (base64.b64encode(b"OggS").decode(), "audio/ogg", "Voice notes can't be heard"),
    ],
)
def test_what_cannot_be_used_is_told_with_the_remedy_and_asked_again(
    house: House, asked: Parent, data: str, content_type: str, says: str
):
    sends(asked, data, content_type)
    assert any(says in text for text in asked.texts[-2:])
    assert asked.registration.state == "photo"
    assert asked.registration.misunderstood == 0
    assert stored(house) == []


def test_later_goes_on_and_the_photo_may_come_after_the_end(house: House, parent: Parent):
    parent.says(*ALL_ANSWERS, "yes")
    assert parent.registration.answers["photo"] is None
    sends(parent)
    assert "photo is just right" in parent.hears
    registration = parent.registration
    assert (registration.state, stored(house)) == ("payment_pending", [registration.answers["photo"]])
    assert house.bot.store.registration(registration.reference)["confirmed"]["photo"] == registration.answers["photo"]


def test_a_photo_at_another_question_is_asked_about(house: House, parent: Parent):
    parent.says(*up_to("email"))
    sends(parent)
    assert "Is that Sam's photo" in parent.hears
    parent.taps("Yes")
    assert parent.registration.state == "email"
    assert parent.registration.answers["photo"] == stored(house)[0]
    parent.says("jane@example.com")
    assert parent.registration.answers["email"] == "jane@example.com"


def test_a_photo_that_is_none_of_the_players_is_not_kept(house: House, parent: Parent):
    parent.says(*up_to("email"))
    sends(parent)
    assert len(stored(house)) == 1
    parent.taps("No")
    assert stored(house) == []
    assert "photo" not in parent.registration.answers


def test_of_an_album_the_first_is_kept(house: House, asked: Parent):
    sends(asked)
    first = stored(house)
    sends(asked)
    assert "kept the first photo" in " ".join(asked.texts[-2:])
    assert stored(house) == first
    assert asked.registration.state == asked_after("photo")


def test_a_better_one_replaces_it_and_the_first_is_gone(house: House, asked: Parent):
    sends(asked)
    (first,) = stored(house)
    house.time_passes(600)
    sends(asked)
    assert "Use this one instead?" in asked.hears
    asked.taps("Yes")
    (second,) = stored(house)
    assert second != first
    assert asked.registration.answers["photo"] == second


def test_words_with_a_photo_are_their_answer(house: House, parent: Parent):
    parent.says(*up_to("email"))
    sends(parent, text="jane@example.com")
    assert parent.registration.answers["email"] == "jane@example.com"
    assert stored(house) == []


def test_nothing_is_fetched_for_somebody_who_was_never_invited(house: House):
    stranger = house.parent("+447700900777")
    sends(stranger)
    assert "Registration here is by invite" in stranger.hears
    assert stored(house) == []


def test_twilio_away_for_a_while_loses_no_photo(house: House, asked: Parent):
    house.wire.silence("twilio GET media")
    sends(asked)
    house.time_passes()
    house.work()
    assert asked.registration.state == asked_after("photo")


class TestWithoutTheEdge:
    def at_photo(self) -> Chat:
        chat = Chat()
        chat.says(*up_to("photo"))
        return chat

    @pytest.mark.parametrize("said", ["skip", "later", "I'll send it later", "don't have one"])
    def test_it_may_be_left_for_later(self, said: str):
        chat = self.at_photo()
        chat.says(said)
        assert (chat.asked, chat.answers["photo"]) == ("payment_day", None)

    def test_words_are_no_photo(self):
        chat = self.at_photo()
        chat.says("here it is")
        assert chat.asked == "photo"

    def test_a_trouble_without_words_of_its_own_still_has_a_remedy(self):
        chat = self.at_photo()
        chat.hear(Message(sid="SM", kind="media", picture=Picture(trouble="who knows")))
        assert "JPEG, PNG, WebP or HEIC" in chat.heard
