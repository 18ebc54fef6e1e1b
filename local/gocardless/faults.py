"""What is to go wrong at the stand-in, on order: calls of its API, its webhooks, and collections."""

import random
from collections import deque

UNSEEN, AFTERWARDS = "before", "after"


class Faults:
    """`calls` holds for each next call None, or whether it breaks before or after it has been done; `repeats` is how
    often a webhook brings the same, `shuffles` that events come one by one in disorder, `loses` how many webhooks never
    come; `failing` how many of the next collections the bank refuses,
    and `refusing` for which mandates it refuses the next one; of `kinds_refused` GoCardless makes and cancels
    nothing, and of what is `held` it cancels nothing.
    """

    def __init__(self) -> None:
        self.clear()

    def clear(self) -> None:
        self.calls: deque[str | None] = deque()
        self.repeats, self.loses, self.failing = 1, 0, 0
        self.refusing: set[str] = set()
        self.kinds_refused: set[str] = set()
        self.held: set[str] = set()
        self.shuffles: random.Random | None = None

    def next_call(self) -> str | None:
        return self.calls.popleft() if self.calls else None

    def loses_this(self) -> bool:
        self.loses -= (lost := self.loses > 0)
        return lost

    def collection_fails(self, mandate: str = "") -> bool:
        if mandate in self.refusing:
            self.refusing.remove(mandate)
            return True
        self.failing -= (fails := self.failing > 0)
        return fails
