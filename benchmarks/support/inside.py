"""Run alone, beside a package, with a question on its input: what its import costs, and what a warm request does.

Prints JSON, in CPU milliseconds: `imported`, and medians of `handled` (Lambda's handler) and `called` (the app itself).
"""

import json
import sys
from collections.abc import Callable
from importlib import import_module
from io import BytesIO
from statistics import median
from time import process_time

WARM_UP, TIMES = 20, 200


def named(function: str) -> Callable:
    module, _, name = function.rpartition(".")
    return getattr(import_module(module), name)


def cost(work: Callable[[], object]) -> float:
    began = process_time()
    work()
    return 1000 * (process_time() - began)


def answer(question: dict) -> dict[str, float]:
    out, sys.stdout = sys.stdout, sys.stderr  # Zappa prints
    found = {}

    def load() -> None:
        import_module("zappa.handler")
        found["handle"], found["app"] = named(question["handler"]), named(question["app"])

    imported = cost(load)
    handle, app = found["handle"], found["app"]
    from werkzeug.test import run_wsgi_app

    def handled() -> None:
        if handle(question["event"], None)["statusCode"] != 200:
            raise RuntimeError("the handler refused it")

    def called() -> None:
        environ = question["environ"] | {"wsgi.input": BytesIO(question["body"].encode()), "wsgi.errors": sys.stderr}
        if run_wsgi_app(app, environ, buffered=True)[1] != "200 OK":
            raise RuntimeError("the app refused it")

    times = {work: [] for work in (handled, called)}
    for _ in range(WARM_UP + TIMES):
        for work, costs in times.items():
            costs.append(cost(work))
    sys.stdout = out
    medians = {work.__name__: median(costs[WARM_UP:]) for work, costs in times.items()}
    return medians | {"imported": imported}


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    print(json.dumps(answer(json.load(sys.stdin))))
