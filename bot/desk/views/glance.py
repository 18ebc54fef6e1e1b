"""The season at a glance: how far each team is, where parents stop, and how long they take."""

from collections import Counter
from collections.abc import Iterable
from datetime import timedelta
from statistics import quantiles
from typing import NamedTuple

from bot.store.roll import Line
from flows.grammar.flow import Flow
from flows.records import CLOSED, COMPLETE, Conversation, Registration

STAGES = ("Invited", "Begun", "Answers sent", "Paid", "Registered")
SETTLED = {"paid", "overpaid", "waived", "not needed"}
ALL = "All teams"


class Stage(NamedTuple):
    """How many are so far, and what part that is of those who were invited, in per cent."""

    name: str
    many: int
    part: int


class Stop(NamedTuple):
    """At which question how many parents stand who have begun; `part` is in per cent of the most."""

    question: str
    many: int
    part: int


class Took(NamedTuple):
    """From the first yes to the answers' being sent: what half of the parents needed at most, and nine in ten."""

    half: timedelta
    nine_in_ten: timedelta
    of: int


def by_team(lines: Iterable[Line]) -> list[tuple[str, list[Stage]]]:
    """Every team's stages, of those that have not come to nothing, after those of all of them together."""
    open_ones = [line for line in lines if line.status not in CLOSED]
    teams = sorted({line.side for line in open_ones}, key=str.casefold)
    each = [(side, stages(line for line in open_ones if line.side == side)) for side in teams]
    return [(ALL, stages(open_ones)), *each] if each else []


def stages(lines: Iterable[Line]) -> list[Stage]:
    """One after the other: who is further is also in those before."""
    known = list(lines)
    counts = (
        len(known),
        sum(line.status != "invited" for line in known),
        sum(line.status in COMPLETE for line in known),
        sum(line.status in COMPLETE and {line.fee, line.debit} <= SETTLED for line in known),
        sum(line.status == "registered" for line in known),
    )
    return [
        Stage(name, count, round(100 * count / len(known)) if known else 0)
        for name, count in zip(STAGES, counts, strict=True)
    ]


def where_they_stop(families: Iterable[tuple[Conversation, str]], flow: Flow) -> list[Stop]:
    """The questions at which registrations stand, each named by its family and reference; the most frequent first."""
    found = Counter(
        _asked(each, flow)
        for family, reference in families
        for each in family.registrations
        if each.reference == reference and flow.is_open(each)
    )
    most = max(found.values(), default=1)
    return [Stop(question, count, round(100 * count / most)) for question, count in found.most_common()]


def took(registrations: Iterable[Registration]) -> Took | None:
    """None where nobody has sent their answers yet."""
    times = sorted(filter(None, map(_took, registrations)))
    if not times:
        return None
    if len(times) == 1:
        return Took(times[0], times[0], 1)
    seconds = quantiles([each.total_seconds() for each in times], n=10, method="inclusive")
    return Took(timedelta(seconds=seconds[4]), timedelta(seconds=seconds[8]), len(times))


def _took(registration: Registration) -> timedelta | None:
    began = next((change.at for change in registration.history if change.status == "started"), None)
    sent = next((change.at for change in registration.history if change.status in COMPLETE), None)
    return sent - began if began and sent and sent > began else None


def _asked(registration: Registration, flow: Flow) -> str:
    question = flow.questions[registration.state]
    return question.label or question.name.replace("_", " ").capitalize()
