"""What a parent told us about themselves for one child, taken over for the next once they have confirmed it."""

from datetime import date, datetime
from typing import Any

from flows.answers import Choice, Misunderstood, Understood, YesNo
from flows.grammar.flow import Flow
from flows.grammar.steps import Questions
from flows.language.regex import regex
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
CHOICES = (Choice(STILL_THE_SAME, "Yes, still right"), Choice(SOMETHING_CHANGED, "Something changed"))
NOD = regex(r"^(?:(?:yes|yeah|yep|yup|yh|aye) )+")
YES_NO = YesNo(CHOICES[0].label, CHOICES[1].label)


def meant(text: str, today: date) -> str:
    """`"yes"`, `"changed"`, or "" for anything else."""
    said = NOD.sub("", plain(text))
    heard = YES_NO.read(text, today)
    nod = heard.value if isinstance(heard, Understood) else None
    if said in STILL_RIGHT | NOTHING_NEW or (nod and said not in CHANGED):
        return STILL_THE_SAME
    return SOMETHING_CHANGED if said in CHANGED or nod is False else ""


class CarriedOver:
    """`"yes"` or `"changed"`; what is `carried` comes along, and after a change what is `left` of it."""

    choices = CHOICES
    example = "yes"

    def __init__(self, carried: dict[str, Any], left: dict[str, Any] | None = None):
        self._along = {STILL_THE_SAME: carried, SOMETHING_CHANGED: carried if left is None else left}

    def read(self, text: str, today: date) -> Understood | Misunderstood:
        if value := meant(text, today):
            return Understood(value, also=dict(self._along[value]))
        return Misunderstood(
            'Reply "yes" if all of it is still right, or name what changed, for example "change email"',
            'Reply 1 for "still right" or 2 for "something changed"',
        )

    def show(self, value: object) -> str:
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def carry(flow: Flow, conversation: Conversation) -> None:
    """Lay out for the child who is talked about what the parent last said about themselves for another one."""
    present, questions = conversation.registration, flow.questions.values()
    about_parent = {question.name for question in questions if question.about_parent}
    if present is None or about_parent & present.answers.keys():
        return
    open_still = {question.name for question in questions if question.of_family and question.due(present)}
    told = [
        {name: other.answers[name] for name in flow.questions if name in open_still & other.answers.keys()}
        for other in reversed(conversation.registrations)
        if other is not present and flow.same_parent(present, other)
    ]
    present.carried = max((each for each in told if about_parent & each.keys()), key=len, default={})


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
