"""What a person of the club does to a registration: each act is one saved turn, and what follows from it is sent."""

import re
import secrets
from collections.abc import Callable
from copy import copy
from datetime import datetime
from typing import Any

from msgspec.structs import replace

from bot.club.confidential import correctable
from bot.club.invitations import Invitations, registration_of
from bot.errors import Stopped, Unavailable
from bot.messages.outbox import WINDOW, Busy
from bot.pictures.image import Unfit
from bot.pictures.photos import LARGEST_UPLOAD, Photos
from bot.store.exchange import Exchange, Outgoing
from bot.store.store import Store
from bot.store.templates import Templates
from bot.store.unit_of_work import UnitOfWork, Work
from bot.whatsapp.contents import template_variables
from bot.whatsapp.rendering import render
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine.command_actions import COMPLAINT, complain, erase_everything, go_on, say_how_it_rests
from flows.engine.meanwhile import offer
from flows.engine.photos import trouble
from flows.families.bounces import seen_to
from flows.fees import WAIVERS
from flows.grammar.steps import Ending
from flows.payments.orders import order_anew
from flows.records import Conversation, Note, Pause, Payment, Registration
from flows.registration import payments
from flows.registration.corrections import NotCorrected, correct_answer, correct_fees, move, name_manager, put_photo
from flows.registration.holds import team_of
from flows.reminders import delivery_codes
from flows.reminders.quiet_hours import next_allowed
from flows.templates import WHATSAPP
from flows.understanding.turn import Turn

BY_A_PERSON = ("email/desk-message", "sms/desk-message")
TOO_LARGE = f"The photo is too large: {LARGEST_UPLOAD >> 20} MB and 48 megapixels are the most"
SAID = "desk-say-"  # how the key of an exchange begins that a person of the club wrote
NO_ANSWER = "WhatsApp does not answer just now: the message waits, and goes out by itself when it does"
TOKEN = re.compile(r"[\w-]{1,64}", re.ASCII)
Act = Callable[[Turn, Registration], bool | None]
OfFamily = Callable[[Conversation], bool]


class NotPossible(Exception):
    """The registration stands where this cannot be done; the message says why."""


class Waits(Unavailable):
    """It is done and saved, and what the parent hears of it waits in the outbox; the message says for what."""


class Desk:
    def __init__(
        self,
        store: Store,
        unit: UnitOfWork,
        invitations: Invitations,
        whatsapp: WhatsApp,
        photos: Photos,
        templates: Templates,
        clock: Callable[[], datetime],
    ):
        self._store, self._unit, self._invitations = store, unit, invitations
        self._whatsapp, self._photos, self._templates, self._clock = whatsapp, photos, templates, clock
        self._name = ""

    def named(self, name: str) -> "Desk":
        """The desk for one act that goes by this name: what was saved of it stands, however often it is tried again."""
        same = copy(self)
        same._name = name
        return same

    @property
    def now(self) -> datetime:
        return self._clock()

    def resend(self, reference: str) -> None:
        """Send the invite of a registration that was not begun once more. Raises LookupError or NotPossible."""
        conversation = self._conversation_of(reference)
        registration = registration_of(conversation, reference)
        if registration.status != "invited":
            raise NotPossible(f"The registration is {registration.status}: an invite is sent again before it is begun")
        try:
            self._invitations.invite_again(conversation.parent, reference, self._name)
        except Unavailable as failure:
            raise Waits(str(failure) if isinstance(failure, Stopped) else NO_ANSWER) from failure

    def withdraw(self, reference: str, reason: str = "") -> None:
        """End a registration at the club's wish; its shirt number is free again."""

        def act(turn: Turn, registration: Registration) -> None:
            if not turn.flow.allows("withdraw", registration):
                raise NotPossible(f"The registration is {registration.status} already")
            registration.proposal = None
            registration.become("withdrawn", turn.now, reason or "withdrawn by the club")
            turn.flow.go("withdraw", registration, turn=turn)

        self._act(reference, act, silent=True)

    def release(self, reference: str) -> None:
        """Let the assistant go on in a chat that a person had taken over; it says so within WhatsApp's window."""

        def change(turn: Turn) -> None:
            if turn.conversation.paused is None:
                raise NotPossible("The chat is not paused")
            go_on(turn)  # with the child who is talked about, whichever registration's page this was done on
            offer(turn)
            turn.conversation.reminded_at = turn.now  # the recap counts as a reminder: the next waits its day

        self._change(self._conversation_of(reference).parent, change)

    def pay(self, reference: str, payment: Payment) -> None:
        """Note what the payment provider tells, once by its id. With the last payment the player is registered, and the
        parent hears of it; also of one that did not come about after all, with what is to be paid again.
        """

        def act(turn: Turn, registration: Registration) -> None:
            try:
                new = payments.note(registration, payment)
            except payments.AnotherPayment:
                raise NotPossible(f"The payment {payment.id} is known with another kind or amount") from None
            if new and not settle(turn, registration) and payment.kind in payments.UNDOES:
                _tell_what_is_owed(turn)

        self._act(reference, act, by_day=True)

    def correct(self, reference: str, membership_fee: int, monthly_fee: int) -> None:
        """Put right the fees, in pence, of a registration that was begun; by day, and the parent hears of it."""

        def act(turn: Turn, registration: Registration) -> None:
            correct_fees(turn, registration, membership_fee, monthly_fee)

        self._put_right(reference, act)

    def correct_answer(self, reference: str, name: str, text: str, *, sure: bool = False) -> None:
        """Put right an answer that the parent has sent, with the checks of the chat; by day, and the parent hears of
        it. `sure` takes what the chat would ask back about.
        """

        def act(turn: Turn, registration: Registration) -> None:
            if name not in {each.name for each in correctable(turn.flow, registration)}:
                raise NotPossible("Choose which answer is to be put right: one that was sent, and is not about health")
            self._know(turn, team_of(registration), reference)
            correct_answer(turn, registration, name, text, sure=sure)

        self._put_right(reference, act)

    def move(self, reference: str, team: str, age_group: int, manager_name: str, manager_phone: str) -> None:
        """To another team or manager of the season; by day, and the parent hears of it."""

        def act(turn: Turn, registration: Registration) -> None:
            manager = {"manager_name": manager_name, "manager_phone": manager_phone}
            after = replace(registration.invite, team=team, age_group=age_group, **manager)
            self._know(turn, f"{after.season}#{after.side.casefold()}", reference)
            move(turn, registration, after)

        self._put_right(reference, act)

    def name_manager(self, reference: str, name: str, phone: str) -> None:
        """Another manager of the player's team. The parent hears nothing of it: what they are told from then on names
        this one. The same one again changes nothing. Raises LookupError, and NotPossible for who is not in the team.
        """

        def act(turn: Turn, registration: Registration) -> bool:
            try:
                return name_manager(turn, registration, name, phone)
            except NotCorrected as reason:
                raise NotPossible(str(reason)) from None

        self._act(reference, act, silent=True)

    def put_photo(self, reference: str, data: bytes) -> None:
        """Put in a player's photo, with the checks of the chat; by day, and the parent hears of it, once of the same.
        Raises NotPossible with the remedy where it is not fit.
        """
        self._parent_of(reference)
        key = self._kept(reference, data)
        try:
            self._put_right(reference, lambda turn, registration: put_photo(turn, registration, key))
        except (NotPossible, LookupError):
            self._photos.discard([key])
            raise

    def take_over(self, reference: str, by: str) -> None:
        """Somebody is on this chat from now on: the assistant is silent in it until it is released."""

        def act(turn: Turn, _registration: Registration) -> None:
            _take_over(turn, by)

        self._act(reference, act, silent=True)

    def say(self, reference: str, text: str, by: str, name: str = "") -> None:
        """A person's own words to the parent, signed with their name, who has taken over with them: in the chat within
        WhatsApp's window, else by text and e-mail. What goes by a `name` is said once.
        """

        def act(turn: Turn, _registration: Registration) -> None:
            if turn.conversation.opted_out_at:
                raise NotPossible("The parent has opted out of messages: ring them")
            _take_over(turn, by)
            if _window_is_open(turn.conversation, turn.now):
                turn.tell(f"{text}\n\n{by}, {turn.club.name}")
            else:
                turn.notify(f"{reference}-desk-{turn.now:%Y%m%d%H%M%S}", BY_A_PERSON, words=text, by=by)

        key = f"{SAID}{reference}-{name}" if name else self._new_key(SAID.rstrip("-"))
        self._act(reference, act, key=key)

    def note(self, reference: str, what: str, by: str) -> None:
        """Note what a person has seen or decided: the first time stands. The parent hears nothing of it, unless nothing
        is left to be paid now, or a complaint's arrival is confirmed.
        """
        waives, complains = what in WAIVERS, what == COMPLAINT

        def act(turn: Turn, registration: Registration) -> None:
            if complains:
                complain(turn, by)
            registration.noted.setdefault(what, Note(turn.now, by))
            if waives:
                settle(turn, registration)

        self._act(reference, act, silent=not (waives or complains), by_day=waives or complains)

    def take_back(self, reference: str, what: str) -> None:
        """Forget a note, if there is one."""

        def act(_turn: Turn, registration: Registration) -> None:
            registration.noted.pop(what, None)

        self._act(reference, act, silent=True)

    def email_is_right(self, reference: str) -> None:
        """A person has looked at an e-mail address that bounces: it is right as it stands. Raises NotPossible."""

        def act(turn: Turn, registration: Registration) -> None:
            if not seen_to(turn.flow, turn.conversation, registration):
                raise NotPossible("No e-mail to this parent has bounced")

        self._act(reference, act, silent=True)

    def erase(self, number: str) -> None:
        """Erase everything about a parent, as if they had asked for it in the chat. Raises LookupError."""
        if not self._store.load(number).registrations:
            raise LookupError(number)
        self._change(number, erase_everything)

    def ask_provider_again(self, reference: str) -> None:
        """Have the payment provider do what it had refused, where that is still wanted."""

        def act(_turn: Turn, registration: Registration) -> None:
            if not order_anew(registration):
                raise NotPossible("The payment provider has refused nothing")

        self._act(reference, act, silent=True)

    def act(
        self, reference: str, act: Act, *, key: str = "", by_day: Callable[[Registration], bool] = lambda _each: False
    ) -> None:
        """Do to a registration what somebody else tells of, once for each key, and say what it leads to; nothing is
        saved where the act gives False. Raises LookupError.
        """
        self._act(reference, act, key=key, by_day=lambda family: by_day(registration_of(family, reference)))

    def delivery(self, reference: str) -> dict[str, Any]:
        """Where the invite stands: `status` as Twilio told it, `code` with its meaning, and whether a text followed."""
        conversation = self._conversation_of(reference)
        registration = registration_of(conversation, reference)
        key = f"invite-{reference}-{registration.invites}"
        exchange = self._store.exchange(conversation.parent, key)
        if exchange is None or not exchange.outgoing:
            return {"status": "waiting", "code": None, "meaning": "It waits for another child's registration"}
        invite, followed = exchange.outgoing[0], self._store.exchange(conversation.parent, f"after-{key}-0")
        return {
            "status": invite.fate or invite.status,
            "code": invite.error or None,
            "meaning": delivery_codes.way(invite.error).words if invite.error else None,
            "followed_by": [name for each in followed.postings for name in each.notice.templates] if followed else [],
        }

    def _kept(self, reference: str, data: bytes) -> str:
        """The key of a photo, once it is found to be fit."""
        if len(data) > LARGEST_UPLOAD:
            raise NotPossible(TOO_LARGE)
        try:
            return self._photos.put_in(reference, data)
        except Unfit as unfit:
            raise NotPossible(TOO_LARGE if unfit.reason == "too_large" else WHATSAPP[trouble(unfit.reason)]) from None

    def _new_key(self, kind: str) -> str:
        if self._name:
            return f"{kind}-{self._name}"
        return f"{kind}-{self._clock():%Y%m%d%H%M%S%f}-{secrets.token_hex(4)}"

    def _know(self, turn: Turn, team: str, reference: str) -> None:
        """Let a turn know what others have in a team."""
        turn.known = replace(turn.known, taken=self._store.taken(team, reference))

    def _put_right(self, reference: str, correct: Act) -> None:
        """A correction (see corrections.py), by day: whichever child is talked about, the chat goes on with that one.
        Raises LookupError, and NotPossible for what is not corrected.
        """

        def change(turn: Turn) -> None:
            try:
                correct(turn, registration_of(turn.conversation, reference))
            except NotCorrected as reason:
                raise NotPossible(str(reason)) from None

        self._change(self._parent_of(reference), change, by_day=True)

    def _act(
        self, reference: str, act: Act, *, silent: bool = False, by_day: bool | OfFamily = False, key: str = ""
    ) -> None:
        """Do something to one registration of a parent's, and say in the chat what it leads to, if it may be said;
        with `by_day` not at night.
        """

        def change(turn: Turn) -> bool | None:
            registration = registration_of(turn.conversation, reference)
            active, turn.conversation.active = turn.conversation.active, reference
            done = act(turn, registration)
            if turn.conversation.active == reference and active != reference:
                turn.conversation.active = active
            return done

        self._change(self._parent_of(reference), change, silent=silent, by_day=by_day, key=key)

    def _change(
        self,
        parent: str,
        change: Callable[[Turn], bool | None],
        *,
        silent: bool = False,
        by_day: bool | OfFamily = False,
        key: str = "",
    ) -> None:
        """An act without a key is one of its own: its key is made once, and stays the same through the tries."""
        key = key or self._new_key("desk")

        def act(work: Work) -> Exchange | None:
            waits = by_day(work.conversation) if callable(by_day) else by_day
            turn, goes_at = work.turn(), next_allowed(work.now, work.club.night) if waits else work.now
            is_open = _window_is_open(work.conversation, goes_at)
            if change(turn) is False:
                return None
            speaks = not silent and not work.conversation.opted_out_at
            said = self._rendered(turn) if is_open else self._opening(turn)
            exchange = Exchange.of_turn(turn, key, said if speaks else [])
            exchange.not_before = goes_at.timestamp() if goes_at > work.now else 0.0
            return exchange

        try:
            self._unit.change(parent, act)
        except (Unavailable, Busy) as failure:
            if self._store.exchange(parent, key) is None:
                raise
            raise Waits(NO_ANSWER) from failure

    def _rendered(self, turn: Turn) -> list[Outgoing]:
        return [each for reply in turn.replies for each in render(reply, self._whatsapp.contents)]

    def _opening(self, turn: Turn) -> list[Outgoing]:
        """What goes by an approved template, if there is one that WhatsApp lets out, and the parent is there."""
        opening = turn.opening
        if opening is None or turn.conversation.unreachable or opening.template in self._templates.stopped():
            return []
        variables = template_variables(opening.template, opening.values)
        return [Outgoing(text=opening.text, content=opening.template, variables=variables)]

    def _conversation_of(self, reference: str) -> Conversation:
        return self._store.load(self._parent_of(reference))

    def _parent_of(self, reference: str) -> str:
        """Raises LookupError."""
        found = self._store.registration(reference)
        if found is None:
            raise LookupError(reference)
        return str(found["parent"])


def _take_over(turn: Turn, by: str) -> None:
    pause = turn.conversation.paused or Pause(reason="person", at=turn.now, token="")
    turn.conversation.paused = replace(pause, by=by)


def settle(turn: Turn, registration: Registration) -> bool:
    """Whether nothing is left to be paid; who waited for that alone is registered now."""
    if not payments.is_paid(registration):
        return False
    if turn.flow.allows("paid", registration):
        turn.flow.go("paid", registration, turn=turn)
    return True


def _tell_what_is_owed(turn: Turn) -> None:
    if isinstance(turn.step, Ending) and turn.flow.paid(turn.registration):
        say_how_it_rests(turn, turn.step)


def _window_is_open(conversation: Conversation, at: datetime) -> bool:
    """Whether WhatsApp will take a free-form message then."""
    return conversation.heard_at is not None and at - conversation.heard_at < WINDOW
