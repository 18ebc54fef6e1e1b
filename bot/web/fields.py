"""Reads the fields of a query or a JSON body; what is wrong with one is kept, and the next is read all the same."""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

from flask import request
from werkzeug.exceptions import BadRequest

from flows.money import MOST
from flows.registration.age_groups import season_year
from flows.registration.invites import Faults

REQUIRED = object()


class Fields:
    """`kind` is what a field is called where there is one that nobody asked for."""

    def __init__(self, given: Mapping[str, Any], kind: str):
        self._given, self._kind = given, kind
        self._known: set[str] = set()
        self._errors: dict[str, str] = {}

    def read(self, name: str, reader: Callable[[Any], Any], default: Any = REQUIRED) -> Any:
        """The field as its reader has it, which raises ValueError with the remedy; null and "" count as left out."""
        self._known.add(name)
        value = self._given.get(name)
        if value is None or value == "":
            if default is REQUIRED:
                self._errors[name] = "is missing"
            return default
        try:
            return reader(value)
        except ValueError as fault:
            self._errors[name] = str(fault)
        return default

    def done(self) -> None:
        """Raises Faults with all that was wrong. A field of another name is a fault too: it may be a slip."""
        unknown = self._given.keys() - self._known
        errors = self._errors | dict.fromkeys(sorted(unknown), f"is not {self._kind} of this address")
        if errors:
            raise Faults(errors)


def query() -> Fields:
    """The parameters of the request's address."""
    return Fields(request.args.to_dict(), "a parameter")


def body() -> Fields:
    """The fields of the request's JSON body, whatever it calls itself; no body at all has none. Raises Faults."""
    try:
        given = request.get_json(force=True) if request.get_data() else {}
    except (BadRequest, RecursionError):
        given = None
    if not isinstance(given, dict):
        raise Faults({"body": "must be a JSON object"})
    return Fields(given, "a field")


def text(longest: int) -> Callable[[Any], str]:
    def read(given: Any) -> str:
        if not isinstance(given, str) or not given.strip() or len(given) > longest:
            raise ValueError(f"must be text of up to {longest} characters")
        return given.strip()

    return read


def one_of(choices: Collection[str]) -> Callable[[Any], str]:
    def read(given: Any) -> str:
        if not isinstance(given, str) or given not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return given

    return read


def whole_number(most: int) -> Callable[[Any], int]:
    """Reads 1 to `most`, as a query has it."""

    def read(given: Any) -> int:
        if not (isinstance(given, str) and given.isascii() and given.isdecimal() and len(given) < 10):
            raise ValueError(f"must be a number from 1 to {most}")
        if not 1 <= int(given) <= most:
            raise ValueError(f"must be a number from 1 to {most}")
        return int(given)

    return read


def flag(given: Any) -> bool:
    return one_of(("true", "false"))(given) == "true"


def season(given: Any) -> str:
    """`"2026/27"` → `"2026-27"`."""
    year = season_year(text(20)(given))
    return f"{year}-{(year + 1) % 100:02d}"


def pence(given: Any) -> int:
    """A whole number, so that nobody sends pounds by mistake and nothing is rounded."""
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= MOST:
        raise ValueError("must be a whole number of pence, like 4000 for £40")
    return given


def moment(given: Any) -> datetime:
    """An aware time, in UTC."""
    with suppress(ValueError, OverflowError):
        at = datetime.fromisoformat(text(40)(given))
        if at.tzinfo:
            return at.astimezone(UTC)
    raise ValueError("must be a time with its zone, like 2026-08-03T10:30:00Z")
