"""An earlier answer that a text puts right, from wherever the parent stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows import small_talk
from flows.answers import DidYouMean
from flows.engine.partial_reading import Found, a_name, found
from flows.engine.second_look import unless_refused
from flows.engine.turn import Turn
from flows.grammar.commands import Command
from flows.grammar.steps import Question
from flows.language.clauses import affirmed, denied, is_a_story, up_to_an_aside
from flows.language.tidy import plain, tidy
from flows.records import Proposal

_LAST_ONE = re.compile(r"\b(?:last|previous|earlier|other) (?:one|question|answer|bit|thing)\b|\bjust (?:now|then)\b")
_OF_MINE = re.compile(r"\b(?:my|me|mine|i|im|ive)\b")
_OF_PLAYER = re.compile(r"\b(?:his|her|him|he|hes|she|shes|child|son|daughter|player|kid|childs)\b")
_IS_WRONG = re.compile(
    r"\b(?:wrong|incorrect|old (?:one|work)|(?:is|was|its) (?:the )?old|(?:the )?right one|i gave|not right"
    r"|isnt right|mistake|typo|change|update|out of date|misspelt|mistyped)\b"
)
_ASSERTS = re.compile(r"\b(?:is|was|are|should|be|did|does|has)\b", re.IGNORECASE)
_LEADS_UP = re.compile(
    r"^(?:(?:it|its|it's|is|that|thats|should|be|say|have|been|put|change|to|make|sorry|actually|i|meant|mean|rather|now|just"
    r"|no|oh|wait|only|really|a|the|was|he|hes|she|shes|has|called|write|say|please)\b[\s,:]*)+",
    re.IGNORECASE,
)
# An e-mail address, written or spoken, and a postcode.
_SHAPE = re.compile(r"\S@\S|\bat \w+ dot (?:com|org|net|co|uk)\b|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.IGNORECASE)
_WISHES = re.compile(
    r"\b(?:can|could|please|pls|put|make|do|needs?|wants?|been told|instead|rather|change|swap|take|prefer"
    r"|forgot|surname|last name|name|spelt|spelled|born)\b"
)
_NOT_THAT = re.compile(r" (?:not|instead of|rather than) ((?:\S+ ){1,2})$")
_NEARBY = 5  # answers back, where nothing says which
_SHORTEST_QUOTE = 3  # letters


def corrects(text: str) -> bool:
    """Whether something is taken back, or said not to be so."""
    return small_talk.takes_back(text) or denied(text)


def is_about_another(turn: Turn, question: Question, text: str) -> bool:
    """Whether an earlier answer is sooner meant than the one that is asked for."""
    said = f" {plain(text)} "
    if small_talk.takes_back(text) or _shaped(turn, _before(turn), text):
        return True
    kind = turn.kind(question)
    if getattr(kind, "keeps_words", False):
        names = getattr(kind, "names_people", False)  # "not me, ring Pat Smith"
        if names and question.about_parent and _OF_MINE.search(said) and not _OF_PLAYER.search(said):
            return False
        if _IS_WRONG.search(said):
            return True  # but "Mill Close, not Mill Lane, Urmston" answers what is asked
        return denied(text) and not names and not isinstance(kind.read(text, turn.today), DidYouMean)
    named_here = any(f" {word} " in said for word in question.names | question.cues)
    marked = denied(text) or _IS_WRONG.search(said)
    pointed_at = next(_named(turn, said), None) or next(_denied_itself(turn, _before(turn), said), None)
    return bool(marked) and not named_here and pointed_at is not None


def replaces(turn: Turn, name: str, text: str) -> bool:
    """Whether the words that are kept for a question are named as those which are wrong."""
    answered = [question for question in _before(turn) if question.name == name]
    return any(_quoted(turn, answered, f" {plain(text)} ", text))


def corrected(turn: Turn, text: str) -> Proposal | Command | None:
    """An earlier answer that the text puts right, with one value that differs; or which is to be asked again."""
    registration = turn.registration
    if not turn.flow.allows("change", registration) or is_a_story(text):
        return None
    said = f" {plain(text)} ".replace(" my own ", " my ")
    marked = corrects(text) or _IS_WRONG.search(said) is not None
    for question, pointed_at in _meant(turn, said, text).items():
        old = registration.answers.get(question.name)
        keeps = getattr(turn.kind(question), "keeps_words", False)
        if keeps and not (pointed_at and marked):
            what = edited_name(turn, question, text)
        else:
            what = found(turn, question, text, old=old, closely=pointed_at) or _reworded(turn, question, text, old)
        if what and what.value != old:
            asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(what.value)}”?"
            return unless_refused(turn, question, what, asked)
    named = next(_named(turn, said), None)
    steers = isinstance(turn.step, Question) and not turn.step.in_order
    return Command("change", named.name) if named and (steers or _IS_WRONG.search(said)) else None


def _meant(turn: Turn, said: str, text: str) -> dict[Question, bool]:
    """Which answers may be meant, the likeliest first, and whether something points at them."""
    answered = _before(turn)
    recaps = isinstance(turn.step, Question) and turn.step.recaps
    steers = isinstance(turn.step, Question) and (recaps or not turn.step.keeps)
    marked = corrects(text) or _IS_WRONG.search(said) is not None
    last = answered[:2] if _LAST_ONE.search(said) else []
    shaped = _shaped(turn, answered, text)
    named = _named(turn, said) if steers or marked or _WISHES.search(said) else ()
    meant = dict.fromkeys(
        (*shaped, *_denied_itself(turn, answered, said), *last, *_quoted(turn, answered, said, text), *named), True
    )
    anything = recaps or small_talk.takes_back(text) or _IS_WRONG.search(said) is not None
    nearby = answered if recaps else answered[:_NEARBY]
    latest = [each for each in answered[:1] if small_talk.takes_back(text) and a_name(turn, each, text)]
    return (
        dict.fromkeys(latest, False)
        | meant
        | dict.fromkeys((each for each in nearby if anything and each not in meant), False)
    )


def _before(turn: Turn) -> list[Question]:
    """What was answered, the latest first."""
    here = turn.registration.state
    questions = [each for each in turn.flow.questions.values() if each.label and each.answered(turn.registration)]
    return [each for each in reversed(questions) if each.name != here]


def _shaped(turn: Turn, answered: list[Question], text: str) -> list[Question]:
    """Those that hold an address or a number of a shape which nothing else has, where the text has another such."""
    if not _SHAPE.search(text):
        return []
    shaped = (each for each in answered if getattr(turn.kind(each), "of_a_shape", False))
    return [each for each in shaped if found(turn, each, text, old=turn.registration.answers[each.name])]


def _denied_itself(turn: Turn, answered: list[Question], said: str) -> Iterator[Question]:
    """Those whose whole answer is said not to be so: "14 not 12"."""
    found = _NOT_THAT.search(said)
    for question in answered:
        if found and f" {plain(str(turn.registration.answers[question.name]))} " in f" {found[1]}":
            yield question


def _quoted(turn: Turn, answered: list[Question], said: str, text: str) -> Iterator[Question]:
    """Those whose answer is named, where that is said not to be so: "not pat", "hay fever is wrong"."""
    not_so = denied(text) or _IS_WRONG.search(said)
    for question in answered:
        value = turn.registration.answers[question.name]
        words = plain(value).split() if isinstance(value, str) else []
        of_theirs = getattr(turn.kind(question), "names_people", False) and words and f" {words[0]}s " in said
        if of_theirs or (not_so and any(len(word) >= _SHORTEST_QUOTE and f" {word} " in said for word in words)):
            yield question


def _named(turn: Turn, said: str) -> Iterator[Question]:
    """The answered questions that are called by their name or by a word of theirs: the parent's own first where they
    speak of themselves, then those of the longest words.
    """
    here = turn.registration.state
    of_mine, of_player = bool(_OF_MINE.search(said)), bool(_OF_PLAYER.search(said))
    called = [
        (each.about_parent is (of_mine and not of_player), max(map(len, words)), each)
        for each in turn.flow.questions.values()
        if each.label and each.name != here and each.answered(turn.registration)
        and (words := [word for word in each.names | each.cues if f" {word} " in said])
    ]  # fmt: skip
    return (each for *_, each in sorted(called, key=lambda one: (-one[0], -one[1])))


def _reworded(turn: Turn, question: Question, text: str, old: Any) -> Found | None:
    """Words that are kept, in the place of those that are named: "hay fever is wrong, it should be asthma"."""
    if not getattr(turn.kind(question), "keeps_words", False) or not isinstance(old, str):
        return None
    before = set(plain(old).split())
    for clause in affirmed(tidy(text)):
        if before.intersection(plain(clause).split()):
            continue
        left = _LEADS_UP.sub("", clause).strip(" ,.")
        words = next(up_to_an_aside(left), left)
        if words and not _ASSERTS.search(words) and found_plainly(turn, question, words):
            return Found(words, {})
    return None


def edited_name(turn: Turn, question: Question, text: str) -> Found | None:
    """What is said of a name, where nothing else points at it: "Samuel not Sam"."""
    edit = getattr(turn.kind(question), "edited", None)
    name = edit and edit(turn.registration.answers.get(question.name), text)
    if name:
        return Found(name, {})
    return a_name(turn, question, text) if _before(turn)[:1] == [question] and small_talk.takes_back(text) else None


def found_plainly(turn: Turn, question: Question, words: str) -> bool:
    """Whether the question would take these very words at once."""
    heard = turn.kind(question).read(words, turn.today)
    return getattr(heard, "value", None) == words and not hasattr(heard, "question")
