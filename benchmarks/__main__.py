"""`python -m benchmarks [name …]`: each benchmark in a process of its own, so that none inherits another's memory.

It ends with 3 where a number of the one that was named is over its limit, and with 1 where any failed or was over.
"""

import argparse
import importlib
import subprocess
import sys

OVER = 3
NAMES = (
    *(
        "message_cost",
        "hear_share",
        "missed",
        "long_messages",
        "calls",
        "memory",
        "throughput",
        "engine",
        "flow_facts",
        "schedule",
        "sender",
        "pace",
    ),
    *("cold_start", "pictures"),
)


def main(arguments: list[str]) -> int:
    options = _options(arguments)
    if len(options.names) == 1:
        table = importlib.import_module(f"benchmarks.{options.names[0]}").run(options)
        print(table.markdown() if options.markdown else table.text(), flush=True)
        return OVER if table.is_over else 0
    rest = [argument for argument in arguments if argument not in NAMES]
    broken = [subprocess.call([sys.executable, "-m", "benchmarks", name, *rest]) for name in options.names or NAMES]
    return int(any(broken))


def _options(arguments: list[str]) -> argparse.Namespace:
    options = argparse.ArgumentParser(prog="start.py bench", description="Without a name, all of them.")
    options.add_argument("names", nargs="*", metavar="name", help=", ".join(NAMES))
    options.add_argument("--registrations", type=int, default=20, help="how many to measure CPU time on (20)")
    options.add_argument("--messages", type=int, default=10_000, help="how many to watch the memory over (10,000)")
    options.add_argument("--faster", type=float, default=5, help="how much faster than 1 a second texts go (5)")
    options.add_argument("--markdown", action="store_true", help="print Markdown, with how it was measured")
    chosen = options.parse_args(arguments)
    for name in chosen.names:
        if name not in NAMES:
            options.error(f"there is no benchmark {name!r}; there are {', '.join(NAMES)}")
    return chosen


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
