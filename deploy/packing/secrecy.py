"""No secret goes into a package: it would lie in S3 and in Lambda for whoever may read code."""

import re
from collections.abc import Iterable
from fnmatch import fnmatch
from pathlib import Path

NAMES = (
    ".env*",
    "*.env",
    "*.pem",
    "*.key",
    "*.p12",
    "*.pfx",
    "id_rsa*",
    "id_ed25519*",
    ".aws",
    "credentials",
    ".netrc",
)
PUBLIC = ("botocore/cacert.pem", "certifi/cacert.pem")  # the certificates of the world's authorities
CONTENT = re.compile(rb"-----BEGIN [A-Z ]*PRIVATE KEY-----|\bAKIA[0-9A-Z]{16}\b")
TEXT = (".cfg", ".ini", ".json", ".py", ".toml", ".txt", ".yaml", ".yml", "")


class SecretInPackage(Exception):
    """A file that looks like a secret would have been packed. Names it, never what it says."""


def refuse_secrets(folder: Path, files: Iterable[Path]) -> None:
    """Raises SecretInPackage when one of the files, relative to the folder, is a secret by its name or its content."""
    found = [path for path in files if path.as_posix() not in PUBLIC and _is_secret(folder, path)]
    if found:
        names = ", ".join(path.as_posix() for path in found)
        raise SecretInPackage(f"These look like secrets and must not be packed: {names}. Move them out of the project.")


def _is_secret(folder: Path, path: Path) -> bool:
    if any(fnmatch(part, name) for part in path.parts for name in NAMES):
        return True
    return path.suffix in TEXT and CONTENT.search((folder / path).read_bytes()) is not None
