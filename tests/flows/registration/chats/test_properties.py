"""Whatever a parent sends, in whatever order and however often: what must hold all the same."""

import itertools
import json
import re
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from flows.grammar.steps import Question
from flows.money import pounds
from flows.records import CLOSED, Conversation, Known, Message, Picture
from flows.registration.holds import held, team_of
from flows.registration.questions import registration as flow
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, OWN
from tests.support.chats.provenance import unaccounted_for
from tests.support.house import House
from tests.support.runner.thoroughness import examples

COMMANDS = (
    "back", "help", "status", "restart", "change", "change email", "change dob", "stop", "start", "a person",
    "what do you hold on me", "delete my data", "wrong number", "switch to mia", "do sam first", "mia",
)  # fmt: skip
EDITS = (
    "dob is 4 May not 3", "change email to jane@example.org", "my name is Jane Doe", "medical needs should be no",
    "sorry I meant 4 May", "gender is female", "shirt number is 9", "*jane.doe@example.com", "kit size: 7/8",
)  # fmt: skip
SLIPS = (
    "3/5/2014", "5/13/2016", "4 May", "2016", "jane@gmial.com", "Mia Jones", "Sammy Smith", "asthma", "no", "yes",
    "nope", "later", "1", "7", "any", "31", "M", "99", "?", "thanks", "one sec", "how much is it again?", "12/12/2010",
    "I'm his gran", "half the week at her dad's", "he is having a reaction now", "I can't afford it", "none", "asdf",
)  # fmt: skip
TYPED = st.one_of(
    st.sampled_from(ALL_ANSWERS + COMMANDS + EDITS + SLIPS),
    st.text(st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=600),
)
LEAKS = re.compile(r"[{}]|(?<!Previous club): None\b(?! needed)|\bNone,|Traceback|<flows|object at 0x")
POUNDS = re.compile(r"£([\d.]*\d)")
SILENT_BY_WISH = (
    *("START", "No rush", "answered a lot", "999", "Nothing is stored", "Registration here is by invite"),
    *("phones change hands", "That isn't what is kept here", "enough tries", "you won't hear about this"),
    "your confirmation that it arrived",
)
SIBLINGS = (
    {"membership_fee_amount": "40", "subscription_fee_amount": "26"},
    {
        "player_first_name": "Mia", "team_name": "Otters", "age_group": "u16s",
        "membership_fee_amount": "35.50", "subscription_fee_amount": "19.99",
    },
)  # fmt: skip


def _about_parent(name: str) -> bool:
    """Whether it is an answer about the parent, which goes with every child."""
    return name in flow.questions and flow.questions[name].about_parent


class AnyChat(RuleBasedStateMachine):
    """A parent with one or two children, who says anything and taps buttons new and old, for days or for months.

    Whatever a parent says in many words of their own carries a mark of the child that was talked about.
    """

    @initialize(siblings=st.booleans())
    def invited(self, siblings: bool):
        self.chat = Chat(*SIBLINGS) if siblings else Chat(SIBLINGS[0])
        self.offered: list[str] = []
        self.typed: list[str] = []
        self.marks: dict[str, str] = {}
        self.fees = set()

    @rule(text=TYPED)
    def says(self, text: str):
        self.hear(Message(sid="SM", text=text))

    @rule(how_many=st.integers(1, len(ALL_ANSWERS)))
    def answers_as_asked(self, how_many: int):
        for step in list(ANSWERS)[:how_many]:
            self.hear(Message(sid="SM", text=ANSWERS[step]))

    @rule(how_many=st.integers(1, 25))
    def answers_whatever_is_asked(self, how_many: int):
        for _ in range(how_many):
            text = next_answer(self.chat.flow, self.chat.conversation, OWN)
            if not text:
                return
            self.hear(Message(sid="SM", text=text))

    @rule(number=st.integers(0, 99))
    def says_something_about_this_child(self, number: int):
        if self.chat.registration:
            mark = f"mark{len(self.marks)}of{self.chat.registration.reference}"
            self.marks[mark] = self.chat.registration.reference
            self.hear(Message(sid="SM", text=f"yes, asthma, {mark}"))

    @rule(number=st.integers(0, 200))
    def taps_something_offered(self, number: int):
        if self.offered:
            choice = self.offered[number % len(self.offered)]
            self.hear(Message(sid="SM", text=choice.rpartition(":")[2], choice=choice))

    @rule(choice=st.text(max_size=30))
    def taps_what_was_never_offered(self, choice: str):
        self.hear(Message(sid="SM", text="?", choice=choice))

    @rule(step=st.sampled_from(list(flow.states)), text=TYPED)
    def quotes_an_earlier_question(self, step: str, text: str):
        self.hear(Message(sid="SM", text=text, about=step))

    @rule(kind=st.sampled_from(["media", "location"]), text=st.sampled_from(["", "here you are"]))
    def sends_something_else(self, kind: str, text: str):
        self.hear(Message(sid="SM", kind=kind, text=text))

    @rule(trouble=st.sampled_from(["", "", "too_dark", "voice", "document"]), number=st.integers(0, 99))
    def sends_a_photo(self, trouble: str, number: int):
        if self.chat.registration:
            key = "" if trouble else f"photos/{self.chat.registration.reference}/{number}.jpg"
            self.hear(Message(sid="SM", kind="media", picture=Picture(key=key, trouble=trouble)))

    @rule(hours=st.sampled_from([1, 23, 8 * 24, 60 * 24, 400 * 24]))
    def time_passes(self, hours: int):
        self.chat.now += timedelta(hours=hours)

    @rule(taken=st.sets(st.sampled_from(["shirt#7", "shirt#2", "shirt#9", "player#sam smith", "player#mia smith"])))
    def others_of_the_team_are_faster(self, taken: set[str]):
        self.chat.known = Known(taken=frozenset(taken))

    @rule(status=st.sampled_from(["started", "payment_pending", "declined"]))
    def the_other_parent_was_there(self, status: str):
        self.chat.known = Known(others=(status,))

    @rule()
    def a_release_comes_between(self):
        """An earlier release saved none of the fields that are newer, a later one, rolled back, saved more of them."""
        plain = json.loads(self.chat.saved)
        for record in (plain, *plain["registrations"]):
            for newer in ("choosing", "heard_at", "erased_at", "carried"):
                if not record.get(newer):
                    record.pop(newer, None)
            record["of_a_later_release"] = "something"
        self.chat.saved = json.dumps(plain).encode()

    def hear(self, message: Message):
        self.typed.append(message.text)
        before = self.chat.conversation
        self.chat.hear(message)
        after = self.chat.conversation
        for reply in self.chat.replies:
            self.offered += [f"{reply.about}:{label}" for label in reply.labels]
        assert not list(unaccounted_for(before, after, message, self.chat.now.date()))
        self.only_the_child_talked_about_was_touched(before, after)
        talked_about = {before.active, after.active}
        self.fees = {
            pounds(fee)
            for each in before.registrations
            if each.reference in talked_about
            for fee in (each.invite.membership_fee, each.invite.monthly_fee)
        }

    def only_the_child_talked_about_was_touched(self, before: Conversation, after: Conversation):
        for other in before.registrations:
            if other.reference in {before.active, after.active} or after.erased_at:
                continue
            now = next(each for each in after.registrations if each.reference == other.reference)
            assert now.answers == other.answers, "another child's answers were touched"
            assert now == other or now.status in CLOSED, "another child's registration was touched"

    @invariant()
    def the_saved_state_is_what_the_last_reply_asks(self):
        registration, replies = self.chat.registration, self.chat.replies
        if registration is None:
            return
        assert registration.state in flow.states
        if replies and replies[-1].about and not self.chat.conversation.choosing:
            assert replies[-1].about == registration.state + ("?" if registration.proposal else "")

    @invariant()
    def an_open_question_is_asked(self):
        registration = self.chat.registration
        if self.chat.conversation.paused:
            return
        if self.chat.replies and registration and isinstance(flow.step(registration), Question):
            assert self.chat.replies[-1].about or any(word in self.chat.heard for word in SILENT_BY_WISH)

    @invariant()
    def somebody_who_did_not_opt_out_is_answered(self):
        conversation, answered = self.chat.conversation, self.chat.conversation.answered
        enough = answered and (answered.told or (conversation.erased_at and answered.idle))
        if self.typed and not (conversation.opted_out_at or conversation.paused or enough):
            assert self.chat.heard.strip()

    @invariant()
    def nothing_of_ours_leaks(self):
        said = self.chat.heard
        for text in sorted(self.typed, key=len, reverse=True):
            said = said.replace(text, "") if len(text) > 3 else said
        assert not LEAKS.search(said)

    @invariant()
    def one_childs_answer_is_in_no_other_childs_record_or_chat(self):
        holdings = "This is what Urmston Town holds" in self.chat.heard
        for registration in self.chat.conversation.registrations:
            own = {name: answer for name, answer in registration.answers.items() if not _about_parent(name)}
            record = json.dumps(own)
            assert not any(mark in record for mark, of in self.marks.items() if of != registration.reference)
        about = self.chat.replies[-1].about if self.chat.replies else ""
        if about and not holdings and not self.chat.conversation.choosing:
            others = {mark for mark, of in self.marks.items() if of != self.chat.conversation.active}
            asked = self.chat.replies[-1].paragraphs[-1]
            assert not any(mark in asked for mark in others)

    @invariant()
    def the_money_is_that_of_the_invite(self):
        assert set(POUNDS.findall(self.chat.heard)) <= self.fees

    @invariant()
    def only_what_was_asked_is_stored(self):
        for registration in self.chat.conversation.registrations:
            for name, question in flow.questions.items():
                assert name not in registration.answers or question.keeps
            if registration.status == "payment_pending":
                assert "consent_at" in registration.answers

    @invariant()
    def nobody_holds_what_another_registration_of_the_team_holds(self):
        holds = [(team_of(each), hold) for each in self.chat.conversation.registrations for hold in held(each)]
        assert len(holds) == len(set(holds))


AnyChat.TestCase.settings = settings(max_examples=examples(40), stateful_step_count=25, deadline=None)
TestAnyChat = AnyChat.TestCase


@given(texts=st.lists(TYPED, max_size=8), repeats=st.lists(st.integers(0, 7), max_size=6))
@settings(max_examples=examples(12), deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    kind = question.kind(registration, flow.questions)
    for choice in kind.choices:
        heard = kind.read(choice.label, Chat().now.date())
        assert type(heard).__name__ in {"Understood", "Aside"}
