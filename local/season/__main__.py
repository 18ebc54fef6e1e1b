"""`python -m local.season [--data DIR]`: fills the desk of the machine that runs, and tells how far it is."""

import argparse
import json
import time
from pathlib import Path

from local.season.filling import ExampleSeason


def main(arguments: list[str] | None = None) -> int:
    options = argparse.ArgumentParser(prog="local.season", description=__doc__)
    options.add_argument("--data", type=Path, default=Path(".local"))
    file = options.parse_args(arguments).data / "addresses.json"
    if not file.exists():
        print(f"Nothing runs in {file.parent}: python3 start.py first")
        return 1
    addresses, began = json.loads(file.read_text()), time.monotonic()
    season = ExampleSeason(addresses)
    season.begin()
    while season.progress["running"]:
        print(f"\r{season.progress['done']} of {season.progress['families']} families", end="", flush=True)
        time.sleep(0.5)
    print(f"\rThe season is there, after {time.monotonic() - began:.0f} seconds: {addresses['bot']}/desk/")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
