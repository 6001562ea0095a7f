"""What is particular to a ledger in a SQLite file."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.events.header import Event
from ledger.store.errors import (
    AppendOnlyError,
    DamagedRowError,
    DatabaseUnavailableError,
    FolderNotFoundError,
    LedgerExistsError,
    NotALedgerError,
    NotWritableError,
    StoreBusyError,
    StoreError,
)
from ledger.store.opening import create_store, open_store
from ledger.store.rows import AppendCondition
from ledger.store.sqlite.datastore import LedgerDatastore
from ledger.store.sqlite.failures import failures_of
from ledger.store.sqlite.recorder import SQLiteLedgerRecorder
from ledger.store.store import Store
from support.kinds import the

Signed = Callable[..., Event]
ALWAYS = AppendCondition(frozenset(), 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.sqlite"


@pytest.fixture
def store(path: Path, signed: Signed) -> Iterator[Store]:
    """A ledger of two events in a file."""
    with create_store(str(path)) as made:
        made.append([signed(0), signed(1)], [("a",), ("b",)], ALWAYS)
        yield made


def recorder_of(store: Store) -> SQLiteLedgerRecorder:
    return the(store.application.recorder, SQLiteLedgerRecorder)


def raw(path: Path) -> closing[sqlite3.Connection]:
    return closing(sqlite3.connect(path, isolation_level=None, timeout=0))


def test_every_connection_waits_for_the_disk(store: Store) -> None:
    datastore = recorder_of(store).datastore
    for commit in (True, False):
        with (
            datastore.transaction(commit=commit) as outer,
            datastore.transaction(
                commit=False,
            ) as cursor,
        ):  # two at once: the second is a new connection
            for connection in (outer.sqlite_cursor, cursor.sqlite_cursor):
                assert connection.execute("PRAGMA synchronous").fetchone() == (2,)
                assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_a_file_that_cannot_be_kept_safe_is_refused(path: Path) -> None:
    # Without shared memory there is no write-ahead log, as on some network disks.
    datastore = LedgerDatastore(f"{path.as_uri()}?mode=rwc&vfs=unix-dotfile", 1)
    with (
        closing(datastore),
        pytest.raises(DatabaseUnavailableError, match="journal_mode=delete"),
        failures_of("ledger.sqlite", 1),
        datastore.transaction(commit=False),
    ):
        pass


def test_a_position_is_never_used_again(path: Path, store: Store) -> None:
    with raw(path) as connection:
        (made,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = 'events'",
        ).fetchone()
    assert "position INTEGER PRIMARY KEY AUTOINCREMENT" in made
    assert store.head() == 2


@pytest.mark.parametrize(
    "key",
    ["1, stream, 7, 'x'", "3, stream, 7, event_id", "3, stream, version, 'x'", "4, stream, 7, 'x'"],
    ids=["same position", "same event", "same version", "leaving a gap"],
)
def test_an_insert_cannot_replace_a_row_or_leave_a_gap(
    path: Path,
    store: Store,
    key: str,
) -> None:
    others = "type, schema_version, state, not_before, effective_on, known_on, recorded_at, leaf"
    statement = (
        f"INSERT OR REPLACE INTO events (position, stream, version, event_id, tags, {others}) "  # noqa: S608
        f"SELECT {key}, tags, {others} FROM events WHERE position = 1"
    )
    before = list(store.rows())
    with raw(path) as connection, pytest.raises(sqlite3.IntegrityError, match="taken"):
        connection.execute(statement)
    assert list(store.rows()) == before


def test_a_change_through_the_programs_own_connection_is_named_for_what_it_is(
    store: Store,
) -> None:
    recorder = recorder_of(store)
    with (
        pytest.raises(AppendOnlyError, match="Record a Retracted or a Corrected event"),
        recorder.transaction(commit=True) as cursor,
    ):
        cursor.execute("DELETE FROM events")
    assert store.head() == 2


def test_a_missing_file_is_not_made_by_opening_it(path: Path) -> None:
    with pytest.raises(Exception, match="no ledger"):
        open_store(str(path))
    assert list(path.parent.iterdir()) == []


def test_a_file_that_goes_away_while_it_is_opened_is_not_made_again(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    create_store(str(path)).close()
    monkeypatch.setattr("ledger.store.sqlite.files._refuse_unless_ledger", lambda *_: path.unlink())
    with (
        pytest.raises(DatabaseUnavailableError, match="cannot be written"),
        open_store(str(path)) as store,
    ):
        store.head()
    assert list(path.parent.iterdir()) == []


def test_a_ledger_is_made_in_an_empty_file(path: Path) -> None:
    path.touch()
    with pytest.raises(NotALedgerError, match="it is empty"):
        open_store(str(path))
    create_store(str(path)).close()
    open_store(str(path)).close()


def test_a_ledger_is_not_made_in_a_missing_folder(path: Path) -> None:
    target = path.parent / "missing" / "ledger.sqlite"
    with pytest.raises(FolderNotFoundError, match="Make the folder first"):
        create_store(str(target))
    assert list(path.parent.iterdir()) == []


@pytest.mark.parametrize("using", [open_store, create_store])
def test_another_programs_database_is_refused_and_left_alone(
    path: Path,
    using: Callable[[str], Store],
) -> None:
    with raw(path) as connection:
        connection.execute("CREATE TABLE events (position INTEGER)")
    before = path.read_bytes()
    with pytest.raises(NotALedgerError, match="tables of something else"):
        using(str(path))
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("using", [open_store, create_store])
def test_a_file_of_another_kind_is_refused_and_left_alone(
    path: Path,
    using: Callable[[str], Store],
) -> None:
    path.write_text("state,signed_on\n" * 100)
    with pytest.raises(NotALedgerError, match="no SQLite database"):
        using(str(path))
    assert path.read_text() == "state,signed_on\n" * 100


@pytest.mark.parametrize("using", [open_store, create_store])
def test_a_folder_is_no_ledger(tmp_path: Path, using: Callable[[str], Store]) -> None:
    with pytest.raises(NotALedgerError, match="it is no file"):
        using(str(tmp_path))


def test_a_path_may_hold_any_character(tmp_path: Path) -> None:
    target = str(tmp_path / "a b?c=:memory:&mode=memory#%41.sqlite")
    create_store(target).close()
    open_store(target).close()
    assert [entry.name for entry in tmp_path.iterdir()] == [Path(target).name]


def test_of_two_that_make_the_same_ledger_one_is_told_that_it_is_there(
    path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    create_store(str(path)).close()
    # As if the other had made it just after this one looked.
    monkeypatch.setattr("ledger.store.sqlite.files._refuse_unless_empty", lambda *_: None)
    with pytest.raises(LedgerExistsError):
        create_store(str(path))
    open_store(str(path)).close()


def test_a_writer_waits_for_another_program_and_then_gives_up(
    path: Path,
    store: Store,
    signed: Signed,
) -> None:
    with raw(path) as other, open_store(str(path), wait=0.05) as impatient:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusyError, match=r"more than 0\.05 s.*Run the command again"):
            impatient.append([signed(2)], [()], ALWAYS)
        assert impatient.head() == 2  # reading goes on
        other.execute("COMMIT")
        impatient.append([signed(2)], [()], ALWAYS)
    assert store.head() == 3


def test_a_failed_commit_leaves_the_connection_fit_for_use(store: Store, signed: Signed) -> None:
    recorder = recorder_of(store)
    with recorder.datastore.get_connection(commit=True) as connection:
        connection.cursor().execute("PRAGMA foreign_keys = on")
    deferred = "CREATE TABLE c (p REFERENCES events (position) DEFERRABLE INITIALLY DEFERRED)"
    with recorder.transaction(commit=True) as cursor:
        cursor.execute(deferred)
    with pytest.raises(StoreError), recorder.transaction(commit=True) as cursor:
        cursor.execute("INSERT INTO c VALUES (99)")  # found at the commit
    store.append([signed(2)], [()], ALWAYS)
    assert store.head() == 3


@pytest.mark.parametrize("column", ["effective_on", "recorded_at"])
def test_a_date_that_is_none_is_reported_with_its_position(
    place: Callable[[str], Any],
    signed: Signed,
    column: str,
) -> None:
    backend = place("file")
    store = backend.create()
    store.append([signed(0), signed(1)], [(), ()], ALWAYS)
    backend.tamper(f"UPDATE events SET {column} = '2008-13-01' WHERE position = 2")  # noqa: S608
    with pytest.raises(DamagedRowError, match="position 2"):
        list(store.rows())


@pytest.mark.usefixtures("store")
def test_dates_are_stored_as_texts_that_sort(path: Path) -> None:
    with raw(path) as connection:
        (found,) = connection.execute("SELECT min(effective_on) FROM events").fetchone()
    assert date.fromisoformat(found) == date(2008, 12, 4)


def test_the_processs_environment_changes_nothing(
    path: Path,
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("PERSISTENCE_MODULE", "CCM_PERSISTENCE_MODULE", "CCM_SQLITE_DBNAME"):
        monkeypatch.setenv(name, "eventsourcing.popo")
    with open_store(str(path)) as again:
        assert again.head() == store.head() == 2


def test_a_ledger_that_may_not_be_written_says_so(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    create_store(str(path)).close()
    uri = f"{path.absolute().as_uri()}?mode=ro"
    with (
        closing(sqlite3.connect(uri, uri=True)) as connection,
        pytest.raises(NotWritableError, match="its file or its folder cannot be written"),
        failures_of(str(path), 1),
    ):
        connection.execute("CREATE TABLE other (name)")
