"""Which of two answers of one sort is meant, the parent's or the player's: the postcode of the address that is asked
for.
"""

from flows.grammar.steps import Question
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.understanding.turn import Turn

_LINE = "(?:post ?code|address|house|home|street|road|number|flat|place|one)"
_OF_THE_PARENT = regex(rf"\b(?:mine|ours|(?:my|our)(?: own| actual| home){{0,2}} {_LINE}|where (?:i|we) live)\b")
_OF_THE_PLAYER = regex(
    rf"\b(?:his|hers|theirs|(?:her|their|dads|mums|mams|nans|grans|other)(?: own| other){{0,2}} {_LINE})\b"
)


def nearest(turn: Turn, question: Question, text: str) -> Question:
    """The question itself, or its counterpart where that belongs to the same address as what is asked, and nothing says
    whose is meant: "the postcode" of the other address, while its house is asked for.
    """
    here, kind = turn.step, turn.kind(question)
    if not isinstance(here, Question) or not question.label or getattr(kind, "names_people", False):
        return question
    alike = (each for each in _beside(turn, here) if isinstance(turn.kind(each), type(kind)))
    near = next((each for each in alike if each.about_parent is not question.about_parent), question)
    return question if near is question or _is_told(question, plain(text)) else near


def _is_told(question: Question, said: str) -> bool:
    """Whether it is said whose is meant, and that is this one."""
    of_player = _OF_THE_PLAYER.search(said) is not None
    return not of_player and _OF_THE_PARENT.search(said) is not None if question.about_parent else of_player


def names(turn: Turn, question: Question, text: str) -> frozenset[str]:
    """What a question is called where it is asked, also as its counterpart: "house is 4" of the other house."""
    said = plain(text)
    named = [each for each in turn.flow.questions.values() if each is not question and _is_named(each, said)]
    if not named:
        return question.names
    of_parent = _OF_THE_PARENT.search(said) is not None
    others = (
        each
        for each in named
        if each.about_parent is not question.about_parent and not (each.about_parent and of_parent)
    )
    return question.names.union(*(each.names for each in others if nearest(turn, each, text) is question))


def _is_named(question: Question, said: str) -> bool:
    """Whether it may be called by one of its names, joined or not: "postcode", "post code"."""
    joined = said.replace(" ", "")
    return any(name.replace(" ", "") in joined for name in question.names if name)


def _beside(turn: Turn, here: Question) -> list[Question]:
    """What is asked, and what was answered of the same address."""
    questions = turn.flow.questions
    groups = ({each.name, *each.unsettles} for each in questions.values() if here.name in each.unsettles)
    names = {name for group in groups for name in group}
    named = (each for each in questions.values() if each.name in names)
    return [each for each in named if each is here or each.answered(turn.registration)]
