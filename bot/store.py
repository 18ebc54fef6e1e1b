"""DynamoDB: one table of conversations, exchanges and registrations. Conditional writes are the only lock.

| pk | sk | what |
|---|---|---|
| `parent#<address>` | `conversation` | the conversation as JSON, with its version; in the index `Due` |
| `parent#<address>` | `exchange#<key>` | one exchange; in the index `Unsent` while something is to be sent |
| `registration#<reference>` | `registration` | one registration as of its last status; in the index `ByTeam` |
| `waiting#<token>` | `waiting` | the parent whose chat waits for a person |
| `team#<season>#<team>` | `<hold>` | which registration has a shirt number or a player's place (see flows/holds.py) |
"""

from collections.abc import Collection, Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any, NamedTuple

import msgspec

from bot.exchanges import Exchange, Outgoing, Posting
from flows.blocks import blocked_by
from flows.holds import player_key
from flows.london import digest_day
from flows.migrations import load_conversation
from flows.records import Conversation, DigestLine, Registration
from flows.reminders import next_at

STRANGERS_KEPT = timedelta(days=7)
LINKS_KEPT, DIGESTS_KEPT = timedelta(days=30), timedelta(days=7)


class AlreadyHeard(Exception):
    """The exchange is stored: this message was taken in before."""


class Taken(Exception):
    """Another registration of the team holds what this one was to hold."""


class Hold(NamedTuple):
    """One thing of a team that a registration holds alone."""

    team: str
    what: str
    reference: str


class Conflict(Exception):
    """Somebody else has saved the conversation since it was loaded: load it again."""


class Store:
    def __init__(self, dynamodb: Any, table: str):
        self._dynamodb, self._table = dynamodb, table

    def load(self, parent: str) -> Conversation:
        """The parent's conversation, a new one for somebody unknown."""
        item = self._get(f"parent#{parent}", "conversation")
        if item is None:
            return Conversation(parent=parent)
        conversation = load_conversation(item["body"]["S"])
        conversation.version = int(item["version"]["N"])
        return conversation

    def save(
        self,
        conversation: Conversation,
        exchange: Exchange,
        changed: Iterable[Registration] = (),
        claimed: Collection[Hold] = (),
        freed: Collection[Hold] = (),
    ) -> None:
        """One transaction: the conversation, if it is to be kept, the exchange, the registrations that changed, and
        what they claim and free in their teams.

        Raises AlreadyHeard, Taken or Conflict with nothing saved.
        """
        writes = [self._new_exchange(exchange, forget=not conversation.registrations)]
        writes += [self._claim(hold) for hold in claimed]
        writes += [self._free(hold) for hold in freed]
        if conversation.registrations or conversation.opted_out_at or conversation.version:
            writes.append(self._conversation(conversation))
        writes += [self._registration(registration, conversation, exchange) for registration in changed]
        writes += [self._waiting(conversation)] if conversation.paused else []
        writes += [self._digest_line(exchange, number) for number in range(len(exchange.lines))]
        try:
            self._dynamodb.transact_write_items(TransactItems=writes)
        except self._dynamodb.exceptions.TransactionCanceledException as cancelled:
            reasons = [reason["Code"] for reason in cancelled.response["CancellationReasons"]]
            if reasons[0] == "ConditionalCheckFailed":
                raise AlreadyHeard(exchange.key) from None
            if "ConditionalCheckFailed" in reasons[1 : 1 + len(claimed)]:
                raise Taken(exchange.key) from None
            if {"ConditionalCheckFailed", "TransactionConflict"} & set(reasons):
                raise Conflict(str(conversation.version)) from None
            raise
        conversation.version += 1

    def exchange(self, parent: str, key: str) -> Exchange | None:
        item = self._get(f"parent#{parent}", f"exchange#{key}")
        return _exchange(item) if item else None

    def exchanges(self, parent: str) -> list[Exchange]:
        """The whole transcript, oldest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :parent AND begins_with(sk, :exchange)",
            ExpressionAttributeValues={":parent": {"S": f"parent#{parent}"}, ":exchange": {"S": "exchange#"}},
            ConsistentRead=True,
        )
        return sorted((_exchange(item) for page in pages for item in page["Items"]), key=lambda each: each.at)

    def lease(self, exchange: Exchange, lease: str, now: float, until: float) -> Exchange | None:
        """Take the right to send what is unsent, if nobody holds it. The exchange as it now is, or None."""
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key=_key(f"parent#{exchange.parent}", f"exchange#{exchange.key}"),
                UpdateExpression="SET lease = :lease, lease_until = :until",
                ConditionExpression="attribute_exists(unsent) AND lease_until <= :now",
                ExpressionAttributeValues={":lease": {"S": lease}, ":until": _number(until), ":now": _number(now)},
                ReturnValues="ALL_NEW",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return None
        return _exchange(answer["Attributes"])

    def mark(self, exchange: Exchange, *, done: bool) -> None:
        """Keep what became of the outgoing messages. `done` takes it out of the outbox, else only the lease ends."""
        finish = "REMOVE unsent, unsent_since SET lease_until = :zero" if done else "SET lease_until = :zero"
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=_key(f"parent#{exchange.parent}", f"exchange#{exchange.key}"),
                UpdateExpression=f"{finish}, outgoing = :outgoing, postings = :postings, erases = :erases",
                ConditionExpression="lease = :lease",
                ExpressionAttributeValues={
                    ":outgoing": {"S": msgspec.json.encode(exchange.outgoing).decode()},
                    ":postings": {"S": msgspec.json.encode(exchange.postings).decode()},
                    ":erases": {"S": msgspec.json.encode(exchange.erases).decode()},
                    ":lease": {"S": exchange.lease},
                    ":zero": {"N": "0"},
                },
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise Conflict(exchange.key) from None

    def note_fate(self, parent: str, key: str, index: int, rank: int, status: str, code: str) -> bool:
        """Keep a status of an outgoing message if it ranks above what is known. Whether it did."""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=_key(f"parent#{parent}", f"exchange#{key}"),
                UpdateExpression="SET #fate = :fate, #rank = :rank",
                ConditionExpression="attribute_exists(pk) AND (attribute_not_exists(#rank) OR #rank < :rank)",
                ExpressionAttributeNames={"#fate": f"fate_{index:d}", "#rank": f"rank_{index:d}"},
                ExpressionAttributeValues={":fate": {"S": f"{status} {code}".strip()}, ":rank": {"N": str(rank)}},
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    def due(self, before: float) -> Iterator[str]:
        """The parents with whom something is due before then, the longest due first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Due",
            KeyConditionExpression="due = :due AND due_at <= :before",
            ExpressionAttributeValues={":due": {"S": "due"}, ":before": _number(before)},
        )
        for page in pages:
            for item in page["Items"]:
                yield item["pk"]["S"].removeprefix("parent#")

    def next_due(self) -> float | None:
        """When something is next due with anybody, in epoch seconds."""
        answer = self._dynamodb.query(
            TableName=self._table,
            IndexName="Due",
            KeyConditionExpression="due = :due",
            ExpressionAttributeValues={":due": {"S": "due"}},
            Limit=1,
        )
        return float(answer["Items"][0]["due_at"]["N"]) if answer["Items"] else None

    def put_off(self, conversation: Conversation) -> None:
        """Correct when something is next due with a parent, and nothing else. Raises Conflict."""
        self._dynamodb_put(self._conversation(conversation))
        conversation.version += 1

    def _dynamodb_put(self, write: dict[str, Any]) -> None:
        try:
            self._dynamodb.put_item(**write["Put"])
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise Conflict("put off") from None

    def waiting(self, token: str) -> str | None:
        """The parent whose chat waits for a person, by the token in that person's link."""
        item = self._get(f"waiting#{token}", "waiting")
        return item["parent"]["S"] if item else None

    def unsent(self, before: float) -> Iterator[tuple[str, str]]:
        """The `(parent, key)` of exchanges with something to send that were saved before `before`, oldest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Unsent",
            KeyConditionExpression="unsent = :unsent AND unsent_since < :before",
            ExpressionAttributeValues={":unsent": {"S": "unsent"}, ":before": _number(before)},
        )
        for page in pages:
            for item in page["Items"]:
                yield item["pk"]["S"].removeprefix("parent#"), item["sk"]["S"].removeprefix("exchange#")

    def registration(self, reference: str) -> dict[str, Any] | None:
        """What is stored of a registration: status, player, team and answers."""
        item = self._get(f"registration#{reference}", "registration")
        return _plain(item) if item else None

    def registrations_of(self, player: str, team: str, season: str) -> list[dict[str, Any]]:
        """The registrations of a player by name for a team and season, whoever the parent is."""
        answer = self._dynamodb.query(
            TableName=self._table,
            IndexName="ByTeam",
            KeyConditionExpression="team = :team AND player = :player",
            ExpressionAttributeValues={":team": {"S": _team_key(team, season)}, ":player": {"S": player_key(player)}},
        )
        return [_plain(item) for item in answer["Items"]]

    def taken(self, team: str, reference: str) -> frozenset[str]:
        """What other registrations than this one hold in a team."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :team",
            ExpressionAttributeValues={":team": {"S": f"team#{team}"}},
            ConsistentRead=True,
        )
        holds = (item for page in pages for item in page["Items"])
        return frozenset(hold["sk"]["S"] for hold in holds if hold["registration"]["S"] != reference)

    def digest(self, day: str) -> list[DigestLine]:
        """The news of a day, for its digest."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :day",
            ExpressionAttributeValues={":day": {"S": f"digest#{day}"}},
            ConsistentRead=True,
        )
        return [
            DigestLine(item["manager"]["S"], item["sk"]["S"].partition("#")[0], item["text"]["S"])
            for page in pages
            for item in page["Items"]
        ]

    def _digest_keys(self, day: str) -> list[str]:
        asked = {"KeyConditionExpression": "pk = :day", "ExpressionAttributeValues": {":day": {"S": f"digest#{day}"}}}
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table, ProjectionExpression="sk", ConsistentRead=True, **asked
        )
        return [item["sk"]["S"] for page in pages for item in page["Items"]]

    def asked_with(self, parent: str, sid: str) -> str:
        """The step that one of our messages asked, by its MessageSid; "" for what is none of ours."""
        exchanges = self.exchanges(parent)
        return next((each.asked for each in exchanges if any(out.sid == sid for out in each.outgoing)), "")

    def erase(self, parent: str, references: Collection[str], keep: str, now: datetime) -> None:
        """Delete the parent's exchanges but the one of the key `keep`, the registrations, and their digest lines."""
        keys = [_key(f"parent#{parent}", f"exchange#{each.key}") for each in self.exchanges(parent) if each.key != keep]
        keys += [_key(f"registration#{reference}", "registration") for reference in references]
        days = {digest_day(now + timedelta(days=days)) for days in range(-DIGESTS_KEPT.days, 2)}
        lines = ((day, line) for day in sorted(days) for line in self._digest_keys(day))
        keys += [_key(f"digest#{day}", line) for day, line in lines if line.startswith(tuple(references))]
        for key in keys:
            self._dynamodb.delete_item(TableName=self._table, Key=key)

    def contents(self) -> dict[str, str]:
        """The ContentSids of the generic contents by name, as `bot.contents sync` recorded them."""
        item = self._get("settings", "contents")
        return msgspec.json.decode(item["body"]["S"]) if item else {}

    def keep_contents(self, contents: dict[str, str]) -> None:
        item = _key("settings", "contents") | {"body": {"S": msgspec.json.encode(contents).decode()}}
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def _get(self, pk: str, sk: str) -> dict[str, Any] | None:
        return self._dynamodb.get_item(TableName=self._table, Key=_key(pk, sk), ConsistentRead=True).get("Item")

    def _conversation(self, conversation: Conversation) -> dict[str, Any]:
        item = _key(f"parent#{conversation.parent}", "conversation") | {
            "version": {"N": str(conversation.version + 1)},
            "body": {"S": msgspec.json.encode(conversation).decode()},
        }
        due_at = next_at(conversation)
        if due_at:
            item |= {"due": {"S": "due"}, "due_at": _number(due_at.timestamp())}
        put = {"TableName": self._table, "Item": item}
        if conversation.version == 0:
            return {"Put": put | {"ConditionExpression": "attribute_not_exists(pk)"}}
        expected = {":version": {"N": str(conversation.version)}}
        return {"Put": put | {"ConditionExpression": "version = :version", "ExpressionAttributeValues": expected}}

    def _new_exchange(self, exchange: Exchange, *, forget: bool) -> dict[str, Any]:
        item = _key(f"parent#{exchange.parent}", f"exchange#{exchange.key}") | {
            "at": {"S": exchange.at.isoformat()},
            "heard": {"S": msgspec.json.encode(exchange.heard).decode()},
            "facts": {"S": msgspec.json.encode(exchange.facts).decode()},
            "outgoing": {"S": msgspec.json.encode(exchange.outgoing).decode()},
            "postings": {"S": msgspec.json.encode(exchange.postings).decode()},
            "asked": {"S": exchange.asked},
            "erases": {"S": msgspec.json.encode(exchange.erases).decode()},
            "lease": {"S": exchange.lease},
            "lease_until": _number(exchange.lease_until),
        }
        if exchange.unfinished:
            since = max(exchange.at.timestamp(), exchange.not_before)
            item |= {
                "unsent": {"S": "unsent"},
                "unsent_since": _number(since),
                "not_before": _number(exchange.not_before),
            }
        if forget:
            item["expires"] = {"N": str(int((exchange.at + STRANGERS_KEPT).timestamp()))}
        return {"Put": {"TableName": self._table, "Item": item, "ConditionExpression": "attribute_not_exists(pk)"}}

    def _registration(
        self, registration: Registration, conversation: Conversation, exchange: Exchange
    ) -> dict[str, Any]:
        invite = registration.invite
        item = _key(f"registration#{registration.reference}", "registration") | {
            "team": {"S": _team_key(invite.side, invite.season)},
            "player": {"S": player_key(invite.player)},
            "parent": {"S": exchange.parent},
            "status": {"S": registration.status},
            "season": {"S": invite.season},
            "season_status": {"S": f"{invite.season}#{registration.status}"},
            "listed": {
                "S": f"{_team_key(invite.side, invite.season)}#{player_key(invite.player)}#{registration.reference}"
            },
            "blocked_by": {"L": [{"S": each} for each in blocked_by(registration, conversation)]},
            "changed_at": {"S": exchange.at.isoformat()},
            "body": {"S": msgspec.json.encode(registration).decode()},
        }
        return {"Put": {"TableName": self._table, "Item": item}}

    def _digest_line(self, exchange: Exchange, number: int) -> dict[str, Any]:
        line = exchange.lines[number]
        item = _key(f"digest#{digest_day(exchange.at)}", f"{line.reference}#{exchange.key}#{number}") | {
            "manager": {"S": line.manager_phone},
            "text": {"S": line.text},
            "expires": {"N": str(int((exchange.at + DIGESTS_KEPT).timestamp()))},
        }
        return {"Put": {"TableName": self._table, "Item": item}}

    def _waiting(self, conversation: Conversation) -> dict[str, Any]:
        """Where the link of a pause leads; it is over a month later."""
        pause = conversation.paused
        item = _key(f"waiting#{pause.token}", "waiting") | {
            "parent": {"S": conversation.parent},
            "expires": {"N": str(int((pause.at + LINKS_KEPT).timestamp()))},
        }
        return {"Put": {"TableName": self._table, "Item": item}}

    def _claim(self, hold: Hold) -> dict[str, Any]:
        item = _key(f"team#{hold.team}", hold.what) | {"registration": {"S": hold.reference}}
        return {"Put": {"TableName": self._table, "Item": item} | _free_or_ours(hold)}

    def _free(self, hold: Hold) -> dict[str, Any]:
        key = _key(f"team#{hold.team}", hold.what)
        return {"Delete": {"TableName": self._table, "Key": key} | _free_or_ours(hold)}


def _free_or_ours(hold: Hold) -> dict[str, Any]:
    return {
        "ConditionExpression": "attribute_not_exists(pk) OR registration = :ours",
        "ExpressionAttributeValues": {":ours": {"S": hold.reference}},
    }


def _key(pk: str, sk: str) -> dict[str, Any]:
    return {"pk": {"S": pk}, "sk": {"S": sk}}


def _number(value: float) -> dict[str, str]:
    return {"N": f"{value:.3f}"}


def _team_key(team: str, season: str) -> str:
    return f"{season}#{team.casefold()}"


def _plain(item: dict[str, Any]) -> dict[str, Any]:
    known = {"parent": item["parent"]["S"], "changed_at": item["changed_at"]["S"]}
    return msgspec.json.decode(item["body"]["S"]) | known


def _exchange(item: dict[str, Any]) -> Exchange:
    outgoing = msgspec.json.decode(item["outgoing"]["S"], type=list[Outgoing])
    for index, each in enumerate(outgoing):
        each.fate, _, code = item.get(f"fate_{index}", {"S": each.fate})["S"].partition(" ")
        each.error = code or each.error
    return Exchange(
        parent=item["pk"]["S"].removeprefix("parent#"),
        key=item["sk"]["S"].removeprefix("exchange#"),
        at=datetime.fromisoformat(item["at"]["S"]),
        heard=msgspec.json.decode(item["heard"]["S"]),
        facts=msgspec.json.decode(item["facts"]["S"], type=list[tuple[str, str]]),
        outgoing=outgoing,
        postings=msgspec.json.decode(item["postings"]["S"], type=list[Posting]) if "postings" in item else [],
        asked=item["asked"]["S"] if "asked" in item else "",
        erases=msgspec.json.decode(item["erases"]["S"]) if "erases" in item else [],
        lease=item["lease"]["S"],
        lease_until=float(item["lease_until"]["N"]),
        not_before=float(item["not_before"]["N"]) if "not_before" in item else 0.0,
    )
