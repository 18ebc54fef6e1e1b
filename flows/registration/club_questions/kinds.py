"""How each kind of a club's own question is answered."""

from collections.abc import Callable
from datetime import date
from typing import Any

from flows.answers import Choice, Email, Kind, OneOf, OrNone, Phone, Sentence, Understood, YesNo
from flows.answers.basics.shapes import Shaped
from flows.answers.dates.any_date import AnyDate
from flows.answers.people.contact_names import ContactName
from flows.grammar.steps import Reader
from flows.records import Registration
from flows.registration.club_questions.entries import Entry

Answered = Reader | Callable[[Registration], Reader]
LONGEST_WORDS = 200  # characters
NOT_PROVIDED = "Not provided"


class AsKept:
    """Another kind that also shows answers of before the club changed the question: those as they are kept."""

    def __init__(self, kind: Reader):
        self._kind = kind
        self.read, self.choices, self.example = kind.read, kind.choices, kind.example

    def __getattr__(self, name: str) -> Any:
        """Whatever else a kind may say of itself. Raises AttributeError."""
        return getattr(self._kind, name)

    def edited(self, known: object, text: str) -> object:
        """As the kind puts right what is known, where that is one of its own."""
        edit = getattr(self._kind, "edited", None)
        is_own = isinstance(known, str) and self.read(self.show(known), date.min) == Understood(known)
        return edit(known, text) if edit and is_own else None

    def show(self, value: object) -> str:
        """As the kind shows it, where it is one of its own."""
        if value is None or isinstance(value, bool):
            return NOT_PROVIDED if value is None else YesNo().show(value)
        try:
            return self._kind.show(value)
        except (ValueError, TypeError):
            return str(value)


def noun(entry: Entry) -> str:
    """The label inside a sentence: "Boot size" → "boot size", "FAN" as it is."""
    label = entry.label
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _kept(entry: Entry, kind: Kind) -> Reader:
    return AsKept(OrNone(kind, said=NOT_PROVIDED) if entry.optional else kind)


def _date(entry: Entry) -> Answered:
    """Parts of a date that are known already complete what comes next."""
    return lambda registered: _kept(entry, AnyDate(of=noun(entry), known=registered.kept_back))


def _one_of(entry: Entry) -> Reader:
    return _kept(entry, OneOf(*(Choice(label, label) for label in entry.choices), noun=noun(entry)))


def _words(entry: Entry) -> Reader:
    if entry.pattern:
        return _kept(entry, Shaped(entry.pattern, of=noun(entry)))
    return _kept(entry, Sentence(of=noun(entry), longest=LONGEST_WORDS))


ANSWERED_BY: dict[str, Callable[[Entry], Answered]] = {
    "yes_no": lambda entry: _kept(entry, YesNo()),
    "choice": _one_of,
    "words": _words,
    "name": lambda entry: _kept(entry, ContactName(of=noun(entry))),
    "phone": lambda entry: _kept(entry, Phone(of=noun(entry), mobile=False)),
    "email": lambda entry: _kept(entry, Email()),
    "date": _date,
}
