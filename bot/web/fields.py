"""The fields of a query or a JSON body: one description of each, which both reads it and stands in openapi.json.

A request is a Struct, and msgspec holds each field to its type. It stops at the first fault, so the fields are read one
by one, and all that is wrong is told at once, in our words.
"""

from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from typing import Annotated, Any, ClassVar, NamedTuple, TypeVar, get_args

import msgspec
from flask import request
from msgspec import Meta
from werkzeug.exceptions import BadRequest

from flows.money import MOST
from flows.registration.age_groups import season_year
from flows.registration.invites import Faults


class Query(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The parameters of an address. `called` is what one is called that nobody asked for."""

    called: ClassVar[str] = "a parameter"


class Body(msgspec.Struct, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """The fields of a JSON body."""

    called: ClassVar[str] = "a field"


Request = TypeVar("Request", bound=Query | Body)


class Reading(NamedTuple):
    """How a field is read beside its type: what goes before and after, each of which may raise ValueError with the
    remedy, and the remedy for what the type does not allow.
    """

    remedy: str
    before: Callable[[Any], Any] = lambda given: given
    after: Callable[[Any], Any] = lambda read: read


def given(kind: type[Request]) -> Request:
    """What the request brings of this kind. Raises Faults with all that is wrong."""
    return read(kind, request.args.to_dict() if issubclass(kind, Query) else _body())


def read(kind: type[Request], fields: Mapping[str, Any]) -> Request:
    """Raises Faults with all that is wrong; null and "" count as left out.

    A field of another name is a fault too: it may be a slip.
    """
    known = msgspec.structs.fields(kind)
    values, errors = {}, {}
    for field in known:
        value = fields.get(field.name)
        if value is not None and value != "":
            try:
                values[field.name] = _value(field.type, value)
            except ValueError as fault:
                errors[field.name] = str(fault)
        elif field.required:
            errors[field.name] = "is missing"
    unknown = sorted(fields.keys() - {field.name for field in known})
    errors |= dict.fromkeys(unknown, f"is not {kind.called} of this address")
    if errors:
        raise Faults(errors)
    return kind(**values)


def _value(annotation: Any, value: Any) -> Any:
    reading = _reading(annotation)
    before = reading.before(value)
    try:
        held = msgspec.convert(before, annotation)
    except msgspec.ValidationError:
        raise ValueError(reading.remedy) from None
    return reading.after(held)


def _reading(annotation: Any) -> Reading:
    """Of `Annotated[…]` and of `Annotated[…] | None`."""
    metas = [meta for part in (annotation, *get_args(annotation)) for meta in getattr(part, "__metadata__", ())]
    return metas[0].extra["reading"]


def _body() -> dict[str, Any]:
    """The request's JSON body, whatever it calls itself; no body at all has no fields."""
    try:
        fields = request.get_json(force=True) if request.get_data() else {}
    except (BadRequest, RecursionError):
        fields = None
    if not isinstance(fields, dict):
        raise Faults({"body": "must be a JSON object"})
    return fields


def text(longest: int, description: str | None = None, after: Callable[[str], str] = str.strip) -> Meta:
    reading = Reading(f"must be text of up to {longest} characters", after=after)
    return Meta(max_length=longest, pattern=r"\S", description=description, extra={"reading": reading})


def one_of(choices: Collection[str]) -> Meta:
    remedy = f"must be one of {', '.join(choices)}"

    def among(given: str) -> str:
        if given not in choices:
            raise ValueError(remedy)
        return given

    return Meta(extra_json_schema={"enum": list(choices)}, extra={"reading": Reading(remedy, after=among)})


def up_to(most: int) -> Meta:
    """1 to `most`, as a query has it."""
    return Meta(ge=1, le=most, extra={"reading": Reading(f"must be a number from 1 to {most}", before=_digits)})


def moment(description: str) -> Meta:
    """An aware time, read as UTC."""
    return Meta(tz=True, description=description, extra={"reading": Reading(TIME, before=_moment)})


def _digits(given: Any) -> Any:
    written = isinstance(given, str) and given.isascii() and given.isdecimal() and len(given) < 10
    return int(given) if written else given


def _truth(given: Any) -> Any:
    return {"true": True, "false": False}.get(given, given)


def _season(given: str) -> str:
    """`"2026/27"` → `"2026-27"`."""
    year = season_year(given.strip())
    return f"{year}-{(year + 1) % 100:02d}"


def _moment(given: Any) -> datetime:
    with suppress(ValueError, OverflowError):
        at = datetime.fromisoformat(given.strip() if isinstance(given, str) and len(given) <= 40 else "")
        if at.tzinfo:
            return at.astimezone(UTC)
    raise ValueError(TIME)


TIME = "must be a time with its zone, like 2026-08-03T10:30:00Z"
PENCE = "must be a whole number of pence, like 4000 for £40"  # so that nobody sends pounds by mistake, or is rounded
Flag = Annotated[bool, Meta(extra={"reading": Reading("must be one of true, false", before=_truth)})]
Season = Annotated[str, text(20, "Like 2026-27.", after=_season)]
Pence = Annotated[int, Meta(ge=0, le=MOST, description="In pence.", extra={"reading": Reading(PENCE)})]
