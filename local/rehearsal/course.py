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
from local.example import Chat, confirmation, converse, invite, is_complete, part_way, play_to_the_payment
from local.phone.client import NotFinished
from local.rehearsal.payments import Payment, lay_the_secrets, tell_gocardless
from local.rehearsal.proofs import (
    dead_letters_are_looked_after,
    half_a_batch_comes_again,
    roles_keep_to_their_own,
    the_schedule_wakes,
)
from local.rehearsal.releases import previous
from local.rehearsal.stage import ROOT, STAGE, RehearsalFailed, Stage

PLACES = (0.0, 0.5, 0.8)  # shares of the questions that parents have answered when the code changes


def rehearse(ref: str | None) -> None:
    """Play it to its end. `ref` is the release to upgrade from, in Git's words. Raises RehearsalFailed."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rehearsal-") as temporary:
        before = previous(Path(temporary) / "previous", ref)
        with Stage(Path(temporary) / "stage", payments=True) as stage:
            try:
                _play(stage, before)
            except (NotFinished, RehearsalFailed):
                print("\nThe functions' errors:", *stage.errors(), sep="\n  ")
                raise
    print(f"\nRehearsed in {time.monotonic() - began:.0f} seconds: everything went as it should.")


def _play(stage: Stage, before: Path) -> None:
    stage.client("sesv2").create_email_identity(EmailIdentity=stage.club.email_from)
    _deploy(stage, before)
    complete, runtime = _use(stage), _runtime(stage)
    _upgrade_under_way(stage, before)
    _roll_back(stage, runtime)
    _destroy(stage, complete)


def _deploy(stage: Stage, release: Path) -> None:
    _heading("A new stage: what would change, the deployment, and once more")
    if stage.takes_payments(release):
        lay_the_secrets(stage, release)
    _expect("Add Conversations" in stage.operator(release, STAGE, "--dry-run", token=True), "nothing would be built")
    stage.operator(release, STAGE, "--yes", token=True)
    _expect("Nothing changed." in stage.operator(release, STAGE, "--yes"), "a second run changed something")


def _use(stage: Stage) -> str:
    """One whole registration through the deployed addresses, then the proofs: its reference."""
    _heading("One parent's registration through the deployed addresses")
    played = play_to_the_payment(_addresses(stage))[1]
    _heading("Roles, half a batch, the schedule")
    roles_keep_to_their_own(stage)
    half_a_batch_comes_again(stage, played["invite"]["parent_phone"], played["reference"])
    dead_letters_are_looked_after(stage, lambda event: _functions(stage).invoke(SENDER_WORKER, event))
    the_schedule_wakes(stage)
    print("  half a batch came again, a dead letter was looked after, and the schedule woke by itself")
    return played["reference"]


def _upgrade_under_way(stage: Stage, before: Path) -> None:
    _heading("An upgrade while parents are in the middle of it, and another one on the payment page")
    chats, runtime = _begun(stage), _runtime(stage)
    payment = Payment(_addresses(stage)) if stage.takes_payments(before) else None
    if payment:
        payment.begins()
    else:
        lay_the_secrets(stage, ROOT)
    _expect("goes out" in stage.operator(ROOT, STAGE, "--dry-run"), "nothing would go out")
    stage.operator(ROOT, STAGE, "--no")
    print(f"  The functions ran on {runtime} and run on {_runtime(stage)}.")
    tell_gocardless(stage, _functions(stage).url(BOT))
    _finished(chats, stage)
    if payment:
        payment.is_made()


def _roll_back(stage: Stage, runtime: str) -> None:
    """`runtime` is what the release before was deployed on."""
    _heading("A roll-back while parents are in the middle of it")
    chats, code = _begun(stage), _code(stage)
    stage.operator(ROOT, "rollback", STAGE)
    _expect(_code(stage) != code, "the code is the same as before")
    _expect(_runtime(stage) == runtime, f"the code of {runtime} runs on {_runtime(stage)}")
    if not _asks_the_clubs_own(stage):
        ClubQuestions(stage.client("dynamodb"), _resources(stage)["Conversations"]).keep([])  # the phone looks there
    _finished(chats, stage)


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


def _begun(stage: Stage) -> list[Chat]:
    """Parents who are at the first question, half way, and near the end."""
    addresses = _addresses(stage)
    chats = [Chat(stage.phone, invite(addresses)) for _ in PLACES]
    for chat, place in zip(chats, PLACES, strict=True):
        converse(chat, until=part_way(place))
    return chats


def _finished(chats: list[Chat], stage: Stage) -> None:
    for chat in chats:
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
    return _configuration(stage)["CodeSha256"]


def _runtime(stage: Stage) -> str:
    return _configuration(stage)["Runtime"]


def _configuration(stage: Stage) -> dict[str, Any]:
    return stage.client("lambda").get_function(FunctionName=stage.club.function("bot"))["Configuration"]


def _resources(stage: Stage) -> dict[str, Any]:
    told = stage.client("cloudformation").describe_stack_resources(StackName=stage.club.stack("bot"))
    return {each["LogicalResourceId"]: each["PhysicalResourceId"] for each in told["StackResources"]}


def _heading(what: str) -> None:
    print(f"\n== {what}", flush=True)


def _expect(so_it_is: bool, otherwise: str) -> None:
    if not so_it_is:
        raise RehearsalFailed(otherwise)
