"""CPU time of this process, by what was done and at which step of the conversation."""

import time
from collections import defaultdict
from collections.abc import Callable
from statistics import fmean, median
from typing import TypeVar

Result = TypeVar("Result")


class Costs:
    """Times of many registrations, in µs.

    The steps of a registration differ in what they store and send, so each has a median of its own: a pause of the
    machine does not show in it, and no step hides behind the others.
    """

    def __init__(self):
        self._times: dict[str, dict[int, list[float]]] = defaultdict(lambda: defaultdict(list))

    def measure(self, what: str, step: int, work: Callable[[], Result]) -> Result:
        began = time.process_time_ns()
        result = work()
        self._times[what][step].append((time.process_time_ns() - began) / 1000)
        return result

    def per_message(self, what: str) -> float:
        """The mean over the steps of each step's median."""
        return fmean(median(times) for times in self._times[what].values())

    def at_best(self, what: str) -> float:
        """The mean over the steps of each step's fastest: for what is so short that every pause shows."""
        return fmean(min(times) for times in self._times[what].values())

    def forget(self) -> None:
        """The warming up is over."""
        self._times.clear()
