"""What a function's workers are given: one folder for all that have the same package, and another for the next."""

import os
import zipfile
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from local.aws.lambda_functions import PACKAGES, run_as_lambda


@pytest.fixture
def runtime():
    """A module that unpacks as ministack's does."""
    module = SimpleNamespace(_detect_runtime_binary=lambda runtime: (runtime, "script"), zipfile=zipfile)
    run_as_lambda(module)
    yield module
    PACKAGES.forget()


def unpacked(runtime: Any, folder: Path, says: str) -> Path:
    """The folder of a worker whose package says this."""
    folder.mkdir()
    with zipfile.ZipFile(folder / "code.zip", "w") as package:
        package.writestr("room/handler.py", says)
    code = folder / "code"
    code.mkdir()
    with runtime.zipfile.ZipFile(os.fspath(folder / "code.zip")) as package:
        package.extractall(os.fspath(code))
    return code


def test_workers_with_one_package_share_what_is_unpacked(runtime, tmp_path):
    one, other = unpacked(runtime, tmp_path / "one", "hello"), unpacked(runtime, tmp_path / "other", "hello")
    assert (one / "room" / "handler.py").read_text() == "hello"
    assert (one / "room" / "handler.py").samefile(other / "room" / "handler.py")


def test_another_package_is_unpacked_by_itself(runtime, tmp_path):
    before, after = unpacked(runtime, tmp_path / "before", "hello"), unpacked(runtime, tmp_path / "after", "goodbye")
    assert (before / "room" / "handler.py").read_text() == "hello"
    assert (after / "room" / "handler.py").read_text() == "goodbye"


def test_nothing_is_left_of_what_was_unpacked(runtime, tmp_path):
    code = unpacked(runtime, tmp_path / "one", "hello")
    where = code.resolve()
    PACKAGES.forget()
    assert not where.exists()


def test_a_folder_that_holds_something_is_added_to(runtime, tmp_path):
    code = unpacked(runtime, tmp_path / "one", "hello")
    kept = tmp_path / "kept"
    kept.mkdir()
    (kept / "mine.txt").write_text("mine")
    with runtime.zipfile.ZipFile(tmp_path / "one" / "code.zip") as package:
        package.extractall(kept)
    assert {path.name for path in kept.iterdir()} == {"mine.txt", "room"}
    assert code.is_dir()
