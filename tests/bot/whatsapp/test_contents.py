"""The contents at Twilio: made once, by what they hold; the invite with nine numbered variables."""

import os
import re

import pytest
from msgspec.structs import replace

from bot.commands.contents import main
from bot.whatsapp.contents import (
    BUTTONS,
    LISTS,
    TEMPLATES,
    definitions,
    invite_text,
    list_content,
    quick_reply_content,
    sync,
)
from flows.registration.invites import SAMPLES, VARIABLES, read_invite, variables
from tests.support.chats.chat import CLUB
from tests.support.chats.examples import INVITE
from tests.support.house import House


def test_the_invite_is_the_clubs_own_wording_with_numbered_variables():
    invite = definitions(CLUB)["invite"]
    body = invite["types"]["twilio/text"]["body"]
    assert re.findall(r"{{(\d)}}", body) == list("123456789")
    assert not re.search(r"{[a-z]|}}{{", body), "a name was not filled in"
    assert body.startswith("Hi {{1}} 👋,\n\nOmega here, the Urmston Town Registration Assistant.")
    assert set(invite["variables"]) == set("123456789")


def test_another_club_invites_in_its_own_name():
    other = definitions(replace(CLUB, name="Sale Rovers", assistant="Robin"))["invite"]
    body = other["types"]["twilio/text"]["body"]
    assert "Robin here, the Sale Rovers Registration Assistant" in body
    assert "Urmston" not in body
    assert "Omega" not in body


def test_no_sample_could_be_taken_for_a_real_value():
    """Twilio sends a sample where a variable is missing."""
    for sample in SAMPLES.values():
        assert not re.search(r"\d|£", sample)
    with pytest.raises(ValueError, match="stand-in"):
        read_invite(INVITE | {"player_first_name": SAMPLES["player"]})


def test_our_own_words_are_those_that_twilio_makes_of_the_variables(house: House):
    invite = read_invite(INVITE)
    values = variables(invite)
    assert len(values) == len(VARIABLES) == 9
    house.admin_invites()
    assert house.parent().hears == invite_text(house.settings.club, values.values())


def test_there_is_a_content_for_each_number_of_answers():
    names = set(definitions(CLUB))
    assert names == {*map(quick_reply_content, BUTTONS), *map(list_content, LISTS), *TEMPLATES}


def test_every_variable_of_a_content_has_a_sample():
    for definition in definitions(CLUB).values():
        used = set(re.findall(r"{{(\d+)}}", str(definition["types"])))
        assert used == set(definition["variables"])
        assert all(sample.strip() for sample in definition["variables"].values())


class TestSync:
    def test_a_second_run_changes_nothing(self, house: House):
        client = house.bot.whatsapp.client
        before = [content.sid for content in client.content.v1.contents.list()]
        assert sync(client, house.settings.club) == house.bot.store.contents()
        assert [content.sid for content in client.content.v1.contents.list()] == before

    def test_the_invite_is_put_to_whatsapp_for_approval(self, house: House):
        client = house.bot.whatsapp.client
        found = client.content.v1.contents(house.bot.store.contents()["invite"]).approval_fetch().fetch()
        assert found.whatsapp["status"] == "approved"
        assert found.whatsapp["category"] == "UTILITY"

    def test_another_wording_is_another_content_and_the_old_one_stays(self, house: House):
        client = house.bot.whatsapp.client
        before = house.bot.store.contents()
        after = sync(client, replace(CLUB, name="Sale Rovers"))
        assert {name for name in before if before[name] != after[name]} == {"invite"}
        assert client.content.v1.contents(before["invite"]).fetch().sid == before["invite"]

    def test_the_command_prints_the_invites_and_records_the_rest(self, house: House, capsys: pytest.CaptureFixture):
        expected = house.bot.store.contents()
        house.bot.store.keep_contents({})
        assert main(["sync"], house.environment) == 0
        assert capsys.readouterr().out == f"TWILIO_TEMPLATE_SID={expected['invite']}\n"
        assert house.bot.store.contents() == expected

    def test_anything_else_is_explained(self, capsys: pytest.CaptureFixture):
        assert main([], os.environ) == main(["delete"], os.environ) == 2
        assert "sync" in capsys.readouterr().err
