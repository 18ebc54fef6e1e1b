"""References: what stands for a registration in a message, an e-mail's link, and the trace of a notice.

Who writes under an id alone is known by one: a name, a team or a date of birth would not do, for half a street knows
them, but of references there are half a million million.
"""

import re
from datetime import datetime, timedelta

from flows.language.regex import regex
from flows.records import Conversation

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letters or digits that are mistaken for one another
MOST_GUESSES, WITHIN = 5, timedelta(days=1)
_REFERENCE = regex(rf"(?<!\w)([{ALPHABET}]{{4}})\s?[-\u2010-\u2015]\s?([{ALPHABET}]{{4}})(?!\w)", re.I | re.ASCII)
_ABOUT_IT = regex(r"(hi|hello|hey|my|the|its|it|is|reference|ref|number|code|invite|here|for|please|\W)*", re.I)


def reference_in(text: str) -> str:
    """The reference that a text names, as it is written by us; "" for none, and for several: one message, one guess."""
    found = {f"{first}-{second}".upper() for first, second in _REFERENCE.findall(text)}
    return found.pop() if len(found) == 1 else ""


def reference_before(trace: str) -> str:
    """The reference that the trace of a notice begins with; "" where it begins with none."""
    found = _REFERENCE.match(trace)
    return f"{found[1]}-{found[2]}" if found and trace.startswith(f"{found[1]}-{found[2]}-") else ""


def may_guess(conversation: Conversation, now: datetime) -> bool:
    return sum(now - each < WITHIN for each in conversation.guesses) < MOST_GUESSES


def without_reference(conversation: Conversation, text: str) -> str:
    """A text without the reference of the parent's own invite, as a link of ours brings it: what is left, or a hi."""
    named = reference_in(text)
    if not any(each.reference == named for each in conversation.registrations):
        return text
    rest = _REFERENCE.sub("", text)
    return "hi" if _ABOUT_IT.fullmatch(rest) else rest
