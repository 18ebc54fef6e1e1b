"""The fields of a JSON body: one description of each, which both reads it and stands in openapi.json."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

import msgspec

from sender.fields.faults import Faults

Schema = dict[str, Any]  # JSON Schema 2020-12, as OpenAPI 3.1 has it


class Place(NamedTuple):
    """Where a value stands in a request, "" for the whole body. `errors` are of the whole request, by path."""

    path: str
    errors: dict[str, str]

    def at(self, name: str) -> "Place":
        return self._replace(path=f"{self.path}.{name}" if self.path else name)

    def fault(self, says: str) -> None:
        """Keep what is wrong here: what stands beside it is read all the same."""
        path = self.path or "body"
        self.errors[path] = f"{self.errors[path]}; {says}" if path in self.errors else says


class Kind(msgspec.Struct, frozen=True, kw_only=True):
    """A field. null counts as left out, and what is left out has its `default`."""

    required: bool = False
    default: Any = None
    description: str = ""

    def take(self, value: Any, place: Place) -> Any:
        """A field's value, whatever was sent; where it is of no use, its default. Faults go into the place."""
        if value is not None:
            return self.read(value, place)
        if self.required:
            place.fault("is required")
        return self.default

    def schema(self) -> Schema:
        shape = self.shape()
        if not self.required:
            shape |= {"enum": [*shape["enum"], None]} if "enum" in shape else {"type": [shape["type"], "null"]}
        return shape | ({"description": self.description} if self.description else {})

    def read(self, value: Any, place: Place) -> Any:
        """A value that is there."""
        raise NotImplementedError

    def shape(self) -> Schema:
        """The schema of a value that is there."""
        raise NotImplementedError


class Object(Kind, frozen=True):
    """Fields by name, read in their order; then `rule` makes what they mean of them, and tells what does not go
    together. Of `one_of` at least one is there.
    """

    fields: Mapping[str, Kind]
    one_of: tuple[str, ...] = ()
    rule: Callable[[dict[str, Any], Place], Any] = lambda values, _: values

    def read(self, value: Any, place: Place) -> Any:
        """A field that nobody asked for is a fault: it may be a slip that leaves a hole in a message."""
        if not isinstance(value, dict):
            place.fault("must be an object")
            value = {}
        values = {name: kind.take(value.get(name), place.at(name)) for name, kind in self.fields.items()}
        if self.one_of and not any(values[name] for name in self.one_of):
            place.fault(f"needs a {' or a '.join(self.one_of)}")
        made = self.rule(values, place)
        for name in sorted(value.keys() - self.fields.keys()):
            (place.at(name) if name else place).fault("is not a field of this API")
        return made

    def shape(self) -> Schema:
        required = [name for name, kind in self.fields.items() if kind.required]
        there = {"type": "string", "minLength": 1}
        return {
            "type": "object",
            "additionalProperties": False,
            **({"required": required} if required else {}),
            **({"anyOf": [{"required": [n], "properties": {n: there}} for n in self.one_of]} if self.one_of else {}),
            "properties": {name: kind.schema() for name, kind in self.fields.items()},
        }


def read(shape: Object, body: dict[str, Any]) -> Any:
    """What a body means. Raises Faults with all that is wrong."""
    place = Place("", {})
    meant = shape.read(body, place)
    if place.errors:
        raise Faults(place.errors)
    return meant
