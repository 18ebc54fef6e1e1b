"""What SES, the SMS service and DynamoDB allow: told to whoever asks, and kept to where somebody wants it."""

import pytest

from local.aws.rates import DOWN, NO_MORE_TODAY, THROTTLED_EMAIL, THROTTLED_TEXT, Rates
from local.aws.write_units import WriteUnits


@pytest.fixture
def rates() -> Rates:
    rates = Rates()
    rates.emails, rates.texts, rates.daily, rates.enforced = 5.0, 3.0, 4, True
    return rates


def test_a_second_worth_is_taken_at_once_and_no_more(rates: Rates):
    rates.daily = 100
    assert [rates.email() for _ in range(7)] == [None] * 5 + [THROTTLED_EMAIL] * 2
    assert [rates.text("+447700900999", 1) for _ in range(4)] == [None] * 3 + [THROTTLED_TEXT]
    assert rates.text("+447700900998", 1) is None  # each originator has its own
    assert rates.throttled == 3


def test_a_text_counts_by_its_parts(rates: Rates):
    assert [rates.text("", 2), rates.text("", 2)] == [None, THROTTLED_TEXT]


def test_a_text_of_more_parts_than_a_second_takes_goes_alone(rates: Rates):
    assert rates.text("", 9) is None
    assert rates.text("", 1) == THROTTLED_TEXT


def test_a_days_emails_are_counted_and_told(rates: Rates):
    assert [rates.email() for _ in range(5)] == [None] * 4 + [NO_MORE_TODAY]
    assert rates.account()["SendQuota"] == {"Max24HourSend": 4.0, "MaxSendRate": 5.0, "SentLast24Hours": 4.0}


def test_one_that_is_down_takes_nothing_until_it_is_up():
    rates = Rates()
    rates.go_down(3600)
    assert [rates.email(), rates.text("", 1)] == [DOWN, DOWN]
    rates.go_down(-1)
    assert [rates.email(), rates.text("", 1)] == [None, None]


def test_nothing_is_kept_to_that_nobody_enforces():
    rates = Rates()
    assert {rates.email() for _ in range(100)} == {None}


def put(key: str, **more: str) -> dict:
    return {"Item": {"pk": {"S": key}, **{name: {"S": value} for name, value in more.items()}}}


class TestTheUnitsOfAKey:
    def test_are_two_for_each_kilobyte_in_a_transaction(self):
        units = WriteUnits()
        units.per_key = 6
        assert (
            units.refuse("TransactWriteItems", {"TransactItems": [{"Put": put("a")}, {"Put": put("a", b="x" * 1500)}]})
            is None
        )
        assert units.taken == {"a": 6}
        refused = units.refuse("TransactWriteItems", {"TransactItems": [{"Put": put("a")}, {"Put": put("b")}]})
        assert refused["__type"] == "TransactionCanceledException"
        assert refused["CancellationReasons"] == [{"Code": "ThrottlingError"}, {"Code": "None"}]
        assert units.taken == {"a": 6}  # of a transaction all is written or nothing

    def test_are_refused_alone_too(self):
        units = WriteUnits()
        units.per_key = 1
        assert units.refuse("PutItem", put("a")) is None
        assert (
            units.refuse("UpdateItem", {"Key": {"pk": {"S": "a"}}})["__type"]
            == "ProvisionedThroughputExceededException"
        )
        assert units.refuse("GetItem", {"Key": {"pk": {"S": "a"}}}) is None
