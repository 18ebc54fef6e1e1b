"""The words that are sent: one syntax, `{name}`, filled in one pass and strict about what is missing."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Any

import msgspec

from flows.answers import show_phone
from flows.money import pounds
from flows.records import Registration

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class Club(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from club to club. `payment_url` holds `{reference}` where the registration's reference belongs,
    `waiting_url` `{token}`; `whatsapp` is the club's own number and `welfare_phone` the officer's, in E.164.
    """

    name: str
    assistant: str
    contact: str
    payment_url: str
    welfare_officer: str
    welfare_phone: str
    welfare_email: str
    whatsapp: str
    waiting_url: str


class Words(Mapping[str, str]):
    """Templates of one folder by name, read once, when the first is asked for:

    `words["welcome"]`. Raises KeyError for a template that is not there.
    """

    def __init__(self, folder: Path):
        self._folder = folder

    @cached_property
    def _texts(self) -> dict[str, str]:
        return {path.stem: path.read_text(encoding="utf-8").strip() for path in sorted(self._folder.glob("*.txt"))}

    def __getitem__(self, name: str) -> str:
        return self._texts[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)


WHATSAPP = Words(TEMPLATES / "whatsapp")


def names_in(text: str) -> set[str]:
    """The names that a text of ours leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def names_of(template: str) -> set[str]:
    """The names that `email/<name>` or `sms/<name>` leaves open.

    An e-mail's HTML uses no others than its plain texts.
    """
    path = TEMPLATES / template
    texts = sorted(path.glob("*.txt")) if path.is_dir() else [path.with_suffix(".txt")]
    return set().union(*(names_in(text.read_text(encoding="utf-8")) for text in texts))


def facts(club: Club, registration: Registration | None = None) -> dict[str, Any]:
    """Every name that a prompt or a template may use, with its value as a person reads it."""
    known = {
        "club": club.name,
        "assistant": club.assistant,
        "contact": club.contact,
        "welfare_officer": club.welfare_officer,
        "welfare_contact": show_phone(club.welfare_phone),
        "chat_link": f"https://wa.me/{club.whatsapp.removeprefix('+')}?text=hi",
    }
    if registration is None:
        return known
    invite = registration.invite
    return known | {
        "player": called(registration),
        "invited_player": invite.player,
        "invited_parent": invite.parent,
        "parent": (registration.answers.get("parent_name") or invite.parent_first_name).split()[0],
        "team": invite.team,
        "age_group": f"u{invite.age_group}s",
        "side": invite.side,
        "season": invite.season,
        "manager": invite.manager_name,
        "manager_phone": show_phone(invite.manager_phone),
        "membership_fee": pounds(invite.membership_fee),
        "monthly_fee": pounds(invite.monthly_fee),
        "reference": registration.reference,
        "payment_link": club.payment_url.replace("{reference}", registration.reference),
    }


def called(registration: Registration) -> str:
    """What to call the player."""
    invite = registration.invite
    return first_name(invite.player_first_name, registration.answers.get("player_name") or invite.player)


def first_name(invited: str, full_name: str) -> str:
    """What to call someone: as the club invited them while that is a part or a short form of their full name, else
    its first word.

    Sam for Samuel Smith and An for Nguyễn Văn An, but Samir for Samir Smith who was invited as "Smair".
    """
    words = full_name.casefold().split()
    known = full_name.casefold().startswith(invited.casefold()) or any(
        word.startswith(invited.casefold()) for word in words
    )
    return invited if known else full_name.split()[0]
