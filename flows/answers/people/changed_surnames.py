"""A family name alone, and what changed it: "it's Platt since I got married", "doyle-brennan now"."""

from __future__ import annotations

import re

from flows.answers.people.name_words import EVERYDAY_WORDS, NEVER_ALONE, SENTENCE_WORDS
from flows.answers.people.nicknames import is_first_name, short_for
from flows.language.regex import regex
from flows.language.tidy import CAPITAL

_LONGEST = 120  # characters
_NEVER = r"never (?:got |even )?(?:married|took|changed)"
_CHANGED = regex(
    r"(?:(?:no|yes|yeah|but|actually|sorry|was [\w'’-]+|its|it's|it is|im|i'm|i am|hes|he's|shes|she's|he is|she is"
    r"|back to|now|gone|went|double barrel\w*|surname is|just|(?P<one_of>an?))[\s,]+){0,5}?"
    r"(?P<name>[^\W\d_]{2,}(?:['’-][^\W\d_]+)*)(?P<today>[\s,]+(?:now|these days|nowadays|again))?"
    rf"(?:[\s,.-]+(?P<why>(?:{_NEVER}|since|after|because|cos|as|from|got|had|weve|we|i|ive|i've|we've|changed|when"
    r"|now)\b.*))?[\s.!]*",
    re.IGNORECASE,
)
_BY_LAW = regex(
    r"\b(?:married|marriage|marrying|wed|wedding|divorc\w+|adopt\w+|deed poll|separat\w+|remarried|split up|widowed)\b",
    re.IGNORECASE,
)
_TELLS_OF_IT = regex(r"\b(?:now|these days|nowadays|since|chang\w+|double barrel\w*)\b", re.IGNORECASE)
# "Remarried, Khan now", "just got divorced so back to pickles again".
_SINCE = regex(
    r"(?:(?:ive|i've|i|weve|we've|just|recently|got|was|newly) )*(?:re-?married|married|divorced|separated|wed|adopted)"
    r"(?: (?:again|recently|(?:last|this) \w+))?(?:[\s,.;-]+(?:so|and|im|i'm|its|it's|now|(?P<back>back to)))*[\s,.;-]+"
    r"(?P<name>[^\W\d_]{2,}(?:['’-][^\W\d_]+)*)(?P<today>[\s,]+(?:now|these days|nowadays|again))[\s.!]*",
    re.IGNORECASE,
)
_NAME = rf"(?P<name>[{CAPITAL}](?:[^\W\d_]|['’-](?=[^\W\d_]))+)"
_ENDS = r"(?i:[\s,]+(?:now|these days|nowadays|again|instead|please|pls|then|thanks))*[\s.!x]*$"
# What may be said of it behind a mark, or of whose it is: "…, thank god", "… like his dad".
_REMARKED = (
    r"(?:(?:\s*[,.;:-]|\s+(?i:like|same as|after|cos|because|thank|since|in|last|this|earlier|when))(?:[^A-Z0-9]|\bI\b"
    r"|\b(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Easter|Christmas)\b){2,60})?" + _ENDS
)
# "Went back to my maiden name, Ollerton", "he's got his dad's surname so Whittle": whose name it is, and that one.
_BEARS = (
    r"(?:went|gone|goes?|going|back|revert\w*|us(?:e|es|ing)|kept|keeps?|again|still|returned|tak(?:e|es|ing)|took|under"
    r"|got|has|have|having|carr(?:y|ies)|bears?|given)"
)
_BY_WHOM = r"(?:step[ -]?)?(?:dad|mum|mam|mom|father|mother|partner|husband|wife|nan|grandad)'?s"
_WHOSE = regex(
    rf"^(?i:(?:.*\b{_BEARS}\b.*\b(?:maiden|birth|original|own|family)"
    r"|.*\b(?:took|taken|taking|takes?|us(?:es|ing)|under) my"
    rf"|.*\b{_BEARS} (?:\w+ )?(?:his|her|my|the|our|their) {_BY_WHOM}) (?:sur ?|last |family |second )?name(?:'?s)?\b"
    rf"|.*\b(?:sur ?|last |family )name (?:\w+ ){{0,4}}{_BY_WHOM}"
    rf"|.*\b{_BY_WHOM} (?:sur ?|last |family |second )name(?:'?s| is)? (?:on (?:there|it|the|his)|down)\b)"
    r"(?i:[^.,:;!?]{0,30})(?:[\s,.:;-]*[\s,.:;])"
    r"(?i:(?:(?:which|that|thats|that's|so|is|it|its|it's|he's|hes|she's|shes|i'm|im|now|and|called|be|-)[\s,:]+)*)"
    rf"{_NAME}{_ENDS}"
)
# "Back to Byrne now", where nothing else is spoken of.
_BACK_TO = regex(
    rf"^(?i:(?:no|nope|yes|yeah|actually|sorry|oh|it'?s|i'?m|i am|we'?re|i'?ve|i|have|just|now|gone|went|going|happily"
    rf"|proudly|and|but|well)[\s,.]+){{0,6}}(?i:(?:back|(?:reverted|returned|switched)(?: back)?) to"
    rf" (?:being )?(?:an? |plain |plain old |good old )?){_NAME}"
    rf"(?i:[\s,]+(?:now|these days|again))*{_REMARKED}"
)
# "He's a Byrne, got his dads name": a family has its members, and a first name none.
_ONE_OF = regex(
    rf"\b(?i:(?:(?:he|she|it)'?s|(?:he|she|it) is|i'?m|i am|we'?re) an?) {_NAME}(?i:[\s,.;:-]+(?:(?:s?he|i)'?(?:s|ve)?"
    rf"|and|as|cos|because|has|have|with|so|just)\b)*[\s,]+(?i:(?:{_BEARS}\b|like|same as|after)[^.;!?\n]{{0,12}}"
    rf"\b(?:his|her|my|their|our) {_BY_WHOM} (?:sur ?|last |family |second )?name){_ENDS}"
)
_ON_PAPER = (
    r"(?i:on|in) (?i:(?:his|her|my|the|their|all|our) )*(?i:birth|passport|cert\w*|paper\w*|documents?|licence|nhs)"
)
# "He's a Doyle on his birth cert".
_ONE_ON_PAPER = regex(
    rf"\b(?i:(?:(?:he|she|it)'?s|(?:he|she|it) is|i'?m|i am) an?) {_NAME} (?i:(?:still|now|though) )?{_ON_PAPER}\b"
)
# "He's got my surname on it, Carter, not his dad's".
_HAS_MINE = regex(
    rf"\b(?i:{_BEARS} my (?:sur ?name|last name|family name|second name))(?i:[^.,:;!?]{{0,30}})[\s,.:;-]*[\s,.:;]"
    rf"(?i:(?:which|that|that'?s|so|is|it'?s|he'?s|she'?s|it|now|and)[\s,:]+){{0,4}}{_NAME}{_ENDS}"
)
_NOT_THEIRS = regex(rf"[\s,.-]+(?:and )?not (?:his|her|my|the|their) (?:{_BY_WHOM}|ex'?s?)(?: (?:sur ?)?name)?[.! ]*$")
# "Smith's the kids' name, mine's Hughes": of whoever writes.
_MINE = regex(
    rf"\b(?i:(?:mine|my (?:own )?(?:sur ?name|last name|family name|second name|own name))(?:'?s| is|,)?"
    rf"(?: (?:is|still|just|actually|always|stayed|different|though))*)[\s,:-]+(?i:it'?s )?{_NAME}{_ENDS}"
)
_NOT_SO = regex(
    r"\b(?:not|never|no longer|isn'?t|doesn'?t|didn'?t|don'?t|hasn'?t|won'?t|wouldn'?t|dropp\w+|used to|but|though"
    r"|except|however|wants?|hates?|rather|until|till?|before|or|if|first name|middle name)\b",
    re.IGNORECASE,
)
# "Smith's my ex".
_IS_ANOTHERS = r"(?:'?s| is| was)(?: just| only)? (?:my|his|her|the) (?:old |first )?(?:ex|married|dad|father|husband)"
# "Drop the Smith, he's a Kaur-Bennett", "Smith was my ex, I'm Dobson again": what is left, and what is in its place.
_LEFT = (
    r"^(?i:(?:no|yes|oh|and|but|sorry|actually|well|nah|please|can you|just)[\s,.]+)*"
    r"(?i:(?:drop|lose|ditch|scrap|scratch|forget|bin|remove|delete|swap|change|replace|not|no longer|never|its not"
    r"|it's not|isn'?t|he's not|hes not|i'm not|im not) (?:(?:the|that|his|her|my|an?) )?{last}"
    r"(?: (?:any ?more|bit|part|now|off|any longer|out))*"
    r"|{last} (?:was|is|were) (?:my|his|her|the|an?) (?:ex|old|married|dad|father|previous|first|husband|former)"
    r"[\w' -]{{0,25}})"
    # "thats me", "im single again": why, before the other one
    r"(?i:[\s,.;:-]+(?:(?:thats|that's|its|it's) (?:only |just )?(?:me|mine|my name|(?:his|her) dad'?s(?: name)?)"
    r"|(?:i'?m|i am|we'?re) (?:single|divorced|separated|married|remarried)(?: again| now)?))?"
    r"(?:[\s,.;:-]+)(?i:(?:(?:for|with|to|its|it's|it|is|he's|hes|he|she|she's|shes|im|i'm|i|am|we're|a|an|the|and|just"
    r"|now|put|make|should|be|use|say|have|back|gone|went|actually|been|so|surname|name)[\s,:]+)*)"
)
_NO_FAMILY = regex(
    r"(?:jan|febr)uary|march|april|may|ju(?:ne|ly)|august|(?:septem|octo|novem|decem)ber|(?:mon|tues|wednes|thurs|fri"
    r"|satur|sun)day|school|nursery|college|uni|work|football|normal|square|basics|bed|mum|dad|mums|dads",
    re.IGNORECASE,
)
# "Was. Back to Robson": that the known one is no more.
_IT_WAS = regex(
    r"^(?:(?:no|nope|well|yes|yeah|it|that|oh|i)[\s,.!]+){0,3}(?:was|used to be|not any ?more|not now|no longer|once)"
    r"[.,;!]+\s+",
    re.IGNORECASE,
)
_MOVED = regex(r"\b(?:mov\w+|liv(?:e|es|ed|ing)|hous\w+|flat|hometown|town|area|home)\b", re.IGNORECASE)
_NO_NAMES = (
    EVERYDAY_WORDS
    | SENTENCE_WORDS
    | NEVER_ALONE
    | frozenset(
        "changed yes no sorry busy ready done longer all good fine gone single alone working driving not".split()
    )
)


def with_another_surname(known: str, said: str) -> str | None:
    """The first name that is known with the family name that is told alone; None where none is, or not plainly.

    A double name with a part of the known one is plain. Any other could be a first name, but for what changed it.
    """
    first, *others = known.split()
    if not others or len(said) > _LONGEST:
        return None
    name = _changed(said, first, others[-1]) or _told(said, others[-1])
    alike = name.casefold() in (others[-1].casefold(), first.casefold())
    begun = re.search(rf"\b{re.escape(first)}(?: [{CAPITAL}][\w'’-]+){{1,2}}(?= {re.escape(name or '.')}\b)", said)
    if begun:  # "so Sam Smith Okonkwo"
        return f"{begun[0]} {name}"
    return f"{first} {_cased(name)}" if name and not alike and _may_be_surname(name, first) else None


def with_own_surname(known: str, said: str) -> str | None:
    """The parent's first name with the family name that is told as theirs: "Smith's the kids' name, mine's Hughes"."""
    first, *others = known.split()
    found = _MINE.search(said) if others and len(said) <= _LONGEST and not _NOT_SO.search(said) else None
    name = found["name"] if found else ""
    alike = not name or name.casefold() in (others[-1].casefold(), first.casefold())
    is_none = alike or _NO_FAMILY.fullmatch(name) or not _may_be_surname(name, first)
    return None if is_none else f"{first} {name}"


def _changed(said: str, first: str, last: str) -> str:
    """The family name alone, beside what changed it; "" where it is none, or not plainly."""
    tells = _TELLS_OF_IT.search(said) or _BY_LAW.search(said)
    found = (_SINCE.fullmatch(said) or _CHANGED.fullmatch(said)) if tells else None
    if not found:
        return ""
    name, told = found["name"], found.groupdict()
    if "back" in told and name.islower() and not told["back"]:
        return ""  # "divorced, happily now"
    doubled = "-" in name and last.casefold() in name.casefold().split("-")
    before = re.search(rf"\bwas {re.escape(last)}\b", said, re.IGNORECASE)
    by_law = _BY_LAW.search(said) or (told.get("one_of") and found["today"]) or (before and found["today"])
    return name if by_law or doubled else ""


def _told(said: str, last: str) -> str:
    """The family name that is told behind whose it is, or behind the one that is left; "" where there is none."""
    said = re.sub(rf"[\s,.;-]+{re.escape(last)}(?i:{_IS_ANOTHERS})[\w' ]{{0,20}}[.! ]*$", "", said)
    left = re.search(_LEFT.format(last=re.escape(last)) + _NAME + _REMARKED, said)
    said = _NOT_THEIRS.sub("", said)
    looks = _WHOSE, _ONE_OF, _HAS_MINE, _ONE_ON_PAPER
    whose = None if left or _NOT_SO.search(said) else next(filter(None, (each.search(said) for each in looks)), None)
    if whose and whose.re.pattern == _ONE_ON_PAPER.pattern and is_first_name(whose["name"]):
        return ""  # "he's a Thomas on his passport"
    found = left or whose or _back_to(_IT_WAS.sub("", said))
    return found["name"] if found else ""


def _back_to(said: str) -> re.Match[str] | None:
    """ "Back to Byrne now", and not to a month, a day or a town."""
    found = None if _NOT_SO.search(said) else _BACK_TO.search(said)
    return found if found and not (_NO_FAMILY.fullmatch(found["name"]) or _MOVED.search(said)) else None


def _may_be_surname(name: str, first: str) -> bool:
    if name.casefold() in _NO_NAMES or _BY_LAW.fullmatch(name):
        return False
    return not (short_for(name, first) or short_for(first, name))


def _cased(name: str) -> str:
    return "-".join(part[:1].upper() + part[1:] for part in name.split("-")) if name.islower() else name
