"""What a service's package holds: its own rooms, and of the libraries what it can reach."""

import ast
import re
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from importlib.metadata import Distribution, distributions
from pathlib import Path

ALSO = {"bot": ("flows", "service", "templates"), "sender": ("service",)}  # what each needs beside its own room
GENERATED = "zappa_settings.py"

CALLED = ("dynamodb", "pinpoint-sms-voice-v2", "s3", "secretsmanager", "sesv2", "sqs", "ssm", "sts")
DATA = "botocore/data"

FOUND_BY_NAME = {"zoneinfo": "tzdata"}  # what the standard library looks for where the system has none

# Requirements that are never imported: asynchronous HTTP, asking DNS about an e-mail address.
UNUSED = {"twilio": {"aiohttp", "aiohttp-retry"}, "email-validator": {"dnspython"}}
DROPPED = (
    *("*.dist-info/*", "../*", "bin/*", "*/tests/*", "*/testing/*", "*.pyi", "*/py.typed", "*.rst", "*.md"),
    *("*.c", "*.h", "*.cpp", "*.pxd", "*.pyx", "*.exe", "*/examples-1.json*"),
    *("boto3/data/*", "boto3/examples/*"),  # of boto3's resources, and we have clients
    *("twilio/twiml/*", "twilio/http/async_http_client.py", "*/http/validation_client.py"),
    *("zappa/core.py", "zappa/cli.py", "zappa/letsencrypt.py", "zappa/policies*", "zappa/ext/*"),
    # Pillow loads each when it is asked for: AVIF pictures, drawing letters, windows on a screen.
    *("PIL/_avif.*", "PIL/_imagingft.*", "PIL/_imagingtk.*"),
    *(f"pillow.libs/{name}-*" for name in ("libavif", "libfreetype", "libharfbuzz", "libbrotli*", "libpng16")),
)
KEPT_OF_TWILIO = ("twilio/rest/__init__.py", "twilio/rest/api/*", "twilio/rest/content/*")


def rooms(service: str) -> tuple[str, ...]:
    """The top folders of a service's own code."""
    return service, *ALSO.get(service, ())


def contents(folder: Path, service: str, handler: str) -> Iterator[Path]:
    """Of an unpacked Zappa package, the files that are needed, relative to it.

    `service` is the room of its app, `handler` the module that Lambda calls.
    """
    ours = [GENERATED, *([] if handler.startswith(f"{service}.") else [f"{handler}.py"])]
    ours += [str(path.relative_to(folder)) for room in rooms(service) for path in (folder / room).rglob("*")]
    named = {FOUND_BY_NAME.get(name, name.partition(".")[0]) for name in imports(folder, service)} | {"zappa"}
    packages = (path for each in needed(folder, named) for path in _files(each) if _stays(path))
    return (Path(path) for path in sorted({*ours, *packages}) if _is_content(folder / path))


def imports(folder: Path, service: str) -> set[str]:
    """The modules that a service's code names, anywhere in it."""
    found = set()
    for source in (source for room in rooms(service) for source in (folder / room).rglob("*.py")):
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.module:
                found.add(node.module)
    return found


def needed(folder: Path, named: Iterable[str]) -> list[Distribution]:
    """The installed packages that have the named modules, and those that they require."""
    installed = {_normal(each.name): each for each in distributions(path=[str(folder)])}
    tops = {top: name for name, each in installed.items() for top in _tops(each)}
    waiting, found = [tops[name] for name in named if name in tops], {}
    while waiting:
        name = waiting.pop()
        if name in installed and name not in found:
            found[name] = installed[name]
            waiting += _requirements(installed[name]) - UNUSED.get(name, set())
    return list(found.values())


def _requirements(package: Distribution) -> set[str]:
    return {
        _normal(re.match(r"[\w.-]+", requirement)[0])
        for requirement in package.requires or []
        if "extra ==" not in requirement
    }


def _tops(package: Distribution) -> set[str]:
    return {path.partition("/")[0].removesuffix(".py") for path in _files(package)}


def _files(package: Distribution) -> list[str]:
    return [path.as_posix() for path in package.files or []]


def _stays(path: str) -> bool:
    if path.startswith(f"{DATA}/"):
        return path.count("/") == 2 or (path.split("/")[2] in CALLED and not fnmatch(path, "*/examples-1.json*"))
    if path.startswith("twilio/rest/"):
        return any(fnmatch(path, kept) for kept in KEPT_OF_TWILIO)
    return not any(fnmatch(path, dropped) for dropped in DROPPED)


def _is_content(path: Path) -> bool:
    return path.is_file() and path.suffix != ".pyc"


def _normal(name: str) -> str:
    """A package's name as PyPI compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()
