"""Invites: one child by a form, or a sheet that is looked at first, and sent some rows at a time."""

from flask import Response, request
from werkzeug.exceptions import NotFound

from bot.club.bulk_invites import Became, Outcome, Preview, Standing
from bot.club.desk import NotPossible
from bot.club.invite_sheet import COLUMNS, LEFT_OUT, InviteSheet
from bot.desk.frame.page import Page, Visit, on_to, shown
from bot.desk.frame.parts import Parts
from bot.desk.people.roles import May
from bot.desk.people.sheets import LARGEST, Sheet
from flows.registration.invites import Faults
from flows.registration.usual import fillable, read_draft

MOST_ROWS = 500  # that one page looks at
AT_ONCE = 25  # that one button sends: API Gateway gives up after 29 seconds
LABELS = {
    "player_first_name": "Player's first name", "player_last_name": "Player's last name", "team_name": "Team",
    "age_group": "Age group, like u11s", "team_manager_1_full_name": "Manager's name",
    "team_manager_1_tel": "Manager's phone", "current_registration_season": "Season",
    "parent_first_name": "Parent's first name", "parent_last_name": "Parent's last name",
    "parent_tel": "Parent's mobile",
    "membership_fee_amount": "Membership fee in pounds", "subscription_fee_amount": "Monthly fee in pounds",
}  # fmt: skip


def pages(parts: Parts) -> list[Page]:
    invites = Invites(parts)
    return [
        Page("invites", "GET", "/desk/invites", May.INVITE, invites.show),
        Page("invite", "POST", "/desk/invites", May.INVITE, invites.invite),
        Page("upload", "POST", "/desk/invites/sheet", May.INVITE, invites.upload),
        Page("sheet", "GET", "/desk/invites/sheet/<name>", May.INVITE, invites.look),
        Page("columns", "POST", "/desk/invites/sheet/<name>/columns", May.INVITE, invites.say_columns),
        Page("send_sheet", "POST", "/desk/invites/sheet/<name>", May.INVITE, invites.send),
    ]


class Invites:
    def __init__(self, parts: Parts):
        self._parts = parts

    def show(self, visit: Visit, errors: dict[str, str] | None = None, said: str = "", status: int = 200) -> Response:
        typed = request.form if errors else {"current_registration_season": visit.season}
        return shown(
            "invites.html",
            visit,
            status,
            labels=LABELS,
            errors=errors or {},
            typed=typed,
            said=said,
            usual=self._usual(),
        )

    def _usual(self) -> str:
        """What the club says for all, which an invite may leave out."""
        may_lack = fillable(self._parts.particulars.club())
        return ", ".join(label for name, label in LABELS.items() if name in may_lack).lower()

    def invite(self, visit: Visit) -> Response:
        """One child; what was typed stays where it has faults."""
        fields = {name: request.form.get(name, "").strip() for name in LABELS}
        try:
            invite = read_draft(fields, self._parts.particulars.club()).invite
        except Faults as faults:
            errors = {name: f"{LABELS[name]} {fault}" for name, fault in faults.errors.items()}
            return self.show(visit, errors, status=400)
        sheet = self._parts.bulk.read("\n".join(_line(each) for each in (list(fields), list(fields.values()))).encode())
        with self._parts.once.form(visit) as is_to_be_done:
            outcomes = self._sent(self._parts.bulk.preview(sheet)) if is_to_be_done else []
        said = outcomes[0].why or str(outcomes[0].became) if outcomes else "It was done already"
        return self.show(visit, said=f"{invite.player}, {invite.side}: {said}.")

    def upload(self, visit: Visit) -> Response:
        file = request.files.get("sheet")
        data = file.read(LARGEST + 1) if file else b""
        if not data or len(data) > LARGEST:
            fault = "Choose a file" if not data else "The file is larger than 256 KB: split it"
            return self.show(visit, {"sheet": fault}, status=400)
        try:
            self._parts.bulk.read(data)
        except Faults as faults:
            if "file" in faults.errors:
                return self.show(visit, {"sheet": f"The file {faults.errors['file']}"}, status=400)
        name = self._parts.sheets.keep(visit.person.email, Sheet(data, {}), visit.now)
        return on_to(f"/desk/invites/sheet/{name}")

    def look(self, visit: Visit, name: str, outcomes: list[Outcome] | None = None) -> Response:
        """The sheet as it stands now: its columns' faults first, then those of its cells, and how many would go out."""
        sheet = self._found(visit, name)
        try:
            preview = self._preview(sheet)
        except Faults as faults:
            return self._ask_for_columns(visit, name, faults)
        to_invite = preview.count(Standing.TO_INVITE)
        return shown(
            "sheet.html",
            visit,
            name=name,
            labels=LABELS,
            preview=preview,
            counts=[(each, preview.count(each)) for each in Standing],
            to_invite=to_invite,
            next=min(to_invite, AT_ONCE),
            example=self._parts.bulk.example(preview),
            forecast=self._parts.bulk.forecast(preview),
            stopped=self._parts.bulk.stopped(),
            outcomes=outcomes or [],
            Became=Became,
        )

    def say_columns(self, visit: Visit, name: str) -> Response:
        """Which field each heading means, as somebody says it."""
        sheet = self._found(visit, name)
        said = {
            heading: field
            for heading, field in zip(request.form.getlist("heading"), request.form.getlist("field"), strict=False)
            if field in COLUMNS or field == LEFT_OUT
        }
        self._parts.sheets.keep(visit.person.email, Sheet(sheet.data, sheet.columns | said), visit.now, name)
        return on_to(f"/desk/invites/sheet/{name}")

    def send(self, visit: Visit, name: str) -> Response:
        """The next rows go out; who was invited before is not invited again."""
        try:
            preview = self._preview(self._found(visit, name))
        except Faults:
            return on_to(f"/desk/invites/sheet/{name}")
        forecast = self._parts.bulk.forecast(preview)
        if forecast.is_over and request.form.get("over_budget") != "yes":
            raise NotPossible(f"Nothing was sent, it would pass the month's budget of messages. {forecast}")
        with self._parts.once.form(visit) as is_to_be_done:
            outcomes = self._sent(preview) if is_to_be_done else []
        return self.look(visit, name, outcomes)

    def _sent(self, preview: Preview) -> list[Outcome]:
        rows = [each for each in preview.rows if each[1] is Standing.TO_INVITE]
        known = [(row, standing) for row, standing in preview.rows if standing is not Standing.TO_INVITE]
        if not rows:
            return [Outcome(row.number, Became.REFUSED, str(standing)) for row, standing in known]
        return list(self._parts.bulk.send(Preview(rows[:AT_ONCE], preview.sheet)))

    def _preview(self, sheet: Sheet) -> Preview:
        """Raises Faults for what is wrong with the columns, or with the whole file."""
        read = self._parts.bulk.read(sheet.data, sheet.columns)
        if read.size > MOST_ROWS:
            raise Faults({"rows": f"are {read.size}, and {MOST_ROWS} are the most: split the sheet"})
        return self._parts.bulk.preview(InviteSheet(read.rows, read.faults))

    def _ask_for_columns(self, visit: Visit, name: str, faults: Faults) -> Response:
        """For each heading that is not known, which field it means; a likely one is chosen."""
        unknown, others = {}, {}
        for place, remedy in faults.errors.items():
            heading = place.removeprefix("column ")
            guess = remedy.rpartition(" ")[2]
            if remedy.startswith("is not known"):
                unknown[heading] = guess if guess in COLUMNS else LEFT_OUT
            else:
                others[LABELS.get(heading, place)] = remedy
        fields = [*LABELS.items(), (LEFT_OUT, "Leave it out")]
        return shown("columns.html", visit, 400, name=name, unknown=unknown, others=others, fields=fields)

    def _found(self, visit: Visit, name: str) -> Sheet:
        sheet = self._parts.sheets.find(visit.person.email, name) if len(name) <= 40 else None
        if sheet is None:
            raise NotFound
        return sheet


def _line(cells: list[str]) -> str:
    return ",".join('"' + cell.replace('"', '""') + '"' for cell in cells)
