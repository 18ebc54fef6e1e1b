"""An example that plays itself: one parent's whole registration, through the front doors."""

import random
import time
from collections.abc import Callable, Iterator
from typing import Any

import requests

from local.example_family import SAYS, invite_of
from local.phone.client import LONGEST_LOOK, LONGEST_WAIT, Asks, NotFinished, Phone


def play(addresses: dict[str, str]) -> dict[str, Any]:
    """Play it with a parent that this machine has not seen, to the payment where it is taken here; print the chat, and
    give the registration as it is stored.
    """
    chat, registration = play_to_the_payment(addresses)
    if not registration.get("billing"):  # the club's own page takes the payment
        return registration
    pay(addresses["bot"], registration)
    return becomes_registered(chat)


def play_to_the_payment(addresses: dict[str, str]) -> tuple["Chat", dict[str, Any]]:
    """The chat with a parent that this machine has not seen, and their complete registration."""
    chat = Chat(addresses["phone"], invite(addresses))
    converse(chat)
    registration = is_complete(chat)
    confirmation(addresses["phone"], registration)
    return chat, registration


def converse(chat: "Chat", until: Callable[[Asks], bool] = lambda _asks: False) -> None:
    """The parent answers whatever is asked, each time when the bot has asked it: to the end, or until it is so."""
    while (asks := chat.asked()) and not until(asks):
        chat.send(chat.lines.answer(asks))


def part_way(share: float) -> Callable[[Asks], bool]:
    """Whether that share of the questions is answered."""
    return lambda asks: asks["done"] >= share * (asks["done"] + asks["left"])


def is_complete(chat: "Chat") -> dict[str, Any]:
    """The registration, once it is stored as complete."""
    registrations = chat.get("state")["registrations"]
    if not registrations or registrations[0]["status"] != "payment_pending":
        raise NotFinished("The registration is not stored as complete")
    return registrations[0]


def pay(bot: str, registration: dict[str, Any]) -> None:
    """Open the link from the chat, press the button, and pay on the provider's page."""
    pay_at(begin_to_pay(bot, registration))


def begin_to_pay(bot: str, registration: dict[str, Any]) -> str:
    """Open the link from the chat and press its button: the provider's page that it leads to."""
    link = f"{bot}/pay/{registration['reference']}.{registration['billing']['key']}"
    requests.get(link, timeout=LONGEST_WAIT).raise_for_status()
    page = requests.post(link, data={"do": "pay"}, timeout=LONGEST_WAIT)
    page.raise_for_status()
    return page.url


def pay_at(page: str) -> None:
    """On the provider's page."""
    print(f"\nPAYS at {page}\n")
    requests.post(page, data={"do": "pay"}, timeout=LONGEST_WAIT).raise_for_status()


def becomes_registered(chat: "Chat") -> dict[str, Any]:
    """The registration, once the payment has arrived, with what the chat says of it."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        chat.hear(chat.news(wait=1))
        registration = chat.get("state")["registrations"][0]
        if registration["status"] == "registered":
            chat.hear(chat.news(wait=LONGEST_LOOK))
            return registration
    raise NotFinished("The payment has not arrived")


def confirmation(phone: str, registration: dict[str, Any]) -> None:
    """Show the e-mail that confirms it, once it has arrived."""
    email = _arrived(phone, registration["answers"]["email"], registration["reference"])
    print(f"\nE-MAIL to {email['to']}: {email['subject']}\n")
    print("        " + email["text"].replace("\n", "\n        "))


def _arrived(phone: str, address: str, reference: str) -> dict[str, Any]:
    """The e-mail to this address that is about this registration, once it is there."""
    deadline = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < deadline:
        messages = requests.get(f"{phone}/inbox", params={"to": address}, timeout=LONGEST_WAIT).json()["messages"]
        for message in messages:
            if reference in message["text"]:
                return message
        time.sleep(0.1)
    raise NotFinished("The confirmation has not arrived")


def invite(addresses: dict[str, str]) -> str:
    for number in _numbers():
        answer = requests.post(
            f"{addresses['bot']}/trigger",
            json=invite_of(number),
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
        self._left = {question: list(lines) for question, lines in SAYS.items()}

    def answer(self, asks: Asks) -> str | dict[str, str]:
        """The next line to the question that is asked, else the question's example."""
        left = [] if asks["confirms"] else self._left.get(asks["question"])
        return left.pop(0) if left else asks["example"]


class Chat(Phone):
    """The phone of the example's parent; prints what goes by."""

    def __init__(self, phone: str, number: str):
        super().__init__(phone, number)
        self.lines, self.labels = Lines(), {}

    def hear(self, messages: list[dict[str, Any]]) -> None:
        for message in messages:
            self._show(message)

    def wait_for(self, text: str) -> None:
        """Wait until a message of the bot's has this text in it."""
        deadline = time.monotonic() + LONGEST_WAIT
        while time.monotonic() < deadline:
            messages = self.news(wait=5)
            self.hear(messages)
            if any(text in message["text"] for message in messages if message["from"] == "bot"):
                return
        raise NotFinished(f"No answer within {LONGEST_WAIT:.0f} seconds")

    def skip(self) -> int:
        """Pass over what has come so far: how many of them were the bot's."""
        return sum(message["from"] == "bot" for message in self.news())

    def send(self, says: str | dict[str, str]) -> None:
        body = self.labels[says["tap"]] if isinstance(says, dict) else {"text": says}
        self.labels = {}
        self.post(body)

    def _show(self, message: dict[str, Any]) -> None:
        who = "Omega" if message["from"] == "bot" else "Jane"
        print(f"{who:>6}  " + message["text"].replace("\n", "\n        "))
        if message["from"] != "bot":
            return
        for button in message.get("buttons") or []:
            self.labels[button["text"]] = {"button": button}
        for item in (message.get("list") or {}).get("items", []):
            self.labels[item["title"]] = {"list": {"id": item["id"], "title": item["title"]}}
        if self.labels:
            print("        " + "  ".join(f"[{label}]" for label in self.labels))
