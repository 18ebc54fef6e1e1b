"""The wire between our programs and the world: every call to AWS and Twilio goes by here.

It counts the calls, can let the world be silent, and can kill the program at a call, as kill -9 would.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

import boto3
from botocore.exceptions import EndpointConnectionError, ReadTimeoutError
from twilio.http import HttpClient
from twilio.http.response import Response
from twilio.rest import Client
from urllib3.exceptions import ProtocolError

from local.aws.in_process import answer_in_process
from local.world import World
from tests.support.in_process import TwilioInProcess


class Killed(BaseException):
    """The program is dead. No Exception, for nothing that dies gets to tidy up."""


class Wire:
    """Between our programs and this world. `calls` are what went by, like `"dynamodb GetItem"` and
    `"twilio POST Messages"`, oldest first.

    `receipts` are SQS's handles of what was received and is not done with, `pauses` for how many seconds it was put
    off, and `delays` after how many it appears that was put on a queue.
    """

    def __init__(self, world: World):
        self._world = world
        self.calls: list[str] = []
        self.receipts: list[str] = []
        self.pauses: list[int] = []
        self.delays: list[int] = []
        self._silent: dict[str, int] = {}
        self._lost: set[str] = set()
        self._meanwhile: dict[str, Callable[[], object]] = {}
        self.mend()
        if boto3.DEFAULT_SESSION is None:
            boto3.setup_default_session()
        events = boto3.DEFAULT_SESSION.events
        for moment, hear in (
            ("before-call", self._before_aws),
            ("after-call", self._after_aws),
            ("provide-client-params.sqs.ChangeMessageVisibility", self._put_off),
            ("provide-client-params.sqs.ChangeMessageVisibilityBatch", self._put_off_many),
            ("provide-client-params.sqs.SendMessageBatch", self._delay),
        ):
            events.unregister(moment, unique_id=f"wire {moment}")
            events.register(moment, hear, unique_id=f"wire {moment}")
        answer_in_process(events, world.aws)

    def connect(self, twilio: Client) -> None:
        """Go between for this client too; for AWS that is so with every client made from now on."""
        twilio.http_client.connections.pool_classes_by_scheme = {"http": partial(TwilioInProcess, self._world)}
        twilio.http_client = _TwilioWire(twilio.http_client, self)

    @property
    def lies_in_wait(self) -> bool:
        """Whether a call to come will not go as calls go."""
        waits = (self._dead, self._dies_after, self._lost, self._meanwhile, any(self._silent.values()))
        return any(map(bool, waits))

    def mend(self) -> None:
        """Another program is at this end: it lives."""
        self._dead = False
        self._dies_after: str | None = None
        self._calls_to_live = 0

    def kill_after(self, call: str, nth: int = 1) -> None:
        """Let the program die when the n-th call from now whose name begins so is done, and hear no answer to it."""
        self._dies_after, self._calls_to_live = call, nth

    def silence(self, call: str, times: int = 1) -> None:
        """Let the next calls by this name reach nobody."""
        self._silent[call] = times

    def lose(self, call: str) -> None:
        """Let the answer to the next call by this name get lost: it is done, and the program does not know."""
        self._lost.add(call)

    def meanwhile(self, call: str, happens: Callable[[], object]) -> None:
        """Let something happen between the program's decision to make the next call by this name and the call."""
        self._meanwhile[call] = happens

    def before(self, call: str) -> None:
        if self._dead:
            raise Killed(call)
        self._meanwhile.pop(call, lambda: None)()
        if self._silent.get(call, 0) > 0:
            self._silent[call] -= 1
            raise ProtocolError(call) if call.startswith("twilio") else EndpointConnectionError(endpoint_url=call)
        self.calls.append(call)

    def after(self, call: str) -> None:
        if self._dies_after is not None and call.startswith(self._dies_after):
            self._calls_to_live -= 1
            self._dead = self._dead or self._calls_to_live == 0
        if self._dead:
            raise Killed(call)
        if call in self._lost:
            self._lost.remove(call)
            raise ReadTimeoutError(endpoint_url=call)

    def _before_aws(self, event_name: str, params: dict[str, Any], **_: Any) -> None:
        call = _name(event_name)
        self.before(call)
        if call == "sqs DeleteMessage":  # and it reaches the queue
            self._done_with(json.loads(params["body"])["ReceiptHandle"])

    def _after_aws(self, event_name: str, parsed: dict[str, Any], **_: Any) -> None:
        self.receipts += [message["ReceiptHandle"] for message in parsed.get("Messages", [])]
        self.after(_name(event_name))

    def _put_off(self, params: dict[str, Any], **_: Any) -> None:
        self.pauses.append(params["VisibilityTimeout"])

    def _put_off_many(self, params: dict[str, Any], **_: Any) -> None:
        self.pauses += [entry["VisibilityTimeout"] for entry in params["Entries"]]

    def _done_with(self, receipt: str) -> None:
        if receipt in self.receipts:
            self.receipts.remove(receipt)

    def _delay(self, params: dict[str, Any], **_: Any) -> None:
        self.delays += [entry["DelaySeconds"] for entry in params["Entries"] if "DelaySeconds" in entry]


class _TwilioWire(HttpClient):
    """Twilio's SDK asks its HTTP client for everything; this one asks the wire first."""

    def __init__(self, inner: HttpClient, wire: Wire):
        super().__init__(inner.logger, inner.is_async, inner.timeout)
        self._inner, self._wire = inner, wire

    def close(self) -> None:
        self._inner.connections.clear()

    def request(self, method: str, uri: str, *arguments: Any, **named: Any) -> Response:
        call = f"twilio {method} {uri.rpartition('/')[2].partition('?')[0].removesuffix('.json')}"
        self._wire.before(call)
        answer = self._inner.request(method, uri, *arguments, **named)
        self._wire.after(call)
        return answer


def _name(event: str) -> str:
    """`"before-call.dynamodb.GetItem"` → `"dynamodb GetItem"`."""
    return " ".join(event.split(".")[1:])
