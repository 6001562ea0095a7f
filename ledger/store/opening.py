"""Opening a ledger by its name, and making a new one."""

from __future__ import annotations

from types import ModuleType

from ledger.store.application import NOTHING, First
from ledger.store.errors import DriverMissingError, LedgerUrlError
from ledger.store.rows import Clock, utc_now
from ledger.store.sqlite.files import create_file, new_in_memory, open_file
from ledger.store.store import Store
from ledger.store.targets import IN_MEMORY, is_database, without_password

__all__ = ["create_store", "open_store"]


def open_store(target: str, *, clock: Clock = utc_now, wait: float = 5.0) -> Store:
    """The ledger in a SQLite file, in memory (``:memory:``, always new), or in PostgreSQL.

    ``target`` is a path or a ``postgresql://`` URL; ``wait`` is how long a writer waits for
    another one, in seconds. Raises LedgerNotFoundError, NotALedgerError, NewerLedgerError,
    DatabaseUnavailableError or LedgerUrlError of :mod:`ledger.store.errors`; nothing is made or
    changed then.
    """
    _refuse_other_schemes(target)
    if target == IN_MEMORY:
        return create_store(target, clock=clock, wait=wait)
    if is_database(target):
        return Store(_databases(target).open_database(target, clock, wait))
    return Store(open_file(target, clock, wait))


def create_store(
    target: str,
    *,
    clock: Clock = utc_now,
    wait: float = 5.0,
    first: First = NOTHING,
) -> Store:
    """A new ledger, open; takes the same targets as :func:`open_store`.

    It is made with its ``first`` batch in one transaction, or not at all; one in memory begins
    empty.

    Raises LedgerExistsError where there is one, FolderNotFoundError where the file's folder is
    missing, NotALedgerError where the file or schema holds something else, LedgerUrlError.
    """
    _refuse_other_schemes(target)
    if target == IN_MEMORY:
        return Store(new_in_memory(clock, wait))
    if is_database(target):
        return Store(_databases(target).create_database(target, clock, wait, first))
    return Store(create_file(target, clock, wait, first))


def _refuse_other_schemes(target: str) -> None:
    """Raise LedgerUrlError for a URL of what holds no ledgers, which is no path either."""
    scheme, colon, _ = target.partition("://")
    if colon and scheme.replace("+", "").isalnum() and not is_database(target):
        raise LedgerUrlError(without_password(target), scheme)


def _databases(target: str) -> ModuleType:
    """The module that needs the driver, which not everybody installs."""
    try:
        from ledger.store.postgres import databases  # noqa: PLC0415
    except ImportError as error:
        raise DriverMissingError(without_password(target)) from error
    return databases
