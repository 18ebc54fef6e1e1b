"""The season at a glance: how far the teams are, where parents stand, how long they took, and what it has cost."""

import re

from tests.support.desk import DeskPeople
from tests.support.house import House, Parent


def words(page: str) -> str:
    """What a screen reader says of a page's main part."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition(">")[2]).split())


def test_it_tells_how_far_each_team_is_and_where_parents_stand(people: DeskPeople, house: House, parent: Parent):
    house.it_becomes(12)
    parent.says("yes")
    house.time_passes(1200)
    parent.answers_until("payment_pending")
    for number, until in (("+447700900124", "email"), ("+447700900125", "email"), ("+447700900126", "gender")):
        house.admin_invites(player_first_name=f"Ana{'abc'[int(number[-1]) - 4]}", team_name="Otters", parent_tel=number)
        house.parent(number).answers_until(until)
    house.admin_invites(player_first_name="Tom", team_name="Otters", parent_tel="+447700900127")
    house.admin_invites(player_first_name="Bob", team_name="Otters", parent_tel="+447700900128")
    house.bot.desk.withdraw(house.parent("+447700900128").registration.reference)
    page = words(people.lets_in("kim@example.org", "treasurer").opens("/desk/season").text)
    assert "All teams 5 100% 4 80% 1 20% 0 0% 0 0%" in page
    assert "Otters u11s 4 100% 3 75% 0 0% 0 0% 0 0%" in page
    assert "E-mail 2 Gender 1" in page
    assert "Of 1 family that has sent their answers, half took at most 20 minutes" in page


def test_with_a_monthly_limit_it_tells_what_it_has_cost(people: DeskPeople, house: House):
    house.start(MONTHLY_MESSAGES="1000")
    secretary = people.signs_in()
    house.admin_invites()
    house.news_arrives()
    house.time_passes(1000)
    house.wakes()
    assert "1 WhatsApp message of ours, about £0.02" in words(secretary.opens("/desk/season").text)


def test_before_anybody_is_invited_it_says_so(people: DeskPeople):
    assert "once players are invited for 2031-32" in people.signs_in().opens("/desk/season?season=2031-32").text
