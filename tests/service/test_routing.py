"""Addresses are made as Werkzeug's own rules make them, and nothing is compiled for those that nobody makes."""

import ast

import pytest
from werkzeug.routing import Map, Rule

from service.routing import LateRule

RULES = ["/", "/registrations", "/registrations/<reference>", "/<int:page>/of/<path:folder>", "/in a/<name>.csv"]
VALUES = [
    {}, {"reference": "B8HC-ATZJ"}, {"reference": "ä/b c", "q": ["x", "y z"]}, {"page": 7, "folder": "a/b"},
    {"name": "zoë", "season": "2026/27"}, {"page": "none", "folder": "a"},
]  # fmt: skip


def addresses(kind: type[Rule], rule: str) -> list[str]:
    made = []
    at = Map([kind(rule, endpoint="here", defaults={"team": "u11s"})]).bind("desk.example.com")
    for values in VALUES:
        for append_unknown in (True, False):
            try:
                made.append(at.build("here", values, append_unknown=append_unknown))
            except Exception as error:
                made.append(type(error).__name__)
    return made


@pytest.mark.parametrize("rule", RULES)
def test_an_address_is_the_same(rule: str):
    assert addresses(LateRule, rule) == addresses(Rule, rule)
    assert any(made.startswith("/") for made in addresses(LateRule, rule))


def test_nothing_is_compiled_before_an_address_is_made(monkeypatch: pytest.MonkeyPatch):
    parsed: list[str] = []
    parse = ast.parse
    monkeypatch.setattr(ast, "parse", lambda source, *given, **named: parsed.append(source) or parse(source, *given))
    rules = Map([LateRule("/registrations/<reference>", endpoint="one")])
    assert rules.bind("desk.example.com").match("/registrations/B8HC-ATZJ") == ("one", {"reference": "B8HC-ATZJ"})
    assert not parsed
    assert rules.bind("desk.example.com").build("one", {"reference": "x"}) == "/registrations/x"
    assert parsed
