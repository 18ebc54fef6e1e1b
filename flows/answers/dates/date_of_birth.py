"""A date of birth, day first as in Britain, in any of the ways people write one. Day and month are never guessed."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood, in_words, sentence_case
from flows.answers.dates.date_order import Written, arrange, without_one_number
from flows.answers.dates.date_parts import (
    PARTS,
    date_parts,
    in_another_year,
    known_parts,
    lone_number,
    missing_parts,
    with_known,
    without_denied,
)
from flows.answers.dates.date_words import (
    MONTH_NAMES,
    WEEKDAY_NAMES,
    DateWords,
    date_words,
    may_name_a_day,
    nearest_month,
    with_slips_mended,
)
from flows.answers.dates.relative_days import DayBeside, day_beside
from flows.language.number_words import nth
from flows.language.regex import regex
from flows.language.tidy import asks_something

_OLDEST = 110  # years
_OLDEST_IN_TWO_DIGITS = 90  # "3/12/26" is a slip in the year sooner than somebody born in 1926
_SAME_DAY = regex(
    r"\bsame (?:day|date|birthday|day and month)(?: (?:and month|as (?:him|her|them|his|hers|my \w+|the \w+"
    r"|[A-Z]?\w+)))?"
    r"|\bshares? (?:a |his |her |my |the )?birthday(?: with \w+)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DateOfBirth:
    """An ISO date, "2015-05-03". `of` names the question: "date of birth", "Mia's date of birth".

    `alike` is the date of somebody whose birthday may be meant: "same day as Sam, 1988". `known` holds any of
    "day", "month" and "year", and completes a message that lacks them. What was understood of a
    date that is still not whole comes back as the `value` of the `Misunderstood`, to be the next message's `known`.
    """

    of: str = "date of birth"
    known: dict[str, int] | None = None
    alike: str | None = None

    of_few_words = True
    choices = ()
    example = "14/2/1988"
    may_be_in = staticmethod(may_name_a_day)

    def read(self, text: str, today: date) -> Answer:
        """The date, a proposal where it has a slip or stands among other words, or what the date still needs."""
        if beside := day_beside(text):
            return self._beside(beside, today)
        heard = self._read(text, today)
        spelt = with_slips_mended(text) if isinstance(heard, Misunderstood) else text
        mended = self._read(spelt, today) if spelt != text else heard
        if mended is heard or not isinstance(mended, Understood | DidYouMean):
            return heard
        return DidYouMean(mended.value, f"Did you mean {self.show(mended.value)}?")

    def _read(self, text: str, today: date) -> Answer:
        known = known_parts(self.known)
        same = None
        if self.alike and (same := _SAME_DAY.search(text)):
            known = known | {part: date_parts(self.alike)[part] for part in ("day", "month")}
            text = " ".join(_beside_the_same(re.findall(r"\d+", text[same.end() :]), known["day"]))
        parts = date_words(without_denied(text, known))
        mended = _mend_month(parts)
        lone = None
        written = arrange(parts) or _without_age(parts, today) or (lone := lone_number(parts, known))
        of_age = written is not None and written != (written := _by_age(written, known, parts, today))
        if written is None or (parts.unknown and not (parts.harmless and written.complete)):
            return self._must_have_more(parts)
        whole = with_known(written, known)
        if mended and not whole.complete:
            whole = replace(whole, month=None)
        answer = self._complete(whole, today, may_be_swapped=bool(written.day and written.month))
        if not isinstance(answer, Understood):
            return answer
        if any(int(age) != _age(answer, today) + parts.ahead for age in parts.ages):
            return self._must_have_more(parts)
        asked = not written.complete and asks_something(text)
        if (
            mended
            or parts.unknown
            or asked
            or of_age
            or same
            or (lone and (parts.month or _may_be_age(lone, answer, today)))
        ):
            return DidYouMean(answer.value, f"Did you mean {self.show(answer.value)}?")
        return answer if parts.weekday is None else _on_weekday(answer, parts.weekday)

    def _beside(self, beside: DayBeside, today: date) -> Answer:
        """The day that is told by another, which is asked about; of the other nothing is kept."""
        other = replace(self, known=None).read(beside.told, today)
        if not isinstance(other, Understood | DidYouMean):
            return self._must("include a day, a month and a year, for example 3 5 2014")
        born = beside.of(str(other.value))
        return DidYouMean(born, f"Did you mean {self.show(born)}?")

    def edited(self, known: str | None, text: str) -> str | None:
        """The date that is known in another year: "born in 87 not 88"."""
        return in_another_year(known, text) if known else None

    def show(self, value: object) -> str:
        """ "2015-05-03" → "3 May 2015"."""
        return _in_words(date.fromisoformat(str(value)))

    def _must(self, do: str, understood: dict[str, int] | None = None) -> Misunderstood:
        return Misunderstood(
            f"{sentence_case(self.of)} must {do}",
            f"Write {self.of} as the day, then the month, then the year, for example 3 May 2014",
            value=understood or known_parts(self.known) or None,
        )

    def _must_have_more(self, parts: DateWords) -> Misunderstood:
        """What is asked for after a message that added nothing to what is known."""
        missing = missing_parts(known_parts(self.known))
        if len(missing) in (0, len(PARTS)):
            return self._must("include a day, a month and a year, for example 3 5 2014")
        if missing == ["year"] and parts.numbers:
            return self._must("include the year in full, for example 2014")
        return self._must(f"include {in_words([f'a {part}' for part in missing], 'and')}")

    def _complete(self, written: Written, today: date, *, may_be_swapped: bool) -> Answer:
        """The date, once nothing is missing and nothing in it is impossible."""
        day, month = int(written.day or 1), int(written.month or 1)
        if written.year and may_be_swapped and written.complete and 1 <= day <= 12 < month <= 31:
            return self._swapped(day, month, written.year, today)
        if impossible := _impossible(day, month):
            return self._must(impossible)
        if written.year and written.complete:
            return self._dated(written.year, month, day, today)
        if written.year and (outside := self._outside(int(written.year), today)):
            return self._must(outside)
        understood = {part: int(number) for part in PARTS if (number := getattr(written, part))}
        missing = [f"a {part}" for part in missing_parts(understood)]
        return self._must(f"include {in_words(missing, 'and')}", understood)

    def _swapped(self, first: int, second: int, year: str, today: date) -> Answer:
        """ "5/13/2014": the month first is proposed, where that is a date."""
        answer = self._dated(year, first, second, today)
        if not isinstance(answer, Understood):
            return answer
        shown = f"{first}/{second}/{year} has no {nth(second)} month"
        return DidYouMean(answer.value, f"{shown}. Did you mean {self.show(answer.value)}?")

    def _dated(self, written_year: str, month: int, day: int, today: date) -> Understood | Misunderstood:
        year = _full_year(written_year, month, day, today)
        so_far = {"day": day, "month": month}
        if year is None:
            return self._must("include the year in full, for example 2014", so_far)
        if (year, month, day) >= (today.year, today.month, today.day):
            return self._must("be in the past", so_far)
        if (year, month, day) < (today.year - _OLDEST, today.month, today.day):
            return self._must(f"be within the last {_OLDEST} years", so_far)
        if day > monthrange(year, month)[1]:
            return self._must(f"be a real date: {MONTH_NAMES[month - 1]} {year} had {monthrange(year, month)[1]} days")
        return Understood(date(year, month, day).isoformat())

    def _outside(self, year: int, today: date) -> str | None:
        """What a year that stands alone must do to be one in which somebody was born."""
        if year > today.year:
            return "be in the past"
        return None if year >= today.year - _OLDEST else f"be within the last {_OLDEST} years"


def _beside_the_same(numbers: list[str], day: int) -> list[str]:
    """The numbers that are told beside a birthday like another's, without its day where that is said once more."""
    again = len(numbers) > 1 and len(numbers[0]) <= len("31") and int(numbers[0]) == day
    return numbers[1:] if again and len(numbers[1:]) == 1 else numbers


def _by_age(written: Written, known: dict[str, int], parts: DateWords, today: date) -> Written:
    """ "Turned ten on the 12th of June": the year that a day, a month and an age make sure."""
    day, month = int(written.day or 0), int(written.month or 0)
    if (
        written.year
        or "year" in known
        or len(parts.ages) != 1
        or not (1 <= month <= 12 and 1 <= day <= monthrange(2000, month)[1])
    ):
        return written
    still_to_come = (month, day) > (today.month, today.day)
    year = today.year - int(parts.ages[0]) - still_to_come + parts.ahead
    return replace(written, year=str(year))


def _in_words(born: date) -> str:
    return f"{born.day} {MONTH_NAMES[born.month - 1]} {born.year}"


def _impossible(day: int, month: int) -> str | None:
    """What a day and a month must do to be in the calendar of some year."""
    if not 1 <= month <= 12:
        return "have a month from 1 to 12"
    if not 1 <= day <= 31:
        return "have a day from 1 to 31"
    if month == 2 and day > 29:
        return "be a real date: February has 28 days, or 29 in a leap year"
    if day == 31 and month in (4, 6, 9, 11):
        return f"be a real date: {MONTH_NAMES[month - 1]} has 30 days"
    return None


def _full_year(year: str, month: int, day: int, today: date) -> int | None:
    """Four digits as they are, two in the century that puts a birth in the past, None where neither is sure."""
    if len(year) == 4:
        return int(year)
    if len(year) != 2:
        return None
    if (2000 + int(year), month, day) <= (today.year, today.month, today.day):
        return 2000 + int(year)
    return 1900 + int(year) if today.year - 1900 - int(year) <= _OLDEST_IN_TWO_DIGITS else None


def _mend_month(parts: DateWords) -> bool:
    """Take the one unknown word for the month it is nearest to, and say whether that was done, since it is a guess."""
    month = nearest_month(parts.unknown[0]) if len(parts.unknown) == 1 and parts.month is None else None
    if month is None:
        return False
    parts.month, parts.unknown = month, []
    return True


def _without_age(parts: DateWords, today: date) -> Written | None:
    """ "3 May 2015, she's 11": a number more is left out where it is the age."""
    for number, written in without_one_number(parts):
        month, day = int(written.month or 0), int(written.day or 0)
        year = _full_year(written.year or "", month, day, today)
        if year and number == str(today.year - year - ((today.month, today.day) < (month, day))):
            return written
    return None


def _age(answer: Understood, today: date) -> int:
    born = date.fromisoformat(str(answer.value))
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _may_be_age(lone: Written, answer: Understood, today: date) -> bool:
    """Whether a bare number that stands for the day or the month is also about how old they are."""
    born = date.fromisoformat(str(answer.value))
    return int(lone.day or lone.month or 0) in (today.year - born.year - 1, today.year - born.year)


def _on_weekday(answer: Understood, weekday: int) -> Understood | DidYouMean:
    """The date, if it was that day of the week; otherwise one of the two is a slip."""
    born = date.fromisoformat(str(answer.value))
    if born.weekday() == weekday:
        return answer
    shown, was, said = _in_words(born), WEEKDAY_NAMES[born.weekday()], WEEKDAY_NAMES[weekday]
    return DidYouMean(answer.value, f"{shown} was a {was}, not a {said}. Did you mean {was} {shown}?")
