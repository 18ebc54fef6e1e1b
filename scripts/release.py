"""Keep a conversation at every step of this release, for the tests of the next: `python -m scripts.release 2026-11`."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import msgspec

from flows.grammar.flow import Flow
from flows.grammar.migrations import load_conversation
from flows.records import Known
from flows.registration.questions import registration
from local.example_family import INVITE
from tests.support.chats.answering import next_answer
from tests.support.chats.chat import Chat

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "releases"
MIA = INVITE | {"player_first_name": "Mia"}


class Kept:
    """The conversations that are kept: the first one that is reached by talking to each step of the flow."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.saved: dict[str, str] = {}

    def chat(self, *invites: dict[str, str]) -> Chat:
        return Chat(*invites, flow=self.flow)

    def keep(self, chat: Chat, step: str = "") -> None:
        self.saved.setdefault(step or chat.asked, chat.saved.decode())

    def talk(self, chat: Chat, *texts: str) -> Chat:
        self.keep(chat)
        for text in texts:
            chat.says(text)
            self.keep(chat)
        return chat

    def answer(self, chat: Chat, **own: str) -> bool:
        """Answer what is asked; False where nothing is."""
        if text := next_answer(chat.flow, chat.conversation, own):
            self.talk(chat, text)
        return bool(text)

    def through(self, chat: Chat, until: str, *texts: str, **own: str) -> Chat:
        """Answer what is asked until a step, or to the end where it is not reached, then say these texts."""
        while chat.asked != until and self.answer(chat, **own):
            pass
        return self.talk(chat, *texts)


def walk(flow: Flow = registration) -> dict[str, str]:
    """A saved conversation for each step, reached by talking; and some that stand at a proposal or a choice. Of an
    ending to which none of its ways leads there is none: see `unreached`.
    """
    kept = Kept(flow)
    _answer_every_question(kept)
    _come_to_every_end(kept)
    _stand_between(kept)
    for name in flow.questions.keys() - kept.saved.keys():  # asked in cases that nobody above is
        kept.saved[name] = _standing_at(name, kept)
    return kept.saved


def unreached(saved: dict[str, str], flow: Flow = registration) -> list[str]:
    """The steps at which no conversation was kept."""
    return [name for name in flow.states if name not in saved]


def _answer_every_question(kept: Kept) -> None:
    ill = kept.through(
        kept.chat(), "check_answers", medical_needs="yes", medical_details="asthma", played_last_season="no"
    )
    kept.talk(ill, "change something", "email", "jane@example.org", "yes")
    kept.through(kept.chat(), "kit_size", lives_here="at her dad's", child_postcode="M33 7XB")
    kept.through(kept.chat({"age_group": "u16s"}), "check_answers", emergency_name="Bob Smith")
    siblings = kept.through(kept.chat({}, MIA), "carried_over")
    kept.through(siblings, "kit_size")


def _come_to_every_end(kept: Kept) -> None:
    kept.talk(kept.chat(), "no", "yes")
    kept.talk(kept.chat(), "wrong number")
    kept.through(kept.chat(), "born_on", "3/5/2014", "yes")
    late = kept.chat()
    kept.answer(late)
    late.now += timedelta(days=400)
    kept.talk(late, "yes")
    other = kept.through(kept.chat(), "check_answers")
    other.known = Known(taken=frozenset({"player#sam smith"}))
    kept.talk(other, "send")
    for trigger in ("paid", "withdraw"):
        rests = kept.through(kept.chat(), "payment_pending")
        rests.club_does(trigger)
        kept.keep(rests)


def _stand_between(kept: Kept) -> None:
    """Where no question is open, but which child comes first, or whether something was meant."""
    choosing = kept.chat({}, MIA)
    choosing.says("yes")
    kept.keep(choosing, "whose_turn")
    asked_back = kept.through(kept.chat(), "born_on")
    asked_back.says("3/5/2014")
    kept.keep(asked_back, "born_on?")


def _standing_at(name: str, kept: Kept) -> str:
    """A saved conversation as it would be at this question."""
    conversation = load_conversation(kept.saved["check_answers"], kept.flow)
    conversation.registration.state = name
    return msgspec.json.encode(conversation).decode()


def main(name: str) -> None:
    """Write them, and name the steps that none of the ways leads to."""
    kept = walk()
    FOLDER.mkdir(exist_ok=True)
    written = {step: json.loads(saved) for step, saved in kept.items()}
    text = json.dumps(written, indent=1, ensure_ascii=False)
    (FOLDER / f"{name}.json").write_text(text + "\n", encoding="utf-8")
    if missing := unreached(kept):
        print(f"No way of this script leads to {', '.join(missing)}: add one where there should be", file=sys.stderr)


if __name__ == "__main__":
    main(sys.argv[1])
