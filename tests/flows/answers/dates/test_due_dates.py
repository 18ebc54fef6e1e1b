"""The day on which a child was due is no date of birth where another is told."""

import pytest

from flows.answers.dates.date_parts import without_due_date

TOLD = {
    "due on 5 june 2016 but born 28 may 2016": "but born 28 may 2016",
    "She was due 1st September 2016 but came on 9 August 2016": "but came on 9 August 2016",
    "his due date was 3 may 2016, came 2 weeks late on 17 may 2016": "came 2 weeks late on 17 may 2016",
    "should have been 1 july 2016, he arrived 12 may 2016": ", he arrived 12 may 2016",
}
AS_IT_STANDS = ["he was due 5 june 2016", "3 may 2016", "born 3 may 2016"]


@pytest.mark.parametrize(("text", "left"), TOLD.items())
def test_the_other_date_is_left(text: str, left: str):
    assert without_due_date(text).strip() == left


@pytest.mark.parametrize("text", AS_IT_STANDS)
def test_a_text_with_one_date_is_left_alone(text: str):
    assert without_due_date(text) == text
