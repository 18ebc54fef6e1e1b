"""The whole house in one process, for tests that tell stories: the same emulated AWS and Twilio as `start.py` uses.

`house.admin_invites()`, `parent.says("3rd of May 2015")`, `parent.hears`. Every message goes through the signed
webhook, the queue and the worker, and is loaded from and saved to DynamoDB.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from botocore.exceptions import ClientError
from twilio.request_validator import RequestValidator
from werkzeug.test import TestResponse

from bot.app import create_app
from bot.assembly import Bot, bot_of
from bot.messages.worker import MOST_TRIES
from bot.pictures.media import Media
from bot.references import Secret
from bot.settings import Settings
from bot.store.alerts import Alerts
from bot.store.store import FOREVER
from bot.whatsapp.contents import sync
from flows.grammar.flow import Flow
from flows.london import DIGEST_AT, LONDON
from local.aws.in_process import answer_in_process
from local.clock import Clock
from local.example_family import INVITE
from local.settings import EMAIL_FROM, WHATSAPP_NUMBER, bot_settings
from local.twilio import Delivery
from local.world import World
from tests.support.chats.answering import answer_until
from tests.support.furnished import contents_in, stack_in
from tests.support.outside import OUTSIDE
from tests.support.past import Past
from tests.support.wire import Wire

TEMPLATE = Path(__file__).resolve().parents[2] / "infrastructure.yaml"
ACCOUNT, TOKEN, API_KEY = "AC" + "0a" * 16, "the-token-of-the-tests", "the-key-of-the-tests"
KEYS = {"account_sid": ACCOUNT, "auth_token": TOKEN, "api_key": API_KEY}
CLUB_NUMBER = WHATSAPP_NUMBER
PUBLIC_URL = "https://bot.example.com/production"
PATIENCE = 30
PARAMETERS = {"PatienceSeconds": str(PATIENCE), "EmailFrom": EMAIL_FROM}
NOBODY = "http://127.0.0.1:9/"  # the sender, for tests that are not about it: nobody answers there
TOKEN_PARAMETER = "/tests/sender-token"
NEVER = datetime.max.replace(tzinfo=UTC)
DIGEST_HOURS = (DIGEST_AT.hour, DIGEST_AT.hour + 1)


def media_of(settings: Settings) -> Media:
    """Twilio's media with the auth token that stands in the settings."""
    return Media(settings, Secret(settings.auth_token, secrets=None))


class House:
    """The bot with the world around it. `world` is the started World, whose webhooks come to `post`, `changes`
    are to its programs' environment.

    `wire` is what the bot speaks to the world over, `sqs` and `s3` are clients of the tests' own.
    """

    def __init__(self, world: World, **changes: str):
        self.world, self.wire = world, Wire(world)
        self.clock: Clock = world.clock
        answer_in_process(OUTSIDE.events, world.aws)
        self.sqs, self.s3 = OUTSIDE.client("sqs"), OUTSIDE.client("s3")
        self.bot: Bot | None = None
        self.news: list[tuple[str, dict[str, str], dict[str, str]]] = []
        self.outputs = stack_in(world, TEMPLATE, "bot", PARAMETERS)
        self.environment = bot_settings(self.outputs, KEYS, world.phone_url, PUBLIC_URL) | {
            "TWILIO_TIMEOUT_SECONDS": "3",
            "PATIENCE_SECONDS": str(PATIENCE),
            "SENDER_URL": NOBODY,
            "SENDER_TOKEN_PARAMETER": TOKEN_PARAMETER,
        }
        self.start(**changes)
        sids = contents_in(world, lambda: sync(self.bot.whatsapp.client, self.settings.club))
        self.bot.store.keep_contents(sids)
        self.past = Past(world, self.wire, self.news)

    @property
    def settings(self) -> Settings:
        return self.bot.settings

    def lives(self, deed: str, told: Any, act: Callable[[], Any], *, keep: bool = False) -> Any:
        """Have a deed done in this house, or a past put back that ends with it: see Past."""
        return self.past.lives((deed, repr(told), frozenset(self.environment.items())), act, keep=keep)

    def start(self, **changes: str) -> None:
        """Start our programs anew, as after a release or a crash; whatever was only in their memory is gone.

        `changes` are to their environment, and stay.
        """
        self.stop()
        self.environment |= changes
        self.wire.mend()
        self.bot = bot_of(self.environment, self.world.clock.now)
        self.wire.connect(self.bot.whatsapp.client)
        self.browser = create_app(self.bot).test_client()

    def stop(self) -> None:
        """Hang up: hundreds of houses would otherwise hold thousands of connections."""
        if self.bot:
            self.bot.dynamodb.close()
            self.bot.sqs.close()
            self.bot.whatsapp.client.http_client.close()

    def post(self, url: str, form: dict[str, str], headers: dict[str, str]) -> int:
        """Bring a webhook to the app, as API Gateway does. News of our messages is kept until `news_arrives`."""
        path = url.removeprefix(PUBLIC_URL)
        if path.startswith("/status"):
            self.news.append((path, form, headers))
            return 200
        return self.browser.post(path, data=form, headers=headers).status_code

    def news_arrives(self) -> list[int]:
        """Let Twilio tell what became of our messages so far, and the worker do what follows. The app's answers."""
        return self.lives("news", None, self._news_arrives)

    def _news_arrives(self) -> list[int]:
        self.world.twilio.settle()
        news = self.news.copy()
        self.news.clear()
        answers = [self.browser.post(path, data=form, headers=headers).status_code for path, form, headers in news]
        self.work()
        return answers

    def wakes(self) -> int:
        """The schedule's minute: how many parents were reminded."""
        self.bot.template_watch.run()
        self.bot.number_watch.run()
        self.bot.held_back.release()
        self.bot.budget.run()
        return self._hour()

    def _hour(self) -> int:
        self.bot.alerts.run()
        return self.bot.schedule.run()

    def it_becomes(self, hour: int, minute: int = 0) -> None:
        """Time goes on to the next such time of day in London."""
        now = self.clock.now().astimezone(LONDON)
        then = now.replace(hour=hour, minute=minute, second=0, microsecond=0)
        self.time_passes((then - now).total_seconds() % 86400)

    def days_pass(self, days: float) -> None:
        """Time goes on by the hour, and each time at which there is anything to do the schedule wakes and the sweeper
        sweeps. Twilio is asked once a day, for that costs more than all the rest.
        """
        due = self._next_due()
        for hour in range(int(days * 24)):
            self.time_passes(3600)
            now = self.clock.now()
            if hour % 24 == 0:
                self.wakes()
            elif now >= due or now.astimezone(LONDON).hour in DIGEST_HOURS:
                self._hour()
            else:
                continue
            self.bot.outbox.sweep()
            due = self._next_due()

    def _next_due(self) -> datetime:
        """When a wake or a sweep next finds anything, besides the digest's hour: nothing happens before of itself.

        Where nobody answers for the sender, what waits for it is swept once a day.
        """
        now = self.clock.now()
        waits = self.settings.sender_url != NOBODY and any(self.bot.store.unsent(before=FOREVER))
        raised = any(Alerts(self.bot.dynamodb, self.settings.table).due(NEVER))
        due = self.bot.store.next_due()
        return now if waits or raised else datetime.fromtimestamp(due, UTC) if due is not None else NEVER

    def sign(self, form: Mapping[str, str], url: str = f"{PUBLIC_URL}/webhook") -> str:
        """Twilio's signature of a form that it posts to this address."""
        return RequestValidator(TOKEN).compute_signature(url, form)

    def admin_invites(self, **changes: Any) -> TestResponse:
        """The club's admin posts an invite; a change of None leaves the field out."""
        body = {field: value for field, value in (INVITE | changes).items() if value is not None}
        return self.lives("invites", body, lambda: self.trigger(body))

    def trigger(self, body: Any, **headers: str) -> TestResponse:
        return self.browser.post("/trigger", json=body, headers={"x-api-key": API_KEY} | headers)

    def work(self) -> None:
        """The worker takes messages until the queue has none that may be taken now."""
        while self.bot.worker.poll(wait_seconds=0):
            pass

    def work_five_times(self) -> None:
        """The worker tries whatever is to be tried as often as it does before it puts it aside."""
        for _ in range(MOST_TRIES):
            self.work()
            self.time_passes(60)

    def time_passes(self, seconds: float = PATIENCE) -> None:
        """The clock goes on, and what the queues kept back meanwhile may be taken again."""
        self.lives("time", seconds, lambda: self._time_passes(seconds))

    def _time_passes(self, seconds: float) -> None:
        self.clock.advance(seconds)
        for receipt in self.wire.receipts:
            for queue in (self.settings.inbox_queue, self.settings.dead_letter_queue):
                with suppress(ClientError):  # it was of the other queue, or is done with
                    self.sqs.change_message_visibility(QueueUrl=queue, ReceiptHandle=receipt, VisibilityTimeout=0)
        self.wire.receipts.clear()

    def parent(self, number: str = INVITE["parent_tel"]) -> "Parent":
        return Parent(self, number)

    def waiting(self, queue_url: str) -> int:
        """How many messages a queue holds, visible or not."""
        names = ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]
        found = self.sqs.get_queue_attributes(QueueUrl=queue_url, AttributeNames=names)["Attributes"]
        return sum(int(found[name]) for name in names)


class Parent:
    """A parent with a phone: says, taps, and sees what came."""

    def __init__(self, house: House, number: str):
        self.house, self.number = house, number
        self.phone = house.world.twilio.phone(number)

    def says(self, *texts: str) -> str:
        """Send texts one after another, each worked on before the next; what the phone shows last."""
        for text in texts:
            self.sends(text=text)
        return self.hears

    @property
    def flow(self) -> Flow:
        return self.house.bot.store.flow

    def answers_until(self, step: str, **own: str) -> str:
        """Answer whatever is asked, with these words by question or its example, until a step; what the phone shows."""
        self.house.lives("answers", (self.number, step, own), lambda: answer_until(self, step, own), keep=True)
        return self.hears

    def hides_number(self, **named: str) -> str:
        """WhatsApp names this parent by an id alone from now on: which one."""
        return self.phone.is_named(withheld=True, **named).id

    def shows_number(self, **named: str) -> str:
        """WhatsApp names this parent by their number and an id beside it: which one."""
        return self.phone.is_named(withheld=False, **named).id

    def sends(self, **what: Any) -> Delivery:
        """Send anything a phone can, and let the worker work."""
        delivery = self.phone.send(**what)
        self.house.work()
        return delivery

    def taps(self, label: str) -> str:
        """Tap the newest button or list item with this label."""
        self.phone.tap(label)
        self.house.work()
        return self.hears

    @property
    def received(self) -> list[dict[str, Any]]:
        """Everything that came from the club, oldest first."""
        return [message for message in self.phone.messages() if message["from"] == "bot"]

    @property
    def texts(self) -> list[str]:
        """What these messages say."""
        return [message["text"] for message in self.received]

    @property
    def hears(self) -> str:
        """The newest message from the club."""
        return self.texts[-1] if self.received else ""

    @property
    def labels(self) -> list[str]:
        """What can be tapped under the newest message."""
        message = self.received[-1]
        buttons = [button["text"] for button in message.get("buttons") or []]
        return buttons or [item["title"] for item in (message.get("list") or {}).get("items", [])]

    @property
    def conversation(self) -> Any:
        return self.house.bot.store.load(self.number)

    @property
    def registration(self) -> Any:
        """The registration that is talked about, as stored."""
        return self.conversation.registration


def twilio_form(
    text: str = "", number: str = INVITE["parent_tel"], sid: str = "SM" + "0d" * 16, **fields: str
) -> dict[str, str]:
    """The form in which Twilio brings a parent's text."""
    return {"MessageSid": sid, "From": f"whatsapp:{number}", "To": CLUB_NUMBER, "Body": text, "NumMedia": "0"} | fields


def at(*date_and_time: int) -> Clock:
    """A clock that stands still, in UTC."""
    return Clock(at=datetime(*date_and_time, tzinfo=UTC))
