"""The API keeps the description that it gives of itself, whatever is sent to it."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import jsonschema_rs
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from schemathesis.checks import not_a_server_error
from schemathesis.generation.modes import GenerationMode
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from bot.access.keys import SCOPES
from tests.support.chats.examples import INVITE
from tests.support.club import Club, family, sheet
from tests.support.house import PUBLIC_URL, House

DESCRIBED: list[Callable] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
]
OURS = "desk_api."
METHODS = {"get", "post", "put", "delete"}


@pytest.fixture
def club(house: House) -> Club:
    return Club(house)


@pytest.fixture
def description(club: Club) -> dict[str, Any]:
    """As the app behind the public address has it: without that address's stage."""
    return club.calls("GET", "/openapi.json").json | {"servers": [{"url": "/"}]}


def operations(description: dict[str, Any]) -> set[tuple[str, str]]:
    return {(path, method) for path, item in description["paths"].items() for method in item}


def test_it_is_open_and_names_the_address_that_the_world_calls(club: Club):
    club.key = ""
    answer = club.calls("GET", "/openapi.json")
    assert answer.status_code == 200
    assert answer.json["openapi"] == "3.1.0"
    assert answer.json["servers"] == [{"url": PUBLIC_URL}]


def test_every_schema_in_it_is_one(description: dict[str, Any]):
    bodies = [
        media["schema"]
        for item in description["paths"].values()
        for operation in item.values()
        for part in (operation.get("requestBody", {}), *operation["responses"].values())
        for media in part.get("content", {}).values()
    ]
    assert len(bodies) > 50
    for schema in bodies:
        jsonschema_rs.meta.validate(schema | {"$schema": "https://json-schema.org/draft/2020-12/schema"})
    names = [operation["operationId"] for item in description["paths"].values() for operation in item.values()]
    assert len(names) == len(set(names))


def test_it_tells_of_every_call_that_there_is_and_of_no_other(house: House, description: dict[str, Any]):
    there = {
        (rule.rule.replace("<", "{").replace(">", "}"), method.lower())
        for rule in house.browser.application.url_map.iter_rules()
        for method in rule.methods
        if method.lower() in METHODS and rule.endpoint.startswith((OURS, "trigger."))
    }
    assert operations(description) == there
    assert not any("webhook" in path for path, _ in operations(description))


def test_it_names_the_parts_of_each_address(description: dict[str, Any]):
    for path, item in description["paths"].items():
        for operation in item.values():
            parameters = {each["name"] for each in operation.get("parameters", []) if each["in"] == "path"}
            assert parameters == {part.strip("{}") for part in path.split("/") if part.startswith("{")}, path


NOTES = ("proof-of-age", "no-pictures", "fee-waived", "direct-debit-waived", "play-up", "complaint")


def acts_of_the_desk(reference: str) -> list[tuple[str, str, dict[str, Any], int]]:
    """Those that tests/bot/web/desk tells of in full, as the parent has not begun; and the people."""
    one, of = "/registrations/{reference}", {"path_parameters": {"reference": reference}}
    answer = {"path_parameters": {"reference": reference, "name": "postcode"}, "body": {"answer": "M32 0AA"}}
    photo = {"media_type": "application/octet-stream", "body": b"no photo"}
    move = {"team": "Otters", "age_group": "u11s", "manager_name": "Kit Moss", "manager_tel": "07700 900002"}
    kim = {"path_parameters": {"email": "kim@example.org"}}
    return [
        (f"{one}/photo", "GET", of, 404),
        (f"{one}/photo", "PUT", of | photo, 409),
        (f"{one}/answers/{{name}}", "PUT", answer, 409),
        (f"{one}/email-right", "PUT", of | {"body": {}}, 409),
        (f"{one}/move", "POST", of | {"body": move}, 409),
        (f"{one}/move", "POST", of | {"body": {}}, 400),
        (f"{one}/manager", "PUT", of | {"body": {"manager_name": "Kit Moss", "manager_tel": "07700 900002"}}, 200),
        (f"{one}/manager", "PUT", of | {"body": {"manager_name": "Kit Moss"}}, 400),
        (f"{one}/take-over", "POST", of | {"body": {"by": "Kim"}}, 200),
        (f"{one}/say", "POST", of | {"body": {"message_id": "1", "text": "Hello", "by": "Kim"}}, 200),
        (f"{one}/ask-provider-again", "POST", of, 409),
        ("/people", "GET", {}, 200),
        ("/people/{email}", "PUT", kim | {"body": {"name": "Kim", "roles": ["secretary"]}}, 200),
        ("/people/{email}", "PUT", kim | {"body": {"name": "Kim", "roles": ["emperor"]}}, 400),
        ("/people/{email}", "DELETE", kim, 409),
        ("/people/{email}", "DELETE", {"path_parameters": {"email": "nobody@example.org"}}, 404),
    ]


FEES = {"path_parameters": {"name": "fees"}}
OF_SETTINGS = [
    ("/settings", "GET", {}, 200),
    ("/settings/{name}", "PUT", FEES | {"body": {"value": "u11s=45+27.50"}}, 200),
    ("/settings/{name}", "PUT", FEES | {"body": {"value": "u11s=45"}}, 400),
    ("/settings/{name}", "DELETE", FEES, 200),
    ("/settings/{name}", "DELETE", {"path_parameters": {"name": "colour"}}, 404),
]


def samples(house: House, club: Club) -> list[tuple[str, str, dict[str, Any], int]]:
    """A call of each kind that succeeds, and some that are refused: path, method, what is sent, status."""
    done, waiting = club.has_a_registration(), club.invites("Mia", "+447700900301")
    of = {"path_parameters": {"reference": done}}
    season = {"query": {"season": "2026-27"}}
    one = "/registrations/{reference}"
    fees = {"membership_fee": 4500, "monthly_fee": 2600}
    payment = {"payment_id": "PM1", "kind": "fee", "amount": 4000}
    csv = {"media_type": "text/csv", "body": sheet(family(302))}
    return [
        ("/trigger", "POST", {"body": family(300)}, 200),
        ("/trigger", "POST", {"body": {}}, 400),
        ("/trigger", "POST", {"body": INVITE}, 409),
        ("/registrations", "GET", season, 200),
        ("/registrations", "GET", {}, 400),
        ("/registrations.csv", "GET", season, 200),
        ("/payments.csv", "GET", season, 200),
        ("/payments.json", "GET", season, 200),
        (one, "GET", of, 200),
        (one, "GET", {"path_parameters": {"reference": "AAAA-AAAA"}}, 404),
        (f"{one}/transcript", "GET", of, 200),
        (f"{one}/correct", "POST", of | {"body": fees}, 200),
        (f"{one}/correct", "POST", of | {"body": {}}, 400),
        (f"{one}/payments", "POST", of | {"body": payment}, 200),
        (f"{one}/correct", "POST", of | {"body": fees | {"membership_fee": 4000}}, 409),
        (f"{one}/payments", "POST", of | {"body": payment | {"amount": 1}}, 409),
        (f"{one}/payments", "POST", of | {"body": {}}, 400),
        (f"{one}/resend", "POST", {"path_parameters": {"reference": waiting}, "body": {}}, 200),
        (f"{one}/release", "POST", of | {"body": {}}, 409),
        *acts_of_the_desk(waiting),
        *((f"{one}/{what}", "PUT", of | {"body": {}}, 200) for what in NOTES),
        (f"{one}/proof-of-age", "PUT", of | {"body": {"seen": True}}, 400),
        *((f"{one}/{what}", "DELETE", of, 200) for what in NOTES),
        (f"{one}/no-pictures", "DELETE", {"path_parameters": {"reference": "AAAA-AAAA"}}, 404),
        (f"{one}/withdraw", "POST", of | {"body": {"reason": "moved away"}}, 200),
        ("/invites.csv", "POST", csv, 200),
        ("/invites.csv", "POST", csv | {"query": {"preview": "false"}}, 200),
        ("/invites.csv", "POST", csv | {"body": "a,b"}, 400),
        ("/parents/{number}", "DELETE", {"path_parameters": {"number": "+447700900301"}}, 202),
        ("/parents/{number}", "DELETE", {"path_parameters": {"number": "+447700900999"}}, 404),
        *OF_SETTINGS,
        ("/alerts", "GET", {}, 200),
        ("/openapi.json", "GET", {}, 200),
    ]


def test_each_call_is_answered_as_described(house: House, club: Club, description: dict[str, Any]):
    schema = schemathesis.openapi.from_dict(description)
    schema.app = house.browser.application
    tried, club.key = set(), club.makes_a_key(*SCOPES)
    for path, method, sent, status in samples(house, club):
        case = schema[path][method].Case(**sent)
        answer = case.call(headers={"x-api-key": club.key})
        assert answer.status_code == status, (path, answer.text)
        case.validate_response(answer, checks=DESCRIBED)
        tried.add((path, method.lower()))
        house.clock.advance(1)
    assert tried == operations(description)


def try_out(club: Club, description: dict[str, Any], path: str, method: str, examples: int) -> set[int]:
    """Make requests of a description, check each answer, and tell which statuses there were."""
    schema = schemathesis.openapi.from_dict(description)
    schema.app = club.house.browser.application
    statuses: set[int] = set()

    @given(schema[path][method].as_strategy(generation_mode=GenerationMode.POSITIVE))
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    def every(case: schemathesis.Case) -> None:
        club.house.clock.advance(1)
        answer = case.call(headers={"x-api-key": club.key})
        statuses.add(answer.status_code)
        case.validate_response(answer, checks=DESCRIBED)

    every()
    return statuses


def known_to_the_club(description: dict[str, Any], reference: str) -> dict[str, Any]:
    """The same, of registrations and seasons that there are: by chance nobody would find them."""
    known = deepcopy(description)
    for item in known["paths"].values():
        for operation in item.values():
            for each in operation.get("parameters", []):
                if each["name"] == "reference":
                    each["schema"] = {"enum": [reference, "AAAA-AAAA"]}
                if each["name"] == "season":
                    each["schema"] = {"enum": ["2026-27", "2027/28"]}
    return known


@pytest.mark.parametrize(
    ("path", "method", "statuses"),
    [
        ("/registrations", "GET", {200, 400}),
        ("/registrations.csv", "GET", {200}),
        ("/registrations/{reference}", "GET", {200, 404}),
        ("/registrations/{reference}/transcript", "GET", {200, 400, 404}),
        ("/registrations/{reference}/payments", "POST", {200, 400, 404}),
        ("/registrations/{reference}/withdraw", "POST", {200, 404, 409}),
        ("/registrations/{reference}/proof-of-age", "PUT", {200, 404}),
        ("/registrations/{reference}/proof-of-age", "DELETE", {200, 404}),
        ("/invites.csv", "POST", {400}),
        ("/parents/{number}", "DELETE", {400}),
    ],
)
def test_what_fits_the_description_is_answered_as_described(
    club: Club, description: dict[str, Any], path: str, method: str, statuses: set[int]
):
    known = known_to_the_club(description, club.invites("Sam", INVITE["parent_tel"]))
    assert try_out(club, known, path, method, examples=40) >= statuses


def test_without_a_good_key_every_answer_is_403(club: Club, description: dict[str, Any]):
    club.key = "nobody's"
    for path, method in sorted(operations(description) - {("/openapi.json", "get")}):
        assert 403 in try_out(club, description, path, method.upper(), examples=3), path
