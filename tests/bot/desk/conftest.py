"""The desk's people, for the tests of its pages."""

import pytest

from tests.support.desk import DeskPeople
from tests.support.house import House
from tests.support.sender.office import Office


@pytest.fixture
def people(house: House, office: Office) -> DeskPeople:
    """Who may sign in to the desk."""
    return DeskPeople(house, office)
