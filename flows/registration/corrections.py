"""What the club puts right once the parent has begun: a fee, an answer, the team: never without their hearing it."""

from datetime import date
from typing import Any

from msgspec.structs import replace

from flows.answers import DidYouMean, Misunderstood, Understood
from flows.engine.answering import take
from flows.engine.siblings import speaking_of
from flows.families import bounces
from flows.fees import priced
from flows.grammar.steps import Instead, Question
from flows.money import pounds
from flows.records import CLOSED, Change, Invite, Registration
from flows.registration.age_groups import Fit, fit, season_year
from flows.registration.holds import shirt
from flows.registration.payments import FEE, MANDATE, settled_kinds
from flows.understanding.turn import Turn

NOTIFY = ("email/fees-corrected", "sms/fees-corrected")
OF_AN_ANSWER = ("email/answer-corrected", "sms/answer-corrected")
OF_A_MOVE = ("email/moved", "sms/moved")
FITS = {Fit.FITS, Fit.ONE_UP}


class NotCorrected(ValueError):
    """It stays as it is; the message says why."""


def correct_fees(turn: Turn, registration: Registration, membership_fee: int, monthly_fee: int) -> None:
    """Put right what the invite said, in pence, and tell the parent: in the chat or by text, and by e-mail if known.

    The same fees again change nothing. Raises NotCorrected.
    """
    before = registration.invite
    after = replace(before, membership_fee=membership_fee, monthly_fee=monthly_fee)
    if after == before:
        return
    _refuse(turn, registration, after)
    told_before = priced(registration)
    registration.invite = after
    cause = f"the club put the fees right: {_told(after)} instead of {_told(before)}"
    registration.history.append(Change(registration.status, turn.now, cause))
    were = {"membership_before": pounds(told_before.fee), "monthly_before": pounds(told_before.monthly)}
    _tell(
        turn,
        registration,
        "fees_corrected",
        NOTIFY,
        f"{registration.reference}-fees-{len(registration.history)}",
        **were,
    )


def correct_answer(turn: Turn, registration: Registration, name: str, text: str, *, sure: bool = False) -> None:
    """Put right an answer that the parent has sent, with the checks of the chat, and tell the parent.

    `sure` takes what the chat would ask back about. Raises NotCorrected, also for what would bring other questions.
    """
    question = turn.flow.questions.get(name)
    if question is None or question.picture or not question.label or name not in registration.confirmed:
        raise NotCorrected("The parent has not sent an answer to that: it can be given in the chat")
    _refuse_to_tell(turn, registration)
    with speaking_of(turn, registration):
        value, also = _read(turn, question, text, sure=sure)
    after = replace(registration, answers=registration.confirmed | {name: value})
    if any(each.due(after) for each in turn.flow.questions.values() if each.label):
        raise NotCorrected("With that answer other questions are to be asked: let the parent change it in the chat")
    for answers in (registration.answers, registration.confirmed):
        answers |= {name: value} | question.proof(value, turn.now) | also
    bounces.forget_unused(turn.flow, turn.conversation)
    cause = f"the club put right: {question.label.lower()}"
    registration.history.append(Change(registration.status, turn.now, cause))
    trace = f"{registration.reference}-{name}-{len(registration.history)}"
    with speaking_of(turn, registration):
        answer = turn.shown(question)
    _tell(turn, registration, "answer_corrected", OF_AN_ANSWER, trace, label=question.label, answer=answer)


def move(turn: Turn, registration: Registration, after: Invite) -> None:
    """To another team or manager of the same season, as a corrected invite says it; the parent hears of it.

    A shirt number that is taken there (`turn.known`) is free to be chosen again. Raises NotCorrected.
    """
    if after == registration.invite:
        return
    if not turn.flow.has_begun(registration):
        raise NotCorrected("The parent has not begun: send a corrected invite, and they get it anew")
    _refuse_to_tell(turn, registration)
    _refuse_ages(registration, after)
    registration.invite = after
    number = registration.answers.get("shirt_number")
    if number is not None and shirt(number) in turn.known.taken:
        registration.answers["shirt_number"] = registration.confirmed["shirt_number"] = None
    registration.history.append(Change(registration.status, turn.now, f"the club moved the player to {after.side}"))
    fits_now, born_on = registration.state == "wrong_age_group", turn.flow.questions["born_on"]
    if fits_now and not _is_in_the_chat(turn, registration):
        _go_past(turn, registration, born_on)
    _tell(turn, registration, "moved", OF_A_MOVE, f"{registration.reference}-moved-{len(registration.history)}")
    if fits_now and _is_in_the_chat(turn, registration):
        take(turn, born_on, registration.answers["born_on"], sure=True)


def name_manager(turn: Turn, registration: Registration, name: str, phone: str) -> bool:
    """Another manager of the same team, whom the parent hears of when a manager is next named to them.

    Whether that is a change. Raises NotCorrected.
    """
    after = replace(registration.invite, manager_name=name, manager_phone=phone)
    if after == registration.invite:
        return False
    if registration.status in CLOSED:
        raise NotCorrected(f"The registration is {registration.status}")
    registration.invite = after
    registration.history.append(Change(registration.status, turn.now, "the club named another manager"))
    return True


def put_photo(turn: Turn, registration: Registration, key: str) -> None:
    """Put in the photo that is stored under `key`, and tell the parent; who is asked for it is asked on.

    The same photo again changes nothing. Raises NotCorrected.
    """
    photo = turn.flow.picture
    if photo is None or not turn.flow.has_begun(registration):
        raise NotCorrected("A photo can be put in once the parent has begun")
    _refuse_to_tell(turn, registration)
    if registration.answers.get(photo.name) == key:
        return
    sent = {photo.name: key} | photo.proof(key, turn.now)
    registration.answers |= sent
    if registration.confirmed:
        registration.confirmed |= sent
    registration.history.append(Change(registration.status, turn.now, "the club put in the photo"))
    trace = f"{registration.reference}-photo-{len(registration.history)}"
    is_asked = registration.state == photo.name
    if is_asked and not _is_in_the_chat(turn, registration):
        _go_past(turn, registration, photo)
    _tell(turn, registration, "photo_put_in", OF_AN_ANSWER, trace, label=photo.label, answer="Received")
    if is_asked and _is_in_the_chat(turn, registration):
        take(turn, photo, key)


def _is_in_the_chat(turn: Turn, registration: Registration) -> bool:
    """Whether the assistant asks about this child now."""
    return turn.conversation.active == registration.reference and not turn.conversation.paused


def _go_past(turn: Turn, registration: Registration, question: Question) -> None:
    """On to what is asked after this question, when the chat comes to this child or is given back; nothing is said."""
    with speaking_of(turn, registration):
        take(turn, question, registration.answers[question.name], sure=True)
    turn.fall_silent()


def _read(turn: Turn, question: Question, text: str, *, sure: bool) -> tuple[Any, dict[str, Any]]:
    """What was typed, as the chat would take it."""
    heard = turn.kind(question).read(text, turn.today)
    if isinstance(heard, DidYouMean) and sure:
        return heard.value if heard.otherwise is None else heard.otherwise, {}
    if not isinstance(heard, Understood):
        raise NotCorrected(_why(heard))
    doubt = question.check(heard.value, turn) if question.check else None
    if doubt and not (sure and isinstance(doubt, DidYouMean)):
        raise NotCorrected(_why(doubt))
    return heard.value, dict(heard.also)


def _why(doubt: object) -> str:
    match doubt:
        case DidYouMean(question=asked):
            return f"{asked} If it is right as it stands, say so with the tick"
        case Misunderstood(remedy=remedy):
            return remedy
        case Instead(text=text):
            return text
        case _:
            return "That is no answer to this"


def _refuse_ages(registration: Registration, after: Invite) -> None:
    """A move that would leave the player in no team's age group, or bring the questions of another age."""
    born = registration.answers.get("born_on")
    if born is None or after.age_group == registration.invite.age_group:
        return
    if fit(date.fromisoformat(born), after.age_group, season_year(after.season)) not in FITS:
        raise NotCorrected(f"Their date of birth does not fit the u{after.age_group}s")


def _refuse_to_tell(turn: Turn, registration: Registration) -> None:
    if registration.status in CLOSED:
        raise NotCorrected(f"The registration is {registration.status}")
    if turn.conversation.opted_out_at:
        raise NotCorrected("The parent has opted out of messages and would not hear of it: tell them yourself")


def _tell(
    turn: Turn, registration: Registration, template: str, notices: tuple[str, ...], trace: str, **values: str
) -> None:
    """In the words of this child, and then back to whatever the parent was asked, about whichever child."""
    paused = turn.conversation.paused
    with speaking_of(turn, registration):
        turn.notify(trace, notices, **values)
        if not paused:  # who talks with a person is not interrupted
            turn.recite(template, **values)
    if not paused and turn.conversation.registration:
        turn.ask_again()


def _refuse(turn: Turn, registration: Registration, after: Invite) -> None:
    before, paid = registration.invite, settled_kinds(registration)
    fees = {
        FEE: ("fee", before.membership_fee, after.membership_fee),
        MANDATE: ("direct debit", before.monthly_fee, after.monthly_fee),
    }
    if not turn.flow.has_begun(registration):
        raise NotCorrected("The parent has not begun: send the corrected invite, and they get it anew")
    _refuse_to_tell(turn, registration)
    for kind, (name, was, becomes) in fees.items():
        if was != becomes and kind in paid:
            raise NotCorrected(f"The {name} is paid already: settle the difference with the parent")
        if (was == 0) != (becomes == 0):
            raise NotCorrected(f"The {name} can be corrected, but not begun or dropped: withdraw, and invite anew")


def _told(invite: Invite) -> str:
    return f"£{pounds(invite.membership_fee)} and £{pounds(invite.monthly_fee)} a month"
