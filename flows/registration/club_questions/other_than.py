"""What an answer to a club's own question may not be: one that was given to another, as a second phone the first."""

from collections.abc import Mapping
from typing import Any

from flows.answers import Misunderstood
from flows.answers.basics.kinds import sentence_case
from flows.answers.basics.shapes import Shaped
from flows.grammar.steps import Check, Situation
from flows.registration.club_questions.entries import Entry

PARENT_TEL = "parent_tel"  # the number that the parent writes from, by its name in the CSV
_SURNAMES = """
    Archer Baker Cooper Draper Fisher Glover Hunter Mason Miller Potter
    Sadler Sawyer Skinner Slater Spencer Tanner Turner Walker Weaver Wright
""".split()


def other_than(called: Mapping[str, str], noun: str, *, optional: bool) -> Check:
    """Refuses what was answered to one of these questions; `called` are their nouns, by kept name."""
    must = f"{sentence_case(noun)} must be another one{', or say none' if optional else ''}"

    def check(value: Any, turn: Situation) -> Misunderstood | None:
        for name, other in called.items():
            given = turn.conversation.phone if name == PARENT_TEL else turn.registration.answers.get(name)
            if value is not None and _same(value, given):
                return Misunderstood(f"You gave that as {other}. {must}")
        return None

    return check


def example_of_its_own(entry: Entry, number: int) -> str:
    """What a parent might type that is no other question's example; `number` is the entry's."""
    if entry.pattern:
        return Shaped(entry.pattern, number=number).example
    return {
        "name": f"Robin {_SURNAMES[number % len(_SURNAMES)]}",
        "phone": f"07700 900{500 + number}",
        "email": f"robin{number}@example.com",
        "date": f"{number % 28 + 1} May 2027",
        "words": f"Another one, number {number}",
    }[entry.kind]


def _same(value: Any, given: Any) -> bool:
    return isinstance(given, str) and str(value).casefold() == given.casefold()
