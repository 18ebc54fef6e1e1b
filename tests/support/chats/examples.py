"""The usual registration: the answers that complete it, by question, as they come when each question is answered."""

from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat
from tests.support.chats.invites import INVITE

__all__ = ["ALL_ANSWERS", "ANSWERS", "INVITE", "OWN", "after", "between", "up_to"]

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


def _usual_answers() -> dict[str, str]:
    """What is said to each question of the usual registration, in the order in which they are asked."""
    chat, said = Chat(), {}
    while chat.asked != "check_answers":
        said[chat.asked] = next_answer(chat.flow, chat.conversation, OWN)
        chat.says(said[chat.asked])
    return said


ANSWERS = _usual_answers()
ALL_ANSWERS = tuple(ANSWERS.values())


def up_to(step: str) -> tuple[str, ...]:
    """What is said until this step is asked."""
    return ALL_ANSWERS[: list(ANSWERS).index(step)]


def after(step: str) -> tuple[str, ...]:
    """What is said after this step is answered."""
    return ALL_ANSWERS[list(ANSWERS).index(step) + 1 :]


def between(first: str, last: str) -> tuple[str, ...]:
    """What is said after the first step is answered, until the last is asked."""
    return tuple(ANSWERS[step] for step in list(ANSWERS)[list(ANSWERS).index(first) + 1 : list(ANSWERS).index(last)])
