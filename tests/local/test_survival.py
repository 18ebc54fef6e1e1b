"""What outlives a stop and a kill: the world in a process of its own, and a bot that is a real server."""

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qsl

import boto3
import pytest
import requests
from botocore.config import Config

from tests.local.conftest import CLUB, PARENT
from tests.support.local.running import Running, start_world
from tests.support.local.waiting import wait_until

MESSAGES = "/phones/%2B447700900123/messages"


@pytest.fixture
def bot() -> Iterator[ThreadingHTTPServer]:
    """A bot on a real port that keeps what it is told."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            form = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self.server.forms.append(dict(parse_qsl(form)))
            self.send_response(204)
            self.end_headers()

        def log_message(self, *_):
            """Stay quiet."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.forms = []
        server.url = f"http://127.0.0.1:{server.server_port}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield server
        server.shutdown()
        thread.join()


@pytest.fixture
def start(tmp_path: Path, bot) -> Iterator[Callable[[], Running]]:
    running: list[Running] = []

    def start() -> Running:
        running.append(start_world(tmp_path, f"{bot.url}/webhook"))
        return running[-1]

    yield start
    for world in running:
        if world.process.poll() is None:
            world.kill()


def furnish(world: Running) -> str:
    """A table with an item, a queue with a message, a verified sender and an e-mail; gives the queue's URL."""
    world.client("dynamodb").create_table(
        TableName="conversations",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        BillingMode="PAY_PER_REQUEST",
    )
    world.client("dynamodb").put_item(TableName="conversations", Item={"pk": {"S": "mia"}, "photo": {"B": b"\x00\xff"}})
    sqs, ses = world.client("sqs"), world.client("sesv2")
    url = sqs.create_queue(QueueName="inbox.fifo", Attributes={"FifoQueue": "true"})["QueueUrl"]
    sqs.send_message(QueueUrl=url, MessageBody="hello", MessageGroupId=PARENT, MessageDeduplicationId="SM1")
    world.client("s3").create_bucket(Bucket="photos", CreateBucketConfiguration={"LocationConstraint": "eu-west-2"})
    world.client("s3").put_object(Bucket="photos", Key="mia", Body=b"a photo")
    ses.create_email_identity(EmailIdentity="club@example.org")
    send_email(world)
    return url


def send_email(world: Running) -> None:
    content = {"Simple": {"Subject": {"Data": "Welcome"}, "Body": {"Text": {"Data": "Hi"}}}}
    address = {"ToAddresses": ["jane@example.com"]}
    world.client("sesv2").send_email(FromEmailAddress="club@example.org", Destination=address, Content=content)


def check_furniture(world: Running, url: str) -> None:
    stored = world.client("dynamodb").get_item(TableName="conversations", Key={"pk": {"S": "mia"}})["Item"]
    assert stored == {"pk": {"S": "mia"}, "photo": {"B": b"\x00\xff"}}
    assert world.client("s3").get_object(Bucket="photos", Key="mia")["Body"].read() == b"a photo"
    assert [message["subject"] for message in world.get("/inbox")["messages"]] == ["Welcome"]
    send_email(world)  # the sender is still verified
    sqs = world.client("sqs")
    repeat = {"MessageBody": "hello", "MessageGroupId": PARENT, "MessageDeduplicationId": "SM1"}
    sqs.send_message(QueueUrl=url, **repeat)
    received = sqs.receive_message(QueueUrl=url, MaxNumberOfMessages=10)["Messages"]
    assert [message["Body"] for message in received] == ["hello"]


def chat(world: Running, bot, count: int) -> list[tuple[str, str, str]]:
    """The chat, once the bot has been told of `count` deliveries."""
    wait_until(lambda: [form.get("MessageStatus") for form in bot.forms].count("delivered") >= count)
    messages = world.get(MESSAGES)["messages"]
    return [(message["from"], message["text"], message["status"]) for message in messages]


def test_a_stop_and_a_start_lose_nothing(start, bot):
    world = start()
    url = furnish(world)
    requests.post(world.phone + MESSAGES, json={"text": "hello"}, timeout=10)
    world.twilio.messages.create(to=f"whatsapp:{PARENT}", from_=CLUB, body="Hi", status_callback=f"{bot.url}/status")
    assert chat(world, bot, 1) == [("parent", "hello", "delivered"), ("bot", "Hi", "delivered")]
    ahead = requests.post(world.phone + "/clock", json={"advance_seconds": 90_000}, timeout=10).json()["now"]
    world.stop()

    again = start()
    check_furniture(again, url)
    assert [message["text"] for message in again.get(MESSAGES)["messages"]] == ["hello", "Hi"]
    assert again.get("/clock")["now"] > ahead
    again.stop()


def test_a_kill_loses_no_message_and_no_more_than_seconds_of_aws(start, bot):
    world = start()
    url = furnish(world)
    before = world.saved()
    world.client("dynamodb").put_item(TableName="conversations", Item={"pk": {"S": "zoe"}})
    wait_until(lambda: world.saved() > before)
    requests.post(world.phone + MESSAGES, json={"text": "hello"}, timeout=10)
    world.kill()

    again = start()
    check_furniture(again, url)
    assert [message["text"] for message in again.get(MESSAGES)["messages"]] == ["hello"]


def test_a_kill_among_fifty_writers_leaves_a_whole_state(start):
    world = start()
    furnish(world)
    written: list[int] = []
    impatient = Config(retries={"total_max_attempts": 1}, max_pool_connections=50)
    dynamodb = boto3.client(
        "dynamodb", endpoint_url=world.environment["AWS_ENDPOINT_URL"], region_name="eu-west-2",
        aws_access_key_id="local", aws_secret_access_key="local", config=impatient,
    )  # fmt: skip

    def write(number: int) -> None:
        puts = [{"Put": {"TableName": "conversations", "Item": {"pk": {"S": f"{half} {number}"}}}} for half in "ab"]
        dynamodb.transact_write_items(TransactItems=puts)
        written.append(number)

    with ThreadPoolExecutor(50) as pool:
        for number in range(10_000):
            pool.submit(write, number)
        wait_until(lambda: written)
        for _ in range(2):  # what was being saved as the first was written may be without it
            before = world.saved()
            wait_until(lambda before=before: world.saved() > before)
        world.kill()
        pool.shutdown(cancel_futures=True)

    again = start()
    stored = {item["pk"]["S"] for item in again.client("dynamodb").scan(TableName="conversations")["Items"]}
    halves = [{name[2:] for name in stored if name.startswith(half)} for half in ("a ", "b ")]
    assert halves[0] == halves[1]
    assert "mia" in stored
    assert 0 < len(halves[0]) <= len(written) + 50  # what was in flight may be stored without its answer


def test_a_snapshot_torn_by_a_kill_is_passed_over(start, tmp_path):
    world = start()
    url = furnish(world)
    world.stop()
    torn = tmp_path / "aws" / "generation-9999999999999999999"
    torn.mkdir()
    (torn / "dynamodb.json").write_text('{"tables": {"__account_region_sco')
    (tmp_path / "aws" / "current.new").write_text(torn.name)
    with (tmp_path / "sent.jsonl").open("a") as file:
        file.write('{"sid": "torn')

    again = start()
    check_furniture(again, url)
    again.stop()
    assert not torn.exists()


def test_a_callback_that_was_due_at_the_kill_is_told_after_it(start, bot):
    world = start()
    late = {"text": "late", "deliver": {"after_seconds": 3600}}
    requests.post(world.phone + MESSAGES, json=late, timeout=10)
    world.kill()
    again = start()
    requests.post(again.phone + "/clock", json={"advance_seconds": 3600}, timeout=10)
    wait_until(lambda: [form.get("Body") for form in bot.forms] == ["late"])


def test_fifty_parents_write_at_once_and_each_is_heard_once(start, bot):
    world = start()

    def say(number: int) -> int:
        url = f"{world.phone}/phones/+4477009000{number:02}/messages"
        return requests.post(url, json={"text": f"hello {number}"}, timeout=20).json()["webhook_status"]

    with ThreadPoolExecutor(50) as pool:
        assert list(pool.map(say, range(50))) == [204] * 50
    assert sorted(form["Body"] for form in bot.forms) == sorted(f"hello {number}" for number in range(50))
    assert len({form["MessageSid"] for form in bot.forms}) == 50
