"""What is said anew of an earlier answer: a whole name, all that is to be noted, a line by its name, a number."""

import re
from typing import Any

from flows import small_talk
from flows.answers import Understood, YesNo, short_for
from flows.grammar.commands import line_called
from flows.grammar.steps import Question
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something, plain, tidy
from flows.records import Proposal
from flows.understanding import counterparts, earlier_answers
from flows.understanding.partial_reading import Found
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

# Where a name is written, or who it is said to be: "on his passport", "he's Sam Oliver Smith btw".
_IS_NAMED = regex(
    r"\b(?:birth cert\w*|certificate|passport|licen[cs]e|deed poll|officially|legally|(?:full|legal|middle) name)\b"
    r"|^(?:(?:and|oh?|btw|by the way|also|sorry|actually|can|could|please|pls|you|u|but)[\s,]+){0,4}"
    r"(?:it'?s|s?he'?s|s?he is|i'?m|i am|put (?:me|him|her|it)(?: down)? as|should be)\b",
    re.IGNORECASE,
)
_ANEW = regex(
    r"(?:^|\b(?:the|my|his|her|that) )(?P<name>\w+(?: \w+){0,3}?)"
    r"(?: (?:should|shud|needs? to|ought to|has to|must)(?: just| only)? (?:say|be|read)| (?:to )?(?:say|read)| to)"
    r"[\s:,]+(?P<value>[^.!?\n]+(?:[.](?=\w)[^.!?\n]*)*)(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = regex(
    r"\b(?:change|edit|amend|update|alter|make|can|could|should|shud|needs?|ought|has to|must)\b", re.IGNORECASE
)
_KIND_OF_LINE = regex(r" (?:one|bit|part|note|notes|info|information|section|line|answer|thing|box|before|again)$")
_LEADS_UP = regex(r"^.*\b(?:the|my|his|her|that|change|edit|amend|update|alter|make) ")
# "And his birthday's the 13th of May", where nothing says that it was wrong before.
_TELLS = regex(
    r"(?:(?:and|oh|but|also|btw|by the way|ps|sorry|one more thing|remember|first|just|ah"
    r"|(?:(?:one|a|quick|small|little|first) ){0,3}(?:correction|mistake|typo|thing))[\s,:.-]+){0,4}"
    r"(?P<name>(?:his|her|my|our|the|their|that|this|[^\W\d_]+['’]s) [a-z-]+(?: [a-z-]+){0,2}?)"
    r"(?:['’]?s| is| was| should(?:['’]?ve| have| of)? (?:be|been|said|read)| needs to be| has to be| wants to be)"
    r" (?P<value>\S.*)",
    re.IGNORECASE | re.DOTALL,
)
_POINTS = regex(r"^(?:that|this) ")
# "Oh and he does go in goal": told beside something else, as what was left out or was not so.
_ADDS = regex(
    r"(?:(?:and|oh|but|also|btw|by the way|ps|sorry|actually|forgot(?: to say)?|one more thing|just|ah)[\s,:.-]{1,3})"
    r"{1,4}",
    re.IGNORECASE,
)
_PLAYER = frozenset("he hes she shes they theyre".split())
_CALLED = regex(rf"\d|^[{CAPITAL}]")
_SURNAME = regex(r"\b(?:sur ?name|(?:last|second|family|middle|first|christian) name)$", re.IGNORECASE)
_BY_THE_WAY = regex(r"[\s,]{1,3}(?:by the way|btw|sorry|please|pls|thanks|thank you|ta|x+)[\s.!]*$", re.IGNORECASE)
# "But it's number 14, fat thumbs".
_IS_NUMBER = regex(
    r"(?:(?:and|but|oh|no|ah|sorry|wait)[\s,]+){0,4}(?:it'?s|it is|we'?re|we are|should be|make (?:it|that))"
    r"(?: (?:actually|really|meant to be))?(?: at)? (?:number|no\.?|nr|num) ?(?P<value>\d{1,4} ?[a-z]?)(?=\W|$)",
    re.IGNORECASE,
)
_IS_A_SLIP = regex(r"\b(?:typo|slip|sorry|oops|whoops|soz|not \d)", re.IGNORECASE)
_NOTE = frozenset({"note", "notes"})
_COURTESY = regex(r"[\s,]+(?:please|pls|thanks|thank you|ta|sorry|instead)$", re.IGNORECASE)


def name_in_full(turn: Turn, text: str) -> Proposal | None:
    """A name that was given, whole and with more in it: "he's Sam Oliver Smith on his birth certificate"."""
    said = tidy(text)
    if not _IS_NAMED.search(said):
        return None
    for question, kind, old in _answered(turn, "names_people"):
        name = kind.edited(old, said)
        longer = name and set(plain(old).split()) < set(plain(name).split())
        if name and (longer or _is_in_full(old, name)) and f" {plain(name)} " in f" {plain(said)} ":
            return _changed(turn, question, name)
    return None


def _is_in_full(known: str, name: str) -> bool:
    """Whether it is the same name with the first one in full: "Samuel Smith" for "Sam Smith"."""
    first, *rest = known.split()
    in_full, *others = name.split()
    return bool(rest) and rest == others and bool(short_for(first, in_full))


def note_anew(turn: Turn, text: str) -> Proposal | None:
    """All that an answer of several parts is to say: "the medical bit should say asthma and eczema"."""
    said = tidy(text)
    found = _ANEW.search(said)
    if not found or not _ASKS.search(said[: found.start("value")]) or found["behind"].strip(" .!?"):
        return None
    called, value = _LEADS_UP.sub("", plain(found["name"])), _COURTESY.sub("", found["value"].strip())
    while (shorter := _KIND_OF_LINE.sub("", called)) != called:
        called = shorter
    for question, kind, old in _answered(turn, "proposes"):
        heard = kind.read(value, turn.today) if _is_called(turn, question, called) else None
        if isinstance(heard, Understood) and heard.value != old:
            return _changed(turn, question, heard.value)
    return None


def told_by_name(turn: Turn, question: Question, text: str) -> Proposal | None:
    """Another line than the one that is asked for, told by its name with another value than was given. Where somebody
    else is asked for, "his name" is that one's.
    """
    said = _BY_THE_WAY.sub("", tidy(text).strip(" .!"))
    told = _TELLS.fullmatch(said)
    lines = [each for each in turn.flow.questions.values() if each.label and each.answered(turn.registration)]
    line = line_called(_POINTS.sub("", plain(told["name"])), lines) if told else None
    line = counterparts.nearest(turn, line, said) if line else None
    a_surname = told is not None and _SURNAME.search(told["name"]) is not None
    if not told or not (line or a_surname) or line is question or earlier_answers.names(question, said):
        return None
    if line and getattr(turn.kind(line), "keeps_words", False) and not _CALLED.search(told["value"]):
        return None  # "the house is a mess"
    put = earlier_answers.corrected(turn, f"sorry, {told['name']} is {told['value']}")
    if not isinstance(put, Proposal):
        return None
    kind = turn.kind(turn.flow.questions[put.about])
    names_people = getattr(kind, "names_people", False)
    if (names_people or hasattr(kind, "of_a_shape")) and _is_of_another(turn, question):
        return None
    return put if (line.name == put.about if line else names_people) else None


def the_other_way(turn: Turn, question: Question, text: str) -> Proposal | None:
    """A yes or no that was given, told to be the other: "oh and he does go in goal"."""
    said = tidy(text).strip(" .!")
    told = _ADDS.sub("", _BY_THE_WAY.sub("", said), count=1)
    whose = plain(told).partition(" ")[0]
    if told == said or asks_something(told) or whose not in {*_PLAYER, plain(turn.filled("{player}"))}:
        return None
    for each in turn.flow.questions.values():
        stands = turn.registration.answers.get(each.name)
        if each is question or not each.implied or not isinstance(stands, bool) or not each.answered(turn.registration):
            continue
        what = each.implied(told) if isinstance(turn.kind(each), YesNo) and earlier_answers.names(each, told) else None
        if what and what[0] is not stands:
            return _changed(turn, each, what[0])
    return None


def _is_of_another(turn: Turn, question: Question) -> bool:
    """Whether somebody is asked for who is neither the player nor whoever writes, or their number."""
    kinds = (turn.kind(each) for each in turn.flow.questions.values())
    return hasattr(turn.kind(question), "phone") or any(getattr(kind, "phone", "") == question.name for kind in kinds)


def number_anew(turn: Turn, question: Question, text: str) -> Proposal | None:
    """The one number that was given and was a slip: "but its number 14, fat thumbs"."""
    told = _IS_NUMBER.match(tidy(text))
    if not told or not (small_talk.takes_back(text) or _IS_A_SLIP.search(text)):
        return None
    lines = [
        each
        for each in turn.flow.questions.values()
        if each.answered(turn.registration)
        and any("number" in name.split() for name in each.names)
        and str(turn.registration.answers[each.name])[:1].isdigit()
    ]
    heard = turn.kind(lines[0]).read(told["value"], turn.today) if len(lines) == 1 else None
    if (
        not isinstance(heard, Understood)
        or lines[0] is question
        or heard.value == turn.registration.answers[lines[0].name]
    ):
        return None
    return _changed(turn, lines[0], heard.value)


def _answered(turn: Turn, trait: str) -> list[tuple[Question, Any, Any]]:
    registration = turn.registration
    answered = (
        (each, turn.kind(each), registration.answers[each.name])
        for each in turn.flow.questions.values()
        if each.label and each.name != registration.state and each.answered(registration)
    )
    return [each for each in answered if getattr(each[1], trait, False) and isinstance(each[2], str)]


def _is_called(turn: Turn, question: Question, called: str) -> bool:
    """Whether it is called so, or what it hangs on is."""
    above = (each for each in turn.flow.questions.values() if question.name in each.unsettles)
    return called in _NOTE or any(called in each.names | each.cues for each in (question, *above))


def _changed(turn: Turn, question: Question, value: Any) -> Proposal | None:
    asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(value)}”?"
    return unless_refused(turn, question, Found(value, {}), asked)
