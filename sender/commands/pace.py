"""What each provider allows now: `python -m sender.commands.pace` shows its rate, and what is left of a day's quota."""

import os
import sys
from collections.abc import Mapping

from sender.pace.limits import Limit
from sender.settings import Settings
from sender.store.messages import EMAIL, SMS
from sender.worker.assembly import assemble
from service.settings import entries


def main(arguments: list[str], environment: Mapping[str, str]) -> int:
    if arguments:
        print("usage: python -m sender.commands.pace", file=sys.stderr)
        return 2
    settings = Settings.from_environment(environment)
    limits = assemble(settings).limits
    print(f"{EMAIL}  {in_words(limits[EMAIL].of(''))}")
    for origin in entries(settings.allowed_originators):
        print(f"{SMS}  {origin}  {in_words(limits[SMS].of(origin))}")
    return 0


def in_words(limit: Limit | None) -> str:
    if limit is None:
        return "nobody could say; the log has why"
    rate = "no limit a second" if limit.rate is None else f"{limit.rate:g} a second"
    if limit.daily is None or limit.left is None:
        return rate
    return f"{rate}, {limit.left:,.0f} of {limit.daily:,.0f} left of 24 hours"


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:], os.environ))
