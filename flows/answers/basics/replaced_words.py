"""What is said in the place of words that were kept: "112 not 12", "it's not hay fever, it's dust"."""

import re
from typing import Any

from flows.answers.basics.kept_words import is_a_name, says_nothing
from flows.language.clauses import second_thought
from flows.language.regex import regex
from flows.language.tidy import plain

PUT = r"(?:put|said|wrote|typed|entered|gave|told (?:you|yous|u))"
SWAPPED = regex(r"\b(\w{1,30}),? (?:and )?not (?:the |an? )?(\w{1,30})\b", re.IGNORECASE)
# The words around a "not": a street with its kind, a club with its name.
_NOT_SO = regex(
    r"(?P<new>[^\W_][\w'’-]{0,29}(?:,? [^\W_][\w'’-]{0,29}){0,4}),? (?:and )?not (?:the |an? )?"
    r"(?P<old>[^\W_][\w'’-]{0,29}(?: [^\W_][\w'’-]{0,29}){0,3})",
    re.IGNORECASE,
)
_NUMBERED = regex(r"\d+[a-rt-z]?", re.IGNORECASE)  # "11s" is a team
_IS_SAID_TO_BE = regex(
    r"\b(?:its|it is|he has|hes got|hes|she has|shes got|shes|should be|should have been|should say|meant to be|but)"
    r"(?: (?:a|an|just|only|actually|really|called))* (?P<new>(?!(?:not|its?|s?hes?)\b)\w+(?: \w+){0,2}?)"
    r"(?: (?:that )?(?:s?hes?|they|theyre)(?: (?:is|got|has|gets|really|actually|allergic to|suffers? (?:from"
    r"|with)))*)?$"
)


def numbered_instead(old: Any, text: str) -> str:
    """The number that is in the place of the whole answer: "112 not 12, missed a digit off"; "" where none is."""
    swapped = SWAPPED.search(text)
    whole = swapped and plain(swapped[2]) == plain(str(old))
    return swapped[1] if swapped and whole and _NUMBERED.fullmatch(swapped[1]) else ""


def what_it_is_instead(old: str, text: str) -> str:
    """What is said to be so behind the whole answer, which is not: "its not hay fever, I put the wrong thing its dust";
    "" where nothing is.
    """
    not_so = re.search(rf" (?:not|{PUT}) {re.escape(plain(old))} ", f" {plain(text)} ")
    new = _IS_SAID_TO_BE.search(not_so.string[not_so.end() :].strip()) if not_so else None
    return new["new"] if new and is_a_name(new["new"]) and not says_nothing(new["new"]) else ""


def in_its_place(old: str, text: str) -> str:
    """What was kept, with the words in place of those that are denied: "Acacia Road not Avenue", "its Lime Grove,
    Urmston, not Lime Avenue"; "" where more than those is: "a nut allergy not hay fever".
    """
    told = _NOT_SO.search(text)
    before, after = (told["new"].split(), told["old"].split()) if told else ([], [])
    if len(before) > 1 and before[-2].endswith(",") and plain(before[-1]) in plain(old).split()[-1:]:
        before = [*before[:-2], before[-2].rstrip(",")]  # the town, which stays
    for length in range(min(len(before), len(after)), 0, -1):
        word, denied = " ".join(before[-length:]), " ".join(after[:length])
        further = plain(" ".join(after[length : length + 1]))
        if new := _swapped(old, word, denied.rstrip(".,!"), further):
            return new
    return ""


def _swapped(old: str, word: str, denied: str, further: str) -> str:
    """What was kept with a word in place of one that is denied, behind which another word stands."""
    if denied[:1].isdigit() and not _NUMBERED.fullmatch(word):
        return ""
    if further and f" {denied} {further} ".casefold() in f" {plain(old)} ":
        return ""
    new, count = re.subn(rf"\b{re.escape(denied)}\b", lambda _: word, old, flags=re.IGNORECASE)
    return new if denied and count == 1 and word.casefold() != denied.casefold() else ""


def name_instead(text: str) -> str:
    """A name that is said in the place of another, where the "no" of "no wait" is none; any other text as it is.

    >>> name_instead("AFC Urmston. no wait AFC Flixton"), name_instead("wait no, there aren't any")
    ('AFC Flixton', "wait no, there aren't any")
    """
    instead = second_thought(text)[1]
    return instead if instead and is_a_name(instead) else text
