"""What failed three times: `python -m sender.commands.deadletters list` shows it without addresses or texts, `redrive`
puts back what was never sent."""

import os
import sys
from collections.abc import Mapping

from sender.settings import Settings
from sender.worker.assembly import assemble


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if arguments not in (["list"], ["redrive"]):
        print("usage: python -m sender.commands.deadletters list|redrive", file=sys.stderr)
        return 2
    letters = assemble(Settings.from_environment(environment)).dead_letters
    if arguments == ["redrive"]:
        print(", ".join(f"{count} {what.replace('_', ' ')}" for what, count in letters.redrive().items()) or "none")
        return 0
    for letter in letters.show():
        known = letter.message
        print(f"{known.trace}  {known.id}  {known.channel}  {letter.state}" if known else letter.state)
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
