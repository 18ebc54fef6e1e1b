"""Golden transcripts: a chat as a text that reads like one, played again from the parent's lines in it.

    # Two lines of heading: who this is about
    # invite: age_group=u9s
    # on: 2026-08-03 12:00

    Jane [ready]: yes
    Jane [gender] taps: Male
    Jane [email] quotes born_on: 4 May 2016
    Jane [photo] sends a photo
    Jane [photo] sends a photo: too_dark
    (8 days later)
    (taken in the team: shirt#7)
    (others with the same child: started)
    (the club does: paid)
    (invited for 2027-28: age_group=u12s, membership_fee_amount=45)

In brackets stands the question that was asked. Everything else in a file is written by `python -m scripts.transcripts`:
what the bot said, where the chat ends, and the example that answers a question for which Jane has no line:

    Jane [lifts], for example: Yes
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.grammar.example import example_answer
from flows.grammar.flow import Flow, Question
from flows.records import Known, Message, Picture
from flows.registration.questions import STEPS, registration
from flows.templates import WHATSAPP, facts
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.flows import without

FOLDER = Path(__file__).resolve().parents[2] / "conversations"
HEAD = re.compile(r"# (?P<what>invite|on): (?P<value>.*)")
ASKED = re.compile(r"^Jane \[(\w+)\]|^\(the end: (.*)\)", re.MULTILINE)
PARENT = re.compile(
    r"Jane(?: \[(?P<asked>\w+)\])?(?: (?P<how>taps|quotes (?P<step>\w+)|(?P<photo>sends a photo))|)(?:: (?P<text>.*)|)"
)
LATER = re.compile(r"\((?P<count>\d+) (?P<unit>minutes|hours|days) later\)")
TAKEN = re.compile(r"\(taken in the team: (?P<holds>.*)\)")
OTHERS = re.compile(r"\(others with the same child: (?P<statuses>.*)\)")
CLUB_DOES = re.compile(r"\(the club does: (?P<trigger>\w+)\)")
INVITED = re.compile(r"\(invited for (?P<season>[\d-]+)(?:: (?P<changes>.*))?\)")
MOVES = (LATER, TAKEN, OTHERS, CLUB_DOES, INVITED)
WORLD = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for each in MOVES))


class EndsElsewhere(AssertionError):
    """The parent's lines no longer lead where they did: they are to be changed by hand."""


@dataclass
class Script:
    """`heading` are the lines above the chat, `invites` what each differs in from the usual one, `lines` what the
    parent and the world do, `asked` the questions that it knows of. `end` is where each of the children is left.
    """

    heading: list[str]
    invites: list[dict[str, Any]] = field(default_factory=list)
    begins: datetime = datetime(2026, 8, 3, 12, tzinfo=UTC)
    lines: list[str] = field(default_factory=list)
    asked: frozenset[str] = frozenset()
    end: str = ""


def parse(text: str) -> Script:
    script = Script([line for line in text.splitlines() if line.startswith("#")])
    for line in script.heading:
        head = HEAD.fullmatch(line)
        if head and head["what"] == "invite":
            script.invites.append(_changes(head["value"]))
        elif head:
            script.begins = datetime.fromisoformat(head["value"]).replace(tzinfo=UTC)
    script.lines = [line for line in text.splitlines() if PARENT.fullmatch(line) or WORLD.fullmatch(line)]
    script.asked = asked(line for line in text.splitlines() if ", for example: " not in line)
    script.end = next((line for line in reversed(text.splitlines()) if line.startswith("(the end: ")), "")
    return script


def _changes(written: str) -> dict[str, Any]:
    return dict(pair.split("=", 1) for pair in written.split(", ") if "=" in pair)


def asked(lines: Iterable[str]) -> frozenset[str]:
    """The questions that are named in lines of a transcript: that were asked, or open at its end."""
    named = [found for line in lines if (found := ASKED.match(line))]
    return frozenset(name for found in named for name in (found[1] or found[2]).split(", "))


def known_flow() -> Flow:
    """The registration without questions of which no transcript tells yet: the words about all others still hold."""
    told = "".join(path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt"))
    known = asked(told.splitlines())
    new = (step for step in STEPS if isinstance(step, Question) and step.in_order and step.name not in known)
    return without(*(step.name for step in new if f". {step.label}: " not in told))


def play(text: str, flow: Flow = registration) -> str:
    """The whole transcript anew, from the parent's lines of one. Raises EndsElsewhere where they do not fit."""
    script = parse(text)
    chat = Chat(*script.invites, now=script.begins, flow=flow)
    written = [*script.heading, "", *_said([WHATSAPP["invite"].format_map(facts(CLUB, chat.registration))], [])]
    for line in script.lines:
        if said := PARENT.fullmatch(line):
            if said["asked"] and said["asked"] not in flow.questions:
                continue  # a question that was taken out
            written += _answered_by_example(chat, script, said["asked"])
            line = f"Jane{_asked(chat)}" + line.removeprefix("Jane").removeprefix(f" [{said['asked']}]")
        written += [line, *_answered(chat, line)]
    written += [*_answered_by_example(chat, script), _end(chat)]
    if script.end and script.end != written[-1]:
        raise EndsElsewhere(f"{script.end} was written, and now it is {written[-1]}")
    return "\n".join(written) + "\n"


def _asked(chat: Chat) -> str:
    """The question that is asked, in brackets; nothing where it is who comes first, or the chat has ended."""
    asked = chat.registration and not chat.conversation.choosing and chat.asked in chat.flow.questions
    return f" [{chat.asked}]" if asked else ""


def _answered_by_example(chat: Chat, script: Script, next_asked: str | None = None) -> Iterator[str]:
    """Answer the questions that the transcript does not know of, up to one that it does. Raises EndsElsewhere."""
    for _ in chat.flow.questions:
        if not script.end or not _asked(chat) or chat.asked in script.asked:
            break
        example = example_answer(chat.flow, chat.conversation)
        yield f"Jane{_asked(chat)}, for example: {example}"
        chat.says(example)
        yield from _hears(chat)
    if next_asked and _asked(chat) != f" [{next_asked}]":
        raise EndsElsewhere(f"{next_asked} was to be answered, and what is asked is{_asked(chat) or ' nothing'}")


def _end(chat: Chat) -> str:
    return f"(the end: {', '.join(each.state for each in chat.conversation.registrations) or 'nothing is kept'})"


def _answered(chat: Chat, line: str) -> Iterator[str]:
    """What follows a line of the parent's; nothing where the world moved."""
    if later := LATER.fullmatch(line):
        chat.now += timedelta(**{later["unit"]: int(later["count"])})
    elif taken := TAKEN.fullmatch(line):
        chat.known = Known(taken=frozenset(taken["holds"].split(", ")))
    elif others := OTHERS.fullmatch(line):
        chat.known = Known(others=tuple(others["statuses"].split(", ")))
    elif does := CLUB_DOES.fullmatch(line):
        chat.club_does(does["trigger"])
    elif invited := INVITED.fullmatch(line):
        chat.invited(invited["season"], **_changes(invited["changes"] or ""))
    else:
        _say(chat, PARENT.fullmatch(line))
        yield from _hears(chat)


def _hears(chat: Chat) -> Iterator[str]:
    for reply in chat.replies:
        yield from _said(reply.paragraphs, reply.labels)
    if not chat.replies:
        yield "Omega stays silent."


def _say(chat: Chat, said: re.Match[str]) -> None:
    if said["photo"]:
        trouble = said["text"] or ""
        picture = Picture(trouble=trouble) if trouble else Picture(key=f"photos/{chat.registration.reference}/SM.jpg")
        chat.hear(Message(sid="SM", kind="media", picture=picture))
    elif said["how"] == "taps":
        chat.taps(said["text"])
    elif said["step"]:
        chat.hear(Message(sid="SM", text=said["text"], about=said["step"]))
    else:
        chat.says(said["text"])


def _said(paragraphs: list[str], labels: list[str]) -> Iterator[str]:
    lines = "\n\n".join(paragraphs).splitlines()
    yield f"Omega: {lines[0]}"
    yield from (f"       {line}".rstrip() for line in lines[1:])
    if labels:
        yield "       " + " ".join(f"[{label}]" for label in labels)
