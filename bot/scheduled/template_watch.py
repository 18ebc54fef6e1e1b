"""Looks at what WhatsApp says of each template, and tells the club's desk of every change with what helps."""

import hashlib
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime, timedelta

from bot.errors import Refused, Unavailable
from bot.logs.log_line import story
from bot.logs.logs import log_failure, logs
from bot.messages.outbox import Busy
from bot.scheduled.digest import THE_CLUB, to_the_desk
from bot.store.templates import Looked, OwnInvite, Templates
from bot.store.unit_of_work import UnitOfWork
from bot.whatsapp.contents import invite_body, is_own_invite, own_invite, sid_of_own
from bot.whatsapp.whatsapp import WhatsApp
from flows.reminders.template_verdicts import Verdict
from flows.templates import Club

EVERY = timedelta(minutes=5)
TITLES = {
    "invite": "The invite",
    "remind_invite": "The reminder to begin",
    "remind_questions": "The reminder to go on",
    "remind_check": "The reminder to check the answers",
    "remind_payment": "The reminder to pay",
    "payment_missed": "The word that a payment did not go through",
}
Changes = Mapping[str, Verdict | None]


class TemplateWatch:
    def __init__(
        self,
        templates: Templates,
        whatsapp: WhatsApp,
        unit: UnitOfWork,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._templates, self._whatsapp, self._unit = templates, whatsapp, unit
        self._club, self._clock = club, clock

    def run(self) -> None:
        """Look, where nobody has for five minutes. What fails is tried again in the next minute."""
        if self._clock().timestamp() - self._templates.looked().at >= EVERY.total_seconds():
            try:
                self.look()
            except Exception as error:
                log_failure("the templates could not be looked at", error)

    def look(self) -> None:
        """Raises Unavailable, and whatever keeps the word to the desk from being saved; then all is as it was."""
        before = self._templates.looked()
        own = self._own_invites(before)
        approvals = self._whatsapp.approvals([each.content for each in own])
        were, are = self._templates.verdicts(before.approvals), self._templates.verdicts(approvals)
        changes = {name: are.get(name) for name in approvals if are.get(name) != were.get(name)}
        worth = {name: verdict for name, verdict in changes.items() if not (is_own_invite(name) and waits(verdict))}
        if worth:
            self._tell(worth, before.at)
        made = sorted({*before.made, *(sid_of_own(each.content) for each in (*before.own, *own))})
        self._templates.keep(Looked(at=self._clock().timestamp(), approvals=approvals, own=own, made=made))

    def _own_invites(self, before: Looked) -> list[OwnInvite]:
        """The invite with the club's own payment line, put to WhatsApp where it is new; before it the one that goes out
        until it is approved. Where Twilio does not take it, all is as it was, and the others are looked at.
        """
        club = self._club()
        if not club.payment_line:
            return []
        body = invite_body(club, club.payment_line)
        if before.own and before.own[-1].body == body:
            return before.own
        try:
            sid = self._whatsapp.make_invite(body)
        except (Refused, Unavailable) as error:
            log_failure("the club's payment line could not be put to WhatsApp", error)
            return before.own
        until = self._templates.invite(club.payment_line)
        return [*(each for each in before.own if each == until), OwnInvite(content=own_invite(sid), body=body)]

    def _tell(self, changes: Changes, since: float) -> None:
        """Once for each change, however often it is begun: the key is the same until the look is kept."""
        for name, verdict in changes.items():
            if verdict and not verdict.waits and not is_own_invite(name):
                logs.error("a template is stopped", template=name, verdict=verdict.name)
        what = ",".join(f"{name}={verdict.name if verdict else ''}" for name, verdict in sorted(changes.items()))
        key = f"templates-{since:.0f}-{hashlib.sha256(what.encode()).hexdigest()[:8]}"
        with story("templates"), suppress(Busy):  # whoever was cut short has saved it, and it is sent
            headline = "WhatsApp stopped a message" if any(changes.values()) else "WhatsApp's messages go out again"
            lines = "\n\n".join(_line(name, verdict) for name, verdict in changes.items())
            self._unit.change(THE_CLUB, to_the_desk(self._club(), key, headline, lines))


def waits(verdict: Verdict | None) -> bool:
    return verdict is not None and verdict.waits


def _line(name: str, verdict: Verdict | None) -> str:
    if is_own_invite(name):
        return _line_of_own(verdict)
    title = TITLES[name]
    if verdict is None:
        return f"{title} is approved: it goes out, and so does by day what was kept of it."
    return (
        f"{title} is not sent: {verdict.told}. Nothing is lost: what would have gone "
        "out is kept, and goes by itself once WhatsApp approves."
    )


def _line_of_own(verdict: Verdict | None) -> str:
    if verdict is None:
        return "The invite with the payment line of your settings is approved: invites go out with it from now on."
    return (
        f"The invite with the payment line of your settings is not sent: {verdict.words}. Invites go out with the "
        "words of before. What helps: say it in other words at the desk, under Settings."
    )
