"""Where each question of a club's own would stand, and what it may therefore depend on."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from flows.grammar.steps import Question
from flows.registration.club_questions.conditions import BORN_ON
from flows.registration.club_questions.order import in_order
from flows.registration.club_questions.other_than import PARENT_TEL
from flows.registration.questions import STEPS

EVERY_CLUBS = {step.name: step for step in STEPS if isinstance(step, Question) and step.label}
Table = Mapping[str, Any]


class Places:
    """The order of a list of entries, some of which may have faults. `last` is followed by what names nothing."""

    def __init__(self, written: Sequence[Table], last: str):
        self._written = written
        self._named = [name if isinstance(name := entry.get("name"), str) else "" for entry in written]
        own = {name: self._after(at, last) for at, name in enumerate(self._named) if name not in {"", *EVERY_CLUBS}}
        order = in_order((step.name for step in STEPS), own)
        self._at = {name: place for place, name in enumerate(order)}
        self._answers = {name: _answers_of_every_clubs(step) for name, step in EVERY_CLUBS.items()}
        for name, entry in zip(self._named, written, strict=True):
            self._add(name, entry)

    def faults(self, place: str, at: int) -> Iterator[str]:
        """What an entry follows or depends on and cannot."""
        yield from self._fault_of_after(place, at)
        entry, name = self._written[at], self._named[at]
        here = self._at.get(name, len(self._at))
        when = entry.get("when")
        for other, answer in when.items() if isinstance(when, dict) else ():
            yield from self._fault_of_condition(f"{place}.when.{other}", other, answer, here)
        others = entry.get("other_than")
        for other in others if isinstance(others, list) else ():
            yield from self._fault_of_other(f"{place}.other_than", other, here)
        if entry.get("from_age") and here < self._at[BORN_ON]:
            yield f"{place}.from_age depends on a question that comes later: ask it after {BORN_ON}"

    def answers_of(self, entry: Table) -> list[bool | str]:
        """What may be answered, where that is one of a few."""
        if entry.get("kind") == "yes_no":
            return [True, False]
        choices = entry.get("choices")
        if entry.get("kind") != "choice" or not isinstance(choices, list):
            return []
        return [choice for choice in choices if isinstance(choice, str)]

    def _add(self, name: str, entry: Table) -> None:
        self._answers.setdefault(name, self.answers_of(entry))
        items = entry.get("items")
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("name"), str):
                self._answers.setdefault(item["name"], [True, False])
                self._at.setdefault(item["name"], self._at.get(name, 0))

    def _after(self, at: int, last: str) -> str:
        after = self._written[at].get("after")
        if isinstance(after, str) and (after in EVERY_CLUBS or after in self._named[:at]):
            return after
        return last

    def _fault_of_after(self, place: str, at: int) -> Iterator[str]:
        after = self._written[at].get("after")
        if not isinstance(after, str) or not after or after in EVERY_CLUBS or after in self._named[:at]:
            return
        if after in self._named:
            yield f"{place}.after names a question that stands further down: put {after} above it"
        else:
            yield f"{place}.after is no question: one of yours above it, or {', '.join(EVERY_CLUBS)}"

    def _fault_of_other(self, place: str, other: Any, here: int) -> Iterator[str]:
        if other == PARENT_TEL or not isinstance(other, str):
            return
        if other not in self._answers:
            yield f"{place} names no question: write names of questions that come before it, or {PARENT_TEL}"
        elif self._at.get(other, 0) >= here:
            yield f"{place} names a question that comes later: ask it after {other}"

    def _fault_of_condition(self, place: str, other: str, answer: Any, here: int) -> Iterator[str]:
        possible = self._answers.get(other)
        if possible is None:
            yield f"{place} is no question: the name of one that comes before it"
        elif self._at.get(other, 0) >= here:
            yield f"{place} depends on a question that comes later: ask it after {other}"
        elif not possible:
            yield f"{place} cannot be depended on: a question that is answered by yes or no, or by one of a few"
        else:
            yield from fault_of_answer(place, answer, possible)


def fault_of_answer(place: str, answer: Any, possible: Sequence[bool | str]) -> Iterator[str]:
    """An answer that the question never has: 1 is not true."""
    if isinstance(answer, bool | str) and not any(type(each) is type(answer) and each == answer for each in possible):
        yield f"{place} is never answered so: one of {', '.join(map(in_toml, possible))}"


def in_toml(answer: bool | str) -> str:
    return str(answer).lower() if isinstance(answer, bool) else f'"{answer}"'


def _answers_of_every_clubs(question: Question) -> list[bool | str]:
    choices = getattr(question.answer, "choices", ())
    return [choice.value for choice in choices if isinstance(choice.value, bool | str)]
