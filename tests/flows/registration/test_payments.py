"""The payment: fee and mandate, each once, in whatever order; both make a registered player."""

from datetime import UTC, datetime
from itertools import permutations

import msgspec
import pytest

from bot.club.desk import NotPossible
from flows.records import Payment
from flows.registration import payments
from flows.registration.blockers import blocked_by
from flows.registration.payments import owed
from tests.support.chats.chat import NOON, Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS
from tests.support.house import House, Parent
from tests.support.sender.office import Office

pytestmark = pytest.mark.slow  # each plays through the whole house


@pytest.fixture(autouse=True)
def at_noon(house: House) -> None:
    house.it_becomes(12)


@pytest.fixture
def complete(parent: Parent) -> Parent:
    parent.says(*ALL_ANSWERS, "yes")
    return parent


def pays(house: House, parent: Parent, kind: str, payment_id: str = "", amount: int | None = None) -> None:
    house.bot.desk.pay(parent.registration.reference, event(kind, payment_id, amount))


def event(kind: str, payment_id: str = "", amount: int | None = None, of: str = "") -> Payment:
    return Payment(payment_id or f"PM-{kind}", kind, NOON, amount, of)


@pytest.mark.parametrize("order", [("fee", "mandate"), ("mandate", "fee")])
def test_both_make_a_registered_player(house: House, office: Office, complete: Parent, order: tuple[str, str]):
    pays(house, complete, order[0])
    assert complete.registration.status == "payment_pending"
    pays(house, complete, order[1])
    assert complete.registration.status == "registered"
    assert "Sam is registered for Panthers u11s" in complete.hears
    office.works()
    subjects = [each["subject"] for each in house.world.aws.sent.messages("jane@example.com")]
    assert "Sam is registered with Urmston Town" in subjects
    assert house.world.aws.sent.messages(complete.number) == [], "the chat has said it"
    assert house.bot.store.registration(complete.registration.reference)["status"] == "registered"


def test_the_same_payment_told_again_is_one(house: House, complete: Parent):
    for _ in range(3):
        pays(house, complete, "fee", amount=4000)
    assert len(complete.registration.payments) == 1
    with pytest.raises(NotPossible, match="PM-fee"):
        pays(house, complete, "fee", amount=2600)


def test_outside_the_window_it_is_told_by_text_and_email_alone(house: House, office: Office, complete: Parent):
    heard = len(complete.received)
    house.time_passes(26 * 3600)
    pays(house, complete, "fee")
    pays(house, complete, "mandate")
    office.works()
    assert len(complete.received) == heard
    assert any("Both payments are in" in each["text"] for each in house.world.aws.sent.messages(complete.number))


@pytest.mark.parametrize("said", ["have I paid?", "link", "where's the link", "payment status"])
def test_the_chat_knows_what_is_paid(house: House, complete: Parent, said: str):
    assert "https://pay.example.org/" in complete.says(said)
    pays(house, complete, "fee")
    heard = complete.says(said)
    assert "the fee is paid" in heard
    assert "What's left is the direct debit" in heard
    pays(house, complete, "mandate")
    assert "nothing left to pay" in complete.says(said)


def test_before_the_end_the_link_is_promised(parent: Parent):
    parent.says("yes")
    assert "The link comes as soon as" in " ".join(parent.says("link").split()) or "The link comes" in parent.texts[-2]


def test_a_club_without_a_monthly_fee_waits_for_no_mandate(house: House):
    house.admin_invites(subscription_fee_amount="0")
    parent = house.parent()
    parent.says(*(ANSWERS[step] for step in ANSWERS if step != "payment_day"), "yes")
    assert owed(parent.registration) == ["fee"]
    pays(house, parent, "fee")
    assert parent.registration.status == "registered"


def test_an_edit_after_it_keeps_the_player_registered(house: House, complete: Parent):
    pays(house, complete, "fee")
    pays(house, complete, "mandate")
    complete.says("change email to jane.smith@example.com", "yes")
    assert (complete.registration.state, complete.registration.status) == ("registered", "registered")


def test_an_edit_while_a_month_is_missed_keeps_the_player_registered_and_says_what_is_left():
    chat = Chat()
    chat.answers_until("check_answers")
    chat.says("yes")
    conversation = chat.conversation
    conversation.registration.state = conversation.registration.status = "registered"
    month, failed = event("monthly", "P1", 2600), event("failed", "X1", None, "P1")
    conversation.registration.payments = [FEE, MANDATE, month, failed]
    chat.saved = msgspec.json.encode(conversation)
    heard = chat.says("change email to jane.smith@example.com", "yes")
    assert (chat.registration.state, chat.registration.status) == ("registered", "registered")
    assert "What's left is £26 of the monthly fee" in heard


def test_a_withdrawal_frees_the_shirt_and_says_nothing_in_the_chat(house: House, complete: Parent):
    heard = len(complete.received)
    house.bot.desk.withdraw(complete.registration.reference, "moved away")
    assert complete.registration.status == "withdrawn"
    assert complete.registration.history[-1].cause == "moved away"
    assert house.bot.store.taken("2026-27#panthers u11s", "") == frozenset()
    assert len(complete.received) == heard
    with pytest.raises(NotPossible):
        house.bot.desk.withdraw(complete.registration.reference)
    with pytest.raises(LookupError):
        house.bot.desk.withdraw("NOBODY")


def test_a_payment_at_night_is_confirmed_in_the_morning(house: House, office: Office, complete: Parent):
    house.it_becomes(23)
    heard = len(complete.received)
    pays(house, complete, "fee")
    pays(house, complete, "mandate")
    house.bot.outbox.sweep()
    assert (complete.registration.status, len(complete.received)) == ("registered", heard)
    house.it_becomes(8, 40)
    house.bot.outbox.sweep()
    office.works()
    assert "Sam is registered for Panthers u11s" in complete.hears


FEE, MANDATE = event("fee", "F1", 4000), event("mandate", "M1")
STANDS: dict[str, tuple[list[Payment], str, str, list[str]]] = {
    "nothing yet": ([], "owed", "owed", []),
    "a penny": ([event("fee", "F1", 1)], "part paid", "owed", ["part paid"]),
    "half": ([event("fee", "F1", 2000), MANDATE], "part paid", "paid", ["part paid"]),
    "both halves": ([event("fee", "F1", 2000), event("fee", "F2", 2000), MANDATE], "paid", "paid", []),
    "a fee without its amount": ([event("fee", "F1"), MANDATE], "paid", "paid", []),
    "too much": ([event("fee", "F1", 4500), MANDATE], "overpaid", "paid", ["overpaid"]),
    "twice": ([FEE, event("fee", "F2", 4000), MANDATE], "overpaid", "paid", ["overpaid"]),
    "twice, one given back": ([FEE, event("fee", "F2", 4000), event("refund", "R1", 4000, "F2")], "paid", "owed", []),
    "given back": ([FEE, MANDATE, event("refund", "R1", 4000, "F1")], "refunded", "paid", ["refunded"]),
    "given back in part": ([FEE, event("refund", "R1", 1000, "F1")], "part paid", "owed", ["part paid"]),
    "failed": ([FEE, MANDATE, event("failed", "X1", None, "F1")], "failed", "paid", ["payment failed"]),
    "failed, paid anew": ([FEE, event("failed", "X1", None, "F1"), event("fee", "F2", 4000)], "paid", "owed", []),
    "failed, and given back what never came": (
        [FEE, event("failed", "X1", None, "F1"), event("refund", "R1", 4000, "F1"), event("fee", "F2", 4000)],
        "paid",
        "owed",
        [],
    ),
    "debit failed": ([FEE, MANDATE, event("failed", "X1", None, "M1")], "paid", "failed", ["payment failed"]),
    "debit cancelled": (
        [FEE, MANDATE, event("cancelled", "X1", None, "M1")],
        "paid",
        "cancelled",
        ["direct debit cancelled"],
    ),
    "debit set up anew": (
        [FEE, MANDATE, event("cancelled", "X1", None, "M1"), event("mandate", "M2")],
        "paid",
        "paid",
        [],
    ),
}


@pytest.mark.parametrize(("told", "fee", "mandate", "blocks"), STANDS.values(), ids=STANDS)
def test_how_the_money_stands_whatever_was_told_first_and_how_often(
    told: list[Payment], fee: str, mandate: str, blocks: list[str]
):
    for order in permutations(told):
        chat = Chat()
        registration = chat.conversation.registration
        for each in (*order, *order):
            payments.note(registration, each)
        assert (payments.fee_state(registration), payments.mandate_state(registration)) == (fee, mandate)
        assert blocked_by(chat.flow, registration, chat.conversation) == blocks
        assert ("fee" in owed(registration)) == (fee not in {"paid", "overpaid"})


def test_money_of_one_who_does_not_join_is_flagged():
    chat = Chat()
    registration = chat.conversation.registration
    payments.note(registration, FEE)
    registration.status = "withdrawn"
    assert blocked_by(chat.flow, registration, chat.conversation) == ["paid but not joining"]
    payments.note(registration, event("refund", "R1", 4000, "F1"))
    assert blocked_by(chat.flow, registration, chat.conversation) == []


@pytest.mark.parametrize(
    ("fee", "monthly", "named", "unnamed"),
    [("40", "26", "£40 now for the season, and a direct debit of £26 a month", "£0"),
     ("40", "0", "the payment: £40 now for the season. It's set up", "a month"),
     ("0", "26", "the payment: a direct debit of £26 a month. It's set up", "for the season")],
)  # fmt: skip
def test_only_what_is_owed_is_named(fee: str, monthly: str, named: str, unnamed: str):
    chat = Chat({"membership_fee_amount": fee, "subscription_fee_amount": monthly})
    chat.answers_until("check_answers")
    heard = chat.says("yes")
    assert named in heard
    assert unnamed not in heard
    assert ("both are in place" in heard) == (fee != "0" != monthly)


def test_where_nothing_is_to_be_paid_the_yes_registers_and_nobody_asks_for_money(house: House, office: Office):
    house.admin_invites(membership_fee_amount="0", subscription_fee_amount="0")
    parent = house.parent()
    parent.answers_until("check_answers")
    heard = parent.says("yes")
    assert (parent.registration.status, parent.registration.state) == ("registered", "registered")
    assert "There is nothing to pay" in heard
    assert "£" not in heard + parent.says("status") + parent.says("have I paid?")
    office.works()
    email, *_ = house.world.aws.sent.messages(parent.registration.answers["email"])
    assert "There is nothing to pay" in email["text"]


def test_a_payment_in_part_does_not_register_and_the_chat_names_the_rest(house: House, complete: Parent):
    pays(house, complete, "fee", amount=1050)
    pays(house, complete, "mandate")
    assert complete.registration.status == "payment_pending"
    for said in ("status", "have I paid?", "I've paid"):
        heard = complete.says(said)
        assert "£10.50 of the fee is paid and the direct debit is set up" in heard, said
        assert "What's left is £29.50 of the fee" in heard
    pays(house, complete, "fee", "PM-rest", 2950)
    assert complete.registration.status == "registered"


def test_a_debit_that_is_cancelled_is_told_and_the_player_stays_registered(house: House, complete: Parent):
    pays(house, complete, "fee")
    pays(house, complete, "mandate")
    house.bot.desk.pay(complete.registration.reference, event("cancelled", "X1", None, "PM-mandate"))
    assert "the fee is paid. What's left is the direct debit" in complete.hears
    assert complete.registration.status == "registered"
    assert "What's left is the direct debit" in complete.says("status")


def test_a_refund_is_the_clubs_to_tell(house: House, complete: Parent):
    pays(house, complete, "fee")
    heard = len(complete.received)
    house.bot.desk.pay(complete.registration.reference, event("refund", "R1", 4000, "PM-fee"))
    assert len(complete.received) == heard


def test_a_person_waives_what_is_left_and_the_player_is_registered(house: House, complete: Parent):
    desk, reference = house.bot.desk, complete.registration.reference
    desk.note(reference, "fee_waived", "The treasurer")
    assert complete.registration.status == "payment_pending"
    assert "£40" not in complete.says("status")
    desk.note(reference, "direct_debit_waived", "The treasurer")
    assert complete.registration.status == "registered"
    assert "There is nothing to pay" in complete.hears


def test_what_is_waived_before_the_yes_is_not_asked_for(house: House, parent: Parent):
    house.bot.desk.note(parent.registration.reference, "fee_waived", "The treasurer")
    parent.answers_until("check_answers")
    heard = parent.says("yes")
    assert "£40" not in heard
    assert "a direct debit of £26 a month" in heard


@pytest.mark.parametrize("paid", [True, False])
@pytest.mark.parametrize(
    "said",
    [("change email", "jane@example.net", "yes"), ("change email", "hello"), ("change kit size to L", "yes"),
     ("change email", "status", "back"), ("change photo", "later", "yes")],
)  # fmt: skip
def test_one_that_was_completed_outlives_its_season(said: tuple[str, ...], paid: bool):
    chat = Chat()
    chat.answers_until("check_answers")
    chat.says("yes")
    conversation = chat.conversation
    if paid:
        conversation.registration.state = conversation.registration.status = "registered"
        conversation.registration.payments = [FEE, MANDATE]
        chat.saved = msgspec.json.encode(conversation)
    status = chat.registration.status
    chat.now = datetime(2027, 9, 1, 12, tzinfo=UTC)
    chat.says(*said)
    assert chat.registration.status == status
    assert chat.registration.confirmed
