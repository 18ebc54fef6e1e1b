"""A medical condition that is told at another question: "oh and he is allergic to nuts, carries an epipen"."""

import re
from typing import Any

from flows.language.clauses import clauses, denied
from flows.language.tidy import tidy
from flows.records import Registration

_CONDITION = re.compile(
    r"\b(?:allerg\w*|asthma\w*|inhaler|epi ?-?pens?|anaphyla\w*|diabet\w*|insulin|epilep\w*|seizures?|autis\w*|adhd"
    r"|coeliac|celiac|heart (?:condition|murmur|problem)|haemophil\w*|eczema|intoleran\w*|medical condition"
    r"|hearing aids?)\b",
    re.IGNORECASE,
)
_LEADS_UP = re.compile(
    r"^(?:(?:oh|and|sorry|also|btw|by the way|ps|p\.s\.?|wait|hi|just remembered|i?\s?(?:just )?(?:forgot"
    r"|meant|should (?:have|of))"
    r"(?: to)?(?: (?:say|said|mention|mentioned|tell you|add|put))?(?: that)?)\b[\s,:.-]*)+",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:no|any|without|\w+ out of)\b", re.IGNORECASE)


def told(text: str, registration: Registration) -> tuple[str, dict[str, Any]] | None:
    """The medical details with what a text adds to them, and what follows; None where no condition is told."""
    text = _LEADS_UP.sub("", tidy(text))
    named = [clause for clause in clauses(tidy(text)) if _is_told(clause)]
    if not named:
        return None
    before, added = known_details(registration), ", ".join(named)
    if before and added.casefold() in before.casefold():
        return None
    return (f"{before}; {added}" if before else added), {"medical_needs": True}


def known_details(registration: Registration) -> str | None:
    """The medical details as they stand; while those of an earlier season are not gone through yet, these."""
    earlier = registration.before.answers if registration.before else {}
    answers = registration.answers if "medical_needs" in registration.answers else earlier
    return answers.get("medical_details")


def _is_told(clause: str) -> bool:
    return bool(_CONDITION.search(clause)) and not denied(clause) and not _DENIED.search(clause)
