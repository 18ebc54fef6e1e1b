"""Both templates as data, for stories about what stands in them."""

from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
import yaml

from local.aws.stack import Template as Document
from tests.support.deploy.packaging import ROOT


class Template(NamedTuple):
    """A template by its file."""

    name: str
    document: dict[str, Any]

    def of_type(self, kind: str) -> dict[str, dict[str, Any]]:
        """The resources of a type, by name."""
        return {name: it for name, it in self.document["Resources"].items() if it["Type"] == kind}

    def properties(self, kind: str) -> dict[str, dict[str, Any]]:
        return {name: it.get("Properties", {}) for name, it in self.of_type(kind).items()}

    def __str__(self) -> str:
        return self.name


def template(name: str, path: str) -> Template:
    text = (ROOT / path).read_text(encoding="utf-8")
    return Template(name, yaml.load(text, Loader=Document))  # noqa: S506 a SafeLoader


BOT, SENDER = template("bot", "infrastructure.yaml"), template("sender", "sender/infrastructure.yaml")
TEMPLATES = (BOT, SENDER)


def each(kind: str) -> list[Any]:
    """Every resource of a type in both templates, as cases of a test."""
    found = [(one, name, it) for one in TEMPLATES for name, it in one.of_type(kind).items()]
    assert found
    return [pytest.param(one, name, it, id=f"{one}-{name}") for one, name, it in found]


def texts(value: Any) -> Iterator[str]:
    """Every string in a value."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from texts(one)
    elif isinstance(value, str):
        yield value
