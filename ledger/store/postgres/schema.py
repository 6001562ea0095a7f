"""The tables of a ledger in PostgreSQL; every name is qualified by the ledger's schema.

``ledger_head`` holds one row: the last position and the instant of its recording. A writer locks
it first, so that positions have no gaps and readers see them in order. Triggers refuse UPDATE,
DELETE and TRUNCATE.
"""

from __future__ import annotations

from typing import LiteralString

__all__ = ["APPEND_ONLY", "APPLICATION", "CREATE", "SCHEMA_VERSION", "TABLE_EXISTS"]

SCHEMA_VERSION = 1
APPLICATION = "ccm-ledger"
APPEND_ONLY = "LG001"  # the SQLSTATE that the triggers raise

TABLE_EXISTS = "SELECT 1 FROM pg_tables WHERE schemaname = %s AND tablename = %s"

_META = """
CREATE TABLE {ledger_meta} (name text PRIMARY KEY, value text NOT NULL)
"""

_HEAD = """
CREATE TABLE {ledger_head} (
    single boolean PRIMARY KEY DEFAULT true CHECK (single),
    position bigint NOT NULL,
    recorded_at timestamptz
)
"""

_EVENTS = """
CREATE TABLE {events} (
    position bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL,
    version bigint NOT NULL,
    type text COLLATE "C" NOT NULL,
    schema_version integer NOT NULL,
    state bytea NOT NULL,
    event_id text COLLATE "C" NOT NULL UNIQUE,
    not_before date NOT NULL,
    effective_on date NOT NULL,
    known_on date NOT NULL,
    recorded_at timestamptz NOT NULL,
    tags text NOT NULL,
    leaf bytea NOT NULL,
    UNIQUE (stream, version)
)
"""

# The tags of each event stand in its row, under its leaf; this table finds events by them.
_EVENT_TAGS = """
CREATE TABLE {event_tags} (
    tag text COLLATE "C" NOT NULL,
    position bigint NOT NULL,
    PRIMARY KEY (tag, position)
)
"""

_REFUSE = """
CREATE FUNCTION {ledger_refuse}() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'LG001';
END
$$
"""


def _refusing(table: LiteralString) -> LiteralString:
    return (
        f"CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {{{table}}} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {ledger_refuse}()"
    )


CREATE: tuple[LiteralString, ...] = (
    "CREATE SCHEMA IF NOT EXISTS {schema}",
    _META,
    _HEAD,
    _EVENTS,
    "CREATE INDEX ON {events} (effective_on)",
    _EVENT_TAGS,
    _REFUSE,
    _refusing("events"),
    _refusing("event_tags"),
    "INSERT INTO {ledger_head} (position) VALUES (0)",
    "INSERT INTO {ledger_meta} VALUES ('application', 'ccm-ledger')",
    "INSERT INTO {ledger_meta} VALUES ('schema_version', '1')",
)
