"""Opening a ledger by its name, and making a new one."""

from __future__ import annotations

from ledger.store.rows import Clock, utc_now
from ledger.store.sqlite.files import create_file, new_in_memory, open_file
from ledger.store.store import Store

__all__ = ["create_store", "open_store"]

_IN_MEMORY = ":memory:"
_POSTGRES = ("postgresql://", "postgres://")


def open_store(target: str, *, clock: Clock = utc_now, wait: float = 5.0) -> Store:
    """The ledger in a SQLite file, in memory (``:memory:``, always new), or in PostgreSQL.

    ``target`` is a path or a ``postgresql://`` URL; ``wait`` is how long a writer waits for
    another one, in seconds. Raises LedgerNotFoundError, NotALedgerError, NewerLedgerError or
    DatabaseUnavailableError of :mod:`ledger.store.errors`; nothing is made or changed then.
    """
    if target == _IN_MEMORY:
        return create_store(target, clock=clock, wait=wait)
    if target.startswith(_POSTGRES):
        from ledger.store.postgres.databases import open_database  # noqa: PLC0415 - the driver is optional

        return Store(open_database(target, clock, wait))
    return Store(open_file(target, clock, wait))


def create_store(target: str, *, clock: Clock = utc_now, wait: float = 5.0) -> Store:
    """A new ledger, open; takes the same targets as :func:`open_store`.

    Raises LedgerExistsError where there is one, FolderNotFoundError where the file's folder is
    missing, NotALedgerError where the file or schema holds something else.
    """
    if target.startswith(_POSTGRES):
        from ledger.store.postgres.databases import create_database  # noqa: PLC0415 - the driver is optional

        return Store(create_database(target, clock, wait))
    if target == _IN_MEMORY:
        return Store(new_in_memory(clock, wait))
    return Store(create_file(target, clock, wait))
