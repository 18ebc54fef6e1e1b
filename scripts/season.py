"""Play a season of 300 families and print what came of it: `python -m scripts.season [seed]`."""

import sys
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout

import bot.logs.logs
import sender.logs.logs
from tests.season.season import SEED, play
from tests.season.season_counts import NEVER, by_kind, by_outcome
from tests.season.season_money import Account, Sums
from tests.season.season_records import EMAIL, SMS, WHATSAPP, Records

Line = tuple[str, ...]


def main(arguments: list[str]) -> int:
    """1 where something happened that must never happen, else 0."""
    with tempfile.TemporaryFile("w") as log, redirect_stdout(log):
        for service in (bot.logs.logs, sender.logs.logs):
            service.logs.handler.setStream(log)
        records = play(int(arguments[0]) if arguments else SEED)
    found = {what: list(findings(records)) for what, findings in NEVER.items()}
    tables = {"Families": _families, "Sent": _sent, "Money at GoCardless, in pounds": _money}
    for title, lines in (*((title, table(records)) for title, table in tables.items()), ("Never", _never(found))):
        print(f"{title}\n{_aligned(lines)}\n")
    for what, findings in found.items():
        print(*(f"{what}: {finding}" for finding in findings), sep="\n", end="\n" if findings else "")
    return int(any(found.values()))


def _families(records: Records) -> list[Line]:
    """A line for each kind of family: how many there are, and how their registrations ended."""
    outcomes = by_outcome(records)
    statuses = sorted({status for ended in outcomes.values() for status in ended})
    families = [story.kind for story in records.stories]
    lines = [
        (_words(kind), str(families.count(kind)), *(str(ended[status] or "") for status in statuses))
        for kind, ended in sorted(outcomes.items())
    ]
    return [("", "families", *map(_words, statuses)), *lines]


def _sent(records: Records) -> list[Line]:
    """A line for each kind of message: how many arrived by each channel."""
    counts, channels = by_kind(records), (WHATSAPP, SMS, EMAIL)
    lines = [
        (kind, *(str(counts[kind, channel] or "") for channel in channels))
        for kind in sorted({kind for kind, _ in counts})
    ]
    return [("", *channels), *lines]


def _money(records: Records) -> list[Line]:
    """A line for each kind of family that got as far as the payment, and one for all."""
    kinds = sorted({each.kind for each in records.accounts})
    lines = [(_words(kind), *_sums(each for each in records.accounts if each.kind == kind)) for kind in kinds]
    return [("", *map(_words, Sums._fields)), *lines, ("all", *_sums(records.accounts))]


def _sums(accounts: Iterable[Account]) -> Iterator[str]:
    return (f"{sum(column) / 100:.2f}" for column in zip(*(each.ours for each in accounts), strict=True))


def _never(found: dict[str, list[str]]) -> list[Line]:
    return [(what, str(len(findings))) for what, findings in found.items()]


def _words(name: str) -> str:
    return name.replace("_", " ")


def _aligned(lines: list[Line]) -> str:
    first, *others = (max(map(len, column)) for column in zip(*lines, strict=True))
    shown = (
        f"  {line[0]:<{first}}" + "".join(f"  {cell:>{width}}" for cell, width in zip(line[1:], others, strict=True))
        for line in lines
    )
    return "\n".join(line.rstrip() for line in shown)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
