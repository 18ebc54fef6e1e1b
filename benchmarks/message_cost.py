"""CPU per inbound message, webhook and worker, against the floor of the bare calls

Whole registrations of different parents, each message first through our app and worker and then through the floor
(`floor.py`): the same form, items and sends with the bare libraries and nothing around them. Both in one process; the
world (AWS, Twilio) runs in another and does not count. Webhooks are real WSGI calls, prepared beforehand.
`time.process_time`, for each step of the conversation the median over all registrations after three to warm up, then
the mean of the steps.
"""

from argparse import Namespace
from itertools import islice

from benchmarks.support.cpu import Costs
from benchmarks.support.floor import Floor, Recorder
from benchmarks.support.stage import SAYS, Stage, numbers, post
from benchmarks.support.table import Row, Table

WARM_UP = 3


def run(options: Namespace) -> Table:
    costs = Costs()
    with Stage() as stage:
        floor = Floor(stage)
        recorder = Recorder(stage, floor.table)
        for count, number in enumerate(islice(numbers(), WARM_UP + options.registrations)):
            if count == WARM_UP:
                costs.forget()
            stage.invite(number)
            floor.repeat(recorder.calls())
            for step, text in enumerate(SAYS):
                _measure(stage, floor, recorder, costs, step, stage.message(number, text))
            stage.check(number)
    return Table(__doc__, _rows(costs))


def _measure(stage: Stage, floor: Floor, recorder: Recorder, costs: Costs, step: int, form: dict[str, str]) -> None:
    ours, theirs, bare = stage.request(form), stage.request(form), stage.request(form)
    costs.measure("webhook", step, lambda: stage.take(ours))
    costs.measure("worker", step, stage.work)
    calls = recorder.calls()
    costs.measure("Flask", step, lambda: post(floor.app, theirs))
    costs.measure("floor's worker", step, lambda: floor.work(calls))
    # The queue has had this message and drops it, so that nothing is left for the next step to find.
    body, signature = bare["wsgi.input"].read(), bare["HTTP_X_TWILIO_SIGNATURE"]
    costs.measure("no Flask", step, lambda: floor.take(body, signature))


def _rows(costs: Costs) -> list[Row]:
    webhook, worker, flask, bare, no_flask = map(
        costs.per_message, ("webhook", "worker", "Flask", "floor's worker", "no Flask")
    )
    return [
        Row("webhook and worker ÷ floor", (webhook + worker) / (flask + bare), "×", limit=1.15),
        Row("… ÷ floor without Flask", (webhook + worker) / (no_flask + bare), "×"),
        Row("the webhook ÷ its floor", webhook / flask, "×"),
        Row("the worker ÷ its floor", worker / bare, "×"),
        Row("CPU per message", (webhook + worker) / 1000, "ms"),
    ]
