"""Finding registrations as people type them: "sian", "oneill", "07700 900", a reference with or without its dash."""

import re
import unicodedata
from collections.abc import Iterable

from bot.store.roll import Line

ALONE = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ß": "ss", "þ": "th", "ı": "i"})
NUMBER = re.compile(r"\+?[\d\s()-]{3,}")
SIGNS = re.compile(r"[^\w\s]|_")


def folded(text: str) -> str:
    """A text without accents, apostrophes, hyphens and capitals: `"Siân O’Neill-Ng"` → `"sian oneillng"`."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(each for each in apart if not unicodedata.combining(each)).translate(ALONE)
    return " ".join(SIGNS.sub("", bare).split())


def matching(lines: Iterable[Line], typed: str) -> list[Line]:
    """The lines that have everything that was typed, in a name, the number, the team or the reference."""
    if NUMBER.fullmatch(typed.strip()):
        return [line for line in lines if _digits(typed) in _digits(line.number)]
    words = folded(typed.replace("-", "")).split()
    return [line for line in lines if all(word in _all_of(line) for word in words)]


def _all_of(line: Line) -> str:
    return folded(f"{line.player} | {line.parent} | {line.side} | {line.reference.replace('-', '')}")


def _digits(number: str) -> str:
    """As the number is written at home: +44 7700, 0044 7700 and 07700 are one."""
    digits = re.sub(r"\D", "", number)
    if number.strip().startswith("+44") or digits.startswith("0044"):
        digits = "0" + digits.removeprefix("00").removeprefix("44")
    return digits
