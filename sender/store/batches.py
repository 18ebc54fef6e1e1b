"""How much goes to SQS together: SendMessageBatch takes ten messages, and 1 MiB of them."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

MOST_IN_A_BATCH = 10
LARGEST_BATCH = 1_000_000  # bytes
Each = TypeVar("Each")


def batches(messages: Iterable[Each], size: Callable[[Each], int]) -> Iterator[list[Each]]:
    """As many messages together as one call takes; `size` gives the bytes of one."""
    batch: list[Each] = []
    total = 0
    for message in messages:
        more = size(message)
        if batch and (len(batch) == MOST_IN_A_BATCH or total + more > LARGEST_BATCH):
            yield batch
            batch, total = [], 0
        batch.append(message)
        total += more
    if batch:
        yield batch
