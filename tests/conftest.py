"""One world for the whole run, emptied between tests; a house is built in it for the tests that ask for one."""

import os
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from local.world import World
from local.wsgi_server import WsgiServer
from tests.support.house import ACCOUNT, CLUB_NUMBER, PUBLIC_URL, TOKEN, TOKEN_PARAMETER, House, Parent, at
from tests.support.lines import Lines
from tests.support.runner import garbage
from tests.support.runner.thoroughness import add_options, described, set_extent, tell_worker
from tests.support.runner.workers import Sharing, longest_first
from tests.support.sender.office import Office, the_folders_templates


def pytest_addoption(parser: pytest.Parser) -> None:
    add_options(parser)


def pytest_configure(config: pytest.Config) -> None:
    set_extent(config)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    tell_worker(node.workerinput)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = longest_first(items)


def pytest_collection_finish() -> None:
    garbage.look_rarely()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Sharing:
    config.option.loadscopereorder = False
    return Sharing(config, log)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    terminalreporter.write_line(described())


os.environ["CLUB_FILE"] = ""  # the operator's own club.toml, beside start.py, is not what tests are about


class Door:
    """Where the world's webhooks arrive: at the house that stands at the moment."""

    house: House
    office: Office

    def sender(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """The sender's API of the office that is open at the moment."""
        return self.office.browser.application(environ, start_response)

    def __call__(self, url: str, form: dict[str, str], headers: dict[str, str]) -> int:
        return self.house.post(url, form, headers)


@pytest.fixture(scope="session")
def door() -> Door:
    return Door()


@pytest.fixture(scope="session")
def club_world(door: Door) -> Iterator[World]:
    world = World(None, ACCOUNT, TOKEN, CLUB_NUMBER, f"{PUBLIC_URL}/webhook", post=door, clock=at(2026, 8, 3, 9))
    world.start()
    yield world
    world.stop()


@pytest.fixture(scope="session")
def sender_url(door: Door) -> Iterator[str]:
    with WsgiServer(door.sender) as server:
        yield f"{server.url}/"


@pytest.fixture
def house(request: pytest.FixtureRequest, club_world: World, door: Door) -> Iterator[House]:
    before = dict(os.environ)
    os.environ.update(club_world.aws.environment())
    sender = {"SENDER_URL": request.getfixturevalue("sender_url")} if "office" in request.fixturenames else {}
    door.house = House(club_world, **sender)
    yield door.house
    door.house.stop()
    club_world.reset()
    club_world.clock.begin_anew()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def lines() -> Iterator[Lines]:
    """What is logged from now on."""
    with Lines() as lines:
        yield lines


@pytest.fixture
def parent(house: House) -> Parent:
    """An invited parent."""
    assert house.admin_invites().status_code == 200
    return house.parent()


@pytest.fixture
def office(house: House, door: Door) -> Iterator[Office]:
    """The real sender, in the same world as the bot, with the bot's token laid where it looks for it."""
    door.office = office = Office(house.world, the_folders_templates, house.wire)
    house.bot.sender.ssm.put_parameter(Name=TOKEN_PARAMETER, Value=office.token(), Type="SecureString", Overwrite=True)
    house.past.begins()
    yield office
    office.stop()
