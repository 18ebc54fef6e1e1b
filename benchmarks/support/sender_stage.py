"""The stage of the sender's benchmark: front and back in this process, SES and the rest of AWS each in another."""

import multiprocessing
import os
import signal
import tempfile
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import boto3

from benchmarks.support.sender_worker import work
from local.aws.embedded import EmbeddedAWS
from local.aws.stack import deploy
from local.aws.tally import Tally
from local.aws.texts import OWN_NUMBER
from sender import app
from sender.auth.tokens import make_token
from sender.logs.logs import logs
from sender.settings import Settings
from sender.worker import assembly
from sender.worker.worker import POLLS

TEMPLATE = Path(app.__file__).parent / "infrastructure.yaml"
CLUB, CLUB_NUMBER = "registrations@example.org", OWN_NUMBER
UNPACED = 5_000.0  # e-mails a second that SES allows where nothing is to be seen of its rate
PATIENCE = 180
EMAIL = {
    "FromAddress": CLUB,
    "Subject": "Welcome to {club}",
    "MessageBody": "<h1>Hi {name}</h1><p>You are registered with {club}. Training starts on Saturday.</p>",
    "Substitutions": {"club": "Urmston Town"},
}
SMS = {"OriginationNumber": CLUB_NUMBER, "MessageBody": "Hi {name}, training starts on Saturday."}


def run_aws(end: Connection, send_takes: float) -> None:
    """A process of AWS's: says where it is, does what it is asked, and stops when nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    tally = Tally()
    aws = EmbeddedAWS(tally=None if send_takes else tally)
    aws.start()
    aws.faults.delay = send_takes
    aws.rates.emails = UNPACED
    end.send(aws.environment())
    with suppress(EOFError):
        while True:
            order, *values = end.recv()
            end.send(ORDERS[order](aws, *values) if order in ORDERS else dict(tally.counts))
    aws.stop()


def _enforce(aws: EmbeddedAWS, rate: float) -> None:
    aws.rates.emails = aws.rates.texts = rate
    aws.rates.enforced = True


ORDERS: dict[str, Callable[..., Any]] = {
    "rates": _enforce,
    "down": lambda aws, seconds: aws.rates.go_down(seconds),
    "copies": lambda aws: dict(Counter(message["to"] for message in aws.sent.messages())),
    "forget": lambda aws: aws.sent.clear(),
}


class Service:
    """An AWS in a process of its own, in which a send takes so many seconds."""

    def __init__(self, send_takes: float = 0):
        processes = multiprocessing.get_context("spawn")
        self._end, theirs = processes.Pipe()
        self._process = processes.Process(target=run_aws, args=(theirs, send_takes), daemon=True)
        self._process.start()
        theirs.close()
        self.environment = self._end.recv()

    def ask(self, order: str, *values: Any) -> Any:
        """Have it do one of ORDERS; `calls` gives what it was asked for so far."""
        self._end.send((order, *values))
        return self._end.recv()

    def stop(self) -> None:
        self._end.close()
        self._process.join()


class Office:
    """The joined sender, and a program that posts requests. Use as a context manager. `ses_takes` is in seconds."""

    def __init__(self, ses_takes: float):
        self._ses_takes = ses_takes
        self._started: list[multiprocessing.process.BaseProcess] = []
        self._asked: list[dict[str, Any]] = []

    def __enter__(self) -> "Office":
        self._aws, self.providers = Service(), Service(self._ses_takes)
        os.environ.update(self._aws.environment)
        for service in ("SESV2", "PINPOINT_SMS_VOICE_V2"):
            os.environ[f"AWS_ENDPOINT_URL_{service}"] = self.providers.environment["AWS_ENDPOINT_URL"]
        boto3.client("sesv2").create_email_identity(EmailIdentity=CLUB)
        self._outputs = deploy(self._aws.environment, TEMPLATE, "sender", {"PatienceSeconds": PATIENCE})
        # Log lines and metrics are written to a file, as a service's are, and not between the tables.
        self._log = tempfile.TemporaryFile("w")
        logs.handler.setStream(self._log)
        self._quiet = redirect_stdout(self._log)
        settings = Settings.from_environment(environment := self._environment())
        self._environment_of_workers = environment
        self.front, self.back = app.assemble(settings), assembly.assemble(settings)
        self.back.ses.meta.events.register("provide-client-params.sesv2.SendEmail", self._hear)
        self._browser = app.create_app(self.front).test_client()
        self._quiet.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._quiet.__exit__(*error)
        for worker in self._started:
            worker.kill()
        self.back.close()
        self._aws.stop()
        self.providers.stop()

    def post(self, trace: str, addresses: int, channel: str = "EMAIL") -> None:
        """Post one request to so many e-mail addresses or numbers."""
        form = "parent-{}@example.com" if channel == "EMAIL" else "+447700900{:03}"
        named = {
            form.format(number): {"ChannelType": channel, "Substitutions": {"name": f"Parent {number}"}}
            for number in range(addresses)
        }
        answer = self._browser.post(
            "/",
            json={"TraceId": trace, "EmailMessage": EMAIL, "SMSMessage": SMS, "Addresses": named},
            headers={"Authorization": f"Bearer {self._token}"},
        )
        if answer.status_code != 200:
            raise RuntimeError(f"The request was answered {answer.status}")

    def drain(self) -> None:
        """The worker takes batches of ten until the queues are empty, as it does on a machine of its own."""
        queues = self.back.worker.queues * POLLS
        with ThreadPoolExecutor(len(queues)) as polls:
            for done in [polls.submit(self._poll, queue) for queue in queues]:
                done.result()

    def worker(self) -> multiprocessing.process.BaseProcess:
        """A worker of its own, at work."""
        processes = multiprocessing.get_context("spawn")
        ready = processes.Event()
        environment = dict(os.environ) | self._environment_of_workers
        self._started.append(processes.Process(target=work, args=(environment, ready), daemon=True))
        self._started[-1].start()
        ready.wait()
        return self._started[-1]

    def calls(self) -> dict[str, float]:
        """What AWS, without its providers, was asked for so far."""
        return self._aws.ask("calls")

    def dead_letters(self) -> int:
        asked = {"QueueUrl": self.front.settings.dead_letter_queue, "AttributeNames": ["ApproximateNumberOfMessages"]}
        return int(self.front.sqs.get_queue_attributes(**asked)["Attributes"]["ApproximateNumberOfMessages"])

    def asked_of_ses(self) -> list[dict[str, Any]]:
        """What the worker has asked SES since the last time."""
        asked, self._asked = self._asked, []
        return asked

    def purge(self) -> None:
        """Nobody sends what is on the queues."""
        for queue in self.front.settings.queues:
            self.front.sqs.purge_queue(QueueUrl=queue)

    def _poll(self, queue: str) -> None:
        while self.back.worker.poll(0, queue):
            pass

    def _hear(self, params: dict[str, Any], **_: Any) -> None:
        self._asked.append(params)

    def _environment(self) -> dict[str, str]:
        outputs = self._outputs
        secret = boto3.client("secretsmanager").get_secret_value(SecretId=outputs["JWTSecretArn"])["SecretString"]
        self._token = make_token(secret, "benchmark", issuer="messaging-api")
        return {
            "SENDER_MESSAGES_QUEUE_URL": outputs["MessagesQueueUrl"],
            "SENDER_BULK_QUEUE_URL": outputs["BulkQueueUrl"],
            "SENDER_DEAD_LETTER_QUEUE_URL": outputs["DeadLetterQueueUrl"],
            "SENDER_MESSAGE_TEMPLATES_TABLE": outputs["MessageTemplatesTableName"],
            "SENDER_LEDGER_TABLE": outputs["LedgerTableName"],
            "SENDER_JWT_SECRET_ARN": outputs["JWTSecretArn"],
            "SENDER_ALLOWED_SENDERS": CLUB,
            "SENDER_ALLOWED_ORIGINATORS": CLUB_NUMBER,
            "SENDER_ALLOWED_RECIPIENTS": "*@example.com,+447700900*",
            "SENDER_PATIENCE_SECONDS": str(PATIENCE),
        }
