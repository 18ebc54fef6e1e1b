"""Zappa's `zip` callback: what it packed, with only what the service runs, and bytecode that is alive."""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from deploy.packing.archive import pack, unpack
from deploy.packing.bytecode import compile_all
from deploy.packing.interpreters import interpreter
from deploy.packing.pruning import GENERATED, contents, rooms
from deploy.packing.runtime import version_of
from deploy.packing.secrecy import SecretInPackage, refuse_secrets


def slim(zappa_cli: Any) -> None:
    """Rewrite `zappa_cli.zip_path`: the same code gives the same bytes, whenever and wherever it is packed.

    Bytecode is made by an interpreter of Lambda's version; where this machine has none, the source goes as it is, and
    that is said. Raises SecretInPackage and NotCompiled.
    """
    python = interpreter(version_of(zappa_cli.runtime))
    if zappa_cli.environment_variables:
        raise SecretInPackage("Zappa writes `environment_variables` into the package: use `aws_environment_variables`.")
    archive = Path(zappa_cli.zip_path).resolve()
    service = zappa_cli.app_function.partition(".")[0]
    handler = zappa_cli.lambda_handler.rpartition(".")[0]
    with tempfile.TemporaryDirectory() as temporary:
        whole, needed = Path(temporary) / "whole", Path(temporary) / "needed"
        unpack(archive, whole)
        files = list(contents(whole, service, handler))
        refuse_secrets(whole, files)
        for path in files:
            (needed / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.move(whole / path, needed / path)
        if python:
            compile_all(needed, with_source=(*rooms(service), GENERATED), python=python)
        pack(needed, archive)
    plain = "" if python else f", without bytecode: there is no {zappa_cli.runtime} on this machine to make it"
    print(f"Slimmed to {archive.stat().st_size / 1024 / 1024:.1f} MiB{plain}", file=sys.stderr)
