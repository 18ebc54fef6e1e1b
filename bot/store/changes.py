"""What a turn changed: the difference between a conversation before it and after it is saved with it."""

from bot.store.items import Hold
from flows.engine import photos
from flows.engine.flow import Flow
from flows.records import COMPLETE, Conversation, Registration
from flows.registration.blockers import blocked_by
from flows.registration.holds import held, team_of


class Before:
    """Made before a turn, asked after it."""

    def __init__(self, conversation: Conversation, flow: Flow):
        self._conversation = conversation
        self._registrations = {each.reference: _mark(each, conversation) for each in conversation.registrations}
        self._holds = _holds(conversation)
        self.photos = photos.kept(flow, conversation)

    def changed(self) -> list[Registration]:
        """The registrations with another status or another block, or with other answers once the club has them."""
        conversation, before = self._conversation, self._registrations
        return [each for each in conversation.registrations if before.get(each.reference) != _mark(each, conversation)]

    def claimed(self) -> list[Hold]:
        return sorted(_holds(self._conversation) - self._holds)

    def freed(self) -> list[Hold]:
        return sorted(self._holds - _holds(self._conversation))

    def erased(self) -> list[str]:
        """The references of registrations of which nothing is to be left."""
        gone = self._conversation.erased_at and not self._conversation.registrations
        return list(self._registrations) if gone else []


def _mark(registration: Registration, conversation: Conversation) -> tuple:
    answers = dict(registration.answers) if registration.status in COMPLETE else None
    return len(registration.history), len(registration.payments), blocked_by(registration, conversation), answers


def _holds(conversation: Conversation) -> set[Hold]:
    registrations = conversation.registrations
    return {Hold(team_of(each), what, each.reference) for each in registrations for what in held(each)}
