"""Where the stand-in keeps what Twilio would keep: one SQLite database, in a file or in memory."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

TABLES = {
    "messages": """n integer primary key autoincrement, sid text unique not null, direction text not null,
        parent text not null, body text not null, status text not null, error_code integer, content_sid text,
        template text, approved integer not null, buttons text, picker text, media text, location text, form text,
        reply_to text, callback_url text, created_at text not null, updated_at text not null, sent_at text,
        seen integer not null, webhook_status integer, address text, deleted integer not null default 0""",
    "contents": "sid text primary key, document text not null",
    "media": """sid text primary key, message_sid text not null, content_type text not null, filename text not null,
        data blob, created_at text not null""",
    "steps": """id integer primary key autoincrement, kind text not null, message_sid text not null, status text,
        error_code integer, silent integer not null, due_at text not null""",
    "faults": """id integer primary key autoincrement, parent text not null, fault text not null,
        times integer not null""",
    "parents": "number text primary key, name text not null",
    "identities": """number text primary key, id text not null, parent_id text not null, username text not null,
        withheld integer not null""",
    "user_ids": "id text primary key, number text not null",
}
INDEXES = "create index if not exists messages_of_parent on messages (parent, n)"


class Database:
    """One connection, used by many threads in turns. Committed work survives a kill of the process (WAL)."""

    def __init__(self, path: Path | None = None):
        if path:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._connection.row_factory = sqlite3.Row
        self._lock = threading.RLock()
        self._connection.execute("pragma journal_mode = wal")
        self._connection.execute("pragma synchronous = normal")
        for table, columns in TABLES.items():
            self._connection.execute(f"create table if not exists {table} ({columns})")
        self._grow("messages", "address", "text")
        self._grow("messages", "deleted", "integer not null default 0")
        self._connection.execute(INDEXES)

    def _grow(self, table: str, column: str, kind: str) -> None:
        """Add a column to the database of an older release."""
        if column not in {row["name"] for row in self.rows(f"pragma table_info({table})")}:
            self._connection.execute(f"alter table {table} add column {column} {kind}")

    def rows(self, sql: str, *values) -> list[sqlite3.Row]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values) -> sqlite3.Row | None:
        return next(iter(self.rows(sql, *values)), None)

    def insert(self, table: str, **values) -> int:
        """Add a row and give its number. `sqlite3.IntegrityError` when its key is taken."""
        columns, marks = ", ".join(values), ", ".join("?" * len(values))
        with self._lock:
            sql = f"insert into {table} ({columns}) values ({marks})"  # noqa: S608 names are ours, values are bound
            return self._connection.execute(sql, tuple(values.values())).lastrowid

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of the block, or nothing of it."""
        with self._lock:
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("begin immediate")
            try:
                yield
            except BaseException:
                self._connection.execute("rollback")
                raise
            self._connection.execute("commit")

    @property
    def writes(self) -> int:
        """How many rows were written since it was opened."""
        return self._connection.total_changes

    def copy(self) -> bytes:
        """All of it, for `put_back`."""
        with self._lock:
            return self._connection.serialize()

    def put_back(self, copy: bytes) -> None:
        """Have what stands in a copy, and nothing else. Only where it is kept in memory."""
        with self._lock:
            self._connection.deserialize(copy)

    def clear(self) -> None:
        """Forget everything, the numbering included."""
        with self.transaction():
            for table in (*TABLES, "sqlite_sequence"):
                self.rows(f"delete from {table}")  # noqa: S608 names are ours

    def close(self) -> None:
        with self._lock:
            self._connection.close()
