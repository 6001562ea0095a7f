"""The SQL that reads and writes a ledger in SQLite. Lists are passed as JSON arrays."""

from __future__ import annotations

__all__ = [
    "DATASETS",
    "HEAD",
    "INSERT_EVENT",
    "INSERT_META",
    "INSERT_TAG",
    "KEEP_DATASET",
    "LEAVES_BETWEEN",
    "NEWER_WITH_TAG",
    "POSITIONS_OF",
    "RECORDED_AT",
    "ROWS_AT",
    "ROWS_BETWEEN",
    "VERSIONS",
]

_COLUMNS = """
    position, stream, version, type, schema_version, state, event_id,
    not_before, effective_on, known_on, recorded_at, tags, leaf
"""
_ROWS = f"SELECT {_COLUMNS} FROM events "  # noqa: S608 - a constant

# AUTOINCREMENT's own memory of the last position: it outlasts a row that someone cut off.
HEAD = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'events'"
RECORDED_AT = "SELECT recorded_at FROM events WHERE position = ?"
VERSIONS = """
    SELECT stream, max(version) FROM events
    WHERE stream IN (SELECT value FROM json_each(?)) GROUP BY stream
"""
ROWS_BETWEEN = _ROWS + "WHERE position > ? AND position <= ? ORDER BY position LIMIT ?"
ROWS_AT = _ROWS + "WHERE position IN (SELECT value FROM json_each(?)) ORDER BY position"  # noqa: S608
POSITIONS_OF = """
    SELECT position FROM events
    WHERE stream IN (SELECT value FROM json_each(?)) AND position <= ? ORDER BY position
"""
LEAVES_BETWEEN = "SELECT leaf FROM events WHERE position > ? AND position <= ? ORDER BY position"
NEWER_WITH_TAG = """
    SELECT tag FROM event_tags
    WHERE tag IN (SELECT value FROM json_each(?)) AND position > ? LIMIT 1
"""

DATASETS = "SELECT substr(name, 9), value FROM ledger_meta WHERE name LIKE 'dataset:%'"
KEEP_DATASET = "INSERT OR REPLACE INTO ledger_meta (name, value) VALUES ('dataset:' || ?, ?)"
INSERT_META = "INSERT INTO ledger_meta (name, value) VALUES (?, ?)"
INSERT_EVENT = f"INSERT INTO events ({_COLUMNS}) VALUES (?{', ?' * 12})"  # noqa: S608 - a constant
INSERT_TAG = "INSERT INTO event_tags (tag, position) VALUES (?, ?)"
