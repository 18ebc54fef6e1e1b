"""Keep a conversation at every step of this release, for the tests of the next: `python -m scripts.release 2026-11`."""

import json
import sys
from datetime import timedelta
from pathlib import Path

from flows.records import Known
from flows.registration.questions import registration as flow

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "releases"


def walk() -> dict[str, str]:
    """A saved conversation for each step, reached by talking; and some that stand at a proposal or a choice."""
    from tests.support.chat import Chat
    from tests.support.examples import ALL_ANSWERS, INVITE, after, up_to

    saved: dict[str, str] = {}

    def keep(chat: Chat) -> None:
        saved.setdefault(chat.asked, chat.saved.decode())

    def talk(chat: Chat, *texts: str) -> Chat:
        keep(chat)
        for text in texts:
            chat.says(text)
            keep(chat)
        return chat

    first_half = [*up_to("medical_needs"), "yes", "asthma", "in his bag", "no", "none"]
    talk(
        Chat(),
        *first_half,
        *after("played_last_season")[:-1],
        "1",
        "change something",
        "email",
        "jane@example.org",
        "yes",
    )
    talk(Chat(), *up_to("lives_here"), "at her dad's", "M33 7XB", "2", "School Road, Sale")
    older = Chat({"age_group": "u16s"})
    talk(older, "yes", "yes", "12/12/2010", *after("born_on")[:-5], "none", "none", "Bob Smith", "07700 900555")
    siblings = Chat({}, INVITE | {"player_first_name": "Mia"})
    talk(siblings, "yes", "Sam", *ALL_ANSWERS[1:], "yes", "yes", "yes", *ALL_ANSWERS[2:7])
    talk(Chat(), "no", "yes")
    talk(Chat(), "wrong number")
    talk(Chat(), "yes", "yes", "3/5/2014", "yes")
    late = talk(Chat(), "yes")
    late.now += timedelta(days=400)
    talk(late, "yes")
    other = talk(Chat(), *ALL_ANSWERS)
    other.known = Known(taken=frozenset({"player#sam smith"}))
    talk(other, "send")
    for trigger in ("paid", "withdraw"):
        rests = talk(Chat(), *ALL_ANSWERS, "send")
        rests.club_does(trigger)
        keep(rests)
    choosing = Chat({}, INVITE | {"player_first_name": "Mia"})
    choosing.says("yes")
    saved["whose_turn"] = choosing.saved.decode()
    asked_back = Chat()
    asked_back.says("yes", "yes", "3/5/2014")
    saved["born_on?"] = asked_back.saved.decode()
    missing = set(flow.states) - set(saved)
    if missing:
        raise LookupError(f"No way of this script leads to {', '.join(sorted(missing))}: add one")
    return saved


def main(name: str) -> None:
    kept = {step: json.loads(saved) for step, saved in walk().items()}
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{name}.json").write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
