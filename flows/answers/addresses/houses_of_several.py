"""Which of two houses is asked for: where somebody lives now and not before, the player's and not the parent's own."""

import re

from flows.answers.addresses.words import BUILDINGS
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain

_LONGEST = 200  # characters
_TWO = 2
_BUILDING = "|".join(sorted(each.capitalize() for each in BUILDINGS))
_HOUSE = regex(
    r"(?<![\w/.,:£-])(?:(?:(?i:flat|apartment|apt|unit) )?(?!(?:19|20)\d\d\b)\d{1,4}[a-rA-R]?)(?![\w/:£%-])(?!\.\d)"
    r"(?! (?i:mins?|minutes?|hours?|days?|weeks?|months?|years?|yrs?|miles?|doors?|houses?|streets?|roads?|beds?"
    r"|bedroom|kids?|of (?:us|them)|others?|times|flights?|floors?|st|nd|rd|th|am|pm)\b)"
    rf"|\bThe (?:[{CAPITAL}]\w{{1,20}})(?: [{CAPITAL}]\w{{1,20}}){{0,2}}"
    rf"|\b[{CAPITAL}]\w{{1,20}}(?: [{CAPITAL}]\w{{1,20}}){{0,2}} (?:{_BUILDING})\b"
)
# What is said of each ends here.
_JOINT = regex(r"[,.;!]| (?:but|and|so|while|whereas|though|then|now|cos|because) | - ", re.IGNORECASE)
_PAST = regex(
    r"\b(?:was|(?:we|they|you) were|used to|had been|'d been|been|before|until|till?|old|last|previous(?:ly)?"
    r"|former(?:ly)?|lived|originally|left|sold|first)\b",
    re.IGNORECASE,
)
_NOW = regex(r"\b(?:now|new|moved|changed|these days|currently|as of|nowadays|today|present(?:ly)?)\b", re.IGNORECASE)
_TO_COME = regex(
    r"\b(?:moving|will|gonna|going to|next (?:week|month|year)|soon|or|either|not|isn'?t|wasn'?t|sorry|meant|about to"
    r"|hopefully|might|may|should|between)\b",
    re.IGNORECASE,
)
# "They've gone from 4 to number 8".
_FROM = regex(
    r"\b(?:moved|flitted|gone|went|swapped|switched|downsized|upsized|relocated|shifted|upgraded|traded|changed)"
    r"(?: (?!to\b)\w+){0,3}(?: from)?(?: (?:the|number|no|our|their|his|her|old|little)){0,3}\s*$",
    re.IGNORECASE,
)
_TO = regex(
    r"(?: (?!to\b|for\b|into\b)\w+){0,4} (?:to|for|into)(?: (?:the|a|number|no|our|their|new|live|at|in|be)){0,3} ",
    re.IGNORECASE,
)
# "17, his dad's just moved from 9", "moved to 17 from 9": where they are stands first.
_LEFT = regex(
    r"\b(?:moved|flitted|relocated|came|come)(?: (?!to\b|in\b|into\b)\w+){0,3} from"
    r"(?: (?:the|number|no|our|their|his|her|old|little)){0,3}\s*$",
    re.IGNORECASE,
)
_WENT_TO = regex(r"\b(?:moved|flitted|relocated|gone|went) (?:in ?)?to(?: (?:the|number|no|a)){0,2}\s*$", re.IGNORECASE)
_ONLY_FROM = regex(r"\s*from(?: (?:the|number|no)){0,2}\s*", re.IGNORECASE)
_MINE = regex(
    r"\b(?:i'?m|i am|we'?re|we are|mine(?:'?s)?|ours|(?:my|our) (?:own )?(?:house|place|number|flat|home|one)"
    r"|(?:we|i) live|me|us)\b|^(?:so |well |oh )?were\b",
    re.IGNORECASE,
)
_THEIRS = regex(
    r"\b(?:he|she|they|hes|shes|he's|she's|they're|theyre|his|her|hers|their|theirs|him|them)\b"
    r"|\b(?:dad|mum|mam|nan|gran|grandad|ex|stepdad|stepmum|aunt\w*|uncle)s?\b",
    re.IGNORECASE,
)


def house_of_several(said: str, *, of_another: bool) -> str:
    """The one of two houses that is meant, `of_another` where the player's other one is asked for; "" for any other
    message.

    >>> house_of_several("we were at 31 till last month, now its 58", of_another=False)
    '58'
    >>> house_of_several("im at 12 but hes at 9", of_another=True)
    '9'
    """
    houses = list(_HOUSE.finditer(said)) if len(said) <= _LONGEST else []
    if len(houses) != _TWO or plain(houses[0][0]) == plain(houses[1][0]):
        return ""
    first, second = houses
    before, between, behind = said[: first.start()], said[first.end() : second.start()], said[second.end() :]
    words = f"{before} {between} {behind}"
    if _TO_COME.search(words):
        return ""
    if _FROM.search(before) and _TO.fullmatch(between):
        return second[0]
    if _left_second(before, between, of_another=of_another):
        return first[0]
    of_first, of_second = _said_of_each(before, between, behind)
    return _present(first[0], second[0], of_first, of_second) or _whose(
        first[0], second[0], of_first, of_second, of_another=of_another
    )


def _left_second(before: str, between: str, *, of_another: bool) -> bool:
    """Whether whoever is at the first house left the second one for it."""
    if _WENT_TO.search(before) and _ONLY_FROM.fullmatch(between):
        return True
    others, own = (_MINE, _THEIRS) if of_another else (_THEIRS, _MINE)
    both = f"{before} {between}"
    another = others.search(before) or (others.search(between) and not own.search(between))
    return bool(_LEFT.search(between)) and not (another or _PAST.search(before) or _TO.search(f" {both}"))


def _said_of_each(before: str, between: str, behind: str) -> tuple[str, str]:
    joint = _JOINT.search(between)
    of_first, leads = (between[: joint.start()], between[joint.start() :]) if joint else ("", between)
    end = _JOINT.search(f"{behind} ")
    rest = behind[: end.start()] if end and end[0].strip() != "now" else behind
    return f"{before} {of_first}", f"{leads} {rest}"


def _present(first: str, second: str, of_first: str, of_second: str) -> str:
    """Where somebody is now, where the other is told to be past."""
    was_first, was_second = _PAST.search(of_first), _PAST.search(of_second)
    if was_first and not was_second and _NOW.search(of_second):
        return second
    return first if was_second and not was_first and _NOW.search(of_first) else ""


def _whose(first: str, second: str, of_first: str, of_second: str, *, of_another: bool) -> str:
    """Whose is asked for, where one is the parent's own and one another's, and both are now."""
    if _PAST.search(of_first) or _PAST.search(of_second):
        return ""
    theirs = [_THEIRS.search(each) is not None for each in (of_first, of_second)]
    mine = [_MINE.search(each.strip(" ,.")) is not None for each in (of_first, of_second)]
    if theirs == [True, False] and mine[1]:
        return first if of_another else second
    return (second if of_another else first) if theirs == [False, True] and mine[0] else ""
