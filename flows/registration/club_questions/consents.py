"""Several yes-or-no items asked in one breath, each kept apart with its wording and its time."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from flows.answers import DidYouMean, YesNo
from flows.answers.basics.kinds import in_words
from flows.answers.particulars.agreements import Agreement, Agreements
from flows.grammar.steps import Check, Condition, Question, Situation
from flows.records import Registration
from flows.registration.club_questions.entries import Entry, Item

REFUSED = "consent_refused"  # what the club is told
HOW_TO_ANSWER = 'Say "yes to all", or which you do not agree to, by number or name.'
LEFT_AT_NO = (
    "Without your yes to {things} the club cannot register {{player}}. Shall I leave it at no, and ask {{manager}} to "
    "get in touch with you about it?"
)


def consents(entry: Entry, ask_if: Condition) -> Iterator[Question]:
    """The question that asks for all, and one for each item, which stands in the summary and can be changed."""
    items = entry.items
    yield Question(
        entry.kept,
        Agreements([Agreement(item.kept, item.label, tuple(item.called)) for item in items]),
        whole_prompt(entry.prompt, [item.text for item in items]),
        ask_if=_not_all_known(items, ask_if),
        check=_sure_to_refuse(items),
        evidence=_each_apart(items),
        tells=_told_of(items),
        tells_now=True,
        keeps=False,
        covers=[item.kept for item in items],
    )
    for item in items:
        yield Question(
            item.kept,
            YesNo(),
            f"{item.text} Do you agree?",
            label=item.label,
            called=[item.name.replace("_", " "), *item.called],
            ask_if=ask_if,
            check=_sure_to_refuse([item]),
            evidence=_evidence(item),
            tells=_told_of([item]),
            tells_now=True,
            needed=item.required,
        )


def whole_prompt(prompt: str, texts: Sequence[str]) -> str:
    """The one message: what is asked, a numbered line an item, and apart from them, with the buttons, how to answer."""
    items = [f"{number}. {text}" for number, text in enumerate(texts, 1)]
    return "\n\n".join(["\n".join([prompt, *items]), HOW_TO_ANSWER])


def _not_all_known(items: Sequence[Item], ask_if: Condition) -> Condition:
    """The whole is asked while an item is open, one that is new to the list too."""

    def condition(registration: Registration) -> bool:
        return ask_if(registration) and not all(_is_known(item, registration) for item in items)

    return condition


def _is_known(item: Item, registration: Registration) -> bool:
    """Whether there is an answer to a wording: one to another kind of question under the same name is no consent."""
    return isinstance(registration.answers.get(item.kept), bool) and f"{item.kept}_wording" in registration.answers


def _sure_to_refuse(items: Sequence[Item]) -> Check:
    """A no to what the club needs is asked about once, with what follows."""

    def check(value: Any, turn: Situation) -> DidYouMean | None:
        given = value if isinstance(value, Mapping) else {items[0].kept: value}
        refused = [item.label for item in items if item.required and not given[item.kept]]
        if not refused:
            return None
        return DidYouMean(value, turn.filled(LEFT_AT_NO.format(things=in_words(refused, "and"))))

    return check


def _evidence(item: Item) -> Callable[[Any, datetime], dict[str, Any]]:
    """Consent is kept with the wording that was shown and the time it was given (UK GDPR, article 7(1))."""
    return lambda _value, now: {
        f"{item.kept}_wording": item.wording,
        f"{item.kept}_at": now.isoformat(timespec="seconds"),
    }


def _each_apart(items: Sequence[Item]) -> Callable[[Any, datetime], dict[str, Any]]:
    def evidence(value: Any, now: datetime) -> dict[str, Any]:
        kept: dict[str, Any] = {}
        for item in items:
            kept |= {item.kept: value[item.kept]} | _evidence(item)(value, now)
        return kept

    return evidence


def _told_of(items: Sequence[Item]) -> Callable[[Registration], str]:
    needed = [item.kept for item in items if item.required]
    return lambda registration: REFUSED if any(registration.answers.get(name) is False for name in needed) else ""
