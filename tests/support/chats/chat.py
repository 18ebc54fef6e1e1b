"""A chat without the edge:

`chat.says("yes")` on the flow alone, saved as JSON and loaded again between any two messages.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from msgspec.structs import replace

from flows.engine.conversation import hear
from flows.families import add
from flows.grammar.flow import Flow
from flows.grammar.migrations import load_conversation
from flows.records import Alert, Conversation, Guess, Known, Message, Notice, Picture, Registration, Reply, Unclear
from flows.registration.invites import read_invite
from flows.registration.questions import registration
from flows.templates import Club
from flows.understanding.turn import Turn
from local.example_family import INVITE
from tests.support.chats.answering import answer_until

CLUB = Club(
    name="Urmston Town",
    assistant="Omega",
    contact="registrations@example.org",
    payment_url="https://pay.example.org/{reference}",
    welfare_officer="Robin Lee",
    welfare_phone="+447700900005",
    welfare_email="welfare@example.org",
    whatsapp="+447700900999",
    waiting_url="https://bot.example.com/waiting/{token}",
    privacy_url="https://bot.example.com/privacy",
    deputy_officer="Ash Patel",
    deputy_phone="+447700900006",
    deputy_email="deputy@example.org",
)
PACE = timedelta(seconds=20)  # between two messages
NOON = datetime(2026, 8, 3, 12, tzinfo=UTC)


class Chat:
    """One parent with the children of `invites`, each a dict of changes to the usual invite; of the club's
    registration, or of another flow.
    """

    def __init__(self, *invites: dict[str, Any], now: datetime = NOON, flow: Flow = registration):
        self.now, self.flow = now, flow
        self.pace = PACE
        self.known = Known(token="a-token")
        self.guess: Callable[[Unclear], str] | None = None  # what a language model says, if there is one
        self.replies: list[Reply] = []
        self.facts: list[tuple[str, str]] = []
        self.notices: list[Notice] = []
        self.alerts: list[Alert] = []
        conversation = Conversation(parent=INVITE["parent_tel"])
        for number, changes in enumerate(invites or ({},), 1):
            add(self.flow, conversation, read_invite(INVITE | changes), f"REF{number}", now)
        self.saved = msgspec.json.encode(conversation)

    def says(self, *texts: str) -> str:
        """Say texts one after another; what is heard last."""
        for text in texts:
            self.hear(Message(sid="SM", text=text))
        return self.heard

    def says_quickly(self, *texts: str, together: bool = False) -> str:
        """Say texts within seconds; `together` where they are taken in at one time. What is heard last."""
        self.pace = timedelta(seconds=3)
        for place, text in enumerate(texts, 1):
            self.hear(Message(sid="SM", text=text, followed=together and place < len(texts)))
        self.pace = PACE
        return self.heard

    def answers_until(self, step: str, **own: str) -> str:
        """Answer whatever is asked, with these words by question or its example, until a step; what is heard last."""
        answer_until(self, step, own)
        return self.heard

    def taps(self, label: str) -> str:
        """Tap what the last reply offered."""
        assert label in self.labels, f"{label} is not offered, but {self.labels}"
        self.hear(Message(sid="SM", text=label, choice=f"{self.replies[-1].about}:{label}"))
        return self.heard

    def taps_old(self, choice: str) -> str:
        """Tap a button of an earlier message, given as question:label."""
        self.hear(Message(sid="SM", text=choice.rpartition(":")[2], choice=choice))
        return self.heard

    def hear(self, message: Message) -> None:
        self.now += self.pace
        turn = self._heard(message, replace(self.known, may_guess=self.guess is not None))
        if self.guess and turn.unclear:
            guess = Guess(about=turn.unclear.question, said=self.guess(turn.unclear))
            turn = self._heard(message, replace(self.known, guess=guess))
        self.alerts += turn.alerts
        self.replies, self.facts, self.notices = turn.replies, self.facts + turn.facts, self.notices + turn.notices
        self.saved = msgspec.json.encode(turn.conversation)

    def _heard(self, message: Message, known: Known) -> Turn:
        return hear(self.flow, self.conversation, message, self.now, CLUB, known)

    def invited(self, season: str, **changes: Any) -> None:
        """The club's invite for another season."""
        conversation = self.conversation
        invite = read_invite(INVITE | {"current_registration_season": season} | changes)
        add(self.flow, conversation, invite, f"REF{len(conversation.registrations) + 1}", self.now)
        self.keep(conversation)

    def sends_a_photo(self, name: str = "SM") -> str:
        key = f"photos/{self.registration.reference}/{name}.jpg"
        self.hear(Message(sid="SM", kind="media", picture=Picture(key=key)))
        return self.heard

    def keep(self, conversation: Conversation) -> None:
        self.saved = msgspec.json.encode(conversation)

    def club_does(self, trigger: str) -> str:
        """Follow a trigger that is the club's or the payment provider's; what the parent would be told."""
        conversation = self.conversation
        turn = Turn(self.flow, CLUB, conversation, self.now)
        assert self.flow.go(trigger, conversation.registration, turn=turn)
        self.replies, self.facts, self.notices = turn.replies, self.facts + turn.facts, self.notices + turn.notices
        self.saved = msgspec.json.encode(conversation)
        return self.heard

    @property
    def emails(self) -> list[Notice]:
        """The notices that go by e-mail beside the chat."""
        return [each for each in self.notices if not each.stand_in and each.templates[0].startswith("email/")]

    @property
    def conversation(self) -> Conversation:
        return load_conversation(self.saved, self.flow)

    @property
    def registration(self) -> Registration:
        return self.conversation.registration

    @property
    def answers(self) -> dict[str, Any]:
        return self.registration.answers

    @property
    def heard(self) -> str:
        return "\n\n".join(paragraph for reply in self.replies for paragraph in reply.paragraphs)

    @property
    def labels(self) -> list[str]:
        return self.replies[-1].labels if self.replies else []

    @property
    def asked(self) -> str:
        """The step that the chat stands at."""
        return self.registration.state
