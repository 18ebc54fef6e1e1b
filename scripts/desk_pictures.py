"""The pictures of docs/desk.md, wide and narrow: `python -m scripts.desk_pictures`.

It needs what scripts/pictures.py needs.

Three families are played, of whom one pays; the secretary signs in by the link in the page's inbox, and each page is
looked at. A page that is wider than its window, or of which axe finds something, light or dark, stops it.
"""

import json
import re
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Page, sync_playwright

from local.example import pay
from local.example_family import INVITE
from local.machine import Machine
from local.supervisor import Supervisor
from scripts.pictures import ROOT, SOON, Reader, invite, lines

AXE = ROOT / "tests" / "whole" / "vendor" / "axe.min.js"
WIDTHS = {"wide": 1280, "narrow": 375}
DESK = {
    "desk-today": "/desk/",
    "desk-registrations": "/desk/registrations",
    "desk-registration": "/desk/registrations/{waiting}",
    "desk-act": "/desk/registrations/{sent}/do/answer",
    "desk-invites": "/desk/invites",
    "desk-season": "/desk/invites/season?season=2027-28",
    "desk-teams": "/desk/teams",
    "desk-squad": "/desk/teams/squad?team=Panthers+u11s",
    "desk-payments": "/desk/payments",
    "desk-people": "/desk/people",
}
LINK = re.compile(r"http://\S+/desk/in/\S+")


class Helper:
    """What the pictures are taken with: the machine's addresses, and a browser that is signed in."""

    def __init__(self, addresses: dict[str, str], page: Page):
        self.addresses, self.page = addresses, page

    def plays(self) -> dict[str, str]:
        """One family sends all and pays, one waits for a person, one is only invited; two references by their names."""
        transcript = (ROOT / "tests" / "conversations" / "u11-one-address.txt").read_text(encoding="utf-8")
        invite(self.addresses, transcript, "+447700900161", "Panthers")
        sent = Reader(self.addresses["phone"], "+447700900161")
        sent.hears()
        for line in lines(transcript):
            sent.says(line)
        pay(self.addresses["bot"], sent.get("state")["registrations"][0])
        sent.hears()
        found = {"sent": self._reference("+447700900161")}
        for number, first in (("+447700900162", "Mia"), ("+447700900163", "José")):
            self._invite(parent_tel=number, player_first_name=first)
        waiting = Reader(self.addresses["phone"], "+447700900162")
        waiting.hears()
        waiting.says("yes")
        waiting.says("can I talk to someone?")
        waiting.post({"text": "She is with her dad until Sunday, can he do it?"})
        return found | {"waiting": self._reference("+447700900162")}

    def signs_in(self, email: str) -> None:
        self.page.goto(f"{self.addresses['bot']}/desk/")
        self.page.get_by_label("Your e-mail address").fill(email)
        self.page.get_by_role("button", name="Send me a link").click()
        self.page.goto(self._link(email))
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("heading", name="Today").wait_for()

    def takes(self, name: str, path: str) -> None:
        """A picture at each width, of a page that fits its window and of which axe finds nothing."""
        for width, pixels in WIDTHS.items():
            self.page.set_viewport_size({"width": pixels, "height": 900})
            self.page.goto(self.addresses["bot"] + path)
            if faults := self.faults():
                raise SystemExit(f"{path} at {pixels} px: {'; '.join(faults)}")
            self.page.screenshot(path=ROOT / "docs" / f"{name}-{width}.png", full_page=True)
            print(f"docs/{name}-{width}.png")

    def faults(self) -> list[str]:
        """What is wrong with the page as it stands, at this width: what axe finds, light and dark, and its width."""
        self.page.evaluate(AXE.read_text(encoding="utf-8"))
        found = self._found("axe.run()")
        self.page.emulate_media(color_scheme="dark")
        found += [f"dark: {each}" for each in self._found("axe.run({runOnly: ['color-contrast']})")]
        self.page.emulate_media(color_scheme="light")
        wide = self.page.evaluate("document.documentElement.scrollWidth > innerWidth")
        return found + ["wider than its window"] * wide

    def _found(self, run: str) -> list[str]:
        found: dict[str, Any] = self.page.evaluate(run)
        return [f"{each['id']}: {each['nodes'][0]['html'][:200]}" for each in found["violations"]]

    def _invite(self, **fields: str) -> None:
        key, body = {"x-api-key": self.addresses["api_key"]}, INVITE | fields
        answer = requests.post(f"{self.addresses['bot']}/trigger", json=body, headers=key, timeout=SOON)
        answer.raise_for_status()

    def _reference(self, number: str) -> str:
        answer = requests.get(
            f"{self.addresses['bot']}/registrations?season=2026-27",
            headers={"x-api-key": self.addresses["api_key"]}, timeout=SOON,
        )  # fmt: skip
        return next(each["reference"] for each in answer.json()["registrations"] if each["parent_tel"] == number)

    def _link(self, email: str) -> str:
        deadline = time.monotonic() + SOON
        while time.monotonic() < deadline:
            answer = requests.get(f"{self.addresses['phone']}/inbox?to={email}", timeout=SOON)
            found = [link for each in answer.json()["messages"] for link in LINK.findall(each["text"])]
            if found:
                return found[-1]
            time.sleep(0.5)
        raise TimeoutError(f"No link came to {email}")


def main() -> None:
    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, Supervisor(Machine(Path(folder))), sync_playwright() as playwright:
        addresses = json.loads((Path(folder) / "addresses.json").read_text(encoding="utf-8"))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        helper = Helper(addresses, chromium.new_page())
        references = helper.plays()
        helper.signs_in("secretary@example.org")
        for name, path in DESK.items():
            helper.takes(name, path.format_map(references))


if __name__ == "__main__":
    main()
