"""Keep a conversation at every step of this release, for the tests of the next: `python -m scripts.release 2026-11`."""

import json
import sys
from datetime import timedelta
from pathlib import Path

import msgspec

from flows.grammar.migrations import load_conversation
from flows.records import Known
from flows.registration.questions import registration as flow

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "releases"


def walk() -> dict[str, str]:
    """A saved conversation for each step, reached by talking; and some that stand at a proposal or a choice."""
    from local.example_family import INVITE
    from tests.support.chats.answering import next_answer
    from tests.support.chats.chat import Chat

    saved: dict[str, str] = {}

    def keep(chat: Chat) -> None:
        saved.setdefault(chat.asked, chat.saved.decode())

    def talk(chat: Chat, *texts: str) -> Chat:
        keep(chat)
        for text in texts:
            chat.says(text)
            keep(chat)
        return chat

    def through(chat: Chat, until: str, *texts: str, **own: str) -> Chat:
        """Answer what is asked until a step, or to the end where it is not reached, then say these texts."""
        while chat.asked != until and (text := next_answer(chat.flow, chat.conversation, own)):
            talk(chat, text)
        return talk(chat, *texts)

    ill = through(Chat(), "check_answers", medical_needs="yes", medical_details="asthma", played_last_season="no")
    talk(ill, "change something", "email", "jane@example.org", "yes")
    through(Chat(), "kit_size", lives_here="at her dad's", child_postcode="M33 7XB")
    through(Chat({"age_group": "u16s"}), "check_answers", emergency_name="Bob Smith")
    siblings = through(Chat({}, INVITE | {"player_first_name": "Mia"}), "carried_over")
    through(siblings, "kit_size")
    talk(Chat(), "no", "yes")
    talk(Chat(), "wrong number")
    through(Chat(), "born_on", "3/5/2014", "yes")
    late = through(Chat(), "player_name")
    late.now += timedelta(days=400)
    talk(late, "yes")
    other = through(Chat(), "check_answers")
    other.known = Known(taken=frozenset({"player#sam smith"}))
    talk(other, "send")
    for trigger in ("paid", "withdraw"):
        rests = through(Chat(), "payment_pending")
        rests.club_does(trigger)
        keep(rests)
    choosing = Chat({}, INVITE | {"player_first_name": "Mia"})
    choosing.says("yes")
    saved["whose_turn"] = choosing.saved.decode()
    asked_back = Chat()
    through(asked_back, "born_on")
    asked_back.says("3/5/2014")
    saved["born_on?"] = asked_back.saved.decode()
    for name in flow.questions.keys() - saved.keys():  # asked in cases that nobody above is
        saved[name] = _standing_at(name, saved["check_answers"])
    missing = set(flow.states) - set(saved)
    if missing:
        raise LookupError(f"No way of this script leads to {', '.join(sorted(missing))}: add one")
    return saved


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
