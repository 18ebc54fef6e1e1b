"""The usual registration: the answers that complete it, by question, as they come when each question is answered."""

from local.example_family import INVITE
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat

__all__ = ["ALL_ANSWERS", "ANSWERS", "ASKED", "INVITE", "OWN", "after", "asked_after", "between", "up_to"]

# Words that the tests know the family by; every other question is answered with its example.
OWN = {
    "player_name": "Samuel Smith",
    "born_on": "3rd of May 2016",
    "gender": "boy",
    "medical_needs": "No thank you",
    "relationship": "mum",
    "consent": "yes but not sms",
    "postcode": "m41 5aa",
    "kit_size": "9-10",
    "shirt_number": "7",
}


def _usual_registration() -> tuple[dict[str, str], dict[str, str]]:
    """What is said to each question of the usual registration, in the order in which they are asked, and the words
    that ask for it.
    """
    chat, said, asked = Chat(), {}, {}
    while chat.asked != "check_answers":
        asked[chat.asked] = chat.replies[-1].paragraphs[-1] if chat.replies else ""
        said[chat.asked] = next_answer(chat.flow, chat.conversation, OWN)
        chat.says(said[chat.asked])
    return said, asked


ANSWERS, ASKED = _usual_registration()
ALL_ANSWERS = tuple(ANSWERS.values())


def up_to(step: str, **own: str) -> tuple[str, ...]:
    """What is said until this step is asked; `own` are other words, by question."""
    return _said(list(ANSWERS)[: _place(step)], own)


def after(step: str, **own: str) -> tuple[str, ...]:
    """What is said after this step is answered; `own` are other words, by question."""
    return _said(list(ANSWERS)[_place(step) + 1 :], own)


def between(first: str, last: str, **own: str) -> tuple[str, ...]:
    """What is said after the first step is answered, until the last is asked; `own` are other words, by question."""
    return _said(list(ANSWERS)[_place(first) + 1 : _place(last)], own)


def asked_after(step: str) -> str:
    """What is asked next once this step is answered."""
    return [*ANSWERS, "check_answers"][_place(step) + 1]


def _place(step: str) -> int:
    return list(ANSWERS).index(step)


def _said(steps: list[str], own: dict[str, str]) -> tuple[str, ...]:
    assert own.keys() <= set(steps), f"{own.keys() - set(steps)} is not asked there"
    return tuple((ANSWERS | own)[step] for step in steps)
