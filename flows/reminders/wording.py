"""The words of a reminder: in the chat, as WhatsApp's template, by e-mail, by text, or to the manager."""

from flows.records import Notice
from flows.reminders.ladder import Reminder, left_in_words, questions_left, status_in_words
from flows.templates import WHATSAPP, called, names_in, names_of
from flows.understanding.turn import Turn


def template_of(reminder: Reminder) -> str:
    return f"remind_{reminder.wording}"


def values_of(turn: Turn, reminder: Reminder) -> dict[str, str]:
    """The value of each name in the reminder's words."""
    return turn.values(
        names_in(WHATSAPP[template_of(reminder)]),
        left_in_words=left_in_words(questions_left(turn.flow, turn.registration)),
    )


def notices_of(turn: Turn, reminder: Reminder, trace: str) -> list[Notice]:
    """What goes out beside the chat or instead of it: to the parent by e-mail and text, or the word to the manager."""
    if reminder.way == "manager":
        return [_to_the_manager(turn, trace)]
    channels = ("email", "sms") if reminder.by_email else ("sms",)
    turn.notify(trace, [f"{channel}/remind-{reminder.wording}" for channel in channels])
    return turn.notices


def _to_the_manager(turn: Turn, trace: str) -> Notice:
    registration, templates = turn.registration, ["email/manager-quiet", "sms/manager-quiet"]
    names = set().union(*map(names_of, templates))
    return Notice(
        trace=trace,
        templates=templates,
        email=turn.club.contact,
        phone=registration.invite.manager_phone,
        values=turn.values(names, status=status_in_words(registration), player=called(registration.for_the_club)),
    )
