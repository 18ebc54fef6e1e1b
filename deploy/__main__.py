"""`python -m deploy STAGE`: put both services into production, staging or a rehearsal; README.md has the whole page."""

import argparse
import sys
from pathlib import Path

from botocore.exceptions import BotoCoreError, ClientError

from deploy.bytecode import NotCompiled
from deploy.checks import NotReady
from deploy.club import STAGES, BadClub, read_club
from deploy.runtime import RuntimeNotBuilt
from deploy.services import DeploymentFailed
from deploy.smoke import SmokeFailed
from deploy.stacks import StackError

ROOT = Path(__file__).resolve().parent.parent
TOLD = (BadClub, NotReady, StackError, DeploymentFailed, SmokeFailed, RuntimeNotBuilt, NotCompiled)


def main(arguments: list[str]) -> int:
    options = read_arguments(arguments)
    try:
        from deploy.deployment import Deployment

        club = read_club(options.club, options.stage)
        deployment = Deployment(club, ROOT, ROOT / ".build", _say, options.ask)
        if options.command == "rollback":
            deployment.rollback()
        elif options.command == "at":
            from deploy.at import run_at

            return run_at(deployment, options.run, ROOT)
        elif options.command == "destroy":
            _destroy(deployment, options)
        elif options.dry_run:
            deployment.rehearse()
        else:
            deployment.deploy()
    except TOLD as failure:
        print(failure, file=sys.stderr)
        return 1
    except (ClientError, BotoCoreError) as error:
        print(
            f"AWS refused or did not answer: {error}. Nothing is lost: put it right, run this again.", file=sys.stderr
        )
        return 1
    except KeyboardInterrupt:
        print("\nCut short. Run it again: it does what is left.", file=sys.stderr)
        return 130
    return 0


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py deploy", description="Deploy a stage, or: rollback STAGE, destroy STAGE, at STAGE -- COMMAND."
    )
    parser.add_argument("words", nargs="+", metavar="[rollback|destroy|at] STAGE", help=", ".join(STAGES))
    parser.add_argument("--club", type=Path, default=ROOT / "club.toml", help="the club's settings (club.toml)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--with-data", action="store_true", help="destroy the conversations, photos and secrets too")
    answers = parser.add_mutually_exclusive_group()
    answers.add_argument("--yes", action="store_true", help="answer every question with yes")
    answers.add_argument("--no", action="store_true", help="answer every question with no")
    ours, mark, options_run = _cut(arguments)
    options = parser.parse_args(ours)
    options.run = options_run
    *command, options.stage = options.words
    if command not in ([], ["rollback"], ["destroy"], ["at"]):
        parser.error(f"there is no command {' '.join(command)!r}; there are rollback, destroy and at")
    if (command == ["at"]) != bool(mark and options.run):
        parser.error("at STAGE -- COMMAND runs a command with the stage's settings")
    if (options.dry_run and command) or (options.with_data and command != ["destroy"]):
        parser.error("--dry-run is for a deployment, --with-data for destroy")
    options.command = command[0] if command else "deploy"
    options.ask = _ask if not (options.yes or options.no) else lambda question: options.yes
    return options


def _cut(arguments: list[str]) -> tuple[list[str], bool, list[str]]:
    """What is ours, whether there is a --, and the command behind it."""
    if "--" not in arguments:
        return arguments, False, []
    at = arguments.index("--")
    return arguments[:at], True, arguments[at + 1 :]


def _destroy(deployment, options: argparse.Namespace) -> None:
    """Data is destroyed only by who can type its name."""
    title = deployment.club.title
    if options.with_data and not options.yes:
        live = deployment.live_conversations()
        typed = input(f"{live} conversations of {title} would be gone for ever. Type {title} to destroy them: ")
        if typed.strip() != title:
            _say("Nothing was destroyed.")
            return
    deployment.destroy(data=options.with_data)


def _ask(question: str) -> bool:
    """Whether the operator says yes; where nobody can be asked, nobody has."""
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
