"""Looks at how WhatsApp rates the club's number, and tells the club's desk before that stops the season's invites."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta

from bot.logs.log_line import story
from bot.logs.logs import log_failure, logs
from bot.messages.outbox import Busy
from bot.scheduled.digest import THE_CLUB, to_the_desk
from bot.store.number_standing import NumberStanding, Standing
from bot.store.unit_of_work import UnitOfWork
from bot.whatsapp.whatsapp import WhatsApp
from flows.templates import Club

EVERY, AFTER_A_FAILURE = timedelta(hours=1), timedelta(minutes=10)
OFFLINE, LOW = "offline", "low"
HEADLINES = {
    OFFLINE: "WhatsApp took the club's number off the air",
    LOW: "WhatsApp rates the club's number low",
    "": "WhatsApp has nothing against the club's number any more",
}
LINES = {
    OFFLINE: (
        "Nothing is sent to parents or comes from them{because}. What helps: in Twilio's console, under Messaging, "
        "Senders, WhatsApp senders, stands what to do. What would have gone out is kept."
    ),
    LOW: (
        "Too many who got a message blocked the number or reported it. While that is so, WhatsApp lets the club begin "
        "fewer chats a day{limit}, and may stop the number. What helps: say at training that a message comes, and from "
        "which number; invite only who expects it; and send a sheet in parts, over several days."
    ),
    "": "Invites and reminders go out as usual.",
}


class NumberWatch:
    def __init__(
        self,
        kept: NumberStanding,
        whatsapp: WhatsApp,
        unit: UnitOfWork,
        club: Callable[[], Club],
        clock: Callable[[], datetime],
    ):
        self._kept, self._whatsapp, self._unit = kept, whatsapp, unit
        self._club, self._clock = club, clock
        self._next_at = 0.0

    def run(self) -> None:
        """Look, where nobody has for an hour. What fails is tried again ten minutes later: the API is a beta, and may
        fail for good.
        """
        now = self._clock().timestamp()
        if now < self._next_at:
            return
        self._next_at = now + AFTER_A_FAILURE.total_seconds()
        try:
            standing = self._kept.read()
            if now - standing.at >= EVERY.total_seconds():
                standing = self._looked(standing, now)
            self._next_at = standing.at + EVERY.total_seconds()
        except Exception as error:
            log_failure("the club's number could not be looked at", error)

    def _looked(self, before: Standing, now: float) -> Standing:
        standing = self._whatsapp.standing(now)
        if danger(standing) != danger(before):
            self._tell(standing, before.at)
        self._kept.keep(standing)
        return standing

    def _tell(self, standing: Standing, since: float) -> None:
        """Once for each change, however often it is begun: the key is the same until the look is kept."""
        now = danger(standing)
        if now:
            logs.error("the club's number is in danger", verdict=now)
        because = f": {standing.reasons}" if standing.reasons else ""
        limit = f", now {standing.limit}" if standing.limit else ""
        line = LINES[now].format(because=because, limit=limit)
        with story("number"), suppress(Busy):  # whoever was cut short has saved it, and it is sent
            key = f"number-{since:.0f}-{now or 'well'}"
            self._unit.change(THE_CLUB, to_the_desk(self._club(), key, HEADLINES[now], line))


def danger(standing: Standing) -> str:
    """OFFLINE, LOW, or "" where nothing is in the way of messages."""
    if standing.status == "OFFLINE":
        return OFFLINE
    return LOW if standing.quality == "LOW" else ""
