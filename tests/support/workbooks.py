"""Workbooks as spreadsheet programs write them, as small as they come."""

import re
import zipfile
from io import BytesIO
from xml.sax.saxutils import escape

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(rows: list[list[str | float]], **parts: str) -> bytes:
    """An .xlsx of one sheet: texts are shared strings, numbers stand in their cells. `parts` replace files of it."""
    strings: list[str] = []
    body = "".join(f'<row r="{number}">{_cells(number, row, strings)}</row>' for number, row in enumerate(rows, 1))
    shared = "".join(f"<si><t>{escape(each)}</t></si>" for each in strings)
    files = {
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{MAIN}"><sheetData>{body}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{shared}</sst>',
    } | {f"xl/{name}.xml": text for name, text in parts.items()}
    data = BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        for name, text in files.items():
            book.writestr(name, text)
    return data.getvalue()


def with_password() -> bytes:
    """What a spreadsheet program writes of an .xlsx that has a password to open: no zip, but a compound file with the
    encrypted one as a stream. [MS-CFB] 2.2 and 2.6 have its header and its directory.
    """
    streams = ("Root Entry", "\6DataSpaces", "EncryptionInfo", "EncryptedPackage")
    directory = b"".join(name.encode("utf-16-le").ljust(128, b"\0") for name in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0") + directory + bytes(range(256)) * 20


def with_locked_parts(book: bytes) -> bytes:
    """A workbook that a zip program has put a password on: each part is flagged, and in the directory too."""
    book = re.sub(rb"(PK\x03\x04..).", b"\\1\x01", book, flags=re.DOTALL)
    return re.sub(rb"(PK\x01\x02....).", b"\\1\x01", book, flags=re.DOTALL)


def _cells(number: int, row: list[str | float], strings: list[str]) -> str:
    cells = ""
    for at, value in enumerate(row):
        place = f"{chr(65 + at)}{number}"
        if isinstance(value, str) and value:
            strings.append(value)
            cells += f'<c r="{place}" t="s"><v>{len(strings) - 1}</v></c>'
        elif value != "":
            cells += f'<c r="{place}"><v>{value!r}</v></c>'
    return cells
