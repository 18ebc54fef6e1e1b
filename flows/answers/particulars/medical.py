"""Whether a player has medical needs, and which: often said in one breath, and never inferred."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.basics.kept_words import puts_off, says_nothing
from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.answers.basics.sentences import Sentence
from flows.answers.basics.yes_no import NO, PLAIN_ANSWERS, YES, is_only_a_nod
from flows.answers.particulars import medical_words as words
from flows.language.clauses import beginnings, clauses
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain, tidy_lines
from flows.language.vocabulary import Vocabulary, only

RATHER_TELL = "rather tell someone"
_WELL, _ONLY, _EXCEPT = "sounds well", "only", "except"

# Whole messages, and how longer ones begin.
_ANSWERS = Vocabulary({
    **PLAIN_ANSWERS,
    **dict.fromkeys(words.ASIDES),
    **dict.fromkeys(words.SOUNDS_WELL, _WELL),
    **dict.fromkeys(words.NONE, False),
    **dict.fromkeys(words.RATHER, RATHER_TELL),
    "1": True, "2": False, "3": RATHER_TELL,
})  # fmt: skip
_OPENINGS = Vocabulary(
    {
        **dict.fromkeys(YES, True),
        **dict.fromkeys(NO + words.NONE + words.NOT_MUCH, False),
        **dict.fromkeys(words.ONLY, _ONLY),
        **dict.fromkeys(words.EXCEPT, _EXCEPT),
    },
    dict.fromkeys(("please", "thanks", "thank you", "sorry", "well", "and", "oh", "ah", *words.ASIDES)),
)
_HAS = tuple(f"{who} {has}" for who in ("he", "she", "they") for has in ("has", "have", "had", "gets", "takes", "uses"))
# "Yes, I'll tell you later", "yes, not serious": a yes, and no details yet.
_VAGUE = frozenset(
    """
    a an the couple few some several lot lots bits bit things thing stuff of really but 2 3 two three he she has
    theres there is are
    one or actually just also quite probably unfortunately afraid so to tell you mention know about should yes
    like aye sadly tho though lol mate yeah does did
""".split()
)
# How much is to be told, and where: "it's a long un, do you want it typing here".
_ASKS_HOW = regex(
    r"\b(?:its (?:(?:a|quite|rather|bit of) )*long (?:un|one|list|story)(?! of)|where (?:do|should|shall) (?:i|we)"
    r"|how (?:much|detailed|long) (?:do|does|should|shall|can|would) (?:you|i|we|it)"
    r"|(?:(?:do|would) you|dyou|d you) (?:want|need|like)|(?:shall|should|can|do) (?:i|we) (?:now )?(?:type"
    r"|say|write|put|list"
    r"|tell|explain|send|give)|what do you (?:want|need))\b"
)
# "He does yeah, do I tell you what it is now": a yes, and how to go on.
_DOES_AND_ASKS = regex(
    r"(?:he|she|they) (?:does|do|has|have)(?: (?:yes|yeah|yep|indeed|unfortunately|actually))*"
    r" (?=(?:do|shall|should|can|could|where|what|how) )"
)
# "Yes he does, he is asthmatic": said twice, and then what it is.
_DOES = regex(
    r"^(?:(?:i'?m afraid|well|oh) )?(?:(?:he|she|they) (?:does|do|has|have|is|are)|there (?:is|are))"
    r"(?: (?:indeed|unfortunately|actually|sadly|yes|yeah|one|some))?\s?[,.;:-]+\s*(?:and )?(?=\w)",
    re.IGNORECASE,
)
_LAUGHS = regex(r"[\s,]*(?:[😂🤣😆😜]+|\b(?:lol|haha+|jk|joking|only kidding)\b)[\s,.!]*", re.IGNORECASE)
_YES_AND_NO = regex(r"\byes and no\b", re.IGNORECASE)
_JOKES = regex(r"[😂🤣😆😜]|\b(?:lol|haha+|jk|joking|only kidding)\b", re.IGNORECASE)
_NO_DETAILS = frozenset("i ill im id we well can could will would let not nothing".split())
_ASKS_FOR_NONE = "Shall I note that there are no medical needs?"
_UNCLEAR = Misunderstood(
    'For medical needs, reply "No", or write what they are, for example "hay fever"',
    'For medical needs, reply "No", or "Yes" and then what they are, for example "Yes, hay fever"',
)


class MedicalNeeds:
    """True, False or "rather tell someone"; needs that are named come along as `also["medical_details"]`."""

    vocabulary = _ANSWERS
    __slots__ = ()

    example = "no"
    choices = (Choice(True, "Yes"), Choice(False, "No"), Choice(RATHER_TELL, "Rather tell someone"))

    def read(self, text: str, today: date) -> Answer:
        """A plain answer, or the needs in the parent's words; a sentence that says something is never a no."""
        heard = _ANSWERS.heard(text.rstrip(" ?") if plain(text) in words.RATHER else text)
        if heard is not None:
            return _UNCLEAR if words.is_unwell(text) else _plain_answer(heard)
        said = tidy_lines(text)
        if asks_something(said):
            return _UNCLEAR
        if words.is_no_in_jest(said):
            return DidYouMean(False, _ASKS_FOR_NONE)
        return _said_with_a_laugh(said) if _JOKES.search(text) else _said_in_full(said, today)

    def reads_jest(self, text: str) -> bool:
        """Whether what is said in jest comes to a no: "allergic to homework, otherwise fit as a fiddle"."""
        return words.is_no_in_jest(text)

    def show(self, value: object) -> str:
        """ "Yes", "No" or "Rather tell someone"."""
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def _plain_answer(heard: list[object]) -> Answer:
    meant = only([meaning for meaning in heard if meaning != _WELL])
    if meant is False or meant == RATHER_TELL or (meant is True and _WELL not in heard):
        return Understood(meant)
    if only(heard) == _WELL:
        return DidYouMean(False, _ASKS_FOR_NONE)
    if RATHER_TELL in heard and False not in heard:
        return Understood(RATHER_TELL)
    return _UNCLEAR


def _said_with_a_laugh(said: str) -> Answer:
    """A condition is asked about, and so is what nothing is but for: "nothing bar being a bit of a diva lol"."""
    heard, rest = _OPENINGS.opening(said)
    told = next(iter(clauses(_LAUGHS.sub(",", rest))), "")
    if False in heard and True not in heard:
        return _but_for(told) if _EXCEPT in heard and told else _UNCLEAR
    if not words.names_a_condition(told) or words.denies(told) or words.was_once(told) or _YES_AND_NO.search(said):
        return _UNCLEAR
    return DidYouMean(True, f"Shall I write: “{told}”?", also={"medical_details": told})


def _but_for(told: str) -> Answer:
    """What is told as all there is, and may be no illness: a no to it is one to everything."""
    return DidYouMean(True, f"Shall I write: “{told}”?", otherwise=False, also={"medical_details": told})


def _said_in_full(said: str, today: date) -> Answer:
    """Needs that are named after a yes, after a no and its exception, or without either."""
    whole, said = said, _so_far(said)
    if not said or says_nothing(said) or is_only_a_nod(said):
        agrees = only(_OPENINGS.opening(whole)[0]) is True or _DOES_AND_ASKS.match(plain(whole))
        return Understood(True) if agrees else _UNCLEAR
    if words.would_rather_tell(said) and not words.names_a_condition(said):
        return _UNCLEAR if words.asks_whom(said) else Understood(RATHER_TELL)
    heard, rest = _OPENINGS.opening(said)
    yes, no = True in heard, False in heard
    if not no and words.is_outgrown(said):
        return DidYouMean(False, _ASKS_FOR_NONE, otherwise=True)
    if not yes and words.is_all_over(said):
        return DidYouMean(False, _ASKS_FOR_NONE, otherwise=True)
    if (yes and no) or is_only_a_nod(rest) or words.denies(rest, said_yes=yes):
        return _UNCLEAR
    if yes:
        return _after_yes(rest, today)
    if no and rest and words.is_of_a_relative(rest):
        return DidYouMean(False, _ASKS_FOR_NONE)
    if no:
        has = rest.lower().startswith(_HAS) and not words.was_once(rest)
        named = words.names_a_condition(rest) and (_ONLY in heard or has)
        if _EXCEPT in heard and not words.may_be_a_condition(rest):
            return _but_for(rest)
        return _with_details(rest, today) if named or _EXCEPT in heard else _UNCLEAR
    his = words.names_a_condition(said) and not words.is_of_a_relative(said)
    return _with_details(said, today) if his else _UNCLEAR


def _so_far(said: str) -> str:
    """What is said before what is to follow, or asked: "nut allergy, will let you know the rest" → "nut allergy"."""
    if not _is_open(said):
        return said
    begun = next((begun for begun in beginnings(said) if not (_is_open(begun) or words.only_awaits(begun))), "")
    more_is_told = not puts_off(said) and words.names_a_condition(said[len(begun) :])
    return said if more_is_told else begun


def _is_open(said: str) -> bool:
    return puts_off(said) or _ASKS_HOW.search(plain(said)) is not None


def _after_yes(rest: str, today: date) -> Answer:
    """After a yes anything may be the need: no list of conditions holds them all."""
    rest = _DOES.sub("", rest)
    if says_nothing(rest) or _VAGUE.issuperset(plain(rest).split()):
        return Understood(True)
    if words.names_a_condition(rest):
        return _with_details(rest, today)
    if words.sounds_well(rest):
        return _UNCLEAR
    return Understood(True) if plain(rest).split(" ", 1)[0] in _NO_DETAILS else _with_details(rest, today)


def _with_details(details: str, today: date) -> Answer:
    kept = Sentence("medical details").read(details, today)
    return Understood(True, also={"medical_details": kept.value}) if isinstance(kept, Understood) else kept
