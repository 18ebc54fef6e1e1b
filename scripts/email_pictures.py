"""The pictures of docs/emails.md, of e-mails as they came: `python -m scripts.email_pictures`.

It needs what scripts/pictures.py needs. A family registers and pays, an answer is put right, and the secretary asks for
a link; each e-mail is taken on a laptop, on a phone and in the dark. One that is wider than its window stops it.
"""

import json
import shutil
import tempfile
import time
from pathlib import Path
from typing import Any

import requests
from playwright.sync_api import Page, sync_playwright

from local.example import pay
from local.machine import Machine
from local.supervisor import Supervisor
from scripts.pictures import ROOT, SOON, Reader, invite, lines

NUMBER, SECRETARY = "+447700900171", "secretary@example.org"
EMAILS = {  # the picture's name, and what its subject says
    "email-details": "one step left",
    "email-corrected": "put right",
    "email-registered": "is registered",
    "email-desk-link": "link to the desk",
}
WINDOWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 800, "height": 600}},
    "narrow": {"viewport": {"width": 375, "height": 600}},
    "dark": {"viewport": {"width": 800, "height": 600}, "color_scheme": "dark"},
}


def plays(addresses: dict[str, str]) -> None:
    """Have each of the e-mails sent."""
    transcript = (ROOT / "tests" / "conversations" / "u11-one-address.txt").read_text(encoding="utf-8")
    invite(addresses, transcript, NUMBER, "Panthers")
    parent = Reader(addresses["phone"], NUMBER)
    parent.hears()
    for line in lines(transcript):
        parent.says(line)
    reference, key = parent.get("state")["registrations"][0]["reference"], {"x-api-key": addresses["api_key"]}
    right = f"{addresses['bot']}/registrations/{reference}/answers/postcode"
    requests.put(right, json={"answer": "M41 5AB", "sure": True}, headers=key, timeout=SOON).raise_for_status()
    pay(addresses["bot"], parent.get("state")["registrations"][0])
    form = {"email": SECRETARY}
    requests.post(f"{addresses['bot']}/desk/sign-in", data=form, timeout=SOON).raise_for_status()


def sid_of(address: str, subject: str) -> str:
    """The e-mail of the inbox whose subject says so, once it is there."""
    deadline = time.monotonic() + SOON
    while time.monotonic() < deadline:
        inbox = requests.get(f"{address}/inbox", timeout=SOON).json()["messages"]
        if found := [each["sid"] for each in inbox if subject in (each.get("subject") or "")]:
            return str(found[-1])
        time.sleep(0.5)
    raise TimeoutError(f"No e-mail says {subject!r}: {[each.get('subject') for each in inbox]}")


def take(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        raise SystemExit(f"{file.stem} is wider than its window")
    page.screenshot(path=file, full_page=True)
    print(f"docs/{file.name}")


def main() -> None:
    browser = next(path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name)))
    with tempfile.TemporaryDirectory() as folder, Supervisor(Machine(Path(folder))), sync_playwright() as playwright:
        addresses = json.loads((Path(folder) / "addresses.json").read_text(encoding="utf-8"))
        plays(addresses)
        chromium = playwright.chromium.launch(executable_path=browser, args=["--no-sandbox", "--disable-gpu"])
        for window, settings in WINDOWS.items():
            page = chromium.new_context(**settings).new_page()
            for name, subject in EMAILS.items():
                sid = sid_of(addresses["phone"], subject)
                take(page, f"{addresses['phone']}/inbox/{sid}/html", ROOT / "docs" / f"{name}-{window}.png")


if __name__ == "__main__":
    main()
