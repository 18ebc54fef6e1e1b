"""The form of each setting of a club's own question, and what is wrong with one that does not have it."""

from collections.abc import Callable, Collection, Iterator, Mapping
from string import Formatter
from typing import Any, NamedTuple

from flows.answers.basics.shapes import DIGIT, LETTER
from flows.language.regex import regex
from flows.registration.club_questions.entries import CHOOSING_KINDS, KINDS, OPTIONAL_KINDS, TOLD_APART_KINDS

LONGEST_PROMPT, LONGEST_LABEL, LONGEST_CHOICE = 300, 30, 20  # characters; 20 is WhatsApp's limit for a button
MOST_CHOICES = 10  # WhatsApp's limit for a list
MOST_ITEMS = 8
NAME = regex(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
LONGEST_NAME = 30
SHAPE = regex(r"[A-Za-z0-9#@./-](?:[A-Za-z0-9#@ ./-]{0,28}[A-Za-z0-9#@./-])?")
PROMPT_NAMES = (
    "player", "parent", "club", "team", "side", "age_group", "season", "manager", "assistant", "contact",
)  # fmt: skip


class Field(NamedTuple):
    """What a setting has to be, how to put it right, whether it has to be there, and the kinds that it goes with."""

    fits: Callable[[Any], bool]
    remedy: str
    needed: bool = False
    kinds: Collection[str] = KINDS


def text(longest: int, without: str = "") -> Callable[[Any], bool]:
    """One line that begins and ends with something to read, without these characters."""
    return lambda value: (
        isinstance(value, str)
        and value == value.strip()
        and value.isprintable()
        and 0 < len(value) <= longest
        and not set(without) & set(value)
    )


def listed(fits: Callable[[Any], bool], least: int, most: int) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, list) and least <= len(value) <= most and all(map(fits, value))


def _is_name(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= LONGEST_NAME and NAME.fullmatch(value) is not None


def _is_when(value: Any) -> bool:
    return isinstance(value, dict) and all(isinstance(answer, bool | str) for answer in value.values())


def _is_age(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= 22


def _is_shape(value: Any) -> bool:
    return isinstance(value, str) and SHAPE.fullmatch(value) is not None and bool({DIGIT, LETTER} & set(value))


YES_OR_NO = Field(lambda value: isinstance(value, bool), "true or false")
NAMED = Field(_is_name, f"a short name of a-z, 0-9 and _, {LONGEST_NAME} characters at most, such as boot_size", True)
LABEL = Field(
    text(LONGEST_LABEL, "{}"), f"what the summary calls it, in {LONGEST_LABEL} characters at most, without braces", True
)
WORDS = Field(listed(text(40), 0, 20), 'a list of words that parents call it by, like ["boots", "boot size"]')
PROMPT = Field(text(LONGEST_PROMPT), f"one line of {LONGEST_PROMPT} characters at most, as parents read it", True)
WAS = Field(listed(_is_name, 1, 10), 'a list of names that it had before, like ["boot_size"]')
NOT_CONSENTS = tuple(kind for kind in KINDS if kind != "consents")
FIELDS = {
    "name": NAMED,
    "kind": Field(lambda value: value in KINDS, f"one of {', '.join(KINDS)}", True),
    "prompt": PROMPT,
    "label": LABEL._replace(kinds=NOT_CONSENTS),
    "called": WORDS._replace(kinds=NOT_CONSENTS),
    "was": WAS,
    "optional": YES_OR_NO._replace(kinds=OPTIONAL_KINDS),
    "medical": YES_OR_NO._replace(kinds=NOT_CONSENTS),
    "family": YES_OR_NO._replace(kinds=NOT_CONSENTS),
    "each_season": YES_OR_NO._replace(kinds=NOT_CONSENTS),
    "after": Field(lambda value: isinstance(value, str), "the name of the question that it follows, such as kit_size"),
    "when": Field(_is_when, "answers by the question's name, like { goalkeeper = true }"),
    "from_age": Field(_is_age, "an age in whole years, from 1 to 22"),
    "choices": Field(
        listed(text(LONGEST_CHOICE, ":"), 2, MOST_CHOICES),
        f"a list of 2 to {MOST_CHOICES} choices of {LONGEST_CHOICE} characters at most, without a colon",
        needed=True,
        kinds=("choice",),
    ),
    "pattern": Field(
        _is_shape,
        f'the shape of the answer, {DIGIT} for a digit and {LETTER} for a letter, such as "########" or "@@-###"',
        kinds=("words",),
    ),
    "other_than": Field(
        listed(lambda value: isinstance(value, str), 1, 10),
        'a list of questions that had another answer, like ["emergency_phone"]',
        kinds=TOLD_APART_KINDS,
    ),
    "items": Field(
        listed(lambda value: isinstance(value, dict), 1, MOST_ITEMS),
        f"1 to {MOST_ITEMS} tables [[questions.items]], one for each thing to agree to",
        needed=True,
        kinds=("consents",),
    ),
    "follow_up": Field(
        lambda value: isinstance(value, dict), 'like { answer = true, say = "…" }', kinds=CHOOSING_KINDS
    ),
}
ITEM_FIELDS = {
    "name": NAMED,
    "label": LABEL,
    "text": PROMPT._replace(remedy=f"one whole sentence to agree to, of {LONGEST_PROMPT} characters at most"),
    "wording": Field(text(20), 'the version of the text, which is kept with the answer, such as "2026-11"', True),
    "required": YES_OR_NO,
    "called": WORDS,
    "was": WAS,
}
FOLLOW_UP_FIELDS = {
    "answer": Field(lambda value: isinstance(value, bool | str), "the answer that has something follow", True),
    "say": PROMPT._replace(remedy=f"what happens next, in one line of {LONGEST_PROMPT} characters at most"),
}


def faults_of_form(place: str, written: Mapping[str, Any], fields: Mapping[str, Field], kind: Any) -> Iterator[str]:
    """Each setting that is missing, has another form, does not go with the kind, or is none."""
    for name, field in fields.items():
        if kind in KINDS and kind not in field.kinds:
            if name in written:
                yield f"{place}.{name} does not go with the kind {kind}: leave it out; it is for {_any(field.kinds)}"
        elif name not in written or written[name] == "":
            if field.needed and (kind in KINDS or field.kinds == KINDS):
                yield f"{place}.{name} is missing: {field.remedy}"
        elif not field.fits(written[name]):
            yield f"{place}.{name} cannot be used: {field.remedy}"
    for name in written:
        if name not in fields:
            yield f"{place}.{name} is no setting: there are {', '.join(fields)}"


def fault_of_braces(place: str, written: Any) -> Iterator[str]:
    """A name in {braces} that is not known when the question is asked."""
    if not isinstance(written, str):
        return
    try:
        parts = [part[1:] for part in Formatter().parse(written) if part[1] is not None]
    except ValueError:
        yield f"{place} cannot be used: write both braces of a name, as in {{player}}"
        return
    known = all(name in PROMPT_NAMES and not spec and not conversion for name, spec, conversion in parts)
    if not known:
        yield f"{place} has a name in braces that is not known: there are {', '.join(f'{{{n}}}' for n in PROMPT_NAMES)}"


def _any(kinds: Collection[str]) -> str:
    return ", ".join(kinds)
