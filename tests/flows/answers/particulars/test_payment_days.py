"""Payment days: 1 to 28 or the last of the month, and what people say who mean the 31st."""

import pytest

from flows.answers import DidYouMean, Misunderstood, PaymentDay, Understood
from tests.flows.answers import hear

DAYS = [
    ("1", 1), ("1st", 1), ("01", 1), ("first", 1), ("the first", 1), ("1st of the month", 1), ("the 1st please", 1),
    ("first of every month", 1), ("beginning of the month", 1), ("Start of the month x", 1), ("first day", 1),
    ("first one", 1),  # of the list, and of the month
    ("2", 2),  # the 2nd, not the second in the list
    ("2nd", 2), ("3", 3), ("on the 3rd", 3), ("can you take it on the 5th", 5), ("5th of each month", 5), ("15", 15),
    ("15th", 15), ("the 15th", 15), ("15th of the month", 15), ("15 of the month", 15), ("15th?", 15), ("fifteen", 15),
    ("every 15th", 15), ("we'd like the 15th", 15), ("fifteenth", 15), ("21st", 21), ("twenty eighth", 28),
    ("twenty-eighth", 28), ("28", 28), ("the 28th thanks", 28), ("٢٨", 28),
    ("last", -1), ("last day", -1), ("Last day", -1), ("the last day of the month", -1), ("last day of each month", -1),
    ("end of the month", -1), ("End of month please", -1), ("month end", -1), ("at the end", -1), ("the last one", -1),
    ("very last one of the month", -1), ("right at the very end of the month", -1), ("very first of the month", 1),
]  # fmt: skip
THIRTY_FIRSTS = [
    ("29", "29th"), ("29th", "29th"), ("30", "30th"), ("the 30th of the month", "30th"), ("31", "31st"),
    ("31st", "31st"), ("thirty first", "31st"), ("thirty", "30th"), ("31st January", "31st"),
]  # fmt: skip
PROPOSED = [
    ("mid month", 15), ("middle of the month", 15), ("the middle", 15), ("halfway through the month", 15),
    ("any", 1), ("any day", 1), ("don't mind", 1), ("you choose", 1), ("no preference", 1),
    ("15yh", 15), ("5ht", 5), ("1sr", 1), ("on the 15tg", 15),
    ("1st December", 1), ("1 dec", 1), ("1/12/2026", 1), ("15 January 2027", 15), ("December 5th", 5),
]  # fmt: skip
NO_DAYS = [
    "", "0", "32", "99", "yes", "no", "Fridays", "Friday", "first Friday", "last Friday of the month", "every Monday",
    "payday", "pay day", "when I get paid", "next week", "monthly", "weekly", "tomorrow", "today", "option 2",
    "1 or 15", "15 and 30", "1st and 15th", "1/12", "first or last", "second one", "the last working day", "December",
    "when is it taken?", "£26", "1.5", "45/12/2026", "not the 1st", "in 2 weeks", "whenever", "any time",
    "two of us pay it", "4 weekly", "three kids to pay for", "10pm", "2hr",
    "the third weds", "every second thursday", "1st friday", "first working day", "first week of the month",
]  # fmt: skip


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_a_day_of_the_month(text, day):
    assert hear(PaymentDay(), text) == Understood(day)


@pytest.mark.parametrize(("text", "day"), THIRTY_FIRSTS)
def test_what_not_every_month_has_is_the_last_day_after_a_yes(text, day):
    explained = f"Not every month has a {day}, so it would be taken on the last day of each month. Is that right?"
    assert hear(PaymentDay(), text) == DidYouMean(-1, explained)


@pytest.mark.parametrize(("text", "day"), PROPOSED)
def test_a_hint_is_proposed_as_a_day(text, day):
    nth = {1: "1st", 5: "5th", 15: "15th"}[day]
    asked = f"Shall the payment be taken on the {nth} of each month?"
    assert hear(PaymentDay(), text) == DidYouMean(day, asked)


@pytest.mark.parametrize("text", NO_DAYS)
def test_no_day(text):
    answer = hear(PaymentDay(), text)
    assert isinstance(answer, Misunderstood)
    assert answer.remedy == 'Payment day must be a day from 1 to 28, or "last day"'


def test_what_is_offered_and_shown():
    kind = PaymentDay()
    assert [(choice.value, choice.label) for choice in kind.choices] == [(1, "1st"), (15, "15th"), (-1, "Last day")]
    assert not kind.numbered
    shown = [kind.show(day) for day in (1, 2, 3, 11, 21, 28, -1)]
    nth = ("1st", "2nd", "3rd", "11th", "21st", "28th", "Last day")
    assert shown == [f"{day} of the month" for day in nth]
    assert all(hear(kind, kind.show(day)) == Understood(day) for day in (*range(1, 29), -1))
