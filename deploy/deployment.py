"""One deployment from its checks to its smoke test. Each step may be cut short and run again: it does what is left."""

import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from deploy.aws.going_back import Package, found
from deploy.aws.parameters import bot_parameters, sender_parameters
from deploy.aws.services import BOT, SENDER, SENDER_WORKER, SERVICES, Service
from deploy.aws.stacks import Plan, Stack, refuse_losses
from deploy.aws.texts import TextFeedback
from deploy.aws.webhooks import BotsWebhook
from deploy.checks import reaches_nobody
from deploy.club import STAGES, Club
from deploy.destruction import destroy_data
from deploy.dns_records import no_records, text_records
from deploy.lease import Lease
from deploy.next_steps import NextSteps
from deploy.release import Release, known_steps
from deploy.smoke import Smoke
from deploy.stage import TEMPLATES, Stage
from flows.particulars.table import IN_THE_FILE, texts_of
from sender.auth.callers import Callers
from sender.store.template_folder import sync as sync_templates
from sender.store.templates import Templates

UNTRIED = (
    "This machine has no Python of Lambda's version: the packages go out as source, which starts more slowly, "
    "and whether they hold all that they import is seen only when they answer."
)


class Deployment(Stage):
    """What changes a stage. `say` prints a line, `ask` puts a yes-or-no question to the operator."""

    def __init__(self, club: Club, root: Path, work: Path, say: Callable[[str], None], ask: Callable[[str], bool]):
        super().__init__(club, root, work)
        self._say, self._ask = say, ask

    # What is asked of it

    def preview(self) -> int:
        """Say what a deployment would change, and change nothing: how many things that is."""
        self._check()
        plans = list(self._plans())
        refuse_losses(plans)
        changes = [f"{plan.stack.name}: {change}" for plan in plans for change in plan.changes]
        changes += [f"{self.club.function(service.name)}: goes out" for service in self._to_go_out()]
        changes += [f"Texts: {each} is set up" for each in self._texts().missing()]
        twilio = self._twilio()
        changes += [f"Twilio: content {name} is made" for name in twilio.contents_to_make()]
        url = self.functions.url(BOT)
        if not url or twilio.webhooks_differ(url):
            changes.append("Twilio: the sender's webhooks are set")
        changes += self._changes_of_questions()
        self._tell_what_the_desk_says()
        for change in changes or ["Nothing would change."]:
            self._say(change)
        return len(changes)

    def deploy(self) -> int:
        """Bring the stage to what the project says: how many things changed."""
        self._check()
        with self._lease():
            return self._deploy()

    def _deploy(self) -> int:
        changed = self._build_stacks()
        changed += self._set_up_texts() + self._keep_token()
        changed += self._sync_words() + self.keep_questions()
        self._tell_what_the_desk_says()
        out = self._to_go_out()
        if not all(self.functions.zappa.can_try(service) for service in out):
            self._say(UNTRIED)
        for service in out:
            self._say(f"{self.club.function(service.name)} goes out …")
            self.functions.deploy(service, self._settings(service), self._digest(service))
        changed += len(out) + self._set_environments() + self._lay_token() + self._have_bot_told()
        changed += self._build_stacks()  # now that the functions are there, queues and schedules call them
        if self._twilio().set_webhooks(self.functions.url(BOT)):
            self._say("Twilio brings messages and their news to the bot.")
            changed += 1
        if self._is_new_release():
            self._keep_release()
        self._say(f"{changed} changes." if changed else "Nothing changed.")
        self._try_it(changed)
        self.tell_next_steps()
        return changed

    def rollback(self) -> None:
        """Put the code of the release before in force again. What it would not understand is refused."""
        with self._lease():
            self._rollback()

    def _rollback(self) -> None:
        current, before = self.releases.current(), self.releases.before()
        self._conversations().refuse_to_strand(before.steps)
        packages = {service: self._package_of(before, service) for service in SERVICES}
        for service, package in packages.items():
            self.functions.rollback(service, package, before.digests[service.name])
        now = datetime.now(UTC).isoformat(timespec="seconds")
        self.releases.keep(msgspec.structs.replace(before, at=now))
        self._say(f"The release of {before.at} is in force again, instead of that of {current.at}.")
        self.smoke().doors()

    def destroy(self, *, data: bool = False) -> None:
        """Take the functions away, and with `data` everything else too: then nothing can be brought back."""
        with self._lease():
            self._destroy(data)

    def _destroy(self, data: bool) -> None:
        stacks = self._stacks()
        self._leave_twilio(contents=data and stacks["bot"].works)
        if all(stack.works for stack in stacks.values()) and not data:
            for plan in self._plans(deployed=False):
                plan.make()
        for service in reversed(SERVICES):
            self.functions.undeploy(service)
        if self._texts().take_away():  # nobody texts by them any more
            self._say("The SMS service brings no receipts and answers any more.")
        self.releases.forget()
        if not data:
            self._say("The functions are gone. All data is kept, and a deployment finds it again.")
            return
        destroy_data(self.club, self.client, list(stacks.values()))
        self._say("Everything is gone.")

    def smoke(self) -> Smoke:
        return Smoke(self.club, self.addresses(), self._say)

    def tell_next_steps(self) -> None:
        approvals = self._twilio().approvals(self._store().contents())
        topics = [stack.outputs()["AlarmsTopicArn"] for stack in self._stacks().values()]
        self._say(f"\nThe bot answers at {self.functions.url(BOT)}, the sender at {self.functions.url(SENDER)}.")
        self._say(f"The key for /trigger, which invites a parent, is {self.club.secret('api-key')} in Secrets Manager.")
        self._say("What is left to do:")
        look_up = no_records if reaches_nobody() else text_records
        for line in NextSteps(self.club, self.client, approvals, topics, look_up).lines():
            self._say(f"  {line}")
        for line in self._texts().left_to_do():
            self._say(f"  {line}")

    def keep_questions(self) -> int:
        """The club's own questions where the bot reads them when it starts; it starts anew with its environment."""
        if not self._questions().keep(self.club.questions):
            return 0
        self._say(f"The club asks {len(self.club.questions)} questions of its own.")
        return 1

    # Its steps

    def _tell_what_the_desk_says(self) -> None:
        """What was changed at the desk stands above club.toml. No value is printed: it may be somebody's number."""
        if not self._stacks()["bot"].works:
            return
        particulars = self._particulars()
        words = particulars.read()
        now, written = texts_of(particulars.standing(words)), texts_of(particulars.written)
        for name, word in words.said.items():
            if name in IN_THE_FILE and now[name] != written[name]:
                when = f"{word.at:%Y-%m-%d} by {word.by}"
                self._say(f"{IN_THE_FILE[name].place} is not as club.toml says: the desk changed it, {when}.")

    def _changes_of_questions(self) -> list[str]:
        laid = self._questions().read() if self._stacks()["bot"].works else []
        asked = self.club.questions
        return [f"The club's own questions: {len(asked)}, where the table has {len(laid)}"] if asked != laid else []

    def _check(self) -> None:
        """Raises NotReady or DeploymentFailed where something stands in the way; nothing is changed before."""
        self.checks.all()
        if self._stacks()["bot"].works:
            self._conversations().refuse_to_orphan()

    def _plans(self, *, deployed: bool = True) -> Iterator[Plan]:
        there = {service: deployed and self.functions.there(service) for service in SERVICES}
        address = self.functions.url(SENDER) if there[SENDER] else ""
        stack = self._stacks()["sender"]
        names = stack.parameters().get("Names", "generated") if stack.works else "plain"
        parameters = {
            "sender": sender_parameters(self.club, there[SENDER] and there[SENDER_WORKER], address, names),
            "bot": bot_parameters(self.club, there[BOT]),
        }
        for name, stack in self._stacks().items():
            yield stack.plan(self._root / TEMPLATES[name], parameters[name])

    def _build_stacks(self) -> int:
        plans, changed = list(self._plans()), 0
        refuse_losses(plans)
        for plan in plans:
            if plan.changes:
                self._say(f"{plan.stack.name}: {len(plan.changes)} changes …")
                plan.make()
                changed += len(plan.changes)
        return changed

    def _texts(self) -> TextFeedback:
        stack = self._stacks()["sender"]
        topic = stack.outputs()["FeedbackTopicArn"] if stack.works else ""
        return TextFeedback(self.client("pinpoint-sms-voice-v2"), self.club, topic)

    def _set_up_texts(self) -> int:
        """Bring receipts of texts, and answers to them, to the feedback topic."""
        texts = self._texts()
        made = texts.set_up()
        if made:
            self._say(f"Texts: {', '.join(made)} set up.")
        return len(made)

    def _keep_token(self) -> int:
        """Lay Twilio's token, where the operator brought another one, into its secret."""
        token, name = self.checks.auth_token(), self.club.secret("twilio/auth-token")
        if token == self.checks.kept_token():
            return 0
        self.client("secretsmanager").put_secret_value(SecretId=name, SecretString=token)
        self._say(f"Twilio's auth token is kept as {name}.")
        return 1

    def _sync_words(self) -> int:
        """The sender's templates into its table, the contents to Twilio, before the code that uses them is there."""
        table = Templates(self.client("dynamodb"), self._stacks()["sender"].outputs()["MessageTemplatesTableName"])
        changed = [
            name for name, outcome in sync_templates(table, look=self.club.look).items() if outcome != "unchanged"
        ]
        twilio, store = self._twilio(), self._store()
        missing = twilio.contents_to_make()
        sids = twilio.sync_contents()
        if sids != store.contents():
            store.keep_contents(sids)
        for what, count in (("templates of e-mails and texts", len(changed)), ("contents at Twilio", len(missing))):
            if count:
                self._say(f"{count} {what} are new.")
        return len(changed) + len(missing)

    def _to_go_out(self) -> list[Service]:
        """The services whose code, packages or settings are not those in force."""
        return [service for service in SERVICES if self.functions.digest_in_force(service) != self._digest(service)]

    def _digest(self, service: Service) -> str:
        return self.functions.zappa.digest(service)

    def _package_of(self, release: Release, service: Service) -> Package:
        key, runtime = release.packages[service.name], release.runtimes.get(service.name, "")
        return found(self.client("s3"), self._bucket, key, runtime)

    def _leave_twilio(self, *, contents: bool) -> None:
        """Take back what leads to this stage, and its contents, unless another stage of the club may use them."""
        if not self.checks.auth_token():
            self._say("Twilio's auth token is not known here: take the webhooks away at console.twilio.com.")
            return
        url = self.functions.url(BOT)
        if url and self._twilio().clear_webhooks(url):
            self._say("Twilio brings nothing to the bot any more.")
        if contents and (others := self._other_stages()):
            self._say(f"The contents at Twilio are kept: {', '.join(others)} may use them.")
        elif contents:
            self._say(f"{self._twilio().delete_contents(self._contents())} contents at Twilio are gone.")

    def _other_stages(self) -> list[str]:
        """The club's stages that this AWS account holds beside this one."""
        others = [self.club._replace(stage=stage) for stage in STAGES if stage != self.club.stage]
        formation = self.client("cloudformation")
        return [club.title for club in others if Stack(formation, club.stack("bot"), club.tags).works]

    def _lease(self) -> AbstractContextManager[None]:
        return Lease(self.client("ssm"), self.club).held()

    def _set_environments(self) -> int:
        """Each function knows the addresses that were not known before it was there."""
        return sum(self.functions.set_environment(service, self._environment(service)) for service in SERVICES)

    def _lay_token(self) -> int:
        """The bot's first token for the sender; from then on the sender's schedule renews it."""
        ssm = self.client("ssm")
        try:
            ssm.get_parameter(Name=self._token_parameter)
        except ssm.exceptions.ParameterNotFound:
            self.functions.invoke(SENDER, {"command": "renew_tokens"})
            return 1
        return 0

    def bots_webhook(self) -> BotsWebhook:
        table = self._stacks()["sender"].outputs()["LedgerTableName"]
        return BotsWebhook(Callers(self.client("dynamodb"), table), self.client("ssm"), self.club)

    def _have_bot_told(self) -> int:
        """The sender tells the bot what became of its messages; on this machine alone it may write to no address."""
        if reaches_nobody() or not self.bots_webhook().set_up(self.functions.url(BOT)):
            return 0
        self._say("The sender tells the bot what became of its messages.")
        return 1

    def _is_new_release(self) -> bool:
        """Whether the record tells of another one than is in force, also because it was cut short before it."""
        current = self.releases.current()
        in_force = {service.name: self.functions.digest_in_force(service) for service in SERVICES}
        return current is None or current.digests != in_force

    def _keep_release(self) -> None:
        release = Release(
            at=datetime.now(UTC).isoformat(timespec="seconds"),
            commit=_commit(self._root),
            digests={service.name: self._digest(service) for service in SERVICES},
            packages={service.name: self.functions.zappa.package(service) for service in SERVICES},
            steps=known_steps(),
            runtimes={service.name: self.functions.zappa.settings(service)["runtime"] for service in SERVICES},
        )
        self.releases.keep(release)

    def _try_it(self, changed: int) -> None:
        smoke = self.smoke()
        smoke.doors()
        if changed and self._ask(f"Send a test invite to {self.club.smoke_number}?"):
            smoke.phone()


def _commit(root: Path) -> str:
    """The commit that the project stands at, with a + where files differ from it; "" outside a repository."""
    said = subprocess.run(["git", "describe", "--always", "--dirty=+"], cwd=root, capture_output=True, text=True)
    return said.stdout.strip()
