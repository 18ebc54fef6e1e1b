"""What a parent told us about themselves for one child, taken over for the next once they have confirmed it."""

from datetime import date, datetime
from typing import Any

from flows.answers import Choice, Misunderstood, Understood, YesNo
from flows.grammar.flow import Flow
from flows.grammar.steps import Questions
from flows.language.tidy import plain
from flows.language.vocabulary import phrases
from flows.records import Conversation, Registration

CHANGED = frozenset(
    phrases("""
    changed, something changed, something has changed, some of it, not all, not all of it, not everything
    mostly, nearly, almost, change, change something, change it, not quite, no something changed, weve moved
    we moved, ive moved, i moved
""")
)
STILL_RIGHT = frozenset(
    phrases(
        "still right, still the same, same, all the same, the same, no change, no changes, nothing changed, unchanged"
    )
)
NOTHING_NEW = frozenset(phrases("nothing has changed, nothings changed, all still right, yes still right"))


STILL_THE_SAME, SOMETHING_CHANGED = "yes", "changed"


class CarriedOver:
    """`"yes"` or `"changed"`; either way the answers come along, and what changed is asked next."""

    choices = (Choice(STILL_THE_SAME, "Yes, still right"), Choice(SOMETHING_CHANGED, "Something changed"))
    example = "yes"
    _yes_no = YesNo("Yes, still right", "Something changed")

    def __init__(self, carried: dict[str, Any]):
        self._carried = carried

    def read(self, text: str, today: date) -> Understood | Misunderstood:
        said = plain(text).removeprefix("yes ").removeprefix("yeah ")
        if said in STILL_RIGHT | NOTHING_NEW:
            return Understood(STILL_THE_SAME, also=dict(self._carried))
        heard = self._yes_no.read(text, today)
        if said in CHANGED or (isinstance(heard, Understood) and not heard.value):
            return Understood(SOMETHING_CHANGED, also=dict(self._carried))
        if isinstance(heard, Understood):
            return Understood(STILL_THE_SAME, also=dict(self._carried))
        return Misunderstood(
            'Reply "yes" if all of it is still right, or name what changed, for example "change email"',
            'Reply 1 for "still right" or 2 for "something changed"',
        )

    def show(self, value: object) -> str:
        return str(value)


def carry(flow: Flow, conversation: Conversation) -> None:
    """Lay out for the child who is talked about what the parent last said about themselves for another one."""
    present = conversation.registration
    about_parent = [question.name for question in flow.questions.values() if question.about_parent]
    if present is None or any(name in present.answers for name in about_parent):
        return
    told = [
        {name: other.answers[name] for name in about_parent if name in other.answers}
        for other in reversed(conversation.registrations)
        if other is not present
    ]
    present.carried = max(told, key=len, default={})


def take_over(flow: Flow, registration: Registration, name: str, now: datetime) -> None:
    """Who puts one of the carried answers right says with it that the others hold."""
    confirmation = flow.confirmation
    if confirmation and name in registration.carried and name not in registration.answers:
        told = registration.carried | {confirmation.name: SOMETHING_CHANGED}
        registration.answers |= told | confirmation.proof(SOMETHING_CHANGED, now)


def what_you_told_me(questions: Questions, registration: Registration, _player: str) -> str:
    """What is to be confirmed, a line each, as one text."""
    told = [questions[name] for name in registration.carried]
    return "\n".join(
        ["*You told me this before*"]
        + [f"{each.label}: {each.kind(registration, questions).show(registration.carried[each.name])}" for each in told]
    )
