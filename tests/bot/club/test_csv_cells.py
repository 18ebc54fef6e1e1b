"""What a parent types is never a formula in the club's spreadsheet, and comes out of it as it was typed."""

import csv
import io

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.club.csv_cells import neutral, original

SIGNS = "=+-@\t\r＝＋－＠"
TYPED = st.text(st.characters(exclude_categories=["Cs"])) | st.text("'=+-@＝＋－＠ \t\r\n\u200b\u00a0\ufeff0129/a,;\"")


@given(st.lists(TYPED, min_size=1, max_size=4))
@example(["''=1+1", "'=1", "'t Hooft", "' =1", "\u200b=1", "\ufeff-1", "\n+1", "' "])
def test_no_cell_begins_a_formula_and_each_is_read_back_as_it_was(values: list[str]):
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerow(neutral(value) for value in values)
    (cells,) = csv.reader(io.StringIO(text.getvalue(), newline=""))
    assert [original(cell) for cell in cells] == values
    for cell, value in zip(cells, values, strict=True):
        assert cell in (value, f"'{value}")
        assert not cell.startswith(tuple(SIGNS))
        assert not cell.strip().startswith(tuple(SIGNS))


@pytest.mark.parametrize(
    "value",
    [
        "=HYPERLINK(\"https://example.com\")",
        "+447700900123",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",  # some programs skip blanks
        "\u00a0=1",
        "\u200b=1",  # a zero-width space
        "＝1",  # the full-width forms, which a Japanese keyboard types and Excel takes for the plain ones
        "＋1",
        "－1",
        "＠SUM(A1)",
        "07700 900123",  # would lose its zero
        "9/10",  # the kit size; would be 9 October
        "11-12",  # a house
        "1.5.2014",
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_make_something_of_is_marked_as_text(value: str):
    assert neutral(value) == f"'{value}"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "José",
        "O'Neill",
        "'t Hooft",
        "3 May 2014",
        "12",
        "12A",
        "a=b",
        "jane@example.com",
        "hay fever - mild",
        "£40",
    ],
)
def test_everything_else_stands_as_it_is(value: str):
    assert neutral(value) == value
