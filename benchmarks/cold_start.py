"""The cold start: our package against bare Flask and boto3, and against Zappa's own package of the same bot

Each start is a process of its own: Lambda's runtime client (awslambdaric) under a clean interpreter, with the unpacked
zip as its task root and nothing else to import, no bytecode written. It is handed one signed webhook of Twilio's as
API Gateway's proxy event, and answers when the form is on the queue of the embedded AWS, which is another process.
Ours finds its settings and secrets as in production, in Parameter Store and Secrets Manager. The bare handler does no
more than put the form on the queue, and is packed as ours is; Zappa's own package is that of the same code without
our callback. They take turns, and medians of eleven rounds count, of ratios those of each round. Ratios are of the
process's own CPU time from its start to the answer, in which waiting for AWS, or for the machine, hides nothing.
A warm request goes 200 times through Lambda's handler and, in turns, 200 times straight to the app; CPU time as well.
"""

import json
import subprocess
import sys
import tempfile
import uuid
from argparse import Namespace
from pathlib import Path
from statistics import median
from typing import Any
from urllib.parse import urlencode

from werkzeug.test import create_environ

from benchmarks.support import inside
from benchmarks.support.lambda_process import cold_start
from benchmarks.support.packages import Package, bare, ours, runtime_client, zappas_own
from benchmarks.support.stage import Stage, numbers
from benchmarks.support.table import Row, Table

PACKAGES = {"ours": ours, "bare": bare, "Zappa's own": zappas_own}
WARM_UP, ROUNDS = 1, 11
HOST = "abcdefghij.execute-api.eu-west-2.amazonaws.com"
MEGABYTE = 1024 * 1024
ROOT = Path(__file__).resolve().parent.parent


def run(_options: Namespace) -> Table:
    with tempfile.TemporaryDirectory() as temporary, Stage() as stage:
        folder = Path(temporary)
        packed = {name: make(folder / name) for name, make in PACKAGES.items()}
        deployed = stage.as_deployed()
        starts = _starts(packed, runtime_client(folder / "client"), stage, deployed)
        within = {name: _inside(package, stage, deployed) for name, package in packed.items()}
    cpu, wall = ({name: median(costs) for name, costs in each.items()} for each in starts)
    against_bare, against_own = (_ratio(starts[0], name) for name in ("bare", "Zappa's own"))
    warm = within["ours"]
    return Table(
        __doc__,
        [
            Row("cold start ÷ that of bare Flask + boto3", against_bare, "×", limit=1.3),
            Row("cold start ÷ that of Zappa's own package", against_own, "×", limit=0.6),
            Row("modules of GoCardless's library that a start imports", _imported("gocardless_pro"), limit=0),
            Row("warm request ÷ the app called directly", warm["handled"] / warm["called"], "×", limit=1.5),
            *(Row(f"CPU to the first answer, {name}", 1000 * seconds, "ms") for name, seconds in cpu.items()),
            *(Row(f"time to the first answer, {name}", 1000 * seconds, "ms") for name, seconds in wall.items()),
            *(Row(f"import and join alone, {name}", each["imported"], "ms") for name, each in within.items()),
            *(Row(f"zip, {name}", package.size / MEGABYTE, "MiB") for name, package in packed.items()),
        ],
    )


def _imported(library: str) -> int:
    """How many modules of a library the webhook's, the worker's and the whole app's starts import."""
    code = (
        "import sys, bot.entry, bot.lambda_handler, bot.app; print(sum(m.startswith(sys.argv[1]) for m in sys.modules))"
    )
    told = subprocess.run([sys.executable, "-c", code, library], cwd=ROOT, capture_output=True, text=True, check=True)
    return int(told.stdout)


def _starts(
    packed: dict[str, Package], client: Path, stage: Stage, environment: dict[str, str]
) -> tuple[dict[str, list[float]], ...]:
    """The CPU seconds and the wall seconds of each package's starts."""
    cpu: dict[str, list[float]] = {name: [] for name in packed}
    wall: dict[str, list[float]] = {name: [] for name in packed}
    for number in range(WARM_UP + ROUNDS):
        for name, package in packed.items():
            cost = cold_start(package, client, event_of(stage), environment)
            if number >= WARM_UP:
                cpu[name].append(cost.cpu)
                wall[name].append(cost.wall)
    return cpu, wall


def _ratio(costs: dict[str, list[float]], other: str) -> float:
    """Ours by another's, of the starts of the same round: what slows the machine down slows both."""
    return median(ours / others for ours, others in zip(costs["ours"], costs[other], strict=True))


def _inside(package: Package, stage: Stage, environment: dict[str, str]) -> dict[str, float]:
    """What benchmarks/support/inside.py finds."""
    event = event_of(stage)
    environ = create_environ("/webhook", method="POST", data=event["body"], headers=event["headers"])
    question = {
        "handler": package.handler,
        "app": package.app,
        "event": event,
        "body": event["body"],
        "environ": {key: value for key, value in environ.items() if isinstance(value, (str, int, bool))},
    }
    command = [sys._base_executable, "-I", "-S", "-B", inside.__file__, str(package.folder)]
    done = subprocess.run(command, env=environment, input=json.dumps(question), capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return json.loads(done.stdout)


def event_of(stage: Stage) -> dict[str, Any]:
    """A signed webhook as API Gateway's REST proxy hands it to Lambda."""
    form = stage.message(next(numbers()), "hi")
    headers = {
        "Host": HOST,
        "Content-Type": "application/x-www-form-urlencoded",
        "User-Agent": "TwilioProxy/1.1",
        "X-Forwarded-For": "192.0.2.1",
        "X-Forwarded-Port": "443",
        "X-Forwarded-Proto": "https",
        "X-Twilio-Signature": stage.signature(form),
    }
    return {
        "resource": "/{proxy+}",
        "path": "/webhook",
        "httpMethod": "POST",
        "headers": headers,
        "multiValueHeaders": {name: [value] for name, value in headers.items()},
        "queryStringParameters": None,
        "multiValueQueryStringParameters": None,
        "pathParameters": {"proxy": "webhook"},
        "stageVariables": None,
        "requestContext": {
            "stage": "production",
            "path": "/production/webhook",
            "httpMethod": "POST",
            "resourcePath": "/{proxy+}",
            "requestId": str(uuid.uuid4()),
            "identity": {"sourceIp": "192.0.2.1"},
        },
        "body": urlencode(form),
        "isBase64Encoded": False,
    }
