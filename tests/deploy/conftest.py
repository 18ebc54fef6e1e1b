"""The packages of this project, gathered and packed once for all stories; and an operator in a world of their own."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import yaml

from deploy.packing.archive import unpack
from deploy.packing.runtime import build
from local.world import World
from tests.support.deploy.operator import Operator
from tests.support.deploy.packaging import NAMED_AS, ROOT, zappa_packs
from tests.support.deploy.small_stack import SMALL


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def environment(cache: Path) -> Path:
    """What Lambda runs of the libraries."""
    return build(ROOT, cache, NAMED_AS)


@pytest.fixture(scope="session")
def bot_zip(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zappa_packs("production", environment, tmp_path_factory.mktemp("bot") / "bot.zip")


@pytest.fixture(scope="session")
def bot_folder(bot_zip: Path) -> Path:
    """The bot's package, unpacked as Lambda does."""
    unpack(bot_zip, bot_zip.parent / "task")
    return bot_zip.parent / "task"


@pytest.fixture
def operator(club_world: World, tmp_path: Path) -> Iterator[Operator]:
    """Somebody who is about to deploy, with nothing in their accounts yet."""
    before = dict(os.environ)
    club_world.reset()
    yield Operator(club_world, tmp_path)
    club_world.reset()
    os.environ.clear()
    os.environ.update(before)


@pytest.fixture
def ready(operator: Operator) -> Operator:
    """Somebody whose accounts have all that a deployment needs."""
    operator.begins_anew()
    return operator


@pytest.fixture
def template(tmp_path: Path) -> Callable[..., Path]:
    """A file with the small template and other resources; None takes one away."""

    def write(**resources: dict | None) -> Path:
        whole = {name: it for name, it in (SMALL["Resources"] | resources).items() if it}
        (tmp_path / "template.yaml").write_text(yaml.safe_dump(SMALL | {"Resources": whole}))
        return tmp_path / "template.yaml"

    return write
