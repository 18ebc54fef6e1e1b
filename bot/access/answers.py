"""What the API answers: JSON that no cache keeps, with the request's name; and what every call may be refused with."""

from typing import Annotated

import msgspec
from flask import Response, g, jsonify
from msgspec import UNSET, Meta, UnsetType

Errors = Annotated[dict[str, str], Meta(description="Every fault, by its field or row.")]


class Named(msgspec.Struct, frozen=True):
    """What every answer has beside its own fields."""

    request_id: str


class Said(msgspec.Struct, frozen=True, kw_only=True):
    message: str


class Faulty(Said, frozen=True, kw_only=True):
    errors: Errors


class Failed(Said, frozen=True, kw_only=True):
    error: str | UnsetType = UNSET


def answer(said: msgspec.Struct, status: int = 200) -> tuple[Response, int]:
    response = jsonify(msgspec.to_builtins(said) | {"request_id": g.request_id})
    response.headers["Cache-Control"] = "no-store"
    return response, status
