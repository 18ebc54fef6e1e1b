"""Structured logs: JSON lines with the request's id, without anybody's name, number, address, birthday or words."""

import logging
import re
import traceback
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from aws_lambda_powertools import Logger

logger = Logger(service="bot", level="INFO")
logging.getLogger("twilio.http_client").setLevel(logging.WARNING)  # at INFO it tells whom each request is about
logging.getLogger("zappa.wsgi").setLevel(logging.WARNING)  # at INFO it tells addresses, with numbers and tokens
logging.getLogger("transitions").setLevel(logging.WARNING)  # at INFO it has two lines for each step of a chat

OUR_ROOMS = ("/bot/", "/flows/")

REQUEST_ID = re.compile(r"[A-Za-z0-9._:-]{1,128}")


def request_id(given: str | None) -> str:
    """The caller's request id where it can stand in a header and a log line, else a new one."""
    return given if given and REQUEST_ID.fullmatch(given) else str(uuid.uuid4())


def current_request_id() -> str:
    """The id of the request that this thread works on; "" where it is none's."""
    return logger.thread_safe_get_current_keys().get("request_id", "")


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
    """Log an error by its kind and place. Its own words stay out: vendors put numbers and texts into them."""
    frames = traceback.extract_tb(error.__traceback__)
    where = [
        f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}"
        for frame in frames
        if frame is frames[-1] or any(room in frame.filename for room in OUR_ROOMS)
    ]
    logger.error(what, error=type(error).__name__, where=where, **keys)
