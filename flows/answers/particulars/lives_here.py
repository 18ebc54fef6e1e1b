"""Whether a child lives at the parent's address: yes, no, or some of the time."""

from __future__ import annotations

import re
from datetime import date

from flows.answers.basics.kinds import Answer, Choice, DidYouMean, Misunderstood, Understood
from flows.answers.basics.yes_no import PLAIN_ANSWERS
from flows.language.regex import regex
from flows.language.tidy import asks_something, plain
from flows.language.vocabulary import COURTESIES, Vocabulary, only, phrases

_LIKELY_ELSEWHERE, _UNCLEAR = "likely elsewhere", "unclear"

_SAME = phrases("""
    same, the same, same one, same address, same place, same house, same home, same as me, same as mine, same as ours
    same as us, same as above, same as that, with me, with us, with me and my husband, with me and my wife
    with me and my partner, just with me, only with me, lives here, live here, here, at home, my address, our address
    my house, our house, my place, mine, ours, at mine, at ours, i have full custody, i have sole custody, full custody
    sole custody, yes same address, address is the same, one address, only one address, 1, option 1
""")
_ELSEWHERE = phrases("""
    another, another address, another one, a different one, different, different one, different address, other
    other address, the other address, somewhere else, elsewhere, not here, not with me, not with us, not the same
    not same, not the same address, not at mine, not at ours, not at this address, own place, own flat, own house
    own address, moved out, with my ex, with my exs, at my exs, my exs, with the ex, with the other parent, at uni
    at university, in care, with foster carers, with foster parents, with foster family, 2, option 2
""")
_SOMETIMES = phrases("""
    partly, partially, sometimes, part of the time, some of the time, both, bit of both, a bit of both, at both
    both places, shared, we share, split, joint, alternate, alternating, in between, on and off, it varies, varies
    yes and no, kind of, sort of, kinda, 3, option 3
""")
_PARENTS = "mum mummy mam mammy mom mother dad daddy da father".split()
_OTHERS = """
    nan nana nanna nanny gran granny grandma grandmother grandad granddad grandpa grandfather grandparents aunt auntie
    aunty uncle sister brother stepdad stepmum guardian guardians carer carers cousin cousins partner boyfriend
    girlfriend godmother
""".split()
_TOGETHER = phrases("""
    mum and dad, mum dad, his mum and dad, her mum and dad, their mum and dad, dad and mum, his dad and mum
    both parents, her dad and mum, his parents, her parents, their parents, both of us, both of them
    me and his dad, me and her dad, me and his mum, me and her mum
""")
_PASSING = dict.fromkeys(
    phrases("""
    he, she, they, hes, shes, theyre, it, its, is, are, we, all, lives, live, living, stays, stay, is living, with, at
    in, the, a, his, her, their, my, our, that, this, address, house, home, place, flat, too, also, as well, full time
    fulltime, all the time, all week, always, permanently, only, together, currently, now, kids, children
    both kids, both children, we both, both live, child, son, daughter, there
    one, an, has, thats, got, and, family
""")
)
_VOCABULARY = Vocabulary(
    {
        **{said: {True: "yes", False: "no"}.get(meant, meant) for said, meant in PLAIN_ANSWERS.items()},
        **_PASSING,
        **dict.fromkeys((f"with {who}{s}" for who in (*_PARENTS, *_OTHERS) for s in ("", "s")), _LIKELY_ELSEWHERE),
        **{
            f"{where}{whose} {who}{s}": "no"
            for where in ("", "with ", "at ", "to ")
            for whose in ("his", "her", "their", "my")
            for who in (*_PARENTS, *_OTHERS)
            for s in ("", "s")
        },
        **dict.fromkeys((f"{at}{who}s" for at in ("at ", "") for who in (*_PARENTS, *_OTHERS)), "no"),
        **dict.fromkeys(_SAME, "yes"),
        **dict.fromkeys(_ELSEWHERE, "no"),
        **dict.fromkeys(_SOMETIMES, "partly"),
        **dict.fromkeys((f"{at}{both}" for at in ("with ", "") for both in _TOGETHER), _UNCLEAR),
    },
    COURTESIES,
)

_DAY = "(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:mon|tue|wed|thu|thur|fri|sat|sun)"
_SPENT = (
    "weeks?|weekends?|times?|years?|months?|fortnights?|nights?|days?|terms?|holidays?|hols?|summers?|life|custody"
    "|mums?|dads?|mams?|nans?|nanas?|grans?|grandparents?|exs?|house|home|place"
)
_HOW_MANY = "[1-6]|one|two|three|four|five|six|few|couple of|some|odd|certain|most|alternate|other"
_SOME_OF_THE_TIME = regex(
    rf"""\b(?:
        (?<!other\ )half\ (?:and|week|time|with|at|here|there|terms?|in|on|
            (?:of\ )?(?:the|his|her|their|a|each|every|it|my)(?:\ \w+)?\ (?:{_SPENT}))
      | (?:50|60|40|70|30)\ (?:50|40|60|30|70)
      | shared?\ (?:custody|care|parenting|residency|time|between) | joint\ custody | custody\ is\ shared
      | shares\ (?:his|her) | split\ (?:between|time|custody|week|equally|evenly) | splits | co\ ?parent\w*
      | alternat\w+ | every\ (?:other|second|2nd) | week\ on | on\ and\ off | off\ and\ on | back\ and\ forth | varies
      | (?<!last\ )(?<!next\ )(?<!this\ )weekends? | weekdays? | week\ ?nights? | midweek
      | (?:some|most|part|lot|rest)\ of\ the\ (?:time|week|year|month) | part\ time | partly | partially
      | mostly | mainly | sometimes | usually | often | at\ times | from\ time\ to\ time
      | term\ ?time | (?:school|the)\ holidays | boards | boarding\ school
      | between\ (?:us|both|two|me|mine|houses|homes|my|his|her|the\ two|mums?|dads?)
      | (?:two|2|both)\ (?:homes|houses|addresses|places) | not\ (?:always|all\ the\ time|full\ ?time|every|all\ week)
      | (?:{_HOW_MANY})\ (?:days?|nights?|weeks?)(?:\ (?:out\ of|in|of)\ (?:every\ )?(?:7|14|seven|fourteen))?
      | [1-6]\ (?:with|at|here|there)
      | (?:{_DAY})s | every\ (?:{_DAY}) | (?:{_DAY})\ (?:(?:to|till?|thru|through|until|and|n)\ )?(?:{_DAY})
      | (?:in|during|through)\ the\ week | week\ (?:with|at|here)\ (?:\w+\ ){0, 5}?week\ (?:with|at|there|here)
    )\b""",
    re.VERBOSE,
)
# "No, weekends at his dad's" denies nothing of this, though "not at weekends" does.
_DENIED = regex(
    r"\b(?:not|never|dont|doesnt|without) (?:have |do |any |at )?(?:shared?|joint|split|custody|weekends|half)\b"
    r"|\bno (?:shared|joint|split)\b"
)
_YES = ("yes ", "yeah ", "yep ", "yh ", "aye ", "he does ", "she does ", "they do ", "course ", "of course ")
_NOT = r"\b(?:doesnt|does not|dont|isnt|is not|arent|never|not) (?:live |living |stay |staying )?"
_NOT_HERE = regex(rf"{_NOT}(?:here|with me|with us|at mine|at ours|at home|at this address)\b")
_NOT_THERE = regex(rf"{_NOT}(?:with|at)\b")  # "he doesn't live with his dad": where, then?
_ALWAYS = regex(
    r"(?<!not )\b(?:full ?time|always|permanently|all the time)\b"
)  # "full time with his dad, I have Sundays"
# "Where else would he live": nobody asks that to be told.
_WHERE_ELSE = regex(
    r"(?:(?:yes|yeah|well|but|of course|course) ){0,3}(?:where else|who else would (?:have|put up with|feed|take))\b"
    r"(?: (?!do\b|did\b|you\b)\w+){0,14}[^\w?]{0,9}$"
)
# "I'm on nights", "will finish this at the weekend": when the parent works or writes again, not where anybody sleeps.
_OF_THE_WRITER = regex(
    r"\b(?:im|i am|ive been|i have been|been|we are|were) (?:\w+ )?on nights\b(?! (?:at|with|here|there)\b)"
    r"|\b(?:working|work) (?:on )?(?:nights|days|weekends)\b"
    r"|\b(?:do|finish|finished|complete|continue|carry on|sort|sorted|reply|answer|message|try|ask)"
    r" (?:(?:it|this|that|the rest|them|me|again|you|at|on|over|in|next|the) ){1,4}"
    rf"(?:weekends?|nights?|{_DAY}s?)\b"
)
# Plainly two homes, whatever else is "always" so: "half and half, and the kit is always at the other one".
_SHARED = regex(
    r"\b(?:half and half|(?:50|fifty) (?:50|fifty)|shared (?:custody|care)|week on|every other week|alternate weeks?"
    r"|half the (?:week|time))\b"
)
# What is said of others in jest: "yes, and so do half his friends", "yes, eats half the fridge most of the time".
_OF_OTHERS = regex(
    r"\b(?:(?:and |but |as |where )?(?:half the time )?so (?:do|does|did|will) (?!he\b|she\b|they\b|we\b|i\b)"
    r"|(?:he |she )?(?:treats?|eats?)\b).*"
)
_MATCHES = regex(
    rf"\b(?:plays?|trains?|football|training|matches|games?) (?:(?:on|every|is|are) )*(?:{_DAY})s?"
    rf"(?: (?:(?:and|n|to|or) )?(?:{_DAY})s?)*\b"
)
_WITH_US = regex(r"\b(?:here|me|mine|us|ours|home|my|we|i)\b")
_NOT_NOW = regex(r"\b(?:ago|moved|moving|used to|full custody|sole custody)\b")

_REMEDY = Misunderstood(
    'For where the child lives, reply "same", "another" or "some of the time"',
    "For where the child lives, reply 1 for the same address, 2 for another or 3 for some of the time",
)
_ADDRESS_COMES_LATER = Misunderstood(
    'First reply "same", "another" or "some of the time": the address itself comes next',
    _REMEDY.again,
)


class LivesHere:
    """ "yes", "no" or "partly": whether the child lives at the address that the parent has given."""

    vocabulary = _VOCABULARY
    __slots__ = ()

    choices = (
        Choice("yes", "Yes, same address"),
        Choice("no", "Another address"),
        Choice("partly", "Some of the time"),
    )
    example = "yes"

    def read(self, text: str, today: date) -> Answer:
        """What is said of the child's home; a week in two places is "partly", in whatever words."""
        if _WHERE_ELSE.match(plain(text)):
            return DidYouMean("yes", "Is that this address, the same as yours?")
        if asks_something(text):
            return _REMEDY
        words = _NOT_HERE.sub("not here", plain(text))
        heard = _VOCABULARY.heard(words)
        if heard is not None:
            return _REMEDY if _NOT_THERE.search(words) else _meant(heard)
        if _NOT_NOW.search(words) or _DENIED.search(words) or _is_between_others(words):
            return _REMEDY
        told = (_OF_OTHERS.sub("", words) if words.startswith(_YES) else words).strip()
        if told != words and only(_VOCABULARY.heard(told)) == "yes":
            return DidYouMean("yes", "Is that this address, the same as yours?")
        told = _MATCHES.sub("", _OF_THE_WRITER.sub(" ", told))
        sometimes = bool(_SOME_OF_THE_TIME.search(told))
        if any(character.isdigit() for character in _SOME_OF_THE_TIME.sub("", words)):
            return _ADDRESS_COMES_LATER
        return Understood("partly") if sometimes and (_SHARED.search(told) or not _ALWAYS.search(told)) else _REMEDY

    def show(self, value: object) -> str:
        """The label of the choice."""
        return next((choice.label for choice in self.choices if choice.value == value), str(value))


def _is_between_others(words: str) -> bool:
    """Whether a no is followed by two homes, neither of which is here: "no, his nan's in the week and his dad's …"."""
    others = {word.removesuffix("s") for word in words.split()}.intersection((*_PARENTS, *_OTHERS))
    return words.startswith("no ") and len(others) > 1 and not _WITH_US.search(words)


def _meant(heard: list[object]) -> Answer:
    """The one answer; "with dad" may be said by the dad himself, and is asked about."""
    if "partly" in heard and _UNCLEAR not in heard:
        return Understood("partly")
    if _LIKELY_ELSEWHERE in heard and set(heard) <= {_LIKELY_ELSEWHERE, "no"}:
        return Understood("no") if "no" in heard else DidYouMean("no", "Is that another address than yours?")
    meant = only(heard)
    return Understood(meant) if meant in ("yes", "no") else _REMEDY
