"""Templates over the API: what they say, what they said before, and the way back."""

from typing import Any

import pytest

from sender.auth.callers import Caller
from tests.support.sender.office import EMAIL, JANE, Office, emails_to


def asks(office: Office, method: str, path: str, body: Any = None) -> Any:
    if not office.front.callers.get("editor"):
        office.front.callers.add(Caller(name="editor", scopes=frozenset({"templates"})), office.clock.now())
    headers = {"Authorization": f"Bearer {office.token('editor')}"}
    return office.browser.open(f"/templates{path}", method=method, json=body, headers=headers)


def puts(office: Office, says: str, **more: str) -> dict[str, Any]:
    answer = asks(office, "PUT", "/notice", {"MessageBody": says, "Subject": "Hello", **more})
    assert answer.status_code == 200, answer.json
    office.clock.advance(60)
    return answer.json


def test_what_is_put_is_what_goes_out(office: Office):
    puts(office, "<p>Hi {name}</p>", TextBody="Hi, {name}")
    office.posts(emails_to(JANE, EmailMessage=EMAIL | {"MessageBody": None, "TemplateName": "notice"}))
    office.works()
    [arrived] = office.inbox(JANE)
    assert (arrived["subject"], arrived["html"], arrived["text"]) == ("Hello", "<p>Hi jane</p>", "Hi, jane")


def test_there_is_a_way_back_and_the_history_says_who(office: Office):
    office.stores("notice", MessageBody="Once", Subject="Hello")  # past the API, as a deployment does
    second, third = puts(office, "Twice"), puts(office, "Thrice")
    assert [each["by"] for each in third["history"]] == ["editor", "editor", ""]
    first = third["history"][-1]["version"]
    back = asks(office, "POST", f"/notice/versions/{first}").json
    assert (back["MessageBody"], back["version"]) == ("Once", first)
    assert office.front.templates.get("notice").message_body == "Once"
    assert [each["version"] for each in back["history"]] == [first, third["version"], second["version"], first]


def test_the_same_again_is_no_new_edition(office: Office):
    assert puts(office, "Once")["history"] == puts(office, "Once")["history"]


def test_all_are_listed_with_their_versions(office: Office):
    stored = puts(office, "Once")
    office.stores("alert", MessageBody="Look out")
    listed = asks(office, "GET", "").json["templates"]
    assert [each["TemplateName"] for each in listed] == ["alert", "notice"]
    assert listed[1]["version"] == stored["version"] == asks(office, "GET", "/notice").json["version"]


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({}, {"MessageBody": "is required"}),
        ({"MessageBody": ""}, {"MessageBody": "is empty"}),
        ({"MessageBody": "x" * 100_001}, {"MessageBody": "must have at most 100000 characters"}),
        ({"MessageBody": "Hi", "Body": "Hi"}, {"Body": "is not a field of this API"}),
    ],
)
def test_what_is_no_template_is_refused(office: Office, body: dict[str, str], errors: dict[str, str]):
    refused = asks(office, "PUT", "/notice", body)
    assert (refused.status_code, refused.json["errors"]) == (400, errors)


def test_what_there_is_not_is_404(office: Office):
    puts(office, "Once")
    assert asks(office, "GET", "/unheard-of").status_code == 404
    assert asks(office, "POST", "/notice/versions/000000000000").status_code == 404
    assert asks(office, "PUT", f"/{'x' * 256}", {"MessageBody": "Hi"}).status_code == 400
