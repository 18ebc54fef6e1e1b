"""An earlier answer that a text puts right, from wherever the parent stands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from flows import small_talk
from flows.answers import DidYouMean, YesNo
from flows.answers.basics.replaced_words import (
    PUT,
    in_its_place,
    name_instead,
    numbered_instead,
    what_it_is_instead,
)
from flows.grammar.commands import Command
from flows.grammar.steps import Question
from flows.language.clauses import affirmed, clauses, denied, is_a_story, up_to_an_aside, what_is_denied
from flows.language.regex import regex
from flows.language.tidy import CAPITAL, plain, tidy
from flows.records import Proposal
from flows.understanding import counterparts
from flows.understanding.partial_reading import Found, a_name, found
from flows.understanding.second_look import unless_refused
from flows.understanding.turn import Turn

_LAST_ONE = regex(r"\b(?:last|previous|earlier|other) (?:one|question|answer|bit|thing)\b|\bjust (?:now|then)\b")
_OF_MINE = regex(r"\b(?:my|me|mine|i|im|ive)\b")
_OF_ONESELF = regex(r"\b(?:i|im|ive|me)\b")
_OF_PLAYER = regex(r"\b(?:his|her|him|he|hes|she|shes|child|son|daughter|player|kid|childs)\b")
_IS_WRONG = regex(
    r"\b(?:wrong|incorrect|old (?:one|work)|(?:is|was|its) (?:the )?old|(?:the )?right one|i gave|not right"
    r"|isnt right|mistake|typo|chang(?:e|ed|ing)|updat(?:e|ed|ing)"
    r"|(?:gone|went|come out|came out|looks?|looked|seems?|seemed|reads?|is|are|was|comes? up|came up)"
    r"(?: (?:a|bit|all|very|really|dead|so|rather|little|well))* (?:wonky|funny|weird|odd|strange|skewiff|squiffy"
    r"|garbled|messed up|screwy|haywire|iffy|dodgy|gibberish|nonsense|mangled"
    r"|off(?! (?:school|work|sick|this|on|to|for|with|his|her)\b))"
    r"|whats? (?:is |has )?(?:happened|gone on) (?:to|with)|not (?:how|the way) (?:\w+ ){1,3}?(?:spell|spelt|spelled"
    r"|write)|(?:spelt|spelled|spelling) (?:\w+ ){0,4}?wrong"
    r"|amend(?:ed|ing)?|out of date|misspelt|mistyped|spelt wrong|mixed up|muddled|back to front|backwards"
    r"|(?:day|month|year|letter|digit) out|way round|out by|letter missing|missing a)\b"
)
_NO_FAULT = regex(r"\b(?:nothing|nowt|nout|owt|not|isn'?t)(?: \w+){0,2} wrong\b", re.IGNORECASE)
_ASSERTS = regex(r"\b(?:is|was|are|should|be|did|does|has)\b", re.IGNORECASE)
# Yes or no as an answer to whatever is asked, and most of all to what is asked now: "9/10. no sorry, …".
_YES_OR_NO = regex(
    r"(?:^|(?<=[.,;!?-])\s*)(?:(?:oh|and|ah|erm?|um)\s+)*(?:yes|yeah|yep|yh|no|nope|nah)"
    r"(?=\W*$|[,.;!]|\s+(?:sorry|wait|hang|hold|actually|he|she|it|i|we|they|make|put|oh)\b)",
    re.IGNORECASE,
)
_LEADS_UP = regex(
    r"^(?:(?:it|its|it's|is|that|thats|should|be|say|have|been|put|change|to|make|sorry|actually|i|meant|mean|rather|now|just"
    r"|no|oh|wait|only|really|a|the|was|he|hes|she|shes|has|called|write|say|please)\b[\s,:]*)+",
    re.IGNORECASE,
)
# An e-mail address, written or spoken, and a postcode.
_SHAPE = regex(r"\S@\S|\bat \w+ dot (?:com|org|net|co|uk)\b|\b[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.IGNORECASE)
# "Wrong parent, im the dad, Craig Smith": who somebody is themselves.
_IS_CALLED = regex(
    r"\b(?i:i'?m|i am|my name(?:'?s| is)?|mine(?:'?s| is))[\s,]+"
    rf"(?i:(?:the|his|her|their|actually|called) (?:\w+[\s,]+)?)?[{CAPITAL}]\w+ [{CAPITAL}]"
)
_WISHES = regex(
    r"\b(?:can|could|please|pls|put|make|do|needs?|wants?|been told|instead|rather|change|swap|take|prefer"
    r"|any ?more|no longer|decided|forgot|better (?:be|make|get|go)|go (?:up|down)"
    r"|surname|last name|name|spelt|spelled|born|now)\b"
)
# "And the house is 12b": told with the street, after another was given.
_SAYS_NUMBER = regex(
    r"\b(?:house|door|flat)(?: number)? is (?:number |no )?\d+ ?[a-z]?\b"
    r"|\b(?:(?:we|i) live|(?:were|im|we are|i am) living) at (?:(?:the|number|no) )*\d+ ?[a-z]? $"
    r"|\bour number is \d+ ?[a-z]? $|\b\d+[a-z]? (?:is )?(?:where )?(?:we|i) live(?: at)? $"
)
_IS_WHO = regex(
    r"\b(?:im|am|me|as|not|be|been|say|said|says|to|is|isnt|wasnt|was|its|thats|actually|no|sorry|wrong|meant|pressed"
    r"|ticked|clicked|hit|yes|oops|change|wait|down)"
    r"(?: (?:his|her|their|the|a|an|our|sams|really|actually|only|just|step|foster|not))*$"
)
_NOT_THAT = regex(r" (?:not|instead of|rather than) ((?:\S+ ){1,2})$")
# "emails got a typo", "my names spelt wrong": the name of a line, and a verb of one letter.
_IS_SO = regex(
    r"\b(\w{2,})(?<!mum)(?<!mam)(?<!dad)(?<!nan)(?<!gran)(?<!wa)(?<!ha)(?<!doe)(?<!thi)(?<!\bhi)"
    r"(?<!\bher)(?<!their)(?<!\bye)s "
    r"(?=(?:the|a|an|not|wrong|got|gone|come|came|went|looking|been|in|on|now|actually|meant|should|spelt|spelled|old|out|changed"
    r"|missing|\d\w*)\b)"
)
# "The dates come out back to front" says nothing of when a payment does.
_CAME_OUT = regex(r"\b(?:come|came) out (?=(?:\w+ )?(?:back|wrong|wonky|funny|weird|odd|strange|garbled|backwards)\b)")
# "I've put hay fever but it's dust he's allergic to": what was put is not so.
_PUT_BUT = regex(rf"\b(?:i|ive|i have|we|weve) (?:just |only )?{PUT}(?: \w+){{1,6}}? (?:but|its|it is|it should)\b")
_AGREES = regex(r" (?:yes|yep|yeah|yup|aye|ok|okay) (?!but\b|except\b|only\b)")
_OWNED = regex(r"^(?:(?:sorry|actually|no|oh|wait|and|the|my|his|her|our|their) )+")
# "Mostly ok but his number was meant to be 17": what is right, before what is not.
_AGREES_BUT = regex(
    r"^(?:(?:mostly|nearly|almost|all|its|it|thats|that|everything|everythings|rest|looks|look|is|are|fine|right|ok|okay|good"
    r"|great|correct|perfect|yes|yeah|yep|the|quite|spot|on|sound|grand|lovely) )+"
    r"(?:but|except|except for|apart from|just|only|bar) "
)
# "You've got the lot except my email": which is not right, and not what it is.
_ALL_BUT = regex(
    r"\b(?:except|apart from|bar|other than|all but|but not|aside from)(?: for)? (?:the|my|our|his|her|their|that) "
    r"(?:\w+ ){0,3}\w+$"
)
# What says that a line is wrong is no new value of it: "you've spelt the street wrong".
_OF_THE_LINE = regex(r"\b(?:wrong|gone|spelt|spell|spelled|spelling|incorrect|typo)\b", re.IGNORECASE)
# "Flat 12 i should have said".
_SAID_LAST = regex(
    r"^(?P<what>.{1,60}?),? (?:is what )?(?:i|it) (?:should(?: have| of|'?ve)?|shoulda|(?:was )?meant to"
    r"|was supposed to) (?:said|say|put|be|been|have been|have said|have put|wrote|write|read)[.! ]*$",
    re.IGNORECASE,
)
# "All correct save one: the fee …", whose "one" is no number of a line.
_BUT_FOR_ONE = regex(
    r"^[^:]{0,60}?\b(?:save|bar|except|except for|apart from|but|but for) (?:the |just |only )?(?:one|1)"
    r"(?: (?:small |little )?(?:thing|detail|line|bit|item|point|mistake|error))?\b(?! of\b)[\s,:;.-]*",
    re.IGNORECASE,
)
# "No wait, he'd left by then": that "no" answers nothing.
_TURNS = regex(r"(?<=[.,!?\w] )no,? (wait|hang on|hold on)\b", re.IGNORECASE)
# "Put 21 for the house".
_SAID_FIRST = regex(
    r"\b(?:put|make|write|say|use|have)(?: it| that)?(?: as| to)? (?P<what>[^,.;!?]{1,60}?),? "
    r"(?:for|as|under|on|in|at) (?:the|my|our|his|her) (?P<name>\w+(?: (?!and\b|as\b|i\b|please\b)\w+){0,2})",
    re.IGNORECASE,
)
_SHOULD_BE_NO = regex(r"\b(?:be|say|said|put|meant)(?: an?)? (?:no|yes)[ .!]*$", re.IGNORECASE)
# "Make his shirt 11 while you're on": what is asked for first is how another line is to be.
_ORDERS = regex(
    r"^ (?:(?:can|could|please|pls|you|u|oh|also|and|just|actually|while|were|on|here|it) ){0,6}(?:make|put|change|swap"
    r"|set|switch|amend|update|get|give|pop|stick)(?: him| her| me)?(?: in| down)? (?:his|her|my|our|their|the|that) "
    r"(?P<line>\w+(?: \w+){0,2}) "
)
# "He didn't play for Flixton Juniors, he played for Barton Rovers".
_DID_NOT = regex(r"\b(?:did ?nt|did not|does ?nt|does not|has ?nt|have ?nt|never|nope|no)\b")
_HOW_WRITTEN = frozenset(("spelt", "spelled"))  # is said of whatever is named beside it
_NEARBY = 5  # answers back, where nothing says which
_SHORTEST_QUOTE = 3  # letters


def corrects(text: str) -> bool:
    """Whether something is taken back, or said not to be so."""
    return small_talk.takes_back(text) or denied(text)


def _is_marked(text: str, said: str) -> bool:
    """Whether it says that something is to be put right, or tells the number of a house, which is asked for alone."""
    return corrects(text) or any(marks.search(said) for marks in (_IS_WRONG, _SAYS_NUMBER, _PUT_BUT))


def is_about_another(turn: Turn, question: Question, text: str) -> bool:
    """Whether an earlier answer is sooner meant than the one that is asked for."""
    text = _NO_FAULT.sub(" ", text) if question.sums_up else text
    said, kind = _said(text), turn.kind(question)
    if question.about_parent and getattr(kind, "names_people", False) and _IS_CALLED.search(tidy(text)):
        return False
    if small_talk.takes_back(text) or _shaped(turn, _before(turn), text):
        return True
    if getattr(kind, "answers_about_messages", False) and small_talk.names_both_channels(text):
        return False
    if getattr(kind, "keeps_words", False):
        names = getattr(kind, "names_people", False)  # "not me, ring Pat Smith"
        if names and question.about_parent and _OF_MINE.search(said) and not _OF_PLAYER.search(said):
            return False
        if _IS_WRONG.search(said):
            return True  # but "Mill Close, not Mill Lane, Urmston" answers what is asked
        return denied(text) and not names and not isinstance(kind.read(text, turn.today), DidYouMean)
    named_here = any(f" {word} " in said for word in question.names | question.cues)
    marked = denied(text) or _IS_WRONG.search(said) or _orders_another(turn, said)
    pointed_at = next(_named(turn, said), None) or next(_denied_itself(turn, _before(turn), said), None)
    return bool(marked) and not named_here and pointed_at is not None


def _orders_another(turn: Turn, said: str) -> bool:
    """Whether it begins with how an answered line is to be: "make his shirt 11"."""
    here = turn.step
    if isinstance(here, Question) and getattr(turn.kind(here), "answers_about_messages", False):
        return False  # "put my email down"
    ordered = _ORDERS.match(said)
    line = f" {ordered['line']} " if ordered else ""
    lines = (each for each in _before(turn) if line and not each.unasked)
    return any(f" {word} " in line for each in lines for word in each.names | each.cues)


def puts_another_right(turn: Turn, text: str, question: Question | None = None) -> bool:
    """Whether a text that puts something right says at which answered question: by its name, its answer or its shape;
    of a part of a message nothing but the `question` that is asked must be called so.
    """
    said, answered = _said(text), _before(turn)
    if not (_is_marked(text, said) or _WISHES.search(said)):
        return False
    of_oneself = _OF_ONESELF.search(said)  # "my brother not his dad" is whoever else is spoken of
    named = next((each for each in _named(turn, said) if of_oneself or not each.unasked), None)
    put_otherwise = _PUT_BUT.search(said) and next(_quoted(turn, answered, said, text), None)
    if not (named or _shaped(turn, answered, text) or _denies_one(turn, answered, text) or put_otherwise):
        return False
    if question is None:
        return True
    put_right = bool(small_talk.takes_back(text) or _IS_WRONG.search(said) or put_otherwise)
    put_right = put_right or bool(named and _OF_MINE.search(said) and _shaped(turn, answered, text))
    if _names_somebody(turn, question) and not put_right:
        return False  # "Mick Brannigan, he lives round the corner and never goes out" is all about him
    return names(question, text) <= (names(named, text) if named else 0)


def _names_somebody(turn: Turn, question: Question) -> bool:
    return getattr(turn.kind(question), "names_people", False) and not question.about_parent


def _denies_one(turn: Turn, answered: list[Question], text: str) -> bool:
    """Whether a word of an answer is what is said not to be so: "its asthma not hay fever"; where words are
    kept a word may be of theirs, and only the whole answer counts: "Mill Lane, Urmston not Flixton".
    """
    values = [str(turn.registration.answers[question.name]) for question in answered]
    if isinstance(turn.step, Question) and getattr(turn.kind(turn.step), "keeps_words", False):
        said = f" {plain(text)} "
        quotable = (each for each in map(plain, values) if len(each) >= _SHORTEST_QUOTE or each[:1].isdigit())
        return any(f" not {each} " in said for each in quotable)
    if (
        isinstance(turn.step, Question)
        and turn.step.sums_up
        and next(_denied_itself(turn, answered, _said(text)), None)
    ):
        return True
    words = {word for value in values for word in plain(value).split()}
    return any(len(word) >= _SHORTEST_QUOTE for word in words.intersection(what_is_denied(text).split()))


def names(question: Question, text: str) -> int:
    """How long the longest name is by which a text calls a question; 0 where it does not."""
    said = _said(text)
    return max((len(word) for word in question.names | question.cues if f" {word} " in said), default=0)


def _said(text: str) -> str:
    """The plain words with a space on either side: " the email is got a typo "."""
    return _CAME_OUT.sub("gone ", _IS_SO.sub(r"\1 is ", f" {plain(text)} "))


def replaces(turn: Turn, name: str, text: str) -> bool:
    """Whether the words that are kept for a question are named as those which are wrong."""
    answered = [question for question in _before(turn) if question.name == name]
    return any(_quoted(turn, answered, f" {plain(text)} ", text))


def corrected(turn: Turn, text: str) -> Proposal | Command | None:
    """An earlier answer that the text puts right, with one value that differs; or which is to be asked again."""
    registration, text = turn.registration, _in_order(turn, text)
    if not turn.flow.allows("change", registration) or is_a_story(text):
        return None
    if not _LEADS_UP.sub("", text).strip(" .,!") and not _SHOULD_BE_NO.search(text):
        return None
    said = _said(text).replace(" my own ", " my ")
    marked = _is_marked(text, said) or _AGREES_BUT.match(said.strip()) is not None
    marked = marked or any(_did_not(turn, each, said) for each in _before(turn))
    named = next(_named(turn, said), None)
    is_wrong = _IS_WRONG.search(said) or (_sums_up(turn) and _ALL_BUT.search(said.strip()))
    ordered = any(map(str.isdigit, said)) and _orders_another(turn, said)
    to_ask_again = Command("change", named.name) if named and (is_wrong or ordered) else None
    for question, pointed_at in _meant(turn, said, text).items():
        if to_ask_again and not pointed_at:
            return to_ask_again
        what = _new_value(turn, question, text, pointed_at=pointed_at, marked=marked)
        if not what and pointed_at and (clause := _clause_on(question, text)):
            what = _new_value(turn, question, clause, pointed_at=True, marked=marked)
        if what and _sums_up(turn) and _tells_of_the_line(what):
            return to_ask_again or Command("change", question.name)
        if what and what.value != registration.answers.get(question.name):
            asked = f"Shall I change {question.label.casefold()} to “{shown(turn, question, what)}”?"
            return unless_refused(turn, question, what, asked)
    steers = isinstance(turn.step, Question) and not turn.step.in_order
    return to_ask_again or (Command("change", named.name) if named and steers else None)


def _tells_of_the_line(what: Found) -> bool:
    """Whether the words that were found say of a line that it is wrong, and are no new value of it."""
    words = plain(what.value) if isinstance(what.value, str) else ""
    return bool(_OF_THE_LINE.search(words) or _IS_WRONG.search(words))


def _sums_up(turn: Turn) -> bool:
    return isinstance(turn.step, Question) and turn.step.sums_up


def shown(turn: Turn, question: Question, what: Found) -> str:
    """The value, with the number of a phone and the words that come along: a yes takes nothing that was not shown."""
    kinds = {name: turn.kind(turn.flow.questions[name]) for name in what.also if name in turn.flow.questions}
    along = [
        kind.show(what.also[name])
        for name, kind in kinds.items()
        if getattr(kind, "of_a_shape", False) or getattr(kind, "keeps_words", False)
    ]
    return ", ".join([turn.kind(question).show(what.value), *along])


def _new_value(turn: Turn, question: Question, text: str, *, pointed_at: bool, marked: bool) -> Found | None:
    """What a text puts in the place of an answer."""
    old = turn.registration.answers.get(question.name)
    keeps = getattr(turn.kind(question), "keeps_words", False)
    if not pointed_at and turn.kind(question).choices and turn.registration.state not in question.unsettles:
        text = _YES_OR_NO.sub(" ", text)
    if not pointed_at and any(choice.value is True for choice in turn.kind(question).choices):
        text = name_instead(text)
    if keeps and not (pointed_at and marked):
        return edited_name(turn, question, text)
    if keeps and (numbered := numbered_instead(old, text)):
        return Found(numbered, {})
    what = found(turn, question, _without(text, old) if keeps else text, old=old, closely=pointed_at)
    return what or _reworded(turn, question, text, old)


def _clause_on(question: Question, text: str) -> str:
    """The one clause that begins with what the question is called, of a text that has more; "" where none does."""
    begun = [each for each in clauses(text) if _is_its_subject(question, f" {plain(each)} ")]
    return begun[0] if len(begun) == 1 and begun[0] != text else ""


def _without(text: str, old: Any) -> str:
    """A text without the words of an answer that it denies: "Urmston Meadow not Flixton Juniors"."""
    if " " not in str(old):
        return text
    return re.sub(rf",? \b(?:not|instead of|rather than) {re.escape(str(old))}\b", "", text, flags=re.IGNORECASE)


def _in_order(turn: Turn, text: str) -> str:
    """What is said last that should have been, before it; and the club's own name as "you"."""
    text = re.sub(rf"\b{re.escape(turn.club.name)}\b", "you", text, flags=re.IGNORECASE)
    if (put := _SAID_FIRST.search(text)) and any(plain(put["name"]) in each.names for each in _before(turn)):
        text = f"{text[: put.start()]}{put['name']} should be {put['what']}{text[put.end() :]}"
    text = _TURNS.sub(r"\1", _BUT_FOR_ONE.sub("", text))
    return _SAID_LAST.sub(r"sorry, it should be \g<what>", text)


def _meant(turn: Turn, said: str, text: str) -> dict[Question, bool]:
    """Which answers may be meant, the likeliest first, and whether something points at them."""
    answered = _before(turn)
    recaps = isinstance(turn.step, Question) and turn.step.recaps
    steers = isinstance(turn.step, Question) and (recaps or not turn.step.keeps)
    marked = _is_marked(text, said)
    last = answered[:2] if _LAST_ONE.search(said) and _is_of_an_answer(turn, said, text) else []
    named = list(_named(turn, said)) if steers or marked or _WISHES.search(said) else []
    first_named = {each: at for at, each in enumerate(named)}
    shaped, quoted = (
        sorted(pointed_at, key=lambda each: first_named.get(each, len(named)))
        for pointed_at in (_shaped(turn, answered, text), _quoted(turn, answered, said, text))
    )
    subject = [each for each in named if _is_its_subject(each, said)]
    if recaps and subject and _AGREES_BUT.match(said.strip()):
        return dict.fromkeys(subject, True)
    meant = dict.fromkeys((*shaped, *subject, *_denied_itself(turn, answered, said), *last, *quoted, *named), True)
    anything = (recaps and not _AGREES.match(said)) or small_talk.takes_back(text) or _IS_WRONG.search(said) is not None
    anything = anything and (bool(named) or not _names_one_unasked(turn, said))
    nearby = [each for each in answered if not _says_yes_or_no(turn, each)] if recaps else answered[:_NEARBY]
    latest = [each for each in answered[:1] if small_talk.takes_back(text) and a_name(turn, each, text)]
    return (
        dict.fromkeys(latest, False)
        | meant
        | dict.fromkeys((each for each in nearby if anything and each not in meant), False)
    )


def _is_of_an_answer(turn: Turn, said: str, text: str) -> bool:
    """Whether "the last one" may be an answer: among words that are kept it may be a fit or a pocket, unless something
    is put right.
    """
    keeps = isinstance(turn.step, Question) and getattr(turn.kind(turn.step), "keeps_words", False)
    return not keeps or small_talk.takes_back(text) or _IS_WRONG.search(said) is not None


def _names_one_unasked(turn: Turn, said: str) -> bool:
    """Whether what is spoken of is asked of other families alone, so that nothing here is meant by it."""
    unasked = (each for each in turn.flow.questions.values() if each.label and not each.ask_if(turn.registration))
    return any(f" {word} " in said for each in unasked for word in each.names | each.cues)


def _says_yes_or_no(turn: Turn, question: Question) -> bool:
    """Whether it is answered with what may be said of everything: "yeah, it's right"."""
    return isinstance(turn.kind(question), YesNo)


def _is_its_subject(question: Question, said: str) -> bool:
    """Whether the text begins with what the question is called: "email should be janey not jane"."""
    stripped = said.strip()
    begun = _OWNED.sub("", _AGREES_BUT.sub("", stripped))
    if _OF_MINE.search(stripped if begun == stripped else stripped.removesuffix(begun)) and not question.about_parent:
        return False
    return any(begun.startswith(f"{name} ") for name in question.names)


def _before(turn: Turn) -> list[Question]:
    """What was answered, the latest first."""
    here = turn.registration.state
    questions = [each for each in turn.flow.questions.values() if each.label and each.answered(turn.registration)]
    return [each for each in reversed(questions) if each.name != here]


def _shaped(turn: Turn, answered: list[Question], text: str) -> list[Question]:
    """Those that hold an address or a number of a shape which nothing else has, where the text has another such."""
    if not _SHAPE.search(text):
        return []
    here = turn.step  # where a person is named with a number, that is nobody else's
    own = isinstance(here, Question) and hasattr(turn.kind(here), "phone")
    shaped = (
        each
        for each in answered
        if getattr(turn.kind(each), "of_a_shape", False)
        and not (own and str(turn.registration.answers[each.name]).startswith("+"))
    )
    nearest = (each for each in shaped if counterparts.nearest(turn, each, text) is each)
    return [each for each in nearest if found(turn, each, text, old=turn.registration.answers[each.name])]


def _denied_itself(turn: Turn, answered: list[Question], said: str) -> Iterator[Question]:
    """Those whose whole answer is said not to be so: "14 not 12"."""
    found = _NOT_THAT.search(said)
    for question in answered:
        value = plain(str(turn.registration.answers[question.name]))
        numbered = any(map(str.isdigit, value)) and f" not {value} " in said
        if numbered or (found and f" {value} " in f" {found[1]}"):
            yield question


def _quoted(turn: Turn, answered: list[Question], said: str, text: str) -> Iterator[Question]:
    """Those whose answer is named, where that is said not to be so: "not pat", "hay fever is wrong"."""
    not_so = denied(text) or _IS_WRONG.search(said) or _PUT_BUT.search(said)
    for question in answered:
        value = turn.registration.answers[question.name]
        words = plain(value).split() if isinstance(value, str) and not _YES_OR_NO.fullmatch(value) else []
        of_theirs = getattr(turn.kind(question), "names_people", False) and words and f" {words[0]}s " in said
        if (
            of_theirs
            or _did_not(turn, question, said)
            or (not_so and any(len(word) >= _SHORTEST_QUOTE and f" {word} " in said for word in words))
        ):
            yield question


def _did_not(turn: Turn, question: Question, said: str) -> bool:
    """Whether the whole of an answer of several words is told along with a denial: "he never played for Sale Town"."""
    value = turn.registration.answers[question.name]
    words = plain(value) if isinstance(value, str) and " " in value else ""
    return bool(words) and f" {words} " in said and _DID_NOT.search(said) is not None


def _named(turn: Turn, said: str) -> Iterator[Question]:
    """The answered questions that are called by their name or by a word of theirs: the parent's own first where they
    speak of themselves, then those of the longest words.
    """
    here = turn.registration.state
    yield from _counterparts(turn, said)
    of_mine, of_player = bool(_OF_MINE.search(said)), bool(_OF_PLAYER.search(said))
    of_others = isinstance(turn.step, Question) and _names_somebody(turn, turn.step)  # "grandad Bill but not mornings"
    called = [
        (each.about_parent is (of_mine and not of_player), max(map(len, words)), each)
        for each in turn.flow.questions.values()
        if each.label and each.name != here and each.answered(turn.registration)
        and (words := [word for word in each.names | each.cues if f" {word} " in said])
        and (not each.unasked or any(_is_of_oneself(word, said, begun=not of_others) for word in words))
    ]  # fmt: skip
    called = [each for each in called if not _HOW_WRITTEN.issuperset(_called_by(each[-1], said))] or called
    in_order = sorted(called, key=lambda one: (-one[0], -one[1]))
    meant = dict.fromkeys(counterparts.nearest(turn, each, said) for *_, each in in_order)
    yield from (each for each in meant if each.name != here)


def _called_by(question: Question, said: str) -> set[str]:
    return {word for word in question.names | question.cues if f" {word} " in said}


def _counterparts(turn: Turn, said: str) -> Iterator[Question]:
    """What was asked of the player and is now asked of the parent, who speaks of theirs: "and sams is the 4th"."""
    here, player = turn.step, plain(turn.filled("{player}"))
    if not isinstance(here, Question) or not here.about_parent:
        return
    if re.search(rf" (?:his|hers|theirs|{re.escape(player)}s) (?:is|was|should|needs|wants|ought) ", said):
        kind = type(turn.kind(here))
        yield from (each for each in _before(turn) if not each.about_parent and isinstance(turn.kind(each), kind))


def _is_of_oneself(relative: str, said: str, *, begun: bool) -> bool:
    """Whether a relative is who somebody is, as one may be who is `begun` with: "im his nan", not "ring his nan"."""
    before = said.partition(f" {relative} ")[0]
    return _IS_WHO.search(before) is not None if before.strip() else begun


def _reworded(turn: Turn, question: Question, text: str, old: Any) -> Found | None:
    """Words that are kept, in the place of those that are named: "hay fever is wrong, it should be asthma"."""
    if not getattr(turn.kind(question), "keeps_words", False) or not isinstance(old, str):
        return None
    if (new := in_its_place(old, text)) and found_plainly(turn, question, new):
        return Found(new, {})
    if new := what_it_is_instead(old, text):
        return Found(new, {})
    before = set(plain(old).split())
    for clause in affirmed(tidy(text)):
        if before.intersection(plain(clause).split()):
            continue
        left = _LEADS_UP.sub("", clause).strip(" ,.")
        words = next(up_to_an_aside(left), left)
        if words and not _ASSERTS.search(words) and found_plainly(turn, question, words):
            return Found(words, {})
    return None


def edited_name(turn: Turn, question: Question, text: str) -> Found | None:
    """What is said of a name, where nothing else points at it: "Samuel not Sam"."""
    edit = getattr(turn.kind(question), "edited", None)
    name = edit and edit(turn.registration.answers.get(question.name), text)
    if name:
        return Found(name, {})
    return a_name(turn, question, text) if _before(turn)[:1] == [question] and small_talk.takes_back(text) else None


def found_plainly(turn: Turn, question: Question, words: str) -> bool:
    """Whether the question would take these very words at once."""
    heard = turn.kind(question).read(words, turn.today)
    return getattr(heard, "value", None) == words and not hasattr(heard, "question")
