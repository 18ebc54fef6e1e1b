"""The stand-in's answers have the shapes that Twilio publishes: every field, its type, its values, nothing else."""

import json
import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from tests.local.conftest import ACCOUNT, CLUB, PARENT, TOKEN

PUBLISHED = json.loads(Path(__file__).with_name("twilio_openapi.json").read_text())
TYPES = {"string": str, "integer": int, "boolean": bool, "object": dict}
MESSAGES = f"/2010-04-01/Accounts/{ACCOUNT}/Messages"
TEMPLATE = {
    "friendly_name": "invite",
    "language": "en_GB",
    "variables": {"1": "Jane"},
    "types": {"twilio/text": {"body": "Hi {{1}}, ready?"}},
}


def check(document: dict, schema: str) -> None:
    """Hold a document against a published schema."""
    fields = PUBLISHED[schema]
    assert set(document) == set(fields), schema
    for name, field in fields.items():
        check_field(f"{schema}.{name}", document[name], field)


def check_field(name: str, value: object, field: dict) -> None:
    if value is None:
        assert field.get("nullable"), f"{name} is null"
        return
    if "type" in field:
        assert type(value) is TYPES[field["type"]], f"{name} is {value!r}"
    assert value in field.get("enum", [value]), f"{name} is {value!r}"
    assert re.search(field.get("pattern", ""), str(value)), f"{name} is {value!r}"
    FORMATS[field.get("format")](value)


def an_address(value: str) -> None:
    assert urlsplit(value).scheme in ("http", "https")
    assert urlsplit(value).netloc


def addresses(value: dict) -> None:
    for address in value.values():
        an_address(address)


FORMATS = {
    None: lambda value: None,
    "date-time-rfc-2822": lambda value: parsedate_to_datetime(value).tzinfo or pytest.fail(value),
    "date-time": datetime.fromisoformat,
    "uri": an_address,
    "uri-map": addresses,
}


@pytest.fixture
def ask(world):
    """Ask Twilio's API as a plain HTTP client: ask("GET", path) → (status, JSON)."""

    def ask(method: str, path: str, auth=(ACCOUNT, TOKEN), **given):
        answer = requests.request(method, world.phone_url + path, auth=auth, timeout=10, **given)
        return answer.status_code, answer.json() if answer.content else None

    return ask


def a_message(ask, **fields) -> dict:
    form = {"To": f"whatsapp:{PARENT}", "From": CLUB, "Body": "Hi there", **fields}
    status, message = ask("POST", f"{MESSAGES}.json", data=form)
    assert status == 201
    return message


def test_a_message_at_every_stage_of_its_life(ask, world, parent):
    parent.send("hello")
    accepted = a_message(ask)
    check(accepted, "api.v2010.account.message")
    assert (accepted["status"], accepted["date_sent"]) == ("queued", None)

    world.twilio.settle()
    _, delivered = ask("GET", accepted["uri"])
    check(delivered, "api.v2010.account.message")
    assert delivered["status"] == "delivered"

    parent.look()
    world.twilio.settle()
    assert ask("GET", accepted["uri"])[1]["status"] == "read"


def test_a_message_that_failed(ask, world, parent):
    failed = a_message(ask)
    world.twilio.settle()
    _, failed = ask("GET", failed["uri"])
    check(failed, "api.v2010.account.message")
    assert (failed["status"], failed["error_code"]) == ("failed", 63016)
    assert failed["error_message"]


def test_a_parents_message_with_a_photo(ask, world, parent):
    sid = parent.send(media=[{"content_type": "image/png", "data": "iVBORw0KGgo=", "filename": "mia.png"}]).sid
    _, message = ask("GET", f"{MESSAGES}/{sid}.json")
    check(message, "api.v2010.account.message")
    assert (message["direction"], message["num_media"]) == ("inbound", "1")

    _, listed = ask("GET", message["subresource_uris"]["media"])
    check({name: value for name, value in listed.items() if name != "media_list"}, "page")
    check(listed["media_list"][0], "api.v2010.account.message.media")
    check(ask("GET", listed["media_list"][0]["uri"])[1], "api.v2010.account.message.media")


@pytest.mark.parametrize("query", ["", "?PageSize=1", "?PageSize=1&Page=0&To=whatsapp%3A%2B447700900123"])
def test_a_page_of_the_list(ask, world, parent, query):
    parent.send("hello")
    for _ in range(3):
        a_message(ask)
    _, page = ask("GET", f"{MESSAGES}.json{query}")
    for message in page.pop("messages"):
        check(message, "api.v2010.account.message")
    check(page, "page")


def test_a_page_of_nothing(ask):
    _, page = ask("GET", f"{MESSAGES}.json")
    assert page.pop("messages") == []
    check(page, "page")


def test_a_content_and_its_approval(ask):
    status, content = ask("POST", "/v1/Content", json=TEMPLATE)
    assert status == 201
    check(content, "content.v1.content")
    assert {name: content[name] for name in TEMPLATE} == TEMPLATE
    check(ask("GET", f"/v1/Content/{content['sid']}")[1], "content.v1.content")

    create, fetch = (urlsplit(content["links"][name]).path for name in ("approval_create", "approval_fetch"))
    check(ask("GET", fetch)[1], "content.v1.content.approval_fetch")
    status, request = ask("POST", create, json={"name": "invite", "category": "UTILITY"})
    assert (status, request["status"]) == (201, "received")
    check(request, "content.v1.content.approval_create")

    _, approval = ask("GET", fetch)
    check(approval, "content.v1.content.approval_fetch")
    check(
        {name: value for name, value in approval["whatsapp"].items() if name != "type"},
        "content.v1.content.approval_create",
    )
    assert approval["whatsapp"]["status"] == "approved"


def test_a_page_of_contents(ask):
    for _ in range(3):
        ask("POST", "/v1/Content", json=TEMPLATE)
    _, page = ask("GET", "/v1/Content?PageSize=2")
    check(page["meta"], "meta")
    assert len(page["contents"]) == 2
    for content in page["contents"]:
        check(content, "content.v1.content")


@pytest.mark.parametrize(
    ("method", "path", "auth", "status", "code"),
    [
        ("GET", f"{MESSAGES}.json", (ACCOUNT, "not the token"), 401, 20003),
        ("GET", f"{MESSAGES}.json", ("AC" + "0" * 32, TOKEN), 401, 20003),
        ("GET", f"{MESSAGES}.json", None, 401, 20003),
        ("POST", "/v1/Content", (ACCOUNT, "Zoë"), 401, 20003),
        ("GET", f"{MESSAGES}/SM{'0' * 32}.json", (ACCOUNT, TOKEN), 404, 20404),
        ("DELETE", f"{MESSAGES}/SM{'0' * 32}.json", (ACCOUNT, TOKEN), 404, 20404),
        ("GET", f"{MESSAGES}/SM{'0' * 32}/Media/ME{'0' * 32}", (ACCOUNT, TOKEN), 404, 20404),
        ("GET", f"/2010-04-01/Accounts/AC{'1' * 32}/Messages.json", (ACCOUNT, TOKEN), 404, 20404),  # another account
        ("GET", "/2010-04-01/Accounts/Calls.json", (ACCOUNT, TOKEN), 404, 20404),
        ("GET", f"/v1/Content/HX{'0' * 32}", (ACCOUNT, TOKEN), 404, 20404),
        ("GET", "/v1/Services", (ACCOUNT, TOKEN), 404, 20404),
        ("POST", f"{MESSAGES}.json", (ACCOUNT, TOKEN), 400, 21604),
        ("GET", f"{MESSAGES}.json?DateSent=yesterday", (ACCOUNT, TOKEN), 400, 20422),
    ],
)
def test_an_error_is_an_object_with_a_code(ask, method, path, auth, status, code):
    answered, error = ask(method, path, auth=auth)
    assert (answered, error["status"], error["code"]) == (status, status, code)
    assert set(error) == {"code", "message", "more_info", "status"}
    assert error["more_info"].endswith(str(code))
    assert error["message"]
