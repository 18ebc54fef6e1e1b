"""An answer, and in the same message an earlier one that is put right: both are heard, one at a time."""

import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any, NamedTuple

from msgspec.structs import replace

from flows import small_talk
from flows.answers import DidYouMean, Understood
from flows.grammar.steps import Question
from flows.language.clauses import clauses, denied, is_a_story, parted, second_thought
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something, plain
from flows.records import Proposal
from flows.understanding import earlier_answers, second_look
from flows.understanding.labels import read_behind_label
from flows.understanding.parent_and_player import both_dates, both_names, first_name_anew
from flows.understanding.partial_reading import Found
from flows.understanding.said_anew import name_in_full, note_anew, number_anew, the_other_way, told_by_name
from flows.understanding.swapped import is_sorry, swapped
from flows.understanding.turn import Turn

_MOST_JOINTS = 8
_LONGEST_RELATION = 4  # words: "his big foster sister"
_I_AM = regex(r"\b(?:i'?m|i am|this is|it'?s|my name is)(?: actually| really| just)?\s+", re.IGNORECASE)
_HERE = regex(r"^((?:his|her) (?:[^\W\d_]+ ){1,2}?)here\b", re.IGNORECASE)  # "His dad here, Paul Smith"
_OWNED = regex(
    r"(?P<name>(?:[^\W\d_][\w'’-]*[\s,]+){0,5}?)(?:and (?:i'?m|i am) )?"
    r"(?P<who>(?:his|her|their|the|[^\W\d_]+'s) [^.;!?\n]+)",
    re.IGNORECASE,
)
_BEFORE_CAPITALS = regex(r"^(?:[^\W\d_A-Z][\w']* )+(?=[A-Z])")
_CAPITALS = regex(rf"[{CAPITAL}](?:[\w-]|['’](?!s\b))+(?: [{CAPITAL}](?:[\w-]|['’](?!s\b))+(?!['’\w]))+")
_SPOKEN_OF = regex(r"(?:is|was|isnt|has|had|will|does|do|did|called|lives?|works?|said|says)\b", re.IGNORECASE)
_THEIRS = regex(
    r"(?:(?:and|oh|ah|but|btw|sorry|oops|wait|no)[ ,]+){0,3}(?P<whose>his|hers|theirs|[^\W\d_]+['’]?s)"
    r"(?: (?:own|one|birthday|dob|date of birth))? (?=(?:is|was|should be)\b)",
    re.IGNORECASE,
)
_OF_PLAYER = regex(
    r"\b(?:his|hers?|he|she|him|they|theirs?|lad|son|daughter|boy|girl|kid|child|player)\b", re.IGNORECASE
)
# "Should of said 12A sorry", "its actually flat 2, 12": what the answer before is to be.
_MEANT = regex(
    r"(?:(?:no|oh|sorry|oops|wait|correction|typo)[\s,.!:-]+){0,4}"
    r"(?:(?:i )?meant(?: to (?:say|put|write|type))?|(?:i |it |that )?should(?:'ve| have| of|a)?"
    r" (?:be|been|say|said|put|read|wrote|written|typed)|it'?s actually|make (?:it|that)|i put the wrong one,? it'?s)"
    r"[\s,.:-]+(?P<value>[^.]{1,40}?)(?:[\s,.!]+(?:sorry|soz|oops|my bad|my mistake)){0,2}[\s.!]*",
    re.IGNORECASE,
)


class Both(NamedTuple):
    answer: Understood | Proposal
    correction: Proposal | None


def both(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and what puts another right: "Joan Lister. and the house is 14, not 12". What is put
    right stands behind the answer, or in a sentence before it.
    """
    asks_one = question.keeps and question.label
    if not asks_one or is_a_story(text):
        return None
    if second_look.thinks_again(turn, question, text) and not _thinks_of_the_player(turn, question, text):
        return None
    pointed_at = earlier_answers.puts_another_right(turn, text)
    looks = (
        _with_whose_it_is,
        _with_both_of_theirs,
        _with_who_they_are,
        _with_one_swapped,
        _with_one_said_anew,
        *([_with_one_named] if pointed_at else []),
        *_UNNAMED,
    )
    heard = next((heard for look in looks if (heard := look(turn, question, text))), None)
    if heard and heard.correction and _is_of_ones_own_name(turn, question, heard, text):
        return None
    moot = heard and heard.correction and unasks(turn, question, heard.correction)
    return Both(heard.correction, None) if heard and heard.correction and moot else heard


def _is_of_ones_own_name(turn: Turn, question: Question, both: Both, text: str) -> bool:
    """Whether a name is put right that is the parent's own, which is asked for: "right but first name is Jayne"."""
    other = turn.flow.questions[both.correction.about] if both.correction else question
    names = all(getattr(turn.kind(each), "names_people", False) for each in (question, other))
    if not (names and question.about_parent) or _OF_PLAYER.search(text):
        return False
    heard = turn.hears(question, text)
    player = plain(turn.filled("{player}")).split()[0]
    of_player = {player, f"{player}s"}.intersection(plain(text).split())
    reads_otherwise = isinstance(heard, DidYouMean) and heard.value != both.answer.value
    return not of_player and reads_otherwise


def unasks(turn: Turn, question: Question, correction: Proposal) -> bool:
    """Whether what is asked would not be, were the other put right: the club before, where he played here."""
    if not turn.kind(turn.flow.questions[correction.about]).choices:
        return False
    answers = turn.registration.answers | {correction.about: correction.value}
    return not question.ask_if(replace(turn.registration, answers=answers))


def _thinks_of_the_player(turn: Turn, question: Question, text: str) -> bool:
    """Whether the second thought is of the player, where the parent is asked: "6/9/82. sorry, Sam's is the 4th"."""
    found = _THEIRS.match(second_thought(text)[1]) if question.about_parent else None
    return found is not None and _is_the_players(turn, found["whose"])


def _is_the_players(turn: Turn, whose: str) -> bool:
    return plain(whose) in {"his", "hers", "theirs", f"{plain(turn.filled('{player}'))}s"}


def _with_whose_it_is(turn: Turn, question: Question, text: str) -> Both | None:
    """The number of somebody, who is another than was named before it, or is spelt otherwise: proposed as one."""
    asks_a_number = getattr(turn.kind(question), "may_be_spelt", False)
    for before in turn.flow.questions.values() if asks_a_number else ():
        kind: Any = turn.kind(before)
        if getattr(kind, "phone", "") != question.name or not before.answered(turn.registration):
            continue
        if what := _who_instead(kind, turn.registration.answers[before.name], text):
            asked = f"Shall I change {before.label.casefold()} to “{earlier_answers.shown(turn, before, what)}”?"
            whole = second_look.unless_refused(turn, before, what, asked)
            return Both(whole, None) if whole else None
    return None


def _who_instead(kind: Any, known: str, text: str) -> Found | None:
    """Whoever is put in the place of the one who was named: another with a number, or the parent, whose is known."""
    oneself = kind.oneself(text)
    if oneself and oneself.value != known:
        return Found(oneself.value, oneself.also)
    along = {} if asks_something(text) else kind.along(text)
    name = kind.instead(known, text) if along else ""
    return Found(name, along) if name else None


def _with_both_of_theirs(turn: Turn, question: Question, text: str) -> Both | None:
    """What is told of parent and player at once, where the parent's is asked for."""
    told = both_dates(turn, question, text) or both_names(turn, question, text)
    return Both(*told) if told else None


def _with_one_swapped(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and another that is said not to be what was given: "9/10. its 14 not 12"."""
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        for said, rest in ((second, first), (first, second)):
            put = swapped(turn, said)
            if put and (ends or said is second or is_sorry(put[1])) and (answer := _answer(turn, question, rest, said)):
                return Both(answer, put[0])
    return None


def _with_one_said_anew(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and a name in full, a note, a line or a number that is told anew behind it; or a
    line, in a sentence before it.
    """
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        told = name_in_full(turn, second) or note_anew(turn, second) or first_name_anew(turn, second)
        told = told or told_by_name(turn, question, second) or number_anew(turn, question, second)
        told = told or (the_other_way(turn, question, second) if ends else None)
        if told and (answer := _answer(turn, question, first, second)):
            return Both(answer, told)
        before = told_by_name(turn, question, first) if ends else None
        if before and (answer := _answer(turn, question, second, first)):
            return Both(answer, before)
    return None


def _with_one_named(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and another that is put right by its name: "Joan Lister. and the house is 14"."""
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        for said, beside in ((first, second), (second, first))[: 1 + ends]:
            if correction := _correction(turn, question, beside):
                about = turn.flow.questions[correction.about]
                if not earlier_answers.names(about, said) and (answer := _answer(turn, question, said, beside)):
                    return Both(answer, correction)
    return None


def _with_another_before(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and another of the sort that was told before it: a street, and another postcode."""
    answers = turn.registration.answers
    for before in turn.flow.questions.values():
        apart = getattr(turn.kind(before), "apart", None) if question.name in before.unsettles else None
        rest, value = apart(text) if apart and before.name in answers else (text, "")
        if not value or value == answers[before.name] or asks_something(text):
            continue
        whole = _answer_beside(turn, question, rest)
        stands = before.unsettles[: before.unsettles.index(question.name)] if whole else []
        if isinstance(whole, Proposal) and not whole.also and question.name != before.unsettles[-1]:
            continue  # "23 but that postcode was my mums"
        if whole and (correction := _in_its_place(turn, before, value)):
            also = {name: answers[name] for name in stands if name in answers}
            return Both(whole, replace(correction, also=also))
    return None


def _with_the_last_one(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and a sentence that says what the answer before should have been: "meant to put 12B.
    Oak Road, Sale".
    """
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        for said, rest in ((first, second), (second, first)):
            meant = _MEANT.fullmatch(said) if ends else None
            last = _answered_last(turn, question) if meant else None
            heard = turn.kind(last).read(meant["value"], turn.today) if meant and last else None
            if last and isinstance(heard, Understood) and heard.value != turn.registration.answers[last.name]:
                answer, correction = _answer(turn, question, rest, said), _in_its_place(turn, last, heard.value)
                return Both(answer, correction) if answer and correction else None
    return None


def _answered_last(turn: Turn, question: Question) -> Question | None:
    others = (each for each in reversed(turn.flow.questions.values()) if each is not question)
    return next((each for each in others if each.label and each.answered(turn.registration)), None)


def _with_who_they_are(turn: Turn, question: Question, text: str) -> Both | None:
    """The parent's name, and who they are to the player instead: "no im Carol Whittaker his nan"."""
    kind, text = turn.kind(question), _HERE.sub(r"I'm \1", text)
    if not question.about_parent or not _I_AM.search(text):
        return None
    related = [each for each in turn.flow.questions.values() if each.unasked and each.answered(turn.registration)]
    if not (related and getattr(kind, "names_people", False)) or asks_something(text):
        return None
    for name, who in islice(_names_and_relations(text), _MOST_JOINTS):
        heard = kind.read(name, turn.today)
        if not isinstance(heard, Understood):
            continue
        for each in related:
            told = each.unasked(f"im {who}", turn.today) if each.unasked else None
            if told and told.value != turn.registration.answers[each.name]:
                asked = f"Is the full name {heard.value}?"
                answer = second_look.unless_refused(turn, question, Found(heard.value, {}), asked)
                correction = _in_its_place(turn, each, told.value)
                return Both(answer, correction) if answer and correction else None
    return None


def _names_and_relations(text: str) -> Iterator[tuple[str, str]]:
    """What may be a name, and who that is, where somebody says who they are: "Carol Whittaker" and "his nan"."""
    for begins in _I_AM.finditer(text):
        said = _OWNED.match(text[begins.end() :])
        words = said["who"].replace(",", " ").split() if said and not denied(said[0]) else []
        for length in range(min(len(words), _LONGEST_RELATION), 1, -1):
            behind = _name_first(said["who"] if said else "", words[:length]) or " ".join(words[length:])
            before = clauses(text[: begins.start()])[-1:]
            name = (said["name"].strip(" ,") if said else "") or behind or "".join(before)
            if name and not _SPOKEN_OF.match(behind):
                yield _BEFORE_CAPITALS.sub("", name), " ".join(words[:length])


def _name_first(said: str, relation: list[str]) -> str:
    """What may be a name right behind a relation, where more is said: "his dad, Dave Smith, Jane's at work"."""
    left = re.sub(rf"^{r'[, ]+'.join(map(re.escape, relation))}[, ]*", "", said)
    name = _CAPITALS.match(left)
    return name[0] if name else re.split(r"[,;]", left, maxsplit=1)[0].strip()


def _with_the_players(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers a question about the parent, and the same of the player put right: "14 feb 88. and sams is the 4th
    of may not the 3rd".
    """
    if not question.about_parent or not any(map(_THEIRS.match, chain(*(each[:2] for each in parted(text))))):
        return None
    sort = type(turn.kind(question))
    theirs = [
        each
        for each in turn.flow.questions.values()
        if not each.about_parent and type(turn.kind(each)) is sort and each.answered(turn.registration)
    ]
    if len(theirs) != 1:
        return None
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        for rest, said in ((first, second), (second, first))[: 1 + ends]:
            found = _THEIRS.match(said)
            if not found or _THEIRS.match(rest) or not _is_the_players(turn, found["whose"]):
                continue
            put = earlier_answers.corrected(turn, f"sorry, his {theirs[0].label.casefold()} {said[found.end() :]}")
            answer = _answer(turn, question, rest, said)
            if isinstance(put, Proposal) and put.about == theirs[0].name and answer:
                return Both(answer, put)
    return None


def _answer_beside(turn: Turn, question: Question, text: str) -> Understood | Proposal | None:
    """What plainly answers the question, or the whole of several parts that stand among other words."""
    match read_behind_label(turn, question, text):
        case Understood() as heard if not (denied(text) or small_talk.takes_back(text)):
            return heard
        case DidYouMean(value=value, question=asked, also=also):
            return Proposal(question=asked, about=question.name, value=value, also=also)
    return None


def _in_its_place(turn: Turn, question: Question, value: Any) -> Proposal | None:
    asked = f"Shall I change {question.label.casefold()} to “{turn.kind(question).show(value)}”?"
    return second_look.unless_refused(turn, question, Found(value, {}), asked)


def _told_behind(turn: Turn, question: Question, text: str) -> Both | None:
    """What answers the question, and a sentence that adds to another: "in his bag. he also has a nut allergy"."""
    for first, second, ends in islice(parted(text), _MOST_JOINTS):
        if ends and (told := second_look.told_elsewhere(turn, second)):
            answer = None if second_look.told_elsewhere(turn, first) else _answer(turn, question, first, second)
            return Both(answer, told) if answer else None
    return None


def _correction(turn: Turn, question: Question, text: str) -> Proposal | None:
    if not earlier_answers.puts_another_right(turn, text, question):
        return None
    guess = earlier_answers.corrected(turn, text)
    return guess if isinstance(guess, Proposal) and guess.about != question.name else None


def _answer(turn: Turn, question: Question, text: str, beside: str) -> Understood | Proposal | None:
    """What the rest of the message says to the question, as if it were all of it."""
    if asks_something(text) or small_talk.takes_back(text) or second_look.turns_away(text, beside):
        return None
    if earlier_answers.puts_another_right(turn, text):
        return None
    match read_behind_label(turn, question, text):
        case Understood() as heard:
            return heard
        case DidYouMean(value=value, question=asked, otherwise=otherwise, also=also):
            return Proposal(question=asked, about=question.name, value=value, otherwise=otherwise, also=also)
    return second_look.proposed(turn, question, text)


_UNNAMED = (_with_the_players, _with_another_before, _with_the_last_one, _told_behind)


def propose_beside(turn: Turn, correction: Proposal, answered: dict[str, Any]) -> None:
    """Ask whether it is to be put right, once what was proposed before it is settled. What was `answered` in the same
    message stands, though it would else be unsettled by another postcode.
    """
    registration = turn.registration
    if registration.proposal:
        registration.proposal = replace(registration.proposal, then=correction)
        return
    unsettled = turn.flow.questions[correction.about].unsettles
    stands = {name: value for name, value in answered.items() if name in unsettled and name in registration.answers}
    turn.propose(replace(correction, also=correction.also | stands))


def go_on(turn: Turn, proposal: Proposal, correction: Proposal) -> None:
    """Ask whether the other is to be put right also where another answer was given instead of a yes or a no."""
    registration = turn.registration
    asked_anew = registration.proposal and registration.proposal.about == proposal.about
    if proposal.about in registration.answers and proposal.about in turn.answered:
        propose_beside(turn, correction, {proposal.about: registration.answers[proposal.about]})
    elif asked_anew and registration.proposal is not proposal:
        propose_beside(turn, correction, {})
