"""Behind a person's link: what it is about; who, with a code; that somebody has it; that the assistant goes on."""

from collections.abc import Callable
from datetime import datetime
from typing import NamedTuple

from bot.club.desk import Desk, NotPossible
from bot.errors import Refused, Unavailable
from bot.logs.log_line import tell
from bot.logs.logs import logs
from bot.safety.alerts import Alerts
from bot.safety.direct import Direct
from bot.store.codes import Codes
from bot.store.store import Store
from flows.grammar.notices import ways_to
from flows.records import Alert, Case, Notice
from flows.templates import Club, Officer

LONGEST_TOKEN = 64  # DynamoDB refuses keys of more than 2,048 bytes


class NotSent(Exception):
    """The code left by no way: it has to be asked for again."""


class Who(NamedTuple):
    """Whom a case is about, and the number to ring, in E.164. Names that are erased, or never were known, are ""."""

    child: str
    guardian: str
    number: str


class Standing(NamedTuple):
    """How a case stands: the alert that it is of, if of any, and whether the assistant is silent because of it."""

    case: Case
    alert: Alert | None
    paused: bool


class Cases:
    def __init__(
        self,
        store: Store,
        desk: Desk,
        alerts: Alerts,
        codes: Codes,
        direct: Direct,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._store, self._desk, self._alerts, self._codes = store, desk, alerts, codes
        self._direct, self._club, self._clock = direct, club, clock

    def look(self, token: str) -> Standing:
        """How the case of a link stands. Raises LookupError. It changes nothing."""
        case = self._case(token)
        alert = self._alerts.of(case) if case.officer else None
        return Standing(case, alert, self._is_paused(case))

    def send_code(self, token: str) -> None:
        """Send a new code to whom the link went, by each way. Raises LookupError, TooMany and NotSent."""
        case = self._case(token)
        code = self._codes.make(token, self._clock())
        if not [notice for notice in self._codes_by_each_way(case, code) if self._leaves(notice)]:
            raise NotSent

    def open(self, token: str, code: str) -> Who | None:
        """Whom it is about, once for each code; None where it is not the code. Raises LookupError."""
        case = self._case(token)
        if not self._codes.use(token, code, self._clock()):
            return None
        tell(outcome="case opened", fact=case.fact)
        return self._who(case)

    def take(self, token: str) -> None:
        """Note that an officer has the alert of a link. Raises LookupError."""
        self._alerts.take(self._case(token))

    def release(self, token: str) -> None:
        """Let the assistant go on; an officer who does has the alert, too. Raises LookupError and NotPossible."""
        case = self._case(token)
        if not self._is_paused(case):
            raise NotPossible("The assistant is not silent because of this")
        if case.officer:
            self._alerts.take(case)
        self._desk.release(case.reference)

    def _case(self, token: str) -> Case:
        case = self._store.case(token) if len(token) <= LONGEST_TOKEN else None
        if case is None:
            raise LookupError(token)
        return case

    def _is_paused(self, case: Case) -> bool:
        """A manager's link is of one pause; an officer's is of whatever the chat is silent for by the same reason."""
        pause = self._store.load(case.parent).paused
        return pause is not None and (pause.reason == case.fact if case.officer else pause.token == case.token)

    def _who(self, case: Case) -> Who:
        """As the chat has it now; what outlasts an erasure stands in the case."""
        registrations = self._store.load(case.parent).registrations
        found = next((each for each in registrations if each.reference == case.reference), None)
        if found is None:
            return Who(case.child, case.guardian, case.parent)
        child, guardian = (
            found.answers.get(name) or invited
            for name, invited in (("player_name", found.invite.player), ("parent_name", found.invite.parent))
        )
        return Who(f"{child}, {found.invite.side}", guardian, case.parent)

    def _codes_by_each_way(self, case: Case, code: str) -> list[Notice]:
        whom = self._club().officers[case.officer - 1] if case.officer else Officer("", case.phone, case.email)
        values = {"club": self._club().name, "code": code}
        return [
            Notice(trace="", templates=[f"{way}/access-code"], email=whom.email, phone=whom.phone, values=values)
            for way in ways_to(whom.phone, whom.email, self._club())
        ]

    def _leaves(self, notice: Notice) -> bool:
        try:
            self._direct.send(notice)
        except (Refused, Unavailable) as error:
            logs.error("a code does not leave", template=notice.templates[0], code=str(error))
            return False
        return True
