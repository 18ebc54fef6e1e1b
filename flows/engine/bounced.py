"""E-mails to the parent that came back: the chat asks once whether the address is right, and takes another one."""

import re
from datetime import datetime

from flows.answers import DidYouMean, Email, Misunderstood, Understood, YesNo
from flows.engine.editing import tapped as read_tap
from flows.engine.identity import is_in_doubt
from flows.families import bounces
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Question
from flows.language.regex import regex
from flows.records import COMPLETE, Bounce, Conversation, Doubted, Message, Registration
from flows.understanding.turn import Turn

IS_RIGHT = "Is that the right address? If it isn't, just send me the right one."
WHICH = "What is the right e-mail address?"
RIGHT, WRONG = LABELS = ["Yes, it's right", "No, it's wrong"]
RIGHT_OR_NOT, YES_NO, EMAIL = YesNo(RIGHT, WRONG), YesNo(), Email()
_LEAD_IN = regex(r"(?:(?:no|nope|nah|oh|sorry|oops|actually|wrong)\b[\s,.!:-]*)+", re.IGNORECASE)


def came_back(turn: Turn, address: str, kind: str, at: datetime) -> bool:
    """Keep that an e-mail to this address came back ("bounced"), or was reported as spam ("complained"), and let the
    club hear of it. Whether that is new.
    """
    concerned = bounces.note(turn.flow, turn.conversation, address, kind, at)
    for registration in concerned:
        turn.note(registration, f"email_{kind}")
    return bool(concerned)


def may_ask(turn: Turn) -> bool:
    """Whether there is something to ask of somebody who may be talked to."""
    return is_to_be_asked(turn.flow, turn.conversation) and not is_in_doubt(turn)


def is_to_be_asked(flow: Flow, conversation: Conversation) -> bool:
    """The same, as far as the conversation alone tells it."""
    silent = conversation.opted_out_at or conversation.erased_at or conversation.paused or conversation.in_doubt
    if silent or conversation.doubted or conversation.registration is None or bounces.unasked(conversation) is None:
        return False
    step = flow.step(conversation.registration)
    return not (isinstance(step, Ending) and step.not_theirs)


def ask(turn: Turn) -> None:
    """Ask about an address, once; what was asked before is asked again afterwards."""
    bounce = bounces.unasked(turn.conversation)
    if bounce:
        bounces.mark(turn.conversation, bounce.address, asked_at=turn.now)
        turn.recite(f"email_{bounce.kind}", address=bounce.address)
        turn.doubt(_is_right(bounce))


def offer(turn: Turn, message: Message) -> None:
    """Ask in place of the question that the parent would be asked next, once they write and are answered."""
    conversation = turn.conversation
    if not conversation.registration or not turn.replies or message.followed or turn.alerts or conversation.choosing:
        return
    step = turn.step
    in_the_middle = isinstance(step, Question) and (step.recaps or not turn.asks_anew)
    if not in_the_middle and not turn.registration.proposal and may_ask(turn):
        ask(turn)


def tapped(turn: Turn, message: Message) -> str | None:
    """The label that was tapped; None where its question is no longer asked. Another question's button leaves the
    address undecided, and an old one of the address's brings it back.
    """
    conversation, about = turn.conversation, message.choice.rpartition(":")[0]
    if about != bounces.ABOUT:
        conversation.doubted = None
        return read_tap(turn, message)
    if conversation.doubted is None and (bounce := bounces.unsettled(conversation)):
        conversation.doubted = _is_right(bounce)
    if conversation.doubted:
        return message.choice.rpartition(":")[2]
    turn.recite("old_button")
    turn.ask_again()
    return None


def heard(turn: Turn, text: str) -> bool:
    """Whether the text says which address is right: in answer to that, or later on where nothing was said of it."""
    doubted = turn.conversation.doubted
    if doubted is None:
        return _said_later(turn, text)
    said = EMAIL.read(_LEAD_IN.sub("", text, count=1), turn.today)
    nod = (RIGHT_OR_NOT if doubted.labels == LABELS else YES_NO).read(text, turn.today)
    if isinstance(said, Understood | DidYouMean):
        _take(turn, doubted.address, said)
    elif isinstance(nod, Understood) and doubted.labels:
        _nodded(turn, doubted, yes=nod.value)
    elif "@" in text and isinstance(said, Misunderstood):
        turn.explain(said.remedy)
        turn.doubt(doubted)
    else:
        return False
    return True


def _said_later(turn: Turn, text: str) -> bool:
    bounce, step = bounces.unsettled(turn.conversation), turn.step
    if bounce is None or turn.conversation.choosing or turn.registration.proposal:
        return False
    if isinstance(step, Question) and isinstance(turn.kind(step), Email):
        return False
    said = EMAIL.read(text, turn.today)
    if not isinstance(said, Understood):
        return False
    _take(turn, bounce.address, said)
    return True


def _nodded(turn: Turn, doubted: Doubted, *, yes: bool) -> None:
    meant = doubted.meant if yes else doubted.otherwise
    if meant:
        _put_right(turn, doubted.address, meant)
    elif yes:
        _keep(turn, doubted.address)
    else:
        turn.doubt(Doubted(address=doubted.address, question=WHICH))


def _take(turn: Turn, address: str, said: Understood | DidYouMean) -> None:
    """With the checks of the question itself."""
    question, value = turn.flow.email, str(said.value)
    doubt = said if isinstance(said, DidYouMean) else question and question.check and question.check(value, turn)
    if isinstance(doubt, DidYouMean):
        meant, otherwise = str(doubt.value), str(doubt.otherwise or "")
        turn.doubt(
            Doubted(address=address, question=doubt.question, labels=["Yes", "No"], meant=meant, otherwise=otherwise)
        )
    elif isinstance(doubt, Misunderstood):
        turn.explain(doubt.remedy)
        turn.doubt(Doubted(address=address, question=WHICH))
    elif bounces.same(value, address):
        _keep(turn, address)
    else:
        _put_right(turn, address, value)


def _keep(turn: Turn, address: str) -> None:
    """It is right, says the parent: what keeps e-mails from it is the club's to find out."""
    conversation = turn.conversation
    bounces.mark(conversation, address, right=True)
    conversation.doubted = None
    for each in conversation.registrations:
        if any(bounces.same(bounce.address, address) for bounce in bounces.bounces_of(turn.flow, conversation, each)):
            turn.note(each, "email_right")
    turn.recite("email_kept")
    turn.ask_again()


def _put_right(turn: Turn, address: str, new: str) -> None:
    """Another address, for every child who has the old one; what was confirmed to that is confirmed again."""
    turn.conversation.doubted = None
    changed = bounces.put_right(turn.flow, turn.conversation, address, new, turn.now)
    turn.recite("email_put_right", address=new)
    confirmed = [each for each in changed if _confirmed_again(turn, each)]
    if confirmed:
        turn.recite("email_sent_again")
    turn.ask_again()


def _confirmed_again(turn: Turn, registration: Registration) -> bool:
    """Whether there was something to confirm of this child."""
    step, conversation = turn.flow.step(registration), turn.conversation
    by_email = [each for each in getattr(step, "notify", ()) if each.startswith("email/")]
    if registration.status not in COMPLETE or not by_email:
        return False
    present, conversation.active = conversation.active, registration.reference
    turn.notify(f"{registration.reference}-{step.name}-again-{len(registration.history)}", by_email)
    conversation.active = present
    return True


def _is_right(bounce: Bounce) -> Doubted:
    return Doubted(address=bounce.address, question=IS_RIGHT, labels=LABELS)
