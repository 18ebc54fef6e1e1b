"""The people of the club who may sign in."""

import re
from collections.abc import Collection
from datetime import datetime

from bot.desk.people.roles import Person, Role
from bot.desk.people.table import Table
from bot.store.items import Item, key, number

EMAIL = re.compile(r"[^@\s,<>\"']{1,64}@[^@\s,<>\"']+\.[^@\s,<>\"']{2,}")
LONGEST_NAME, LONGEST_TEAM = 60, 70
LAST = "Somebody has to be secretary: make somebody else one first."


class NotAdded(ValueError):
    """The person was not let in; `errors` says why, by field."""

    def __init__(self, errors: dict[str, str]):
        super().__init__(", ".join(f"{field}: {fault}" for field, fault in errors.items()))
        self.errors = errors


class LastSecretary(ValueError):
    """Without them nobody could let people in."""


class People:
    """`first` is the e-mail address of the club's settings, whose owner is a secretary while nobody else is one."""

    def __init__(self, table: Table, first: str):
        self._table, self._first = table, address(first)

    def find(self, email: str) -> Person | None:
        """The person with this address, if they may sign in."""
        item = self._table.get("desk", address(email)) if EMAIL.fullmatch(email) else None
        if item:
            return _person(item)
        return self._founder() if address(email) == self._first != "" else None

    def listed(self) -> list[Person]:
        """Everybody, by name."""
        return sorted(map(_person, self._table.all("desk")), key=lambda person: person.name.casefold())

    def add(self, email: str, name: str, roles: Collection[str], teams: Collection[str], now: datetime) -> Person:
        """Let somebody in, or change what they are. Raises NotAdded, and LastSecretary."""
        email, name = address(email), " ".join(name.split())
        errors = _faults(email, name, roles, teams)
        if errors:
            raise NotAdded(errors)
        person = Person(
            email, name, frozenset(map(Role, roles)), frozenset(teams) if Role.MANAGER in roles else frozenset()
        )
        if Role.SECRETARY not in person.roles:
            self._keep_a_secretary(email)
        self._table.put(_item(person, now))
        return person

    def remove(self, email: str) -> bool:
        """Take somebody away: their sessions are over at once. False where there is nobody. Raises LastSecretary."""
        self._keep_a_secretary(address(email))
        return self._table.take("desk", address(email)) is not None

    def _founder(self) -> Person | None:
        if any(Role.SECRETARY in person.roles for person in self.listed()):
            return None
        return Person(self._first, self._first.partition("@")[0], frozenset({Role.SECRETARY}))

    def _keep_a_secretary(self, but: str) -> None:
        secretaries = [person.email for person in self.listed() if Role.SECRETARY in person.roles]
        if secretaries == [but]:
            raise LastSecretary(but)


def address(email: str) -> str:
    """An e-mail address as it is compared."""
    return email.strip().casefold()


def _faults(email: str, name: str, roles: Collection[str], teams: Collection[str]) -> dict[str, str]:
    faults = {
        "email": not EMAIL.fullmatch(email) and "Enter an e-mail address, like sam@example.org",
        "name": not 0 < len(name) <= LONGEST_NAME and "Enter a name, of up to 60 letters",
        "roles": not (roles and set(roles) <= set(Role)) and "Choose what they are",
        "teams": Role.MANAGER in roles and not teams and "Choose a manager's teams",
    }
    return {field: str(fault) for field, fault in faults.items() if fault}


def _item(person: Person, now: datetime) -> Item:
    """Whoever is changed signs in anew where it is a new person."""
    return key("desk", person.email) | {
        "name": {"S": person.name},
        "roles": {"S": ",".join(sorted(person.roles))},
        "teams": {"L": [{"S": team} for team in sorted(person.teams)]},
        "changed_at": number(now.timestamp()),
    }


def _person(item: Item) -> Person:
    roles = frozenset(map(Role, item["roles"]["S"].split(",")))
    return Person(item["sk"]["S"], item["name"]["S"], roles, frozenset(team["S"] for team in item["teams"]["L"]))
