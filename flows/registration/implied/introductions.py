"""Who is writing: "I'm his gran" may be said at any time, and need not be said again."""

import re
from datetime import date

from flows.answers import Relationship, Understood
from flows.grammar.steps import Unasked
from flows.language.regex import regex
from flows.language.tidy import tidy

RELATIONSHIP = Relationship()
_INTRODUCES = regex(
    r"(?:(?:hi|hello|hey|hiya|sorry|actually|ok|yes)[\s,.!]+)*(?:i'?m|i am|this is|it'?s|its)\s+(?P<who>.+)",
    re.IGNORECASE,
)
_COUNTED = regex(r"\b(?:one|first|second|third|fourth|last|\d)\b", re.IGNORECASE)  # "this is his first one"
_POSSESSIVE = regex(r"(?:his|her|their|the|a|[^\W\d_]+'?s)\s+", re.IGNORECASE)


def introduction(text: str, today: date) -> Unasked | None:
    """Who the parent says they are to the player: "hi, I'm his gran"; None for any other message."""
    match = _INTRODUCES.fullmatch(tidy(text).rstrip(" .!"))
    if not match or _COUNTED.search(match["who"]) or not _POSSESSIVE.match(match["who"]):
        return None
    heard = RELATIONSHIP.read(match["who"], today)
    if not isinstance(heard, Understood):
        return None
    return Unasked(heard.value, "family_member" if heard.value in {"Guardian", "Other"} else "nice_to_meet")
