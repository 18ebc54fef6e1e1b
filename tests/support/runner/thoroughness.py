"""How much of the long tests is run: a sample taken at random, or with `--all` the whole of it."""

from collections.abc import Sequence
from random import Random, randrange
from typing import Any, TypeVar

import pytest

T = TypeVar("T")

KILL_SEED = "kill_seed"
SAMPLED = 4  # of how many examples one is tried


class Extent:
    """What was asked for on the command line. conftest.py sets it before a test's file is read."""

    everything, seed = False, 0


def add_options(parser: pytest.Parser) -> None:
    group = parser.getgroup("thoroughness")
    group.addoption("--all", action="store_true", help="every kill and every example, not a sample of them")
    group.addoption("--kill-seed", type=int, help="what the sample of kills is drawn by, to have the same again")


def set_extent(config: pytest.Config) -> None:
    """Settle it here for all workers, who are told by `tell_worker`."""
    told = getattr(config, "workerinput", {}).get(KILL_SEED, config.option.kill_seed)
    Extent.everything, Extent.seed = config.option.all, randrange(10_000) if told is None else told


def tell_worker(told: dict[str, Any]) -> None:
    """Let a worker of xdist's draw the same sample as all others; `told` is its `workerinput`."""
    told[KILL_SEED] = Extent.seed


def described() -> str:
    """The line under the results that says how to have the same kills again."""
    return "every kill and example" if Extent.everything else f"kills sampled with --kill-seed {Extent.seed}"


def examples(whole: int) -> int:
    """How many examples Hypothesis tries of the many that --all does."""
    return whole if Extent.everything else max(3, whole // SAMPLED)


def some(all_of_them: Sequence[T], count: int) -> list[T]:
    """A few of these, in their order; with --all each."""
    if Extent.everything:
        return list(all_of_them)
    drawn = sorted(chance().sample(range(len(all_of_them)), count))
    return [all_of_them[at] for at in drawn]


def chance() -> Random:
    """Where a test's luck comes from: the same again with the same seed."""
    return Random(Extent.seed)
