"""What is particular to a ledger in PostgreSQL."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import psycopg
import pytest

from domain.events.header import Event
from ledger.store.errors import (
    AppendOnlyError,
    DatabaseUnavailableError,
    LedgerNotFoundError,
    NotALedgerError,
    StoreBusyError,
)
from ledger.store.opening import create_store, open_store
from ledger.store.postgres.recorder import PostgresLedgerRecorder
from ledger.store.rows import AppendCondition
from ledger.store.store import Store
from support.kinds import the

Signed = Callable[..., Event]
ALWAYS = AppendCondition(frozenset(), 0)


@pytest.fixture
def there(place: Callable[[str], Any]) -> Any:
    """A schema of its own."""
    return place("postgres")


@pytest.fixture
def store(there: Any, signed: Signed) -> Store:
    """A ledger of two events."""
    made: Store = there.create()
    made.append([signed(0), signed(1)], [("a",), ("b",)], ALWAYS)
    return made


def recorder_of(store: Store) -> PostgresLedgerRecorder:
    return the(store.application.recorder, PostgresLedgerRecorder)


def with_options(url: str, options: str) -> str:
    return f"{url}{'&' if '?' in url else '?'}options={quote(options)}"


def test_ledgers_in_two_schemas_do_not_mix(
    place: Callable[[str], Any],
    signed: Signed,
) -> None:
    first, second = place("postgres").create(), place("postgres").create()
    first.append([signed(0)], [("a",)], ALWAYS)
    second.append([signed(1), signed(0)], [("a",), ()], AppendCondition(frozenset({"a"}), 0))
    assert [row.event_id for row in first.rows()] == [signed(0).id]
    assert [row.event_id for row in second.rows()] == [signed(1).id, signed(0).id]


def test_a_schema_further_down_the_search_path_is_not_taken_for_the_ledgers(
    there: Any,
    store: Store,
    postgres_url: str,
) -> None:
    theirs = there.target.rpartition("%3D")[2]
    mine = f"ledger_{uuid4().hex}"
    with pytest.raises(LedgerNotFoundError, match=mine):
        open_store(with_options(postgres_url, f"-csearch_path={mine},{theirs}"))
    assert store.head() == 2


def test_a_schema_may_have_any_name(postgres_url: str, signed: Signed) -> None:
    name = f'Ledger "{uuid4().hex}, the second"'
    quoted = '"' + name.replace('"', '""') + '"'
    url = with_options(postgres_url, f"-csearch_path={quoted}".replace(" ", "\\ "))
    with create_store(url) as made:
        made.append([signed(0)], [("a",)], ALWAYS)
    with open_store(url) as again:
        assert again.head() == 1
    with psycopg.connect(postgres_url) as connection:
        query = "SELECT 1 FROM pg_namespace WHERE nspname = %s"
        assert connection.execute(query, [name]).fetchone() == (1,)


@pytest.mark.parametrize("table", ["events", "event_tags"])
def test_a_table_cannot_be_emptied(there: Any, store: Store, table: str) -> None:
    with pytest.raises(psycopg.Error, match="append-only"):
        there.execute(f"TRUNCATE {table}")
    assert store.head() == 2


def test_a_change_through_the_programs_own_connection_is_named_for_what_it_is(
    store: Store,
) -> None:
    recorder = recorder_of(store)
    with pytest.raises(AppendOnlyError), recorder.transaction(commit=True) as cursor:
        cursor.execute(f'DELETE FROM "{recorder.schema_name}".events')  # noqa: S608
    assert store.head() == 2


def test_a_commit_waits_for_the_disk_whatever_the_url_asks_for(there: Any) -> None:
    there.create()
    url = there.target + quote(" -csynchronous_commit=off")
    with (
        open_store(url) as hasty,
        recorder_of(hasty).transaction(commit=True) as cursor,
    ):
        assert cursor.execute("SHOW synchronous_commit").fetchone() == ("on",)


def test_a_stricter_default_isolation_refuses_nobody_who_waited(
    there: Any,
    store: Store,
    signed: Signed,
) -> None:
    url = there.target + quote(" -cdefault_transaction_isolation=serializable")
    with (
        open_store(url) as strict,
        ThreadPoolExecutor(1) as thread,
        psycopg.connect(there.target) as other,
    ):
        other.execute("UPDATE ledger_head SET position = position")
        waiting = thread.submit(strict.append, [signed(2)], [()], ALWAYS)
        while not _somebody_waits(there.target):
            assert not waiting.done()
        other.commit()
        waiting.result()
    assert store.head() == 3


def _somebody_waits(url: str) -> bool:
    with psycopg.connect(url) as connection:
        return bool(connection.execute("SELECT 1 FROM pg_locks WHERE NOT granted").fetchone())


def test_a_writer_waits_for_another_program_and_then_gives_up(
    there: Any,
    store: Store,
    signed: Signed,
) -> None:
    impatient = there.open(wait=0.2)
    with psycopg.connect(there.target) as other:
        other.execute("SELECT 1 FROM ledger_head FOR UPDATE")
        with pytest.raises(StoreBusyError, match=r"0\.2 s.*Run the command again"):
            impatient.append([signed(2)], [()], ALWAYS)
        assert impatient.head() == 2  # reading goes on
    impatient.append([signed(2)], [()], ALWAYS)
    assert store.head() == 3


def test_a_batch_larger_than_any_buffer_is_stored(there: Any, signed: Signed) -> None:
    event = signed(0).model_copy(update={"note": "x" * 100_000})
    events = [event.model_copy(update={"occurrence": number}) for number in range(100)]
    store = there.create()
    store.append(events, [()] * 100, ALWAYS)
    assert store.head() == 100


def test_a_schema_with_tables_of_the_same_names_is_refused_and_left_alone(there: Any) -> None:
    there.execute(
        f"CREATE SCHEMA {there.target.rpartition('%3D')[2]}",
        "CREATE TABLE events (position integer)",
    )
    with pytest.raises(NotALedgerError, match="tables of the same names"):
        there.create()
    with pytest.raises(LedgerNotFoundError):
        there.open()
    there.execute("INSERT INTO events VALUES (1)")


def test_a_server_that_is_not_there_is_reported_at_once_without_the_password() -> None:
    with pytest.raises(DatabaseUnavailableError, match="refused") as failure:
        open_store("postgresql://ccm:secret@127.0.0.1:1/ledgers")
    assert "secret" not in str(failure.value)
    assert "ccm@127.0.0.1:1/ledgers" in str(failure.value)


def test_a_url_that_says_nothing_sensible_is_reported() -> None:
    with pytest.raises(DatabaseUnavailableError, match="invalid"):
        open_store("postgresql://localhost/ledgers?colour=red")
