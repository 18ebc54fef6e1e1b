"""What we log: JSON lines with the request's id, and nobody's name, number, address, date of birth or words."""

import logging
import re
from typing import Any

import pytest

from bot.logs.logs import log_failure, logs
from tests.support.chats.examples import ALL_ANSWERS, INVITE, after, up_to
from tests.support.house import API_KEY, House
from tests.support.lines import Lines
from tests.support.sender.office import Office

STRANGER = "+447700900777"
MEDICAL = "nut allergy, EpiPen in the blue bag"
PERSONAL = (
    *("Sam", "Smith", "Samuel", "Jane", "Alex", "Johnson"),
    *("7700900123", "07700 900123", "7700900001", "7700900777"),
    *("Acacia", "Urmston", "M41 5AA", "m41 5aa"),
    *("2016-05-03", "3rd of May", "May 2016"),
    *("nut allergy", "EpiPen", "jane@example.com", "example.com"),
    *("boy", "mum", "who is this", "hello", "Panthers"),
)


def test_a_whole_registration_with_all_that_fails_on_the_way_tells_nothing_of_anybody(house: House, lines: Lines):
    parent, stranger = house.parent(), house.parent(STRANGER)
    house.admin_invites(player_first_name="Unknown", parent_tel="07700 90012")
    house.wire.silence("dynamodb Query")
    house.admin_invites()
    parent.phone.fault(http=500)
    house.admin_invites()
    house.admin_invites()
    parent.says("who is this?")
    answers = [*up_to("medical_needs"), f"yes, {MEDICAL}", MEDICAL, *after("medical_needs")]
    for text in answers:
        parent.phone.fault(drop_answer=True)
        parent.sends(text=text)
        house.time_passes()
        house.work()
        house.bot.outbox.sweep()
    house.wire.silence("dynamodb TransactWriteItems", times=5)
    for _ in range(6):
        parent.sends(text="hello, change name to Samuel Smith")
        house.time_passes(60)
    parent.phone.fault(code=21610)
    parent.sends(text="yes", deliver={"times": 2})
    house.admin_invites()
    stranger.says("hello, I'm Jane")
    house.browser.post("/webhook", data={"Body": "hello", "From": f"whatsapp:{parent.number}"})
    house.wire.silence("sqs SendMessage")
    parent.sends(text="hello again")

    assert parent.registration.status == "payment_pending"
    assert len(lines.ours) > 40
    assert {line["level"] for line in lines.ours} == {"INFO", "ERROR"}
    told = [word for word in PERSONAL if word in lines.text]
    assert told == []
    assert not any(value in lines.text for value in INVITE.values() if value not in {"26", "40", "u11s", "2026-27"})


def test_the_desk_the_sender_and_the_page_of_a_link_tell_nothing_of_anybody(
    house: House, office: Office, lines: Lines, capsys: pytest.CaptureFixture
):
    """All that has a number, a name or a token in its path, its body or its answer; and the figures."""
    house.admin_invites()
    parent, desk = house.parent(), {"x-api-key": API_KEY}
    parent.says(*ALL_ANSWERS, "yes", "can I talk to someone?")
    reference = parent.registration.reference
    office.world.aws.faults.refuse("MessageRejected", to="jane@example.com")
    office.works()
    [text] = house.world.aws.sent.messages(INVITE["team_manager_1_tel"])
    link = re.search(r"/waiting/(\S+)", text["text"])
    for path in ("", "/transcript"):
        assert house.browser.get(f"/registrations/{reference}{path}", headers=desk).status_code == 200
    assert house.browser.get("/registrations?season=2026-27&team=Panthers u11s", headers=desk).status_code == 200
    assert house.browser.get("/registrations.csv?season=2026-27", headers=desk).status_code == 200
    assert house.browser.post(link[0]).status_code == 200
    assert house.browser.post("/invites.csv", data="Jane,Smith", headers=desk).status_code == 415
    house.browser.get("/nowhere/jane@example.com?number=07700900123")
    parent.phone.fault(code=63024)
    parent.says("hello")
    house.news_arrives()
    parent.says("stop", "yes")
    house.browser.delete(f"/parents/{parent.number}", headers=desk)
    house.days_pass(2)
    office.works()
    office.asks(f"{reference}-payment_pending-1")

    assert {line["service"] for line in lines.ours} == {"bot", "sender"}
    assert {"request", "message", "digest"} <= {line["message"] for line in lines.ours}
    written = lines.text + capsys.readouterr().out
    secrets = (link[1], API_KEY, office.secret(), office.token())
    assert [word for word in (*PERSONAL, *secrets) if word in written] == []


def test_the_requests_id_goes_from_the_webhook_through_the_queue_into_the_workers_lines(house: House, lines: Lines):
    house.trigger(INVITE, **{"X-Request-Id": "sheet-7"})
    assert [(line["message"], line["request_id"]) for line in lines.ours] == [("request", "sheet-7")]

    form = {"MessageSid": "SM" + "0e" * 16, "From": "whatsapp:+447700900123", "Body": "yes"}
    headers = {"X-Twilio-Signature": house.sign(form), "X-Request-Id": "edge-1"}
    house.browser.post("/webhook", data=form, headers=headers)
    house.work()
    last = lines.ours[-1]
    assert (last["message"], last["request_id"], last["exchange"]) == ("message", "edge-1", form["MessageSid"])


def test_one_requests_id_does_not_stick_to_the_next(house: House, lines: Lines):
    house.trigger(INVITE, **{"X-Request-Id": "first"})
    logs.info("something between")
    assert "request_id" not in lines.ours[-1]
    house.parent().says("yes")
    assert lines.ours[-1]["request_id"] not in {"first", ""}
    logs.info("something else")
    assert not {"request_id", "exchange"} & set(lines.ours[-1])


def test_a_failure_is_logged_by_its_kind_and_place_without_its_words(lines: Lines):
    try:
        raise ValueError("The number +447700900123 is not on WhatsApp")
    except ValueError as error:
        log_failure("a message could not be sent", error, exchange="SM1")
    [line] = lines.ours
    assert line["error"] == "ValueError"
    assert line["exchange"] == "SM1"
    assert line["where"][-1].startswith("test_logs.py:")
    assert "7700" not in lines.text


def test_what_flask_logs_under_our_name_is_a_line_of_ours_without_an_errors_words(lines: Lines):
    try:
        raise ValueError("The number +447700900123 is not on WhatsApp")
    except ValueError:
        logging.getLogger("bot.app").exception("Exception on /webhook [POST]")
    [line] = lines.ours
    assert (line["level"], line["service"], line["message"]) == ("ERROR", "bot", "Exception on /webhook [POST]")
    assert line["error"] == "ValueError"
    assert line["where"][-1].startswith("test_logs.py:")
    assert "7700" not in lines.text


def test_a_failure_deep_in_a_library_names_our_own_lines_too(house: House, lines: Lines):
    house.wire.silence("dynamodb Query")
    house.admin_invites()
    places = " ".join(_errors(lines)[-1]["where"])
    assert "trigger.py" in places
    assert "store.py" in places
    assert "wire.py" in places


def test_no_secret_is_logged(house: House, lines: Lines):
    house.wire.silence("dynamodb GetItem", times=3)
    house.admin_invites()
    house.parent().says("hi")
    for secret in (house.environment["API_KEY"], house.environment["TWILIO_AUTH_TOKEN"]):
        assert secret not in lines.text


def _errors(lines: Lines) -> list[dict[str, Any]]:
    return [line for line in lines.ours if line["level"] == "ERROR"]
