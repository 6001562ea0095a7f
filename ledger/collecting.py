"""Pausing Python's collector of garbage while many events are made or kept."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["collector_paused"]


@contextmanager
def collector_paused() -> Iterator[None]:
    """Nothing is looked through for garbage within.

    All that a batch makes is kept, so that the collector would go through ten thousand events
    again and again and find none to free: a sixth of the time of recording them.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
