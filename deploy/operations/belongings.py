"""What of the bot's table as it once was may be put back into the table as it is.

A loss is made good, and nothing else: what was erased, given up or revoked since then does not return.
"""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from bot.store.items import Hold, registration_item
from bot.store.store import Store
from bot.store.unit_of_work import listed
from flows.grammar.migrations import load_conversation
from flows.records import Conversation, Registration
from flows.registration.holds import held, team_of

Item = dict[str, Any]


def is_conversation(item: Item) -> bool:
    return item.get("sk", {}).get("S") == "conversation"


class Belongings:
    """Judges items by the conversations as they are now, so those have to be back before anything else is judged.

    `before` are the conversations' items as they once were.
    """

    def __init__(self, store: Store, before: list[Item]):
        self._store = store
        conversations = (load_conversation(item["body"]["S"], store.flow) for item in before)
        self._before = {each.parent: each for each in conversations}
        self._parents = {reference: each.parent for each in self._before.values() for reference in _references(each)}
        self._now: dict[str, Conversation] = {}

    def as_it_belongs(self, item: Item) -> Item | None:
        """The item as it may be put back; None where nobody has it any more."""
        if is_conversation(item):
            return item
        kind, _, name = item["pk"]["S"].partition("#")
        judge: Callable[[Item, str], Item | None] = {
            "parent": self._exchange,
            "registration": self._registration,
            "team": self._hold,
            "waiting": self._link,
            "digest": self._line,
            "settings": lambda item, _name: item,
        }.get(kind, lambda _item, _name: None)  # a key may have been revoked since, and a budget is of its minute
        return judge(item, name)

    def _exchange(self, item: Item, number: str) -> Item | None:
        """One of a parent's whose conversation goes on: of who was erased and came back, nothing returns either."""
        before, now = self._before.get(number), self._conversation(number)
        goes_on = before is None or not before.registrations or _references(before) & _references(now)
        return item if goes_on and not now.erased_at else None

    def _registration(self, item: Item, reference: str) -> Item | None:
        """As its conversation has it now, which may be further on."""
        found, conversation = self._found(reference)
        at = found.history[-1].at if found and found.history else datetime.now(UTC)
        return registration_item(listed(self._store.flow, found, conversation), at) if found and conversation else None

    def _hold(self, item: Item, team: str) -> Item | None:
        reference = item["registration"]["S"]
        found, _ = self._found(reference)
        holds = {Hold(team_of(found), what, reference) for what in held(found)} if found else set()
        return item if Hold(team, item["sk"]["S"], reference) in holds else None

    def _link(self, item: Item, token: str) -> Item | None:
        _, conversation = self._found(item["registration"]["S"])
        return item if conversation and conversation.paused and conversation.paused.token == token else None

    def _line(self, item: Item, _day: str) -> Item | None:
        found, _ = self._found(item["sk"]["S"].partition("#")[0])
        return item if found else None

    def _found(self, reference: str) -> tuple[Registration, Conversation] | tuple[None, None]:
        """A registration as it is now, with its parent's conversation."""
        number = self._parents.get(reference)
        conversation = self._conversation(number) if number else None
        found = [each for each in conversation.registrations if each.reference == reference] if conversation else []
        return (found[0], conversation) if found else (None, None)

    def _conversation(self, number: str) -> Conversation:
        if number not in self._now:
            self._now[number] = self._store.load(number)
        return self._now[number]


def _references(conversation: Conversation) -> set[str]:
    return {each.reference for each in conversation.registrations}
