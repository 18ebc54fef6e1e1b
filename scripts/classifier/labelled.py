"""The replies that are learned from, each with the plain answer that it comes to."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from flows.answers import Understood
from flows.grammar.closed_questions import without_names
from flows.grammar.steps import Reader
from flows.records import Conversation
from flows.registration.questions import registration as flow
from flows.understanding.classifier import NO_ANSWER
from flows.understanding.escalation import NEEDED
from scripts.understanding.judge import NOON, OF_NONE, Reply, replies, same, standing_at

HERE = Path(__file__).resolve().parent
LEARNING, KEPT = HERE / "sets", HERE.parents[1] / "tests" / "understanding"
PLAIN = {
    "ready": ["yes", "no", "later", "wrong number"],
    "player_name": ["yes"],
    "gender": ["male", "female", "not disclosed"],
    "medical_needs": ["yes", "no"],
    "medicine_kept": ["none needed"],
    "played_last_season": ["yes", "no"],
    "previous_club": ["none"],
    "relationship": ["mother", "father", "guardian", "other"],
    "parent_name": ["yes"],
    "consent": ["both", "neither", "e-mail only", "text only"],
    "lives_here": ["same", "another", "some of the time"],
    "child_phone": ["none"],
    "child_email": ["none"],
    "emergency_name": ["me"],
    "goalkeeper": ["yes", "no"],
    "shirt_number": ["any"],
    "photo": ["later"],
    "payment_day": ["last day"],
    "check_answers": ["yes", "change"],
}
ONE_IN = 8  # replies at other questions is learned from as no answer to this one
ALSO_CALLED = {"To be agreed": "any", "Prefer not to say": "Not disclosed"}


class Labelled(NamedTuple):
    """What was said at a question, without the family's names, and the plain answer that it comes to, or NO_ANSWER."""

    at: str
    says: str
    comes_to: str


MADE_OF = HERE / "made_of.json"


def checksums() -> dict[str, str]:
    """Of every set, by its name: what the classifiers that are kept were made of."""
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files()}


def files() -> list[Path]:
    """All sets: those that were written to learn from, and those that were written to measure."""
    return sorted([*LEARNING.glob("*.jsonl"), *KEPT.glob("*.jsonl")])


def labelled(sets: Iterable[Path]) -> Iterator[Labelled]:
    """The replies of sets; at a question without plain answers each is NO_ANSWER."""
    for reply in replies(sets):
        conversation = standing_at(reply)
        yield Labelled(reply.at, without_names(conversation, reply.says), _comes_to(reply, conversation))


def by_question(replies: Iterable[Labelled]) -> dict[str, list[Labelled]]:
    """What to learn from, for each question with plain answers: what was said there, and some of what was said where
    there are none.
    """
    found = defaultdict(list)
    for each in replies:
        found[each.at if each.at in PLAIN else ""].append(each)
    elsewhere = found.pop("", [])[::ONE_IN]
    return {question: [*said, *elsewhere] for question, said in sorted(found.items())}


def needing_a_person(sets: Iterable[Path]) -> Iterator[Labelled]:
    """The replies of sets, whatever was asked, with who needed a person."""
    for reply in replies(sets):
        needs = NEEDED if "person" in reply.wants else NO_ANSWER
        yield Labelled(NEEDED, without_names(standing_at(reply), reply.says), needs)


def _comes_to(reply: Reply, conversation: Conversation) -> str:
    if reply.at not in PLAIN:
        return NO_ANSWER
    kind = flow.questions[reply.at].kind(conversation.registrations[0], flow.questions)
    accepted = [ALSO_CALLED.get(each, each) if isinstance(each, str) else each for each in reply.wants.get("value", [])]
    plain = (each for each in PLAIN[reply.at] if same(_value(reply.at, kind, each), accepted))
    return next(plain, NO_ANSWER)


def _value(at: str, kind: Reader, plain: str) -> Any:
    """What the question's own kind reads, by the name that the sets have for it."""
    heard = kind.read(plain, NOON.date())
    value = heard.value if isinstance(heard, Understood) else plain
    return OF_NONE.get(at) if value is None else value
