"""A parent's chat as bubbles with ticks, and where each message beside it stands."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from bot.club import transcript
from bot.club.confidential import is_about_health
from bot.club.desk import SAID
from bot.desk.people.roles import May, Person
from bot.desk.views.matters import is_the_officers
from bot.store.exchange import FAILED, HELD, SENT, UNSENT, Exchange, Posting
from flows.engine.command_actions import COMPLAINT
from flows.grammar.flow import Flow
from flows.london import moment
from flows.records import Conversation, Registration
from flows.reminders.delivery_codes import way

TICKS = {"unsent": "waits", "sent": "✓ sent", "delivered": "✓✓ delivered", "read": "✓✓ read", "received": ""}
STANDS = {UNSENT: "on its way", SENT: "handed over", FAILED: "not sent", HELD: "only if the chat does not arrive"}
IN_THE_MORNING = "What you did is saved. The parent hears of it by day, at"
UNTIL_TAKEN = (
    "A message to the parent is saved and has not left yet: it goes out as soon as WhatsApp or the sender takes it."
)
NOT_SHOWN = "Not shown to you, or not sent to the club yet"


class Bubble(NamedTuple):
    """One message: `words` are None where they are not for this person, or not yet."""

    at: datetime
    ours: bool
    words: str | None
    kind: str
    tick: str
    fault: str

    @property
    def is_hidden(self) -> bool:
        """Whether there is nothing to read and nothing went wrong: of many in a row the newest is shown."""
        return self.words is None and not self.fault


class Notice(NamedTuple):
    """An e-mail or a text that went beside the chat."""

    at: datetime
    what: str
    stands: str


def readable(
    registration: Registration, family: Conversation, flow: Flow, person: Person
) -> Callable[[Exchange], bool]:
    """Which words somebody may read: the invite's, and what is written to the person who has taken over. What was sent
    to the club is read by those who may see all that it may hold, medical needs and the parent's date of birth.

    A parent who asks for a person writes to that person: from then on the chat is read, unless what is asked is medical
    and this person may not see that, or it waits for the welfare officer.
    """
    side = registration.invite.side
    medical, pause = person.may(May.MEDICAL, side), family.paused
    everything = medical and person.may(May.BIRTHDAYS, side)
    sent = transcript.what_was_sent(registration, family, medical=everything)
    question = flow.questions.get(registration.state)
    closed = is_the_officers(person, family)
    handed = pause is not None and not closed and (medical or question is None or not is_about_health(question))

    def shown(exchange: Exchange) -> bool:
        if exchange.key.startswith(SAID):
            return True
        return (sent(exchange) and not closed) or (handed and pause is not None and exchange.at >= pause.at)

    return shown


def bubbles(exchanges: Iterable[Exchange], may_read: Callable[[Exchange], bool]) -> list[Bubble]:
    """The messages, oldest first."""
    found = [
        message for each in exchanges for message in transcript.messages(each, with_words=may_read(each))
    ]  # fmt: skip
    return [_bubble(each) for each in found]


def _bubble(message: transcript.Message) -> Bubble:
    fault = way(message.error).words if message.error else ""
    tick = TICKS.get(message.status, message.status)
    at = datetime.fromisoformat(message.at)
    return Bubble(at, message.who == "club", message.text, message.kind, "✗ not delivered" if fault else tick, fault)


def notices(
    exchanges: Iterable[Exchange], family: Conversation, registration: Registration, *, complaints: bool
) -> list[Notice]:
    """The e-mails and texts to the parent, newest first; those about `complaints` for who may know of them."""
    found = [
        Notice(each.at, template, STANDS[posting.status] + (f": {posting.error}" if posting.error else ""))
        for each in exchanges
        for posting in each.postings
        if _is_to_the_parent(posting, family, registration)
        for template in posting.notice.templates
        if complaints or not template.endswith(f"/{COMPLAINT}")
    ]
    return found[::-1]


def waiting(
    exchanges: Iterable[Exchange], family: Conversation, registration: Registration, now: datetime
) -> list[str]:
    """What is saved and has not left yet, as sentences: for the morning, or until WhatsApp or the sender takes it."""
    behind = [each for each in exchanges if _has_not_left(each, family, registration)]
    mornings = {each.not_before for each in behind if each.not_before > now.timestamp()}
    said = [f"{IN_THE_MORNING} {moment(datetime.fromtimestamp(at, UTC))}." for at in sorted(mornings)]
    return said + [UNTIL_TAKEN] * any(each.not_before <= now.timestamp() for each in behind)


def _has_not_left(exchange: Exchange, family: Conversation, registration: Registration) -> bool:
    to_them = any(_is_to_the_parent(each, family, registration) for each in exchange.postings if each.status == UNSENT)
    return to_them or any(each.status == UNSENT for each in exchange.outgoing)


def _is_to_the_parent(posting: Posting, family: Conversation, registration: Registration) -> bool:
    notice = posting.notice
    email = registration.confirmed.get("email", "")
    return notice.kind == "message" and (notice.phone == family.phone or (bool(email) and notice.email == email))
