"""Pounds at the edges: as they are typed, and as sums are read."""

import pytest

from flows.money import grouped, pounds


@pytest.mark.parametrize(
    ("pence", "typed", "read"),
    [
        (0, "0", "0"),
        (4000, "40", "40"),
        (4050, "40.50", "40.50"),
        (153000, "1530", "1,530"),
        (123456789, "1234567.89", "1,234,567.89"),
    ],
)
def test_an_amount(pence: int, typed: str, read: str):
    assert (pounds(pence), grouped(pence)) == (typed, read)
