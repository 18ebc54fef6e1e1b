"""One request, followed: from Twilio's webhook through the queue and the worker to the sender and its worker."""

import os
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot import lambda_handler, process
from tests.bot.messages.test_worker import batch
from tests.support.chats.examples import ALL_ANSWERS, up_to
from tests.support.house import API_KEY, CLUB_NUMBER, NOBODY, PUBLIC_URL, House, Parent, twilio_form
from tests.support.lines import Lines
from tests.support.sender.office import Office

ID = "edge-1"


def brings(house: House, text: str, **fields: str) -> int:
    """Twilio brings a parent's message, under an id that we can follow."""
    form = twilio_form(text, **fields)
    headers = {"X-Twilio-Signature": house.sign(form), "X-Request-Id": ID}
    return house.browser.post("/webhook", data=form, headers=headers).status_code


def tells(house: House, exchange: str, status: str, code: str = "") -> int:
    """Twilio tells what became of the first message of an exchange, under an id that we can follow."""
    address = f"{PUBLIC_URL}/status?exchange={exchange}&n=0"
    form = {"MessageStatus": status, "To": "whatsapp:+447700900123", "From": CLUB_NUMBER, "ErrorCode": code}
    headers = {"X-Twilio-Signature": house.sign(form, address), "X-Request-Id": ID}
    return house.browser.post(address.removeprefix(PUBLIC_URL), data=form, headers=headers).status_code


def told(line: dict[str, Any], *keys: str) -> tuple[Any, ...]:
    return tuple(line.get(key) for key in keys)


class TestFollowed:
    def test_the_last_yes_to_the_e_mail(self, house: House, office: Office, parent: Parent, lines: Lines):
        parent.says(*ALL_ANSWERS)
        brings(house, "yes, send it")
        house.work()
        office.works()

        story = lines.of(ID)
        assert {line["level"] for line in story} == {"INFO"}
        sid, reference = twilio_form()["MessageSid"], parent.registration.reference
        trace = f"{reference}-payment_pending-1"
        webhook, accepted, heard, sent = story
        assert told(webhook, "service", "message", "route", "status") == ("bot", "request", "/webhook", 200)
        assert webhook["exchange"] == heard["exchange"] == sid
        assert told(heard, "message", "outcome", "question", "tries") == ("message", "answered", "check_answers", 1)
        assert told(heard, "registration", "step", "posted") == (reference, "payment_pending", [trace])
        assert heard["replies"] == heard["sent"] == len(house.bot.store.exchange(parent.number, sid).outgoing)
        assert told(accepted, "service", "route", "outcome", "messages") == ("sender", "/", "accepted", 1)
        assert told(sent, "service", "channel", "outcome", "tries") == ("sender", "EMAIL", "sent", 1)
        assert {line["trace_id"] for line in (accepted, sent)} == {trace}
        assert sent["provider_id"]
        assert all(line["milliseconds"] >= 0 for line in story)
        assert heard["waited_milliseconds"] >= 0
        assert sent["age_milliseconds"] >= 0

    def test_a_notice_that_waited_for_the_sender(self, house: House, office: Office, parent: Parent, lines: Lines):
        """What the sweeper sends an hour later is still of the request that made it."""
        there = house.settings.sender_url
        house.start(SENDER_URL=NOBODY)
        parent.says("yes")
        brings(house, "can I talk to someone?")
        house.work()
        unposted = lines.of(ID)[-1]["unposted"]
        house.start(SENDER_URL=there)
        house.time_passes(3600)
        house.bot.outbox.sweep()
        office.works()
        accepted, taken_up, *sent = lines.of(ID)[-4:]
        assert told(taken_up, "message", "exchange", "posted") == (
            "exchange taken up", twilio_form()["MessageSid"], unposted,
        )  # fmt: skip
        assert accepted["outcome"] == "accepted"
        assert [line["outcome"] for line in sent] == ["sent", "sent"]

    def test_a_message_that_came_twice(self, house: House, parent: Parent, lines: Lines):
        brings(house, "yes")
        [record] = batch(house)
        house.bot.worker.handle_batch([record])
        house.bot.worker.handle_batch([record])
        outcomes = [line["outcome"] for line in lines.ours if line["message"] == "message"]
        assert outcomes == ["answered", "already heard"]

    @pytest.mark.parametrize(
        ("before", "says", "outcome", "question"),
        [
            ((), "yes", "answered", "ready"),
            (up_to("born_on"), "purple", "misunderstood", "born_on"),
            ((), "help", "command", None),
            (("yes", "a person please"), "hello?", "paused", None),
        ],
    )
    def test_to_what_a_message_came(
        self,
        house: House,
        parent: Parent,
        lines: Lines,
        before: tuple[str, ...],
        says: str,
        outcome: str,
        question: str,
    ):
        parent.says(*before)
        house.time_passes(20)  # what is said in one breath is one answer
        brings(house, says)
        house.work()
        assert told(lines.of(ID)[-1], "message", "outcome", "question") == ("message", outcome, question)

    def test_a_message_that_fails_until_it_is_put_aside(self, house: House, parent: Parent, lines: Lines):
        brings(house, "yes")
        house.wire.silence("dynamodb TransactWriteItems", times=5)
        house.work_five_times()
        tries = [line for line in lines.of(ID) if line["message"] == "message"]
        assert [line["outcome"] for line in tries] == ["failed"] * 4 + ["put aside"]
        assert [line["tries"] for line in tries] == [1, 2, 3, 4, 5]
        assert {line["error"] for line in tries} == {"EndpointConnectionError"}

    def test_an_invite_that_did_not_arrive(self, house: House, office: Office, parent: Parent, lines: Lines):
        invite = f"invite-{parent.registration.reference}-1"
        tells(house, invite, "undelivered", "63024")
        house.work()
        office.works()
        news, accepted, followed, sent = lines.of(ID)
        assert told(news, "route", "exchange", "delivery", "code") == ("/status", invite, "undelivered", "63024")
        assert told(followed, "outcome", "code", "follow_up") == ("not delivered", "63024", "by text")
        assert followed["posted"] == [f"{parent.registration.reference}-invite-1"] == [accepted["trace_id"]]
        assert told(sent, "channel", "outcome") == ("SMS", "sent")

    def test_a_request_of_the_desk(self, house: House, parent: Parent, lines: Lines):
        reference = parent.registration.reference
        headers = {"x-api-key": API_KEY, "X-Request-Id": ID}
        house.browser.post(f"/registrations/{reference}/resend", headers=headers)
        house.browser.get("/registrations/nobody-s", headers=headers)
        house.browser.get("/nowhere", headers=headers)
        house.browser.post("/trigger", json={}, headers={"X-Request-Id": ID})
        resent, unknown, nowhere, refused = lines.of(ID)
        assert told(resent, "route", "status") == ("/registrations/<reference>/resend", 200)
        assert told(resent, "registration", "exchange", "sent") == (reference, f"invite-{reference}-2", 1)
        assert re.fullmatch("[0-9a-f]{16}", resent["key_id"])
        assert told(unknown, "route", "status", "registration") == ("/registrations/<reference>", 404, None)
        assert told(nowhere, "route", "status") == (None, 404)
        assert told(refused, "route", "status", "key_id") == ("/trigger", 403, None)


class TestUnprompted:
    """What no request asked for has an id of its own, by which it is followed too."""

    def test_a_reminder_through_the_sender(self, house: House, office: Office, parent: Parent, lines: Lines):
        parent.says(*ALL_ANSWERS)
        house.days_pass(6)
        office.works()
        reminders = [line for line in lines.ours if line.get("outcome") == "reminded"]
        assert [line["way"] for line in reminders] == ["chat", "template", "template"]
        *_, nudged = reminders
        reminder, *rest = sorted(lines.of(nudged["request_id"]), key=lambda line: line["service"])
        assert reminder == nudged
        assert {line["service"] for line in rest} == {"sender"}
        assert {line["trace_id"] for line in rest} == set(nudged["posted"])

    def test_the_digest(self, house: House, office: Office, parent: Parent, lines: Lines):
        parent.says("no", "yes")
        house.days_pass(1)
        office.works()
        [digest] = [line for line in lines.ours if line["message"] == "digest"]
        assert digest["lines"] >= 1
        traces = {line["trace_id"] for line in lines.of(digest["request_id"]) if line["service"] == "sender"}
        assert traces == set(digest["posted"])
        assert not any("7700900" in trace for trace in traces)


class Context:
    """Lambda's context."""

    aws_request_id = "lambda-7"


class TestOnLambda:
    @pytest.fixture(autouse=True)
    def deployed(self, house: House) -> Iterator[None]:
        os.environ.update(house.environment)
        process.settings.cache_clear()
        process.bot.cache_clear()
        yield
        process.settings.cache_clear()
        process.bot.cache_clear()

    def test_a_batch_is_found_among_the_platforms_lines(self, house: House, parent: Parent, lines: Lines):
        brings(house, "yes")
        [record] = batch(house)
        lambda_handler.handle({"Records": [record]}, Context())
        assert told(lines.ours[-1], "message", "request_id", "lambda_request_id") == ("message", ID, "lambda-7")

    def test_a_wake_says_what_it_did(self, house: House, lines: Lines):
        done = lambda_handler.handle({"command": "tick"}, Context())
        look, wake = lines.ours
        assert done == {"alerted": 0, "released": 0, "swept": 0, "reminded": 0, "found": 0}
        assert told(look, "message", "looked_at", "missing", "lambda_request_id") == ("arrivals", 0, 0, "lambda-7")
        assert told(wake, "message", "swept", "reminded", "lambda_request_id") == ("wake", 0, 0, "lambda-7")
        assert wake["request_id"]
