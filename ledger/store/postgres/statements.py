"""The SQL that reads and writes a ledger in PostgreSQL."""

from __future__ import annotations

from typing import LiteralString

from psycopg.sql import SQL, Composed, Identifier

__all__ = ["Statements", "qualified"]

_COLUMNS = (
    "position, stream, version, type, schema_version, state, event_id, "
    "not_before, effective_on, known_on, recorded_at, tags, leaf"
)
_TABLES = ("events", "event_tags", "ledger_head", "ledger_meta", "ledger_refuse")


def qualified(statement: LiteralString, schema: str) -> Composed:
    """A statement of this package with the ledger's schema before each of its tables."""
    names = {table: Identifier(schema, table) for table in _TABLES}
    return SQL(statement).format(**names, schema=Identifier(schema))


class Statements:
    """The statements for the ledger in one schema."""

    def __init__(self, schema: str) -> None:
        def ready(statement: LiteralString) -> Composed:
            return qualified(statement, schema)

        rows = f"SELECT {_COLUMNS} FROM {{events}} "  # noqa: S608 - a constant
        self.head = ready("SELECT position FROM {ledger_head}")
        self.lock = ready("SELECT position, recorded_at FROM {ledger_head} FOR UPDATE")
        self.move_head = ready("UPDATE {ledger_head} SET position = %s, recorded_at = %s")
        self.is_there = ready("SELECT 1 FROM {events} WHERE position = %s")
        self.versions = ready(
            "SELECT stream, max(version) FROM {events} WHERE stream = ANY(%s) GROUP BY stream",
        )
        self.rows_between = ready(
            rows + "WHERE position > %s AND position <= %s ORDER BY position LIMIT %s",
        )
        self.rows_at = ready(rows + "WHERE position = ANY(%s) ORDER BY position")
        self.positions_of = ready(
            "SELECT position FROM {events} WHERE stream = ANY(%s) AND position <= %s "
            "ORDER BY position",
        )
        self.leaves_between = ready(
            "SELECT leaf FROM {events} WHERE position > %s AND position <= %s ORDER BY position",
        )
        self.newer_with_tag = ready(
            "SELECT tag FROM {event_tags} WHERE tag = ANY(%s) AND position > %s LIMIT 1",
        )
        self.datasets = ready(
            "SELECT substr(name, 9), value FROM {ledger_meta} WHERE starts_with(name, 'dataset:')",
        )
        self.keep_dataset = ready(
            "INSERT INTO {ledger_meta} (name, value) VALUES ('dataset:' || %s::text, %s) "
            "ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        )
        self.copy_events = ready(f"COPY {{events}} ({_COLUMNS}) FROM STDIN")
        self.copy_tags = ready("COPY {event_tags} (tag, position) FROM STDIN")
