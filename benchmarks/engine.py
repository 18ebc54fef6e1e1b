"""What the engine costs beside the least that can do the same

A message is an answer in a chat of 30 questions: the state is loaded from JSON, the answer read and stored, the next
question found and asked, the state saved as JSON. The floor does it with a table and a dict, the library alone with an
ordered `transitions.Machine`, the engine with a `Flow`; the parser and the JSON are the same, and no parser is in it
that would make the rest look small. The chats take turns, 400 of each; the CPU time of each message's fastest, then the
mean of the messages. `hear` is all that is made of a message, on the same questions, with what is really kept.
"""

import json
from argparse import Namespace
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import msgspec
from transitions import Machine

from benchmarks.support.cpu import Costs
from benchmarks.support.table import Row, Table
from flows.answers import Choice, Understood
from flows.engine.conversation import hear
from flows.families import add
from flows.grammar.flow import Flow
from flows.grammar.migrations import load_conversation
from flows.grammar.steps import Ending, Question
from flows.records import Conversation, Message
from flows.registration.invites import read_invite
from tests.support.chats.chat import CLUB
from tests.support.chats.examples import INVITE

CHATS, QUESTIONS = 400, 30
NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
TODAY = NOW.date()
NAMES = [f"question_{number}" for number in range(1, QUESTIONS + 1)]
PROMPT = "What is the answer to {name}?"
NEW = json.dumps({"state": NAMES[0], "answers": {}})


class Words:
    """The least of a parser."""

    choices: tuple[Choice, ...] = ()

    def read(self, text: str, _today: date) -> Understood:
        return Understood(text.strip())

    def show(self, value: object) -> str:
        return str(value)


class Chat:
    """What a chat keeps between two messages: where it stands and what was answered."""

    __slots__ = ("answers", "state")

    def __init__(self, state: str, answers: dict[str, Any]):
        self.state, self.answers = state, answers

    def saved(self) -> str:
        return json.dumps({"state": self.state, "answers": self.answers})


class Asked:
    """As much of a turn as the engine needs to ask."""

    def arrive(self, question: Question) -> None:
        self.prompt = question.prompt

    def end(self, ending: Ending) -> None:
        self.prompt = ending.template


TABLE = {name: (Words(), PROMPT.format(name=name)) for name in NAMES}
FLOW = Flow(
    *(Question(name, Words(), PROMPT.format(name=name), label=name, goes_on_with="yes") for name in NAMES),
    Question("all", Words(), "Is that all?", sums_up=True, keeps=False),
    Ending("end", template="end", afterwards="end", fact=""),
)
LIBRARY = Machine(model=None, states=[*NAMES, "all"], initial=None, auto_transitions=False, send_event=True)
LIBRARY.add_ordered_transitions(trigger="answered", loop=False)


def floor(saved: str, text: str) -> str:
    chat = json.loads(saved)
    parser, _ = TABLE[chat["state"]]
    chat["answers"][chat["state"]] = parser.read(text, TODAY).value
    chat["state"] = next((name for name in TABLE if name not in chat["answers"]), "all")
    _prompt = TABLE[chat["state"]][1] if chat["state"] != "all" else "Is that all?"
    return json.dumps(chat)


def library(saved: str, text: str) -> str:
    chat = Chat(**json.loads(saved))
    parser, _ = TABLE[chat.state]
    chat.answers[chat.state] = parser.read(text, TODAY).value
    LIBRARY.events["answered"].trigger(chat)
    _prompt = TABLE[chat.state][1] if chat.state != "all" else "Is that all?"
    return chat.saved()


def engine(saved: str, text: str) -> str:
    chat: Any = Chat(**json.loads(saved))
    step: Any = FLOW.step(chat)
    chat.answers[step.name] = step.kind(chat, FLOW.questions).read(text, TODAY).value
    FLOW.go("answered", chat, turn=Asked())
    return chat.saved()


def whole(saved: str, text: str) -> str:
    conversation = load_conversation(saved, FLOW)
    hear(FLOW, conversation, Message(sid="SM", text=text), NOW, CLUB)
    return msgspec.json.encode(conversation).decode()


def run(_options: Namespace) -> Table:
    costs = Costs()
    for _ in range(CHATS):
        for name, hears in WAYS.items():
            _chat(costs, name, hears)
    took = {name: costs.at_best(name) for name in WAYS}
    return Table(
        __doc__,
        [
            Row("a table and a dict", took["floor"], "µs"),
            Row("transitions alone", took["library"] / took["floor"], "× that"),
            Row("the engine", took["engine"] / took["floor"], "× that", limit=2.2),
            Row("hear, with what is really kept", took["whole"], "µs"),
        ],
    )


WAYS: dict[str, Callable[[str, str], str]] = {"floor": floor, "library": library, "engine": engine, "whole": whole}


def _chat(costs: Costs, name: str, hears: Callable[[str, str], str]) -> None:
    """One chat from the first question to the last."""
    saved = _invited() if hears is whole else NEW
    for number in range(QUESTIONS):
        before, text = saved, "yes" if number == 0 else f"answer {number}"
        saved = costs.measure(name, number, lambda before=before, text=text: hears(before, text))


def _invited() -> str:
    conversation = Conversation(parent=INVITE["parent_tel"])
    add(FLOW, conversation, read_invite(INVITE), "ABCD-EFGH", NOW)
    return msgspec.json.encode(conversation).decode()
