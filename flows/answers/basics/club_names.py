"""Whether it may be what a club is called, and the club amid a sentence: "Trafford somebody.. Trafford Vale"."""

import re

from flows.answers.basics.kept_words import is_a_name, says_nothing
from flows.answers.basics.sentence_words import hesitates, parts_of, runs_between, strays_in, without_strays
from flows.language.clauses import denied
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain

_OTHERS = frozenset(
    """
    his her my our their your behind beside opposite near nearby theres there here from so to before after played plays
    trained or never at with
""".split()
)
# A club may be called so in small letters too: "always ready fc", "only girls allowed".
_SPARE = frozenset("only this us more less plus him her me ah go get".split())
# By which a club is known where no word has a capital.
_OF_CLUBS = frozenset(
    """
    fc afc jfc cfc sc juniors jnrs junior colts rovers united utd town city athletic albion rangers wanderers lions
    tigers vics victoria vale villa park stars saints st celtic youth eagles hawks wolves panthers bears amateurs
    sports hotspur spurs dynamos comets hornets warriors sharks foxes falcons raiders footballers
""".split()
)
_MAY_BE_FOOTBALL = frozenset("beavers cubs scouts brownies rainbows squirrels".split())
_NO_FOOTBALL = frozenset("karate judo swimming ballet gymnastics dancing taekwondo netball trampolining".split())
# "The lot in the yellow kit": what tells a club from others, where nothing names it.
_DESCRIBED = regex(
    r"(?:(?:was|were|with|for|at|its|it was|is) )*(?:the|that|them|those|a|some) (?:\w+ )?"
    r"(?:lot|ones?|team|club|side|lads|boys|girls|kids)"
    r" (?:in|with|by|on|near|behind|next|who|that|which|down|up|over|round|opposite|past|where|wearing|from)\b"
    r"|(?:(?:just|only|mostly|mainly|he|she|they|plays?|played|playing|a) )*"
    r"(?:with|at) (?:(?:his|her|their|all|some|the|a|few|of) )*(?:mates?|friends|pals|cousins?|brothers?|sisters?)\b"
    r"|(?:(?:just|only|he|she|they) )*(?:left|quit|finished) (?:(?:his|her|their|the|our) )?"
    r"(?:school|nursery|home|country|(?:old|last|previous) (?:team|club|side|one|school))\b"
)
# "Sorry, first one correction": something else is put right first.
_AMENDS = regex(
    r"\b(?:(?:one|an?|my|quick|small|another|first|the|to) (?:correction|correct)|typo|(?:an?|my) mistake)\b"
)
_PRAISED = (" lot", " bunch", " crowd", " folk", " people", " set up", " setup", " club")  # "lovely lot"
# "Hyde Villa. 2 seasons": how long it was.
_A_WHILE = regex(
    r"(?:(?:for|about|only|just|over|nearly|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|half|of|or"
    r"|\d+(?:ish)?|good|full|whole) ){1,5}(?:weeks?|months?|years?|yrs?|seasons?|games?|terms?|sessions?)"
    r"(?: (?:there|ish|or so|ago|in total|only|now|max"
    r"|(?:mostly |mainly )?(?:on the bench|as a sub|in (?:goal|defence|nets)|up front|at the back)))*"
)
# "Broadheath Central two years with coach Mark".
_SPENT = regex(
    r"(?<=\w),? (?:(?:for|about|only|just|over|nearly|a|an|one|two|three|four|five|six|seven|eight|nine|ten|few|couple"
    r"|half|of|or|\d{1,2}(?:ish)?|good|full|whole|last|past|the) ){1,5}(?:weeks?|months?|years?|yrs?|seasons?|terms?)\b"
    r"(?: (?:there|ish|or so|ago|in total|only|now|max|before|with|under|by|until|till|then|and a (?:bit|half))\b"
    r"[^,.;]{0,40})?(?=[,.;]|$)",
    re.IGNORECASE,
)
# "Rangers, not THAT Rangers lol, Bolton Rangers Juniors": which one it is not.
_NOT_THAT_ONE = regex(
    r"(?P<club>[^\W\d_]{3,20})[\s,.;(-]{1,3}(?:but |and |no )?not [^,.;()!]{2,40}[,.;)!-]{1,2} (?=\S)", re.IGNORECASE
)
_IN = regex(rf"^in (?=[{CAPITAL}]\w+ \w)")  # "Eagles, as in Stretford Eagles"
_SOMEWHERE = regex(rf"[Ii]n (?:the )?[{CAPITAL}][\w'’-]+(?: [{CAPITAL}][\w'’-]+)?")  # "In Spain, CD Olivar"
# "A Sunday side, Dukinfield Tigers", "two: Romiley Lions and Bredbury Colts".
_OF_A_SORT = regex(
    r"(?:just |only |was |it was )?(?:an?|some|this|one) (?:\w+ ){0,2}(?:side|team|club|outfit|setup|league team)|both"
    r"|(?:two|three|four|\d)(?: (?:of them|clubs|teams))?",
    re.IGNORECASE,
)
_SORT_IN_SMALL = regex(r"(?:[a-z]+ ){1,4}(?:side|team|outfit|setup)")  # "polish team, Orzeł Manchester"
# "Bishopbriggs AFC up in Scotland": behind no mark.
UP_IN = regex(
    rf"(?P<club>\b[{CAPITAL}][\w'’]{{1,20}} [{CAPITAL}][\w'’]{{1,20}})"
    r" (?:(?:right|way|all the way|just) )?(?:up|down|over|out|back|across|round|along) (?:in|at|by|near|the"
    r"|from|north|south|towards)\b(?: [^.!;,()]{1,30})?$"
)
_JOINS = regex(r" (?:and|but|or)$", re.IGNORECASE)
_HALF_KNOWN = frozenset("something somebody someone summat whatsit wotsit".split())
_EITHER = regex(r"\w or \w")
_CAPITAL = regex(rf"[{CAPITAL}]")
_TITLE = regex(
    rf"(?!(?i:i|i'm|he|she|they|it|my|his|her|this|that)\b)[{CAPITAL}\d][\w'’&.]*(?: [{CAPITAL}\d&][\w'’&.]*)+"
)
_LONGEST = 5  # words


def is_a_clubs_name(text: str) -> bool:
    """Whether nothing in it is a sentence's: "Always Ready FC", and not "briefly Trafford Lions"."""
    if not is_a_name(text) or hesitates(text):
        return False
    parts = parts_of(text)
    strays = any(any(_strays(part)) or plain(part).endswith(" one") for part in parts)
    strays = strays or any(plain(part).endswith(_PRAISED) for part in parts[1:])
    other = (_NO_FOOTBALL | _MAY_BE_FOOTBALL).issuperset(plain(text).split())
    titled = any(map(_TITLE.fullmatch, parts))
    placed = any(_is_beside(part, titled=titled) for part in parts) and not (len(parts) == 1 and text.startswith("in "))
    beside = placed or _SPENT.search(text) is not None or any(_A_WHILE.fullmatch(plain(part)) for part in parts)
    return not (strays or other or beside or _is_begun_again(parts))


def _is_begun_again(parts: list[str]) -> bool:
    return any(_begins(first, later) for at, first in enumerate(parts) for later in parts[at + 1 :])


def only_describes_a_club(text: str) -> bool:
    """Whether it says which club was meant, and not what that is called: "the lot in the yellow kit"."""
    said = plain(text).split()
    if _AMENDS.search(plain(text)):
        return True
    known = any(map(_CAPITAL.match, text.split()[1:])) or not _OF_CLUBS.isdisjoint(
        plain(text).replace("the park", "").split()
    )
    if not _HALF_KNOWN.isdisjoint(said) or _EITHER.search(text) or _NO_FOOTBALL.issuperset(said):
        return not club_amid(text)
    nothing_left = all(all(_strays(part)) for part in parts_of(text))
    return nothing_left or (_DESCRIBED.match(plain(text)) is not None and not known)


def club_amid(said: str) -> str:
    """The one name among a sentence's words; "" where there is none, or more of them, or where one is denied."""
    alone = _SPENT.sub("", said)
    not_that = _NOT_THAT_ONE.match(alone)
    if not_that and f" {plain(not_that['club'])} " in f" {plain(alone[not_that.end() :])} ":
        alone = alone[not_that.end() :]
    if alone != said and is_a_clubs_name(alone) and _is_known_by_a_word(alone) and not says_nothing(alone):
        return alone
    said = alone
    if is_a_clubs_name(said) or denied(plain(said).replace("used to be ", "")):
        return ""
    if _TITLE.fullmatch(said) and plain(said).split()[-1] in _OF_CLUBS and not any(_strays(said)):
        return said  # "We Make Footballers"
    every = parts_of(said)
    titled = any(map(_TITLE.fullmatch, every))
    told = (part for part in every if not (plain(part).endswith(" one") or _is_beside(part, titled=titled)))
    parts = [part for part in told if not _A_WHILE.fullmatch(plain(part))]
    bare = [name for part in parts for name in _names_in(part)]
    names = [name for name in bare if _is_known_by_a_word(name) and is_a_clubs_name(name) and not says_nothing(name)]
    names = [name for at, name in enumerate(names) if not any(_begins(name, later) for later in names[at + 1 :])]
    return names[0] if len(names) == 1 else ""


def _is_beside(part: str, *, titled: bool) -> bool:
    """Whether a part says where a club is, or what sort of one: in small letters where another has capitals."""
    sort = _OF_A_SORT.fullmatch(part) or (titled and _SORT_IN_SMALL.fullmatch(part))
    return bool(_SOMEWHERE.fullmatch(part) or sort)


def _names_in(part: str) -> list[str]:
    """The name that a part is but for its ends, or those within it that have a club's word: "his club as Hale Town"."""
    part = UP_IN.sub(r"\g<club>", part)
    strays = _strays(part)
    if whole := without_strays(part, strays):
        return [_IN.sub("", whole)]
    runs = [run for run in runs_between(part, strays) if not _OF_CLUBS.isdisjoint(plain(run).split())]
    return [_JOINS.sub("", _IN.sub("", run)) for run in runs]


def _is_known_by_a_word(name: str) -> bool:
    """Whether a word of it is a club's: one with a capital, "fc", "colts"."""
    said = plain(name).removeprefix("the ").split()
    known = _CAPITAL.match(name) or not _OF_CLUBS.isdisjoint(said)
    return bool(known) and not _OF_CLUBS.issuperset(said) and len(name.split()) <= _LONGEST


def _strays(part: str) -> list[bool]:
    return strays_in(part, _OTHERS, _SPARE)


def _begins(first: str, later: str) -> bool:
    """Whether a name is told in part, and then again: "Trafford… Trafford Vale", "Eagles, as in Stretford Eagles"."""
    said = plain(first).split()
    again = plain(later).split()
    return bool(said) and any(again[at : at + len(said)] == said for at in range(len(again)))
