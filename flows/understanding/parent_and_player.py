"""What a message tells of parent and player at once: both their dates of birth, or the name that both of them bear."""

import re
from typing import Any

from flows.answers import DateOfBirth, Understood
from flows.grammar.steps import Question
from flows.language.clauses import denied, parted
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something, plain, tidy
from flows.records import Proposal
from flows.understanding.partial_reading import Found
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

_LONGEST = 120  # characters
# "Tolu's own was 13th May 2016. Mine is 12 December 1979": whose each of them is.
_THEIRS = regex(
    r"^(?:(?:ah|oh|sorry|no|wait|oops|so|well|and|but|actually|that was)[\s,.!]+){0,4}"
    r"(?:(?:we|you|i)(?:'?ve| have)? (?:got|put|said|had) )?"
    r"(?P<whose>his|hers|theirs|[^\W\d_]+?'?s)(?: own)?"
    r"(?: (?:(?:date of birth|birth ?day|dob|date|one) )?(?:is|was|should be|should have been))?"
    r"(?: wrong)?(?:[\s,]+(?:btw|by the way|sorry|actually|it'?s|it is|s?he'?s|s?he is|s?he was born"
    r"|should be|should have been))*[\s,:]+(?=.*\d)",
    re.IGNORECASE,
)
_MINE = regex(
    r"^(?:(?:and|but|so|while|whereas)[\s,]+)?(?:mine(?:'?s| is| was)?|i'?m|i am|i was(?: born)?(?: on)?"
    r"|my own(?: is| was)?|my (?:date of birth|birth ?day|dob)(?: is)?|me)[\s,:]+(?=.*\d)",
    re.IGNORECASE,
)
# "Both of us are Smyth, me and him".
_BOTH = regex(
    r"\b(?:(?:for )?(?:both|all|the two|the pair) of (?:us|them)|(?:us|we'?re|we are|we|names?|surnames?) both"
    r"|both (?:us|our)|(?:me|myself) (?:and|an|n|&) (?:him|her|the (?:lad|boy|girl|kid))"
    r"|same (?:for|with) (?:him|her))\b",
    re.IGNORECASE,
)
# What stands before such a name, and what shows that it is one; "we're both Catholic" shows none.
_NO_NAME = regex(
    r"we|you|you'?ve|both|all|no|yes|it'?s|sorry|actually|me|us|hi|hello|we'?re|names?|surnames?|same|the|my|our"
    r"|i|i'?m|i'?ve|not|spelt|oh|and|but|\w+s'?",
    re.IGNORECASE,
)
_OF_NAMES = regex(
    r"\b(?:names?|surnames?|spel[lt]\w*|now|actually|chang\w+|married|divorced|these days|nowadays|wrong)\b"
    r"|\bit'?s \w+ for both",
    re.IGNORECASE,
)
_DOUBT = regex(
    r"\b(?:or|if|until|till|maybe|except|middle|first name|was|were born|used to|live|from)\b", re.IGNORECASE
)
_BEHIND = (
    r"(?i:[\s,]+(?:by the way|btw|actually|really|too|as well|officially|legally|on (?:his|her|the) \w+(?: cert\w*)?))*"
)
_IS = (
    r"(?i:'?s| is| should be| shd be| needs to be| ought to be)"
    r"(?i: (?:actually|really|short for|down as|an?|just)){0,3}"
)


def both_dates(turn: Turn, question: Question, text: str) -> tuple[Understood, Proposal | None] | None:
    """The parent's date of birth that is asked for, and the player's before it, put right."""
    kind = turn.kind(question)
    if not (question.about_parent and isinstance(kind, DateOfBirth)) or len(text) > _LONGEST:
        return None
    of_player = _of_player(turn, DateOfBirth)
    for first, second, _ in parted(text):
        told, own = re.split(r"(?<=\w)[.!]\s+(?=\D)", first)[-1], second
        if _MINE.match(first):
            told, own = second, first
        theirs, mine = _THEIRS.match(told), _MINE.match(own)
        if not mine:
            told, own, theirs = second, first, _THEIRS.match(second)  # "14/2/88 and you've got Sam's wrong, …"
        if not (of_player and theirs and _is_the_players(turn, theirs["whose"])):
            continue
        asked = kind.read(own[mine.end() :] if mine else own, turn.today)
        put_right = turn.kind(of_player).read(told[theirs.end() :], turn.today)
        if isinstance(asked, Understood) and isinstance(put_right, Understood) and asked.value != put_right.value:
            stands = turn.registration.answers[of_player.name] == put_right.value
            return asked, None if stands else _changed(turn, of_player, put_right.value)
    return None


def both_names(turn: Turn, question: Question, text: str) -> tuple[Proposal, Proposal] | None:
    """The parent's name and the player's with the one family name that both are said to bear."""
    kind: Any = turn.kind(question)
    known, said = getattr(kind, "invited", None), tidy(text)
    if not (known and question.about_parent) or len(said) > _LONGEST or not _BOTH.search(said):
        return None
    of_player = _of_player(turn, type(kind))
    if not of_player:
        return None
    child = str(turn.registration.answers[of_player.name]).split()
    last, before = str(known).split()[-1], {plain(each) for each in (*str(known).split(), *child)}
    names = [name for name in re.findall(rf"(?<![\w'’])[{CAPITAL}][\w'’-]+", said) if plain(name) not in before]
    names = [name for name in names if not _NO_NAME.fullmatch(name)]
    if (
        len(names) != 1
        or child[-1] != last
        or asks_something(said)
        or _DOUBT.search(said)
        or not _OF_NAMES.search(said)
    ):
        return None
    parents, players = (" ".join([*each[:-1], names[0]]) for each in (str(known).split(), child))
    answer = unless_refused(turn, question, Found(parents, {}), f"Is the full name {parents}?")
    correction = _changed(turn, of_player, players)
    return (answer, correction) if answer and correction else None


def first_name_anew(turn: Turn, text: str) -> Proposal | None:
    """The player's name with the first one in full: "and Sam's a Samuel by the way"."""
    for question in turn.flow.questions.values():
        kind: Any = turn.kind(question)
        known = turn.registration.answers.get(question.name)
        if question.about_parent or not getattr(kind, "names_people", False) or not isinstance(known, str):
            continue
        if question.name == turn.registration.state or not question.label or hasattr(kind, "phone") or denied(text):
            continue
        first, *others = known.split()
        told = re.search(
            rf"^(?i:(?:and|but|oh|so|also)[\s,]+)*{re.escape(first)}{_IS} (?P<name>[{CAPITAL}][\w'’-]+)"
            rf"{_BEHIND}[\s.!]*$",
            tidy(text),
            re.IGNORECASE if first.islower() else 0,
        )
        name = told["name"] if told else ""
        whole = " ".join([name, *others])
        if name and kind.edited(known, name) == whole:
            return _changed(turn, question, whole)
    return None


def _of_player(turn: Turn, sort: type) -> Question | None:
    """The one question of that sort about the player, where it is answered."""
    theirs = [
        each
        for each in turn.flow.questions.values()
        if not each.about_parent and each.answered(turn.registration) and type(turn.kind(each)) is sort
    ]
    return theirs[0] if len(theirs) == 1 else None


def _is_the_players(turn: Turn, whose: str) -> bool:
    return whose.casefold() in ("his", "hers", "theirs") or plain(whose) == f"{plain(turn.filled('{player}'))}s"


def _changed(turn: Turn, question: Question, value: Any) -> Proposal | None:
    asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(value)}”?"
    return unless_refused(turn, question, Found(value, {}), asked)
