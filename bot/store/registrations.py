"""Registrations as the club looks at them: by season, team and status, a page at a time, in the order of team and
player.

A page costs one Query of what it shows, and from the second on one read of the row it goes on after, however many
registrations are stored. The indexes follow the table within moments, not at once.
"""

import re
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple

import msgspec

from flows.grammar.flow import Flow
from flows.grammar.migrations import UnknownStep, migrate
from flows.records import Registration
from flows.registration.blockers import as_asked_now
from flows.registration.holds import player_key

STATUSES = (
    "invited", "started", "details_confirmed", "payment_pending", "registered", "declined", "withdrawn", "expired",
)  # fmt: skip
REFERENCE = re.compile(r"[0-9A-Z]{4}-[0-9A-Z]{4}")
PAGE, MOST = 50, 100


class BadCursor(ValueError):
    """`after` is not what `next` was in an answer to the same question, or that registration is gone."""


class Row(NamedTuple):
    """One registration as of its last status or block. `changed_at` is ISO, `blocked_by` what keeps it back."""

    registration: Registration
    parent: str
    changed_at: str
    blocked_by: list[str]


class Registrations:
    def __init__(self, dynamodb: Any, table: str, flow: Flow):
        self._dynamodb, self._table, self.flow = dynamodb, table, flow

    def page(
        self, season: str, team: str = "", status: str = "", after: str = "", limit: int = PAGE
    ) -> tuple[list[Row], str | None]:
        """Up to `limit` registrations, and the `after` of the page that follows, if one does; that may be empty.

        `season` is like "2026-27", `team` like "Panthers u11s". Raises BadCursor.
        """
        query = self._query(season, team, status) | {"Limit": limit}
        if after:
            query["ExclusiveStartKey"] = self._start(after, season, team, status)
        answer = self._dynamodb.query(**query)
        last = answer.get("LastEvaluatedKey")
        return [self._row(item) for item in answer["Items"]], _reference(last) if last else None

    def each(self, season: str, team: str = "", status: str = "") -> Iterator[Row]:
        """All of them, read a page at a time while they are taken."""
        paginator = self._dynamodb.get_paginator("query")
        for page in paginator.paginate(**self._query(season, team, status), PaginationConfig={"PageSize": MOST}):
            yield from map(self._row, page["Items"])

    def read(self, reference: str) -> Row | None:
        """The registration of a reference as people write it, or None."""
        item = self._item(reference.strip().upper())
        return self._row(item) if item else None

    def _query(self, season: str, team: str, status: str) -> dict[str, Any]:
        index, name, value = ("ByStatus", "season_status", f"{season}#{status}")
        if not status:
            index, name, value = ("BySeason", "season", season)
        condition, values = f"{name} = :within", {":within": {"S": value}}
        if team:
            condition += " AND begins_with(listed, :team)"
            values[":team"] = {"S": _of_team(team, season)}
        return {
            "TableName": self._table,
            "IndexName": index,
            "KeyConditionExpression": condition,
            "ExpressionAttributeValues": values,
        }

    def _start(self, after: str, season: str, team: str, status: str) -> dict[str, Any]:
        """The key that DynamoDB goes on after. A cursor is a reference: it tells nobody's name in an address."""
        item = self._item(after)
        if item is None or item.get("season", {}).get("S") != season:
            raise BadCursor(after)
        if team and not item["listed"]["S"].startswith(_of_team(team, season)):
            raise BadCursor(after)
        within = {"season_status": {"S": f"{season}#{status}"}} if status else {"season": {"S": season}}
        return within | {name: item[name] for name in ("pk", "sk", "listed")}

    def _item(self, reference: str) -> dict[str, Any] | None:
        if not REFERENCE.fullmatch(reference):
            return None
        key = {"pk": {"S": f"registration#{reference}"}, "sk": {"S": "registration"}}
        return self._dynamodb.get_item(TableName=self._table, Key=key, ConsistentRead=True).get("Item")

    def _row(self, item: dict[str, Any]) -> Row:
        registration = msgspec.json.decode(item["body"]["S"], type=Registration)
        with suppress(UnknownStep):  # a row is only looked at, so where it stood need not be a step of this release
            migrate(registration, self.flow)
        blocks = [each["S"] for each in item.get("blocked_by", {}).get("L", [])]
        blocked_by = as_asked_now(self.flow, registration, blocks)
        return Row(registration, item["parent"]["S"], item["changed_at"]["S"], blocked_by)


def _of_team(team: str, season: str) -> str:
    """How `listed` begins for every player of a team."""
    return f"{season}#{player_key(team)}#"


def _reference(item: dict[str, Any]) -> str:
    return item["pk"]["S"].removeprefix("registration#")
