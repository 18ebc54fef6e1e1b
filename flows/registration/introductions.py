"""Who is writing: "I'm his gran" may be said at any time, and need not be said again."""

import re

from flows.answers import Relationship, Understood
from flows.engine.turn import Turn
from flows.language.tidy import tidy
from flows.registration.questions import registration as flow

RELATIONSHIP = Relationship()
_INTRODUCES = re.compile(
    r"(?:(?:hi|hello|hey|hiya|sorry|actually|ok|yes)[\s,.!]+)*(?:i'?m|i am|this is|it'?s|its)\s+(?P<who>.+)",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"(?:his|her|their|the|a|[^\W\d_]+'?s)\s+", re.IGNORECASE)


def introduced(turn: Turn, text: str) -> bool:
    """Whether the parent says who they are to the player before that is asked; it is noted, and the question stays."""
    registration = turn.registration
    question = flow.questions["relationship"]
    if (
        question.answered(registration)
        or registration.state == question.name
        or registration.state not in flow.questions
    ):
        return False
    match = _INTRODUCES.fullmatch(tidy(text).rstrip(" .!"))
    if not match or not _POSSESSIVE.match(match["who"]):
        return False
    heard = RELATIONSHIP.read(match["who"], turn.today)
    if not isinstance(heard, Understood):
        return False
    registration.answers[question.name] = heard.value
    turn.recite("family_member" if heard.value in {"Guardian", "Other"} else "nice_to_meet")
    turn.ask_again()
    return True
