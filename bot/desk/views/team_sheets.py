"""A team's sheets: squad, kit, contacts, photos, what the league asks, birthdays, medical needs; each is a table that
prints and is downloaded.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from datetime import date
from typing import NamedTuple

from bot.desk.people.roles import May
from bot.store.roll import Line
from flows.answers import show_phone
from flows.grammar.flow import Flow
from flows.grammar.summary import shown
from flows.records import CLOSED, COMPLETE, Registration
from flows.registration.holds import shirt

Rows = list[list[str]]
SHIRTS = range(1, 26)
PROOF_OF_AGE = "proof_of_age"  # the note that it was seen


class TeamSheet(NamedTuple):
    """`name` stands in its address; `rows` are made of the team's registrations, in the order of their players."""

    name: str
    title: str
    may: May
    columns: tuple[str, ...]
    rows: Callable[[list[Registration], Flow], Rows]
    confidential: bool = False


class Shirt(NamedTuple):
    """One shirt of a team; `player` is "" while nobody is known to wear it, and it is `free` if nobody holds it."""

    number: int
    player: str
    free: bool


def told(registration: Registration, name: str, flow: Flow) -> str:
    """An answer that was sent, as a person reads it; "" where there is none."""
    sent, question = registration.for_the_club, flow.questions.get(name)
    if question is None or not question.answered(sent) or sent.answers[name] is None:
        return ""
    return shown(question, sent, flow.questions)


def player(registration: Registration) -> str:
    return str(registration.confirmed.get("player_name") or registration.invite.player)


def on_the_team(registrations: Iterable[Registration]) -> list[Registration]:
    """Those that have not come to nothing, in the order of their players."""
    present = (each for each in registrations if each.status not in CLOSED)
    return sorted(present, key=lambda each: player(each).casefold())


def shirts(registrations: Iterable[Registration], taken: Collection[str]) -> list[Shirt]:
    """Every shirt that a team has, with who wears it. What is `taken` (see holds.py) may be of answers not sent yet."""
    worn = {each.confirmed.get("shirt_number"): player(each) for each in registrations}
    return [Shirt(number, worn.get(number, ""), shirt(number) not in taken) for number in SHIRTS]


def _squad(registrations: list[Registration], flow: Flow) -> Rows:
    return [
        [told(each, "shirt_number", flow), player(each), told(each, "goalkeeper", flow), each.status.replace("_", " ")]
        for each in registrations
    ]


def _kit(registrations: list[Registration], flow: Flow) -> Rows:
    """By size, with the numbers to print."""
    sizes = Counter(told(each, "kit_size", flow) or "not told yet" for each in registrations)
    numbers = {
        size: [told(each, "shirt_number", flow) for each in registrations if told(each, "kit_size", flow) == size]
        for size in sizes
    }
    return [
        [size, str(count), ", ".join(sorted(filter(None, numbers[size]), key=int))] for size, count in sizes.items()
    ]


def _contacts(registrations: list[Registration], flow: Flow) -> Rows:
    return [
        [
            player(each),
            str(each.confirmed.get("parent_name") or each.invite.parent),
            show_phone(each.invite.parent_phone),
            told(each, "email", flow),
            told(each, "emergency_name", flow),
            told(each, "emergency_phone", flow),
        ]
        for each in registrations
    ]


def _birthdays(registrations: list[Registration], flow: Flow) -> Rows:
    """In the order of the season, from September on."""
    known = [each for each in registrations if "born_on" in each.confirmed]
    born = [(date.fromisoformat(each.confirmed["born_on"]), each) for each in known]
    born.sort(key=lambda known: ((known[0].month - 9) % 12, known[0].day))
    return [[f"{day.day} {day:%B}", player(each), f"{day.day} {day:%B %Y}"] for day, each in born]


def _medical(registrations: list[Registration], flow: Flow) -> Rows:
    return [
        [
            player(each),
            told(each, "medical_details", flow) or told(each, "medical_needs", flow) or "not told yet",
            told(each, "medicine_kept", flow),
            told(each, "emergency_name", flow) or each.invite.parent,
            told(each, "emergency_phone", flow) or show_phone(each.invite.parent_phone),
        ]
        for each in registrations
    ]


def _league(registrations: list[Registration], flow: Flow) -> Rows:
    """In the order in which the FA's portal asks, which takes no file: nothing has to be looked for or typed anew."""
    return [
        [
            player(each),
            told(each, "born_on", flow),
            told(each, "gender", flow),
            told(each, "fan", flow),
            told(each, "parent_name", flow),
            told(each, "email", flow),
            show_phone(each.invite.parent_phone),
            *(told(each, f"child_{part}", flow) or told(each, part, flow) for part in ("house", "street", "postcode")),
            "this club" if each.confirmed.get("played_last_season") else told(each, "previous_club", flow),
            told(each, "consent", flow),
            "yes" if each.confirmed.get("photo") else "no",
            "yes" if PROOF_OF_AGE in each.noted else "no",
        ]
        for each in registrations
    ]


def _photos(registrations: list[Registration], flow: Flow) -> Rows:
    return [
        [told(each, "shirt_number", flow), player(each), "yes" if each.confirmed.get("photo") else "no"]
        for each in registrations
    ]


def pictured(registrations: Iterable[Registration]) -> list[tuple[str, str]]:
    """Whose photo there is: references, with the players' names."""
    return [(each.reference, player(each)) for each in registrations if each.confirmed.get("photo")]


SHEETS = (
    TeamSheet("squad", "Squad", May.SHEETS, ("Shirt", "Player", "Goalkeeper", "Registration"), _squad),
    TeamSheet("kit", "Kit order", May.SHEETS, ("Size", "How many", "Numbers"), _kit),
    TeamSheet("contacts", "Contact list", May.SHEETS,
              ("Player", "Parent", "Mobile", "E-mail", "In an emergency", "Emergency phone"), _contacts),
    TeamSheet("photos", "Photos", May.SHEETS, ("Shirt", "Player", "Photo"), _photos),
    TeamSheet("league", "League and FA", May.SHEETS,
              ("Name", "Born", "Gender", "FAN", "Parent", "Parent's e-mail", "Parent's mobile", "House", "Street",
               "Postcode", "Previous club", "Consent", "Photo", "Proof of age seen"), _league),
    TeamSheet("birthdays", "Birthdays", May.SHEETS, ("Day", "Player", "Born"), _birthdays),
    TeamSheet("medical", "Medical sheet", May.MEDICAL,
              ("Player", "Medical needs", "Medicine is kept", "In an emergency", "Phone"), _medical, confidential=True),
)  # fmt: skip
BY_NAME = {sheet.name: sheet for sheet in SHEETS}


def funnel(lines: Iterable[Line]) -> list[tuple[str, list[int]]]:
    """For each team how many are invited, have begun, have sent their answers, and are registered."""
    teams: dict[str, list[Line]] = {}
    for line in lines:
        teams.setdefault(line.side, []).append(line)
    return [(side, _stages(theirs)) for side, theirs in sorted(teams.items())]


def _stages(lines: list[Line]) -> list[int]:
    open_ones = [line for line in lines if line.status not in CLOSED]
    return [
        len(open_ones),
        sum(line.status != "invited" for line in open_ones),
        sum(line.status in COMPLETE for line in open_ones),
        sum(line.status == "registered" for line in open_ones),
    ]
