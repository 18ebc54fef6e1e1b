"""What the stand-in keeps: everything of each kind by its id, what is to happen with it when, and the events."""

import json
import os
import secrets
import threading
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

PREFIXES = {
    "billing_requests": "BRQ", "billing_request_flows": "BRF", "customers": "CU", "mandates": "MD", "payments": "PM",
    "subscriptions": "SB", "refunds": "RF", "payouts": "PO", "events": "EV",
}  # fmt: skip
Resource = dict[str, Any]


class Books:
    """One organisation's books, as plain JSON in a file, or in memory alone where there is no `path`."""

    def __init__(self, path: Path | None = None):
        self._path, self.lock = path, threading.RLock()
        self.clear()
        if path and path.exists():
            self._kept = json.loads(path.read_text())

    def clear(self) -> None:
        self._kept: dict[str, Any] = {kind: {} for kind in PREFIXES} | {"steps": [], "keys": {}, "unsent": []}

    @property
    def empty(self) -> bool:
        return not any(self._kept.values())

    def of(self, kind: str) -> dict[str, Resource]:
        return self._kept[kind]

    @property
    def unsent(self) -> list[str]:
        """The ids of events that no webhook has brought yet."""
        return self._kept["unsent"]

    @property
    def keys(self) -> dict[str, str]:
        """Which id was made under an idempotency key."""
        return self._kept["keys"]

    def add(self, kind: str, now: datetime, **fields: Any) -> Resource:
        made = {"id": PREFIXES[kind] + secrets.token_hex(7).upper(), "created_at": stamp(now)} | fields
        self.of(kind)[made["id"]] = made
        return made

    def plan(self, at: datetime, step: str, of: str) -> None:
        """Have a step happen to something by then."""
        self._kept["steps"].append([at.isoformat(), len(self._kept["steps"]), step, of])

    @property
    def next_at(self) -> float | None:
        """When the next step is, in epoch seconds."""
        return min((datetime.fromisoformat(each[0]).timestamp() for each in self._kept["steps"]), default=None)

    def next_step(self, now: datetime) -> tuple[datetime, str, str] | None:
        """The first step that is due, taken out."""
        due = [each for each in self._kept["steps"] if datetime.fromisoformat(each[0]) <= now]
        if not due:
            return None
        at, _, step, of = first = min(due)
        self._kept["steps"].remove(first)
        return datetime.fromisoformat(at), step, of

    def save(self) -> None:
        with self.lock:
            self._write()

    def _write(self) -> None:
        if self._path:
            half = self._path.with_suffix(".half")
            half.write_text(json.dumps(self._kept))
            os.replace(half, self._path)


def stamp(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"


def after(now: datetime, **time: float) -> datetime:
    return now + timedelta(**time)
