"""A team's sheets, on the screen and as a CSV."""

import csv
import io

import pytest

from bot.club.workbook import rows_of
from bot.club.xlsx import MEDIA_TYPE
from tests.support.desk import DeskPeople
from tests.support.house import House, Parent

SIDE = "Panthers+u11s"


@pytest.fixture
def team(house: House, parent: Parent) -> Parent:
    """Sam has sent everything, Ana is invited, Bob has withdrawn."""
    house.it_becomes(12)
    parent.answers_until(
        "payment_pending", medical_needs="yes, he has asthma", medicine_kept="in his bag", shirt_number="7",
        kit_size="9/10", born_on="3 May 2016",
    )  # fmt: skip
    house.admin_invites(player_first_name="Ana", parent_tel="+447700900124")
    house.admin_invites(player_first_name="Bob", parent_tel="+447700900125")
    house.bot.desk.withdraw(house.parent("+447700900125").registration.reference)
    return parent


def test_the_funnel_by_team(people: DeskPeople, team: Parent):
    page = people.signs_in().opens("/desk/teams").text
    figures = [
        f'<td data-label="{name}">{count}</td>' for name, count in (("Invited", 2), ("Begun", 1), ("Answers sent", 1))
    ]
    assert all(each in page for each in figures)


@pytest.mark.parametrize(
    ("sheet", "cells"),
    [
        ("squad", ["7", "payment pending"]),
        ("kit", ["9/10", "7"]),
        ("contacts", ["07700 900123", "jane@example.com"]),
        ("photos", ["7", "no"]),
        ("league", ["3 May 2016", "M41 5AA", "jane@example.com", "07700 900123", "this club"]),
        ("birthdays", ["3 May", "3 May 2016"]),
        ("medical", ["asthma", "in his bag"]),
    ],
)
def test_a_manager_prints_each_sheet_and_takes_it_along(people: DeskPeople, team: Parent, sheet: str, cells: list[str]):
    manager = people.lets_in("alex@example.org", "manager", teams=("Panthers u11s",))
    page = manager.opens(f"/desk/teams/{sheet}?team={SIDE}").text
    answer = manager.opens(f"/desk/teams/{sheet}.csv?team={SIDE}")
    assert answer.mimetype == "text/csv"
    rows = list(csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))))
    book = manager.opens(f"/desk/teams/{sheet}.xlsx?team={SIDE}")
    assert book.mimetype == MEDIA_TYPE
    assert rows_of(book.data) == [[cell.removeprefix("'") for cell in row] for row in rows]
    in_the_csv = {cell.removeprefix("'") for row in rows for cell in row}
    for cell in cells:
        assert cell in page
        assert any(cell in each for each in in_the_csv)
    assert "Bob" not in page
    assert ("Confidential" in page) is (sheet == "medical")


def test_shirts_show_who_wears_them_and_which_are_free(people: DeskPeople, house: House, team: Parent):
    other = house.parent("+447700900124")
    other.answers_until("photo", shirt_number="9")
    page = people.signs_in().opens(f"/desk/teams/squad?team={SIDE}").text
    assert page.count("free</li>") == 23
    assert "<b>7</b> S" in page
    assert "<b>9</b> chosen, not sent yet" in page


def test_the_medical_sheet_is_for_those_whom_the_parents_were_told(people: DeskPeople, team: Parent):
    path = f"/desk/teams/medical?team={SIDE}"
    assert people.signs_in().opens(path).status_code == 403
    assert people.signs_in().opens(path.replace("medical", "medical.csv")).status_code == 403
    assert "asthma" in people.lets_in("robin@example.org", "welfare officer").opens(path).text
    other = people.lets_in("kit@example.org", "manager", teams=("Otters u11s",))
    assert other.opens(path).status_code == 404
    trail = people.signs_in().opens(f"/desk/trail/{team.registration.reference}").text
    assert "read the medical sheet" in trail
    assert "robin@example.org" in trail


def test_a_formula_in_a_cell_is_text(people: DeskPeople, house: House, team: Parent):
    team.says("change medical details", '=HYPERLINK("http://evil.example","x")', "yes")
    team.answers_until("payment_pending")
    manager = people.lets_in("alex@example.org", "manager", teams=("Panthers u11s",))
    lines = manager.opens(f"/desk/teams/medical.csv?team={SIDE}").text
    assert '"=HYPERLINK' not in lines
    for path in ("squad", "nothing"):
        assert manager.opens(f"/desk/teams/{path}?team=").status_code == 404


def test_what_whatsapp_costs_stands_by_month_for_who_sees_to_the_money(people: DeskPeople, house: House):
    assert "once the club has a monthly limit" in people.signs_in().opens("/desk/teams").text
    house.start(MONTHLY_MESSAGES="1000")
    secretary = people.signs_in()
    assert "ten minutes after the first has left" in secretary.opens("/desk/teams").text
    house.admin_invites()
    house.news_arrives()
    house.time_passes(1000)
    house.wakes()
    page = secretary.opens("/desk/teams").text
    assert "August 2026</th><td>1</td><td>£0.02</td>" in page
    assert "August 2026" not in secretary.opens("/desk/teams?season=2027-28").text
    manager = people.lets_in("alex@example.org", "manager", teams=("Panthers u11s",))
    assert "WhatsApp" not in manager.opens("/desk/teams").text
