"""What the library asks for the parts of a ledger in SQLite."""

from __future__ import annotations

from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.utils import Environment, EnvType

from ledger.store.factory import LedgerFactory
from ledger.store.sqlite.datastore import LedgerDatastore
from ledger.store.sqlite.recorder import SQLiteLedgerRecorder

__all__ = ["LedgerSQLiteFactory"]


class LedgerSQLiteFactory(LedgerFactory):
    """Makes our recorder over one SQLite database.

    Settings: ``SQLITE_DBNAME`` (a ``file:`` URI or ``:memory:``), ``LEDGER_TARGET`` (its name in
    messages), ``LEDGER_WAIT`` (seconds a writer waits for another).
    """

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self._datastore = LedgerDatastore(
            self.env["SQLITE_DBNAME"],
            float(self.env["LEDGER_WAIT"]),
        )

    def application_recorder(self) -> ApplicationRecorder:
        """The recorder of the ledger."""
        return SQLiteLedgerRecorder(self._datastore, self.env["LEDGER_TARGET"])

    def close(self) -> None:
        """Close all connections."""
        self._datastore.close()
