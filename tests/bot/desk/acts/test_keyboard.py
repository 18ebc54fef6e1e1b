"""Every act of a registration by the keyboard alone, in a real browser: found with Tab, opened, left, refused, done.

The acts are walked as the table has them, so that a new one is held to the same.
"""

import shutil
from collections.abc import Iterator
from typing import Any, NamedTuple
from wsgiref.types import StartResponse, WSGIEnvironment

import pytest

from bot.desk.acts.act import GROUPS, Act
from bot.desk.acts.table import ACTS
from local.wsgi_server import WsgiServer
from tests.bot.desk.acts.test_photo import picture
from tests.support.desk import DeskPeople, Someone
from tests.support.house import House, Parent
from tests.support.sender_calls import SenderCalls
from tests.support.till import Till

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
playwright = pytest.importorskip(
    "playwright.sync_api", reason="there is no playwright here: python3 start.py test installs it"
)
pytestmark = [
    pytest.mark.skipif(BROWSER is None, reason="there is no chromium here: apt install chromium"),
    pytest.mark.slow,
]

MOST_STOPS = 100
FOCUS = """() => {
    const at = document.activeElement, box = at.getBoundingClientRect(), style = getComputedStyle(at)
    const label = at.labels?.length ? at.labels[0].innerText : at.innerText
    const inside = box.top >= 0 && box.bottom <= innerHeight && box.left >= 0 && box.right <= innerWidth
    const colours = [style.outlineColor, getComputedStyle(document.querySelector("main")).backgroundColor]
    return {tag: at.tagName, words: label.trim(), type: at.type || "", shows: style.outlineStyle != "none" && inside,
            thick: parseFloat(style.outlineWidth), colours: colours.map(each => each.match(/\\d+/g).map(Number))}
}"""


class Typed(NamedTuple):
    """What is typed into an act's fields by their names: once so that it is refused, and once right."""

    wrong: dict[str, str]
    right: dict[str, str]


TYPED = {
    "answer": Typed({"question": "Postcode", "answer": "M32"}, {"question": "Postcode", "answer": "m32 0aa"}),
    "photo": Typed({}, {"photo": "sam.jpg"}),
    "move": Typed({"age": "eleven"}, {"team": "Otters", "age": "u11s"}),
    "fees": Typed({"monthly": "x"}, {"membership": "41", "monthly": "27"}),
    "pay": Typed({"amount": "x"}, {"kind": "the membership fee came", "amount": "40"}),
    "withdraw": Typed({}, {"reason": "moved away"}),
}
NEVER_REFUSED = {"withdraw"}  # whatever is typed


class Keyboard:
    """Somebody of the club at a browser without a mouse."""

    def __init__(self, page: Any, someone: Someone, url: str):
        self.page, self.someone, self.url = page, someone, url

    def opens(self, path: str) -> None:
        self.page.goto(self.url + path)

    def focus(self) -> dict[str, Any]:
        """What has the focus, which is to be seen: a ring of 2 px at least, in three times the light or dark."""
        found: dict[str, Any] = self.page.evaluate(FOCUS)
        assert found["shows"], found
        assert found["thick"] >= 2, found
        assert contrast(*found["colours"]) >= 3, found
        return found

    def is_at(self, tag: str, words: str) -> None:
        """The page begins here: the browser moves the focus as it first draws the page, after it has loaded."""
        self.page.wait_for_function("document.activeElement !== document.body")
        found = self.focus()
        assert (found["tag"], words in found["words"]) == (tag, True), found

    def reaches(self, words: str, *tags: str) -> None:
        """On with Tab to what has these words; whatever is passed shows that it is there."""
        for _ in range(MOST_STOPS):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement === document.body"):
                continue
            found = self.focus()
            if found["words"] == words and found["tag"] in tags:
                return
        raise LookupError(words)

    def goes(self, key: str = "Enter") -> None:
        """Press what has the focus, which leads to another page."""
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def chooses(self, act: Act, key: str) -> None:
        """An act of the registration that is open; its group opens with this key."""
        self.reaches(GROUPS[act.may], "SUMMARY")
        self.page.keyboard.press(key)
        self.reaches(act.button, "A")
        self.goes()

    def fills_in(self, act: Act, typed: dict[str, str]) -> None:
        for field in act.fields:
            if field.name not in typed:
                continue
            self.reaches(field.label, "INPUT", "SELECT")
            if field.type == "file":
                with self.page.expect_file_chooser() as chooser:
                    self.page.keyboard.press("Space")
                file = {"name": typed[field.name], "mimeType": "image/jpeg", "buffer": picture()}
                chooser.value.set_files([file])
                continue
            if not field.options:
                self.page.keyboard.press("Control+A")
            self.page.keyboard.type(typed[field.name])


def contrast(one: list[int], other: list[int]) -> float:
    """As WCAG 2.2 reckons it, of two colours of red, green and blue."""
    dark, light = sorted(
        sum(
            share * ((part / 255 + 0.055) / 1.055) ** 2.4 if part > 10 else share * part / 255 / 12.92
            for share, part in zip((0.2126, 0.7152, 0.0722), colour[:3], strict=True)
        )
        for colour in (one, other)
    )
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture
def families(house: House, office: object) -> list[Parent]:
    """Who between them are in every state that an act is for; the last is erased in the end."""
    house.it_becomes(12)
    sender, till = SenderCalls(house), Till(house)
    up, wrong, invited, refused = (house.parent(f"+447700900{number}") for number in (201, 202, 203, 204))
    for parent, first in ((up, "Ana"), (wrong, "Ben"), (invited, "Cem"), (refused, "Dan")):
        house.admin_invites(player_first_name=first, parent_tel=parent.number)
    refused.answers_until("payment_pending", player_name="Dan Smith", shirt_number="7")
    till.gocardless.faults.kinds_refused = {"subscriptions"}
    till.pays(refused)
    till.days_pass(4)
    till.gocardless.faults.clear()
    wrong.says("wrong number")
    up.answers_until("payment_pending", player_name="Ana Smith", born_on="3 May 2017")
    house.time_passes(26 * 3600)  # WhatsApp's window is closed
    house.it_becomes(12)
    sender.tells("bounced", up.registration.answers["email"], TraceId=f"{up.registration.reference}-payment_pending-1")
    return [up, wrong, invited, refused]


@pytest.fixture
def keyboard(families: list[Parent], people: DeskPeople) -> Iterator[Keyboard]:
    """A secretary who is the welfare officer too, signed in."""
    someone = people.lets_in("robin@example.org", "secretary", "welfare officer")
    cookie = someone.browser.get_cookie("desk", path="/desk")
    application = people.house.browser.application

    def signed_in(environ: WSGIEnvironment, start_response: StartResponse) -> Any:
        return application(environ | {"HTTP_COOKIE": f"desk={cookie.value}"}, start_response)

    with WsgiServer(signed_in, threads=1) as server, playwright.sync_playwright() as player:
        chromium = player.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(20_000)
        yield Keyboard(page, someone, server.url)
        chromium.close()


@pytest.mark.timeout(240)
def test_every_act_is_found_left_and_done(keyboard: Keyboard, families: list[Parent]):
    pages = [f"/desk/registrations/{parent.registration.reference}" for parent in families]
    for at, act in enumerate(ACTS):
        offered = [page for page in pages if f'/do/{act.name}"' in keyboard.someone.opens(page).text]
        assert offered, f"no family of this test is in a state for {act.name}"
        page = offered[-1] if act.name == "erase" else offered[0]
        is_done(keyboard, act, page, ("Enter", "Space")[at % 2])


def is_done(keyboard: Keyboard, act: Act, page: str, key: str) -> None:
    """Opened and left again, refused where it can be, and done."""
    keyboard.page.emulate_media(color_scheme="dark" if key == "Space" else "light")
    keyboard.opens(page)
    keyboard.chooses(act, key)
    keyboard.is_at("H1", act.button)
    keyboard.reaches("Not now", "A")
    keyboard.goes()
    assert keyboard.page.url == keyboard.url + page
    keyboard.chooses(act, key)
    typed = TYPED[act.name] if act.fields else Typed({}, {})
    if act.fields and act.name not in NEVER_REFUSED:
        keyboard.fills_in(act, typed.wrong)
        keyboard.reaches(act.button, "BUTTON")
        keyboard.goes(key)
        keyboard.is_at("DIV", "There is a problem")
    keyboard.fills_in(act, typed.right)
    keyboard.reaches(act.button, "BUTTON")
    keyboard.goes(key)
    assert keyboard.page.url == keyboard.url + ("/desk/" if act.name == "erase" else page)
    assert act.button in keyboard.someone.opens(page.replace("registrations", "trail")).text


def test_a_setting_is_refused_looked_at_and_changed(keyboard: Keyboard):
    keyboard.opens("/desk/settings/team")
    keyboard.reaches("Team", "INPUT")
    keyboard.page.keyboard.type("Swifts")
    keyboard.reaches("Go on", "BUTTON")
    keyboard.goes()
    keyboard.is_at("DIV", "There is a problem")
    for label, words in (
        ("Age group, like u11s", "u11s"), ("Manager's name", "Kit Moss"), ("Manager's phone", "07700 900002")
    ):  # fmt: skip
        keyboard.reaches(label, "INPUT")
        keyboard.page.keyboard.type(words)
    keyboard.reaches("Go on", "BUTTON")
    keyboard.goes("Space")
    keyboard.is_at("H1", "Change this?")
    keyboard.reaches("Change it", "BUTTON")
    keyboard.goes()
    assert "Swifts u11s" in keyboard.someone.opens("/desk/settings").text
