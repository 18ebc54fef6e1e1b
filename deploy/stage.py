"""A stage as it stands: its stacks, functions, settings and addresses. It looks, and changes nothing."""

import os
from datetime import UTC, datetime
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

import boto3

from bot.store.club_questions import ClubQuestions
from bot.store.particulars import Particulars
from bot.store.store import Store
from bot.store.templates import Templates as LookedAt
from deploy.aws.environments import bot_environment, sender_environment
from deploy.aws.functions import Functions
from deploy.aws.services import BOT, SENDER, SENDER_WORKER, DeploymentFailed, Service
from deploy.aws.stacks import Stack
from deploy.checks import Checks
from deploy.club import Club
from deploy.release import LiveConversations, Releases
from deploy.smoke import Addresses
from deploy.twilio_account import TwilioAccount
from flows.grammar.flow import Flow
from flows.registration.club_questions.flow import flow_with

TEMPLATES = {"sender": "sender/infrastructure.yaml", "bot": "infrastructure.yaml"}
ROLES = {BOT: ("bot", "RoleArn"), SENDER: ("sender", "ApiRoleArn"), SENDER_WORKER: ("sender", "WorkerRoleArn")}


class Stage:
    """A club's stage at AWS and Twilio. `root` is the project, `work` a folder that may be thrown away."""

    def __init__(self, club: Club, root: Path, work: Path):
        self.club, self._root, self._work = club, root, work
        work.mkdir(parents=True, exist_ok=True)
        self.client = cache(lambda service: boto3.client(service, region_name=club.region))
        self.checks = Checks(club, self.client)
        self.releases = Releases(self.client, club)
        self.functions = Functions(root, work, club, self.client)

    def addresses(self) -> Addresses:
        """Where both services answer, with the keys to them."""
        secrets, ssm = self.client("secretsmanager"), self.client("ssm")
        token = ssm.get_parameter(Name=self._token_parameter, WithDecryption=True)["Parameter"]["Value"]
        key = secrets.get_secret_value(SecretId=self.club.secret("api-key"))["SecretString"]
        return Addresses(self.functions.url(BOT), self.functions.url(SENDER), key, token)

    def outputs(self, stack: str) -> dict[str, str]:
        """What the stack of a service, bot or sender, names. Raises DeploymentFailed where it is not there."""
        if not self._stacks()[stack].works:
            raise DeploymentFailed(f"{self.club.title} is not deployed: `python3 start.py deploy {self.club.stage}`")
        return self._stacks()[stack].outputs()

    def environment(self) -> dict[str, str]:
        """The settings of both services, for commands that an operator runs."""
        return self._environment(SENDER) | self._environment(BOT)

    def live_conversations(self) -> int:
        """How many conversations the stage holds."""
        return self._conversations().count() if self._stacks()["bot"].works else 0

    def _stacks(self) -> dict[str, Stack]:
        pause = 0.1 if os.environ.get("AWS_ENDPOINT_URL") else 3.0
        formation = self.client("cloudformation")
        return {name: Stack(formation, self.club.stack(name), self.club.tags, pause) for name in TEMPLATES}

    def _environment(self, service: Service) -> dict[str, str]:
        outputs = {name: stack.outputs() for name, stack in self._stacks().items()}
        if service is BOT:
            return bot_environment(
                self.club, outputs["bot"], self.functions.url(BOT), self.functions.url(SENDER), self._token_parameter
            )
        return sender_environment(self.club, outputs["sender"], self.functions.url(SENDER), self._token_parameter)

    def _settings(self, service: Service) -> dict[str, Any]:
        stack, output = ROLES[service]
        return self.functions.zappa.settings(
            service,
            role_arn=self._stacks()[stack].outputs()[output],
            s3_bucket=self._bucket,
            aws_environment_variables=self._environment(service),
        )

    @cache  # noqa: B019 one deployment a process
    def _twilio(self) -> TwilioAccount:
        return TwilioAccount(self.club, self.checks.auth_token())

    def _store(self) -> Store:
        return Store(self.client("dynamodb"), self._table, self._flow)

    def _conversations(self) -> LiveConversations:
        return LiveConversations(self.client("dynamodb"), self._table, self._flow)

    def _questions(self) -> ClubQuestions:
        return ClubQuestions(self.client("dynamodb"), self._table)

    def _contents(self) -> set[str]:
        """The ContentSids of all that this stage has at Twilio, with the invites that the desk has worded."""
        looked = LookedAt(self.client("dynamodb"), self._table, partial(datetime.now, UTC), marketing=False).looked()
        return {*self._store().contents().values(), *looked.made}

    def _particulars(self) -> Particulars:
        return Particulars(self.client("dynamodb"), self._table, self.club.words, partial(datetime.now, UTC))

    @cached_property
    def _flow(self) -> Flow:
        """What the bot would ask with this code and the club's own questions."""
        return flow_with(self.club.questions)

    @property
    def _bucket(self) -> str:
        return self._stacks()["bot"].outputs()["DeploymentsBucket"]

    @property
    def _table(self) -> str:
        return self._stacks()["bot"].outputs()["ConversationsTable"]

    @property
    def _token_parameter(self) -> str:
        return self.club.parameter("sender/tokens/bot")
