"""Record 10,000 events in one batch, against raw ``executemany`` of the same rows and schema.

Run: ``python -m benchmarks.bench_append``. Prints the time of each and the ratio; the floor is
taken in the same run, and both wait for the disk at their one commit.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from domain.events.header import Event
from domain.events.membership import DeclarationKind, DeclarationMade
from domain.sources import Basis, Confidence, Source
from ledger.store.opening import create_store
from ledger.store.rows import AppendCondition
from ledger.store.sqlite import statements

EVENTS = 10_000
ROUNDS = 5
STATES = ("AFG", "ALB", "AUT", "BIH", "CHL", "DEU", "GBR", "IRQ", "LAO", "LBN", "MRT", "ZMB")
NOTHING = AppendCondition(frozenset(), 0)


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [_round(Path(folder), number) for number in range(ROUNDS)]
    for name, index in (("executemany", 0), ("append", 1), ("append, ids known", 2)):
        times = [run[index] for run in runs]
        ratio = median(run[index] / run[0] for run in runs)
        each = median(times) / EVENTS * 1e6
        print(f"{name:<18} {median(times) * 1e3:6.0f} ms {each:7.1f} us/event {ratio:6.2f} x")


def _round(folder: Path, number: int) -> tuple[float, float, float]:
    first, second = folder / f"{number}.sqlite", folder / f"{number}-again.sqlite"
    floor = folder / f"{number}-floor.sqlite"
    events = _events()
    tags: list[tuple[str, ...]] = [(event.subject, "document:report") for event in events]
    taken = _append(first, events, tags)
    again = _append(second, events, tags)
    return _executemany(first, floor), taken, again


def _append(path: Path, events: list[Event], tags: list[tuple[str, ...]]) -> float:
    with create_store(str(path)) as store:
        return _timed(lambda: store.append(events, tags, NOTHING))


def _executemany(source: Path, path: Path) -> float:
    create_store(str(path)).close()
    with closing(sqlite3.connect(source)) as stored:
        rows = stored.execute("SELECT * FROM events ORDER BY position").fetchall()
        tags = stored.execute("SELECT tag, position FROM event_tags ORDER BY position").fetchall()
    with closing(sqlite3.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA synchronous = FULL")
        return _timed(lambda: _insert(raw, rows, tags))


def _insert(raw: sqlite3.Connection, rows: list[Any], tags: list[Any]) -> None:
    raw.execute("BEGIN IMMEDIATE")
    raw.executemany(statements.INSERT_EVENT, rows)
    raw.executemany(statements.INSERT_TAG, tags)
    raw.execute("COMMIT")


def _timed(action: Callable[[], object]) -> float:
    start = perf_counter()
    action()
    return perf_counter() - start


def _events() -> list[Event]:
    first = date(2010, 8, 1)
    return [
        DeclarationMade(
            subject=f"state:{STATES[number % len(STATES)]}",
            not_before=first,
            effective_on=first + timedelta(days=number % 5_000),
            known_on=first + timedelta(days=number % 5_000),
            sources=(Source(document="report", locator=f"paragraph {number}"),),
            note="Made with the instrument; text as the depositary circulated it.",
            confidence=Confidence.HIGH,
            basis=Basis.READ,
            kind=DeclarationKind.INTERPRETATIVE,
            about=f"Declaration {number} about the scope of Article 21.",
        )
        for number in range(EVENTS)
    ]


if __name__ == "__main__":
    main()
