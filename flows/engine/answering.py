"""Reading a text as the answer to what was asked, and what follows when it is taken."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from flows import small_talk
from flows.answers import Aside, DateOfBirth, DidYouMean, Misunderstood, Understood, YesNo
from flows.engine import siblings
from flows.engine.command_actions import CONFIRMED, obey, say_how_it_rests
from flows.families import lay_out
from flows.grammar.commands import Command
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Instead, Question
from flows.grammar.summary import listed
from flows.language.interruptions import called_away, is_on_another_phone
from flows.language.other_languages import language_of
from flows.language.private_words import is_of_health_or_harm
from flows.language.sign_offs import without_sign_off
from flows.language.tidy import plain, tidy
from flows.records import Proposal, Registration
from flows.understanding import beside, earlier_answers, escalation, second_look
from flows.understanding.labels import read_behind_label
from flows.understanding.put_off import is_put_off, only_offers_papers, told_before_it_is_put_off
from flows.understanding.turn import Turn

TO_A_PERSON = 5
ABOUT_PAYING = "what_happens_next"  # what an ending says afterwards tells more: it has the link
UNKNOWN = "ask_the_manager"  # what is said to a question back that nobody here knows the answer of
YES_NO = YesNo()


def read(turn: Turn, text: str) -> None:
    """Read a text as the answer to the step that the parent stands at."""
    step = turn.step
    if isinstance(step, Ending):
        after_the_end(turn, step, text)
        return
    if step.medical and only_offers_papers(text):
        _talk_back(turn, UNKNOWN, None)
        return
    heard = read_behind_label(turn, step, text)
    would_be_kept = _is_kept(turn, step, heard) and not _calls_by_name(turn, step, heard, text)
    if would_be_kept and _said_in_passing(turn, step, text, heard):
        return
    match heard:
        case Understood(value=value, also=also):
            take(turn, step, value, also)
        case DidYouMean():
            turn.propose(_asked_once(turn, step, heard))
        case Command():
            obey(turn, heard)
        case Aside(template=template, asks=asks):
            turn.recite(template)
            if asks:
                turn.ask_again()
        case Misunderstood():
            _not_an_answer(turn, step, heard, text)


def heard_both(turn: Turn, text: str) -> bool:
    """Whether the text answers what is asked and puts another answer right: that is proposed after it."""
    question, registration = turn.step, turn.registration
    if not isinstance(question, Question):
        return False
    kind = turn.kind(question)
    more = getattr(kind, "of_a_shape", False) or _is_kept(turn, question, turn.hears(question, text))
    both = beside.both(turn, question, text) if more else None
    if both is None:
        return False
    if isinstance(both.answer, Proposal):
        turn.propose(replace(both.answer, then=both.correction))
        return True
    take(turn, question, both.answer.value, both.answer.also or None)
    if both.correction and turn.registration is registration:
        beside.propose_beside(turn, both.correction, {question.name: both.answer.value} | both.answer.also)
    return True


def _asked_once(turn: Turn, question: Question, heard: DidYouMean) -> Proposal:
    """A proposal of the kind; of a name or a birthday the question's own doubt is the better one, and enough."""
    kind = turn.kind(question)
    read_back = getattr(kind, "names_people", False) or isinstance(kind, DateOfBirth)
    doubt = question.check(heard.value, turn) if read_back and question.check else None
    asked = doubt if isinstance(doubt, DidYouMean) else heard
    return Proposal(
        question=asked.question,
        about=question.name,
        value=asked.value,
        otherwise=heard.otherwise,
        also=heard.also,
        sure=asked is doubt,
    )


def _is_kept(turn: Turn, question: Question, heard: object) -> bool:
    """Whether nothing was understood but words that would be kept as they are."""
    return not isinstance(heard, Understood) or getattr(turn.kind(question), "keeps_words", False) or bool(heard.also)


def _calls_by_name(turn: Turn, question: Question, heard: object, text: str) -> bool:
    """Whether a club, a house or a street stands out of the words around it: "let me think, it was Flixton Juniors"."""
    if not isinstance(heard, DidYouMean) or getattr(turn.kind(question), "names_people", False):
        return False
    if _signs(question, text):
        return False
    return str(heard.value).replace("'", "").istitle() and not _tells_of_a_later_one(question, heard.value, text)


def _signs(question: Question, text: str) -> bool:
    """Whether the name at the end is only who wrote it, below words by which there is none: "just in the park. Sue"."""
    told = without_sign_off(text)
    implied = question.implied(told) if question.implied and told != text else None
    return implied is not None and implied[0] is None


def _tells_of_a_later_one(question: Question, first: str, text: str) -> bool:
    """Whether what a message comes to is another name than its first: "Flixton Juniors then Barton Rovers"."""
    implied = question.implied(text) if question.implied else None
    later = implied[0] if implied else None
    return isinstance(later, str) and later.istitle() and first not in later


def _said_in_passing(turn: Turn, question: Question, text: str, heard: object) -> bool:
    """Whether it is better looked at before words are kept: another language, what is implied, what is put off."""
    keeps = getattr(turn.kind(question), "keeps_words", False)
    if keeps and not with_a_number(heard, text) and is_put_off(turn, question, text):
        turn.recite("take_your_time")
        turn.ask_again()
        return True
    if isinstance(heard, Understood) and heard.value is None and _implies_none(question, text):
        return False  # "None", which is said plainly and implied as well
    guess = told_before_it_is_put_off(turn, question, text) if question.medical else None
    guess = guess or second_look.in_another_language(turn, question, text)
    guess = guess or (second_look.dictated(turn, question, text) if keeps else None)
    if guess := guess or (second_look.implied(turn, question, text) if keeps else None):
        turn.propose(guess)
    elif keeps and isinstance(heard, DidYouMean) and not heard.also and (correction := _corrects(turn, text)):
        turn.propose(correction)
    elif keeps and not with_a_number(heard, text) and (small_talk.puts_off(text) or called_away(text)):
        turn.recite("take_your_time")
        turn.ask_again()
    elif (keeps or isinstance(heard, Understood)) and not with_a_number(heard, text) and small_talk.asks_back(text):
        _asked_back(turn, question, text)
    else:
        return False
    return True


def _implies_none(question: Question, text: str) -> bool:
    what = question.implied(text) if question.implied else None
    return what is not None and what[0] is None


def _corrects(turn: Turn, text: str) -> Proposal | None:
    """What is taken back where words would else be kept: "that was meant to be a no"."""
    guess = earlier_answers.corrected(turn, text) if small_talk.takes_back(text) else None
    return guess if isinstance(guess, Proposal) else None


def with_a_number(heard: object, text: str) -> bool:
    """Whether somebody's number was read with them: "can you use Joan Lister 07700 900439" asks nothing."""
    if not isinstance(heard, Understood | DidYouMean):
        return False
    told = any(str(value).startswith("+") for value in heard.also.values())
    return told and (isinstance(heard, DidYouMean) or any(map(str.isdigit, text)))


def _asked_back(turn: Turn, question: Question, text: str) -> None:
    """Answer a question where words are kept as they are said; what it tells of a child's health is not lost."""
    beside = second_look.beside_a_question(turn, question, text)
    may_tell = is_of_health_or_harm(text) and not small_talk.asks_of_papers(text)
    if not beside and getattr(turn.kind(question), "proposes", False) and may_tell:
        said = tidy(text)
        turn.propose(Proposal(question=f"Shall I write: “{said}”?", about=question.name, value=said))
        return
    talk = small_talk.question(text) or small_talk.remark(text)
    need = escalation.needed(turn, text) if not beside and _is_unknown(talk) else None
    if need:
        follow(turn, None, need, text)
    else:
        _talk_back(turn, talk.template if talk else UNKNOWN, beside)


def _is_unknown(talk: small_talk.Talk | None) -> bool:
    return talk is None or talk.template == UNKNOWN


def _talk_back(turn: Turn, template: str, beside: Proposal | None) -> None:
    """Answer what is asked, and ask about what is told beside it, or once more."""
    turn.recite(template)
    if beside:
        turn.propose(beside)
    else:
        turn.ask_again()


def take(
    turn: Turn,
    question: Question,
    value: Any,
    also: dict[str, Any] | None = None,
    *,
    sure: bool = False,
    noted: bool = False,
) -> None:
    """Store an answer and go on to what is due, unless the question has a reason to ask back first.

    The question need not be the one that is asked: a photo or a correction may come at any time, and the way on leads
    back to what was asked. Of what it says `also`, what this flow does not ask is left. `sure` is a value that the
    parent has confirmed; with `noted` it is always read back.
    """
    registration = turn.registration
    if registration.state != question.name:
        turn.flow.set_state(question.name, registration)
    doubt = question.check(value, turn) if question.check and (not sure or question.contested) else None
    if doubt:
        _doubt(turn, question, doubt)
        return
    if turn.flow.begins(question, value) and not sure and siblings.must_choose(turn.flow, turn.conversation):
        registration.misunderstood = 0
        turn.recite("several_invites")
        turn.ask_whose_turn()
        return
    if registration.answers.get(question.name) != value:
        for dependent in question.unsettles:
            registration.answers.pop(dependent, None)
    along = {name: other for name, other in (also or {}).items() if name in turn.flow.questions}
    registration.answers |= {question.name: value} | question.proof(value, turn.now) | along
    registration.proposal, registration.misunderstood, registration.kept_back = None, 0, None
    turn.answered.append(question.name)
    turn.thank(question, noted=noted)
    if question.says and (words := question.says(registration)):
        turn.say(words)
    if question.tells and question.tells_now and (fact := question.tells(registration)):
        turn.tell_club(fact)
    _go_on(turn, question, value)


def take_at_rest(turn: Turn, photo: Question, key: str) -> None:
    """A photo that was left for later, or a better one: it goes to the club at once, and nothing is asked again."""
    registration = turn.registration
    sent = {photo.name: key} | photo.proof(key, turn.now)
    registration.answers |= sent
    if registration.confirmed:
        registration.confirmed |= sent
    turn.tell_club("photo")
    turn.recite("photo_thanks")


def _go_on(turn: Turn, question: Question, value: Any) -> None:
    """Follow the way on from an answer that was taken."""
    registration = turn.registration
    if siblings.must_give_way(turn, question, value):
        registration.answers.pop(question.name)
        siblings.give_way(turn)
        return
    if question.completes(value):
        _send(turn, question)
    if len(turn.conversation.registrations) > 1:
        lay_out(turn.flow, turn)
    turn.flow.go("answered", registration, turn=turn)
    if not question.keeps:
        registration.answers.pop(question.name, None)
    arrived = turn.step
    if isinstance(arrived, Ending):
        siblings.next_child(turn, arrived)
    elif registration.status in {"invited", "declined"}:
        registration.become("started", turn.now, "the parent began")
        siblings.tell_of_others(turn)


def _send(turn: Turn, last: Question) -> None:
    """The yes to everything: from here on the club may see the answers, and hears what is new in them."""
    registration, before = turn.registration, turn.registration.for_the_club
    registration.before = None
    _drop_what_was_not_asked(turn)
    registration.confirm(turn.now)
    if not last.keeps:
        registration.confirmed.pop(last.name)
    for fact in sorted(_facts(turn.flow, registration) - _facts(turn.flow, before)):
        turn.tell_club(fact)


def _facts(flow: Flow, registration: Registration) -> set[str]:
    """What the answers tell the club, beside themselves."""
    questions = [each for each in flow.questions.values() if not each.tells_now]
    return {each.tells(registration) for each in questions if each.tells} - {""}


def _drop_what_was_not_asked(turn: Turn) -> None:
    """Forget answers to questions that no longer apply: what the club does not need is not kept."""
    registration = turn.registration
    for question in turn.flow.questions.values():
        if question.name in registration.answers and not question.ask_if(registration):
            del registration.answers[question.name]


def _doubt(turn: Turn, question: Question, doubt: DidYouMean | Misunderstood | Instead) -> None:
    """Ask back, refuse, or say what can be had instead."""
    registration = turn.registration
    match doubt:
        case DidYouMean(value=value, question=asked):
            turn.propose(Proposal(question=asked, about=question.name, value=value, sure=True))
        case Instead(text=text, labels=labels):
            registration.proposal = None
            turn.tell(text)
            turn.ask(question, labels)
        case Misunderstood():
            registration.proposal = None
            misunderstood(turn, question, doubt)


def settled(turn: Turn, text: str, proposal: Proposal) -> bool:
    """Whether the text says yes or no to what was proposed. Anything else is heard as a new answer, or a command."""
    registration, questions = turn.registration, turn.flow.questions
    heard = YES_NO.read(text, turn.today)
    meant_yes = isinstance(heard, DidYouMean) and heard.value  # "yes that's the one"; "no, 4 May" is a new answer
    declined = bool(proposal.command) and escalation.declines(text)
    if not (isinstance(heard, Understood) or meant_yes or declined) and plain(text) != "cancel":
        return False
    registration.proposal = None
    said_yes = not (declined or isinstance(heard, Misunderstood)) and heard.value
    if proposal.guessed:
        turn.guess = "confirmed" if said_yes else "refused"
    if not said_yes and proposal.otherwise is not None:
        take(turn, questions[proposal.about], proposal.otherwise)
    elif not said_yes and isinstance(turn.step, Ending):
        turn.recite(turn.step.afterwards)
    elif not said_yes:
        registration.refused = [proposal.about, proposal.value]
        turn.ask_again()
    elif proposal.about and questions[proposal.about].picture and isinstance(turn.step, Ending):
        take_at_rest(turn, questions[proposal.about], proposal.value)
    elif proposal.about:
        take(turn, questions[proposal.about], proposal.value, proposal.also or None, sure=proposal.sure)
    else:
        CONFIRMED[proposal.command](turn)
    if proposal.then and turn.registration is registration and not isinstance(turn.step, Ending):
        beside.propose_beside(turn, proposal.then, {proposal.about: proposal.value} | proposal.also)
    return True


def _not_an_answer(turn: Turn, question: Question, heard: Misunderstood, text: str) -> None:
    """Talk is answered, a guess proposed, a question back left to the manager; anything else was misunderstood: who
    writes another language is told so in it.
    """
    language = language_of(text)
    if asked := second_look.by_leave(turn, question, text):
        turn.propose(asked)
    elif not language and (talk := small_talk.question(text)):
        _talk_back(turn, talk.template, second_look.beside_a_question(turn, question, text))
    elif _waits(turn, question, text):
        turn.recite("take_your_time")
        turn.ask_again()
    elif guess := _guess(turn, question, text):
        follow(turn, question, guess, text)
    elif language:
        turn.recite(f"in_{language}")
        misunderstood(turn, question, heard)
    elif (talk := small_talk.remark(text)) and not _is_unknown(talk):
        _talk_back(turn, talk.template, second_look.beside_a_question(turn, question, text))
    elif need := escalation.needed(turn, text):
        follow(turn, None, need, text)
    elif talk:
        _talk_back(turn, talk.template, second_look.beside_a_question(turn, question, text))
    elif heard.accept_if_repeated and turn.registration.kept_back == heard.value:
        take(turn, question, heard.value)
    elif guess := second_look.classified(turn, question, text) or second_look.guessed(turn, question, text):
        turn.propose(guess)
    else:
        turn.registration.kept_back = heard.value
        misunderstood(turn, question, heard)


def _waits(turn: Turn, question: Question, text: str) -> bool:
    """Whether the answer has to wait for somebody or something: "hold on", but not "hold on, make it my mum"."""
    tells = question.implied and question.implied(text)
    if is_on_another_phone(text):
        return not tells
    waits = called_away(text) or small_talk.waits_for_another(text) or small_talk.is_undecided(text)
    waits = waits or (question.sums_up and small_talk.reads_later(text))
    waits = waits and not (tells or earlier_answers.puts_another_right(turn, text))
    return waits or is_put_off(turn, question, text)


def follow(turn: Turn, question: Question | None, guess: Proposal | Command, text: str) -> None:
    """Ask what was guessed. Where it is about another answer, what the text begins with may answer what is asked."""
    if isinstance(guess, Command):
        obey(turn, guess)
        return
    beside_it = question and guess.about != question.name and not beside.unasks(turn, question, guess)
    answer = second_look.answered_first(turn, question, text) if question and beside_it else None
    if question and answer:
        take(turn, question, answer.value, answer.also or None)
        if not turn.registration.proposal:
            beside.propose_beside(turn, guess, {question.name: answer.value} | answer.also)
    else:
        turn.propose(replace(guess, then=beside.answered_so(turn, question, guess, text)) if beside_it else guess)


def _guess(turn: Turn, question: Question, text: str) -> Proposal | Command | None:
    """What may be meant, here or at an earlier question: that first where it is named, or something is taken back."""
    looks: list[Callable[[], Proposal | Command | None]] = [
        lambda: second_look.proposed(turn, question, text),
        lambda: earlier_answers.corrected(turn, text),
    ]
    begins = second_look.begins_with_it(turn, question, text) or second_look.tells_more(question, text)
    again = second_look.corrects_itself(turn, question, text) or second_look.thinks_again(turn, question, text)
    here_first = (begins and not small_talk.takes_back(text)) or again
    here_first = here_first or (
        second_look.finds_fault(question, text) and not earlier_answers.puts_another_right(turn, text)
    )
    if earlier_answers.is_about_another(turn, question, text) and not here_first:
        looks.reverse()
    return looks[0]() or looks[1]()


def misunderstood(turn: Turn, question: Question, heard: Misunderstood) -> None:
    """Say how to put it right: other words the second time, the choices the third, a person at the fifth."""
    registration = turn.registration
    registration.misunderstood += 1
    turn.misunderstood.append(question.name)
    kind = turn.kind(question)
    if registration.proposal:  # then what was asked is whether something is so
        kind, heard = YES_NO, YES_NO.remedy
    if registration.misunderstood >= TO_A_PERSON:
        turn.hand_over("stuck")
        turn.recite("handed_over")
        return
    if registration.misunderstood >= 3 and kind.choices:
        labels = [choice.label for choice in kind.choices]
        turn.tell("\n".join(listed(labels, numbered=getattr(kind, "numbered", True))))
    elif registration.misunderstood == 2 and (heard.again or question.again):
        turn.explain(heard.again or question.again)
    else:
        turn.explain(heard.remedy)
    if registration.proposal:
        turn.ask_again()
    else:
        turn.ask(question)


def after_the_end(turn: Turn, ending: Ending, text: str, *, talks: bool = True) -> None:
    """Begin after all, answer a question back if it `talks`, or say how the registration rests."""
    registration = turn.registration
    talk = small_talk.question(text) if talks else None
    if turn.flow.allows("take_back", registration) and _ready_after_all(turn, text):
        registration.answers.pop(turn.flow.first, None)
        registration.become("invited", turn.now, "the parent took it back")
        turn.flow.go("take_back", registration, turn=turn)
    elif talk and talk.template != ABOUT_PAYING:
        turn.recite(talk.template)
    else:
        say_how_it_rests(turn, ending)


def _ready_after_all(turn: Turn, text: str) -> bool:
    first = turn.flow.questions[turn.flow.first]
    heard = turn.kind(first).read(text, turn.today)
    return isinstance(heard, Understood) and turn.flow.begins(first, heard.value)
