"""What the library asks for the parts of a ledger in SQLite."""

from __future__ import annotations

from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.sqlite import SQLiteFactory
from eventsourcing.utils import Environment, EnvType

from ledger.store.sqlite.datastore import LedgerDatastore
from ledger.store.sqlite.recorder import SQLiteLedgerRecorder

__all__ = ["LedgerSQLiteFactory"]


class LedgerSQLiteFactory(SQLiteFactory):
    """Makes our recorder over one SQLite database.

    Settings: ``SQLITE_DBNAME`` (a ``file:`` URI or ``:memory:``), ``LEDGER_TARGET`` (its name in
    messages), ``LEDGER_WAIT`` (seconds a writer waits for another).
    """

    datastore: LedgerDatastore

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        wait = float(self.env.get("LEDGER_WAIT", "5"))
        self.datastore = LedgerDatastore(self.env["SQLITE_DBNAME"], wait)

    def application_recorder(self) -> ApplicationRecorder:
        """The recorder of the ledger."""
        return SQLiteLedgerRecorder(self.datastore, self.env["LEDGER_TARGET"])
