"""Programs are killed at random while parents chat and notifications go: `python -m scripts.kills [KILLS] [--seed N]`.

KILLS of each program (200 by default) with SIGKILL, on a machine of its own, as `start.py` runs one. Twenty parents
register one after another all the while, and write once more where no answer comes, as people do; five hundred
notifications go through the sender. At the end everything is counted: who did not come to the end, who got no further
however often they wrote, how long the longest answer took, which message of ours Twilio has twice, which notification
is missing, and which came twice while its row does not say so.
"""

import argparse
import json
import os
import random
import signal
import sqlite3
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import requests

from benchmarks.support.stage import numbers
from local.example_family import invite_of
from local.machine import Machine
from local.phone.client import Asks, NotFinished, Phone
from local.supervisor import OURS, Supervisor

PARENTS, NOTICES, AT_ONCE = 20, 500, 20
BETWEEN = (0.05, 0.6)  # seconds from one kill to the next
LONGEST = 120.0  # seconds for a notification to arrive after the last kill
MOST_REPEATS = 10  # of one question: who still has no answer is stuck
MOST_ASKED = 200  # questions: who is asked more goes round in circles
STUCK = "stuck"
NOT_UP = (requests.ConnectionError, requests.Timeout)


class Outcome(NamedTuple):
    """A parent's registration: its status at the end, or STUCK; how often they wrote again; the seconds of all and of
    the longest wait for an answer.
    """

    status: str
    repeated: int
    seconds: float
    longest: float


class Kills:
    """`folder` is the machine's; it is looked after, and shot at, until `over`."""

    def __init__(self, supervisor: Supervisor, folder: Path, chance: random.Random):
        self._supervisor, self._folder, self._chance = supervisor, folder, chance
        self.over, self.done = threading.Event(), Counter[str]()

    def look_after(self) -> None:
        while not self.over.is_set():
            self._supervisor.look_after()
            time.sleep(0.02)

    def shoot(self, kills: int) -> None:
        """So many of each program, in a random order."""
        for name in self._chance.sample([name for name in OURS for _ in range(kills)], kills * len(OURS)):
            while not self._killed(name):
                time.sleep(0.05)
            self.done[name] += 1
            time.sleep(self._chance.uniform(*BETWEEN))

    def _killed(self, name: str) -> bool:
        try:
            os.kill(json.loads((self._folder / "addresses.json").read_text())["pids"][name], signal.SIGKILL)
        except (ProcessLookupError, json.JSONDecodeError):
            return False
        return True


def main(arguments: list[str]) -> int:
    """1 where anything is lost, doubled or stuck, else 0."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("kills", type=int, nargs="?", default=200)
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    asked = parser.parse_args(arguments)
    print(f"{asked.kills} kills of each of {', '.join(OURS)}; seed {asked.seed}", flush=True)
    with tempfile.TemporaryDirectory() as place, Supervisor(Machine(Path(place))) as supervisor:
        return told(*run(supervisor, Path(place), asked.kills, random.Random(asked.seed)))


def run(
    supervisor: Supervisor, folder: Path, kills: int, chance: random.Random
) -> tuple[list[Outcome], Counter[str], list[str], int, Counter[str]]:
    """What became of each parent, how often each notification arrived, which of them came twice without its row saying
    so, how many of our messages Twilio has twice, and how often each program was killed.
    """
    given, shots = json.loads((folder / "addresses.json").read_text()), Kills(supervisor, folder, chance)
    keeper = threading.Thread(target=shots.look_after)
    keeper.start()
    free = numbers()
    with ThreadPoolExecutor(AT_ONCE + 2) as threads:
        shooting, sending = threads.submit(shots.shoot, kills), threads.submit(notify, given)
        families = [threads.submit(registrations, given, free, shooting.done) for _ in range(PARENTS)]
        shooting.result()
        sending.result()
        outcomes = [outcome for family in families for outcome in family.result()]
    arrived = notifications(given["phone"])
    unsaid = [name for name, times in arrived.items() if times > 1 and not said_so(given, name)]
    shots.over.set()
    keeper.join()
    return outcomes, arrived, unsaid, at_twilio_twice(folder), shots.done


def told(outcomes: list[Outcome], arrived: Counter[str], unsaid: list[str], twice: int, killed: Counter[str]) -> int:
    """Print the counts; 1 where one of them is not what it should be."""
    ends, waits = Counter(outcome.status for outcome in outcomes), sorted(outcome.longest for outcome in outcomes)
    missing = NOTICES - len(arrived)
    doubled = sum(times - 1 for times in arrived.values())
    print(f"killed: {dict(killed)}")
    print(f"registrations: {dict(ends)}, written again {sum(each.repeated for each in outcomes)} times")
    print(f"parents who got no further: {ends[STUCK]}")
    half = waits[len(waits) // 2]
    print(f"longest wait for an answer: {waits[-1]:.1f} s; of half of the parents {half:.1f} s or less")
    slowest = max(outcome.seconds for outcome in outcomes)
    print(f"messages that Twilio has twice: {twice}; the slowest registration took {slowest:.0f} s")
    print(
        f"notifications: {len(arrived)} of {NOTICES} arrived, {missing} missing, "
        f"{doubled} doubled, {len(unsaid)} without saying so"
    )
    return int(bool(missing or unsaid or twice or set(ends) != {"payment_pending"}))


def registrations(given: dict[str, str], free: Iterator[str], over: Callable[[], bool]) -> list[Outcome]:
    """One parent after another, until the shooting is over."""
    outcomes = [registration(given, next(free))]
    while not over():
        outcomes.append(registration(given, next(free)))
    return outcomes


def registration(given: dict[str, str], number: str) -> Outcome:
    began, repeated, longest = time.monotonic(), 0, 0.0
    patiently(f"{given['bot']}/trigger", invite_of(number), {"x-api-key": given["api_key"]})
    phone = Phone(given["phone"], number)
    status = STUCK
    for _ in range(MOST_ASKED):
        asked = time.monotonic()
        asks, again = answer_of(phone)
        repeated, longest = repeated + again, max(longest, time.monotonic() - asked)
        if again <= MOST_REPEATS and not asks:
            status = phone.get("state")["registrations"][0]["status"]
        if not asks:
            break
        writes(phone, asks["example"])
    return Outcome(status, repeated, time.monotonic() - began, longest)


def answer_of(phone: Phone) -> tuple[Asks | None, int]:
    """What is asked next, and how often the parent wrote again for it, as anybody would; more than MOST_REPEATS for
    nothing.
    """
    for again in range(MOST_REPEATS + 1):
        try:
            return phone.asked(), again
        except (NotFinished, requests.Timeout):
            writes(phone, "hello?")
    return None, MOST_REPEATS + 1


def writes(phone: Phone, text: str) -> None:
    """A phone that hangs on a busy machine may have sent it all the same: who hears nothing writes again."""
    with suppress(requests.Timeout):
        phone.post({"text": text})


def notify(given: dict[str, str]) -> None:
    """Hand the sender five hundred e-mails; one that it did not answer is handed over again, under the same name."""
    for number in range(NOTICES):
        name = f"notice-{number:03}"
        body = {
            "TraceId": name,
            "EmailMessage": {"FromAddress": "registrations@example.org", "Subject": name, "MessageBody": name},
            "Addresses": {f"{name}@example.org": {"ChannelType": "EMAIL"}},
        }
        patiently(f"{given['sender']}/", body, {"Authorization": f"Bearer {given['sender_token']}"})


def patiently(url: str, body: dict[str, Any], headers: dict[str, str]) -> None:
    """Call until it is answered, as whoever calls us does."""
    for tried in count(1):
        try:
            answer = requests.post(url, json=body, headers=headers, timeout=30)
            if answer.status_code < 500 and answer.status_code != 429:
                answer.raise_for_status()
                return
        except NOT_UP:
            pass
        time.sleep(min(2.0, 0.1 * tried))


def said_so(given: dict[str, str], name: str) -> bool:
    """Whether the sender's ledger says that a notification may have gone out twice."""
    bearer = {"Authorization": f"Bearer {given['sender_token']}"}
    told = requests.get(f"{given['sender']}/messages/{name}", headers=bearer, timeout=30).json()
    return all(each.get("possible_duplicate") for each in told["messages"])


def at_twilio_twice(folder: Path) -> int:
    """How many messages Twilio took once more: news of each comes to an address that names its exchange and place."""
    (kept,) = folder.rglob("twilio.db")
    with closing(sqlite3.connect(f"file:{kept}?mode=ro", uri=True)) as database:
        ours = "select count(*), count(distinct callback_url) from messages where callback_url != ''"
        messages, distinct = database.execute(ours).fetchone()
    return int(messages - distinct)


def notifications(phone: str) -> Counter[str]:
    """How often each arrived, once all have or too long has passed."""
    deadline = time.monotonic() + LONGEST
    while True:
        inbox = requests.get(f"{phone}/inbox", timeout=30).json()["messages"]
        arrived = Counter(each["subject"] for each in inbox if each["subject"].startswith("notice-"))
        if len(arrived) == NOTICES or time.monotonic() > deadline:
            return arrived
        time.sleep(0.5)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
