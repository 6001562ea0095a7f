"""The tables of a ledger in SQLite.

Append-only is enforced here too: triggers refuse UPDATE and DELETE, and an INSERT that would
replace a row or leave a gap (INSERT OR REPLACE deletes without asking the DELETE triggers).
"""

from __future__ import annotations

__all__ = [
    "APPEND_ONLY",
    "APPLICATION_ID",
    "CREATE",
    "SCHEMA_VERSION",
]

APPLICATION_ID = 0x43434D4C  # "CCML", in the file's header
SCHEMA_VERSION = 1
APPEND_ONLY = "the ledger is append-only"

_EVENTS = """
CREATE TABLE events (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL,
    version INTEGER NOT NULL,
    type TEXT NOT NULL,
    schema_version INTEGER NOT NULL,
    state BLOB NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    not_before TEXT NOT NULL,
    effective_on TEXT NOT NULL,
    known_on TEXT NOT NULL,
    recorded_at TEXT NOT NULL,
    tags TEXT NOT NULL,
    leaf BLOB NOT NULL
) STRICT
"""

# The tags of each event stand in its row, under its leaf; this table finds events by them.
_EVENT_TAGS = """
CREATE TABLE event_tags (
    tag TEXT NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (tag, position)
) STRICT, WITHOUT ROWID
"""

_NO_REPLACEMENT = """
CREATE TRIGGER events_no_replacement BEFORE INSERT ON events
WHEN NEW.position <> (SELECT coalesce(max(position), 0) + 1 FROM events)
    OR EXISTS (SELECT 1 FROM events WHERE event_id = NEW.event_id)
    OR EXISTS (SELECT 1 FROM events WHERE stream = NEW.stream AND version = NEW.version)
BEGIN SELECT RAISE(ABORT, 'taken'); END
"""


def _refusing(table: str, action: str) -> str:
    return (
        f"CREATE TRIGGER {table}_no_{action.lower()} BEFORE {action} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{APPEND_ONLY}'); END"
    )


CREATE = (
    f"PRAGMA application_id = {APPLICATION_ID}",
    "CREATE TABLE ledger_meta (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
    _EVENTS,
    "CREATE UNIQUE INDEX events_by_stream ON events (stream, version)",
    "CREATE INDEX events_by_effective_on ON events (effective_on)",
    _EVENT_TAGS,
    _NO_REPLACEMENT,
    *(_refusing(table, do) for table in ("events", "event_tags") for do in ("UPDATE", "DELETE")),
)
