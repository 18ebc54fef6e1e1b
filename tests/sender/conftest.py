"""An office in the one world of the run, for the tests that ask for one."""

import io
import os
from collections.abc import Iterator

import pytest

from local.world import World
from sender.logs.logs import logs
from tests.support.sender.office import Office


@pytest.fixture
def logged() -> Iterator[io.StringIO]:
    """What the sender logs meanwhile."""
    lines = io.StringIO()
    before = logs.handler.setStream(lines)
    yield lines
    logs.handler.setStream(before)


@pytest.fixture
def office(club_world: World) -> Iterator[Office]:
    before = dict(os.environ)
    os.environ.update(club_world.aws.environment())
    office = Office(club_world)
    yield office
    office.stop()
    club_world.reset()
    os.environ.clear()
    os.environ.update(before)
