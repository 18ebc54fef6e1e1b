"""Photos in the chat: at their question, at another one, after the end, one too many."""

from datetime import datetime, timedelta

from flows.engine.answering import take
from flows.engine.flow import Ending, Question
from flows.engine.turn import Turn
from flows.records import Conversation, Message, Proposal
from flows.registration.questions import registration as flow
from flows.templates import WHATSAPP

PHOTO = next(question for question in flow.questions.values() if question.picture)
ONE_ALBUM = timedelta(minutes=2)


def wanted(conversation: Conversation, text: str) -> bool:
    """Whether a picture that comes now may be the player's photo, so that it is worth fetching.

    A picture with words to it is their answer, except where a photo is what was asked for.
    """
    registration = conversation.registration
    if registration is None or conversation.opted_out_at or conversation.choosing:
        return False
    step = flow.step(registration)
    return step is PHOTO or (not text.strip() and (isinstance(step, Question) or step.edits))


def kept(conversation: Conversation) -> set[str]:
    """The keys of every photo that the conversation refers to, as an answer or as a proposal."""
    keys = {each.answers.get(PHOTO.name) for each in conversation.registrations}
    keys |= {
        each.proposal.value
        for each in conversation.registrations
        if each.proposal and each.proposal.about == PHOTO.name
    }
    return {key for key in keys if key}


def looked_at(turn: Turn, message: Message) -> bool:
    """Whether the picture was dealt with; where it was not, what was written with it is still to be heard."""
    registration, picture = turn.registration, message.picture
    step = flow.step(registration)
    if picture.trouble:
        if step is not PHOTO and message.text.strip():
            return False
        turn.recite(_trouble(picture.trouble) if step is PHOTO or isinstance(step, Ending) else "no_media")
        turn.ask_again()
    elif isinstance(step, Ending):
        _after_the_end(turn, picture.key)
    elif step is PHOTO:
        _keep(turn, picture.key)
    elif _of_one_album(turn):
        turn.recite("photo_first_kept")
        turn.ask_again()
    else:
        asks = "photo_another" if registration.answers.get(PHOTO.name) else "photo_for_registration"
        turn.propose(Proposal(question=turn.filled(WHATSAPP[asks]), about=PHOTO.name, value=picture.key))
    return True


def _keep(turn: Turn, key: str) -> None:
    turn.recite("photo_thanks")
    take(turn, PHOTO, key)


def _after_the_end(turn: Turn, key: str) -> None:
    """A photo that was left for later, or a better one."""
    registration = turn.registration
    registration.answers |= {PHOTO.name: key} | PHOTO.evidence(key, turn.now)
    turn.tell_club("photo")
    turn.recite("photo_thanks")


def _of_one_album(turn: Turn) -> bool:
    """Whether a photo was kept just now: the next of an album arrive as messages of their own."""
    at = turn.registration.answers.get("photo_at")
    kept_now = bool(turn.registration.answers.get(PHOTO.name)) and at
    return bool(kept_now) and turn.now - datetime.fromisoformat(at) <= ONE_ALBUM


def _trouble(reason: str) -> str:
    template = f"photo_{reason}"
    return template if template in WHATSAPP else "photo_not_a_picture"
