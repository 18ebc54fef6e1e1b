"""A medical condition that is told at another question: "oh and he is allergic to nuts, carries an epipen"."""

import re
from typing import Any

from flows.answers import names_a_condition
from flows.language.clauses import clauses, denied
from flows.language.regex import regex
from flows.language.tidy import plain, tidy
from flows.records import Registration
from flows.registration.medical.corrections import beside_the_old, in_its_place, only_what_is_added

_CONDITION = regex(
    r"\b(?:allerg\w*|asthma\w*|inhaler|epi ?-?pens?|anaphyla\w*|diabet\w*|insulin|epilep\w*|seizures?|autis\w*|adhd"
    r"|coeliac|celiac|heart (?:condition|murmur|problem)|haemophil\w*|eczema|intoleran\w*|medical condition"
    r"|hearing aids?)\b",
    re.IGNORECASE,
)
_LEADS_UP = regex(
    r"^(?:(?:oh|and|sorry|also|btw|by the way|ps|p\.s\.?|wait|hi|just remembered|i?\s?(?:just )?(?:forgot"
    r"|meant|should (?:have|of))"
    r"(?: to)?(?: (?:say|said|mention|mentioned|tell you|add|put))?(?: that)?)\b[\s,:.-]*)+",
    re.IGNORECASE,
)
_DENIED = regex(
    r"\b(?:no|any|without|\w+ out of|gone|cleared up|(?:take|taking) (?:it|that|this) (?:off|out))\b", re.IGNORECASE
)
_OPENS = (
    r"^(?:(?:oh|and|sorry|also|btw|ps|wait|hi|ok|right|well|so|ah|actually|hang on|please|can you|could you"
    r"|you (?:can|need to|should)|i|i'?ve|we|just"
    r"|must|id|i'd|want to|need to)\b[\s,:.-]*)*"
)
_FORGOT = regex(
    rf"{_OPENS}(?:forgot(?:ten)?|remembered|should (?:have|of) (?:said|mentioned|told you|put)|meant to"
    r"|didn'?t mention|(?:add|tell you|mention) (?=he|she|they|that))\b"
    r"(?: (?:to|say|said|mention|mentioned|tell you|add|put|that|about|before|earlier|last time))*[\s,:.-]*",
    re.IGNORECASE,
)
# What somebody has, and not the medicine for it: "put hay fever and eczema", but "put his asthma pump in the bag".
_ILLNESS = (
    r"(?:[\w']+ ){0,3}?(?:allerg\w*|asthma\w*|anaphyla\w*|diabet\w*|epilep\w*|autis\w*|adhd|coeliac|celiac|eczema"
    r"|hay ?fever|intoleran\w*|migraines?)\b"
    r"(?! (?:pump|inhaler|pen|meds?|medicine|medication|spray|tablets?|cream|plan|kit))"
)
_NOTES = r"(?: (?:needs?|details?|bit|section|question|form|stuff|notes?|info|one|thing|conditions?))*"
# "Put medical as yes", "it's not just asthma": health is told on purpose, in whatever words.
_ON_PURPOSE = regex(
    rf"{_OPENS}(?:"
    r"(?:put|add|change|make|mark|tick|note|write|say|said|set|mention(?:ed)?|tell you(?: about)?|update)\b"
    r"(?: (?:that|his|her|their|the|me|him|down|it|on|to|under|for|in|as|a|my|son'?s|daughter'?s))*"
    rf" (?:medical\w*|health|allerg(?:y|ies)|conditions?)\b{_NOTES}"
    r"(?:,? (?:as|to|is|should be|down|that|says?)\b)*(?:,? (?:a )?yes\b)?"
    rf"|(?:for|on|under|re|about) (?:the |his |her |their )?(?:medical\w*|health|allergies)\b{_NOTES}"
    r"|(?:it'?s|its|he'?s|she'?s|hes got|there'?s|not) (?:not )?(?:just|only) [^,.;]{2,40}?"
    r"(?=[,.;]| (?:he|she|they|hes|shes|there|theres|also|and|it|its)\b)"
    r"|(?:put|add|write|note|say|make (?:it|that))(?: (?:down|in|on|that|he has|she has|as well|too))*[\s,:]*"
    rf"(?={_ILLNESS})"
    r"|another (?:medical|health|allergy|condition)(?: thing| one)?(?: is)?"
    r")[\s,:.-]*(?:(?:because|cos|that|as)\b)?\s*",
    re.IGNORECASE,
)
# "He also has a nut allergy", "hes got asthma as well".
_HAS_ALSO = regex(
    rf"{_OPENS}(?:he|she|they)(?:'?s|'?ve| has| have)?(?: got)? (?:also (?:(?:got|has|have|a|an|is) )*(?={_ILLNESS})"
    rf"|(?={_ILLNESS}(?: \w+){{0,3}}? (?:as well|aswell|too|also)\b))",
    re.IGNORECASE,
)
_SOMEBODY_ELSE = regex(
    r"\b(?:brother|sister|dad|mum|my (?:husband|wife|partner)|i'?m|i am|i have|i'?ve|am i|family)\b", re.IGNORECASE
)
_ALSO = regex(r"\b(?:also|too|as well|aswell|by the way|btw|forgot|oh|remembered)\b", re.IGNORECASE)
_IS_KEPT = regex(
    r"\b(?:in|inside) (?:\w+ ){0,3}(?:bags?|pockets?|box|pouch|socks?|car|coat|rucksack|kitbag|bumbag|case|handbag)\b"
    r"|\bwith (?:me|him|her|us|his|the|my)\b|\blives? in\b|\bkept\b",
    re.IGNORECASE,
)
_COURTESY_BEHIND = regex(
    r"(?:\s+(?:please|pls|ta|thanks|would you|will you|if you (?:can|could)"
    r"|(?:on|in|at|for|under) (?:the|that|my) (?:last|previous|other|first) (?:one|bit|question|page|part|screen)))+$",
    re.IGNORECASE,
)
_WHERE_IT_IS_THE_ANSWER = "medicine_kept"
# Where somebody else is named, who may be ill too, unless it is said to be beside that: "she's diabetic so be gentle".
_WHERE_SOMEBODY_IS_NAMED = "emergency_name"


def told(text: str, registration: Registration) -> tuple[str, dict[str, Any]] | None:
    """The medical details with what a text adds to them or puts in their place, and what follows; None where no
    condition is told.

    Where the medicine is asked for, a condition is part of the answer, unless it is told on purpose.
    """
    before, where = known_details(registration), registration.state == _WHERE_IT_IS_THE_ANSWER
    if instead := in_its_place(tidy(text), before, among_health=where):
        return instead, {"medical_needs": True}
    said, on_purpose = _told_on_purpose(tidy(text))
    if registration.state == _WHERE_SOMEBODY_IS_NAMED and not (on_purpose or _is_beside(text, registration)):
        return None
    on_purpose = on_purpose or (where and _HAS_ALSO.match(said) is not None)
    if where and not on_purpose:
        return None
    named = [
        _COURTESY_BEHIND.sub("", clause)
        for clause in clauses(_LEADS_UP.sub("", said))
        if _is_told(clause, in_any_words=on_purpose) and not (where and _IS_KEPT.search(clause))
    ]
    beside = [beside_the_old(each, before) if before else each for each in named]
    named = [added for each in beside if (added := only_what_is_added(each, before))]
    if not named:
        return None
    added = ", ".join(named)
    if before and added.casefold() in before.casefold():
        return None
    return (f"{before}; {added}" if before else added), {"medical_needs": True}


def _is_beside(text: str, registration: Registration) -> bool:
    """Whether it is said to be of the player, or beside what is asked: "oh and he has …", "Sam also has …"."""
    said = tidy(text)
    player = plain(registration.invite.player).partition(" ")[0]
    return _LEADS_UP.match(said) is not None or bool(_ALSO.search(said)) or f" {player} " in f" {plain(said)} "


def known_details(registration: Registration) -> str | None:
    """The medical details as they stand; while those of an earlier season are not gone through yet, these."""
    earlier = registration.before.answers if registration.before else {}
    answers = registration.answers if "medical_needs" in registration.answers else earlier
    return answers.get("medical_details")


def _told_on_purpose(said: str) -> tuple[str, bool]:
    """What follows "forgot to say", "put medical as yes" or both, and whether there is one of them."""
    left = said
    for lead in (_FORGOT, _ON_PURPOSE):
        left = left[found.end() :] if (found := lead.match(left)) else left
    return left, left != said


def _is_told(clause: str, *, in_any_words: bool) -> bool:
    named = _CONDITION.search(clause) or (in_any_words and names_a_condition(clause))
    return bool(named) and not denied(clause) and not _DENIED.search(clause) and not _SOMEBODY_ELSE.search(clause)
