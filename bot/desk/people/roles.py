"""Who may do what at the desk: roles, and what each may see and do.

Medical needs are for the coaches and the welfare officer, as the chat and the privacy notice promise the parents, and
what a parent wrote of a child's safety is for the welfare officer: a secretary who is one has both roles.
"""

from enum import StrEnum
from typing import NamedTuple


class May(StrEnum):
    """What somebody may."""

    SEE = "see registrations"
    ANSWERS = "see what was answered"
    MEDICAL = "see medical needs"
    BIRTHDAYS = "see parents' dates of birth"
    DISCLOSURES = "see what was written of a child's safety"
    CHAT = "read a chat, and answer in it"
    TEND = "resend, note proof of age and no pictures"
    ADMINISTER = "withdraw, approve, correct and move"
    PAY = "note payments and waive fees"
    INVITE = "invite parents"
    SHEETS = "print a team's sheets"
    ERASE = "erase a parent"
    SETTINGS = "change the club's settings"
    PEOPLE = "let people in, take them away, and read the trail"


class Role(StrEnum):
    SECRETARY = "secretary"
    TREASURER = "treasurer"
    WELFARE = "welfare officer"
    MANAGER = "manager"


ALLOWS = {
    Role.SECRETARY: frozenset(May) - {May.MEDICAL, May.DISCLOSURES},
    Role.TREASURER: frozenset({May.SEE, May.PAY}),
    Role.WELFARE: frozenset(
        {May.SEE, May.ANSWERS, May.MEDICAL, May.BIRTHDAYS, May.DISCLOSURES, May.CHAT, May.TEND, May.SHEETS}
    ),
    Role.MANAGER: frozenset({May.SEE, May.ANSWERS, May.MEDICAL, May.CHAT, May.TEND, May.SHEETS}),
}


class Person(NamedTuple):
    """Somebody of the club. `teams` are a manager's own, each with its age group: `"Panthers u11s"`."""

    email: str
    name: str
    roles: frozenset[Role]
    teams: frozenset[str] = frozenset()

    def may(self, what: May, side: str | None = None) -> bool:
        """Whether they may do this, to a registration of this team where one is named."""
        return any(what in ALLOWS[role] and self._reaches(role, side) for role in self.roles)

    def _reaches(self, role: Role, side: str | None) -> bool:
        return role is not Role.MANAGER or side is None or side.casefold() in map(str.casefold, self.teams)
