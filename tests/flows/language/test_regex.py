"""Regular expressions are compiled late, and say what they would have said at once."""

import gc
import importlib
import pkgutil
import re

import pytest

import flows
from flows.language.regex import LazyRegex, regex


def test_it_has_what_a_compiled_expression_has():
    word = regex(r"(?P<first>[a-z])[a-z]*", re.IGNORECASE)
    assert word.search("12 Acacia")["first"] == "A"
    assert word.sub("x", "two words", count=1) == "x words"
    assert word.pattern == r"(?P<first>[a-z])[a-z]*"
    assert word.flags & re.IGNORECASE


def test_nothing_is_compiled_before_it_is_used():
    faulty = regex("(")
    with pytest.raises(re.error):
        faulty.search("12 Acacia")


def test_each_of_the_flows_compiles():
    for module in pkgutil.walk_packages(flows.__path__, "flows."):
        importlib.import_module(module.name)
    every = [thing for thing in gc.get_objects() if isinstance(thing, LazyRegex) and thing.pattern != "("]
    assert len(every) > 500
    assert all(thing.groups >= 0 for thing in every)
