"""An address that stands amid other words: the house, the street and the town, without what is said around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from typing import NamedTuple

from flows.answers.addresses.remarks import tells_of_a_street, tells_which
from flows.answers.addresses.words import BEFORE_A_NUMBER, BUILDINGS, FLATS, GOODBYES, STREETS
from flows.answers.basics.kept_words import is_a_sentence
from flows.answers.basics.sentence_words import SENTENCE_WORDS, is_an_adverb
from flows.language.clauses import is_a_story
from flows.language.number_words import UP_TO_99, digit_by_digit, hundreds, is_a_number_word
from flows.language.regex import regex
from flows.language.tidy import plain, tidy_lines

_LONGEST_NAME = 4  # words of a street or a house, beside "Road"
_LONGEST_TOWN = 3  # words
_WORD = regex(r"\w[\w'/-]*")
_SHORT = regex(rf"\b({'|'.join(sorted(STREETS))}|no|nr)\.(?=\s)", re.IGNORECASE)
_NUMBER = regex(r"\d{1,4}[a-z]?(?:[-/]\d+[a-z]?)?", re.IGNORECASE)
_TOWNS = regex(r"[^\W\d_][^\W\d_]*(?:['-][^\W\d_]+)*")
_ENDS_OF_A_STREET = frozenset("end side bit part half way school".split())
# No part of a name, but of what is said around it.
_PASSING = (
    frozenset(
        """
    the a an my our his her your their your that this there all road street avenue house number address name place area
    on in at of to from for by and or so if as with called named um umm er err erm uh well like oh lol haha ha yes yeah
    yep no nope ok okay hi hello sorry wait near nearby next opposite behind past off beside above below outside spelt
    up down along over round just only still also live lives living stay staying
    now then again ours mine home moved born mins min minutes minute hours miles mile doors door houses streets roads
    days weeks months years kids next mums mams dads nans grans exs btw maybe probably usually currently temporary
    actual yet its anyway anyways though tho really were weve innit right
""".split()
    )
    | GOODBYES
    | BEFORE_A_NUMBER
    | FLATS
)
# Said of a street, and in capitals a part of its name: "the old road", "Old Road".
_DESCRIBES = frozenset("little lovely big nice old new long main back side country dirt top whole busy quiet".split())
# What stands before a street that is not where they live: "off Mill Lane", "not 12 Mill Lane", "used to be …".
_AWAY = frozenset(
    """
    not off near nearby behind opposite past by next beside from was used between before after moved moving like except
    corner bottom top end start either backs towards toward via isnt wasnt never meet
""".split()
)
_AWAY_WITHOUT_A_HOUSE = _AWAY | frozenset("school pub shop club church work works".split())
_WITHIN_A_HOUSE = frozenset("old new little the mill house lodge".split())
_FEW_BEFORE, _MANY_BEFORE = 3, 12  # words
_JOINS = frozenset("on down up along in".split())
# "Cowbridge Road East": a word of the street behind "Road".
_COMPASS = frozenset("east west north south upper lower".split())
_JOINS_A_TOWN = frozenset("on upon under le la cum super sub".split())
# What "in" or "by" joins to a town: "Ashton in Makerfield", and not "Sale in Cheshire".
_OF_A_REGION = frozenset(
    "makerfield ashfield furness craven elmet arden holderness wharfedale nayland clare sea".split()
)
_DAYS = frozenset("mondays tuesdays wednesdays thursdays fridays saturdays sundays".split())
_IS_THE_STREET = frozenset("and then the street road is its on".split())
_LEADS_TO_A_TOWN = frozenset(
    """
    um er erm uh well in thats its which is that it and town classed counted as we were live innit still sadly proper
    really only just obvs more
""".split()
)
_LEADS_TO_A_NUMBER = frozenset("we were its im at and is house our the it are flat door in".split()) | BEFORE_A_NUMBER
_LIVES = frozenset("live lived living were are am im be is".split())
_OF_SOMEBODY = regex(r"['’]s$")
_NAMES_A_NUMBER = BEFORE_A_NUMBER | {"flat", "house"}


class Address(NamedTuple):
    """`house` is "" where none is named; the town stands behind the street, if it is named: "Mill Lane, Sale"."""

    house: str
    street: str


class _Word(NamedTuple):
    typed: str
    plain: str
    mark: str  # before it

    @property
    def is_capital(self) -> bool:
        return self.typed[0].isupper() or self.typed[0].isdigit()

    @property
    def is_passing(self) -> bool:
        """Whether it is a sentence's, and no name's."""
        in_small = not self.is_capital and (self.plain in SENTENCE_WORDS or is_an_adverb(self.plain))
        return in_small or is_a_sentence(self.plain)


def address_in(text: str) -> Address | None:
    """The one address in a message, None where there is none, or more of them.

    >>> address_in("lol nearly, im 21 Acacia Avenue in Sale. mind the dog")
    Address(house='21', street='Acacia Avenue, Sale')
    """
    if is_a_story(text):
        return None
    words = list(_words(text))
    found = {each for at in range(1, len(words)) if (each := _at(words, at))}
    found = found or {each for at in range(len(words)) if (each := _in_any_street(words, at))}
    with_a_house = {each for each in found if each.house}
    best = with_a_house or found
    return best.pop() if len(best) == 1 else None


def _words(text: str) -> Iterator[_Word]:
    """The words, each with the mark before it: "," also where a line breaks, and for a picture."""
    said, ends = _SHORT.sub(r"\1", tidy_lines(text)), 0
    for found in _WORD.finditer(said):
        yield _Word(found[0], plain(found[0]), said[ends : found.start()].strip())
        ends = found.end()


def _at(words: list[_Word], at: int) -> Address | None:
    """The address whose street ends with the word at this place, as "Road" does."""
    if words[at].plain not in STREETS or _goes_on(words, at):
        return None
    begins = _name_begins(words, at, _LONGEST_NAME)
    if begins == at or tells_which(_typed(words[begins : at + 1])):
        return None
    house, first = _house_before(words, begins)
    at += _has_a_compass(words, at)
    if _is_away(words, first, _AWAY if house else _AWAY_WITHOUT_A_HOUSE) or any(
        word.plain in FLATS for word in words[:first]
    ):
        return None
    town, ends = _town(words, at + 1, words[begins : at + 1])
    if not house:
        house, ends = _house_behind(words, ends)
        town = town or (_town(words, ends, words[begins : at + 1])[0] if house else "")
    town = town or _town_in_the_end(words, ends)
    if words[0].plain == "same" and not town:
        return None
    street = _typed(words[begins : at + 1])
    return Address(house, f"{street}, {town}" if town else street)


def _in_any_street(words: list[_Word], at: int) -> Address | None:
    """The address that begins with the number at this place, whatever its street is called: "70 Broadway, Sale"."""
    street = _run(words, at + 1, set()) if _NUMBER.fullmatch(words[at].typed) else []
    ends = at + 1 + len(street)
    town = _run(words, ends, set()) if street and ends < len(words) and words[ends].mark == "," else []
    capital = town and street[0].is_capital and town[0].is_capital and not street[0].mark
    if not capital or not _is_alone(words, ends + len(town)):
        return None
    house, first = _numbered(words, at + 1) or ("", at)
    return None if _is_away(words, first) else Address(house, f"{_typed(street)}, {_typed(town)}")


def _has_a_compass(words: list[_Word], at: int) -> bool:
    """Whether a point of the compass ends the street's name, and begins no town's: not "Mill Lane, North Shields"."""
    behind = words[at + 1] if at + 1 < len(words) else None
    named = behind and behind.plain in _COMPASS and not behind.mark and behind.is_capital == words[at].is_capital
    return bool(named) and _is_alone(words, at + 2)


def _goes_on(words: list[_Word], at: int) -> bool:
    """Whether the name has not ended there: "Park Road", "Upper St Johns Road", "Park View House"."""
    behind = list(takewhile(lambda word: not word.mark, words[at + 1 : at + 4]))
    reach = behind if words[at].plain == "st" else behind[:1]
    return any(word.plain in STREETS for word in reach) or any(word.plain in BUILDINGS for word in behind[:1])


def _name_begins(words: list[_Word], at: int, most: int) -> int:
    """Where the name begins that ends before this place; written in capitals it has no small word in it."""
    capital = words[at - 1].is_capital
    begins = at
    while begins and at - begins < most and not words[begins].mark and _may_be_named(words[begins - 1], capital):
        begins -= 1
    return begins


def _may_be_named(word: _Word, capital: bool) -> bool:
    describes = word.plain in _DESCRIBES and not (capital and word.is_capital)
    passing = describes or word.is_passing or word.plain in _PASSING or word.plain.strip("x") == ""
    numbered = _NUMBER.fullmatch(word.typed) or (is_a_number_word(word.plain) and not (capital and word.is_capital))
    return not (passing or numbered or (capital and not word.is_capital))


def _house_before(words: list[_Word], begins: int) -> tuple[str, int]:
    """The house before a street, and where it begins: "12", "Flat 3, 14", "Rose Cottage"; "" where there is none."""
    mark, at = words[begins].mark, begins
    joined = at > 1 and not mark and words[at - 1].plain in _JOINS and not words[at - 1].mark
    at -= joined
    if mark in ("", ",") and at:
        if numbered := _numbered(words, at) or _numbered(words, _before_its_street(words, begins)):
            return numbered
        if mark or joined:
            return _called(words, at, joined=joined) or ("", begins)
    return "", begins


def _before_its_street(words: list[_Word], begins: int) -> int:
    """Where what leads up to a street's name begins: "17 and the street is Mill Lane"."""
    at = begins
    while at > 1 and begins - at < _LONGEST_NAME and not words[at].mark and words[at - 1].plain in _IS_THE_STREET:
        at -= 1
    return at


def _numbered(words: list[_Word], at: int) -> tuple[str, int] | None:
    """A number that ends before this place, with its flat."""
    if _NUMBER.fullmatch(words[at - 1].typed):
        number, begins = words[at - 1].typed, at - 1
    else:
        begins = at
        while begins and is_a_number_word(words[begins - 1].plain) and (begins == at or not words[begins].mark):
            begins -= 1
        number = _in_digits(" ".join(word.plain for word in words[begins:at]))
    if not number or _is_a_pronoun(words, begins, at):
        return None
    if begins > 1 and words[begins - 2].plain in FLATS:
        flat, mark = _typed(words[begins - 2 : begins]), words[begins].mark
        return f"{flat}{mark} {number}", begins - 2
    if begins and words[begins - 1].plain in FLATS:
        return f"{words[begins - 1].typed} {number}", begins - 1
    return number, begins


def _is_a_pronoun(words: list[_Word], begins: int, at: int) -> bool:
    """Whether "one" stands for what was named before it: "the Urmston one, Station Road"."""
    alone = at - begins == 1 and words[begins].typed == "one"
    return alone and begins > 1 and words[begins - 1].plain not in FLATS | _LEADS_TO_A_NUMBER


def _in_digits(spoken: str) -> str:
    for begins_with in (hundreds, digit_by_digit):
        number, rest = begins_with(spoken)
        if number and not rest:
            return number
    return str(UP_TO_99.index(spoken) + 1) if spoken in UP_TO_99 else ""


def _called(words: list[_Word], at: int, *, joined: bool) -> tuple[str, int] | None:
    """A house's name that ends before this place: "The Old Forge", "2 Acacia Court"."""
    begins = at - 1
    capital = words[begins].is_capital
    while begins and at - begins < _LONGEST_NAME and not words[begins].mark and _names(words[begins - 1], capital):
        begins -= 1
    name = words[begins:at]
    building = len(name) > 1 and any(word.plain in BUILDINGS for word in name)
    in_capitals = all(word.is_capital for word in name) and (_lives_at(words, begins) if joined else len(name) > 1)
    known = _may_be_named(name[-1], capital) or name[-1].plain in BUILDINGS
    return (_typed(name), begins) if known and (building or in_capitals) else None


def _lives_at(words: list[_Word], begins: int) -> bool:
    """Whether a house with a name is led up to, and nobody's: "we're at The Hollies on …", and not "at Nan's on …"."""
    led = begins > 1 and words[begins - 1].plain == "at" and words[begins - 2].plain in _LIVES
    return led and not (_is_away(words, begins - 2) or _OF_SOMEBODY.search(words[begins].typed))


def _names(word: _Word, capital: bool) -> bool:
    """Whether a word may stand within a house's name, with capitals or without: "the old mill"."""
    alike = word.plain in _WITHIN_A_HOUSE and word.is_capital == capital
    return alike or _may_be_named(word, capital) or _NUMBER.fullmatch(word.typed) is not None


def _is_away(words: list[_Word], first: int, away: frozenset[str] = _AWAY) -> bool:
    """Whether what stands right before an address says that it is none of theirs, but where it is near."""
    before = first
    while before and first - before < _FEW_BEFORE and not (before < len(words) and words[before].mark):
        before -= 1
        if words[before].plain in away and not _is_reached(words, before):
            return True
    return _was_once(words, first)


def _is_reached(words: list[_Word], at: int) -> bool:
    """Whether somebody moved there: "he's just moved to Mill Lane"."""
    behind = words[at + 1] if at + 1 < len(words) else None
    return words[at].plain == "moved" and behind is not None and behind.plain in ("to", "into") and not behind.mark


def _was_once(words: list[_Word], first: int) -> bool:
    """Whether "used to" leads up to an address: "we used to live at Greenacres on …"."""
    led = takewhile(
        lambda at: at + 1 == len(words) or not words[at + 1].mark, range(first - 1, max(first - _MANY_BEFORE, -1), -1)
    )
    return any(words[at].plain == "used" and words[at + 1].plain == "to" for at in led if at + 1 < first)


def _town(words: list[_Word], at: int, street: list[_Word]) -> tuple[str, int]:
    """The town from this place on, and where it ends; "" where there is none."""
    start = at
    while at < len(words) and at - start < _LONGEST_TOWN and _leads_to_a_town(words[at]):
        at += 1
    said = {word.plain for word in street}
    run = _run(words, at, set() if at < len(words) and words[at].mark == "," else said)
    ends = at + len(run)
    none = not run or tells_of_a_street(_typed(run), _typed(street)) or run[-1].plain in _ENDS_OF_A_STREET
    if none or not _may_end(words, start, at, ends):
        return "", start
    more = _run(words, ends, said) if ends < len(words) and words[ends].mark == "," else []
    if more and more[0].is_capital and run[0].is_capital and _is_alone(words, ends + len(more)):
        return f"{_typed(run)}, {_typed(more)}", ends + len(more)
    return _typed(run), ends


def _leads_to_a_town(word: _Word) -> bool:
    """Whether it stands before a town: "in", "technically", "still"."""
    return word.plain in _LEADS_TO_A_TOWN or (not word.is_capital and is_an_adverb(word.plain))


def _may_end(words: list[_Word], start: int, at: int, ends: int) -> bool:
    """Whether a town that begins at this place may end there: one in a sentence of its own is all of it."""
    if _is_alone(words, ends):
        return True
    of_its_own = any(word.mark.strip(",") for word in words[start : at + 1])
    goes_on = words[ends].plain in _ENDS_OF_A_STREET
    return not (of_its_own or goes_on) and (words[at].is_capital or _is_passing(words[ends]))


def _is_alone(words: list[_Word], ends: int) -> bool:
    return ends == len(words) or bool(words[ends].mark)


def _run(words: list[_Word], at: int, street: set[str]) -> list[_Word]:
    """The few words from this place on, up to a mark, that may be a town's name."""
    joined = _joined_town(words, at)
    if joined:
        return joined
    run: list[_Word] = []
    for word in words[at : at + _LONGEST_TOWN + 1]:
        if (run and word.mark) or word.plain in street or not _TOWNS.fullmatch(word.typed):
            break
        if _is_passing(word) or (run and run[0].is_capital and not word.is_capital):
            break
        run.append(word)
    return run if len(run) <= _LONGEST_TOWN and not any(word.plain in BUILDINGS for word in run) else []


def _joined_town(words: list[_Word], at: int) -> list[_Word]:
    """The words from this place on that are a town's with a small one among them: "Ashton on Mersey"."""
    behind = takewhile(lambda word: not word.mark, words[at + 1 : at + _LONGEST_TOWN + 2])
    town = words[at : at + 1] + list(behind)
    joint = next((place for place, word in enumerate(town) if place and not word.is_capital), 0)
    ends = joint + 1 + (joint + 1 < len(town) and town[joint + 1].plain == "the")
    if not joint or ends >= len(town) or not all(word.is_capital for word in (*town[:joint], town[ends])):
        return []
    last, goes_on = town[ends], words[at + ends + 1 : at + ends + 2]
    joins = town[joint].plain in _JOINS_A_TOWN or (
        town[joint].plain in ("in", "by", "next") and last.plain in _OF_A_REGION
    )
    named = all(_TOWNS.fullmatch(word.typed) and not _is_passing(word) for word in (*town[:joint], last))
    a_day = last.plain in _DAYS or f"{last.plain}s" in _DAYS
    on_a_street = any(word.plain in STREETS and not word.mark for word in goes_on)
    return town[: ends + 1] if joins and named and not (a_day or on_a_street) else []


def _is_passing(word: _Word) -> bool:
    return word.is_passing or word.plain in _PASSING | STREETS or not word.plain.strip("x")


def _town_in_the_end(words: list[_Word], at: int) -> str:
    """What stands behind "in" further on, or alone at the end: "Mill Lane, the top end, in Sale", "…, Sale"."""
    for place in range(at, len(words)):
        led = words[place].plain == "in"
        run = _run(words, place + led, set())
        alone = place + len(run) == len(words) and words[place].mark in (",", ".")
        if run and run[0].is_capital and words[place].mark and (led or alone):
            return _typed(run)
    return ""


def _house_behind(words: list[_Word], at: int) -> tuple[str, int]:
    """The number that is named behind the street, and where it ends: "Mill Lane, we're number 34"."""
    place = at
    while place < len(words) and place - at < _LONGEST_NAME and words[place].plain in _LEADS_TO_A_NUMBER:
        place += 1
    before = {word.plain for word in words[at:place]}
    if place >= len(words) or not _NUMBER.fullmatch(words[place].typed):
        return "", at
    named = bool(before & _NAMES_A_NUMBER) or words[place].mark == ","
    at_once = place == at and words[at - 1].plain in STREETS and bool(_run(words, place + 1, set()))
    if not (at_once or (named and _is_alone(words, place + 1))):
        return "", at
    flat = f"{words[place - 1].typed} " if words[place - 1].plain in FLATS else ""
    return flat + words[place].typed, place + 1


def _typed(words: list[_Word]) -> str:
    return " ".join(word.typed for word in words)
