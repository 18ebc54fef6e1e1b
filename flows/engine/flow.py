"""The grammar of a conversation: questions in their order, endings, and the exceptions to the order."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from transitions import Machine, State

from flows.answers import DidYouMean, Kind, Misunderstood
from flows.language.tidy import plain
from flows.records import Registration

if TYPE_CHECKING:
    from flows.engine.turn import Turn

Condition = Callable[[Registration], bool]
Route = tuple[str, str, str, Condition]
ANYWHERE = "*"


@dataclass(frozen=True, slots=True)
class Instead:
    """An answer that cannot be had, and what can: nobody's mistake. `labels` are there to be tapped."""

    text: str
    labels: tuple[str, ...] = ()


Check = Callable[[Any, "Turn"], DidYouMean | Misunderstood | Instead | None]


def always(_registration: Registration) -> bool:
    return True


def said(name: str, value: Any) -> Condition:
    """True where the question `name` was answered with `value`."""
    return lambda registration: registration.answers.get(name) == value


class Question(State):
    """One question: what is asked, how the answer is read, and when it is asked at all.

    `answer` is a Kind, or makes one from the registration (a name that is confirmed needs the invited one). `prompt`
    uses the names of `words.facts`. `label` heads its line in the summary, which people may also call by `called`;
    without one it is not shown there. `thanks` is said when it is answered, with `{answer}` as shown and `{age}` for
    a date; `again` are other words for who misunderstood twice. `check` may ask back before a value is stored, refuse
    it, or say what can be had instead; `evidence` gives what else is stored with it, at what time and under which
    words it was given, say; `tells` is the fact, if any, that the club hears of because of it. Answers named in
    `unsettles` depend on this one and are asked again when it changes.
    `keeps=False` is for a question that steers the chat and stores nothing, `in_order=False` for one that only a route
    leads to, `sums_up` for the last one, which is due whatever was answered; `shows` says something at length before
    the question, once. `about_parent` is asked once of a parent and confirmed for the next child; `contested` has
    answers that only one player of a team can have; `picture` is answered by a photo.
    """

    def __init__(
        self,
        name: str,
        answer: Kind | Callable[[Registration], Kind],
        prompt: str,
        *,
        label: str = "",
        called: Iterable[str] = (),
        ask_if: Condition = always,
        thanks: str = "",
        again: str = "",
        check: Check | None = None,
        evidence: Callable[[Any, datetime], dict[str, Any]] | None = None,
        unsettles: Iterable[str] = (),
        tells: Callable[[Registration], str] | None = None,
        keeps: bool = True,
        in_order: bool = True,
        sums_up: bool = False,
        shows: Callable[[Flow, Registration, str], str] | None = None,
        about_parent: bool = False,
        contested: bool = False,
        picture: bool = False,
    ):
        super().__init__(name)
        self.answer, self.prompt, self.label, self.thanks, self.again = answer, prompt, label, thanks, again
        self.ask_if, self.check, self.evidence, self.unsettles = ask_if, check, evidence, tuple(unsettles)
        self.tells = tells
        self.keeps, self.in_order, self.sums_up = keeps, in_order, sums_up
        self.shows, self.about_parent, self.contested, self.picture = shows, about_parent, contested, picture
        self.names = frozenset(plain(words) for words in (label, name.replace("_", " "), *called))

    def kind(self, registration: Registration) -> Kind:
        return self.answer if hasattr(self.answer, "read") else self.answer(registration)

    def enter(self, event):
        super().enter(event)
        event.kwargs["turn"].arrive(self)

    def answered(self, registration: Registration) -> bool:
        return self.ask_if(registration) and self.name in registration.answers

    def due(self, registration: Registration) -> bool:
        return self.ask_if(registration) and self.name not in registration.answers


class Ending(State):
    """Where a registration rests: what is said on arrival (a template) and whenever the parent writes afterwards.

    `statuses` are what the registration becomes, in turn, `fact` is what the club is told, and `notify` names the
    templates of the e-mail and the text that the parent gets. `edits` allows answers to be changed, and `leads_on`
    goes to the next child who waits.
    """

    def __init__(
        self,
        name: str,
        *,
        template: str,
        afterwards: str,
        fact: str,
        statuses: Iterable[str] = (),
        notify: Iterable[str] = (),
        edits: bool = False,
        leads_on: bool = True,
    ):
        super().__init__(name)
        self.template, self.afterwards, self.fact, self.statuses = template, afterwards, fact, tuple(statuses)
        self.notify, self.edits, self.leads_on = tuple(notify), edits, leads_on

    def enter(self, event):
        super().enter(event)
        event.kwargs["turn"].end(self)


class Flow(Machine):
    """The machine that every registration walks on; it holds none of them.

    `answered` goes to the first question that is due, so that an edit returns to the exact place and asks again only
    what the edit unsettled. `back` is its mirror: the nearest earlier question that was answered. `change` goes to
    the question named by the keyword `question`, once answered; with an empty name to the one that asks which.
    `routes` are `(trigger, source, dest, condition)`, tried before the order; from ANYWHERE is from every question.

    The machine is shared and nothing is registered on it: adding a model costs ten times a message.
    """

    def __init__(self, *steps: State, routes: Iterable[Route] = ()):
        super().__init__(model=None, states=list(steps), initial=None, auto_transitions=False, send_event=True)
        self.questions: dict[str, Question] = {step.name: step for step in steps if isinstance(step, Question)}
        self.first = steps[0].name
        everywhere = list(self.questions)
        for trigger, source, dest, condition in routes:
            self._connect(trigger, everywhere if source == ANYWHERE else [source], dest, condition)
        ordered = [question for question in self.questions.values() if question.in_order]
        for there in ordered:
            self._connect("answered", [name for name in everywhere if name != there.name], there.name, there.due)
        for place, there in reversed(list(enumerate(ordered, start=1))):
            if there.label or there.sums_up:
                before = {question.name for question in ordered[:place]}
                later = [name for name in everywhere if name not in before]
                self._connect("back", later, there.name, there.due if there.sums_up else there.answered)
        changing = [step.name for step in steps if isinstance(step, Question) or step.edits]
        for there in self.questions.values():
            if there.label or not there.in_order:
                self.add_transition("change", changing, there.name, conditions=_asked_for(there))

    def go(self, trigger: str, registration: Registration, **kwargs: Any) -> bool:
        """Follow a trigger from where the registration stands; False, and nothing changed, where it leads nowhere."""
        if not self.allows(trigger, registration):
            return False
        return self.events[trigger].trigger(registration, **kwargs)

    def allows(self, trigger: str, registration: Registration) -> bool:
        return registration.state in self.events[trigger].transitions

    def step(self, registration: Registration) -> State:
        return self.get_state(registration.state)

    def first_due(self, registration: Registration) -> Question:
        """The first question that is still to be asked; the last one, which sums up, is due whatever was answered."""
        return next(
            question for question in self.questions.values() if question.in_order and question.due(registration)
        )

    def _connect(self, trigger: str, sources: list[str], dest: str, condition: Condition) -> None:
        conditions = None if condition is always else lambda event: condition(event.model)
        self.add_transition(trigger, sources, dest, conditions=conditions)


def _asked_for(question: Question) -> Callable[[Any], bool]:
    """Whether the question is the one to change; no name at all leads to the question out of the order that asks for
    one.
    """
    if question.in_order:
        return lambda event: event.kwargs["question"] == question.name and question.answered(event.model)
    return lambda event: not event.kwargs["question"] and len(event.model.answers) > 1
