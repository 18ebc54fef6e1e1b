"""Dates of birth in several messages: what was understood is kept, and only the rest is asked for."""

import pytest

from flows.answers import DateOfBirth, DidYouMean, Misunderstood, Understood
from flows.answers.dates.date_parts import date_parts
from tests.flows.answers import TODAY, hear

WHOLE = {"day": 3, "month": 5, "year": 2015}
NO_YEAR = {"day": 3, "month": 5}
NO_DAY = {"month": 5, "year": 2015}
NO_MONTH = {"day": 3, "year": 2015}
ONLY_YEAR = {"year": 2015}


def answer(text: str, known: object = None):
    return hear(DateOfBirth(known=known), text)


COMPLETED = [
    ("4 May", ONLY_YEAR, "2015-05-04"),
    ("4th of May", ONLY_YEAR, "2015-05-04"),
    ("May 4th", ONLY_YEAR, "2015-05-04"),
    ("4/5", ONLY_YEAR, "2015-05-04"),
    ("the fourth of may", ONLY_YEAR, "2015-05-04"),
    ("Sunday 3 May", ONLY_YEAR, "2015-05-03"),
    ("2015", NO_YEAR, "2015-05-03"),
    ("in 2015", NO_YEAR, "2015-05-03"),
    ("he was born in 2015 x", NO_YEAR, "2015-05-03"),
    ("twenty fifteen", NO_YEAR, "2015-05-03"),
    ("oh, 2015", NO_YEAR, "2015-05-03"),
    ("the year is 2015", NO_YEAR, "2015-05-03"),
    ("09", NO_YEAR, "2009-05-03"),  # nobody writes an age so
    ("92", NO_YEAR, "1992-05-03"),
    ("may", NO_MONTH, "2015-05-03"),
    ("in May", NO_MONTH, "2015-05-03"),
    ("sept", NO_MONTH, "2015-09-03"),
    ("5", NO_MONTH, "2015-05-03"),
    ("05", NO_MONTH, "2015-05-03"),
    ("the 4th", NO_DAY, "2015-05-04"),
    ("4th", NO_DAY, "2015-05-04"),
    ("4", NO_DAY, "2015-05-04"),
    ("it's the 4th, thanks", NO_DAY, "2015-05-04"),
    ("twenty first", NO_DAY, "2015-05-21"),
    ("the 4th", WHOLE, "2015-05-04"),  # one part of what is known is put right
    ("4 May", WHOLE, "2015-05-04"),
    ("4 June", WHOLE, "2015-06-04"),
    ("June", WHOLE, "2015-06-03"),
    ("2014", WHOLE, "2014-05-03"),
    ("6/2014", WHOLE, "2014-06-03"),
    ("4 May not 3", WHOLE, "2015-05-04"),
    ("the 4th, not the 3rd", WHOLE, "2015-05-04"),
    ("2014 not 2015", WHOLE, "2014-05-03"),
    ("June instead of May", WHOLE, "2015-06-03"),
    ("7/8/2014", WHOLE, "2014-08-07"),  # a whole date is what it says
    ("7/8/2014", {"day": 31, "month": 2}, "2014-08-07"),
]
ASKED_BACK = [
    ("11", NO_DAY, "2015-05-11"),  # the day, or how old she is?
    ("10", NO_MONTH, "2015-10-03"),
    ("May 15", ONLY_YEAR, "2015-05-15"),  # or still without a day
    ("May 15", NO_DAY, "2015-05-15"),
    ("4 maerch", ONLY_YEAR, "2015-03-04"),
    ("octomber", NO_MONTH, "2015-10-03"),
    ("5/13", {"year": 2014}, "2014-05-13"),
    ("2015?", NO_YEAR, "2015-05-03"),
    ("Monday 3 May", ONLY_YEAR, "2015-05-03"),  # it was a Sunday
]
STILL_MISSING = [
    ("4 May", None, "a year", {"day": 4, "month": 5}),
    ("4/5", None, "a year", {"day": 4, "month": 5}),
    ("may 2015", None, "a day", {"month": 5, "year": 2015}),
    ("2015", None, "a day and a month", {"year": 2015}),
    ("May", None, "a day and a year", {"month": 5}),
    ("the 4th", None, "a month and a year", {"day": 4}),
    ("4th", ONLY_YEAR, "a month", {"day": 4, "year": 2015}),
    ("May", ONLY_YEAR, "a day", {"month": 5, "year": 2015}),
    ("4 May", {"day": 3}, "a year", {"day": 4, "month": 5}),
    ("4 maerch", None, "a month and a year", {"day": 4}),  # a slip is not kept
    ("he's 11 in May", None, "a day and a year", {"month": 5}),
    ("he's 11", NO_YEAR, "a year", NO_YEAR),
    ("aged 11", NO_DAY, "a day", NO_DAY),
    ("11 now", NO_DAY, "a day", NO_DAY),
    ("a 3 year old", NO_DAY, "a day", NO_DAY),
    ("10 1/2", NO_DAY, "a day", NO_DAY),
    ("he's 10 1/2", NO_YEAR, "a year", NO_YEAR),
    ("year 6", NO_DAY, "a day", NO_DAY),  # at school
    ("tomorrow", NO_YEAR, "a year", NO_YEAR),
    ("yesterday", NO_DAY, "a day", NO_DAY),
    ("last year", NO_YEAR, "a year", NO_YEAR),
    ("dunno", NO_YEAR, "a year", NO_YEAR),
    ("", NO_YEAR, "a year", NO_YEAR),
    ("just a second", NO_DAY, "a day", NO_DAY),
    ("one second", NO_DAY, "a day", NO_DAY),
    ("3", ONLY_YEAR, "a day and a month", ONLY_YEAR),  # the day, or the month?
    ("u11s", NO_DAY, "a day", NO_DAY),
    ("10", NO_YEAR, "the year in full, for example 2014", NO_YEAR),  # an age, or 2010?
    ("11", NO_YEAR, "the year in full, for example 2014", NO_YEAR),
    ("3/5/30", None, "the year in full, for example 2014", NO_YEAR),
    ("11", None, "a day, a month and a year, for example 3 5 2014", None),
    ("4", WHOLE, "a day, a month and a year, for example 3 5 2014", WHOLE),
    ("4 May not 6", WHOLE, "a day, a month and a year, for example 3 5 2014", WHOLE),  # nobody said 6
]
IMPOSSIBLE = [
    ("april", {"day": 31, "year": 2015}, "be a real date: April has 30 days"),
    ("2015", {"day": 29, "month": 2}, "be a real date: February 2015 had 28 days"),
    ("31", {"day": 4, "year": 2015}, "have a month from 1 to 12"),
    ("13", {"day": 5, "year": 2015}, "have a month from 1 to 12"),  # no swapping with what was known
    ("45th", None, "have a day from 1 to 31"),
    ("2027", NO_YEAR, "be in the past"),
    ("2031", None, "be in the past"),
    ("1900", None, "be within the last 110 years"),
]


@pytest.mark.parametrize(("text", "known", "value"), COMPLETED)
def test_what_is_known_completes_the_date(text, known, value):
    assert answer(text, known) == Understood(value)


@pytest.mark.parametrize(("text", "known", "value"), ASKED_BACK)
def test_what_may_be_something_else_is_proposed(text, known, value):
    heard = answer(text, known)
    assert isinstance(heard, DidYouMean)
    assert heard.value == value


@pytest.mark.parametrize(("text", "known", "missing", "value"), STILL_MISSING)
def test_only_what_is_missing_is_asked_for_and_the_rest_is_kept(text, known, missing, value):
    heard = answer(text, known)
    assert isinstance(heard, Misunderstood)
    assert heard.remedy == f"Date of birth must include {missing}"
    assert heard.value == value
    assert not heard.accept_if_repeated


@pytest.mark.parametrize(("text", "known", "remedy"), IMPOSSIBLE)
def test_what_cannot_be_is_named_and_what_was_known_is_kept(text, known, remedy):
    heard = answer(text, known)
    assert heard.remedy == f"Date of birth must {remedy}"
    assert heard.value == known


def test_a_year_that_cannot_be_is_not_kept():
    heard = answer("4 December", {"year": 2026})
    assert heard.remedy == "Date of birth must be in the past"
    assert heard.value == {"day": 4, "month": 12}


@pytest.mark.parametrize("text", ["4 May 2014, she's 12", "she's 12, born 4/5/14", "turned 12 on 4 May 2014"])
def test_an_age_that_agrees_is_no_part_of_the_date(text):
    assert answer(text) == Understood("2014-05-04")


@pytest.mark.parametrize("text", ["3/5/15 now 11", "3/5/15, old enough at 11", "3/5/15 in Urmston"])
def test_a_year_in_two_digits_is_no_age(text):
    heard = answer(text)
    assert isinstance(heard, Understood | DidYouMean)
    assert heard.value == "2015-05-03"


@pytest.mark.parametrize("text", ["4 May 2014, she's 11", "aged 9, born 4/5/14"])
def test_an_age_that_disagrees_is_asked_about(text):
    assert isinstance(answer(text), Misunderstood)


def test_a_date_in_three_messages():
    first = answer("2015")
    second = answer("May", first.value)
    assert answer("the 3rd", second.value) == Understood("2015-05-03")


@pytest.mark.parametrize(
    "known",
    [None, "Sam", ["2015"], 7, {}, {"year": "2015"}, {"year": True}, {"day": 40, "month": 0, "year": 15}, {"x": 1}],
)
def test_what_somebody_else_left_behind_is_no_part_of_a_date(known):
    assert answer("4 May", known).remedy == "Date of birth must include a year"
    assert answer("4 May 2015", known) == Understood("2015-05-04")


def test_the_parts_of_a_stored_date():
    assert date_parts("2015-05-03") == WHOLE
    assert DateOfBirth(known=date_parts("2015-05-03")).read("the 4th", TODAY) == Understood("2015-05-04")


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("4 May, she's 11", "2015-05-04"),
        ("4/5 he is 11", "2015-05-04"),
        ("3rd May, 11 years old", "2015-05-03"),
        ("turned ten on the 12th of june just gone", "2016-06-12"),
        ("he turned 10 on 30th of November", "2015-11-30"),  # last year's, for this year's is still to come
        ("he will be 11 on the 1st of December", "2015-12-01"),
    ],
)
def test_an_age_makes_the_year_sure(text: str, born: str):
    heard = answer(text)
    assert isinstance(heard, DidYouMean)
    assert heard.value == born


@pytest.mark.parametrize(
    ("text", "born"),
    [
        ("christmas day 2015", "2015-12-25"),
        ("Boxing Day 1983", "1983-12-26"),
        ("new year's day 2016", "2016-01-01"),
        ("xmas eve 1984", "1984-12-24"),
        ("halloween 2015", "2015-10-31"),
        ("valentine's day 1988", "1988-02-14"),
        ("leap day 2016", "2016-02-29"),
        ("st patricks day 1990", "1990-03-17"),
        ("new years eve 79", "1979-12-31"),
        ("bonfire night 2014", "2014-11-05"),
    ],
)
def test_a_feast_is_a_day_and_a_month(text: str, born: str):
    assert answer(text).value == born


def test_the_birthday_of_somebody_else_needs_only_a_year():
    parent = DateOfBirth(alike="2016-05-03")
    for text in ("same day as Sam but 1988", "same birthday, 1988", "I share my birthday with him, 1988"):
        assert hear(parent, text).value == "1988-05-03"
    assert isinstance(hear(parent, "same day as Sam"), Misunderstood)
