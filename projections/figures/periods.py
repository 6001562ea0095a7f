"""Periods that sources state, and which of them to add up so that no day is counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.events.clearance import LandReleased
from domain.events.stockpiles import StockpileDestroyed
from projections.figures.preferring import doubt

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import date, timedelta

__all__ = ["Period", "best_grain", "days_covered", "finest_grain", "overlap", "within"]


Period = StockpileDestroyed | LandReleased
"""An event about what happened between two days, both included."""

P = TypeVar("P", StockpileDestroyed, LandReleased)


def best_grain(items: Iterable[P], rank: Callable[[P], int]) -> list[P]:
    """The periods to add up where some sources are better than others, in order of time.

    All of the better rank are taken first (a lower number is better), at their finest grain;
    those of the next only fill the days that none of them touches.
    """
    ranked: dict[int, list[P]] = {}
    for item in items:
        ranked.setdefault(rank(item), []).append(item)
    chosen: list[P] = []
    for _rank, group in sorted(ranked.items()):
        free = [item for item in group if not any(overlap(item, each) for each in chosen)]
        chosen += finest_grain(free)
    return _in_time(chosen)


def finest_grain(items: Sequence[P]) -> list[P]:
    """The periods to add up so that none is counted twice, in order of time.

    Short periods are taken before long ones; a period that overlaps one already taken is left
    out, unless the short ones inside it leave gaps that it alone covers: then it replaces them.
    Of two statements on one and the same period the better one is taken.
    """
    chosen: list[P] = []
    for item in sorted(items, key=_grain):
        inside = [each for each in chosen if overlap(each, item)]
        if not inside:
            chosen.append(item)
        elif _contains_all(item, inside) and days_covered(inside) < days_covered([item]):
            chosen = [each for each in chosen if each not in inside] + [item]
    return _in_time(chosen)


def _in_time(items: Iterable[P]) -> list[P]:
    return sorted(items, key=lambda each: each.period_from)


def _grain(item: Period) -> tuple[timedelta, tuple[bool, int], str]:
    return (item.period_to - item.period_from, doubt(item), item.id)


def overlap(one: Period, other: Period) -> bool:
    """Whether some day is in both."""
    return one.period_from <= other.period_to and other.period_from <= one.period_to


def within(item: Period, first: date, last: date) -> bool:
    """Whether a period lies whole between two days."""
    return first <= item.period_from and item.period_to <= last


def days_covered(items: Iterable[Period]) -> int:
    """How many days periods hold that do not overlap."""
    return sum((item.period_to - item.period_from).days + 1 for item in items)


def _contains_all(item: Period, others: Iterable[Period]) -> bool:
    return all(within(each, item.period_from, item.period_to) for each in others)
