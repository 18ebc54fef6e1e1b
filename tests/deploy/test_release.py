"""The record of what is in force; and no release is put over a live conversation that it could not go on with."""

import json
from typing import Any

import msgspec
import pytest

from bot.store.items import conversation_item
from deploy.aws.services import DeploymentFailed
from deploy.release import LiveConversations, Release, Releases, known_steps
from flows.records import Conversation
from flows.registration.questions import registration as flow
from tests.support.deploy.operator import Operator
from tests.support.deploy.packaging import ROOT

[*_, LATEST] = sorted((ROOT / "tests" / "releases").glob("*.json"))
SAVED = json.loads(LATEST.read_text(encoding="utf-8"))


class Table:
    """The stage's table, with parents who stand at given steps."""

    def __init__(self, operator: Operator):
        operator.plans("bot").make()
        self._dynamodb = operator.client("dynamodb")
        self._name = operator.stack("bot").outputs()["ConversationsTable"]
        self.live = LiveConversations(self._dynamodb, self._name, flow)
        self._parents = 0

    def has_parent_at(self, *steps: str, **other: Any) -> None:
        """Save a conversation as another release might have left it."""
        saved = SAVED["ready"] | {"parent": f"+447700900{self._parents:03}"}
        saved["registrations"] = [saved["registrations"][0] | {"state": step} for step in steps]
        item = conversation_item(Conversation(parent=saved["parent"]), None)
        item["body"]["S"] = json.dumps(saved | other)
        self._dynamodb.put_item(TableName=self._name, Item=item)
        self._parents += 1

    def contents(self) -> list[dict]:
        return self._dynamodb.scan(TableName=self._name)["Items"]


@pytest.fixture
def table(operator: Operator) -> Table:
    return Table(operator)


def release(number: int, **changes: Any) -> Release:
    told = {
        "at": f"2026-11-{number:02}",
        "commit": str(number),
        "digests": {"bot": f"d{number}"},
        "packages": {"bot": f"releases/bot-{number}.zip"},
        "steps": [],
    }
    return Release(**told | changes)


# Live conversations


def test_a_stage_without_conversations_may_be_deployed(table: Table):
    table.live.refuse_to_orphan()
    assert table.live.count() == 0


def test_a_conversation_at_any_step_of_ours_may_go_on(table: Table):
    for step in flow.states:
        table.has_parent_at(step)
    table.live.refuse_to_orphan()
    table.live.refuse_to_strand(known_steps())


def test_a_deployment_that_would_orphan_a_conversation_is_refused(table: Table):
    table.has_parent_at("born_on")
    table.has_parent_at("favourite_colour")
    table.has_parent_at("born_on", "favourite_colour")
    before = table.contents()
    with pytest.raises(DeploymentFailed) as refused:
        table.live.refuse_to_orphan()
    assert str(refused.value) == (
        "Conversations would be stuck: 2 at favourite_colour. Nothing was changed: name in "
        "flows/registration/questions.py what becomes of each step, then deploy again"
    )
    assert table.contents() == before
    assert table.live.count() == 3


def test_what_cannot_be_read_is_refused_and_names_no_one(table: Table):
    table.has_parent_at("born_on", heard_at="yesterday")
    with pytest.raises(DeploymentFailed, match=r"^Conversations would be stuck: 1 at .*heard_at") as refused:
        table.live.refuse_to_orphan()
    assert "4477" not in str(refused.value)
    assert "yesterday" not in str(refused.value)


def test_going_back_to_a_release_that_does_not_know_a_step_is_refused(table: Table):
    earlier = [step for step in known_steps() if step != "born_on"]
    table.has_parent_at("player_name")
    table.live.refuse_to_strand(earlier)
    table.has_parent_at("born_on")
    with pytest.raises(DeploymentFailed, match=r"1 at born_on\. Nothing was changed: wait until they are through, or"):
        table.live.refuse_to_strand(earlier)


def test_a_parent_at_a_question_that_the_club_no_longer_asks_may_go_on(table: Table):
    table.has_parent_at("club_boots")
    table.live.refuse_to_orphan()
    table.live.refuse_to_strand(known_steps())


def test_going_back_to_a_release_that_knows_no_questions_of_the_clubs_own_is_refused(table: Table):
    table.has_parent_at("club_boots")
    with pytest.raises(DeploymentFailed, match=r"1 at club_boots\. Nothing was changed: wait until they are through"):
        table.live.refuse_to_strand(list(flow.states))


# The record


@pytest.fixture
def releases(operator: Operator) -> Releases:
    return Releases(operator.client, operator.club)


def test_there_is_none_before_the_first(releases: Releases):
    assert releases.current() is None
    with pytest.raises(DeploymentFailed, match="There is no release before this one to go back to"):
        releases.before()


def test_there_is_nothing_to_go_back_to_after_the_first(releases: Releases):
    releases.keep(release(1))
    with pytest.raises(DeploymentFailed, match="There is no release before this one"):
        releases.before()


def test_the_one_before_is_the_newest_with_other_code(releases: Releases):
    for number in (1, 2, 3):
        releases.keep(release(number))
    assert releases.current() == release(3)
    assert releases.before() == release(2)
    releases.keep(release(3, at="2026-11-04"))  # the same again
    assert releases.before() == release(2)


def test_after_going_back_the_one_before_is_what_was_left(releases: Releases):
    releases.keep(release(1))
    releases.keep(release(2))
    releases.keep(release(1, at="2026-11-03"))
    assert releases.before() == release(2)


def test_a_forgotten_record_begins_anew(releases: Releases):
    releases.keep(release(1))
    releases.forget()
    releases.forget()
    assert releases.current() is None


def test_the_record_stays_small_enough_for_its_parameter():
    services = ("bot", "sender", "sender-worker")
    whole = release(
        30,
        steps=known_steps(),
        digests=dict.fromkeys(services, "0" * 16),
        packages=dict.fromkeys(services, "releases/sender-0123456789abcdef.zip"),
    )
    assert len(msgspec.json.encode(whole)) < 4096
