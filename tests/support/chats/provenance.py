"""Whether a parent gave an answer, or confirmed it: what an honest record of their words can come from."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from flows.answers import DateOfBirth, DidYouMean, Relationship, Understood, YesNo, show_phone
from flows.answers.dates.date_parts import date_parts
from flows.grammar.steps import Question
from flows.language.tidy import tidy
from flows.records import Conversation, Message, Proposal, Registration
from flows.registration.questions import registration as flow

EVIDENCE = {"consent_wording", "consent_at", "photo_at"}  # ours: when and under which words an answer was given
YES_NO = YesNo()
SAY_MORE = [flow.questions[name] for name in ("medical_needs", "house", "child_house", "emergency_name")]


def unaccounted_for(before: Conversation, after: Conversation, message: Message, today: date) -> Iterator[str]:
    """The answers that are stored now, were not before, and that the parent has neither given nor confirmed."""
    earlier = {each.reference: each for each in before.registrations}
    for registration in after.registrations:
        known = earlier[registration.reference]
        for name, value in registration.answers.items():
            new = name not in known.answers or known.answers[name] != value
            given = name in EVIDENCE or _sent_before(name, value, registration)
            if new and not given and not _given(name, value, known, message, today):
                yield f"{registration.reference} {name}={value!r} after {message.text!r}"


def _sent_before(name: str, value: Any, registration: Registration) -> bool:
    """Whether it is laid out from an earlier season, or follows from it; the club sees it after the parent's yes."""
    before = registration.before
    return before is not None and (before.answers.get(name) == value or name in {"played_last_season", "last_season"})


def _given(name: str, value: Any, known: Registration, message: Message, today: date) -> bool:
    proposal = known.proposal
    if proposal and _confirmed(proposal, message, today) and _is_of(proposal, name, value):
        return True
    if proposal and proposal.about == name and value == proposal.otherwise:
        return True
    if proposal and proposal.command == "restart" and name == flow.first:
        return True
    if message.picture and value == message.picture.key:
        return True
    if name in known.carried and known.carried[name] == value:
        return True
    if name in {flow.first, "carried_over"}:  # said by naming a child, and by putting one of what carried over right
        return True
    said = message.choice.rpartition(":")[2] or message.text
    parts = [said, *_parts(tidy(said))]
    return value == known.kept_back or any(_read_as(name, each, known, today) == value for each in parts)


def _confirmed(proposal: Proposal, message: Message, today: date) -> bool:
    """Whether the parent said yes, which is how a proposal is taken."""
    heard = YES_NO.read(message.choice.rpartition(":")[2] or message.text, today)
    return isinstance(heard, Understood | DidYouMean) and heard.value is True


def _is_of(proposal: Proposal, name: str, value: Any) -> bool:
    """Whether a yes takes it: what was proposed, and what was shown along with it."""
    if proposal.about == name:
        return bool(value == proposal.value)
    shown = value is True or _shown(value) in proposal.question
    return bool(name in proposal.also and proposal.also[name] == value and shown)


def _shown(value: Any) -> str:
    try:
        return show_phone(str(value))
    except ValueError:
        return str(value)


def _read_as(name: str, said: str, known: Registration, today: date) -> Any:
    """What a part of a message comes to as the answer to a question, alone or along with another one's answer."""
    if name == "relationship":
        heard = Relationship().read(said, today)
        return heard.value if isinstance(heard, Understood) else None
    for question in [flow.questions[name], *SAY_MORE]:
        heard = _kind(question, known).read(said, today)
        if isinstance(heard, Understood):
            if question.name == name:
                return heard.value
            if name in heard.also:
                return heard.also[name]
        elif isinstance(heard, DidYouMean) and question.name == name:
            return heard.value
    return None


def _kind(question: Question, known: Registration) -> Any:
    kind, before = question.kind(known, flow.questions), known.answers.get(question.name)
    if isinstance(kind, DateOfBirth) and before:
        return DateOfBirth(of=kind.of, known=date_parts(before))
    return kind


def _parts(said: str) -> Iterator[str]:
    """The message, and what is left of it without its first or last words: a value in an edit stands among others."""
    words = said.split(" ")
    for start in range(min(len(words), 8)):
        yield " ".join(words[start:])
        for end in range(len(words) - 1, start, -1):
            yield " ".join(words[start:end])
