"""The floor: what one message costs where nobody thinks, the same calls with the same contents and nothing around them.

The signature is checked, the form goes through JSON and the queue, and then what our store and outbox have just asked
of DynamoDB and Twilio is asked again, ready-made, on a table and a queue of the floor's own.
"""

import json
import uuid
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

import boto3
from flask import Flask, Response, abort, request
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client

from benchmarks.support.stage import PUBLIC_URL, Stage
from bot.aws import PATIENCE

URL = f"{PUBLIC_URL}/webhook"


class Calls(NamedTuple):
    """What the bot asked for one message: DynamoDB's parameters by operation, and each send's."""

    key: dict[str, Any]
    write: dict[str, Any]
    sends: list[dict[str, Any]]
    mark: dict[str, Any]


class Recorder:
    """Listens to the bot's DynamoDB client, and has the last message's calls ready for another table."""

    def __init__(self, stage: Stage, table: str):
        self._bot, self._table, self._asked = stage.bot, table, {}
        stage.bot.dynamodb.meta.events.register("provide-client-params", self._hear)

    def _hear(self, event_name: str, params: dict[str, Any], **_: Any) -> None:
        self._asked[event_name.rpartition(".")[2]] = params

    def calls(self) -> Calls:
        here = {"TableName": self._table}
        write = self._asked["TransactWriteItems"]["TransactItems"]
        exchange = next(each["Put"]["Item"] for each in write if "outgoing" in each["Put"]["Item"])
        parent = exchange["pk"]["S"].removeprefix("parent#")
        return Calls(
            key=self._asked["GetItem"] | here,
            write={"TransactItems": [{"Put": each["Put"] | here} for each in write]},
            sends=[self._send(parent, outgoing) for outgoing in json.loads(exchange["outgoing"]["S"])],
            mark=self._asked["UpdateItem"] | here,
        )

    def _send(self, parent: str, outgoing: dict[str, Any]) -> dict[str, Any]:
        whom = {"to": f"whatsapp:{parent}", "from_": self._bot.settings.whatsapp_number}
        if not outgoing["content"]:
            return whom | {"body": outgoing["text"]}
        sid = self._bot.whatsapp.contents[outgoing["content"]]
        return whom | {"content_sid": sid, "variables": outgoing["variables"]}


class Floor:
    def __init__(self, stage: Stage):
        outputs, settings = stage.deploy("floor"), stage.bot.settings
        self.table, self._queue = outputs["ConversationsTable"], outputs["InboxQueueUrl"]
        aws = boto3.Session()
        self._dynamodb, self._sqs = aws.client("dynamodb", config=PATIENCE), aws.client("sqs", config=PATIENCE)
        http = TwilioHttpClient(timeout=settings.twilio_timeout)
        self._twilio = Client(settings.account_sid, settings.auth_token, http_client=http)
        self._twilio.api.base_url = settings.twilio_url
        self._validator = RequestValidator(settings.auth_token)
        self.app = self._bare_app()

    def repeat(self, calls: Calls) -> None:
        """Write what the bot has written outside of a message."""
        self._dynamodb.transact_write_items(**calls.write)

    def take(self, body: bytes, signature: str) -> None:
        """The webhook without Flask."""
        form = dict(parse_qsl(body.decode(), keep_blank_values=True))
        if not self._validator.validate(URL, form, signature):
            raise ValueError("The signature does not fit")
        self._enqueue(form)

    def work(self, calls: Calls) -> None:
        """The worker: receive, get, write, send, mark, delete."""
        message = self._sqs.receive_message(
            QueueUrl=self._queue,
            MaxNumberOfMessages=1,
            WaitTimeSeconds=1,
            MessageSystemAttributeNames=["ApproximateReceiveCount"],
            MessageAttributeNames=["request_id"],
        )["Messages"][0]
        json.loads(message["Body"])
        self._dynamodb.get_item(**calls.key)
        self._dynamodb.transact_write_items(**calls.write)
        for send in calls.sends:
            self._send(**send)
        self._dynamodb.update_item(**calls.mark)
        self._sqs.delete_message(QueueUrl=self._queue, ReceiptHandle=message["ReceiptHandle"])

    def _send(self, variables: dict[str, str] | None = None, **what: str) -> None:
        if variables:
            what["content_variables"] = json.dumps(variables, ensure_ascii=False)
        self._twilio.messages.create(**what)

    def _enqueue(self, form: dict[str, str]) -> None:
        self._sqs.send_message(
            QueueUrl=self._queue,
            MessageBody=json.dumps(form, ensure_ascii=False),
            MessageGroupId=form["From"],
            MessageDeduplicationId=form["MessageSid"],
            MessageAttributes={"request_id": {"DataType": "String", "StringValue": str(uuid.uuid4())}},
        )

    def _bare_app(self) -> Flask:
        app = Flask("floor", static_folder=None)

        @app.post("/webhook")
        def webhook() -> Response:
            if not self._validator.validate(URL, request.form, request.headers["X-Twilio-Signature"]):
                abort(403)
            self._enqueue(request.form.to_dict())
            return Response("<Response/>", mimetype="text/xml")

        return app
