"""What a try is: a check, and what its arguments are made up of."""

from base64 import urlsafe_b64encode
from collections.abc import Callable
from typing import Any, NamedTuple

from hypothesis import strategies as st

SECRET = "a secret of this run that is long enough for a signature"
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=40),
    lambda more: st.lists(more, max_size=3) | st.dictionaries(st.text(max_size=8), more, max_size=3),
    max_leaves=8,
)


class Target(NamedTuple):
    """A check of what is made up, and of what each of its arguments is made up."""

    check: Callable[..., None]
    made_of: tuple[st.SearchStrategy[Any], ...]


class Queue:
    """Keeps what a webhook would put on SQS."""

    def __init__(self) -> None:
        self.bodies: list[str] = []

    def send_message(self, **message: Any) -> None:
        self.bodies.append(message["MessageBody"])


def encoded(text: str) -> str:
    """As a part of a token is: base64 of URLs without its padding."""
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")
