"""A deployment as a whole, as far as it comes without packages: what is refused changes nothing, nor does a look."""

import re
import shutil
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from bot.store.club_questions import ClubQuestions
from bot.store.particulars import Particulars, Word
from bot.store.templates import Looked, Templates
from bot.whatsapp.contents import make_invite
from deploy.__main__ import main
from deploy.aws.parameters import sender_parameters
from deploy.aws.services import DeploymentFailed
from deploy.aws.stacks import StackError
from deploy.stage import TEMPLATES
from tests.deploy.test_release import Table
from tests.support.chats.club_questions import SHIN_PADS
from tests.support.deploy.operator import Operator
from tests.support.deploy.packaging import ROOT


def welfare_officer(operator: Operator) -> str:
    name = operator.club.parameter("club/welfare-officer")
    return operator.client("ssm").get_parameter(Name=name)["Parameter"]["Value"]


def test_a_look_says_what_would_change_and_changes_nothing(ready: Operator):
    count = ready.deployment().preview()
    assert count == len(ready.lines) > 50
    said = "\n".join(ready.lines)
    assert "urmston-town-rehearsal-bot: Add Conversations (AWS::DynamoDB::Table)" in said
    assert "urmston-town-sender-worker-rehearsal: goes out" in said
    assert "Twilio: content invite is made" in said
    assert "Twilio: the sender's webhooks are set" in said
    assert [ready.stack(service).status for service in ("sender", "bot")] == ["", ""]
    assert ready.world.twilio.contents.all() == []
    assert ready.client("secretsmanager").list_secrets()["SecretList"] == []


@pytest.mark.parametrize("verb", ["deploy", "preview"])
def test_a_deployment_that_would_orphan_a_conversation_changes_nothing(ready: Operator, verb: str):
    Table(ready).has_parent_at("favourite_colour")
    ready.plans("sender").make()
    before = welfare_officer(ready)
    ready.with_club(club__welfare_officer="Sam Lee")
    with pytest.raises(
        DeploymentFailed, match=r"1 at favourite_colour\. Nothing was changed: name in flows/registration/questions"
    ):
        getattr(ready.deployment(), verb)()
    assert welfare_officer(ready) == before
    assert ready.world.twilio.contents.all() == []
    assert ready.lines == []


def test_a_look_says_that_the_clubs_own_questions_are_others(ready: Operator):
    ready.has_stacks()
    ready.with_club(questions=[SHIN_PADS])
    ready.deployment().preview()
    assert "The club's own questions: 1, where the table has 0" in ready.lines


def test_the_clubs_own_questions_are_laid_where_the_bot_reads_them(ready: Operator):
    ready.has_stacks()
    ready.with_club(questions=[SHIN_PADS])
    assert [ready.deployment().keep_questions() for _ in range(2)] == [1, 0]
    table = ready.stack("bot").outputs()["ConversationsTable"]
    assert ClubQuestions(ready.client("dynamodb"), table).read() == [SHIN_PADS]


def test_a_look_says_where_the_desk_stands_above_the_file_and_no_value(ready: Operator):
    ready.has_stacks()
    table = ready.stack("bot").outputs()["ConversationsTable"]
    now = datetime(2026, 11, 29, tzinfo=UTC)
    particulars = Particulars(ready.client("dynamodb"), table, ready.club.words, lambda: now)
    said = {name: Word(value, "kim@example.org", now) for name, value in {
        "contact": "hello@example.org", "welfare_officer": ready.club.welfare_officer}.items()}  # fmt: skip
    assert particulars.keep(particulars.read(), said, [])
    ready.deployment().preview()
    told = [line for line in ready.lines if "the desk" in line]
    assert told == ["club.contact is not as club.toml says: the desk changed it, 2026-11-29 by kim@example.org."]


def test_a_loss_in_one_stack_keeps_the_other_from_changing_too(ready: Operator, tmp_path: Path):
    ready.has_stacks()
    other = tmp_path / "other"
    (other / "sender").mkdir(parents=True)
    for path in ("infrastructure.yaml", "sender/infrastructure.yaml", "zappa_settings.json"):
        shutil.copy(ROOT / path, other / path)
    for path, old, new in (
        ("infrastructure.yaml", "AttributeName: pk,", "AttributeName: parent,"),
        ("sender/infrastructure.yaml", "rate(6 hours)", "rate(5 hours)"),
        ("sender/infrastructure.yaml", "The sender's alarms", "Alarms of the sender"),
    ):
        text = (other / path).read_text(encoding="utf-8")
        (other / path).write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(
        StackError, match=r"Replace Conversations .* in urmston-town-rehearsal-bot\. Nothing was changed"
    ):
        ready.deployment(other).deploy()
    assert [ready.stack(service).status for service in ("sender", "bot")] == ["CREATE_COMPLETE", "CREATE_COMPLETE"]


def test_a_stack_from_before_names_were_plain_keeps_its_queues_and_tables(ready: Operator, tmp_path: Path):
    before = tmp_path / "before.yaml"
    template = (ROOT / TEMPLATES["sender"]).read_text(encoding="utf-8")
    before.write_text(
        re.sub(r"^  Names:\n(    .*\n)+|^  PlainNames: .*\n|^.*!If \[PlainNames.*\n", "", template, flags=re.M)
    )
    given = {name: value for name, value in sender_parameters(ready.club, False, "").items() if name != "Names"}
    ready.stack("sender").bring_up(before, given)
    ready.plans("bot").make()
    queue = ready.stack("sender").outputs()["MessagesQueueUrl"]
    assert not queue.endswith("-MessagesQueue")
    ready.deployment().preview()
    assert "urmston-town-rehearsal-sender: Modify Names (parameter)" in ready.lines
    assert not [line for line in ready.lines if "Replace" in line]


def test_going_back_without_a_release_is_refused(ready: Operator):
    with pytest.raises(DeploymentFailed, match="There is no release before this one to go back to"):
        ready.deployment().rollback()


# The command


def test_a_fault_is_told_without_a_traceback(capsys: pytest.CaptureFixture[str], tmp_path: Path):
    assert main(["production", "--club", str(tmp_path / "club.toml")]) == 1
    told = capsys.readouterr().err
    assert told.startswith("There is no ")
    assert told.count("\n") == 1


@pytest.mark.parametrize(
    "words", [["back", "production"], ["at", "production"], ["rollback", "production", "--dry-run"]]
)
def test_what_there_is_not_is_refused(words: list[str], capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit) as end:
        main(words)
    assert end.value.code == 2
    assert "start.py deploy: error: " in capsys.readouterr().err


def test_the_invites_that_the_desk_worded_go_with_the_data(ready: Operator):
    ready.has_stacks()
    client = ready.twilio._client
    own = make_invite(client, "To register you pay £{{8}} now, and then £{{9}} a month.")
    others = make_invite(client, "Another club's invite, for £{{8}} and £{{9}} a month.")
    table = ready.stack("bot").outputs()["ConversationsTable"]
    now = partial(datetime.now, UTC)
    Templates(ready.client("dynamodb"), table, now, marketing=False).keep(Looked(at=0, made=[own]))
    ready.deployment().destroy(data=True)
    assert [each.sid for each in ready.world.twilio.contents.all()] == [others]


@pytest.mark.parametrize("answer", [[], ["--no"]])
def test_data_is_destroyed_by_nobody_who_was_not_asked(
    ready: Operator, answer: list[str], capsys: pytest.CaptureFixture[str]
):
    ready.has_stacks()
    assert main(["destroy", "rehearsal", "--with-data", "--club", str(ready.club_file()), *answer]) == 0
    assert capsys.readouterr().out == "Nothing was destroyed.\n"
    assert ready.stack("bot").works


def test_the_command_says_what_would_change(ready: Operator, capsys: pytest.CaptureFixture[str]):
    assert main(["rehearsal", "--dry-run", "--club", str(ready.club_file())]) == 0
    assert "urmston-town-bot-rehearsal: goes out" in capsys.readouterr().out
