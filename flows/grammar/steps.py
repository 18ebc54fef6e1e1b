"""The steps of a conversation: questions, with what may come of an answer, and endings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Protocol

from transitions import EventData, State

from flows.answers import Answer, Aside, Choice, DidYouMean, Misunderstood
from flows.grammar.commands import Command
from flows.language.tidy import plain
from flows.records import Conversation, Known, Registration


@dataclass(frozen=True, slots=True)
class Instead:
    """An answer that cannot be had, and what can: nobody's mistake. `labels` are there to be tapped."""

    text: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unasked:
    """An answer that was given before it was asked for, and the template that acknowledges it."""

    value: Any
    template: str


class Reader(Protocol):
    """A Kind (see answers/basics/kinds.py) that may also hear an aside, or a command about the chat."""

    @property
    def choices(self) -> tuple[Choice, ...]: ...

    @property
    def example(self) -> str: ...

    def read(self, text: str, today: date) -> Answer | Aside | Command: ...

    def show(self, value: Any) -> str: ...


class Situation(Protocol):
    """What a check may look at: the chat and the child who is talked about, the day, what the house knows, and the
    words of the club. With `has_to_know` set, the turn is played again once it is known what is taken.
    """

    has_to_know: bool
    now: datetime

    @property
    def conversation(self) -> Conversation: ...

    @property
    def registration(self) -> Registration: ...

    @property
    def today(self) -> date: ...

    @property
    def known(self) -> Known: ...

    def filled(self, text: str, **values: Any) -> str: ...


Condition = Callable[[Registration], bool]
Check = Callable[[Any, Situation], DidYouMean | Misunderstood | Instead | None]
Questions = Mapping[str, "Question"]


@dataclass(frozen=True, slots=True)
class OfLines:
    """Makes the kind of a question about the summary from its lines, line 1 first."""

    make: Callable[[list[Question]], Reader]


def always(_registration: Registration) -> bool:
    return True


def said(name: str, value: Any) -> Condition:
    """True where the question `name` was answered with `value`."""
    return lambda registration: registration.answers.get(name) == value


class Named(State):
    """A state whose name is a plain attribute: a message reads it some hundred and thirty times."""

    name = ""

    def __init__(self, name: str):
        super().__init__(name)
        self.name = name


class Question(Named):
    """One question: what is asked, how the answer is read, and when it is asked at all.

    `answer` is a Kind, or makes one from the registration (a name that is confirmed needs the invited one) or from
    the lines of the summary. `prompt` uses the names of `templates.facts`. `label` heads its line in the summary, which
    people may also call by `called`; without one it is not shown there. `thanks` is said when it is answered, with
    `{answer}` as shown and `{age}` for a date; `again` are other words for who misunderstood twice. `check` may ask
    back before a value is stored, refuse it, or say what can be had instead; `evidence` gives what else is stored with
    it, at what time and under which words it was given, say; `says` is what the parent hears because of it, if
    anything, and `tells` the fact that the club hears of once the answers are sent, or `tells_now` where the parent was
    told so. Answers named in `unsettles` depend on this one and are asked again when it changes. `unasked` reads it out
    of what is said to another question ("I'm his gran"), `implied` out of what is said in other words ("he's new to the
    club"); `cues` are words by which a correction means this answer, beside its names; `told` adds to it what is told
    at another question.

    `keeps=False` is for a question that steers the chat and stores nothing, `in_order=False` for one that only a route
    leads to, `sums_up` for the last one, which is due whatever was answered; `shows` says something at length before
    the question, once; `recaps` shows all answers, to be confirmed or put right, as the last one does. `about_parent`
    is asked once of a parent and confirmed for the next child by the question that `confirms_carried`, and so is what
    is `of_family`; `each_season` is asked anew of who returns, with what is `medical` and what has an `evidence`, and
    `returning` is what `registration.before` answers by itself. `reaches_parent` holds the parent's e-mail address;
    `contested` has answers that only one player of a team can have; `picture` is answered by a photo, whose time is
    kept as `<name>_at`.
    A no to what is `needed` keeps the registration from being done. An answer that is `medical` is shown to nobody who
    has no special leave. One that is `closed` has few answers, none of them private: where no table
    can read what a parent said to it, and the club wants that, a language model may be asked.
    `covers` names the questions that are answered with
    this one in one breath.
    `goes_on_with` is the answer to the first question that begins a registration, and to the last that completes it.
    `example` is what a parent might type here, where their kind's example would not do: whoever plays a registration
    answers with it.
    """

    def __init__(
        self,
        name: str,
        answer: Reader | Callable[[Registration], Reader] | OfLines,
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
        says: Callable[[Registration], str] | None = None,
        tells: Callable[[Registration], str] | None = None,
        tells_now: bool = False,
        unasked: Callable[[str, date], Unasked | None] | None = None,
        implied: Callable[[str], tuple[Any, dict[str, Any]] | None] | None = None,
        cues: Iterable[str] = (),
        told: Callable[[str, Registration], tuple[Any, dict[str, Any]] | None] | None = None,
        keeps: bool = True,
        in_order: bool = True,
        sums_up: bool = False,
        recaps: bool = False,
        shows: Callable[[Questions, Registration, str], str] | None = None,
        about_parent: bool = False,
        of_family: bool = False,
        each_season: bool = False,
        returning: Callable[[Registration], Any] | None = None,
        confirms_carried: bool = False,
        reaches_parent: bool = False,
        contested: bool = False,
        picture: bool = False,
        needed: bool = False,
        medical: bool = False,
        closed: bool = False,
        covers: Iterable[str] = (),
        goes_on_with: Any = True,
        example: str | Callable[[Registration], str] = "",
    ):
        super().__init__(name)
        self.answer, self.prompt, self.label, self.thanks, self.again = answer, prompt, label, thanks, again
        self.ask_if, self.check, self.evidence, self.unsettles = ask_if, check, evidence, tuple(unsettles)
        self.says, self.tells, self.unasked, self.goes_on_with = says, tells, unasked, goes_on_with
        self.example, self.tells_now = example, tells_now
        self.implied, self.cues, self.told = implied, frozenset(cues), told
        self.keeps, self.in_order, self.sums_up, self.recaps = keeps, in_order, sums_up, recaps or sums_up
        self.shows, self.contested, self.picture, self.needed = shows, contested, picture, needed
        self.about_parent, self.confirms_carried, self.reaches_parent = about_parent, confirms_carried, reaches_parent
        self.of_family, self.returning = of_family or about_parent, returning
        self.lasts = bool(label) and not (each_season or medical or evidence)
        self.medical, self.closed, self.covers = medical, closed, frozenset(covers)
        self.names = frozenset(plain(words) for words in (label, name.replace("_", " "), *called))

    def example_for(self, registration: Registration, questions: Questions) -> str:
        """What a parent might type, which is taken at once: the question's own example, else its kind's."""
        own = self.example(registration) if callable(self.example) else self.example
        return own or self.kind(registration, questions).example

    def kind(self, registration: Registration, questions: Questions) -> Reader:
        """How the answer is read; `questions` are those of the flow."""
        if isinstance(self.answer, OfLines):
            return self.answer.make(lines(questions, registration))
        return self.answer(registration) if callable(self.answer) else self.answer

    def enter(self, event_data: EventData) -> None:
        super().enter(event_data)
        event_data.kwargs["turn"].arrive(self)

    @property
    def kept_at(self) -> str:
        """The name under which the time of a picture is kept."""
        return f"{self.name}_at"

    def proof(self, value: Any, now: datetime) -> dict[str, Any]:
        """What is stored with the answer: when a picture came, and the evidence."""
        kept = {self.kept_at: now.isoformat(timespec="seconds")} if self.picture and value else {}
        return kept | self.evidence(value, now) if self.evidence else kept

    def completes(self, value: Any) -> bool:
        """Whether this answer completes the registration."""
        return self.sums_up and value == self.goes_on_with

    def answered(self, registration: Registration) -> bool:
        return self.name in registration.answers and self.ask_if(registration)

    def due(self, registration: Registration) -> bool:
        return self.name not in registration.answers and self.ask_if(registration)


def lines(questions: Questions, registration: Registration) -> list[Question]:
    """The questions that stand in the summary, in its order: line 1 is the first."""
    return [question for question in questions.values() if question.label and question.answered(registration)]


class Ending(Named):
    """Where a registration rests: what is said on arrival (a template) and whenever the parent writes afterwards.

    `owing` is the template on arrival where something is paid and something owed, if that needs words of its own.
    `statuses` are what the registration becomes, in turn, `fact` is what the club is told, and `notify` names the
    templates of the e-mail and the text that the parent gets. `edits` allows answers to be changed, `leads_on`
    goes to the next child who waits, `awaits_payment` is reminded of it, `expires` is where an invite ends whose
    time is over, and at one that is `not_theirs` nothing of the child is told any more.
    """

    def __init__(
        self,
        name: str,
        *,
        template: str,
        afterwards: str,
        fact: str,
        owing: str = "",
        statuses: Iterable[str] = (),
        notify: Iterable[str] = (),
        edits: bool = False,
        leads_on: bool = True,
        awaits_payment: bool = False,
        expires: bool = False,
        not_theirs: bool = False,
    ):
        super().__init__(name)
        self.template, self.afterwards, self.fact, self.statuses = template, afterwards, fact, tuple(statuses)
        self.owing = owing
        self.notify, self.edits, self.leads_on = tuple(notify), edits, leads_on
        self.awaits_payment, self.expires, self.not_theirs = awaits_payment, expires, not_theirs

    def enter(self, event_data: EventData) -> None:
        super().enter(event_data)
        event_data.kwargs["turn"].end(self)


Step = Question | Ending
