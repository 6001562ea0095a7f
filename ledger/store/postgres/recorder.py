"""The recorder of a ledger in PostgreSQL."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC
from typing import Any, cast

from psycopg import Cursor
from psycopg.sql import Composed

from ledger.store.errors import ConcurrentWriteError, DamagedRowError, LedgerExistsError
from ledger.store.postgres import schema
from ledger.store.postgres.datastore import LedgerDatastore
from ledger.store.postgres.failures import failures_of
from ledger.store.postgres.statements import Statements, qualified
from ledger.store.recorder import Head, LedgerRecorder, MakeRows
from ledger.store.rows import AppendCondition, Row, Writing

__all__ = ["PostgresLedgerRecorder"]

Tuples = Cursor[tuple[Any, ...]]


class PostgresLedgerRecorder(LedgerRecorder):
    """Stores events in one schema; ``target`` is the ledger's name in messages."""

    def __init__(self, datastore: LedgerDatastore, schema_name: str, target: str) -> None:
        self.datastore = datastore
        self.target = target
        self.schema_name = schema_name
        self._statements = Statements(schema_name)

    def head(self) -> int:
        """The last position; 0 when empty."""
        return int(self._all(self._statements.head)[0][0])

    def versions(self, streams: Collection[str]) -> dict[str, int]:
        """The last version of each of the streams that has events."""
        return dict(self._all(self._statements.versions, list(streams)))

    def rows_between(self, after: int, until: int, limit: int) -> list[Row]:
        """At most ``limit`` rows with positions above ``after`` up to ``until``, in order."""
        return _rows(self._all(self._statements.rows_between, after, until, limit))

    def positions_of(self, streams: Collection[str], until: int) -> list[int]:
        """The positions up to ``until`` of all events of the streams, in order."""
        found = self._all(self._statements.positions_of, list(streams), until)
        return [position for (position,) in found]

    def rows_at(self, positions: Sequence[int]) -> list[Row]:
        """The rows at these positions, in order."""
        return _rows(self._all(self._statements.rows_at, list(positions)))

    def leaves_between(self, after: int, until: int) -> list[bytes]:
        """The leaves with positions above ``after`` up to ``until``, in order."""
        return [leaf for (leaf,) in self._all(self._statements.leaves_between, after, until)]

    def datasets(self) -> dict[int, str]:
        """By the position after which it was so: the dataset, name and version, that it holds."""
        return {int(position): name for position, name in self._all(self._statements.datasets)}

    def _create(self, cursor: Tuples) -> None:
        """Make the schema and its tables.

        Raises LedgerExistsError where there is a ledger, NotALedgerError where names are taken.
        """
        # Two at once would both find that there is no schema.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [schema.APPLICATION])
        if cursor.execute(schema.TABLE_EXISTS, [self.schema_name, "ledger_meta"]).fetchone():
            raise LedgerExistsError(self.target)
        for statement in schema.CREATE:
            cursor.execute(qualified(statement, self.schema_name))

    def _write(
        self,
        make: MakeRows,
        condition: AppendCondition | None,
        writing: Writing,
    ) -> list[Row]:
        with self.transaction(commit=True) as cursor:
            if writing.founding:
                self._create(cursor)
            head = self._lock(cursor)
            if condition is not None:
                self._check(cursor, condition)
            rows = make(head)
            self._copy(cursor, self._statements.copy_events, map(_values, rows))
            tags = ((tag, row.position) for row in rows for tag in row.tags)
            self._copy(cursor, self._statements.copy_tags, tags)
            if rows:
                last = rows[-1]
                cursor.execute(self._statements.move_head, (last.position, last.recorded_at))
            if writing.dataset:
                after = head.position + len(rows)
                cursor.execute(self._statements.keep_dataset, (after, writing.dataset))
        return rows

    def _lock(self, cursor: Tuples) -> Head:
        found = cursor.execute(self._statements.lock).fetchone()
        position, recorded_at = found or (0, None)
        if position and not cursor.execute(self._statements.is_there, (position,)).fetchone():
            raise DamagedRowError(position, "it is missing")
        return Head(position, recorded_at)

    def _check(self, cursor: Tuples, condition: AppendCondition) -> None:
        values = (list(condition.tags), condition.after)
        found = cursor.execute(self._statements.newer_with_tag, values).fetchone()
        if found:
            why = f"there are events about {found[0]} after position {condition.after}"
            raise ConcurrentWriteError(why)

    @staticmethod
    def _copy(cursor: Tuples, statement: Composed, values: Iterable[tuple[object, ...]]) -> None:
        # Not the library's pipeline: a batch larger than the socket's buffer hangs in it.
        with cursor.copy(statement) as copy:
            for each in values:
                copy.write_row(each)

    def _all(self, query: Composed, *values: object) -> list[tuple[Any, ...]]:
        with (
            failures_of(self.target, self.datastore.wait),
            self.datastore.get_connection() as connection,
        ):
            cursor = cast("Tuples", connection.cursor())
            return cursor.execute(query, values).fetchall()

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[Tuples]:
        """A cursor in a transaction that is committed, or rolled back at its end."""
        with (
            failures_of(self.target, self.datastore.wait),
            self.datastore.transaction(commit=commit) as cursor,
        ):
            yield cast("Tuples", cursor)


def _values(row: Row) -> tuple[object, ...]:
    return (
        row.position,
        row.stream,
        row.version,
        row.type,
        row.schema_version,
        row.state,
        row.event_id,
        row.not_before,
        row.effective_on,
        row.known_on,
        row.recorded_at,
        "\n".join(row.tags),
        row.leaf,
    )


def _rows(found: Iterable[tuple[Any, ...]]) -> list[Row]:
    rows: list[Row] = []
    for values in found:
        *plain, recorded_at, tags, leaf = values
        split = tuple(tags.split("\n")) if tags else ()
        columns: list[Any] = [*plain, recorded_at.astimezone(UTC), split, leaf]
        rows.append(Row(*columns))
    return rows
