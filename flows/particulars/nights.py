"""The quiet hours as a text: `"20:00-08:30"`, in Europe/London.

They begin between 18:30 and 21:00 and end between 08:00 and 10:30, so that nobody is written to at night. At least
ten and a half hours of the day are left, so that a nudge that has to come the evening before WhatsApp's window closes
still comes eight hours after the parent's message.
"""

from datetime import time

from flows.records import USUAL_NIGHT, Night

DAY = 10 * 60 + 30  # minutes


def read_night(text: str) -> Night:
    """Of "" the usual one. The text has the form NIGHT. Raises ValueError for one that is too long."""
    if not text:
        return USUAL_NIGHT
    begins, ends = map(time.fromisoformat, text.split("-"))
    if _minutes(begins) - _minutes(ends) < DAY:
        raise ValueError("must leave ten and a half hours of the day")
    return Night(begins, ends)


def night_in_text(night: Night) -> str:
    return f"{night.begins:%H:%M}-{night.ends:%H:%M}"


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
