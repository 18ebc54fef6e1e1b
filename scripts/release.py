"""Keep a conversation at every step of this release, for the tests of the next: `python -m scripts.release 2026-11`."""

import json
import sys
from pathlib import Path

from flows.registration import registration as flow

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "releases"


def walk() -> dict[str, str]:
    """A saved conversation for each step, reached by talking; and one that stands at a proposal."""
    from tests.chat import Chat
    from tests.examples import ALL_ANSWERS

    saved: dict[str, str] = {}

    def keep(chat: Chat) -> None:
        saved.setdefault(chat.asked, chat.saved.decode())

    ways = [
        [
            *ALL_ANSWERS[:4],
            "asthma",
            "back",
            "yes",
            "blue inhaler",
            *ALL_ANSWERS[5:],
            "change something",
            "email",
            "jane@example.org",
            "yes",
        ],
        [*ALL_ANSWERS[:4], "yes", "blue inhaler"],
        ["no", "yes"],
        ["wrong number"],
        ["yes", "yes", "3/5/2014", "yes"],
    ]
    for way in ways:
        chat = Chat()
        keep(chat)
        for text in way:
            chat.says(text)
            keep(chat)
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
