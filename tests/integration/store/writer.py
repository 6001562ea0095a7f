"""A program that records batches until it is done or killed.

Usage: writer.py TARGET STATE BATCHES SIZE. Each batch is decided at a head and refused where any
other writer came between; a refused one is decided again. After each batch that was stored it
prints the head.
"""

from __future__ import annotations

import sys
from datetime import date
from itertools import count

from domain.events.header import Event
from domain.events.membership import ConventionSigned
from domain.sources import Basis, Confidence, Source
from ledger.store.errors import ConcurrentWriteError
from ledger.store.opening import open_store
from ledger.store.rows import AppendCondition
from ledger.store.store import Store


def main(target: str, state: str, batches: str, size: str) -> None:
    numbers = count()
    with open_store(target, wait=20) as store:
        print("ready", flush=True)  # noqa: T201
        for _ in range(int(batches)):
            events = [_event(state, next(numbers)) for _ in range(int(size))]
            while not _recorded(store, events):
                pass
            print(store.head(), flush=True)  # noqa: T201


def _recorded(store: Store, events: list[Event]) -> bool:
    condition = AppendCondition(frozenset({"everybody"}), store.head())
    try:
        store.append(events, [("everybody",)] * len(events), condition)
    except ConcurrentWriteError:
        return False
    return True


def _event(state: str, number: int) -> Event:
    return ConventionSigned(
        subject=f"state:{state}",
        not_before=date(2008, 12, 3),
        effective_on=date(2008, 12, 3),
        known_on=date(2008, 12, 3),
        sources=(Source(document="depositary", locator=f"line {number}"),),
        note="",
        confidence=Confidence.HIGH,
        basis=Basis.READ,
        occurrence=number,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
