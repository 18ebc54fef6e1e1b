"""What GoCardless will not do stands on *Today* with its reason, and goes once it is done after all."""

import pytest

from tests.support.club import Club
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow
REFUSED = "refused by the payment provider"


@pytest.fixture
def refused(till: Till, complete: Parent) -> Parent:
    """A parent who has paid, and for whom GoCardless begins no collections."""
    till.gocardless.faults.kinds_refused = {"subscriptions"}
    till.pays(complete)
    till.days_pass(4)
    assert till.all_of("subscriptions") == []
    return complete


def blocked_by(house: House, parent: Parent) -> list[str]:
    return Club(house).reads(parent.registration.reference).json["blocked_by"]


def test_the_treasurer_reads_why_and_has_it_asked_again(till: Till, refused: Parent, house: House, people: DeskPeople):
    treasurer = people.lets_in("kim@example.org", "treasurer")
    page = f"/desk/registrations/{refused.registration.reference}"
    assert "refused by GoCardless" in treasurer.opens("/desk/").text
    assert refused.registration.reference in treasurer.opens("/desk/registrations?what=order").text
    assert "GoCardless refused to subscribe:</strong> bank account disabled" in treasurer.opens(page).text
    assert REFUSED in blocked_by(house, refused)

    treasurer.presses(f"{page}/do/ask-provider", "Ask GoCardless again")
    assert "refused by GoCardless" in treasurer.opens("/desk/").text, "it was refused again"

    till.gocardless.faults.clear()
    treasurer.presses(f"{page}/do/ask-provider", "Ask GoCardless again")
    assert "refused by GoCardless" not in treasurer.opens("/desk/").text
    assert blocked_by(house, refused) == ["photo pending"]
    assert len(till.all_of("subscriptions")) == 1
    assert treasurer.opens(f"{page}/do/ask-provider").status_code in {404, 409}


def test_the_next_news_has_it_tried_again(till: Till, refused: Parent, house: House):
    till.gocardless.faults.clear()
    till.gocardless.refund(till.all_of("payments")[0], 100)
    till.news_arrives()
    assert len(till.all_of("subscriptions")) == 1
    assert REFUSED not in blocked_by(house, refused)


def test_another_payment_day_is_ordered_though_the_first_was_refused(till: Till, refused: Parent, house: House):
    till.gocardless.faults.clear()
    refused.says("change payment day", "20", "yes")
    till.days_pass(2)
    assert [each["day_of_month"] for each in till.all_of("subscriptions")] == [20]
    assert REFUSED not in blocked_by(house, refused)


def test_a_program_asks_again_by_the_api(till: Till, refused: Parent, house: House):
    told = Club(house).reads(refused.registration.reference).json
    assert told["refused"] == [{"do": "subscribe", "why": "bank_account_disabled"}]
    till.gocardless.faults.clear()
    club, path = Club(house), f"/registrations/{refused.registration.reference}/ask-provider-again"
    assert club.calls("POST", path).status_code == 200
    assert len(till.all_of("subscriptions")) == 1
    assert club.calls("POST", path).status_code == 409


def test_a_wrong_token_refuses_nothing_for_good(till: Till, complete: Parent, house: House):
    till.pays(complete)
    till.gocardless.token = "another"
    till.days_pass(4)
    assert till.all_of("subscriptions") == []
    assert REFUSED not in blocked_by(house, complete)
    till.gocardless.token = house.settings.gocardless_token
    till.days_pass(1)
    house.bot.payments.reconcile()
    house.work()
    house.bot.outbox.sweep()
    assert len(till.all_of("subscriptions")) == 1
