"""The stage of the sender's benchmark: front and back in this process, SES and the rest of AWS each in another."""

import multiprocessing
import os
import signal
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stdout, suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import boto3

from local.aws.embedded import EmbeddedAWS
from local.aws.stack import deploy
from sender import app
from sender.auth.tokens import make_token
from sender.logs.logs import logs
from sender.settings import Settings
from sender.worker import assembly
from sender.worker.worker import POLLS

TEMPLATE = Path(app.__file__).parent / "infrastructure.yaml"
CLUB = "registrations@example.org"
PATIENCE = 180
EMAIL = {
    "FromAddress": CLUB,
    "Subject": "Welcome to {club}",
    "MessageBody": "<h1>Hi {name}</h1><p>You are registered with {club}. Training starts on Saturday.</p>",
    "Substitutions": {"club": "Urmston Town"},
}


def run_aws(end: Connection, send_takes: float) -> None:
    """A process of AWS's: says where it is, and stops when told to."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    aws = EmbeddedAWS()
    aws.start()
    aws.faults.delay = send_takes
    end.send(aws.environment())
    with suppress(EOFError):
        end.recv()
    aws.stop()


class Service:
    """An AWS in a process of its own, in which a send takes so many seconds."""

    def __init__(self, send_takes: float = 0):
        processes = multiprocessing.get_context("spawn")
        self._end, theirs = processes.Pipe()
        self._process = processes.Process(target=run_aws, args=(theirs, send_takes), daemon=True)
        self._process.start()
        theirs.close()
        self.environment = self._end.recv()

    def stop(self) -> None:
        self._end.close()
        self._process.join()


class Office:
    """The joined sender, and a program that posts requests. Use as a context manager. `ses_takes` is in seconds."""

    def __init__(self, ses_takes: float):
        self._ses_takes = ses_takes
        self._asked: list[dict[str, Any]] = []

    def __enter__(self) -> "Office":
        self._aws, self._ses = Service(), Service(self._ses_takes)
        os.environ.update(self._aws.environment)
        os.environ["AWS_ENDPOINT_URL_SESV2"] = self._ses.environment["AWS_ENDPOINT_URL"]
        boto3.client("sesv2").create_email_identity(EmailIdentity=CLUB)
        self._outputs = deploy(self._aws.environment, TEMPLATE, "sender", {"PatienceSeconds": PATIENCE})
        # Log lines and metrics are written to a file, as a service's are, and not between the tables.
        self._log = tempfile.TemporaryFile("w")
        logs.handler.setStream(self._log)
        self._quiet = redirect_stdout(self._log)
        settings = self._settings()
        self.front, self.back = app.assemble(settings), assembly.assemble(settings)
        self.back.ses.meta.events.register("provide-client-params", self._hear)
        self._browser = app.create_app(self.front).test_client()
        self._quiet.__enter__()
        return self

    def __exit__(self, *error: Any) -> None:
        self._quiet.__exit__(*error)
        self.back.close()
        self._aws.stop()
        self._ses.stop()

    def post(self, trace: str, addresses: int) -> None:
        """Post one request to so many e-mail addresses."""
        named = {
            f"parent-{number}@example.com": {"ChannelType": "EMAIL", "Substitutions": {"name": f"Parent {number}"}}
            for number in range(addresses)
        }
        answer = self._browser.post(
            "/",
            json={"TraceId": trace, "EmailMessage": EMAIL, "Addresses": named},
            headers={"Authorization": f"Bearer {self._token}"},
        )
        if answer.status_code != 200:
            raise RuntimeError(f"The request was answered {answer.status}")

    def drain(self) -> None:
        """The worker takes batches of ten until the queue is empty, as it does on a machine of its own."""
        with ThreadPoolExecutor(POLLS) as polls:
            for done in [polls.submit(self._poll) for _ in range(POLLS)]:
                done.result()

    def asked_of_ses(self) -> list[dict[str, Any]]:
        """What the worker has asked SES since the last time."""
        asked, self._asked = self._asked, []
        return asked

    def purge(self) -> None:
        """Nobody sends what is on the queue."""
        self.front.sqs.purge_queue(QueueUrl=self.front.settings.messages_queue)

    def _poll(self) -> None:
        while self.back.worker.poll(wait_seconds=0):
            pass

    def _hear(self, params: dict[str, Any], **_: Any) -> None:
        self._asked.append(params)

    def _settings(self) -> Settings:
        outputs = self._outputs
        secret = boto3.client("secretsmanager").get_secret_value(SecretId=outputs["JWTSecretArn"])["SecretString"]
        self._token = make_token(secret, "benchmark", issuer="messaging-api")
        return Settings.from_environment(
            {
                "SENDER_MESSAGES_QUEUE_URL": outputs["MessagesQueueUrl"],
                "SENDER_DEAD_LETTER_QUEUE_URL": outputs["DeadLetterQueueUrl"],
                "SENDER_MESSAGE_TEMPLATES_TABLE": outputs["MessageTemplatesTableName"],
                "SENDER_LEDGER_TABLE": outputs["LedgerTableName"],
                "SENDER_JWT_SECRET_ARN": outputs["JWTSecretArn"],
                "SENDER_ALLOWED_SENDERS": CLUB,
                "SENDER_ALLOWED_RECIPIENTS": "*@example.com",
                "SENDER_PATIENCE_SECONDS": str(PATIENCE),
            }
        )
