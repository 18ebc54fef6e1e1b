"""Keep a conversation at every step of this release, for the tests of the next: `python -m scripts.release 2026-11`."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import msgspec

from flows.grammar.migrations import load_conversation
from flows.records import Known
from flows.registration.questions import registration as flow
from local.example_family import INVITE
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "releases"
MIA = INVITE | {"player_first_name": "Mia"}


class Kept:
    """The conversations that are kept: the first one that is reached by talking to each step."""

    def __init__(self) -> None:
        self.saved: dict[str, str] = {}

    def keep(self, chat: Chat, step: str = "") -> None:
        self.saved.setdefault(step or chat.asked, chat.saved.decode())

    def talk(self, chat: Chat, *texts: str) -> Chat:
        self.keep(chat)
        for text in texts:
            chat.says(text)
            self.keep(chat)
        return chat

    def through(self, chat: Chat, until: str, *texts: str, **own: str) -> Chat:
        """Answer what is asked until a step, or to the end where it is not reached, then say these texts."""
        while chat.asked != until and (text := next_answer(chat.flow, chat.conversation, own)):
            self.talk(chat, text)
        return self.talk(chat, *texts)


def walk() -> dict[str, str]:
    """A saved conversation for each step, reached by talking; and some that stand at a proposal or a choice."""
    kept = Kept()
    _answer_every_question(kept)
    _come_to_every_end(kept)
    _stand_between(kept)
    for name in flow.questions.keys() - kept.saved.keys():  # asked in cases that nobody above is
        kept.saved[name] = _standing_at(name, kept.saved["check_answers"])
    if missing := set(flow.states) - set(kept.saved):
        raise LookupError(f"No way of this script leads to {', '.join(sorted(missing))}: add one")
    return kept.saved


def _answer_every_question(kept: Kept) -> None:
    ill = kept.through(Chat(), "check_answers", medical_needs="yes", medical_details="asthma", played_last_season="no")
    kept.talk(ill, "change something", "email", "jane@example.org", "yes")
    kept.through(Chat(), "kit_size", lives_here="at her dad's", child_postcode="M33 7XB")
    kept.through(Chat({"age_group": "u16s"}), "check_answers", emergency_name="Bob Smith")
    siblings = kept.through(Chat({}, MIA), "carried_over")
    kept.through(siblings, "kit_size")


def _come_to_every_end(kept: Kept) -> None:
    kept.talk(Chat(), "no", "yes")
    kept.talk(Chat(), "wrong number")
    kept.through(Chat(), "born_on", "3/5/2014", "yes")
    late = kept.through(Chat(), "player_name")
    late.now += timedelta(days=400)
    kept.talk(late, "yes")
    other = kept.through(Chat(), "check_answers")
    other.known = Known(taken=frozenset({"player#sam smith"}))
    kept.talk(other, "send")
    for trigger in ("paid", "withdraw"):
        rests = kept.through(Chat(), "payment_pending")
        rests.club_does(trigger)
        kept.keep(rests)


def _stand_between(kept: Kept) -> None:
    """Where no question is open, but which child comes first, or whether something was meant."""
    choosing = Chat({}, MIA)
    choosing.says("yes")
    kept.keep(choosing, "whose_turn")
    asked_back = kept.through(Chat(), "born_on")
    asked_back.says("3/5/2014")
    kept.keep(asked_back, "born_on?")


def _standing_at(name: str, saved: str) -> str:
    """A saved conversation as it would be at this question."""
    conversation = load_conversation(saved, flow)
    conversation.registration.state = name
    return msgspec.json.encode(conversation).decode()


def main(name: str) -> None:
    kept = {step: json.loads(saved) for step, saved in walk().items()}
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
