"""The whole way of a bounce and of a STOP by text: from the provider over the sender to the chat."""

from collections.abc import Iterator
from typing import Any

import pytest

from bot.app import create_app
from local.build import feedback_queue
from local.feedback import Hearing
from local.wsgi_server import WsgiServer
from sender.auth.callers import Caller
from sender.store.messages import EMAIL
from tests.support.chats.examples import ALL_ANSWERS
from tests.support.house import House, Parent
from tests.support.sender.office import Office

JANE, NEW = "jane@example.com", "jane@example.org"
BOT = "club-desk"  # the name that is in the token which the office lays for the bot


class Joined:
    """A bot that is a caller of the sender's with a webhook to itself, in one world and at one time."""

    def __init__(self, house: House, office: Office):
        self.house, self.office = house, office
        office.start(SENDER_STAGE="local")
        house.time_passes((office.clock.now() - house.clock.now()).total_seconds())
        self.feedback = Hearing(feedback_queue(office.outputs), office.back.feedback)

    def listens(self, url: str) -> None:
        callers, now = self.office.front.callers, self.office.clock.now()
        callers.add(Caller(name=BOT), now)
        secret = callers.set_webhook(BOT, f"{url}/sender", local=True).webhook.secret
        self.house.start(SENDER_WEBHOOK_SECRET=secret)

    def works(self) -> None:
        """Everybody works until nothing is left."""
        self.office.works()
        self.feedback.poll()
        self.office.tells_callers()
        self.house.work()

    def sent(self, to: str) -> dict[str, Any]:
        """The newest e-mail or text that went there."""
        return self.house.world.aws.sent.messages(to)[-1]


@pytest.fixture
def joined(house: House, office: Office) -> Iterator[Joined]:
    joined = Joined(house, office)
    with WsgiServer(lambda environ, start: create_app(house.bot)(environ, start)) as server:
        joined.listens(server.url)
        yield joined


def test_a_confirmation_bounces_is_put_right_and_arrives(joined: Joined, house: House, parent: Parent):
    parent.says(*ALL_ANSWERS, "yes")
    joined.works()
    fates = house.world.fates
    fates.tell(joined.sent(JANE)["sid"], "bounce")
    joined.works()
    assert parent.conversation.bounces
    assert "e-mail bounces" in house.bot.registrations.read(parent.registration.reference).blocked_by
    parent.says("hello", NEW)
    joined.works()
    fates.tell(joined.sent(NEW)["sid"], "deliver")
    joined.works()
    assert "e-mail bounces" not in house.bot.registrations.read(parent.registration.reference).blocked_by


def test_an_address_that_bounced_for_another_family_is_asked_about_though_nothing_is_sent(
    joined: Joined, house: House, parent: Parent
):
    joined.office.back.suppression.suppress(EMAIL, JANE, "bounce")
    parent.says(*ALL_ANSWERS, "yes")
    joined.works()
    assert house.world.aws.sent.messages(JANE) == []
    assert "Is that the right address?" in parent.hears
    assert "e-mail bounces" in house.bot.registrations.read(parent.registration.reference).blocked_by
    parent.says(NEW)
    joined.works()
    house.world.fates.tell(joined.sent(NEW)["sid"], "deliver")
    joined.works()
    assert "e-mail bounces" not in house.bot.registrations.read(parent.registration.reference).blocked_by


def test_stop_by_text_ends_the_chats_messages_and_start_begins_them_again(joined: Joined, house: House, parent: Parent):
    house.bot.desk.say(parent.registration.reference, "Training is at six", "Kim")  # by text: they never wrote
    joined.works()
    fates, text = house.world.fates, joined.sent(parent.number)
    fates.reply(text["sid"], "STOP")
    joined.works()
    assert parent.conversation.opted_out_at
    house.time_passes(60)
    joined.office.clock.advance(60)
    fates.reply(text["sid"], "START")
    joined.works()
    assert parent.conversation.opted_out_at is None
