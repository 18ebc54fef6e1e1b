"""What 1,000 registrations cost, counted in a real run: `python -m scripts.cost [--registrations N] [--markdown]`."""

import argparse
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import msgspec

from scripts.cost.bill import make_out
from scripts.cost.prices import PRICES, BadPrices, read_prices
from scripts.cost.run import run
from scripts.cost.table import markdown, plain
from scripts.cost.usage import Usage


def main(arguments: list[str], today: date) -> int:
    """0, or 1 where the prices cannot be used, with a line that says why."""
    options = _options(arguments)
    try:
        prices = read_prices(options.prices, today)
        usage = _counted(options.registrations, options.counts)
        bill = make_out(usage, prices)
    except BadPrices as bad:
        print(bad, file=sys.stderr)
        return 1
    print((markdown if options.markdown else plain)(bill, usage.registrations), end="")
    return 0


def _counted(registrations: int, kept: Path | None) -> Usage:
    """What a run used; of the run before, where its counts are kept."""
    if kept and kept.exists():
        return msgspec.json.decode(kept.read_bytes(), type=Usage)
    usage = run(registrations)
    if kept:
        kept.write_bytes(msgspec.json.format(msgspec.json.encode(usage)))
    return usage


def _options(arguments: list[str]) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="python -m scripts.cost")
    options.add_argument("--registrations", type=int, default=20, help="how many to play; in twenties the mix is right")
    options.add_argument("--prices", type=Path, default=PRICES, metavar="FILE", help="other prices than prices.toml")
    options.add_argument("--counts", type=Path, metavar="FILE", help="keep the counts here, and price them again later")
    options.add_argument("--markdown", action="store_true", help="print the tables in Markdown")
    chosen = options.parse_args(arguments)
    if not 1 <= chosen.registrations <= 800:
        options.error("--registrations is 1 to 800: there are no more numbers to play with")
    return chosen


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], datetime.now(UTC).date()))
