"""What is said of the player in words of one's own."""

import re
from typing import Any

from flows.language.patterns import in_full
from flows.language.regex import regex
from flows.registration.implied.tables import implied

# Whom a player plays with says nothing of the player: "girl but she plays with the lads".
_OTHERS = regex(
    r"\b(?:with|against|than|from|like|among|amongst|between|alongside|for|in|on|at|beats?) "
    r"(?:(?:the|a|all|other|these|those|them|our|your|older|big|rest of the) ){0,4}(?:boys?|lads?|girls?|lass(?:es)?)\b"
    r"(?:'s?)?(?: (?:team|side|squad|football))?"
    r"|\b(?:family|house|houseful|bunch|load|team|class|street) (?:full )?of (?:boys|lads|girls|lasses)\b"
    r"|\ball (?:boys|lads|girls|lasses)\b|\b(?:only|just) (?:one|girl|boy|lass|lad) (?:in|on|among) [^.,;]{1,40}",
    re.IGNORECASE,
)
_GENDER = implied(
    ("Male", r"""
        put|is|as|be|am|identifies|my|our|a|registered|say|only|all|hes|so|typical|proper|use|identify|another [a|as|
            my|our|little|the|very|just|all|wee|only|proper|one|young|typical]* boy|lad|male|man|son|bloke|laddie|he|
            fella|geezer|m
        he him
        boy|lad|male all|through|please|of|and|last|as
        lads|boys
        son
    """),
    ("Female", r"""
        put|is|as|be|am|identifies|my|our|a|registered|say|only|all|shes|so|typical|proper|use|identify|another [a|as|
            my|our|little|the|very|just|all|wee|only|proper|one|young|typical]* girl|lass|female|woman|daughter|lady|
            madam|she|lassie|gal|princess|f
        she her
        girl|lass|female all|through|please|of|and|last|as
        daughter|girls|lasses
    """),
    ("Not disclosed", r"""
        rather|sooner|prefer not|leave|keep|no
        rather|sooner|prefer [you|i|we|he|she|they|it|that|this]* was|were|is|did not
        rather|sooner|prefer [you|it|that|this|was]* left|kept
        would rather|prefer
        do|does not want|wish|like|need|think|feel to|it|comfortable
        none of your|anyones
        rather|sooner|prefer|prefers|better|wish [to|we|i|you|that|if|do]* not
        not|no|never [want|like|wish|need|prefer|to|give|going|will|we|i]* say|tell|answer|disclose|share|give|
            inform [to]* it|this|that|you|please|thanks|the|information|anything|anyone|$
        without answer|answering
        no answer|comment
        keep|keeps [it|this|that]* for us|ourselves|me|him|her
        not saying|telling|disclosing|answering|comfortable|say|sharing|relevant|important
        miss|skip|leave|pass|blank [on]* that|this|it [one|bit|question]* out|blank|if|please|thanks|ta|$
        keep|leave|skip that|it|this|to !on|in|with|by|at|under|round|near|off [to|blank|out|private|yourself|us|
            ourselves]*
        identifies|identify|identified|goes|go|uses|use|using|prefers|prefer|known|like|likes [as|by|to|be|called|
            being|a|the|
            pronouns]* they|them|neither|both|fluid
        non binary
        nonbinary|enby|genderfluid|agender
        they them
        neither
        undisclosed
        does|is not matter|relevant|important
        private
    """),
    unless=r"""
        born a|as
        used to
    """,
)  # fmt: skip


# "She gets taken for a lad", "people think he's a lass": what a player is taken for says nothing, but who is spoken of.
_TAKEN_FOR = regex(
    r"\b(?:(?:gets?|got|getting|is|was|been|being|be|always|often) )?"
    r"(?:taken (?:for|as)|mistaken (?:for|as)|mistook (?:\w+ )?(?:for|as)|mistakes? (?:\w+ )?(?:for|as)|called"
    r"|calls? (?:\w+)|confused (?:for|with|as)|passes (?:for|as)|pass (?:for|as)|looks? like|look like|thinks?|thought"
    r"|assumes?|assumed|reckons?|swear|guess(?:es)?|wanted|wants|expected|expecting|more of|dressed (?:as|like)"
    r"|(?:that|if) )(?: (?:that|it|is|was|were|must be|be)){0,3}"
    r"(?P<who>(?: (?:he|she|they|sam))?(?: (?:is|was|were|be|must)){0,3})"
    r"(?: (?:a|an|another|the|more|of|one|little|wee|for|like)){0,3}"
    r" (?:boys?|lads?|girls?|lass|lasses|bloke|tomboy|laddie|lassie)\b",
)
# "His sister's the girl": a relative's.
_A_RELATIVES = regex(
    r"\b(?:his|her|my|their) (?:\w+ )?(?:brother|sister|twin|cousin|mate|friend)s?"
    r" (?:is|are|was|s) (?:(?:the|a|my|only|one|all|both) ){0,3}(?:boys?|lads?|girls?|lass|lasses)\b",
)
_HE, _SHE = frozenset("he him his himself".split()), frozenset("she her hers herself".split())


def GENDER(text: str) -> tuple[Any, dict[str, Any]] | None:
    """Male, Female or not disclosed, in words of one's own; how a player is spoken of where somebody else is named, or
    what they are taken for.
    """
    said = in_full(text)
    told = _OTHERS.sub(" ", _A_RELATIVES.sub(" ", _TAKEN_FOR.sub(r"\g<who> ", said)))
    found = _GENDER(told)
    if found or told == said:
        return found
    words = set(told.split())
    he, she = not _HE.isdisjoint(words), not _SHE.isdisjoint(words)
    return ("Male" if he else "Female", {}) if he is not she else None
