"""Parents who fall silent, and what goes out to them while they do."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import msgspec

from flows.london import LONDON
from flows.records import Conversation
from flows.registration.questions import registration as flow
from flows.reminders.ladder import Reminder, Rung, due, next_at, take
from flows.reminders.quiet_hours import next_allowed
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, up_to

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
MIA = {"player_first_name": "Mia", "team_name": "Otters", "age_group": "u9s"}
TOM = {"player_first_name": "Tom", "team_name": "Colts", "age_group": "u8s"}
HALF_WAY, AT_THE_CHECK = up_to("email"), ALL_ANSWERS
COMPLETE = (*ALL_ANSWERS, "yes")
LADDER = list(Rung)


def london(day: str, hour: str) -> datetime:
    """A moment as the parent's kitchen clock shows it: `london("4 August 2026", "11:00")`."""
    return datetime.strptime(f"{day} {hour}", "%d %B %Y %H:%M").replace(tzinfo=LONDON).astimezone(UTC)


MONDAY = london("3 August 2026", "13:00")


def silent_since(moment: datetime, *said: str, invites: tuple[dict, ...] = ({},)) -> Conversation:
    """A parent who said this, the last of it at that moment; who said nothing was invited then."""
    chat = Chat(*invites, now=moment - timedelta(seconds=20) * len(said))
    chat.says(*said)
    return chat.conversation


def sent(conversation: Conversation, *outages: tuple[datetime, datetime]) -> Iterator[tuple[datetime, Reminder]]:
    """Everything that goes out if the parent stays silent, each as soon as it is due and nothing is down."""
    while (moment := next_at(flow, conversation)) is not None:
        for down, up in sorted(outages):
            moment = next_allowed(up) if down <= moment < up else moment
        reminder = due(flow, conversation, moment)
        if reminder is None:  # the season ended during an outage
            return
        take(conversation, reminder, moment)
        yield moment, reminder


def calls(conversation: Conversation, *outages: tuple[datetime, datetime]) -> list[tuple[datetime, str, str]]:
    return [(moment, each.rung, each.way) for moment, each in sent(conversation, *outages)]


def nothing_ever(conversation: Conversation) -> bool:
    return next_at(flow, conversation) is None and all(
        due(flow, conversation, MONDAY + days * DAY) is None for days in range(400)
    )


def resumed(conversation: Conversation, at: datetime) -> Chat:
    """The chat of a conversation, whose parent writes next at that moment."""
    chat = Chat(now=at - timedelta(seconds=20))
    chat.saved = msgspec.json.encode(conversation)
    return chat
