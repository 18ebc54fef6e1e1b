"""Metrics of the conversation, read by CloudWatch out of log lines (embedded metric format): numbers, no people.

| metric | by | counts |
|---|---|---|
| `Invites` | | that WhatsApp took |
| `InvitesFailed` | `code` | that it refused, or could not deliver |
| `TimeToComplete` | | seconds from the first yes to the last |
| `Reminders` | `rung`, `way` | that went out |
| `FollowUps` | `way` | what followed a message that did not arrive: a text, another try, … |
| `AlertsAtRisk` | | what of a child-safety alert does not leave, or that nobody takes it: an alarm each minute |
| `Failures` | `at`, `code` | at WhatsApp, delivery, the sender (its code) or the worker (the kind of error) |
"""

from bot.logs.log_line import under_way
from flows.reminders.delivery_codes import WAYS
from service.metrics import Metrics

_metrics = Metrics("Registration")


def count(name: str, value: float = 1, unit: str = "Count", **dimensions: str) -> None:
    """One number, told apart by the dimensions: `count("Reminders", rung="first", way="chat")`.

    What a person runs by hand is not counted: its output is for reading.
    """
    if under_way():
        _metrics.publish(name, [value], unit, **dimensions)


def failed(at: str, code: str, *, is_invite: bool = False) -> None:
    """Something did not get through `at` WhatsApp, the sender, or on its way to the phone."""
    code = _of_few(code)
    count("Failures", at=at, code=code)
    if is_invite:
        count("InvitesFailed", code=code)


def _of_few(code: str) -> str:
    """Twilio's code where we know what to do about it, an HTTP status, or "other"."""
    code = code.partition(" ")[0]
    is_status = code.isdecimal() and len(code) == 3
    return code if code in WAYS or is_status else "other"
