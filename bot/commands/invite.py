"""Invite from a spreadsheet that was saved as CSV.

`python -m bot.commands.invite FILE.csv` shows what would be done, with `--send` it is done.
A second run goes on where one stopped.

What it prints is out of the sheet of whoever runs it; nothing of it is logged.
"""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.assembly import bot_of
from bot.club.bulk_invites import FIRST_TIER, Became, BulkInvites, Outcome, Preview, Standing, told
from bot.club.invite_sheet import COLUMNS
from flows.registration.invites import Faults

EXAMPLES = 3
UNREMARKABLE = {Became.INVITED, Became.CORRECTED, Became.BEFORE}


def command(bulk: BulkInvites, arguments: Namespace) -> int:
    """The exit code: 0 once all is done, 1 where something is left to be put right or to go on with."""
    try:
        sheet = bulk.read(Path(arguments.file).read_bytes())
    except OSError as error:
        return _complain(f"{arguments.file} cannot be read: {error.strerror}")
    except Faults as faults:
        _list(faults.errors)
        return _complain(f"The sheet's columns are: {','.join(COLUMNS)}")
    preview = bulk.preview(sheet)
    print(preview)
    _list(preview.sheet.errors)
    if not arguments.send:
        _show(bulk, preview)
        return 0
    if preview.sheet.faults and not arguments.skip_faults:
        return _complain("Nothing was sent: put these right, or add --skip-faults to invite the others")
    forecast = bulk.forecast(preview)
    if forecast.is_over and not arguments.over_budget:
        return _complain(f"Nothing was sent, it would pass the month's budget. {forecast}: add --over-budget to send")
    return _send(bulk, preview, arguments)


def _show(bulk: BulkInvites, preview: Preview) -> None:
    print("\nFor example:")
    for row, standing in preview.rows[:EXAMPLES]:
        print(f"  row {row.number}: {row.invite.player}, {row.invite.side}, parent {row.invite.parent}: {standing}")
    print(f"\n{bulk.example(preview)}\n")
    print(bulk.forecast(preview))
    if stopped := bulk.stopped():
        print(f"Nobody can be invited at present: {stopped}\n")
    count = preview.count(Standing.TO_INVITE)
    print(f"Nothing was sent. Add --send to invite {count} player{'s'[: count != 1]}")
    begun = preview.count(Standing.OTHER_FEES)
    if begun:
        print(f"Add --send --correct to tell {begun} who have begun with other fees that these are the right ones")


def _send(bulk: BulkInvites, preview: Preview, arguments: Namespace) -> int:
    outcomes: list[Outcome] = []
    for outcome in bulk.send(preview, arguments.most, correct=arguments.correct):
        outcomes.append(outcome)
        if outcome.became not in UNREMARKABLE:
            print(f"  row {outcome.row}: {outcome.became}{': ' * bool(outcome.why)}{outcome.why}")
    print(told(outcomes))
    return int(any(outcome.became is Became.STOPPED for outcome in outcomes))


def _list(errors: dict[str, str]) -> None:
    for place, remedy in errors.items():
        print(f"  {place}: {remedy}" if place.startswith("row") else f"  {place} {remedy}", file=sys.stderr)


def _complain(message: str) -> int:
    print(message, file=sys.stderr)
    return 1


def read_arguments(arguments: list[str]) -> Namespace:
    parser = ArgumentParser(
        "python -m bot.commands.invite", description="Invite parents from a CSV; a second run goes on."
    )
    parser.add_argument("file", metavar="FILE.csv")
    parser.add_argument("--send", action="store_true", help="invite; without it nothing is sent")
    parser.add_argument("--correct", action="store_true", help="put right the fees of who has begun with others")
    parser.add_argument("--skip-faults", action="store_true", help="invite the rows that have no fault")
    parser.add_argument("--over-budget", action="store_true", help="invite though it passes the month's budget")
    parser.add_argument(
        "--most", type=int, default=FIRST_TIER, help=f"new parents in 24 hours ({FIRST_TIER}: Meta's first tier)"
    )
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> int:
    read = read_arguments(arguments)
    return command(bot_of(os.environ).bulk, read)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
