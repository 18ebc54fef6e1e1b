"""Inviting at the desk: one player by a form, and a sheet as people's programs write it."""

import re
from io import BytesIO

import pytest

from bot.club.invite_sheet import COLUMNS, read_sheet
from flows.registration.invites import Faults
from local.example_family import INVITE
from tests.support.club import family, sheet
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House
from tests.support.workbooks import MAIN, with_password, workbook

HEADING = list(COLUMNS)


def row(number: int, **changes: str) -> list[str | float]:
    invite = INVITE | {"player_first_name": "Sam", "parent_tel": f"07700 9003{number:02}"} | changes
    names = ["Ann", "Ben", "Cem", "Dan", "Eve", "Fay", "Gus", "Hal", "Ian", "Jon", "Kim", "Lea", "Mia", "Ned", "Oli"]
    return [
        invite[name] if name != "player_first_name" else names[number % 15] + "abc"[number // 15] for name in COLUMNS
    ]  # fmt: skip


def brings(someone: Someone, data: bytes, name: str = "sheet.xlsx") -> str:
    """Upload a file: where its preview is, or "" where there is none."""
    _, form = someone.form("/desk/invites", "Look at it")
    answer = someone.browser.post("/desk/invites/sheet", data=form | {"sheet": (BytesIO(data), name)})
    return answer.headers.get("Location", "") if answer.status_code == 303 else ""


def test_a_sheet_of_34_is_looked_at_and_then_invited(people: DeskPeople, house: House):
    secretary = people.signs_in()
    data = workbook([HEADING, *(row(number) for number in range(34))])
    page = brings(secretary, data)
    shown = secretary.opens(page).text
    assert "Invite 34 players" in shown
    assert "Omega here" in shown, "the first invite as its parent will read it"
    assert house.parent("+447700900300").received == []
    first = secretary.presses(page, "Invite 34 players")
    assert "25 players were invited, 9 are left" in first.text
    assert "9 players were invited" in secretary.presses(page, "Invite 9 players").text
    assert [len(house.parent(f"+4477009003{number:02}").received) for number in range(34)] == [1] * 34
    again = brings(secretary, data)
    assert "Nobody of this sheet is left to invite" in secretary.opens(again).text


def test_a_double_click_invites_nobody_twice(people: DeskPeople, house: House):
    secretary = people.signs_in()
    page = brings(secretary, workbook([HEADING, row(1)]))
    _, form = secretary.form(page, "Invite 1 player")
    assert [secretary.posts(page, form).status_code for _ in range(2)] == [200, 200]
    assert len(house.parent("+447700900301").received) == 1


def test_faults_stand_in_their_cells_and_the_others_go_out(people: DeskPeople, house: House):
    rows = [row(1), row(2, parent_tel="4.477E+11"), row(3, player_last_name="#N/A"), row(4, parent_first_name="TBC")]
    secretary = people.signs_in()
    shown = secretary.opens(brings(secretary, workbook([HEADING, *rows]))).text
    assert "Invite 1 player<" in shown
    for place, remedy in (("Parent&#39;s mobile", "was rounded"), ("Player&#39;s last name", "is missing"),
                          ("Parent&#39;s first name", "must be the real value")):  # fmt: skip
        assert re.search(f'data-label="Column">{place}</td><td class="fault">{remedy}', shown)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (sheet(*(family(number) for number in range(501))).encode(), "Rows are 501, and 500 are the most"),
        (workbook([HEADING, *(row(1) for _ in range(5000))]), "has more than 5000 rows: split the sheet"),
        (sheet(columns=COLUMNS).encode(), "Rows are missing: there is nothing below the heading"),
        ("Name;Adresse;Geburtstag\nMax;Weg 1;3.4.2014".encode("cp1252"), "Parent&#39;s mobile is missing"),
        (sheet(family(1, parent_tel="4.477E+11")).encode(), "1</strong> with faults"),
        (sheet(family(1, age_group="11-Jan")).encode(), "must be an age group from u7s to u23s"),
        (sheet(family(1, current_registration_season="46204")).encode(), "must be a season of two years"),
        (sheet(family(1), family(2, player_first_name="TBC")).encode(), "must be the real value"),
        (workbook([HEADING, row(1, parent_tel=4.477e11)]), "was rounded by the spreadsheet"),
        (workbook([HEADING, row(1, team_name="")]), 'Team</td><td class="fault">is missing'),  # merged with another
    ],
)
def test_a_bad_sheet_says_what_is_wrong_and_sends_nothing(people: DeskPeople, data: bytes, says: str):
    """And a file of 5,000 rows as CSV, or of 20 MB, is larger than may be posted."""
    secretary, house = people.signs_in(), people.house
    _, form = secretary.form("/desk/invites", "Look at it")
    answer = secretary.browser.post("/desk/invites/sheet", data=form | {"sheet": (BytesIO(data), "sheet")})
    shown = secretary.opens(answer.headers["Location"]) if answer.status_code == 303 else answer
    assert says in shown.text
    assert not [call for call in house.wire.calls if call.startswith("twilio POST")]


def test_columns_are_matched_by_name_with_a_say(people: DeskPeople, house: House):
    headings = ["Parent mobile" if name == "parent_tel" else name for name in HEADING] + ["Shoe size"]
    secretary = people.signs_in()
    page = brings(secretary, workbook([headings, [*row(1), "36"]]))
    shown = secretary.opens(page)
    assert shown.status_code == 400
    assert "Which column is which?" in shown.text
    columns = {"heading": ("Parent mobile", "Shoe size"), "field": ("parent_tel", "-")}
    assert secretary.presses(page, "Look at it again", **columns).status_code == 303
    assert "Invite 1 player" in secretary.opens(page).text


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_csv_comes_in_any_coding_and_with_any_separator(people: DeskPeople, encoding: str, delimiter: str):
    written = [delimiter.join(map(str, each)) for each in (HEADING, row(1, player_last_name="Núñez"))]
    sheet = read_sheet("\r\n".join(written).encode(encoding))
    assert (sheet.rows[0].invite.player_last_name, sheet.faults) == ("Núñez", [])


@pytest.mark.parametrize("typed", [447700900301, 7700900301, 4.47700900301e11, "07700900301", "7700900301"])
def test_a_number_keeps_what_the_spreadsheet_took(typed: str | float):
    at = HEADING.index("parent_tel")
    cells = row(1)
    cells[at] = typed
    assert read_sheet(workbook([HEADING, cells])).rows[0].invite.parent_phone == "+447700900301"


def sheet_of(body: str) -> bytes:
    return workbook([], **{"worksheets/sheet1": f'<worksheet xmlns="{MAIN}">{body}</worksheet>'})


def strings_of(text: str) -> bytes:
    return workbook([HEADING, row(1)], sharedStrings=text)


@pytest.mark.parametrize(
    "data",
    [
        b"PK\x03\x04nothing",
        workbook([HEADING])[:200],
        strings_of(f'<!DOCTYPE x [<!ENTITY a "aa">]><sst xmlns="{MAIN}"><si><t>&a;</t></si></sst>'),
        strings_of("<sst>" + " " * 9_000_000 + "</sst>"),
        sheet_of('<row r="99999999"><c r="A1"/></row>'),
        sheet_of('<row r="-5"><c t="s"><v>7</v></c></row>'),
        b"\xd0\xcf\x11\xe0" + b"\0" * 600,
        b"%PDF-1.7\0",
        b"\x89PNG\r\n\x1a\n\0",
    ],
)
def test_what_is_no_sheet_is_told_so(data: bytes):
    with pytest.raises(Faults) as refused:
        read_sheet(data)
    assert refused.value.errors


def test_a_file_that_cannot_be_read_is_told_beside_the_field(people: DeskPeople):
    secretary = people.signs_in()
    _, form = secretary.form("/desk/invites", "Look at it")
    for data, says in (
        (b"\xd0\xcf\x11\xe0", "has a password"),
        (with_password(), "has a password: take it off"),
        (b"", "Choose a file"),
    ):
        answer = secretary.browser.post("/desk/invites/sheet", data=form | {"sheet": (BytesIO(data), "a.xls")})
        assert answer.status_code == 400
        assert says in answer.text
    large = secretary.browser.post("/desk/invites/sheet", data=form | {"sheet": (BytesIO(b"x" * 300_000), "a.csv")})
    assert large.status_code == 413


def test_somebody_elses_sheet_is_not_there(people: DeskPeople):
    page = brings(people.signs_in(), workbook([HEADING, row(1)]))
    other = people.lets_in("kim@example.org", "secretary")
    assert other.opens(page).status_code == 404


class TestOnePlayer:
    def test_by_the_form(self, people: DeskPeople, house: House):
        secretary = people.signs_in()
        fields = {name: str(INVITE[name]) for name in COLUMNS}
        answer = secretary.presses("/desk/invites", "Invite this player", **fields)
        assert "Sam Smith, Panthers u11s: invited" in answer.text
        assert len(house.parent().received) == 1
        assert "already invited" in secretary.presses("/desk/invites", "Invite this player", **fields).text
        assert len(house.parent().received) == 1

    def test_what_is_wrong_stands_beside_what_was_typed(self, people: DeskPeople):
        fields = {name: str(INVITE[name]) for name in COLUMNS} | {
            "parent_tel": "12",
            "player_last_name": "<b>Núñez</b>",
        }
        answer = people.signs_in().presses("/desk/invites", "Invite this player", **fields)
        assert answer.status_code == 400
        assert "must be a phone number" in answer.text
        assert "<b>Núñez" not in answer.text
        assert "&lt;b&gt;Núñez" in answer.text
