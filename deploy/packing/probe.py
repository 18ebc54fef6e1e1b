"""Run alone, beside an unpacked package: `probe.py FOLDER SERVICES MODULE…` names what cannot be had from there.

It imports each module and makes boto3's client of each service (with commas between), without the system's time zones.
"""

import importlib
import sys
import zoneinfo
from collections.abc import Callable, Iterator

NOBODY = {"region_name": "eu-west-2", "aws_access_key_id": "none", "aws_secret_access_key": "none"}


def failures(services: list[str], modules: list[str]) -> Iterator[str]:
    for name in modules:
        yield from failure(name, lambda name=name: importlib.import_module(name))
    for service in services:
        yield from failure(service, lambda service=service: client(service))


def failure(what: str, attempt: Callable[[], object]) -> Iterator[str]:
    try:
        attempt()
    except Exception as error:
        yield f"{what}: {type(error).__name__}: {error}"


def client(service: str) -> None:
    import boto3

    boto3.client(service, **NOBODY)


if __name__ == "__main__":
    sys.path.insert(0, sys.argv[1])
    zoneinfo.reset_tzpath(())
    sys.exit("\n".join(failures(sys.argv[2].split(","), sys.argv[3:])) or 0)
