"""The sender's callers: `python -m sender.commands.callers add NAME SCOPE…` lists one and prints the key that signs its
tokens, this once. `change NAME SCOPE…` gives other rights, `list` shows all, `revoke NAME` ends one at once.

`webhook NAME https://…` tells it there what became of its messages, and prints the secret that signs that; `--rotate`
prints another one, `--off` ends it.
"""

import argparse
import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime
from decimal import Decimal

import boto3

from sender.auth.callers import SCOPES, Caller, Callers, NotAdded
from sender.auth.token_keys import KeysUnavailable, SharedSecret
from sender.settings import Settings
from sender.store.spending import Caps, Spending
from service.settings import MissingSettings, entries


class Command:
    """What the arguments ask for, done; each gives its exit code."""

    def __init__(self, settings: Settings):
        self._dynamodb = boto3.client("dynamodb")
        self._callers = Callers(self._dynamodb, settings.ledger_table)
        self._spending = Spending(self._dynamodb, settings.ledger_table)
        self._settings, self._now = settings, datetime.now(UTC)

    def add(self, given: argparse.Namespace) -> int:
        caller = self._callers.add(caller_of(given), self._now)
        if not self._settings.jwks_url:
            print(caller.own_key(SharedSecret(boto3.client("secretsmanager"), self._settings.jwt_secret).current()))
        return 0

    def change(self, given: argparse.Namespace) -> int:
        self._callers.change(caller_of(given))
        print(f"{given.name} is changed")
        return 0

    def webhook(self, given: argparse.Namespace) -> int:
        if given.off:
            self._callers.end_webhook(given.name)
            print(f"{given.name} is told nothing any more")
            return 0
        caller = (
            self._callers.rotate_webhook(given.name, self._now)
            if given.rotate
            else self._callers.set_webhook(given.name, given.address, local=self._settings.is_local)
        )
        print(caller.webhook.secret)
        return 0

    def list(self, _given: argparse.Namespace) -> int:
        for caller in self._callers.all():
            print("  ".join(filter(None, (caller.name, *self._told(caller)))))
        return 0

    def revoke(self, given: argparse.Namespace) -> int:
        if not self._callers.revoke(given.name, self._now):
            raise NotAdded(f"There is no caller {given.name}")
        print(f"{given.name} is revoked")
        return 0

    def _told(self, caller: Caller) -> tuple[str, ...]:
        if caller.revoked_at:
            return (f"revoked {caller.revoked_at:%Y-%m-%d}",)
        spent = self._spending.spent(caller.name, self._now)
        caps = (f"{getattr(spent, what)} of {cap} {what} today" for what, cap in caller.caps.given().items())
        scopes = " ".join(scope for scope in SCOPES if scope in caller.scopes)
        test = "test" if caller.test else ""
        return scopes, ", ".join(caller.senders), ", ".join(caps), test, caller.webhook.address


def caller_of(given: argparse.Namespace) -> Caller:
    caps = Caps(messages=given.messages, parts=given.parts, pounds=given.pounds)
    senders = tuple(entries(given.senders))
    return Caller(name=given.name, scopes=frozenset(given.scopes), senders=senders, caps=caps, test=given.test)


def parser() -> argparse.ArgumentParser:
    told = "\n".join(f"  {scope:10}{means}" for scope, means in SCOPES.items())
    said = argparse.ArgumentParser(
        prog="python -m sender.commands.callers",
        epilog=f"scopes:\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = said.add_subparsers(dest="command", required=True)
    for name, means in (("add", "list a caller, and print its key"), ("change", "give it other rights")):
        command = commands.add_parser(name, help=means)
        command.add_argument("name")
        command.add_argument("scopes", nargs="+", metavar="scope", choices=[*SCOPES])
        command.add_argument("--senders", default="", help="its own addresses and numbers, comma-separated")
        command.add_argument("--messages", type=int, help="how many it may send on a day")
        command.add_argument("--parts", type=int, help="how many parts of texts")
        command.add_argument("--pounds", type=Decimal, help="what its texts may cost")
        command.add_argument("--test", action="store_true", help="accept and record, and send nothing")
    webhook = commands.add_parser("webhook", help="say where it hears of its messages, and print the secret that signs")
    webhook.add_argument("name")
    what = webhook.add_mutually_exclusive_group(required=True)
    what.add_argument("address", nargs="?", help="an https address")
    what.add_argument("--rotate", action="store_true", help="another secret; for a day the one before signs too")
    what.add_argument("--off", action="store_true", help="tell it nothing any more")
    commands.add_parser("list", help="every caller, with what it has used today")
    commands.add_parser("revoke", help="end one at once").add_argument("name")
    return said


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    given = parser().parse_args(arguments)
    try:
        return int(getattr(Command(Settings.from_environment(environment)), given.command)(given))
    except (MissingSettings, NotAdded) as fault:
        print(fault, file=sys.stderr)
    except KeysUnavailable:
        print("The secret cannot be read: is SENDER_JWT_SECRET_ARN right, and may you read it?", file=sys.stderr)
    return 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
