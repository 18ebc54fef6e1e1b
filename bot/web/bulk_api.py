"""POST /invites.csv: invites from a sheet, looked at unless told to send."""

from flask import request

from bot.access.answers import Faulty, Said, answer
from bot.access.auth import TooLarge
from bot.club.bulk_invites import Became, BulkInvites, Preview, Standing, told
from bot.club.desk import NotPossible
from bot.club.invite_sheet import COLUMNS, InviteSheet
from bot.logs.log_line import tell
from bot.web.operations import Content, Operation, Reply
from bot.web.schemas import Example, LookedAt, Sent, Upload

MOST_ROWS = 500  # that one request looks at
MOST_AT_ONCE = 25  # that one request sends: API Gateway gives up after 29 seconds
EXAMPLES = 3
COMMAND = "python -m bot.commands.invite FILE.csv --send"
SHEET = {"type": "string", "description": f"A heading, then a row for each invite: {', '.join(COLUMNS)}."}


class BulkApi:
    def __init__(self, bulk: BulkInvites):
        self._bulk = bulk

    def operation(self) -> Operation:
        return Operation(
            name="invite_from_a_sheet",
            method="POST",
            path="/invites.csv",
            scope="invite",
            summary="Invite parents from a CSV",
            handle=self.invite,
            takes=Upload,
            content=Content("text/csv", SHEET),
            means="What would be done, or what was",
            answers=(LookedAt, Sent),
            refusals={
                409: "It would pass the month's budget of messages",
                413: f"More than 256 KB or {MOST_ROWS} rows to look at, or {MOST_AT_ONCE} to send",
                415: "Not text/csv",
            },
        )

    def invite(self, asked: Upload) -> Reply:
        if request.mimetype != "text/csv":
            return answer(Said(message="Send the sheet as it is, with the header Content-Type: text/csv"), 415)
        preview = self._bulk.preview(self._read())
        if asked.preview:
            return self._looked_at(preview)
        if preview.sheet.faults and not asked.skip_faults:
            return _faulty(preview.sheet)
        if len(preview.rows) > MOST_AT_ONCE:
            raise TooLarge(
                f"The sheet has {len(preview.rows)} rows, and {MOST_AT_ONCE} are the most to send: use {COMMAND}"
            )
        forecast = self._bulk.forecast(preview)
        if forecast.is_over and not asked.over_budget:
            raise NotPossible(f"Nothing was sent, it would pass the month's budget. {forecast}: add over_budget=true")
        return self._sent(preview)

    def _read(self) -> InviteSheet:
        sheet = self._bulk.read(request.get_data())
        if sheet.size > MOST_ROWS:
            raise TooLarge(f"The sheet has {sheet.size} rows, and {MOST_ROWS} are the most: split it, or use {COMMAND}")
        return sheet

    def _looked_at(self, preview: Preview) -> LookedAt:
        return LookedAt(
            message=str(preview),
            counts={each.value: preview.count(each) for each in Standing} | {"with faults": preview.sheet.at_fault},
            examples=[
                Example(
                    row=row.number,
                    player=row.invite.player,
                    parent=row.invite.parent,
                    team=row.invite.side,
                    standing=standing,
                )
                for row, standing in preview.rows[:EXAMPLES]
            ],
            first_invite=self._bulk.example(preview),
            forecast=str(self._bulk.forecast(preview)),
            stopped=self._bulk.stopped(),
            errors=preview.sheet.errors,
        )

    def _sent(self, preview: Preview) -> Sent:
        outcomes = list(self._bulk.send(preview))
        counts = {each.value: sum(outcome.became is each for outcome in outcomes) for each in Became}
        tell(outcome=counts)
        return Sent(
            message=told(outcomes),
            counts=counts,
            errors=preview.sheet.errors | {f"row {each.row}": each.why for each in outcomes if each.why},
            goes_on_at=next((each.row for each in outcomes if each.became is Became.STOPPED), None),
        )


def _faulty(sheet: InviteSheet) -> Reply:
    message = f"Nothing was sent, {sheet.at_fault} with faults: put them right or add skip_faults=true"
    return answer(Faulty(message=message, errors=sheet.errors), 400)
