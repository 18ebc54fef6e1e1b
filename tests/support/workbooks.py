"""Workbooks as spreadsheet programs write them, as small as they come."""

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
