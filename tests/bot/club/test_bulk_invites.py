"""Inviting from a sheet: looked at first, every fault by the spreadsheet's own row, and nobody invited twice."""

import codecs
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.club.bulk_invites import PACE
from bot.club.invite_sheet import COLUMNS, InviteSheet, read_sheet
from bot.commands.invite import command, read_arguments
from bot.store.daily_limit import DailyLimit, LimitReached
from flows.london import LONDON
from flows.registration.invites import Faults
from tests.support.chats.examples import ALL_ANSWERS, INVITE
from tests.support.club import Club, family, saved, sheet
from tests.support.house import House
from tests.support.wire import Killed
from tests.support.workbooks import with_locked_parts, with_password, workbook


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


@pytest.fixture
def runs(club: Club, tmp_path: Path) -> Callable[..., int]:
    """The command on a sheet; its exit code."""

    def run(text: str | bytes, *options: str) -> int:
        return command(club.bulk, read_arguments([str(saved(tmp_path, text)), *options]))

    return run


def faults_of(text: str | bytes) -> dict[str, str]:
    with pytest.raises(Faults) as found:
        read_sheet(text.encode() if isinstance(text, str) else text)
    return found.value.errors


def read(text: str | bytes) -> InviteSheet:
    return read_sheet(text.encode() if isinstance(text, str) else text)


def rows_or_faults(data: bytes) -> int | dict[str, str]:
    """How many rows were read, or what is wrong with the file or its columns."""
    try:
        return read_sheet(data).size
    except Faults as faults:
        return faults.errors


def players(text: str | bytes) -> list[str]:
    found = read(text)
    assert found.faults == []
    return [row.invite.player for row in found.rows]


def headed(*changes: tuple[str, str]) -> str:
    """A sheet of one row with some of its headings changed."""
    text = sheet(INVITE)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return text


class TestReadingASheet:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
    def test_as_excel_and_others_save_it(self, encoding: str, delimiter: str):
        text = sheet(family(1, player_first_name="José", team_name="Red, White; Blue"), delimiter=delimiter)
        assert players(text.encode(encoding)) == ["José Smith"]
        assert read(text.encode(encoding)).rows[0].invite.team == "Red, White; Blue"

    @pytest.mark.parametrize("newline", ["\r\n", "\n", "\r"])
    def test_whatever_ends_its_lines(self, newline: str):
        assert len(players(sheet(family(1), family(2)).replace("\r\n", newline))) == 2

    @pytest.mark.parametrize(
        ("heading", "written"),
        [
            ("parent_tel", "PARENT_TEL"),
            ("parent_tel", "Parent tel"),
            ("parent_tel", " Parent  Tel. "),
            ("parent_tel", "parent-tel"),
            ("team_manager_1_full_name", "Team Manager 1 Full Name"),
            ("team_manager_1_full_name", "Manager full name"),  # its older name
            ("parent_tel", "Parent\u00a0tel"),  # a space that does not break, off a web page
        ],
    )
    def test_headings_are_taken_as_people_write_them(self, heading: str, written: str):
        assert players(headed((heading, written))) == ["Sam Smith"]

    def test_columns_may_stand_in_any_order(self):
        assert players(sheet(INVITE, columns=COLUMNS[::-1])) == ["Sam Smith"]

    def test_a_phone_that_the_spreadsheet_took_for_a_number_is_read_all_the_same(self):
        for written in ("7700900123", "447700900123", "'+447700900123"):
            assert read(sheet(family(1, parent_tel=written))).rows[0].invite.parent_phone == "+447700900123", written

    @pytest.mark.parametrize("rounded", "4.4777E+11 4.477E+11 4,4777e11 447770000000 +447771000000 7.7E+9".split())
    def test_one_that_it_has_rounded_is_a_fault(self, rounded: str):
        """Half of its digits are gone, also where it was written out again: somebody else would be invited."""
        errors = read(sheet(family(1, parent_tel=rounded), family(2), delimiter=";")).errors
        assert list(errors) == ["row 2, parent_tel"]
        assert "rounded by the spreadsheet" in errors["row 2, parent_tel"]

    def test_a_phone_that_is_no_number_at_all_is_one_of_all_faults(self):
        errors = read(sheet(family(1, parent_tel="4.4777E+11", team_manager_1_tel="x", age_group="adults"))).errors
        assert list(errors) == ["row 2, age_group", "row 2, team_manager_1_tel", "row 2, parent_tel"]

    def test_our_own_apostrophes_are_taken_off_and_peoples_are_not(self):
        found = read(sheet(family(1, player_first_name="D'Arcy", player_last_name="'t Hooft", team_name="'07")))
        assert found.rows[0].invite.player == "D'Arcy 't Hooft"
        assert found.rows[0].invite.team == "07"

    def test_empty_rows_and_columns_are_passed_over_but_counted(self):
        empty = "," * (len(COLUMNS) + 1)
        heading, first, second = sheet(family(1), family(2, parent_tel="x")).splitlines()
        text = "\n".join(["", f"{heading},,", "", f"{first},,", empty, "", f"{second},,", empty])
        found = read(text)
        assert [row.number for row in found.rows] == [4]
        assert [fault.row for fault in found.faults] == [7]

    @pytest.mark.parametrize("mark", ["\n", "\r\n", "\v", "\u2028", "\x85"])  # Alt+Enter, and what Word leaves
    def test_a_cell_of_two_lines_is_one_row(self, mark: str):
        found = read(sheet(family(1, team_name=f"Panthers{mark}First"), family(2, age_group="x")))
        assert list(found.errors) == ["row 3, age_group"]
        assert found.rows[0].invite.team == "Panthers First"

    @given(st.binary(max_size=300) | st.text(max_size=300).map(str.encode))
    def test_whatever_is_in_a_file_it_is_read_or_has_its_faults_named(self, data: bytes):
        for each in (data, sheet(INVITE).encode() + data, sheet(INVITE).encode("utf-16") + data):
            assert rows_or_faults(each)


class TestFaultsOfAFile:
    @pytest.mark.parametrize(
        ("data", "says"),
        [
            (b"PK\x03\x04\x14\x00\x06\x00", "is no workbook that can be read"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old workbook or has a password"),
            (
                with_password(),
                "has a password: take it off (in Excel: File, Info, Protect Workbook), or save it as CSV",
            ),
            (with_locked_parts(workbook([list(INVITE), list(INVITE.values())])), "save it as .xlsx without a password"),
            (b"\x89PNG\r\n\x1a\n\0\0", "is not a CSV"),
            (b"\x81\x8d\x8f", "is not a CSV"),  # nothing in Windows-1252 either
            (codecs.BOM_UTF16_LE + b"x", "is not a CSV"),  # half a character
            (sheet(INVITE).replace("Sam", '"Sam', 1).encode(), "quotation mark that is not closed"),
        ],
    )
    def test_are_said_before_anything_else(self, data: bytes, says: str):
        errors = faults_of(data)
        assert list(errors) == ["file"]
        assert says in errors["file"]

    @pytest.mark.parametrize("kept", [0.3, 0.6])
    def test_a_workbook_that_was_cut_or_spoilt_on_its_way(self, kept: float):
        """What scripts.fuzz found: zlib and zipfile have faults of their own for it."""
        whole = workbook([list(INVITE), list(INVITE.values())])
        spoilt = bytearray(whole)
        spoilt[45:75] = bytes(30)
        for data in (whole[: int(len(whole) * kept)], bytes(spoilt), whole[:29] + b"\x03" + whole[30:]):
            assert "is no workbook that can be read" in faults_of(data)["file"]

    def test_an_unclosed_quotation_mark_is_named_by_its_row(self):
        text = sheet(family(1), family(2), family(3)).replace("Kimac", '"Kimac', 1)
        assert faults_of(text)["file"].endswith("in row 3")

    def test_an_empty_file_has_no_columns(self):
        assert faults_of("") == {f"column {field}": "is missing" for field in COLUMNS}

    def test_a_heading_alone_is_no_sheet(self):
        assert faults_of(sheet()) == {"rows": "are missing: there is nothing below the heading in row 1"}


class TestFaultsOfColumns:
    def test_come_before_those_of_rows_all_at_once_with_the_likeliest_name(self):
        text = sheet(family(1, age_group="x")).replace("age_group", "shoe size").replace("parent_tel", "Parent phone")
        assert faults_of(text) == {
            "column shoe size": "is not known: remove it, an invite has no such field",
            "column Parent phone": "is not known: rename it to parent_tel",
            "column age_group": "is missing",
        }

    @pytest.mark.parametrize(
        ("column", "written"),
        [
            ("age_group", "Age"),
            ("current_registration_season", "Season"),
            ("membership_fee_amount", "Membership fee"),
            ("subscription_fee_amount", "Subscription"),
            ("player_first_name", "First name of player"),
            ("team_manager_1_tel", "Manager tel"),
            ("team_name", "Team"),
        ],
    )
    def test_a_near_miss_is_told_its_name(self, column: str, written: str):
        assert faults_of(headed((column, written))) == {f"column {written}": f"is not known: rename it to {column}"}

    def test_a_column_that_is_there_twice(self):
        text = sheet(INVITE, columns=(*COLUMNS, "parent_tel"))
        assert faults_of(text) == {"column parent_tel": "is there twice: remove one of them"}

    def test_values_without_a_heading_are_a_fault_of_their_row(self):
        heading, row = sheet(INVITE).splitlines()
        for text in (f"{heading}\n{row},note", f"{heading},\n{row},note"):
            assert read(text).errors == {
                "row 2": "has values beside the columns: give them a heading, or remove them"
            }, text


class TestFaultsOfRows:
    def test_are_named_by_the_spreadsheets_row_and_the_field_with_the_remedy(self):
        found = read(sheet(family(1), family(2, parent_tel="0770090", age_group="u5s"), family(3, team_name="")))
        assert found.errors == {
            "row 3, age_group": "must be an age group from u7s to u23s, like u11s",
            "row 3, parent_tel": "must be a phone number, like 07700 900123 or +447700900123",
            "row 4, team_name": "is missing",
        }
        assert [row.number for row in found.rows] == [2]
        assert found.at_fault == 2

    def test_a_repeated_player_is_named_with_the_row_before(self):
        again = family(1, parent_tel="07700 900001", player_first_name="KIMAB", membership_fee_amount="45")
        assert read(sheet(family(1), family(2), again)).errors == {
            "row 4": "is the same player and parent as row 2: keep one of them"
        }

    def test_siblings_and_both_parents_are_no_repetition(self):
        sibling = family(1, player_first_name="Mia")
        other_parent = family(1, parent_tel="+447700900555")
        next_season = family(1, current_registration_season="2027-28")
        assert len(players(sheet(family(1), sibling, other_parent, next_season))) == 4


class TestTheCommand:
    def test_looks_first_and_sends_nothing(self, house: House, club: Club, runs: Callable[..., int], capsys: Any):
        club.invites("Kimab", "+447700900001")
        club.invites("Kimac", "+447700900002")
        house.parent("+447700900002").says("stop")
        club.has_a_registration("+447700900003")
        rows = [family(1), family(2), family(3, player_first_name="Sam"), *(family(n) for n in range(4, 8))]
        before = [len(house.parent(row["parent_tel"]).received) for row in rows]

        capsys.readouterr()
        assert runs(sheet(*rows, family(8, parent_tel="x"))) == 0
        told = capsys.readouterr()
        assert told.out.startswith("4 to invite, 1 already invited, 1 already registered, 1 opted out, 1 with faults\n")
        assert "  row 2: Kimab Smith, Panthers u11s, parent Jane Smith: already invited\n" in told.out
        assert "You've been invited to register Kimae to join Urmston Town Panthers u11s" in told.out
        assert told.out.endswith("Nothing was sent. Add --send to invite 4 players\n")
        assert told.err == "  row 9, parent_tel: must be a phone number, like 07700 900123 or +447700900123\n"
        assert [len(house.parent(row["parent_tel"]).received) for row in rows] == before

    def test_sends_to_each_once_and_a_second_run_to_nobody(self, house: House, runs: Callable[..., int], capsys: Any):
        rows = [family(n) for n in range(1, 6)]
        assert runs(sheet(*rows), "--send") == 0
        assert capsys.readouterr().out == "5 to invite\n5 invited\n"
        assert runs(sheet(*rows), "--send") == 0
        assert capsys.readouterr().out == "0 to invite, 5 already invited\n5 invited before\n"
        assert [len(house.parent(row["parent_tel"]).received) for row in rows] == [1] * 5

    def test_sends_nothing_while_there_are_faults_unless_told_to_skip_them(
        self, house: House, runs: Callable[..., int], capsys: Any
    ):
        text = sheet(family(1), family(2, age_group="u99s"))
        assert runs(text, "--send") == 1
        assert "Nothing was sent" in capsys.readouterr().err
        assert house.parent("+447700900001").received == []
        assert runs(text, "--send", "--skip-faults") == 0
        assert len(house.parent("+447700900001").received) == 1
        assert house.parent("+447700900002").received == []

    def test_a_put_right_sheet_invites_only_who_was_at_fault(self, house: House, runs: Callable[..., int], capsys: Any):
        runs(sheet(family(1), family(2, age_group="u99s")), "--send", "--skip-faults")
        runs(sheet(family(1), family(2)), "--send")
        assert capsys.readouterr().out.endswith("1 to invite, 1 already invited\n1 invited, 1 invited before\n")
        assert [len(house.parent(f"+44770090000{n}").received) for n in (1, 2)] == [1, 1]

    def test_says_who_was_refused_and_why_and_goes_on(
        self, house: House, club: Club, runs: Callable[..., int], capsys: Any
    ):
        club.invites("Kimab", "+447700900001")
        house.parent("+447700900001").says("stop")
        house.parent("+447700900002").phone.fault(code=21211)
        capsys.readouterr()
        assert runs(sheet(family(1), family(2), family(3)), "--send") == 0
        assert capsys.readouterr().out == (
            "2 to invite, 1 opted out\n"
            "  row 2: refused: The parent has opted out of messages; only they can come back, by sending START\n"
            "  row 3: refused: That is not a phone number (Twilio 21211)\n"
            "1 invited, 2 refused\n"
        )

    def test_siblings_of_one_sheet_are_one_greeting(self, house: House, runs: Callable[..., int], capsys: Any):
        assert runs(sheet(family(1), family(1, player_first_name="Mia")), "--send") == 0
        assert "waiting for a sibling" in capsys.readouterr().out
        assert len(house.parent("+447700900001").received) == 1

    def test_keeps_to_the_numbers_of_this_stage(self, house: House, club: Club, runs: Callable[..., int], capsys: Any):
        house.start(ALLOWED_NUMBERS="+447700900001")
        assert runs(sheet(family(1), family(2)), "--send", "--skip-faults") == 0
        assert "row 3, parent_tel: is not on ALLOWED_NUMBERS of the stage rehearsal" in capsys.readouterr().err
        assert house.parent("+447700900002").received == []

    @pytest.mark.parametrize("given", [b"PK\x03\x04", b"a,b\n1,2\n", None])
    def test_a_file_that_cannot_be_used_is_said_to_be(
        self, club: Club, tmp_path: Path, given: bytes | None, capsys: Any
    ):
        path = tmp_path / "nowhere.csv" if given is None else saved(tmp_path, given)
        assert command(club.bulk, read_arguments([str(path), "--send"])) == 1
        assert capsys.readouterr().err

    @pytest.mark.parametrize("arguments", [[], ["a.csv", "b.csv"], ["a.csv", "--most", "x"], ["a.csv", "--fast"]])
    def test_explains_how_it_is_called(self, arguments: list[str], capsys: Any):
        with pytest.raises(SystemExit, match="2"):
            read_arguments(arguments)
        assert "usage: python -m bot.commands.invite" in capsys.readouterr().err


class TestThePace:
    def test_is_at_most_ten_a_second(self, house: House, runs: Callable[..., int]):
        began = house.clock.now()
        runs(sheet(*(family(n) for n in range(1, 12))), "--send")
        assert house.clock.now() - began >= 10 * PACE

    def test_ends_at_the_days_limit_and_goes_on_the_day_after(
        self, house: House, runs: Callable[..., int], capsys: Any
    ):
        text = sheet(*(family(n) for n in range(1, 8)))
        tomorrow = (house.clock.now() + timedelta(hours=24)).astimezone(LONDON)
        assert runs(text, "--send", "--most", "3") == 1
        said = f"goes on at row 5: 3 were invited within a day: go on after {tomorrow:%d %B at %H:%M}\n"
        assert capsys.readouterr().out.endswith(f"3 invited; {said}")
        assert runs(text, "--send", "--most", "3") == 1
        assert capsys.readouterr().out.endswith(f"3 invited before; {said}")
        house.clock.advance(24 * 3600)
        assert runs(text, "--send", "--most", "3") == 1
        assert "3 invited, 3 invited before; goes on at row 8" in capsys.readouterr().out
        house.clock.advance(24 * 3600)
        assert runs(text, "--send", "--most", "3") == 0
        assert [len(house.parent(f"+44770090000{n}").received) for n in range(1, 8)] == [1] * 7

    def test_a_raised_limit_counts_what_went_before(self, house: House, runs: Callable[..., int]):
        text = sheet(*(family(n) for n in range(1, 8)))
        runs(text, "--send", "--most", "3")
        runs(text, "--send", "--most", "5")
        assert sum(len(house.parent(f"+44770090000{n}").received) for n in range(1, 8)) == 5

    def test_a_window_that_another_run_begins_meanwhile_is_shared(self, house: House):
        mine, theirs = (DailyLimit(house.bot.dynamodb, house.settings.table) for _ in range(2))
        now = house.clock.now()
        house.wire.meanwhile("dynamodb UpdateItem", lambda: theirs.spend(3, now))
        mine.spend(3, now)
        mine.spend(3, now)
        with pytest.raises(LimitReached) as reached:
            mine.spend(3, now)
        assert reached.value.again == now + timedelta(hours=24)


class TestWhatFails:
    def test_with_twilio_down_it_stops_soon_and_nobody_is_lost_or_doubled(
        self, house: House, runs: Callable[..., int], capsys: Any
    ):
        rows = [family(n) for n in range(1, 7)]
        for row in rows:
            house.parent(row["parent_tel"]).phone.fault(http=503)
        assert runs(sheet(*rows), "--send") == 1
        assert capsys.readouterr().out.endswith(
            "3 saved, to go out later; goes on at row 5: WhatsApp does not answer: go on when it is back\n"
        )
        house.time_passes()
        house.bot.outbox.sweep()
        assert runs(sheet(*rows), "--send") == 0
        assert capsys.readouterr().out.endswith("3 invited before, 3 saved, to go out later\n")
        house.time_passes()
        house.bot.outbox.sweep()
        runs(sheet(*rows), "--send")
        assert [len(house.parent(row["parent_tel"]).received) for row in rows] == [1] * 6

    @pytest.mark.parametrize(
        "call", ["dynamodb UpdateItem", "dynamodb TransactWriteItems", "twilio POST Messages", "dynamodb GetItem"]
    )
    @pytest.mark.parametrize("nth", [1, 2, 4])
    def test_killed_in_the_middle_the_next_run_goes_on(
        self, house: House, club: Club, runs: Callable[..., int], call: str, nth: int
    ):
        rows = [family(n) for n in range(1, 5)]
        house.wire.kill_after(call, nth)
        with pytest.raises(Killed):
            runs(sheet(*rows), "--send")
        house.start()
        house.time_passes()
        assert runs(sheet(*rows), "--send") == 0
        assert [len(house.parent(row["parent_tel"]).received) for row in rows] == [1] * 4


class TestTheEndpoint:
    def test_looks_unless_told_to_send(self, house: House, club: Club):
        club.invites("Kimab", "+447700900001")
        answer = club.uploads(sheet(*(family(n) for n in range(1, 6)), family(6, age_group="u99s")))
        assert answer.status_code == 200
        assert answer.json["message"] == "4 to invite, 1 already invited, 1 with faults"
        assert answer.json["counts"]["to invite"] == 4
        assert answer.json["examples"][0] == {
            "row": 2,
            "player": "Kimab Smith",
            "parent": "Jane Smith",
            "team": "Panthers u11s",
            "standing": "already invited",
        }
        assert len(answer.json["examples"]) == 3
        assert "register Kimac to join" in answer.json["first_invite"]
        assert answer.json["errors"] == {"row 7, age_group": "must be an age group from u7s to u23s, like u11s"}
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]
        assert house.parent("+447700900002").received == []

    def test_sends_when_told_to_and_twice_is_once(self, house: House, club: Club):
        text = sheet(family(1), family(2))
        first, second = club.uploads(text, preview="false"), club.uploads(text, preview="false")
        assert (first.status_code, first.json["message"]) == (200, "2 invited")
        assert (second.status_code, second.json["message"]) == (200, "2 invited before")
        assert first.json["goes_on_at"] is None
        assert [len(house.parent(f"+44770090000{n}").received) for n in (1, 2)] == [1, 1]

    def test_with_faults_sends_nothing_unless_told_to_skip_them(self, house: House, club: Club):
        text = sheet(family(1), family(2, age_group="x"))
        refused = club.uploads(text, preview="false")
        assert (refused.status_code, list(refused.json["errors"])) == (400, ["row 3, age_group"])
        assert house.parent("+447700900001").received == []
        assert club.uploads(text, preview="false", skip_faults="true").json["message"] == "1 invited"

    def test_columns_at_fault_are_refused_even_to_look_at(self, club: Club):
        answer = club.uploads(headed(("parent_tel", "Parent phone")))
        assert answer.status_code == 400
        assert answer.json["errors"] == {"column Parent phone": "is not known: rename it to parent_tel"}

    def test_takes_no_more_than_it_can_do_in_time(self, house: House, club: Club):
        many = sheet(*(family(n % 260) for n in range(501)))
        refused = club.uploads(many)
        assert refused.status_code == 413
        assert "python -m bot.commands.invite" in refused.json["message"]
        some = sheet(*(family(n) for n in range(26)))
        assert club.uploads(some).status_code == 200
        refused = club.uploads(some, preview="false")
        assert refused.status_code == 413
        assert "python -m bot.commands.invite" in refused.json["message"]
        assert house.parent("+447700900001").received == []
        assert club.uploads(b"x" * 257 * 1024).status_code == 413

    def test_takes_a_csv_and_nothing_else(self, club: Club):
        for content_type in ("application/json", "multipart/form-data", "application/vnd.ms-excel", None):
            answer = club.calls("POST", "/invites.csv", data=sheet(INVITE), content_type=content_type)
            assert (answer.status_code, "text/csv" in answer.json["message"]) == (415, True), content_type
        answer = club.calls("POST", "/invites.csv", data=sheet(INVITE), content_type="text/csv; charset=windows-1252")
        assert answer.status_code == 200

    def test_what_is_asked_is_true_or_false(self, club: Club):
        answer = club.uploads(sheet(INVITE), preview="yes", skip_faults="1", dry="true")
        assert answer.status_code == 400
        assert sorted(answer.json["errors"]) == ["dry", "preview", "skip_faults"]


def test_an_invite_of_a_sheet_is_the_triggers_own(house: House, club: Club, runs: Callable[..., int]):
    """Invited from a sheet, invited again by the trigger: one invite, and a registration like any other."""
    runs(sheet(INVITE), "--send")
    assert house.admin_invites().json["message_sid"] == house.parent().received[0]["sid"]
    house.parent().says(*ALL_ANSWERS, "yes")
    assert house.parent().registration.status == "payment_pending"
    assert len([text for text in house.parent().texts if "invited to register" in text]) == 1
