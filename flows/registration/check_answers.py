"""The summary's own answers: send it, or change a line named by its number or its words."""

from collections.abc import Sequence
from datetime import date

from flows.answers import Choice, DidYouMean, Misunderstood, Understood, YesNo
from flows.grammar.commands import Command, line_called
from flows.grammar.steps import Question
from flows.language.regex import regex
from flows.language.tidy import plain
from flows.language.vocabulary import phrases

NUMBER = regex(
    r"(?:(?:change|edit|line|number|no) )*(\d{1,2})"
    r"(?: (?:(?:is|looks) )?(?:wrong|incorrect|not right|isnt right)"
    r"| (?:needs?|wants?) (?:changing|correcting|fixing))?"
)
SEND = frozenset(
    phrases("send, send it, confirm, yes send it, submit, all correct, all good, looks good, correct, yes all correct")
)
CHANGE = frozenset(
    phrases("change, change something, no change, edit, wrong, not quite, not right, no something is wrong")
)


# After all: the summary is shown again.
_NOTHING = frozenset(
    phrases(
        "nothing, none, none of them, no change, no changes, nothing to change, its fine, all fine, leave it, nowt, no"
    )
)
_NOTHING_AND = (
    "nothing ",
    "none of ",
    "no changes ",
    "leave it ",
    "its fine ",
    "actually its fine",
    "actually nothing",
)
YES_NO = YesNo()
# "Hold on, the size", "that's my old email": a line is named, and not what it is to be.
_STOPS_AT = regex(
    r"(?:(?:hang on|hold on|hold up|wait|wait a (?:sec|minute|mo)|oh|no|oops|ah|um|erm|hmm|actually|sorry|oh no"
    r"|one thing|just one thing|only one thing|stop) )+(?:(?:just|its|only|the one|not|about) ){0,2}"
    r"(?P<line>(?:the|my|our|his|her|your) \w+(?: \w+){0,3})"
)
_IS_THE_OLD = regex(
    r"(?:(?:hang on|hold on|wait|oh|no|oops|ah|sorry|hmm) )*(?:thats|that is|that was|its|it is|youve got|you have)"
    r" (?P<whose>my|our|his|her|the) (?:old|previous|former|maiden|married|ex|wrong|other|work)"
    r" (?P<line>\w+(?: \w+){0,2})"
)


class LineToChange:
    """Which line is to change: `lines` are the summary's questions, line 1 first."""

    choices: tuple[Choice, ...] = ()

    def __init__(self, lines: Sequence[Question]):
        self.lines = lines

    @property
    def example(self) -> str:
        """The last line's name."""
        return self.lines[-1].label if self.lines else ""

    def read(self, text: str, _today: date) -> Command | Misunderstood:
        said = plain(text)
        if said in _NOTHING or said.startswith(_NOTHING_AND):
            return Command("back")
        number = NUMBER.fullmatch(said)
        if number and 1 <= int(number[1]) <= len(self.lines):
            return Command("change", self.lines[int(number[1]) - 1].name)
        question = line_called(said, self.lines)
        if question:
            return Command("change", question.name)
        return Misunderstood(f"Send the number of a line, 1 to {len(self.lines)}, or its name, for example e-mail.")

    def show(self, value: object) -> str:
        return str(value)


class CheckAnswers:
    """Everything right? `"send"`, `"change"`, or at once the line that is to change."""

    choices = (Choice("send", "Yes, send it"), Choice("change", "Change something"))
    example = "send"
    vocabulary = YES_NO.vocabulary.with_meanings(dict.fromkeys(SEND, "send"))

    def __init__(self, lines: Sequence[Question]):
        self.line = LineToChange(lines)

    def read(self, text: str, today: date) -> Understood | DidYouMean | Command | Misunderstood:
        said = plain(text)
        if said in SEND:
            return Understood("send")
        if said in CHANGE:
            return Understood("change")
        line = self.line.read(text, today)
        if isinstance(line, Command) and line.name != "back":
            return line
        if not isinstance(line, Command) and (pointed_at := self._pointed_at(said)):
            return pointed_at
        if isinstance(line, Command) and said != "no":  # nothing is to change
            return DidYouMean("send", "Shall I send it to the club now?")
        heard = YES_NO.read(text, today)
        if isinstance(heard, Understood):
            return Understood("send" if heard.value else "change")
        return Misunderstood('Say "yes" to send it to the club, or name a line to change, for example "change email".')

    def _pointed_at(self, said: str) -> Command | None:
        """The line that somebody stops at, or that shows what was once: "hold on, the size", "that's my old email"."""
        stops, old = _STOPS_AT.fullmatch(said), _IS_THE_OLD.fullmatch(said)
        name = stops["line"] if stops else f"{old['whose']} {old['line']}" if old else ""
        question = line_called(name, self.line.lines) if name else None
        return Command("change", question.name) if question else None

    def show(self, value: object) -> str:
        return str(value)
