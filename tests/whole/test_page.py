"""The phone's page in a real browser, with the real bot behind it: what a person sees, taps and types."""

import os
import re
import shutil
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import requests

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
SOON = 40_000  # milliseconds, on a machine that does much else beside

sync_api = pytest.importorskip(
    "playwright.sync_api", reason="there is no playwright here: python3 start.py test installs it"
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


# What is tapped under a question and chosen from its list; every other one is answered by typing its example.
TAPPED = {
    "ready": "Yes, let's start",
    "gender": "Male",
    "medical_needs": "No",
    "played_last_season": "Yes",
    "lives_here": "Yes, same address",
    "goalkeeper": "No",
    "photo": "Later",
    "payment_day": "15th",
    "check_answers": "Yes, send it",
}
CHOSEN = {"relationship": "Mother", "consent": "E-mail only", "kit_size": "9/10"}


class OnScreen:
    """A parent's phone on the page. `phone` is where its state can be asked for."""

    def __init__(self, page: Any, number: str):
        self.page = page
        self.chat = page.get_by_role("log").filter(visible=True).last
        self.number = number
        self.phone = f"{page.url.partition('#')[0].rstrip('/')}/phones/%2B44{number.replace(' ', '').removeprefix('0')}"
        self._heard = 0

    def asked(self) -> dict[str, Any] | None:
        """What the bot asks, once it has answered and the page shows all that it said; None where it asks nothing."""
        deadline = time.monotonic() + SOON / 1000
        while time.monotonic() < deadline:
            last = requests.get(f"{self.phone}/messages", timeout=5).json()["messages"][-1]
            state = requests.get(f"{self.phone}/state", timeout=5).json()
            to_come = any(each["what"] == "to be sent" for each in state["scheduled"])
            if last["from"] == "bot" and last["n"] > self._heard and not to_come:
                self._heard = last["n"]
                sync_api.expect(self.chat.locator(f"[data-sid='{last['sid']}']")).to_be_visible(timeout=SOON)
                return state["asks"]
            self.page.wait_for_timeout(100)
        raise AssertionError(f"No answer within {SOON} ms")

    def answers(self, asks: dict[str, Any]) -> None:
        """Answer what is asked: tapped, chosen or typed."""
        question = "" if asks["confirms"] else asks["question"]
        if question in TAPPED:
            self.taps(TAPPED[question])
        elif question in CHOSEN:
            self.chooses(CHOSEN[question])
        else:
            self.says(asks["example"])

    def hears(self, text: str | re.Pattern) -> None:
        sync_api.expect(self.chat.get_by_text(text).last).to_be_visible(timeout=SOON)

    def has_read(self) -> None:
        """Wait until the bot was told that its last message was read: no status of it is on its way any more."""
        deadline = time.monotonic() + SOON / 1000
        while requests.get(f"{self.phone}/messages", timeout=5).json()["messages"][-1]["status"] != "read":
            assert time.monotonic() < deadline, f"Not read within {SOON} ms"
            self.page.wait_for_timeout(100)

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
    parent.hears(re.compile("Are you ready"))
    while asks := parent.asked():
        parent.answers(asks)
    link = parent.chat.locator("a[href*='/pay/']")
    sync_api.expect(link).to_be_visible(timeout=SOON)
    assert "noopener" in (link.get_attribute("rel") or "")
    sync_api.expect(page.get_by_role("tabpanel").get_by_text("payment_pending").first).to_be_visible(timeout=SOON)
    if os.environ.get("SCREENSHOT"):
        page.screenshot(path=os.environ["SCREENSHOT"])
    page.get_by_role("tab", name="E-mails and texts").click()
    email = page.frame_locator("iframe").get_by_text("What is held, and who sees it")
    sync_api.expect(email).to_be_visible(timeout=SOON)
    assert page.locator("iframe").bounding_box()["height"] > 300, "the e-mail is there to be read"


@pytest.mark.timeout(240)
def test_the_example_family_plays_itself_through(page: Any):
    page.get_by_role("button", name="Example family", exact=True).click()
    finished = page.get_by_text("The example is finished. The chat is yours: write on.")
    sync_api.expect(finished).to_be_visible(timeout=6 * SOON)
    chat = page.get_by_role("log").filter(visible=True).last
    sync_api.expect(chat.locator("a[href*='/pay/']").last).to_be_visible(timeout=SOON)
    sync_api.expect(page.get_by_role("tabpanel").get_by_text("payment_pending").first).to_be_visible(timeout=SOON)
    sync_api.expect(page.get_by_role("group", name="Example family")).to_be_hidden()


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


def test_a_parent_may_hide_their_number(page: Any):
    parent = invited(page, "07700 900158")
    parent.hears(re.compile("invited"))
    parent.has_read()  # a status that came after the number was hidden would tell whose id it is
    page.get_by_role("button", name="Hide the number").click()
    sync_api.expect(page.get_by_role("status")).to_contain_text("any more, but GB.")
    parent.says("yes")
    parent.hears(re.compile("WhatsApp doesn't show me your number"))


def test_it_works_by_keyboard_alone(page: Any):
    parent = invited(page, "07700 900154")
    parent.hears(re.compile("invited"))
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
    for number in range(160, 165):  # whose news are waiting
        invited(page, f"07700 900{number}")
    parent = invited(page, "07700 900155")
    parent.hears(re.compile("invited"))
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollHeight") <= 640
    page.get_by_role("button", name="Behind the scenes").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("document.documentElement.scrollHeight") <= 640


@pytest.mark.parametrize("height", [800, 560])
def test_the_page_never_scrolls_into_nothing(page: Any, height: int):
    page.set_viewport_size({"width": 1280, "height": height})
    parent = invited(page, f"07700 900{166 + (height == 560)}")
    for said in ("who is this?", "help", "yes"):
        parent.says(said)
    for tab in ("Answers", "E-mails and texts", "Requests"):
        page.get_by_role("tab", name=re.compile(f"^{tab}")).click()
        assert page.evaluate("document.documentElement.scrollHeight") <= height, tab


@pytest.mark.parametrize("width", [1280, 360])
def test_axe_finds_nothing(page: Any, width: int):
    page.set_viewport_size({"width": width, "height": 800})
    parent = invited(page, f"07700 900{156 + (width == 360)}")
    parent.says("who is this?")
    parent.hears(re.compile("Are you ready"))
    found = page.evaluate(f"{AXE.read_text(encoding='utf-8')}; axe.run()")
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in found["violations"]] == []


def test_a_confirmation_bounces_from_the_inbox_and_is_asked_about(page: Any):
    parent = invited(page, "07700 900159")
    parent.says("who is this?")
    parent.hears(re.compile("Are you ready"))
    while asks := parent.asked():
        if asks["question"] == "email":
            parent.says("bounces@example.com")
        else:
            parent.answers(asks)
    page.get_by_role("tab", name="E-mails and texts").click()
    mail = page.get_by_role("article").filter(has_text="bounces@example.com").first
    mail.get_by_role("button", name="Bounce").click()
    parent.hears(re.compile("Our e-mail to bounces@example.com came back"))
    parent.says("arrives@example.com")
    parent.hears(re.compile("The confirmation is on its way there"))
    again = page.get_by_role("article").filter(has_text="arrives@example.com").first
    again.get_by_role("button", name="Deliver").click()
    deadline = time.monotonic() + SOON / 1000
    while stored(parent)["bounces"] and time.monotonic() < deadline:
        page.wait_for_timeout(100)
    assert stored(parent)["bounces"] == []


def stored(parent: OnScreen) -> dict[str, Any]:
    return requests.get(f"{parent.phone}/state", timeout=5).json()["conversation"]
