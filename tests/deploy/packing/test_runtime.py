"""The packages for Lambda: whole or not there, for its own platform, and a clear word where one is missing."""

import re
from pathlib import Path

import pytest

from deploy.packing.interpreters import RUNNING
from deploy.packing.runtime import FILES, RuntimeNotBuilt, build, runnable, site_packages
from tests.support.deploy.packaging import NAMED_AS, ROOT

NEWEST_GLIBC = 34  # of Amazon Linux 2023


def pinned(name: str) -> str:
    """One package of this project's, with its hashes."""
    lines = [line for line in (ROOT / FILES[0]).read_text().splitlines() if not line.lstrip().startswith("#")]
    pins = re.split(r"\n(?=\S)", "\n".join(lines))
    return next(pin for pin in pins if pin.startswith(f"{name}=="))


def project(folder: Path, requirement: str) -> Path:
    """A project that needs one package."""
    for name, text in zip(FILES, (requirement, ""), strict=True):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(f"{text}\n")
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


def test_every_requirement_is_pinned_whichever_python_packs():
    for name in FILES:
        lines = [line for line in (ROOT / name).read_text().splitlines() if line[:1].isalnum()]
        assert lines
        assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\w.]+ \\", line)] == []


def test_the_same_requirements_are_gathered_once(tmp_path: Path):
    root, cache = project(tmp_path / "project", pinned("six")), tmp_path / "cache"
    first = build(root, cache, NAMED_AS)
    mark = site_packages(first) / "six.py"
    written = mark.stat().st_mtime_ns
    assert build(root, cache, NAMED_AS) == first
    assert mark.stat().st_mtime_ns == written
    project(root, pinned("blinker"))
    second = build(root, cache, NAMED_AS)
    assert second != first
    assert not (site_packages(second) / "six.py").exists()


def test_a_build_that_was_killed_is_done_again(tmp_path: Path):
    root, cache = project(tmp_path / "project", pinned("six")), tmp_path / "cache"
    done = build(root, cache, NAMED_AS)
    done.rename(done.with_suffix(".part"))
    (site_packages(done.with_suffix(".part")) / "six.py").rename(done.with_suffix(".part") / "half")
    assert build(root, cache, NAMED_AS) == done
    assert (site_packages(done) / "six.py").exists()
    assert not (done / "half").exists()
    assert [path.name for path in cache.iterdir()] == [done.name]


def test_a_package_without_a_wheel_for_lambda_is_named(tmp_path: Path):
    root, cache = project(tmp_path / "project", f"six==0.0.1 --hash=sha256:{'0' * 64}"), tmp_path / "cache"
    with pytest.raises(RuntimeNotBuilt, match=r"six==0\.0\.1.* pin a version that has one"):
        build(root, cache, NAMED_AS)
    assert not [path for path in cache.glob("*") if path.suffix != ".part"]


def test_what_is_not_the_file_that_was_pinned_is_refused(tmp_path: Path):
    unlike = re.sub(r"(?<=sha256:)\w+", "0" * 64, pinned("six"))
    with pytest.raises(RuntimeNotBuilt, match=r"^six==1\.17\.0 as it was fetched is not what was pinned"):
        build(project(tmp_path / "project", unlike), tmp_path / "cache", NAMED_AS)


@pytest.mark.parametrize(
    ("version", "linux"),
    [("3.11", "manylinux2014"), ("3.12", "manylinux_2_28"), ("3.13", "manylinux_2_28"), ("3.14", "manylinux_2_28")],
)
def test_wheels_are_those_of_lambdas_python_whichever_runs_here(tmp_path: Path, version: str, linux: str):
    root = project(tmp_path / "project", pinned("markupsafe"))
    [wheel] = site_packages(build(root, tmp_path / "cache", f"python{version}")).glob("*.dist-info/WHEEL")
    tag = f"cp{version.replace('.', '')}"
    assert f"Tag: {tag}-{tag}-manylinux" in (written := wheel.read_text())
    assert linux in written


def test_the_same_requirements_are_another_build_for_another_python(tmp_path: Path):
    root, cache = project(tmp_path / "project", pinned("six")), tmp_path / "cache"
    assert build(root, cache, "python3.12") != build(root, cache, "python3.13")


@pytest.mark.parametrize("runtime", ["nodejs22.x", "python", "python3", "python3.13; rm"])
def test_what_is_no_python_of_lambdas_is_refused(tmp_path: Path, runtime: str):
    with pytest.raises(RuntimeNotBuilt, match=r"zappa_settings\.json"):
        build(tmp_path, tmp_path, runtime)
    assert list(tmp_path.iterdir()) == []


def test_aws_runs_any_python_and_an_emulator_those_of_this_machine(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("AWS_ENDPOINT_URL", raising=False)
    assert runnable("python3.99") == "python3.99"
    monkeypatch.setenv("AWS_ENDPOINT_URL", "http://127.0.0.1:1")
    assert runnable("python3.99") == f"python{RUNNING}"
    assert runnable(f"python{RUNNING}") == f"python{RUNNING}"
