"""The name that somebody puts under a message: "just in the park with his grandad bless him. Sue"."""

import re

from flows.language.regex import regex
from flows.language.tidy import CAPITAL

_SIGNED = regex(
    r"(?<=[.!)\n\w])(?:[.!)\n]\s*|[.!)\n,\s]+(?=(?:thanks|thank you|cheers|ta|regards|love from|from)\b))"
    r"(?:(?i:thanks|thank you|many thanks|cheers|ta|kind regards|regards|best wishes|love from|love|from)[\s,.!]+)*"
    rf"(?P<name>[{CAPITAL}][^\W\d_{CAPITAL}]+|nan|nana|mum|mam|dad|gran)(?: x+)?[\s.!]*$"
)
_LEADS_TO_IT = regex(
    r"\b(?:till?|until|before that|previously|prior|then|except|bar|apart from|only (?:at|with|for|in)|last year"
    r"|last season)\b[^.!]*$"
    r"|\b(?:was|were|is|at|with|for|called|in|to)\W*$",
    re.IGNORECASE,
)
_LONGEST = 80  # characters of a name with its thanks, and of what leads up to one


def without_sign_off(text: str) -> str:
    """The message above the name; all of it where there is none, or where the words lead up to that name."""
    begins = max(0, len(text) - _LONGEST)
    signed = _SIGNED.search(text[begins:])
    told = text[: begins + signed.start()] if signed else text
    return text if _LEADS_TO_IT.search(told[-_LONGEST:]) else told
