"""Faults on order: what shall go wrong with the next sends to a number."""

import json

from local.twilio.database import Database

KINDS = {
    "code": int,
    "http": int,
    "accepted": bool,
    "delay_seconds": (int, float),
    "drop_callback": bool,
    "drop_answer": bool,
}
RANGES = {"code": (10_000, 99_999), "http": (400, 599), "delay_seconds": (0, 600)}
MAIN = {"code", "http", "delay_seconds", "drop_callback", "drop_answer"}


class Faults:
    """First ordered, first served; each is used up after its `times`."""

    def __init__(self, database: Database):
        self._database = database

    def order(self, parent: str, fault: dict) -> None:
        """Keep a fault in the shape of `POST /phones/{number}/faults`. ValueError for one that is not of that shape."""
        fault = dict(fault)
        times = fault.pop("times", 1)
        if type(times) is not int or times < 1:
            raise ValueError("times must be a whole number from 1")
        for name, value in fault.items():
            if name not in KINDS:
                raise ValueError(f"{name} is not a fault; the faults are {', '.join(sorted(MAIN))}")
            if not isinstance(value, KINDS[name]) or (isinstance(value, bool) and KINDS[name] is not bool):
                raise ValueError(f"{name} has a value of the wrong kind")
        if not MAIN & set(fault):
            raise ValueError(f"A fault needs one of {', '.join(sorted(MAIN))}")
        for name, (least, most) in RANGES.items():
            if not least <= fault.get(name, least) <= most:
                raise ValueError(f"{name} must be from {least} to {most}")
        self._database.insert("faults", parent=parent, fault=json.dumps(fault), times=times)

    @property
    def lie_in_wait(self) -> bool:
        """Whether a send to come may not go as sends go."""
        return self._database.row("select 1 from faults limit 1") is not None

    def take(self, parent: str) -> dict:
        """What shall happen to this send: {} when nothing shall."""
        with self._database.transaction():
            row = self._database.row("select * from faults where parent = ? order by id limit 1", parent)
            if row is None:
                return {}
            if row["times"] > 1:
                self._database.rows("update faults set times = times - 1 where id = ?", row["id"])
            else:
                self._database.rows("delete from faults where id = ?", row["id"])
            return json.loads(row["fault"])
