"""docs/club-questions.md and club.example.toml, followed word for word."""

import tomllib
from pathlib import Path
from typing import Any

from flows.registration.club_questions.entries import KINDS
from flows.registration.club_questions.faults import faults_of
from flows.registration.club_questions.flow import flow_with
from flows.registration.club_questions.forms import FIELDS, PROMPT_NAMES
from tests.support.chats.chat import Chat

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs" / "club-questions.md").read_text(encoding="utf-8")
EXAMPLE = tomllib.loads((ROOT / "club.example.toml").read_text(encoding="utf-8"))["questions"]


def of_the_guide() -> list[dict[str, Any]]:
    blocks = [part.partition("```")[0] for part in GUIDE.split("```toml\n")[1:]]
    return [entry for block in blocks for entry in tomllib.loads(block)["questions"]]


def test_the_questions_of_the_guide_are_asked_and_changed():
    boots, agreements = of_the_guide()
    assert list(faults_of([boots, agreements])) == []
    chat = Chat(flow=flow_with([boots, agreements]))
    chat.answers_until("club_boots")
    chat.says("3 to 5")
    assert "Boots: 6 and up" in chat.answers_until("check_answers") + chat.says("change boots to 6 and up")
    assert "Use of photos: No" in chat.says("change photos to no")


def test_the_guide_names_every_setting_kind_and_name():
    for word in {*FIELDS, *KINDS, *(f"{{{name}}}" for name in PROMPT_NAMES)} - {"items"}:
        assert f"`{word}`" in GUIDE, word


def test_the_first_club_asks_what_the_fa_and_its_league_expect():
    assert list(faults_of(EXAMPLE)) == []
    chat = Chat(flow=flow_with(EXAMPLE))
    chat.answers_until("club_abroad", born_on="3 5 2016")
    assert "international clearance before Sam's first match" in chat.says("yes")
    chat.says("Cardiff, Wales")
    chat.answers_until("club_agreements", club_second_contact="Ana Diaz", club_second_phone="07700 900555")
    summary = chat.says("all but photos")
    for line in (
        "Registered abroad: Yes",
        "Abroad at: Cardiff, Wales",
        "Second contact: Ana Diaz",
        "Second contact's phone: 07700 900555",
        "Playing and data: Yes",
        "Use of pictures: No",
        "Emergency treatment: Yes",
        "Code of conduct: Yes",
        "Other clubs: ",
        "FAN: ",
    ):
        assert line in summary
    assert chat.notices == []
    chat.says("yes")
    assert "follow_up" in [fact for _, fact in chat.facts]


def test_under_ten_nobody_is_asked_about_abroad():
    chat = Chat({"age_group": "u10s"}, flow=flow_with(EXAMPLE))
    chat.answers_until("relationship", born_on="3 5 2017")
    assert "club_abroad" not in chat.answers
