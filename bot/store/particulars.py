"""What the desk has said of the club, which stands above its settings, and what is in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

import msgspec

from bot.store.items import Item, encoded, key
from flows.particulars.table import with_texts
from flows.templates import Club

GOOD_FOR = timedelta(minutes=1)


class Word(msgspec.Struct, frozen=True):
    """What somebody of the desk, by their e-mail address, said and when; `value` as it would stand in club.toml."""

    value: str
    by: str
    at: datetime


class Words(msgspec.Struct, frozen=True):
    """The desk's words by the setting's name; `version` counts the changes."""

    version: int
    said: dict[str, Word]


class Particulars:
    """One item beside the club's questions, into which no deployment writes.

    `dynamodb` is a boto3 client; `written` is the club by its settings.
    """

    def __init__(self, dynamodb: Any, table: str, written: Club, clock: Callable[[], datetime]):
        self._dynamodb, self._table, self.written, self._clock = dynamodb, table, written, clock
        self._in_force, self._until = written, datetime.min.replace(tzinfo=clock().tzinfo)

    def club(self) -> Club:
        """The club as it is in force: what another process changed, a minute later at most."""
        now = self._clock()
        if now >= self._until:
            self._in_force, self._until = self.standing(self.read()), now + GOOD_FOR
        return self._in_force

    def standing(self, words: Words) -> Club:
        """The club by these words, and by its settings where they say nothing."""
        return with_texts(self.written, {name: word.value for name, word in words.said.items()})

    def read(self) -> Words:
        """The desk's words now; none where nobody has said any."""
        found = self._dynamodb.get_item(TableName=self._table, Key=_KEY, ConsistentRead=True).get("Item")
        if found is None:
            return Words(0, {})
        return Words(int(found["version"]["N"]), msgspec.json.decode(found["body"]["S"], type=dict[str, Word]))

    def keep(self, before: Words, said: Mapping[str, Word], beside: Iterable[Item]) -> bool:
        """Put these words in the place of those of before, together with what tells of it. False where somebody was
        faster.
        """
        item = _KEY | {"version": {"N": str(before.version + 1)}, "body": encoded(dict(said))}
        put = {
            "TableName": self._table,
            "Item": item,
            "ConditionExpression": "attribute_not_exists(pk) OR version = :seen",
            "ExpressionAttributeValues": {":seen": {"N": str(before.version)}},
        }
        others = [{"Put": {"TableName": self._table, "Item": each}} for each in beside]
        try:
            self._dynamodb.transact_write_items(TransactItems=[{"Put": put}, *others])
        except self._dynamodb.exceptions.TransactionCanceledException as error:
            if error.response["CancellationReasons"][0].get("Code") == "ConditionalCheckFailed":
                return False
            raise
        self._until = self._clock()
        return True


_KEY = key("settings", "particulars")
