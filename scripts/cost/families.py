"""The families whose registrations are counted, and how many there are of each kind.

Of twenty registrations, twelve are answered in one go: three of them with a photo, one with every second thought of
`local/example.py`. Four are of two families with a second child. Two parents fall silent half-way, and finish after
reminders in the chat, by text and by e-mail. One declines. One is not on WhatsApp: is invited by text, reminded to the
end, and never answers. Who finishes pays the day after.
"""

import base64
import io
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Protocol

from PIL import Image

from local.example import Lines
from local.phone.client import Asks
from local.phone.state import asked
from tests.support.house import House, Parent

MANAGERS = ("+447700900001", "+447700900002", "+447700900003", "+447700900004")
IN_A_TEAM = 15
SHIRTS = tuple(str(number) for number in range(2, 24) if number != 12)  # 12 is a goalkeeper's
FIRST_NUMBER = 100
NOT_ON_WHATSAPP = 63024
FOR_GOOD = 1000  # times: more than anybody is ever written to

Story = Iterator[int]  # what a parent does, with the days between one thing and the next


class Course(Protocol):
    """The fortnight that a family lives in, as far as it does anything there."""

    house: House

    def invite(self, **fields: Any) -> None: ...

    def hears(self, send: Callable[[], object], parent: Parent) -> None: ...

    def payment(self, reference: str, payment_id: str, kind: str) -> None: ...


class Family:
    """A parent with a phone. `place` is that of the first child among all registrations, `does` what they do."""

    def __init__(self, play: Course, place: int, does: str):
        self.play, self.place, self.does = play, place, does
        self.parent = play.house.parent(f"+447700900{FIRST_NUMBER + place}")

    @property
    def email(self) -> str:
        return f"parent-{self.place}@example.com"

    def invite(self, child: int = 0) -> None:
        team = (self.place + child) // IN_A_TEAM
        self.play.invite(
            player_first_name=("Sam", "Mia")[child],
            player_last_name=f"Smith{'abcdefghijklmnopqrstuvwxyz'[self.place % 26]}",
            team_name=f"Panthers {team + 1}",
            team_manager_1_tel=MANAGERS[team % len(MANAGERS)],
            parent_tel=self.parent.number,
        )

    def says(self, *texts: str) -> None:
        for text in texts:
            self.play.hears(partial(self.parent.phone.send, text=text), self.parent)

    def taps(self, label: str) -> None:
        self.play.hears(partial(self.parent.phone.tap, label), self.parent)

    def sends_a_photo(self) -> None:
        self.play.hears(partial(self.parent.phone.send, media=[a_photo()]), self.parent)

    def answers(self, until: str = "", photo: bool = False, lines: Lines | None = None) -> None:
        """Answer whatever is asked, for one child after the other: up to a step, or until all is sent."""
        while asks := asked(self.parent.flow, self.parent.conversation):
            if asks["question"] == until:
                return
            if asks["question"] == "photo" and photo:
                self.sends_a_photo()
            else:
                self._answers(asks, lines)

    def _answers(self, asks: Asks, lines: Lines | None) -> None:
        """With the example's `lines`, else with our own words or the question's example."""
        chat = self.parent.conversation
        own = {
            "email": self.email,
            "shirt_number": self.shirt(chat.registrations.index(chat.registration)),
        }
        if lines:
            own = {"shirt_number": own["shirt_number"]}
        if asks["question"] in own and not asks["confirms"]:
            said = own[asks["question"]]
        else:
            said = lines.answer(asks) if lines else asks["example"]
        if isinstance(said, dict):
            self.taps(said["tap"])
        else:
            self.says(said)

    def shirt(self, child: int = 0) -> str:
        return SHIRTS[(self.place + child) % IN_A_TEAM]

    def pays(self, child: int = 0) -> None:
        """Fee and mandate, as the provider tells us."""
        reference = self.parent.conversation.registrations[child].reference
        for kind in ("fee", "mandate"):
            self.play.payment(reference, f"PM-{self.place + child}-{kind}", kind)


def at_once(family: Family, photo: bool = False) -> Story:
    family.invite()
    yield 0
    family.answers(photo=photo)
    yield 1
    family.pays()


def with_a_photo(family: Family) -> Story:
    return at_once(family, photo=True)


def like_the_example(family: Family) -> Story:
    """Second thoughts, a change, taps and all, and a photo."""
    family.invite()
    yield 0
    family.answers(photo=True, lines=Lines())
    yield 1
    family.pays()


def with_a_second_child(family: Family) -> Story:
    family.invite()
    family.invite(1)
    yield 0
    family.answers()
    yield 1
    for child in (0, 1):
        family.pays(child)


def after_reminders(family: Family) -> Story:
    """They stop half-way, and finish when the text and the e-mail of the third day have come."""
    family.invite()
    yield 0
    family.answers(until="kit_size")
    yield 4
    family.answers()
    yield 1
    family.pays()


def no_after_all(family: Family) -> Story:
    family.invite()
    yield 0
    family.says("no", "yes")


def not_on_whatsapp(family: Family) -> Story:
    family.parent.phone.fault(code=NOT_ON_WHATSAPP, times=FOR_GOOD)
    family.invite()
    yield 0


TWENTY: tuple[tuple[Callable[[Family], Story], int], ...] = (
    (not_on_whatsapp, 1),
    (with_a_photo, 1),
    (with_a_second_child, 2),
    (after_reminders, 1),
    (like_the_example, 1),
    *[(at_once, 1)] * 4,
    (with_a_photo, 1),
    (with_a_second_child, 2),
    (no_after_all, 1),
    *[(at_once, 1)] * 4,
    (with_a_photo, 1),
    (after_reminders, 1),
)


def kinds(registrations: int) -> Iterator[tuple[Callable[[Family], Story], int]]:
    """The kinds of families and the place of each one's first child, for so many registrations or one more."""
    place = 0
    while place < registrations:
        for kind, children in TWENTY:
            if place < registrations:
                yield kind, place
            place += children


def a_photo() -> dict[str, Any]:
    """A picture as a phone sends it: half a megabyte, more or less."""
    picture = io.BytesIO()
    Image.effect_noise((1200, 1600), 40).convert("RGB").save(picture, "JPEG", quality=85)
    return {"content_type": "image/jpeg", "data": base64.b64encode(picture.getvalue()).decode(), "filename": "p.jpg"}
