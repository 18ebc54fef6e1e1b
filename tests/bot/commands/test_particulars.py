"""The way back from what the desk said to what club.toml says, by a command."""

from bot.commands.particulars import command
from tests.bot.desk.pages.test_settings import changes
from tests.support.desk import DeskPeople
from tests.support.house import House
from tests.support.sender.office import Office


def said(house: House, *arguments: str) -> tuple[int, list[str]]:
    lines: list[str] = []
    return command(house.bot, arguments, lines.append), lines


def test_the_desks_word_is_taken_back(house: House, office: Office):
    secretary = DeskPeople(house, office).signs_in()
    changes(secretary, "/desk/settings/contact", contact="hello@example.org")
    changes(secretary, "/desk/settings/fees", **{"fee-11": "45", "monthly-11": "27.50"})
    assert any(line.startswith("club.fees = u11s=45+27.50  (the desk: secretary") for line in said(house)[1])
    assert said(house, "back", "club.contact") == (0, ["club.contact is as club.toml says, within a minute"])
    assert said(house, "back", "contact") == (0, ["club.contact was as club.toml says already"])
    assert house.bot.particulars.club().contact == "registrations@example.org"
    assert 11 in house.bot.particulars.club().fees
    page = secretary.opens("/desk/settings").text
    assert "python -m bot.commands.particulars: contact: hello@example.org → registrations@example.org" in page


def test_what_there_is_none_of_is_said(house: House):
    code, lines = said(house, "back", "club.colour")
    assert code == 1
    assert "There is no club.colour; there are club.contact" in lines[0]
    assert said(house, "away")[0] == 1
