"""What the tables could not read whole is looked at again, in parts. Whatever is found is proposed, never taken."""

import re
from collections.abc import Callable
from itertools import chain

from msgspec.structs import replace

from flows import small_talk
from flows.answers import Aside, DidYouMean, Understood, YesNo
from flows.answers.basics.kept_words import is_a_sentence
from flows.answers.basics.yes_no import NO, is_only_a_nod
from flows.grammar.closed_questions import unclear, without_names
from flows.grammar.steps import Question
from flows.language.clauses import (
    beginnings,
    begins_a_question,
    clauses,
    denied,
    is_a_story,
    second_thought,
    told_plainly,
    up_to_a_question,
    without_leave,
)
from flows.language.dictation import is_dictated, written
from flows.language.number_words import in_digits
from flows.language.other_languages import in_english, is_another_language
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, asks_something, plain, tidy_lines
from flows.records import Proposal
from flows.understanding.classifier import NO_ANSWER
from flows.understanding.partial_reading import Found, another_instead, found, mended
from flows.understanding.turn import Turn

_EITHER = regex(r"[\s,.]*or\b", re.IGNORECASE)
_SUGGESTS = regex(
    r"^(?:how about|what about|(?:can|could|may|shall|should) (?:we|you|i|he|she) (?:do|say|have|make it"
    r"|go for|go with|put|get|take)"
    r"|shall we say|lets say)\b(?=.*\d)",
    re.IGNORECASE,
)
# "When my wages come, the 7th", "can we do this when the kids are in bed": what is said first of when is no question.
_WHEN = regex(r"^(?:when|once|after)\b[^,?]*, (?=\S)", re.IGNORECASE)
_ASKS_TO_PUT_OFF = regex(
    r"^(?:(?:is it )?ok(?:ay)? if|(?:can|could|shall|may)) (?:we|i|you) (?=.*\b(?:later|when|once|after|tomorrow"
    r"|tonight|another|evening|weekend|in a (?:bit|while|minute|sec))\b)",
    re.IGNORECASE,
)
_PUTS_OFF = regex(
    r"\b(?:tomorrow|tomoz|tmrw|tonight|later|next week|(?:mon|tues|wednes|thurs|fri|satur|sun)day|weekend"
    r"|(?:half )?(?:an?|\d+) (?:hour|minute|min|mins|bit|sec|mo)"
    r"|(?:after|at|around|about|from|by) (?:\d\d?[:.]\d\d|\d\d? ?(?:am|pm|o'?clock)))"
    r"(?P<leave>,? (?:ok|okay|alright|all right|fine|good|any (?:good|use)|instead|be ok|do))?\s*\?$",
    re.IGNORECASE,
)
_WHEN_SO = regex(r"^when (?:(?:he|she|they|it|i|we)(?:'?s|'?re|'?m|'?ve|'?ll)?|my|his|her|the)\b[^?]*$", re.IGNORECASE)
# "What the coach gives him is fine" is an answer.
_WHAT_SO = regex(
    r"^(?:what|which)\b[^?]*\b(?:fine|ok|okay|good|grand|alright|all right|great|will do|'ll do)\W*$", re.IGNORECASE
)
# "There are other girls in the team, aren't there?".
_TAGGED = regex(
    r"\b(?:is|are|was|were|do|does|did|has|have|can|could|will|would|wo|ca)n'?t"
    r" (?:it|that|they|there|he|she|you|we|i|us)\b[\s?!]*$",
    re.IGNORECASE,
)
# "Ooh do they come up small? His last one was like a crop top": told is only what follows.
_ASKED_FIRST = regex(r"(?:(?:ooh?|oh|um|er|hi|well|so|and|just|quick one|sorry)[\s,]+){1,3}[^?]*\?\s+\w", re.IGNORECASE)
_PLAIN_YES = regex(
    r"\b(?:yes|yep|yeah|yup|yh|aye|correct|perfect|spot on|bang on|brilliant|brill|fab|lovely|ideal|smashing"
    r"|(?:all|looks|its|thats|it's|that's) (?:all )?(?:good|great|grand|fine|right|sound|ok|okay))\b",
    re.IGNORECASE,
)
_KNOWS_NOT = regex(
    r"\b(?:no idea|(?:no|not a) clue|(?:don'?t|do not) know|unsure|not sure|can'?t remember)\b", re.IGNORECASE
)
_SAYS_WHICH = regex(r"(?:yes|yep|yeah|yup|yh|aye|no|nope|nah)\b(?! (?:idea|worries|problem|bother))", re.IGNORECASE)
_ADDED, _CHANGED = "Shall I write this down for {player}: “{added}”?", "Shall I change {label} to “{added}”?"
_NAME_IN = regex(rf"\b[{CAPITAL}][\w'’-]+ [{CAPITAL}]")
_FEW, _SHORT = 4, 8  # words
_LIKELY = 0.6  # the probability from which it is asked whether that is meant
_KNOWS_NOT_WHICH = regex(
    r"\b(?:which|what|where)(?: (?:one|bit|line|part|it was|it is|was it|that was|it'?s))?[ .!]*$", re.IGNORECASE
)
_SOME_DIGITS = 3
_TURNS_AWAY = regex(r"[\s,.!-]*(?:no|sorry|wait|actually|i meant?|hang on|hold on|oops|oh)\b")
# "Hale Juniors. No wait, he'd left by then"
_TAKEN_BACK_AT_ONCE = regex(
    r"[\s,.!-]*(?:oh |um |er )?no,? (?:wait|hang on|hold on|tell a lie)\b(?! (?:that|it)'?s right)", re.IGNORECASE
)


def proposed(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What the text may come to at the question that is asked; that all is right only where it plainly implies it."""
    said = _told(text)
    if not said or is_a_story(said):
        return None
    look = _as_a_whole if question.recaps else found
    what = look(turn, question, _to_us(turn, said) if isinstance(turn.kind(question), YesNo) else said)
    return what and unless_refused(turn, question, what, take_as(turn, question, what))


def _to_us(turn: Turn, text: str) -> str:
    """The club's own name as "you", which no other club is."""
    return re.sub(rf"\b{re.escape(turn.club.name)}\b", "you", text, flags=re.IGNORECASE)


def _told(text: str) -> str:
    """What a message tells, without what it asks: "" where that is all of it."""
    if later := _ASKS_TO_PUT_OFF.match(text) or _PUTS_OFF.search(text):
        return text[later.end() :].rstrip("? ") or text.rstrip("? ")
    text = _WHEN.sub("", _SUGGESTS.sub("", text))
    asks = (asks_something(text) and not (_WHEN_SO.match(text) or _WHAT_SO.match(text))) or (
        small_talk.asks_back(text) and not any(map(str.isdigit, text))
    )
    if asks:
        return told_plainly(text)
    return told_plainly(text) or text if _ASKED_FIRST.match(text) else text


def _as_a_whole(turn: Turn, question: Question, said: str) -> Found | None:
    return _implied(question, said) or mended(turn, question, said)


def implied(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What the text plainly implies, where its words would else be kept: "he's a beginner" is no club."""
    what = None if asks_something(text) or is_a_story(text) else _implied(question, text)
    return what and unless_refused(turn, question, what, take_as(turn, question, what))


def dictated(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What was dictated with its marks by their names, which would else be kept: "queens drive new line altrincham"."""
    kind, said = turn.kind(question), written(text) if is_dictated(text) else text
    as_it_is = kind.read(text, turn.today) if said != text else None
    if as_it_is is None or (isinstance(as_it_is, DidYouMean) and not is_dictated(str(as_it_is.value))):
        return None
    if what_it_comes_to := implied(turn, question, said):
        return what_it_comes_to
    heard = kind.read(said, turn.today)
    if isinstance(heard, DidYouMean) and heard.value is not None:
        return unless_refused(turn, question, Found(heard.value, dict(heard.also)), heard.question)
    if not isinstance(heard, Understood):
        return None
    what = Found(heard.value, heard.also)
    return unless_refused(turn, question, what, take_as(turn, question, what))


def by_leave(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What is told, or put off, where nothing but leave is asked for it: "in my handbag if thats ok?"."""
    if question.picture and (later := _PUTS_OFF.search(text)) and later["leave"]:
        return proposed(turn, question, text)  # "can't get it to send, tomorrow ok?"
    told = without_leave(text)
    heard = turn.kind(question).read(told, turn.today) if told not in (text, "") else None
    if not isinstance(heard, Understood) or is_only_a_nod(told) or asks_something(told):
        return None
    return _as_told(turn, question, heard)


def _as_told(turn: Turn, question: Question, heard: Understood) -> Proposal | None:
    kind, what = turn.kind(question), Found(heard.value, dict(heard.also))
    keeps = getattr(kind, "keeps_words", False)
    asked = f"Shall I write: “{kind.show(what.value)}”?" if keeps else take_as(turn, question, what)
    return unless_refused(turn, question, what, asked)


def beside_a_question(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What a message tells beside what it asks: "Trafford United. do you need a release form?"."""
    said, kind = tidy_lines(text), turn.kind(question)
    begun = chain(filter(_is_before_a_question(said), beginnings(said)), up_to_a_question(said))
    told = (told_plainly(said) or next(begun, "")).rstrip(" .!,")
    heard = kind.read(told, turn.today) if told and not asks_something(told) else None
    if told and getattr(kind, "invited", None):
        return _confirmed_beside(turn, question, told, heard)
    keeps = getattr(kind, "keeps_words", False)
    if told and not (isinstance(heard, Understood) or keeps or asks_something(told) or _KNOWS_NOT.search(told)):
        return proposed(turn, question, told) if not question.recaps or _is_right(turn, question, told, said) else None
    if isinstance(kind, YesNo) and isinstance(heard, Understood) and _SAYS_WHICH.match(told):
        return unless_refused(turn, question, what := Found(heard.value, {}), take_as(turn, question, what))
    if not isinstance(heard, Understood) or (is_only_a_nod(told) and not _is_right(turn, question, told, said)):
        return None
    if getattr(kind, "names_people", False) and is_a_sentence(told) and not _NAME_IN.search(told):
        return None  # "he works nights" is no name
    return _as_told(turn, question, heard)


def _confirmed_beside(turn: Turn, question: Question, told: str, heard: object) -> Proposal | None:
    """The name that was asked about, where it is said to be right: "aye that's him, is that all you need?"."""
    invited = getattr(turn.kind(question), "invited", None)
    if isinstance(heard, Understood | DidYouMean):
        vague = is_only_a_nod(told) and not _PLAIN_YES.search(told)
        likely = None if vague or heard.value != invited else Found(heard.value, {})
        return likely and unless_refused(turn, question, likely, take_as(turn, question, likely))
    return classified(turn, question, told)


def _is_right(turn: Turn, question: Question, told: str, said: str) -> bool:
    """Whether a nod says that all is right, and what is asked beside it is none of that: "ok" alone may be said to what
    was told.
    """
    if not (question.sums_up and _PLAIN_YES.search(told)):
        return False
    asked = f" {plain(said)} "
    return not any(f" {name} " in asked for each in turn.flow.questions.values() for name in each.names if name)


def _is_before_a_question(said: str) -> Callable[[str], bool]:
    tagged = _TAGGED.search(said)
    told_up_to = tagged.start() - _SHORT if tagged else 0  # "girl, isn't she?" tells nothing
    return lambda begun: len(begun) < told_up_to or begins_a_question(said[len(begun) :])


def in_another_language(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What a message in another language says, where its words are known."""
    english = in_english(text)
    if not english:
        return _as_it_stands(turn, question, text) if is_another_language(text) else None
    match turn.kind(question).read(english, turn.today):
        case Understood(value=value, also=also):
            what = Found(value, {name: each for name, each in also.items() if name not in turn.flow.questions})
            return unless_refused(turn, question, what, take_as(turn, question, what))
        case DidYouMean(value=value, question=asked):
            return unless_refused(turn, question, Found(value, {}), asked)
    return proposed(turn, question, english)


def _as_it_stands(turn: Turn, question: Question, text: str) -> Proposal | None:
    """Words that nobody here can read: kept only after a yes."""
    kind = turn.kind(question)
    heard = kind.read(text, turn.today)
    if not isinstance(heard, Understood) or getattr(kind, "names_people", False):
        return None
    what = Found(heard.value, heard.also)
    return unless_refused(turn, question, what, take_as(turn, question, what))


def answered_first(turn: Turn, question: Question, text: str) -> Understood | None:
    """What a message begins with, up to its first joint, where that is plainly the answer: "dad, and he …"."""
    parts = clauses(text)
    if len(parts) < 2 or not (question.keeps and question.label) or asks_something(text) or denied(parts[0]):
        return None
    rest = text[len(parts[0]) :]
    if small_talk.takes_back(parts[0]) or _TAKEN_BACK_AT_ONCE.match(rest):
        return None
    heard = turn.kind(question).read(parts[0], turn.today)
    again = isinstance(turn.kind(question).read(rest, turn.today), Understood) and not names_another(
        turn, question, rest
    )
    if turns_away(parts[0], rest) or _EITHER.match(rest) or again or names_another(turn, question, parts[0]):
        return None
    return heard if isinstance(heard, Understood) else None


def turns_away(begun: str, rest: str) -> bool:
    """Whether a message begins with a no to what was before: "no wait, it's 14"."""
    return plain(begun) in NO and _TURNS_AWAY.match(rest.lower()) is not None


def begins_with_it(turn: Turn, question: Question, text: str) -> bool:
    """Whether a message begins with what implies the answer: "not any more, he moved in with his dad"."""
    begun = clauses(text)[:1]
    short = bool(begun) and begun[0] != text and len(begun[0].split()) <= _FEW
    return short and not answered_first(turn, question, text) and _implied(question, begun[0]) is not None


def corrects_itself(turn: Turn, question: Question, text: str) -> bool:
    """Whether what is taken back was said in the same message: "the 3rd. no sorry the 5th", or with another end of a
    number that is spelt out: "oh seven … one two three no sorry one two four".
    """
    first, second = second_thought(text)
    kind = turn.kind(question)
    if not second:
        return False
    if not getattr(kind, "keeps_words", False) and isinstance(kind.read(first, turn.today), Understood):
        return isinstance(kind.read(second, turn.today), Understood)
    spelt = getattr(kind, "may_be_spelt", False)
    return spelt and sum(map(str.isdigit, in_digits(first))) >= _SOME_DIGITS


def thinks_again(turn: Turn, question: Question, text: str) -> bool:
    """Whether another answer follows in the place of the first: "none. wait sorry, Davyhulme Colts"."""
    first, second = second_thought(text)
    if not (first and second):
        return False
    if not getattr(turn.kind(question), "keeps_words", False):
        return another_instead(turn, question, text)
    what = _implied(question, text)
    return what is not None and isinstance(what.value, str) and what.value in second


def tells_more(question: Question, text: str) -> bool:
    """Whether a message implies the answer and what else comes of it: "no, he's with his dad at M33 7AB"."""
    what = _implied(question, text)
    return what is not None and bool(what.also)


def finds_fault(question: Question, text: str) -> bool:
    """Whether a few words say of everything that is summed up that it is not all right: "two things are wrong"."""
    short = len(text.split()) <= _SHORT or _KNOWS_NOT_WHICH.search(text) is not None
    short = short and not any(map(str.isdigit, text))
    what = _implied(question, text) if question.sums_up and short else None
    return what is not None and what.value != question.goes_on_with


def names_another(turn: Turn, question: Question, text: str) -> bool:
    """Whether words that would be kept name another question."""
    others = (each for each in turn.flow.questions.values() if each is not question)
    keeps, said = getattr(turn.kind(question), "keeps_words", False), f" {plain(text)} "
    return keeps and any(f" {word} " in said for each in others for word in each.names | each.cues)


def told_elsewhere(turn: Turn, text: str) -> Proposal | None:
    """What the text adds to an answer that has nothing to do with what is asked: a condition, told at the address."""
    registration = turn.registration
    if not (turn.flow.has_begun(registration) and turn.flow.allows("change", registration)):
        return None
    here = turn.flow.questions.get(registration.state)
    for question in turn.flow.questions.values():
        related = here and (here is question or question.name in here.unsettles)
        if question.told and not related and (added := question.told(text, registration)):
            asked = turn.filled(
                _ADDED if isinstance(added[0], str) else _CHANGED,
                label=question.label.casefold(),
                added=turn.kind(question).show(added[0]),
            )
            return unless_refused(turn, question, Found(*added), asked)
    return None


def adds(turn: Turn, told: Proposal) -> bool:
    """Whether what is told elsewhere goes beside what stands, and not in its place."""
    before = turn.registration.answers.get(told.about)
    return bool(told.about) and str(before or "") in str(told.value)


def unless_refused(turn: Turn, question: Question, what: Found, asked: str) -> Proposal | None:
    """A refused guess does not come twice, nor one that the question itself refuses."""
    if turn.registration.refused == [question.name, what.value]:
        return None
    doubt = question.check(what.value, turn) if question.check else None
    match doubt:
        case None:
            return Proposal(question=asked, about=question.name, value=what.value, also=what.also)
        case DidYouMean(value=value, question=asked_by_itself):
            return Proposal(question=asked_by_itself, about=question.name, value=value, also=what.also, sure=True)
    return None


def classified(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What replies like it came to elsewhere: one of the question's plain answers, where that is likely."""
    said, probability = turn.flow.classify(question.name, without_names(turn.conversation, text))
    return _as_typed(turn, question, said) if said != NO_ANSWER and probability >= _LIKELY else None


def guessed(turn: Turn, question: Question, text: str) -> Proposal | None:
    """What a language model guessed, in words that the question's own kind reads.

    Where one may be asked first, `turn.unclear` has what it is shown.
    """
    guess, what = turn.known.guess, None
    if turn.known.may_guess:
        turn.unclear = unclear(question, turn.flow.questions, turn, text)
    elif guess:
        what = _as_typed(turn, question, guess.said) if guess.said and guess.about == question.name else None
        turn.guess = "proposed" if what else "missed"
    return what and replace(what, guessed=True)


def _as_typed(turn: Turn, question: Question, said: str) -> Proposal | None:
    """What words that the parent did not say would come to, had they typed them."""
    match turn.kind(question).read(said, turn.today):
        case Understood(value=value, also=also):
            what = Found(value, also)
        case Aside():
            what = Found(said, {})
        case _:
            return None
    return unless_refused(turn, question, what, take_as(turn, question, what))


def _implied(question: Question, text: str) -> Found | None:
    what = question.implied and question.implied(text)
    return Found(*what) if what else None


def take_as(turn: Turn, question: Question, what: Found) -> str:
    """What a yes will store, all of it."""
    if question.sums_up and what.value == question.goes_on_with:
        return "Shall I send it to the club now?"
    questions = turn.flow.questions
    along = [turn.kind(questions[name]).show(value) for name, value in what.also.items() if name in questions]
    shown = ": ".join([turn.kind(question).show(what.value), *along])
    return f"Shall I take that as “{shown}”?"
