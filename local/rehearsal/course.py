"""The rehearsal's course: deploy, use, upgrade under way, roll back, destroy. Ends with RehearsalFailed or in peace."""

import tempfile
import time
from pathlib import Path
from typing import Any

from bot.store.club_questions import ClubQuestions
from deploy.aws.functions import Functions
from deploy.aws.services import BOT, SENDER_WORKER
from deploy.release import Releases
from flows.registration.questions import registration
from local.example import Chat, confirmation, converse, half_way, invite, is_complete, play
from local.phone.client import NotFinished
from local.rehearsal.proofs import (
    dead_letters_are_looked_after,
    half_a_batch_comes_again,
    roles_keep_to_their_own,
    the_schedule_wakes,
)
from local.rehearsal.releases import previous
from local.rehearsal.stage import ROOT, STAGE, RehearsalFailed, Stage


def rehearse(ref: str | None) -> None:
    """Play it to its end. `ref` is the release to upgrade from, in Git's words. Raises RehearsalFailed."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as temporary:
        before = previous(Path(temporary) / "previous", ref)
        with Stage(Path(temporary) / "stage") as stage:
            try:
                _play(stage, before)
            except (NotFinished, RehearsalFailed):
                print("\nThe functions' errors:", *stage.errors(), sep="\n  ")
                raise
    print(f"\nRehearsed in {time.monotonic() - began:.0f} seconds: everything went as it should.")


def _play(stage: Stage, before: Path) -> None:
    stage.client("sesv2").create_email_identity(EmailIdentity=stage.club.email_from)
    _deploy(stage, before)
    complete = _use(stage)
    _upgrade_under_way(stage)
    _roll_back(stage)
    _destroy(stage, complete)


def _deploy(stage: Stage, release: Path) -> None:
    _heading("A new stage: what would change, the deployment, and once more")
    _expect("Add Conversations" in stage.operator(release, STAGE, "--dry-run", token=True), "nothing would be built")
    stage.operator(release, STAGE, "--yes", token=True)
    _expect("Nothing changed." in stage.operator(release, STAGE, "--yes"), "a second run changed something")


def _use(stage: Stage) -> str:
    """One whole registration through the deployed addresses, then the proofs: its reference."""
    _heading("One parent's registration through the deployed addresses")
    played = play(_addresses(stage))
    _heading("Roles, half a batch, the schedule")
    roles_keep_to_their_own(stage)
    half_a_batch_comes_again(stage, played["invite"]["parent_phone"])
    dead_letters_are_looked_after(stage, lambda event: _functions(stage).invoke(SENDER_WORKER, event))
    the_schedule_wakes(stage)
    print("  half a batch came again, a dead letter was looked after, and the schedule woke by itself")
    return played["reference"]


def _upgrade_under_way(stage: Stage) -> None:
    _heading("An upgrade while a parent is in the middle of it")
    chat = _begun(stage)
    _expect("goes out" in stage.operator(ROOT, STAGE, "--dry-run"), "nothing would go out")
    stage.operator(ROOT, STAGE, "--no")
    _finished(chat, stage)


def _roll_back(stage: Stage) -> None:
    _heading("A roll-back while a parent is in the middle of it")
    chat = _begun(stage)
    code = _code(stage)
    stage.operator(ROOT, "rollback", STAGE)
    _expect(_code(stage) != code, "the code is the same as before")
    if not _asks_the_clubs_own(stage):
        ClubQuestions(stage.client("dynamodb"), _resources(stage)["Conversations"]).keep([])  # the phone looks there
    _finished(chat, stage)


def _asks_the_clubs_own(stage: Stage) -> bool:
    """Whether the release in force has questions of a club's own: the first ones had not."""
    return f"{registration.own}*" in Releases(stage.client, stage.club).current().steps


def _destroy(stage: Stage, reference: str) -> None:
    _heading("The end: the functions, then the data")
    table = _resources(stage)["Conversations"]
    stage.operator(ROOT, "destroy", STAGE)
    kept = stage.client("dynamodb").get_item(
        TableName=table, Key={"pk": {"S": f"registration#{reference}"}, "sk": {"S": "registration"}}
    )
    _expect("Item" in kept, "the registration did not outlive the functions")
    stage.operator(ROOT, "destroy", STAGE, "--with-data", "--yes")
    left = {
        "functions": stage.client("lambda").list_functions()["Functions"],
        "tables": stage.client("dynamodb").list_tables()["TableNames"],
        "queues": stage.client("sqs").list_queues().get("QueueUrls", []),
        "secrets": stage.client("secretsmanager").list_secrets()["SecretList"],
        "buckets": stage.client("s3").list_buckets()["Buckets"],
        "parameters": stage.client("ssm").describe_parameters()["Parameters"],
        "log groups": stage.client("logs").describe_log_groups()["logGroups"],
    }
    _expect(not any(left.values()), f"something is left: {left}")


def _begun(stage: Stage) -> Chat:
    """A parent who has answered half of the questions."""
    addresses = _addresses(stage)
    chat = Chat(stage.phone, invite(addresses))
    converse(chat, until=half_way)
    return chat


def _finished(chat: Chat, stage: Stage) -> None:
    converse(chat)
    confirmation(stage.phone, is_complete(chat))


def _addresses(stage: Stage) -> dict[str, str]:
    secrets = stage.client("secretsmanager")
    return {
        "bot": _functions(stage).url(BOT),
        "phone": stage.phone,
        "api_key": secrets.get_secret_value(SecretId=stage.club.secret("api-key"))["SecretString"],
    }


def _functions(stage: Stage) -> Functions:
    return Functions(ROOT, stage.machine.folder, stage.club, stage.client)


def _code(stage: Stage) -> str:
    return stage.client("lambda").get_function(FunctionName=stage.club.function("bot"))["Configuration"]["CodeSha256"]


def _resources(stage: Stage) -> dict[str, Any]:
    told = stage.client("cloudformation").describe_stack_resources(StackName=stage.club.stack("bot"))
    return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in told["StackResources"]}


def _heading(what: str) -> None:
    print(f"\n== {what}", flush=True)


def _expect(so_it_is: bool, otherwise: str) -> None:
    if not so_it_is:
        raise RehearsalFailed(otherwise)
