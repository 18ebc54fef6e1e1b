"""Who writes after a long silence. By then a number may have another owner, and a phone another hand: nothing is shown
or changed before the date of birth of one of the children, or one of the references, has been named.
"""

from datetime import timedelta

from msgspec.structs import replace

from flows.answers import Understood
from flows.engine.command_actions import complain, in_any_words, let_number_go, obey
from flows.families.references import MOST_GUESSES, may_guess, reference_in
from flows.grammar import commands
from flows.grammar.steps import Question
from flows.language.tidy import plain
from flows.records import Message
from flows.understanding.turn import Turn

SILENCE = timedelta(days=60)


def is_in_doubt(turn: Turn) -> bool:
    """Whether it is not known who writes: from the first message after a long silence until it is proven. Where no date
    of birth was told, there is nothing yet to keep from anybody.
    """
    conversation = turn.conversation
    heard_at = conversation.heard_at
    if heard_at and turn.now - heard_at >= SILENCE and _birthdays(turn):
        conversation.in_doubt, conversation.guesses = True, []
    return conversation.in_doubt


def identify(turn: Turn, message: Message, *, asks: bool = True) -> bool:
    """Whether the message proves whose it is. What harms nobody is heard without a proof; else, with `asks`, it is
    asked for: of what is kept nothing is said.
    """
    text = message.text
    if _proves(turn, text):
        turn.conversation.in_doubt, turn.conversation.guesses = False, []
        return True
    command = in_any_words(text)
    if command in {commands.STOP, commands.PERSON}:
        obey(turn, command)
    elif command == commands.COMPLAIN:
        complain(turn)
    elif command == commands.WRONG_NUMBER:
        if not turn.conversation.opted_out_at:
            let_number_go(turn)
    elif asks:
        _ask(turn, text)
    return False


def ask_who(turn: Turn, message: Message) -> None:
    """Ask a stranger whom WhatsApp names by an id alone for the proof: nothing of an invite is shown before. A
    reference that has come so far opens nothing, and counts.
    """
    conversation = turn.conversation
    guessed = bool(reference_in(message.text)) and may_guess(conversation, turn.now)
    if guessed:
        conversation.guesses = [*conversation.guesses, turn.now][-MOST_GUESSES:]
    if not may_guess(conversation, turn.now):
        turn.recite("no_more_guesses")
    else:
        turn.recite("opens_nothing" if guessed else "which_invite")


def wish_to_begin(turn: Turn) -> str:
    """The yes to an invite that came before the proof, once; "" where there was none."""
    kept = turn.conversation.meanwhile
    return kept.pop() if kept and _begins(turn, kept[-1]) else ""


def _begins(turn: Turn, text: str) -> bool:
    """Whether the text is a yes to the invite: nothing is shown or changed by keeping it."""
    step = turn.step
    heard = turn.kind(step).read(text, turn.today) if isinstance(step, Question) else None
    return isinstance(step, Question) and isinstance(heard, Understood) and turn.flow.begins(step, heard.value)


def _ask(turn: Turn, text: str) -> None:
    """Ask for the proof; a date or a reference that was none counts as a guess."""
    conversation = turn.conversation
    if _begins(turn, text) and not conversation.meanwhile:
        conversation.meanwhile = [text]
    guessed = bool(reference_in(text)) or _is_a_date(turn, text)
    if guessed and may_guess(conversation, turn.now):
        conversation.guesses = [*conversation.guesses, turn.now][-MOST_GUESSES:]
    if not may_guess(conversation, turn.now):
        turn.recite("no_more_proofs")
    else:
        turn.recite("proves_nothing" if guessed else "who_writes")


def _proves(turn: Turn, text: str) -> bool:
    conversation = turn.conversation
    if not may_guess(conversation, turn.now):
        return False
    if reference_in(text) in {each.reference for each in conversation.registrations}:
        return True
    return _birthday_in(turn, text) in _birthdays(turn)


def _birthdays(turn: Turn) -> set[str]:
    """The children's dates of birth, as they are kept."""
    name = turn.flow.identified_by
    kept = [kept for each in turn.conversation.registrations for kept in (each.answers, each.confirmed)]
    return {answers[name] for answers in kept if name in answers}


def _birthday_in(turn: Turn, text: str) -> str | None:
    """The date of birth that a text is, if it is one."""
    question = turn.flow.questions[turn.flow.identified_by]
    fresh = replace(turn.registration, kept_back=None)  # what is kept back belongs to what was asked
    value = getattr(question.kind(fresh, turn.flow.questions).read(text, turn.today), "value", None)
    return value if isinstance(value, str) else None  # of half a date the parts are kept


def _is_a_date(turn: Turn, text: str) -> bool:
    return bool(plain(text)) and _birthday_in(turn, text) is not None
