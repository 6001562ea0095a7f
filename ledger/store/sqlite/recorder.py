"""The recorder of a ledger in SQLite."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from ledger.store.errors import ConcurrentWriteError, DamagedRowError, LedgerExistsError
from ledger.store.recorder import Head, LedgerRecorder, MakeRows
from ledger.store.rows import AppendCondition, Row, Writing, instant_text
from ledger.store.sqlite import schema, statements
from ledger.store.sqlite.datastore import LedgerDatastore
from ledger.store.sqlite.failures import failures_of

__all__ = ["SQLiteLedgerRecorder"]


class SQLiteLedgerRecorder(LedgerRecorder):
    """Stores events in one SQLite database; ``target`` is its name in messages."""

    def __init__(self, datastore: LedgerDatastore, target: str) -> None:
        self.datastore = datastore
        self.target = target

    def head(self) -> int:
        """The last position; 0 when empty."""
        return int(self._all(statements.HEAD)[0][0])

    def versions(self, streams: Collection[str]) -> dict[str, int]:
        """The last version of each of the streams that has events."""
        return dict(self._all(statements.VERSIONS, json.dumps(list(streams))))

    def rows_between(self, after: int, until: int, limit: int) -> list[Row]:
        """At most ``limit`` rows with positions above ``after`` up to ``until``, in order."""
        return _rows(self._all(statements.ROWS_BETWEEN, after, until, limit))

    def positions_of(self, streams: Collection[str], until: int) -> list[int]:
        """The positions up to ``until`` of all events of the streams, in order."""
        found = self._all(statements.POSITIONS_OF, json.dumps(list(streams)), until)
        return [position for (position,) in found]

    def rows_at(self, positions: Sequence[int]) -> list[Row]:
        """The rows at these positions, in order."""
        return _rows(self._all(statements.ROWS_AT, json.dumps(list(positions))))

    def leaves_between(self, after: int, until: int) -> list[bytes]:
        """The leaves with positions above ``after`` up to ``until``, in order."""
        return [leaf for (leaf,) in self._all(statements.LEAVES_BETWEEN, after, until)]

    def datasets(self) -> dict[int, str]:
        """By the position after which it was so: the dataset, name and version, that it holds."""
        return {int(position): name for position, name in self._all(statements.DATASETS)}

    def _create(self, cursor: sqlite3.Cursor) -> None:
        """Make the tables. Raises LedgerExistsError where there are some."""
        if cursor.execute("SELECT 1 FROM sqlite_schema").fetchone():
            raise LedgerExistsError(self.target)
        for statement in schema.CREATE:
            cursor.execute(statement)
        cursor.execute(statements.INSERT_META, ("application", "ccm-ledger"))
        cursor.execute(statements.INSERT_META, ("schema_version", str(schema.SCHEMA_VERSION)))

    def _write(
        self,
        make: MakeRows,
        condition: AppendCondition | None,
        writing: Writing,
    ) -> list[Row]:
        with self.transaction(commit=True) as cursor:
            if writing.founding:
                self._create(cursor)
            head = _head(cursor)
            if condition is not None:
                _check(cursor, condition)
            rows = make(head)
            cursor.executemany(statements.INSERT_EVENT, map(_values, rows))
            cursor.executemany(
                statements.INSERT_TAG,
                [(tag, row.position) for row in rows for tag in row.tags],
            )
            if writing.dataset:
                after = head.position + len(rows)
                cursor.execute(statements.KEEP_DATASET, (after, writing.dataset))
        return rows

    def _all(self, query: str, *values: object) -> list[Any]:
        with self.transaction(commit=False) as cursor:
            return cursor.execute(query, values).fetchall()

    @contextmanager
    def transaction(self, *, commit: bool) -> Iterator[sqlite3.Cursor]:
        """A cursor in a transaction that takes the write lock if it is to commit."""
        with (
            failures_of(self.target, self.datastore.wait),
            self.datastore.transaction(commit=commit) as cursor,
        ):
            yield cursor.sqlite_cursor


def _head(cursor: sqlite3.Cursor) -> Head:
    (position,) = cursor.execute(statements.HEAD).fetchone()
    if position == 0:
        return Head(0, None)
    found = cursor.execute(statements.RECORDED_AT, (position,)).fetchone()
    if found is None:
        raise DamagedRowError(position, "it is missing")
    return Head(position, datetime.fromisoformat(found[0]))


def _check(cursor: sqlite3.Cursor, condition: AppendCondition) -> None:
    values = (json.dumps(list(condition.tags)), condition.after)
    found = cursor.execute(statements.NEWER_WITH_TAG, values).fetchone()
    if found:
        why = f"there are events about {found[0]} after position {condition.after}"
        raise ConcurrentWriteError(why)


def _values(row: Row) -> tuple[object, ...]:
    return (
        row.position,
        row.stream,
        row.version,
        row.type,
        row.schema_version,
        row.state,
        row.event_id,
        row.not_before.isoformat(),
        row.effective_on.isoformat(),
        row.known_on.isoformat(),
        instant_text(row.recorded_at),
        "\n".join(row.tags),
        row.leaf,
    )


def _rows(found: Iterable[tuple[Any, ...]]) -> list[Row]:
    return [_row(*values) for values in found]


def _row(  # noqa: PLR0913, PLR0917 - a column each
    position: int,
    stream: str,
    version: int,
    type_: str,
    schema_version: int,
    state: bytes,
    event_id: str,
    not_before: str,
    effective_on: str,
    known_on: str,
    recorded_at: str,
    tags: str,
    leaf: bytes,
) -> Row:
    try:
        return Row(
            position,
            stream,
            version,
            type_,
            schema_version,
            state,
            event_id,
            date.fromisoformat(not_before),
            date.fromisoformat(effective_on),
            date.fromisoformat(known_on),
            datetime.fromisoformat(recorded_at),
            tuple(tags.split("\n")) if tags else (),
            leaf,
        )
    except ValueError as error:
        raise DamagedRowError(position, str(error)) from None
