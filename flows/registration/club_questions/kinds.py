"""How each kind of a club's own question is answered."""

from collections.abc import Callable

from flows.answers import Choice, Email, Kind, OneOf, OrNone, Phone, Sentence, YesNo
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
        self.read, self.choices = kind.read, kind.choices
        self.numbered = getattr(kind, "numbered", True)

    @property
    def example(self) -> str:
        """What a parent might type."""
        return self._kind.example

    def show(self, value: object) -> str:
        """As the kind shows it, where it is one of its own."""
        if value is None or isinstance(value, bool):
            return NOT_PROVIDED if value is None else YesNo().show(value)
        try:
            return self._kind.show(value)
        except (ValueError, TypeError):
            return str(value)


def _noun(entry: Entry) -> str:
    """The label inside a sentence: "Boot size" → "boot size", "FAN" as it is."""
    label = entry.label
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def _kept(entry: Entry, kind: Kind) -> Reader:
    return AsKept(OrNone(kind, said=NOT_PROVIDED) if entry.optional else kind)


def _date(entry: Entry) -> Answered:
    """Parts of a date that are known already complete what comes next."""
    return lambda registered: _kept(entry, AnyDate(of=_noun(entry), known=registered.kept_back))


def _one_of(entry: Entry) -> Reader:
    return _kept(entry, OneOf(*(Choice(label, label) for label in entry.choices), noun=_noun(entry)))


ANSWERED_BY: dict[str, Callable[[Entry], Answered]] = {
    "yes_no": lambda entry: _kept(entry, YesNo()),
    "choice": _one_of,
    "words": lambda entry: _kept(entry, Sentence(of=_noun(entry), longest=LONGEST_WORDS)),
    "name": lambda entry: _kept(entry, ContactName(of=_noun(entry))),
    "phone": lambda entry: _kept(entry, Phone(of=_noun(entry), mobile=False)),
    "email": lambda entry: _kept(entry, Email()),
    "date": _date,
}
