"""Is it up, and what does it depend on? And the numbers that tell how parents get on."""

import json

import pytest

from tests.examples import ALL_ANSWERS
from tests.house import API_KEY, NOBODY, House, Parent
from tests.sender.office import Office


def test_it_is_up_and_says_nothing_secret(house: House):
    answer = house.browser.get("/health")
    assert (answer.status_code, answer.json["status"]) == (200, "ok")
    assert set(answer.json) == {"status", "stage", "request_id"}


def test_what_it_depends_on_is_looked_at_on_demand(house: House, office: Office):
    answer = house.browser.get("/health?check=all", headers={"x-api-key": API_KEY})
    assert answer.status_code == 200, answer.json
    assert set(answer.json["checks"].values()) == {"ok"}


def test_what_fails_is_named_by_its_kind(house: House):
    house.start(SENDER_URL=NOBODY)
    answer = house.browser.get("/health?check=all", headers={"x-api-key": API_KEY})
    assert answer.status_code == 503
    assert answer.json["checks"]["sender"] == "ConnectionError"
    assert answer.json["checks"]["table"] == "ok"


def test_the_dependencies_are_not_for_everybody(house: House):
    assert house.browser.get("/health?check=all").status_code == 403


def test_the_numbers_of_a_registration(house: House, parent: Parent, capsys: pytest.CaptureFixture):
    parent.says("yes", "Samuel Smith", "purple", *ALL_ANSWERS[2:], "yes")
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines() if '"_aws"' in line]
    metrics = [(next(iter(line["_aws"]["CloudWatchMetrics"][0]["Metrics"]))["Name"], line) for line in lines]
    assert any(name == "Answers" and line["question"] == "email" for name, line in metrics)
    assert any(name == "Misunderstandings" and line["question"] == "born_on" for name, line in metrics)
    (took,) = [line["TimeToComplete"] for name, line in metrics if name == "TimeToComplete"]
    assert took[0] >= 0
    for line in lines:
        assert not any(private in json.dumps(line) for private in ("Sam", "jane", "0123", "2016"))
