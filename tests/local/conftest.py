"""One world for all tests of this folder, forgotten between them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
import requests
from twilio.rest import Client

from local.clock import Clock
from local.world import World

ACCOUNT, TOKEN = "AC" + "0a" * 16, "the-token-of-the-tests"
CLUB, PARENT = "whatsapp:+447700900999", "+447700900123"
BOT = "http://bot.example.com/production"


@dataclass
class Bot:
    """Stands where the bot would: keeps what Twilio posts to it, and answers what a test wants."""

    answer: Callable[[str, dict], object] = lambda url, form: 200
    posts: list[tuple[str, dict, dict]] = field(default_factory=list)

    def __call__(self, url: str, form: dict, headers: dict):
        self.posts.append((url, form, headers))
        return self.answer(url, form)

    @property
    def forms(self) -> list[dict]:
        return [form for _, form, _ in self.posts]

    def told(self, sid: str) -> list[tuple[str, str | None]]:
        """The statuses it was told of one message, each with its error code."""
        return [(form["MessageStatus"], form.get("ErrorCode")) for form in self.forms
                if form["MessageSid"] == sid and "MessageStatus" in form]  # fmt: skip


@pytest.fixture(scope="session")
def one_world() -> Iterator[World]:
    bot = Bot()
    clock = Clock(at=datetime(2026, 8, 3, 9, 0, tzinfo=UTC))
    world = World(None, ACCOUNT, TOKEN, CLUB, f"{BOT}/webhook", post=bot, clock=clock)
    world.bot = bot
    world.start()
    yield world
    world.stop()


@pytest.fixture
def world(one_world: World) -> Iterator[World]:
    one_world.bot.posts.clear()
    one_world.bot.answer = Bot.answer
    one_world.state = lambda number: {}
    yield one_world
    one_world.reset()


@pytest.fixture
def bot(world: World) -> Bot:
    return world.bot


@pytest.fixture
def parent(world: World):
    return world.twilio.phone(PARENT)


@pytest.fixture
def api(world: World) -> Client:
    """The real Twilio SDK, pointed at the stand-in."""
    return client_of(world)


def client_of(world: World) -> Client:
    client = Client(ACCOUNT, TOKEN)
    client.api.base_url = client.content.base_url = world.phone_url
    return client


@pytest.fixture
def send(api: Client):
    """Send to the parent as the bot does."""

    def send(body: str | None = None, **fields):
        if body is not None:
            fields["body"] = body
        return api.messages.create(**{"to": f"whatsapp:{PARENT}", "from_": CLUB, **fields})

    return send


@pytest.fixture
def browser(world: World) -> Iterator[Callable[..., requests.Response]]:
    """Ask the phone's JSON API: browser("GET", "/phones")."""
    with requests.Session() as session:
        session.trust_env = False
        yield lambda method, path, **given: session.request(method, world.phone_url + path, timeout=30, **given)
