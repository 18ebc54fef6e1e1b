"""Ready to begin? Not a yes/no box: people ask who is there, put it off, or hold the wrong phone."""

import re
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from flows.answers import Aside, Choice, DidYouMean, Misunderstood, OneOf, Understood
from flows.answers.basics.yes_no import AGREED, NO, YES
from flows.language.tidy import plain, tidy
from flows.language.vocabulary import phrases

READY = phrases("""
    start, begin, register, start now, begin now, ready now, ready when you are, lets begin, fire away
    crack on, all set, set, sign up, sign us up, sign him up, sign her up, ready to start, ready to begin
    i changed my mind, ive changed my mind, changed my mind, weve changed our minds, we changed our minds
    i want to register, i would like to register
""")
LATER = phrases("""
    later, not now, not yet, not ready, not ready yet, in a bit, in a minute, in a sec, tomorrow, tonight
    this evening, after work, busy, im busy, at work, im at work
    maybe later, later please, later on, not right now, not today, not at the moment, another time
    bit later, a bit later, can i do it later, can we do this later, ill do it later, will do it later
    next week, at the weekend, when i get home, once im home, driving, im driving
""")
DECLINE = phrases("""
    decline, not interested, were not interested, no longer interested, dont want to, not joining
    not joining in, we wont be joining, he wont be joining, she wont be joining, hes not joining
    shes not joining, not this year, not this season, he doesnt want to, she doesnt want to
    they dont want to, hes joined another team, shes joined another team, we have decided not to
    weve decided not to, we found another club, weve found another club
""")
WRONG_NUMBER = phrases("""
    wrong number, you have the wrong number, youve got the wrong number, wrong person
    you have the wrong person, not me, i dont have kids, i have no kids, i dont have children
    i have no children, i dont have a child, i dont have a son, i dont have a daughter
    i think you have the wrong number, think you have the wrong number, i dont know them
    i dont know this child, i dont know who that is, never heard of them
""")
WHO = frozenset(
    phrases("""
    who is this, whos this, who the hell is this, who the heck is this
    who on earth is this, who tf is this
    who are you, who is it, who dis, who, what is this, whats this, is this a scam
    is this real, is this spam, is this legit, do i know you, which club, what club, which team, what team
    what is this about, whats this about
""")
)


_NOT_KNOWN = (
    r"\b(?:who(?:'?s| is| the \w+ is| on earth is)? (?:this )?{name}|{name} who|no(?:body called"
    r"| one called)? {name} here"
    r"|(?:no|not got a|dont have a|don't have a|haven't got a|havent got a) (?:\w+ called )?{name})\b|^{name} ?\?"
)
_KNOWN = (
    r"\b{name}(?:'?s| is) (?:my|our|mine|ours)\b"
    r"|\b(?:son|daughter|lad|boy|girl|child|kid)(?:'?s| is)?(?: called)? {name}\b"
)
_ANOTHER_CHILD = (
    r"\b(?:(?:my|our) (?:only )?(?:son|daughter|lad|lass|boy|girl|kid|child|little (?:boy|girl|one))"
    r"(?:'?s name)?(?:'?s| is)(?: called| named)?(?: a)? (?!{name}\b)\w+"
    r"|(?:my|our) (?:son|daughter|lad|boy|girl|kid|child)\b.{0,40}?\b(?:called|named|name is) (?!{name}\b)"
    r"|(?:my|our) (?:kids|children|sons|daughters|boys|girls|lads) are (?!{name}\b)\w+|(?:mine|ours)(?:'?s| is"
    r"| are) (?!{name}\b)\w+"
    r"|\b(?:no|not (?:got )?any|n'?t (?:got |have )?(?:any )?) ?(?:kids?|children|sons?|daughters?|lads?|girls?)\b"
    r"|\bwrong (?:number|digits?|person|phone|bloke|woman|man|mum|dad|parent)\b"
    r"|(?:i|we)(?:'?ve)? (?:only |just )?(?:have|got|have got) (?:only |just )?(?:(?:a|one|two|three|four|\d) )?"
    r"(?:girls?|daughters?|boys? called (?!{name}\b)|sons? called (?!{name}\b)|lads? called (?!{name}\b)))"
)
# "We don't have a Sam", "dont know a sam duck": the whole message.
_NO_SUCH_CHILD = (
    r"(?:(?:sorry|hi|hiya|hello|er+m?|oh|well|but|no|nah|nope|there(?:'?s| is)|think|i|we) ){0,4}"
    r"(?:(?:do(?:n'?t| not) (?:have|know)|ha(?:ve)?n'?t got|(?:'?ve |have )?not got|(?:i|we)(?:'?ve) not got"
    r"|never heard of)(?: an?y?| no)?|no(?:body| ?one)? (?:called|named)|got no) {name}"
    r"(?:,? (?:here|in|at|on|round|this|that|the|my|our|house|address|number|phone|family|sorry|mate|love|pal|hun"
    r"|duck|chuck|pet|i'?m|afraid|lol))*[.! ]*"
)


@dataclass(frozen=True, slots=True)
class Readiness:
    """Reads the answer to the invite:

    `"yes"`, `"no"` or `"wrong number"`. Later, and who-is-this, leave the question open. `player` is the first name of
    the child who is invited.
    """

    player: str = ""

    choices = (
        Choice("yes", "Yes, let's start", frozenset({*YES, *AGREED, *READY})),
        Choice("later", "Later", frozenset(LATER)),
        Choice("no", "No thanks", frozenset({*NO, *DECLINE} - {*LATER, *WRONG_NUMBER})),
    )
    example = "yes"
    _every: ClassVar = OneOf(*choices, Choice("wrong number", "Wrong number", frozenset(WRONG_NUMBER)))
    vocabulary = _every.vocabulary
    _remedy: ClassVar = Misunderstood('Say "yes" to start, "later" to be left in peace for now, or "no" to decline.')

    def read(self, text: str, today: date) -> Understood | DidYouMean | Misunderstood | Aside:
        if plain(text) in WHO:
            return Aside("who_we_are")
        if self._is_another_family(text):
            return DidYouMean("wrong number", "Have we got the wrong number?")
        heard = self._every.read(text, today)
        if not isinstance(heard, Understood):
            return self._remedy
        return Aside("later", asks=False) if heard.value == "later" else heard

    def _is_another_family(self, text: str) -> bool:
        """Whether nobody there knows the player, and their own child is another: "Who is Sam? My son is Arjun"."""
        said = tidy(text)
        found = [
            re.search(pattern.replace("{name}", re.escape(self.player)), said, re.IGNORECASE)
            for pattern in (_NOT_KNOWN, _ANOTHER_CHILD, _KNOWN)
        ]
        nobody = re.fullmatch(_NO_SUCH_CHILD.replace("{name}", re.escape(self.player)), said, re.IGNORECASE)
        return bool(self.player and (nobody or (found[0] and found[1])) and not found[2])

    def show(self, value: object) -> str:
        return self._every.show(value)
