"""The ladder: how a parent who has gone quiet is reminded, and when it is the manager's turn.

One ladder per family, a pure function of the conversation and the time. It begins when the parent last wrote, or with
the newest invite where they have not written since. A nudge comes within a day, then one reminder each on days 3, 5
and 7, then the manager is told, and that is all. After an outage the latest rung stands for all that were missed.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from flows.families import unfinished
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending
from flows.records import CLOSED, USUAL_NIGHT, Conversation, Night, Registration
from flows.reminders.delivery_codes import BLOCKS
from flows.reminders.quiet_hours import allowed, last_allowed, next_allowed

DAY = timedelta(days=1)
NUDGE, SOONEST = timedelta(hours=22), timedelta(hours=8)
# WhatsApp's window is 24 hours from the parent's message (https://www.twilio.com/docs/whatsapp/key-concepts). What is
# decided on is sent a little later, and we may have heard a little late: half an hour of it is left alone.
WINDOW = timedelta(hours=23, minutes=30)


class Rung(StrEnum):
    """The rungs in their order."""

    DAY_1 = "day 1"
    DAY_3 = "day 3"
    DAY_5 = "day 5"
    DAY_7 = "day 7"
    MANAGER = "manager"


AFTER = {Rung.DAY_3: 3 * DAY, Rung.DAY_5: 5 * DAY, Rung.DAY_7: 7 * DAY, Rung.MANAGER: 8 * DAY}


class Way(StrEnum):
    """How a reminder goes out: free-form on WhatsApp, by WhatsApp's approved template, by the sender alone where a chat
    message would not arrive, or to the manager instead of the parent.
    """

    CHAT = "chat"
    TEMPLATE = "template"
    NOTICE = "notice"
    MANAGER = "manager"


class Wording(StrEnum):
    """Where the parent stopped: not begun, half-way, at the check of the answers, or with the payment to come.

    The words are `whatsapp/remind_<wording>`, `sms/remind-<wording>` and `email/remind-<wording>`.
    """

    INVITE = "invite"
    QUESTIONS = "questions"
    CHECK = "check"
    PAYMENT = "payment"


@dataclass(frozen=True, slots=True)
class Reminder:
    """`rung` is the one that it takes, with every earlier one; `reference` names the registration that it is about."""

    rung: Rung
    way: Way
    wording: Wording
    reference: str

    @property
    def by_email(self) -> bool:
        """Whether an e-mail goes too; the first nudge is one in the chat, if that can be."""
        return self.rung is not Rung.DAY_1 or self.way is Way.NOTICE


def due(flow: Flow, conversation: Conversation, now: datetime, night: Night = USUAL_NIGHT) -> Reminder | None:
    """What is to be sent now, if anything; in the club's night nothing is."""
    silence = _silence(flow, conversation, night)
    if silence is None or not silence.is_over(now) or not allowed(now, night):
        return None
    reached = [rung for rung, moment in silence.rungs().items() if moment <= now]
    for_the_parent = [rung for rung in reached if rung is not Rung.MANAGER]
    rung = (for_the_parent or reached)[-1]
    registration = silence.registration
    return Reminder(rung, _way(conversation, rung, now), _wording(flow, registration), registration.reference)


def next_at(flow: Flow, conversation: Conversation, night: Night = USUAL_NIGHT) -> datetime | None:
    """The moment at which something is due, and before which nothing is; None where the ladder has nothing more."""
    silence = _silence(flow, conversation, night)
    return silence.next_at() if silence else None


def take(conversation: Conversation, reminder: Reminder, now: datetime) -> None:
    """Note that a reminder went out: its rung is used, and so is every earlier one."""
    rungs = [rung.value for rung in Rung]
    conversation.reminded = rungs[: rungs.index(reminder.rung) + 1]
    conversation.reminded_at = now


def about(flow: Flow, conversation: Conversation) -> Registration | None:
    """The registration that the ladder is about: the one that is talked about, or where nothing is left to do there,
    another child's. None where nothing is left at all, or the parent is not to be written to; who has blocked the club
    is not, by any way, until they write.
    """
    silent = conversation.opted_out_at or conversation.erased_at or conversation.unreachable in BLOCKS
    if silent or conversation.paused or not conversation.registration:
        return None
    present = conversation.registration
    others = sorted(conversation.registrations, key=flow.is_open, reverse=True)
    return next((each for each in [present, *others] if _is_left(flow, each)), None)


def questions_left(flow: Flow, registration: Registration) -> int:
    """How many questions are left before the check of the answers, as things stand; one that is being changed counts.

    What the parent said for another child is confirmed with one, and what is asked in one breath is one.
    """
    due = [each for each in flow.questions.values() if each.in_order and each.due(registration)]
    left = {each.name for each in due if each.keeps or each.covers}.difference(*(each.covers for each in due))
    if flow.is_open(registration) and flow.questions[registration.state].keeps:
        left.add(registration.state)
    return len(left - set(registration.carried) if flow.confirmation and flow.confirmation.name in left else left)


def left_in_words(count: int) -> str:
    """`"one more question"`, `"5 more questions"`."""
    return "one more question" if count == 1 else f"{count} more questions"


def status_in_words(registration: Registration) -> str:
    """`"invited"`, `"started"`, `"payment pending"`."""
    return registration.status.replace("_", " ")


def _is_left(flow: Flow, registration: Registration) -> bool:
    """Whether something is left to do for the parent."""
    if registration.status in CLOSED | {"registered"} or flow.decided_by_a_person(registration):
        return False
    step = flow.step(registration)
    return step.awaits_payment if isinstance(step, Ending) else True


def _wording(flow: Flow, registration: Registration) -> Wording:
    """What a reminder about a registration speaks of for which something is left to do."""
    if not flow.is_open(registration):
        return Wording.PAYMENT
    if registration.state == flow.first:
        return Wording.INVITE
    return Wording.QUESTIONS if questions_left(flow, registration) else Wording.CHECK


def _way(conversation: Conversation, rung: Rung, now: datetime) -> Way:
    if rung is Rung.MANAGER:
        return Way.MANAGER
    if conversation.heard_at and now < conversation.heard_at + WINDOW:
        return Way.CHAT
    return Way.NOTICE if conversation.unreachable else Way.TEMPLATE


@dataclass(frozen=True, slots=True)
class _Silence:
    """What the ladder reckons with: which registration waits and since when nothing was heard, whether a message of the
    parent's began it or an invite, which rungs were used in it, when the last of them, and the club's night.
    """

    flow: Flow
    registration: Registration
    since: datetime
    answered: bool
    used: list[str]
    reminded_at: datetime | None
    night: Night

    def rungs(self) -> dict[Rung, datetime]:
        """The rungs that are left, with the moment of each, outside the quiet hours."""
        night = self.night
        first = self._nudge() if self.answered else next_allowed(self.since + DAY, night)
        moments = {Rung.DAY_1: first} | {rung: next_allowed(self.since + after, night) for rung, after in AFTER.items()}
        return {rung: moment for rung, moment in moments.items() if rung not in self.used}

    def _nudge(self) -> datetime:
        """Where the window closes at night the nudge comes the evening before, unless that is hardly after they wrote:
        then, in the night that the clocks make longer, the morning is still within the window.
        """
        evening = last_allowed(self.since + NUDGE, self.night)
        return evening if evening - self.since >= SOONEST else next_allowed(self.since + NUDGE, self.night)

    def next_at(self) -> datetime | None:
        rungs = self.rungs()
        if not rungs:
            return None
        soonest = next(iter(rungs.values()))
        if self.reminded_at:
            soonest = next_allowed(max(soonest, self.reminded_at + DAY), self.night)
        return None if self.flow.has_ended(self.registration, soonest) else soonest

    def is_over(self, now: datetime) -> bool:
        """Whether something is due by now, and still has a sense."""
        soonest = self.next_at()
        return soonest is not None and soonest <= now and not self.flow.has_ended(self.registration, now)


def _silence(flow: Flow, conversation: Conversation, night: Night) -> _Silence | None:
    """A reminder before the parent wrote, or before a new invite, is of an earlier silence and counts no more."""
    registration = about(flow, conversation)
    if registration is None:
        return None
    heard, invited = conversation.heard_at, _invited_at([registration])
    answered = bool(heard and (invited is None or heard >= invited))
    since = heard if answered else _invited_at([registration, *unfinished(flow, conversation)])
    if since is None:
        return None
    since_then = conversation.reminded_at and conversation.reminded_at > since
    used, at = (conversation.reminded, conversation.reminded_at) if since_then else ([], None)
    return _Silence(flow, registration, since, answered, used, at, night)


def _invited_at(registrations: list[Registration]) -> datetime | None:
    """When the newest invite of these was made out, or taken up again after a decline."""
    invited = (change.at for each in registrations for change in each.history if change.status == "invited")
    return max(invited, default=None)
