"""What cannot wait: an emergency at this moment, and somebody who is being harmed.

By whole sentences, because a word alone says little: "had a reaction to penicillin" is an answer, "is having a
reaction" is not; "not eating" is a mood, "not eating since he moved in" is not. Nothing that is told is weighed here:
that is for the club's welfare officer.
"""

import re
from collections.abc import Iterable

from flows.language.number_words import UP_TO_99
from flows.language.patterns import Patterns
from flows.small_talk import disclosure_words, distance_words, emergency_words, hint_words, passing_words, sign_words


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b")


_DENIED_BY = ("not", "never", "no", "any", "nobody", "anti", "not being", "not been", "never been")
_AT_THIS_MOMENT = Patterns(emergency_words.AT_THIS_MOMENT, emergency_words.TABLES)
_UNDER_WAY = Patterns(emergency_words.UNDER_WAY, emergency_words.TABLES)
_JUST_HAPPENED = Patterns(emergency_words.JUST_HAPPENED, emergency_words.TABLES)
_HARMED = Patterns(disclosure_words.HARMED, disclosure_words.TABLES, _DENIED_BY)
_BULLIED = Patterns(disclosure_words.BULLIED, disclosure_words.TABLES, _DENIED_BY)
_BY_OTHERS = Patterns(disclosure_words.BY_OTHERS, disclosure_words.TABLES, _DENIED_BY)
_HARMS_THEMSELF = Patterns(disclosure_words.HARMS_THEMSELF, disclosure_words.TABLES, _DENIED_BY)
_TOLD_BY_SIGNS = Patterns(sign_words.TOLD, sign_words.TABLES, _DENIED_BY)
_BARE = Patterns(sign_words.BARE, sign_words.TABLES, _DENIED_BY)
_TOLD_IN_PASSING = Patterns(passing_words.TOLD, passing_words.TABLES, _DENIED_BY)
_TO_KEEP_AWAY = Patterns(distance_words.TOLD, distance_words.TABLES)
_HINTED_AT = Patterns(hint_words.TOLD, hint_words.TABLES, _DENIED_BY)
_IF = _any_of(("if", "in ?case", "in the event"))
_NOW_AND_THEN = _any_of(emergency_words.NOW_AND_THEN)
_BEFORE_TODAY = _any_of(emergency_words.BEFORE_TODAY)
_ACCIDENT = _any_of(disclosure_words.ACCIDENT)
_ROUGH_PLAY = _any_of(disclosure_words.ROUGH_PLAY)
_NO_LONGER = _any_of(disclosure_words.NO_LONGER)
_SHY = _any_of(sign_words.SHY)
_IN_TEARS = _any_of(disclosure_words.IN_TEARS)
_OF_A_GAME = _any_of(disclosure_words.OF_A_GAME)
_PUT_IN_GOAL = _any_of(disclosure_words.PUT_IN_GOAL)
_ABOUT_SOMEBODY = _any_of(disclosure_words.ABOUT_SOMEBODY)
_SETTLES = _any_of(sign_words.SETTLES)
_OF_THINGS = _any_of(distance_words.OF_THINGS)
# "Go on then, hit me with it" asks for the first question, and so does "hit me with it" alone.
_IS_READY = re.compile(
    r"(?:(?:go on|come on|ok|okay|right|ready|then|well|yes|yeah|so|im|i am) ){0,5}hit me (?:up|with (?:it|them|em|the"
    r"(?: first)? questions?|your (?:best|worst)(?: shot)?))(?: (?:then|mate|love|lol))*"
)
# "Sam has asked for nine, since it was his number": a number, a size or a place on the pitch, but not "nine pictures".
_ASKED_FOR_KIT = re.compile(
    r"\b(?:asked|asks|asking) for (?:(?:(?:the|his|her|a|an|number|no|shirt|kit|size|same|old|bigger|smaller) ){0,4}"
    rf"(?:(?:\d{{1,2}}|{'|'.join(UP_TO_99)})(?= (?:\d|since|as|because|cos|coz|like|same|again|please|pls|but|and it"
    r"|and he|and she|and that|if|so|it|last|when|though|with|thanks|she|he|after|instead|on (?:his|her|the) (?:back"
    r"|shirt))\b| ?$)|shirt|kit|size|same(?: one)?(?= (?:as|again)\b)|small|medium|large)\b"
    r"|(?:(?:to|be|play|go|the|a|in|up|out) ){0,4}(?:goal|goalie|goalkeeper|keeper|nets?|striker|winger|midfield"
    r"|defence|defender|front)\b)"
)
# "If it'll shut him up": what a child goes on about is granted.
_TO_HAVE_PEACE = re.compile(r"\bif (?:it|this|that) (?:will )?shuts? (?:him|her|them) up\b(?! in\b)")
_OWN_CARE = _any_of(distance_words.OWN_CARE)
_OWN_ORDERS = _any_of(distance_words.OWN_ORDERS)
_KEPT_OFF_BY_IT = _any_of(distance_words.KEPT_OFF_BY_IT)


def is_emergency(said: str) -> bool:
    """Whether somebody needs an ambulance at this moment; not what happened once, nor what may happen.

    The text is as `patterns.in_full` writes it.
    """
    if _AT_THIS_MOMENT.found_in(said):
        return not _IF.search(said)
    if _UNDER_WAY.found_in(said):
        return not _NOW_AND_THEN.search(said)
    return _JUST_HAPPENED.found_in(said) and not (_NOW_AND_THEN.search(said) or _BEFORE_TODAY.search(said))


def is_disclosure(said: str) -> bool:
    """Whether somebody says that a person is being harmed, or is afraid of somebody. The text as for `is_emergency`."""
    if _IS_READY.fullmatch(said):
        return False
    said = _without_ones_own_order(_without_what_is_a_thing(_without_tears_over_a_game(said)))
    if _HARMS_THEMSELF.found_in(said):
        return not _NO_LONGER.search(said)
    if _HARMED.found_in(said):
        return not _ACCIDENT.search(said)
    if _BY_OTHERS.found_in(said):
        return not (_ACCIDENT.search(said) or _ROUGH_PLAY.search(said))
    if _TOLD_IN_PASSING.found_in(said) or _TO_KEEP_AWAY.found_in(said) or _HINTED_AT.found_in(said):
        return True
    if _BARE.found_in(said) and not _SHY.search(said):
        return True
    return _BULLIED.found_in(said) or (_TOLD_BY_SIGNS.found_in(said) and not _SETTLES.search(said))


def _without_tears_over_a_game(said: str) -> str:
    """A child who cries about what happened on the pitch, where nobody is told of who may have done anything to them,
    but for who put them in goal.
    """
    if _OF_A_GAME.search(said) and not _ABOUT_SOMEBODY.search(_PUT_IN_GOAL.sub(" ", said)):
        return _IN_TEARS.sub("went home", said)
    return said


def _without_what_is_a_thing(said: str) -> str:
    """What is told without the food and the animals that must keep away from a child: they are nobody; and without
    the shirt or the place on the pitch that somebody asks for.
    """
    return _OF_THINGS.sub("takes care", _TO_HAVE_PEACE.sub("so", _ASKED_FOR_KIT.sub("wanted it", said)))


def _without_ones_own_order(said: str) -> str:
    """What is told without the court's order by which a child is in the care of whoever writes, where it keeps nobody
    away from the child.
    """
    if not _OWN_CARE.search(said) or _KEPT_OFF_BY_IT.search(said):
        return said
    return _OWN_ORDERS.sub("it", said)
