"""The roll: every registration of a season as one short line, for lists, searches and counts.

The index `Roll` holds no more of a registration than its line. A season is spread over SHARDS keys and read with one
Query each, however many are registered: a line is some 300 bytes and a Query answers with a megabyte, so that up to
some 14,000 registrations cost the same number of calls.
"""

import zlib
from collections.abc import Iterator
from typing import Any

import msgspec

from flows.records import Conversation, Registration
from flows.registration.payments import fee_state, mandate_state
from flows.reminders.ladder import Rung

SHARDS = 4
WRONG_AGE = "wrong_age_group"  # the step at which a player rests who is of no age for the team


class Line(msgspec.Struct, frozen=True, array_like=True):
    """One registration in a list; kept as an array, so that new fields come last. `side` is the team with its age
    group, `why` are the reasons for which a person is to see to the chat, `since` (ISO) for how long; `unreachable` is
    Twilio's code, `cause` that of the status, `helper` is on the chat; with a `quiet` family every
    reminder was used up. `manager` is a number, `manager_name` "" in a line of before it was kept.
    """

    reference: str
    player: str
    parent: str
    number: str
    side: str
    manager: str
    status: str
    fee: str
    debit: str
    blocks: list[str] = []
    why: list[str] = []
    since: str = ""
    unreachable: str = ""
    cause: str = ""
    noted: list[str] = []
    shirt: int | None = None
    quiet: bool = False
    wrong_age: bool = False
    helper: str = ""
    manager_name: str = ""


def line(registration: Registration, conversation: Conversation, blocks: list[str]) -> Line:
    """The line of a registration as it stands now, with what it was sent to the club with."""
    invite, answers, pause = registration.invite, registration.confirmed, conversation.paused
    return Line(
        reference=registration.reference,
        player=answers.get("player_name") or invite.player,
        parent=answers.get("parent_name") or invite.parent,
        number=invite.parent_phone,
        side=invite.side,
        manager=invite.manager_phone,
        status=registration.status,
        fee=fee_state(registration),
        debit=mandate_state(registration),
        blocks=blocks,
        why=sorted({*([pause.reason] if pause else []), *conversation.alerted}),
        since=pause.at.isoformat(timespec="seconds") if pause else "",
        unreachable=conversation.unreachable,
        cause=registration.history[-1].cause if registration.history else "",
        noted=sorted(registration.noted),
        shirt=answers.get("shirt_number"),
        quiet=Rung.MANAGER in conversation.reminded,
        wrong_age=registration.state == WRONG_AGE,
        helper=pause.by if pause else "",
        manager_name=invite.manager_name,
    )


def roll_key(season: str, reference: str) -> str:
    """Which of the season's keys has this registration."""
    return _shard(season, zlib.crc32(reference.encode()) % SHARDS)


class Roll:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def season(self, season: str) -> list[Line]:
        """Every line of a season, in the order of team and player. The index follows the table within moments."""
        found = [item for shard in range(SHARDS) for item in self._shard(_shard(season, shard))]
        found.sort(key=lambda item: item["listed"]["S"])
        return [msgspec.json.decode(item["brief"]["S"], type=Line) for item in found]

    def _shard(self, key: str) -> Iterator[dict[str, Any]]:
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Roll",
            KeyConditionExpression="roll = :key",
            ExpressionAttributeValues={":key": {"S": key}},
        )
        for page in pages:
            yield from page["Items"]


def _shard(season: str, number: int) -> str:
    return f"{season}#{number}"
