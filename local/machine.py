"""One machine's own: its folder, keys, ports and the settings of the programs on it."""

import json
import os
import secrets
import socket
from pathlib import Path
from typing import IO

from local.clock import Clock
from local.settings import CLUB, EMAIL_FROM, SMS_FROM, bot_settings

FIRST_PORT = 8400
SERVERS = ("phone", "bot", "aws", "sender")
ENVIRONMENT = "environment.json"
PATIENCE, ONE_SEND = "10", "3"
TOKEN_PARAMETER = "/local/sender-token"


class Machine:
    """What is kept in a folder from one start to the next. Keys are made on the first start and are nobody else's."""

    def __init__(self, folder: Path):
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.clock = Clock(folder / "clock")
        self.keys = self._kept("keys.json", _new_keys)

    def take(self) -> bool:
        """Take the folder for this process as long as it lives; False where another process has it."""
        self._lock = open(self.folder / "lock", "w")  # noqa: SIM115
        return _locked(self._lock)

    def release(self) -> None:
        self._lock.close()

    def choose_ports(self, first: int | None) -> dict[str, int]:
        """A free port for each server:

        those of the last start if they are still free, else the next free ones from `first`.
        """
        before = {} if first else self._read("ports.json") or {}
        ports: dict[str, int] = {}
        for number, server in enumerate(SERVERS):
            port = before.get(server) or (first or FIRST_PORT) + number
            while port in ports.values() or not _is_free(port):
                port += 1
            ports[server] = port
        self.write("ports.json", ports)
        return ports

    @property
    def ports(self) -> dict[str, int]:
        return self._read("ports.json") or {}

    def url(self, server: str) -> str:
        return f"http://127.0.0.1:{self.ports[server]}"

    @property
    def data(self) -> Path:
        """The world's own folder."""
        return self.folder / "world"

    def aws_environment(self) -> dict[str, str]:
        """What points boto3 at the embedded AWS."""
        return {
            "AWS_ENDPOINT_URL": self.url("aws"),
            "AWS_ACCESS_KEY_ID": "local",
            "AWS_SECRET_ACCESS_KEY": self.keys["aws_secret"],
            "AWS_REGION": "eu-west-2",
            "AWS_DEFAULT_REGION": "eu-west-2",
            "AWS_EC2_METADATA_DISABLED": "true",
            "NO_PROXY": "127.0.0.1,localhost",
        }

    @property
    def club(self) -> dict[str, str]:
        """The club's settings; the environment may set others."""
        return {name: os.environ.get(name, value) for name, value in CLUB.items()}

    def bot_environment(self, outputs: dict[str, str]) -> dict[str, str]:
        """The bot's settings on this machine."""
        told = bot_settings(outputs, self.keys, self.url("phone"), self.url("bot")) | self.club
        return told | {
            "TWILIO_TIMEOUT_SECONDS": ONE_SEND,
            "PATIENCE_SECONDS": PATIENCE,
            "SENDER_URL": f"{self.url('sender')}/",
            "SENDER_TOKEN_PARAMETER": TOKEN_PARAMETER,
            "GOCARDLESS": os.environ.get("GOCARDLESS", "sandbox"),
            "GOCARDLESS_ACCESS_TOKEN": self.keys["gocardless_token"],
            "GOCARDLESS_WEBHOOK_SECRET": self.keys["gocardless_secret"],
            "GOCARDLESS_URL": self.url("phone"),
            "SIBLING_DISCOUNT": os.environ.get("SIBLING_DISCOUNT", ""),
            "LANGUAGE_MODEL": os.environ.get("LANGUAGE_MODEL", ""),
            "AWS_ENDPOINT_URL_BEDROCK_RUNTIME": self.url("phone"),
            "STAGE": "local",
            "ALLOWED_NUMBERS": os.environ.get("ALLOWED_NUMBERS", told["ALLOWED_NUMBERS"]),
        }

    def sender_environment(self, outputs: dict[str, str]) -> dict[str, str]:
        """The sender's settings on this machine, where it may write to anybody: nothing leaves it."""
        return {
            "SENDER_MESSAGES_QUEUE_URL": outputs["MessagesQueueUrl"],
            "SENDER_BULK_QUEUE_URL": outputs["BulkQueueUrl"],
            "SENDER_DEAD_LETTER_QUEUE_URL": outputs["DeadLetterQueueUrl"],
            "SENDER_FEEDBACK_DEAD_LETTER_QUEUE_URL": outputs["FeedbackDeadLetterQueueUrl"],
            "SENDER_CALLER_EVENTS_QUEUE_URL": outputs["CallerEventsQueueUrl"],
            "SENDER_MESSAGE_TEMPLATES_TABLE": outputs["MessageTemplatesTableName"],
            "SENDER_LEDGER_TABLE": outputs["LedgerTableName"],
            "SENDER_JWT_SECRET_ARN": outputs["JWTSecretArn"],
            "SENDER_TOKEN_PARAMETERS": f"bot={TOKEN_PARAMETER}",
            "SENDER_SES_CONFIGURATION_SET": outputs["ConfigurationSetName"],
            "SENDER_ALLOWED_SENDERS": EMAIL_FROM,
            "SENDER_ALLOWED_ORIGINATORS": SMS_FROM,
            "SENDER_ALLOWED_RECIPIENTS": "*",
            "SENDER_STAGE": "local",
            "SENDER_PUBLIC_URL": self.url("sender"),
            "SENDER_UNSUBSCRIBE": f"mailto:{EMAIL_FROM}",
            "SENDER_PATIENCE_SECONDS": PATIENCE,
            "SENDER_PROVIDER_TIMEOUT_SECONDS": ONE_SEND,
        }

    def write(self, name: str, content: object) -> None:
        """Keep a JSON file, whole or not at all, for nobody else to read."""
        half = self.folder / f"{name}.half"
        with open(half, "w", opener=lambda path, flags: os.open(path, flags, 0o600)) as file:
            json.dump(content, file, indent=1)
        os.replace(half, self.folder / name)

    def environment(self) -> dict[str, str] | None:
        """What our programs are told while this machine runs; None while it does not."""
        built = self._read(ENVIRONMENT)
        return built and built | self.aws_environment()

    def _read(self, name: str) -> dict | None:
        try:
            return json.loads((self.folder / name).read_text())
        except FileNotFoundError:
            return None

    def _kept(self, name: str, make) -> dict:
        """What was kept, and what a newer release keeps beside it."""
        kept = self._read(name) or {}
        if missing := {key: value for key, value in make().items() if key not in kept}:
            kept |= missing
            self.write(name, kept)
        return kept


def _locked(file: IO) -> bool:
    """Whether the file is locked for us now. The system lets go of it when we die, however that may be."""
    try:
        import fcntl
    except ImportError:  # Windows: two machines in one folder are not noticed
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return False
    return True


def _new_keys() -> dict[str, str]:
    return {
        "api_key": secrets.token_urlsafe(24),
        "account_sid": "AC" + secrets.token_hex(16),
        "auth_token": secrets.token_hex(16),
        "aws_secret": secrets.token_hex(20),
        "gocardless_token": "sandbox_" + secrets.token_urlsafe(30),
        "gocardless_secret": secrets.token_urlsafe(30),
    }


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
