"""What must never happen in a season, counted from what was really sent; each finding is said in words."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, time, timedelta
from itertools import pairwise

from flows.london import LONDON
from flows.templates import WHATSAPP as WHATSAPP_WORDS
from tests.season.season_records import EMAIL, WHATSAPP, Records, Story

NO_WORDS = "\0"
SOMEBODY_COMES = WHATSAPP_WORDS["somebody_comes"].partition("}")[2]
EVENING, MORNING = time(20), time(8, 30)
AN_ANSWER = timedelta(minutes=10)  # so soon after the parent wrote it answers them, at whatever hour
SAME_WORDS = timedelta(hours=12)
AN_HOUR = timedelta(hours=1)
A_DAY = timedelta(hours=24) - AN_ANSWER  # the sender takes a minute more or less over each
WINDOW_CLOSED = "63016"


def sent_twice(records: Records) -> Iterator[str]:
    """The same message of an exchange or of a notice, the same rung in one silence, or the same words within hours."""
    arrived = [each for each in records.sent if each.arrived]
    yield from _repeated((each.to, each.channel, each.key, each.part) for each in arrived)
    for story in records.stories:
        about = [each for each in records.to_club if each.key.startswith(tuple(story.references))]
        yield from _repeated(
            (each.to, each.channel, each.rung, each.key[:9], _silence(story, each.at))
            for each in [*story.sent, *about]
            if each.rung and each.arrived
        )
    said: dict[tuple[str, str, str], list[datetime]] = defaultdict(list)
    for each in arrived:
        if each.unasked:
            said[each.to, each.channel, each.text].append(each.at)
    for (to, channel, _), moments in said.items():
        for first, second in pairwise(sorted(moments)):
            if second - first < SAME_WORDS:
                yield f"the same words by {channel} to {to} at {first:%c} and {second:%c}"


def at_night(records: Records) -> Iterator[str]:
    """Any WhatsApp message or text to a parent in the quiet hours that answers nothing they have just written."""
    for story in records.stories:
        for each in story.sent:
            here = each.at.astimezone(LONDON)
            quiet = here.time() >= EVENING or here.time() < MORNING
            answers = any(timedelta(0) <= each.at - heard.at <= AN_ANSWER for heard in story.heard)
            if each.channel != EMAIL and quiet and not answers:
                yield f"{each.kind} by {each.channel} to {each.to} at {here:%c}"


def after_stop(records: Records) -> Iterator[str]:
    """Anything by any channel between STOP and START but the one confirmation."""
    yield from _against(records, "stop", "start")


def to_a_paused_chat(records: Records) -> Iterator[str]:
    """Anything but the line, now and then, that somebody comes."""
    yield from _against(records, "pause", "release", spared=SOMEBODY_COMES)


def after_an_erasure(records: Records) -> Iterator[str]:
    yield from _against(records, "erase", "")


def outside_the_window(records: Records) -> Iterator[str]:
    """What WhatsApp refuses because it is free-form and the parent's last message is more than 24 hours old."""
    return (f"{each.kind} to {each.to} at {each.at:%c}" for each in records.sent if each.error == WINDOW_CLOSED)


def chased_twice_a_day(records: Records) -> Iterator[str]:
    """Reminders to one family, by whatever channel and whatever it wrote in between, less than a day apart."""
    for story in records.stories:
        moments: list[tuple[str, datetime]] = []
        for each in sorted(story.sent, key=lambda each: each.at):
            same = moments and moments[-1][0] == each.rung and each.at - moments[-1][1] < AN_HOUR
            if each.rung and each.arrived and not same:  # the e-mail beside it, or the text instead of it
                moments.append((each.rung, each.at))
        for (_, first), (_, second) in pairwise(moments):
            if second - first < A_DAY:
                yield f"{story.number} at {first:%c} and {second:%c}"


NEVER: dict[str, Callable[[Records], Iterator[str]]] = {
    "sent twice": sent_twice,
    "at night": at_night,
    "after STOP": after_stop,
    "free-form outside the window": outside_the_window,
    "two chases within 24 hours": chased_twice_a_day,
    "to a paused chat": to_a_paused_chat,
    "after an erasure": after_an_erasure,
}


def by_kind(records: Records) -> Counter[tuple[str, str]]:
    """How many arrived, by what they were and how they went."""
    return Counter((each.kind, each.channel) for each in records.sent if each.arrived)


def by_outcome(records: Records) -> dict[str, Counter[str]]:
    """How many registrations of each kind of family ended how."""
    outcomes: dict[str, Counter[str]] = defaultdict(Counter)
    for story in records.stories:
        outcomes[story.kind].update(story.outcomes)
    return dict(outcomes)


def _against(records: Records, begins: str, ends: str, spared: str = NO_WORDS) -> Iterator[str]:
    """What reached a family between two marks, beside the first message of the answer to what they wrote then, and what
    ends with the words that are `spared`.
    """
    for story in records.stories:
        begun, over = story.when(begins), story.when(ends)
        if begun is None:
            continue
        answered = False
        for each in story.sent:
            if each.at < begun or (over and each.at >= over) or not each.arrived or each.text.endswith(spared):
                continue
            if each.at == begun and each.key != story.said_at(begun).sid and each.channel == WHATSAPP:
                continue  # the answer to what was said just before
            if each.key == story.said_at(begun).sid and not answered:
                answered = True
                continue
            yield f"{each.kind} by {each.channel} to {each.to} at {each.at:%c}, {begins} was at {begun:%c}"


def _silence(story: Story, moment: datetime) -> int:
    """The number of the silence that a moment falls into: what the parent writes ends one, and so does an invite."""
    invited = sum(mark == "invited" and at <= moment for mark, at in story.marks)
    return invited + sum(heard.at <= moment for heard in story.heard)


def _repeated(keys: Iterable[tuple]) -> Iterator[str]:
    return (f"{times} times: {key}" for key, times in Counter(keys).items() if times > 1)
