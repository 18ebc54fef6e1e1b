"""The description of the bot's API for programs: OpenAPI 3.1, at /openapi.json. Twilio's webhooks are not of it."""

import re
from collections.abc import Collection, Iterable, Iterator

from msgspec.json import schema_components

from bot.access.answers import Failed, Faulty, Named, Said
from bot.access.keys import SCOPES
from bot.web.fields import Body, Query
from bot.web.operations import Content, Operation, Schema

REFUSALS = {
    400: "The request has faults, all of them named",
    403: "No good key, or one without the scope {scope}",
    429: "More than 25 requests a second",
    500: "Something failed on our side",
    503: "Not now: send it again, nothing is done twice",
}
PART = re.compile(r"<(\w+)>")  # of an address, as Flask has it


def description(address: str, operations: Iterable[Operation]) -> Schema:
    """The OpenAPI document of these calls at `address`."""
    operations = list(operations)
    schemas = Schemas(operations)
    paths: Schema = {}
    for each in operations:
        paths.setdefault(PART.sub(r"{\1}", each.path), {})[each.method.lower()] = _operation(each, schemas)
    scopes = "; ".join(f"{scope}: {means}" for scope, means in SCOPES.items())
    key = {"type": "apiKey", "in": "header", "name": "x-api-key"}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "The registration assistant",
            "version": "1",
            "description": f"Invites parents and shows what became of it. Scopes of a key: {scopes}",
        },
        "servers": [{"url": address}],
        "components": {"securitySchemes": {"key": key}, "schemas": schemas.components},
        "security": [{"key": []}],
        "paths": paths,
    }


class Schemas:
    """The JSON Schemas (2020-12, as OpenAPI 3.1 has it) of the Structs of some calls."""

    def __init__(self, operations: Collection[Operation]):
        self._types = [Named, Said, Faulty, Failed, *_types(operations)]
        refs, self.components = schema_components(self._types, ref_template="#/components/schemas/{name}")
        self._refs = dict(zip(self._types, refs, strict=True))

    def of_request(self, kind: type) -> Schema:
        return self._refs[kind]

    def of_answer(self, *kinds: type) -> Schema:
        each = [{"allOf": [self._refs[kind], self._refs[Named]]} for kind in kinds]
        return each[0] if len(each) == 1 else {"oneOf": each}

    def fields(self, kind: type) -> dict[str, tuple[Schema, bool]]:
        """Each field's schema, and whether it is required."""
        schema = self.components[kind.__name__]
        return {name: (field, name in schema["required"]) for name, field in schema["properties"].items()}


def _types(operations: Iterable[Operation]) -> Iterator[type]:
    found: dict[type, None] = {}
    for each in operations:
        answers = () if isinstance(each.answers, Content) else each.answers
        found |= dict.fromkeys((*answers, *filter(None, [each.takes])))
    return iter(found)


def _operation(operation: Operation, schemas: Schemas) -> Schema:
    about: Schema = {"operationId": operation.name, "summary": operation.summary}
    if not operation.scope:
        return about | {"security": [], "responses": {"200": _success(operation, schemas)}}
    about["description"] = f"Needs the scope {operation.scope}."
    if parameters := [*_path(operation.path), *_query(operation.takes, schemas)]:
        about["parameters"] = parameters
    if body := _body(operation, schemas):
        about["requestBody"] = body
    refused = {
        str(status): _content(means.format(scope=operation.scope), schemas.of_answer(_refusal(status)))
        for status, means in (REFUSALS | operation.refusals).items()
    }
    return about | {"responses": refused | {str(operation.status): _success(operation, schemas)}}


def _success(operation: Operation, schemas: Schemas) -> Schema:
    if isinstance(operation.answers, Content):
        return _content(operation.means, operation.answers.schema, operation.answers.media)
    return _content(operation.means, schemas.of_answer(*operation.answers))


def _refusal(status: int) -> type:
    return Failed if status >= 500 else Faulty if status == 400 else Said


def _content(means: str, schema: Schema, media: str = "application/json") -> Schema:
    return {"description": means, "content": {media: {"schema": schema}}}


def _body(operation: Operation, schemas: Schemas) -> Schema | None:
    if operation.content:
        return {"required": True, "content": {operation.content.media: {"schema": operation.content.schema}}}
    if operation.takes is None or not issubclass(operation.takes, Body):
        return None
    required = any(needed for _, needed in schemas.fields(operation.takes).values())
    return {"required": required, "content": {"application/json": {"schema": schemas.of_request(operation.takes)}}}


def _path(path: str) -> list[Schema]:
    return [_parameter(name, "path", {"type": "string"}, required=True) for name in PART.findall(path)]


def _query(takes: type | None, schemas: Schemas) -> list[Schema]:
    if takes is None or not issubclass(takes, Query):
        return []
    return [
        _parameter(name, "query", {key: value for key, value in schema.items() if value != ""}, required=required)
        for name, (schema, required) in schemas.fields(takes).items()
    ]


def _parameter(name: str, place: str, schema: Schema, *, required: bool) -> Schema:
    return {"name": name, "in": place, "required": required, "schema": schema}
