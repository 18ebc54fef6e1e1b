"""Group commit: calls that come while one is under way are made as one, after it."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from threading import Lock
from typing import Generic, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Together(Generic[Item, Result]):
    """Makes `do`, which takes many and gives as many results, a call that takes one, for many threads.

    Nobody waits for company: a thread that finds no call under way makes its own at once. What `do` raises is raised
    in all the threads that it was done for.
    """

    def __init__(self, do: Callable[[Sequence[Item]], Sequence[Result]]):
        self._do = do
        self._waiting: list[tuple[Item, Future[Result]]] = []
        self._list, self._turn = Lock(), Lock()

    def __call__(self, item: Item) -> Result:
        mine: Future[Result] = Future()
        with self._list:
            self._waiting.append((item, mine))
        with self._turn:
            if not mine.done():
                self._take_turn()
        return mine.result()

    def _take_turn(self) -> None:
        with self._list:
            batch, self._waiting = self._waiting, []
        try:
            results = self._do([item for item, _ in batch])
        except BaseException as error:
            for _, future in batch:
                future.set_exception(error)
            return
        for (_, future), result in zip(batch, results, strict=True):
            future.set_result(result)
