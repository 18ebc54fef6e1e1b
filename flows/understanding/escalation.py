"""Words like those with which other parents needed a person, though no table hears a wish or a danger in them.

A false alarm costs a turn, or a volunteer a look; a need that is not heard costs a parent. So where nothing else was
understood, a person is called from one probability on, and offered from a lower one.
"""

from flows.grammar.closed_questions import without_names
from flows.grammar.commands import PERSON, Command
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.records import Proposal
from flows.understanding.turn import Turn

NEEDED = "person"  # the classifier, and what it says of such words
LIKELY, SURE = 0.85, 0.95  # probabilities
_FEW = 7  # words: fewer tell little beyond what a table hears in them
OFFER = "Shall I ask somebody from {club} to get in touch with you?"
_DECLINES = regex(
    r"(?:no|nah|nope|naw|not)(?: (?:no|its|it|is|im|am|we|i|you|youre|are|all|thats|that|ok|okay|fine|good|right"
    r"|alright|need|worries|bother|needed|now|yet|really|thanks|thank|ta|cheers|love|mate|pal|hun)){0,6}"
)


def needed(turn: Turn, text: str) -> Command | Proposal | None:
    """A person at once, or the offer of one, where nothing in a message was understood."""
    probability, short = _probability(turn, text), len(text.split()) < _FEW
    if probability >= SURE and not short:
        return PERSON
    return _offer(turn) if probability >= (SURE if short else LIKELY) else None


def offered_beside(turn: Turn, text: str) -> Proposal | None:
    """The offer of a person where a message had something else in it as well, and that was understood."""
    short = len(text.split()) < _FEW
    return _offer(turn) if not short and _probability(turn, text) >= SURE else None


def declines(text: str) -> bool:
    """Whether a few words are no more than a no to an offer: "no its fine"."""
    return _DECLINES.fullmatch(plain(text)) is not None


def _probability(turn: Turn, text: str) -> float:
    said, probability = turn.flow.classify(NEEDED, without_names(turn.conversation, text))
    return probability if said == NEEDED else 0.0


def _offer(turn: Turn) -> Proposal | None:
    """None where it was refused just now."""
    refused = turn.registration.refused == ["", None]
    return None if refused else Proposal(question=turn.filled(OFFER), command=PERSON.name)
