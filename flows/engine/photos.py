"""Photos in the chat: at their question, at another one, after the end, one too many."""

from datetime import datetime, timedelta

from flows.engine.answering import take, take_at_rest
from flows.engine.command_actions import say_how_it_rests
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Question
from flows.records import Conversation, Picture, Proposal
from flows.templates import WHATSAPP
from flows.understanding.turn import Turn

ONE_ALBUM = timedelta(minutes=2)


def wanted(flow: Flow, conversation: Conversation, text: str) -> bool:
    """Whether a picture that comes now may be the player's photo, so that it is worth fetching.

    A picture with words to it is their answer, except where a photo is what was asked for.
    """
    registration = conversation.registration
    if not flow.picture or registration is None or conversation.opted_out_at or conversation.choosing:
        return False
    step = flow.step(registration)
    return step is flow.picture or (not text.strip() and (isinstance(step, Question) or step.edits))


def kept(flow: Flow, conversation: Conversation) -> set[str]:
    """The keys of every photo that the conversation refers to, as an answer or as a proposal."""
    if not flow.picture:
        return set()
    photo, children = flow.picture.name, conversation.registrations
    keys = {answers.get(photo) for each in children for answers in (each.answers, each.confirmed)}
    keys |= {each.proposal.value for each in children if each.proposal and each.proposal.about == photo}
    return {key for key in keys if key}


def looked_at(turn: Turn, text: str, picture: Picture) -> bool:
    """Whether the picture was dealt with; where it was not, what was written with it is still to be heard.

    In a flow without a photo nothing is known about pictures.
    """
    photo, step = turn.flow.picture, turn.step
    if photo is None or (picture.trouble and step is not photo and text.strip()):
        return False
    if isinstance(step, Ending) and _may_be_of_a_payment(turn, step):
        _no_proof(turn, step, photo, picture)
    elif picture.trouble:
        turn.recite(trouble(picture.trouble) if step is photo or isinstance(step, Ending) else "no_media")
        turn.ask_again()
    elif isinstance(step, Ending):
        take_at_rest(turn, photo, picture.key)
    elif step is photo:
        turn.recite("photo_thanks")
        take(turn, photo, picture.key)
    elif _of_one_album(turn, photo):
        turn.recite("photo_first_kept")
        turn.ask_again()
    else:
        turn.propose(_for_the_player(turn, photo, picture.key))
    return True


def _may_be_of_a_payment(turn: Turn, step: Ending) -> bool:
    """Whether it may be to show that something was paid: that is all that is asked, and the provider tells of it."""
    return step.awaits_payment and turn.registration.billing is not None


def _no_proof(turn: Turn, step: Ending, photo: Question, picture: Picture) -> None:
    """What is paid stands in the ledger. The player's photo it is only where that is to come and the parent says so."""
    turn.recite("no_proof_of_payment")
    if turn.registration.answers.get(photo.name):
        turn.recite("photo_change")
        say_how_it_rests(turn, step)
    elif picture.trouble:
        turn.recite(trouble(picture.trouble))
    else:
        turn.propose(_for_the_player(turn, photo, picture.key))


def _for_the_player(turn: Turn, photo: Question, key: str) -> Proposal:
    asks = "photo_another" if turn.registration.answers.get(photo.name) else "photo_for_registration"
    return Proposal(question=turn.filled(WHATSAPP[asks]), about=photo.name, value=key)


def _of_one_album(turn: Turn, photo: Question) -> bool:
    """Whether a photo was kept just now: the next of an album arrive as messages of their own."""
    answers = turn.registration.answers
    at = answers.get(photo.kept_at) if answers.get(photo.name) else None
    return at is not None and turn.now - datetime.fromisoformat(at) <= ONE_ALBUM


def trouble(reason: str) -> str:
    """The template of WHATSAPP that says what helps; `reason` is the decoder's word."""
    template = f"photo_{reason}"
    return template if template in WHATSAPP else "photo_not_a_picture"
