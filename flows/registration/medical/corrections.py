"""A condition in the place of the one that stands: "he's not the asthmatic one, thats his brother, he has eczema"."""

import re

from flows.answers import names_a_condition
from flows.language.clauses import clauses, denied
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain

_STEM = 5  # letters: "asthma" and "asthmatic" are one
_OTHER_CHILD = (
    r"(?:brother|sister|twin|cousin|sibling|dad|mum|nan"
    r"|(?:big|other|older|younger|little|eldest|youngest|oldest|first) (?:one|lad|boy|girl|son|daughter))"
)
_OF_ANOTHER = regex(rf"\b{_OTHER_CHILD}(?:'?s)?\b", re.IGNORECASE)
_WAS_WRITTEN = regex(
    r"\b(?:put|wrote|written|said|says|typed|ticked|told you|entered|have down|down as)\b", re.IGNORECASE
)
_MIXED_UP = regex(
    rf"\b(?:wrong (?:one|child|kid|thing|box|condition|lad|boy|girl)|mixed (?:them |it )?up"
    rf"|(?:that'?s|it'?s|its) (?:not (?:him|her)\b|(?:his|her|my|the) {_OTHER_CHILD}))",
    re.IGNORECASE,
)
# "Take hay fever off his medical and put asthma", "hay fever should be asthma".
_TAKEN_OFF = regex(
    r"\b(?:(?:take|taking) (?:\w+ ){1,4}?(?:off|out|away)|remove|delete|scrap|get rid of)\b", re.IGNORECASE
)
_SHOULD_BE = r"(?:should|shud|ought to|needs? to|was meant to|was supposed to)(?: be| say| read| have been| of been)+"
# "Can you add nut allergy to his medical": what is ordered, and where it is to stand, are none of it.
_ORDERED = regex(
    r"^(?:(?:and|also|oh|please|pls|can|could|would|will|you|u|we|i|just|to|then|but)\b[\s,]*){0,6}"
    r"(?:add|put|stick|pop|write|note|include|chuck|get|mark|make)"
    r"(?: (?:it|that|down|in|on|him|her|them|as|having)){0,3} (?!it\b|in\b|to\b|on\b)"
    r"|^(?:(?:and|also|please|pls|can|could|would|will|you|u|we|i|just)\b[\s,]*){0,6}(?:add|put|write|note|stick|mention)"
    r" (?:to|in|on|under|into) (?:his|her|the) (?:medical|health)\w*(?: (?:bit|section|needs|details|part|info|stuff))?"
    r" (?:that )?"
    r"|^that (?=(?:he|she|they)\b)"
    r"|^(?:(?:his|her|the) )?(?:medical|health)\w*(?: (?:bit|section|needs|details))?"
    r" (?:needs|wants|should have|is missing) ",
    re.IGNORECASE,
)
_NOTES = (
    r"(?:medical\w*|health|allerg(?:y|ies)|conditions?|notes?|details?|list|forms?|records?|file|registration"
    r"|needs?|bit|section|stuff|info|box|part|as well|too|also|please|pls|thanks|ta)"
)
_STANDS_THERE = regex(
    rf"(?: (?:down|in))?(?:,? (?:to|on|onto|in|into|under|for)(?: (?:his|her|the|their|my|son'?s|sam'?s))?"
    rf"(?: {_NOTES}){{1,5}}| (?:down|on|in)(?: (?:for|with) (?:him|her|them|sam))?| for (?:him|her))+"
    r"(?:,? (?:please|pls|too|as well|also)){0,2}$",
    re.IGNORECASE,
)
_SAID_WITH_IT = regex(r"(?:,? (?:please|pls|too|as well|also|adding|added|put in|putting in))+$", re.IGNORECASE)
_WISHES_TO_WRITE = regex(
    r"\b(?:can|could|would|please|pls)(?: (?:you|u|we|i|yous))? (?:\w+ )?(?:put|write)\b", re.IGNORECASE
)
_ALONG_WITH = r"(?:as ?well as|on top of|besides|along ?(?:with|side)|in addition to|together with|in with|with|plus)"
_NOT_ONLY = regex(r"\bnot (?:just|only)\b", re.IGNORECASE)
_NONE_OF_IT = regex(r"\b(?:no|any|without|nothing|none)\b", re.IGNORECASE)
_LEADS_UP = regex(
    r"^(?:(?i:oh|and|no|also|but|sorry|actually|really|it(?:'?s)?|is|was|he(?:'?s)?|she(?:'?s)?|they(?:'ve|'re)?|just|only|has"
    r"|have|had|got|gets|get|should|be|been|say|the|put|add|write|down|instead|please|then)\b[\s,]*"
    rf"|[{CAPITAL}]\w+(?:'s)? (?=(?:just|only|has|have|gets|got|is|really|actually)\b))+"
)
_ALLERGIC_BEHIND = regex(r"^(.+?) (?:that |what )?(?:he|she|they)(?:'?s|'re| is| are)? allergic to$", re.IGNORECASE)
_SAYS_HE_HAS = regex(
    r"^.*\b(?:he|she|they)(?:'?s got|'?ve got| has| have| gets| had)(?: (?:just|only|really|actually|got))* (?=\w)",
    re.IGNORECASE,
)
_HAS_BEHIND = regex(
    r"^(.+?) (?:that |what )?(?:he|she|they)(?:'s|s)? ?(?:has|have|gets|got|suffers (?:from|with))$", re.IGNORECASE
)
_BESIDE_THE_OLD = regex(
    r"^(?:(?:he|she|they|it|that)(?:'?s|'ve| has| have| is)?(?: also)?(?: got| has| have)? )?(?P<new>.+?)"
    r" (?:as ?well as|on top of|besides|along with|in addition to)(?: (?:the|his|her))? (?P<old>[\w ]{3,30})$",
    re.IGNORECASE,
)


def in_its_place(said: str, before: str | None, *, among_health: bool) -> str:
    """The condition that a text puts in the place of what stood `before`: "" where it puts none. `among_health`
    it is enough that a child was mixed up; else the old one has to be named.
    """
    if not before or _NOT_ONLY.search(said):
        return ""
    should_be = re.search(rf"\b{re.escape(before)} {_SHOULD_BE} (?P<new>[\w ]{{3,60}})", said, re.IGNORECASE)
    if should_be and names_a_condition(should_be["new"]):
        return should_be["new"].strip()
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


def only_what_is_added(clause: str, before: str | None) -> str:
    """The condition of a clause by which it is to be added: "add a nut allergy to his medical" → "a nut allergy"; ""
    where that is only what stood before: "as well as the hay fever".
    """
    old = rf"(?:,? {_ALONG_WITH}(?: (?:the|his|her))? {re.escape(before)})" if before else r"(?!)"
    left = re.sub(rf"{old}\b", "", f" {clause}", flags=re.IGNORECASE).strip()
    ordered = _ORDERED.sub("", left)
    said = _SAID_WITH_IT.sub("", ordered) if ordered != left else ordered
    stands = _STANDS_THERE.sub("", said).strip(" ,")
    return stands if not stands or names_a_condition(stands) else clause


def _dismisses(clause: str, before: str) -> bool:
    """Whether it says that the old condition is none, is another child's, or was only what was written."""
    if not _names(clause, before):
        return False
    if _TAKEN_OFF.search(clause):
        return True
    if _WISHES_TO_WRITE.search(clause) and not denied(clause):
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
