"""A zip that says nothing but its files: the same files give the same bytes, and so the same CodeSha256 in Lambda."""

import zipfile
from pathlib import Path

LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first date that a zip can tell
UNIX = 3
READABLE = 0o100644  # Lambda runs the code as another user than the one who packed it


def pack(folder: Path, archive: Path) -> None:
    """Write every file below the folder, in the order of their names."""
    with zipfile.ZipFile(archive, "w") as packed:
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            entry = zipfile.ZipInfo(path.relative_to(folder).as_posix(), LONG_AGO)
            entry.create_system, entry.external_attr = UNIX, READABLE << 16
            packed.writestr(entry, path.read_bytes(), zipfile.ZIP_DEFLATED, compresslevel=6)


def unpack(archive: Path, folder: Path) -> None:
    with zipfile.ZipFile(archive) as packed:
        packed.extractall(folder)
