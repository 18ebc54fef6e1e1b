"""`python -m deploy STAGE`: put both services into production, staging or a rehearsal, as docs/production.md tells."""

import argparse
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import boto3
from boto3.exceptions import Boto3Error
from botocore.exceptions import BotoCoreError, ClientError
from requests import RequestException
from twilio.base.exceptions import TwilioException

from deploy.aws.services import DeploymentFailed
from deploy.aws.stacks import StackError
from deploy.checks import Checks, NotReady
from deploy.club import STAGES, BadClub, Club, read_club
from deploy.commands import COMMANDS, LOOKED_BACK, ROOT
from deploy.deployment import Deployment
from deploy.packing.bytecode import NotCompiled
from deploy.packing.check import IncompletePackage
from deploy.packing.runtime import RuntimeNotBuilt
from deploy.smoke import SmokeFailed

TOLD = (BadClub, NotReady, StackError, DeploymentFailed, SmokeFailed, RuntimeNotBuilt, NotCompiled, IncompletePackage)


def main(arguments: list[str]) -> int:
    options = read_arguments(arguments)
    try:
        club = _club(options)
        deployment = Deployment(club, ROOT, ROOT / ".build", _say, options.ask)
        return COMMANDS[options.command].run(deployment, options) or 0
    except TOLD as failure:
        print(failure, file=sys.stderr)
        return 1
    except (ClientError, BotoCoreError, Boto3Error) as error:
        print(
            f"AWS refused or did not answer: {error}. Nothing is lost: put it right, run this again.", file=sys.stderr
        )
        return 1
    except (TwilioException, RequestException) as error:
        print(f"Twilio refused or did not answer: {error}. Nothing is lost: run this again.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nCut short. Run it again: it does what is left.", file=sys.stderr)
        return 130


def _club(options: argparse.Namespace) -> Club:
    """The club of the file. Before a deployment, what its accounts lack is told beside what the file does."""
    try:
        return read_club(options.club, options.stage)
    except BadClub as bad:
        if options.command != "deploy" or bad.usable is None:
            raise
        faults = list(_of_accounts(bad.usable))
        raise BadClub("\n  - ".join([f"{bad}\nAnd at AWS and Twilio:", *faults]) if faults else str(bad)) from None


def _of_accounts(club: Club) -> Iterator[str]:
    try:
        yield from Checks(club, cache(lambda service: boto3.client(service, region_name=club.region))).of_accounts()
    except (ClientError, BotoCoreError, Boto3Error, TwilioException, RequestException) as error:
        yield f"They could not be looked at to the end: {error}"


def read_arguments(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="start.py deploy",
        usage="%(prog)s [WORD] STAGE …",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        description=f"The stages are {', '.join(STAGES)}; the words:\n" + "\n".join(map(_described, COMMANDS)),
    )
    parser.add_argument("words", nargs="+", metavar="[WORD] STAGE …", help="what to do, and where")
    parser.add_argument("--club", type=Path, default=ROOT / "club.toml", help="the club's settings (club.toml)")
    parser.add_argument("--dry-run", action="store_true", help="say what would change, and change nothing")
    parser.add_argument("--with-data", action="store_true", help="destroy the conversations, photos and secrets too")
    parser.add_argument("--at", metavar="TIME", help="when the table was right, in London: 2026-11-21T18:30")
    parser.add_argument("--days", type=int, metavar="N", help=f"how far back the logs are read ({LOOKED_BACK})")
    answers = parser.add_mutually_exclusive_group()
    answers.add_argument("--yes", action="store_true", help="answer every question with yes")
    answers.add_argument("--no", action="store_true", help="answer every question with no")
    ours, mark, options_run = _cut(arguments)
    options = parser.parse_intermixed_args(ours)
    options.run, options.say = options_run, _say
    options.command = options.words.pop(0) if options.words[0] in COMMANDS else "deploy"
    command = COMMANDS[options.command]
    options.stage, *options.words = options.words or [""]
    if options.stage not in STAGES or not command.fits(options.words):
        usage = " ".join(filter(None, [options.command, "STAGE", *command.takes]))
        parser.error(f"{usage}: {command.means}. The stages are {', '.join(STAGES)}, the words {', '.join(COMMANDS)}")
    if (options.command == "at") != bool(mark and options.run):
        parser.error("at STAGE -- COMMAND runs a command with the stage's settings")
    strange = [
        flag for flag in ("dry_run", "with_data", "at", "days") if getattr(options, flag) and flag not in command.flags
    ]
    if strange:
        parser.error(f"--{strange[0].replace('_', '-')} is not for {options.command}")
    options.ask = _ask if not (options.yes or options.no) else lambda question: options.yes
    return options


def _described(word: str) -> str:
    command = COMMANDS[word]
    return f"  {' '.join([word, 'STAGE', *command.takes]):34}{command.means}"


def _cut(arguments: list[str]) -> tuple[list[str], bool, list[str]]:
    """What is ours, whether there is a --, and the command behind it."""
    if "--" not in arguments:
        return arguments, False, []
    at = arguments.index("--")
    return arguments[:at], True, arguments[at + 1 :]


def _ask(question: str) -> bool:
    """Whether the operator says yes; where nobody can be asked, nobody has."""
    return sys.stdin.isatty() and input(f"{question} [y/N] ").strip().lower() in ("y", "yes")


def _say(line: str) -> None:
    print(line, flush=True)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
