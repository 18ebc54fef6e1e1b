"""A witness of a house: sees what was sent to it, what it heard, and whether that came to what its twin says."""

from collections import Counter
from typing import Any, NamedTuple

from msgspec.structs import replace

from bot.store.exchange import HELD, Exchange
from bot.store.store import Store
from bot.store.unit_of_work import Before
from flows.records import Conversation, Known, Message, Notice
from flows.registration.questions import registration as flow
from tests.support.chats.twin import Heard, Twin, copy
from tests.support.house import House
from tests.support.outside import OUTSIDE

TOKEN = 22  # letters of secrets.token_urlsafe(16)


class Sent(NamedTuple):
    """A parent's message on its way. `quotes` is the sid of the message of ours that it belongs to; a picture in it
    has this `trouble`, or none.
    """

    message: Message
    quotes: str = ""
    trouble: str = ""


class Witness:
    """`pending` is what each parent has sent and the house has not heard, `stored` the sids of what it has, oldest
    first: of who was erased, or never invited, nothing is remembered for long. `replies` is what each parent is to
    have on the phone, and `saves` counts how often their chat was saved.

    `references` are of all the registrations that each parent ever had, `notices` are all that the sender is to get,
    and `marks` says of which registration a word was said.
    """

    def __init__(self, house: House, *parents: str):
        self.house, self.parents = house, parents
        self.table = Store(OUTSIDE.client("dynamodb"), house.settings.table, flow)  # not over the bot's wire
        self.twin = Twin(house.settings.club, self.table.contents(), parents)
        self.pending: dict[str, list[Sent]] = {parent: [] for parent in parents}
        self.stored: dict[str, list[str]] = {parent: [] for parent in parents}
        self.replies: dict[str, list[str]] = {parent: [] for parent in parents}
        self.references: dict[str, set[str]] = {parent: set() for parent in parents}
        self.saves: Counter[str] = Counter()
        self.notices: set[str] = set()
        self.marks: dict[str, str] = {}

    def known(self) -> dict[str, Known]:
        return {parent: self.twin.known(parent) for parent in self.parents}

    def lets_answer(self, parent: str, until: str) -> None:
        """Put a chat into the table that has come so far: what was said until then is not what the story is about."""
        at, before = self.house.clock.now(), self.table.load(parent)
        self.twin.answers(parent, until, at)
        conversation = replace(copy(self.twin.chats[parent]), version=before.version)
        changes = Before(flow, self.house.settings.club, Conversation(parent=parent)).changes(conversation)
        self.table.save(conversation, Exchange(parent=parent, key="earlier", at=at), changes)
        self.saves[parent] += 1

    def sees_invites(self, fields: dict[str, str]) -> None:
        """Let the twin take up a registration that a trigger has made."""
        parent = fields["parent_tel"]
        for reference in {each.reference for each in self.table.load(parent).registrations} - self.references[parent]:
            exchange = self.table.exchange(parent, f"invite-{reference}-1")
            self.twin.invited(fields, reference, exchange.at)
            self.references[parent].add(reference)
            self._keeps(exchange)

    def sees_what_was_heard(self, earlier: dict[str, Known]) -> None:
        """Let the twin hear what the house has heard since, of each parent one message at most, and compare them.

        The house knew what was known when it took the message, or what is now: another's save may have come between.
        """
        for parent in self.parents:
            sent = self.pending[parent][0] if self.pending[parent] else None
            exchange = sent and self.table.exchange(parent, sent.message.sid)
            if not exchange:
                continue
            message = self._completed(parent, sent)
            came = Heard(
                [each.text for each in exchange.outgoing],
                exchange.facts,
                [each.notice for each in exchange.postings],
                copy(self.table.load(parent)),
            )
            knowledge = [replace(known, token=_token_of(came)) for known in (self.twin.known(parent), earlier[parent])]
            right = [self.twin.hears(message, exchange, known) for known in knowledge]
            assert came in right, f"{message} came to\n{came}\nand not to\n{right[0]}"
            self._goes_on(parent, message, came)
            self._keeps(exchange)

    def _completed(self, parent: str, sent: Sent) -> Message:
        message, about = sent.message, ""
        if sent.quotes:
            about = self.table.asked_with(parent, sent.quotes)
        picture = self.twin.photo(parent, message, sent.trouble) if message.kind == "media" else None
        return replace(message, about=about, picture=picture)

    def _goes_on(self, parent: str, message: Message, came: Heard) -> None:
        if " mark" in message.text:
            self.marks[message.text.split()[-1]] = self.twin.chats[parent].active
        self.twin.chats[parent] = came.conversation
        self.pending[parent].pop(0)
        self.stored[parent].append(message.sid)
        if not came.conversation.registrations:
            self.stored[parent].clear()

    def _keeps(self, exchange: Exchange) -> None:
        self.replies[exchange.parent] += [each.text for each in exchange.outgoing]
        self.notices |= {_named(each.notice) for each in exchange.postings if each.status != HELD}
        self.saves[exchange.parent] += 1

    def gone(self, parent: str) -> set[str]:
        """The references of registrations that the parent had and has no longer."""
        return self.references[parent] - {each.reference for each in self.twin.chats[parent].registrations}

    def items(self) -> list[dict[str, Any]]:
        """Every item of the bot's table."""
        return self.house.bot.dynamodb.scan(TableName=self.house.settings.table, ConsistentRead=True)["Items"]


def _named(notice: Notice) -> str:
    """A message by its trace, an opt-out or its end by whose it is."""
    return notice.trace if notice.kind == "message" else f"{notice.kind} {notice.phone}"


def _token_of(came: Heard) -> str:
    """What the house has made up for the links of a turn: in the pause that it led to, or in a link that goes out."""
    links = [notice.values["link"].rpartition("/")[2] for notice in came.notices if "link" in notice.values]
    token = came.conversation.paused.token if came.conversation.paused else next(iter(links), "")
    return token[:TOKEN]  # without the number of the case within the turn
