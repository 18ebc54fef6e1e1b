"""Structured logs: JSON lines with the TraceId and the ledger's id, and no address in clear, body or substitution."""

import re
import traceback
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from aws_lambda_powertools import Logger

logger = Logger(service="sender", level="INFO")

REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id(given: str | None) -> str:
    """The caller's request id where it can stand in a header and a log line, else a new one."""
    return given if given and REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


def masked(address: str) -> str:
    """Enough of an address to recognise it by, and no more: `j***@e***.com`, `+44*****0123`."""
    if "@" in address:
        name, _, domain = address.rpartition("@")
        host, dot, rest = domain.rpartition(".")
        return f"{name[:1]}***@{host[:1]}***{dot}{rest}"
    return f"{address[:3]}*****{address[-4:]}" if len(address) > 7 else "*****"


@contextmanager
def logged_with(**keys: str) -> Iterator[None]:
    """Every log line of this thread carries these keys meanwhile; afterwards, what it carried before."""
    before = logger.thread_safe_get_current_keys()
    logger.thread_safe_append_keys(**keys)
    try:
        yield
    finally:
        logger.thread_safe_clear_keys()
        logger.thread_safe_append_keys(**before)


def log_failure(what: str, error: BaseException, **keys: object) -> None:
    """Log an error by its kind and place. Its own words stay out: vendors put addresses and texts into them."""
    frames = traceback.extract_tb(error.__traceback__)[-8:]
    where = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    logger.error(what, error=type(error).__name__, where=where, **keys)
