"""Calls that come while one is under way are made as one."""

import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import pytest

from sender.worker.group_commit import Together


class Ledger:
    """Doubles numbers, and lets nobody's first call end before `go` is set."""

    def __init__(self):
        self.calls: list[list[int]] = []
        self.begun, self.go = threading.Event(), threading.Event()

    def write(self, numbers: Sequence[int]) -> list[int]:
        self.calls.append(list(numbers))
        self.begun.set()
        assert self.go.wait(10)
        if 13 in numbers:
            raise ValueError("13")
        return [2 * number for number in numbers]


def at_once(ledger: Ledger, numbers: Sequence[int]) -> list[int | Exception]:
    """What each of these threads hears; all of them are there before the first call ends."""
    together: Together[int, int] = Together(ledger.write)
    there = threading.Semaphore(0)

    def call(number: int) -> int | Exception:
        there.release()
        try:
            return together(number)
        except ValueError as error:
            return error

    with ThreadPoolExecutor(len(numbers)) as threads:
        first = threads.submit(call, numbers[0])
        assert ledger.begun.wait(10)
        others = [threads.submit(call, number) for number in numbers[1:]]
        for _ in numbers:
            assert there.acquire(timeout=10)
        while len(together._waiting) < len(numbers) - 1:  # each puts its number down before it waits for its turn
            there.acquire(timeout=0.001)
        ledger.go.set()
        return [first.result(), *(other.result() for other in others)]


def test_everybody_hears_their_own_result_of_two_calls():
    ledger = Ledger()
    assert at_once(ledger, range(10)) == [2 * number for number in range(10)]
    assert [sorted(call) for call in ledger.calls] == [[0], list(range(1, 10))]


def test_what_is_raised_is_raised_for_all_of_its_call_and_for_no_other():
    ledger = Ledger()
    first, *others = at_once(ledger, [1, 13, 2])
    assert first == 2
    assert [str(error) for error in others] == ["13", "13"]


def test_nobody_waits_for_company():
    ledger = Ledger()
    ledger.go.set()
    together: Together[int, int] = Together(ledger.write)
    assert [together(1), together(2)] == [2, 4]
    assert ledger.calls == [[1], [2]]


def test_a_call_after_one_that_failed_is_made():
    ledger = Ledger()
    ledger.go.set()
    together: Together[int, int] = Together(ledger.write)
    with pytest.raises(ValueError, match="13"):
        together(13)
    assert together(1) == 2
