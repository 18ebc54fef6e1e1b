"""What an operator may ask of a stage, each by its word: `start.py deploy [WORD] STAGE …`.

What a word needs is imported when it is said, so that no word waits at its start for the libraries of the others.
"""

import sys
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from deploy.aws.services import DeploymentFailed
from deploy.deployment import Deployment

ROOT = Path(__file__).resolve().parent.parent
LOOKED_BACK = 3  # days


class Command(NamedTuple):
    """`takes` names what stands behind the stage, of which the last may be left out where it is in brackets.

    `flags` are the options that belong to it, `run` does it and gives the exit code, None for 0.
    """

    takes: tuple[str, ...]
    means: str
    run: Callable[[Deployment, Namespace], int | None]
    flags: frozenset[str] = frozenset()

    def fits(self, words: list[str]) -> bool:
        least = sum(not each.startswith("[") for each in self.takes)
        return least <= len(words) <= len(self.takes)


def _deploy(deployment: Deployment, options: Namespace) -> None:
    (deployment.preview if options.dry_run else deployment.deploy)()


def _rollback(deployment: Deployment, options: Namespace) -> None:
    deployment.rollback()


def _destroy(deployment: Deployment, options: Namespace) -> None:
    """Data is destroyed only by who can type its name."""
    title = deployment.club.title
    if options.with_data and not options.yes:
        live = deployment.live_conversations()
        question = f"{live} conversations of {title} would be gone for ever. Type {title} to destroy them: "
        if options.no or not sys.stdin.isatty() or input(question).strip() != title:
            options.say("Nothing was destroyed.")
            return
    deployment.destroy(data=options.with_data)


def _at(deployment: Deployment, options: Namespace) -> int:
    from deploy.operations.at import run_at

    return run_at(deployment, options.run, ROOT)


def _alarms(deployment: Deployment, options: Namespace) -> None:
    from deploy.operations.alarms import report

    for line in report(deployment):
        options.say(line)


def _logs(deployment: Deployment, options: Namespace) -> None:
    from deploy.operations.logs import story_of

    for line in story_of(deployment, *options.words, options.days or LOOKED_BACK):
        options.say(line)


def _call(deployment: Deployment, options: Namespace) -> int:
    from deploy.operations.call import call, shown

    answer = call(deployment, *options.words)
    print(f"{answer.status_code} {answer.reason}", file=sys.stderr)
    options.say(shown(answer))
    return 0 if answer.ok else 1


def _rotate(deployment: Deployment, options: Namespace) -> None:
    from deploy.operations.rotate import rotate

    for line in rotate(deployment, *options.words):
        options.say(line)


def _restore(deployment: Deployment, options: Namespace) -> None:
    from deploy.operations.restore import moment, restore

    try:
        at = moment(options.at or "")
    except ValueError as fault:
        raise DeploymentFailed(f"--at {fault}") from None
    restore(deployment, *options.words, at, options.say, options.ask)


COMMANDS = {
    "deploy": Command((), "deploy it; this word may be left out", _deploy, frozenset({"dry_run"})),
    "rollback": Command((), "go back to the release before", _rollback),
    "destroy": Command((), "take the functions away, with --with-data everything", _destroy, frozenset({"with_data"})),
    "at": Command((), "run a command with its settings: at STAGE -- COMMAND", _at),
    "alarms": Command((), "its alarms, and what waits in its queues", _alarms),
    "logs": Command(("WORD",), "all lines about an id, or with ERROR", _logs, frozenset({"days"})),
    "call": Command(("METHOD", "PATH", "[JSON]"), "call its API", _call),
    "rotate": Command(
        ("SECRET",), "a new value for api-key, jwt-secret, twilio-token, sender-webhook or one of GoCardless's", _rotate
    ),
    "restore": Command(
        ("TABLE",),
        "put back what conversations, templates or ledger had --at a time",
        _restore,
        frozenset({"at"}),
    ),
}
