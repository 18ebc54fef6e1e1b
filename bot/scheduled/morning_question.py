"""Asks about an e-mail that came back while its parent slept."""

from bot.logs.log_line import tell
from bot.store.exchange import Exchange
from bot.store.unit_of_work import Work
from bot.whatsapp.rendering import render
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine import bounced
from flows.reminders.morning_question import is_due


class MorningQuestion:
    def __init__(self, whatsapp: WhatsApp):
        self._whatsapp = whatsapp

    def ask(self, work: Work) -> Exchange | None:
        """The question, which is then asked; None where it is not due."""
        if not is_due(work.flow, work.conversation, work.now, work.club.night):
            return None
        turn = work.turn()
        bounced.ask(turn)
        work.once_saved = lambda: tell(outcome="asked about an address")
        outgoing = [each for reply in turn.replies for each in render(reply, self._whatsapp.contents)]
        return Exchange.of_turn(turn, f"remind-email-{work.now:%Y%m%d%H%M%S}", outgoing)
