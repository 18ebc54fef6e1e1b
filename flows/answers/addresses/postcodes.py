"""A British postcode, with the slips that people make in one."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date

from flows.answers.addresses.remarks import is_as_the_parents
from flows.answers.basics.kinds import Answer, DidYouMean, Misunderstood, Understood
from flows.language.number_words import is_a_number_word, names_a_number
from flows.language.regex import regex
from flows.language.tidy import has_words, tidy, western_digits

# Royal Mail's postcode areas, with the Crown dependencies (GY, IM, JE), Gibraltar (GX) and the forces' own (BF).
_AREAS = frozenset("""
    AB AL B BA BB BD BF BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK
    FY G GL GU GX GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN
    NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W
    WA WC WD WF WN WR WS WV YO ZE
""".split())  # fmt: skip
# Ascension, St Helena and Tristan da Cunha, the Antarctic and Indian Ocean territories, the Falklands, Pitcairn, South
# Georgia, Turks and Caicos.
_OVERSEAS = "ASCN|STHL|TDCU|BBND|BIQQ|FIQQ|PCRN|SIQQ|TKCA"
_WITHOUT_DIGITS = ("GIR", *_OVERSEAS.split("|"))
_LETTER_OF_A_DISTRICT = "ABCDEFGHJKMNPRSTUVWXY"
_INWARD = r"\d[ABD-HJLNP-UW-Z]{2}"  # never C, I, K, M, O or V, which look like something else

_OUTWARD = regex(rf"([A-Z]{{1,2}})\d[\d{_LETTER_OF_A_DISTRICT}]?")
_WHOLE = regex(rf"\b([A-Z]{{1,2}}\d[A-Z\d]?|GIR|{_OVERSEAS})[ .,-]*({_INWARD})\b")
_WRITTEN = regex(
    rf"[ ,]*\b([A-Z]{{1,2}}\d[A-Z\d]?|GIR|{_OVERSEAS})[ .,-]*({_INWARD})\b(?! (?:floor|avenue|ave|street|road)\b)",
    re.IGNORECASE,
)
_SPECIAL = regex(rf"GIR0AA|(?:{_OVERSEAS})1ZZ")
_FORCES = regex(r"\bB\.?F\.?P\.?O\.?[ .-]*(\d{1,4})\b")
_ANGUILLA = regex(r"\bAI[ -]?2640\b")
_END = regex(_INWARD)
_NTH = regex(r"1st|2nd|3rd|\dth")  # a day, where it is not written as an end of a postcode is
_DAY_OF_A_MONTH = regex(r"[123]\d(?:ST|ND|RD|TH)")  # "be on the 28th" would read B2 8TH
_TWO = "[ABD-HJLNP-UW-Z]{2}"
# "Ends AB", "the last letters are AB", "AB not AA".
_LAST_LETTERS = regex(
    r"\b(?:ENDS?|ENDING|FINISH(?:ES|ING)?|LETTERS?)"
    rf"(?: (?:IN|ON|WITH|IS|ARE|BE|SHOULD|OF|THE|MY|OUR|POSTCODE))* ({_TWO})\b"
    rf"|\b({_TWO}),? (?:AND )?NOT {_TWO}\b"
)
_NOT_THESE_LETTERS = regex(rf"\bNOT ({_TWO})\b")
_NOT_THIS_END = regex(rf"\bnot (?:my |our |the |an? )?({_INWARD})\b", re.IGNORECASE)
# "BT12 6FG now, it was BT13 2AB before": the one that it is no longer.
_AS_IT_WAS = regex(
    rf"(?<=\d[A-Z]{{2}})(?: NOW)?[ ,.;(-]+(?:IT |WE |AND |BUT |NOT )*(?:WAS|WERE|USED TO BE|BEFORE IT WAS"
    rf"|FORMERLY)(?: AT| ON| IN)? [A-Z]{{1,2}}\d[A-Z\d]? ?{_INWARD}\b(?: (?:BEFORE|UNTIL|TILL|LAST|WHEN)\b.*)?"
    rf"|\b(?:WAS|WERE)(?: AT| ON| IN)? [A-Z]{{1,2}}\d[A-Z\d]? ?{_INWARD}\b(?=[^?]*\d[A-Z]{{2}}\b)"
)
_LAST_WORDS = 12
_APART = regex(
    r"(?:(?:IT'?S|IT IS|IS|MY|OUR|THE|POST ?CODE)[ ,:]+){0,4}"
    r"(?P<code>[A-Z][ .-]?[A-Z]?[ ,.-]{0,2}\d[ .-]?[A-Z\d]?[ ,.-]{0,2}\d[ .-]?[A-Z][ .-]?[A-Z])"
    r"(?:[ ,.!]+(?:PLEASE|PLS|THANKS|THANK YOU|TA|X+)){0,2}"
)
_ALIKE = {"0": "0O", "O": "O0", "I": "I1", "L": "L1"}
_PASSING = frozenset("ITS IT IS MY OUR THE POSTCODE POST CODE S HI YES THANKS X XX PLEASE".split())


@dataclass(frozen=True, slots=True)
class Postcode:
    """A postcode as it stands on an envelope: "M41 5AA", "GIR 0AA", "BFPO 57". `own` is the parent's, where another is
    asked for.
    """

    own: str = ""

    of_few_words = True
    of_a_shape = True
    may_be_spelt = True

    choices = ()
    example = "M41 5AA"
    may_be_in = staticmethod(names_a_number)

    def read(self, text: str, today: date) -> Answer:
        """The one postcode in a message, with the rest of the address around it or not; the parent's own is asked about
        where it is said to be the same.
        """
        if self.own and is_as_the_parents(text, "post ?code"):
            return DidYouMean(self.own, f"Shall I write: “{self.own}”?")
        written = _AS_IT_WAS.sub(" ", western_digits(tidy(text)).upper())
        found = _found(written) or _typed_apart(written) or _mended(_NOT_THIS_END.sub(" ", written))
        if len(found) == 1 and "USED TO" not in written:
            return Understood(found[0])
        return _must("be one postcode: reply with the one to use") if found else _must(_missing(written))

    def edited(self, known: str | None, text: str) -> str | None:
        """The postcode that is known with another end: "ends 5AB", "AB not AA"."""
        written = western_digits(tidy(text)).upper()
        others = [each for each in _found(written) if each != known] if known and "USED TO" not in written else []
        if others or isinstance(self.read(text, date.min), Understood):
            return others[0] if len(others) == 1 else None  # "it's M16 0RB, put M41 out of habit"
        words = [word for word in re.findall(r"[A-Za-z\d]+", tidy(text)) if not _NTH.fullmatch(word)]
        before = (known or "").split()
        denied = [end.upper() for end in _NOT_THIS_END.findall(tidy(text))]
        if denied and denied != before[1:]:
            return None  # another postcode's end
        ends = [word.upper() for word in words if _END.fullmatch(word.upper())]
        new = [end for end in ends if before[1:] != [end]]
        if not new and len(before) == 2 and (last := _last_letters(before[1], tidy(text).upper())):
            new = [last]
        return f"{before[0]} {new[0]}" if len(before) == 2 and len(new) == 1 else None

    def apart(self, text: str) -> tuple[str, str]:
        """The text without the one postcode in it, and that; the text itself and "" where there is none, or more."""
        found = _found(western_digits(tidy(text)).upper())
        return (without_postcodes(text), found[0]) if len(found) == 1 else (text, "")

    def show(self, value: object) -> str:
        """The postcode itself."""
        return str(value)


def without_postcodes(text: str) -> str:
    """The text without what is written as a postcode; the text itself where that is all of it."""
    left = _WRITTEN.sub(lambda each: " " if _exists(each[1].upper(), each[2].upper()) else each[0], text)
    return left if has_words(left) else text


def _last_letters(end: str, written: str) -> str:
    """The end of a postcode with the two letters that a text puts in place of its own; "" where it puts none."""
    found = _LAST_LETTERS.search(written)
    letters = (found[1] or found[2]) if found else ""
    other = any(not end.endswith(denied) for denied in _NOT_THESE_LETTERS.findall(written))
    return "" if not letters or other or end.endswith(letters) else f"{end[0]}{letters}"


def _must(do: str) -> Misunderstood:
    return Misunderstood(f"Postcode must {do}", "Reply with the whole postcode, for example M41 5AA")


def _found(written: str) -> list[str]:
    """Every postcode in a text, each once."""
    usual = [f"{outward} {inward}" for outward, inward in _WHOLE.findall(written) if _exists(outward, inward)]
    forces = [f"BFPO {int(number)}" for number in _FORCES.findall(written)]
    return list(dict.fromkeys(usual + forces + ["AI-2640"] * bool(_ANGUILLA.search(written))))


def _exists(outward: str, inward: str) -> bool:
    return _is_outward(outward) or bool(_SPECIAL.fullmatch(outward + inward))


def _is_outward(text: str) -> bool:
    form = _OUTWARD.fullmatch(text)
    return form is not None and form[1] in _AREAS


def _typed_apart(written: str) -> list[str]:
    """The postcode that is all of a message, where each part of it stands alone: "ls 8 4 pd"."""
    apart = _APART.fullmatch(written.strip(" .!"))
    return _found(re.sub("[ ,.-]", "", apart["code"])) if apart else []


def _mended(written: str) -> list[str]:
    """The postcode that is there when an O may be a 0, and an I or L a 1, if one reading is nearer than all others.

    The last words are tried first: that is where an address has its postcode.
    """
    words = [
        "-" if is_a_number_word(word) or _DAY_OF_A_MONTH.fullmatch(word) else word  # "two 8 LP" is no TW0 8LP
        for word in re.findall(r"[A-Z\d]+", written)[-_LAST_WORDS:]
    ]
    for end, length in itertools.product(range(len(words), 0, -1), (2, 1, 3)):
        typed = "".join(words[max(end - length, 0) : end])
        # "Sold out" would read SO1D 0UT.
        if 5 <= len(typed) <= 7 and (any(c.isdigit() for c in typed) or typed.startswith(_WITHOUT_DIGITS)):
            readings = [reading for reading in _readings(typed) if _END.fullmatch(reading[1]) and _exists(*reading)]
            nearest = [reading for reading in readings if _changes(typed, reading) == _changes(typed, readings[0])]
            if readings:
                return [" ".join(nearest[0])] if len(nearest) == 1 else []
    return []


def _readings(typed: str) -> list[tuple[str, str]]:
    """Outward and inward part of all that this may be read as, those with the fewest changes first."""
    whole = ("".join(letters) for letters in itertools.product(*(_ALIKE.get(c, c) for c in typed)))
    return sorted(((postcode[:-3], postcode[-3:]) for postcode in whole), key=lambda reading: _changes(typed, reading))


def _changes(typed: str, reading: tuple[str, str]) -> int:
    return sum(before != after for before, after in zip(typed, "".join(reading), strict=True))


def _missing(written: str) -> str:
    """What a text without a postcode still needs."""
    words = [word for word in re.findall(r"[A-Z\d]+", written) if word not in _PASSING]
    if words and _is_outward(words[-1]):
        return f"include the three characters after {words[-1]}: a number and two letters"
    if len(words) > 1 and _is_outward(words[-2]) and len(words[-1]) <= 4:
        return "end in a number and two letters, for example M41 5AA"
    if len(words) == 1 and _END.fullmatch(words[0]):
        return f"include the part before {words[0]}, for example M41 5AA"
    return "be a full UK postcode, for example M41 5AA"
