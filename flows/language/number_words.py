"""Numbers as people say and write them: "twenty eight", "the first", "21st"."""

import re

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


def nth(number: int) -> str:
    """1 → "1st", 12 → "12th", 22 → "22nd"."""
    if 10 < number % 100 < 14:
        return f"{number}th"
    return f"{number}" + {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")


_DIGITS = {word: str(digit) for digit, word in enumerate(_UNITS, start=1)} | dict.fromkeys(
    ("oh", "o", "zero", "nought"), "0"
)
_SPELT_LETTERS = (
    "a=ay b=bee b=be c=see c=cee d=dee e=ee f=eff f=ef g=gee h=aitch h=haitch i=eye j=jay k=kay l=el l=ell m=em n=en "
    "p=pee p=pea q=queue q=cue r=ar r=are s=ess s=es t=tee t=tea u=yu v=vee x=ex y=why z=zed z=zee"
)
_LETTERS = {spelt[2:]: spelt[0] for spelt in _SPELT_LETTERS.split()}
_TIMES = {"double": 2, "treble": 3, "triple": 3}
_SPOKEN = {words: str(number) for number, words in enumerate(UP_TO_99, start=1)}
_TWO_WORDS = {words for words in _SPOKEN if " " in words}


def in_digits(text: str) -> str:
    """Digits and letters that are spelt out, run together: "oh seven double seven" → "0777", "m 4 1" → "m41"."""
    words, spelt, at = re.findall(r"[a-z\d]+", text.lower()), [], 0
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
                or (word if len(word) == 1 or any(map(str.isdigit, word)) else " ")
            )
            at -= 1
        at += 2
    return "".join(spelt).strip()
