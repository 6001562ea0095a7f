"""A writer that is killed in the middle of its work."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from ledger.store.leaf import recompute_leaf

WRITER = Path(__file__).with_name("writer.py")
SIZE = 400


def test_a_killed_writer_leaves_whole_batches_and_everything_it_was_told(kept: Any) -> None:
    kept.create().close()
    for state, seconds in (("AFG", 0.03), ("ALB", 0.15)):
        told = _head_when_killed(kept.target, state, seconds)
        store = kept.open(wait=20)
        rows = list(store.rows())
        assert len(rows) % SIZE == 0, "part of a batch was stored"
        assert len(rows) >= told, "what was said to be stored is lost"
        assert all(map(recompute_leaf, rows))
        assert len(store.leaves()) == len(rows) == store.head()
        store.close()


def _head_when_killed(target: str, state: str, seconds: float) -> int:
    """Start a writer, kill it while it writes, and give the last head that it printed."""
    command = [sys.executable, str(WRITER), target, state, "100000", str(SIZE)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        lines = [writer.stdout.readline() for _ in range(3)]  # ready, and two batches
        sleep(seconds)
        writer.kill()
        lines += writer.stdout.readlines()
    if writer.returncode != -9:
        pytest.fail(f"the writer ended by itself: {lines}")
    return int(lines[-1])
