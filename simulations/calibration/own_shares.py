"""How land is released and confirmed: a State's own statements, drawn towards those of all.

Shares are fitted like rates (see `rates`); where too few are known for that, a State's own count
alone, with Jeffreys's prior, and where it has none one a State of all the others.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from domain.events.fields import Completeness
from projections.clearance import contamination
from projections.land_release import Released
from projections.view import per_view
from simulations.calibration.history import single_years
from simulations.calibration.rates import pooled
from simulations.calibration.shares import Counted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from domain.quantities import Quantity
    from projections.view import View

    Parts = tuple[Quantity, list[Quantity | None]]
    Seen = tuple[str, str, float]

__all__ = ["Share", "Shares", "cancelled_share", "confirmed_share", "reduced_share"]

LEAST, GREATEST = 0.01, 0.99
"""A mean share is no closer to none and all than this: statements are too few to say so."""

SMALLEST_DOUBT = 0.01
"""Nor is a share ever known better than this (standard deviation)."""


@dataclass(frozen=True, slots=True)
class Share:
    """A State's share as a beta distribution: ``a`` and ``b`` count what was and what was not.

    ``said``: how it was obtained; ``events``: ids of the statements that it rests on.
    """

    a: float
    b: float
    said: str
    events: tuple[str, ...]

    @property
    def mean(self) -> float:
        """The share to expect."""
        return self.a / (self.a + self.b)


@dataclass(frozen=True, slots=True)
class Shares:
    """The shares that statements give, by State, with the ids of the statements."""

    seen: Mapping[str, tuple[float, ...]]
    events: Mapping[str, tuple[str, ...]]

    def of(self, iso3: str) -> Share:
        """A State's share: the more it says itself, the less it is drawn to that of all."""
        fitted, own = pooled(self.seen, self.events), len(self.seen.get(iso3, ()))
        if fitted is None:
            return self._counted(iso3)
        rate = fitted.rate(iso3)
        a, b = _beta(rate.mean, rate.doubt)
        all_of = f"{fitted.years} statements of {len(self.seen)} States"
        weight = f"{own} statement(s) of its own, weight {rate.weight:.2f}, drawn towards {all_of}"
        events = tuple(event for each in self.events.values() for event in each)
        return Share(a, b, weight if own else f"none of its own: {all_of}", events)

    def _counted(self, iso3: str) -> Share:
        """From the State's own statements, else from one share a State of all."""
        own = self.seen.get(iso3)
        if own:
            counted = Counted(own, self.events[iso3])
            said = f"{len(own)} statement(s) of its own"
        else:
            means = tuple(float(np.mean(each)) for each in self.seen.values())
            counted = Counted(means, tuple(event for of in self.events.values() for event in of))
            said = f"none of its own: {len(means)} State(s) that say so"
        return Share(counted.a, counted.b, f"{said}, with Jeffreys's prior", counted.events)


def _beta(mean: float, doubt: float) -> tuple[float, float]:
    """The beta distribution of that mean and standard deviation; at most as wide as Jeffreys's."""
    mean, variance = float(np.clip(mean, LEAST, GREATEST)), max(doubt, SMALLEST_DOUBT) ** 2
    count = max(1.0, mean * (1 - mean) / variance - 1)
    return mean * count, (1 - mean) * count


@per_view
def cancelled_share(view: View) -> Shares:
    """The share of released land that non-technical survey cancelled.

    From statements that give both what was cancelled and what was cleared.
    """

    def parts(said: Released) -> Parts | None:
        if said.cancelled is None or said.cleared is None:
            return None
        return said.cancelled, [said.cancelled, said.reduced, said.cleared]

    return _shares(_of_releases(view, parts))


@per_view
def reduced_share(view: View) -> Shares:
    """The share of land not cancelled that technical survey reduced, from statements of both."""

    def parts(said: Released) -> Parts | None:
        if said.reduced is None or said.cleared is None:
            return None
        return said.reduced, [said.reduced, said.cleared]

    return _shares(_of_releases(view, parts))


@per_view
def confirmed_share(view: View) -> Shares:
    """The share of recorded area that is confirmed, where a report parts it from suspected."""
    return _shares(
        (iso3, item.id, item.confirmed.amount / total)
        for iso3 in view.states()
        for item in contamination(view, iso3).folded_reports
        if item.suspected and item.confirmed and item.covers is Completeness.WHOLE
        if (total := item.suspected.amount + item.confirmed.amount)
    )


def _of_releases(view: View, parts: Callable[[Released], Parts | None]) -> Iterable[Seen]:
    for iso3 in view.states():
        for item in single_years(view, iso3):
            found = parts(Released.of(item))
            total = sum(part.amount for part in found[1] if part is not None) if found else 0
            if found and total:
                yield iso3, item.id, found[0].amount / total


def _shares(found: Iterable[Seen]) -> Shares:
    seen: defaultdict[str, list[float]] = defaultdict(list)
    events: defaultdict[str, list[str]] = defaultdict(list)
    for iso3, event, share in found:
        seen[iso3].append(share)
        events[iso3].append(event)
    return Shares(
        {state: tuple(each) for state, each in seen.items()},
        {state: tuple(each) for state, each in events.items()},
    )
