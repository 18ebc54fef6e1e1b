"""A phone number, British first: stored as E.164, shown as people write it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood, sentence_case
from flows.language.clauses import clauses, second_thought
from flows.language.number_words import names_a_number
from flows.language.regex import regex
from flows.language.terms_of_address import TERMS
from flows.language.tidy import asks_something, plain, tidy, western_digits

# Ofcom keeps these for drama and tests, so that the library takes them for unassigned.
_DRAMA = regex(r"\+447700900\d{3}")
_UNITED_KINGDOM = 44
# O for 0 where it touches a digit and no other letter: "O7700 9OO123".
_OH = regex(r"(?<![^\W\d_])(?:(?<=\d)[oO]+|[oO]+(?=\d))(?![^\W\d_])")
_LONGEST_END = 6  # digits that may be put right
# "ends 223 not 222", "last three digits should be 223"
_ENDS = regex(
    r"\b(?:end(?:s|ing)?(?: in| with)?|last (?:two|three|four|five|six|few|\d)(?: digits| numbers)?)"
    r"(?: (?:are|is|should|be|in|with|actually))* ([\d ]+)"
)
# "Same as mine pet", "she hasn't got a phone, use mine", "number I write from": as plain words.
_IS_OWN = regex(
    r"(?:(?:its|it|is|just|use|put|the|yes|yeah|oh|well|sorry|please|can you|you can|best|on|ring|call|have"
    r"|that|you|youve|ive|got|already|given you) )*"
    r"(?:same (?:(?:number|phone|one|mobile) )?as (?:mine|me|us|ours|my own|my (?:number|phone|one|mobile)"
    r"|this(?: (?:one|number|phone))?)"
    r"|same (?:number|phone|mobile)|my (?:own )?(?:number|mobile)|mine|this (?:number|phone|one)"
    r"|(?:same |the )*(?:number|one|phone) (?:that |which |as )?(?:im|i am|i) (?:texting|text|messaging|message|using"
    r"|use|writing|write|whatsapping|whatsapp|on|here)(?: (?:to you|you|u|this|it|now|here))*"
    r"(?: (?:from|on|with))?"
    r"|(?:same |the )*(?:number|one|phone) (?:that |which |as )?(?:youre|your|ur|you are)"
    r" (?:texting|messaging|using|on|whatsapping)"
    r"(?: me| this)?(?: on)?(?: now)?)"
    r"(?: (?:use (?:that|it|mine)|already|so|instead|she|he|they|shes|hes|theyre|we|cos"
    rf"|coz|because|since|please|pls|then|thanks|ta|for (?:now|both)|again|too|{TERMS}|x+)\b.*)?"
)
# Of two numbers the second is for when the first is in vain, or the one that is called so is the best.
_IN_VAIN = regex(
    r"\b(?:if (?:that|it|he|she|they|i|you|no|not|nobody|none|there)\b|if there'?s|otherwise|failing that|or else"
    r"|back ?up|then (?:try|ring|call|my|the|his|her|it)|second(?:ly)?|in case)(?!.*\b(?:on|at|of|to|from)\W*$)",
    re.IGNORECASE,
)
_SPARE = regex(r"\W*(?:(?:is|it'?s|as|for|an?|the|her|his) )*back ?up\b", re.IGNORECASE)
_BEST = regex(r"\W*(?:(?:is|it'?s|that'?s|for|the|her|his) )*(?:first|best|main|better|preferred)\b", re.IGNORECASE)
_OF_A_MOBILE = regex(r"\b(?:mobile|mob|cell)\b", re.IGNORECASE)
_OF_A_PLACE = regex(r"\b(?:work|works|home|landline|house|office|desk)\b", re.IGNORECASE)
_AT_TIMES = regex(
    r"\b(?:after|before|until|till?|between|days?|daytime|evenings?|nights?|weekends?|weekdays?|not|old|new|was|changed"
    r"|either|dead|lost|broken)\b",
    re.IGNORECASE,
)


# "Her number's no longer 07700 900111", "not 07700 900111 any more".
_NO_LONGER = regex(
    r"(?<!why )\b(?:no longer|isn'?t|is not|not|never)(?: on| at| the)? [+(]{0,2}\d[\d ()-]{8,20}"
    r"(?![\d ()-]|.*\bbut\b)",
    re.IGNORECASE,
)
# "Double seven double oh 900 452, zero first".
_ZERO_FIRST = regex(
    r"[\s,.-]*\b(?:(?:with|and|plus|put|stick) )?(?:an? |the )?(?:zero|oh|nought|0)"
    r" (?:first|(?:at|on|in) (?:the )?(?:front|start|beginning)|in front|before (?:it|that))(?: of (?:it|that))?\b",
    re.IGNORECASE,
)


class _Written(NamedTuple):
    """A number, and where it stands in a text."""

    e164: str
    begins: int
    ends: int


@dataclass(frozen=True, slots=True)
class Phone:
    """`of` names the question: "phone number", "Mia's mobile". With `mobile`, a landline is not enough. `own` is the
    number of whoever writes, which is proposed for "same as mine".
    """

    of: str = "phone number"
    mobile: bool = True
    own: str = ""

    of_few_words = True
    may_be_spelt = True
    of_a_shape = True
    choices = ()
    example = "07700 900555"
    may_be_in = staticmethod(names_a_number)

    def read(self, text: str, today: date) -> Answer:
        """The one number in a message, with words around it or not."""
        text = with_zero_first(text)
        first, second = second_thought(text)
        found = _numbers(text, "GB")
        if found and first and (end := re.sub(r"\D", "", second)):
            return self._put_right(first, second, end)
        if len(found) > 1:
            sooner = _sooner_of_two(text)
            if sooner and _exists(sooner) and (_is_mobile(sooner) or not self.mobile):
                return DidYouMean(sooner, f"Did you mean {self.show(sooner)}?")
            return self._must("be one number: reply with the one to use")
        if self.own and not found and _is_own(text):
            return DidYouMean(self.own, f"Is that your own number, {self.show(self.own)}?")
        if len(found) == 1 and _is_denied(text):
            return self._must("be the one to ring, for example 07700 900123")
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

    @staticmethod
    def to_spell(text: str) -> str:
        """What of a text may spell a number out, its 0 first; "" where it is said to be none."""
        return "" if _is_denied(text) else with_zero_first(text)

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


def _is_denied(text: str) -> bool:
    """Whether a number is said not to be the one: "her number's no longer 07700 900111"."""
    return _NO_LONGER.search(tidy(text)) is not None


def with_zero_first(text: str) -> str:
    """ "7700 900 452, zero first" with its 0 where it belongs; any other text as it is."""
    left = _ZERO_FIRST.sub("", text)
    return text if left == text or normalise_phone(left) else f"0 {left.strip()}"


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


def _is_own(text: str) -> bool:
    """Whether the number is said to be that of whoever writes."""
    if asks_something(text) or any(map(str.isdigit, text)):
        return False
    return any(_IS_OWN.fullmatch(plain(clause)) for clause in clauses(text))


def _sooner_of_two(text: str) -> str:
    """The one of two numbers that is called the best, or the first where the second is for when it rings out, or the
    mobile of a mobile and a landline; "" where none is plainly meant.
    """
    said, written = _digits(text), _written(text, "GB")
    if len(written) != 2 or _AT_TIMES.search(said):
        return ""
    first, second = written
    before, between, behind = said[: first.begins], said[first.ends : second.begins], said[second.ends :]
    best = [each.e164 for each, after in ((first, between), (second, behind)) if _BEST.match(after)]
    if best:
        return best[0] if len(best) == 1 else ""
    if _IN_VAIN.search(between) or _IN_VAIN.search(behind):
        return "" if _IN_VAIN.search(before) or _SPARE.match(between) else first.e164
    mobiles = [each.e164 for each in written if _is_mobile(each.e164)]
    told_apart = len(mobiles) == 1 and _OF_A_MOBILE.search(said) and _OF_A_PLACE.search(said)
    return mobiles[0] if told_apart else ""


def _numbers(text: str, region: str) -> list[str]:
    """What looks like a phone number of that region or with a country's code, as E.164, each once."""
    return list(dict.fromkeys(each.e164 for each in _written(text, region)))


def _written(text: str, region: str) -> list[_Written]:
    import phonenumbers

    matches = phonenumbers.PhoneNumberMatcher(_digits(text), region, leniency=phonenumbers.Leniency.POSSIBLE)
    e164 = phonenumbers.PhoneNumberFormat.E164
    return [_Written(phonenumbers.format_number(each.number, e164), each.start, each.end) for each in matches]


def _digits(text: str) -> str:
    """The text on one line, with each digit as it is dialled."""
    return western_digits(_OH.sub(lambda oh: "0" * len(oh[0]), tidy(text)))


def _exists(e164: str) -> bool:
    import phonenumbers

    return bool(_DRAMA.fullmatch(e164)) or phonenumbers.is_valid_number(phonenumbers.parse(e164))


def _is_mobile(e164: str) -> bool:
    import phonenumbers

    mobiles = (phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE)
    return bool(_DRAMA.fullmatch(e164)) or phonenumbers.number_type(phonenumbers.parse(e164)) in mobiles
