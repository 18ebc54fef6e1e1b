"""The desk's people as the club's programs change them."""

from datetime import datetime

from bot.club.desk import NotPossible
from bot.desk.people.people import LAST, LastSecretary, NotAdded, People
from bot.desk.people.sessions import Sessions
from bot.web.desk.people import Entry, Person
from flows.registration.invites import Faults


class Membership:
    def __init__(self, people: People, sessions: Sessions):
        self._people, self._sessions = people, sessions

    def listed(self) -> list[Person]:
        return [
            Person(email=each.email, name=each.name, roles=sorted(each.roles), teams=sorted(each.teams))
            for each in self._people.listed()
        ]

    def let_in(self, email: str, entry: Entry, now: datetime) -> None:
        """Raises Faults, or NotPossible for the last secretary."""
        try:
            self._people.add(email, entry.name, entry.roles, entry.teams, now)
        except NotAdded as refused:
            raise Faults(refused.errors) from None
        except LastSecretary:
            raise NotPossible(LAST) from None

    def take_away(self, email: str, now: datetime) -> bool:
        """False where there is nobody. Raises NotPossible for the last secretary."""
        try:
            return self._sessions.dismiss(email, now)
        except LastSecretary:
            raise NotPossible(LAST) from None
