"""What becomes of the families: each course is a state in which the desk has somebody to show."""

import base64
import io
from collections.abc import Callable
from itertools import chain, repeat
from typing import Any

import requests
from PIL import Image

from local.phone.client import LONGEST_WAIT, Asks, Phone
from local.season.families import Family

Course = Callable[["Parent"], None]


class Parent(Phone):
    """A family's parent at the phone, whom the club has invited; `club` calls the bot's API."""

    def __init__(self, addresses: dict[str, str], family: Family, season: str, http: Any):
        super().__init__(addresses["phone"], family.phone, http)
        self.family, self.season, self._addresses = family, season, addresses
        self._answers = family.answers(season)

    def is_invited(self) -> str:
        """The registration's reference."""
        return self.calls("POST", "/trigger", self.family.invite(self.season)).get("reference", "")

    def calls(self, method: str, path: str, body: object = None) -> dict[str, Any]:
        """Call the club's API; what it refuses is left as it is."""
        key = {"x-api-key": self._addresses["api_key"]}
        url = self._addresses["bot"] + path
        return self._http.request(method, url, json=body, headers=key, timeout=LONGEST_WAIT).json()

    def has_no_whatsapp(self) -> None:
        """The next message to them comes back."""
        self._http.post(f"{self.url}/faults", json={"code": 63024, "times": 1}, timeout=LONGEST_WAIT)

    def says(self, *texts: str) -> None:
        """Each once the bot has asked something."""
        for text in texts:
            self.asked()
            self.post({"text": text})

    def answers(self, until: str = "", **other: str) -> None:
        """Answer whatever is asked, to the end or until this is asked."""
        known = self._answers | other
        while (asks := self.asked()) and asks["question"] != until:
            self.post({"text": self._answer(asks, known)})

    def sends_a_photo(self) -> None:
        photo = io.BytesIO()
        Image.effect_noise((600, 750), 40).convert("RGB").save(photo, "JPEG", quality=60)
        data = base64.b64encode(photo.getvalue()).decode()
        self.post({"media": [{"content_type": "image/jpeg", "data": data, "filename": "photo.jpg"}]})

    def _answer(self, asks: Asks, known: dict[str, str]) -> str:
        return asks["example"] if asks["confirms"] else known.get(asks["question"], asks["example"])


def invited(parent: Parent) -> None:
    parent.is_invited()


def not_reached(parent: Parent) -> None:
    parent.has_no_whatsapp()
    parent.is_invited()


def says(*texts: str) -> Course:
    """Is invited, and says this."""

    def course(parent: Parent) -> None:
        parent.is_invited()
        parent.says(*texts)

    return course


def begins(until: str) -> Course:
    """Answers until this is asked, and leaves it at that."""

    def course(parent: Parent) -> None:
        parent.is_invited()
        parent.answers(until)

    return course


def asks_for_somebody(parent: Parent) -> None:
    parent.is_invited()
    parent.says("yes", "can I talk to someone?")
    parent.news(wait=1)
    parent.post({"text": "She is with her dad until Sunday, can he do it?"})


def finishes(*, younger: int = 0, photo: bool = False) -> Course:
    """Answers to the end, of a player so many years below their team: one above it is in the wrong age group."""

    def course(parent: Parent) -> None:
        parent.is_invited()
        parent.answers(born_on=parent.family.born_in(parent.season, younger=younger))
        if photo:
            parent.sends_a_photo()

    return course


def then(first: Course, *calls: tuple[str, str, object]) -> Course:
    """What the club does afterwards to the registration: a method, what it is about, and its fields."""

    def course(parent: Parent) -> None:
        first(parent)
        reference = parent.get("state")["registrations"][0]["reference"]
        for method, what, body in calls:
            parent.calls(method, f"/registrations/{reference}/{what}", body)

    return course


def paid(kind: str, **more: Any) -> tuple[str, str, object]:
    return "POST", "payments", {"payment_id": f"EXAMPLE-{kind}", "kind": kind} | more


REGISTERS = then(finishes(photo=True), paid("fee"), paid("mandate"))
FAILS_TO_PAY = then(finishes(), paid("fee"), paid("failed", of="EXAMPLE-fee"))
# The long ones first, so that no one of them is waited for in the end.
COURSES: tuple[Course, ...] = tuple(
    chain(
        repeat(REGISTERS, 8),
        repeat(finishes(), 5),
        repeat(finishes(younger=1), 2),
        repeat(finishes(younger=-2), 1),
        repeat(FAILS_TO_PAY, 1),
        repeat(then(finishes(), ("PUT", "complaint", {})), 1),
        repeat(begins("check_answers"), 2),
        repeat(begins("email"), 5),
        repeat(begins("medical_needs"), 5),
        repeat(asks_for_somebody, 3),
        repeat(then(begins("born_on"), ("POST", "withdraw", {"reason": "moved away"})), 2),
        repeat(says("no", "yes"), 4),
        repeat(says("wrong number"), 2),
        repeat(says("stop"), 1),
        repeat(not_reached, 4),
        repeat(invited, 14),
    )
)


def play(addresses: dict[str, str], at: int, season: str) -> None:
    """Let one family go its course; one that was invited before is left as it is."""
    with requests.Session() as http:
        http.trust_env = False
        parent = Parent(addresses, Family(at), season, http)
        if not parent.news():
            COURSES[at](parent)
