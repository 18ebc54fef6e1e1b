"""DynamoDB: one table, whose items are in items.py. Conditional writes are the only lock."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec

from bot.store import items
from bot.store.alerts import Alerts
from bot.store.exchange import Exchange
from bot.store.items import DIGESTS_KEPT, Changes
from bot.store.transaction import Conflict, Transaction
from flows.grammar.flow import Flow
from flows.grammar.migrations import load_conversation
from flows.london import digest_day
from flows.records import Case, Conversation, DigestLine
from flows.registration.holds import player_key

FOREVER = datetime.max.replace(tzinfo=UTC).timestamp()
MOST_STEPS = 2  # from one address of a parent to another


class NoExchange(LookupError):
    """Nothing of this key is kept under this address."""


class Store:
    """`flow` is the one whose conversations are kept."""

    def __init__(self, dynamodb: Any, table: str, flow: Flow):
        self._dynamodb, self._table, self.flow = dynamodb, table, flow
        self._alerts = Alerts(dynamodb, table)

    def load(self, address: str) -> Conversation:
        """The conversation of the parent who has this address, a new one for somebody unknown."""
        parent, item = self._found(address)
        if item is None:
            return Conversation(parent=parent)
        conversation = load_conversation(item["body"]["S"], self.flow)
        conversation.version = int(item["version"]["N"])
        return conversation

    def _found(self, address: str) -> tuple[str, dict[str, Any] | None]:
        """What a parent's conversation is kept under, and its item. Who was a stranger with two addresses when a third
        was found to be an invited parent's is two steps away from it.
        """
        item = self._get(f"parent#{address}", "conversation")
        for _ in range(MOST_STEPS):
            if item is None or "same_as" not in item:
                break
            address = item["same_as"]["S"]
            item = self._get(f"parent#{address}", "conversation")
        return address, item

    def save(self, conversation: Conversation, exchange: Exchange, changes: Changes) -> None:
        """One transaction: the conversation, if it is to be kept, the exchange, and what changes with them.

        Raises Conflict, AlreadyHeard or Taken with nothing saved.
        """
        raised = [(each, *self._alerts.raised(each)) for each in exchange.alerts]
        cases = [*exchange.cases, *(case for alert, _, is_new in raised if is_new for case in alert.cases)]
        alerts = [write for _, write, _ in raised]
        transaction = Transaction(self._table, conversation, exchange, changes, alerts, cases)
        try:
            self._dynamodb.transact_write_items(TransactItems=transaction.writes)
        except self._dynamodb.exceptions.TransactionCanceledException as cancelled:
            refusal = transaction.refusal([each["Code"] for each in cancelled.response["CancellationReasons"]])
            if refusal is None:
                raise
            raise refusal from None
        conversation.version += 1

    def exchange(self, parent: str, key: str) -> Exchange | None:
        item = self._get(f"parent#{parent}", f"exchange#{key}")
        return items.read_exchange(item) if item else None

    def exchanges(self, parent: str) -> list[Exchange]:
        """The whole transcript, oldest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            KeyConditionExpression="pk = :parent AND begins_with(sk, :exchange)",
            ExpressionAttributeValues={":parent": {"S": f"parent#{parent}"}, ":exchange": {"S": "exchange#"}},
            ConsistentRead=True,
        )
        return sorted((items.read_exchange(item) for page in pages for item in page["Items"]), key=lambda each: each.at)

    def lease(self, exchange: Exchange, lease: str, now: float, until: float) -> Exchange | None:
        """Take the right to send what is unsent, if nobody holds it. The exchange as it now is, or None."""
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key=items.key(f"parent#{exchange.parent}", f"exchange#{exchange.key}"),
                UpdateExpression="SET lease = :lease, lease_until = :until",
                ConditionExpression="attribute_exists(unsent) AND lease_until <= :now",
                ExpressionAttributeValues={
                    ":lease": {"S": lease},
                    ":until": items.number(until),
                    ":now": items.number(now),
                },
                ReturnValues="ALL_NEW",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            return None
        return items.read_exchange(answer["Attributes"])

    def mark(self, exchange: Exchange, *, done: bool, held_back: bool = False) -> None:
        """Keep what became of the outgoing messages. `done` takes it out of the outbox; `held_back` puts it by, where
        the sweeper does not look; else only the lease ends.
        """
        left = "outgoing = :outgoing, postings = :postings, erases = :erases, forgets = :forgets, orders = :orders"
        finish = "REMOVE unsent, unsent_since SET lease_until = :zero" if done else "SET lease_until = :zero"
        by = {":held_back": {"S": items.HELD_BACK}} if held_back else {}
        finish += ", unsent = :held_back" if held_back else ""
        try:
            self._dynamodb.update_item(
                TableName=self._table,
                Key=items.key(f"parent#{exchange.parent}", f"exchange#{exchange.key}"),
                UpdateExpression=f"{finish}, {left}",
                ConditionExpression="lease = :lease",
                ExpressionAttributeValues={
                    ":outgoing": items.encoded(exchange.outgoing),
                    ":postings": items.encoded(exchange.postings),
                    ":erases": items.encoded(exchange.erases),
                    ":forgets": items.encoded(exchange.forgets),
                    ":orders": items.encoded(exchange.orders),
                    ":lease": {"S": exchange.lease},
                    ":zero": {"N": "0"},
                    **by,
                },
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise Conflict(exchange.key) from None

    def note_fate(self, parent: str, key: str, index: int, rank: int, status: str, code: str) -> Exchange | None:
        """Keep a status of an outgoing message if it ranks above what is known. The exchange, where it did.

        Raises NoExchange.
        """
        try:
            answer = self._dynamodb.update_item(
                TableName=self._table,
                Key=items.key(f"parent#{parent}", f"exchange#{key}"),
                UpdateExpression="SET #fate = :fate, #rank = :rank",
                ConditionExpression="attribute_exists(pk) AND (attribute_not_exists(#rank) OR #rank < :rank)",
                ExpressionAttributeNames={"#fate": f"fate_{index:d}", "#rank": f"rank_{index:d}"},
                ExpressionAttributeValues={":fate": {"S": f"{status} {code}".strip()}, ":rank": {"N": str(rank)}},
                ReturnValues="ALL_NEW",
                ReturnValuesOnConditionCheckFailure="ALL_OLD",
            )
        except self._dynamodb.exceptions.ConditionalCheckFailedException as refused:
            if "Item" not in refused.response:
                raise NoExchange(key) from None
            return None
        return items.read_exchange(answer["Attributes"])

    def due(self, before: float) -> Iterator[str]:
        """The parents with whom something is due before then, the longest due first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Due",
            KeyConditionExpression="due = :due AND due_at <= :before",
            ExpressionAttributeValues={":due": {"S": "due"}, ":before": items.number(before)},
        )
        for page in pages:
            for item in page["Items"]:
                yield item["pk"]["S"].removeprefix("parent#")

    def parents(self) -> Iterator[str]:
        """Everybody of whom a conversation is kept, in no order; it reads the whole table."""
        pages = self._dynamodb.get_paginator("scan").paginate(
            TableName=self._table,
            FilterExpression="sk = :conversation AND attribute_exists(body)",
            ExpressionAttributeValues={":conversation": {"S": "conversation"}},
            ProjectionExpression="pk",
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

    def put_off(self, conversation: Conversation, due_at: datetime | None) -> None:
        """Correct when something is next due with a parent, and nothing else. Raises Conflict."""
        item, condition = items.conversation_item(conversation, due_at), items.unchanged(conversation)
        try:
            self._dynamodb.put_item(TableName=self._table, Item=item, **condition)
        except self._dynamodb.exceptions.ConditionalCheckFailedException:
            raise Conflict(str(conversation.version)) from None
        conversation.version += 1

    def case(self, token: str) -> Case | None:
        """What somebody of the club is asked to see to, by the token in that person's link."""
        item = self._get(f"waiting#{token}", "waiting")
        if item and "body" not in item:
            return self._case_of_a_pause(token, item["registration"]["S"])
        return msgspec.json.decode(item["body"]["S"], type=Case) if item else None

    def _case_of_a_pause(self, token: str, reference: str) -> Case | None:
        """A link of the first release holds no more than whose chat it is about."""
        parent = (self.registration(reference) or {}).get("parent", "")
        pause = self.load(parent).paused
        if pause is None:
            return None
        waits = "A parent waits for a person"
        return Case(token=token, fact=pause.reason, headline=waits, at=pause.at, parent=parent, reference=reference)

    def held_back(self) -> list[tuple[str, str]]:
        """The `(parent, key)` of exchanges that wait for a template of WhatsApp's, oldest first."""
        return list(self.unsent(before=FOREVER, state=items.HELD_BACK))

    def unsent(self, before: float, state: str = items.UNSENT) -> Iterator[tuple[str, str]]:
        """The `(parent, key)` of exchanges with something to send that were saved before `before`, oldest first."""
        pages = self._dynamodb.get_paginator("query").paginate(
            TableName=self._table,
            IndexName="Unsent",
            KeyConditionExpression="unsent = :unsent AND unsent_since < :before",
            ExpressionAttributeValues={":unsent": {"S": state}, ":before": items.number(before)},
        )
        for page in pages:
            for item in page["Items"]:
                yield item["pk"]["S"].removeprefix("parent#"), item["sk"]["S"].removeprefix("exchange#")

    def registration(self, reference: str) -> dict[str, Any] | None:
        """What is stored of a registration: status, player, team and answers."""
        item = self._get(f"registration#{reference}", "registration")
        return items.read_registration(item) if item else None

    def registrations_of(self, player: str, team: str, season: str) -> list[dict[str, Any]]:
        """The registrations of a player by name for a team and season, whoever the parent is."""
        answer = self._dynamodb.query(
            TableName=self._table,
            IndexName="ByTeam",
            KeyConditionExpression="team = :team AND player = :player",
            ExpressionAttributeValues={
                ":team": {"S": items.team_key(team, season)},
                ":player": {"S": player_key(player)},
            },
        )
        return [items.read_registration(item) for item in answer["Items"]]

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
        return [items.read_digest_line(item) for page in pages for item in page["Items"]]

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

    def erase(self, exchange: Exchange) -> None:
        """Delete the registrations that an exchange erases and their lines of digests, and leave of each other exchange
        that goes with them only its id.

        The ids are the memory that a message was heard, and are forgotten like a stranger's.
        """
        parent, keep, now, references = exchange.parent, exchange.key, exchange.at, exchange.erases
        for each in self.exchanges(parent):
            if each.key != keep and exchange.erases_of(each):
                blank = items.exchange_item(Exchange(parent=parent, key=each.key, at=now), forget=True)
                self._dynamodb.put_item(TableName=self._table, Item=blank)
        keys = [items.key(f"registration#{reference}", "registration") for reference in references]
        for day in sorted({digest_day(now + timedelta(days=days)) for days in range(-DIGESTS_KEPT.days, 2)}):
            lines = [line for line in self._digest_keys(day) if line.startswith(tuple(references))]
            keys += [items.key(f"digest#{day}", line) for line in lines if f"#{keep}#" not in line]
        for key in keys:
            self._dynamodb.delete_item(TableName=self._table, Key=key)

    def contents(self) -> dict[str, str]:
        """The ContentSids of the generic contents by name, as `bot.commands.contents sync` recorded them."""
        item = self._get("settings", "contents")
        return msgspec.json.decode(item["body"]["S"]) if item else {}

    def keep_contents(self, contents: dict[str, str]) -> None:
        item = items.key("settings", "contents") | {"body": items.encoded(contents)}
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def looked_until(self) -> datetime | None:
        """Up to when Twilio's list of messages was looked through (see arrivals.py)."""
        item = self._get("settings", "arrivals")
        return datetime.fromisoformat(item["until"]["S"]) if item else None

    def keep_looked_until(self, until: datetime) -> None:
        item = items.key("settings", "arrivals") | {"until": {"S": until.isoformat()}}
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def payments_looked_until(self) -> datetime | None:
        """Up to when the payment provider's news were looked through (see bot/payments/events.py)."""
        item = self._get("settings", "payments")
        return datetime.fromisoformat(item["until"]["S"]) if item else None

    def keep_payments_looked_until(self, until: datetime) -> None:
        item = items.key("settings", "payments") | {"until": {"S": until.isoformat()}}
        self._dynamodb.put_item(TableName=self._table, Item=item)

    def _get(self, pk: str, sk: str) -> dict[str, Any] | None:
        return self._dynamodb.get_item(TableName=self._table, Key=items.key(pk, sk), ConsistentRead=True).get("Item")
