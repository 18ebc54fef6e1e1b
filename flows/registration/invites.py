"""The club's invite: what an admin posts, checked whole before anybody is written to."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from flows.answers import normalise_phone, show_phone
from flows.fees import Asked
from flows.language.regex import regex
from flows.language.tidy import tidy
from flows.money import pence, pounds
from flows.records import Invite
from flows.registration.age_groups import age_group, season_year

VARIABLES = (
    "parent",
    "player",
    "team",
    "age_group",
    "season",
    "membership_fee",
    "monthly_fee",
    "manager",
    "manager_phone",
)
SAMPLES = dict(
    zip(
        VARIABLES,
        (
            "Parent's name",
            "Player's name",
            "Team",
            "Age group",
            "Season",
            "Membership fee",
            "Monthly fee",
            "Manager's name",
            "Manager's phone",
        ),
        strict=True,
    )
)
LONGEST, LONGEST_PHONE = 60, 40
STAND_INS = frozenset(
    "unknown n/a na none null nil undefined nan tbc tba tbd test sample example string name - . ? x xx xxx".split()
    + [sample.casefold() for sample in SAMPLES.values()]
)
PLACEHOLDER = regex(r"[{}<>\[\]]|\b(?:unknown|undefined|null)\b|_name\b", re.IGNORECASE)
# What a phone makes a link of: with a scheme, or a name and a top-level domain in small letters. "St.Mary" is none.
LINK = regex(r"(?i:\w+://|www\.|@)|\w{2,}\.[a-z]{2,}(?![a-zA-Z])|\w\.(?i:com|org|net|uk|info)(?![a-zA-Z])")
OLDER_NAMES = {"team_manager_1_full_name": "manager_full_name"}


class Faults(ValueError):
    """What is wrong with an invite: `errors` has a remedy for each field at fault."""

    def __init__(self, errors: dict[str, str]):
        super().__init__("; ".join(f"{field} {error}" for field, error in errors.items()))
        self.errors = errors


def read_invite(body: object) -> Invite:
    """The trigger's JSON as a checked Invite. Raises Faults with every fault at once."""
    if not isinstance(body, Mapping):
        raise Faults({"body": "must be a JSON object with the fields of an invite"})
    errors: dict[str, str] = {}
    read = {name: _field(body, field, reader, errors) for name, (field, reader) in FIELDS.items()}
    if errors:
        raise Faults(errors)
    return Invite(**read)


def variables(invite: Invite, price: Asked | None = None) -> dict[str, str]:
    """The nine variables of the invite's WhatsApp template, by the number that Twilio knows them by; `price` is what a
    sibling pays.
    """
    fee, monthly = price or (invite.membership_fee, invite.monthly_fee)
    values = (
        invite.parent_first_name,
        invite.player_first_name,
        invite.team,
        f"u{invite.age_group}s",
        invite.season,
        pounds(fee),
        pounds(monthly),
        invite.manager_name,
        show_phone(invite.manager_phone),
    )
    return {str(number): value for number, value in enumerate(values, 1)}


def _field(body: Mapping[str, Any], field: str, reader: Callable[[Any], Any], errors: dict[str, str]) -> Any:
    given = body.get(field)
    if given in (None, "") and field in OLDER_NAMES:
        given = body.get(OLDER_NAMES[field])
    if given is None or given == "":
        errors[field] = "is missing"
        return None
    try:
        return reader(given)
    except ValueError as fault:
        errors[field] = str(fault)
        return None


def _name(given: Any) -> str:
    """A name or title as it may stand in a WhatsApp variable:

    one line, nothing that stands for a value that was not there.
    """
    if not isinstance(given, str):
        raise ValueError("must be text")
    name = " ".join(tidy(given).split())
    if not name or name.casefold() in STAND_INS or PLACEHOLDER.search(name):
        raise ValueError("must be the real value, not a stand-in for one")
    if LINK.search(name):
        raise ValueError("must be without a web address: parents would tap it")
    if len(name) > LONGEST:
        raise ValueError(f"must be at most {LONGEST} characters")
    return name


def _person(given: Any) -> str:
    name = _name(given)
    if any(character.isdigit() for character in name) or not any(character.isalpha() for character in name):
        raise ValueError("must be a person's name")
    return name


def _phone(given: Any) -> str:
    written = str(given) if isinstance(given, str | int) else ""
    phone = normalise_phone(written) if len(written) <= LONGEST_PHONE else None
    if not phone:
        raise ValueError("must be a phone number, like 07700 900123 or +447700900123")
    return phone


def _age_group(given: Any) -> int:
    return age_group(_name(given))


def _season(given: Any) -> str:
    year = season_year(_name(given))
    return f"{year}-{(year + 1) % 100:02d}"


FIELDS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "player_first_name": ("player_first_name", _person),
    "player_last_name": ("player_last_name", _person),
    "team": ("team_name", _name),
    "age_group": ("age_group", _age_group),
    "manager_name": ("team_manager_1_full_name", _person),
    "manager_phone": ("team_manager_1_tel", _phone),
    "season": ("current_registration_season", _season),
    "parent_first_name": ("parent_first_name", _person),
    "parent_last_name": ("parent_last_name", _person),
    "parent_phone": ("parent_tel", _phone),
    "membership_fee": ("membership_fee_amount", pence),
    "monthly_fee": ("subscription_fee_amount", pence),
}
