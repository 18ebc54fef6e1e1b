"""The sibling discount: one of a family pays in full, to the penny, and what was told stays."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from flows.fees import asked, fees
from flows.payments.discounts import give_discounts
from flows.records import Discount, Registration
from tests.support.chats.chat import Chat

TENTH, FIVER = Discount(on="fee", percent=10), Discount(on="monthly", pence=500)


def child(reference: str, fee: int = 4000, monthly: int = 2600, season: str = "2026-27") -> Registration:
    invite = replace(Chat().registration.invite, membership_fee=fee, monthly_fee=monthly, season=season)
    return Registration(reference=reference, invite=invite, state="ready")


@pytest.mark.parametrize(
    ("discount", "fee", "monthly", "left"),
    [
        (None, 4000, 2600, (4000, 2600)),
        (TENTH, 4000, 2600, (3600, 2600)),
        (TENTH, 1999, 2600, (1799, 2600)),  # 1799.1
        (TENTH, 1995, 2600, (1795, 2600)),  # 1795.5
        (Discount(on="fee", percent=33), 1, 0, (0, 0)),
        (Discount(on="fee", percent=100), 4000, 2600, (0, 2600)),
        (FIVER, 4000, 2600, (4000, 2100)),
        (FIVER, 4000, 499, (4000, 0)),
        (Discount(on="monthly", percent=50), 4000, 2601, (4000, 1300)),
    ],
)
def test_to_the_penny(discount: Discount | None, fee: int, monthly: int, left: tuple[int, int]):
    first, second = family = [child("A"), child("B", fee, monthly)]
    give_discounts(family, discount)
    assert (asked(first), asked(second)) == ((4000, 2600), left)


def test_it_is_shown_in_words():
    family = [child("A"), child("B")]
    give_discounts(family, TENTH)
    assert [fees(each) for each in family] == [
        "£40 for the season and £26 a month",
        "£36 for the season and £26 a month",
    ]


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_in_whatever_order_they_are_sent_one_pays_in_full(order: tuple[int, ...]):
    family = [child("A"), child("B"), child("C")]
    for place in order:
        give_discounts(family, TENTH)
        told = asked(family[place])
        family[place].status = "payment_pending"
        give_discounts(family, TENTH)
        assert asked(family[place]) == told, "what was told stays"
    assert sorted(asked(each).fee for each in family) == [3600, 3600, 4000]


def test_who_was_told_less_pays_less_though_a_sibling_is_withdrawn_later():
    first, second = family = [child("A"), child("B")]
    first.status = "registered"
    give_discounts(family, TENTH)
    second.status, first.status = "payment_pending", "withdrawn"
    give_discounts(family, TENTH)
    assert asked(second).fee == 3600


def test_another_season_is_another_family():
    family = [child("A"), child("B", season="2027-28")]
    give_discounts(family, TENTH)
    assert [asked(each).fee for each in family] == [4000, 4000]


@given(
    st.lists(
        st.sampled_from(["invited", "started", "payment_pending", "registered", "withdrawn"]), min_size=1, max_size=6
    ),
    st.integers(0, 100_000),
    st.integers(1, 100),
)
def test_nobody_pays_more_than_the_invite_says_and_one_at_most_of_the_open_ones_in_full(
    statuses: list[str], fee: int, percent: int
):
    family = [child(str(place), fee=fee) for place, _ in enumerate(statuses)]
    for each, status in zip(family, statuses, strict=True):
        each.status = status
    give_discounts(family, Discount(on="fee", percent=percent))
    assert all(0 <= asked(each).fee <= fee for each in family)
    unsent = [each for each in family if each.status in {"invited", "started"}]
    assert sum(each.discount is None for each in unsent) <= 1
