"""Record 10,000 events as one validated batch, against raw ``executemany`` of the same rows.

Run: ``python -m benchmarks.bench_record``. Validation, content ids, leaf hashes and serialising
are in; making the event objects is not. Target: at most 4 times the floor taken in the same run.
"""

from __future__ import annotations

import tempfile
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from benchmarks.bench_append import _executemany
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.events.stockpiles import StockpileDestroyed
from domain.quantities import Quantity, Unit
from domain.sources import Basis, Confidence, Source
from domain.states import all_states
from ledger.bootstrap import create_ledger

EVENTS = 10_000
ROUNDS = 5
TARGET = 4.0


def main() -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as folder:
        runs = [_round(Path(folder), number) for number in range(ROUNDS)]
    floor, taken = (median(run[index] for run in runs) for index in (0, 1))
    ratio = median(run[1] / run[0] for run in runs)
    print(f"executemany      {floor * 1e3:6.0f} ms {floor / EVENTS * 1e6:7.1f} us/event")
    print(f"validated batch  {taken * 1e3:6.0f} ms {taken / EVENTS * 1e6:7.1f} us/event")
    print(f"ratio            {ratio:6.2f} x (target {TARGET:.1f} x)")


def _round(folder: Path, number: int) -> tuple[float, float]:
    path = folder / f"{number}.sqlite"
    with create_ledger(str(path)) as ledger:
        events = batch()
        start = perf_counter()
        ledger.record(events)
        taken = perf_counter() - start
    return _executemany(path, folder / f"{number}-floor.sqlite"), taken


def batch() -> list[Event]:
    """One document and destructions of all States, day after day."""
    common: dict[str, Any] = {"note": "", "confidence": Confidence.HIGH, "basis": Basis.READ}
    source = (Source(document="report", locator="table 1"),)
    issued = date(2026, 1, 1)
    document = DocumentIssued(
        subject="document:report",
        not_before=issued,
        effective_on=issued,
        known_on=issued,
        sources=(Source(document="report", locator="whole"),),
        title="Report",
        publisher="Example",
        symbol=None,
        url=None,
        **common,
    )
    codes = [item.iso3 for item in all_states()]
    events: list[Event] = [document]
    for number in range(EVENTS - 1):
        day = date(2010, 8, 1) + timedelta(days=number // len(codes))
        events.append(
            StockpileDestroyed(
                subject=f"state:{codes[number % len(codes)]}",
                not_before=day,
                effective_on=day,
                known_on=issued,
                sources=source,
                period_from=day,
                period_to=day,
                munitions=Quantity(number + 1, Unit.MUNITIONS),
                submunitions=None,
                **common,
            ),
        )
    return events


if __name__ == "__main__":
    main()
