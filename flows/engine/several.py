"""Several answers that are put right in one message, where all of them are read back: each is heard, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from msgspec.structs import replace

from flows.engine.editing import revised, told_by_name
from flows.grammar.steps import Question
from flows.language.clauses import is_a_story, parted
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something
from flows.records import Proposal
from flows.understanding import beside, earlier_answers, second_look
from flows.understanding.swapped import is_sorry, swapped
from flows.understanding.turn import Turn

_MOST_JOINTS = 8
_MOST = 4  # answers
_CALLED = regex(rf"\d|\b[{CAPITAL}]\w+")  # a number or a name


class _Told:
    """A part of a message, and the answer that it puts right."""

    def __init__(self, words: str, proposal: Proposal):
        self.words, self.proposal = words, proposal


def heard_several(turn: Turn, text: str) -> bool:
    """Whether a message puts several answers right: the first is taken or proposed, each of the others after it."""
    step = turn.step
    if not (isinstance(step, Question) and step.sums_up) or is_a_story(text) or asks_something(text):
        return False
    told = _several(turn, _without_excuse(turn, text))
    if not told:
        return False
    first, *others = told
    then = _chained([each.proposal for each in others])
    registration = turn.registration
    if not revised(turn, first.words, ""):
        turn.propose(first.proposal)
    if turn.registration is registration:
        beside.propose_beside(turn, then, {})
    return True


def _without_excuse(turn: Turn, text: str) -> str:
    """A message without what it says last, where that is no value and names no line: "…, typing with a baby on me"."""
    last = next(((first, second) for first, second, _ in parted(text)), None)
    if last is None or _CALLED.search(last[1]) or second_look.told_elsewhere(turn, last[1]):
        return text
    named = any(earlier_answers.names(each, last[1]) for each in turn.flow.questions.values() if each.label)
    return text if named or _told(turn, last[1]) else last[0]


def _several(turn: Turn, text: str, most: int = _MOST) -> list[_Told]:
    """The parts of a message that put different answers right, in their order; none where a part does not."""
    for first, second, _ in islice(parted(text), _MOST_JOINTS):
        last = _told(turn, second)
        if last is None:
            continue
        before = (_several(turn, first, most - 1) if most > 1 else []) or list(_alone(turn, first))
        if before and all(each.proposal.about != last.proposal.about for each in before):
            return [*before, last]
    return []


def _alone(turn: Turn, words: str) -> Iterator[_Told]:
    if told := _told(turn, words):
        yield told


def _told(turn: Turn, words: str) -> _Told | None:
    """What a part plainly says of one answer: by its name, by what it denies, or by what it adds."""
    put = swapped(turn, words)
    guess = put[0] if put and is_sorry(put[1]) else told_by_name(turn, words) or second_look.told_elsewhere(turn, words)
    if guess is None and earlier_answers.puts_another_right(turn, words):
        corrected = earlier_answers.corrected(turn, words)
        guess = corrected if isinstance(corrected, Proposal) else None
    return _Told(words, guess) if guess and guess.about else None


def _chained(proposals: list[Proposal]) -> Proposal:
    """One proposal, and the others one behind another."""
    *before, last = proposals
    for each in reversed(before):
        last = replace(each, then=last)
    return last
