"""Interruptions from the keyboard: told as what they are, and heeded when a file is whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from signal import SIGINT, getsignal, signal
from threading import current_thread, main_thread
from types import FrameType
from typing import TypeVar

__all__ = ["finished_first", "interruptible"]

R = TypeVar("R")


def interruptible(compiled: Callable[..., R]) -> Callable[..., R]:
    """The same function; an interruption while it runs stays one.

    numba hands a KeyboardInterrupt on as the cause of a SystemError, often several times over,
    which says that the function returned a result with an exception set. Raises KeyboardInterrupt.
    """

    @wraps(compiled)
    def call(*values: object) -> R:
        try:
            return compiled(*values)
        except SystemError as error:
            if isinstance(_origin(error), KeyboardInterrupt):
                raise KeyboardInterrupt from error
            raise

    return call


def _origin(error: BaseException) -> BaseException:
    """What an exception came from in the first place."""
    while error.__cause__ is not None:
        error = error.__cause__
    return error


@contextmanager
def finished_first() -> Iterator[None]:
    """Finish what is done inside before an interruption is heeded.

    Only the main thread is ever interrupted: elsewhere there is nothing to wait for.
    """
    handler = getsignal(SIGINT)
    if handler is None or current_thread() is not main_thread():
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    signal(SIGINT, lambda number, frame: heard.append((number, frame)))
    try:
        yield
    finally:
        signal(SIGINT, handler)
    if heard and callable(handler):
        handler(*heard[0])
