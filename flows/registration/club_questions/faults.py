"""Every fault of a club's own questions at once: the place, what is wrong there, and how to put it right."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

from flows.grammar.steps import Question
from flows.language.tidy import plain
from flows.registration.club_questions.consents import whole_prompt
from flows.registration.club_questions.flow import LAST
from flows.registration.club_questions.forms import (
    FIELDS,
    FOLLOW_UP_FIELDS,
    ITEM_FIELDS,
    NAMED,
    fault_of_braces,
    faults_of_form,
)
from flows.registration.club_questions.places import Places, fault_of_answer
from flows.registration.questions import STEPS

MOST = 20  # questions of one club's own
LONGEST_CONSENTS = 1000  # characters of all that is agreed to in one message: WhatsApp's limit is 1024
Table = Mapping[str, Any]


def faults_of(written: Any) -> Iterator[str]:
    """Each fault of what stands under `questions`, with its remedy; none for a list that flow_with takes."""
    if not isinstance(written, list) or not all(isinstance(entry, dict) for entry in written):
        yield "questions cannot be used: write a table [[questions]] for each question"
        return
    if len(written) > MOST:
        yield f"questions are too many: {MOST} at most, beside what every club asks"
    places = Places(written, LAST)
    named = {step.name for step in STEPS}
    spoken = {words: step.name for step in STEPS if isinstance(step, Question) and step.label for words in step.names}
    asked = named | {
        each.get("name") for entry in written for each in (entry, *_items(entry)) if _is_text(each.get("name"))
    }
    older: set[str] = set()
    for number, entry in enumerate(written, 1):
        place = _place("questions", number, entry)
        yield from faults_of_form(place, entry, FIELDS, entry.get("kind"))
        yield from fault_of_braces(f"{place}.prompt", entry.get("prompt"))
        yield from _faults_of_names(place, entry, named, spoken)
        yield from _faults_of_was(place, entry, asked, older)
        yield from _faults_of_choices(place, entry)
        yield from _faults_of_follow_up(place, entry, places)
        yield from places.faults(place, number - 1)
        for at, item in enumerate(_items(entry), 1):
            item_place = _place(f"{place}.items", at, item)
            yield from faults_of_form(item_place, item, ITEM_FIELDS, "consents")
            yield from fault_of_braces(f"{item_place}.text", item.get("text"))
            yield from _faults_of_names(item_place, item, named, spoken)
            yield from _faults_of_was(item_place, item, asked, older)
        yield from _fault_of_length(place, entry)


def _faults_of_names(place: str, written: Table, named: set[str], spoken: dict[str, str]) -> Iterator[str]:
    """A name that another question has, or words by which another one is called; what is read here is then taken."""
    name, words = written.get("name"), {}
    if _is_text(name) and name in named:
        yield f"{place}.name is taken: another question has this name"
    elif _is_text(name):
        named |= {name, f"{name}_at", f"{name}_wording"}
        words = {name.replace("_", " "): "name"}
    words |= {written["label"]: "label"} if _is_text(written.get("label")) else {}
    called = written.get("called", [])
    words |= {each: "called" for each in called if _is_text(each)} if isinstance(called, list) else {}
    taken = {field for said, field in words.items() if spoken.get(plain(said), place) != place}
    yield from (
        f"{place}.{field} is taken: people call another question so; choose other words" for field in sorted(taken)
    )
    spoken |= {plain(said): place for said in words if plain(said) not in spoken}


def _faults_of_was(place: str, written: Table, asked: set[str], older: set[str]) -> Iterator[str]:
    """A name under which another answer is kept; what is read here is then taken."""
    was = written.get("was", [])
    for name in was if isinstance(was, list) else ():
        if _is_text(name) and name in asked:
            yield f"{place}.was names a question that is asked, {name}: leave it out, or take that question away"
        elif _is_text(name) and name in older:
            yield f"{place}.was has {name}, which is another one's: an answer goes on in one question"
        elif _is_text(name):
            older.add(name)


def _faults_of_choices(place: str, entry: Table) -> Iterator[str]:
    choices = entry.get("choices")
    if isinstance(choices, list) and all(map(_is_text, choices)) and len({*map(plain, choices)}) < len(choices):
        yield f"{place}.choices cannot be used: two of them are the same"


def _faults_of_follow_up(place: str, entry: Table, places: Places) -> Iterator[str]:
    follow = entry.get("follow_up")
    if not isinstance(follow, dict):
        return
    yield from faults_of_form(f"{place}.follow_up", follow, FOLLOW_UP_FIELDS, "yes_no")
    yield from fault_of_braces(f"{place}.follow_up.say", follow.get("say"))
    possible = places.answers_of(entry)
    if possible:
        yield from fault_of_answer(f"{place}.follow_up.answer", follow.get("answer"), possible)


def _fault_of_length(place: str, entry: Table) -> Iterator[str]:
    """All that is agreed to in one breath is one message."""
    texts = [item.get("text", "") for item in _items(entry)]
    if texts and all(map(_is_text, [entry.get("prompt"), *texts])):
        length = len(whole_prompt(entry["prompt"], texts))
        if length > LONGEST_CONSENTS:
            yield f"{place} is too long: {length} characters with its items, {LONGEST_CONSENTS} fit in one message"


def _place(above: str, number: int, written: Table) -> str:
    """By its name where it has one; what cannot be a name is not repeated, since it may be anything."""
    return f"{above}.{written['name']}" if NAMED.fits(written.get("name")) else f"{above}[{number}]"


def _items(entry: Table) -> Sequence[Table]:
    items = entry.get("items")
    return [item for item in items if isinstance(item, dict)] if isinstance(items, list) else []


def _is_text(value: Any) -> TypeGuard[str]:
    return isinstance(value, str) and bool(value)
