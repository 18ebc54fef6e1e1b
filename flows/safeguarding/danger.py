"""What cannot wait: an emergency at this moment, and somebody who is being harmed.

By whole sentences, because a word alone says little: "had a reaction to penicillin" is an answer, "is having a
reaction" is not; "not eating" is a mood, "not eating since he moved in" is not. Nothing that is told is weighed here:
that is for the club's welfare officer.
"""

import re
from collections.abc import Iterable

from flows.language.number_words import UP_TO_99
from flows.language.patterns import Patterns
from flows.language.regex import regex
from flows.safeguarding import disclosure_words, distance_words, emergency_words, hint_words, passing_words, sign_words


def _any_of(phrases: Iterable[str]) -> re.Pattern[str]:
    return regex(rf"\b(?:{'|'.join(phrases)})\b")


_DENIED_BY = ("not", "never", "no", "any", "nobody", "anti", "not being", "not been", "never been")
_NO_MORE_THAN_CLOSE = {"body": hint_words.TOUCH_TABLES["intimate"]}
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
_TOUCHED = Patterns(hint_words.TOUCHED, hint_words.TOUCH_TABLES, _DENIED_BY)
_TOUCHED_CLOSELY = Patterns(hint_words.TOUCHED, hint_words.TOUCH_TABLES | _NO_MORE_THAN_CLOSE, _DENIED_BY)
_BY_A_CARER = _any_of((hint_words.BY_A_CARER,))
_BY_A_PARENT = _any_of((hint_words.BY_A_PARENT,))
_CARED_FOR = _any_of(hint_words.CARED_FOR)
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
_IS_READY = regex(
    r"(?:(?:go on|come on|ok|okay|right|ready|then|well|yes|yeah|so|im|i am) ){0,5}hit me (?:up|with (?:it|them|em|the"
    r"(?: first)? questions?|your (?:best|worst)(?: shot)?))(?: (?:then|mate|love|lol))*"
)
# "Sam has asked for nine, since it was his number": a number, a size or a place on the pitch, but not "nine pictures".
_ASKED_FOR_KIT = regex(
    r"\b(?:asked|asks|asking) for (?:(?:(?:the|his|her|a|an|number|no|shirt|kit|size|same|old|bigger|smaller) ){0,4}"
    rf"(?:(?:\d{{1,2}}|{'|'.join(UP_TO_99)})(?= (?:\d|since|as|because|cos|coz|like|same|again|please|pls|but|and it"
    r"|and he|and she|and that|if|so|it|last|when|though|with|thanks|she|he|after|instead|on (?:his|her|the) (?:back"
    r"|shirt))\b| ?$)|shirt|kit|size|same(?: one)?(?= (?:as|again)\b)|small|medium|large)\b"
    r"|(?:(?:to|be|play|go|the|a|in|up|out) ){0,4}(?:goal|goalie|goalkeeper|keeper|nets?|striker|winger|midfield"
    r"|defence|defender|front)\b)"
)
# "If it'll shut him up": what a child goes on about is granted.
_TO_HAVE_PEACE = regex(r"\bif (?:it|this|that) (?:will )?shuts? (?:him|her|them) up\b(?! in\b)")
# "In the manager's bum bag", "his back pocket": a word of the body that only says which bag or pocket it is.
_OF_A_BAG = regex(
    r"\b(?:(?:bum|neck|leg|hip|chest|arm|wrist|waist|belly|body|shoulder|back|hand) (?:warmer )?"
    r"(?=(?:bags?|pockets?|pouch(?:es)?|packs?|luggage|wallet|straps?|bands?|belt|harness|drawers?)\b)"
    r"|(?:bottom|top|face) (?=(?:pockets?|drawers?|shelf|pouch|mask|cloth)\b)|chest (?=of drawers\b))"
)
# "A black eye off his sister's elbow playing basketball", "a fat lip from rugby": a knock with its cause, of a game or
# a thing, or of another child's in a game.
_KNOCK = r"(?:black eyes?|shiner|(?:fat|split|burst|bust) lip|bruis(?:e|es|ed|ing)(?: \w+){0,3}?)"
_GAME = (
    r"(?:basketball|netball|rugby|football|footy|footie|cricket|hockey|tennis|badminton|table tennis|dodgeball|rounders"
    r"|lacrosse|handball|volleyball|gymnastics|swimming|skating|skiing|(?:the |a |his |her |our )?trampoline"
    r"|(?:the |a )?bouncy castle|tag|piggy in the middle|headers?|a match|training)\b"
)
_SIBLING = r"(?:(?:big|little|older|younger|twin|baby|wee) )?(?:brother|sister|twin|cousin|team ?mate|mate|friend)"
_WITH_WHICH = "(?:elbow|knee|head|foot|boot|shoulder|racket|racquet|bat|stick)"
_AMID_IT = (
    r"(?:(?:while|when|whilst|during|playing|they|we|were|was|at|in|on|a|the|game|match|of|bit|garden|park|yard) ){0,6}"
)
_OF_A_THING = (
    r"(?:ball|goal ?post|post|crossbar|trampoline|swings?|slide|scooter|bike|climbing frame|door|door ?frame|table"
    r"|(?:corner|edge) of (?:the |a )?(?:kitchen |coffee |dining )?\w+|step|stairs|kerb|tree|wall)\b"
)
_HURT_AT_PLAY = regex(
    rf"\b{_KNOCK} (?:off|from|of|by) (?:"
    rf"(?:his|her|my|a|the) {_SIBLING}s (?:hockey )?{_WITH_WHICH} {_AMID_IT}{_GAME}"
    rf"|(?:(?:heading|catching|going|playing|a game of|last|saturdays?|sundays?|todays?|yesterdays?) ){{0,2}}{_GAME}"
    rf"|(?:(?:falling|coming|fell|tripping|going|head ?butting|walking|running|hitting|over|off|down|into|on) ){{0,2}}"
    rf"(?:the|a|his|her|our) (?:[a-z]+ )?{_OF_A_THING})"
    rf"|\b(?:(?:his|her|my) )?{_SIBLING} (?:gave|given) (?:him|her) (?:a )?{_KNOCK} "
    rf"(?:with (?:his|her|a|the) {_WITH_WHICH} )?{_AMID_IT}{_GAME}"
)
_NOT_THE_FIRST = regex(
    r"\b(?:again|another|always|keeps?|every|constantly|often|second|third|fourth|\d(?:nd|rd|th)|this (?:week|month)"
    r"|claims?|claimed|reckons?|supposedly|apparently|meant|purpose|deliberate\w*|temper|angry|angrily|fight\w*|fought)\b"
)
# "They got battered every week, poor lads": a team, where nobody is told of who may have done it.
_BEATEN_AT_FOOTBALL = regex(
    r"\b(?:they|we|us|(?:the|his|her|our|your|my) (?:(?:old|first|last|whole) )?(?:team|side|lads|boys|girls|club|lot)"
    r"|\w+ (?:fc|jfc|town|united|rovers|juniors|harriers|city|athletic|colts|rangers)) "
    r"(?:(?:always|just|only|usually|absolutely|kept|keep|keeps|all) ){0,3}"
    r"(?:got|get|gets|getting|were|was|been|being) (?:(?:always|absolutely|well|constantly|totally|often) ){0,2}"
    r"(?:battered|hammered|thrashed|slaughtered"
    r"|smashed|walloped|spanked|murdered|destroyed|beaten)"
    r"(?= (?:every|most|each|by (?:everyone|everybody|every (?:other )?team|(?:all |the )?other teams|teams)"
    r"|in the (?:league|cup|final|semi)|\d|all season|last season|poor)\b)"
    r"(?!.*\b(?:(?:step ?)?(?:dad|mum|mam|father|mother)s?|uncle|boyfriend|girlfriend|partner|coach|manager|teacher|man"
    r"|him|her|by (?:his|her|their|my|our|one|some))\b)"
)
_BY_AN_ANIMAL = regex(
    r"\b(?:got|get|was|were|been|being) (?:attacked|mugged|jumped) by (?:an?|the|some|two|one of the|your) (?:\w+ )?"
    r"(?:sea ?gulls?|gulls?|swans?|goose|geese|birds?|pigeons?|magpies?|wasps?|bees?|cats?|kittens?|hamsters?"
    r"|squirrels?|ducks?|chickens?|cockerels?|midges|mozz?ies|mosquitos|puppy|puppies|goats?|sheep|crabs?|hedge|bush|sprinkler)\b"
)
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
    if _is_touched(said):
        return True
    said = _without_a_knock_at_play(
        _without_tears_over_a_game(_OF_A_BAG.sub("", _BY_A_PARENT.sub("parent cares", said)))
    )
    said = _without_ones_own_order(_without_what_is_a_thing(said))
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


def _is_touched(said: str) -> bool:
    """Whether somebody touches a child's body who has no cause to, as a physio or a nurse has."""
    said = _BY_A_CARER.sub("carer", said)
    return (_TOUCHED_CLOSELY if _CARED_FOR.search(said) else _TOUCHED).found_in(said)


def _without_tears_over_a_game(said: str) -> str:
    """A child who cries about what happened on the pitch, where nobody is told of who may have done anything to them,
    but for who put them in goal.
    """
    if _OF_A_GAME.search(said) and not _ABOUT_SOMEBODY.search(_PUT_IN_GOAL.sub(" ", said)):
        return _IN_TEARS.sub("went home", said)
    return said


def _without_a_knock_at_play(said: str) -> str:
    """What is told without an injury whose innocent cause is told with it, where it is the only one and nobody else is
    told of.
    """
    knock = _HURT_AT_PLAY.search(said)
    if knock is None:
        return said
    rest = f"{said[: knock.start()]}hurt at play{said[knock.end() :]}"
    beside = f"{said[: knock.start()]} {said[knock.end() :]}"
    return said if _NOT_THE_FIRST.search(said) or _ABOUT_SOMEBODY.search(beside) else rest


def _without_what_is_a_thing(said: str) -> str:
    """What is told without the food and the animals that must keep away from a child, or have gone for somebody: they
    are nobody; without the shirt or the place on the pitch that somebody asks for, and without a team that lost.
    """
    said = _BY_AN_ANIMAL.sub("met a bird", _BEATEN_AT_FOOTBALL.sub("they lost", said))
    return _OF_THINGS.sub("takes care", _TO_HAVE_PEACE.sub("so", _ASKED_FOR_KIT.sub("wanted it", said)))


def _without_ones_own_order(said: str) -> str:
    """What is told without the court's order by which a child is in the care of whoever writes, where it keeps nobody
    away from the child.
    """
    if not _OWN_CARE.search(said) or _KEPT_OFF_BY_IT.search(said):
        return said
    return _OWN_ORDERS.sub("it", said)
