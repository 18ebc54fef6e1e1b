"""The packages of this project, gathered and packed once for all stories."""

from pathlib import Path

import pytest

from deploy.archive import unpack
from deploy.runtime import build
from tests.deploy.packaging import ROOT, zappa_packs


@pytest.fixture(scope="session")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


@pytest.fixture(scope="session")
def environment(cache: Path) -> Path:
    """What Lambda runs of the libraries."""
    return build(ROOT, cache)


@pytest.fixture(scope="session")
def bot_zip(environment: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return zappa_packs("production", environment, tmp_path_factory.mktemp("bot") / "bot.zip")


@pytest.fixture(scope="session")
def bot_folder(bot_zip: Path) -> Path:
    """The bot's package, unpacked as Lambda does."""
    unpack(bot_zip, bot_zip.parent / "task")
    return bot_zip.parent / "task"
