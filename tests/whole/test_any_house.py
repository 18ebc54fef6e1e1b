"""Whatever happens to the whole house: two parents of one team, and crashes, repeats and releases between any two of
their messages.

The house is the real one in the emulated world. What it is to have come to is what the flow alone says
(tests/support/chats/twin.py).
"""

import itertools
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from bot.store.alerts import Alerts
from flows.engine import photos
from flows.grammar.notices import ALERTS
from flows.records import Message
from flows.registration.holds import held
from flows.registration.questions import registration as flow
from local.world import World
from local.wsgi_server import WsgiServer
from tests.bot.pictures.test_photos_in_chat import a_photo
from tests.conftest import Door
from tests.flows.registration.chats.test_properties import COMMANDS, EDITS, SLIPS
from tests.support.chats.examples import ALL_ANSWERS, INVITE, OWN
from tests.support.chats.twin import copy
from tests.support.house import TOKEN_PARAMETER, House
from tests.support.runner.thoroughness import examples
from tests.support.wire import Killed
from tests.support.witness import Sent, Witness

JANE, BOB = INVITE["parent_tel"], "+447700900124"
SAM, MIA = INVITE, INVITE | {"player_first_name": "Mia"}
TOM = INVITE | {"player_first_name": "Tom", "parent_first_name": "Bob", "parent_tel": BOB}
SAM_FROM_BOB = TOM | {"player_first_name": "Sam"}
TEAM = "2026-27#panthers u11s"

SHIRTS = (
    "7",
    "8",
    "2",
    "1",
    "any",
    "shirt number is 7",
    "change shirt to 8",
    "goalkeeper is yes",
    "shirt number is any",
)
AN_ANSWER, A_PHOTO = "(an answer to what is asked)", "(a photo)"
SAID = st.sampled_from([AN_ANSWER, A_PHOTO]) | st.sampled_from(ALL_ANSWERS + COMMANDS + EDITS + SLIPS + SHIRTS)
TEXTS = st.lists(SAID, min_size=1, max_size=3)
PARENTS = st.sampled_from([JANE, BOB])
STEPS = st.sampled_from(["shirt_number", "check_answers", "payment_pending", "photo", "medical_needs", "ready"])
FIT, UNFIT = a_photo(), a_photo(size=(60, 80))
FAULTS = ({"http": 500}, {"http": 500, "accepted": True}, {"drop_answer": True}, {"code": 20429})
ALWAYS_CALLED = ("sqs ReceiveMessage", "sqs DeleteMessage", "dynamodb GetItem", "dynamodb TransactWriteItems")
CALLED = (
    *ALWAYS_CALLED, "dynamodb Query", "dynamodb UpdateItem", "dynamodb DeleteItem", "s3 PutObject",
    "s3 ListObjectsV2", "ssm GetParameter", "twilio POST Messages", "twilio GET Messages",
)  # fmt: skip
OF_THE_FAMILY = ("Samuel", "2016-05-03", "1988-02-14", "example.com", "Acacia", "M41 5A", "asthma", "hay fever")


def _is_of_an_alert(item: dict[str, Any]) -> bool:
    about = item.get("body", {"S": ""})["S"]
    link = item["pk"]["S"].startswith("waiting#") and '"officer":' in about and '"officer":0' not in about
    return link or item["pk"]["S"].startswith("alert#")


class AnyHouse(RuleBasedStateMachine):
    """Two parents, whose messages wait in the queue until a worker works; when it is empty, everything must be right.

    What befalls a worker ends well: what died is started again, and what was left behind is swept up.
    """

    def __init__(self, move_in: Callable[[], House], posted: list[str]):
        super().__init__()
        self.at_rest = False
        self.house, self.posted, self.numbers = move_in(), posted, itertools.count()
        self.parents = {number: self.house.parent(number) for number in (JANE, BOB)}
        self.witness = Witness(self.house, JANE, BOB)
        self.twin, self.pending = self.witness.twin, self.witness.pending

    @initialize(bobs=st.sampled_from([TOM, SAM_FROM_BOB]), mia_too=st.booleans(), jane_is_at=STEPS, bob_is_at=STEPS)
    def the_club_has_invited(self, bobs: dict[str, str], mia_too: bool, jane_is_at: str, bob_is_at: str):
        self.invites = (SAM, bobs, MIA)
        for number in range(2 + mia_too):
            self.the_club_invites(number)
        self.witness.lets_answer(JANE, jane_is_at)
        self.witness.lets_answer(BOB, bob_is_at)

    # What parents do

    @rule(who=PARENTS, texts=TEXTS)
    def says(self, who: str, texts: list[str]):
        for text in texts:
            if text == A_PHOTO:
                self.sends_a_photo(who, trouble="", text="")
            else:
                said = (self.twin.next_answer(who) or "thanks") if text == AN_ANSWER else text
                self.sends(who, Sent(self.message(said)), text=said)

    @rule(who=PARENTS, how_many=st.integers(1, 5))
    def answers_whatever_is_asked(self, who: str, how_many: int):
        for _ in range(how_many):
            self.says(who, [AN_ANSWER])
            self.settles()

    @rule(who=PARENTS)
    def says_something_about_a_child(self, who: str):
        self.says(who, [f"yes, asthma, mark{next(self.numbers)}"])

    @rule(who=PARENTS, number=st.integers(0, 30))
    def taps_something_offered(self, who: str, number: int):
        """Rather something new, but a button of long ago or about another child may be it too."""
        offered = [
            (message["sid"], picked)
            for message in self.parents[who].received
            for picked in [*message["buttons"], *(message["list"] or {}).get("items", [])]
        ]
        if offered:
            sid, picked = offered[-1 - number % len(offered)]
            label = picked.get("text") or picked["title"]
            message = self.message(label, choice=picked.get("payload") or picked.get("id") or label)
            self.sends(who, Sent(message, sid), **{"button" if "text" in picked else "list": picked})

    @rule(who=PARENTS, number=st.integers(0, 30))
    def quotes_an_earlier_question(self, who: str, number: int):
        earlier = [
            (out.sid, each.asked)
            for each in self.witness.table.exchanges(who)
            for out in each.outgoing
            if each.asked in flow.questions and each.asked != self.twin.asked(who)
        ]
        registration = self.twin.chats[who].registration
        if earlier and registration:
            sid, asked = earlier[-1 - number % len(earlier)]
            text = OWN.get(asked) or flow.questions[asked].example_for(registration, flow.questions)
            self.sends(who, Sent(self.message(text), sid), text=text)

    @rule(who=PARENTS, trouble=st.sampled_from(["", "too_small"]), text=st.sampled_from(["", "", "jane@example.com"]))
    def sends_a_photo(self, who: str, trouble: str, text: str):
        media = [{"content_type": "image/jpeg", "data": UNFIT if trouble else FIT, "filename": "photo.jpg"}]
        self.sends(who, Sent(self.message(text, kind="media"), trouble=trouble), text=text, media=media)

    @precondition(lambda self: sum(self.witness.saves.values()) > 12)
    @rule(who=PARENTS, before=TEXTS, sure=st.booleans(), comes_back=st.booleans())
    def wants_everything_deleted(self, who: str, before: list[str], sure: bool, comes_back: bool):
        self.says(who, [*before, "delete my data", "yes" if sure else "no", *["START"] * comes_back])

    # What Twilio, the queue and the club do

    @rule(who=PARENTS, number=st.integers(0, 30))
    def a_message_comes_again(self, who: str, number: int):
        """At once, or so late that the queue has forgotten it."""
        waiting, stored = self.pending[who], self.witness.stored[who]
        if stored:
            self.at_rest = False
            sid = waiting[-1].message.sid if waiting else stored[-1 - number % len(stored)]
            assert self.parents[who].phone.send(sid=sid).webhook_status == 200
            self.house.sqs.send_message(
                QueueUrl=self.house.settings.inbox_queue,
                MessageBody=self.form(sid),
                MessageGroupId=who,
                MessageDeduplicationId=f"again-{next(self.numbers)}",
            )

    @rule(who=PARENTS, kept=st.booleans())
    def the_queue_does_not_answer(self, who: str, kept: bool):
        """Twilio is told that a message could not be kept, whether or not it was, and brings it again."""
        (self.house.wire.lose if kept else self.house.wire.silence)("sqs SendMessage")
        message = self.message("help")
        assert self.parents[who].phone.send(sid=message.sid, text="help").webhook_status == 503
        self.sends(who, Sent(message), text="help")

    @rule(number=st.integers(0, 2), dies_at=st.integers(0, 7))
    def the_club_invites(self, number: int, dies_at: int = 0):
        """For the first time or again. Where the program dies at a call (0 is none), the admin repeats it."""
        fields = self.invites[number]
        welcome = self.twin.may_be_invited(fields)
        try:
            self.house.wire.kill_after("", dies_at)
            answer = self.house.trigger(fields)
        except Killed:
            self.house.start()
            self.house.time_passes()
            answer = self.house.trigger(fields)
        self.house.wire.mend()
        assert answer.status_code == (200 if welcome else 409)
        self.witness.sees_invites(fields)

    @rule(minutes=st.sampled_from([1, 20]))
    def time_passes(self, minutes: int):
        self.house.time_passes(60 * minutes)

    @rule()
    def a_release_comes_between(self):
        self.house.start()

    # What befalls the workers

    @rule(who=PARENTS, texts=TEXTS)
    def a_worker_works(self, who: str, texts: list[str]):
        self.says(who, texts)
        self.settles()

    @rule(who=PARENTS, texts=TEXTS, deaths=st.lists(st.integers(1, 14), min_size=1, max_size=3))
    def the_program_is_killed(self, who: str, texts: list[str], deaths: list[int]):
        self.says(who, texts)
        for nth in deaths:
            self.house.wire.kill_after("", nth)
            with suppress(Killed):
                self.works()
            self.house.start()
            self.house.time_passes()
        self.settles()

    @rule(who=PARENTS, texts=TEXTS, call=st.sampled_from(CALLED), times=st.integers(1, 2))
    def a_call_reaches_nobody(self, who: str, texts: list[str], call: str, times: int):
        self.says(who, texts)
        self.house.wire.silence(call, times)
        self.settles()
        self.house.wire.silence(call, 0)

    @rule(who=PARENTS, texts=TEXTS, call=st.sampled_from(ALWAYS_CALLED))
    def an_answer_is_lost(self, who: str, texts: list[str], call: str):
        self.says(who, texts)
        self.house.wire.lose(call)
        self.settles()

    @rule(who=PARENTS, texts=TEXTS, faults=st.lists(st.sampled_from(FAULTS), min_size=1, max_size=2))
    def twilio_has_trouble(self, who: str, texts: list[str], faults: list[dict[str, Any]]):
        self.says(who, texts)
        for fault in faults:
            self.parents[who].phone.fault(**fault)
        self.settles()
        while self.house.world.twilio.faults.take(who):
            """Nothing was sent that it could have befallen."""

    @rule(texts=TEXTS | st.lists(st.sampled_from(SHIRTS), min_size=1, max_size=1))
    def two_parents_in_the_same_second(self, texts: list[str]):
        """A second worker takes in what the one says while the first is about to save what the other has said."""
        self.settles()
        self.says(JANE, texts)
        self.says(BOB, texts)
        self.house.wire.meanwhile("dynamodb TransactWriteItems", self.polls)
        self.settles()

    @rule(texts=TEXTS)
    def the_club_invites_in_the_same_second(self, texts: list[str]):
        """A sister is invited while what her mother says is about to be saved."""
        self.says(JANE, texts)
        self.house.wire.meanwhile("dynamodb TransactWriteItems", lambda: self.the_club_invites(self.invites.index(MIA)))
        self.settles()

    @rule(who=PARENTS, texts=TEXTS, call=st.sampled_from(["dynamodb TransactWriteItems", "twilio POST Messages"]))
    def two_workers_work_on_the_same_message(self, who: str, texts: list[str], call: str):
        """The second takes it in while the first is about to save, or to send."""
        self.says(who, texts)
        self.house.wire.meanwhile(call, self.another_worker_takes_the_same)
        self.settles()
        self.house.wire.meanwhile(call, lambda: None)

    # How it is done

    @property
    def waiting(self) -> bool:
        return self.house.waiting(self.house.settings.inbox_queue) > 0

    def form(self, sid: str) -> str:
        """A message as it lies in the queue."""
        return json.dumps(self.house.world.twilio.messages.get(sid).form)

    def another_worker_takes_the_same(self) -> None:
        for sent in [waiting[0] for waiting in self.pending.values() if waiting]:
            self.house.bot.worker.handle(self.form(sent.message.sid), tries=1)

    def message(self, text: str, **more: str) -> Message:
        return Message(sid=f"SM{next(self.numbers):032x}", text=text, **more)

    def sends(self, who: str, sent: Sent, **what: Any) -> None:
        self.at_rest = False
        delivery = self.parents[who].phone.send(sid=sent.message.sid, reply_to=sent.quotes or None, **what)
        assert delivery.webhook_status == 200
        self.pending[who].append(sent)

    def settles(self) -> None:
        for _ in range(8):
            self.works()
            if not self.waiting and not list(self.witness.table.unsent(before=9e9)):
                self.at_rest = True
                return
            self.house.time_passes()
            self.house.world.twilio.settle()  # what is on its way cannot be deleted there
        raise AssertionError("The house does not come to rest")

    def works(self) -> None:
        """A worker, until there is nothing left that it may take, and the sweeper; neither ends with a failure."""
        while self.polls():
            self.house.clock.advance(1)
        with suppress(BotoCoreError):
            self.house.bot.outbox.sweep()

    def polls(self) -> bool:
        earlier = self.witness.known()
        try:
            return self.house.bot.worker.poll(wait_seconds=0)
        except BotoCoreError:
            return True
        finally:
            self.witness.sees_what_was_heard(earlier)

    # What must hold when nothing waits

    @precondition(lambda self: self.at_rest)
    @invariant()
    def every_message_was_heard_once_and_in_order(self):
        assert not any(self.pending.values())
        for who in self.parents:
            assert self.witness.table.load(who).version == self.witness.saves[who]

    @precondition(lambda self: self.at_rest)
    @invariant()
    def every_reply_and_notice_arrived_once_and_in_order(self):
        for who, parent in self.parents.items():
            assert parent.texts == self.witness.replies[who]
        alerts = {trace for trace in self.posted if trace.startswith("alert-")}
        assert set(self.posted) - alerts == self.witness.notices  # however often: the sender sends each once
        store = Alerts(self.house.bot.dynamodb, self.house.settings.table)
        raised = [alert for who in self.parents for reason in ALERTS if (alert := store.find(who, reason))]
        links = tuple(f"alert-{case.token}-" for alert in raised for case in alert.cases)
        assert all(trace.startswith(links) for trace in alerts)

    @precondition(lambda self: self.at_rest)
    @invariant()
    def nothing_is_left_behind(self):
        assert list(self.witness.table.unsent(before=9e9)) == []
        assert self.house.waiting(self.house.settings.dead_letter_queue) == 0

    @precondition(lambda self: self.at_rest)
    @invariant()
    def what_is_stored_agrees(self):
        for who, chat in self.twin.chats.items():
            assert copy(self.witness.table.load(who)) == chat
        for registration in self.twin.registrations:
            row = self.witness.table.registration(registration.reference)
            assert row["status"] == registration.status
            assert row["confirmed"] == registration.confirmed

    @precondition(lambda self: self.at_rest)
    @invariant()
    def what_is_held_is_held_by_one_registration(self):
        holds = [hold for registration in self.twin.registrations for hold in held(registration)]
        assert len(holds) == len(set(holds))
        assert self.witness.table.taken(TEAM, "") == set(holds)

    @precondition(lambda self: self.at_rest)
    @invariant()
    def one_childs_answer_is_in_no_other_childs_record_or_parents_chat(self):
        marks = self.witness.marks.items()
        for registration in self.twin.registrations:
            record = str(self.witness.table.registration(registration.reference)) + str(registration.answers)
            assert not any(mark in record for mark, of in marks if of != registration.reference)
        for who, parent in self.parents.items():
            theirs = self.witness.references[who]
            assert not any(mark in text for mark, of in marks if of not in theirs for text in parent.texts)

    @precondition(lambda self: self.at_rest)
    @invariant()
    def the_photos_that_count_are_stored_and_none_of_who_was_erased(self):
        found = self.house.s3.list_objects_v2(Bucket=self.house.settings.photo_bucket).get("Contents", [])
        stored = {each["Key"] for each in found}
        for who, chat in self.twin.chats.items():
            assert photos.kept(self.house.bot.store.flow, chat) <= stored
            assert not any(reference in key for reference in self.witness.gone(who) for key in stored)

    @precondition(lambda self: self.at_rest)
    @invariant()
    def of_who_was_erased_nothing_is_left_but_that(self):
        """The number, the day, the ids of messages, the news that it was done, and a link that leads nowhere; and what
        was feared for a child, with the officers' links, which outlives an erasure (flows/records.py).
        """
        for who, chat in self.twin.chats.items():
            if gone := self.witness.gone(who):
                items = [item for item in self.witness.items() if not _is_of_an_alert(item)]
                left = [item for item in items if any(reference in str(item) for reference in gone)]
                assert all(item["pk"]["S"].startswith((f"parent#{who}", "waiting#", "digest#")) for item in left)
                words = [*OF_THE_FAMILY, *(mark for mark, of in self.witness.marks.items() if of in gone)]
                theirs = left if chat.registrations else [item for item in items if who in str(item)]
                assert not any(word in str(item) for word in words for item in theirs)


@pytest.fixture
def sender() -> Iterator[tuple[str, list[str]]]:
    """A sender's address, and which notices came there; it takes them all and has tests of its own."""
    posted: list[str] = []

    def takes(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        posted.append(_named(environ["REQUEST_METHOD"], json.load(environ["wsgi.input"])))
        start_response("200 OK", [("Content-Length", "0")])
        return []

    with WsgiServer(takes) as server:
        yield f"{server.url}/", posted


def _named(method: str, body: dict[str, Any]) -> str:
    """A notice by its trace, an opt-out or its end by whose it is, as the witness names them."""
    if method == "POST":
        return body["TraceId"]
    [phone] = [address for address, about in body["Addresses"].items() if about["ChannelType"] == "SMS"]
    return f"{'suppress' if method == 'PUT' else 'lift'} {phone}"


@pytest.fixture
def move_in(house: House, club_world: World, door: Door, sender: tuple[str, list[str]]) -> Callable[[], House]:
    """Builds a new house in the emptied world, with the sender beside it."""

    def build() -> House:
        address, posted = sender
        door.house.stop()
        club_world.reset()
        posted.clear()
        door.house = House(club_world)
        door.house.start(SENDER_URL=address)
        ssm = door.house.bot.sender.ssm
        ssm.put_parameter(Name=TOKEN_PARAMETER, Value="a token", Type="SecureString", Overwrite=True)
        return door.house

    return build


@pytest.mark.timeout(600)  # where it fails it looks for the shortest story that does
def test_whatever_happens_nothing_is_lost_doubled_or_mixed_up(
    move_in: Callable[[], House], sender: tuple[str, list[str]]
):
    _, posted = sender
    run_state_machine_as_test(
        lambda: AnyHouse(move_in, posted),
        settings=settings(
            max_examples=examples(12),
            stateful_step_count=20,
            deadline=None,
            report_multiple_bugs=False,
            suppress_health_check=list(HealthCheck),
        ),
    )
