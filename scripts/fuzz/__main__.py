"""What strangers can send is made up at random: `python -m scripts.fuzz [SECONDS] [--seed N]`, a minute of it in CI.

The webhooks' forms and events, callers' tokens, the words of e-mails and texts, sheets of invites, pictures. Whatever
comes, it is taken or refused in the words that its reader promises. A failure prints the least example and the seed
that finds it again.
"""

import argparse
import random
import sys
import time

from hypothesis import HealthCheck, given, seed, settings

from scripts.fuzz.pictures import a_picture
from scripts.fuzz.sheets import a_sheet, a_workbook
from scripts.fuzz.target import Target
from scripts.fuzz.tokens import a_providers_token, a_token
from scripts.fuzz.webhooks import payment_events, the_webhook
from scripts.fuzz.words import a_text, the_words

A_MINUTE = 60.0
AT_A_TIME = {
    the_webhook: 100,
    payment_events: 100,
    a_token: 200,
    a_providers_token: 50,
    the_words: 300,
    a_text: 300,
    a_sheet: 200,
    a_workbook: 100,
    a_picture: 10,
}


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("seconds", type=float, nargs="?", default=A_MINUTE)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args(arguments)
    for make, at_a_time in AT_A_TIME.items():
        name = make.__name__.replace("_", " ")
        tried = fuzz(make(), asked.seconds / len(AT_A_TIME), at_a_time, asked.seed)
        print(f"{name}: {tried} tried, seed {asked.seed}", flush=True)
    return 0


def fuzz(target: Target, seconds: float, at_a_time: int, first_seed: int) -> int:
    """Try for so long, some at a time, and say how many. Raises what a check raises, with the example."""
    how = settings(max_examples=at_a_time, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    ends, tried = time.monotonic() + seconds, 0
    while not tried or time.monotonic() < ends:
        seed(first_seed + tried)(how(given(*target.made_of)(target.check)))()
        tried += at_a_time
    return tried


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
