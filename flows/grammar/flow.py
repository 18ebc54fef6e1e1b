"""The grammar of a conversation: steps in their order, and the exceptions to it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, cast

from transitions import Event, EventData, Machine, Transition

from flows.grammar.notices import AT_ONCE, IN_THE_DIGEST
from flows.grammar.steps import Condition, Ending, Question, Step, always
from flows.london import london_day
from flows.records import Conversation, Invite, Registration

Route = tuple[str, str, str, Condition]
Find = Callable[[Registration, str], Question | None]
Classify = Callable[[str, str], tuple[str, float]]
ANYWHERE = "*"


class Way(Transition):
    """A transition whose destination is found when it is followed, by the registration and the keyword `question`.

    One stands for as many as it has destinations: of one for each pair of questions thirty would be tried in turn.
    """

    def __init__(self, source: str, dests: list[str], find: Find):
        super().__init__(source, "")
        self.dests, self._find = dests, find

    def execute(self, event_data: EventData) -> bool:
        there = self._find(cast(Registration, event_data.model), event_data.kwargs.get("question", ""))
        if there is None:
            return False
        event_data.state.exit(event_data)
        event_data.machine.set_state(there, event_data.model)
        event_data.state = there
        there.enter(event_data)
        return True


class Flow(Machine):
    """The machine that every registration walks on; it holds none of them.

    `answered` goes to the first question that is due, so that an edit returns to the exact place and asks again only
    what the edit unsettled. `back` is its mirror: the nearest earlier question that was answered. `change` goes to
    the question named by the keyword `question`, once answered; with an empty name to the one that asks which.
    `routes` are `(trigger, source, dest, condition)`, tried before the order; from ANYWHERE is from every question.

    What only the club knows is handed in: `ends` is the last day of an invite's time, or None, `place` what only one
    parent can complete of what an invite is for, and `paid` what is paid and owed of a registration, by the names of
    the template `payment_state`, or None where nothing is paid in part. What is `decided_by_a_person` is not reminded
    of. `at_once` and `digest` are, by fact, the
    headline for a person who has to act and the line for the day's digest. `renamed` and `removed` are what steps of
    earlier releases have become (see migrations.py); names that begin with `own` are steps of one club's, which come
    and go. The answer to the question `identified_by` proves after a long silence who writes. `comes_back` is whether
    a registration is of the same player as an earlier one that was sent to the club, `same_parent` whether both are the
    same parent's, on whose phone they are. What no reader reads is left to `classify`: by a question's name and a text
    the likeliest of its answers, as it would be typed, or "", and how probable that is, from 0 to 1.

    The machine is shared and nothing is registered on it: adding a model costs ten times a message.
    """

    def __init__(
        self,
        *steps: Step,
        routes: Iterable[Route] = (),
        ends: Callable[[Invite], date | None] = lambda _invite: None,
        place: Callable[[Invite], str] = lambda invite: invite.player,
        paid: Callable[[Registration], dict[str, str] | None] = lambda _registration: None,
        decided_by_a_person: Callable[[Registration], bool] = lambda _registration: False,
        at_once: Mapping[str, str] | None = None,
        digest: Mapping[str, str] | None = None,
        renamed: Mapping[str, str] | None = None,
        removed: Mapping[str, str] | None = None,
        own: str = "",
        identified_by: str = "",
        comes_back: Callable[[Registration, Registration], bool] = lambda _present, _earlier: False,
        same_parent: Callable[[Registration, Registration], bool] = lambda _present, _other: True,
        classify: Classify = lambda _question, _text: ("", 1.0),
    ):
        super().__init__(model=None, states=list(steps), initial=None, auto_transitions=False, send_event=True)
        self.ends, self.place, self.paid = ends, place, paid
        self.decided_by_a_person = decided_by_a_person
        self.at_once, self.digest = AT_ONCE | dict(at_once or {}), IN_THE_DIGEST | dict(digest or {})
        self.renamed, self.removed = dict(renamed or {}), dict(removed or {})
        self.own, self.identified_by = own, identified_by
        self.comes_back, self.same_parent, self.classify = comes_back, same_parent, classify
        self.steps: dict[str, Step] = {step.name: step for step in steps}
        self.questions: dict[str, Question] = {step.name: step for step in steps if isinstance(step, Question)}
        self.first = steps[0].name
        self.picture, self.email = self._having("picture"), self._having("reaches_parent")
        self.confirmation = self._having("confirms_carried")
        self._in_order = {name: question for name, question in self.questions.items() if question.in_order}
        self._connect_routes(routes)
        self._connect_order()
        self._connect_changes()

    def go(self, trigger: str, registration: Registration, **kwargs: Any) -> bool:
        """Follow a trigger from where the registration stands; False, and nothing changed, where it leads nowhere."""
        if not self.allows(trigger, registration):
            return False
        return self.events[trigger].trigger(registration, **kwargs)

    def allows(self, trigger: str, registration: Registration) -> bool:
        return trigger in self.events and registration.state in self.events[trigger].transitions

    def leads(self, trigger: str, source: str) -> Iterator[str]:
        """Every step that the trigger may lead to from there, in the order in which they are tried."""
        for transition in self.events[trigger].transitions.get(source, ()):
            yield from transition.dests if isinstance(transition, Way) else [str(transition.dest)]

    def step(self, registration: Registration) -> Step:
        return self.steps[registration.state]

    def first_due(self, registration: Registration, beside: Question | None = None) -> Question | None:
        """The first question that is still to be asked, as things stand, beside the one that is given; None only where
        that is the last, which sums up and is due whatever was answered. What an edit unsettled comes before a recap,
        but the recap at the beginning first.
        """
        due = self._due(registration, beside)
        first = next(due, None)
        if first is None or not first.recaps or first.sums_up or (beside and beside.name == self.first):
            return first
        unsettled = {name for each in registration.answers if each in self.questions
                     for name in self.questions[each].unsettles}  # fmt: skip
        return next((each for each in due if each.name in unsettled), first)

    def _due(self, registration: Registration, beside: Question | None) -> Iterator[Question]:
        answers = registration.answers
        for name, question in self._in_order.items():
            if name not in answers and question is not beside and question.ask_if(registration):
                yield question

    def is_open(self, registration: Registration) -> bool:
        """Whether something is still to be asked of the parent."""
        return registration.state in self.questions

    def is_gone(self, name: str) -> bool:
        """Whether this was a question of the club's own that it no longer asks."""
        return bool(self.own) and name.startswith(self.own) and name not in self.steps

    def begins(self, question: Question, value: Any) -> bool:
        """Whether a registration begins with this answer."""
        return question.name == self.first and value == question.goes_on_with

    def begin(self, registration: Registration) -> None:
        """Take the first question as answered: stay with it until the flow goes on."""
        registration.answers[self.first] = self.questions[self.first].goes_on_with

    def has_begun(self, registration: Registration) -> bool:
        return self.first in registration.answers

    def has_ended(self, registration: Registration, now: datetime) -> bool:
        """Whether the time of the invite is over, by the day in Europe/London."""
        end = self.ends(registration.invite)
        return end is not None and london_day(now) > end

    @property
    def expired(self) -> Ending:
        """Where an invite ends whose time is over. Raises StopIteration in a flow without such an end."""
        return next(step for step in self.steps.values() if isinstance(step, Ending) and step.expires)

    def family_email(self, conversation: Conversation) -> str:
        """The parent's e-mail address, as they gave it for the child who is talked about, else for the newest who has
        one; "" where they have not yet.
        """
        children = [conversation.registration, *reversed(conversation.registrations)]
        given = (each.answers.get(self.email.name) for each in children if each and self.email)
        return next(filter(None, given), "")

    def _having(self, mark: str) -> Question | None:
        return next((question for question in self.questions.values() if getattr(question, mark)), None)

    def _connect_routes(self, routes: Iterable[Route]) -> None:
        for trigger, source, dest, condition in routes:
            conditions = None if condition is always else _of_the_model(condition)
            for each in list(self.questions) if source == ANYWHERE else [source]:
                self.add_transition(trigger, each, dest, conditions=conditions)

    def _connect_order(self) -> None:
        """ "answered" from everywhere to what is due, "back" from everywhere to what came before."""
        order = list(self._in_order.values())
        for here in self.questions.values():
            before = order[: order.index(here)] if here.in_order else order
            before = [each for each in reversed(before) if each.label or each.sums_up]
            self._add_way("answered", here.name, [each for each in order if each is not here], self._onward(here))
            if before:
                self._add_way("back", here.name, before, _backward(before))

    def _connect_changes(self) -> None:
        there = [question for question in self.questions.values() if question.label or not question.in_order]
        for step in self.steps.values():
            if isinstance(step, Question) or step.edits:
                self._add_way("change", step.name, there, self._asked_for)

    def _add_way(self, trigger: str, source: str, dests: list[Question], find: Find) -> None:
        event = self.events.setdefault(trigger, Event(trigger, self))
        event.add_transition(Way(source, [each.name for each in dests], find))

    def _onward(self, here: Question) -> Find:
        return lambda registration, _: self.first_due(registration, here)

    def _asked_for(self, registration: Registration, name: str) -> Question | None:
        """The question to change; no name at all leads to the one out of the order that asks for one."""
        if not name:
            asks_which = next((each for each in self.questions.values() if not each.in_order), None)
            return asks_which if len(registration.answers) > 1 else None
        question = self.questions.get(name)
        return question if question and question.label and question.answered(registration) else None


def _backward(before: list[Question]) -> Find:
    """The nearest of the questions `before` that was answered; the one that sums up, while it is due."""
    return lambda registration, _: next(
        (each for each in before if (each.due if each.sums_up else each.answered)(registration)), None
    )


def _of_the_model(condition: Condition) -> Callable[[EventData], bool]:
    return lambda event: condition(cast(Registration, event.model))
