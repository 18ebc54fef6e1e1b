"""What needs a person: one table, from which the day's counts, the filter and the tags are made."""

from collections.abc import Callable, Iterable
from typing import NamedTuple

from msgspec.structs import replace

from bot.club.confidential import is_a_disclosure, reasons
from bot.desk.people.roles import May, Person
from bot.store.roll import Line
from flows.engine.command_actions import COMPLAINT
from flows.records import CLOSED, COMPLETE, Conversation
from flows.registration import blockers, payments

SEEN = "seen"  # the note that takes something off


class Matter(NamedTuple):
    """Something to see to: `name` stands in addresses, `about` is said with their number, `next_step` is what helps."""

    name: str
    about: str
    next_step: str
    holds: Callable[[Line], bool]


def _blocked(*blocks: str) -> Callable[[Line], bool]:
    return lambda line: any(each in line.blocks for each in blocks)


def _unseen(holds: Callable[[Line], bool]) -> Callable[[Line], bool]:
    """What nothing ends by itself goes once somebody has noted that it was seen."""
    return lambda line: holds(line) and SEEN not in line.noted


def _under_way(line: Line) -> bool:
    return line.status not in CLOSED and line.status not in COMPLETE


MATTERS = (
    Matter("person", "waiting for a person", "Read the chat, ring or answer, then let the assistant go on.",
           _blocked(blockers.HANDED_OVER)),
    Matter("complaint", "with a complaint", "Answer it within 30 days, then take the note back.",
           lambda line: COMPLAINT in line.noted),
    Matter("undelivered", "not reached", "Ring, or ask the manager for another number.",
           _blocked(blockers.UNDELIVERABLE)),
    Matter("email", "with an e-mail address that bounces", "Ring, and put the address right, or note that it is.",
           _blocked(blockers.EMAIL_BOUNCES)),
    Matter("play-up", "to play one year up", "Approve it, or move the player to another team.",
           _blocked(blockers.PLAY_UP)),
    Matter("wrong-age", "in the wrong age group", "Move the player to the age group they belong to.",
           lambda line: line.wrong_age and line.status not in CLOSED),
    Matter("wrong-number", "sent to a wrong number",
            "Ask the manager for the right number and invite again, then take this one off.",
            _unseen(lambda line: line.cause == "wrong_number" and line.status == "declined")),
    Matter("order", "refused by GoCardless", "Read there why, put it right at GoCardless, and ask it again.",
           _blocked(payments.ORDER_REFUSED)),
    Matter("payment", "with a payment to look at", "See what failed, came twice or came in part.",
           _blocked(*(each for each in payments.BLOCKS if each != payments.ORDER_REFUSED))),
    Matter("consent", "without a consent that is needed", "Speak to the parent.", _blocked(blockers.CONSENT_REFUSED)),
    Matter("photo", "without a photo", "The parent may send it in the chat at any time.", _blocked(blockers.PHOTO)),
    Matter("shirt", "without a shirt number", "The parent may choose one in the chat: change shirt number.",
           lambda line: line.status in COMPLETE and line.shirt is None),
    Matter("silent", "gone silent", "All reminders are used up: a call helps most.",
           lambda line: line.quiet and _under_way(line)),
    Matter("other-parent", "registered by the other parent", "Take it off, unless it surprises you.",
           _unseen(lambda line: line.cause == "done_by_other")),
    Matter("opted-out", "opted out of messages", "Only they can begin again, by writing start. Ring, then take it off.",
           _unseen(_blocked(blockers.OPTED_OUT))),
)  # fmt: skip
BY_NAME = {matter.name: matter for matter in MATTERS}


def counted(lines: Iterable[Line]) -> list[tuple[Matter, int]]:
    """Each matter that there is, with how many it is about."""
    lines = list(lines)
    counts = [(matter, sum(map(matter.holds, lines))) for matter in MATTERS]
    return [(matter, count) for matter, count in counts if count]


def visible(lines: Iterable[Line], person: Person) -> list[Line]:
    """The lines that somebody may see, as they may see them."""
    seen = (line for line in lines if person.may(May.SEE, line.side))
    return [_without_complaints(_without_disclosures(line, person), person) for line in seen]


def sees_complaints(person: Person) -> bool:
    """A complaint is kept from the managers, for it may be about one."""
    return person.may(May.ADMINISTER)


def _without_complaints(line: Line, person: Person) -> Line:
    if sees_complaints(person):
        return line
    return replace(line, noted=[each for each in line.noted if each != COMPLAINT])


def hidden_from(person: Person, why: Iterable[str]) -> bool:
    """Whether a chat waits for the welfare officer alone."""
    return not person.may(May.DISCLOSURES) and is_a_disclosure(why)


def is_the_officers(person: Person, family: Conversation) -> bool:
    """The same of a chat as it stands."""
    return hidden_from(person, reasons(family))


def _without_disclosures(line: Line, person: Person) -> Line:
    if not hidden_from(person, line.why):
        return line
    return replace(line, why=[], since="", blocks=[each for each in line.blocks if each != blockers.HANDED_OVER])
