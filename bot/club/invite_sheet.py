"""A spreadsheet of invites, as CSV or .xlsx: its columns are the trigger's fields, its rows are read as the trigger's.

Faults are named by the spreadsheet's own row numbers: the heading is row 1, empty rows count.
"""

import codecs
import csv
import io
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from bot.club.csv_cells import original
from bot.club.workbook import rows_of
from flows.records import Invite
from flows.registration.holds import player_key
from flows.registration.invites import FIELDS, OLDER_NAMES, Faults
from flows.registration.usual import Draft, fillable, read_draft
from flows.templates import Club

COLUMNS = tuple(field for field, _ in FIELDS.values())
KNOWN = (*COLUMNS, *OLDER_NAMES.values())
DELIMITERS = ",;\t"
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"  # how .xlsx begins; and .xls, or one with a password
LOCKED = "EncryptedPackage".encode("utf-16-le")  # what a password makes of an .xlsx: [MS-OFFCRYPTO] 2.3.4.4
TAKE_IT_OFF = "has a password: take it off (in Excel: File, Info, Protect Workbook), or save it as CSV"
LEFT_OUT = "-"  # a column that is none of the invite's
FAULTS_OF_SHEETS = re.compile(r"#(N/A|REF!|VALUE!|NAME\?|DIV/0!|NULL!|NUM!)")
SHORT = re.compile(r"\d+([.,]\d+)?E\+?\d+|\+?\d+0{6}", re.IGNORECASE)  # 4.477E+11, also where it was written out again
ROUNDED = "was rounded by the spreadsheet: format the column as text, and type the number anew"
BARE_MOBILE = re.compile(r"(?:44)?(7\d{9})")  # as spreadsheets leave it, without its zero or plus

Cells = list[str]


class InviteRow(NamedTuple):
    number: int
    draft: Draft

    @property
    def invite(self) -> Invite:
        return self.draft.invite


class RowFault(NamedTuple):
    """What is wrong with one cell, and the remedy; `field` is "" for a whole row."""

    row: int
    field: str
    remedy: str


class InviteSheet(NamedTuple):
    """The rows that can be invited, and what is wrong with the others."""

    rows: list[InviteRow]
    faults: list[RowFault]

    @property
    def size(self) -> int:
        return len(self.rows) + self.at_fault

    @property
    def at_fault(self) -> int:
        """How many rows have faults."""
        return len({fault.row for fault in self.faults})

    @property
    def errors(self) -> dict[str, str]:
        """The remedies by the place of their cell."""
        return {", ".join(filter(None, (f"row {row}", field))): remedy for row, field, remedy in self.faults}


def read_sheet(data: bytes, columns: Mapping[str, str] | None = None, club: Club | None = None) -> InviteSheet:
    """Read a whole sheet. `columns` says which field a heading means, or LEFT_OUT, where it is not the field's name.
    What `club` says for all may be left out.

    Raises Faults for a file that is no CSV and no workbook, and for columns, before any row is looked at.
    """
    records = _numbered(rows_of(data)) if data.startswith(WORKBOOK) else _records(_decoded(data))
    start, heading = next(records, (1, []))
    fields = _fields(heading, columns or {}, fillable(club))
    sheet = InviteSheet([], [])
    first: dict[tuple[str, ...], int] = {}
    for number, cells in records:
        try:
            row = InviteRow(number, _draft(_values(fields, cells), club))
        except Faults as faults:
            sheet.faults.extend(RowFault(number, field, remedy) for field, remedy in faults.errors.items())
            continue
        same = first.setdefault(_who(row.invite), number)
        if same == number:
            sheet.rows.append(row)
        else:
            sheet.faults.append(RowFault(number, "", f"is the same player and parent as row {same}: keep one of them"))
    if not sheet.size:
        raise Faults({"rows": f"are missing: there is nothing below the heading in row {start}"})
    return sheet


def _draft(values: Mapping[str, str], club: Club | None) -> Draft:
    """Raises Faults, also for a phone number that would be read, but is not what was typed into the sheet."""
    rounded = {name: ROUNDED for name, value in values.items() if name.endswith("_tel") and SHORT.fullmatch(value)}
    try:
        draft = read_draft(values, club)
    except Faults as faults:
        raise Faults(faults.errors | rounded) from None
    if rounded:
        raise Faults(rounded)
    return draft


def _who(invite: Invite) -> tuple[str, str, str]:
    return invite.parent_phone, player_key(invite.player), invite.season


def _decoded(data: bytes) -> str:
    """What Excel and others save: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252."""
    if data.startswith(OLD_WORKBOOK) and LOCKED in data:
        raise Faults({"file": TAKE_IT_OFF})
    if data.startswith(OLD_WORKBOOK):
        raise Faults({"file": "is an old workbook or has a password: save it as CSV (File, Save as, CSV UTF-8)"})
    marked = data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ["utf-16"] if marked else ["utf-8-sig", "cp1252"]:
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise Faults({"file": "is not a CSV: save it as CSV UTF-8"})


def _records(text: str) -> Iterator[tuple[int, Cells]]:
    """The rows that are not empty, with their numbers."""
    heading = next((line for line in _lines(text) if line.strip()), "")
    reader = csv.reader(_lines(text), delimiter=max(DELIMITERS, key=heading.count), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if any(cell.strip() for cell in cells):
                yield number, cells
    except csv.Error:
        remedy = f"has a quotation mark that is not closed, or a mark too many, in row {number + 1}"
        raise Faults({"file": remedy}) from None


def _numbered(rows: Iterable[Cells]) -> Iterator[tuple[int, Cells]]:
    return ((number, cells) for number, cells in enumerate(rows, 1) if any(cell.strip() for cell in cells))


def _lines(text: str) -> io.StringIO:
    """Lines end as a CSV's do: `str.splitlines` would also break a cell at marks that word processors leave in it."""
    return io.StringIO(text, newline="")


def _fields(heading: Cells, columns: Mapping[str, str], may_lack: Collection[str]) -> list[str]:
    """The field of each column, "" for an empty one. Raises Faults with all that is wrong with the columns."""
    fields = [columns.get(cell.strip()) or _as_field(cell) for cell in heading]
    missing = [field for field in COLUMNS if field not in fields and OLDER_NAMES.get(field) not in fields]
    errors = {}
    for at, (cell, field) in enumerate(zip(heading, fields, strict=True)):
        if field == LEFT_OUT:
            continue
        if field and field not in KNOWN:
            errors[f"column {cell.strip()}"] = _unknown(field, missing)
        elif field and field in fields[:at]:
            errors[f"column {cell.strip()}"] = "is there twice: remove one of them"
    proposed = {remedy.rpartition(" ")[2] for remedy in errors.values()}
    errors |= {f"column {field}": "is missing" for field in missing if field not in {*proposed, *may_lack}}
    if errors:
        raise Faults(errors)
    return fields


def _as_field(heading: str) -> str:
    return re.sub(r"[\W_]+", "_", heading.strip().casefold()).strip("_")


def _unknown(field: str, missing: list[str]) -> str:
    """The remedy for a column that no invite has: the one that is missing and likely meant, where there is one."""
    words = set(field.split("_"))
    near = [name for name in missing if words <= set(name.split("_"))]
    if len(near) != 1:
        near = get_close_matches(field, missing, n=1, cutoff=0.5)
    return f"is not known: rename it to {near[0]}" if near else "is not known: remove it, an invite has no such field"


def _values(fields: list[str], cells: Cells) -> dict[str, str]:
    """A row's values by field. Raises Faults for cells that stand under no heading."""
    beyond = [cell for cell in cells[len(fields) :] if cell.strip()]
    beyond += [cell for field, cell in zip(fields, cells, strict=False) if not field and cell.strip()]
    if beyond:
        raise Faults({"": "has values beside the columns: give them a heading, or remove them"})
    given = zip(fields, cells, strict=False)
    return {field: _cell(field, original(cell.strip())) for field, cell in given if field not in {"", LEFT_OUT}}


def _cell(field: str, value: str) -> str:
    """A value as it was before a spreadsheet reckoned with it."""
    if FAULTS_OF_SHEETS.fullmatch(value):
        return ""
    mobile = BARE_MOBILE.fullmatch(value) if field.endswith("_tel") else None
    return f"+44{mobile[1]}" if mobile else value
