"""`hear`, with loading and saving the conversation, as a share of a message's CPU

Whole registrations of different parents. After each message of webhook and worker, what is ours to think about it is
done once more on the same conversation: reading the form, `load_conversation`, `hear`, `render`, and encoding what is
saved; and `hear` alone. `time.process_time`, for each step of the conversation the median over all registrations after
three to warm up, then the mean of the steps.
"""

from argparse import Namespace
from itertools import islice
from typing import Any

import msgspec

from benchmarks.support.cpu import Costs
from benchmarks.support.stage import SAYS, Stage, numbers
from benchmarks.support.table import Row, Table
from bot.assembly import Bot, utc_now
from bot.messages.inbox import read_message
from bot.whatsapp.rendering import render
from flows.engine.conversation import hear
from flows.grammar.migrations import load_conversation
from flows.records import Conversation, Message
from flows.understanding.turn import Turn

WARM_UP = 3


class LastLoaded:
    """The conversation that the bot has loaded last, as it was saved."""

    saved = ""

    def __init__(self, bot: Bot):
        bot.dynamodb.meta.events.register("after-call.dynamodb.GetItem", self._remember)

    def _remember(self, parsed: dict[str, Any], **_: Any) -> None:
        item = parsed.get("Item", {})
        if "version" in item:
            self.saved = item["body"]["S"]


def run(options: Namespace) -> Table:
    costs = Costs()
    with Stage() as stage:
        loaded = LastLoaded(stage.bot)
        for count, number in enumerate(islice(numbers(), WARM_UP + options.registrations)):
            if count == WARM_UP:
                costs.forget()
            stage.invite(number)
            for step, text in enumerate(SAYS):
                _measure(stage, loaded, costs, step, stage.message(number, text))
            stage.check(number)
    whole = costs.per_message("webhook") + costs.per_message("worker")
    thinking, hearing = costs.per_message("thinking"), costs.per_message("hearing")
    return Table(
        __doc__,
        [
            Row("hear ÷ webhook and worker", 100 * hearing / whole, "%", limit=5),
            Row("load, hear, render and encode ÷ webhook and worker", 100 * thinking / whole, "%", limit=10),
            Row("load, hear, render and encode", thinking, "µs"),
        ],
    )


def _measure(stage: Stage, loaded: LastLoaded, costs: Costs, step: int, form: dict[str, str]) -> None:
    request = stage.request(form)
    costs.measure("webhook", step, lambda: stage.take(request))
    costs.measure("worker", step, stage.work)
    costs.measure("thinking", step, lambda: _think(stage.bot, loaded.saved, form))
    conversation, message = load_conversation(loaded.saved, stage.bot.store.flow), read_message(form)
    costs.measure("hearing", step, lambda: _hear(stage.bot, conversation, message))


def _hear(bot: Bot, conversation: Conversation, message: Message) -> Turn:
    return hear(bot.store.flow, conversation, message, utc_now(), bot.settings.club)


def _think(bot: Bot, saved: str, form: dict[str, str]) -> None:
    """All that happens to a message between one call of DynamoDB and the next."""
    conversation = load_conversation(saved, bot.store.flow)
    turn = _hear(bot, conversation, read_message(form))
    outgoing = [each for reply in turn.replies for each in render(reply, bot.whatsapp.contents)]
    msgspec.json.encode(outgoing).decode()
    msgspec.json.encode(conversation).decode()
