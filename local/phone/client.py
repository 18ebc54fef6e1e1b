"""A parent's phone over its JSON API, for whoever plays a registration from another process."""

import time
from typing import Any

import requests

LONGEST_WAIT = 30.0  # seconds
LONGEST_LOOK = 5.0
BETWEEN_LOOKS = 0.02

Asks = dict[str, Any]  # what is asked, as the phone's state says it (local/phone/state.py)


class NotFinished(AssertionError):
    """The chat did not come to its end; says where it stood."""


class Phone:
    """The phone with this number, at the address `phone`. `last` is the number of the newest message that was seen.

    `http` makes the requests: the library, or a session of it, which keeps its connection. `patience` is how many
    seconds the bot may take to answer.
    """

    patience = LONGEST_WAIT

    def __init__(self, phone: str, number: str, http: Any = requests):
        self.number, self.url, self.last = number, f"{phone}/phones/{requests.utils.quote(number, safe='')}", 0
        self._http, self._spoke = http, False

    def get(self, what: str, **query: float) -> dict[str, Any]:
        return self._http.get(f"{self.url}/{what}", params=query, timeout=LONGEST_WAIT + 10).json()

    def post(self, body: dict[str, Any]) -> None:
        """Send something; the bot has not spoken to it yet."""
        self._spoke = False
        self._http.post(f"{self.url}/messages", json=body, timeout=LONGEST_WAIT).raise_for_status()

    def news(self, wait: float = 0) -> list[dict[str, Any]]:
        """The messages since the last look, of both sides; where there is none, wait for one so many seconds."""
        messages = self.get("messages", after=self.last, wait=wait)["messages"]
        self.last = max((message["n"] for message in messages), default=self.last)
        self._spoke = self._spoke or any(message["from"] == "bot" for message in messages)
        return messages

    def asked(self) -> Asks | None:
        """What the bot asks, once it has spoken and has nothing more to say; None where it asks nothing."""
        deadline = time.monotonic() + self.patience
        while time.monotonic() < deadline:
            self.hear(self.news(wait=0 if self._spoke else LONGEST_LOOK))
            state = self.get("state") if self._spoke else {}
            if state.get("registrations") and not _to_be_sent(state):
                self.hear(self.news())
                return state["asks"]
            time.sleep(BETWEEN_LOOKS)
        raise NotFinished(f"No answer within {self.patience:.0f} seconds")

    def hear(self, messages: list[dict[str, Any]]) -> None:
        """What is made of messages while waiting for what is asked: nothing, unless a phone does."""


def _to_be_sent(state: dict[str, Any]) -> bool:
    return any(each["what"] == "to be sent" for each in state["scheduled"])
