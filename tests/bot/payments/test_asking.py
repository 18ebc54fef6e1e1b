"""What parents ask about money in the chat is answered from the ledger."""

import base64

import pytest

from tests.bot.pictures.test_photos_in_chat import a_photo
from tests.support.house import Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow


@pytest.mark.parametrize("said", ["have I paid?", "I've paid", "link", "payment status"])
def test_what_is_said_is_not_believed_but_looked_up(till: Till, complete: Parent, said: str):
    heard = complete.says(said)
    assert till.link_of(complete) in heard
    assert complete.registration.status == "payment_pending"
    till.pays(complete)
    assert "nothing left to pay" in complete.says(said)


def test_another_payment_day_moves_the_collections_and_no_month_is_collected_twice(till: Till, paying: Parent):
    till.days_pass(40)
    paying.says("change payment day", "20", "yes")
    assert paying.registration.status == "registered"
    till.days_pass(4)
    first, second = till.all_of("subscriptions")
    assert (first["status"], second["status"]) == ("cancelled", "active")
    assert (second["start_date"], second["count"], second["day_of_month"]) == ("2026-10-20", 8, 20)
    till.days_pass(300)
    months = [each["charge_date"][:7] for each in till.all_of("payments") if each["links"].get("subscription")]
    assert len(months) == len(set(months)) == 9


def test_who_wants_to_cancel_the_direct_debit_is_told_how_and_a_person_hears_of_it(till: Till, paying: Parent):
    assert "can be cancelled at your bank" in paying.says("cancel my direct debit")
    assert paying.conversation.opted_out_at is None
    assert paying.conversation.paused


def test_in_one_go_is_for_the_treasurer(till: Till, complete: Parent):
    assert "say *person*" in complete.says("can I pay in one go?")


def test_a_second_child_costs_less_as_it_was_shown(till: Till, complete: Parent):
    house = till.house
    house.start(SIBLING_DISCOUNT="10% of fee")
    house.admin_invites(player_first_name="Mia", player_last_name="Smith")
    complete.answers_until("payment_pending")
    assert "£36 now for the season" in complete.hears
    till.pays(complete)
    assert till.all_of("billing_requests")[-1]["payment_request"]["amount"] == 3600
    sam, mia = complete.conversation.registrations
    assert (sam.status, mia.status) == ("payment_pending", "registered")


class TestAPicture:
    """What shows a payment is no proof of one, and is not the player's photo."""

    def test_while_the_payment_is_asked_for_it_is_answered_from_the_ledger(self, till: Till, complete: Parent):
        complete.sends(media=[a_picture()])
        assert "can't take a picture as proof of payment" in complete.hears
        assert complete.registration.answers["photo"] is None
        complete.taps("No")
        assert till.link_of(complete) in complete.hears
        assert (complete.registration.status, complete.registration.answers["photo"]) == ("payment_pending", None)

    def test_it_is_the_photo_that_is_to_come_where_the_parent_says_so(self, till: Till, complete: Parent):
        complete.sends(media=[a_picture()])
        assert "Is that Sam's photo" in complete.hears
        complete.taps("Yes")
        assert "photo is just right" in complete.hears
        photo = complete.registration.answers["photo"]
        assert complete.registration.confirmed["photo"] == photo is not None
        complete.sends(media=[a_picture()])
        assert "*change photo*" in complete.hears
        assert complete.registration.answers["photo"] == photo, "the second one was no better photo"
        assert till.link_of(complete) in complete.hears
        till.pays(complete)
        assert complete.registration.status == "registered"

    def test_a_pdf_of_the_bank_is_none_either(self, till: Till, complete: Parent):
        receipt = base64.b64encode(b"%PDF-1.7 a receipt").decode()
        complete.sends(media=[{"content_type": "application/pdf", "data": receipt, "filename": "receipt.pdf"}])
        assert "can't take a picture as proof of payment" in complete.hears


def a_picture() -> dict[str, str]:
    return {"content_type": "image/jpeg", "data": a_photo(), "filename": "photo.jpg"}
