"""SQLite's errors, and those the library makes of them, as the store's own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from eventsourcing.persistence import (
    ConnectionPoolClosedError,
    ConnectionUnavailableError,
    IntegrityError,
    PersistenceError,
)

from ledger.store.errors import (
    AppendOnlyError,
    ConcurrentWriteError,
    DatabaseUnavailableError,
    NotALedgerError,
    NotWritableError,
    StoreBusyError,
    StoreError,
)
from ledger.store.sqlite.schema import APPEND_ONLY

__all__ = ["failures_of"]

_PRIMARY = 0xFF  # SQLite keeps the kind of an extended result code in its lowest byte


@contextmanager
def failures_of(target: str, wait: float) -> Iterator[None]:
    """Turn what SQLite raises inside into the error of the store that fits."""
    try:
        yield
    except (sqlite3.Error, PersistenceError, ConnectionPoolClosedError) as error:
        raise _translated(target, wait, error) from error


def _translated(target: str, wait: float, error: Exception) -> StoreError:
    kind = _result_code(error)
    text = str(error)
    if isinstance(error, ConnectionUnavailableError) or kind in (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
    ):
        return StoreBusyError(target, wait)
    if text == APPEND_ONLY:
        return AppendOnlyError(target)
    if isinstance(error, (sqlite3.IntegrityError, IntegrityError)):
        return ConcurrentWriteError("a stream has moved on, or an event is stored already")
    if kind == sqlite3.SQLITE_NOTADB:
        return NotALedgerError(target, "it is no SQLite database")
    if kind in (sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN):
        return NotWritableError(target)
    return DatabaseUnavailableError(target, text or "it is closed")


def _result_code(error: Exception) -> int | None:
    """SQLite's primary result code; the library keeps SQLite's own error as the cause."""
    for candidate in (error, error.__cause__):
        if isinstance(candidate, sqlite3.Error):
            code: int | None = getattr(candidate, "sqlite_errorcode", None)
            return None if code is None else code & _PRIMARY
    return None
