"""What a registration costs in messages, each of which costs money and patience; README.md says the same."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.whatsapp.contents import definitions
from bot.whatsapp.rendering import render
from flows.records import Message
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.seasons import PRE_SEASON, invited_again, registered
from tests.support.chats.transcripts import known_flow

README = (Path(__file__).resolve().parents[3] / "README.md").read_text(encoding="utf-8")
CONTENTS = definitions(CLUB)
MIA = {"player_first_name": "Mia", "team_name": "Lions", "age_group": "u9s"}
# What is said to a question in one line, where its example would not do.
ANSWERS = {"house": "12 Acacia Avenue, Urmston", "shirt_number": "7", "consent": "email only", "medical_needs": "no"}
RETURNING = {"medical_still": "yes, still right", "consent": "email only"}


class Counted(Chat):
    """A chat in which the messages of both are counted, ours as WhatsApp shows them; a question more is not in it."""

    said = heard_of_us = 0

    def __init__(self) -> None:
        super().__init__(flow=known_flow())

    def hear(self, message: Message) -> None:
        super().hear(message)
        self.said += 1
        self.heard_of_us += sum(len(render(reply, CONTENTS)) for reply in self.replies)

    def registers(self, **own: str) -> None:
        self.answers_until("photo", **(ANSWERS | own))
        self.sends_a_photo()
        self.answers_until("check_answers", **(ANSWERS | own))
        self.says("yes")

    def comes_back(self, *what_has_changed: str) -> None:
        self.says("yes", "3 May 2016")
        self.answers_until("last_season", **RETURNING)
        self.says(*what_has_changed)
        self.answers_until("check_answers", **RETURNING)
        self.says("yes")

    def goes_on_with(self, chat: Chat) -> "Counted":
        self.saved, self.now = chat.saved, chat.now
        return self


def the_first() -> Counted:
    chat = Counted()
    chat.registers()
    return chat


def a_new_sibling() -> Counted:
    chat = Counted().goes_on_with(registered())
    chat.invited("2026-27", **MIA)
    chat.registers(born_on="12/12/2017")
    return chat


def with_nothing_new() -> Counted:
    chat = Counted().goes_on_with(invited_again(registered(begun=PRE_SEASON), days=330))
    chat.comes_back("all still right")
    return chat


def with_a_new_kit_size() -> Counted:
    chat = Counted().goes_on_with(invited_again(registered(begun=PRE_SEASON), days=330))
    chat.comes_back("kit is 11-12", "all still right")
    return chat


FAMILIES: dict[str, tuple[Callable[[], Counted], int, int]] = {
    "an under-11 with one address": (the_first, 21, 23),
    "a brother or sister after that": (a_new_sibling, 13, 16),
    "the next season, with nothing new": (with_nothing_new, 6, 10),
    "the next season, with a new kit size": (with_a_new_kit_size, 7, 12),
}


@pytest.mark.parametrize("family", FAMILIES)
def test_a_registration_takes_so_many_messages_at_most(family: str):
    plays, of_the_parent, of_ours = FAMILIES[family]
    chat = plays()
    assert chat.registration.status == "payment_pending"
    ours = chat.heard_of_us + 1  # the invite
    assert (chat.said <= of_the_parent, ours <= of_ours) == (True, True), f"{chat.said} and {ours}"
    assert f"| {family} | {chat.said} | {ours} |" in README
