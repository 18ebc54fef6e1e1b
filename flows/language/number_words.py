"""Numbers as people say and write them: "twenty eight", "the first", "21st"."""

import re

from flows.language.regex import regex

_UNITS = "one two three four five six seven eight nine".split()
_TEENS = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_FIRST_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()

# "one" to "ninety nine", and "first" to "thirty first": the number n stands at n - 1.
UP_TO_99 = (*_UNITS, *_TEENS, *(f"{ten} {unit}".strip() for ten in _TENS for unit in ("", *_UNITS)))
UP_TO_31ST = (
    *_FIRST_TO_TWENTIETH,
    *(f"twenty {nth}" for nth in _FIRST_TO_TWENTIETH[:9]),
    "thirtieth",
    "thirty first",
)

# "First friday", "last working day": no days of a month, since each month has them on another.
OF_THE_WEEK = regex(
    rf"\b(?:\d\d?(?:st|nd|rd|th)|{'|'.join(sorted(UP_TO_31ST, key=len, reverse=True))}|last|final|every other"
    rf"|alternate)"
    r" (?:full )?(?:(?:mon|tues?|weds?|wednes|thurs?|fri|satur|sat|sun)(?:day)?s?"
    r"|(?:working|business|week|bank|banking|school|match|training|pay) ?days?|weeks?|weekends?|fortnight|half)\b",
    re.IGNORECASE,
)

# "Paid 4 weekly", "two of us": how many there are of something, and no day.
COUNTED = regex(
    r"\b(?:\d\d?|one|two|three|four|five|six|both|couple) ?-?(?:(?:week|month|fortnight|quarter)ly\b|of (?:us|them)\b"
    r"|(?:\w+ )?(?:kids?|children|people|adults?|parents|payments?|instal?ments?|jobs?|wages?|incomes?)\b)",
    re.IGNORECASE,
)

# As a year or any number is said, in digits: "nineteen eighty eight", "two thousand and nine", "eighty eight".
YEARS_AND_NUMBERS = (
    {words: str(number) for number, words in enumerate(UP_TO_99, start=1)}
    | {"two thousand": "2000"}
    | {
        f"two thousand {joint}{words}": str(2000 + number)
        for number, words in enumerate(UP_TO_99[:29], start=1)
        for joint in ("", "and ")
    }
    | {f"twenty {words}": str(2000 + number) for number, words in enumerate(UP_TO_99[:29], start=1) if number > 9}
    | {f"nineteen {words}": str(1900 + number) for number, words in enumerate(UP_TO_99, start=1) if number > 9}
)


_SPOKEN_99 = "|".join(sorted(UP_TO_99, key=len, reverse=True))
_HUNDREDS = regex(rf"(a|{'|'.join(_UNITS)}) hundred\b(?: (?:and )?({_SPOKEN_99})\b)? *", re.IGNORECASE)


def hundreds(text: str) -> tuple[str, str]:
    """The number from 100 on that a text begins with, in digits, and what follows; "" and the text where it does not.

    >>> hundreds("one hundred and six Mill Lane"), hundreds("12 Mill Lane")
    (('106', 'Mill Lane'), ('', '12 Mill Lane'))
    """
    found = _HUNDREDS.match(text)
    if not found:
        return "", text
    many, more = found[1].lower(), (found[2] or "").lower()
    number = 100 * (1 if many == "a" else _UNITS.index(many) + 1) + (UP_TO_99.index(more) + 1 if more else 0)
    return str(number), text[found.end() :]


def nth(number: int) -> str:
    """1 → "1st", 12 → "12th", 22 → "22nd"."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_DIGITS = {word: str(digit) for digit, word in enumerate(_UNITS, start=1)} | dict.fromkeys(
    ("oh", "o", "zero", "nought"), "0"
)
_ONE_BY_ONE = regex(rf"((?:(?:{'|'.join(_DIGITS)})\b ?){{2,4}})", re.IGNORECASE)


def digit_by_digit(text: str) -> tuple[str, str]:
    """The number that a text begins with, said digit by digit, and what follows; "" and the text where it does not.

    >>> digit_by_digit("one oh eight Mill Lane"), digit_by_digit("one Mill Lane")
    (('108', 'Mill Lane'), ('', 'one Mill Lane'))
    """
    found = _ONE_BY_ONE.match(text)
    number = "".join(_DIGITS[word] for word in found[1].lower().split()) if found else ""
    return (number, text[found.end() :]) if found and number[0] != "0" else ("", text)


_SPELT_LETTERS = (
    "a=ay b=bee b=be c=see c=cee d=dee e=ee f=eff f=ef g=gee h=aitch h=haitch i=eye j=jay k=kay l=el l=ell m=em n=en "
    "p=pee p=pea q=queue q=cue r=ar r=are s=ess s=es t=tee t=tea u=yu v=vee x=ex y=why z=zed z=zee"
)
_NATO = (
    "alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa "
    "quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu"
)
_LETTERS = {spelt[2:]: spelt[0] for spelt in _SPELT_LETTERS.split()} | {word: word[0] for word in _NATO.split()}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_SPOKEN = {words: str(number) for number, words in enumerate(UP_TO_99, start=1)}
_TWO_WORDS = {words for words in _SPOKEN if " " in words}


_DOUBTED = regex(r"\bi (?=(?:think|believe|reckon|guess|hope|suppose|mean|know)\b)", re.IGNORECASE)  # no letter
_BY_A_WORD = regex(r"\b([A-Za-z])(?: is)?(?: for| as in) [A-Za-z]+")  # "B for bravo"


def _is_an_end(typed: str) -> bool:
    """Whether it may be the end of a postcode, of which the rest is spelt out: "M33 seven AB"."""
    return len(typed) == 2 and typed.isupper()


def in_digits(text: str) -> str:
    """Digits and letters that are spelt out, run together: "oh seven double seven" → "0777", "m 4 1" → "m41"."""
    typed, spelt, at = re.findall(r"[A-Za-z\d]+", _DOUBTED.sub("", _BY_A_WORD.sub(r"\1", text))), [], 0
    words = [word.lower() for word in typed]
    while at < len(words):
        word, after = words[at], words[at + 1] if at + 1 < len(words) else ""
        pair = f"{word} {after}"
        if word in _TIMES and after and (one := _DIGITS.get(after) or _LETTERS.get(after, after)) and len(one) == 1:
            spelt.append(one * _TIMES[word])
        elif pair in _TWO_WORDS:
            spelt.append(_SPOKEN[pair])
        elif after == "hundred" and word in _DIGITS:
            spelt.append(f"{_DIGITS[word]}00")
        else:
            spelt.append(
                _DIGITS.get(word)
                or _SPOKEN.get(word)
                or _LETTERS.get(word)
                or (word if len(word) == 1 or any(map(str.isdigit, word)) or _is_an_end(typed[at]) else " ")
            )
            at -= 1
        at += 2
    return "".join(spelt).strip()


_NUMBER_WORDS = frozenset(
    word for words in (*YEARS_AND_NUMBERS, *UP_TO_31ST, *_DIGITS, *_TIMES, "hundred") for word in words.split()
)
NUMBER_WORD = "|".join(sorted(_NUMBER_WORDS, key=len, reverse=True))


def is_a_number_word(word: str) -> bool:
    """Whether a word, but for a letter, says a number or a part of one."""
    return len(word) > 1 and word.lower() in _NUMBER_WORDS


def names_a_number(text: str) -> bool:
    """Whether there is a digit, or a word of a number."""
    return any(map(str.isdigit, text)) or not _NUMBER_WORDS.isdisjoint(re.findall(r"[a-z]+", text.lower()))
