"""Who deploys: their machine's environment, their club, and what they are told."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict
from functools import cache
from pathlib import Path
from threading import Thread
from typing import Any

import boto3
from ministack.services import cloudformation, ses_v2
from werkzeug.serving import make_server
from werkzeug.wrappers import Response

from deploy.aws.parameters import bot_parameters, sender_parameters
from deploy.aws.stacks import Plan, Stack
from deploy.checks import Checks, NotReady
from deploy.club import Club, club_of
from deploy.deployment import Deployment
from deploy.stage import TEMPLATES
from deploy.twilio_account import TwilioAccount
from local.aws.stack import clients_of
from local.world import World
from tests.deploy.test_club import written
from tests.support.deploy.packaging import ROOT
from tests.support.house import ACCOUNT, TOKEN


class Operator:
    """Somebody at a machine whose AWS and Twilio are the world's. `club` is theirs, in rehearsal."""

    def __init__(self, world: World, home: Path):
        self.world, self.home = world, home
        self.club = self.with_club()
        self.lines: list[str] = []
        mine = {"TWILIO_API_URL": world.phone_url, "TWILIO_AUTH_TOKEN": TOKEN, "HOME": str(home)}
        theirs = [name for name in os.environ if name.startswith(("AWS_", "TWILIO_"))]
        for name in theirs:
            del os.environ[name]
        os.environ.update(world.aws.environment() | mine)

    def with_club(self, **changes: Any) -> Club:
        """Their club, with other settings at places like `messages__sms_from`."""
        file = written(**{"messages__twilio_account_sid": ACCOUNT} | changes)
        self.club = club_of(file, "rehearsal", "club.toml")
        return self.club

    def club_file(self) -> Path:
        """Their club.toml, as the command reads it."""
        example = (ROOT / "club.example.toml").read_text(encoding="utf-8")
        file = self.home / "club.toml"
        file.write_text(example.replace("AC" + "0" * 32, ACCOUNT), encoding="utf-8")
        return file

    def client(self, service: str) -> Any:
        return clients_of(self.world.aws.environment())(service)

    def signs_in_anew(self) -> None:
        """Work with what the environment says now."""
        self.client = cache(lambda service: boto3.Session().client(service, region_name=self.club.region))

    def begins_anew(self) -> None:
        """Nothing is in the accounts but a verified sender."""
        self.world.reset()
        self.verifies(self.club.email_from)

    def verifies(self, identity: str) -> None:
        """Have SES know an address or a domain, with its link clicked."""
        self.client("sesv2").create_email_identity(EmailIdentity=identity)

    def forgets_to_verify(self, identity: str) -> None:
        """The link was not clicked yet, the records were not set: the world verifies everything by itself."""
        [known] = [known for key, known in ses_v2._identities._data.items() if key[-1] == identity]
        known["VerifiedForSendingStatus"] = False

    def stack(self, service: str) -> Stack:
        return Stack(self.client("cloudformation"), self.club.stack(service), self.club.tags, pause=0.01)

    def has_stacks(self) -> None:
        """Build both stacks, as a deployment does before the functions are there."""
        self.plans("sender").make()
        self.plans("bot").make()

    def plans(self, service: str, template: Path | None = None, **parameters: str) -> Plan:
        given = sender_parameters(self.club, False, "") if service == "sender" else bot_parameters(self.club, False)
        return self.stack(service).plan(template or ROOT / TEMPLATES[service], given | parameters)

    def hears_from_whatsapp(self, sid: str, approval: dict[str, str] | None) -> None:
        """WhatsApp's word about a content, which approves everything in this world; None: it was not asked."""
        contents = self.world.twilio.contents
        content = contents.get(sid)
        content.approval = approval and (content.approval | approval)
        contents._database.rows("update contents set document = ? where sid = ?", json.dumps(asdict(content)), sid)

    def finds(self, stack: Stack, status: str) -> None:
        """The stack got stuck: the world's stacks do so only where a resource of theirs fails to go."""
        [known] = [known for known in cloudformation._stacks._data.values() if known["StackName"] == stack.name]
        known["StackStatus"] = status

    def checks(self) -> list[str]:
        """What they are told stands in the way."""
        try:
            Checks(self.club, self.client).all()
        except NotReady as faults:
            first, *told = str(faults).split("\n  - ")
            assert first == "Before this can be deployed:"
            return told
        return []

    def deployment(self, root: Path = ROOT) -> Deployment:
        """A deployment of theirs; what it says is in `lines`."""
        return Deployment(self.club, root, self.home / "work", self.lines.append, lambda question: False)

    @property
    def twilio(self) -> TwilioAccount:
        return TwilioAccount(self.club, os.environ["TWILIO_AUTH_TOKEN"])


@contextmanager
def serving(app: Callable) -> Iterator[str]:
    """The address of a WSGI app."""
    server = make_server("127.0.0.1", 0, app)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def answering(status: int, body: str, content_type: str) -> AbstractContextManager[str]:
    """The address of somebody who gives one answer to everything."""
    return serving(
        lambda environ, start_response: Response(body, status, content_type=content_type)(environ, start_response)
    )
