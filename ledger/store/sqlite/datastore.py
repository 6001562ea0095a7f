"""The library's SQLite connections, made durable and taking the write lock first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from time import monotonic, sleep
from types import TracebackType

from eventsourcing.persistence import OperationalError
from eventsourcing.sqlite import (
    SQLiteConnection,
    SQLiteConnectionPool,
    SQLiteCursor,
    SQLiteDatastore,
    SQLiteTransaction,
)

__all__ = ["READ_ALONE", "LedgerDatastore"]

READ_ALONE = "mode=ro&immutable=1"
"""Query of a database that nobody changes, and that is read without a file beside it."""

_FULL = 2
_PAUSE = 0.01  # seconds between two tries to turn a new file to WAL mode


class _Transaction(SQLiteTransaction):
    """Takes the write lock at once when it is to commit.

    A deferred transaction that reads and then writes fails without waiting when another writer
    came between.
    """

    def __enter__(self) -> SQLiteCursor:
        cursor = self.connection.cursor()
        cursor.execute("BEGIN IMMEDIATE" if self.commit else "BEGIN")
        return cursor

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_val: BaseException | None,
        exc_tb: TracebackType | None,
    ) -> None:
        try:
            super().__exit__(exc_type, exc_val, exc_tb)
        finally:
            self.connection.rollback()  # a commit that failed leaves the transaction open


class _Connection(SQLiteConnection):
    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[SQLiteCursor]:
        with _Transaction(self, commit=commit) as cursor, cursor:
            yield cursor


class _Pool(SQLiteConnectionPool):
    """Connections that are in WAL mode and wait for the disk at each commit, or none."""

    def _create_connection(self) -> SQLiteConnection:
        if not (self.is_sqlite_memory_mode or self.is_journal_mode_wal):
            self._turn_to_wal()
        made = super()._create_connection()
        raw: sqlite3.Connection = made._sqlite_conn  # noqa: SLF001 - the library offers no other way
        try:
            raw.row_factory = None
            if not self.db_name.endswith(READ_ALONE):
                self._make_durable(raw)
        except BaseException:
            raw.close()
            raise
        return _Connection(raw, max_age=self.max_age)

    def _turn_to_wal(self) -> None:
        """Turn a new file to WAL mode; while another connection does so, wait for it.

        SQLite answers that change with *locked* at once: its busy timeout does not cover it.
        """
        last = monotonic() + float(self.lock_timeout or 0)
        with closing(sqlite3.connect(self.db_name, uri=True, isolation_level=None)) as raw:
            while not _is_wal(raw):
                if monotonic() > last:
                    return
                sleep(_PAUSE)

    def _make_durable(self, raw: sqlite3.Connection) -> None:
        raw.execute(f"PRAGMA synchronous = {_FULL}")
        (synchronous,) = raw.execute("PRAGMA synchronous").fetchone()
        (mode,) = raw.execute("PRAGMA journal_mode").fetchone()
        if synchronous != _FULL or mode != ("memory" if self.is_sqlite_memory_mode else "wal"):
            message = (
                f"it does not keep what is committed (synchronous={synchronous}, "
                f"journal_mode={mode}; 2 and wal are needed): use a file on a local disk"
            )
            raise OperationalError(message)


def _is_wal(raw: sqlite3.Connection) -> bool:
    try:
        (mode,) = raw.execute("PRAGMA journal_mode = WAL").fetchone()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            return False
        raise
    return bool(mode)


class LedgerDatastore(SQLiteDatastore):
    """The database of one ledger. ``wait`` is how long a writer waits for another, in seconds.

    A ledger in memory is one connection that all share.
    """

    def __init__(self, db_name: str, wait: float) -> None:
        super().__init__(db_name, originator_id_type="text")
        self.wait = wait
        in_memory = SQLiteConnectionPool.detect_memory_mode(db_name)
        self.pool = _Pool(
            db_name=db_name,
            lock_timeout=wait,  # type: ignore[arg-type]  # sqlite3 takes parts of seconds too
            pool_timeout=wait,
            pool_size=1 if in_memory else 5,
            max_overflow=0 if in_memory else 10,
        )
