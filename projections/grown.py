"""Sequences that grow in a fold: immutable, and one item more costs no copy of those before it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import eq
from typing import TypeVar, overload

__all__ = ["Grown"]

T = TypeVar("T")


class Grown(Sequence[T]):
    """What was gathered so far; equal to the tuple of the same items.

    ``plus`` gives another one, which shares its storage with this one as far as they agree: a fold
    over n events takes n steps where tuples would be copied n times.
    """

    __slots__ = ("_items", "_size")

    def __init__(self, items: Sequence[T] = ()) -> None:
        self._items = list(items)
        self._size = len(self._items)

    def plus(self, item: T) -> Grown[T]:
        """The items and one more.

        The storage is shared where nobody added to it since. Of two threads that add to one at
        once, the second finds the other's item in its place, and copies.
        """
        items, size = self._items, self._size
        if size and len(items) == size:
            items.append(item)
            if items[size] is item:
                return self._sharing(items, size + 1)
        return Grown([*items[:size], item])

    @classmethod
    def _sharing(cls, items: list[T], size: int) -> Grown[T]:
        grown = cls()
        grown._items, grown._size = items, size
        return grown

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(self)[index]
        return self._items[range(self._size)[index]]

    def __len__(self) -> int:
        return self._size

    def __iter__(self) -> Iterator[T]:
        return iter(self._items[: self._size])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Grown | tuple):
            return len(self) == len(other) and all(map(eq, self, other))
        return NotImplemented

    def __hash__(self) -> int:
        return hash(tuple(self))

    def __repr__(self) -> str:
        return repr(tuple(self))
