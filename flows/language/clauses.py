"""A message taken apart: what stands between marks, and between the words that join or turn a sentence."""

import re
from collections.abc import Iterator

_JOINTS = re.compile(
    r"\s*(?:[.;!?\n()]+(?=\s|$)|,|\s[-–—]+\s|\b(?:but|and|or|so|sorry|actually|because|cos|coz|cus|though|although|except"
    r"|oh|wait|i mean|however|instead)\b)[\s,]*",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:(?:i'?m|he'?s|she'?s|they'?re|it'?s|is|was|are|am) )?(?:not|isn'?t|wasn'?t|never|no longer|used to be"
    r"|instead of|rather than|anything but)(?: (?:the|a|an|his|her|my|their|on|in|at|to|be|by))* \S+",
    re.IGNORECASE,
)
_LONGEST_SPAN = 6  # words
_LONGEST_MESSAGE = 40  # words; a longer one is a story


def clauses(text: str) -> list[str]:
    """`"3rd, but I'd have to check"` → `["3rd", "I'd have to check"]`."""
    return [clause.strip() for clause in _JOINTS.split(text) if clause and clause.strip()]


def beginnings(text: str) -> Iterator[str]:
    """What a message begins with, up to each joint, the longest first."""
    for joint in reversed(list(_JOINTS.finditer(text))):
        if begun := text[: joint.start()].strip(" ,.;:-"):
            yield begun


def denied(text: str) -> bool:
    """Whether something is said not to be so, or to be so no longer."""
    return _DENIED.search(text) is not None


def affirmed(text: str) -> list[str]:
    """The clauses without what is said not to be: `"im not his mum im his nan"` → `["im his nan"]`."""
    return [left for clause in clauses(text) if (left := _DENIED.sub(" ", clause).strip())]


def spans(text: str) -> Iterator[str]:
    """Every few words that stand next to each other, the longest first; none of a story."""
    words = text.split()
    if len(words) > _LONGEST_MESSAGE:
        return
    for length in range(min(_LONGEST_SPAN, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])
