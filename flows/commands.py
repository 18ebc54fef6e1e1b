"""Words that always work.

A word is a command only when the message *is* that command: "he stopped last year" is none.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from flows.answers.tidy import plain
from flows.answers.vocabulary import phrases
from flows.flow import Question


@dataclass(frozen=True, slots=True)
class Command:
    """A wish about the chat itself. `question` is the name of the question whose answer is to change."""

    name: str
    question: str = ""


SAID = {
    "back": "back, go back, previous, previous question, last question, undo, back please, one back, go back one",
    "help": "help, help me, help please, menu, options, commands, what can i say, i need help, info",
    "status": """
        status, where was i, where am i, where were we, where are we, progress, how far am i, how much is left
        how many more, how many questions left, how many left, how many more questions
    """,
    "restart": "restart, start again, start over, begin again, from the beginning, reset, start from the beginning",
    "change": """
        change, change something, change an answer, edit, edit something, i made a mistake, made a mistake
        i want to change something, i need to change something
    """,
    "person": """
        person, human, a person, a human, talk to a person, speak to a person, talk to someone, speak to someone
        can i speak to someone, can i talk to someone, can i speak to a person, can i talk to a person
        real person, agent, speak to the manager, manager
    """,
    "delete": """
        delete my data, delete my details, erase my data, erase my details, remove my data, forget me
        delete everything
    """,
    "stop": """
        stop, stopall, stop all, unsubscribe, optout, opt out, revoke, cancel, end, quit, stop messaging me
        stop texting me, stop messages, leave me alone
    """,
}
COMMANDS = {words: Command(name) for name, said in SAID.items() for words in phrases(said)}
START = frozenset(phrases("start, unstop, start again, resume, opt in, optin, start messages"))
STOP = Command("stop")

_CHANGE = re.compile(
    r"(?:(?:can|could|may) i )?(?:i (?:want|need|would like) to |id like to )?"
    r"(?:change|edit|correct|update|fix|amend) (?P<line>.+?)(?: please)?"
)
_OWNER = re.compile(r"^(?:my|the|his|her|their|our|\w+s) (?=\w)")


def recognise(text: str, questions: Iterable[Question]) -> Command | None:
    """The command that a message is, if it is one. `questions` are those whose answers can be changed."""
    said = plain(text)
    match = _CHANGE.fullmatch(said)
    question = match and line_called(match["line"], questions)
    return Command("change", question.name) if question else COMMANDS.get(said)


def starts(text: str) -> bool:
    """Whether someone who opted out asks to be messaged again."""
    return plain(text) in START


def line_called(said: str, questions: Iterable[Question]) -> Question | None:
    """The question that people call by these plain words: `"dob"`, `"my e mail address"`, `"mias date of birth"`."""
    names = {said, _OWNER.sub("", said)}
    return next((question for question in questions if names & question.names), None)
