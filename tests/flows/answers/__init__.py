"""How the kinds of answers read what people really type. Tables first; each odd row says why it is there."""

from datetime import date

from flows.answers import Answer, Kind

TODAY = date(2026, 11, 22)


def hear(kind: Kind, text: str) -> Answer:
    """What a parent's message comes to on the day of these tests."""
    return kind.read(text, TODAY)
