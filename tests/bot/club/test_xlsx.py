"""Workbooks that are taken along: they hold what was said, and a spreadsheet runs nothing of it."""

import zipfile
from io import BytesIO

import pytest

from bot.club.workbook import rows_of
from bot.club.xlsx import LONGEST_CELL, workbook


@pytest.mark.parametrize(
    "said",
    ["José Nguyễn", "07700 900123", "9/10", "=1+1", "@SUM(A1)", '<b> & "co"', " two  blanks ", "👩‍👧", "’t Hooft", ""],
)
def test_a_cell_holds_what_was_said(said: str):
    assert rows_of(workbook([["Heading"], [said, "after"]])) == [["Heading"], [said, "after"]]


def test_no_cell_is_a_formula_nor_becomes_one():
    with zipfile.ZipFile(BytesIO(workbook([['=HYPERLINK("http://example.com")']]))) as book:
        sheet, styles = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "styles"))
    assert "<f>" not in sheet
    assert 't="inlineStr"' in sheet
    assert 'numFmtId="49"' in styles
    assert 'quotePrefix="1"' in styles


def test_what_xml_and_excel_cannot_hold_is_left_out():
    assert rows_of(workbook([["a\x00b\x1b\ufffec", "x" * 40_000]])) == [["abc", "x" * LONGEST_CELL]]
