"""E-mail addresses of a family's where nothing arrives: which they are, and of which children's registrations."""

from datetime import datetime
from typing import Any

from msgspec.structs import replace

from flows.grammar.flow import Flow
from flows.records import CLOSED, Bounce, Change, Conversation, Registration

ABOUT = "email_bounced"  # what a button of ours about an address belongs to
PUT_RIGHT = "the parent gave another e-mail address, for one that bounces"


def note(flow: Flow, conversation: Conversation, address: str, kind: str, at: datetime) -> list[Registration]:
    """Keep that nothing arrives there. The registrations with this address; none where it is nobody's of the family, or
    known already.
    """
    found = [each for each in _with(flow, conversation, address) if each.status not in CLOSED]
    if not found or any(same(each.address, address) for each in conversation.bounces):
        return []
    others = [each for each in conversation.bounces if not same(each.instead, address)]
    conversation.bounces = [*others, Bounce(address=address, kind=kind, at=at)]
    return found


def arrived(conversation: Conversation, address: str, at: datetime) -> bool:
    """Something has arrived there. Whether that settles what had bounced before."""
    settled = [each for each in conversation.bounces if same(each.instead or each.address, address)]
    return _take_out(conversation, [each for each in settled if at > each.at or (each.instead and at == each.at)])


def seen_to(flow: Flow, conversation: Conversation, registration: Registration) -> bool:
    """A person says that the address of this registration is right. Whether anything had bounced."""
    return _take_out(conversation, bounces_of(flow, conversation, registration))


def bounces_of(flow: Flow, conversation: Conversation, registration: Registration) -> list[Bounce]:
    """What is between this registration's address and the parent."""
    own = _addresses(flow, registration)
    return [each for each in conversation.bounces if _names(each) & own]


def unasked(conversation: Conversation) -> Bounce | None:
    """What the parent is still to be asked about."""
    return next((each for each in conversation.bounces if each.asked_at is None and not each.instead), None)


def unsettled(conversation: Conversation) -> Bounce | None:
    """What the parent was asked about, and has said nothing of."""
    return next((each for each in conversation.bounces if each.asked_at and not each.right and not each.instead), None)


def mark(conversation: Conversation, address: str, **known: Any) -> None:
    """Keep what is now known of a bounce."""
    conversation.bounces = [
        replace(each, **known) if same(each.address, address) else each for each in conversation.bounces
    ]


def put_right(flow: Flow, conversation: Conversation, address: str, new: str, now: datetime) -> list[Registration]:
    """Another address in the place of one that bounces, once for all children: the registrations that it changes."""
    changed = _with(flow, conversation, address)
    for registration in changed:
        registration.history.append(Change(registration.status, now, PUT_RIGHT))
    for registration in conversation.registrations:
        for answers in (registration.answers, registration.confirmed, registration.carried):
            if flow.email and same(answers.get(flow.email.name), address):
                answers |= {flow.email.name: new} | flow.email.proof(new, now)
    mark(conversation, address, instead=new, right=False)
    return changed


def forget_unused(flow: Flow, conversation: Conversation) -> None:
    """A person has put an address right: what bounced is of no more concern where nobody has that address now."""
    held = _held(flow, conversation)
    _take_out(conversation, [each for each in conversation.bounces if not _names(each) & held])


def keep_up(flow: Flow, conversation: Conversation) -> None:
    """Forget what bounced where nobody has the address any more; the one that the parent has given since in the chat is
    believed once something arrives there.
    """
    now, held = flow.family_email(conversation), _held(flow, conversation)
    conversation.bounces = [
        each if _names(each) & held else replace(each, instead=now) for each in conversation.bounces
    ]
    forget_unused(flow, conversation)


def same(one: object, other: str) -> bool:
    """Whether both are one address; "" is none."""
    return bool(other) and isinstance(one, str) and one.casefold() == other.casefold()


def _with(flow: Flow, conversation: Conversation, address: str) -> list[Registration]:
    return [each for each in conversation.registrations if address.casefold() in _addresses(flow, each)]


def _names(bounce: Bounce) -> set[str]:
    return {bounce.address.casefold(), bounce.instead.casefold()}


def _held(flow: Flow, conversation: Conversation) -> set[str]:
    """Every address that is some child's parent's."""
    return {address for each in conversation.registrations for address in _addresses(flow, each)}


def _addresses(flow: Flow, registration: Registration) -> set[str]:
    """The parent's addresses in a registration, as it is answered now and as it was last sent."""
    name = flow.email.name if flow.email else ""
    given = (answers.get(name) for answers in (registration.answers, registration.confirmed))
    return {each.casefold() for each in given if isinstance(each, str) and each}


def _take_out(conversation: Conversation, settled: list[Bounce]) -> bool:
    conversation.bounces = [each for each in conversation.bounces if each not in settled]
    doubted = conversation.doubted
    if doubted and any(same(each.address, doubted.address) for each in settled):
        conversation.doubted = None
    return bool(settled)
