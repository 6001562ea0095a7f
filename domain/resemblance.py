"""Which known names resemble a name that nobody knows, quickly enough to ask it for every row.

Names are compared letter by letter only where they share pairs of letters most; the pairs of the
known names are looked up once for all names that are asked for.
"""

from __future__ import annotations

from collections import Counter
from difflib import get_close_matches
from functools import lru_cache

__all__ = ["resembling"]

_COMPARED = 8  # for each name that is asked for


@lru_cache(maxsize=1024)  # the same slip stands in many rows
def resembling(name: str, known: tuple[str, ...], most: int, cutoff: float) -> tuple[str, ...]:
    """At most so many of the known names, the nearest first, that resemble a name enough.

    ``cutoff`` is the least ratio of :mod:`difflib`, from 0 to 1.
    """
    pairs = _by_pair(known)
    shared = Counter(at for pair in _pairs_of(name) for at in pairs.get(pair, ()))
    # Of names that share as much, the order is that of the names: never that of a set.
    order = sorted(shared, key=lambda at: (-shared[at], at))
    nearest = [known[at] for at in order[: _COMPARED * most]]
    return tuple(get_close_matches(name, nearest, n=most, cutoff=cutoff))


@lru_cache(maxsize=16)
def _by_pair(known: tuple[str, ...]) -> dict[str, list[int]]:
    """The places of the known names in which a pair of letters stands."""
    found: dict[str, list[int]] = {}
    for at, name in enumerate(known):
        for pair in _pairs_of(name):
            found.setdefault(pair, []).append(at)
    return found


def _pairs_of(name: str) -> set[str]:
    """Its pairs of letters, with its beginning and its end; upper and lower case alike."""
    framed = f"\0{name.casefold()}\0"
    return {framed[at : at + 2] for at in range(len(framed) - 1)}
