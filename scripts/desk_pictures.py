"""The pictures of docs/desk.md, wide and narrow: `python -m scripts.desk_pictures`.

It needs what scripts/pictures.py needs.

Some families of the example season are played; the secretary signs in by the link in the page's inbox, lets others in,
sets some of the settings, and each page is looked at. A page that is wider than its window, or of which axe finds
something, light or dark, stops it.
"""

import csv
import io
import json
import re
import shutil
import tempfile
import time
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import requests
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from local.machine import Machine
from local.season.families import Family
from local.season.filling import ExampleSeason
from local.supervisor import Supervisor
from scripts.desk_sources import KEPT, digest
from scripts.pictures import ROOT, SOON

AXE = ROOT / "tests" / "whole" / "vendor" / "axe.min.js"
WIDTHS = {"wide": 1280, "narrow": 375}
COLOURS = 64  # of a picture: its letters stay as smooth, and it has a third of the bytes
SECRETARY, OFFICER = "secretary@example.org", "robin@example.org"
DESK = {
    "desk-sign-in": "/desk/sign-in",
    "desk-today": "/desk/",
    "desk-registrations": "/desk/registrations?team=Panthers+u11s",
    "desk-registration": "/desk/registrations/{waiting}",
    "desk-registered": "/desk/registrations/{paid}",
    "desk-act": "/desk/registrations/{sent}/do/answer",
    "desk-invites": "/desk/invites",
    "desk-columns": "{columns}",
    "desk-sheet": "{sheet}",
    "desk-season": "/desk/invites/season?season=2027-28",
    "desk-teams": "/desk/teams",
    "desk-squad": "/desk/teams/squad?team=Panthers+u11s",
    "desk-kit": "/desk/teams/kit?team=Panthers+u11s",
    "desk-photos": "/desk/teams/photos?team=Panthers+u11s",
    "desk-league": "/desk/teams/league?team=Panthers+u11s",
    "desk-glance": "/desk/season",
    "desk-settings": "/desk/settings",
    "desk-setting": "/desk/settings/quiet-hours",
    "desk-sure": "/desk/settings/team",
    "desk-players": "/desk/settings/team/players?of=Panthers+u11s",
    "desk-payments": "/desk/payments",
    "desk-people": "/desk/people",
    "desk-trail": "/desk/trail/{waiting}",
    "desk-medical": "/desk/teams/medical?team=Panthers+u11s",
}
AT_THE_DOOR, OF_THE_OFFICER = {"desk-sign-in"}, {"desk-medical"}  # all others are the secretary's
AFTER_ITS_FORM = {"desk-sure"}  # the page at its address is filled in first
PAID, SENT, WAITING, UNREACHED = 0, 8, 32, 42  # of the example season: registered, the answers are sent, …
PEOPLE = (
    ("Sam Ellis", SECRETARY, "secretary", ""),
    ("Robin Lee", OFFICER, "welfare officer", ""),
    ("Pat Grant", "pat@example.org", "treasurer", ""),
    ("Kit Moss", "kit@example.org", "manager", "Otters u9s"),
)
OUR_LINE = "To register you pay £{fee} now, and then £{monthly} a month by Direct Debit. Talk to us if that is hard."
FAMILIES = (
    PAID,
    4,
    1,
    SENT,
    9,
    13,
    14,
    15,
    16,
    17,
    18,
    20,
    21,
    25,
    28,
    30,
    WAITING,
    33,
    35,
    39,
    41,
    UNREACHED,
    46,
    48,
    59,
)
LINK = re.compile(r"http://\S+/desk/in/\S+")


class Helper:
    """What the pictures are taken with: the machine's addresses, and a browser that is signed in."""

    def __init__(self, addresses: dict[str, str], page: Page):
        self.addresses, self.page = addresses, page

    def plays(self) -> dict[str, str]:
        """One or two families of each course go it; some of their references by what became of them."""
        ExampleSeason(self.addresses, FAMILIES).fill()
        self._is_known_not_to_have_arrived(Family(UNREACHED).phone)
        chosen = {"paid": PAID, "sent": SENT, "waiting": WAITING}
        return {name: self._reference(Family(at).phone) for name, at in chosen.items()}

    def lets_in(self, name: str, email: str, role: str, team: str) -> None:
        self.page.goto(f"{self.addresses['bot']}/desk/people")
        self.page.get_by_label("Name", exact=True).fill(name)
        self.page.get_by_label("E-mail address").fill(email)
        for tick in filter(None, (role, team)):
            self.page.get_by_label(tick, exact=True).check()
        self.page.get_by_role("button", name="Let them in").click()
        self.page.get_by_role("cell", name=role).or_(self.page.get_by_role("row", name=name)).first.wait_for()

    def sets(self, part: str, **fields: str) -> None:
        """Change a part of the settings."""
        self.wants(part, **fields)
        self.page.get_by_role("button", name="Change it").click()
        self.page.wait_for_load_state()

    def wants(self, part: str, **fields: str) -> None:
        """As far as the page that asks whether it is to be changed."""
        self.page.goto(f"{self.addresses['bot']}/desk/settings/{part}")
        for name, value in fields.items():
            self.page.locator(f"[name={name}]").fill(value)
        self.page.get_by_role("button", name="Go on").click()
        self.page.get_by_role("heading", name="Change this?").wait_for()

    def brings_a_sheet(self) -> str:
        """Of 16 players, two of them with faults: the address of its preview."""
        rows = [Family(at).invite("2026-27") for at in range(60, 76)]
        rows[3] |= {"parent_tel": "4.477E+11"}
        rows[7] |= {"player_last_name": "TBC"}
        page = self._brings(rows)
        self.page.get_by_role("button", name="Invite 14 players").wait_for()
        return page

    def brings_other_columns(self) -> str:
        """A sheet with headings that are the club's own: the address of the page that asks which is which."""
        names = {"parent_tel": "Parent mobile", "membership_fee_amount": "Fee", "team_name": "Squad"}
        invite = Family(60).invite("2026-27") | {"Shoe size": "36"}
        page = self._brings([{names.get(field, field): value for field, value in invite.items()}])
        self.page.get_by_role("button", name="Look at it again").wait_for()
        return page

    def _brings(self, rows: list[dict[str, str]]) -> str:
        text = io.StringIO()
        writer = csv.DictWriter(text, rows[0])
        writer.writeheader()
        writer.writerows(rows)
        self.page.goto(f"{self.addresses['bot']}/desk/invites")
        file = {"name": "players.csv", "mimeType": "text/csv", "buffer": text.getvalue().encode()}
        self.page.get_by_label("The sheet").set_input_files(file)
        self.page.get_by_role("button", name="Look at it").click()
        self.page.wait_for_url("**/desk/invites/sheet/*")
        return self.page.url.removeprefix(self.addresses["bot"])

    def signs_in(self, email: str) -> None:
        earlier = len(self._links(email))
        self.page.goto(f"{self.addresses['bot']}/desk/")
        self.page.get_by_label("Your e-mail address").fill(email)
        self.page.get_by_role("button", name="Send me a link").click()
        self.page.goto(self._link(email, earlier))
        self.page.get_by_role("button", name="Sign in").click()
        self.page.get_by_role("heading", name="Today").wait_for()

    def takes_all(self, names: Collection[str], found: Mapping[str, str]) -> None:
        """The pictures of these names; `found` has what their addresses leave open."""
        for name, path in DESK.items():
            if name in names:
                self.takes(name, path.format_map(found))

    def takes(self, name: str, path: str) -> None:
        """The pictures of the page at this address."""
        self.page.goto(self.addresses["bot"] + path)
        self.takes_this(name)

    def takes_this(self, name: str) -> None:
        """A picture at each width of the page as it stands, which fits its window and of which axe finds nothing."""
        for width, pixels in WIDTHS.items():
            self.page.set_viewport_size({"width": pixels, "height": 900})
            if faults := self.faults():
                raise SystemExit(f"{name} at {pixels} px: {'; '.join(faults)}")
            picture = Image.open(io.BytesIO(self.page.screenshot(full_page=True))).convert("RGB")
            few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
            few.save(ROOT / "docs" / f"{name}-{width}.png", optimize=True)
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

    def _is_known_not_to_have_arrived(self, number: str) -> None:
        """Wait until the club knows that its invite did not come to this number."""
        deadline = time.monotonic() + SOON
        while time.monotonic() < deadline:
            if "undeliverable" in self._listed(number)["blocked_by"]:
                return
            time.sleep(0.5)
        raise TimeoutError(f"Nothing is heard of the invite to {number}")

    def _reference(self, number: str) -> str:
        return str(self._listed(number)["reference"])

    def _listed(self, number: str) -> dict[str, Any]:
        """The registration of this number as the club's API lists it."""
        answer = requests.get(
            f"{self.addresses['bot']}/registrations?season=2026-27",
            headers={"x-api-key": self.addresses["api_key"]}, timeout=SOON,
        )  # fmt: skip
        return next(each for each in answer.json()["registrations"] if each["parent_tel"] == number)

    def _link(self, email: str, earlier: int) -> str:
        """The link that came beyond so many earlier ones."""
        deadline = time.monotonic() + SOON
        while time.monotonic() < deadline:
            found = self._links(email)
            if len(found) > earlier:
                return found[-1]
            time.sleep(0.5)
        raise TimeoutError(f"No link came to {email}")

    def _links(self, email: str) -> list[str]:
        answer = requests.get(f"{self.addresses['phone']}/inbox?to={email}", timeout=SOON)
        return [link for each in answer.json()["messages"] for link in LINK.findall(each["text"])]


def main() -> None:
    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, Supervisor(Machine(Path(folder))), sync_playwright() as playwright:
        addresses = json.loads((Path(folder) / "addresses.json").read_text(encoding="utf-8"))
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        helper = Helper(addresses, chromium.new_page())
        found = helper.plays()
        helper.takes_all(AT_THE_DOOR, found)
        helper.signs_in(SECRETARY)
        for person in PEOPLE:
            helper.lets_in(*person)
        helper.sets("payment-line", line=OUR_LINE)
        kit = {"manager_name": "Kit Moss", "manager_phone": "07700 900002"}
        helper.sets("team", team="Panthers", age_group="u11s", **kit)
        found |= {"sheet": helper.brings_a_sheet(), "columns": helper.brings_other_columns()}
        helper.wants("team", team="Otters", age_group="u9s", **kit)
        helper.takes_this("desk-sure")
        helper.takes_all(DESK.keys() - AT_THE_DOOR - OF_THE_OFFICER - AFTER_ITS_FORM, found)
        officer = Helper(addresses, chromium.new_page())
        officer.signs_in(OFFICER)
        officer.takes_all(OF_THE_OFFICER, found)
    KEPT.write_text(f"{digest()}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
