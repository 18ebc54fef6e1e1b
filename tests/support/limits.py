"""The limits that the benchmarks set, read off their code."""

import ast
import importlib
import re
from collections.abc import Iterator
from types import ModuleType

from benchmarks.support.table import Row


def limited_rows(name: str) -> Iterator[re.Pattern[str]]:
    """How each row of a benchmark with a limit looks in its table: what it says, anything measured, and the limit."""
    module = importlib.import_module(f"benchmarks.{name}")
    with open(module.__file__ or "", encoding="utf-8") as source:
        tree = ast.parse(source.read())
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Row":
            given = {each.arg: each.value for each in node.keywords}
            if "limit" in given:
                unit = str(_value(module, node.args[2])) if len(node.args) > 2 else ""
                limit = _value(module, given["limit"])
                shown = ".+" if limit is None else re.escape(Row("", 0, unit, limit).cells[2])
                yield re.compile(rf"\| {_words(node.args[0])} \| .+ \| {shown} \|")


def _words(what: ast.expr) -> str:
    """A pattern of what a row says; what only a run knows may be anything."""
    parts = what.values if isinstance(what, ast.JoinedStr) else [what]
    return "".join(re.escape(str(part.value)) if isinstance(part, ast.Constant) else ".+" for part in parts)


def _value(module: ModuleType, expression: ast.expr) -> object:
    """What an expression of the module's constants comes to; None where only a run knows."""
    try:
        return eval(compile(ast.Expression(expression), module.__name__, "eval"), vars(module))  # noqa: S307 our own
    except NameError:
        return None
