"""What each command does, and in what words it is wished."""

from collections.abc import Callable
from datetime import datetime

from flows import small_talk
from flows.answers.basics.kinds import in_words
from flows.engine import siblings
from flows.families.carried_over import take_over
from flows.grammar.commands import COMPLAIN, DELETE, HOLDINGS, PERSON, RIGHTS, STOP, Command, recognise
from flows.grammar.flow import Flow
from flows.grammar.steps import Ending, Question
from flows.grammar.summary import progress, summary_lines
from flows.language.clauses import sentences
from flows.london import moment
from flows.records import Note, Notice, Proposal, Registration, is_number
from flows.templates import called
from flows.understanding.turn import Turn

START_OVER = "Start {player}'s registration again from the first question? The answers so far are forgotten."
NOT_MINE = "Shall I tell the club that this is the wrong number for {player}'s registration?"
ERASE = "Erase everything that is stored about you and {everyone}, and send no invite to this number again?"

COMPLAINT, BY_THE_PARENT = "complaint", "the parent"
ACKNOWLEDGED = ("email/complaint", "sms/complaint")
KNOWN_AS = "WhatsApp's id for you: {ids}"


def wished(text: str) -> Command | None:
    """What is wished about the chat itself in a sentence: no more messages, a complaint, a person."""
    if small_talk.wants_to_stop(text):
        return STOP
    if small_talk.wants_to_complain(text):
        return COMPLAIN
    return PERSON if small_talk.wants_a_person(text) else None


def wishes_beside(text: str) -> bool:
    """Whether a sentence of its own wishes for a person beside what is told: "asthma. Can someone ring me"."""
    told = sentences(text)
    return len(told) > 1 and wished(text) == PERSON and any(map(small_talk.wants_a_person, told))


def in_any_words(text: str) -> Command | None:
    """The command that a message is, or that it wishes: for chats in which nothing is being answered."""
    return recognise(text, ()) or wished(text)


def obey(turn: Turn, command: Command) -> None:
    if command.name == "change":
        _change(turn, command.question)
    else:
        OBEYED[command.name](turn)


def _back(turn: Turn) -> None:
    turn.registration.proposal = None
    if not turn.flow.go("back", turn.registration, turn=turn):
        turn.recite("no_way_back")
        turn.ask_again()


def _change(turn: Turn, name: str) -> None:
    registration = turn.registration
    if isinstance(turn.step, Ending) and not turn.step.edits:
        turn.recite(turn.step.afterwards)
        return
    registration.proposal = None
    take_over(turn.flow, registration, name, turn.now)
    if not turn.flow.go("change", registration, turn=turn, question=name):
        turn.recite("nothing_to_change")
        turn.ask_again()


def _help(turn: Turn) -> None:
    turn.recite("help")
    turn.ask_again()


def _status(turn: Turn) -> None:
    """Where the child who is talked about stands, then the others of the family."""
    registration = turn.registration
    step = turn.step
    if isinstance(step, Ending):
        say_how_it_rests(turn, step)
    else:
        so_far = progress(turn.flow.questions, registration)
        turn.recite("status", done=len(so_far.answered), left=so_far.left)
    for other in turn.conversation.registrations:
        if other is not registration:
            _status_of_sibling(turn, other)
    turn.ask_again()


def _status_of_sibling(turn: Turn, other: Registration) -> None:
    step, said = turn.flow.step(other), {"sibling": called(other), "sibling_side": other.invite.side}
    if isinstance(step, Question):
        so_far = progress(turn.flow.questions, other)
        turn.recite("status_of_sibling", done=len(so_far.answered), **said)
    elif step.awaits_payment:
        turn.recite("status_of_sibling_done", **said)


def _restart(turn: Turn) -> None:
    if isinstance(turn.step, Ending):
        turn.recite(turn.step.afterwards)
    else:
        turn.propose(Proposal(question=turn.filled(START_OVER), command="restart"))


def _restart_confirmed(turn: Turn) -> None:
    registration = turn.registration
    registration.answers, registration.misunderstood, registration.before = {}, 0, None
    turn.flow.begin(registration)
    turn.flow.set_state(turn.flow.first, registration)
    turn.flow.go("answered", registration, turn=turn)


def _stop(turn: Turn) -> None:
    opt_out(turn)
    turn.recite("opted_out")


def opt_out(turn: Turn) -> None:
    """Nothing more goes to this parent, by whatever channel: the sender is told too."""
    turn.conversation.opted_out_at = turn.conversation.word_at = turn.now
    _tell_the_sender(turn, "suppress")


def stop_by_text(turn: Turn, at: datetime) -> bool:
    """A STOP by text, said `at` that time, is one for the chat too. Whether that is news: not where the parent has said
    otherwise since, nor of whom nothing is kept.
    """
    conversation = turn.conversation
    if not conversation.registrations or (conversation.word_at and at < conversation.word_at):
        return False
    if not conversation.opted_out_at:
        opt_out(turn)
    conversation.word_at = at
    return True


def start_by_text(turn: Turn, at: datetime) -> bool:
    """A START by text, likewise: the chat goes on where it was."""
    conversation = turn.conversation
    said_at = conversation.word_at or conversation.opted_out_at
    if not conversation.registrations or (said_at and at <= said_at):
        return False
    if conversation.opted_out_at:
        come_back(turn, asks=not conversation.in_doubt)
    conversation.word_at = at
    return True


def _tell_the_sender(turn: Turn, kind: str, *, email: bool = True) -> None:
    """What it is to do with the parent's addresses, where there are any; without `email` it is the number alone."""
    trace = f"{kind}-{turn.now:%Y%m%d%H%M%S}"
    address, phone = turn.flow.family_email(turn.conversation) if email else "", turn.conversation.phone
    if address or phone:
        turn.notices.append(Notice(trace=trace, templates=[], email=address, phone=phone, values={}, kind=kind))


def go_on(turn: Turn) -> None:
    """Speak again in a chat that a person had taken over, from where it was."""
    turn.conversation.paused = None
    turn.registration.misunderstood = 0
    turn.recite("released")
    turn.ask_again()


def come_back(turn: Turn, *, asks: bool = True) -> None:
    """Lift the opt-out; with `asks` the chat goes on where it was."""
    if turn.conversation.opted_out_at:
        _tell_the_sender(turn, "lift")
    turn.conversation.opted_out_at = turn.conversation.erased_at = None
    turn.conversation.word_at = turn.now
    if turn.conversation.registration and asks:
        turn.recite("opted_in")
        turn.ask_again()
    elif turn.conversation.registration:
        turn.recite("who_writes")
    else:
        turn.recite("stranger" if is_number(turn.conversation.parent) else "which_invite")


def _person(turn: Turn) -> None:
    turn.hand_over("person")
    turn.recite("handed_over")


def _complain(turn: Turn) -> None:
    complain(turn)
    if not turn.conversation.paused:
        turn.ask_again()


def complain(turn: Turn, by: str = BY_THE_PARENT) -> None:
    """Note a complaint once until it is answered, have the club's desk told, and acknowledge it with its day, in the
    chat and by e-mail (Data (Use and Access) Act 2025, section 103: within 30 days).
    """
    registration = turn.registration
    if COMPLAINT not in registration.noted:
        registration.noted[COMPLAINT] = Note(turn.now, by)
        turn.tell_club(COMPLAINT)
        trace = f"{registration.reference}-confirmed-{turn.now:%Y%m%d%H%M%S}"
        turn.notify(trace, ACKNOWLEDGED, noted=moment(turn.now))
    turn.recite(COMPLAINT, noted=moment(registration.noted[COMPLAINT].at))


def _payment(turn: Turn) -> None:
    """ "Have I paid?", "link": answered from what the payment provider has told us."""
    step = turn.step
    if isinstance(step, Question):
        turn.recite("payment_later")
        _say_what_siblings_owe(turn)
        turn.ask_again()
    else:
        say_how_it_rests(turn, step)
        _say_what_siblings_owe(turn)


def _say_what_siblings_owe(turn: Turn) -> None:
    """Whoever is talked about: a month of another child's may have failed."""
    for other in turn.conversation.registrations:
        if other is not turn.registration and (in_part := turn.flow.paid(other)):
            with siblings.speaking_of(turn, other):
                turn.recite("payment_state", **in_part)


def _cancel_debit(turn: Turn) -> None:
    """Nobody is kept in a direct debit, and what it means for the place is a person's to say."""
    turn.recite("cancel_debit")
    turn.hand_over("person")


def _all_at_once(turn: Turn) -> None:
    turn.recite("all_at_once")
    turn.ask_again()


def say_how_it_rests(turn: Turn, ending: Ending) -> None:
    """How a registration stands that rests: with what is paid and owed, once the provider has told anything."""
    if in_part := turn.flow.paid(turn.registration):
        turn.recite("payment_state", **in_part)
    else:
        turn.recite(ending.afterwards)


def _wrong_number(turn: Turn) -> None:
    begun = turn.flow.has_begun(turn.registration)
    if isinstance(turn.step, Ending) and (begun or turn.step.fact == "wrong_number"):
        turn.recite(turn.step.afterwards)
    elif not begun:
        _wrong_number_confirmed(turn)
    else:
        turn.propose(Proposal(question=turn.filled(NOT_MINE), command="wrong_number"))


def _wrong_number_confirmed(turn: Turn) -> None:
    """What a stranger answered is nobody's registration."""
    turn.registration.disown()
    turn.conversation.choosing = False
    turn.flow.go("disown", turn.registration, turn=turn)
    siblings.next_child(turn, turn.step)


def let_number_go(turn: Turn) -> None:
    """The number has another owner by now: the club hears of it, and nothing more goes there. The e-mail address is the
    parent's as before.
    """
    turn.conversation.opted_out_at = turn.now
    _tell_the_sender(turn, "suppress", email=False)
    turn.tell_club("wrong_number")
    turn.recite("wrong_number")


def _holdings(turn: Turn) -> None:
    """Everything that is stored, as stored, for every child, and what it is for (UK GDPR, article 15)."""
    turn.recite("what_we_hold")
    if ids := turn.conversation.ids:
        turn.say(KNOWN_AS, ids=in_words(ids, "and"))
    for registration in turn.conversation.registrations:
        if is_not_theirs(turn.flow, registration):
            continue
        invite = registration.invite
        _tell_answers(turn, f"*{invite.player}, {invite.side}, {invite.season}*", registration)
        if registration.confirmed and registration.confirmed != registration.answers:
            _tell_answers(turn, "*As you last sent it to the club*", registration.for_the_club)
    turn.recite("what_it_is_for")
    if not turn.conversation.opted_out_at:
        turn.ask_again()


def is_not_theirs(flow: Flow, registration: Registration) -> bool:
    """Whether the invite went to a wrong number, whose holder is told nothing of the child."""
    step = flow.step(registration)
    return isinstance(step, Ending) and step.not_theirs


def right_of(turn: Turn, command: Command | None) -> bool:
    """Whether it is a right over one's data or a complaint; both are met at once, for who has opted out or is no parent
    too.
    """
    if command == HOLDINGS:
        _holdings(turn)
    elif command == COMPLAIN:
        complain(turn)
    elif command == DELETE:
        if turn.conversation.opted_out_at:  # what is erased with the rest may not have reached the sender yet
            _tell_the_sender(turn, "suppress", email=False)
        erase_everything(turn)
    return command in RIGHTS


def _tell_answers(turn: Turn, heading: str, registration: Registration) -> None:
    turn.tell("\n".join([heading, *summary_lines(turn.flow.questions, registration)]))


def _delete(turn: Turn) -> None:
    everyone = in_words([called(each) for each in turn.conversation.registrations], "and")
    turn.propose(Proposal(question=turn.filled(ERASE, everyone=everyone), command="delete"))


def erase_everything(turn: Turn) -> None:
    """Leave nothing but the number and the day, so that no invite returns (UK GDPR, article 17)."""
    conversation = turn.conversation
    for registration in conversation.registrations:
        turn.note(registration, "erased")
    turn.recite("erased")
    conversation.registrations, conversation.active, conversation.choosing = [], "", False
    conversation.answered, conversation.breath, conversation.unseen, conversation.meanwhile = None, None, False, []
    conversation.erased_at, conversation.heard_at, conversation.paused, conversation.alerted = turn.now, None, None, []
    conversation.bounces, conversation.doubted = [], None


OBEYED: dict[str, Callable[[Turn], None]] = {
    "back": _back,
    "help": _help,
    "status": _status,
    "restart": _restart,
    "person": _person,
    "complain": _complain,
    "payment": _payment,
    "cancel_debit": _cancel_debit,
    "all_at_once": _all_at_once,
    "delete": _delete,
    "holdings": _holdings,
    "wrong_number": _wrong_number,
    "stop": _stop,
}
CONFIRMED: dict[str, Callable[[Turn], None]] = {
    "restart": _restart_confirmed,
    "wrong_number": _wrong_number_confirmed,
    "delete": erase_everything,
    "person": _person,
}
