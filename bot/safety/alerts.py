"""Child-safety alerts on their way of their own, by text and e-mail, until a person has taken them.

    raised → a round goes out → the next round … → taken → the parent is told → done

An alert is saved in the transaction of the chat (bot/store/alerts.py) and goes out right after it, or with the next
minute where that process died. Each way of a round goes past the shared sender first; where that fails, the sender is
asked too, and only what its ledger calls sent has left by it. What has not left is tried again every minute, and is an
alarm each time.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from functools import partial

from bot.errors import Refused, Unavailable
from bot.logs.log_line import story, tell
from bot.logs.logs import log_failure, logs
from bot.logs.metrics import at_risk
from bot.messages.outbox import Busy
from bot.messages.sender_client import SenderClient
from bot.safety.direct import Direct
from bot.store.alerts import Alerts as Store
from bot.store.exchange import Exchange, Outgoing
from bot.store.transaction import Conflict
from bot.store.unit_of_work import UnitOfWork, Work
from flows.answers.basics.kinds import in_words
from flows.grammar.notices import notice_of_alert, ways_to
from flows.records import Alert, Case, Notice
from flows.reminders import rounds
from flows.templates import WHATSAPP, Club, facts

AGAIN = timedelta(minutes=1)
FAR = datetime.max.replace(tzinfo=UTC)


class Alerts:
    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        direct: Direct,
        sender: SenderClient,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._store, self._unit, self._direct, self._sender = store, unit, direct, sender
        self._club, self._clock = club, clock

    def run(self) -> int:
        """Do what is due with each alert, and say with how many. One that fails does not keep the others waiting."""
        due = list(self._store.due(self._clock()))
        for parent, reason in due:
            with story("alert", reason=reason):
                self._try(parent, reason)
        return len(due)

    def raise_all(self, alerts: Sequence[Alert]) -> None:
        """Send what was just raised, if it is saved. Whatever fails here is tried again with the next minute."""
        for alert in alerts:
            self._try(alert.parent, alert.reason)

    def open(self) -> list[Alert]:
        """Those that nobody has taken, the longest due first."""
        found = [self._store.find(*each) for each in self._store.due(FAR)]
        return [alert for alert in found if alert and not alert.taken_at]

    def take(self, case: Case) -> Alert:
        """A person has it: who that is stands in the alert, and nobody else is called. The first one counts.

        Raises LookupError where it is another alert by now, or none.
        """
        while True:
            alert = self.of(case)
            if alert.taken_at:
                return alert
            now = self._clock()
            alert.taken_at, alert.taken_by, alert.next_at = now, self._club().officers[case.officer - 1].name, now
            try:
                self._store.keep(alert)
            except Conflict:
                continue
            self._try(alert.parent, alert.reason)
            return alert

    def of(self, case: Case) -> Alert:
        """The alert that a case belongs to. Raises LookupError."""
        alert = self._store.find(case.parent, case.fact)
        if alert is None or case not in alert.cases:
            raise LookupError(case.fact)
        return alert

    def _try(self, parent: str, reason: str) -> None:
        try:
            self._attend(parent, reason)
        except Exception as error:
            log_failure("an alert is not done with", error)
            _alarm("failed", reason)

    def _attend(self, parent: str, reason: str) -> None:
        """Do what is due, if this process is the first to say that it does."""
        alert, now = self._store.find(parent, reason), self._clock()
        if alert is None or alert.next_at is None or alert.next_at > now:
            return
        if alert.taken_at:
            self._tell_that_it_is_taken(alert)
            alert.next_at = None
        else:
            if (due := rounds.round_at(alert, now)) > alert.round:
                alert.round, alert.left = due, []
            alert.next_at = now + AGAIN
            if not self._kept(alert):
                return
            self._go_out(alert)
        self._kept(alert)

    def _kept(self, alert: Alert) -> bool:
        """Save an alert; False where it was taken, or taken up, meanwhile: what was saved then stands."""
        try:
            self._store.keep(alert)
        except Conflict:
            return False
        return True

    def _go_out(self, alert: Alert) -> None:
        """What is left of the round, by every way; then the next round, or again in a minute."""
        cases = rounds.addressed(alert, by_text=self._club().texts)
        ways = {f"{case.officer} {way}": (case, way) for case in cases for way in self._ways(case)}
        for name, (case, way) in ways.items():
            if name not in alert.left and self._leaves(notice_of_alert(alert, case, way, self._club()), name):
                alert.left.append(name)
        if ways.keys() <= set(alert.left):
            alert.next_at = rounds.next_round(alert)
        if rounds.is_overdue(alert):
            _alarm("nobody has taken it", alert.reason)
        tell(round=alert.round, left=alert.left)
        if rounds.tells_the_parent(alert, self._clock()):
            alert.told += 1
            self._say(alert, f"unheard-{alert.told}", "alert_unheard")

    def _ways(self, case: Case) -> list[str]:
        officer = self._club().officers[case.officer - 1]
        return ways_to(officer.phone, officer.email, self._club())

    def _leaves(self, notice: Notice, way: str) -> bool:
        for by, send in (("us", self._direct.send), ("the sender", self._by_the_sender)):
            try:
                send(notice)
            except (Refused, Unavailable) as error:
                logs.error("an alert does not leave", way=way, by=by, code=str(error))
            else:
                return True
        _alarm("does not leave", way)
        return False

    def _by_the_sender(self, notice: Notice) -> None:
        """It has left once the sender's ledger calls it sent: to stand on its queue is not enough."""
        self._sender.post(notice, self._club().contact)
        fates = self._sender.fates(notice)
        if fates != {"sent"}:
            raise Unavailable(" ".join(sorted(fates)) or "unknown")

    def _tell_that_it_is_taken(self, alert: Alert) -> None:
        self._say(alert, "taken", "alert_taken", officer=alert.taken_by)

    def _say(self, alert: Alert, what: str, template: str, **values: str) -> None:
        """Say it in the chat, once. What Twilio does not take now stays in the outbox."""
        officers = in_words([officer.name for officer in self._club().officers], "and")
        text = WHATSAPP[template].format_map(facts(self._club()) | {"officers": officers} | values)
        try:
            self._unit.change(alert.parent, partial(self._said, alert, what, text))
        except (Busy, Unavailable) as error:
            log_failure("what the parent is told of an alert stays in the outbox", error)

    def _said(self, alert: Alert, what: str, text: str, work: Work) -> Exchange:
        key = f"alert-{alert.reason}-{alert.at:%Y%m%d%H%M%S}-{what}"
        exchange = Exchange(parent=alert.parent, key=key, at=work.now)
        if _may_be_told(alert, work):
            exchange.outgoing = [Outgoing(text=text)]
        newest = self._store.find(alert.parent, alert.reason)
        if newest and newest.taken_at and alert.reason in work.conversation.alerted:
            work.conversation.alerted.remove(alert.reason)
        return exchange


def _may_be_told(alert: Alert, work: Work) -> bool:
    """Whether WhatsApp's window is open, and the parent has not asked for silence since."""
    opted_out_at = work.conversation.opted_out_at
    silent = work.conversation.erased_at or (opted_out_at and opted_out_at > alert.at)
    return not silent and work.now - alert.at < rounds.SPEAKS_FOR


def _alarm(what: str, of: str) -> None:
    logs.error("an alert is at risk", what=what, of=of)
    at_risk()
