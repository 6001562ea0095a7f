"""Whatever a test was given, as the kind of thing that it must be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

__all__ = ["all_of", "the"]

T = TypeVar("T")


def the(found: object, kind: type[T]) -> T:
    """What was found, which must be of that kind."""
    assert isinstance(found, kind), f"{kind.__name__} expected, not {found!r}"
    return found


def all_of(found: Iterable[object], kind: type[T]) -> list[T]:
    """Everything found, each of which must be of that kind."""
    return [the(each, kind) for each in found]
