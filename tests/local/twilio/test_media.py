"""The media of messages: the API asks for the password and redirects to where none is asked, for four hours."""

import base64

import pytest
import requests

from tests.local.conftest import ACCOUNT, TOKEN

BYTES = b"\x89PNG\r\n\x1a\n"
PHOTO = {"content_type": "image/png", "data": base64.b64encode(BYTES).decode(), "filename": "mia.png"}


@pytest.fixture
def url(parent, bot) -> str:
    """The MediaUrl of a photo that the parent sent."""
    parent.send(media=[PHOTO])
    return bot.forms[0]["MediaUrl0"]


@pytest.fixture
def address(url) -> str:
    """Where the API redirects to."""
    answer = requests.get(url, auth=(ACCOUNT, TOKEN), timeout=10, allow_redirects=False)
    assert answer.status_code == 307
    return answer.headers["Location"]


def fetched(address: str) -> requests.Response:
    return requests.get(address, timeout=10)


def test_the_address_asks_for_no_password(address, world):
    assert address.startswith(f"{world.phone_url}/mms.twiliocdn.com/{ACCOUNT}/ME")
    photo = fetched(address)
    assert (photo.content, photo.headers["Content-Type"]) == (BYTES, "image/png")


def test_the_address_is_good_for_four_hours(address, world):
    world.clock.advance(4 * 3600 - 60)
    assert fetched(address).status_code == 200
    world.clock.advance(61)
    assert fetched(address).status_code == 403


@pytest.mark.parametrize(
    ("part", "other"), [("Signature=", "Signature=0"), ("Expires=", "Expires=9"), ("/ME", "/MEf"), ("?", "?x")]
)
def test_nobody_else_can_make_one(address, part, other):
    assert fetched(address.replace(part, other)).status_code == 403


def test_with_its_message_the_photo_goes(url, address, api):
    message, _, _ = url.partition("/Messages/")[2].partition("/Media/")
    assert api.messages(message).delete()
    assert fetched(address).status_code == 404
    assert requests.get(url, auth=(ACCOUNT, TOKEN), timeout=10).status_code == 404


def test_a_deleted_photo_is_at_neither(url, address, api):
    _, _, rest = url.partition("/Messages/")
    message, _, media = rest.partition("/Media/")
    assert api.api.v2010.account.messages(message).media(media).delete()
    assert fetched(address).status_code == 404
    assert requests.get(url, auth=(ACCOUNT, TOKEN), timeout=10).status_code == 404
