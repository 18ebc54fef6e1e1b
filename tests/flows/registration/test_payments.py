"""The payment: fee and mandate, each once, in whatever order; both make a registered player."""

import pytest

from bot.club.desk import NotPossible
from flows.registration.payments import owed
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
    house.bot.desk.pay(parent.registration.reference, payment_id or f"PM-{kind}", kind, amount, None)


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
    assert any("payment complete" in each["text"] for each in house.world.aws.sent.messages(complete.number))
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
    assert any("payment complete" in each["text"] for each in house.world.aws.sent.messages(complete.number))


@pytest.mark.parametrize("said", ["have I paid?", "link", "where's the link", "payment status"])
def test_the_chat_knows_what_is_paid(house: House, complete: Parent, said: str):
    assert "https://pay.example.org/" in complete.says(said)
    pays(house, complete, "fee")
    heard = complete.says(said)
    assert "the fee is paid" in heard
    assert "What's left is the direct debit" in heard
    pays(house, complete, "mandate")
    assert "everything is paid" in complete.says(said)


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
