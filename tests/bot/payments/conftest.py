"""A parent who has sent everything to a club that takes its payments through GoCardless."""

import pytest

from tests.support.chats.examples import ALL_ANSWERS
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent
from tests.support.sender.office import Office
from tests.support.till import Till


@pytest.fixture
def till(house: House) -> Till:
    house.it_becomes(12)
    return Till(house)


@pytest.fixture
def people(house: House, office: Office) -> DeskPeople:
    """Who may sign in to the desk."""
    return DeskPeople(house, office)


@pytest.fixture
def complete(till: Till, parent: Parent) -> Parent:
    parent.says(*ALL_ANSWERS, "yes")
    return parent


@pytest.fixture
def paying(till: Till, complete: Parent) -> Parent:
    """Registered, with a direct debit that the bank has set up."""
    till.pays(complete)
    till.days_pass(4)
    return complete
