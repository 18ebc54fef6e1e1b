"""The twin of a house: the same chats on the flow alone, without queue, table or Twilio, where nothing can go wrong."""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple

import msgspec

from bot.store.exchange import Exchange
from bot.whatsapp.rendering import render
from flows import families
from flows.engine import photos
from flows.engine.conversation import hear
from flows.grammar.migrations import load_conversation
from flows.records import COMPLETE, Conversation, Known, Message, Notice, Picture, Registration
from flows.registration.holds import held, player_key, team_of
from flows.registration.invites import read_invite
from flows.registration.questions import registration as flow
from flows.templates import Club
from flows.understanding.turn import Turn
from tests.support.chats.answering import MOST_ANSWERS, next_answer
from tests.support.chats.examples import OWN


class Heard(NamedTuple):
    """What comes of one message: what is said, what the club is told of, and how the chat stands afterwards."""

    texts: list[str]
    facts: list[tuple[str, str]]
    notices: list[Notice]
    conversation: Conversation


class Twin:
    """The conversations of `parents`, each as it is once it was saved and loaded. `contents` are those of the bot."""

    def __init__(self, club: Club, contents: Mapping[str, str], parents: tuple[str, ...]):
        self._club, self._contents = club, contents
        self.chats = {parent: Conversation(parent=parent) for parent in parents}

    @property
    def registrations(self) -> list[Registration]:
        return [each for chat in self.chats.values() for each in chat.registrations]

    def may_be_invited(self, fields: dict[str, str]) -> bool:
        invite = read_invite(fields)
        chat, player = self.chats[invite.parent_phone], player_key(invite.player)
        complete = {player_key(each.invite.player) for each in self.registrations if each.status in COMPLETE}
        return not (chat.erased_at or chat.opted_out_at or player in complete)

    def invited(self, fields: dict[str, str], reference: str, at: datetime) -> None:
        invite = read_invite(fields)
        families.add(flow, self.chats[invite.parent_phone], invite, reference, at)

    def answers(self, parent: str, until: str, at: datetime) -> None:
        """The parent answers whatever is asked until a step is reached, or as long as that makes sense."""
        for _ in range(MOST_ANSWERS):
            if self.asked(parent) == until or not self.next_answer(parent):
                return
            message = Message(sid="SM", text=self.next_answer(parent))
            self.chats[parent] = copy(self._turn(parent, message, at, self.known(parent)).conversation)

    def asked(self, parent: str) -> str:
        """The step that the parent stands at, "" for nobody's."""
        registration = self.chats[parent].registration
        return registration.state if registration else ""

    def next_answer(self, parent: str) -> str:
        """What answers what is asked now; "" where nothing is."""
        chat = self.chats[parent]
        return "continue" if chat.paused else next_answer(flow, chat, OWN)

    def hears(self, message: Message, exchange: Exchange, known: Known) -> Heard:
        """What comes of a message at the time of the house's exchange. The chat goes on only once that is kept."""
        turn = self._turn(exchange.parent, message, exchange.at, known)
        texts = [each.text for reply in turn.replies for each in render(reply, self._contents)]
        return Heard(texts, turn.facts, turn.notices, copy(turn.conversation))

    def known(self, parent: str) -> Known:
        """Everything that can be known beside the parent's conversation."""
        mine = self.chats[parent].registration
        others = [(of, each) for of, chat in self.chats.items() for each in chat.registrations if each is not mine]
        team = [(of, each) for of, each in others if mine and team_of(each) == team_of(mine)]
        return Known(
            taken=frozenset(hold for _, each in team for hold in held(each)),
            others=tuple(
                each.status
                for of, each in team
                if of != parent and player_key(each.invite.player) == player_key(mine.invite.player)
            ),
        )

    def photo(self, parent: str, message: Message, trouble: str) -> Picture | None:
        """What becomes of the picture in a message, which has this trouble or none."""
        chat = self.chats[parent]
        if not photos.wanted(flow, chat, message.text):
            return None
        return Picture(trouble=trouble) if trouble else Picture(key=f"photos/{chat.active}/{message.sid}.jpg")

    def _turn(self, parent: str, message: Message, at: datetime, known: Known) -> Turn:
        return hear(flow, copy(self.chats[parent]), message, at, self._club, known)


def copy(conversation: Conversation) -> Conversation:
    """A conversation as it is once it was saved and loaded; its version is the table's business."""
    loaded = load_conversation(msgspec.json.encode(conversation), flow)
    loaded.version = 0
    return loaded
