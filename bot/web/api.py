"""The club's API whole: what its programs call with a key, and the description of that."""

from collections.abc import Iterable

from flask import Blueprint, Response, jsonify

from bot.access.auth import REFUSALS, Gate, explains
from bot.web.openapi import description
from bot.web.operations import Content, Operation, serve


def desk_api(gate: Gate, operations: Iterable[Operation]) -> Blueprint:
    blueprint = Blueprint("desk_api", __name__)
    explains(blueprint, REFUSALS)
    serve(blueprint, gate, operations)
    return blueprint


class Description:
    """GET /openapi.json, of these calls and of itself."""

    def __init__(self, address: str, operations: Iterable[Operation]):
        self._address, self._operations = address, [*operations, self.operation()]

    def operation(self) -> Operation:
        return Operation(
            name="describe",
            method="GET",
            path="/openapi.json",
            scope="",
            summary="This description",
            handle=self.describe,
            means="OpenAPI 3.1",
            answers=Content("application/json", {"type": "object"}),
        )

    def describe(self) -> Response:
        return jsonify(description(self._address, self._operations))
