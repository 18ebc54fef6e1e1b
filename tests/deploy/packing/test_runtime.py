"""The packages for Lambda: whole or not there, for its own platform, and a clear word where one is missing."""

import re
from pathlib import Path

import pytest

from deploy.packing.runtime import AMAZON_LINUX_2, FILES, PLATFORMS, RUNNING, RuntimeNotBuilt, build, site_packages
from tests.support.deploy.packaging import ROOT

NEWEST_GLIBC = 26 if PLATFORMS == AMAZON_LINUX_2 else 34


def project(folder: Path, requirement: str) -> Path:
    """A project that needs one package."""
    folder.mkdir(exist_ok=True)
    (folder / FILES[0]).write_text("-r requirements.txt\n")
    (folder / FILES[1]).write_text(f"{requirement}\n")
    return folder


def versions_of_glibc(library: Path) -> set[int]:
    return {int(minor) for minor in re.findall(rb"GLIBC_2\.(\d+)", library.read_bytes())}


def test_it_has_what_the_services_and_zappas_handler_import(environment: Path):
    packages = site_packages(environment)
    assert {"flask", "boto3", "twilio", "zappa", "durationpy"} <= {path.name for path in packages.iterdir()}
    assert not list(packages.rglob("*.pyc"))


def test_it_loads_in_lambda_whose_linux_is_older_than_this_one(environment: Path):
    libraries = [path for path in environment.rglob("*") if ".so" in path.suffixes]
    assert libraries
    assert {
        path.name: found for path in libraries if max(found := versions_of_glibc(path), default=0) > NEWEST_GLIBC
    } == {}


def test_every_requirement_is_pinned():
    for name in FILES:
        lines = [line for line in (ROOT / name).read_text().splitlines() if line and not line.startswith(("#", "-r"))]
        assert lines
        assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+", line)] == []


def test_the_same_requirements_are_gathered_once(tmp_path: Path):
    root, cache = project(tmp_path / "project", "six==1.17.0"), tmp_path / "cache"
    first = build(root, cache)
    mark = site_packages(first) / "six.py"
    written = mark.stat().st_mtime_ns
    assert build(root, cache) == first
    assert mark.stat().st_mtime_ns == written
    project(root, "blinker==1.9.0")
    second = build(root, cache)
    assert second != first
    assert not (site_packages(second) / "six.py").exists()


def test_a_build_that_was_killed_is_done_again(tmp_path: Path):
    root, cache = project(tmp_path / "project", "six==1.17.0"), tmp_path / "cache"
    done = build(root, cache)
    done.rename(done.with_suffix(".part"))
    (site_packages(done.with_suffix(".part")) / "six.py").rename(done.with_suffix(".part") / "half")
    assert build(root, cache) == done
    assert (site_packages(done) / "six.py").exists()
    assert not (done / "half").exists()
    assert [path.name for path in cache.iterdir()] == [done.name]


def test_a_package_without_a_wheel_for_lambda_is_named(tmp_path: Path):
    root, cache = project(tmp_path / "project", "six==0.0.1"), tmp_path / "cache"
    with pytest.raises(RuntimeNotBuilt, match=r"six==0\.0\.1.* pin a version that has one"):
        build(root, cache)
    assert not [path for path in cache.glob("*") if path.suffix != ".part"]


def test_another_python_than_lambdas_is_refused(tmp_path: Path):
    with pytest.raises(RuntimeNotBuilt, match=rf"Lambda runs python3\.9 and this is Python {re.escape(RUNNING)}"):
        build(tmp_path, tmp_path, runtime="python3.9")
    assert list(tmp_path.iterdir()) == []
