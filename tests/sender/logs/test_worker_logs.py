"""What the worker says of its work: log lines that name the message and nobody, and figures."""

import io
import json
from collections.abc import Iterator

import pytest

from sender.logs.logs import logs
from sender.worker.metrics import publish
from tests.support.sender.office import JANE, JANES_PHONE, TRACE, Office, emails_to, to_jane

TEN = [f"parent-{number}@example.com" for number in range(10)]


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What is logged from now on."""
    written = io.StringIO()
    before = logs.handler.setStream(written)
    yield written
    logs.handler.setStream(before)


class TestLogs:
    def test_name_the_message_and_nobody(self, office: Office, log: io.StringIO):
        office.world.aws.faults.refuse("MessageRejected", to=TEN[0])
        office.posts(to_jane())
        office.posts(emails_to(*TEN, TraceId="reg-43"))
        office.works()
        lines = [json.loads(line) for line in log.getvalue().splitlines()]
        logs = [line for line in lines if "ledger_id" in line]
        jane = next(line for line in logs if line["trace_id"] == TRACE and line["channel"] == "EMAIL")
        assert jane["ledger_id"] == office.ledger(TRACE)[JANE].id
        assert jane["to"] == "j***@e***.com"
        text = next(line for line in logs if line["channel"] == "SMS")
        assert (text["to"], text["segments"]) == ("+44*****0123", 1)
        refused = next(line for line in logs if line["level"] == "ERROR")
        assert (refused["trace_id"], refused["reason"]) == ("reg-43", "rejected")
        for secret in (JANE, JANES_PHONE, "Jane", "Urmston", "welcome", *TEN):
            assert secret not in log.getvalue()

    def test_tell_what_was_sent_and_count_what_failed(self, office: Office, capfd: pytest.CaptureFixture[str]):
        office.world.aws.faults.refuse("MessageRejected", to=TEN[0])
        office.posts(emails_to(*TEN))
        capfd.readouterr()
        office.clock.advance(60)
        office.works()
        written = [json.loads(line) for line in capfd.readouterr().out.splitlines() if '"_aws"' in line]
        [figure] = written
        assert sorted(figure["failure"]) == [0] * 9 + [1]
        assert figure["_aws"]["CloudWatchMetrics"][0]["Dimensions"] == [["service"]]


def test_the_figures_of_a_large_batch_lose_none(capsys: pytest.CaptureFixture[str]):
    """A line of the metric format holds a hundred values of a metric at most."""
    publish([False] * 230)
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert sum(len(line.get("failure", [])) for line in lines) == 230
