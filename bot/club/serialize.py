"""How a registration is shown to the club's programs: plain JSON, its status and its payment apart."""

from collections.abc import Mapping
from typing import Any

import msgspec

from bot.store.registrations import Row
from flows.records import Registration
from flows.registration.payments import KINDS, owed

PAID, OWED, NOT_NEEDED = "paid", "owed", "not needed"


def payment(registration: Registration) -> dict[str, str]:
    """The state of the fee and of the mandate: paid, owed, or not needed where the club takes nothing."""
    paid, still = {each.kind for each in registration.payments}, owed(registration)
    return {kind: PAID if kind in paid else OWED if kind in still else NOT_NEEDED for kind in KINDS}


def summary(row: Row) -> dict[str, Any]:
    """One registration as a list shows it."""
    registration, invite = row.registration, row.registration.invite
    return {
        "reference": registration.reference,
        "season": invite.season,
        "team": invite.team,
        "age_group": f"u{invite.age_group}s",
        "player": registration.answers.get("player_name") or invite.player,
        "parent": registration.answers.get("parent_name") or invite.parent,
        "parent_tel": invite.parent_phone,
        "status": registration.status,
        "payment": payment(registration),
        "blocked_by": row.blocked_by,
        "changed_at": row.changed_at,
    }


def whole(row: Row, delivery: Mapping[str, Any]) -> dict[str, Any]:
    """One registration with all that is held: answers as stored, amounts in pence, times in ISO."""
    held = msgspec.to_builtins(row.registration)
    return summary(row) | {
        "step": held["state"],
        "invite": held["invite"],
        "delivery": dict(delivery),
        "answers": held["answers"],
        "history": held["history"],
        "payments": held["payments"],
    }
