"""Words that always work.

A word is a command only when the message *is* that command: "he stopped last year" is none.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases


@dataclass(frozen=True, slots=True)
class Command:
    """A wish about the chat itself. `question` is the name of the question whose answer is to change."""

    name: str
    question: str = ""


class Named(Protocol):
    """A question as far as people name it: `names` are the words for its line."""

    @property
    def name(self) -> str: ...

    @property
    def names(self) -> frozenset[str]: ...


Line = TypeVar("Line", bound=Named)
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
        real person, agent, manager
    """,
    "payment": """
        link, payment link, the link, wheres the link, where is the link, send the link, send me the link
        link please, payment, pay, pay now, how do i pay, where do i pay, have i paid, did i pay
        did my payment go through, has my payment gone through, is it paid, is everything paid
        what do i still owe, what do i owe, payment status
    """,
    "cancel_debit": """
        cancel my direct debit, cancel the direct debit, stop my direct debit, stop the direct debit
        cancel direct debit, stop direct debit, how do i cancel my direct debit, end my direct debit
        i want to cancel my direct debit
    """,
    "all_at_once": """
        can i pay in one go, can i pay it all at once, can i pay all at once, pay in one go, pay in full
        can i pay in full, can i pay for the whole season, can i pay the whole season, can i pay everything now
        can we pay in one go
    """,
    "wrong_number": """
        wrong number, you have the wrong number, youve got the wrong number, wrong person, you have the wrong person
        this is the wrong number, its the wrong number, not my child, thats not my child, i dont have kids
        i have no kids, i dont have children, i have no children, i dont know this child, i dont know them
    """,
    "holdings": """
        what do you hold on me, what do you have on me, what data do you hold, what data do you have
        what data do you hold on me, what data do you have on me, what information do you hold
        what information do you have, what info do you have on me, what do you know about me, what have you stored
        what have you got on me, my data, show my data, show me my data, send me my data, see my data
        what have i told you, what did i say, what have i said so far, show my answers, my answers, summary
        subject access request, what is stored, what do you store, what details do you have, what details do you hold
    """,
    "complain": """
        complain, complaint, complaints, make a complaint, a complaint, how do i complain, who do i complain to
        how do i make a complaint, complaints procedure, formal complaint, raise a complaint
    """,
    "delete": """
        delete my data, delete my details, erase my data, erase my details, remove my data, forget me
        delete everything, delete all my data, delete all my details, erase everything, erase me, delete me
        delete my information, delete my info, remove my details, remove me, right to be forgotten
        i want my data deleted, please delete my data, wipe my data
    """,
    "stop": """
        stop, stopall, stop all, unsubscribe, optout, opt out, revoke, cancel, end, quit, stop messaging me
        stop texting me, stop messages, leave me alone
    """,
}
COMMANDS = {words: Command(name) for name, said in SAID.items() for words in phrases(said)}
_PERSON = regex(
    r"(?:(?:can|could|may|please can|please could) i |i (?:want|need|would like|have) to "
    r"|id (?:like|prefer|rather) (?:to )?"
    r"|let me |please |just )?(?:talk|speak|chat|get) (?:to|with|through to) "
    r"(?:a |an |the |some ?one|some ?body|any ?one|your )?(?:real |actual )?"
    r"(?:person|human|human being|manager|coach|team manager|agent|operator|some ?one|some ?body|one|body|staff|club)?"
    r"(?: (?:please|instead|at the club|from the club|about this))*"
)
START = frozenset(phrases("start, unstop, start again, resume, opt in, optin, start messages"))
CONTINUE = frozenset(
    phrases("continue, carry on, go on, lets continue, lets go on, lets carry on, release, back to the bot, omega")
)
STOP, HELP, PERSON, COMPLAIN, HOLDINGS, DELETE, WRONG_NUMBER = (
    Command(name) for name in ("stop", "help", "person", "complain", "holdings", "delete", "wrong_number")
)
RIGHTS = frozenset({COMPLAIN, HOLDINGS, DELETE})
AT_ANY_TIME = RIGHTS | {STOP, HELP, PERSON}

_CHANGE = regex(
    r"(?:(?:can|could|may) i )?(?:i (?:want|need|would like) to |id like to )?"
    r"(?:change|edit|correct|update|fix|amend) (?P<line>.+?)(?: please)?"
)
_COURTESY = regex(r"^(?:(?:hi|hello|please|ok|sorry) )+|(?: (?:please|pls|thanks|thank you|now|x+))+$")
_OWNER = regex(r"^(?:my|the|his|her|their|our|\w+s) (?=\w)")


def recognise(text: str, questions: Iterable[Named]) -> Command | None:
    """The command that a message is, if it is one. `questions` are those whose answers can be changed."""
    said = plain(text)
    match = _CHANGE.fullmatch(said)
    question = line_called(match["line"], questions) if match else None
    if question:
        return Command("change", question.name)
    said = _COURTESY.sub("", said)
    return COMMANDS.get(said) or (PERSON if _PERSON.fullmatch(said) else None)


def starts(text: str) -> bool:
    """Whether someone who opted out asks to be messaged again."""
    return plain(text) in START


def continues(text: str) -> bool:
    """Whether a parent in a chat that a person took over wants to go on with the assistant."""
    return plain(text) in CONTINUE


def line_called(said: str, questions: Iterable[Line]) -> Line | None:
    """The question that people call by these plain words: `"dob"`, `"my e mail address"`, `"mias date of birth"`.

    "My name" is the parent's where there is a question by that name, and "his name" and "name" are the player's.
    """
    questions, owned = list(questions), _OWNER.sub("", said)
    if owned != said and not said.startswith(("my ", "our ", "the ")):
        of_the_child = (each for each in questions if {f"childs {owned}", f"players {owned}"} & each.names)
        if found := next(of_the_child, None):
            return found
    exact = (question for question in questions if said in question.names)
    return next(exact, None) or next((question for question in questions if owned in question.names), None)
