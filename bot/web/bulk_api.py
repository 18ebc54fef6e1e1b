"""POST /invites.csv: invites from a sheet, looked at unless told to send."""

from typing import Any

from flask import Blueprint, Response, request

from bot.club.bulk_invites import Became, BulkInvites, Preview, Standing, told
from bot.club.invite_sheet import read_sheet
from bot.logs.log_line import tell
from bot.web.auth import Gate, TooLarge, answer
from bot.web.fields import flag, query

MOST_ROWS = 500  # that one request looks at
MOST_AT_ONCE = 25  # that one request sends: API Gateway gives up after 29 seconds
EXAMPLES = 3
COMMAND = "python -m bot.commands.invite FILE.csv --send"


def invites_from_a_sheet(blueprint: Blueprint, gate: Gate, bulk: BulkInvites) -> None:
    @blueprint.post("/invites.csv")
    def invite_from_a_sheet() -> tuple[Response, int]:
        gate.enter("invite")
        fields = query()
        only_look = fields.read("preview", flag, True)
        skip_faults = fields.read("skip_faults", flag, False)
        fields.done()
        if request.mimetype != "text/csv":
            return answer(415, message="Send the sheet as it is, with the header Content-Type: text/csv")
        sheet = read_sheet(request.get_data())
        if sheet.size > MOST_ROWS:
            raise TooLarge(f"The sheet has {sheet.size} rows, and {MOST_ROWS} are the most: split it, or use {COMMAND}")
        preview = bulk.preview(sheet)
        if only_look:
            return answer(**_looked_at(bulk, preview))
        if preview.sheet.faults and not skip_faults:
            message = f"Nothing was sent, {preview.sheet.at_fault} with faults: put them right or add skip_faults=true"
            return answer(400, message=message, errors=preview.sheet.errors)
        if len(preview.rows) > MOST_AT_ONCE:
            raise TooLarge(
                f"The sheet has {len(preview.rows)} rows, and {MOST_AT_ONCE} are the most to send: use {COMMAND}"
            )
        return answer(**_sent(bulk, preview))


def _looked_at(bulk: BulkInvites, preview: Preview) -> dict[str, Any]:
    return {
        "message": str(preview),
        "preview": True,
        "counts": {each.value: preview.count(each) for each in Standing} | {"with faults": preview.sheet.at_fault},
        "examples": [
            {
                "row": row.number,
                "player": row.invite.player,
                "parent": row.invite.parent,
                "team": row.invite.side,
                "standing": standing,
            }
            for row, standing in preview.rows[:EXAMPLES]
        ],
        "first_invite": bulk.example(preview),
        "errors": preview.sheet.errors,
    }


def _sent(bulk: BulkInvites, preview: Preview) -> dict[str, Any]:
    outcomes = list(bulk.send(preview))
    counts = {each.value: sum(outcome.became is each for outcome in outcomes) for each in Became}
    tell(outcome=counts)
    return {
        "message": told(outcomes),
        "preview": False,
        "counts": counts,
        "errors": preview.sheet.errors | {f"row {each.row}": each.why for each in outcomes if each.why},
        "goes_on_at": next((each.row for each in outcomes if each.became is Became.STOPPED), None),
    }
