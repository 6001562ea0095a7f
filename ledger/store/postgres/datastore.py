"""The library's PostgreSQL connections for one ledger."""

from __future__ import annotations

from typing import Any

from eventsourcing.postgres import ConnectionPool, PostgresDatastore
from psycopg import Connection, IsolationLevel
from psycopg.rows import tuple_row

__all__ = ["LedgerDatastore"]


class LedgerDatastore(PostgresDatastore):
    """Connections to the database that a URL names, with everything that the URL asks for.

    The library would keep only host, port, user, password and database of it. ``wait`` is how
    long a writer waits for another, in seconds.
    """

    def __init__(self, url: str, wait: float) -> None:
        super().__init__("", "", "", "", "", originator_id_type="text")
        self.wait = wait
        self.pool = ConnectionPool(
            url,
            connection_class=Connection[Any],
            kwargs={"row_factory": tuple_row, "autocommit": True},
            min_size=1,
            max_size=8,
            open=False,
            configure=_configuring(wait),
            timeout=wait,
        )


def _configuring(wait: float) -> Any:
    def configure(connection: Connection[Any]) -> None:
        """Wait for the disk at each commit, and see what others committed once the lock is had."""
        connection.isolation_level = IsolationLevel.READ_COMMITTED
        connection.execute("SELECT set_config('lock_timeout', %s, false)", [f"{wait * 1000:.0f}ms"])
        (durable,) = connection.execute("SHOW synchronous_commit").fetchone() or ("off",)
        if durable == "off":
            connection.execute("SET synchronous_commit = on")

    return configure
