"""A date that may lie ahead: read as a date of birth is, day first."""

from datetime import date

import pytest

from flows.answers import Misunderstood
from flows.answers.dates.any_date import AnyDate

KIND, TODAY = AnyDate(of="end of the passport"), date(2026, 8, 3)


@pytest.mark.parametrize(
    ("text", "value"),
    [("3 5 2027", "2027-05-03"), ("3rd May 30", "2030-05-03"), ("29/2/2028", "2028-02-29"), ("3/5/2019", "2019-05-03")],
)
def test_what_people_type(text: str, value: str):
    assert KIND.read(text, TODAY).value == value


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("29 2 2027", "End of the passport must be a real date: February 2027 has 28 days"),
        ("3 5 2099", "End of the passport must have a year from 1926 to 2046"),
        ("3 May", "End of the passport must include a year"),
        ("soon", "End of the passport must include a day, a month and a year, for example 3 5 2014"),
    ],
)
def test_what_puts_it_right(text: str, remedy: str):
    heard = KIND.read(text, TODAY)
    assert isinstance(heard, Misunderstood)
    assert heard.remedy == remedy


def test_what_was_said_before_completes_it():
    assert AnyDate(known={"day": 3, "month": 5}).read("2027", TODAY).value == "2027-05-03"
