"""What became of our e-mails and texts, as the shared sender tells it: each event once by its id, in any order.

| event | what follows |
|---|---|
| an e-mail bounced for good, was reported as spam, or | the parent is asked once about the address, |
| was not sent, for one before it did or was | and the club sees it |
| an e-mail was delivered | what had bounced there before is settled |
| STOP or START by text | as in the chat |
| anything else | nothing |
"""

from collections.abc import Callable
from functools import partial

from bot.logs.log_line import tell
from bot.messages.outbox import WINDOW
from bot.messages.sender_event import EMAIL, SMS, SenderEvent
from bot.store.exchange import Exchange, Outgoing
from bot.store.store import Store
from bot.store.transaction import AlreadyHeard
from bot.store.unit_of_work import Act, UnitOfWork, Work
from bot.whatsapp.rendering import render
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine import bounced
from flows.engine.command_actions import start_by_text, stop_by_text
from flows.families import bounces
from flows.families.references import reference_before
from flows.reminders.morning_question import AWAKE
from flows.reminders.quiet_hours import allowed
from flows.understanding.turn import Turn

BY_TEXT = "text"  # the parent's own word, and not another program's or the club's


class SenderEvents:
    def __init__(self, store: Store, unit: UnitOfWork, whatsapp: WhatsApp):
        self._store, self._unit, self._whatsapp = store, unit, whatsapp

    def take_told(self, told: str) -> None:
        """Take an event as the sender's webhook brought it: its JSON. Raises what kept it from being done."""
        event = SenderEvent.read(told)
        tell(event=event.event, channel=event.channel)
        parent, act = self._parent(event), self._act(event)
        if parent and act:
            self._unit.change(parent, act)
        else:
            tell(outcome="nothing follows")

    def _parent(self, event: SenderEvent) -> str:
        """Whom it is about: by the reference that a notice's trace begins with, or by their number; "" for nobody."""
        if event.channel == SMS:
            return event.address
        reference = reference_before(event.trace or "")
        found = self._store.registration(reference) if reference else None
        return found["parent"] if found else ""

    def _act(self, event: SenderEvent) -> Act | None:
        if event.in_vain:
            return partial(self._once, self._came_back, event)
        what = {
            (EMAIL, "delivered"): self._arrived,
            (SMS, "opted_out"): self._stopped if event.reason == BY_TEXT else None,
            (SMS, "opted_in"): self._started if event.reason == BY_TEXT else None,
        }.get((event.channel, event.event))
        return partial(self._once, what, event) if what else None

    def _once(
        self, what: Callable[[SenderEvent, Work], Exchange | None], event: SenderEvent, work: Work
    ) -> Exchange | None:
        """What was done before is finished, and not done again."""
        if self._store.exchange(work.conversation.parent, event.key):
            raise AlreadyHeard(event.key)
        return what(event, work)

    def _came_back(self, event: SenderEvent, work: Work) -> Exchange | None:
        turn = work.turn()
        if not bounced.came_back(turn, event.address, event.in_vain, event.at):
            return None
        if speaks := may_speak(work) and bounced.may_ask(turn):
            bounced.ask(turn)
        return self._exchange(event, turn, speaks=speaks)

    def _arrived(self, event: SenderEvent, work: Work) -> Exchange | None:
        settled = bounces.arrived(work.conversation, event.address, event.at)
        return self._exchange(event, work.turn(), speaks=False) if settled else None

    def _stopped(self, event: SenderEvent, work: Work) -> Exchange | None:
        """Nothing is said: who said STOP by text was answered by text."""
        turn = work.turn()
        return self._exchange(event, turn, speaks=False) if stop_by_text(turn, event.at) else None

    def _started(self, event: SenderEvent, work: Work) -> Exchange | None:
        turn, speaks = work.turn(), may_speak(work)
        return self._exchange(event, turn, speaks=speaks) if start_by_text(turn, event.at) else None

    def _exchange(self, event: SenderEvent, turn: Turn, *, speaks: bool) -> Exchange:
        return Exchange.of_turn(turn, event.key, self._rendered(turn) if speaks else [])

    def _rendered(self, turn: Turn) -> list[Outgoing]:
        return [each for reply in turn.replies for each in render(reply, self._whatsapp.contents)]


def may_speak(work: Work) -> bool:
    """Whether WhatsApp takes a free-form message, at an hour at which the parent may be written to."""
    heard_at = work.conversation.heard_at
    if heard_at is None or work.now - heard_at >= WINDOW:
        return False
    return allowed(work.now, work.club.night) or work.now - heard_at < AWAKE
