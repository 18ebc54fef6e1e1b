"""Whether a package holds all that its code names: found out before anything is deployed."""

import platform
import subprocess
import sys
import tempfile
from pathlib import Path

from deploy.packing.archive import unpack
from deploy.packing.interpreters import interpreter
from deploy.packing.pruning import CALLED, imports, rooms
from deploy.packing.runtime import version_of

PROBE = Path(__file__).with_name("probe.py")
ALONE = ("-I", "-S", "-B")  # sees no environment and no site-packages, and writes nothing
REACHED_BY_ATTRIBUTE = {"twilio.rest": ("twilio.rest.api.v2010.account.message", "twilio.rest.content.v1.content")}


class IncompletePackage(Exception):
    """A package's code cannot import there what it names; says what, in Python's own words."""


def check(archive: Path, service: str, handler: str, runtime: str) -> bool:
    """Import in an interpreter of its own all modules of the package's rooms, and all that they name anywhere.

    `service` is the room of its app, `handler` the module that Lambda calls, `runtime` Lambda's Python. The app itself
    (`wsgi`) is not joined, for that takes its settings. Whether it could be tried: the libraries are that Python's on
    Linux, for x86-64. Raises IncompletePackage.
    """
    python = interpreter(version_of(runtime))
    if python is None or (sys.platform, platform.machine()) != ("linux", "x86_64"):
        return False
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        unpack(archive, folder)
        named = imports(folder, service)
        lazy = {module for name in named for module in REACHED_BY_ATTRIBUTE.get(name, ())}
        modules = sorted({handler, "zappa.handler", *_modules(folder, service), *named, *lazy} - {f"{service}.wsgi"})
        command = [python, *ALONE, str(PROBE), str(folder), ",".join(CALLED), *modules]
        done = subprocess.run(command, capture_output=True, text=True, env={})
    if done.returncode:
        raise IncompletePackage(f"The package of {service} is not complete:\n{done.stderr.strip()}")
    return True


def _modules(folder: Path, service: str) -> set[str]:
    sources = (path.relative_to(folder) for room in rooms(service) for path in (folder / room).rglob("*.py"))
    return {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in sources}
