"""Dates of birth as British parents write them. Today is Sunday 22 November 2026."""

import pytest

from flows.answers import DateOfBirth, DidYouMean, Misunderstood, Understood
from tests.flows.answers import hear

THIRD_OF_MAY_2015 = [
    "3/5/2015", "03/05/2015", "3/5/15", "03/05/15", "3-5-2015", "3.5.2015", "3.5.15", "3 5 2015", "3 5 15",
    "3, 5, 2015", "3/05/2015", "03 - 05 - 2015", "3\\5\\15", "3|5|2015", "3:5:15", "3/5/2015.", " 3/5/2015 ",
    "3 5 2015 x", "3/5/'15", "030515", "03052015", "20150503", "2015-05-03", "2015/5/3", "2015.05.03", "2015 5 3",
    "3 May 2015", "3rd May 2015", "3rd of May 2015", "the 3rd of May, 2015", "3 may 15", "3rd may '15",
    "3RD MAY 2015", "May 3 2015", "May 3rd 2015", "May 3rd, 2015", "May the 3rd 2015", "2015 May 3", "2015-May-03",
    "3-May-15", "3May2015", "3rdmay2015", "03MAY15", "3rd. May 2015", "3 rd May 2015", "3th May 2015",
    "3 of May 2015", "the 3rd of the 5th 2015", "third of May 2015", "third of may twenty fifteen",
    "Third May two thousand and fifteen", "three may 2015", "May third 2015", "Sunday 3 May 2015",
    "Sun 3rd May 2015", "sunday 3/5/15", "born on 3 May 2015", "He was born 3/5/2015",
    "She was born on the 3rd of May 2015", "born 3/5/15 x", "it's 3/5/2015", "dob 3/5/2015", "DOB: 03.05.15",
    "D.O.B. 3/5/2015", "date of birth 3 5 15", "His birthday is 3 May 2015", "his is 3/5/2015",
    "Mia was born 3/5/2015", "Mia's birthday is 3 May 2015", "Mia Smith was born on 3/5/2015",
    "Hi, it's 3/5/2015 thanks", "3 May 2015, she's 11", "3/5/15 she is 11", "he's 11, born 3/5/2015",
    "3/5/2015 (11)", "3rd May 2015 age 11", "3/5/2015 he is 11 years old",  # the right age
    "٣/٥/٢٠١٥", "３／５／２０１５", "३ 5 2015", "3️⃣/5️⃣/2015", "3\u200b/5/2015", "3–5–2015", "3⁄5⁄2015",
    "3/5/2015 🎂", "3\n5\n2015",
]  # fmt: skip
DATES = [
    ("1/2/2014", "2014-02-01"),  # day first, always
    ("12/11/2014", "2014-11-12"),
    ("13/5/2014", "2014-05-13"),
    ("31/12/2013", "2013-12-31"),
    ("29/2/2016", "2016-02-29"),
    ("29 feb 2012", "2012-02-29"),
    ("1st january 2015", "2015-01-01"),
    ("14th Febuary 2015", "2015-02-14"),
    ("14 Feburary 2015", "2015-02-14"),
    ("2 Jan 2016", "2016-01-02"),
    ("9 Sept 2016", "2016-09-09"),
    ("9th of septmber 2016", "2016-09-09"),
    ("21 Agust 2015", "2015-08-21"),
    ("21st aug 15", "2015-08-21"),
    ("22nd Nov 2015", "2015-11-22"),
    ("23rd Novemeber 2015", "2015-11-23"),
    ("25 Decemeber 2014", "2014-12-25"),
    ("31st oct 2014", "2014-10-31"),
    ("5 apirl 2014", "2014-04-05"),
    ("7 jully 2014", "2014-07-07"),
    ("twenty first of june 2014", "2014-06-21"),
    ("twenty-first of June twenty fourteen", "2014-06-21"),
    ("thirty first of march 2014", "2014-03-31"),
    ("7/8/85", "1985-08-07"),  # a parent
    ("7 August 1985", "1985-08-07"),
    ("seventh of august nineteen eighty five", "1985-08-07"),
    ("1/1/00", "2000-01-01"),
    ("31/12/99", "1999-12-31"),
    ("21/11/26", "2026-11-21"),  # yesterday, so still this century
    ("15-05-03", "2003-05-15"),  # day first even where the year could be
    ("1/12/1936", "1936-12-01"),
    ("22/11/1916", "1916-11-22"),  # 110 today
    ("20052014", "2014-05-20"),
    ("20122012", "2012-12-20"),
    ("19112011", "2011-11-19"),
    ("Tue 12/5/2015", "2015-05-12"),
]
PROPOSED = [
    ("5/13/2014", "2014-05-13", "5/13/2014 has no 13th month. Did you mean 13 May 2014?"),
    ("05/22/2014", "2014-05-22", "5/22/2014 has no 22nd month. Did you mean 22 May 2014?"),
    ("12 31 14", "2014-12-31", "12/31/14 has no 31st month. Did you mean 31 December 2014?"),
    ("2014-21-05", "2014-05-21", "5/21/2014 has no 21st month. Did you mean 21 May 2014?"),
    ("051314", "2014-05-13", "5/13/14 has no 13th month. Did you mean 13 May 2014?"),
    ("Monday 3 May 2015", "2015-05-03", "3 May 2015 was a Sunday, not a Monday. Did you mean Sunday 3 May 2015?"),
    ("3 maerch 2015", "2015-03-03", "Did you mean 3 March 2015?"),
    ("3 octomber 2015", "2015-10-03", "Did you mean 3 October 2015?"),
    ("about 3 may 2015", "2015-05-03", "Did you mean 3 May 2015?"),
    ("3/5/2015 I think", "2015-05-03", "Did you mean 3 May 2015?"),
    ("Mia 3/5/2015", "2015-05-03", "Did you mean 3 May 2015?"),
    ("Sam Smith, 3/5/15", "2015-05-03", "Did you mean 3 May 2015?"),
]
MISSING = [
    ("3 May", "a year"), ("3rd of may", "a year"), ("May 3rd", "a year"), ("May 3", "a year"), ("3 5", "a year"),
    ("3/5", "a year"), ("13.5.", "a year"), ("Sunday 3 May", "a year"), ("his birthday is 3 may", "a year"),
    ("the third of may", "a year"), ("2015", "a day and a month"), ("born in 2015", "a day and a month"),
    ("May 2015", "a day"), ("in may 2015", "a day"), ("5/2015", "a day"), ("2015-05", "a day"),
    ("May", "a day and a year"), ("May 15", "a day, a month and a year, for example 3 5 2014"),  # the 15th, or 2015
    ("3", "a day, a month and a year, for example 3 5 2014"),
    ("", "a day, a month and a year, for example 3 5 2014"),
]  # fmt: skip
WRONG = [
    ("31/2/2015", "be a real date: February has 28 days, or 29 in a leap year"),
    ("31/2", "be a real date: February has 28 days, or 29 in a leap year"),
    ("30 February 2016", "be a real date: February has 28 days, or 29 in a leap year"),
    ("29/2/2015", "be a real date: February 2015 had 28 days"),
    ("29 Feb 15", "be a real date: February 2015 had 28 days"),
    ("31/4/2015", "be a real date: April has 30 days"),
    ("31st September 2015", "be a real date: September has 30 days"),
    ("32/5/2015", "have a day from 1 to 31"),
    ("0/5/2015", "have a day from 1 to 31"),
    ("3/0/2015", "have a month from 1 to 12"),
    ("13/13/2015", "have a month from 1 to 12"),
    ("5/13", "have a month from 1 to 12"),
    ("3/5/2027", "be in the past"),
    ("22/11/2026", "be in the past"),  # today
    ("23 November 2026", "be in the past"),
    ("3/5/2105", "be in the past"),
    ("21/11/1916", "be within the last 110 years"),
    ("3/5/1815", "be within the last 110 years"),
    ("3/5/0000", "be within the last 110 years"),
    ("3/12/26", "include the year in full, for example 2014"),  # this December, or 1926?
    ("3/5/30", "include the year in full, for example 2014"),
    ("3/5/5", "include the year in full, for example 2014"),
    ("3/5/215", "include the year in full, for example 2014"),
    ("3/5/20155", "include the year in full, for example 2014"),
    ("3 may 215", "include the year in full, for example 2014"),
]
NOT_DATES = [
    "he's 10", "10", "ten", "11 years old", "she is 11 now", "year 6", "u11s", "today", "tomorrow", "yesterday",
    "next Sunday", "last may", "Sunday", "I don't know", "not sure", "yes", "no", "who wants to know?",
    "same as his brother", "🎂", "??", "07700900123", "07700 900 123", "+447700900123", "447700900123", "M41 5AA",
    "12 May Street", "1 2 3 4", "3/5/2015 or 4/5/2015", "not 3/5/2015",
    "between 3 and 5 may 2015", "3/5/2015 4/6/2017", "3 May 4 June 2015", "3052015", "30515", "305", "123456789",
    "3/5/2015 (9)",  # the wrong age
    "3 may 2015 at 10.30", "2015-05-03T10:30:00", "35/2015", "3 2015 5 1", "3052 015", "May June 2015", "three",
    "one two", "5e3", "-3", "3rd", "half past 3", "0.3.5", "1/2", "1" * 400, "9 " * 500,
]  # fmt: skip


@pytest.mark.parametrize("text", THIRD_OF_MAY_2015)
def test_the_third_of_may_2015(text):
    assert hear(DateOfBirth(), text) == Understood("2015-05-03")


@pytest.mark.parametrize(("text", "value"), DATES)
def test_other_dates(text, value):
    assert hear(DateOfBirth(), text) == Understood(value)


@pytest.mark.parametrize(("text", "value", "question"), PROPOSED)
def test_a_slip_is_asked_about_and_never_put_right_in_silence(text, value, question):
    assert hear(DateOfBirth(), text) == DidYouMean(value, question)


@pytest.mark.parametrize(("text", "missing"), MISSING)
def test_only_what_is_missing_is_asked_for(text, missing):
    assert hear(DateOfBirth(), text).remedy == f"Date of birth must include {missing}"


@pytest.mark.parametrize(("text", "remedy"), WRONG)
def test_what_cannot_be_is_named(text, remedy):
    assert hear(DateOfBirth(), text).remedy == f"Date of birth must {remedy}"


@pytest.mark.parametrize("text", NOT_DATES)
def test_other_words_and_numbers_do_not_become_a_date(text):
    assert isinstance(hear(DateOfBirth(), text), Misunderstood)


def test_the_question_is_named_in_its_own_words():
    answer = hear(DateOfBirth(of="Mia's date of birth"), "3 May")
    assert answer.remedy == "Mia's date of birth must include a year"
    assert answer.again == "Write Mia's date of birth as the day, then the month, then the year, for example 3 May 2014"


def test_what_the_summary_shows():
    assert DateOfBirth().show("2015-05-03") == "3 May 2015"
