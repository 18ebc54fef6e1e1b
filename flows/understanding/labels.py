"""An answer behind the name of what is asked: "house is nr 7", "street: Acacia Avenue", "put medical as asthma"."""

import re
from functools import cache

from flows.answers import Answer, Aside, DidYouMean, Understood
from flows.grammar.commands import Command
from flows.grammar.steps import Question
from flows.language.clauses import denied
from flows.language.regex import regex
from flows.language.tidy import asks_something, tidy
from flows.understanding.counterparts import names
from flows.understanding.turn import Turn

_LONGEST_LABEL = 60  # characters, with what leads up to it
_LEADS_UP = (
    r"(?:(?:and|ok|yes|so|hi|its|it's|for|the|my|our|his|her|their|under|please|just|can|could|you|put|make|mark|write|say"
    r"|note|tick|set)\b[ ,]*)*"
)
_TIE = r"\s*[:=]\s*|\s+[-–]+\s+|,\s+|\s+(?:is|was|are|should be|would be|will be|as|down as|to)[:,]?\s+"
# What is said of a street, and no name of one: "is wrong", "next to the shop".
_SAID_OF_IT = regex(
    r"(?:not|wrong|incorrect|right|correct|same|the same|fine|ok|okay|up|on|in|at|with|of|by|next|near|just|called"
    r"|different|changed|missing|there|here|to|from|for|and|or|i|we|he|she|you|it|that|this|above|below)\b",
    re.IGNORECASE,
)


def read_behind_label(turn: Turn, question: Question, text: str) -> Answer | Aside | Command:
    """What the kind reads; where the text begins with what the question is called, what it reads behind that.

    Words that are kept, and that no mark and no verb ties to the label, are asked about: "Club Brugge" is a name.
    """
    kind, heard = turn.kind(question), turn.hears(question, text)
    keeps = getattr(kind, "keeps_words", False) or bool(isinstance(heard, Understood) and heard.also)
    if (isinstance(heard, Understood) and not keeps) or asks_something(text):
        return heard
    value, tied = _behind_label(names(turn, question, text), tidy(text))
    inner = kind.read(value, turn.today) if value and not denied(value) else None
    if not isinstance(inner, Understood | DidYouMean):
        return heard
    if tied or value[0].isdigit() or not keeps or isinstance(inner, DidYouMean) or inner.also:
        return inner
    whole = heard.value if isinstance(heard, Understood) else None
    return DidYouMean(inner.value, f"Shall I write: “{kind.show(inner.value)}”?", otherwise=whole)


def _behind_label(names: frozenset[str], said: str) -> tuple[str, bool]:
    """The value behind the label, and whether a mark or a verb ties the two; "" where there is no label."""
    found = _label(names).match(said[:_LONGEST_LABEL])
    value = said[found.end() :] if found else ""
    if not found or not value or _SAID_OF_IT.match(value):
        return "", False
    return value, bool(found["tie"].strip())


@cache
def _label(names: frozenset[str]) -> re.Pattern[str]:
    """What leads up to a question's name, the name, and what ties it to a value."""
    called = "|".join(
        "[ -]?".join(map(re.escape, name.split())) for name in sorted(names - {""}, key=len, reverse=True)
    )
    return re.compile(rf"{_LEADS_UP}(?:{called})(?P<tie>{_TIE}|\s+)", re.IGNORECASE)
