"""Cells of a CSV as a spreadsheet opens them: a formula that somebody typed as an answer is not to be run.

What could be one gets an apostrophe in front, which spreadsheets read as "this is text" (OWASP: CSV Injection). So
does what they would turn into something else: a phone number loses its zero, the kit size 9/10 becomes 9 October.
"""

import re
import unicodedata

SIGNS = "=+-@\t\r＝＋－＠"
MISREAD = re.compile(r"0[\d ]+|\d{1,4}[-/.]\d{1,2}([-/.]\d{1,4})?")
APOSTROPHE = "'"


def neutral(value: str) -> str:
    """The value as it may stand in a cell; `original` takes it back."""
    return APOSTROPHE + value if _needs_one(value) else value


def original(cell: str) -> str:
    """The value of a cell that `neutral` made. An apostrophe of the value's own, as in 't Hooft, stays."""
    value = cell.removeprefix(APOSTROPHE)
    return value if value != cell and _needs_one(value) else cell


def _needs_one(value: str) -> bool:
    """Apostrophes that are there already are looked through, so that each can be told from one that was added."""
    value = value.lstrip(APOSTROPHE)
    return value[:1] in {"\t", "\r"} or _seen(value)[:1] in set(SIGNS) or MISREAD.fullmatch(value) is not None


def _seen(value: str) -> str:
    """The value from its first visible character on: programs skip blanks and marks without width."""
    at = next((at for at, each in enumerate(value) if unicodedata.category(each)[0] not in "ZC"), len(value))
    return value[at:]
