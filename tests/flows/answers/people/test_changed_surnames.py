"""A family name that is told alone, and what changed it; no other word is taken for one."""

import pytest

from flows.answers.people.changed_surnames import with_another_surname

CHANGED = {
    "its platt since i got married": "Kelly Platt",
    "Platt now, got married in May": "Kelly Platt",
    "back to platt since the divorce": "Kelly Platt",
    "she's a Platt now": "Kelly Platt",
    "was hargreaves, its platt now": "Kelly Platt",
    "its hargreaves-platt now": "Kelly Hargreaves-Platt",
    "double barrelled hargreaves-platt": "Kelly Hargreaves-Platt",
    "Platt-Hargreaves these days": "Kelly Platt-Hargreaves",
}
NOT_CHANGED = [
    "its changed since i got married", "im married now", "im divorced", "its Lily now", "im busy now", "hargreaves now",
    "its kel since i got married", "yes now", "platt", "back to work now", "same since i got married",
    "I'm Kelly since the divorce", "mary-ann now",
]  # fmt: skip


@pytest.mark.parametrize(("said", "name"), CHANGED.items())
def test_the_first_name_with_the_other_family_name(said: str, name: str):
    assert with_another_surname("Kelly Hargreaves", said) == name


@pytest.mark.parametrize("said", NOT_CHANGED)
def test_nothing_that_could_be_something_else(said: str):
    assert with_another_surname("Kelly Hargreaves", said) is None
