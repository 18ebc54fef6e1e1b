"""What each command does."""

from collections.abc import Callable

from flows.commands import Command
from flows.flow import Ending, Question
from flows.records import Proposal
from flows.turn import Turn

START_OVER = "Start {player}'s registration again from the first question? The answers so far are forgotten."


def obey(turn: Turn, command: Command) -> None:
    if command.name == "change":
        _change(turn, command.question)
    else:
        OBEYED[command.name](turn)


def _back(turn: Turn) -> None:
    turn.registration.proposal = None
    if not turn.flow.go("back", turn.registration, turn=turn):
        turn.recite("no_way_back")
        turn.ask_again()


def _change(turn: Turn, name: str) -> None:
    registration = turn.registration
    if not turn.flow.allows("change", registration):
        turn.recite(turn.flow.step(registration).afterwards)
        return
    registration.proposal = None
    if not turn.flow.go("change", registration, turn=turn, question=name):
        turn.recite("nothing_to_change")
        turn.ask_again()


def _help(turn: Turn) -> None:
    turn.recite("help")
    turn.ask_again()


def _status(turn: Turn) -> None:
    registration = turn.registration
    step = turn.flow.step(registration)
    if isinstance(step, Ending):
        turn.recite(step.afterwards)
        return
    asked = [question for question in turn.flow.questions.values() if question.label]
    done = sum(question.answered(registration) for question in asked)
    turn.recite("status", done=done, left=sum(question.due(registration) for question in asked))
    turn.ask_again()


def _restart(turn: Turn) -> None:
    if isinstance(turn.flow.step(turn.registration), Question):
        turn.propose(Proposal(question=turn.filled(START_OVER), command="restart"))
    else:
        turn.recite(turn.flow.step(turn.registration).afterwards)


def _restart_confirmed(turn: Turn) -> None:
    registration = turn.registration
    registration.answers, registration.misunderstood = {turn.flow.first: "yes"}, 0
    turn.flow.set_state(turn.flow.first, registration)
    turn.flow.go("answered", registration, turn=turn)


def _stop(turn: Turn) -> None:
    turn.conversation.opted_out_at = turn.now
    turn.recite("opted_out")


def come_back(turn: Turn) -> None:
    turn.conversation.opted_out_at = None
    turn.recite("opted_in")
    if turn.conversation.registration:
        turn.ask_again()


def _person(turn: Turn) -> None:
    turn.recite("person")
    turn.ask_again()


def _delete(turn: Turn) -> None:
    turn.recite("delete_my_data")
    turn.ask_again()


OBEYED: dict[str, Callable[[Turn], None]] = {
    "back": _back,
    "help": _help,
    "status": _status,
    "restart": _restart,
    "person": _person,
    "delete": _delete,
    "stop": _stop,
}
CONFIRMED: dict[str, Callable[[Turn], None]] = {"restart": _restart_confirmed}
