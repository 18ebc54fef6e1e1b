"""Is it up, and what does it depend on? And the numbers that tell how parents get on."""

import json
from typing import Any

import pytest

from bot.logs.log_line import story
from bot.logs.metrics import failed
from tests.support.chats.examples import ANSWERS, after, up_to
from tests.support.house import API_KEY, NOBODY, House, Parent
from tests.support.lines import Lines
from tests.support.sender.office import Office


class Figures:
    """What CloudWatch reads out of the log lines so far."""

    def __init__(self, capsys: pytest.CaptureFixture):
        self._capsys, self._lines = capsys, []

    @property
    def lines(self) -> list[dict[str, Any]]:
        written = self._capsys.readouterr().out.splitlines()
        self._lines += [json.loads(line) for line in written if '"_aws"' in line]
        return self._lines

    def of(self, name: str) -> list[dict[str, str]]:
        """The dimensions of each number by that name, in the order in which they were counted."""
        return [_dimensions(line) for line in self.lines if name in line]


def _dimensions(line: dict[str, Any]) -> dict[str, str]:
    [directive] = line["_aws"]["CloudWatchMetrics"]
    assert directive["Namespace"] == "Registration"
    return {dimension: line[dimension] for dimension in directive["Dimensions"][0]}


@pytest.fixture
def figures(capsys: pytest.CaptureFixture) -> Figures:
    return Figures(capsys)


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


class TestTheFigures:
    def test_of_a_registration(self, house: House, figures: Figures, lines: Lines, parent: Parent):
        parent.says(*up_to("born_on"), "purple", ANSWERS["born_on"], *after("born_on"), "yes")
        assert figures.of("Invites") == [{}]
        heard = [(line["outcome"], line.get("question")) for line in lines.ours if line["message"] == "message"]
        assert ("answered", "email") in heard
        assert [question for outcome, question in heard if outcome == "misunderstood"] == ["born_on"]
        assert figures.of("Answers") == figures.of("Misunderstandings") == figures.of("Facts") == []  # paid for each
        [took] = [line["TimeToComplete"] for line in figures.lines if "TimeToComplete" in line]
        assert took[0] >= 0
        for private in ("Sam", "jane", "0123", "2016"):
            assert private not in json.dumps(figures.lines)

    def test_of_an_invite_that_is_refused(self, house: House, figures: Figures):
        house.parent().phone.fault(code=21211)
        house.admin_invites()
        assert figures.of("Invites") == []
        assert figures.of("InvitesFailed") == [{"code": "21211"}]
        assert figures.of("Failures") == [{"at": "WhatsApp", "code": "21211"}]

    def test_of_an_invite_that_does_not_arrive_and_the_text_that_follows(self, house: House, figures: Figures):
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.news_arrives()
        assert figures.of("Invites") == [{}]
        assert figures.of("InvitesFailed") == [{"code": "63024"}]
        assert figures.of("Failures") == [{"at": "delivery", "code": "63024"}]
        assert figures.of("FollowUps") == [{"way": "by text"}]

    def test_of_a_silence(self, house: House, figures: Figures, parent: Parent):
        house.days_pass(4)
        assert figures.of("Reminders") == [{"rung": "day 1", "way": "template"}, {"rung": "day 3", "way": "notice"}]

    def test_of_a_table_that_is_away(self, house: House, figures: Figures, parent: Parent):
        house.wire.silence("dynamodb TransactWriteItems")
        parent.sends(text="yes")
        assert figures.of("Failures") == [{"at": "worker", "code": "EndpointConnectionError"}]

    @pytest.mark.parametrize(
        ("code", "counted"),
        [("63016", "63016"), ("422 Unprocessable Entity", "422"), ("+447700900123", "other"), ("", "other")],
    )
    def test_have_a_few_dimensions_only(self, figures: Figures, code: str, counted: str):
        """Each is a metric that is paid for, and a code is what somebody else gives us."""
        with story("test"):
            failed("sender", code, is_invite=True)
        assert figures.of("Failures") == [{"at": "sender", "code": counted}]
        assert figures.of("InvitesFailed") == [{"code": counted}]
