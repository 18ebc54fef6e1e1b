"""The words that are sent: one syntax, `{name}`, filled in one pass and strict about what is missing."""

from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from pathlib import Path
from string import Formatter
from typing import Any, NamedTuple

import msgspec

from flows import fees
from flows.answers import show_phone
from flows.fees import Asked
from flows.money import pounds
from flows.records import USUAL_NIGHT, Discount, Night, Registration, Season, Team

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"


class Officer(NamedTuple):
    """Somebody who is there for children's safety, with a phone in E.164 and an e-mail address."""

    name: str
    phone: str
    email: str


class Club(msgspec.Struct, frozen=True, kw_only=True):
    """What differs from club to club. `payment_url` holds `{reference}` where the registration's reference belongs, and
    `{key}` where the payments are `collected` by a provider; `collected` are the first and the last month in which the
    monthly fee is, `discount` is for siblings. `waiting_url` holds `{token}`, and at `privacy_url` is the privacy
    notice; `whatsapp` is the club's own number and `welfare_phone` the officer's, in E.164. `texts` is whether it has a
    number that texts come from: without one it writes by WhatsApp and e-mail alone. A registration is kept for
    `keep_days` past its season; 0: until somebody deletes it. `guesses` is whether a language model is asked what no
    table can read. `fees` are those of an invite that names none, by age group,
    and `teams` say its manager. In the `night` nobody is written to who has not just written, and
    an invite without a season is for this `season`; `payment_line` are the words of its payment, "" for the usual.
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
    privacy_url: str
    deputy_officer: str = ""
    deputy_phone: str = ""
    deputy_email: str = ""
    texts: bool = True
    keep_days: int = 0
    guesses: bool = False
    collected: tuple[int, int] | None = None
    discount: Discount | None = None
    fees: dict[int, Asked] = {}
    teams: tuple[Team, ...] = ()
    night: Night = USUAL_NIGHT
    season: Season | None = None
    payment_line: str = ""

    @property
    def officers(self) -> list[Officer]:
        """Who is told of a child's safety: the welfare officer, then the deputy where there is one."""
        first = Officer(self.welfare_officer, self.welfare_phone, self.welfare_email)
        second = Officer(self.deputy_officer, self.deputy_phone, self.deputy_email)
        return [first, second] if second.phone and second.email else [first]


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


WHATSAPP, WEB = Words(TEMPLATES / "whatsapp"), Words(TEMPLATES / "web")


def names_in(text: str) -> set[str]:
    """The names that a text of ours leaves open."""
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@cache
def names_of(template: str) -> frozenset[str]:
    """The names that `email/<name>` or `sms/<name>` leaves open.

    An e-mail's HTML uses no others than its plain texts.
    """
    path = TEMPLATES / template
    texts = sorted(path.glob("*.txt")) if path.is_dir() else [path.with_suffix(".txt")]
    return frozenset().union(*(names_in(text.read_text(encoding="utf-8")) for text in texts))


def filled(template: str, values: Mapping[str, str]) -> tuple[str, str]:
    """The subject and the plain text of `email/<name>`, or "" and the text of `sms/<name>`, with these values."""
    path = TEMPLATES / template
    parts = (path / "subject.txt", path / "body.txt") if path.is_dir() else (None, path.with_suffix(".txt"))
    subject, text = (part.read_text(encoding="utf-8").strip().format_map(values) if part else "" for part in parts)
    return subject, text


def payment_link(club: Club, registration: Registration) -> str:
    """The parent's own: with what nobody can guess in it, where the page that it opens is ours."""
    key = registration.billing.key if registration.billing else ""
    return club.payment_url.replace("{reference}", registration.reference).replace("{key}", key)


SHOWN_TO_A_MODEL = (
    " Where an answer to a question of few choices, or of a date, is not understood, a language model at Amazon Web "
    "Services is asked what it may mean, without the names that the club has of you; what it suggests counts only once "
    "you say yes to it."
)
TO_GOCARDLESS = (
    "Payments are taken by GoCardless, which is given your name, your e-mail address, the team, the season and the "
    "registration's reference, and asks you itself for your bank details: the club never sees those."
)
TO_THE_PAYMENT_PAGE = (
    "Payments are taken at {host}, which is given the registration's reference; what you enter there is handled by the "
    "company that runs it for the club."
)


def shown_for_payments(club: Club) -> str:
    """What the privacy notice says of who takes the payments."""
    return TO_GOCARDLESS if club.collected else TO_THE_PAYMENT_PAGE.format(host=_host(club.payment_url))


def _host(url: str) -> str:
    return url.partition("://")[2].partition("/")[0]


OF_THE_CLUB: dict[str, Callable[[Club], str]] = {
    "club": lambda club: club.name,
    "assistant": lambda club: club.assistant,
    "contact": lambda club: club.contact,
    "welfare_officer": lambda club: club.welfare_officer,
    "welfare_contact": lambda club: show_phone(club.welfare_phone),
    "alerted_by": lambda club: "text and e-mail" if club.texts else "e-mail",
    "privacy_link": lambda club: club.privacy_url,
    "shown_to_a_model": lambda club: SHOWN_TO_A_MODEL if club.guesses else "",
    "shown_for_payments": shown_for_payments,
    "kept_for": lambda club: f"for {club.keep_days} days" if club.keep_days else "until the club deletes it",
    "chat_link": lambda club: f"https://wa.me/{club.whatsapp.removeprefix('+')}?text=hi",
}
OF_A_REGISTRATION: dict[str, Callable[[Club, Registration], str]] = {
    "player": lambda club, of: called(of),
    "invited_player": lambda club, of: of.invite.player,
    "invited_parent": lambda club, of: of.invite.parent,
    "parent": lambda club, of: (of.answers.get("parent_name") or of.invite.parent_first_name).split()[0],
    "team": lambda club, of: of.invite.team,
    "age_group": lambda club, of: f"u{of.invite.age_group}s",
    "side": lambda club, of: of.invite.side,
    "season": lambda club, of: of.invite.season,
    "manager": lambda club, of: of.invite.manager_name,
    "manager_phone": lambda club, of: show_phone(of.invite.manager_phone),
    "membership_fee": lambda club, of: pounds(fees.priced(of).fee),
    "monthly_fee": lambda club, of: pounds(fees.priced(of).monthly),
    "to_pay": lambda club, of: fees.to_pay(of),
    "fees": lambda club, of: fees.fees(of),
    "in_place": lambda club, of: fees.in_place(of),
    "settled": lambda club, of: fees.settled(of),
    "reference": lambda club, of: of.reference,
    "invite_link": lambda club, of: f"{OF_THE_CLUB['chat_link'](club)}%20{of.reference}",
    "payment_link": payment_link,
}


def facts(club: Club, registration: Registration | None = None) -> dict[str, Any]:
    """Every name that a prompt or a template may use, with its value as a person reads it."""
    known = {name: of(club) for name, of in OF_THE_CLUB.items()}
    return known | {name: of(club, registration) for name, of in OF_A_REGISTRATION.items() if registration}


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
