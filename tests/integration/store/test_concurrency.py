"""Several writers at once, in threads and in processes."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest

from domain.events.header import Event
from ledger.store.errors import ConcurrentWriteError, LedgerExistsError
from ledger.store.leaf import recompute_leaf
from ledger.store.rows import AppendCondition
from ledger.store.store import Store

Signed = Callable[..., Event]
WRITER = Path(__file__).with_name("writer.py")


def test_of_two_writers_that_read_the_same_head_one_wins_and_the_other_can_repeat(
    backend: Any,
    signed: Signed,
) -> None:
    store = backend.create(wait=20)
    together = Barrier(2)

    def record(number: int) -> bool:
        condition = AppendCondition(frozenset({"shared"}), store.head())
        together.wait()
        try:
            store.append([signed(number)], [("shared",)], condition)
        except ConcurrentWriteError:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        outcomes = list(threads.map(record, [1, 2]))
        assert sorted(outcomes) == [False, True]
        assert store.head() == 1
    loser = signed(1 + outcomes.index(False))
    condition = AppendCondition(frozenset({"shared"}), store.head())
    store.append([loser], [("shared",)], condition)
    assert {row.event_id for row in store.rows()} == {signed(1).id, signed(2).id}


def test_of_two_that_make_the_same_ledger_one_makes_it(kept: Any) -> None:
    together = Barrier(2)

    def make(_: int) -> str:
        together.wait()
        try:
            kept.create(wait=20)
        except LedgerExistsError:
            return "there already"
        return "made"

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(make, range(2))) == ["made", "there already"]
    assert kept.open().head() == 0


def test_nothing_is_lost_among_threads_that_repeat_what_was_refused(
    backend: Any,
    signed: Signed,
) -> None:
    store = backend.create(wait=20)
    together = Barrier(4)

    def record(state: str) -> int:
        first = _until_recorded(store, signed(0, state), together)
        return first + sum(_until_recorded(store, signed(number, state)) for number in range(1, 10))

    with ThreadPoolExecutor(4) as threads:
        refused = sum(threads.map(record, ["AFG", "ALB", "AUT", "BIH"]))
    assert refused >= 3, "all had read the same head at first, and only one can win"
    _check_everything_is_there(store, {"AFG": 10, "ALB": 10, "AUT": 10, "BIH": 10})


def _until_recorded(store: Store, event: Event, together: Barrier | None = None) -> int:
    """Record an event that depends on all others; how often it was refused.

    The first try waits until all others have read the head too.
    """
    for refused in range(1_000):
        condition = AppendCondition(frozenset({"shared"}), store.head())
        if together and not refused:
            together.wait()
        try:
            store.append([event], [("shared",)], condition)
        except ConcurrentWriteError:
            continue
        return refused
    pytest.fail("refused for ever")


def test_readers_see_every_position_in_order_while_others_write(
    kept: Any,
    signed: Signed,
) -> None:
    store = kept.create(wait=20)

    def write(state: str) -> None:
        for number in range(0, 20, 2):
            pair = [signed(number, state), signed(number + 1, state)]
            store.append(pair, [(), ()], AppendCondition(frozenset(), 0))

    with ThreadPoolExecutor(3) as threads:
        writers = [threads.submit(write, state) for state in ("AFG", "ALB", "AUT")]
        seen = 0
        while seen < 60:
            for row in store.rows(after=seen):
                assert row.position == seen + 1
                seen += 1
            assert seen % 2 == 0, "half a batch was seen"
            if all(writer.done() for writer in writers) and store.head() < 60:
                break
        for writer in writers:
            writer.result()
    assert seen == 60


def test_nothing_is_lost_among_processes_that_repeat_what_was_refused(kept: Any) -> None:
    store = kept.create()
    writers = [
        subprocess.Popen([sys.executable, WRITER, kept.target, state, "8", "3"])
        for state in ("AFG", "ALB")
    ]
    assert [writer.wait(60) for writer in writers] == [0, 0]
    _check_everything_is_there(store, {"AFG": 24, "ALB": 24})


def _check_everything_is_there(store: Store, expected: dict[str, int]) -> None:
    rows = list(store.rows())
    assert [row.position for row in rows] == list(range(1, sum(expected.values()) + 1))
    assert Counter(row.stream for row in rows) == {
        f"state:{state}": number for state, number in expected.items()
    }
    for state, number in expected.items():
        versions = [row.version for row in rows if row.stream == f"state:{state}"]
        assert versions == list(range(1, number + 1))
    assert all(map(recompute_leaf, rows))
    times = [row.recorded_at for row in rows]
    assert times == sorted(times)
