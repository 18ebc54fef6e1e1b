"""Answers to another question than the one that is asked: "change email to …", "dob is 4 May not 3", a quoted question,
an old button, and "I'm his gran" before that is asked.
"""

import re
from collections.abc import Iterator
from itertools import islice

from flows.answers import DidYouMean, Misunderstood, Understood
from flows.engine.answering import take
from flows.families.carried_over import take_over
from flows.grammar.commands import line_called
from flows.grammar.steps import Question
from flows.language.clauses import clauses
from flows.language.regex import regex
from flows.language.tidy import plain, tidy
from flows.records import Message, Proposal
from flows.understanding.counterparts import nearest
from flows.understanding.partial_reading import Found, knowing
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

_LEAD_IN = regex(
    r"(?:(?:no|oh|sorry|actually|oops|wait|hi|hello|hey|hiya|hang on|correction|and|also|please|just"
    r"|(?:can|could|may) (?:i|you|we)"
    r"|i (?:want|need|would like|meant|have) to|id like to|i'd like to|change|edit|correct|update|fix|amend|set|make)"
    r"\b[\s,.!:-]*)*",
    re.IGNORECASE,
)
_BETWEEN = regex(
    r"\s*[:=]\s*|\s+(?:should (?:be|say|read|have been|of been|of said)|shoulda been|(?:had |'d )?better be"
    r"|(?:is|was|are)(?: actually| really| now| meant to be)?|to be|to"
    r"|as|into)\s+",
    re.IGNORECASE,
)
_THEIRS = regex(r"(?:(?:his|her|their|the) )?(?:mobile|phone|number|telephone)\b", re.IGNORECASE)
# "My full name is …", "dob: …": what the parent is asked for, said without whose it is or with "my".
_SAID_BARE = regex(r"(?:(?:my|our|the|own|full|legal|complete|correct) )*(?:name|dob|d o b|date of birth|birthday)")
_IS = regex(r"\s*[:=]\s*|\s+is\s+", re.IGNORECASE)
_MOST_PLACES = 12
_DIRECTLY = regex(r"\s+")
_NOT_THE_OLD = regex(r"[,.;]?\s+(?:and\s+)?(?:not|instead of|rather than)\s+.*", re.IGNORECASE)
_NOT_BUT = regex(r"not\s+.+?\s+but\s+", re.IGNORECASE)
_MEANT = regex(
    r"\*\s*(?P<star>.+)|(?:(?:no|oh|sorry|oops|wait|actually|correction|typo)[\s,.!:-]+)*"
    r"(?:i (?:meant|mean)(?: to (?:say|put|write))?|it should (?:be|say)|should (?:be|say|have been|of been)"
    r"|correction|typo|that should (?:be|say))[\s,.:-]+(?P<value>.+)",
    re.IGNORECASE,
)


def revised(turn: Turn, text: str, quoted: str) -> bool:
    """Whether the text is a new value for an answer other than the one asked for; that one is then put right."""
    said = tidy(text)
    asked = turn.flow.questions.get(quoted)
    if asked and _stands_elsewhere(turn, asked) and _put_right(turn, asked, said):
        return True
    return _by_its_name(turn, said) or _the_last_one(turn, said)


def _stands_elsewhere(turn: Turn, question: Question) -> bool:
    """Whether it is a line of the summary, and not what is asked right now."""
    here = question.name == turn.registration.state
    return bool(question.label) and not here and question.answered(turn.registration)


def _by_its_name(turn: Turn, said: str) -> bool:
    """ "dob is 4 May not 3", "change email to …": for each place where a line's name may end and a value begin."""
    return any(_put_right(turn, line, value) for line, value in _lines_named(turn, said))


def told_by_name(turn: Turn, text: str) -> Proposal | None:
    """What a text that begins with a line's name says of it, not taken yet: "kit should be 11/12", "payment day 20"."""
    said = tidy(text).strip(" .,;")
    for line, value in (*_lines_named(turn, said), *_lines_named(turn, said, _DIRECTLY)):
        heard = _read_anew(turn, line, value)
        if isinstance(heard, Understood):
            asked = f"Shall I change {line.label.casefold()} to “{turn.kind(line).show(heard.value)}”?"
            return unless_refused(turn, line, Found(heard.value, dict(heard.also)), asked)
    return None


def _lines_named(turn: Turn, said: str, ends: re.Pattern[str] = _BETWEEN) -> Iterator[tuple[Question, str]]:
    """The lines that a text may name at its beginning, and what is said of each; none from that which is asked on."""
    registration = turn.registration
    lead_in = _LEAD_IN.match(said)
    begins = lead_in.end() if lead_in else 0
    places = list(islice(ends.finditer(said, begins), _MOST_PLACES)) if turn.flow.allows("change", registration) else []
    questions = turn.flow.questions.values() if places else ()
    lines = [each for each in questions if each.label and each.ask_if(registration)]
    for between in places:
        called, value = plain(said[begins : between.start()]), said[between.end() :]
        line = line_called(called, lines)
        line = nearest(turn, line, said) if line else None
        asked = line and (line.name == registration.state or (not begins and _asks_for(turn, line, called, between[0])))
        if asked or (line and (_tells_their_number(turn, said[begins:], value) or _is_sooner(turn, line, said, value))):
            return
        if line:
            yield line, value


def _tells_their_number(turn: Turn, said: str, value: str) -> bool:
    """Whether "her number is …" is of whoever was named right before, and answers what is asked."""
    here = turn.flow.questions.get(turn.registration.state)
    if here is None or not _THEIRS.match(said):
        return False
    named = any(getattr(turn.kind(each), "phone", "") == here.name for each in turn.flow.questions.values())
    return named and isinstance(turn.kind(here).read(value, turn.today), Understood)


def _is_sooner(turn: Turn, line: Question, said: str, value: str) -> bool:
    """Whether what a line that is still to come is called too answers what is asked: "the number is 14" of a house."""
    here = turn.flow.questions.get(turn.registration.state)
    heard = turn.kind(here).read(said, turn.today) if here and not line.answered(turn.registration) else None
    return isinstance(heard, Understood) and plain(str(heard.value)) == plain(value)


def _asks_for(turn: Turn, line: Question, called: str, tie: str) -> bool:
    """Whether the parent is asked for what a line of the player's is called too: "full name is Jane Ann Smith"."""
    here = turn.step
    if not isinstance(here, Question) or not here.about_parent or line.about_parent:
        return False
    alike = type(turn.kind(here)) is type(turn.kind(line))
    return alike and _IS.fullmatch(tie) is not None and _SAID_BARE.fullmatch(called) is not None


def _the_last_one(turn: Turn, said: str) -> bool:
    """ "Sorry, I meant 4 May": the answer before, where what is asked now cannot be answered so."""
    match = _MEANT.fullmatch(said)
    registration = turn.registration
    here = turn.flow.questions.get(registration.state)
    if not match or not here or not isinstance(turn.kind(here).read(said, turn.today), Misunderstood):
        return False
    before = [each for each in turn.flow.questions.values() if each.label and each.answered(registration)]
    order = list(turn.flow.questions)
    before = [each for each in before if order.index(each.name) < order.index(here.name)]
    return bool(before) and _put_right(turn, before[-1], match["star"] or match["value"])


def _put_right(turn: Turn, question: Question, value: str) -> bool:
    """Take a value for a question, if it is one; the chat then goes on where it stood."""
    match _read_anew(turn, question, value):
        case Understood(value=new, also=also):
            _leave_open_question(turn, question)
            take(turn, question, new, also, noted=True)
            return True
        case DidYouMean(value=new, question=asked):
            _leave_open_question(turn, question)
            turn.propose(Proposal(question=asked, about=question.name, value=new))
            return True
    return False


def _read_anew(turn: Turn, question: Question, value: str) -> Understood | DidYouMean | None:
    """A value for a question, without the one that it is said to replace."""
    kind = knowing(turn, question)
    begun = () if getattr(kind, "keeps_words", False) else clauses(value)[:1]  # "to no, hay fever's gone"
    for said in dict.fromkeys((_NOT_THE_OLD.sub("", _NOT_BUT.sub("", value)), value, *begun)):
        heard = kind.read(said, turn.today)
        if isinstance(heard, Understood | DidYouMean):
            return heard
    return None


def _leave_open_question(turn: Turn, question: Question) -> None:
    """Turn from what was asked to an answer that is put right."""
    registration = turn.registration
    registration.proposal, registration.kept_back = None, None
    take_over(turn.flow, registration, question.name, turn.now)


def introduced(turn: Turn, text: str) -> bool:
    """Whether the text answers a question that is still to come, in words that can mean nothing else."""
    if not isinstance(turn.step, Question):
        return False
    return any(_noted(turn, question, text) for question in turn.flow.questions.values() if question.unasked)


def _noted(turn: Turn, question: Question, text: str) -> bool:
    registration = turn.registration
    if not question.unasked or question.answered(registration) or registration.state == question.name:
        return False
    heard = question.unasked(text, turn.today)
    if heard is None:
        return False
    registration.answers[question.name] = heard.value
    turn.recite(heard.template)
    turn.ask_again()
    return True


def tapped(turn: Turn, message: Message) -> str | None:
    """The label that was tapped, or None where the button belongs to a question that is no longer asked."""
    about, _, label = message.choice.rpartition(":")
    registration = turn.registration
    if about == turn.about:
        return label
    question = turn.flow.questions.get(about.rstrip("?"))
    if question is None:
        return message.text
    if question.label and question.answered(registration):
        turn.recite("already_answered", label=question.label.casefold(), answer=turn.shown(question))
    else:
        turn.recite("old_button")
    turn.ask_again()
    return None
