"""A house by day that is told by the sender what became of its e-mails and texts, and a parent who has sent it all."""

import pytest

from tests.support.chats.examples import ALL_ANSWERS
from tests.support.house import House, Parent
from tests.support.sender_calls import SenderCalls


@pytest.fixture
def sender(house: House) -> SenderCalls:
    house.it_becomes(12)
    return SenderCalls(house)


@pytest.fixture
def complete(sender: SenderCalls, parent: Parent) -> Parent:
    parent.says(*ALL_ANSWERS, "yes")
    return parent
