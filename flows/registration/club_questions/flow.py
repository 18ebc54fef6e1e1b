"""The registration with a club's own questions among those that every club asks."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from flows.grammar.flow import Flow
from flows.grammar.steps import Condition, Ending, Question, said
from flows.records import Registration
from flows.registration.club_questions.conditions import asked_if
from flows.registration.club_questions.consents import consents
from flows.registration.club_questions.entries import Entry, FollowUp, entries_of
from flows.registration.club_questions.kinds import ANSWERED_BY, noun
from flows.registration.club_questions.order import in_order
from flows.registration.club_questions.other_than import PARENT_TEL, example_of_its_own, other_than
from flows.registration.questions import OWN, STEPS, flow_of, registration

BESIDE = ("", "_at", "_wording")  # the ends of the names under which an answer and its evidence are kept
TO_FOLLOW_UP = "follow_up"  # what the club is told
LAST = next(step.name for step in reversed(STEPS) if isinstance(step, Question) and step.label)


def flow_with(written: Sequence[Mapping[str, Any]]) -> Flow:
    """The flow of a club with these entries, of which none has a fault; without any, what every club asks."""
    if not written:
        return registration
    entries = entries_of(written)
    return flow_of(steps_with(entries), renamed=renamed(entries))


def steps_with(entries: Iterable[Entry]) -> list[Question | Ending]:
    """Every step in its order, the club's own in their places."""
    own = {entry.name: entry for entry in entries}
    steps = {step.name: step for step in STEPS}
    kept, nouns, numbers = kept_names(own.values()), _nouns(own), {name: at for at, name in enumerate(own, 1)}
    placed: list[Question | Ending] = []
    # What was laid down for another release of the code may follow a question, or be of a kind, that this one lacks.
    after = {entry.name: entry.after if entry.after in {*steps, *own} else LAST for entry in own.values()}
    for name in in_order(steps, after):
        placed += _questions(own[name], numbers[name], kept, nouns) if name in own else [steps[name]]
    return placed


def kept_names(entries: Iterable[Entry]) -> dict[str, str]:
    """What each of the club's own questions, and each thing to agree to, is kept as."""
    return {each.name: each.kept for entry in entries for each in (entry, *entry.items)}


def renamed(entries: Iterable[Entry]) -> dict[str, str]:
    """What each answer that was given under an older name of the club's is kept as now, with what is kept beside it."""
    named = [(OWN + was, each.kept) for entry in entries for each in (entry, *entry.items) for was in each.was]
    return {f"{old}{beside}": f"{new}{beside}" for old, new in named for beside in BESIDE}


def _nouns(own: Mapping[str, Entry]) -> dict[str, str]:
    """How each question is called inside a sentence, by its name."""
    every_clubs = {step.name: step.label[:1].lower() + step.label[1:] for step in STEPS if isinstance(step, Question)}
    return {PARENT_TEL: "the number that you write from"} | {
        name: f"the {called}" for name, called in (every_clubs | {name: noun(own[name]) for name in own}).items()
    }


def _questions(entry: Entry, number: int, kept: Mapping[str, str], nouns: Mapping[str, str]) -> Iterator[Question]:
    ask_if = asked_if({kept.get(name, name): value for name, value in entry.when.items()}, entry.from_age)
    if entry.items:
        yield from consents(entry, ask_if)
    elif entry.kind in ANSWERED_BY:
        others = {kept.get(name, name): nouns[name] for name in entry.other_than if name in nouns}
        example = example_of_its_own(entry, number) if others else ""
        yield _question(entry, ask_if, others, example)


def _question(entry: Entry, ask_if: Condition, others: Mapping[str, str], example: str) -> Question:
    follow = entry.follow_up
    return Question(
        entry.kept,
        ANSWERED_BY[entry.kind](entry),
        entry.prompt,
        label=entry.label,
        called=[entry.name.replace("_", " "), *entry.called],
        ask_if=ask_if,
        medical=entry.medical,
        of_family=entry.family,
        each_season=entry.each_season,
        check=other_than(others, noun(entry), optional=entry.optional) if others else None,
        example=example,
        says=_said_to(entry.kept, follow) if follow else None,
        tells=_told_of(entry.kept, follow) if follow else None,
    )


def _said_to(name: str, follow: FollowUp) -> Callable[[Registration], str]:
    so = said(name, follow.answer)
    return lambda registration: follow.say if so(registration) else ""


def _told_of(name: str, follow: FollowUp) -> Callable[[Registration], str]:
    so = said(name, follow.answer)
    return lambda registration: TO_FOLLOW_UP if so(registration) else ""
