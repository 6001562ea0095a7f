"""PostgreSQL's errors, and those the library makes of them, as the store's own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from eventsourcing.persistence import PersistenceError

from ledger.store.errors import (
    AppendOnlyError,
    ConcurrentWriteError,
    DatabaseUnavailableError,
    NotALedgerError,
    StoreBusyError,
    StoreError,
)
from ledger.store.postgres.schema import APPEND_ONLY

__all__ = ["failures_of"]

_LOCK_NOT_AVAILABLE = "55P03"
_DUPLICATE_TABLE = "42P07"
_CONFLICTS = ("23505", "40001", "40P01")  # unique violation, serialization failure, deadlock


@contextmanager
def failures_of(target: str, wait: float) -> Iterator[None]:
    """Turn what PostgreSQL raises inside into the error of the store that fits."""
    try:
        yield
    except (psycopg.Error, PersistenceError) as error:
        raise _translated(target, wait, error) from error


def _translated(target: str, wait: float, error: Exception) -> StoreError:
    state = _sqlstate(error)
    if state == _LOCK_NOT_AVAILABLE:
        return StoreBusyError(target, wait)
    if state == APPEND_ONLY:
        return AppendOnlyError(target)
    if state in _CONFLICTS:
        return ConcurrentWriteError("a stream has moved on, or an event is stored already")
    if state == _DUPLICATE_TABLE:
        return NotALedgerError(target, "its schema holds tables of the same names")
    return DatabaseUnavailableError(target, str(error))


def _sqlstate(error: Exception) -> str | None:
    """The SQLSTATE; the library keeps the driver's own error as the cause."""
    for candidate in (error, error.__cause__):
        if isinstance(candidate, psycopg.Error) and candidate.sqlstate:
            return candidate.sqlstate
    return None
