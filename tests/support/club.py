"""The club's secretary at the desk: invites, lists, reads, acts, all through the API."""

import csv
import io
from pathlib import Path
from typing import Any

from werkzeug.test import TestResponse

from bot.access.keys import Keys
from bot.club.bulk_invites import BulkInvites
from bot.club.csv_cells import original
from bot.club.invite_sheet import COLUMNS
from bot.store.daily_limit import DailyLimit
from tests.support.chats.examples import ALL_ANSWERS, INVITE
from tests.support.house import API_KEY, House, Parent

SEASON = INVITE["current_registration_season"]


class Club:
    """`key` is the key that it calls with, API_KEY's at first."""

    def __init__(self, house: House):
        self.house, self.key = house, API_KEY

    @property
    def keys(self) -> Keys:
        return self.house.bot.keys

    @property
    def bulk(self) -> BulkInvites:
        """What the command works with; it waits by the house's clock."""
        bot = self.house.bot
        limit = DailyLimit(bot.dynamodb, bot.settings.table)
        return BulkInvites(
            bot.settings,
            bot.particulars.club,
            bot.store,
            bot.invitations,
            bot.desk,
            limit,
            bot.templates,
            bot.budget,
            bot.clock,
            self.house.clock.advance,
        )

    def calls(self, method: str, path: str, **what: Any) -> TestResponse:
        headers = {"x-api-key": self.key} | what.pop("headers", {})
        return self.house.browser.open(path, method=method, headers=headers, **what)

    def makes_a_key(self, *scopes: str, name: str = "The website") -> str:
        return self.keys.make(name, scopes, self.house.clock.now())

    def invites(self, player: str, number: str, **changes: Any) -> str:
        """Invite a player's parent; the reference."""
        first, _, last = player.partition(" ")
        names = {"player_first_name": first, "player_last_name": last or "Smith", "parent_tel": number}
        answer = self.house.admin_invites(**names | changes)
        assert answer.status_code == 200, answer.json
        return answer.json["reference"]

    def has_a_registration(self, number: str = INVITE["parent_tel"], **changes: Any) -> str:
        """A parent is invited, answers everything and sends it; the reference."""
        return self.house.lives("has", (number, changes), lambda: self._gets_one(number, **changes), keep=True)

    def _gets_one(self, number: str, **changes: Any) -> str:
        assert self.house.admin_invites(parent_tel=number, **changes).status_code == 200
        parent = Parent(self.house, number)
        parent.says(*ALL_ANSWERS, "yes")
        assert parent.registration.status == "payment_pending"
        return parent.registration.reference

    def lists(self, **asked: Any) -> TestResponse:
        return self.calls("GET", "/registrations", query_string={"season": SEASON} | asked)

    def reads(self, reference: str, what: str = "") -> TestResponse:
        return self.calls("GET", f"/registrations/{reference}{what}")

    def tells(self, reference: str, act: str, **body: Any) -> TestResponse:
        """Resend, withdraw, release, payments."""
        return self.calls("POST", f"/registrations/{reference}/{act}", json=body)

    def notes(self, reference: str, what: str) -> TestResponse:
        return self.calls("PUT", f"/registrations/{reference}/{what}")

    def takes_back(self, reference: str, what: str) -> TestResponse:
        return self.calls("DELETE", f"/registrations/{reference}/{what}")

    def exports(self, **asked: Any) -> list[dict[str, str]]:
        """The rows of the CSV as a spreadsheet shows them: without the apostrophes that only mark text."""
        answer = self.calls("GET", "/registrations.csv", query_string={"season": SEASON} | asked)
        assert answer.status_code == 200, answer.json
        rows = csv.DictReader(io.StringIO(answer.data.decode("utf-8-sig"), newline=""))
        return [{name: original(cell) for name, cell in row.items()} for row in rows]

    def uploads(self, data: bytes | str, **asked: str) -> TestResponse:
        return self.calls("POST", "/invites.csv", data=data, content_type="text/csv", query_string=asked)


def family(number: int, **changes: str) -> dict[str, str]:
    """The row of one of many families, each with its own phone."""
    own = {"player_first_name": f"Kim{chr(97 + number // 26)}{chr(97 + number % 26)}"}
    return INVITE | own | {"parent_tel": f"+447700900{number:03d}"} | changes


def sheet(*rows: dict[str, str], columns: tuple[str, ...] = COLUMNS, delimiter: str = ",") -> str:
    """A sheet as a spreadsheet saves it; row 2 is the first."""
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def saved(folder: Path, text: str | bytes) -> Path:
    path = folder / "invites.csv"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path
