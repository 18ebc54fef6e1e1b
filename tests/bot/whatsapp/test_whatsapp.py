"""What is sent: as it was rendered, once, and where it fails with what to do next."""

import pytest

from bot.errors import Refused, Unavailable
from bot.store.exchange import Outgoing
from bot.whatsapp.rendering import render
from flows.records import Reply
from tests.support.house import House


def test_twilio_shows_what_was_rendered(house: House):
    parent = house.parent()
    parent.says("hi")
    reply = Reply(paragraphs=["Thanks.", "Which?"], about="size", labels=["S", "M", "L", "XL"])
    for outgoing in render(reply, house.bot.whatsapp.contents):
        house.bot.whatsapp.send(parent.number, outgoing)
    house.world.twilio.settle()
    assert parent.hears == "Thanks. Which?"
    assert parent.labels == ["S", "M", "L", "XL"]
    assert parent.received[-1]["list"]["items"][0]["id"] == "size:S"
    assert parent.received[-1]["status"] == "delivered"


@pytest.mark.parametrize(
    ("fault", "raised"),
    [
        ({"code": 21211}, Refused),  # no such number
        ({"code": 21610}, Refused),  # opted out at Twilio
        ({"code": 20429}, Unavailable),
        ({"code": 20003}, Unavailable),  # our token is wrong: nothing is lost while it is put right
        ({"http": 500}, Unavailable),
        ({"http": 502}, Unavailable),
        ({"drop_answer": True}, Unavailable),
    ],
    ids=str,
)
def test_errors_are_sorted_by_what_to_do_next(house: House, fault: dict, raised: type[Exception]):
    house.parent().phone.fault(**fault)
    with pytest.raises(raised):
        house.bot.whatsapp.send(house.parent().number, Outgoing(text="Hello"))


def test_nobody_there_is_unavailable(house: House):
    house.start(TWILIO_API_URL="http://127.0.0.1:9")
    with pytest.raises(Unavailable):
        house.bot.whatsapp.send(house.parent().number, Outgoing(text="Hello"))


@pytest.mark.parametrize(
    ("setting", "wrong"), [("TWILIO_AUTH_TOKEN", "x"), ("TWILIO_ACCOUNT_SID", "AC1"), ("TWILIO_API_URL", "{}/v2")]
)
def test_a_fault_in_our_settings_is_not_the_messages(house: House, setting: str, wrong: str):
    """Nothing is lost while it is put right."""
    house.start(**{setting: wrong.format(house.world.phone_url)})
    with pytest.raises(Unavailable):
        house.bot.whatsapp.send(house.parent().number, Outgoing(text="Hello"))


def test_contents_that_are_synced_later_are_used_without_a_restart(house: House):
    synced = house.bot.store.contents()
    house.bot.store.keep_contents({})
    house.start()
    assert house.bot.whatsapp.contents == {}
    house.bot.store.keep_contents(synced)
    assert house.bot.whatsapp.contents == synced
