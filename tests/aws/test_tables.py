"""DynamoDB as the store and the ledger use it: conditions are the only lock, a transaction is whole or not at all."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from botocore.exceptions import ClientError

from tests.aws.emulators import Emulator

NOW = 1_790_000_000
NEW = {"ConditionExpression": "attribute_not_exists(pk)"}
ABSENT_OR_EXPIRED = {
    "ConditionExpression": "attribute_not_exists(pk) OR expires < :now",
    "ExpressionAttributeValues": {":now": {"N": str(NOW)}},
}


class Table:
    """One of our tables, for one test: what it writes stands under keys of its own."""

    def __init__(self, dynamodb: Any, name: str, parent: str):
        self.dynamodb, self.name, self.parent = dynamodb, name, parent

    def key(self, sk: str) -> dict[str, Any]:
        return {"pk": {"S": self.parent}, "sk": {"S": sk}}

    def item(self, sk: str, **attributes: str | int) -> dict[str, Any]:
        return self.key(sk) | {
            name: {"N": str(value)} if isinstance(value, int) else {"S": value} for name, value in attributes.items()
        }

    def put(self, sk: str, condition: dict[str, Any] | None = None, **attributes: str | int) -> None:
        item = self.item(sk, **attributes)
        self.dynamodb.put_item(
            TableName=self.name, Item=item, ReturnValuesOnConditionCheckFailure="ALL_OLD", **(condition or {})
        )

    def change(self, sk: str, change: str, condition: str, **values: int) -> dict[str, Any]:
        return self.dynamodb.update_item(
            TableName=self.name,
            Key=self.key(sk),
            UpdateExpression=change,
            ConditionExpression=condition,
            ExpressionAttributeValues={f":{name}": {"N": str(value)} for name, value in values.items()},
            ReturnValues="ALL_NEW",
            ReturnValuesOnConditionCheckFailure="ALL_OLD",
        )["Attributes"]

    def putting(self, sk: str, condition: dict[str, Any] | None = None, **attributes: str | int) -> dict[str, Any]:
        """A write of a transaction."""
        return {"Put": {"TableName": self.name, "Item": self.item(sk, **attributes)} | (condition or {})}

    def write(self, *writes: dict[str, Any]) -> None:
        self.dynamodb.transact_write_items(TransactItems=writes)

    def read(self, sk: str) -> dict[str, Any] | None:
        return self.dynamodb.get_item(TableName=self.name, Key=self.key(sk), ConsistentRead=True).get("Item")

    def within(self, **asked: Any) -> dict[str, Any]:
        """A query of this test's items, of the table or of an index by the attribute `by`."""
        by = asked.pop("by", "pk")
        return {
            "TableName": self.name,
            "KeyConditionExpression": f"{by} = :within{asked.pop('also', '')}",
            "ExpressionAttributeValues": {":within": {"S": self.parent}} | asked.pop("values", {}),
            **asked,
        }

    def each(self, **asked: Any) -> list[str]:
        pages = self.dynamodb.get_paginator("query").paginate(**self.within(**asked))
        return [item["sk"]["S"] for page in pages for item in page["Items"]]


@pytest.fixture
def table(aws: Emulator, request: pytest.FixtureRequest) -> Table:
    return Table(aws.client("dynamodb"), aws.outputs["ConversationsTable"], request.node.originalname)


def refused(error: pytest.ExceptionInfo[ClientError]) -> tuple[str, dict[str, Any]]:
    response = error.value.response
    return response["Error"]["Code"], response.get("Item", {})


def test_a_write_that_comes_second_learns_what_stands_there(table: Table):
    table.put("request", ABSENT_OR_EXPIRED, body="first", expires=NOW + 1)
    with pytest.raises(table.dynamodb.exceptions.ConditionalCheckFailedException) as error:
        table.put("request", ABSENT_OR_EXPIRED, body="second", expires=NOW + 1)
    assert refused(error) == ("ConditionalCheckFailedException", table.item("request", body="first", expires=NOW + 1))
    assert table.read("request") == table.item("request", body="first", expires=NOW + 1)


def test_what_has_expired_and_was_not_deleted_yet_counts_as_gone(table: Table):
    table.put("request", body="first", expires=NOW - 1)
    table.put("request", ABSENT_OR_EXPIRED, body="second")
    assert table.read("request") == table.item("request", body="second")


def test_a_count_goes_up_to_its_limit(table: Table):
    with pytest.raises(table.dynamodb.exceptions.ConditionalCheckFailedException) as error:
        table.change("budget", "SET spent = spent + :one", "spent < :most", one=1, most=2)
    assert refused(error)[1] == {}
    table.change("budget", "SET since = :now, spent = :one", "attribute_not_exists(since)", one=1, now=NOW)
    assert table.change("budget", "SET spent = spent + :one", "spent < :most", one=1, most=2)["spent"] == {"N": "2"}
    with pytest.raises(table.dynamodb.exceptions.ConditionalCheckFailedException) as error:
        table.change("budget", "SET spent = spent + :one", "spent < :most", one=1, most=2)
    assert refused(error)[1] == table.item("budget", since=NOW, spent=2)


def test_a_transaction_is_saved_whole(table: Table):
    table.put("hold")
    table.write(
        table.putting("conversation", NEW, version=1),
        table.putting("exchange", NEW),
        {"Delete": {"TableName": table.name, "Key": table.key("hold"), "ConditionExpression": "attribute_exists(pk)"}},
    )
    assert table.each() == ["conversation", "exchange"]


def test_a_transaction_that_is_cancelled_saves_nothing_and_says_which_write_it_was(table: Table):
    table.put("exchange", body="heard")
    with pytest.raises(table.dynamodb.exceptions.TransactionCanceledException) as error:
        table.write(table.putting("conversation", NEW), table.putting("exchange", NEW), table.putting("list"))
    reasons = [each["Code"] for each in error.value.response["CancellationReasons"]]
    assert reasons == ["None", "ConditionalCheckFailed", "None"]
    assert table.each() == ["exchange"]


def test_a_cancelled_transaction_gives_the_row_that_stood_against_it(table: Table):
    table.put("row", status="sent")
    claim = {
        "TableName": table.name,
        "Key": table.key("row"),
        "UpdateExpression": "SET #status = :sending",
        "ConditionExpression": "#status = :queued",
        "ExpressionAttributeNames": {"#status": "status"},
        "ExpressionAttributeValues": {":sending": {"S": "sending"}, ":queued": {"S": "queued"}},
        "ReturnValuesOnConditionCheckFailure": "ALL_OLD",
    }
    with pytest.raises(table.dynamodb.exceptions.TransactionCanceledException) as error:
        table.write({"Update": claim})
    assert error.value.response["CancellationReasons"][0]["Item"] == table.item("row", status="sent")


def test_what_is_done_leaves_the_index_of_what_is_unsent(table: Table):
    for sk, since in (("later", NOW + 2), ("sooner", NOW + 1), ("never", NOW + 9)):
        table.put(sk, unsent=table.parent, unsent_since=since)
    asked = {"by": "unsent", "also": " AND unsent_since < :before", "values": {":before": {"N": str(NOW + 5)}}}
    assert table.each(IndexName="Unsent", **asked) == ["sooner", "later"]
    table.change("sooner", "REMOVE unsent, unsent_since SET lease_until = :zero", "attribute_exists(unsent)", zero=0)
    assert table.each(IndexName="Unsent", **asked) == ["later"]
    assert table.read("sooner") == table.item("sooner", lease_until=0)


def test_an_index_of_keys_holds_nothing_else(table: Table):
    table.put("conversation", due=table.parent, due_at=NOW, body="what was said")
    [found] = table.dynamodb.query(**table.within(by="due", IndexName="Due", Limit=1))["Items"]
    assert found == table.item("conversation", due=table.parent, due_at=NOW)


def test_a_list_is_read_page_by_page_from_any_row(table: Table):
    for number in range(5):
        table.put(f"registration {number}", season=table.parent, listed=f"Panthers#{number}")
    table.put("registration 9", season=table.parent, listed="Tigers#9")
    asked = {
        "by": "season", "IndexName": "BySeason", "Limit": 3,
        "also": " AND begins_with(listed, :team)", "values": {":team": {"S": "Panthers#"}},
    }  # fmt: skip
    first = table.dynamodb.query(**table.within(**asked))
    last = table.item("registration 2", season=table.parent, listed="Panthers#2")
    assert first["LastEvaluatedKey"] == last
    second = table.dynamodb.query(**table.within(**asked), ExclusiveStartKey=last)
    assert [item["sk"]["S"] for item in second["Items"]] == ["registration 3", "registration 4"]
    assert "LastEvaluatedKey" not in second


def test_a_page_has_a_megabyte_at_most_and_the_next_one_goes_on(table: Table):
    written = [f"exchange {number}" for number in range(8)]
    for sk in written:
        table.put(sk, body="x" * 200_000)
    page = table.dynamodb.query(**table.within())
    assert 0 < page["Count"] < len(written)
    assert page["LastEvaluatedKey"]
    assert table.each(ConsistentRead=True) == written


def test_of_fifty_writers_at_once_one_wins_and_none_is_lost(table: Table):
    def take(number: int) -> bool:
        table.put(f"player {number}")
        try:
            table.put("shirt 9", NEW)
        except table.dynamodb.exceptions.ConditionalCheckFailedException:
            return False
        return True

    with ThreadPoolExecutor(50) as pool:
        won = list(pool.map(take, range(50)))
    assert won.count(True) == 1
    assert len(table.each()) == 51


def test_a_failing_transaction_loses_nobody_elses_writes(table: Table):
    table.put("taken")

    def write(number: int) -> None:
        if number % 2:
            table.put(f"{number}")
            return
        with pytest.raises(table.dynamodb.exceptions.TransactionCanceledException):
            table.write(table.putting(f"half {number}"), table.putting("taken", NEW))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(write, range(200)))
    assert set(table.each()) == {"taken", *(str(number) for number in range(1, 200, 2))}
