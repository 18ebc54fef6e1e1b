"""What is said anew of an earlier answer in words of its own: a whole name, or all that is to be noted."""

import re
from typing import Any

from flows.answers import Understood
from flows.grammar.steps import Question
from flows.language.tidy import plain, tidy
from flows.records import Proposal
from flows.understanding.partial_reading import Found
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

# Where a name is written, or who it is said to be: "on his passport", "he's Sam Oliver Smith btw".
_IS_NAMED = re.compile(
    r"\b(?:birth cert\w*|certificate|passport|licen[cs]e|deed poll|officially|legally|(?:full|legal|middle) name)\b"
    r"|^(?:(?:and|oh?|btw|by the way|also|sorry|actually|can|could|please|pls|you|u|but)[\s,]+){0,4}"
    r"(?:it'?s|s?he'?s|s?he is|i'?m|i am|put (?:me|him|her|it)(?: down)? as|should be)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(
    r"(?:^|\b(?:the|my|his|her|that) )(?P<name>\w+(?: \w+){0,3}?)"
    r"(?: (?:should|shud|needs? to|ought to|has to|must)(?: just| only)? (?:say|be|read)| (?:to )?(?:say|read)| to)"
    r"[\s:,]+(?P<value>[^.!?\n]+(?:[.](?=\w)[^.!?\n]*)*)(?P<behind>.*)",
    re.IGNORECASE | re.DOTALL,
)
_ASKS = re.compile(
    r"\b(?:change|edit|amend|update|alter|make|can|could|should|shud|needs?|ought|has to|must)\b", re.IGNORECASE
)
_KIND_OF_LINE = re.compile(r" (?:one|bit|part|note|notes|info|information|section|line|answer|thing|box|before|again)$")
_LEADS_UP = re.compile(r"^.*\b(?:the|my|his|her|that|change|edit|amend|update|alter|make) ")
_NOTE = frozenset({"note", "notes"})
_COURTESY = re.compile(r"[\s,]+(?:please|pls|thanks|thank you|ta|sorry|instead)$", re.IGNORECASE)


def name_in_full(turn: Turn, text: str) -> Proposal | None:
    """A name that was given, whole and with more in it: "he's Sam Oliver Smith on his birth certificate"."""
    said = tidy(text)
    if not _IS_NAMED.search(said):
        return None
    for question, kind, old in _answered(turn, "names_people"):
        name = kind.edited(old, said)
        if name and set(plain(old).split()) < set(plain(name).split()) and f" {plain(name)} " in f" {plain(said)} ":
            return _changed(turn, question, name)
    return None


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


def _changed(turn: Turn, question: Question, value: str) -> Proposal | None:
    asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(value)}”?"
    return unless_refused(turn, question, Found(value, {}), asked)
