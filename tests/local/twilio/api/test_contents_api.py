"""Twilio's Content API as the stand-in answers it."""

import json

import pytest
from twilio.base.exceptions import TwilioRestException
from twilio.rest.content.v1.content import ContentList

from tests.local.conftest import PARENT

TWO_BUTTONS = {
    "twilio/quick-reply": {
        "body": "{{1}}",
        "actions": [{"title": "{{2}}", "id": "{{3}}"}, {"title": "{{4}}", "id": "{{5}}"}],
    }
}
A_LIST = {
    "twilio/list-picker": {
        "body": "{{1}}",
        "button": "Choose",
        "items": [
            {"item": "{{2}}", "id": "{{3}}", "description": "{{4}}"},
            {"item": "Somebody else", "id": "other"},
        ],
    }
}
INVITE = {"twilio/text": {"body": "Hi {{1}},\n\nyou are invited to register {{2}}."}}


@pytest.fixture
def content(api):
    """Create a content, approved when it is given a name for it."""

    def create(types: dict, variables: dict | None = None, approved: bool = False, name: str = "a_content") -> str:
        request = {"friendly_name": name, "language": "en", "variables": variables or {}, "types": types}
        created = api.content.v1.contents.create(SdkRequest(request))
        if approved:
            api.content.v1.contents(created.sid).approval_create.create(
                SdkRequest({"name": "a_content", "category": "UTILITY"})
            )
        return created.sid

    return create


class SdkRequest:
    """The SDK's request object, as far as the SDK looks at it."""

    def __init__(self, document: dict):
        self.document = document

    def to_dict(self) -> dict:
        return self.document


def variables(*values: str) -> str:
    return json.dumps({str(number): value for number, value in enumerate(values, 1)})


def test_a_content_of_the_sdks_own_making_is_taken(api):
    text = ContentList.TwilioText({"body": "Hi {{1}}"})
    request = ContentList.ContentCreateRequest(
        {"friendly_name": "hi", "language": "en", "variables": {"1": "Jane"}, "types": {"twilio/text": text.to_dict()}}
    )
    created = api.content.v1.contents.create(request)
    assert created.types == {"twilio/text": {"body": "Hi {{1}}"}}
    assert [listed.sid for listed in api.content.v1.contents.list()] == [created.sid]


def test_an_approved_template_reaches_a_parent_who_never_wrote(world, content, send, parent):
    send(content_sid=content(INVITE, approved=True), content_variables=variables("Jane", "Mia"))
    world.twilio.settle()
    invite = parent.messages()[0]
    assert invite["text"] == "Hi Jane,\n\nyou are invited to register Mia."
    assert (invite["status"], invite["template"]) == ("delivered", "a_content")


def test_a_content_that_was_not_approved_does_not(world, content, send, parent):
    send(content_sid=content(INVITE), content_variables=variables("Jane", "Mia"))
    world.twilio.settle()
    assert (parent.messages()[0]["status"], parent.messages()[0]["error_code"]) == ("failed", 63016)


def test_an_omitted_variable_goes_out_as_the_templates_sample_value(content, send, parent):
    sid = content(INVITE, {"1": "Sample Parent", "2": "Sample Player"}, approved=True)
    send(content_sid=sid, content_variables=json.dumps({"2": "Mia"}))
    assert parent.messages()[0]["text"] == "Hi Sample Parent,\n\nyou are invited to register Mia."


def test_buttons_and_lists_are_filled_in_and_can_be_tapped(world, bot, content, send, parent):
    parent.send("hello")
    asked = send(content_sid=content(TWO_BUTTONS), content_variables=variables("Ready?", "Yes", "y", "Not yet", "n"))
    picker = send(content_sid=content(A_LIST), content_variables=variables("Who?", "Mum", "mother", "That is you"))
    assert (asked.body, picker.body) == ("Ready?", "Who?")

    buttons, a_list = parent.messages(after=1)
    assert buttons["buttons"] == [{"text": "Yes", "payload": "y"}, {"text": "Not yet", "payload": "n"}]
    assert a_list["list"] == {
        "button": "Choose",
        "items": [
            {"id": "mother", "title": "Mum", "description": "That is you"},
            {"id": "other", "title": "Somebody else", "description": ""},
        ],
    }

    parent.tap("Not yet")
    tapped = bot.forms[-1]
    assert (tapped["Body"], tapped["ButtonText"], tapped["ButtonPayload"]) == ("Not yet", "Not yet", "n")
    assert tapped["OriginalRepliedMessageSid"] == asked.sid
    parent.tap("Somebody else")
    picked = bot.forms[-1]
    assert (picked["Body"], picked["ListTitle"], picked["ListId"]) == ("Somebody else", "Somebody else", "other")
    assert picked["OriginalRepliedMessageSid"] == picker.sid
    with pytest.raises(LookupError, match="Not yet"):
        parent.tap("Maybe")


@pytest.mark.parametrize(
    ("code", "given"),
    [
        (21656, "not json"),
        (21656, '["Jane", "Mia"]'),
        (21656, '{"1": "Jane", "2": ""}'),
        (21656, '{"1": "Jane", "2": "  "}'),
        (21656, '{"1": "Jane", "2": null}'),
        (21656, '{"1": "Jane", "2": 7}'),
        (21656, '{"1": "Jane\\nSmith", "2": "Mia"}'),
        (21656, '{"1": "Jane\\tSmith", "2": "Mia"}'),
        (21656, '{"1": "Jane    Smith", "2": "Mia"}'),
        (21656, '{"2": "Mia"}'),  # no sample for 1 either
        (21658, json.dumps({"1": "x" * 1601, "2": "Mia"})),
        (21617, json.dumps({"1": "x" * 1590, "2": "Mia"})),  # each fits, the whole does not
    ],
)
def test_a_bad_variable_is_refused_at_once(content, send, parent, code, given):
    sid = content(INVITE, approved=True)
    with pytest.raises(TwilioRestException) as refused:
        send(content_sid=sid, content_variables=given)
    assert refused.value.code == code
    assert parent.messages() == []


@pytest.mark.parametrize(
    ("types", "values", "fits"),
    [
        (TWO_BUTTONS, ("x" * 1024, "Yes", "y", "No", "n"), True),
        (TWO_BUTTONS, ("x" * 1025, "Yes", "y", "No", "n"), False),
        (TWO_BUTTONS, ("Ready?", "x" * 20, "y", "No", "n"), True),
        (TWO_BUTTONS, ("Ready?", "x" * 21, "y", "No", "n"), False),
        (TWO_BUTTONS, ("Ready?", "Yes", "y", "Yes", "n"), False),  # two buttons of one name
        (A_LIST, ("Who?", "x" * 24, "m", "x" * 72), True),
        (A_LIST, ("Who?", "x" * 25, "m", "That is you"), False),
        (A_LIST, ("Who?", "Mum", "m", "x" * 73), False),
        (A_LIST, ("Who?", "Mum", "other", "That is you"), False),  # two items of one id
        (A_LIST, ("Who?", "Somebody else", "m", "That is you"), False),  # two items of one name
    ],
)
def test_what_whatsapp_finds_too_much_fails_later(world, content, send, parent, types, values, fits):
    parent.send("hello")
    send(content_sid=content(types), content_variables=variables(*values))
    world.twilio.settle()
    told = parent.messages()[-1]
    assert (told["status"], told["error_code"]) == (("delivered", None) if fits else ("failed", 63021))


def test_four_buttons_are_one_too_many_within_a_session(world, content, send, parent):
    parent.send("hello")
    four = {"twilio/quick-reply": {"body": "Which?", "actions": [{"title": str(n), "id": str(n)} for n in range(4)]}}
    send(content_sid=content(four))
    world.twilio.settle()
    assert parent.messages()[-1]["error_code"] == 63021


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"language": "en", "types": {}},
        {"types": INVITE},
        {"language": "en", "types": {"twilio/carousel": {"body": "x"}}},
        {"language": "en", "types": {"twilio/text": {"body": ""}}},
        {"language": "en", "types": {"twilio/text": "Hi"}},
        {"language": "en", "types": {"twilio/quick-reply": {"body": "Ready?"}}},
        {"language": "en", "types": {"twilio/quick-reply": {"body": "Ready?", "actions": [{"id": "y"}]}}},
        {"language": "en", "types": {"twilio/list-picker": {"body": "Who?", "items": [{"item": "Mum", "id": "m"}]}}},
        {"language": "en", "types": {"twilio/list-picker": {"body": "Who?", "button": "Choose", "items": []}}},
        {"language": "en", "variables": ["Jane"], "types": INVITE},
    ],
)
def test_a_content_without_its_shape_is_refused(api, document):
    with pytest.raises(TwilioRestException) as refused:
        api.content.v1.contents.create(SdkRequest(document))
    assert (refused.value.status, refused.value.code) == (400, 20422)
    assert api.content.v1.contents.list() == []


def test_a_list_cannot_be_approved_for_it_lives_in_a_session_only(content):
    with pytest.raises(TwilioRestException) as refused:
        content(A_LIST, approved=True)
    assert refused.value.code == 20422


def test_a_deleted_content_cannot_be_sent(api, content, send):
    sid = content(INVITE, approved=True)
    assert api.content.v1.contents(sid).delete()
    with pytest.raises(TwilioRestException) as refused:
        send(content_sid=sid, content_variables=variables("Jane", "Mia"), to=f"whatsapp:{PARENT}")
    assert refused.value.code == 21655


def test_whatsapp_changes_its_mind_about_a_template(api, browser, content):
    def judged(**so: str):
        return browser("PUT", "/contents/invite/approval", json=so)

    assert "No template" in judged(status="paused").json()["message"]
    sid = content(INVITE, approved=True, name="invite_0a1b2c3d")
    told = judged(status="rejected", category="MARKETING", rejection_reason="It looks like marketing").json()
    seen = api.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    for approval in (told["approvals"]["invite_0a1b2c3d"], seen):
        assert (approval["status"], approval["category"]) == ("rejected", "MARKETING")
        assert approval["rejection_reason"] == "It looks like marketing"
    for wrong in ({"status": "nice"}, {"category": "utility"}, {"quality": "RED"}):
        assert judged(**wrong).status_code == 400
