"""What follows where a message was put aside unheard: its parent is told so, once until one is heard again; and where
it sounds of danger the welfare officer is told as well, whoever wrote.
"""

from collections.abc import Mapping
from functools import partial

from bot.logs.logs import log_failure
from bot.store.exchange import Exchange, Outgoing
from bot.store.store import Store
from bot.store.unit_of_work import UnitOfWork, Work
from bot.whatsapp.twilio_forms import Person
from flows.small_talk import urgent
from flows.templates import WHATSAPP, facts


class Setback:
    def __init__(self, store: Store, unit: UnitOfWork):
        self._store, self._unit = store, unit

    def tell(self, form: Mapping[str, str]) -> None:
        """Say so to whom a message is from. Never raises: what kept it from being heard may keep this unsaid. An alert
        that it saves goes out with the next minute (Alerts.run).
        """
        sender = Person.read(form)
        if not (sender.named and form.get("MessageSid")):
            return
        try:
            self._unit.change(sender.address, partial(self._said, form["MessageSid"], form.get("Body", "")))
        except Exception as error:
            log_failure("a parent may not hear that their message was put aside", error)

    def _said(self, sid: str, text: str, work: Work) -> Exchange | None:
        conversation, turn, danger = work.conversation, work.turn(), urgent(text)
        silent = conversation.opted_out_at or conversation.erased_at or not conversation.registrations
        if self._store.exchange(conversation.parent, sid) or (silent and not danger):
            return None  # it was heard, and its reply goes out by itself; or nobody may be told
        if danger:
            turn.alert(danger.fact)
        since = f"{conversation.heard_at:%Y%m%d%H%M%S}" if conversation.heard_at else "first"
        words = [] if silent else [Outgoing(text=WHATSAPP["put_aside"].format_map(facts(work.club)))]
        key = f"put-aside-{sid if danger else since}"
        return Exchange(parent=conversation.parent, key=key, at=work.now, outgoing=words, alerts=turn.alerts)
