"""The first sheet of an .xlsx workbook as rows of text, for a sheet of invites: values alone, formulas as they were
last reckoned. Small on purpose: no styles, dates or charts, and a limit to what a file may unpack to.

The shapes are those of ECMA-376, part 1, 18.3 (worksheets) and 18.4 (shared strings).
"""

import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from flows.registration.invites import Faults

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
LARGEST = 8 * 1024 * 1024  # bytes that one part may unpack to
MOST_ROWS, MOST_COLUMNS = 5000, 100
SHEET = re.compile(r"xl/worksheets/sheet(\d+)\.xml")
PACKED_AS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # as the format has it: ECMA-376, part 2, annex C
UNREADABLE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, ElementTree.ParseError, KeyError, IndexError, ValueError,
    NotImplementedError, RuntimeError,
)  # fmt: skip
REMEDY = "is no workbook that can be read: save it as .xlsx without a password, or as CSV"
COLUMN = re.compile(r"[A-Z]+")


class TooManyRows(Exception):
    """The sheet goes on below MOST_ROWS."""


def rows_of(data: bytes) -> list[list[str]]:
    """The rows, empty ones too, so that their numbers are the spreadsheet's own. Raises Faults."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as book:
            strings = list(_shared(book))
            return _rows(_parsed(book, _first_sheet(book)), strings)
    except TooManyRows:
        raise Faults({"file": f"has more than {MOST_ROWS} rows: split the sheet"}) from None
    except UNREADABLE:
        raise Faults({"file": REMEDY}) from None


def _first_sheet(book: zipfile.ZipFile) -> str:
    """By number, which is the order in which sheets were made."""
    found = [(int(match[1]), name) for name in book.namelist() if (match := SHEET.fullmatch(name))]
    return min(found)[1]


def _parsed(book: zipfile.ZipFile, name: str) -> ElementTree.Element:
    if book.getinfo(name).compress_type not in PACKED_AS:
        raise ValueError("not packed as a workbook is")
    with book.open(name) as part:
        text = part.read(LARGEST + 1)
    if len(text) > LARGEST or b"<!DOCTYPE" in text[:1000]:
        raise ValueError("too large")
    return ElementTree.fromstring(text)  # noqa: S314 bounded above, and without a document type there are no entities


def _shared(book: zipfile.ZipFile) -> Iterator[str]:
    if "xl/sharedStrings.xml" in book.namelist():
        for each in _parsed(book, "xl/sharedStrings.xml").iter(f"{MAIN}si"):
            yield "".join(text.text or "" for text in each.iter(f"{MAIN}t"))


def _rows(sheet: ElementTree.Element, strings: list[str]) -> list[list[str]]:
    rows: list[list[str]] = []
    for row in sheet.iter(f"{MAIN}row"):
        number = int(row.get("r", len(rows) + 1))
        if number > MOST_ROWS:
            raise TooManyRows
        rows += [[] for _ in range(number - 1 - len(rows))]
        rows.append(_cells(row, strings))
    return rows


def _cells(row: ElementTree.Element, strings: list[str]) -> list[str]:
    cells: list[str] = []
    for cell in row.iter(f"{MAIN}c"):
        at = _place(cell.get("r", ""), len(cells))
        if at >= MOST_COLUMNS:
            break
        cells += [""] * (at - len(cells))
        cells.append(_value(cell, strings))
    return cells


def _place(reference: str, following: int) -> int:
    """`"B7"` → 1."""
    letters = COLUMN.match(reference)
    at = 0
    for letter in letters[0] if letters else "":
        at = at * 26 + ord(letter) - 64
    return at - 1 if at else following


def _value(cell: ElementTree.Element, strings: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.findtext(f"{MAIN}v") or ""
    if kind == "s":
        return strings[int(value)]
    if kind == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{MAIN}t"))
    return _figure(value) if kind == "n" and value else value


def _figure(value: str) -> str:
    """A number as a person reads it: 447700900123 and not 4.477E+11, 40 and not 40.0."""
    number = float(value)
    return str(int(number)) if number.is_integer() else value
