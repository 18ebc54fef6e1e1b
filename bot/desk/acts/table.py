"""The acts, in the order of their buttons. What an act does is done by bot/club/desk.py, as for the API."""

import secrets
from collections.abc import Callable

from bot.club.confidential import correctable
from bot.club.desk import Desk, NotPossible
from bot.desk.acts.act import SILENCE, Act, Case, Field, Options, Order
from bot.desk.people.roles import May
from bot.desk.views.matters import SEEN
from flows.answers import normalise_phone, show_phone
from flows.engine.command_actions import COMPLAINT
from flows.families.bounces import bounces_of
from flows.fees import DIRECT_DEBIT_WAIVED, FEE_WAIVED
from flows.money import pence, pounds
from flows.records import CLOSED, Payment
from flows.registration import payments
from flows.registration.age_groups import age_group
from flows.registration.blockers import APPROVED
from flows.registration.rules import plays_up

IN_FULL = "Before a sibling's discount"
RESTS = {"wrong_number", "done_by_other"}  # the causes of a status
WORDS_OF_KINDS = {
    payments.FEE: "the membership fee came",
    payments.MANDATE: "the direct debit is set up",
    payments.REFUND: "money went back",
    payments.FAILED: "a payment failed",
    payments.CANCELLED: "the direct debit is cancelled",
    payments.MISSED: "a month that had failed was paid",
}


def is_open(case: Case) -> bool:
    return case.registration.status not in CLOSED


def _may_be_taken_off(case: Case) -> bool:
    """Whether it rests in a way that nothing of ours ends."""
    history = case.registration.history
    return case.family.opted_out_at is not None or bool(history and history[-1].cause in RESTS)


def _noted(what: str) -> Callable[[Case], bool]:
    return lambda case: what in case.registration.noted


def _notes(what: str, button: str, back: str, may: May, hears: str = SILENCE) -> list[Act]:
    """To note something, and to take it back."""
    return [
        Act(f"note-{what.replace('_', '-')}", button, may,
            lambda case: is_open(case) and what not in case.registration.noted
            and (what != APPROVED or plays_up(case.registration)),
            hears, lambda desk, order: desk.note(order.reference, what, order.by)),
        Act(f"take-back-{what.replace('_', '-')}", back, may, _noted(what), SILENCE,
            lambda desk, order: desk.take_back(order.reference, what)),
    ]  # fmt: skip


def _answers(case: Case) -> Options:
    return [(each.name, each.label) for each in correctable(case.flow, case.registration)]


def _correct_answer(desk: Desk, order: Order) -> None:
    sure = order.typed("sure") == "yes"
    desk.correct_answer(order.reference, order.typed("question"), order.typed("answer"), sure=sure)


def _correct_fees(desk: Desk, order: Order) -> None:
    desk.correct(order.reference, _pence(order.typed("membership")), _pence(order.typed("monthly")))


def _pence(typed: str) -> int:
    try:
        return pence(typed)
    except ValueError as fault:
        raise NotPossible(f"The amount {fault}") from None


def _pay(desk: Desk, order: Order) -> None:
    amount = _pence(order.typed("amount")) if order.typed("amount") else None
    kind, of = order.typed("kind"), order.typed("of")
    if kind not in WORDS_OF_KINDS:
        raise NotPossible("Choose what happened")
    if kind in payments.UNDOES and not of:
        raise NotPossible("Say which payment failed or was cancelled")
    if kind in {payments.REFUND, payments.MISSED} and amount is None:
        raise NotPossible("Say how much went back, or came for the month")
    payment = Payment(order.typed("id") or f"desk-{secrets.token_hex(6)}", kind, desk.now, amount, of)
    desk.pay(order.reference, payment)


def _move(desk: Desk, order: Order) -> None:
    phone = normalise_phone(order.typed("phone"))
    try:
        group = age_group(order.typed("age"))
    except ValueError as fault:
        raise NotPossible(f"The age group {fault}") from None
    if not phone or not order.typed("team") or not order.typed("manager"):
        raise NotPossible("A team and a manager's name and phone number are needed")
    desk.move(order.reference, order.typed("team"), group, order.typed("manager"), phone)


def _put_photo(desk: Desk, order: Order) -> None:
    if not order.files.get("photo"):
        raise NotPossible("Choose a photo")
    desk.put_photo(order.reference, order.files["photo"])


def _received(case: Case) -> Options:
    return [("", "none"), *((each.id, f"{each.kind} {each.id}") for each in case.registration.payments)]


MOVE = (
    Field("team", "Team", lambda case: case.registration.invite.team),
    Field("age", "Age group", lambda case: f"u{case.registration.invite.age_group}s"),
    Field("manager", "Manager's name", lambda case: case.registration.invite.manager_name),
    Field("phone", "Manager's phone", lambda case: show_phone(case.registration.invite.manager_phone)),
)
PAYMENT = (
    Field("kind", "What happened", options=lambda case: list(WORDS_OF_KINDS.items())),
    Field("amount", "Amount in pounds", hint="Empty for a fee: all of it"),
    Field("of", "Which payment it takes back", options=_received),
    Field("id", "The payment's id at the provider", hint="Empty for cash or a transfer"),
)
ANSWER = (
    Field("question", "What is to be put right", options=_answers),
    Field("answer", "The right answer", hint="As a parent would type it"),
    Field("sure", "If it is asked about", options=lambda case: [("", "Ask me"), ("yes", "It is right as it stands")]),
)
ACTS = (
    Act("take-over", "Take over the chat", May.CHAT, lambda case: is_open(case) and case.family.paused is None,
        "The assistant falls silent. The parent hears nothing until you write.",
        lambda desk, order: desk.take_over(order.reference, order.by)),
    Act("release", "Give the chat back to the assistant", May.CHAT, lambda case: case.family.paused is not None,
        "Within a day of their last message: that the assistant is back, and what it asks. Later: nothing.",
        lambda desk, order: desk.release(order.reference)),
    Act("resend", "Send the invite again", May.TEND, lambda case: case.registration.status == "invited",
        "The parent gets the invite once more, on WhatsApp.", lambda desk, order: desk.resend(order.reference)),
    *_notes(APPROVED, "Approve playing one year up", "Take back the approval", May.ADMINISTER),
    Act("email-right", "Note that the e-mail address is right", May.TEND,
        lambda case: bool(bounces_of(case.flow, case.family, case.registration)), SILENCE,
        lambda desk, order: desk.email_is_right(order.reference)),
    Act("answer", "Put an answer right", May.ADMINISTER,
        lambda case: bool(case.registration.confirmed) and is_open(case),
        "What was put right and how it stands now, in the chat or by text, and by e-mail. At night it waits for the "
        "morning.", _correct_answer, ANSWER),
    Act("photo", "Put in a photo", May.ADMINISTER,
        lambda case: is_open(case) and case.flow.picture is not None and case.flow.has_begun(case.registration),
        "That the club has put in the photo, in the chat or by text, and by e-mail. At night it waits for the morning.",
        _put_photo, (Field("photo", "The photo", hint="JPEG, PNG, WebP or HEIC, up to 4 MB, face to the front",
                           type="file"),)),
    Act("move", "Move to another team or manager", May.ADMINISTER,
        lambda case: is_open(case) and case.flow.has_begun(case.registration),
        "The new team, its manager and the manager's number, in the chat or by text, and by e-mail.", _move, MOVE),
    Act("fees", "Put the fees right", May.PAY, lambda case: is_open(case) and case.flow.has_begun(case.registration),
        "The right fees and what was said before, in the chat or by text, and by e-mail.", _correct_fees, (
            Field("membership", "Membership in pounds", lambda case: pounds(case.registration.invite.membership_fee),
                  hint=IN_FULL),
            Field("monthly", "Monthly in pounds", lambda case: pounds(case.registration.invite.monthly_fee),
                  hint=IN_FULL))),
    Act("pay", "Note a payment", May.PAY, lambda case: True,
        "With the last payment: that the player is registered. Of one that failed: what is to be paid again. Else "
        "nothing.", _pay, PAYMENT),
    Act("ask-provider", "Ask GoCardless again", May.PAY,
        lambda case: bool(case.registration.billing and case.registration.billing.refused), SILENCE,
        lambda desk, order: desk.ask_provider_again(order.reference)),
    *_notes(FEE_WAIVED, "Waive the membership fee", "Take back that the fee is waived", May.PAY,
            "If nothing is left to pay: that the player is registered."),
    *_notes(DIRECT_DEBIT_WAIVED, "Waive the monthly fee", "Take back that the monthly fee is waived", May.PAY,
            "If nothing is left to pay: that the player is registered."),
    *_notes("proof_of_age", "Note that proof of age was seen", "Take back proof of age", May.TEND),
    *_notes("no_pictures", "Note that no pictures are to be taken", "Take back that no pictures are taken", May.TEND),
    Act("note-seen", "Take it off Today", May.TEND, lambda case: _may_be_taken_off(case) and not _noted(SEEN)(case),
        SILENCE, lambda desk, order: desk.note(order.reference, SEEN, order.by)),
    Act("take-back-seen", "Put it back on Today", May.TEND, _noted(SEEN), SILENCE,
        lambda desk, order: desk.take_back(order.reference, SEEN)),
    *_notes(COMPLAINT, "Note a complaint", "The complaint is answered", May.ADMINISTER,
            "That the complaint has arrived, and that an answer comes within 30 days."),
    Act("withdraw", "Withdraw", May.ADMINISTER, is_open, SILENCE + " The shirt number is free again.",
        lambda desk, order: desk.withdraw(order.reference, order.typed("reason")), (
            Field("reason", "Why, for the history"),), danger=True),
    Act("erase", "Erase everything about this parent", May.ERASE, lambda case: True,
        "That everything is deleted: all children of this number, their chat and photos. It cannot be taken back.",
        lambda desk, order: desk.erase(order.case.family.parent), danger=True),
)  # fmt: skip
BY_NAME = {act.name: act for act in ACTS}
