"""What takes long says so, on a terminal alone."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Timer
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from rich.progress import Progress

__all__ = ["Step", "counting", "working"]

_PATIENCE_S = 0.5
_LONG = 1_000


@contextmanager
def working(on: str) -> Iterator[None]:
    """Show on stderr what is being worked on and for how long, once it takes half a second.

    Nothing is shown where stderr is no terminal, and nothing is left of it at the end.
    """
    if not _is_seen():
        yield
        return
    shown: list[Progress] = []
    timer = Timer(_PATIENCE_S, lambda: shown.append(_started(on)))
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()
        timer.join()
        for progress in shown:
            progress.stop()


def _is_seen() -> bool:
    return sys.stderr is not None and sys.stderr.isatty()


def _started(on: str) -> Progress:
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    progress = Progress(*columns, console=Console(stderr=True), transient=True)
    progress.add_task(on, total=None)
    progress.start()
    return progress


class Step(Protocol):
    """What is called after each step, or with how many were done."""

    def __call__(self, steps: int = 1, /) -> None:
        """Count."""


@contextmanager
def counting(on: str, total: int) -> Iterator[Step]:
    """What to call after each of ``total`` steps, or with how many: a bar if they are many.

    It stands on stderr, and only where that is a terminal.
    """
    if total < _LONG or not _is_seen():
        yield lambda _steps=1, /: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(on, total=total)
        yield lambda steps=1, /: progress.advance(task, steps)
