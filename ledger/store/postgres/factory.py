"""What the library asks for the parts of a ledger in PostgreSQL."""

from __future__ import annotations

from eventsourcing.persistence import ApplicationRecorder
from eventsourcing.utils import Environment, EnvType

from ledger.store.factory import LedgerFactory
from ledger.store.postgres.datastore import LedgerDatastore
from ledger.store.postgres.recorder import PostgresLedgerRecorder

__all__ = ["LedgerPostgresFactory"]


class LedgerPostgresFactory(LedgerFactory):
    """Makes our recorder over one schema of a PostgreSQL database.

    Settings: ``LEDGER_URL``, ``POSTGRES_SCHEMA``, ``LEDGER_TARGET`` (the URL without its
    password, for messages), ``LEDGER_WAIT`` (seconds a writer waits for another).
    """

    def __init__(self, env: Environment | EnvType | None) -> None:
        super().__init__(env)
        self._datastore = LedgerDatastore(self.env["LEDGER_URL"], float(self.env["LEDGER_WAIT"]))

    def application_recorder(self) -> ApplicationRecorder:
        """The recorder of the ledger."""
        schema_name = self.env["POSTGRES_SCHEMA"]
        return PostgresLedgerRecorder(self._datastore, schema_name, self.env["LEDGER_TARGET"])

    def close(self) -> None:
        """Close all connections."""
        self._datastore.close()
