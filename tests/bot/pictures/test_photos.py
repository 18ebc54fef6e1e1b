"""A child's photo on its way from the parent's message to the club's store, and out of it."""

import base64
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import msgspec
import pytest
from PIL import Image

from bot.errors import Unavailable
from bot.pictures.photos import Photos
from flows.records import Picture
from tests.support.house import NOBODY, House, media_of, twilio_form
from tests.support.lines import Lines
from tests.support.outside import OUTSIDE

BUCKET, MIA, SAM = "photos-of-the-tests", "R-MIA", "R-SAM"


def picture(width: int = 800, height: int = 1000, colour: str = "orange", kind: str = "JPEG") -> bytes:
    file = BytesIO()
    Image.new("RGB", (width, height), colour).save(file, kind)
    return file.getvalue()


PHOTO, SMALL, DARK, PDF = picture(), picture(100, 100), picture(colour="black"), b"%PDF-1.7"


@pytest.fixture
def s3(house: House) -> Iterator[Any]:
    s3 = OUTSIDE.client("s3")
    s3.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    yield s3
    s3.close()


@pytest.fixture
def photos(s3: Any, house: House) -> Photos:
    return Photos(s3, BUCKET, media_of(house.settings))


def message(house: House, *media: tuple[str, bytes]) -> dict[str, str]:
    """The form of the webhook that brings these media, of the types that the phone says they are."""
    files = [{"content_type": kind, "data": base64.b64encode(data).decode()} for kind, data in media]
    sid = house.parent().phone.send(media=files).sid
    return house.world.twilio.messages.get(sid).form


def stored(s3: Any) -> dict[str, bytes]:
    """Every photo of the store, by its key."""
    found = s3.list_objects_v2(Bucket=BUCKET).get("Contents", [])
    return {each["Key"]: s3.get_object(Bucket=BUCKET, Key=each["Key"])["Body"].read() for each in found}


def test_a_photo_is_kept_under_the_registration(house, photos, s3):
    form = message(house, ("image/jpeg", PHOTO))
    key = f"photos/{MIA}/{form['MessageSid']}.jpg"
    assert photos.take(MIA, form["MessageSid"], form) == Picture(key=key)
    assert Image.open(BytesIO(stored(s3)[key])).size == (800, 1000)
    assert s3.head_object(Bucket=BUCKET, Key=key)["ContentType"] == "image/jpeg"


def test_a_repeat_is_the_same_photo(house, photos, s3):
    form = message(house, ("image/jpeg", PHOTO))
    assert photos.take(MIA, "MM1", form) == photos.take(MIA, "MM1", form)
    assert list(stored(s3)) == [f"photos/{MIA}/MM1.jpg"]


@pytest.mark.parametrize("declared", ["image/jpeg", "application/octet-stream", "application/pdf", "", "nonsense"])
def test_what_it_is_said_to_be_counts_for_nothing(house, photos, declared):
    form = message(house, ("image/png", picture(kind="PNG")))
    assert photos.take(MIA, "MM1", form | {"MediaContentType0": declared}).key


@pytest.mark.parametrize(
    ("media", "trouble"),
    [
        ([("image/jpeg", SMALL)], "too_small"),
        ([("image/jpeg", DARK)], "too_dark"),
        ([("image/jpeg", PHOTO[:2000])], "corrupt"),
        ([("image/jpeg", PHOTO + bytes(10_000_000))], "too_large"),
        ([("application/pdf", PDF)], "document"),
        ([("image/jpeg", PDF)], "document"),
        ([("image/gif", picture(kind="GIF"))], "not_a_picture"),
        ([("audio/ogg", b"OggS")], "voice"),
        ([("video/mp4", b"ftyp")], "video"),
        ([("text/vcard", b"BEGIN:VCARD")], "not_a_picture"),
        ([("image/jpeg", SMALL), ("audio/ogg", b"OggS")], "too_small"),  # of several, what is wrong with the first
    ],
)
def test_what_is_no_photo_of_a_child_is_not_kept(house, photos, s3, media, trouble):
    assert photos.take(MIA, "MM1", message(house, *media)) == Picture(trouble=trouble)
    assert stored(s3) == {}


def test_the_first_fit_photo_of_an_album_is_kept(house, photos, s3):
    form = message(
        house,
        ("audio/ogg", b"OggS"),
        ("application/pdf", PDF),
        ("image/jpeg", SMALL),
        ("image/jpeg", picture(640, 800)),
        ("image/jpeg", picture(1000, 1250)),
    )
    key = photos.take(MIA, "MM1", form).key
    assert Image.open(BytesIO(stored(s3).pop(key))).size == (640, 800)
    assert len(stored(s3)) == 1


def test_a_photo_that_the_parent_deleted_meanwhile(house, photos):
    form = message(house, ("image/jpeg", PHOTO))
    house.world.twilio.media.delete(form["MediaUrl0"].rpartition("/")[2])
    assert photos.take(MIA, "MM1", form) == Picture(trouble="gone")


def test_the_pictures_of_a_message_have_the_time_of_one(house, s3):
    form = message(house, *[("image/jpeg", PHOTO)] * 3)
    hasty = Photos(s3, BUCKET, media_of(house.settings), patience=0.001)
    assert hasty.take(MIA, "MM1", form) == Picture(trouble="too_heavy")
    assert stored(s3) == {}


def test_after_which_the_next_is_not_even_fetched(house, s3):
    deaf = media_of(msgspec.structs.replace(house.settings, twilio_url=NOBODY))
    url = f"{NOBODY}2010-04-01/Accounts/{house.settings.account_sid}/Messages/MM1/Media/ME1"
    form = twilio_form(NumMedia="1", MediaUrl0=url, MediaContentType0="image/jpeg")
    assert Photos(s3, BUCKET, deaf, patience=0.0).take(MIA, "MM1", form) == Picture(trouble="too_heavy")


@pytest.mark.parametrize("kind", ["audio/ogg", "video/mp4", "text/vcard", "AUDIO/AMR"])
def test_voices_and_films_are_not_even_fetched(house, s3, kind):
    deaf = Photos(s3, BUCKET, media_of(msgspec.structs.replace(house.settings, twilio_url=NOBODY)))
    url = f"{NOBODY}2010-04-01/Accounts/{house.settings.account_sid}/Messages/MM1/Media/ME1"
    form = twilio_form(NumMedia="1", MediaUrl0=url, MediaContentType0=kind)
    assert deaf.take(MIA, "MM1", form).trouble in ("voice", "video", "not_a_picture")
    with pytest.raises(Unavailable):
        deaf.take(MIA, "MM1", form | {"MediaContentType0": "image/jpeg"})


def test_a_strangers_address_is_no_photo_and_is_reported(photos, lines: Lines):
    url = "https://evil.example/photo-of-mia.jpg"
    form = twilio_form(NumMedia="1", MediaUrl0=url, MediaContentType0="image/jpeg")
    assert photos.take(MIA, "MM1", form) == Picture(trouble="not_a_picture")
    [line] = lines.ours
    assert (line["level"], line["host"]) == ("ERROR", "evil.example")
    assert "photo-of-mia" not in lines.text


@pytest.mark.parametrize("count", [{"NumMedia": "0"}, {"NumMedia": ""}, {"NumMedia": "-1"}, {"NumMedia": "two"}])
def test_a_message_without_media(photos, count):
    assert photos.take(MIA, "MM1", twilio_form(**count)) == Picture(trouble="not_a_picture")


def test_a_registrations_photos_are_erased_to_the_last_and_no_others(photos, s3):
    """A page of S3's list has a thousand."""
    for number in range(1_001):
        s3.put_object(Bucket=BUCKET, Key=f"photos/{MIA}/MM{number}.jpg", Body=b"")
    others = [f"photos/{MIA}-2/MM1.jpg", f"photos/{SAM}/MM1.jpg", f"other/{MIA}/MM1.jpg"]
    for key in others:
        s3.put_object(Bucket=BUCKET, Key=key, Body=b"")
    photos.erase(MIA)
    assert sorted(stored(s3)) == sorted(others)
    photos.erase(MIA)  # a repeat finds nothing to do


@pytest.mark.parametrize("reference", ["", "R-MIA/..", "/"])
def test_no_reference_reaches_into_anothers_folder(photos, reference):
    with pytest.raises(ValueError, match="reference"):
        photos.erase(reference)
    with pytest.raises(ValueError, match="reference"):
        photos.take(reference, "MM1", twilio_form())


def test_a_message_without_a_photo_does_not_wait_for_pillow():
    program = "import sys, bot.pictures.photos; print(sorted({'PIL', 'pillow_heif', 'requests'} & set(sys.modules)))"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
    assert told.stdout == "[]\n"
