"""A condition in the place of the one that stands: "he's not the asthmatic one, thats his brother, he has eczema"."""

import re

from flows.answers import names_a_condition
from flows.language.clauses import clauses, denied
from flows.language.tidy import CAPITAL, plain

_STEM = 5  # letters: "asthma" and "asthmatic" are one
_OTHER_CHILD = (
    r"(?:brother|sister|twin|cousin|sibling|dad|mum|nan"
    r"|(?:big|other|older|younger|little|eldest|youngest|oldest|first) (?:one|lad|boy|girl|son|daughter))"
)
_OF_ANOTHER = re.compile(rf"\b{_OTHER_CHILD}(?:'?s)?\b", re.IGNORECASE)
_WAS_WRITTEN = re.compile(
    r"\b(?:put|wrote|written|said|says|typed|ticked|told you|entered|have down|down as)\b", re.IGNORECASE
)
_MIXED_UP = re.compile(
    rf"\b(?:wrong (?:one|child|kid|thing|box|condition|lad|boy|girl)|mixed (?:them |it )?up"
    rf"|(?:that'?s|it'?s|its) (?:not (?:him|her)\b|(?:his|her|my|the) {_OTHER_CHILD}))",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:just|only)\b", re.IGNORECASE)
_NONE_OF_IT = re.compile(r"\b(?:no|any|without|nothing|none)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"^(?:(?:oh|and|no|also|but|sorry|actually|really|it(?:'?s)?|is|was|he(?:'?s)?|she(?:'?s)?|they(?:'ve|'re)?|just|only|has"
    r"|have|had|got|gets|get|should|be|been|say|the)\b[\s,]*"
    rf"|[{CAPITAL}]\w+(?:'s)? (?=(?:just|only|has|have|gets|got|is|really|actually)\b))+"
)
_ALLERGIC_BEHIND = re.compile(
    r"^(.+?) (?:that |what )?(?:he|she|they)(?:'?s|'re| is| are)? allergic to$", re.IGNORECASE
)
_SAYS_HE_HAS = re.compile(
    r"^.*\b(?:he|she|they)(?:'?s got|'?ve got| has| have| gets| had)(?: (?:just|only|really|actually|got))* (?=\w)",
    re.IGNORECASE,
)
_HAS_BEHIND = re.compile(
    r"^(.+?) (?:that |what )?(?:he|she|they)(?:'s|s)? ?(?:has|have|gets|got|suffers (?:from|with))$", re.IGNORECASE
)
_BESIDE_THE_OLD = re.compile(
    r"^(?:(?:he|she|they)(?:'?s|'ve| has| have)?(?: also)?(?: got| has| have)? )?(?P<new>.+?)"
    r" (?:as ?well as|on top of|besides|along with|in addition to)(?: (?:the|his|her))? (?P<old>[\w ]{3,30})$",
    re.IGNORECASE,
)


def in_its_place(said: str, before: str | None, *, among_health: bool) -> str:
    """The condition that a text puts in the place of what stood `before`: "" where it puts none. `among_health`
    it is enough that a child was mixed up; else the old one has to be named.
    """
    if not before or _NOT_ONLY.search(said):
        return ""
    left = re.sub(
        rf",? *\b(?:not|isn'?t|instead of|rather than)(?: (?:the|an?))? {re.escape(before)}\b",
        " ",
        said,
        flags=re.IGNORECASE,
    )
    parts = clauses(left)
    dismissed = [part for part in parts if _dismisses(part, before) or (among_health and _MIXED_UP.search(part))]
    told = [new for part in parts if part not in dismissed and (new := _called(part)) and not _names(new, before)]
    return ", ".join(told) if (dismissed or left != said) and told else ""


def beside_the_old(added: str, before: str) -> str:
    """What is told without what stood before: "he's got a nut allergy as well as the asthma" → "a nut allergy"."""
    found = _BESIDE_THE_OLD.match(added)
    return found["new"] if found and _names(found["old"], before) else added


def _dismisses(clause: str, before: str) -> bool:
    """Whether it says that the old condition is none, is another child's, or was only what was written."""
    if not _names(clause, before):
        return False
    return bool(denied(clause) or _OF_ANOTHER.search(clause) or _WAS_WRITTEN.search(clause) or _MIXED_UP.search(clause))


def _called(clause: str) -> str:
    """The condition alone, of a clause that tells one: "Sam just has hay fever", "its dust he's allergic to"."""
    if denied(clause) or _NONE_OF_IT.search(clause) or _OF_ANOTHER.search(clause):
        return ""
    left = _LEADS_UP.sub("", _SAYS_HE_HAS.sub("", clause)).strip(" .!")
    if allergic := _ALLERGIC_BEHIND.match(left):
        return f"allergic to {allergic[1]}"
    has = _HAS_BEHIND.match(left)
    left = has[1] if has else left
    return left if names_a_condition(left) else ""


def _names(text: str, before: str) -> bool:
    """Whether a condition of those that stood before is named."""
    stems = {word[:_STEM] for word in plain(before).split() if names_a_condition(word)}
    said = plain(text).replace("hayfever", "hay fever")
    return any(word.startswith(tuple(stems)) for word in said.split()) if stems else plain(before) in said
