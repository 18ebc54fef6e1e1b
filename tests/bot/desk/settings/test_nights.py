"""Quiet hours at the desk: in force in the schedule within a minute, and within bounds that a family can live with."""

import pytest

from tests.bot.desk.pages.test_settings import changes
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent

NIGHT = "/desk/settings/quiet-hours"


def test_a_reminder_waits_for_the_end_of_the_new_night(people: DeskPeople, house: House, parent: Parent):
    parent.says("yes")
    house.it_becomes(8, 45)
    changes(people.signs_in(), NIGHT, begins="20.00", ends="9:30")
    heard = len(parent.received)
    house.time_passes(72 * 3600)
    for _ in range(2):
        house.wakes()
        house.bot.outbox.sweep()
    assert len(parent.received) == heard
    house.it_becomes(9, 31)
    house.wakes()
    assert len(parent.received) == heard + 1


def test_what_is_in_force_and_what_was_stands_on_the_page(people: DeskPeople):
    secretary = people.signs_in()
    assert "20:00 to 08:30" in secretary.opens("/desk/settings").text
    changes(secretary, NIGHT, begins="19:00", ends="08:15")
    page = secretary.opens("/desk/settings").text
    assert "19:00 to 08:15" in page
    assert "the settings file says 20:00 to 08:30" in page
    assert "night: 20:00-08:30 → 19:00-08:15" in page


@pytest.mark.parametrize(
    ("begins", "ends"),
    [("22:00", "08:30"), ("20:00", "07:00"), ("18:30", "10:30"), ("late", "8"), ("", ""), ("25:00", "8:30")],
)
def test_hours_that_wake_a_family_or_leave_no_day_are_refused(people: DeskPeople, begins: str, ends: str):
    answer = people.signs_in().presses(NIGHT, "Go on", begins=begins, ends=ends)
    assert answer.status_code == 400
    assert "Enter when parents are not written to, like &#34;20:00-08:30&#34;" in answer.text
    assert f'value="{begins}"' in answer.text
    assert people.house.bot.particulars.read().version == 0


def test_the_settings_file_says_them_too(house: House):
    house.start(QUIET_HOURS="20:00-09:30")
    assert house.bot.particulars.club().night.ends.hour == 9
