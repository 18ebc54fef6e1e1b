"""What becomes of the families: each course is a state in which the desk has somebody to show."""

import base64
import io
import time
from collections.abc import Callable
from itertools import chain, repeat
from typing import Any

import requests
from PIL import Image, ImageDraw

from local.example import begin_to_pay
from local.phone.client import LONGEST_WAIT, Asks, Phone
from local.season.families import Family

MOST_PATIENCE = 120.0  # seconds: the callbacks of many chats wait for one another
BETWEEN_QUESTIONS = 0.25
Course = Callable[["Parent"], None]


class Parent(Phone):
    """A family's parent at the phone, whom the club has invited; `club` calls the bot's API."""

    patience = MOST_PATIENCE

    def __init__(self, addresses: dict[str, str], family: Family, season: str, http: Any, number: str = ""):
        super().__init__(addresses["phone"], number or family.phone, http)
        self.family, self.season, self._addresses = family, season, addresses
        self._answers = family.answers(season)

    def is_invited(self) -> str:
        """The registration's reference."""
        invite = self.family.invite(self.season) | {"parent_tel": self.number}
        return self.calls("POST", "/trigger", invite).get("reference", "")

    @property
    def other(self) -> "Parent":
        """The same child's other parent, at a phone of their own."""
        return Parent(self._addresses, self.family, self.season, self._http, self.family.others_phone)

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

    @property
    def registration(self) -> dict[str, Any]:
        return self.get("state")["registrations"][0]

    def pays(self, what: str = "pay") -> None:
        """On GoCardless's page, or there it fails; where the club's own page takes the payments it tells of it."""
        registration = self.registration
        if registration["billing"]:
            page = begin_to_pay(self._addresses["bot"], registration)
            self._http.post(page, data={"do": what}, timeout=LONGEST_WAIT).raise_for_status()
            until(lambda: self.registration["payments"])
            return
        for each in told_of(what):
            self.calls("POST", f"/registrations/{registration['reference']}/payments", each)

    def charges_back(self) -> None:
        """Have the bank take back what was paid; a club's own payment page has none that does."""
        for each in self._known("payments"):
            self._at_the_desk("POST", f"/dashboard/payments/{each['id']}/charge_back", {})
            self.is_known_for("charged back")

    def _known(self, kind: str) -> list[dict[str, Any]]:
        """What GoCardless has told of by the time that it has told of any; none where it takes no payments."""

        def found() -> list[dict[str, Any]]:
            things = self.registration["billing"]["resources"].values()
            return [each for each in things if each["kind"] == kind]

        return until(found) if self.registration["billing"] else []

    def bounces(self) -> None:
        """The newest e-mail to them comes back, and the club knows."""
        address = self._answers["email"]
        inbox = f"{self._addresses['phone']}/inbox"
        found = until(lambda: self._http.get(inbox, params={"to": address}, timeout=LONGEST_WAIT).json()["messages"])
        self._at_the_desk("POST", f"/inbox/{found[-1]['sid']}/events", {"event": "bounce"})
        self.is_known_for("e-mail bounces")

    def has_a_direct_debit_that_cannot_be_ended(self) -> None:
        """But by a person on GoCardless's own page; a club's own payment page has none to end."""
        for each in self._known("mandates"):
            self._at_the_desk("POST", f"/dashboard/mandates/{each['id']}/hold", {})

    def is_known_for(self, block: str) -> None:
        """The club has heard of it: what comes by a call of the provider's comes later than its cause."""
        until(lambda: block in self.as_the_club_has_it["blocked_by"])

    @property
    def as_the_club_has_it(self) -> dict[str, Any]:
        return self.calls("GET", f"/registrations/{self.registration['reference']}")

    def _at_the_desk(self, method: str, path: str, body: object) -> None:
        """Let something happen in the world around the bot."""
        url = self._addresses["phone"] + path
        self._http.request(method, url, json=body, timeout=LONGEST_WAIT).raise_for_status()

    def sends_a_photo(self, size: tuple[int, int] = (600, 750)) -> None:
        photo = io.BytesIO()
        _portrait(size).save(photo, "JPEG", quality=60)
        data = base64.b64encode(photo.getvalue()).decode()
        self.post({"media": [{"content_type": "image/jpeg", "data": data, "filename": "photo.jpg"}]})

    def _answer(self, asks: Asks, known: dict[str, str]) -> str:
        return asks["example"] if asks["confirms"] else known.get(asks["question"], asks["example"])


def _portrait(size: tuple[int, int]) -> Image.Image:
    """Somebody's head and shoulders before a wall."""
    width, height = size
    picture = Image.merge("RGB", [Image.effect_noise(size, spread) for spread in (12, 16, 20)])
    draw = ImageDraw.Draw(picture)
    draw.ellipse((width * 0.15, height * 0.7, width * 0.85, height * 1.4), fill="#1f5f8b")
    draw.ellipse((width * 0.3, height * 0.2, width * 0.7, height * 0.75), fill="#d9a98a")
    return picture


def invited(parent: Parent) -> None:
    parent.is_invited()


def not_reached(parent: Parent) -> None:
    parent.has_no_whatsapp()
    parent.is_invited()
    parent.is_known_for("undeliverable")


def says(*texts: str) -> Course:
    """Is invited, says this, and is answered."""

    def course(parent: Parent) -> None:
        parent.is_invited()
        parent.says(*texts)
        parent.asked()

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
    parent.is_known_for("handed to a person")


def finishes(*, younger: int = 0, photo: bool = False) -> Course:
    """Answers to the end, of a player so many years below their team: one above it is in the wrong age group."""

    def course(parent: Parent) -> None:
        parent.is_invited()
        parent.answers(born_on=parent.family.born_in(parent.season, younger=younger))
        if photo:
            parent.sends_a_photo()
            parent.says("yes")
            parent.asked()

    return course


def then(first: Course, *calls: tuple[str, str, object]) -> Course:
    """What the club does afterwards to the registration: a method, what it is about, and its fields."""

    def course(parent: Parent) -> None:
        first(parent)
        reference = parent.get("state")["registrations"][0]["reference"]
        for method, what, body in calls:
            parent.calls(method, f"/registrations/{reference}/{what}", body)

    return course


def told_of(what: str) -> list[dict[str, str]]:
    """What the club's own payment page tells: that the parent has paid, or that it failed."""
    fee, mandate = ({"payment_id": f"EXAMPLE-{kind}", "kind": kind} for kind in ("fee", "mandate"))
    failed = {"payment_id": "EXAMPLE-failed", "kind": "failed", "of": "EXAMPLE-fee"}
    return [fee, mandate] if what == "pay" else [fee, failed]


def pays_and_registers(parent: Parent) -> None:
    finishes(photo=True)(parent)
    parent.pays()


def fails_to_pay(parent: Parent) -> None:
    finishes()(parent)
    parent.pays("fail")


def is_charged_back(parent: Parent) -> None:
    pays_and_registers(parent)
    parent.charges_back()


def sends_a_photo_that_is_too_small(parent: Parent) -> None:
    finishes()(parent)
    parent.sends_a_photo(size=(90, 120))
    parent.asked()


def leaves_the_shirt_open(parent: Parent) -> None:
    parent.is_invited()
    parent.answers(shirt_number="leave it open")


def has_an_email_that_bounces(parent: Parent) -> None:
    finishes()(parent)
    parent.bounces()


def is_registered_by_the_other_parent(parent: Parent) -> None:
    """Both are invited; one does it all, and the other is told so when they begin."""
    other = parent.other
    other.is_invited()
    finishes()(parent)
    other.says("yes")
    other.asked()


def leaves_after_paying(parent: Parent) -> None:
    """The club withdraws the player, and GoCardless refuses to end the direct debit, however often it is asked: later
    news of a payment has the bot ask again.
    """
    pays_and_registers(parent)
    parent.has_a_direct_debit_that_cannot_be_ended()
    parent.calls("POST", f"/registrations/{parent.registration['reference']}/withdraw", {"reason": "moved away"})
    if parent.registration["billing"]:
        parent.is_known_for("refused by the payment provider")


def until(found: Callable[[], Any]) -> Any:
    """What there is to find, once there is; what there is by then after a long wait."""
    deadline = time.monotonic() + MOST_PATIENCE
    while not (result := found()) and time.monotonic() < deadline:
        time.sleep(BETWEEN_QUESTIONS)
    return result


FALLS_SILENT = begins("email")
# The long ones first, so that no one of them is waited for in the end.
COURSES: tuple[Course, ...] = tuple(
    chain(
        repeat(pays_and_registers, 7),
        repeat(is_charged_back, 1),
        repeat(finishes(), 5),
        repeat(finishes(younger=1), 2),
        repeat(finishes(younger=-2), 1),
        repeat(fails_to_pay, 1),
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
        repeat(has_an_email_that_bounces, 1),
        repeat(leaves_the_shirt_open, 1),
        repeat(is_registered_by_the_other_parent, 1),
        repeat(sends_a_photo_that_is_too_small, 1),
        repeat(leaves_after_paying, 1),
        repeat(invited, 8),
        repeat(FALLS_SILENT, 1),
    )
)
SILENT = frozenset(at for at, course in enumerate(COURSES) if course is FALLS_SILENT)
SILENCE = 9 * 24 * 3600  # seconds: until every reminder is used up, and the manager was told


def play(addresses: dict[str, str], at: int, season: str) -> None:
    """Let one family go its course; one that was invited before is left as it is."""
    with requests.Session() as http:
        http.trust_env = False
        parent = Parent(addresses, Family(at), season, http)
        if not parent.news():
            COURSES[at](parent)
