"""From the chat to GoCardless and back: a parent pays, and is told so."""

import pytest

from local.gocardless.faults import UNSEEN
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow  # each plays through the whole house


def test_a_parent_pays_and_the_chat_says_registered(till: Till, complete: Parent):
    link = till.link_of(complete)
    assert "£40 now" in till.opens(link).text
    till.pays(complete)
    assert complete.registration.status == "registered"
    assert "Sam is registered for Panthers u11s" in complete.hears
    assert "Everything is paid" in till.opens(link).text


def test_opening_the_link_changes_nothing_however_often(till: Till, complete: Parent, house: House):
    before, link = complete.conversation, till.link_of(complete)
    for _ in range(3):
        assert till.opens(link).status_code == 200
        assert house.browser.head(link).status_code == 200
    assert complete.conversation == before
    assert till.all_of("billing_requests") == []


def test_a_link_costs_no_more_than_two_looks_and_nobody_guesses_one(till: Till, complete: Parent, house: House):
    link = till.link_of(complete)
    house.wire.calls.clear()
    till.opens(link)
    assert house.wire.calls == ["dynamodb GetItem"] * 2
    reference = complete.registration.reference
    for wrong in (link[:-1], f"/pay/{reference}.", f"/pay/{reference}", "/pay/.", "/pay/x.y", f"/pay/{'x' * 3000}"):
        assert till.opens(wrong).status_code == 404, wrong
        assert house.browser.post(wrong).status_code == 404, wrong


def test_the_button_pressed_again_and_in_another_window_leads_to_the_same_payment(till: Till, complete: Parent):
    link = till.link_of(complete)
    first, second = till.presses(link), till.presses(link)
    assert len(till.all_of("billing_requests")) == 1
    till.does(first)
    till.does(second)
    till.news_arrives()
    assert len(till.all_of("payments")) == len(till.all_of("mandates")) == 1
    assert complete.registration.status == "registered"


def test_what_is_asked_for_is_what_the_chat_said_and_names_no_child(till: Till, complete: Parent):
    till.presses(till.link_of(complete))
    (asked,) = till.all_of("billing_requests")
    assert asked["payment_request"]["amount"] == 4000
    assert asked["mandate_request"]["scheme"] == "bacs"
    assert "Sam" not in str(asked)
    (flow,) = till.all_of("billing_request_flows")
    assert flow["prefilled_customer"] == {
        "given_name": "Jane", "family_name": "Smith", "email": "jane@example.com",
    }  # fmt: skip


def test_who_goes_back_without_paying_may_press_again(till: Till, complete: Parent):
    link = till.link_of(complete)
    back = till.does(till.presses(link), "cancel")
    assert "Nothing has come yet" in till.opens(back).text
    till.pays(complete)
    assert complete.registration.status == "registered"


def test_a_payment_that_the_bank_refuses_is_told_and_mended_with_the_same_link(till: Till, complete: Parent):
    till.pays(complete, "fail")
    assert complete.registration.status == "payment_pending"
    assert "The payment of £40 for Sam didn't go through" in complete.hears
    till.pays(complete)
    assert complete.registration.status == "registered"
    assert len(till.all_of("mandates")) == 1, "the direct debit that stands is not asked for again"


def test_the_page_leads_to_the_provider_alone(till: Till, complete: Parent, house: House):
    policy = till.opens(till.link_of(complete)).headers["Content-Security-Policy"]
    assert f"form-action 'self' {house.world.phone_url};" in policy


def test_while_the_provider_is_away_nothing_is_lost(till: Till, complete: Parent, house: House):
    link = till.link_of(complete)
    till.gocardless.faults.calls.extend([UNSEEN] * 4)
    answer = house.browser.post(link)
    assert (answer.status_code, "Nothing was taken" in answer.text) == (503, True)
    till.gocardless.faults.clear()
    till.pays(complete)
    assert complete.registration.status == "registered"


def test_a_closed_registration_and_one_that_is_not_sent_have_nothing_to_pay(till: Till, parent: Parent, house: House):
    parent.says("yes")
    early = f"/pay/{parent.registration.reference}.{parent.registration.billing.key}"
    assert "First send your answers" in till.opens(early).text
    house.bot.desk.withdraw(parent.registration.reference)
    assert "This registration is closed" in till.opens(early).text
    assert "This registration is closed" in house.browser.post(early).text
    assert till.all_of("billing_requests") == []
