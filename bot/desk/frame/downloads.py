"""A table as a file to take along: a CSV, or a workbook; nothing in its cells is run by a spreadsheet."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from flask import Response

from bot.club.export import BYTE_ORDER_MARK, csv_line
from bot.club.xlsx import MEDIA_TYPE, workbook

Rows = Iterable[Iterable[str]]


class Format(NamedTuple):
    media: str
    written: Callable[[Rows], str | bytes]


FORMATS = {
    "csv": Format("text/csv", lambda rows: BYTE_ORDER_MARK + "".join(map(csv_line, rows))),
    "xlsx": Format(MEDIA_TYPE, workbook),
}


def download(name: str, extension: str, rows: Rows) -> Response:
    """The file `name.extension`, one of FORMATS."""
    made = FORMATS[extension]
    response = Response(made.written(rows), mimetype=made.media)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    return response
