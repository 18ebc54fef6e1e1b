"""Who writes: the two identities of a parent, their number and WhatsApp's ids for them, joined where both are seen.

| What comes | Whose message it is |
|---|---|
| a number | the parent's with this number; it decides, whatever ids come with it |
| an id that was seen beside a number | the parent's with that number |
| an id or a number that nobody has, with a quote of a message of ours | the parent's to whom the message went |
| an id that nobody has, with a reference | the parent's of that invite, while nobody has answered it |
| anything else | a stranger's, who is asked, and shown nothing |
"""

from collections.abc import Mapping

from bot.logs.log_line import tell
from bot.store.store import Store
from bot.store.unit_of_work import Work
from bot.whatsapp.twilio_forms import Person
from bot.whatsapp.whatsapp import WhatsApp
from flows.engine.command_actions import opt_out
from flows.families.references import may_guess, reference_in
from flows.records import Conversation, Notice, is_number

MOST_IDS = 10  # of one parent; each new number brings one


class KnownAs(Exception):
    """The message is another conversation's: that of `parent`."""

    def __init__(self, parent: str):
        super().__init__("of another conversation")
        self.parent = parent


class Identities:
    def __init__(self, store: Store, whatsapp: WhatsApp):
        self._store, self._whatsapp = store, whatsapp

    def recognise(self, work: Work, sender: Person, form: Mapping[str, str]) -> None:
        """Look whether a stranger is an invited parent after all. Raises KnownAs where they are."""
        stranger = work.conversation
        if stranger.registrations or stranger.opted_out_at or stranger.erased_at:
            return
        found = self._by_id(sender) or self._by_quote(form) or self._by_reference(work, sender, form)
        if found and found.parent != stranger.parent:
            raise KnownAs(found.parent)

    def meet(self, work: Work, person: Person) -> list[Notice]:
        """Keep the ids that come with a parent. What the sender is to hear of it: a STOP that one of them had said."""
        conversation, turn = work.conversation, work.turn()
        for each in (each for each in person.ids if each not in (*conversation.ids, conversation.parent)):
            other = self._store.load(each)
            if other.parent not in (each, conversation.parent):
                tell(identity="known as somebody else's")
                continue
            conversation.ids = [*conversation.ids, each][-MOST_IDS:]
            if other.opted_out_at and not conversation.opted_out_at:
                opt_out(turn)
        return turn.notices

    def hear_from(self, work: Work, sender: Person) -> list[Notice]:
        """The same, with the address that the parent is answered at from now on."""
        conversation, address = work.conversation, sender.address
        conversation.address = "" if address == conversation.parent else address
        if is_number(address):
            conversation.number = conversation.address
        return self.meet(work, sender)

    def _by_id(self, sender: Person) -> Conversation | None:
        others = (self._store.load(each) for each in sender.ids if each != sender.address)
        return next((each for each in others if each.registrations), None)

    def _by_quote(self, form: Mapping[str, str]) -> Conversation | None:
        """Nobody can quote a message but in the chat that it came to, and that goes with a parent to a new number."""
        address = self._whatsapp.went_to(form.get("OriginalRepliedMessageSid", ""))
        found = self._store.load(address) if address else None
        return found if found and found.registrations else None

    def _by_reference(self, work: Work, sender: Person, form: Mapping[str, str]) -> Conversation | None:
        """A reference is in e-mails that others may read: it opens an invite, and no chat that somebody is in."""
        named = reference_in(form.get("Body", ""))
        if is_number(sender.address) or not named or not may_guess(work.conversation, work.now):
            return None
        registration = self._store.registration(named)
        found = self._store.load(registration["parent"]) if registration else None
        answered = found is None or found.heard_at or found.ids or found.opted_out_at
        return None if answered else found
