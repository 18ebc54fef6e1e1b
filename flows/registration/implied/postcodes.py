"""Whose postcode is whose, where a parent tells the player's beside their own."""

import re
from datetime import date
from typing import Any

from flows.answers import Postcode, Understood
from flows.language.regex import regex

_WRITTEN = regex(r"\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.IGNORECASE)
_TWO = 2
_JOINT = regex(r"[.,;\n]|\band\b|&| - ", re.IGNORECASE)
_MINE = regex(
    r"\b(?:mine|ours|my (?:own|postcode|address|house|home|place|one)|our (?:postcode|address|house|home)|i'?m|i am"
    r"|(?:i|we) live|we'?re|me|us)\b",
    re.IGNORECASE,
)
_THEIRS = regex(r"\b(?:his|her|their|him|he'?s?|she'?s?|they|them)\b", re.IGNORECASE)
_LIVES = regex(r"\b(?:at|with|lives?|living|stays?|staying)\b", re.IGNORECASE)
_PARTLY = regex(
    r"\b(?:half|weekends?|weekdays?|weeks?|nights?|days?|sometimes|mostly|mainly|part|shared?|\w+days?)\b",
    re.IGNORECASE,
)
_OF_ANOTHER_TIME = regex(
    r"\b(?:from|until|till?|next|old|new|was|were|used to|mov(?:e|ed|ing)|before|now|not|or)\b", re.IGNORECASE
)


# "Used to be WN7 1AB but it's WN7 2CD now".
_USED_TO_BE = regex(
    r"(?:it |that |the postcode |postcode |ours |we |my |our )?(?:used to be|was|were|has been|had been)"
    r"(?: (?:in|at|on))? <1>[,.;]?(?: (?:but|until|till|before)\b[^<>]{0,30})?[ ,.;]*(?:(?:but|and|now|its|it's|it is"
    r"|we're|were|we are|that's|thats|so|we've moved to|moved to|at|in|just|been|changed to|is) )+<2>[^<>]{0,20}",
    re.IGNORECASE,
)


def WHOSE_POSTCODE(text: str) -> tuple[Any, dict[str, Any]] | None:
    """The parent's own of two postcodes, with where the player lives if that is told: "M41 5AA is mine, he lives at
    his dad's, M33 2DN".
    """
    written = list(_WRITTEN.finditer(text))
    if (now := _the_one_now(text, written)) is not None:
        return now, {}
    if len(written) != _TWO or _OF_ANOTHER_TIME.search(_WRITTEN.sub(" ", text)):
        return None
    codes = [Postcode().read(each[0], date.min) for each in written]
    said = _said_of_each(text, *written)
    mine = [bool(_MINE.search(each)) and not _THEIRS.search(each) for each in said]
    own, other = (codes[0], codes[1]) if mine[0] else (codes[1], codes[0])
    if sum(mine) != 1 or not (isinstance(own, Understood) and isinstance(other, Understood)):
        return None
    return own.value, _lives_there(said[mine.index(False)], other.value)


def _the_one_now(text: str, written: list[re.Match[str]]) -> str | None:
    """The second of two, where the first is what it used to be."""
    if len(written) != _TWO:
        return None
    first, second = written
    said = f"{text[: first.start()]}<1>{text[first.end() : second.start()]}<2>{text[second.end() :]}"
    code = Postcode().read(second[0], date.min) if _USED_TO_BE.fullmatch(said.strip()) else None
    return code.value if isinstance(code, Understood) else None


def _said_of_each(text: str, first: re.Match[str], second: re.Match[str]) -> tuple[str, str]:
    """What is said of each, before it and behind it."""
    between = text[first.end() : second.start()]
    joint = _JOINT.search(between)
    behind, before = (between[: joint.start()], between[joint.end() :]) if joint else (between, "")
    return f"{text[: first.start()]} {behind}", f"{before} {text[second.end() :]}"


def _lives_there(said: str, postcode: object) -> dict[str, Any]:
    """Where the player lives all of the time."""
    lives = _LIVES.search(said) and _THEIRS.search(said) and not _MINE.search(said) and not _PARTLY.search(said)
    return {"lives_here": "no", "child_postcode": postcode} if lives else {}
