"""The one transaction that saves a unit of work: what it writes, and what it means when DynamoDB cancels it."""

from collections.abc import Sequence

from bot.store import items
from bot.store.exchange import Exchange
from bot.store.items import Changes, Hold, Item
from flows.records import Case, Conversation


class AlreadyHeard(Exception):
    """The exchange was stored before, and nobody was overtaken: what was saved then stands."""

    def __init__(self, key: str):
        super().__init__(key)
        self.key = key


class Taken(Exception):
    """Another registration of the team holds what this one was to hold."""


class Conflict(Exception):
    """Somebody else has saved the conversation since it was loaded: load it again."""


class Transaction:
    """A conversation, if it is to be kept, with its exchange, and what changes with them, for this table.

    `alerts` are the writes that raise them, `cases` what has a link from now on.
    """

    def __init__(
        self,
        table: str,
        conversation: Conversation,
        exchange: Exchange,
        changes: Changes,
        alerts: Sequence[Item] = (),
        cases: Sequence[Case] = (),
    ):
        self._table, self._key = table, exchange.key
        self._lock = self._conversation(conversation, exchange, changes)
        self._known = self._put(items.exchange_item(exchange, forget=not conversation.registrations), items.NEW)
        self._claims = [self._claim(each) for each in changes.claimed]
        self._freed = [self._delete(items.hold_key(each), items.free_or_ours(each)) for each in changes.freed]
        follows = [items.registration_item(each, exchange.at) for each in changes.listed]
        follows += [*items.digest_items(exchange), *map(items.case_item, cases)]
        self._follows = [*(self._put(each) for each in follows), *alerts]
        self._follows += [self._known_as(each, conversation, exchange) for each in changes.known_as]

    @property
    def writes(self) -> list[Item]:
        return [*self._lock, self._known, *self._claims, *self._freed, *self._follows]

    def refusal(self, codes: Sequence[str]) -> AlreadyHeard | Taken | Conflict | None:
        """Why it was cancelled, by DynamoDB's code for each write; None where it is no condition of ours.

        A lost lock comes first: whoever was overtaken has to look again before anything else that failed means much.
        """
        failed = [code == "ConditionalCheckFailed" for code in codes]
        known = len(self._lock)
        if any(failed[:known]):
            return Conflict(self._key)
        if failed[known]:
            return AlreadyHeard(self._key)
        if any(failed[known + 1 : known + 1 + len(self._claims)]):
            return Taken(self._key)
        return Conflict(self._key) if any(failed) or "TransactionConflict" in codes else None

    def _conversation(self, conversation: Conversation, exchange: Exchange, changes: Changes) -> list[Item]:
        """The next version, over the one that was loaded; of a stranger nothing is kept but counts."""
        if _stays(conversation):
            item = items.conversation_item(conversation, changes.due_at)
        elif conversation.guesses or conversation.answered or conversation.version:
            item = items.stranger_item(conversation, exchange.at)
        else:
            return []
        return [self._put(item, items.unchanged(conversation))]

    def _known_as(self, address: str, conversation: Conversation, exchange: Exchange) -> Item:
        parent = conversation.parent
        item = items.same_as_item(address, parent, exchange.at, forget=not _stays(conversation))
        return self._put(item, items.nobody_elses(address, parent))

    def _claim(self, hold: Hold) -> Item:
        return self._put(items.hold_key(hold) | {"registration": {"S": hold.reference}}, items.free_or_ours(hold))

    def _put(self, item: Item, condition: Item | None = None) -> Item:
        return {"Put": {"TableName": self._table, "Item": item} | (condition or {})}

    def _delete(self, key: Item, condition: Item) -> Item:
        return {"Delete": {"TableName": self._table, "Key": key} | condition}


def _stays(conversation: Conversation) -> bool:
    """Whether it is more than a stranger's: theirs, or the memory of their STOP or of an erasure."""
    return bool(conversation.registrations or conversation.opted_out_at or conversation.erased_at)
