"""What the flow costs to build, to hold and to hear

Building is the import of `flows.registration.questions` once everything that it needs is there; the cold import is
that of all of `flows/` after Flask, boto3 and Twilio's validator. CPU time in fresh processes with compiled modules,
the median of seven. `hear` is timed alone on the saved conversation of each step, loaded anew each time: the median of
200, then the mean of the steps.
"""

import os
import subprocess
import sys
import tempfile
from argparse import Namespace
from datetime import UTC, datetime
from statistics import median

import msgspec

from benchmarks.support.cpu import Costs
from benchmarks.support.stage import SAYS
from benchmarks.support.table import Row, Table
from flows.engine.conversation import hear
from flows.families import add
from flows.grammar.migrations import load_conversation
from flows.records import Conversation, Message
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from tests.support.chats.chat import CLUB
from tests.support.chats.examples import INVITE

PROCESSES, ROUNDS = 7, 200
NOW = datetime(2026, 8, 3, 12, tzinfo=UTC)
EDGE = "import boto3, flask, twilio.request_validator"
NEEDED = (
    "import flows.answers, flows.grammar.flow, flows.grammar.summary, "
    "flows.registration.check_answers, flows.registration.readiness, flows.registration.rules"
)
TIMED = "{before}\nimport time\nbegan = time.process_time()\n{timed}\nprint(time.process_time() - began)"


def run(_options: Namespace) -> Table:
    costs, saved = _hear()
    transitions = sum(len(leads) for event in flow.events.values() for leads in event.transitions.values())
    return Table(
        __doc__,
        [
            Row("hear", costs.per_message("hear"), "µs"),
            Row("the flow is built in", _import("import flows.registration.questions", after=NEEDED), "ms"),
            Row("all of flows/ is imported in", _import("import flows.engine.conversation", after=EDGE), "ms"),
            Row("questions", len(flow.questions)),
            Row("transitions", transitions),
            Row("a conversation as saved at the end", len(saved), "bytes"),
        ],
    )


def _hear() -> tuple[Costs, bytes]:
    """The costs of a registration's steps, and what is saved at the end."""
    costs, saved = Costs(), _invited()
    for step, text in enumerate(SAYS):
        for _ in range(ROUNDS):
            conversation = _hear_once(costs, step, saved, Message(sid="SM", text=text))
        saved = msgspec.json.encode(conversation)
    return costs, saved


def _hear_once(costs: Costs, step: int, saved: bytes, message: Message) -> Conversation:
    conversation = load_conversation(saved, flow)
    costs.measure("hear", step, lambda: hear(flow, conversation, message, NOW, CLUB))
    return conversation


def _invited() -> bytes:
    conversation = Conversation(parent=INVITE["parent_tel"])
    add(flow, conversation, read_invite(INVITE), "ABCD-EFGH", NOW)
    return msgspec.json.encode(conversation)


def _import(timed: str, after: str) -> float:
    """CPU milliseconds of an import in a fresh process, after a first one that has compiled the modules."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PYTHONPYCACHEPREFIX": folder}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        command = [sys.executable, "-c", TIMED.format(before=after, timed=timed)]
        times = [float(subprocess.check_output(command, env=environment)) for _ in range(1 + PROCESSES)]
    return 1000 * median(times[1:])
