"""One parent's chat: what is heard, in which order it is made sense of, and where the parent stands afterwards."""

from datetime import datetime, timedelta

from flows import small_talk
from flows.answers import Understood
from flows.engine import (
    bounced,
    breath,
    ceiling,
    identity,
    meanwhile,
    photos,
    siblings,
)
from flows.engine.answering import after_the_end, follow, heard_both, read, settled, with_a_number
from flows.engine.command_actions import (
    come_back,
    go_on,
    in_any_words,
    is_not_theirs,
    obey,
    opt_out,
    right_of,
    wished,
    wishes_beside,
)
from flows.engine.editing import introduced, revised
from flows.engine.several import heard_several
from flows.families.references import without_reference
from flows.grammar import commands
from flows.grammar.commands import Command
from flows.grammar.flow import Flow
from flows.grammar.notices import WELFARE
from flows.grammar.steps import Ending, Question
from flows.language.dictation import as_spoken
from flows.language.irony import in_earnest, in_jest
from flows.language.phone_remarks import without_remarks
from flows.language.tidy import plain
from flows.london import moment
from flows.records import Conversation, Known, Message, Proposal, is_number
from flows.small_talk import Talk
from flows.templates import Club
from flows.understanding import beside, earlier_answers, escalation, second_look
from flows.understanding.said_anew import number_of_the_house
from flows.understanding.self_repair import repaired
from flows.understanding.swapped import put_right_alone
from flows.understanding.turn import NOTHING, Turn

LONG_AGO = timedelta(days=3)
LONGEST_SHOWN = 200  # characters of a message that came late


def hear(
    flow: Flow, conversation: Conversation, message: Message, now: datetime, club: Club, known: Known = NOTHING
) -> Turn:
    """Take in one message: the conversation is changed in place, what is said and what the club is to know is in the
    turn.
    """
    turn, before = Turn(flow, club, conversation, now, known), ceiling.standing(conversation)
    about = turn.about if conversation.registration else ""
    if message.opt_out in {"STOP", "HELP"}:
        _answered_by_twilio(turn, message.opt_out)
    elif urgent := small_talk.urgent(message.text):
        _in_danger(turn, urgent)
    elif ceiling.is_reached(conversation, now):
        _enough_for_today(turn, message)
    elif conversation.opted_out_at or conversation.erased_at:
        _away(turn, message)
    elif conversation.registration is None:
        _stranger(turn, message)
    elif conversation.paused:
        _while_paused(turn, message)
    elif is_not_theirs(flow, conversation.present):
        _not_a_parent(turn, message)
    elif identity.is_in_doubt(turn):
        if identity.identify(turn, message):
            _go_on_as_oneself(turn)
    elif not siblings.season_over(turn):
        _welcome_back(turn)
        _attend(turn, message)
    meanwhile.offer(turn)
    bounced.offer(turn, message)
    ceiling.keep(turn, before, lambda: in_any_words(message.text) in commands.RIGHTS)
    breath.draw(turn, message, about)
    if conversation.registrations:
        conversation.heard_at, conversation.unreachable = now, ""
        conversation.reminded, conversation.reminded_at = [], None
    return turn


def _in_the_flow(conversation: Conversation) -> bool:
    """Whether the parent is somebody whom the club has invited, and may be talked to."""
    return bool(conversation.registration) and not (conversation.opted_out_at or conversation.erased_at)


def _answered_by_twilio(turn: Turn, word: str) -> None:
    """Twilio's own opt-out has confirmed it, and lets nothing more of ours through: it is kept, and nothing is said."""
    if word == "STOP" and not turn.conversation.opted_out_at:
        opt_out(turn)


def _while_paused(turn: Turn, message: Message) -> None:
    """A person has taken over: nothing is said but to who asks how this goes on, stops, or goes on."""
    if (command := in_any_words(message.text)) in {commands.STOP, commands.COMPLAIN}:
        obey(turn, command)
    elif command == commands.HELP:
        turn.recite("help_while_paused")
        turn.recite("welfare_officer" if turn.conversation.alerted else "ask_the_manager")
    elif commands.continues(message.text):
        go_on(turn)
    else:
        meanwhile.keep(turn, message.text)


def _attend(turn: Turn, message: Message) -> None:
    if message.picture and photos.looked_at(turn, message.text, message.picture):
        return
    said = without_reference(turn.conversation, message.text)
    text = bounced.tapped(turn, message) if message.choice else said
    if text is None:
        return
    if message.sent_at and _came_late(turn, message, message.sent_at):
        turn.recite("came_late", words=text.strip()[:LONGEST_SHOWN], sent=moment(message.sent_at))
        turn.ask_again()
    elif text.strip():
        _listen(turn, text, message.about)
    else:
        turn.recite("only_text" if message.kind in {"text", "location"} else "no_media")
        turn.ask_again()


def _came_late(turn: Turn, message: Message, sent_at: datetime) -> bool:
    """Whether it was written before what was heard last, and may be an answer to what was asked then; not where it says
    itself what it is about, or is good at any time.
    """
    heard_at = turn.conversation.heard_at
    if heard_at is None or sent_at >= heard_at or not message.text.strip() or message.about or message.choice:
        return False
    return in_any_words(message.text) not in commands.AT_ANY_TIME


def _listen(turn: Turn, text: str, quoted: str) -> None:
    """The first that can make sense of a text does; an answer to what was asked is the last."""
    if breath.unseen(turn, text):
        turn.ask_again()
        return
    dictated, text = text, _as_spoken(turn, without_remarks(text))
    if bounced.heard(turn, text) or _decided(turn, text):
        return
    if command := commands.recognise(text, (each for each in turn.flow.questions.values() if each.label)):
        obey(turn, command)
    elif siblings.switched(turn, text):
        return
    elif (talk := small_talk.aside(text)) and not _says_who(turn, text):
        _talk(turn, talk)
    elif turn.conversation.choosing:
        siblings.ask_who(turn)
    elif not breath.went_on(turn, text):
        registration = turn.registration
        asked, proposal = registration.state, registration.proposal
        _make_sense(turn, text, quoted)
        _offer_a_person(turn, text)
        if proposal and proposal.then and turn.conversation.registration is registration:
            beside.go_on(turn, proposal, proposal.then)
        breath.keep(turn, asked, dictated)


def _offer_a_person(turn: Turn, text: str) -> None:
    """Where the words around an answer sound like a need for one: before anything else is asked about."""
    if turn.asks_on and (offer := escalation.offered_beside(turn, text)):
        turn.propose(offer)


def _as_spoken(turn: Turn, text: str) -> str:
    """What was dictated as it is written, but where words are kept or an address has a dot: those readers know how."""
    kind = turn.kind(turn.step) if isinstance(turn.step, Question) else None
    reads_it = getattr(kind, "keeps_words", False) or getattr(kind, "of_a_shape", False)
    return text if reads_it else as_spoken(text)


def _make_sense(turn: Turn, text: str, quoted: str) -> None:
    """A correction, a wish, or an answer to what was asked; what is said in jest is none of them."""
    text = text if isinstance(turn.step, Question) and turn.step.sums_up else in_earnest(text)
    if isinstance(turn.step, Question) and in_jest(text) and not _reads_jest(turn, turn.step, text):
        turn.recite("in_earnest")
        turn.ask_again()
        return
    if wishes_beside(text):
        obey(turn, commands.PERSON)
        return
    step = turn.step
    if isinstance(step, Question) and not turn.registration.to_be_asked and (meant := repaired(turn, step, text)):
        turn.propose(meant)
        return
    whole = isinstance(step, Question) and _is_whole(turn, step, text)
    if not (turn.registration.to_be_asked or whole) and heard_both(turn, text):
        return
    if not quoted and not turn.registration.to_be_asked and heard_several(turn, text):
        return
    if not revised(turn, text, quoted) and not introduced(turn, text) and not _meant_otherwise(turn, text):
        step = turn.step
        if turn.registration.to_be_asked and isinstance(step, Question):
            _ask_first(turn, step)
        else:
            read(turn, text)


def _reads_jest(turn: Turn, question: Question, text: str) -> bool:
    reads = getattr(turn.kind(question), "reads_jest", None)
    return reads is not None and reads(text)


def _meant_otherwise(turn: Turn, text: str) -> bool:
    """Whether the text is a wish, a condition or a correction in words of its own, unless it answers what was asked."""
    step = turn.step
    kind, heard = (turn.kind(step), turn.hears(step, text)) if isinstance(step, Question) else (None, None)
    keeps = getattr(kind, "keeps_words", False)
    if _answers(heard, text, keeps=keeps) or with_a_number(heard, text):
        return False
    wish = wished(text)
    if wish and not _is_of_one_channel(turn, wish, text):
        obey(turn, wish)
        return True
    told = second_look.told_elsewhere(turn, text)
    again = bool(told and second_look.adds(turn, told) and earlier_answers.replaces(turn, told.about, text))
    guess = None if told and not again else _put_right(turn, text, keeps=keeps)
    if isinstance(step, Question) and not (guess or told):
        guess = put_right_alone(turn, step, text)
        guess = guess or (number_of_the_house(turn, text) if step.sums_up else None)
    if guess := guess or told:
        follow(turn, step if isinstance(step, Question) else None, guess, text)
    return guess is not None


def _is_of_one_channel(turn: Turn, wish: Command, text: str) -> bool:
    """Whether a wish for no more messages answers what is asked, being of one channel: "don't text me", "email is
    fine, don't text me".
    """
    question = _about_messages(turn) if wish == commands.STOP else None
    if question is None:
        return False
    asked = question is turn.step
    of_one = small_talk.names_one_channel(text) if asked else small_talk.is_right_but_for_one(text)
    return of_one or (small_talk.ends_one_of_two(text) and _welcomes_some(question, text))


def _about_messages(turn: Turn) -> Question | None:
    """The question by which messages the club may send, where it is asked or stands in what is read back."""
    step = turn.step
    if not isinstance(step, Question):
        return None
    shown = turn.flow.questions.values() if step.sums_up else (step,)
    return next((each for each in shown if getattr(turn.kind(each), "answers_about_messages", False)), None)


def _welcomes_some(question: Question, text: str) -> bool:
    """Whether one of the channels that are spoken of is welcome."""
    what = question.implied(text) if question.implied else None
    return what is not None and isinstance(what[0], dict) and any(what[0].values())


def _put_right(turn: Turn, text: str, *, keeps: bool) -> Proposal | Command | None:
    """An earlier answer that is put right where words of any sort would be kept, or a condition told anew."""
    step = turn.step
    about_another = isinstance(step, Question) and earlier_answers.is_about_another(turn, step, text)
    if not (keeps and about_another and isinstance(step, Question)) or _is_whole(turn, step, text):
        return None
    if second_look.thinks_again(turn, step, text):
        return None
    if second_look.implied(turn, step, text) and not small_talk.takes_back(text):
        return None
    return earlier_answers.corrected(turn, text)


def _is_whole(turn: Turn, question: Question, text: str) -> bool:
    """Whether what is asked for is told whole, and what is taken back beside it too: "12 was our old house, we are
    16 Brook Terrace".
    """
    is_whole = getattr(turn.kind(question), "is_whole", None)
    return is_whole is not None and is_whole(text)


def _answers(heard: object, text: str, *, keeps: bool) -> bool:
    """Whether the question was answered, and not by words that are merely kept: "me" is the parent's name."""
    if not isinstance(heard, Understood):
        return False
    return not (keeps and heard.value is not None and plain(str(heard.value)) in plain(text))


def _says_who(turn: Turn, text: str) -> bool:
    """Whether what else is a greeting answers who is asked for: "me again please"."""
    kind = turn.kind(turn.step) if isinstance(turn.step, Question) else None
    return (
        kind is not None
        and getattr(kind, "names_people", False)
        and _answers(kind.read(text, turn.today), text, keeps=True)
    )


def _ask_first(turn: Turn, question: Question) -> None:
    """The questions have changed: what was said is an answer to another one, and never one to what was not asked."""
    turn.recite("questions_changed")
    turn.arrive(question)


def _decided(turn: Turn, text: str) -> bool:
    """Whether the text settles what hangs in the air: a proposal, or whose turn it is."""
    if proposal := turn.registration.proposal:
        return settled(turn, text, proposal)
    return turn.conversation.choosing and siblings.chosen(turn, text)


def _talk(turn: Turn, talk: Talk) -> None:
    """Answer what is no answer; the question stays open, and the club hears of what a person has to see to."""
    turn.recite(talk.template)
    if talk.fact:
        turn.tell_club(talk.fact)
    turn.ask_again()


def _in_danger(turn: Turn, talk: Talk) -> None:
    """Say what helps now, and have a person told, whoever writes; in a chat of the club's that person takes over."""
    turn.alert(talk.fact)
    turn.recite(talk.template)
    turn.recite("alerting")
    if _in_the_flow(turn.conversation):
        turn.hand_over(talk.fact)
        turn.recite("handed_over_welfare" if talk.fact in WELFARE else "say_continue")


def _welcome_back(turn: Turn) -> None:
    """Say where we were to somebody who was away for days."""
    before = turn.conversation.heard_at
    begun = isinstance(turn.step, Question) and turn.flow.has_begun(turn.registration)
    if before and turn.now - before >= LONG_AGO and begun:
        turn.recite("welcome_back")


def _go_on_as_oneself(turn: Turn) -> None:
    """Who has proven who they are begins, if that was their wish, or is shown where they were; what else they had said
    before that is asked again.
    """
    if siblings.season_over(turn):
        return
    if begins := identity.wish_to_begin(turn):
        read(turn, begins)
    else:
        turn.recite("welcome_back")
        turn.ask_again()


def _enough_for_today(turn: Turn, message: Message) -> None:
    """Nothing is heard any more but STOP and what somebody has a right to."""
    command, conversation = in_any_words(message.text), turn.conversation
    if command == commands.STOP and not conversation.opted_out_at:
        obey(turn, commands.STOP)
    elif identity.is_in_doubt(turn):
        identity.identify(turn, message, asks=False)
    elif _in_the_flow(conversation) and not right_of(turn, command) and not conversation.paused:
        turn.recite(ceiling.NOTICE)


def _away(turn: Turn, message: Message) -> None:
    """Who opted out hears nothing until they send START, but what they have a right to; whose data was erased is told
    that once more.
    """
    if commands.starts(message.text) or message.opt_out == "START":
        come_back(turn, asks=not identity.is_in_doubt(turn))
    elif not turn.conversation.opted_out_at:
        turn.recite("erased_before")
    elif turn.conversation.registrations:
        right = in_any_words(message.text)
        if identity.is_in_doubt(turn):
            identity.identify(turn, message, asks=right is not None)
        else:
            right_of(turn, right)


def _not_a_parent(turn: Turn, message: Message) -> None:
    """Whoever has the wrong number may stop, use their rights, or turn out to be the parent after all."""
    command, step = in_any_words(message.text), turn.step
    if command == commands.STOP:
        obey(turn, commands.STOP)
    elif not right_of(turn, command) and isinstance(step, Ending):
        after_the_end(turn, step, message.text, talks=False)


def _stranger(turn: Turn, message: Message) -> None:
    if in_any_words(message.text) == commands.STOP:
        obey(turn, commands.STOP)
    elif is_number(turn.conversation.parent):
        turn.recite("stranger")
    else:
        identity.ask_who(turn, message)
