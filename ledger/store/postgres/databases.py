"""Ledgers in PostgreSQL: whether a schema holds one, opening one, making one.

The ledger's schema is the first of the URL's ``search_path``, as in
``postgresql://ccm@db/ccm?options=-csearch_path%3Dledger_2026``; without one, ``public``.
"""

from __future__ import annotations

import re
from typing import Any

import psycopg

from ledger.store.application import NOTHING, First, LedgerApplication
from ledger.store.errors import (
    LedgerExistsError,
    LedgerNotFoundError,
    NewerLedgerError,
)
from ledger.store.postgres.failures import failures_of
from ledger.store.postgres.schema import APPLICATION, SCHEMA_VERSION, TABLE_EXISTS
from ledger.store.postgres.statements import qualified
from ledger.store.rows import Clock
from ledger.store.targets import without_password

__all__ = ["create_database", "open_database"]


def open_database(url: str, clock: Clock, wait: float) -> LedgerApplication:
    """The ledger in the schema that the URL names. Never makes anything."""
    target = without_password(url)
    schema, version = _look_into(url, wait)
    if version is None:
        raise LedgerNotFoundError(_named(target, schema))
    if version > SCHEMA_VERSION:
        raise NewerLedgerError(_named(target, schema), version, SCHEMA_VERSION)
    return _application(url, schema, clock, wait)


def create_database(
    url: str,
    clock: Clock,
    wait: float,
    first: First = NOTHING,
) -> LedgerApplication:
    """A new ledger in the schema that the URL names, which is made where it is missing.

    It holds its ``first`` batch at once, or is not made.
    """
    schema, version = _look_into(url, wait)
    if version is not None:
        raise LedgerExistsError(_named(without_password(url), schema))
    return _application(url, schema, clock, wait).founded(first)


def _named(target: str, schema: str) -> str:
    return f"{target} (schema {schema})"


def _application(url: str, schema: str, clock: Clock, wait: float) -> LedgerApplication:
    settings = {
        "PERSISTENCE_MODULE": "ledger.store.postgres.factory:LedgerPostgresFactory",
        "POSTGRES_SCHEMA": schema,
        "LEDGER_URL": url,
        "LEDGER_TARGET": _named(without_password(url), schema),
        "LEDGER_WAIT": str(wait),
    }
    return LedgerApplication(settings, clock)


def _look_into(url: str, wait: float) -> tuple[str, int | None]:
    """The ledger's schema, and the version of the ledger in it if there is one.

    Over a connection of its own: it fails at once and says why, where a pool would try again.
    """
    with (
        failures_of(without_password(url), wait),
        psycopg.connect(url, connect_timeout=max(2, round(wait)), autocommit=True) as connection,
    ):
        schema = _schema_of(connection)
        return schema, _version_in(connection, schema)


def _schema_of(connection: psycopg.Connection[Any]) -> str:
    """First schema of the search path; the user's own is passed over where there is none."""
    query = "SELECT current_setting('search_path'), current_schema(), current_user::text"
    path, current, user = connection.execute(query).fetchone() or ("", None, "")
    for quoted, plain in re.findall(r'"((?:[^"]|"")*)"|([^\s,"]+)', path):
        name = str(quoted or plain).replace('""', '"')
        if name != "$user":
            return name
        if current == user:
            return str(user)
    return "public"


def _version_in(connection: psycopg.Connection[Any], schema: str) -> int | None:
    if not connection.execute(TABLE_EXISTS, [schema, "ledger_meta"]).fetchone():
        return None
    meta = dict(connection.execute(qualified("SELECT name, value FROM {ledger_meta}", schema)))
    return int(meta["schema_version"]) if meta.get("application") == APPLICATION else None
