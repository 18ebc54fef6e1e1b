"""An earlier answer that is said not to be so, and what is said in its place: "14 not 12", "I put 12, it's 21"."""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, NamedTuple

from flows.answers import DateOfBirth, DidYouMean, Understood, is_a_name
from flows.answers.basics.replaced_words import PUT
from flows.grammar.steps import Question
from flows.language.clauses import is_a_story, up_to_an_aside
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy
from flows.records import Proposal
from flows.understanding.partial_reading import Found, knowing
from flows.understanding.second_look import proposed, unless_refused
from flows.understanding.turn import Turn

_MOST = 4  # places in a message, and words between
_LONGEST = 5  # words of a date
_FEWEST_DIGITS, _MOST_DIGITS = 3, 6  # of a number's end
_NOT = regex(r",?\s+(?:and\s+)?(?:not|instead of|rather than)\s+", re.IGNORECASE)
_GAVE = regex(rf"\b{PUT}(?:\s+you)?\s+", re.IGNORECASE)
_IT_IS = regex(
    r"(?:\s+for\s+(?:my\s+)?\w+)?(?:\s+(?:before|earlier|first|just now|last time|(?:on|in) the (?:last|first) one))?"
    r"[\s,.;:-]+(?:(?:but|and|when|it|that|should|i|sorry|actually|really|no)\s+){0,4}"
    r"(?:it'?s|it is|is|was|it was|s?he'?s|s?he is|be|have been|meant|mean|that'?s|we'?re|make it)"
    r"(?:\s+(?:actually|really|meant to be|meant|to|be|number|no))*\s+",
    re.IGNORECASE,
)
_SORRY = regex(
    r"(?:[\s,.!-]+(?:my bad|sorry|soz|oops|whoops|my mistake|my fault|silly me|doh|duh|lol|thanks|ta|pls|please"
    r"|by the way|btw|at all|anymore|any more))*[\s,.!]*",
    re.IGNORECASE,
)
_BREAK = regex(r"[,.;!?\n]+(?:\s|$)|\s[-–]\s")
# "It was Flixton Juniors he was at".
_SAID_OF_IT = regex(
    r"\s+(?:that )?(?:s?he|they|we)(?:'d| had| has)? (?:was|were|played|went|came|trained|used to)\b.*$", re.I
)
_LEADS_UP = regex(
    r"^.*\b(?:it'?s|it is|it was|was|is|at|for|be|from|meant|with|say|put|actually|called|sorry|no|and|oh)\s+",
    re.IGNORECASE,
)
_LONE = regex(r"(?:the )?\d{1,2}\W*", re.IGNORECASE)
_NO_BIRTHDAY = regex(
    r"\b(?:paid|pay\w*|wages?|rent|bills?|debit|train\w*|match\w*|games?|next|this|\d+(?:st|nd|rd|th) of \d)\b",
    re.IGNORECASE,
)
_NAMES_A_MONTH = regex(r"(?<![^\W\d_])(?!(?:st|nd|rd|th|the|on)\b)[^\W\d_]{3,}")
_NUMBER = regex(r"\d+[a-z]?\W*", re.IGNORECASE)
# "He's 10 not 12", "a 7 not a 12" are of something else than a number that was given.
_LEADS_TO_A_NUMBER = regex(
    r"(?:(?:and|o|oh|no|sorry|oops|wait|actually|btw|by the way|also|it'?s|it|is|was|be|been|are|have|should(?:'?ve|a)?"
    r"|of|number|nr|the|our|my|house|door|flat|address|at|we|were|we'?re|live|i|i'?ve|meant|mean|to|put|say|said"
    r"|that'?s?|just|realised|for|as|only|a|typo|correction|mistake)\b[\s,.:-]*)*",
    re.IGNORECASE,
)
_NAME = regex(rf"[{CAPITAL}][\w'’&.-]*(?: (?:[{CAPITAL}][\w'’&.-]*|of|and|the)(?=\W|$))*")


class Swap(NamedTuple):
    question: Question
    value: Any
    behind: str  # what the part says after it


def put_right_alone(turn: Turn, question: Question, text: str) -> Proposal | None:
    """An answer that is all a message puts right so, where it says nothing to the question that is asked."""
    put = None if is_a_story(text) else swapped(turn, text)
    if not put or not is_sorry(put[1]):
        return None
    read = isinstance(turn.hears(question, text), Understood | DidYouMean)
    says = read or (not question.sums_up and proposed(turn, question, text))
    return None if says else put[0]


def swapped(turn: Turn, text: str) -> tuple[Proposal, str] | None:
    """The one answer that a part of a message puts right so, and what is said behind that."""
    said = tidy(text)
    found = [*_denied(turn, said), *_given(turn, said)]
    found = [each for each in found if not (_is_dated(turn, each.question) and _NO_BIRTHDAY.search(said))]
    if not found or any(each.question is not found[0].question or each.value != found[0].value for each in found):
        return None
    question, value, behind = found[0]
    asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(value)}”?"
    proposal = unless_refused(turn, question, Found(value, {}), asked)
    return (proposal, behind) if proposal else None


def _is_dated(turn: Turn, question: Question) -> bool:
    return isinstance(turn.kind(question), DateOfBirth)


def is_sorry(behind: str) -> bool:
    """Whether nothing but an apology is left."""
    return _SORRY.fullmatch(behind) is not None


def _denied(turn: Turn, said: str) -> Iterator[Swap]:
    """ "It was Flixton Juniors he was at, not Flixton Albion"."""
    for no in islice(_NOT.finditer(said), _MOST):
        after = said[no.end() :]
        for question in _answered(turn):
            for old in islice(_as_it_was(turn, question, after), 1):
                for value in islice(_before(turn, question, said[: no.start()], old), 1):
                    yield Swap(question, value, after[len(old) :])


def _given(turn: Turn, said: str) -> Iterator[Swap]:
    """ "I put him down as the 3rd of May, he's the 30th"."""
    for gave in islice(_GAVE.finditer(said), _MOST):
        words = list(re.finditer(r"\S+", said[gave.end() :]))
        for word in words[: _MOST + 2]:
            after = said[gave.end() + word.start() :]
            for question in _answered(turn):
                for old in _as_it_was(turn, question, after):
                    if is_so := _IT_IS.match(after[len(old) :]):
                        rest = after[len(old) + is_so.end() :]
                        yield from islice(_behind(turn, question, rest, old), 1)


def _answered(turn: Turn) -> list[Question]:
    """What was answered with a date, a number or words, and not with somebody's name."""
    here = turn.registration.state
    return [
        each
        for each in turn.flow.questions.values()
        if each.label
        and each.name != here and each.answered(turn.registration)
        and (not turn.kind(each).choices or any(map(str.isdigit, str(turn.registration.answers[each.name]))))
        and not getattr(turn.kind(each), "names_people", False)
    ]  # fmt: skip


def _as_it_was(turn: Turn, question: Question, after: str) -> Iterator[str]:
    """The words at the beginning of a text that are the answer, or an end of its number, as it stands."""
    old = turn.registration.answers[question.name]
    clause = _BREAK.split(after, maxsplit=1)[0]
    return (words for words in _beginnings(clause, str(old)) if _is_value(turn, question, words, old))


def _is_value(turn: Turn, question: Question, words: str, old: Any) -> bool:
    if plain(words) == plain(str(old)):
        return True
    kind = knowing(turn, question)
    if isinstance(kind, DateOfBirth):
        return _is_its_day(words, old) or _dated(turn, kind, words) == old
    heard = kind.read(words, turn.today) if isinstance(old, int) else None
    return bool(_end(old, words)) or (isinstance(heard, Understood) and heard.value == old)


def _is_its_day(words: str, old: Any) -> bool:
    """Whether a lone number is the day of a date: "15 February not 14"."""
    day = re.fullmatch(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)?\W*", words, re.IGNORECASE)
    return day is not None and f"{int(day[1]):02}" == str(old)[-2:]


def _end(old: Any, words: str) -> str:
    """The last digits of a phone number, where the words are those."""
    digits = re.sub(r"[\s-]", "", words)
    number = isinstance(old, str) and old.startswith("+") and digits.isdigit()
    return digits if number and len(digits) >= _FEWEST_DIGITS and str(old).endswith(digits.removeprefix("0")) else ""


def _dated(turn: Turn, kind: DateOfBirth, words: str) -> Any:
    """The date that a few words come to beside what is known of it: no lone number is one."""
    if _LONE.fullmatch(words):
        return None
    heard = kind.read(words, turn.today)
    return heard.value if isinstance(heard, Understood | DidYouMean) else None


def _before(turn: Turn, question: Question, text: str, old: str) -> Iterator[Any]:
    """The value that a text ends with; where words are kept, the name in it."""
    kind = turn.kind(question)
    if getattr(kind, "keeps_words", False) and not any(map(str.isdigit, old)):
        yield from _named(turn, question, text)
        return
    words = text.split()
    lengths = range(1, min(_LONGEST, len(words)) + 1)
    for length in reversed(lengths) if _is_dated(turn, question) else lengths:
        said, before = " ".join(words[-length:]), " ".join(words[:-length])
        if not _NUMBER.fullmatch(said) or _LEADS_TO_A_NUMBER.fullmatch(before):
            yield from _read(turn, question, said, old)


def _named(turn: Turn, question: Question, text: str) -> Iterator[Any]:
    said = _SAID_OF_IT.sub("", text)
    names = _NAME.findall(_LEADS_UP.sub("", said)) or [_LEADS_UP.sub("", said).strip(" ,.")]
    for name in names[-1:]:
        heard = turn.kind(question).read(name, turn.today)
        if is_a_name(name) and isinstance(heard, Understood) and heard.value == name:
            yield name


def _behind(turn: Turn, question: Question, text: str, old: str) -> Iterator[Swap]:
    clause = _BREAK.split(text, maxsplit=1)[0]
    for words in _beginnings(next(up_to_an_aside(clause), clause), old):
        for value in _read(turn, question, words, old):
            yield Swap(question, value, text[len(words) :])


def _beginnings(clause: str, like: str) -> Iterator[str]:
    """What a clause begins with, the longest first: no longer than what it may be instead of, but a date."""
    ends = [word.end() for word in re.finditer(r"\S+", clause)]
    for end in reversed(ends[: max(_LONGEST, len(like.split()))]):
        yield clause[:end]


def _read(turn: Turn, question: Question, words: str, old: str) -> Iterator[Any]:
    """What a few words come to in the place of the answer."""
    known, kind = turn.registration.answers[question.name], knowing(turn, question)
    if isinstance(kind, DateOfBirth):
        value = _dated(turn, kind, words)
        if _is_its_day(old, known) and not _NAMES_A_MONTH.search(words):
            value = None  # "the 15th not the 14th" is of a payment as well
    elif (end := _end(known, old)) and len(end) <= _MOST_DIGITS and re.fullmatch(rf"\d{{{len(end)}}}", words):
        value = known[: -len(end)] + words
    else:
        heard = kind.read(words, turn.today)
        value = heard.value if isinstance(heard, Understood) and not heard.also else None
    numbered = isinstance(kind, DateOfBirth) or any(map(str.isdigit, words)) == any(map(str.isdigit, str(known)))
    if value is not None and value != known and numbered:
        yield value
