"""The machines that are looked at from outside: one, and one with an example season, for filling one takes longer than
all else about it. They are stopped with the last of these tests, since a machine costs something as long as it runs.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from local.machine import Machine
from local.season.courses import COURSES
from local.season.filling import ExampleSeason
from local.supervisor import Supervisor
from tests.support.running import Keeper, addresses, first_port

ONE_OF_EACH = sorted({course: at for at, course in enumerate(COURSES)}.values())


@pytest.fixture(scope="package")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a running machine: its `addresses.json` says where everything is."""
    folder = tmp_path_factory.mktemp("machine")
    with Supervisor(Machine(folder), first_port()) as supervisor:
        keeper = Keeper(supervisor)
        keeper.start()
        yield folder
        keeper.done.set()
        keeper.join()


@pytest.fixture(scope="package")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The addresses of a machine with one family of each course; its clock goes on by weeks, and a second child costs a
    tenth less.
    """
    folder: Path = tmp_path_factory.mktemp("season")
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("SIBLING_DISCOUNT", "10% of fee")
        with Supervisor(Machine(folder), first_port() + 20) as supervisor:
            keeper = Keeper(supervisor)
            keeper.start()
            ExampleSeason(addresses(folder), ONE_OF_EACH).fill()
            yield addresses(folder)
            keeper.done.set()
            keeper.join()
