"""POST /webhook: Twilio brings a parent's message. It is verified, put on the queue, answered, and nothing else."""

import json
import re
from typing import Any

import pytest
from twilio.request_validator import RequestValidator
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from tests.support.house import API_KEY, CLUB_NUMBER, PUBLIC_URL, House, Parent

SID = "SM" + "0b" * 16
FORM = {"MessageSid": SID, "From": "whatsapp:+447700900123", "Body": "yes", "NumMedia": "0"}
SQS_TAKES = re.compile("[\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]*")  # SendMessage, in the API reference


def twilio_posts(
    house: House, form: Any = FORM, query: str = "", signed: str | None = None, **named: Any
) -> TestResponse:
    """Post a form as Twilio does; `signed` is the address that it believes to call."""
    url = signed or f"{PUBLIC_URL}/webhook{query}"
    headers = {"X-Twilio-Signature": house.sign(form, url)} | named.pop("headers", {})
    return house.browser.post(f"/webhook{query}", data=form, headers=headers, **named)


def queued(house: House) -> list[dict[str, str]]:
    """The forms that wait on the inbox queue."""
    answer = house.sqs.receive_message(QueueUrl=house.settings.inbox_queue, MaxNumberOfMessages=10, VisibilityTimeout=0)
    return [json.loads(message["Body"]) for message in answer.get("Messages", [])]


def test_a_message_is_put_on_the_queue_and_answered_with_empty_twiml(house: House):
    answer = twilio_posts(house)
    assert answer.status_code == 200
    assert answer.mimetype == "text/xml"
    assert answer.text == '<?xml version="1.0" encoding="UTF-8"?><Response/>'
    assert answer.headers["X-Request-Id"]
    assert queued(house) == [FORM]


def test_that_is_one_call_to_the_queue_and_none_to_anything_else(house: House):
    house.wire.calls.clear()
    twilio_posts(house)
    assert house.wire.calls == ["sqs SendMessage"]


def test_the_parent_is_the_group_and_the_sid_keeps_repeats_away(house: House):
    twilio_posts(house)
    twilio_posts(house)
    assert house.waiting(house.settings.inbox_queue) == 1
    found = house.sqs.receive_message(
        QueueUrl=house.settings.inbox_queue, MessageSystemAttributeNames=["All"], MessageAttributeNames=["All"]
    )["Messages"][0]
    assert found["Attributes"]["MessageGroupId"] == "+447700900123"
    assert found["Attributes"]["MessageDeduplicationId"] == SID


def test_the_requests_name_goes_with_the_message(house: House):
    twilio_posts(house, headers={"X-Request-Id": "edge-1"})
    found = house.sqs.receive_message(QueueUrl=house.settings.inbox_queue, MessageAttributeNames=["All"])
    assert found["Messages"][0]["MessageAttributes"]["request_id"]["StringValue"] == "edge-1"


class TestTheSignature:
    def test_covers_the_query(self, house: House):
        assert twilio_posts(house, query="?from=a%20b&x=1").status_code == 200
        assert twilio_posts(house, query="?x=2", signed=f"{PUBLIC_URL}/webhook?x=1").status_code == 403

    def test_covers_the_stages_path_which_the_app_does_not_see(self, house: House):
        without = PUBLIC_URL.removesuffix("/production")
        assert twilio_posts(house, signed=f"{without}/webhook").status_code == 403

    def test_covers_fields_that_are_new_and_fields_that_come_twice(self, house: House):
        form = MultiDict([*FORM.items(), ("ReferralSourceType", "ad"), ("Tag", "b"), ("Tag", "a"), ("Empty", "")])
        assert twilio_posts(house, form).status_code == 200

    def test_is_right_with_the_port_of_https_in_the_address_too(self, house: House):
        """Twilio sometimes signs with it: the SDK's validator knows."""
        with_port = PUBLIC_URL.replace("example.com", "example.com:443")
        assert twilio_posts(house, signed=f"{with_port}/webhook").status_code == 200

    def test_a_slash_at_the_end_of_the_setting_does_not_matter(self, house: House):
        house.start(PUBLIC_URL=f"{PUBLIC_URL}/")
        assert twilio_posts(house).status_code == 200

    def test_covers_every_letter_of_every_alphabet(self, house: House):
        form = FORM | {"Body": "Nguyễn 👨‍👩‍👧 سارة\r\n\t+&%3D", "ProfileName": "Zoë 🦊"}
        assert twilio_posts(house, form).status_code == 200
        assert queued(house) == [form]

    def test_wrong_or_missing_is_403_and_nothing_is_kept(self, house: House):
        right = house.sign(FORM)
        for wrong in ("", "x", "ü", right[:-1], right.swapcase(), right + "=", "=" * 28):
            answer = house.browser.post("/webhook", data=FORM, headers={"X-Twilio-Signature": wrong})
            assert answer.status_code == 403, wrong
        assert house.browser.post("/webhook", data=FORM).status_code == 403
        assert queued(house) == []

    def test_of_another_token_or_another_text_is_403(self, house: House):
        other = RequestValidator("another-token").compute_signature(f"{PUBLIC_URL}/webhook", FORM)
        assert twilio_posts(house, headers={"X-Twilio-Signature": other}).status_code == 403
        changed = FORM | {"Body": "stop"}
        assert twilio_posts(house, changed, headers={"X-Twilio-Signature": house.sign(FORM)}).status_code == 403

    def test_the_admins_key_is_no_signature(self, house: House):
        assert house.browser.post("/webhook", data=FORM, headers={"x-api-key": API_KEY}).status_code == 403


class TestBadRequests:
    """None of them is a 500, and none changes anything."""

    def test_what_is_no_form_is_415(self, house: House):
        for content_type in ("application/json", "text/plain", "multipart/form-data; boundary=x", None):
            answer = house.browser.post("/webhook", data=json.dumps(FORM), content_type=content_type)
            assert answer.status_code == 415, content_type

    def test_the_forms_charset_is_no_matter(self, house: House):
        answer = twilio_posts(house, content_type="application/x-www-form-urlencoded; charset=utf-8")
        assert answer.status_code == 200

    def test_an_empty_form_is_refused_signed_or_not(self, house: House):
        form = "application/x-www-form-urlencoded"
        assert house.browser.post("/webhook", content_type=form).status_code == 403
        assert twilio_posts(house, {}, content_type=form).status_code == 400

    def test_a_message_of_nobody_or_without_a_sid_is_400(self, house: House):
        for field in ("MessageSid", "From"):
            form = {name: value for name, value in FORM.items() if name != field}
            assert twilio_posts(house, form).status_code == 400
            assert twilio_posts(house, FORM | {field: ""}).status_code == 400
        assert queued(house) == []

    def test_only_post_is_allowed(self, house: House):
        for method in ("GET", "PUT", "DELETE"):
            answer = house.browser.open("/webhook", method=method)
            assert answer.status_code == 405
            assert "POST" in answer.headers["Allow"]

    def test_more_than_256_kilobytes_is_too_much(self, house: House):
        assert twilio_posts(house, FORM | {"Body": "x" * 256 * 1024}).status_code == 413
        assert twilio_posts(house, FORM | {"Body": "x" * 200 * 1024}).status_code == 200

    def test_letters_that_are_none_are_no_500(self, house: House):
        form = "application/x-www-form-urlencoded"
        for body, query in ((b"Body=%ff%fe&MessageSid=%00", ""), (b"\xff\xfe=\xff", ""), (b"Body=hi", "?a=%ff")):
            answer = house.browser.post(f"/webhook{query}", data=body, content_type=form)
            assert answer.status_code == 403
        raw = house.browser.post("/webhook", data=FORM, environ_overrides={"QUERY_STRING": "a=\xff"})
        assert raw.status_code == 403


def test_news_of_our_own_messages_is_no_message_of_a_parents(house: House):
    """A status callback that is sent here by mistake must not be answered: that would bring the next one."""
    status = {"MessageSid": "MM" + "0b" * 16, "MessageStatus": "delivered", "SmsStatus": "delivered"}
    answer = twilio_posts(house, status | {"From": CLUB_NUMBER, "To": FORM["From"]})
    assert answer.status_code == 200
    assert queued(house) == []


class TestTheQueue:
    def test_takes_every_character_that_a_phone_can_send(self, house: House):
        """SQS refuses some characters outright; a message that holds one would be refused for ever."""
        form = FORM | {"Body": "a\x00b\x08c\x1bd\x7fe\u2028f\ufffeg\uffffh\U0001ffffi"}
        assert twilio_posts(house, form).status_code == 200
        assert queued(house) == [form]
        body = house.sqs.receive_message(QueueUrl=house.settings.inbox_queue)["Messages"][0]["Body"]
        assert SQS_TAKES.fullmatch(body)

    def test_takes_whom_whatsapp_names_without_a_number(self, house: House):
        """Two letters, a dot and up to 128 more:
        https://docs.360dialog.com/docs/resources/phone-numbers/usernames-and-bsuid.

        SQS takes a group of 128 characters at most.
        """
        for user in ("GB.13491208655302741918", "GB." + "9" * 128, "GB.ENT." + "a1" * 64):
            form = FORM | {"From": f"whatsapp:{user}", "MessageSid": "SM" + user[-32:].zfill(32).lower()}
            assert twilio_posts(house, form).status_code == 200, user
        found = house.sqs.receive_message(
            QueueUrl=house.settings.inbox_queue, MaxNumberOfMessages=10, MessageSystemAttributeNames=["MessageGroupId"]
        )["Messages"]
        assert [len(message["Attributes"]["MessageGroupId"]) for message in found] == [23, 128, 128]

    def test_that_refuses_is_a_503_which_twilio_notices(self, house: House):
        house.start(INBOX_QUEUE_URL=house.settings.inbox_queue.replace("Inbox", "Nowhere"))
        answer = twilio_posts(house)
        assert answer.status_code == 503
        assert answer.json["request_id"] == answer.headers["X-Request-Id"]

    def test_that_does_not_answer_is_a_503_and_the_next_try_arrives(self, house: House):
        house.wire.silence("sqs SendMessage")
        assert twilio_posts(house).status_code == 503
        assert twilio_posts(house).status_code == 200
        assert queued(house) == [FORM]


@pytest.mark.parametrize("times", [1, 2, 5])
def test_a_parents_message_brought_several_times_is_heard_once(house: House, parent: Parent, times: int):
    parent.sends(text="yes", deliver={"times": times})
    assert len(parent.received) == 2
