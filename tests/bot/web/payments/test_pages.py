"""What the payment page says, each way that a registration may stand; and that its button does nothing there."""

from collections.abc import Callable

import pytest

from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow
Stands = Callable[[Till, Parent], object]


def is_on_its_way(till: Till, parent: Parent) -> None:
    """GoCardless has taken it, and the bank has not confirmed it yet."""
    till.does(till.presses(till.link_of(parent)))
    till.all_of("payments")[0]["status"] = "submitted"
    till.news_arrives()


def is_charged_back(till: Till, parent: Parent) -> None:
    till.pays(parent)
    till.gocardless.charge_back(till.all_of("payments")[0])
    till.news_arrives()


STANDS: dict[str, tuple[Stands, str, str]] = {
    "is paid": (lambda till, parent: till.pays(parent), "Everything is paid", "The direct debit: 9 times £26"),
    "is on its way": (is_on_its_way, "Thank you", "The payment is on its way"),
    "is charged back": (is_charged_back, "Somebody of the club sees to this", "pay nothing now"),
    "is withdrawn": (
        lambda till, parent: Club(till.house).tells(parent.registration.reference, "withdraw"),
        "This registration is closed", "Nothing is to be paid for it.",
    ),
    "is of a season that is over": (
        lambda till, parent: till.house.clock.advance(365 * 86400),
        "The season is over", "Nothing is to be paid for it",
    ),
}  # fmt: skip


@pytest.mark.parametrize("stands", STANDS)
def test_each_state_has_its_page_and_no_button(till: Till, complete: Parent, stands: str):
    comes_about, title, line = STANDS[stands]
    link = till.link_of(complete)
    comes_about(till, complete)
    begun = len(till.all_of("billing_requests"))
    for answer in (till.opens(link), till.house.browser.post(link)):
        assert f"<h1>{title}</h1>" in answer.text
        assert line in answer.text
        assert "<button" not in answer.text
        assert "Back to the chat" in answer.text
    assert len(till.all_of("billing_requests")) == begun


def test_what_is_to_be_paid_has_a_button_and_the_way_back(till: Till, complete: Parent, house: House):
    page = till.opens(till.link_of(complete)).text
    assert "£40 now, the fee for the season" in page
    assert "By direct debit 9 times £26 from 1 September 2026, £234 in all" in page
    assert "Go on to GoCardless</button>" in page
    assert f"wa.me/{house.settings.club.whatsapp.removeprefix('+')}" in page


def test_back_from_gocardless_the_page_thanks_who_paid_and_no_one_else(till: Till, complete: Parent):
    left = till.does(till.presses(till.link_of(complete)), "cancel")
    assert "Nothing has come yet" in till.opens(left).text
    paid = till.does(till.presses(till.link_of(complete)))
    answer = till.opens(paid).text
    assert "<h1>Thank you</h1>" in answer, "though no webhook has come yet"
    assert "<button" not in answer


def test_a_checkout_that_went_stale_at_gocardless_is_begun_anew(till: Till, complete: Parent, house: House):
    till.presses(till.link_of(complete))
    [request] = till.all_of("billing_requests")
    till.gocardless.become("billing_requests", request, "cancelled", house.clock.now())
    till.pays(complete)
    assert [each["status"] for each in till.all_of("billing_requests")] == ["cancelled", "fulfilled"]
    assert complete.registration.status == "registered"


@pytest.mark.parametrize("writes", [True, False])
def test_after_a_long_silence_nothing_is_filled_in_for_the_number_may_be_anothers(
    till: Till, complete: Parent, house: House, writes: bool
):
    link = till.link_of(complete)
    house.clock.advance(61 * 86400)
    if writes:
        complete.says("hello")
    till.presses(link)
    [flow] = till.all_of("billing_request_flows")
    assert flow["prefilled_customer"] == {}
