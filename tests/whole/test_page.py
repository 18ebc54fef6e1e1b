"""The phone's page in a real browser, with the real bot behind it: what a person sees, taps and types."""

import os
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.support.chats.examples import INVITE
from tests.support.running import addresses

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
).split()
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
SOON = 20_000  # milliseconds

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="there is no playwright here: pip install -r requirements-dev.txt"
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium here: apt install chromium")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=BROWSER, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium: Any, folder: Path) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    context.set_default_timeout(SOON)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.goto(addresses(folder)["phone"])
    page.locator("body:not([aria-busy])").wait_for()
    yield page
    context.close()
    assert problems == []


class OnScreen:
    """A parent's phone on the page."""

    def __init__(self, page: Any, number: str):
        self.page = page
        self.chat = page.get_by_role("log").filter(visible=True).last
        self.number = number

    def hears(self, text: str | re.Pattern) -> None:
        sync_api.expect(self.chat.get_by_text(text).last).to_be_visible(timeout=SOON)

    def says(self, text: str) -> None:
        box = self.page.get_by_placeholder("Message").filter(visible=True).last
        box.fill(text)
        box.press("Enter")

    def taps(self, label: str) -> None:
        self.chat.get_by_role("button", name=label, exact=True).last.click()

    def chooses(self, label: str) -> None:
        """Open the list under the newest message and pick from it."""
        self.taps("Choose")
        self.page.get_by_role("dialog").get_by_text(label, exact=True).click()
        send = self.page.get_by_role("dialog").get_by_role("button", name="Send")
        if send.count():
            send.click()


def invited(page: Any, number: str, **fields: str) -> OnScreen:
    """Invite somebody through the page's form and take their phone in hand."""
    page.get_by_role("button", name="New parent").first.click()
    form = page.get_by_role("dialog", name="New parent")
    values = INVITE | {"parent_tel": number, "team_name": f"Panthers {number[-3:]}"} | fields
    for name, value in values.items():
        form.locator(f"[name={name}]").fill(value)
    form.get_by_role("button", name="Send the invitation").click()
    sync_api.expect(form).to_be_hidden()
    return OnScreen(page, number)


def test_a_registration_is_tapped_and_typed_through(page: Any):
    parent = invited(page, "07700 900151")
    parent.hears(re.compile("You've been invited to register Sam"))
    parent.says("who is this?")
    parent.taps("Yes, let's start")
    parent.hears(re.compile("birth certificate"))
    parent.says("yes")
    parent.hears(re.compile("date of birth"))
    parent.says("3rd of May 2016")
    parent.taps("Male")
    parent.taps("No")
    parent.hears(re.compile("last season"))
    parent.taps("Yes")
    parent.hears(re.compile("How are you related"))
    parent.chooses("Mother")
    parent.hears(re.compile("your full name"))
    parent.says("yes")
    parent.hears(re.compile("your own date of birth"))
    parent.says("14/2/1988")
    parent.hears(re.compile("e-mail address"))
    parent.says("jane@example.com")
    parent.hears(re.compile("its news"))
    parent.chooses("E-mail only")
    parent.hears(re.compile("postcode"))
    parent.says("m41 5aa")
    parent.hears(re.compile("number or name of your house"))
    parent.says("12")
    parent.hears(re.compile("street and town"))
    parent.says("Acacia Avenue, Urmston")
    parent.taps("Yes, same address")
    parent.hears(re.compile("size of kit"))
    parent.chooses("9/10")
    parent.hears(re.compile("goalkeeper"))
    parent.taps("No")
    parent.hears(re.compile("shirt number"))
    parent.says("7")
    parent.hears(re.compile("player card"))
    parent.taps("Later")
    parent.hears(re.compile("day of the month"))
    parent.taps("15th")
    parent.taps("Yes, send it")
    link = parent.chat.locator("a[href^='https://pay.example.org/']")
    sync_api.expect(link).to_be_visible(timeout=SOON)
    assert "noopener" in (link.get_attribute("rel") or "")
    sync_api.expect(page.get_by_role("tabpanel").get_by_text("payment_pending").first).to_be_visible(timeout=SOON)
    if os.environ.get("SCREENSHOT"):
        page.screenshot(path=os.environ["SCREENSHOT"])
    page.get_by_role("tab", name="E-mails and texts").click()
    email = page.frame_locator("iframe").get_by_text("What is held, and who sees it")
    sync_api.expect(email).to_be_visible(timeout=SOON)
    assert page.locator("iframe").bounding_box()["height"] > 300, "the e-mail is there to be read"
    sync_api.expect(page.get_by_text("1 segment")).to_be_visible(timeout=SOON)


def test_what_a_parent_types_is_shown_as_text(page: Any):
    parent = invited(page, "07700 900152")
    parent.hears(re.compile("invited"))
    parent.says("<img src=x onerror=\"document.title='caught'\"> *bold*")
    parent.hears(re.compile("<img src=x"))
    assert page.title() != "caught"


def test_the_faults_of_an_invite_stand_at_their_fields(page: Any):
    page.get_by_role("button", name="New parent").first.click()
    form = page.get_by_role("dialog", name="New parent")
    form.locator("[name=parent_tel]").fill("12")
    form.locator("[name=age_group]").fill("adults")
    form.get_by_role("button", name="Send the invitation").click()
    sync_api.expect(form.get_by_role("alert")).to_contain_text("2 things to put right")
    assert form.locator("[name=parent_tel]").get_attribute("aria-invalid") == "true"
    assert form.locator("[name=parent_tel]").input_value() == "12"


def test_a_stranger_gets_a_kind_answer(page: Any):
    page.get_by_role("button", name="New parent").first.click()
    form = page.get_by_role("dialog", name="New parent")
    form.locator("[name=parent_tel]").fill("07700 900153")
    form.get_by_role("button", name="Just a phone").click()
    parent = OnScreen(page, "07700 900153")
    parent.says("hi")
    parent.hears(re.compile("Registration here is by invite"))


def test_it_works_by_keyboard_alone(page: Any):
    parent = invited(page, "07700 900154")
    parent.hears(re.compile("invited"))
    page.get_by_placeholder("Message").filter(visible=True).last.focus()
    page.keyboard.type("not now")
    page.keyboard.press("Enter")
    parent.hears(re.compile("No rush"))
    page.keyboard.press("ArrowUp")
    assert page.get_by_placeholder("Message").filter(visible=True).last.input_value() == "not now"
    page.keyboard.press("Shift+Tab")
    focused = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert focused != "none"


def test_a_narrow_screen_needs_no_sideways_scroll(page: Any):
    page.set_viewport_size({"width": 320, "height": 640})
    parent = invited(page, "07700 900155")
    parent.hears(re.compile("invited"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.get_by_role("button", name="Behind the scenes").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing_serious(page: Any, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    parent = invited(page, f"07700 900{156 + (width == 360)}")
    parent.says("who is this?")
    parent.hears(re.compile("Are you ready"))
    found = page.evaluate(f"{AXE.read_text(encoding='utf-8')}; axe.run()")
    serious = [each for each in found["violations"] if each["impact"] in {"serious", "critical"}]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in serious] == []
