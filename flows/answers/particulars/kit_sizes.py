"""The size of a player's kit: by age for children, by letter for adults."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.choices import LEAD_INS
from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood, in_words
from flows.language.number_words import UP_TO_99
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain
from flows.language.vocabulary import Vocabulary, phrases

_BY_AGE = ("5/6", "7/8", "9/10", "11/12", "13/14")
_BY_LETTER = ("S", "M", "L", "XL", "2XL", "3XL")
_GROWN = 14  # from the under-14s on a letter is an adult's size without asking
_CHILD, _ADULT, _UNCLEAR = "child", "adult", "unclear"

_LETTERS = {
    "S": phrases("s, sm, sml, small"),
    "M": phrases("m, med, medium, meduim, midium, mediun"),
    "L": phrases("l, lg, lge, lrg, large"),
    "XL": phrases("xl, x l, x large, xlarge, xlrg, extra large, ex large"),
    "2XL": phrases(
        "2xl, 2 xl, 2x, xxl, x x l, xx large, xxlarge, 2x large, double xl, extra extra large, double extra large"
    ),
    "3XL": phrases("3xl, 3 xl, 3x, xxxl, xxx large, xxxlarge, 3x large, triple xl, triple extra large"),
}
_CHILDREN = phrases("""
    child, childs, children, childrens, kid, kids, youth, youths, junior, juniors, jnr, boy, boys, girl, girls, infant
""")
_ADULTS = phrases("adult, adults, man, men, mans, mens, woman, women, womens, ladies, lady, unisex, senior, grown up")
# "xs" and "4xl" are no sizes of ours, "mmm" is a thought and "year 5" a school year.
_NO_SIZES = phrases("xs, x s, x small, xsmall, extra small, mm, mmm, 4xl, 4 xl, 5xl, 5 xl")
_PASSING = dict.fromkeys(
    phrases("""
    size, sizes, sized, but, age, ages, aged, year, years, yr, yrs, y, yo, year old, years old, old, kit, shirt, top
    shorts, to, or, and, between, about, around, roughly, probably, maybe, i think, think, he, she, they, hes, shes
    theyre, wears, wear, takes, needs, in, normally, usually, currently, now, should, fit, fits, will, be, yes
    a bit, of
""")
)
_SINGLE_SCHOOL_YEAR = regex(r"\b(?:year|yr|y) ?\d\d?$")
_PLURAL = regex(r"(?<=\d)s\b")  # "13/14s"
_DIGITS_AND_UNIT = regex(r"\b(\d\d?)(y|yo|yr|yrs|years?)\b")


def _by_age() -> dict[str, str]:
    """ "9 10", "9 to 10", "nine to ten", "9", "10" and the size each of them is."""
    said: dict[str, str] = {}
    for size in _BY_AGE:
        younger, older = map(int, size.split("/"))
        in_digits, spelt = (str(younger), str(older)), (UP_TO_99[younger - 1], UP_TO_99[older - 1])
        for first, second in (in_digits, spelt, (f"{younger:02}", f"{older:02}")):
            said |= dict.fromkeys((first, second, f"{first} {second}", f"{first} to {second}"), size)
    return said


_VOCABULARY = Vocabulary(
    {
        **_by_age(),
        **{name: size for size, names in _LETTERS.items() for name in names},
        **dict.fromkeys(_CHILDREN, _CHILD),
        **dict.fromkeys(_ADULTS, _ADULT),
        **dict.fromkeys(_NO_SIZES, _UNCLEAR),
    },
    LEAD_INS | _PASSING,
)


# "He's ten but tall, so 11/12?".
_WONDERED = regex(
    r"(?!(?:is|are|do|does|did|can|could|would|will|should|have|has)\b).{1,200}?(?:[,;.]|\bso\b) *"
    r"(?P<size>[^,;.?]{1,30}?)\s*\?+\s*",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class KitSize:
    """One of eleven sizes, "5/6" to "3XL". `age_group` is the n of Un: under 14 a mere "M" is asked about.

    All sizes are understood, whichever are offered.
    """

    age_group: int

    of_few_words = True
    vocabulary = _VOCABULARY
    numbered = False

    @property
    def choices(self) -> tuple[Choice, ...]:
        """The sizes that suit the age group, smallest first; at most nine, since a WhatsApp list holds ten."""
        offered: tuple[str, ...] = _BY_AGE[3:] + _BY_LETTER
        if self.age_group < 11:
            offered = _BY_AGE
        elif self.age_group < _GROWN:
            offered = _BY_AGE[1:] + _BY_LETTER[:4]
        return tuple(Choice(size, self.show(size)) for size in offered)

    @property
    def example(self) -> str:
        """The second smallest of those that suit."""
        return self.choices[1].label

    def read(self, text: str, today: date) -> Answer:
        """The one size that a message names; of two neither is taken, and one that is wondered about is proposed."""
        wondered = _WONDERED.fullmatch(text)
        if wondered and not asks_something(text.rstrip("? ")):
            size = self.read(wondered["size"], today)
            if not isinstance(size, Understood):
                return size
            return DidYouMean(size.value, f"Shall I write: “{self.show(size.value)}”?")
        words = _DIGITS_AND_UNIT.sub(r"\1 \2", _PLURAL.sub("", plain(text)))
        heard = None if "?" in text or _SINGLE_SCHOOL_YEAR.search(words) else _VOCABULARY.heard(words)
        said = list(dict.fromkeys(heard or ()))
        sizes = [size for size in said if size not in (_CHILD, _ADULT)]
        if not sizes or _UNCLEAR in sizes:
            return self._remedy()
        if len(sizes) > 1:
            return self._remedy(f"Kit size must be one: reply {in_words(sizes)}")
        return self._one(str(sizes[0]), child=_CHILD in said, adult=_ADULT in said)

    def show(self, value: object) -> str:
        """ "9/10" or "M", and "Adult M" for a player who might as well wear a child's size."""
        return f"Adult {value}" if self.age_group < _GROWN and value in _BY_LETTER else str(value)

    def _one(self, size: str, *, child: bool, adult: bool) -> Answer:
        by_letter = size in _BY_LETTER
        if (child and adult) or (adult and not by_letter):
            return self._remedy(f"Adult sizes go by letter: {in_words(list(_BY_LETTER))}")
        if child and by_letter:
            return self._remedy(f"Children's sizes go by age: {in_words(list(_BY_AGE))}")
        if by_letter and not adult and self.age_group < _GROWN:
            return DidYouMean(size, f"Children's sizes go by age, for example 9/10. Is that an adult {size}?")
        return Understood(size)

    def _remedy(self, remedy: str = "") -> Misunderstood:
        children, adults = in_words(list(_BY_AGE), "and"), in_words([f"adult {size}" for size in _BY_LETTER[:2]])
        return Misunderstood(
            remedy or "Kit size must be one size, for example 9/10 for a child or adult M",
            f"Children's sizes are {children}; for larger ones reply {adults} and so on",
        )
