"""An answer that may honestly be absent: no phone of her own, no club before this one."""

from __future__ import annotations

from datetime import date

from flows.answers.basics.kinds import Answer, Choice, Kind, Understood
from flows.language.tidy import plain
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

_ABSENT = phrases("""
    none, nothing, nil, no, nope, nah, na, n, n a, no one, not applicable, not any, none at all, nothing yet
    not yet, not now, not at the moment, not right now, not got one, skip, skip it, skip this, skip that, pass
    leave it, leave it blank, leave blank, leave it out, rather not say, rather not, prefer not to say
    prefer not to, id rather not, id rather not say, without, doesnt, dont, doesnt have, dont have, does not have
    do not have, hasnt, havent, hasnt got, havent got, has not got, have not got, has not, have not, has no
    has none, have none, has got none, have no, havent any, hasnt any, aint got, didnt have, didnt, hasnt had
    never had, never, isnt one, there isnt, isnt applicable, got none, got no, has got no, have got no
""")
_PASSING = dict.fromkeys(
    phrases("""
    i, id, we, weve, ive, he, hes, she, shes, they, theyve, it, its, is, his, her, their, my, our, this, that, them, him
    one, any, an, a, the, of, own, at all, as yet, yet, at the moment, right now, for now, for him, for her, for them
    to, still, phone, mobile, mobile number, number, phone number, email, e mail, email address
    address, would, please, for this, this one, before, club, team, previous, previous club, there, ok, okay
""")
)


class OrNone:
    """Another kind, whose answer may also be None. `words` are ways to say so beside the usual; `said` shows it."""

    __slots__ = ("_absent", "_kind", "_said")

    def __init__(self, kind: Kind, *words: str, said: str = "None"):
        self._kind, self._said = kind, said
        none = dict.fromkeys((*_ABSENT, *map(plain, words), plain(said)), "none")
        self._absent = Vocabulary(none, COURTESIES | _PASSING)

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What the other kind offers."""
        return self._kind.choices

    @property
    def example(self) -> str:
        """That there is none, which goes for everybody."""
        return "none"

    @property
    def numbered(self) -> bool:
        """Whether the other kind's choices may be numbered."""
        return getattr(self._kind, "numbered", True)

    @property
    def of_few_words(self) -> bool:
        return getattr(self._kind, "of_few_words", False)

    @property
    def of_a_shape(self) -> bool:
        return getattr(self._kind, "of_a_shape", False)

    @property
    def vocabulary(self) -> Vocabulary | None:
        return getattr(self._kind, "vocabulary", None)

    @property
    def may_be_spelt(self) -> bool:
        return getattr(self._kind, "may_be_spelt", False)

    def to_spell(self, text: str) -> str:
        """What of a text may spell a value of the other kind out."""
        to_spell = getattr(self._kind, "to_spell", str)
        return str(to_spell(text))

    @property
    def keeps_words(self) -> bool:
        return getattr(self._kind, "keeps_words", False)

    def read(self, text: str, today: date) -> Answer:
        """None where the message says nothing but that there is none; otherwise what the other kind makes of it."""
        return Understood(None) if only(self._absent.heard(text)) else self._kind.read(text, today)

    def edited(self, known: object, text: str) -> object:
        """As the other kind puts right what is known."""
        edit = getattr(self._kind, "edited", None)
        return edit(known, text) if edit and known is not None else None

    def show(self, value: object) -> str:
        """ "None" in the question's own words, or as the other kind shows it."""
        return self._said if value is None else self._kind.show(value)
