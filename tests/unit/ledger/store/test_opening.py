"""Names of ledgers, and what opening them imports."""

from __future__ import annotations

import subprocess
import sys

import pytest

from ledger.store.errors import DriverMissingError
from ledger.store.opening import open_store
from ledger.store.targets import is_database, without_password


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://ccm:secret@db:5432/ledgers", "postgresql://ccm@db:5432/ledgers"),
        ("postgresql://ccm@db/ledgers", "postgresql://ccm@db/ledgers"),
        ("postgresql:///ledgers?host=/run", "postgresql:///ledgers?host=/run"),
        (
            "postgres://db/x?user=ccm&password=secret&options=-csearch_path%3Da",
            "postgres://db/x?user=ccm&options=-csearch_path%3Da",
        ),
    ],
)
def test_a_url_is_shown_without_its_password(url: str, shown: str) -> None:
    assert without_password(url) == shown


@pytest.mark.parametrize("target", ["ledger.sqlite", "postgresql.sqlite", ":memory:"])
def test_what_is_no_url_is_a_file(target: str) -> None:
    assert not is_database(target)


def test_without_the_driver_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "ledger.store.postgres.databases", raising=False)
    monkeypatch.setitem(sys.modules, "psycopg", None)
    monkeypatch.setattr("ledger.store.postgres.databases", None, raising=False)
    monkeypatch.delattr("ledger.store.postgres.databases")
    with pytest.raises(DriverMissingError, match=r"pip install 'ccm-ledger\[postgres\]'"):
        open_store("postgresql://ccm:secret@db/ledgers")


@pytest.mark.parametrize(
    ("module", "absent"),
    [("ledger.store", "eventsourcing"), ("ledger.store.opening", "psycopg")],
)
def test_nothing_is_imported_before_it_is_used(module: str, absent: str) -> None:
    code = f"import sys, {module}; sys.exit({absent!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
