"""Bounces, complaints and opt-outs that could not be taken in: `python -m sender.commands.feedback list` counts them,
`redrive` takes them in again."""

import os
import sys
from collections.abc import Mapping

from sender.settings import Settings
from sender.worker.assembly import assemble


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if arguments not in (["list"], ["redrive"]):
        print("usage: python -m sender.commands.feedback list|redrive", file=sys.stderr)
        return 2
    settings = Settings.from_environment(environment)
    if not settings.feedback_dead_letter_queue:
        print("SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL is not set: deploy, which sets it", file=sys.stderr)
        return 1
    letters = assemble(settings).feedback_dead_letters
    if arguments == ["list"]:
        print(f"{letters.count()} waiting")
        return 0
    print(", ".join(f"{count} {what.replace('_', ' ')}" for what, count in letters.redrive().items()) or "none")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
