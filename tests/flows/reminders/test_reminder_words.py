"""What a reminder says: where the parent stopped, in words that fit, and a word that goes on from anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

from flows.grammar.steps import Question
from flows.records import Message
from flows.registration.club_questions.flow import flow_with
from flows.registration.questions import registration as flow
from flows.reminders.ladder import Wording, due, left_in_words, next_at, questions_left, status_in_words
from flows.templates import TEMPLATES, WHATSAPP, facts, names_in, names_of
from sender.text.gsm import segments
from tests.support.chats.chat import CLUB, Chat
from tests.support.chats.examples import ALL_ANSWERS, ANSWERS, after, up_to
from tests.support.chats.silences import AT_THE_CHECK, COMPLETE, HALF_WAY, MIA, MONDAY, silent_since
from tests.support.emails import names_in_html

CLUB_FILE = Path(__file__).resolve().parents[3] / "club.example.toml"
GIVEN = set(facts(CLUB, Chat().registration))
WORDS = [f"remind_{wording}" for wording in Wording]
NOTICES = [f"remind-{wording}" for wording in Wording]
ONE_WORD = re.compile(r"\*(\w+)\*")


class TestWhereTheyStopped:
    @pytest.mark.parametrize(
        ("said", "wording", "left"),
        [
            (("later",), "invite", 0),
            (("who is this?",), "invite", 0),
            (("no",), "invite", 0),  # the decline is not confirmed yet
            (("yes",), "questions", len(ALL_ANSWERS) - 1),
            (up_to("photo"), "questions", len(after("photo")) + 1),
            (up_to("payment_day"), "questions", len(after("payment_day")) + 1),
            ((*up_to("payment_day"), "restart"), "questions", len(after("payment_day")) + 1),
            (AT_THE_CHECK, "check", 0),
            ((*AT_THE_CHECK, "change something"), "check", 0),
            ((*AT_THE_CHECK, "change email"), "questions", 1),  # the old answer holds, and a new one was asked for
            (COMPLETE, "payment", 0),
            ((*COMPLETE, "thanks"), "payment", 0),
            ((*COMPLETE, "change email", "jane@example.org"), "check", 0),  # the change is not sent yet
        ],
    )
    def test_a_reminder_speaks_of(self, said: tuple[str, ...], wording: str, left: int):
        conversation = silent_since(MONDAY, *said)
        assert due(flow, conversation, next_at(flow, conversation)).wording == wording
        if wording == "questions":
            assert questions_left(flow, conversation.registration) == left

    def test_what_is_only_to_be_confirmed_for_the_next_child_counts_once(self):
        chat = Chat({}, MIA)
        chat.says("yes", "Sam", *after("ready"), "yes", "yes")
        chat.answers_until("carried_over", born_on="12/12/2017")
        before = questions_left(flow, chat.registration)
        chat.taps("Yes, still right")
        assert questions_left(flow, chat.registration) == before - 1

    def test_the_count_is_true_where_nothing_more_comes_up(self):
        for answered in range(1, len(ALL_ANSWERS) + 1):
            chat = Chat()
            chat.says(*ALL_ANSWERS[:answered])
            assert questions_left(flow, chat.registration) == len(ALL_ANSWERS) - answered

    def test_what_a_club_asks_in_one_breath_counts_once(self):
        entries = tomllib.loads(CLUB_FILE.read_text(encoding="utf-8"))["questions"]
        asking = flow_with([entry for entry in entries if entry["kind"] == "consents"])
        chat = Chat(flow=asking)
        chat.answers_until("payment_day")
        assert questions_left(asking, chat.registration) == questions_left(flow, chat.registration) + 1
        chat.answers_until("club_agreements")
        assert questions_left(asking, chat.registration) == 1
        chat.says("all but pictures", "yes")
        assert questions_left(asking, chat.registration) == 0
        chat.says("change pictures")
        assert questions_left(asking, chat.registration) == 1

    def test_a_number_is_a_phrase(self):
        assert [left_in_words(count) for count in (1, 2, 11)] == [
            "one more question",
            "2 more questions",
            "11 more questions",
        ]

    @pytest.mark.parametrize(("said", "words"), [((), "invited"), (HALF_WAY, "started"), (COMPLETE, "payment pending")])
    def test_the_manager_reads_where_it_stands(self, said: tuple[str, ...], words: str):
        assert status_in_words(silent_since(MONDAY, *said).registration) == words


class TestWords:
    @pytest.mark.parametrize("name", WORDS)
    def test_a_nudge_uses_only_what_is_given(self, name: str):
        assert names_in(WHATSAPP[name]) <= GIVEN | {"children", "left_in_words"}

    @pytest.mark.parametrize("name", WORDS)
    def test_a_nudge_is_short_and_fit_to_be_approved(self, name: str):
        """WhatsApp approves no template that begins or ends with a variable, or has two next to each other
        (https://developers.facebook.com/docs/whatsapp/message-templates/guidelines).
        """
        words = WHATSAPP[name]
        assert len(words) < 320
        assert not words.startswith("{")
        assert not words.endswith("}")
        assert not re.search(r"}\s*{", words)

    @pytest.mark.parametrize("name", NOTICES)
    def test_a_notice_uses_only_what_is_given(self, name: str):
        assert names_of(f"sms/{name}") | names_of(f"email/{name}") <= GIVEN

    @pytest.mark.parametrize("name", NOTICES)
    def test_a_text_is_one_part_and_has_a_way_on(self, name: str):
        registration = Chat({"player_first_name": "Maximilian", "team_name": "Thunderbolts"}).registration
        text = (TEMPLATES / "sms" / f"{name}.txt").read_text().strip()
        assert names_in(text) & {"chat_link", "payment_link"}
        assert segments(text.format_map(facts(CLUB, registration))) == 1

    @pytest.mark.parametrize("name", [*NOTICES, "manager-quiet"])
    def test_an_email_has_the_same_names_in_both_of_its_parts(self, name: str):
        text = (TEMPLATES / "email" / name / "body.txt").read_text()
        assert names_in_html(name) <= names_of(f"email/{name}")
        assert {"chat_link", "payment_link"} & names_in_html(name) == {"chat_link", "payment_link"} & names_in(text)

    def test_the_manager_learns_who_and_where_it_stands_and_nothing_else(self):
        told = {"player", "side", "status", "reference"}
        assert names_of("sms/manager-quiet") == names_of("email/manager-quiet") == told
        text = (TEMPLATES / "sms" / "manager-quiet.txt").read_text().strip()
        values = {"player": "Sam", "side": "Panthers u11s", "status": "payment pending", "reference": "REF1"}
        assert segments(text.format_map(values)) == 1


PLACES = [
    *(up_to(step) for step in ANSWERS),
    AT_THE_CHECK,
    (*AT_THE_CHECK, "change something"),
    ("no",),
    (*HALF_WAY, "restart"),
    (*HALF_WAY, "delete my data"),
    (*HALF_WAY, "wrong number"),
    (*AT_THE_CHECK, "restart"),
]


class TestOneWordGoesOn:
    """What a reminder suggests is an answer to nothing: it stores nothing, agrees to nothing, and asks again."""

    @pytest.mark.parametrize("said", PLACES, ids=lambda said: f"after {said[-1:]}")
    def test_from_wherever_they_stopped(self, said: tuple[str, ...]):
        chat = Chat(now=MONDAY)
        chat.says(*said)
        conversation = chat.conversation
        reminder = due(flow, conversation, next_at(flow, conversation))
        (word,) = ONE_WORD.findall(WHATSAPP[f"remind_{reminder.wording}"])
        before = chat.registration
        chat.says(word)
        assert chat.registration == before
        asked = before.proposal.question if before.proposal else question_of(chat).partition("{")[0]
        assert asked in chat.replies[-1].paragraphs[-1]

    @pytest.mark.parametrize("said", PLACES, ids=lambda said: f"after {said[-1:]}")
    def test_by_a_tap_on_the_link_of_a_text(self, said: tuple[str, ...]):
        """The link opens WhatsApp with a message that is ready to be sent, whenever it is tapped."""
        chat = Chat(now=MONDAY)
        chat.says(*said)
        before = chat.registration
        chat.hear(Message(sid="SM", text=facts(CLUB)["chat_link"].partition("?text=")[2]))
        assert chat.registration == before

    def test_with_two_children(self):
        chat = Chat({}, MIA)
        chat.says("yes")
        (word,) = ONE_WORD.findall(WHATSAPP["remind_invite"])
        chat.says(word)
        assert chat.labels == ["Sam", "Mia"]

    def test_to_the_payment(self):
        chat = Chat()
        chat.says(*COMPLETE)
        (word,) = ONE_WORD.findall(WHATSAPP["remind_payment"])
        assert "https://pay.example.org/REF1" in chat.says(word)


def question_of(chat: Chat) -> str:
    step = flow.step(chat.registration)
    assert isinstance(step, Question)
    return step.prompt
