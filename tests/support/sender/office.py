"""The sender's office in one process, for tests that tell stories: API, queue, worker and ledger on the embedded AWS.

`office.posts(to_jane())`, `office.works()`, `office.ledger("reg-42")`, `office.inbox("jane@example.com")`.
"""

from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError
from werkzeug.test import TestResponse

from local.aws.in_process import answer_in_process
from local.clock import Clock
from local.world import World
from sender.app import Front, assemble, create_app
from sender.auth.tokens import make_token
from sender.settings import Settings
from sender.store.ledger import Row
from sender.store.messages import Message, decode
from sender.store.template_folder import sync
from sender.store.templates import Templates
from sender.worker import assembly
from tests.support.furnished import bare, stack_in
from tests.support.outside import OUTSIDE
from tests.support.wire import Wire

TEMPLATE = Path(__file__).resolve().parents[3] / "sender" / "infrastructure.yaml"
PATIENCE = 30
TRACE = "reg-42-confirmation"
CLUB, DESK, CLUB_NUMBER = "registrations@example.org", "desk@example.org", "+447700900999"
JANE, JANES_PHONE = "jane@example.com", "+447700900123"

EMAIL = {
    "FromAddress": CLUB,
    "ReplyToAddresses": [DESK],
    "Subject": "Welcome to {club}",
    "MessageBody": "<p>Hi {name}, welcome to {club}.</p>",
    "Substitutions": {"club": "Urmston Town"},
}
SMS = {"OriginationNumber": CLUB_NUMBER, "MessageBody": "Hi {name}"}


def to_jane(**changes: Any) -> dict[str, Any]:
    """A request for Jane's e-mail address and her phone; a change of None leaves the field out."""
    body = {
        "TraceId": TRACE,
        "EmailMessage": EMAIL,
        "SMSMessage": SMS,
        "Addresses": {
            JANE: {"ChannelType": "EMAIL", "Substitutions": {"name": "Jane"}},
            JANES_PHONE: {"ChannelType": "SMS", "Substitutions": {"name": "Jane"}},
        },
    }
    return {field: value for field, value in (body | changes).items() if value is not None}


def emails_to(*addresses: str, **changes: Any) -> dict[str, Any]:
    """A request that e-mails each of these addresses, by the name before the @."""
    named = {each: {"ChannelType": "EMAIL", "Substitutions": {"name": each.partition("@")[0]}} for each in addresses}
    return to_jane(Addresses=named, SMSMessage=None, **changes)


def the_folders_templates(outputs: dict[str, str]) -> None:
    """The table of templates as a deployment leaves it."""
    sync(Templates(OUTSIDE.client("dynamodb"), outputs["MessageTemplatesTableName"]))


class Office:
    """The sender with the world around it. `wire` is what it speaks to AWS over; the clients here are the tests' own.
    `furnish` puts something into its new stack, such as `the_folders_templates`; the
    `wire` of a house beside it is its own too.

    The clock stands at the real time, because AWS's own time to live and the tokens go by that.
    """

    def __init__(self, world: World, furnish: Callable[[dict[str, str]], None] = bare, wire: Wire | None = None):
        self.world, self.wire = world, wire or Wire(world)
        self.clock = Clock(at=datetime.now(UTC))
        self.front: Front | None = None
        self.back: assembly.Back | None = None
        answer_in_process(OUTSIDE.events, world.aws)
        self.sqs, self.dynamodb, self.secrets = (OUTSIDE.client(name) for name in ("sqs", "dynamodb", "secretsmanager"))
        self.outputs = stack_in(world, TEMPLATE, "sender", {"PatienceSeconds": str(PATIENCE)}, furnish)
        self.verifies(CLUB)
        self.environment = {
            "SENDER_MESSAGES_QUEUE_URL": self.outputs["MessagesQueueUrl"],
            "SENDER_BULK_QUEUE_URL": self.outputs["BulkQueueUrl"],
            "SENDER_DEAD_LETTER_QUEUE_URL": self.outputs["DeadLetterQueueUrl"],
            "SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL": self.outputs["FeedbackDeadLetterQueueUrl"],
            "SENDER_CALLER_EVENTS_QUEUE_URL": self.outputs["CallerEventsQueueUrl"],
            "SENDER_MESSAGE_TEMPLATES_TABLE": self.outputs["MessageTemplatesTableName"],
            "SENDER_LEDGER_TABLE": self.outputs["LedgerTableName"],
            "SENDER_JWT_SECRET_ARN": self.outputs["JWTSecretArn"],
            "SENDER_SES_CONFIGURATION_SET": self.outputs["ConfigurationSetName"],
            "SENDER_ALLOWED_SENDERS": CLUB,
            "SENDER_ALLOWED_ORIGINATORS": CLUB_NUMBER,
            "SENDER_ALLOWED_RECIPIENTS": "*@example.com, *@example.org, +447700900*",
            "SENDER_UNSUBSCRIBE": f"mailto:{DESK}",
            "SENDER_PATIENCE_SECONDS": str(PATIENCE),
            "SENDER_PROVIDER_TIMEOUT_SECONDS": "12",  # on a machine that does much else beside
            "SENDER_EMAILS_A_SECOND": "0",
            "SENDER_TEXT_PARTS_A_SECOND": "0",
        }
        self.start()

    @property
    def settings(self) -> Settings:
        return self.front.settings

    def start(self, **changes: str) -> None:
        """Start our programs anew, as after a release or a crash; `changes` are to their environment, and stay."""
        self.stop()
        self.environment |= changes
        self.wire.mend()
        self.front = assemble(Settings.from_environment(self.environment), self.clock.now)
        self.browser = create_app(self.front).test_client()
        self.back = self.another_back()

    def another_back(self) -> assembly.Back:
        """One more worker's; it waits by the clock, which then goes on."""
        return assembly.assemble(self.settings, self.clock.now, pauses=(0.0, 0.0), sleep=self.clock.advance)

    def stop(self) -> None:
        """Hang up: hundreds of offices would otherwise hold thousands of connections."""
        if self.front:
            for client in (self.front.dynamodb, self.front.sqs, self.front.secrets):
                client.close()
            self.back.close()

    def verifies(self, sender: str) -> None:
        """SES may send from this address."""
        OUTSIDE.client("sesv2").create_email_identity(EmailIdentity=sender)

    def secret(self) -> str:
        """The shared secret, as Secrets Manager has it."""
        return self.secrets.get_secret_value(SecretId=self.outputs["JWTSecretArn"])["SecretString"]

    def token(self, caller: str = "club-desk") -> str:
        return make_token(self.secret(), caller, issuer="messaging-api")

    def posts(self, body: Any, *, token: str | None = None, **headers: str) -> TestResponse:
        """A program of the club posts a request; `body` is JSON, or bytes as they are."""
        given = {"data": body} if isinstance(body, bytes) else {"json": body}
        return self.browser.post("/", headers=self._bearer(token) | headers, content_type="application/json", **given)

    def asks(self, trace: str, *, token: str | None = None) -> TestResponse:
        """A program asks what became of a request."""
        return self.browser.get(f"/messages/{trace}", headers=self._bearer(token))

    def _bearer(self, token: str | None) -> dict[str, str]:
        return {"Authorization": f"Bearer {token or self.token()}"}

    def works(self) -> None:
        """The worker takes batches until the queues have nothing that may be taken now."""
        while sum(self.back.worker.poll(0, queue) for queue in self.settings.queues):
            pass

    def tells_callers(self) -> None:
        """Whoever tells the callers takes batches until the queue has nothing that may be taken now."""
        while self.back.events_worker.poll(0):
            pass

    def works_three_times(self) -> None:
        """The worker works until the queue has handed out three times what was put off, and puts it aside."""
        for _ in range(3):
            self.works()
            self.time_passes(1000)
        self.works()

    def time_passes(self, seconds: float = PATIENCE) -> None:
        """The clock goes on, and what the queues kept back meanwhile may be taken again."""
        self.clock.advance(seconds)
        for receipt in self.wire.receipts:
            for queue in (*self.settings.queues, self.settings.dead_letter_queue, self.settings.caller_events_queue):
                with suppress(ClientError):  # it was of the other queue, or is done with
                    self.sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=0)
        self.wire.receipts.clear()
        self.world.aws.delays_end()

    def ledger(self, trace: str) -> dict[str, Row]:
        """The rows of a request's messages, by address."""
        found = self.front.ledger.find(trace)
        return {row.address: row for row in found[1]} if found else {}

    def inbox(self, address: str) -> list[dict[str, Any]]:
        """The e-mails or texts that came to an address, oldest first."""
        return self.world.aws.sent.messages(address)

    def takes_all(self) -> list[Message]:
        """Take everything off the queue, as a worker would; by address."""
        taken: list[Message] = []
        for queue in self.settings.queues:
            while messages := self.sqs.receive_message(QueueUrl=queue, MaxNumberOfMessages=10).get("Messages", []):
                taken += [decode(message["Body"]) for message in messages]
                for message in messages:
                    self.sqs.delete_message(QueueUrl=queue, ReceiptHandle=message["ReceiptHandle"])
        return sorted(taken, key=lambda message: message.address)

    def looks_at_queue(self) -> str:
        """The body of a message on the queue, which stays there."""
        [message] = self.sqs.receive_message(QueueUrl=self.settings.messages_queue, VisibilityTimeout=0)["Messages"]
        return message["Body"]

    def puts_on_queue(self, body: str) -> None:
        self.sqs.send_message(QueueUrl=self.settings.messages_queue, MessageBody=body)

    def stores(self, name: str, **attributes: str) -> None:
        """Put a template into the table, as any program of the club may."""
        item = {"TemplateName": {"S": name}} | {key: {"S": value} for key, value in attributes.items()}
        self.dynamodb.put_item(TableName=self.settings.templates_table, Item=item)

    def waiting(self, queue_url: str) -> int:
        """How many messages a queue holds, visible or not."""
        names = [f"ApproximateNumberOfMessages{kind}" for kind in ("", "NotVisible", "Delayed")]
        found = self.sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=names)["Attributes"]
        return sum(int(found[name]) for name in names)
