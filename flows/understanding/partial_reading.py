"""The one value that a text holds for a question, read in parts where its tables could not read it whole."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Any, NamedTuple

from flows import small_talk
from flows.answers import DateOfBirth, DidYouMean, Understood, date_parts
from flows.answers.dates.date_parts import without_due_date
from flows.answers.dates.date_words import may_name_a_day
from flows.answers.dates.relative_days import day_beside
from flows.grammar.steps import Question, Reader
from flows.language.clauses import affirmed, clauses, comes_to, denied, second_thought, spans, up_to_an_aside
from flows.language.number_words import COUNTED, NUMBER_WORD, OF_THE_WEEK, in_digits
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, NAME_PARTS, plain
from flows.understanding.turn import Turn

_NAME = regex(rf"\b[{CAPITAL}][\w'’-]*[^\W\d_{CAPITAL}]{NAME_PARTS}")
# "Birth certificate says Sam Smith, but everywhere else he's Sam Brennan": what is asked for is on paper.
_ON_PAPER = regex(
    r"\b(?i:birth cert(?:ificate)?|passport)(?: \w+)? (?i:says?|has|reads|is|got)(?: (?i:him|her|me|it|down|as|still))*"
    rf" (?P<name>[{CAPITAL}][\w'’-]+{NAME_PARTS})"
)
# What stands before a name that is a place: "works at Trafford Park".
_IN_A_PLACE = regex(r"\b(?:on|at|in|near|off|round|past|behind|opposite|outside|by)(?: the)?\s$", re.IGNORECASE)
_STEP = regex(r"\bstep[ -]?(?=(?:mu?a?m|dad|mother|father|parent|nan|grand?)\w*\b)", re.IGNORECASE)
_CONCLUDES = regex(r"\b(?:so|say|then|call it|go for|go with|make it|put|lets do)\b[\s,:]*", re.IGNORECASE)
_PLACE = frozenset(
    "1 2 3 4 5 1st 2nd 3rd 4th one two three four five first second third last no the a".split()
)  # in a list of choices
_TWO_PEOPLE = regex(r"\b[A-Z]\w+ (?:and|&|or) [A-Z]")
_MEASURED = regex(
    r"\b(?:far |way |bit )?too (?:small|big|large|tight|long|short)\b|"
    r"\b(?:(?:year|yr|under|turns|turning|turned|class|form) ?\d\d?s?\b|u\d\d?s?\b"
    r"|s?he(?:'?s| is)(?: only| just)? \d\d? (?:next|this|soon|now|in)\b)"
    r"|\b(?:size )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|couple of|few) ?(?:weeks?|days?|months?"
    r"|boots?|minutes?|mins?|hours?|times|goals?|games?|ft|foot|cm|kg|stone|quid|pounds?|lbs?|ounces?|oz)\b"
    r"(?! (?:before|after|from|off))"
    r"(?: ?\d+)?"
    rf"|{OF_THE_WEEK.pattern}|{COUNTED.pattern}"
    r"|\b(?:one|1) ?-?(?:off|time|go|lump|payment)\b",
    re.IGNORECASE,
)
# "No, the 8th as the rent goes out on the 7th": why, and not what.
_REASON = regex(r"\s+(?:as|for|since|due to) (?:i|i'?m|i'?ve|my|the|we|our|he|his|she|her)\b.*$", re.IGNORECASE)
# "Actually put mum": how what follows a second thought is wished for.
_WISHES = regex(
    r"^(?:(?:just|lets|let'?s|can you|could you|please|pls|better|i'?ll|we'?ll)\s+)*"
    r"(?:put(?: (?:it|me|him|her|us) (?:down )?(?:as|for|on))?(?: down)?|go(?: for| with)?|say|do|have|call it|use)"
    r"\s+(?=\S)",
    re.IGNORECASE,
)
# "On oh double seven double oh nine …": no number of a shirt, a day or a size is in it, nor a date this long.
_NUMBER_OF_A_PHONE = regex(
    rf"\b(?:{NUMBER_WORD})(?:[\s,.-]{{1,3}}(?:{NUMBER_WORD})){{7,}}\b|(?<!\d)[0+]\d(?:[ -]?\d){{8,12}}(?!\d)",
    re.IGNORECASE,
)
# "May the third not the fourth, 2016": the day that it is not stands within the date.
_NOT_THAT_DAY = regex(
    r",?\s+(?:and )?(?:not|instead of|rather than)(?: on)?(?: the)? (?:\d{1,2}|[\w-]{0,12}(?:st|nd|rd|th))\b"
    r"(?! ?[/.-] ?\d)",
    re.IGNORECASE,
)
_MINE = regex(r"\b(?:mine(?:'?s| is| was)?|i'?m|i was(?: born)?(?: on)?)[\s,:]+(?=\D{0,15}\d)", re.IGNORECASE)
# Whose date a part may be: "14 nov, his dad's 88".
_OF_ANOTHER = regex(
    r"\b(?:brother|sister|twin|cousin|dad|mum|mam|mom|father|mother|nan|gran|grandad|uncle|aunt\w*|husband|wife|partner|mine"
    r"|my|i|i'?m|other|another|due)(?:'?s)?\b",
    re.IGNORECASE,
)
_MARKS = regex(r"[\s,;:!-]+|\.(?=\s|$)")
_FEW, _SHORT = 5, 2  # words
_LONGEST_THOUGHT = 12  # words
_DIGITS_OF_A_NUMBER = 11  # as it is dialled in Britain
_LONGEST_LEAD = 20  # characters
_LONGEST_NAME = 4  # words
_MOST_PARTS = 60  # of a message, which is enough for forty words in clauses


class Found(NamedTuple):
    value: Any
    also: dict[str, Any]


class _Search(NamedTuple):
    """What is looked at, and for what. `old` is the answer that is to be put right: no such value is found."""

    turn: Turn
    question: Question
    kind: Reader
    text: str
    old: Any


def found(turn: Turn, question: Question, text: str, *, old: Any = ..., closely: bool = True) -> Found | None:
    """By what the text implies, by what it says instead, by how it changes what is known, by its clauses, by a few
    of its words, by numbers that are spelt out, and by a name in it. Where nothing points at the question, a few words
    are looked at `closely` only if no others could look so: an address, a number.
    """
    kind = knowing(turn, question)
    if isinstance(kind, DateOfBirth) and (beside := day_beside(text)):
        other = found(turn, question, beside.told, closely=closely)
        born = beside.of(other.value) if other else old
        return Found(born, {}) if born != old else None
    told = without_due_date(text) if isinstance(kind, DateOfBirth) else _without_a_phone(kind, text)
    search = _Search(turn, question, kind, told, old)
    numbered = search.kind.choices and getattr(search.kind, "numbered", True)
    closely = closely or bool(numbered) or getattr(search.kind, "of_a_shape", False)
    looks: Iterable[Callable[[_Search], Found | None]] = (
        _of_whoever_writes, _mended, _implied, _instead, _put_right, _in_conclusion, _in_clauses, _implied_by_a_clause,
        _in_a_few_words, _across_marks, _without_remarks, _spelt_out, _as_a_name,
    )  # fmt: skip
    in_vain: tuple[Callable[[_Search], Found | None], ...] = () if closely else (_in_a_few_words, _in_conclusion)
    may_be_in = getattr(search.kind, "may_be_in", None)  # a look at each part costs more than one at all of them
    if may_be_in and not may_be_in(text):
        in_vain = (_instead, _in_conclusion, _in_clauses, _in_a_few_words, _across_marks, _spelt_out)
    if _is_put_right_in_short(search):
        looks = (_instead,)
    what = next((what for look in looks if look not in in_vain and (what := look(search)) and what.value != old), None)
    along = getattr(search.kind, "along", None)
    return Found(what.value, along(text) | what.also) if what and along else what


def _of_whoever_writes(search: _Search) -> Found | None:
    """ "My husband's is 3/2/80, mine's 4/6/84": the date behind whose it is, where two are told."""
    told = _MINE.search(search.text) if isinstance(search.kind, DateOfBirth) and search.question.about_parent else None
    before = search.text[: told.start()] if told else ""
    return _only(_sure(search, [search.text[told.end() :]])) if told and any(map(str.isdigit, before)) else None


def _without_a_phone(kind: Reader, text: str) -> str:
    """The text without the number of a phone, for a kind that looks for another number."""
    has_numbers = getattr(kind, "may_be_spelt", False) or getattr(kind, "keeps_words", False)
    return text if has_numbers else _NUMBER_OF_A_PHONE.sub(" ", text)


def knowing(turn: Turn, question: Question) -> Reader:
    """The question's kind; for a date what is not said of it stays as it was."""
    kind, before = turn.kind(question), turn.registration.answers.get(question.name)
    return replace(kind, known=date_parts(before)) if isinstance(kind, DateOfBirth) and before else kind


def _implied(search: _Search) -> Found | None:
    what = search.question.implied and search.question.implied(search.text)
    return Found(*what) if what else None


def mended(turn: Turn, question: Question, text: str) -> Found | None:
    """What a text of a few words with slips in them was to say: "mael", "emial onyl"."""
    return _mended(_Search(turn, question, knowing(turn, question), text, ...))


def _mended(search: _Search) -> Found | None:
    vocabulary = getattr(search.kind, "vocabulary", None)
    if vocabulary is None or len(search.text.split()) > _FEW or small_talk.says_everyday(search.text, vocabulary):
        return None
    meant = vocabulary.mended(search.text)
    said = search._replace(text=meant)
    return (next(_read(said, [meant]), None) or _implied(said)) if meant else None


def _implied_by_a_clause(search: _Search) -> Found | None:
    imply = search.question.implied
    return _only(Found(*what) for part in affirmed(search.text) if imply and (what := imply(part)))


def _instead(search: _Search) -> Found | None:
    """ "3rd of May 2015. no sorry 2016": the second thought, with the first for what it leaves out."""
    first, second = second_thought(search.text)
    if not first or not second:
        return None
    second = _WISHES.sub("", _STEP.sub("", second) if isinstance(search.kind, DateOfBirth) else second)
    kind, said = search.kind, [second, *affirmed(second), _REASON.sub("", second)]
    if isinstance(kind, DateOfBirth) and (before := _only(_read(search, [first])) or _thought_before(search, first)):
        kind = replace(kind, known=date_parts(before.value))
        dates = (part for part in (*said, *(few for part in said for row in spans(part) for few in row)))
        return next(_read(search._replace(kind=kind), dates), None)
    return _only(_read(search, said)) if _only(_read(search, [first])) else None


def another_instead(turn: Turn, question: Question, text: str) -> bool:
    """Whether a message answers the question, and then otherwise: "dad. actually put mum, she does it all"."""
    search = _Search(turn, question, turn.kind(question), text, ...)
    first, what = _only(_read(search, [second_thought(text)[0]])), _instead(search)
    return first is not None and what is not None and first.value != what.value


def _thought_before(search: _Search, first: str) -> Found | None:
    """What a first thought comes to that is itself put right: "15th june 2016 i mean 16th sorry 16th june"."""
    return _instead(search._replace(text=first)) if len(first.split()) <= _LONGEST_THOUGHT else None


def _is_put_right_in_short(search: _Search) -> bool:
    """Whether a part of a date is put right behind it, so that the first one is never meant: "3/5/15 i lie 16"."""
    if not isinstance(search.kind, DateOfBirth):
        return False
    first, second = second_thought(search.text)
    short = len(second.split()) <= _SHORT and any(map(str.isdigit, second))
    return short and any(map(str.isdigit, first))


def _put_right(search: _Search) -> Found | None:
    """What the text makes of a value that is known: "surname is Walsh", "ends 223 not 222"."""
    edited = getattr(search.kind, "edited", None)
    value = edited and edited(search.turn.registration.answers.get(search.question.name), search.text)
    return Found(value, {}) if value else None


def _in_conclusion(search: _Search) -> Found | None:
    """What it comes to in the end: "after the 5th, say the 6th", "he's 10 but tall so 11-12"."""
    drawn = list(_CONCLUDES.finditer(search.text))
    few = getattr(search.kind, "of_few_words", False)
    if not drawn or not few:
        return None
    end = search.text[drawn[-1].end() :]
    return _only(_read(search, [end])) or _only(_read(search, (some for row in spans(end) for some in row)))


def _in_clauses(search: _Search) -> Found | None:
    parts = affirmed(search.text)
    if getattr(search.kind, "keeps_words", False):
        if search.old is ...:
            return None
        joined = getattr(search.kind, "parts_joined_by", "")  # "spelt wrong, its Acacia Avenue, Urmston"
        listed = (said for said in comes_to(search.text) if joined and joined in said and not comes_to(said))
        said = (next(up_to_an_aside(said), said) for part in parts for said in comes_to(part))
        return _only(_sure(search, listed)) or _only(_read(search, said))
    whole = search.old is not ...
    clauses = (part for part in parts if whole or part != search.text)
    return _only(_read(search, clauses)) or _only(_read(search, (said for part in parts for said in comes_to(part))))


def _in_a_few_words(search: _Search) -> Found | None:
    if not getattr(search.kind, "of_few_words", False):
        return None
    parts = affirmed(_MEASURED.sub(" ", search.text))
    if isinstance(search.kind, DateOfBirth):  # "second of november" stands in "twenty second of november"
        longest = (next((what for row in spans(part) if (what := list(_sure(search, row)))), []) for part in parts)
        return _only(what for whole in longest for what in whole[:1])
    place = _PLACE if search.kind.choices and getattr(search.kind, "numbered", True) else frozenset()
    if place and search.old is not ...:
        place |= {f"{where} one" for where in _PLACE}  # "absences, last one in Year 3"
    return _only(what for part in parts for what in _longest(search, part, place))


def _across_marks(search: _Search) -> Found | None:
    """The one date that a mark or a day which it is not stands within: "3rd may. 2016 for him"."""
    if not isinstance(search.kind, DateOfBirth) or search.old is not ...:
        return None
    said = " ".join(_MARKS.sub(" ", _NOT_THAT_DAY.sub(" ", search.text)).split())
    if denied(said):
        return None
    told = ((what, said.replace(few, "", 1)) for row in spans(said) for few in row for what in _sure(search, [few]))
    what, rest = next(told, (None, ""))
    return None if any(map(str.isdigit, rest)) else what


def _without_remarks(search: _Search) -> Found | None:
    """The date whose parts stand in several clauses: "third of May, before the cup final, 2016"."""
    if not isinstance(search.kind, DateOfBirth) or search.old is not ... or denied(search.text):
        return None
    told = [clause for clause in clauses(search.text) if may_name_a_day(clause)]
    dated = [next(filter(may_name_a_day, up_to_an_aside(each)), each) for each in told]
    if len(dated) < _SHORT or _OF_ANOTHER.search(" ".join(dated)) or second_thought(search.text)[1]:
        return None
    return _only(_read(search, [" ".join(dated)]))


def _longest(search: _Search, part: str, place: frozenset[str]) -> Iterator[Found]:
    """What a few words of a part come to, but for those within a longer row: no "three" in "twenty three"."""
    within: set[int] = set()
    for row in spans(part):
        taken: set[int] = set()
        for at, few in enumerate(row):
            places = range(at, at + len(few.split()))
            if few.lower() in place or within.issuperset(places):
                continue
            if what := next(_read(search, [few]), None):
                taken.update(places)
                yield what
        within |= taken


def _spelt_out(search: _Search) -> Found | None:
    """ "oh seven seven double oh …", "m forty one six r t", also with a second thought about its end."""
    if not getattr(search.kind, "may_be_spelt", False):
        return None
    to_spell = getattr(search.kind, "to_spell", str)
    first, second = (in_digits(part) for part in second_thought(to_spell(search.text)))
    if first and second:
        return _only(_read(search, [second])) or _only(_read(search, _with_another_end(search, first, second)))
    return _only(_read(search, [first])) if first else None


def _with_another_end(search: _Search, first: str, end: str) -> Iterator[str]:
    """What was spelt out, with its end put right: "… one two three no sorry one two four"."""
    if len(end) < len(first) or not next(_read(search, [first]), None):
        whole = len(first) if next(_read(search, [first]), None) else _DIGITS_OF_A_NUMBER
        if 0 < whole - len(end) <= len(first):
            yield first[: whole - len(end)] + end


def a_name(turn: Turn, question: Question, text: str) -> Found | None:
    """A name in the text, for a question that asks for one."""
    return _as_a_name(_Search(turn, question, turn.kind(question), text, ...))


def _as_a_name(search: _Search) -> Found | None:
    if not getattr(search.kind, "names_people", False):
        return None
    if _TWO_PEOPLE.search(search.text):
        return None
    if on_paper := _ON_PAPER.search(search.text):
        return _only(_read(search, [on_paper["name"]]))
    named = ((part[: name.start()], name[0]) for part in affirmed(search.text) for name in _NAME.finditer(part))
    names = [name for led_up, name in named if not _IN_A_PLACE.search(led_up[-_LONGEST_LEAD:])]
    return _only(_read(search, names[-1:] or _in_small_letters(search)))


def _in_small_letters(search: _Search) -> Iterator[str]:
    """A clause that has a part of the name which was invited: "no im his nan, maureen smith"."""
    invited = set(plain(getattr(search.kind, "invited", None) or "").split())
    for clause in affirmed(search.text):
        words = plain(clause).split()
        if 1 < len(words) <= _LONGEST_NAME and invited.intersection(words) and clause != search.text:
            yield clause


def _sure(search: _Search, parts: Iterable[str]) -> Iterator[Found]:
    """What the parts plainly come to: a slip in a month's name is looked for in no word of a sentence."""
    for part in parts:
        heard = search.kind.read(part, search.turn.today)
        if isinstance(heard, Understood) and heard.value != search.old:
            yield Found(heard.value, {})


def _read(search: _Search, parts: Iterable[str]) -> Iterator[Found]:
    """What the parts come to, but for what is to be put right."""
    for part in islice(parts, _MOST_PARTS * 4):
        match search.kind.read(part, search.turn.today):
            case Understood(value=value, also=also) if value != search.old:
                yield Found(value, dict(also))
            case DidYouMean(value=value) if value != search.old:
                yield Found(value, {})


def _only(all_found: Iterable[Found]) -> Found | None:
    """The one value that was found, with most of what came along."""
    each = list(all_found)
    if not each or any(one.value != each[0].value for one in each):
        return None
    best = max(each, key=lambda one: len(one.also))
    return best if best.value is not None else None
