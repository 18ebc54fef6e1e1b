"""A secretary's evening at the desk, in a real browser with the real bot behind it, from the first link to the kit."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import requests

from bot.club.workbook import rows_of
from bot.desk.frame.seasons import season_now
from local.season.families import Family
from local.season.filling import ExampleSeason
from tests.support.club import family, sheet
from tests.support.running import addresses

BROWSER = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
desk_pictures = pytest.importorskip(
    "scripts.desk_pictures", reason="there is no playwright here: python3 start.py test installs it"
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="there is no chromium here: apt install chromium")

SENT, PLAYS_UP, STUCK = 8, 13, 30  # of the example season
SECRETARY = "secretary@example.org"
SEASON = season_now(datetime.now(UTC))
WIDTHS = (1280, 375)


class Evening(desk_pictures.Helper):
    """The secretary at the browser."""

    def opens(self, path: str) -> None:
        self.page.goto(self.addresses["bot"] + path)

    def finds(self, at: int) -> None:
        """The registration of one of the families, by its parent's number."""
        self.opens(f"/desk/registrations?season={SEASON}&q={Family(at).phone.replace('+44', '0')}")
        self.page.get_by_role("link", name=Family(at).player[1]).first.click()

    def chooses(self, group: str, act: str) -> None:
        """An act of this registration, and its button."""
        self.page.locator("summary", has_text=group).click()
        self.page.get_by_role("link", name=act).click()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).click()

    def reaches(self, words: str) -> None:
        """By the keyboard alone: on with Tab to what has these words, and Enter."""
        self.page.get_by_text(words, exact=True).first.wait_for(state="attached")  # on the page that it is on
        self.page.wait_for_load_state()
        for _ in range(100):
            self.page.keyboard.press("Tab")
            if self.page.evaluate("document.activeElement?.innerText?.trim()") == words:
                self.page.keyboard.press("Enter")
                return
        raise LookupError(words)

    def sees(self, text: str) -> None:
        self.page.locator("main").get_by_text(text).first.wait_for()

    def heard_by(self, at: int) -> str:
        """Everything that a family's parent was told in the chat."""
        url = f"{self.addresses['phone']}/phones/{requests.utils.quote(Family(at).phone, safe='')}/messages"
        return "\n".join(each["text"] for each in requests.get(url, timeout=10).json()["messages"])


@pytest.fixture
def evening(folder: Path) -> Iterator[Evening]:
    """The desk with one family that has sent everything, one that plays up, and one that is stuck."""
    where = addresses(folder)
    ExampleSeason(where, (SENT, PLAYS_UP, STUCK)).fill()
    with desk_pictures.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox", "--disable-gpu"])
        page = chromium.new_page(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
        page.set_default_timeout(20_000)
        yield Evening(where, page)
        chromium.close()


@pytest.mark.timeout(240)
def test_the_whole_evening_of_a_secretary(evening: Evening, tmp_path: Path):
    page = evening.page
    evening.signs_in(SECRETARY)
    evening.sees("to play one year up")

    invites_a_sheet_of_34(evening)

    evening.opens("/desk/")
    page.locator(".cards").get_by_role("link", name=Family(STUCK).player[1]).click()
    page.get_by_label("Write to").fill("Of course he can. Ring me if it is easier.")
    evening.presses("Send as secretary")
    evening.sees("secretary is on it")
    evening.chooses("Chat", "Give the chat back")
    evening.presses("Give the chat back to the assistant")
    assert "Ring me if it is easier" in evening.heard_by(STUCK)
    assert "Back with you" in evening.heard_by(STUCK)

    evening.finds(PLAYS_UP)
    evening.chooses("Put right", "Approve playing one year up")
    evening.presses("Approve playing one year up")
    evening.sees("play up, secretary")

    evening.finds(SENT)
    evening.chooses("Put right", "Put an answer right")
    page.get_by_label("What is to be put right").select_option("postcode")
    page.get_by_label("The right answer").fill("m32 0aa")
    evening.presses("Put an answer right")
    evening.sees("M32 0AA")
    evening.sees("put right: postcode")

    evening.finds(SENT)
    evening.reaches("Invite and notes")
    evening.reaches("Note that proof of age was seen")
    page.wait_for_url("**/do/note-proof-of-age")
    evening.reaches("Note that proof of age was seen")
    evening.sees("proof of age, secretary")

    team, group = Family(SENT).team
    evening.opens(f"/desk/teams?season={SEASON}")
    row = page.get_by_role("row", name=f"{team} u{group}s")
    row.get_by_role("link", name="Squad").click()
    evening.sees(" ".join(Family(SENT).player))
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation").first.is_visible()
    assert len(page.pdf()) > 5_000, "the coach has it on paper"
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Kit order").click()
    with page.expect_download() as order:
        page.get_by_role("link", name="As .xlsx").click()
    order.value.save_as(tmp_path / "kit.xlsx")
    heading, *sizes = rows_of((tmp_path / "kit.xlsx").read_bytes())
    assert heading == ["Size", "How many", "Numbers"]
    assert any(str(Family(SENT).shirt) in numbers.split(", ") for _, _, numbers in sizes)

    every_page_is_for_everybody(evening)


def invites_a_sheet_of_34(evening: Evening) -> None:
    rows = [
        family(at, parent_tel=f"+447700900{960 + at}", current_registration_season=SEASON, team_name="Swifts")
        for at in range(34)
    ]
    evening.opens("/desk/invites")
    file = {"name": "swifts.csv", "mimeType": "text/csv", "buffer": sheet(*rows).encode()}
    evening.page.get_by_label("The sheet").set_input_files(file)
    evening.presses("Look at it")
    evening.presses("Invite 34 players")
    evening.sees("25 players were invited, 9 are left")
    evening.presses("Invite 9 players")
    evening.sees("Nobody of this sheet is left to invite")


def every_page_is_for_everybody(evening: Evening) -> None:
    """Axe finds nothing, light and dark, and nothing is wider than a phone."""
    evening.finds(STUCK)
    one = evening.page.url.removeprefix(evening.addresses["bot"])
    side = "+".join((Family(SENT).team[0], f"u{Family(SENT).team[1]}s"))
    paths = (
        "/desk/", f"/desk/registrations?season={SEASON}", one, f"{one}/do/photo", "/desk/invites",
        f"/desk/invites/season?season={SEASON[:2]}{int(SEASON[2:4]) + 1}-{int(SEASON[-2:]) + 1}",
        f"/desk/teams?season={SEASON}", f"/desk/teams/squad?season={SEASON}&team={side}", "/desk/people",
        f"/desk/season?season={SEASON}", f"/desk/teams/league?season={SEASON}&team={side}",
        f"/desk/teams/photos?season={SEASON}&team={side}", "/desk/settings", "/desk/settings/fees",
        "/desk/settings/team",
        f"/desk/payments?season={SEASON}", f"/desk/trail/{datetime.now(UTC):%Y-%m}",
    )  # fmt: skip
    wrong: dict[tuple[str, int], list[str]] = {}
    for path in paths:
        evening.opens(path)
        for width in WIDTHS:
            evening.page.set_viewport_size({"width": width, "height": 900})
            wrong[path, width] = evening.faults()
    assert {place: faults for place, faults in wrong.items() if faults} == {}
