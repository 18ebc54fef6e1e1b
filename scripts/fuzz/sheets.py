"""Sheets of invites, as a spreadsheet or somebody hostile writes them: CSV and .xlsx."""

import zipfile
from io import BytesIO

from hypothesis import strategies as st

from bot.club.invite_sheet import read_sheet
from flows.registration.invites import FIELDS, Faults
from scripts.fuzz.target import Target
from tests.support.workbooks import workbook

CELLS = st.sampled_from(["Sam", "=1+1", "u11s", "2026-27", "+447700900123", "4.477E+11", "£40", '"', "\n", "#N/A", ""])
HEADING = st.permutations(list(FIELDS)).map(list) | st.lists(st.text(max_size=20), max_size=4)
# What XML can hold: a spreadsheet writes the rest in words of its own.
WRITTEN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=20)
MARKS = st.sampled_from(
    ["<row", "</row>", '<c r="A1"', '<c r="ZZZZZ99999999"', 't="s"', 't="inlineStr"', "<v>-1</v>", "<v>1e999</v>",
     "<v>99999999</v>", "<!DOCTYPE", "<is><t>x</t></is>", "&amp;", "&#0;", ">", "<v/>", "<f>A1</f>", 'r="x"']
)  # fmt: skip


def _read(data: bytes) -> None:
    try:
        sheet = read_sheet(data)
        assert sheet.size
    except Faults as faults:
        assert faults.errors


def a_sheet() -> Target:
    rows = st.lists(st.lists(CELLS | st.text(max_size=20), max_size=len(FIELDS) + 2), max_size=6)
    tables = st.tuples(HEADING, rows, st.sampled_from([",", ";", "\t"])).map(
        lambda table: "\r\n".join(table[2].join(row) for row in [table[0], *table[1]])
    )
    encoded = st.tuples(tables, st.sampled_from(["utf-8", "utf-8-sig", "utf-16"])).map(
        lambda sheet: sheet[0].encode(sheet[1], "surrogatepass")
    )

    return Target(_read, (encoded | st.binary(max_size=400),))


def a_workbook() -> Target:
    """Whole ones, ones whose parts were written by nobody's program, and ones of which bytes got lost."""
    cells = CELLS | WRITTEN | st.floats(allow_nan=False)
    rows = st.lists(st.lists(cells, max_size=len(FIELDS) + 2), max_size=6)
    whole = st.tuples(st.permutations(list(FIELDS)).map(list), rows).map(lambda told: workbook([told[0], *told[1]]))
    parts = st.lists(MARKS | st.text(max_size=6), max_size=20).map("".join)
    strange = st.tuples(parts, parts, st.integers(1, 3)).map(lambda told: _book(*told))

    def read(book: bytes, changes: list[tuple[int, bytes]]) -> None:
        spoilt = bytearray(book)
        for place, new in changes:
            at = place % len(spoilt)
            spoilt[at : at + len(new)] = new
        _read(bytes(spoilt))

    changes = st.lists(st.tuples(st.integers(0, 2**16), st.binary(max_size=6)), max_size=4)
    return Target(read, (whole | strange, changes))


def _book(sheet: str, strings: str, number: int) -> bytes:
    """A workbook whose parts hold these words as they are, in the namespace of spreadsheets."""
    data, main = BytesIO(), 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as book:
        inside = {
            f"xl/worksheets/sheet{number}.xml": f"<worksheet {main}><sheetData>{sheet}</sheetData></worksheet>",
            "xl/sharedStrings.xml": f"<sst {main}>{strings}</sst>",
        }
        for name, text in inside.items():
            book.writestr(name, text.encode("utf-8", "surrogatepass"))
    return data.getvalue()
