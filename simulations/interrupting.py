"""Compiled functions that can be interrupted from the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

__all__ = ["interruptible"]

R = TypeVar("R")


def interruptible(compiled: Callable[..., R]) -> Callable[..., R]:
    """The same function; an interruption while it runs stays one.

    numba hands a KeyboardInterrupt on as the cause of a SystemError, which says that the function
    returned a result with an exception set. Raises KeyboardInterrupt.
    """

    @wraps(compiled)
    def call(*values: object) -> R:
        try:
            return compiled(*values)
        except SystemError as error:
            if isinstance(error.__cause__, KeyboardInterrupt):
                raise KeyboardInterrupt from error
            raise

    return call
