"""One parent's chat: what is heard, what is answered, and where the parent stands afterwards."""

from datetime import datetime

from flows import commands
from flows.answers import DidYouMean, Misunderstood, Understood, YesNo
from flows.answers.tidy import asks_something, plain
from flows.commands import Command
from flows.families import next_waiting
from flows.flow import Ending, Question
from flows.obey import CONFIRMED, come_back, obey
from flows.readiness import Aside, Readiness
from flows.records import Conversation, Message, Proposal
from flows.registration import registration as flow
from flows.summary import shown
from flows.turn import Turn
from flows.words import Club

TO_A_PERSON = 5
YES_NO = YesNo()
READINESS = Readiness()


def hear(conversation: Conversation, message: Message, now: datetime, club: Club) -> Turn:
    """Take in one message: the conversation is changed in place, what is said and what the club is to know is in the
    turn.
    """
    turn = Turn(flow, club, conversation, now)
    if conversation.opted_out_at:
        if commands.starts(message.text):
            come_back(turn)
        return turn
    if conversation.registration is None:
        _stranger(turn, message)
        return turn
    text = _tapped(turn, message) if message.choice else message.text
    if text is not None:
        _listen(turn, message.kind, text)
    return turn


def _listen(turn: Turn, kind: str, text: str) -> None:
    registration = turn.registration
    if registration.proposal and _settled(turn, text):
        return
    changeable = (question for question in flow.questions.values() if question.label)
    command = commands.recognise(text, changeable)
    if command:
        obey(turn, command)
    elif not text.strip():
        turn.recite("only_text" if kind in {"text", "location"} else "no_media")
        turn.ask_again()
    else:
        _read(turn, text)


def _read(turn: Turn, text: str) -> None:
    """Read a text as the answer to what was asked."""
    step = flow.step(turn.registration)
    if isinstance(step, Ending):
        _after_the_end(turn, step, text)
        return
    heard = step.kind(turn.registration).read(text, turn.today)
    match heard:
        case Understood(value=value, also=also):
            _take(turn, step, value, also)
        case DidYouMean(value=value, question=question, otherwise=otherwise):
            turn.propose(Proposal(question=question, about=step.name, value=value, otherwise=otherwise))
        case Command():
            obey(turn, heard)
        case Aside(template=template, asks=asks):
            turn.recite(template)
            if asks:
                turn.ask_again()
        case Misunderstood():
            _misunderstood(turn, step, heard, text)


def _take(
    turn: Turn, question: Question, value: object, also: dict[str, object] | None = None, *, sure: bool = False
) -> None:
    """Store an answer and go on, unless the question has a reason to ask back first."""
    registration = turn.registration
    doubt = None if sure or not question.check else question.check(value, registration, turn.today)
    if doubt:
        turn.propose(Proposal(question=doubt.question, about=question.name, value=doubt.value, sure=True))
        return
    if registration.answers.get(question.name) != value:
        for dependent in question.unsettles:
            registration.answers.pop(dependent, None)
    evidence = question.evidence(turn.now) if question.evidence else {}
    registration.answers |= {question.name: value} | evidence | (also or {})
    registration.proposal, registration.misunderstood, registration.kept_back = None, 0, None
    turn.thank(question)
    flow.go("answered", registration, turn=turn)
    if not question.keeps:
        del registration.answers[question.name]
    arrived = flow.step(registration)
    if isinstance(arrived, Ending):
        _next_child(turn, arrived)
    elif registration.status in {"invited", "declined"}:
        registration.become("started", turn.now, "the parent began")


def _settled(turn: Turn, text: str) -> bool:
    """Whether the text says yes or no to what was proposed. Anything else is heard as a new answer, or a command."""
    registration, proposal = turn.registration, turn.registration.proposal
    heard = YES_NO.read(text, turn.today)
    if not isinstance(heard, Understood) and plain(text) != "cancel":
        return False
    registration.proposal = None
    said_yes = isinstance(heard, Understood) and heard.value
    if not said_yes and proposal.otherwise is not None:
        _take(turn, flow.questions[proposal.about], proposal.otherwise)
    elif not said_yes:
        turn.ask_again()
    elif proposal.about:
        _take(turn, flow.questions[proposal.about], proposal.value, sure=proposal.sure)
    else:
        CONFIRMED[proposal.command](turn)
    return True


def _misunderstood(turn: Turn, question: Question, heard: Misunderstood, text: str) -> None:
    """Say how to put it right: other words the second time, the choices the third, a person at the fifth."""
    registration = turn.registration
    if asks_something(text):
        turn.recite("ask_the_manager")
        turn.ask_again()
        return
    if heard.accept_if_repeated and registration.kept_back == heard.value:
        _take(turn, question, heard.value)
        return
    registration.kept_back = heard.value
    registration.misunderstood += 1
    choices = question.kind(registration).choices
    if registration.misunderstood >= TO_A_PERSON:
        turn.recite("person")
    elif registration.misunderstood >= 3 and choices:
        turn.tell("\n".join(f"{number}. {choice.label}" for number, choice in enumerate(choices, 1)))
    elif registration.misunderstood == 2 and (heard.again or question.again):
        turn.tell(heard.again or question.again)
    else:
        turn.tell(heard.remedy)
    turn.ask_again()


def _after_the_end(turn: Turn, ending: Ending, text: str) -> None:
    registration = turn.registration
    heard = READINESS.read(text, turn.today)
    if isinstance(heard, Understood) and heard.value == "yes" and flow.allows("take_back", registration):
        registration.answers.pop("ready", None)
        registration.become("invited", turn.now, "the parent took it back")
        flow.go("take_back", registration, turn=turn)
    else:
        turn.recite(ending.afterwards)


def _next_child(turn: Turn, ending: Ending) -> None:
    """Go on to the child who waits, now that this one's registration rests."""
    waiting = next_waiting(turn.conversation)
    if waiting and ending.leads_on:
        turn.conversation.active = waiting.reference
        turn.recite("next_child")
        turn.ask(flow.step(waiting))


def _tapped(turn: Turn, message: Message) -> str | None:
    """The label that was tapped, or None where the button belongs to a question that is no longer asked."""
    about, _, label = message.choice.rpartition(":")
    registration = turn.registration
    if about == turn.about:
        return label
    question = flow.questions.get(about.rstrip("?"))
    if question is None:
        return message.text
    if question.label and question.answered(registration):
        turn.recite("already_answered", label=question.label.casefold(), answer=shown(question, registration))
    else:
        turn.recite("old_button")
    turn.ask_again()
    return None


def _stranger(turn: Turn, message: Message) -> None:
    if commands.recognise(message.text, ()) == commands.STOP:
        obey(turn, commands.STOP)
    else:
        turn.recite("stranger")
