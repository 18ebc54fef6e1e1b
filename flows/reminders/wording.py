"""The words of a reminder: in the chat, as WhatsApp's template, by text and e-mail, or to the manager."""

from flows.engine.turn import Turn
from flows.records import Notice
from flows.reminders.ladder import Reminder, left_in_words, questions_left, status_in_words
from flows.templates import WHATSAPP, called, names_in, names_of


def template_of(reminder: Reminder) -> str:
    return f"remind_{reminder.wording}"


def values_of(turn: Turn, reminder: Reminder) -> dict[str, str]:
    """The value of each name in the reminder's words."""
    return turn.values(
        names_in(WHATSAPP[template_of(reminder)]),
        left_in_words=left_in_words(questions_left(turn.flow, turn.registration)),
    )


def notice_of(turn: Turn, reminder: Reminder, trace: str) -> Notice:
    """The reminder by text, and by e-mail where an address is known; or the word to the manager."""
    registration = turn.registration
    called_by_the_club = {}
    if reminder.way == "manager":
        called_by_the_club = {"player": called(registration.for_the_club)}
        templates, email, phone = (
            ["email/manager-quiet", "sms/manager-quiet"],
            turn.club.contact,
            registration.invite.manager_phone,
        )
    else:
        email, phone = turn.flow.family_email(turn.conversation), turn.conversation.phone
        name = f"remind-{reminder.wording}"
        templates = [f"sms/{name}", *([f"email/{name}"] if email else [])]
    names = set().union(*map(names_of, templates))
    values = turn.values(names, status=status_in_words(registration), **called_by_the_club)
    return Notice(trace=trace, templates=templates, email=email, phone=phone, values=values)
