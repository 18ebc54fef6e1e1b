"""Papers that are asked for or offered: "can I send his care plan as a pdf instead"."""

from flows.language.patterns import Patterns, in_full
from flows.language.regex import regex

_PAPERS = Patterns(
    r"""
    send|email|post|attach|upload|bring|hand|scan|forward|drop|show|give|want|need|like|take|accept|copy|write|have|
        there|photograph|screenshot [_] [_] [_] [_] [_] plan|plans|letter|letters|form|forms|pdf|copy|copies|document|
        documents|paperwork|prescription|scan|report|reports|list|leaflet|notes|certificate|file|attachment|link|
        template|page|photo
    first aider|aiders|aid
    trained|qualified|nurse|defib|defibrillator
    """,
    {},
)
_OFFERS = regex(
    r"\b(?:(?:shall|can|could|should|may|will) (?:i|we) (?:\w+ )?"
    r"(?:send|email|post|attach|upload|bring|scan|forward|show|drop|hand|photograph)"
    r"|(?:do|would) (?:you|u|yous) (?:want|need|like)(?: me to (?:send|bring|email))?"
    r"|want me to (?:send|bring|email))\b"
)
# Beside what is asked somebody tells what a child has: "shall I send the plan, he has epilepsy".
_TELLS_OF_THE_CHILD = regex(r"\b(?:he|she|they|sam) (?:\w+ )?(?:has|have|had|gets?|takes?|uses?|needs?|is|suffers?)\b")


def asks_of_papers(text: str) -> bool:
    """Whether a question is about a copy of something, or about the club's people, and tells nothing of a child: "can
    I send his care plan as a pdf instead", "do you have a first aider".
    """
    said = in_full(text)
    return _PAPERS.found_in(said) and not _TELLS_OF_THE_CHILD.search(said)


def offers_papers(text: str) -> bool:
    """Whether a copy of something is offered, without its mark: "the letter has it all, shall I send a copy"."""
    return _OFFERS.search(in_full(text)) is not None and asks_of_papers(text)
