"""What stands in front of ministack: the text messages it has no service for, and a copy of all that is sent."""

import asyncio
import json
import re
import uuid
from collections.abc import Awaitable, Callable

from local.aws.faults import Fault, Faults
from local.aws.permissions import as_over_tls
from local.aws.rates import Rates
from local.aws.segments import segments
from local.aws.sent import Sent
from local.aws.texts import SERVICE, Declined, TextAccount, fault_of
from local.aws.write_units import SERVICE as DYNAMODB
from local.aws.write_units import WriteUnits

SEND_EMAIL = ("POST", "/v2/email/outbound-emails")
SUPPRESSED = "/v2/email/suppression/addresses/"
GET_ACCOUNT = ("GET", "/v2/email/account")
READS = re.compile(r"(?:^|\.)(?:Get|List|Describe|Query|Scan|BatchGet|Receive)[A-Za-z]*$")


class Front:
    """An ASGI app around ministack's: answers SendTextMessage, keeps accepted e-mails, and calls
    `writing` before a write and `changed` after it.
    """

    def __init__(
        self,
        app: Callable,
        sent: Sent,
        texts: TextAccount,
        faults: Faults,
        rates: Rates,
        units: WriteUnits,
        suppressed: set[str],
        writing: Callable[[], None],
        changed: Callable[[], None],
        started: Callable[[], None],
    ):
        self._app, self._sent, self._texts, self._faults, self._rates = app, sent, texts, faults, rates
        self._units, self._suppressed = units, suppressed
        self._writing, self._changed, self._started = writing, changed, started

    async def __call__(self, scope: dict, receive: Callable, send: Callable) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, self._watching_start(send))
            return
        target = dict(scope.get("headers", ())).get(b"x-amz-target", b"").decode("latin-1")
        if scope.get("method") in ("GET", "HEAD") or READS.search(target):
            await self._pass_on(scope, target, receive, send)
            return
        self._writing()  # who has the answer may look at once at whether anything was written
        try:
            await self._pass_on(scope, target, receive, send)
        finally:
            self._changed()

    async def _pass_on(self, scope: dict, target: str, receive: Callable, send: Callable) -> None:
        """To ministack, or to what stands here in its place."""
        if target.startswith(SERVICE):
            await self._of_texts(target.removeprefix(SERVICE), receive, send)
        elif (scope.get("method"), scope.get("path")) == GET_ACCOUNT:
            await answer(send, 200, self._rates.account())
        elif scope.get("method") == "DELETE" and scope.get("path", "").startswith(SUPPRESSED):
            await self._lifted(scope["path"].removeprefix(SUPPRESSED), send)
        elif (scope.get("method"), scope.get("path")) == SEND_EMAIL:
            body = await read_body(receive)
            recipients = json.loads(body).get("Destination", {}).get("ToAddresses", [])
            fault = self._faults.take(recipients) or self._rates.email()
            await self._provide(fault, lambda reply: self._email(scope, body, reply), receive, send)
        elif self._units.per_key and target.startswith(DYNAMODB):
            await self._metered(scope, target.removeprefix(DYNAMODB), receive, send)
        else:
            await self._app(as_over_tls(scope), receive, send)

    async def _of_texts(self, operation: str, receive: Callable, send: Callable) -> None:
        """The SMS service: what the account says of itself, or a text to be sent."""
        request = json.loads(await read_body(receive) or b"{}")
        try:
            told = self._texts.answer(operation, request, self._rates.texts)
        except Declined as declined:
            await answer(send, 400, declined.error, declined.code)
            return
        if told is not None:
            await answer(send, 200, told)
            return
        origin, parts = request.get("OriginationIdentity", ""), segments(request.get("MessageBody", ""))
        fault = self._faults.take([request.get("DestinationPhoneNumber", "")]) or self._rates.text(origin, parts)
        await self._provide(fault, lambda reply: self._text(operation, request, reply), receive, send)

    async def _lifted(self, address: str, send: Callable) -> None:
        """Take an address off SES's own list."""
        known = address in self._suppressed
        self._suppressed.discard(address)
        await (answer(send, 200, {}) if known else answer(send, 404, {"message": "not there"}, "NotFoundException"))

    async def _metered(self, scope: dict, operation: str, receive: Callable, send: Callable) -> None:
        """A call of DynamoDB's where one key takes so many writes a second."""
        body = await read_body(receive)
        if refused := self._units.refuse(operation, json.loads(body)):
            await answer(send, 400, refused)
            return
        await self._app(as_over_tls(scope), replay(body), send)

    def _watching_start(self, send: Callable) -> Callable[[dict], Awaitable[None]]:
        async def watched(message: dict) -> None:
            await send(message)
            if message["type"] == "lifespan.startup.complete":
                self._started()

        return watched

    async def _provide(self, fault: Fault | None, provide: Callable, receive: Callable, send: Callable) -> None:
        """Let SES or the SMS service take a message, or let go wrong what is to go wrong with it."""
        if self._faults.delay:
            await asyncio.sleep(self._faults.delay)
        if fault is None:
            await provide(send)
        elif fault.code:
            await answer(send, fault.status, fault.error, fault.code)
        else:
            if fault.accepted:
                await provide(swallow)
            await hung_up(receive)

    async def _text(self, operation: str, request: dict, send: Callable) -> None:
        if fault := fault_of(operation, request):
            await answer(send, 400, {"__type": fault[0], "Message": fault[1], "message": fault[1]})
            return
        sid = str(uuid.uuid4())
        self._sent.add_text(sid, request)
        await answer(send, 200, {"MessageId": sid})

    async def _email(self, scope: dict, body: bytes, send: Callable) -> None:
        # Kept before the answer is out: whoever has the answer may look into the inbox at once.
        held: list[dict] = []

        async def hold(message: dict) -> None:
            held.append(message)

        await self._app(scope, replay(body), hold)
        if held and held[0]["status"] == 200:
            answered = b"".join(message.get("body", b"") for message in held)
            self._sent.add_email(json.loads(answered)["MessageId"], json.loads(body))
        for message in held:
            await send(message)


async def read_body(receive: Callable) -> bytes:
    """The whole body of a request."""
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False) and message["type"] != "http.disconnect"
    return body


def replay(body: bytes) -> Callable[[], Awaitable[dict]]:
    """An ASGI `receive` that gives a body already read."""

    async def receive() -> dict:
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


async def swallow(_message: dict) -> None:
    """An ASGI `send` whose answers reach nobody."""


async def hung_up(receive: Callable) -> None:
    """Return when the caller has given up waiting."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def answer(send: Callable, status: int, content: dict, error: str = "") -> None:
    """Answer in JSON; `error` is its name where it is one."""
    body = json.dumps(content).encode()
    headers = [(b"content-type", b"application/x-amz-json-1.0"), (b"content-length", str(len(body)).encode())]
    if error:
        headers.append((b"x-amzn-errortype", error.encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
