"""AWS, as the bot reaches it: boto3's clients, each made when it is first asked for something."""

from collections.abc import Callable
from functools import cache, partial
from threading import Lock
from typing import Any

import boto3
from botocore.config import Config

PATIENCE = Config(
    retries={"mode": "standard", "max_attempts": 3}, connect_timeout=3, read_timeout=10, max_pool_connections=32
)
# What we ask is held by types and tests, and AWS looks at it again: looking at each parameter here too costs a
# twentieth of a message's CPU, and so does spelling out anew for each call which Python asks.
CONFIG = PATIENCE.merge(Config(parameter_validation=False, user_agent="registration-bot"))
_ONE_AT_A_TIME = Lock()  # boto3's session is not thread-safe while it makes a client


class _Client:
    """A client that is made when it is first asked for something, and asked once for each thing."""

    def __init__(self, make: Callable[[], Any]):
        self._make = cache(make)

    def __getattr__(self, name: str) -> Any:
        with _ONE_AT_A_TIME:
            found = getattr(self._make(), name)
        setattr(self, name, found)
        return found


def client(service: str, config: Config = CONFIG) -> Any:
    """A client of boto3's session, pointed at AWS by the environment alone.

    Making one takes up to 40 ms, and the request that a cold start answers needs one or two of them.
    """
    return _Client(partial(boto3.client, service, config=config))
