"""A phone number, British first: stored as E.164, shown as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood, sentence_case
from flows.language.clauses import second_thought
from flows.language.number_words import names_a_number
from flows.language.tidy import tidy, western_digits

# Ofcom keeps these for drama and tests, so that the library takes them for unassigned.
_DRAMA = re.compile(r"\+447700900\d{3}")
_UNITED_KINGDOM = 44
# O for 0 where it touches a digit and no other letter: "O7700 9OO123".
_OH = re.compile(r"(?<![^\W\d_])(?:(?<=\d)[oO]+|[oO]+(?=\d))(?![^\W\d_])")
_LONGEST_END = 6  # digits that may be put right
# "ends 223 not 222", "last three digits should be 223"
_ENDS = re.compile(
    r"\b(?:end(?:s|ing)?(?: in| with)?|last (?:two|three|four|five|six|few|\d)(?: digits| numbers)?)"
    r"(?: (?:are|is|should|be|in|with|actually))* ([\d ]+)"
)


@dataclass(frozen=True, slots=True)
class Phone:
    """`of` names the question: "phone number", "Mia's mobile". With `mobile`, a landline is not enough."""

    of: str = "phone number"
    mobile: bool = True

    of_few_words = True
    may_be_spelt = True
    of_a_shape = True
    choices = ()
    example = "07700 900555"
    may_be_in = staticmethod(names_a_number)

    def read(self, text: str, today: date) -> Answer:
        """The one number in a message, with words around it or not."""
        first, second = second_thought(text)
        found = _numbers(text, "GB")
        if found and first and (end := re.sub(r"\D", "", second)):
            return self._put_right(first, second, end)
        mobiles = [number for number in found if _is_mobile(number) and _exists(number)]
        if len(found) > len(mobiles) == 1:
            return DidYouMean(mobiles[0], f"Shall I take {self.show(mobiles[0])}, the mobile?")
        if len(found) > 1:
            return self._must("be one number: reply with the one to use")
        if not found or not _exists(found[0]):
            digits = sum(character.isdigit() for character in text)
            counted = f", and this one has {digits} digits" if 6 < digits < 20 and digits != 11 else ""
            return self._must(f"be a full number, for example 07700 900123{counted}")
        if self.mobile and not _is_mobile(found[0]):
            return self._must("be a mobile number, for example 07700 900123")
        return Understood(found[0])

    def _put_right(self, first: str, second: str, end: str) -> Answer:
        """The number after a second thought, of all of it or of its end: "07700 900 123 no sorry 124"."""
        before, after = normalise_phone(first), normalise_phone(second)
        meant = after or (before[: -len(end)] + end if before and 2 <= len(end) <= _LONGEST_END else None)
        if meant is None or not _exists(meant) or (self.mobile and not _is_mobile(meant)):
            return self._must("be one number: reply with the one to use")
        return DidYouMean(meant, f"Did you mean {self.show(meant)}?")

    def edited(self, known: str | None, text: str) -> str | None:
        """The number that is known with another end: "ends 223 not 222"."""
        found = _ENDS.search(tidy(text).lower())
        end = re.sub(r"\D", "", found[1]) if found else ""
        return known[: -len(end)] + end if known and 2 <= len(end) <= _LONGEST_END else None

    def show(self, value: object) -> str:
        """ "+447700900123" → "07700 900123"."""
        return show_phone(str(value))

    def _must(self, do: str) -> Misunderstood:
        again = f"Reply with {self.of} alone, in digits: 07700 900123"
        return Misunderstood(f"{sentence_case(self.of)} must {do}", again)


def normalise_phone(text: str, region: str = "GB") -> str | None:
    """The one phone number in a text as E.164, or None where there is none, or more than one, or it cannot exist."""
    found = _numbers(text, region)
    return found[0] if len(found) == 1 and _exists(found[0]) else None


def show_phone(e164: str) -> str:
    """ "+447700900123" → "07700 900123"; a number from abroad keeps its +. ValueError for what is no phone number."""
    import phonenumbers

    try:
        number = phonenumbers.parse(e164)
    except phonenumbers.NumberParseException as not_a_number:
        raise ValueError("not a phone number in E.164") from not_a_number
    forms = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(
        number, forms.NATIONAL if number.country_code == _UNITED_KINGDOM else forms.INTERNATIONAL
    )


def _numbers(text: str, region: str) -> list[str]:
    """What looks like a phone number of that region or with a country's code, as E.164, each once."""
    import phonenumbers

    written = western_digits(_OH.sub(lambda oh: "0" * len(oh[0]), tidy(text)))
    matches = phonenumbers.PhoneNumberMatcher(written, region, leniency=phonenumbers.Leniency.POSSIBLE)
    e164 = phonenumbers.PhoneNumberFormat.E164
    return list(dict.fromkeys(phonenumbers.format_number(match.number, e164) for match in matches))


def _exists(e164: str) -> bool:
    import phonenumbers

    return bool(_DRAMA.fullmatch(e164)) or phonenumbers.is_valid_number(phonenumbers.parse(e164))


def _is_mobile(e164: str) -> bool:
    import phonenumbers

    mobiles = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return bool(_DRAMA.fullmatch(e164)) or phonenumbers.number_type(phonenumbers.parse(e164)) in mobiles
