"""Moving between the children of a family, and between parents of one child: each keeps its own registration."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flows import families
from flows.answers import Understood
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Question, Step
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.records import COMPLETE, Conversation, Registration
from flows.templates import called
from flows.understanding.turn import Turn

SWITCH = regex(
    r"(?:(?:can|could|may) (?:we|i|you) |lets |let us |i want to |id like to )?"
    r"(?:(?:do|start with|begin with|switch to|go to|continue with|carry on with|register|talk about) (?P<child>.+?)"
    r"(?: (?:first|now|next|instead|then))*|(?P<name>.+?) (?:first|now|next|instead))(?: please)?"
)


def must_choose(flow: Flow, conversation: Conversation) -> bool:
    """Whether several children are invited and none has begun: then the parent says whose turn it is."""
    unfinished = families.unfinished(flow, conversation)
    return len(unfinished) > 1 and all(each.status == "invited" for each in unfinished)


def ask_who(turn: Turn) -> None:
    turn.recite("say_which_child")
    turn.ask_whose_turn()


def chosen(turn: Turn, text: str) -> bool:
    """Whether the text says which child comes first; that one's registration then begins."""
    heard = families.whose_turn(families.unfinished(turn.flow, turn.conversation)).read(text, turn.today)
    if not isinstance(heard, Understood):
        return False
    _turn_to(turn, heard.value)
    return True


def switched(turn: Turn, text: str) -> bool:
    """Whether the text asks for another child's turn: "do Mia first", "switch to Mia"."""
    others = families.waiting(turn.flow, turn.conversation)
    said = SWITCH.fullmatch(plain(text)) if others else None
    if not said:
        return False
    heard = families.whose_turn(others).read(said["child"] or said["name"], turn.today)
    if not isinstance(heard, Understood):
        return False
    turn.recite("kept_meanwhile")
    _turn_to(turn, heard.value)
    return True


def next_child(turn: Turn, ending: Step) -> None:
    """Go on to a child who waits, now that this one's registration rests."""
    waiting = families.waiting(turn.flow, turn.conversation)
    if isinstance(ending, Ending) and not ending.leads_on:
        _end_likewise(turn, ending)
    elif len(waiting) > 1:
        turn.recite("more_children")
        turn.ask_whose_turn()
    elif waiting:
        turn.conversation.active = waiting[0].reference
        turn.recite("back_to_child" if turn.flow.has_begun(waiting[0]) else "next_child")
        turn.ask_again()


def _end_likewise(turn: Turn, ending: Ending) -> None:
    """A wrong number is wrong for every child that it was invited for."""
    for registration in families.waiting(turn.flow, turn.conversation):
        if not turn.flow.has_begun(registration):
            turn.flow.set_state(ending.name, registration)
            registration.become(ending.statuses[-1], turn.now, ending.name)
            turn.note(registration, ending.fact)  # the club hears of the number once


@contextmanager
def speaking_of(turn: Turn, registration: Registration) -> Iterator[None]:
    """What is read and said meanwhile is this child's; afterwards the chat is about whom it was about before."""
    conversation = turn.conversation
    present, conversation.active = conversation.active, registration.reference
    try:
        yield
    finally:
        conversation.active = present


def season_over(turn: Turn) -> bool:
    """Close what is open for a season that has ended. Whether that was what the parent is talking about."""
    talked_about = turn.registration
    for registration in families.unfinished(turn.flow, turn.conversation):
        if _lapses(turn, registration) and registration is not talked_about:
            _expire(turn, registration)
    if not _lapses(turn, talked_about):
        return False
    turn.conversation.choosing, talked_about.proposal = False, None
    turn.flow.go("expire", talked_about, turn=turn)
    next_child(turn, turn.flow.step(talked_about))
    return True


def _lapses(turn: Turn, registration: Registration) -> bool:
    """Whether it ends with its season: one that was completed does not, though an answer of it is being changed."""
    unfinished = turn.flow.is_open(registration) and registration.status not in COMPLETE
    return unfinished and turn.flow.has_ended(registration, turn.now)


def _expire(turn: Turn, registration: Registration) -> None:
    """Close silently what the parent is not talking about."""
    ending = turn.flow.expired
    turn.flow.set_state(ending.name, registration)
    registration.become(ending.statuses[-1], turn.now, "the season ended")


def must_give_way(turn: Turn, question: Question, value: Any) -> bool:
    """Whether another parent has registered the same player: looked at before the first question and at the end."""
    if turn.flow.begins(question, value):
        return not COMPLETE.isdisjoint(turn.known.others)
    return question.completes(value) and turn.flow.place(turn.registration.invite) in turn.known.taken


def give_way(turn: Turn) -> None:
    """End a registration that another parent of the child has completed."""
    registration = turn.registration
    turn.flow.go("give_way", registration, turn=turn)
    next_child(turn, turn.flow.step(registration))


def tell_of_others(turn: Turn) -> None:
    """Say that another parent has begun with the same child, so that only one of them needs to go through it."""
    if "started" in turn.known.others:
        turn.recite("other_has_begun")


def _turn_to(turn: Turn, reference: str) -> None:
    """Talk about another child from here on, who begins or goes on where they were."""
    conversation = turn.conversation
    conversation.active, conversation.choosing = reference, False
    registration = turn.registration
    if not turn.flow.has_begun(registration):
        turn.flow.begin(registration)
        registration.become("started", turn.now, "the parent began")
        families.lay_out(turn.flow, turn)
        turn.flow.go("answered", registration, turn=turn)
        return
    families.lay_out(turn.flow, turn)
    turn.say("{name}'s turn.", name=called(registration))
    step = turn.flow.step(registration)
    if isinstance(step, Question):
        turn.ask_again()
