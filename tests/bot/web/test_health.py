"""Is it up, and what does it depend on? And the numbers that tell how parents get on."""

import json
from typing import Any

import pytest

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
    """They stand in the log; a metric is paid for each month, and an alarm watches one."""

    def test_of_a_registration(self, house: House, lines: Lines, parent: Parent):
        parent.says(*up_to("born_on"))
        house.time_passes(20)  # what is said in one breath is one answer
        parent.says("purple", ANSWERS["born_on"], *after("born_on"), "yes")
        assert len([line for line in lines.ours if line.get("invited")]) == 1
        heard = [(line["outcome"], line.get("question")) for line in lines.ours if line["message"] == "message"]
        assert ("answered", "email") in heard
        assert [question for outcome, question in heard if outcome == "misunderstood"] == ["born_on"]
        [took] = [line["seconds_to_complete"] for line in lines.ours if "seconds_to_complete" in line]
        assert took >= 0

    def test_of_an_invite_that_is_refused(self, house: House, figures: Figures, lines: Lines):
        house.parent().phone.fault(code=21211)
        house.admin_invites()
        assert [line for line in lines.ours if line.get("invited")] == []
        [refused] = [line for line in lines.ours if line["message"] == "a message was refused"]
        assert (refused["at"], refused["code"], refused["invite"]) == ("WhatsApp", "21211", True)
        assert figures.lines == []

    def test_of_an_invite_that_does_not_arrive_and_the_text_that_follows(
        self, house: House, figures: Figures, lines: Lines
    ):
        house.parent().phone.fault(code=63024)
        house.admin_invites()
        house.news_arrives()
        [told] = [line for line in lines.ours if line.get("outcome") == "not delivered"]
        assert (told["code"], told["follow_up"], told["invite"]) == ("63024", "by text", True)
        assert figures.lines == []

    def test_of_a_content_that_whatsapp_takes_for_nobody(self, house: House, figures: Figures):
        house.parent().phone.fault(code=63021)
        house.admin_invites()
        house.news_arrives()
        assert figures.of("Failures") == [{"at": "delivery", "code": "63021"}]

    def test_of_a_silence(self, house: House, figures: Figures, lines: Lines, parent: Parent):
        house.days_pass(4)
        reminded = [(line["rung"], line["way"]) for line in lines.ours if line.get("outcome") == "reminded"]
        assert reminded == [("day 1", "template"), ("day 3", "template")]
        assert figures.lines == []

    def test_of_a_table_that_is_away(self, house: House, lines: Lines, parent: Parent):
        house.wire.silence("dynamodb TransactWriteItems")
        parent.sends(text="yes")
        [failed] = [line for line in lines.ours if line.get("outcome") == "failed"]
        assert failed["error"] == "EndpointConnectionError"
