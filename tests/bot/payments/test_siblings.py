"""Brothers and sisters: one pays in full, whatever happens in the same second or afterwards."""

import threading
from collections.abc import Callable

import pytest

from bot.store.exchange import Exchange
from bot.store.unit_of_work import Work
from flows.fees import asked
from flows.records import Registration
from tests.support.club import Club
from tests.support.house import House, Parent
from tests.support.till import Till

pytestmark = pytest.mark.slow


@pytest.fixture
def family(till: Till, complete: Parent, house: House) -> Parent:
    """Sam's answers are sent, at the full price; Mia's too, a tenth off."""
    house.start(SIBLING_DISCOUNT="10% of fee")
    house.admin_invites(player_first_name="Mia", player_last_name="Smith")
    complete.answers_until("payment_pending")
    return complete


def children(parent: Parent) -> list[Registration]:
    return parent.conversation.registrations


def test_the_second_childs_price_stands_in_the_invite_already(till: Till, complete: Parent, house: House):
    house.start(SIBLING_DISCOUNT="505p of monthly")
    house.admin_invites(player_first_name="Mia", player_last_name="Smith")
    assert "season of £40, and also setup a direct debit payment of £20.95 per month" in complete.hears


def test_have_i_paid_is_answered_for_every_child_of_whom_something_is_owed(till: Till, family: Parent, house: House):
    till.pays(family)
    sam, club = children(family)[0], Club(house)
    for kind, amount in {"fee": 4000, "mandate": None}.items():
        club.tells(sam.reference, "payments", payment_id=f"bank-{kind}", kind=kind, amount=amount)
    assert [each.status for each in children(family)] == ["registered", "registered"]
    club.tells(sam.reference, "payments", payment_id="bank-gone", kind="failed", of="bank-fee")
    before = len(family.texts)
    family.says("have I paid?")
    heard = "\n".join(family.texts[before:])
    assert "Mia is registered" in heard
    assert "Sam's payment: the direct debit is set up. What's left is the fee" in heard


def test_who_was_told_less_pays_less_though_the_first_is_withdrawn(till: Till, family: Parent, house: House):
    sam, mia = children(family)
    Club(house).tells(sam.reference, "withdraw")
    assert asked(children(family)[1]).fee == asked(mia).fee == 3600
    assert "£36 now" in till.opens(till.link_of(family)).text
    till.pays(family)
    assert [each["amount"] for each in till.all_of("payments")] == [3600]
    assert children(family)[1].status == "registered"


def test_the_one_who_is_left_before_the_answers_are_sent_pays_in_full(till: Till, complete: Parent, house: House):
    house.start(SIBLING_DISCOUNT="10% of fee")
    house.admin_invites(player_first_name="Mia", player_last_name="Smith")
    complete.answers_until("check_answers")
    Club(house).tells(children(complete)[0].reference, "withdraw")
    assert "£40 now" in complete.answers_until("payment_pending")
    assert "£40 now" in till.opens(till.link_of(complete)).text


def test_a_fee_that_is_put_right_is_told_with_the_discount_before_and_after(family: Parent, house: House):
    mia = children(family)[1].reference
    told = Club(house).tells(mia, "correct", membership_fee=5000, monthly_fee=2600)
    assert told.status_code == 200
    heard = "\n".join(family.texts)
    assert "Mia's registration costs: £45 once" in heard
    assert "Before it said £36 and £26." in heard


def test_two_who_are_confirmed_in_the_same_second_are_one_in_full_and_one_at_less(
    till: Till, complete: Parent, house: House
):
    """Both are confirmed over the same version of the chat; who saves second is confirmed anew over the other's."""
    house.start(SIBLING_DISCOUNT="10% of fee")
    for name in ("Mia", "Ana"):
        house.admin_invites(player_first_name=name, player_last_name="Smith")
    Club(house).tells(children(complete)[0].reference, "withdraw")
    meet = threading.Barrier(2, timeout=30)
    both = [threading.Thread(target=house.bot.unit.change, args=(complete.number, sends(at, meet))) for at in (1, 2)]
    for each in both:
        each.start()
    for each in both:
        each.join()
    assert sorted(asked(each).fee for each in children(complete)[1:]) == [3600, 4000]
    assert {each.status for each in children(complete)[1:]} == {"payment_pending"}


def sends(at: int, meet: threading.Barrier) -> Callable[[Work], Exchange]:
    """One child's answers are sent; at the first try not before the other's have been read, too."""

    tried: list[int] = []

    def act(work: Work) -> Exchange:
        if not tried:
            tried.append(at)
            meet.wait()
        work.conversation.registrations[at].become("payment_pending", work.now, "sent")
        return Exchange(parent=work.conversation.parent, key=f"sent-{at}", at=work.now)

    return act
