"""A table as it was at a point in time, put back where the table of today lacks it. Nothing newer is overwritten.

AWS restores into a side table. It stays until all is back, so that a restoration that was cut short goes on.
"""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cached_property
from typing import Any

from botocore.exceptions import ClientError

from bot.store.club_questions import ClubQuestions
from bot.store.store import Store
from deploy.aws.services import DeploymentFailed
from deploy.deployment import Deployment
from deploy.operations.belongings import Belongings, Item, is_conversation
from flows.london import LONDON
from flows.registration.club_questions.flow import flow_with

TABLES = {
    "conversations": ("bot", "ConversationsTable"),
    "templates": ("sender", "MessageTemplatesTableName"),
    "ledger": ("sender", "LedgerTableName"),
}
PAUSE, LONGEST = 10, 2 * 3600  # seconds
REFUSALS = {
    "InvalidRestoreTimeException": "AWS keeps 35 days, up to five minutes ago, of a table that was there then",
    "PointInTimeRecoveryUnavailableException": "Point-in-time recovery is off: `python3 start.py deploy` turns it on",
    "LimitExceededException": "Too many tables are being restored: wait for the others, then run this again",
}


def restore(
    deployment: Deployment, which: str, at: datetime, say: Callable[[str], None], ask: Callable[[str], bool]
) -> None:
    """Put back what a stage's table had then and lacks now. Raises DeploymentFailed."""
    if which not in TABLES:
        raise DeploymentFailed(f"There is no table {which!r}; there are {', '.join(TABLES)}")
    service, output = TABLES[which]
    table, side = deployment.outputs(service)[output], f"{deployment.club.title}-{which}-at-{at:%Y%m%dT%H%M%SZ}"
    restoration = Restoration(deployment.client("dynamodb"), table, side)
    say(f"The {which} as of {at.astimezone(LONDON):%d %B %Y, %H:%M} London time, in the side table {side}")
    if restoration.begin(at):
        say("AWS restores it; that takes a quarter of an hour and more …")
    restoration.wait()
    fates = restoration.put_back(judged=which == "conversations")
    say(", ".join(f"{count} {fate}" for fate, count in fates.items()) or "There was nothing in it.")
    if ask(f"Delete the side table {side}?"):
        restoration.end()
        say("The side table is gone.")
    else:
        say("The side table stays, and costs, until this is run again and answered with yes.")


class Restoration:
    """From a side table into a table, both by name. `dynamodb` is a boto3 client."""

    def __init__(self, dynamodb: Any, table: str, side: str):
        self._dynamodb, self._table, self._side = dynamodb, table, side

    def begin(self, at: datetime) -> bool:
        """Have AWS make the side table, unless an earlier run did; whether it did not. Raises DeploymentFailed."""
        if self._status():
            return False
        try:
            self._dynamodb.restore_table_to_point_in_time(
                SourceTableName=self._table,
                TargetTableName=self._side,
                RestoreDateTime=at,
                GlobalSecondaryIndexOverride=[],  # it is only scanned
            )
        except ClientError as error:
            remedy = REFUSALS.get(error.response["Error"]["Code"])
            if not remedy:
                raise
            raise DeploymentFailed(f"AWS does not restore {self._table} as of {at.isoformat()}: {remedy}") from None
        return True

    def wait(self) -> None:
        """Until the side table is whole. Raises DeploymentFailed."""
        deadline = time.monotonic() + LONGEST
        while (status := self._status()) != "ACTIVE":
            if time.monotonic() > deadline:
                raise DeploymentFailed(f"{self._side} is still {status}: run this again later, it goes on")
            time.sleep(PAUSE)

    def put_back(self, *, judged: bool) -> Counter[str]:
        """How many of its items met which fate; `judged` where the table is the bot's."""
        items = sorted(self._scan(), key=is_conversation, reverse=True)
        belongings = Belongings(self._store(), list(filter(is_conversation, items))) if judged else None
        return Counter(self._settle(item, belongings) for item in items)

    def _store(self) -> Store:
        """The bot's table, with the flow that its conversations play."""
        return Store(self._dynamodb, self._table, flow_with(ClubQuestions(self._dynamodb, self._table).read()))

    def end(self) -> None:
        self._dynamodb.delete_table(TableName=self._side)

    def _settle(self, item: Item, belongings: Belongings | None) -> str:
        """Put one item back, if it is lacking and belongs there; its fate."""
        if "expires" in item and float(item["expires"]["N"]) <= time.time():  # DynamoDB deletes these late
            return "expired"
        if self._is_there(item):
            return "there already"
        back = belongings.as_it_belongs(item) if belongings else item
        if back is None:
            return "left out, since it was erased, given up or revoked"
        return "put back" if self._put(back) else "there already"

    def _status(self) -> str:
        """DynamoDB's word about the side table; "" where there is none."""
        try:
            return self._dynamodb.describe_table(TableName=self._side)["Table"]["TableStatus"]
        except self._dynamodb.exceptions.ResourceNotFoundException:
            return ""

    @cached_property
    def _keys(self) -> list[str]:
        schema = self._dynamodb.describe_table(TableName=self._table)["Table"]["KeySchema"]
        return [each["AttributeName"] for each in schema]

    def _scan(self) -> Iterator[Item]:
        for page in self._dynamodb.get_paginator("scan").paginate(TableName=self._side):
            yield from page["Items"]

    def _is_there(self, item: Item) -> bool:
        key = {name: item[name] for name in self._keys}
        return "Item" in self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True)

    def _put(self, item: Item) -> bool:
        """Whether it was still lacking: somebody may write there meanwhile."""
        lacking = f"attribute_not_exists({self._keys[0]})"
        try:
            self._dynamodb.put_item(TableName=self._table, Item=item, ConditionExpression=lacking)
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True


def moment(given: str) -> datetime:
    """`2026-11-21T18:30`, London's time unless it says another, in UTC. Raises ValueError with the remedy."""
    try:
        at = datetime.fromisoformat(given)
    except ValueError:
        raise ValueError("must be a time like 2026-11-21T18:30") from None
    at = at if at.tzinfo else at.replace(tzinfo=LONDON)
    if at > datetime.now(UTC):
        raise ValueError("must be a time that is over")
    return at.astimezone(UTC)
