"""Golden transcripts: a chat as a text that reads like one, played again from the parent's lines in it.

    # Two lines of heading: who this is about
    # invite: age_group=u9s
    # on: 2026-08-03 12:00

    Jane: yes
    Jane taps: Male
    Jane quotes born_on: 4 May 2016
    Jane sends a photo
    Jane sends a photo: too_dark
    (8 days later)
    (taken in the team: shirt#7)
    (others with the same child: started)

Everything else in a file is what the bot said, and is written by `python -m scripts.transcripts`.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from flows.records import Known, Message, Picture
from flows.templates import WHATSAPP, facts
from tests.support.chat import CLUB, Chat

FOLDER = Path(__file__).resolve().parents[1] / "conversations"
HEAD = re.compile(r"# (?P<what>invite|on): (?P<value>.*)")
PARENT = re.compile(r"Jane(?P<how>| taps| quotes (?P<step>\w+)| sends a \w+): (?P<text>.*)|Jane sends a photo")
LATER = re.compile(r"\((?P<count>\d+) (?P<unit>minutes|hours|days) later\)")
TAKEN = re.compile(r"\(taken in the team: (?P<holds>.*)\)")
OTHERS = re.compile(r"\(others with the same child: (?P<statuses>.*)\)")
WORLD = re.compile("|".join(re.sub(r"\?P<\w+>", "?:", each.pattern) for each in (LATER, TAKEN, OTHERS)))


@dataclass
class Script:
    """`heading` are the lines above the chat, `invites` what each differs in from the usual one, `lines` what the
    parent and the world do.
    """

    heading: list[str]
    invites: list[dict[str, Any]] = field(default_factory=list)
    begins: datetime = datetime(2026, 8, 3, 12, tzinfo=UTC)
    lines: list[str] = field(default_factory=list)


def parse(text: str) -> Script:
    script = Script([line for line in text.splitlines() if line.startswith("#")])
    for line in script.heading:
        head = HEAD.fullmatch(line)
        if head and head["what"] == "invite":
            script.invites.append(dict(pair.split("=", 1) for pair in head["value"].split(", ") if "=" in pair))
        elif head:
            script.begins = datetime.fromisoformat(head["value"]).replace(tzinfo=UTC)
    script.lines = [line for line in text.splitlines() if PARENT.fullmatch(line) or WORLD.fullmatch(line)]
    return script


def play(text: str) -> str:
    """The whole transcript anew, from the parent's lines of one."""
    script = parse(text)
    chat = Chat(*script.invites, now=script.begins)
    written = [*script.heading, "", *_said([WHATSAPP["invite"].format_map(facts(CLUB, chat.registration))], [])]
    for line in script.lines:
        written += [line, *_answered(chat, line)]
    return "\n".join(written) + "\n"


def _answered(chat: Chat, line: str) -> Iterator[str]:
    """What follows a line of the parent's; nothing where the world moved."""
    if later := LATER.fullmatch(line):
        chat.now += timedelta(**{later["unit"]: int(later["count"])})
    elif taken := TAKEN.fullmatch(line):
        chat.known = Known(taken=frozenset(taken["holds"].split(", ")))
    elif others := OTHERS.fullmatch(line):
        chat.known = Known(others=tuple(others["statuses"].split(", ")))
    else:
        _say(chat, PARENT.fullmatch(line), line)
        for reply in chat.replies:
            yield from _said(reply.paragraphs, reply.labels)
        if not chat.replies:
            yield "Omega stays silent."


def _say(chat: Chat, said: re.Match[str], line: str) -> None:
    how = said["how"] or ""
    if line.startswith("Jane sends a "):
        trouble = said["text"] or ""
        picture = Picture(trouble=trouble) if trouble else Picture(key=f"photos/{chat.registration.reference}/SM.jpg")
        chat.hear(Message(sid="SM", kind="media", picture=picture))
    elif how == " taps":
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
