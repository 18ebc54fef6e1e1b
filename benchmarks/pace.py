"""The sender at its providers' pace: how long a newsletter takes ÷ the least that its provider's rate allows

SES and the SMS service take 50 ms and refuse, with their own exceptions, what comes faster than their rate (a bucket of
a second's worth). Two workers, each a process of its own, ask them for it. E-mails go at SES's usual 14 a second; texts
at 1 a second, here five times as fast (`--faster`), and the outage takes a fifth of its time too. Time runs from the
answer to the request until the provider has the last message. In the third newsletter one worker is killed with -9 a
quarter of the way through and started again, and half way the service is down for ten minutes. Calls to DynamoDB are
counted where they arrive, without the request's own.
"""

import time
from argparse import Namespace

from benchmarks.support.sender_stage import Office
from benchmarks.support.table import Row, Table

PROVIDER_TAKES, WORKERS = 0.05, 2
SES_RATE, TEXT_RATE = 14.0, 1.0
OUTAGE = 600.0  # seconds
LONGEST = 1.15  # of the ideal
GIVEN_UP = 3.0


class Newsletter:
    """One request to many, watched until the provider has everybody's."""

    def __init__(self, office: Office, name: str, channel: str, recipients: int, rate: float):
        self._office, self._name, self._recipients = office, name, recipients
        self._ideal = recipients / rate
        office.providers.ask("rates", rate)
        office.post(f"{channel}-{recipients}", recipients, channel)
        self._began, self._calls = time.monotonic(), self._dynamodb()

    def sent(self) -> int:
        return sum(self._office.providers.ask("copies").values())

    def wait_for(self, sent: int) -> None:
        while self.sent() < sent and time.monotonic() - self._began < GIVEN_UP * self._ideal:
            time.sleep(0.1)

    def down(self, seconds: float) -> None:
        self._office.providers.ask("down", seconds)
        self._ideal += seconds

    def rows(self) -> list[Row]:
        """Wait until it is over; what came of it."""
        self.wait_for(self._recipients)
        took = time.monotonic() - self._began
        copies = self._office.providers.ask("copies").values()
        calls = (self._dynamodb() - self._calls) / self._recipients
        forgotten, dead = self._recipients - len(copies), self._office.dead_letters()
        self._office.providers.ask("forget")
        return [
            Row(f"{self._name}: time ÷ ideal", took / self._ideal, "×", limit=LONGEST),
            Row("… dead letters", dead, limit=0),
            Row("… sent twice, or not at all", sum(copies) - len(copies) + forgotten, limit=0),
            Row("… calls to DynamoDB for each", calls),
        ]

    def _dynamodb(self) -> float:
        return sum(
            n for what, n in self._office.calls().items() if what.startswith("dynamodb ") and "units" not in what
        )


def run(options: Namespace) -> Table:
    with Office(PROVIDER_TAKES) as office:
        workers = [office.worker() for _ in range(WORKERS)]
        text_rate = TEXT_RATE * options.faster
        rows = Newsletter(office, "200 texts", "SMS", 200, text_rate).rows()
        rows += Newsletter(office, "1,000 e-mails", "EMAIL", 1000, SES_RATE).rows()
        troubled = Newsletter(office, "600 texts, a restart and an outage", "SMS", 600, text_rate)
        troubled.wait_for(150)
        workers[0].kill()
        workers[0] = office.worker()
        troubled.wait_for(300)
        troubled.down(OUTAGE / options.faster)
        rows += troubled.rows()
        for worker in workers:
            worker.kill()
    return Table(__doc__, rows)
