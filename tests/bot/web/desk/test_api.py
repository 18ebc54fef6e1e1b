"""The club's API: what a secretary lists, reads, does, exports and erases."""

import json
from typing import Any

import pytest

from bot.access.keys import SCOPES
from bot.club.csv_cells import neutral
from bot.club.serialize import NOTES
from tests.support.chats.examples import ALL_ANSWERS, after, up_to
from tests.support.club import SEASON, Club
from tests.support.house import House, Parent

OTHER = "+447700900124"


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


def names(answer: Any) -> list[str]:
    assert answer.status_code == 200, answer.json
    return [each["player"] for each in answer.json["registrations"]]


class TestTheList:
    def test_shows_status_and_payment_apart(self, club: Club):
        reference = club.has_a_registration()
        (listed,) = club.lists().json["registrations"]
        assert listed.pop("changed_at")
        listed.pop("blocked_by")
        assert listed == {
            "reference": reference,
            "season": "2026-27",
            "team": "Panthers",
            "age_group": "u11s",
            "player": "Samuel Smith",
            "parent": "Jane Smith",
            "parent_tel": "+447700900123",
            "status": "payment_pending",
            "payment": {"fee": "owed", "mandate": "owed"},
            "noted": dict.fromkeys(NOTES),
        }

    def test_a_club_that_takes_nothing_waits_for_nothing(self, club: Club):
        club.invites("Sam", "+447700900123", membership_fee_amount="0", subscription_fee_amount=0)
        assert club.lists().json["registrations"][0]["payment"] == {"fee": "not needed", "mandate": "not needed"}

    def test_is_in_the_order_of_team_and_player(self, club: Club):
        for number, (player, team) in enumerate(
            [("Zoë", "Lions"), ("Ann", "Panthers"), ("Adam", "Panthers"), ("bea", "Lions")]
        ):
            club.invites(player, f"+44770090030{number}", team_name=team)
        assert names(club.lists()) == ["bea Smith", "Zoë Smith", "Adam Smith", "Ann Smith"]

    def test_of_a_team_a_status_or_both(self, house: House, club: Club):
        club.invites("Ann", "+447700900301")
        club.invites("Ben", "+447700900302")
        club.invites("Cat", "+447700900303", team_name="Panthers Blue")
        club.invites("Dan", "+447700900304", age_group="u12s")
        club.invites("Eve", "+447700900305", current_registration_season="2027-28")
        house.parent("+447700900302").says("no", "yes")
        house.parent("+447700900304").says("no", "yes")
        assert names(club.lists(team="Panthers u11s")) == ["Ann Smith", "Ben Smith"]
        assert names(club.lists(team=" panthers  U11s ")) == ["Ann Smith", "Ben Smith"]
        assert names(club.lists(status="declined")) == ["Ben Smith", "Dan Smith"]
        assert names(club.lists(status="declined", team="Panthers u12s")) == ["Dan Smith"]
        assert names(club.lists(status="registered")) == []
        assert names(club.lists(team="Panthers")) == []  # of which age group is not said
        assert names(club.lists(season="2027/28")) == ["Eve Smith"]

    @pytest.mark.parametrize("within", [{}, {"team": "Panthers u11s"}, {"status": "invited"}])
    def test_comes_in_pages_without_a_gap_or_a_repeat(self, club: Club, within: dict[str, str]):
        everybody = [club.invites(f"Kim{chr(97 + n)}", f"+4477009003{n:02d}") for n in range(7)]
        club.invites("Another", "+447700900399", team_name="Lions", current_registration_season="2027-28")
        found, cursor = [], ""
        while cursor is not None:
            page = club.lists(**within, limit=3, after=cursor).json
            assert len(page["registrations"]) <= 3
            found += [each["reference"] for each in page["registrations"]]
            cursor = page["next"]
        assert found == everybody

    def test_a_page_costs_the_same_however_many_there_are(self, house: House, club: Club):
        for n in range(6):
            club.invites(f"Kim{chr(97 + n)}", f"+4477009003{n:02d}")
        cursor = club.lists(limit=2).json["next"]
        house.clock.advance(10)
        house.wire.calls.clear()
        club.lists(limit=2, after=cursor)
        assert house.wire.calls == ["dynamodb UpdateItem", "dynamodb GetItem", "dynamodb Query"]  # the budget first

    def test_says_everything_that_is_wrong_with_the_question_at_once(self, club: Club):
        answer = club.lists(season="2026", status="paid", limit="0", after=5 * "x", colour="red", team=80 * "x")
        assert answer.status_code == 400
        assert answer.json["errors"] == {
            "season": "must be a season of two years that follow each other, like 2026-27",
            "status": "must be one of invited, started, details_confirmed, payment_pending, registered, declined, "
            "withdrawn, expired",
            "limit": "must be a number from 1 to 100",
            "team": "must be text of up to 70 characters",
            "colour": "is not a parameter of this address",
        }
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]
        assert club.calls("GET", "/registrations").json["errors"] == {"season": "is missing"}

    @pytest.mark.parametrize("limit", ["101", "-1", "1.5", "ten", "１０", "9" * 30, "1e1"])
    def test_a_limit_that_is_none_is_said_to_be(self, club: Club, limit: str):
        assert list(club.lists(limit=limit).json["errors"]) == ["limit"]

    def test_a_cursor_that_leads_nowhere_is_said_to(self, house: House, club: Club):
        here = club.invites("Ann", "+447700900301")
        elsewhere = club.invites("Eve", "+447700900305", current_registration_season="2027-28")
        for cursor in ("x", "AAAA-AAAA", elsewhere, here.lower(), "é", "\x00", 128 * "A", "'"):
            answer = club.lists(after=cursor)
            assert (answer.status_code, list(answer.json["errors"])) == (400, ["after"]), cursor
        assert club.lists(after=here, team="Lions u11s").status_code == 400
        assert names(club.lists(after=here, status="declined")) == []  # it is from a page of another moment

    def test_a_cursor_tells_nobody_who_was_listed(self, club: Club):
        club.invites("Ann", "+447700900301")
        club.invites("Ben", "+447700900302")
        assert club.lists(limit=1).json["next"] == club.lists(limit=1).json["registrations"][0]["reference"]


class TestARegistration:
    def test_is_shown_whole(self, club: Club):
        reference = club.has_a_registration()
        shown = club.reads(reference).json
        assert shown["reference"] == reference
        assert shown["status"] == "payment_pending"
        assert shown["answers"]["born_on"] == "2016-05-03"
        assert shown["answers"]["medical_needs"] is False
        assert shown["invite"]["membership_fee"] == 4000
        assert [each["status"] for each in shown["history"]] == [
            "invited", "started", "details_confirmed", "payment_pending",
        ]  # fmt: skip
        assert shown["payments"] == []
        assert shown["delivery"]["status"]

    def test_is_shown_as_it_is_now_not_as_of_its_last_status(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        house.parent().says(*up_to("born_on"))
        shown = club.reads(reference).json
        assert (shown["status"], shown["step"]) == ("started", "born_on")
        assert shown["progress"]["answered"] == ["player_name"]

    def test_is_found_by_its_reference_as_people_write_it(self, club: Club):
        reference = club.invites("Sam", "+447700900123")
        for written in (reference.lower(), f" {reference} "):
            assert club.reads(written).json["reference"] == reference

    @pytest.mark.parametrize("what", ["", "/transcript"])
    def test_that_nobody_has_is_not_found(self, club: Club, what: str):
        for reference in ("AAAA-AAAA", "x", "é", 3000 * "A", "%00", "..%2f..", "'"):
            answer = club.reads(reference, what)
            assert answer.status_code == 404, reference[:20]
            assert answer.json["request_id"] == answer.headers["X-Request-Id"]
            assert answer.json["message"]


class TestTheTranscript:
    def test_tells_who_said_what_oldest_first(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        house.clock.advance(60)
        parent = house.parent()
        parent.says("yes")
        house.clock.advance(60)
        parent.says(*after("ready"), "yes")
        club.key = club.makes_a_key("read", "medical")
        messages = club.reads(reference, "/transcript?limit=100").json["messages"]
        assert [each["from"] for each in messages][:2] == ["club", "parent"]
        assert messages[0]["text"] == parent.texts[0]
        assert (messages[1]["text"], messages[1]["status"]) == ("yes", "received")
        assert {each["text"] for each in messages if each["from"] == "club"} == {*parent.texts}
        assert messages[0]["at"] < messages[1]["at"]
        assert {each["status"] for each in messages if each["from"] == "club"} <= {"sent", "delivered", "read"}

    def test_says_what_failed(self, house: House, club: Club):
        house.parent().phone.fault(code=21211)
        assert house.admin_invites().status_code == 400
        reference = house.parent().registration.reference
        (message,) = club.reads(reference, "/transcript").json["messages"]
        assert (message["status"], message["error"]) == ("failed", "21211")

    def test_comes_in_pages(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        for text in up_to("medical_needs"):
            house.clock.advance(10)
            house.parent().says(text)
        whole = club.reads(reference, "/transcript").json
        assert whole["next"] is None
        found, cursor = [], ""
        while cursor is not None:
            page = club.reads(reference, f"/transcript?limit=2&after={cursor}").json
            found += page["messages"]
            cursor = page["next"]
        assert found == whole["messages"]
        assert list(club.reads(reference, "/transcript?after=SMx").json["errors"]) == ["after"]


class TestActing:
    def test_a_withdrawal_is_kept_with_its_reason(self, club: Club):
        reference = club.has_a_registration()
        answer = club.tells(reference, "withdraw", reason="moved to Leeds")
        assert answer.status_code == 200
        assert answer.json["registration"]["status"] == "withdrawn"
        assert club.reads(reference).json["status"] == "withdrawn"
        assert club.lists(status="withdrawn").json["registrations"][0]["reference"] == reference
        assert club.tells(reference, "withdraw").status_code == 409

    def test_no_body_is_as_good_as_an_empty_one(self, club: Club):
        reference = club.invites("Sam", "+447700900123")
        assert club.calls("POST", f"/registrations/{reference}/withdraw").status_code == 200

    def test_an_invite_goes_out_again_until_the_parent_begins(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        assert club.tells(reference.lower(), "resend").status_code == 200
        first, second = house.parent().texts
        assert first == second
        house.parent().says("yes")
        refused = club.tells(reference, "resend")
        assert refused.status_code == 409
        assert refused.json["message"]
        assert refused.json["request_id"] == refused.headers["X-Request-Id"]

    def test_by_the_same_id_it_goes_out_once(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        for resend_id in ("R1", "R1", "R2", "R1"):
            assert club.tells(reference, "resend", resend_id=resend_id).status_code == 200
        assert len(house.parent().texts) == 3

    def test_nobody_is_written_to_who_opted_out(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        house.parent().says("stop")
        before = len(house.parent().texts)
        refused = club.tells(reference, "resend")
        assert refused.status_code == 409
        assert "opted out" in refused.json["message"]
        assert len(house.parent().texts) == before

    def test_a_paused_chat_is_listed_as_blocked_until_it_is_released(self, house: House, club: Club):
        reference = club.invites("Sam", "+447700900123")
        house.parent().says("yes", "can I speak to a person")
        assert club.reads(reference).json["blocked_by"] == ["handed to a person"]
        assert club.lists().json["registrations"][0]["blocked_by"] == ["handed to a person"]
        assert club.tells(reference, "release").json["registration"]["blocked_by"] == []
        assert club.tells(reference, "release").status_code == 409

    @pytest.mark.parametrize("act", ["resend", "withdraw", "release", "payments"])
    def test_on_nobodys_registration_is_404(self, club: Club, act: str):
        body = {"payment_id": "P1", "kind": "fee"} if act == "payments" else {}
        assert club.tells("AAAA-AAAA", act, **body).status_code == 404

    @pytest.mark.parametrize("act", ["resend", "withdraw", "release"])
    def test_with_a_field_that_nobody_asked_for_is_a_fault(self, club: Club, act: str):
        reference = club.invites("Sam", "+447700900123")
        answer = club.tells(reference, act, force=True)
        assert (answer.status_code, answer.json["errors"]) == (400, {"force": "is not a field of this address"})


class TestAPayment:
    def test_is_noted_once_however_often_it_is_told(self, club: Club):
        reference = club.has_a_registration()
        for _ in range(3):
            answer = club.tells(reference, "payments", payment_id="PM1", kind="fee", amount=4000)
            assert answer.status_code == 200
        assert answer.json["registration"]["payment"] == {"fee": "paid", "mandate": "owed"}
        (payment,) = club.reads(reference).json["payments"]
        assert (payment["id"], payment["kind"], payment["amount"]) == ("PM1", "fee", 4000)

    def test_of_both_kinds_makes_a_registered_player(self, club: Club):
        reference = club.has_a_registration()
        club.tells(reference, "payments", payment_id="PM1", kind="fee", amount=4000)
        answer = club.tells(reference, "payments", payment_id="MD1", kind="mandate")
        assert answer.json["registration"]["status"] == "registered"
        assert answer.json["registration"]["payment"] == {"fee": "paid", "mandate": "paid"}
        assert [each["reference"] for each in club.lists(status="registered").json["registrations"]] == [reference]
        assert club.lists(status="payment_pending").json["registrations"] == []

    def test_that_is_told_again_with_other_contents_is_refused(self, club: Club):
        reference = club.has_a_registration()
        club.tells(reference, "payments", payment_id="PM1", kind="fee", amount=4000)
        for other in ({"kind": "mandate", "amount": 4000}, {"kind": "fee", "amount": 4001}, {"kind": "fee"}):
            assert club.tells(reference, "payments", payment_id="PM1", **other).status_code == 409, other
        assert len(club.reads(reference).json["payments"]) == 1

    def test_is_taken_back_by_its_id(self, club: Club):
        reference = club.has_a_registration()
        club.tells(reference, "payments", payment_id="PM1", kind="fee", amount=4000)
        club.tells(reference, "payments", payment_id="MD1", kind="mandate")
        for _ in range(2):
            answer = club.tells(reference, "payments", payment_id="X1", kind="failed", of="PM1")
            shown = answer.json["registration"]
            assert (shown["payment"]["fee"], shown["status"]) == ("failed", "registered")
        assert "payment failed" in shown["blocked_by"]
        assert "payment failed" in club.lists().json["registrations"][0]["blocked_by"]
        assert "payment failed" in club.exports()[0]["blocked_by"]
        assert club.tells(reference, "payments", payment_id="X1", kind="failed", of="PM2").status_code == 409

    @pytest.mark.parametrize(("kind", "field"), [("failed", "of"), ("cancelled", "of"), ("refund", "amount")])
    def test_that_takes_something_back_says_what(self, club: Club, kind: str, field: str):
        answer = club.tells(club.has_a_registration(), "payments", payment_id="X1", kind=kind)
        assert (answer.status_code, answer.json["errors"]) == (400, {field: "is missing"})

    def test_has_its_own_time_where_one_is_told(self, club: Club):
        reference = club.has_a_registration()
        club.tells(reference, "payments", payment_id="MD1", kind="mandate", at="2026-08-02T11:30:00+01:00")
        assert club.reads(reference).json["payments"][0]["at"] == "2026-08-02T10:30:00Z"

    def test_names_every_fault_at_once(self, club: Club):
        reference = club.has_a_registration()
        answer = club.tells(reference, "payments", payment_id=7, kind="cash", amount=40.5, at="yesterday", note="x")
        assert answer.status_code == 400
        assert answer.json["errors"] == {
            "payment_id": "must be text of up to 128 characters",
            "kind": "must be one of fee, mandate, refund, failed, cancelled, missed",
            "amount": "must be a whole number of pence, like 4000 for £40",
            "at": "must be a time with its zone, like 2026-08-03T10:30:00Z",
            "note": "is not a field of this address",
        }
        empty = club.tells(reference, "payments")
        assert empty.json["errors"] == {"payment_id": "is missing", "kind": "is missing"}

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("amount", -1),
            ("amount", "4000"),
            ("amount", True),
            ("amount", 4000.0),
            ("amount", 10**12),
            ("at", "2026-08-02"),  # no time, no zone
            ("at", "2026-08-02T11:30:00"),  # no zone
            ("at", "0001-01-01T00:00:00+14:00"),  # before there is time
            ("at", 1785000000),
            ("payment_id", " "),
            ("payment_id", "x" * 129),
            ("kind", ["fee"]),
        ],
    )
    def test_with_a_bad_value_is_not_noted(self, club: Club, field: str, value: Any):
        reference = club.has_a_registration()
        answer = club.tells(reference, "payments", **{"payment_id": "PM1", "kind": "fee"} | {field: value})
        assert (answer.status_code, list(answer.json["errors"])) == (400, [field])
        assert club.reads(reference).json["payments"] == []

    def test_that_is_no_json_object_is_said_to_be_none(self, club: Club):
        reference = club.has_a_registration()
        for body in (b"not json", b"[]", b"null", b'"x"', b"\xff", b"[" * 100_000):
            answer = club.calls("POST", f"/registrations/{reference}/payments", data=body)
            assert (answer.status_code, answer.json["errors"]) == (400, {"body": "must be a JSON object"}), body[:9]


class TestTheExport:
    def test_has_a_row_for_each_and_the_answers_as_a_person_reads_them(self, club: Club):
        reference = club.has_a_registration()
        (row,) = club.exports()
        assert row["reference"] == reference
        assert (row["status"], row["fee"], row["direct_debit"]) == ("payment_pending", "owed", "owed")
        assert (row["player_name"], row["born_on"], row["kit_size"]) == ("Samuel Smith", "2016-05-03", "9/10")
        assert row["parent_tel"] == "+447700900123"
        assert row["child_phone"] == ""

    def test_holds_no_answer_that_was_not_sent_to_the_club(self, house: House, club: Club):
        """As the chat says: nothing is sent to the club until you say so."""
        reference = club.invites("Sam", "+447700900123")
        house.parent().says(*up_to("consent"))
        assert club.tells(reference, "withdraw").status_code == 200
        (row,) = club.exports()
        assert row["status"] == "withdrawn"
        assert row["email"] == row["born_on"] == ""
        assert row["parent_invited"] == "Jane Smith"

    def test_keeps_to_season_team_and_status(self, club: Club):
        club.invites("Ann", "+447700900301")
        club.invites("Ben", "+447700900302", team_name="Lions")
        club.invites("Eve", "+447700900305", current_registration_season="2027-28")
        assert [row["player_invited"] for row in club.exports()] == ["Ben Smith", "Ann Smith"]
        assert [row["player_invited"] for row in club.exports(team="Lions u11s", status="invited")] == ["Ben Smith"]
        assert club.exports(status="registered") == []

    def test_is_made_for_spreadsheets(self, club: Club):
        club.has_a_registration()
        answer = club.calls("GET", f"/registrations.csv?season={SEASON}")
        assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="registrations-2026-27.csv"'
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.data.startswith(b"\xef\xbb\xbf")
        assert answer.data.count(b"\r\n") == 2

    def test_has_numbers_and_dates_as_data(self, house: House, club: Club):
        club.invites("Sam", "+447700900123")
        Parent(house, "+447700900123").says(*ALL_ANSWERS, "yes")
        sheet = club.calls("GET", f"/registrations.csv?season={SEASON}").data.decode("utf-8-sig")
        cells = sheet.replace('"', "").split(",")
        assert "+447700900123" in cells
        assert "2016-05-03" in cells
        assert not [cell for cell in cells if cell.startswith("'+")]

    def test_runs_nobodys_formula(self, house: House, club: Club):
        formula = '=HYPERLINK("https://example.com","hay fever")'
        club.invites("Sam", "+447700900123")
        answers = [*up_to("medical_needs"), f"yes, {formula}", *after("medical_needs"), "yes"]
        Parent(house, "+447700900123").says(*answers)
        club.key = club.makes_a_key("export", "medical")
        data = club.calls("GET", f"/registrations.csv?season={SEASON}").data.decode("utf-8-sig")
        assert "HYPERLINK" in data
        assert '"=' not in data.replace('""', "")
        assert "HYPERLINK" in club.exports()[0]["medical_details"]

    def test_is_written_while_it_is_read(self, house: House, club: Club):
        """250 are three pages, and the first line is out before the second page is asked for."""
        reference = club.invites("Sam", "+447700900123")
        key = {"pk": {"S": f"registration#{reference}"}, "sk": {"S": "registration"}}
        item = house.bot.dynamodb.get_item(TableName=house.settings.table, Key=key)["Item"]
        for n in range(249):
            other = item | {"pk": {"S": f"registration#AAAA-A{n:03d}"}, "listed": {"S": f"{item['listed']['S']}{n}"}}
            house.bot.dynamodb.put_item(TableName=house.settings.table, Item=other)
        house.wire.calls.clear()
        answer = club.calls("GET", f"/registrations.csv?season={SEASON}", buffered=False)
        lines = iter(answer.response)
        assert next(lines)
        assert house.wire.calls.count("dynamodb Query") == 1
        assert sum(1 for _ in lines) == 250
        assert house.wire.calls.count("dynamodb Query") == 3

    def test_that_fails_says_so_before_it_begins(self, house: House, club: Club):
        house.wire.silence("dynamodb Query", times=9)
        answer = club.calls("GET", f"/registrations.csv?season={SEASON}")
        assert answer.status_code == 500
        assert answer.json["request_id"]


class TestErasing:
    @pytest.mark.parametrize("number", ["%2B447700900123", "07700900123", "+447700900123", "07700%20900123"])
    def test_a_parent_by_their_number_as_people_write_it(self, club: Club, number: str):
        reference = club.has_a_registration()
        club.invites("Ann", OTHER)
        answer = club.calls("DELETE", f"/parents/{number}")
        assert answer.status_code == 202
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]
        assert names(club.lists()) == ["Ann Smith"]
        assert club.reads(reference).status_code == 404
        assert club.calls("DELETE", f"/parents/{number}").status_code == 404

    def test_nobody_by_what_is_no_number(self, club: Club):
        for number in ("x", "123", "é", "1" * 500):
            answer = club.calls("DELETE", f"/parents/{number}")
            assert (answer.status_code, list(answer.json["errors"])) == (400, ["number"]), number[:9]

    def test_nobody_whom_we_do_not_know(self, club: Club):
        assert club.calls("DELETE", f"/parents/{OTHER}").status_code == 404


class TestTheDoor:
    CALLS = (
        ("GET", "/registrations?season=2026-27", "read"),
        ("GET", "/registrations/AAAA-AAAA", "read"),
        ("GET", "/registrations/AAAA-AAAA/transcript", "read"),
        ("GET", "/registrations.csv?season=2026-27", "export"),
        ("POST", "/registrations/AAAA-AAAA/resend", "act"),
        ("POST", "/registrations/AAAA-AAAA/withdraw", "act"),
        ("POST", "/registrations/AAAA-AAAA/release", "act"),
        ("POST", "/registrations/AAAA-AAAA/payments", "act"),
        ("PUT", "/registrations/AAAA-AAAA/proof-of-age", "act"),
        ("DELETE", "/registrations/AAAA-AAAA/no-pictures", "act"),
        ("DELETE", "/parents/+447700900123", "erase"),
        ("POST", "/invites.csv", "invite"),
        ("GET", "/alerts", "safety"),
    )

    @pytest.mark.parametrize(("method", "path", "scope"), CALLS)
    def test_is_shut_without_the_key_and_without_the_scope(self, club: Club, method: str, path: str, scope: str):
        others = [each for each in SCOPES if each != scope]
        club.key = ""
        assert club.calls(method, path).json["message"] == "Forbidden: Invalid or missing API key"
        club.key = club.makes_a_key(*others, name="Everything else")
        refused = club.calls(method, path)
        assert refused.status_code == 403
        assert refused.json["message"] == f"Forbidden: This API key does not have the scope {scope}"
        club.key = club.makes_a_key(scope, name="Just this")
        assert club.calls(method, path).status_code != 403

    def test_has_one_budget_with_the_trigger(self, house: House, club: Club):
        for _ in range(50):
            house.trigger({})
        refused = club.lists()
        assert (refused.status_code, refused.headers["Retry-After"]) == (429, "1")
        assert refused.json["request_id"] == refused.headers["X-Request-Id"]
        house.clock.advance(2)
        assert club.lists().status_code == 200

    def test_no_internals_are_told(self, house: House, club: Club):
        house.wire.silence("dynamodb Query", times=9)
        answer = club.lists()
        assert answer.status_code == 500
        assert "dynamodb" not in json.dumps(answer.json)


def test_the_csv_marks_a_house_that_is_a_range_of_numbers():
    assert neutral("12-14") == "'12-14"
