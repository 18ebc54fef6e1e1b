"""Whatever a parent sends, in whatever order and however often: what must hold all the same."""

import itertools
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows.flow import Question
from flows.records import Message
from flows.registration import registration as flow
from tests.chat import Chat
from tests.examples import ALL_ANSWERS
from tests.house import House

COMMANDS = (
    "back",
    "help",
    "status",
    "restart",
    "change",
    "change email",
    "change dob",
    "stop",
    "start",
    "delete my data",
    "a person",
)
SLIPS = (
    "3/5/2014",
    "5/13/2016",
    "jane@gmial.com",
    "Mia Jones",
    "asthma",
    "no",
    "yes",
    "nope",
    "later",
    "wrong number",
    "1",
    "7",
    "99",
    "?",
)
TYPED = st.one_of(
    st.sampled_from(ALL_ANSWERS + COMMANDS + SLIPS),
    st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=600),
)
LEAKS = re.compile(r"[{}]|\bNone\b|Traceback|<flows|object at 0x")


class AnyChat(RuleBasedStateMachine):
    """A parent with one or two children, who says anything and taps buttons new and old."""

    @initialize(siblings=st.booleans())
    def invited(self, siblings: bool):
        self.chat = Chat({}, {"player_first_name": "Mia", "age_group": "u9s"}) if siblings else Chat()
        self.offered: list[str] = []
        self.typed: list[str] = []

    @rule(text=TYPED)
    def says(self, text: str):
        self.hear(Message(sid="SM", text=text))

    @rule(how_many=st.integers(1, len(ALL_ANSWERS)))
    def answers_as_asked(self, how_many: int):
        for text in ALL_ANSWERS[:how_many]:
            self.hear(Message(sid="SM", text=text))

    @rule(number=st.integers(0, 200))
    def taps_something_offered(self, number: int):
        if self.offered:
            choice = self.offered[number % len(self.offered)]
            self.hear(Message(sid="SM", text=choice.rpartition(":")[2], choice=choice))

    @rule(choice=st.text(max_size=30))
    def taps_what_was_never_offered(self, choice: str):
        self.hear(Message(sid="SM", text="?", choice=choice))

    @rule(kind=st.sampled_from(["media", "location"]), text=st.sampled_from(["", "here you are"]))
    def sends_something_else(self, kind: str, text: str):
        self.hear(Message(sid="SM", kind=kind, text=text))

    def hear(self, message: Message):
        self.typed.append(message.text)
        before = self.chat.conversation
        self.chat.hear(message)
        for reply in self.chat.replies:
            self.offered += [f"{reply.about}:{label}" for label in reply.labels]
        others = [
            each
            for each in before.registrations
            if each.reference not in {before.active, self.chat.conversation.active}
        ]
        for other in others:
            assert other in self.chat.conversation.registrations, "another child's registration was touched"

    @invariant()
    def the_saved_state_is_what_the_last_reply_asks(self):
        registration, replies = self.chat.registration, self.chat.replies
        assert registration.state in flow.states
        if replies and replies[-1].about:
            assert replies[-1].about == registration.state + ("?" if registration.proposal else "")

    @invariant()
    def an_open_question_is_asked(self):
        silent_by_wish = ("START", "No rush")
        if self.chat.replies and isinstance(flow.step(self.chat.registration), Question):
            assert self.chat.replies[-1].about or any(word in self.chat.heard for word in silent_by_wish)

    @invariant()
    def somebody_who_did_not_opt_out_is_answered(self):
        if self.typed and not self.chat.conversation.opted_out_at:
            assert self.chat.heard.strip()

    @invariant()
    def nothing_of_ours_leaks(self):
        said = self.chat.heard
        for text in self.typed:
            said = said.replace(text, "") if len(text) > 3 else said
        assert not LEAKS.search(said)

    @invariant()
    def only_what_was_asked_is_stored(self):
        for registration in self.chat.conversation.registrations:
            for name, question in flow.questions.items():
                assert name not in registration.answers or question.keeps
            if registration.status == "payment_pending":
                assert "consent_at" in registration.answers


AnyChat.TestCase.settings = settings(max_examples=60, stateful_step_count=25, deadline=None)
TestAnyChat = AnyChat.TestCase


@given(texts=st.lists(TYPED, max_size=8), repeats=st.lists(st.integers(0, 7), max_size=6))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_second_delivery_changes_nothing(house: House, texts: list[str], repeats: list[int]):
    number = next(NUMBERS)
    assert house.admin_invites(parent_tel=number, player_first_name=f"Sam{chr(97 + len(texts))}").status_code == 200
    parent = house.parent(number)
    sids = [parent.sends(text=text[:400] or "…").sid for text in texts]
    saved, received = parent.conversation, parent.received
    for place in repeats:
        if place < len(sids):
            parent.sends(sid=sids[place])
    assert parent.conversation == saved
    assert parent.received == received


NUMBERS = (f"+447700900{number}" for number in itertools.cycle(range(200, 900)))


@pytest.mark.parametrize("step", list(flow.questions))
def test_every_question_can_be_answered_by_tapping_or_typing_what_is_offered(step: str):
    """The labels that a question shows are answers that it understands."""
    question = flow.questions[step]
    registration = Chat().registration
    kind = question.kind(registration)
    for choice in kind.choices:
        heard = kind.read(choice.label, Chat().now.date())
        assert type(heard).__name__ in {"Understood", "Aside"}
