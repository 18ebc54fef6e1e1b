"""The label that a message takes with it to its provider, so that news of it finds its row in the ledger.

SES gives back a message's tags with every event, the SMS service its context. Both take letters, digits, `-` and `_`.
"""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping
from typing import Any, NamedTuple

from sender.store.messages import EMAIL, Message

TRACE, ID, SPREAD, TOPIC = "trace", "message", "spread", "topic"


class Labelled(NamedTuple):
    """What is needed of a message to find its row."""

    trace: str
    id: str
    spread: bool


def label(message: Message) -> dict[str, str]:
    """What goes along with a message, by name."""
    trace = urlsafe_b64encode(message.trace.encode()).decode().rstrip("=")
    about = {TRACE: trace, ID: message.id, SPREAD: "yes" if message.spread else "no"}
    return about | ({TOPIC: message.topic} if message.channel == EMAIL and message.topic else {})


def read_label(found: Mapping[str, Any]) -> Labelled | None:
    """What a provider gave back: each value alone, or as SES has it in a list. None where it is none of ours."""
    values = _values(found)
    trace, name = values.get(TRACE), values.get(ID)
    if not (isinstance(trace, str) and isinstance(name, str) and trace and name):
        return None
    try:
        written = urlsafe_b64decode(trace + "=" * (-len(trace) % 4)).decode()
    except ValueError:
        return None
    return Labelled(written, name, values.get(SPREAD) == "yes")


def read_topic(found: Mapping[str, Any]) -> str:
    """The topic of the message that a provider gave back its label of; "" where it had none."""
    topic = _values(found).get(TOPIC)
    return topic if isinstance(topic, str) else ""


def _values(found: Mapping[str, Any]) -> dict[str, Any]:
    """A label's values, each alone."""
    return {name: value[0] if isinstance(value, list) and value else value for name, value in found.items()}
