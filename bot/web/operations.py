"""The calls of the club's API, each described once: from this it is served, and from this openapi.json is written."""

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, NamedTuple

from flask import Blueprint, Response, g, request
from msgspec import Struct

from bot.access.answers import answer
from bot.access.auth import Gate
from bot.web.fields import Body, Query, given

Schema = dict[str, Any]
Reply = Struct | Response | tuple[Response, int]


class Content(NamedTuple):
    """A body that no Struct describes."""

    media: str
    schema: Schema


class Operation(NamedTuple):
    """One call. `path` is as Flask has it, `scope` what its key must have, "" for a call that is open to anybody.

    `handle` gets the parts of the path, then what it takes, if it takes anything. What it answers it answers with
    `status`, which `means` something, unless it is refused: `refusals` says with what and why, beside what every call
    may be refused with. `largest` is how many bytes may come where that is more than with others.
    """

    name: str
    method: str
    path: str
    scope: str
    summary: str
    handle: Callable[..., Reply]
    means: str
    answers: tuple[type[Struct], ...] | Content
    takes: type[Query] | type[Body] | None = None
    content: Content | None = None
    refusals: dict[int, str] = {}
    status: int = 200
    largest: int = 0


def serve(blueprint: Blueprint, gate: Gate, operations: Iterable[Operation]) -> None:
    for each in operations:
        blueprint.add_url_rule(each.path, each.name, partial(_call, gate, each), methods=[each.method])


def _call(gate: Gate, operation: Operation, **path: str) -> Response | tuple[Response, int]:
    if operation.scope:
        holder = gate.enter(operation.scope)
        g.key_id, g.key_name, g.scopes, g.operation = holder.id, holder.name, holder.scopes, operation.name
    if operation.largest:
        request.max_content_length = operation.largest
    taken = [given(operation.takes)] if operation.takes else []
    said = operation.handle(*path.values(), *taken)
    return answer(said, operation.status) if isinstance(said, Struct) else said
