"""The pictures of docs/, taken of phones on which chats are played: `python -m scripts.pictures`.

Needs playwright (requirements/dev.txt) and chromium. The parents' lines are those of `tests/conversations`, where a
picture is taken once the bot says what is named for it, and of the five families of five_families.py.
"""

import json
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import requests
from playwright.sync_api import Page, sync_playwright

from local.example_family import INVITE
from local.machine import Machine
from local.phone.client import Phone
from local.supervisor import Supervisor
from scripts.five_families import HOUSEHOLDS, Speaker

ROOT = Path(__file__).resolve().parent.parent
SIZE = {"width": 375, "height": 812}  # a phone's
PICTURES = {  # of each transcript, what the bot says when a picture is taken
    "u11-one-address": {"What size of kit": "chat.png", "set up here": "chat-u11.png"},
    "siblings-one-u16": {"You told me this before": "chat-siblings.png"},
    "everything-wrong": {"That sounds frustrating": "chat-everything-wrong.png"},
}
NUMBERS = ("+447700900151", "+447700900152", "+447700900153")
TEAMS = ("Panthers", "Otters", "Eagles")  # one each: a child is registered in a team once
HEAD = re.compile(r"^# invite: (.*)$", re.MULTILINE)
SAID = re.compile(r"^Jane(?: \[\w+\])?(?: (taps|sends a photo))?(?:: (.*))?$", re.MULTILINE)
SOON = 30.0  # seconds
QUIET = 1.0  # seconds after which nothing more comes


class Reader(Phone):
    """A parent who reads all of an answer before they write on."""

    def says(self, text: str) -> str:
        """Say it, and hear the answer."""
        self.post({"text": text})
        return self.hears()

    def hears(self) -> str:
        """What the bot answers, once it has said all. TimeoutError where no answer comes."""
        deadline, heard = time.monotonic() + SOON, ""
        while time.monotonic() < deadline:
            new = self.news(wait=QUIET if heard else SOON)
            if heard and not new:
                return heard
            heard += "\n".join(message["text"] for message in new if message["from"] == "bot")
        raise TimeoutError(f"No answer within {SOON:.0f} seconds")


def lines(transcript: str) -> Iterator[str]:
    """What the parent says in it; a photo is sent later."""
    for how, text in SAID.findall(transcript):
        yield "later" if how == "sends a photo" else text


def invite(addresses: dict[str, str], transcript: str, number: str, team: str) -> None:
    """Invite the parent for each of the transcript's children."""
    for heading in HEAD.findall(transcript):
        given = dict(pair.split("=", 1) for pair in heading.split(", ") if "=" in pair)
        fields = INVITE | given | {"team_name": team, "parent_tel": number}
        key = {"x-api-key": addresses["api_key"]}
        answer = requests.post(f"{addresses['bot']}/trigger", json=fields, headers=key, timeout=SOON)
        answer.raise_for_status()


def play(addresses: dict[str, str], page: Page, name: str, number: str, team: str) -> None:
    """Play a transcript on a phone, up to the last of its pictures."""
    transcript = (ROOT / "tests" / "conversations" / f"{name}.txt").read_text(encoding="utf-8")
    invite(addresses, transcript, number, team)
    phone, left = Reader(addresses["phone"], number), list(PICTURES[name].items())
    phone.hears()
    for line in lines(transcript):
        if left[0][0] in phone.says(line):
            take(page, addresses["phone"], number, ROOT / "docs" / left.pop(0)[1])
        if not left:
            return
    raise LookupError(f"{name} hears no {left[0][0]!r}")


def take(page: Page, address: str, number: str, file: Path) -> None:
    """A picture of this parent's phone, as it is now."""
    page.goto(address)
    page.locator("body:not([aria-busy])").wait_for()
    page.locator(f"[data-number='{number}']").click()
    page.wait_for_timeout(1000 * QUIET)
    page.get_by_role("log").filter(visible=True).last.locator("xpath=ancestor::section[1]").screenshot(path=file)
    print(f"docs/{file.name}")


def main() -> None:
    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, Supervisor(Machine(Path(folder))), sync_playwright() as playwright:
        addresses = json.loads((Path(folder) / "addresses.json").read_text(encoding="utf-8"))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport=SIZE, device_scale_factor=2, reduced_motion="reduce")
        for name, number, team in zip(PICTURES, NUMBERS, TEAMS, strict=True):
            play(addresses, page, name, number, team)
        for picture, household in HOUSEHOLDS.items():
            Speaker(addresses, household).plays()
            take(page, addresses["phone"], household.number, ROOT / "docs" / f"{picture}.png")


if __name__ == "__main__":
    main()
