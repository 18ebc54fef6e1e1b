"""`python -m bot.commands.alerts` shows which alerts of a child's safety nobody has taken, and by which ways they left.

Whom they are about is behind the officers' links.
"""

import os
import sys

from bot.assembly import bot_of
from flows.london import moment

USAGE = "usage: python -m bot.commands.alerts"


def main(arguments: list[str]) -> int:
    if arguments:
        print(USAGE, file=sys.stderr)
        return 2
    alerts = bot_of(os.environ).alerts.open()
    for alert in alerts:
        left = ", ".join(alert.left) or "by no way"
        print(f"{alert.cases[0].reference or 'a stranger'}  {alert.reason}  since {moment(alert.at)}")
        print(f"  round {alert.round} left {left}")
    print(f"{len(alerts)} alerts that nobody has taken")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
