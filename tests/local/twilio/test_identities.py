"""A phone with a username: what Twilio says of it, and by which address it is reached."""

import sqlite3
from pathlib import Path

import pytest
from twilio.base.exceptions import TwilioRestException

from local.twilio.database import Database
from tests.local.conftest import CLUB, PARENT

USER_ID = "GB.13491208655302741918"
PHONE = "/phones/%2B447700900123"


def test_without_an_identity_nothing_is_said_of_one(bot, parent):
    parent.send("hello")
    assert not {"ExternalUserId", "ParentExternalUserId", "ProfileUsername"} & set(bot.forms[0])


def test_an_id_is_said_beside_the_number(bot, parent):
    parent.is_named(id=USER_ID, parent_id="GB.ENT.5", username="kim.j")
    parent.send("hello")
    assert bot.forms[0].items() >= {
        "From": f"whatsapp:{PARENT}", "WaId": PARENT[1:], "ExternalUserId": f"whatsapp:{USER_ID}",
        "ParentExternalUserId": "whatsapp:GB.ENT.5", "ProfileUsername": "kim.j",
    }.items()  # fmt: skip


def test_where_the_number_is_withheld_the_id_stands_for_it(bot, parent):
    parent.is_named(id=USER_ID, withheld=True)
    parent.send("hello")
    assert bot.forms[0]["From"] == bot.forms[0]["ExternalUserId"] == f"whatsapp:{USER_ID}"
    assert not any(PARENT[1:] in value for value in bot.forms[0].values())


def test_the_phone_is_reached_by_either_and_each_is_said_as_it_was(world, bot, parent, api):
    parent.is_named(id=USER_ID, withheld=True)
    parent.send("hello")
    for to in (USER_ID, PARENT):
        api.messages.create(to=f"whatsapp:{to}", from_=CLUB, body=to, status_callback="http://bot.example.com/status")
    world.twilio.settle()
    assert [message["text"] for message in parent.messages()] == ["hello", USER_ID, PARENT]
    delivered = [form for form in bot.forms if form.get("MessageStatus") == "delivered"]
    assert [form["To"] for form in delivered] == [f"whatsapp:{USER_ID}", f"whatsapp:{PARENT}"]
    assert {form["ExternalUserId"] for form in delivered} == {f"whatsapp:{USER_ID}"}
    for to in (USER_ID, PARENT):
        assert [message.body for message in api.messages.list(to=f"whatsapp:{to}", from_=CLUB)] == [to]


def test_an_id_that_is_nobodys_is_no_address(api):
    with pytest.raises(TwilioRestException, match="Not a valid 'To'"):
        api.messages.create(to="whatsapp:GB.404", from_=CLUB, body="hello")


def test_over_http_what_is_not_named_stays(browser):
    given = browser("PUT", f"{PHONE}/identity", json={"username": "kim.j", "withheld": True}).json()
    assert (given["number"], given["username"], given["withheld"]) == (PARENT, "kim.j", True)
    assert given["id"].startswith("GB.")
    again = browser("PUT", f"{PHONE}/identity", json={"withheld": False}).json()
    assert again == given | {"withheld": False}


@pytest.mark.parametrize("odd", [{"withheld": "yes"}, {"id": "447700900123"}, {"id": "GB.1\n"}, {"name": "kim"}, []])
def test_an_odd_identity_is_refused(browser, odd):
    assert browser("PUT", f"{PHONE}/identity", json=odd).status_code == 400


def test_messages_of_an_older_release_are_kept(tmp_path: Path):
    file = tmp_path / "twilio.db"
    Database(file).close()
    with sqlite3.connect(file) as older:
        older.execute("alter table messages drop column address")
    assert "address" in {row["name"] for row in Database(file).rows("pragma table_info(messages)")}
