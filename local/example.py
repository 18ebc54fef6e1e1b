"""An example that plays itself: one parent's whole registration, through the front doors."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import requests

# What the parent says to each question, one time after the other. Any other question is answered with its own example.
EXAMPLE: dict[str, Any] = {
    "trigger": {
        "player_first_name": "Sam",
        "player_last_name": "Smith",
        "team_name": "Panthers",
        "age_group": "u11s",
        "team_manager_1_full_name": "Alex Johnson",
        "team_manager_1_tel": "+447700900001",
        "current_registration_season": "2026-27",
        "parent_first_name": "Jane",
        "parent_last_name": "Smith",
        "parent_tel": "+447700900123",
        "membership_fee_amount": "40",
        "subscription_fee_amount": "26",
    },
    "says": {
        "ready": ["who is this?", {"tap": "Yes, let's start"}],
        "player_name": ["Samuel Smith"],
        "born_on": ["3rd of May 2016"],
        "gender": [{"tap": "Male"}],
        "medical_needs": ["No, just hay fever"],
        "played_last_season": ["yes he did"],
        "relationship": ["I'm his mum"],
        "parent_name": ["yes that's me"],
        "parent_born_on": ["14 feb 88"],
        "email": ["jane@example.com", "jane.smith@example.com"],
        "consent": ["yes but not sms"],
        "postcode": ["m41 5aa"],
        "house": ["12 Acacia Avenue, Urmston"],
        "lives_here": [{"tap": "Yes, same address"}],
        "kit_size": ["dob is 4 May not 3", "9 to 10"],
        "goalkeeper": [{"tap": "No"}],
        "shirt_number": ["number 7"],
        "photo": [{"tap": "Later"}],
        "payment_day": ["the 15th"],
        "check_answers": ["change email", {"tap": "Yes, send it"}],
    },
}
LONGEST_WAIT = 30.0

Asks = dict[str, Any]  # what is asked, as the phone's state says it (local/phone/state.py)


class NotFinished(AssertionError):
    """The example did not come to its end; says where it stood."""


def play(addresses: dict[str, str]) -> dict[str, Any]:
    """Play it with a parent that this machine has not seen, print the chat, and give the registration as it is
    stored.
    """
    chat = Chat(addresses["phone"], invite(addresses))
    converse(chat)
    registration = is_complete(chat)
    confirmations(addresses["phone"], chat, registration)
    return registration


def converse(chat: "Chat", until: Callable[[Asks], bool] = lambda _asks: False) -> None:
    """The parent answers whatever is asked, each time when the bot has asked it: to the end, or until it is so."""
    while (asks := chat.asked()) and not until(asks):
        chat.send(chat.lines.answer(asks))


def half_way(asks: Asks) -> bool:
    return asks["done"] >= asks["left"]


def is_complete(chat: "Chat") -> dict[str, Any]:
    """The registration, once it is stored as complete."""
    registrations = chat.get("state")["registrations"]
    if not registrations or registrations[0]["status"] != "payment_pending":
        raise NotFinished("The registration is not stored as complete")
    return registrations[0]


def confirmations(phone: str, chat: "Chat", registration: dict[str, Any]) -> None:
    """Show the e-mail and the text that confirm it, once they have arrived."""
    for address in (registration["answers"]["email"], chat.number):
        _show_post(_arrived(phone, address, registration["reference"]))


def _arrived(phone: str, address: str, reference: str) -> dict[str, Any]:
    """The e-mail or text to this address that is about this registration, once it is there."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        messages = requests.get(f"{phone}/inbox", params={"to": address}, timeout=LONGEST_WAIT).json()["messages"]
        for message in messages:
            if reference in message["text"]:
                return message
        time.sleep(0.1)
    raise NotFinished("The confirmation has not arrived")


def _show_post(message: dict[str, Any]) -> None:
    heading = message["subject"] or f"{message['segments']} segments"
    print(f"\n{message['channel'].upper()} to {message['to']}: {heading}\n")
    print("        " + message["text"].replace("\n", "\n        "))


def invite(addresses: dict[str, str]) -> str:
    for number in _numbers():
        answer = requests.post(
            f"{addresses['bot']}/trigger",
            json=EXAMPLE["trigger"] | {"parent_tel": number, "team_name": f"Panthers {number[-3:]}"},
            headers={"x-api-key": addresses["api_key"]},
            timeout=30,
        )
        if answer.status_code == 200:
            return number
        if answer.status_code != 409:
            raise NotFinished(f"The trigger answered {answer.status_code}: {answer.json().get('message')}")
    raise NotFinished("Every number of the drama range is registered: start with --fresh")


def _numbers() -> Iterator[str]:
    return (f"+447700900{number}" for number in random.sample(range(200, 900), 700))


class Lines:
    """What the example's parent has still to say, by question."""

    def __init__(self):
        self._left = {question: list(lines) for question, lines in EXAMPLE["says"].items()}

    def answer(self, asks: Asks) -> str | dict[str, str]:
        """The next line to the question that is asked, else the question's example."""
        left = [] if asks["confirms"] else self._left.get(asks["question"])
        return left.pop(0) if left else asks["example"]


class Chat:
    """One parent's phone over its JSON API; prints what goes by."""

    def __init__(self, phone: str, number: str):
        self.number, self.lines, self._spoke = number, Lines(), False
        self.url, self.last, self.labels = f"{phone}/phones/{requests.utils.quote(number, safe='')}", 0, {}

    def get(self, what: str, **query: float) -> dict[str, Any]:
        return requests.get(f"{self.url}/{what}", params=query, timeout=LONGEST_WAIT + 10).json()

    def asked(self) -> Asks | None:
        """What the bot asks, once it has spoken and has nothing more to say; None where it asks nothing."""
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            self._look(wait=5)
            state = self.get("state") if self._spoke else {}
            if state.get("registrations") and not _to_be_sent(state):
                self._look(wait=0)
                return state["asks"]
        raise NotFinished(f"No answer within {LONGEST_WAIT:.0f} seconds")

    def _look(self, wait: float) -> None:
        """Show what is new; where the bot has not spoken since the last look, wait for it so many seconds."""
        for message in self.get("messages", after=self.last, wait=0 if self._spoke else wait)["messages"]:
            self.last = message["n"]
            self._show(message, None)
            self._spoke = self._spoke or message["from"] == "bot"

    def wait_for(self, text_or_label: str | None) -> None:
        """Wait until the bot asks something, or until a message has this label to tap or this text in it."""
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            found = False
            for message in self.get("messages", after=self.last, wait=5)["messages"]:
                self.last = message["n"]
                found = found or self._show(message, text_or_label)
            if found:
                return
        raise NotFinished(f"No answer within {LONGEST_WAIT:.0f} seconds")

    def skip(self) -> int:
        """Pass over what has come so far: how many of them were the bot's."""
        messages = self.get("messages", after=self.last)["messages"]
        self.last = max((message["n"] for message in messages), default=self.last)
        return sum(message["from"] == "bot" for message in messages)

    def send(self, says: str | dict[str, str]) -> None:
        body = self.labels[says["tap"]] if isinstance(says, dict) else {"text": says}
        self.labels, self._spoke = {}, False
        requests.post(f"{self.url}/messages", json=body, timeout=LONGEST_WAIT).raise_for_status()

    def _show(self, message: dict[str, Any], wanted: str | None) -> bool:
        who = "Omega" if message["from"] == "bot" else "Jane"
        print(f"{who:>6}  " + message["text"].replace("\n", "\n        "))
        if message["from"] != "bot":
            return False
        for button in message.get("buttons") or []:
            self.labels[button["text"]] = {"button": button}
        for item in (message.get("list") or {}).get("items", []):
            self.labels[item["title"]] = {"list": {"id": item["id"], "title": item["title"]}}
        if self.labels:
            print("        " + "  ".join(f"[{label}]" for label in self.labels))
        if wanted:
            return wanted in self.labels or wanted in message["text"]
        return bool(self.labels or message["template"] or "?" in message["text"])


def _to_be_sent(state: dict[str, Any]) -> bool:
    return any(each["what"] == "to be sent" for each in state["scheduled"])
