"""The API keeps the description that it gives of itself, whatever is sent to it."""

import re
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_schema_conformance,
    status_code_conformance,
)

from sender.auth.callers import Caller
from tests.support.runner.thoroughness import examples
from tests.support.sender.office import CLUB, CLUB_NUMBER, JANE, JANES_PHONE, Office, to_jane

DESCRIBED = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
OPT_OUTS = [("/suppressions", "PUT"), ("/suppressions", "DELETE")]
SEARCHES = [("/messages", "GET"), ("/suppressions", "GET"), ("/templates", "GET"), ("/templates/{name}", "GET")]
OPERATIONS = [("/", "POST"), ("/messages/{trace}", "GET"), ("/messages/{trace}", "DELETE"), *SEARCHES, *OPT_OUTS]
NOT_FOR_CALLERS = ("/openapi.json", "/health", "/unsubscribe/", "/static/")
FITTING, UNFITTING = GenerationMode.POSITIVE, GenerationMode.NEGATIVE


@pytest.fixture
def description(office: Office) -> dict[str, Any]:
    return office.browser.get("/openapi.json").json


def test_it_tells_of_every_call_that_there_is_and_of_no_other(office: Office, description: dict[str, Any]):
    there = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in office.browser.application.url_map.iter_rules()
        for method in rule.methods
        if method not in {"HEAD", "OPTIONS"} and not rule.rule.startswith(NOT_FOR_CALLERS)
    }
    told = {(path, method) for path, item in description["paths"].items() for method in item}
    assert told == there


def editor(office: Office) -> str:
    """Who may change templates."""
    office.front.callers.add(Caller(name="editor", scopes=frozenset({"templates"})), office.clock.now())
    return office.token("editor")


def in_this_office(description: dict[str, Any]) -> dict[str, Any]:
    """The same, with senders and recipients that there are: by chance nobody would find them."""
    known = deepcopy(description)
    fields = fields_of(known)["properties"]
    fields["EmailMessage"]["properties"]["FromAddress"] = {"const": CLUB}
    fields["EmailMessage"]["properties"]["Topic"] = {"const": "news"}
    fields["SMSMessage"]["properties"]["OriginationNumber"] = {"const": CLUB_NUMBER}
    for path, method in [("/", "POST"), *OPT_OUTS]:
        addresses = fields_of(known, path, method)["properties"]["Addresses"]
        anybody = addresses.pop("additionalProperties")
        addresses |= {"properties": {JANE: anybody, JANES_PHONE: anybody}, "additionalProperties": False}
    return known


def sendable(description: dict[str, Any]) -> dict[str, Any]:
    """Requests that can often be sent, too often with the same TraceId."""
    known = in_this_office(description)
    request = fields_of(known)
    request["required"] = [*request["properties"]]
    request["properties"]["TraceId"] = {"enum": ["reg-42", "reg-43", "reg-44"]}
    for part in ("EmailMessage", "SMSMessage"):
        message = request["properties"][part]
        message["properties"]["TemplateName"] = {"enum": ["notice", "unheard-of"]}
        message["type"], message["required"] = "object", [*message.get("required", []), "TemplateName"]
    return known


def fields_of(description: dict[str, Any], path: str = "/", method: str = "POST") -> dict[str, Any]:
    return description["paths"][path][method.lower()]["requestBody"]["content"]["application/json"]["schema"]


def try_out(office: Office, description: dict, path: str, method: str, checks: list[Callable], **how: Any) -> set[int]:
    """Make requests of a description, check each answer, and tell which statuses there were."""
    schema = schemathesis.openapi.from_dict(description)
    schema.app = office.browser.application
    token = how.get("token") or office.token()
    statuses: set[int] = set()

    @given(schema[path][method].as_strategy(generation_mode=how.get("mode", FITTING)))
    @settings(
        max_examples=examples(how.get("examples", 100)),
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def every(case: schemathesis.Case) -> None:
        answer = case.call(headers={"Authorization": f"Bearer {token}"})
        statuses.add(answer.status_code)
        case.validate_response(answer, checks=checks)

    every()
    return statuses


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_what_fits_the_description_is_answered_as_described(office: Office, description: dict, path: str, method: str):
    token = editor(office) if path.startswith("/templates") else None
    assert try_out(office, description, path, method, DESCRIBED, token=token) <= {200, 400, 404, 413, 422}


def test_so_is_what_can_be_sent(office: Office, description: dict):
    office.stores("notice", MessageBody="<p>Hi</p>", Subject="Hello")
    assert try_out(office, sendable(description), "/", "POST", DESCRIBED, examples=200) >= {200, 409}
    assert office.takes_all()


def test_so_is_what_a_template_says(office: Office, description: dict):
    assert try_out(office, description, "/templates/{name}", "PUT", DESCRIBED, token=editor(office)) >= {200, 400}


@pytest.mark.parametrize(("path", "method"), OPT_OUTS)
def test_so_is_who_opts_out_and_in(office: Office, description: dict, path: str, method: str):
    assert try_out(office, in_this_office(description), path, method, DESCRIBED) >= {200}


@pytest.mark.parametrize(("path", "method"), [("/", "POST"), *OPT_OUTS])
def test_what_does_not_fit_the_description_is_refused(office: Office, description: dict, path: str, method: str):
    checks = [*DESCRIBED, negative_data_rejection]
    for known in (description, in_this_office(description)):
        let_in = known | {"security": []}  # a token that does not fit would be replaced by our own
        assert 200 not in try_out(office, let_in, path, method, checks, mode=UNFITTING)


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_without_a_good_token_every_answer_is_401(office: Office, description: dict, path: str, method: str):
    assert try_out(office, description, path, method, DESCRIBED, token="nothing", examples=20) == {401}


def test_the_fates_of_messages_are_as_described(office: Office, description: dict):
    office.posts(to_jane())
    operation = schemathesis.openapi.from_dict(description)["/messages/{trace}"]["GET"]
    case = operation.Case(path_parameters={"trace": "reg-42-confirmation"})
    answer = case.call(app=office.browser.application, headers={"Authorization": f"Bearer {office.token()}"})
    assert answer.status_code == 200
    case.validate_response(answer, checks=DESCRIBED)
