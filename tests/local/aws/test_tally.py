"""The tally: what AWS is asked for, in the units that it bills."""

import asyncio
import json

import pytest

from local.aws.tally import Tally, read_units, size_of, write_units

SIGNED = b"AWS4-HMAC-SHA256 Credential=local/20261122/eu-west-2/%s/aws4_request, SignedHeaders=host, Signature=0"


def asks(tally: Tally, service: bytes, target: bytes, body: dict, answers: dict) -> dict:
    """One call through the tally to an AWS that answers so; what reached it."""
    reached = {}

    async def aws(scope: dict, receive, send) -> None:
        reached.update(json.loads((await receive())["body"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": json.dumps(answers).encode()})

    async def receive() -> dict:
        return {"type": "http.request", "body": json.dumps(body).encode(), "more_body": False}

    async def send(message: dict) -> None:
        heard.append(message)

    heard: list[dict] = []
    headers = [(b"authorization", SIGNED % service), (b"x-amz-target", target)]
    asyncio.run(tally.around(aws)({"type": "http", "method": "POST", "headers": headers}, receive, send))
    assert json.loads(heard[-1]["body"]) == answers
    return reached


def test_calls_are_counted_by_service_queue_and_operation():
    tally = Tally()
    for queue, answer in (("inbox.fifo", {"Messages": [{}]}), ("inbox.fifo", {}), ("messages", {"Messages": [{}]})):
        asks(tally, b"sqs", b"AmazonSQS.ReceiveMessage", {"QueueUrl": f"http://aws/{queue}"}, answer)
    assert tally.counts == {
        "sqs fifo ReceiveMessage": 1,
        "sqs fifo ReceiveMessage in vain": 1,
        "sqs standard ReceiveMessage": 1,
    }


def test_a_write_is_asked_what_it_took():
    tally = Tally()
    took = {"ConsumedCapacity": [{"CapacityUnits": 7.0}, {"CapacityUnits": 2.0}]}
    reached = asks(tally, b"dynamodb", b"DynamoDB_20120810.TransactWriteItems", {"TransactItems": [{}]}, took)
    assert reached["ReturnConsumedCapacity"] == "INDEXES"
    assert tally.counts["dynamodb write units"] == 9


@pytest.mark.parametrize(
    ("operation", "asked", "units"),
    [("UpdateItem", {}, 1), ("TransactWriteItems", {"TransactItems": [{}, {}, {}]}, 6)],
)
def test_a_write_that_is_refused_takes_units_all_the_same(operation: str, asked: dict, units: float):
    assert write_units(operation, asked, {"__type": "ConditionalCheckFailedException"}) == units


@pytest.mark.parametrize(
    ("operation", "asked", "answer", "units"),
    [
        ("GetItem", {"ConsistentRead": True}, {}, 1),
        ("GetItem", {}, {"Item": {"a": {"S": "x" * 100}}}, 0.5),
        ("GetItem", {"ConsistentRead": True}, {"Item": {"a": {"S": "x" * 5000}}}, 2),
        ("Query", {"ConsistentRead": True}, {"Items": [{"a": {"S": "x" * 3000}}] * 3}, 3),
        ("BatchGetItem", {"RequestItems": {"t": {}}}, {"Responses": {"t": [{"a": {"S": "x"}}] * 4}}, 2),
    ],
)
def test_a_read_takes_a_unit_for_4_kilobytes(operation: str, asked: dict, answer: dict, units: float):
    assert read_units(operation, asked, answer) == units


def test_an_items_size_is_that_of_its_names_and_values():
    item = {"pk": {"S": "é"}, "n": {"N": "1234"}, "m": {"M": {"k": {"BOOL": True}}}, "l": {"L": [{"S": "ab"}]}}
    assert size_of(item) == (2 + 2) + (1 + 3) + (1 + 3 + 1 + 1) + (1 + 3 + 2)
