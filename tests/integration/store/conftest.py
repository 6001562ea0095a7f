"""The databases that the store's contract is tested on, and events to record."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
import pytest

from domain.events.header import Event
from domain.events.membership import ConventionSigned
from domain.sources import Basis, Confidence, Source
from ledger.store.opening import create_store, open_store
from ledger.store.store import Store


@dataclass
class Backend:
    """A place for one ledger, and whether it outlasts the store that is open on it."""

    name: str
    target: str
    opened: list[Store] = field(default_factory=list)

    def create(self, **options: Any) -> Store:
        return self._kept(create_store(self.target, **options))

    def open(self, **options: Any) -> Store:
        return self._kept(open_store(self.target, **options))

    def execute(self, *statements: str) -> None:
        """Run SQL behind the store's back, as one transaction."""
        if self.name == "postgres":
            with psycopg.connect(self.target) as connection:
                for statement in statements:
                    connection.execute(statement.encode())
        else:
            with closing(sqlite3.connect(self.target)) as raw, raw:
                for statement in statements:
                    raw.execute(statement)

    def tamper(self, *statements: str) -> None:
        """Run SQL with the triggers out of the way, as the owner of the database can."""
        if self.name == "postgres":
            self.execute("SET session_replication_role = replica", *statements)
        else:
            names = ("events_no_update", "events_no_delete", "events_no_replacement")
            self.execute(*(f"DROP TRIGGER IF EXISTS {name}" for name in names), *statements)

    def is_locked(self) -> bool:
        """Whether some writer holds the write lock now."""
        try:
            if self.name == "postgres":
                self.execute("SELECT 1 FROM ledger_head FOR UPDATE NOWAIT")
            else:
                with closing(sqlite3.connect(self.target, timeout=0)) as raw:
                    raw.execute("BEGIN IMMEDIATE")
        except (sqlite3.OperationalError, psycopg.errors.LockNotAvailable):
            return True
        return False

    def close(self) -> None:
        for store in self.opened:
            store.close()

    def _kept(self, store: Store) -> Store:
        self.opened.append(store)
        return store


@pytest.fixture
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[str], Backend]]:
    """Makes a backend by its name."""
    made: list[Backend] = []

    def make(name: str) -> Backend:
        made.append(Backend(name, _target(name, request, tmp_path)))
        return made[-1]

    yield make
    for backend in made:
        backend.close()


def _target(name: str, request: pytest.FixtureRequest, folder: Path) -> str:
    if name == "memory":
        return ":memory:"
    if name == "file":
        return str(folder / f"{uuid4().hex}.sqlite")
    url = request.getfixturevalue("postgres_url")
    option = f"options=-csearch_path%3Dledger_{uuid4().hex}"
    return f"{url}{'&' if '?' in url else '?'}{option}"


@pytest.fixture(params=["memory", "file", "postgres"])
def backend(request: pytest.FixtureRequest, place: Callable[[str], Backend]) -> Backend:
    """Each kind of database in turn."""
    return place(request.param)


@pytest.fixture(params=["file", "postgres"])
def kept(request: pytest.FixtureRequest, place: Callable[[str], Backend]) -> Backend:
    """Each kind of database that outlasts its store."""
    return place(request.param)


@pytest.fixture
def store(backend: Backend) -> Store:
    """A new ledger on each kind of database."""
    return backend.create()


@pytest.fixture
def signed() -> Callable[..., Event]:
    """Makes a State's signature; each number is another event."""
    return _signed


def _signed(number: int = 0, state: str = "AFG") -> Event:
    return ConventionSigned(
        subject=f"state:{state}",
        not_before=date(2008, 12, 3),
        effective_on=date(2008, 12, 4),
        known_on=date(2008, 12, 5),
        sources=(Source(document="depositary", locator=f"line {number}"),),
        note="Signé à Oslo",
        confidence=Confidence.HIGH,
        basis=Basis.READ,
        occurrence=number,
    )
