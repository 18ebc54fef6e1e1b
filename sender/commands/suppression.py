"""`python -m sender.commands.suppression lift EMAIL|SMS ADDRESS [TOPIC]`: when its owner asks, one is written to again.

With a topic, about that: what is suppressed as a whole stays so.
"""

import os
import sys
from collections.abc import Mapping

from sender.settings import Settings
from sender.store.messages import EMAIL, SMS, Channel
from sender.worker.assembly import assemble
from sender.worker.lifting import KeptByProvider

CHANNELS: dict[str, Channel] = {EMAIL: EMAIL, SMS: SMS}


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if len(arguments) not in (3, 4) or arguments[0] != "lift" or arguments[1] not in CHANNELS:
        print("usage: python -m sender.commands.suppression lift EMAIL|SMS ADDRESS [TOPIC]", file=sys.stderr)
        return 2
    _, channel, address, *topic = arguments
    try:
        lifted = assemble(Settings.from_environment(environment)).lifting.lift(CHANNELS[channel], address, *topic)
    except KeptByProvider as kept:
        print(kept, file=sys.stderr)
        return 1
    print("may be written to again" if lifted else "was not suppressed")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
