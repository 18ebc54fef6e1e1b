"""What a deployed stage must be shown to do: keep to its roles, take half a batch, and wake by itself."""

import io
import json
import uuid
import zipfile
from collections.abc import Callable
from typing import Any

from botocore.exceptions import ClientError

from deploy.packing.interpreters import RUNNING
from local.example import Chat
from local.rehearsal.stage import RehearsalFailed, Stage, wait_until

PROBE = """
import boto3
from botocore.exceptions import ClientError

def handle(event, context):
    try:
        getattr(boto3.client(event["service"]), event["call"])(**event["with"])
    except ClientError as error:
        return error.response["Error"]["Code"]
    return "allowed"
"""


def roles_keep_to_their_own(stage: Stage) -> None:
    """Functions in the services' roles try what is not theirs, and are refused; what is theirs, they may."""
    bot, sender = (_outputs(stage, name) for name in ("bot", "sender"))
    secret, table = "secretsmanager", "dynamodb"
    jwt = {"SecretId": stage.club.secret("sender/jwt-secret")}
    token = {"SecretId": stage.club.secret("twilio/auth-token")}
    conversation = {"TableName": bot["ConversationsTable"], "Key": {"pk": {"S": "x"}, "sk": {"S": "x"}}}
    ledger = {"TableName": sender["LedgerTableName"], "Key": {"pk": {"S": "x"}, "sk": {"S": "x"}}}
    words = {"Subject": {"Data": "x"}, "Body": {"Text": {"Data": "x"}}}
    mail = {"Destination": {"ToAddresses": ["new-officer@example.com"]}, "Content": {"Simple": words}}
    ours, anothers = ({"FromEmailAddress": each} | mail for each in (stage.club.email_from, "other@example.org"))
    tries = (
        ("the bot reads Twilio's token", bot["RoleArn"], secret, "get_secret_value", token, True),
        ("the bot reads the sender's secret", bot["RoleArn"], secret, "get_secret_value", jwt, False),
        ("the bot reads the sender's ledger", bot["RoleArn"], table, "get_item", ledger, False),
        ("the bot e-mails whom the desk has chosen", bot["RoleArn"], "sesv2", "send_email", ours, True),
        ("the bot e-mails in another's name", bot["RoleArn"], "sesv2", "send_email", anothers, False),
        ("the bot reads conversations", bot["RoleArn"], table, "get_item", conversation, True),
        ("the bot scans them", bot["RoleArn"], table, "scan", {"TableName": bot["ConversationsTable"]}, False),
        ("the sender reads its secret", sender["ApiRoleArn"], secret, "get_secret_value", jwt, True),
        ("the sender reads Twilio's token", sender["ApiRoleArn"], secret, "get_secret_value", token, False),
        ("the sender reads conversations", sender["ApiRoleArn"], table, "get_item", conversation, False),
        ("the worker reads conversations", sender["WorkerRoleArn"], table, "get_item", conversation, False),
        ("the worker reads the sender's secret", sender["WorkerRoleArn"], secret, "get_secret_value", jwt, False),
    )
    for what, role, service, call, request, may in tries:
        answered = _try_as(stage, role, {"service": service, "call": call, "with": request})
        if (answered == "allowed") is not may:
            raise RehearsalFailed(f"When {what}, the answer is {answered}")
        print(f"  {what}: {answered}", flush=True)


def half_a_batch_comes_again(stage: Stage, number: str, reference: str) -> None:
    """Of two messages in a batch, one of which nobody can read, only that one comes again. The parent with this number
    has a registration that waits for its payment.
    """
    sqs, queue = stage.client("sqs"), _outputs(stage, "bot")["InboxQueueUrl"]
    form = {"MessageSid": f"SM{uuid.uuid4().hex}", "From": f"whatsapp:{number}", "Body": "status", "NumMedia": "0"}
    bodies = {"poison": "no form of Twilio's", number: json.dumps(form)}
    chat = Chat(stage.phone, number)
    chat.skip()
    sqs.send_message_batch(
        QueueUrl=queue,
        Entries=[
            {
                "Id": f"n{place}", "MessageBody": body, "MessageGroupId": group,
                "MessageDeduplicationId": uuid.uuid4().hex,
            }
            for place, (group, body) in enumerate(bodies.items())
        ],
    )  # fmt: skip
    chat.wait_for(reference)  # the status, with the link to pay
    wait_until(lambda: _logged(stage, '"tries":2'), "the message that nobody can read did not come again")
    if chat.skip():
        raise RehearsalFailed("The other message of the batch was answered twice")
    sqs.purge_queue(QueueUrl=queue)


def dead_letters_are_looked_after(stage: Stage, invoke: Callable[[dict[str, str]], dict[str, int]]) -> None:
    """The sender's worker leaves what nobody can read where it is, as its role lets it. `invoke` calls the worker."""
    sqs, queue = stage.client("sqs"), _outputs(stage, "sender")["DeadLetterQueueUrl"]
    sqs.send_message(QueueUrl=queue, MessageBody="nothing of the sender's")
    done = invoke({"command": "revive"})
    if sum(done.values()) != 1:
        raise RehearsalFailed(f"Of one dead letter the worker made {done}")
    sqs.purge_queue(QueueUrl=queue)


def the_schedule_wakes(stage: Stage) -> None:
    """The minute's tick runs in the deployed function."""
    wait_until(lambda: _logged(stage, '"message":"wake"'), "the schedule did not wake the function")


def _logged(stage: Stage, words: str) -> bool:
    group = f"/aws/lambda/{stage.club.function('bot')}"
    pages = stage.client("logs").get_paginator("filter_log_events").paginate(logGroupName=group)
    return any(words in event["message"].replace(": ", ":") for page in pages for event in page["events"])


def _outputs(stage: Stage, service: str) -> dict[str, str]:
    told = stage.client("cloudformation").describe_stacks(StackName=stage.club.stack(service))["Stacks"][0]
    return {output["OutputKey"]: output["OutputValue"] for output in told["Outputs"]}


def _try_as(stage: Stage, role: str, event: dict[str, Any]) -> str:
    """What AWS answers to a function in this role: allowed, or the error's code."""
    functions, name = stage.client("lambda"), f"probe-{uuid.uuid4().hex[:8]}"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("probe.py", PROBE)
    functions.create_function(
        FunctionName=name,
        Role=role,
        Runtime=f"python{RUNNING}",
        Handler="probe.handle",
        Code={"ZipFile": packed.getvalue()},
    )
    try:
        functions.get_waiter("function_active_v2").wait(FunctionName=name)
        answer = functions.invoke(FunctionName=name, Payload=json.dumps(event).encode())
        return json.loads(answer["Payload"].read())
    except ClientError as error:
        raise RehearsalFailed(f"The probe could not run: {error}") from None
    finally:
        functions.delete_function(FunctionName=name)
        stage.client("logs").delete_log_group(logGroupName=f"/aws/lambda/{name}")
