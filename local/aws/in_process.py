"""AWS called without a socket between, by who lives in its process: the same requests and the same answers.

On the loopback a call costs as much again as all that happens at its two ends. While something is to go wrong on order,
calls go over the socket, for most of what goes wrong is about sockets.
"""

import asyncio
from datetime import UTC, datetime
from io import BytesIO
from typing import Any
from urllib.parse import unquote, urlsplit

from botocore.auth import AUTH_TYPE_MAPS, SigV4Auth
from botocore.awsrequest import AWSPreparedRequest, AWSRequest, AWSResponse
from botocore.hooks import BaseEventHooks
from urllib3 import HTTPResponse

from local.aws.embedded import EmbeddedAWS

UNIQUE = "in process"
TABLES = b"DynamoDB_20120810."


def answer_in_process(events: BaseEventHooks, aws: EmbeddedAWS) -> None:
    """Have this AWS answer each client that is made from now on with these events of a session's."""
    calls = _Calls(aws)
    for moment, answer in (("before-send", calls.answer), ("choose-signer", calls.choose_signer)):
        events.unregister(moment, unique_id=f"{UNIQUE} {moment}")
        events.register(moment, answer, unique_id=f"{UNIQUE} {moment}")


class _Named(SigV4Auth):
    """Says who calls, as a signature does, and does not sign: the emulator reads no more of it unless it asks IAM, and
    to sign would be a tenth of what the tests cost. Whoever calls from another program signs.
    """

    def add_auth(self, request: AWSRequest) -> None:
        request.context["timestamp"] = f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}"
        who = f"{self.credentials.access_key}/{self.credential_scope(request)}"
        request.headers["Authorization"] = f"AWS4-HMAC-SHA256 Credential={who}, SignedHeaders=host, Signature=none"
        if self.credentials.token:
            request.headers["X-Amz-Security-Token"] = self.credentials.token


AUTH_TYPE_MAPS["named"] = _Named


class _Calls:
    def __init__(self, aws: EmbeddedAWS):
        self._aws = aws

    def choose_signer(self, signature_version: str, **_: Any) -> str | None:
        return "named" if signature_version == "v4" and not self._aws.asks_iam else None

    def answer(self, request: AWSPreparedRequest, **_: Any) -> AWSResponse | None:
        """To a request that botocore has signed and is about to send. None where it is to go over the socket."""
        if not request.url.startswith(f"{self._aws.url}/") or self._aws.faults.lie_in_wait:
            return None
        start, *parts = self._here(request) if _is_of_a_table(request) else self._on_the_loop(request)
        headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in start["headers"]}
        body = b"".join(part.get("body", b"") for part in parts)
        raw = as_received(request.method, body, start["status"], headers)
        return AWSResponse(request.url, start["status"], headers, raw)

    def _on_the_loop(self, request: AWSPreparedRequest) -> list[dict[str, Any]]:
        return asyncio.run_coroutine_threadsafe(self._called(request), self._aws.loop).result()

    def _here(self, request: AWSPreparedRequest) -> list[dict[str, Any]]:
        """In this thread: to change threads and back costs as much again as a table's call, which waits for nothing."""
        with self._aws.turn:
            try:
                self._called(request).send(None)
            except StopIteration as done:
                return done.value
        raise RuntimeError(f"{request.headers['X-Amz-Target']} waits for something: let it be answered on the loop")

    async def _called(self, request: AWSPreparedRequest) -> list[dict[str, Any]]:
        url, sent = urlsplit(request.url), list[dict[str, Any]]()
        body = request.body.read() if hasattr(request.body, "read") else request.body or b""
        named = [(as_bytes(name).lower(), as_bytes(value)) for name, value in request.headers.items()]
        scope = {
            "type": "http", "http_version": "1.1", "scheme": "http", "method": request.method, "root_path": "",
            "path": unquote(url.path), "raw_path": url.path.encode(), "query_string": url.query.encode(),
            "headers": [(b"host", url.netloc.encode()), *named], "client": ("127.0.0.1", 0),
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": as_bytes(body), "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self._aws.app(scope, receive, send)
        return sent


def _is_of_a_table(request: AWSPreparedRequest) -> bool:
    return as_bytes(request.headers.get("X-Amz-Target") or b"").startswith(TABLES)


def as_received(method: str | None, body: bytes, status: int, headers: dict[str, str]) -> HTTPResponse:
    """The answer to a request with this method, as urllib3 gives it before it is read."""
    as_it_came = {"preload_content": False, "decode_content": False}
    return HTTPResponse(BytesIO(body), headers, status, request_method=method, **as_it_came)


def as_bytes(given: str | bytes) -> bytes:
    """A body or a header as it is sent."""
    return given.encode("utf-8") if isinstance(given, str) else given
