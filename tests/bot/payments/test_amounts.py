"""Every amount that a second child's parent is told, wherever, is what GoCardless is asked for, to the penny."""

import re

import pytest

from flows.money import pence, pounds
from tests.support.club import SEASON, Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.till import Till

pytestmark = pytest.mark.slow


@pytest.mark.parametrize(
    ("membership", "monthly", "discount", "asked", "a_month"),
    [
        ("40", "26", "", 4000, 2600),
        ("47.35", "23.85", "33% of fee", 3172, 2385),
        ("40", "26", "505p of fee", 3495, 2600),
        ("40", "26.01", "199p of monthly", 4000, 2402),
        ("19.99", "7.33", "10% of monthly", 1999, 659),
    ],
)
def test_the_same_in_chat_email_page_desk_and_books(
    till: Till, complete: Parent, house: House, office: Office, people: DeskPeople,
    membership: str, monthly: str, discount: str, asked: int, a_month: int,
):  # fmt: skip
    house.start(SIBLING_DISCOUNT=discount)
    fees = {"membership_fee_amount": membership, "subscription_fee_amount": monthly}
    house.admin_invites(player_first_name="Mia", player_last_name="Smith", **fees)
    complete.answers_until("payment_pending")
    told, now = complete.hears, f"£{pounds(asked)} now"
    total = f"9 times £{pounds(a_month)} from 1 September 2026, £{pounds(9 * a_month)} in all"
    page = till.opens(till.link_of(complete)).text
    till.pays(complete)
    till.days_pass(4)
    office.works()
    mail = [each["text"] for each in house.world.aws.sent.messages("jane@example.com")]
    for words in (told, page):
        assert now in words
        assert total in words
    assert total in complete.hears, "the confirmation"
    assert any(now in each and total in each for each in mail)

    assert till.all_of("billing_requests")[-1]["payment_request"]["amount"] == asked
    [subscription] = till.all_of("subscriptions")
    assert sum(each["amount"] for each in subscription["upcoming_payments"]) == 9 * a_month
    said = {pence(each) for text in (told, page) for each in re.findall(r"£(\d+(?:\.\d\d)?)", text)}
    assert said <= {asked, a_month, 9 * a_month, pence(membership), pence(monthly)}

    club, mia = Club(house), complete.conversation.registrations[-1].reference
    one = people.lets_in("kim@example.org", "treasurer").opens(f"/desk/registrations/{mia}").text
    assert f"Fee £{pounds(asked)}: paid. Direct debit £{pounds(a_month)} a month: paid." in one
    assert f"The direct debit: {total}." in one
    assert ("A sibling&#39;s discount is taken off" in one) == bool(discount)
    read = club.reads(mia).json
    assert read["costs"] == {"membership": asked, "monthly": a_month}
    assert (read["plan"]["amount"], read["plan"]["count"]) == (a_month, 9)
    found = club.calls("GET", "/payments.json", query_string={"season": SEASON}).json["total"]
    sam = 4000 + 9 * 2600
    assert found["expected"] == sam + asked + 9 * a_month
