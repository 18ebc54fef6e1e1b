"""Who is called in an emergency: a full name, often with its number in the same breath, or the parent."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date

from flows.answers.basics.kinds import Answer, Misunderstood, Understood
from flows.answers.contact_details.phones import Phone, normalise_phone
from flows.answers.people.name_edits import edited
from flows.answers.people.names import FullName
from flows.answers.people.relationships import RELATIVES, Relationship
from flows.language.tidy import plain, tidy, western_digits
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

_ME = phrases("""
    me, myself, my name, my details, my number, mum me, dad me, me mum, me dad, me his mum, me her mum, me his dad
    me her dad, same as me, me again
    just me, only me, the only one, only one, me please
    i am, i will, ill be, i will be, it will be me, mum thats me, dad thats me
    thats me
    the same, same, same person, same as above, same as before, same as parent, same as mine, my own
    parent, the parent, me the parent, as above
""")
_PASSING = dict.fromkeys(
    phrases("""
    it, its, is, thats, that, would, will, be, use, put, can, you, yes, ok, okay, also, down, first, as, in, for
    the, contact
    call, ring, phone, person, number, one, always, best, should, again, his, her, mum, dad, on, try, to, go, with
    id, say, my
    self, i, im, obviously, still, only, or, name, of, course, definitely, all, time, every, please, will
""")
)
_VOCABULARY = Vocabulary(dict.fromkeys(_ME, "me"), COURTESIES | _PASSING)
_FEW_DIGITS = 5  # with more of them a number is meant
# As the phone library finds them, from the first digit, + or bracket to the last digit.
_NUMBER = re.compile(r"[+(]{0,2}\d[\d ()./-]{8,20}\d")
_BETWEEN = re.compile(r"\s*(?:[,;:()/\n]|\s-\s|\s-$|^-\s)\s*")
_ABOUT_THE_NUMBER = frozenset(
    "on number no num tel telephone phone mobile mob is her his their and call ring at".split()
)
_BEFORE_A_NAME = RELATIVES | frozenset(
    "my his her their the our childs players husband wife partner hubby boyfriend girlfriend fiance neighbour ring call"
    " phone try".split()
)


@dataclass(frozen=True, slots=True)
class EmergencyContact:
    """A full name. `phone` is the name of the question that asks for the number, in E.164.

    "Me" is the parent, whose number is known; "Bob Smith 07700 900555" answers both questions at once.
    """

    parent_name: str
    parent_phone: str
    phone: str

    choices = ()
    names_people = True
    keeps_words = True
    example = "me"

    def read(self, text: str, today: date) -> Answer:
        """The name, without the number and without "his grandad"."""
        digits = sum(character.isdigit() for character in text)
        number = normalise_phone(text) if digits else None
        if digits > _FEW_DIGITS and number is None:
            asked = Phone("emergency contact's number", mobile=False).read(text, today)
            remedy = asked.remedy if isinstance(asked, Misunderstood) else ""
            return Misunderstood(
                remedy, again="Reply with the first and last name and one number: Bob Smith 07700 900123"
            )
        name = _name_alone(text) if number else _without_relative(text)
        is_parent = bool(only(_VOCABULARY.heard(name))) or self._is_parents_name(name)
        answer = Understood(self.parent_name) if is_parent else _full_name(name, today)
        if isinstance(answer, Misunderstood):
            return replace(
                answer,
                remedy="Emergency contact must have a first and a last name, for example Bob Smith",
                again='Reply with the first and last name, or "me" if it is you',
            )
        number = number or (self.parent_phone if is_parent else None)
        return Understood(answer.value, {self.phone: number}) if number and isinstance(answer, Understood) else answer

    def edited(self, known: str | None, text: str) -> str | None:
        """What the text makes of the name that is known."""
        return edited(known, text) if known else None

    def _is_parents_name(self, name: str) -> bool:
        said = [word for word in plain(name).split() if word not in ("me", "its", "im")]
        return said == plain(self.parent_name).split()

    def show(self, value: object) -> str:
        """The name itself."""
        return str(value)


def _full_name(name: str, today: date) -> Answer:
    """As FullName reads it, which drops a "yes" before it: what stands first then may be a "mum" again."""
    answer = FullName().read(name, today)
    if not isinstance(answer, Understood):
        return answer
    shorter = _without_relative(answer.value)
    return answer if shorter == answer.value else FullName().read(shorter, today)


def _name_alone(text: str) -> str:
    """ "Bob Smith, his grandad, on 07700 900555" → "Bob Smith"."""
    words = _without_relative(_NUMBER.sub(" , ", western_digits(text))).split()
    while len(words) > 1 and plain(words[-1]) in _ABOUT_THE_NUMBER:
        words = words[:-1]
    return " ".join(words)


def _without_relative(text: str) -> str:
    """The pieces between commas, brackets and dashes that are not just "uncle", "his nan" or about the number."""
    pieces = [piece for piece in _BETWEEN.split(tidy(text)) if piece and not _is_aside(piece)]
    whole = ", ".join(pieces) if pieces else tidy(text)
    words = whole.split()
    while len(words) > 2 and plain(words[0]) in _BEFORE_A_NAME:
        words = words[1:]
    return " ".join(words)


def _is_aside(piece: str) -> bool:
    words = plain(piece).split()
    named = isinstance(Relationship().read(piece, date.min), Understood) and not piece[:1].isdigit()
    return named or all(word in _ABOUT_THE_NUMBER for word in words)
