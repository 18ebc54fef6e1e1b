"""`python -m sender.commands.ledger erase EMAIL|SMS ADDRESS`: the ledger no longer says to whom its messages went."""

import os
import sys
from collections.abc import Mapping
from datetime import UTC, datetime

import boto3

from sender.settings import Settings
from sender.store.erasure import Erasure
from sender.store.messages import EMAIL, SMS, Channel

CHANNELS: dict[str, Channel] = {EMAIL: EMAIL, SMS: SMS}


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if len(arguments) != 3 or arguments[0] != "erase" or arguments[1] not in CHANNELS:
        print("usage: python -m sender.commands.ledger erase EMAIL|SMS ADDRESS", file=sys.stderr)
        return 2
    _, channel, address = arguments
    table = Settings.from_environment(environment).ledger_table
    erasure = Erasure(boto3.client("dynamodb"), table, lambda: datetime.now(UTC))
    print(f"{erasure.erase(CHANNELS[channel], address)} erased")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
