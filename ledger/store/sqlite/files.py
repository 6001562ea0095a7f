"""Ledgers as files: whether a file is one, opening one, making one."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from ledger.store.application import NOTHING, First, LedgerApplication
from ledger.store.errors import (
    FolderNotFoundError,
    LedgerExistsError,
    LedgerNotFoundError,
    NewerLedgerError,
    NotALedgerError,
)
from ledger.store.rows import Clock
from ledger.store.sqlite.datastore import READ_ALONE
from ledger.store.sqlite.failures import failures_of
from ledger.store.sqlite.schema import APPLICATION_ID, SCHEMA_VERSION

__all__ = ["create_file", "new_in_memory", "open_file"]


def open_file(target: str, clock: Clock, wait: float) -> LedgerApplication:
    """The ledger in a file. Never makes or changes a file that is no ledger.

    Where this user may not write, such as on a share, the file is read as it lies there.
    """
    path = Path(target)
    if not path.exists():
        raise LedgerNotFoundError(target)
    mode = "mode=rw" if _needs_writing(path) else READ_ALONE
    _refuse_unless_ledger(path, wait, mode)
    return _application(f"{path.absolute().as_uri()}?{mode}", target, clock, wait)


def _needs_writing(path: Path) -> bool:
    """Whether this user may write there, or changes lie beside the file that are not in it yet."""
    effective = os.access in os.supports_effective_ids
    return _has_changes_beside(path) or any(
        os.access(place, os.W_OK, effective_ids=effective)
        for place in (path, path.absolute().parent)
    )


def _has_changes_beside(path: Path) -> bool:
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def create_file(
    target: str,
    clock: Clock,
    wait: float,
    first: First = NOTHING,
) -> LedgerApplication:
    """A new ledger in a file that is not there yet, or is empty.

    It holds its ``first`` batch at once, or is not made: whoever is killed meanwhile leaves a file
    that is no ledger yet.
    """
    path = Path(target)
    folder = path.absolute().parent
    if not folder.is_dir():
        raise FolderNotFoundError(target, str(folder))
    if path.exists():
        _refuse_unless_empty(path, wait)
    application = _application(f"{path.absolute().as_uri()}?mode=rwc", target, clock, wait)
    return application.founded(first)


def new_in_memory(clock: Clock, wait: float) -> LedgerApplication:
    """A new ledger that lasts as long as it is open."""
    return _application(":memory:", "The ledger in memory", clock, wait).founded(NOTHING)


def _application(db_name: str, target: str, clock: Clock, wait: float) -> LedgerApplication:
    settings = {
        "PERSISTENCE_MODULE": "ledger.store.sqlite.factory:LedgerSQLiteFactory",
        "SQLITE_DBNAME": db_name,
        "LEDGER_TARGET": target,
        "LEDGER_WAIT": str(wait),
    }
    return LedgerApplication(settings, clock)


def _refuse_unless_ledger(path: Path, wait: float, mode: str) -> None:
    application_id, tables, version = _look_into(path, wait, mode)
    if application_id != APPLICATION_ID or version is None:
        empty = "it is empty; `ccm init` makes one in it"
        why = "it holds tables of something else" if tables else empty
        raise NotALedgerError(str(path), why)
    if version > SCHEMA_VERSION:
        raise NewerLedgerError(str(path), version, SCHEMA_VERSION)


def _refuse_unless_empty(path: Path, wait: float) -> None:
    application_id, tables, _ = _look_into(path, wait, "mode=rw")
    if application_id == APPLICATION_ID:
        raise LedgerExistsError(str(path))
    if application_id or tables:
        raise NotALedgerError(str(path), "it holds tables of something else")


def _look_into(path: Path, wait: float, mode: str) -> tuple[int, int, int | None]:
    """The file's application id, number of tables, and the ledger's schema version if it has one.

    Over a connection of its own: the library's would turn any database to WAL mode.
    """
    if not path.is_file():
        raise NotALedgerError(str(path), "it is no file")
    uri = f"{path.absolute().as_uri()}?{mode}"
    with (
        failures_of(str(path), wait),
        closing(sqlite3.connect(uri, uri=True, timeout=wait)) as connection,
    ):
        (application_id,) = connection.execute("PRAGMA application_id").fetchone()
        (tables,) = connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        if application_id != APPLICATION_ID:
            return application_id, tables, None
        query = "SELECT value FROM ledger_meta WHERE name = 'schema_version'"
        found = connection.execute(query).fetchone()
        return application_id, tables, int(found[0]) if found else None
