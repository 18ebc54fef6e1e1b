"""The shapes of what the club's API takes and answers: each request is read by its own, each answer is made of its own,
and openapi.json is written from both.
"""

from datetime import datetime
from typing import Annotated, Any, Literal

import msgspec
from msgspec import Meta

from bot.access.answers import Errors, Said
from bot.club import transcript
from bot.club.bulk_invites import Standing
from bot.club.invite_sheet import COLUMNS
from bot.club.serialize import Summary, Whole
from bot.store.registrations import MOST, PAGE, STATUSES
from bot.web.fields import Body, Flag, Pence, Query, Season, moment, one_of, text, up_to
from flows.registration.payments import MISSED, NOTED, REFUND, UNDOES
from flows.registration.usual import MAY_BE_LEFT_OUT

Schema = dict[str, Any]
Outcome = Literal["message_sent", "waiting"]
Cursor = Annotated[str | None, Meta(description="`after` of the page that follows; null on the last.")]
LONGEST_ID = 128  # characters


class Which(Query, frozen=True, kw_only=True):
    """Which registrations are asked for; an empty one is any."""

    season: Season
    team: Annotated[str, text(70, "With its age group, like Panthers u11s.")] = ""
    status: Annotated[str, one_of(STATUSES)] = ""


class Listing(Which, frozen=True, kw_only=True):
    after: Annotated[str, text(LONGEST_ID)] = ""
    limit: Annotated[int, up_to(MOST)] = PAGE


class Excerpt(Query, frozen=True, kw_only=True):
    """Which part of a chat."""

    after: Annotated[str, text(LONGEST_ID)] = ""
    limit: Annotated[int, up_to(transcript.MOST)] = transcript.PAGE


class Upload(Query, frozen=True, kw_only=True):
    preview: Flag = True
    skip_faults: Flag = False
    over_budget: Flag = False


class Nothing(Body, frozen=True, kw_only=True):
    """No fields."""


class Resend(Body, frozen=True, kw_only=True):
    resend_id: Annotated[str, text(LONGEST_ID, "The same id is sent once.")] | None = None


class Withdrawal(Body, frozen=True, kw_only=True):
    reason: Annotated[str, text(200)] | None = None


class PaymentNote(Body, frozen=True, kw_only=True):
    payment_id: Annotated[str, text(LONGEST_ID, "The same id is noted once.")]
    kind: Annotated[str, one_of(NOTED)]
    amount: Pence | None = None
    of: Annotated[str, text(LONGEST_ID, "The payment_id of what failed or was cancelled, or is refunded.")] | None = (
        None
    )
    at: Annotated[datetime, moment("When it was paid; now by default.")] | None = None

    def faults(self) -> dict[str, str]:
        """What this kind needs and lacks."""
        lacks = {
            "of": self.kind in UNDOES and not self.of,
            "amount": self.kind in {REFUND, MISSED} and self.amount is None,
        }
        return {field: "is missing" for field, so in lacks.items() if so}


class Fees(Body, frozen=True, kw_only=True):
    membership_fee: Pence
    monthly_fee: Pence


class Page(msgspec.Struct, frozen=True, kw_only=True):
    registrations: list[Summary]
    next: Cursor


class Transcript(msgspec.Struct, frozen=True, kw_only=True):
    messages: list[transcript.Message]
    next: Cursor


class Done(Said, frozen=True, kw_only=True):
    registration: Whole


class Invited(Said, frozen=True, kw_only=True):
    player: str
    parent: str
    team: str
    status: Outcome
    message_sid: str | None
    delivery: str
    reference: str


class Example(msgspec.Struct, frozen=True, kw_only=True):
    row: int
    player: str
    parent: str
    team: str
    standing: Standing


class LookedAt(Said, frozen=True, kw_only=True):
    preview: Annotated[bool, Meta(extra_json_schema={"const": True})] = True
    counts: Annotated[dict[str, int], Meta(description="Rows by how they stand.")]
    examples: list[Example]
    first_invite: str
    forecast: Annotated[str, Meta(description="What it takes to register them, and what this month's messages are.")]
    stopped: Annotated[str, Meta(description="Why WhatsApp lets nobody be invited now, and what helps; or empty.")]
    errors: Errors


class Sent(Said, frozen=True, kw_only=True):
    preview: Annotated[bool, Meta(extra_json_schema={"const": False})] = False
    counts: Annotated[dict[str, int], Meta(description="Rows by what became of them.")]
    errors: Errors
    goes_on_at: Annotated[int | None, Meta(description="The row to go on with: send the same sheet later.")]


def invite() -> Schema:
    """The trigger's body, which flows/registration/invites.py reads: the columns of the sheet are its fields."""
    text: Schema = {"type": "string"}
    amount: Schema = {"anyOf": [text, {"type": "number"}], "description": "In pounds: 40, 40.50 or £40."}
    return {
        "type": "object",
        "properties": {field: amount if "amount" in field else text for field in COLUMNS},
        "required": [field for field in COLUMNS if field not in MAY_BE_LEFT_OUT],
        "description": f"{', '.join(sorted(MAY_BE_LEFT_OUT))} may be left out where the club's settings say them.",
    }
