"""Somebody whom WhatsApp names by an id alone: an invite is found by what only the invited have, and nothing of it is
shown before.

A name, a team or a date of birth would not do: half a street knows them. The invite's reference does, of which there
are half a million million, or a reply to a message of ours, which the house recognises by itself.
"""

import re
from datetime import datetime, timedelta

from flows.engine.turn import Turn
from flows.records import Conversation, Message

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"  # no letters or digits that are mistaken for one another
MOST_GUESSES, WITHIN = 5, timedelta(days=1)
_REFERENCE = re.compile(rf"(?<!\w)([{ALPHABET}]{{4}})\s?[-\u2010-\u2015]\s?([{ALPHABET}]{{4}})(?!\w)", re.I | re.ASCII)
_ABOUT_IT = re.compile(r"(hi|hello|hey|my|the|its|it|is|reference|ref|number|code|invite|here|for|please|\W)*", re.I)


def reference_in(text: str) -> str:
    """The reference that a text names, as it is written by us; "" for none, and for several: one message, one guess."""
    found = {f"{first}-{second}".upper() for first, second in _REFERENCE.findall(text)}
    return found.pop() if len(found) == 1 else ""


def may_guess(conversation: Conversation, now: datetime) -> bool:
    return sum(now - each < WITHIN for each in conversation.guesses) < MOST_GUESSES


def ask_who(turn: Turn, message: Message) -> None:
    """Ask for the proof. A reference that has come so far opens nothing, and counts."""
    conversation = turn.conversation
    guessed = bool(reference_in(message.text)) and may_guess(conversation, turn.now)
    if guessed:
        conversation.guesses = [*conversation.guesses, turn.now][-MOST_GUESSES:]
    if not may_guess(conversation, turn.now):
        turn.recite("no_more_guesses")
    else:
        turn.recite("opens_nothing" if guessed else "which_invite")


def without_reference(conversation: Conversation, text: str) -> str:
    """A text without the reference of the parent's own invite, as a link of ours brings it: what is left, or a hi."""
    named = reference_in(text)
    if not any(each.reference == named for each in conversation.registrations):
        return text
    rest = _REFERENCE.sub("", text)
    return "hi" if _ABOUT_IT.fullmatch(rest) else rest
