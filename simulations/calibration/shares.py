"""How land is released, and how often programmes sleep: pooled over States."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.fields import Completeness
from projections.clearance import contamination
from projections.land_release import Released
from projections.view import per_view
from simulations.calibration.history import single_years

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.quantities import Quantity
    from projections.view import View
    from simulations.calibration.history import Year

    Parts = tuple[Quantity, list[Quantity | None]]

__all__ = [
    "HALF",
    "Counted",
    "Sleep",
    "cancelled_share",
    "confirmed_share",
    "reduced_share",
    "sleep",
    "submunitions_per_km2",
]

HALF = 0.5
"""What Jeffreys's prior adds to each count: a rate or share is never quite 0 or 1."""


@dataclass(frozen=True, slots=True)
class Counted:
    """Shares seen; ``a`` and ``b`` are those of a beta distribution, with Jeffreys's prior."""

    seen: tuple[float, ...]
    events: tuple[str, ...]

    @property
    def a(self) -> float:
        """What was, with a half added."""
        return HALF + sum(self.seen)

    @property
    def b(self) -> float:
        """What was not, with a half added."""
        return HALF + sum(1 - share for share in self.seen)


@dataclass(frozen=True, slots=True)
class Sleep:
    """How often a dormant year was followed by an active one, and the other way round."""

    woke: int
    dormant_years: int
    fell: int
    active_years: int
    events: tuple[str, ...]

    @property
    def wakes_per_year(self) -> float:
        """The chance that a dormant programme is at work the year after."""
        return (HALF + self.woke) / (1 + self.dormant_years)

    @property
    def falls_dormant_per_year(self) -> float:
        """The chance that an active programme does nothing the year after."""
        return (HALF + self.fell) / (1 + self.active_years)

    def dormant_after(self, years: int, *, dormant: bool | None) -> float:
        """The chance to be dormant so many years after a year of which it is known; or at any time.

        The chain forgets: the longer nothing is known, the nearer to its long-run share.
        """
        leaves = self.wakes_per_year + self.falls_dormant_per_year
        long_run = self.falls_dormant_per_year / leaves
        if dormant is None:
            return long_run
        return long_run + (float(dormant) - long_run) * (1 - leaves) ** years


@per_view
def cancelled_share(view: View) -> Counted:
    """The share of released land that non-technical survey cancelled.

    From statements that give both what was cancelled and what was cleared.
    """

    def parts(said: Released) -> Parts | None:
        if said.cancelled is None or said.cleared is None:
            return None
        return said.cancelled, [said.cancelled, said.reduced, said.cleared]

    return _shares(view, parts)


@per_view
def reduced_share(view: View) -> Counted:
    """The share of land not cancelled that technical survey reduced, from statements of both."""

    def parts(said: Released) -> Parts | None:
        if said.reduced is None or said.cleared is None:
            return None
        return said.reduced, [said.reduced, said.cleared]

    return _shares(view, parts)


@per_view
def confirmed_share(view: View) -> Counted:
    """The share of recorded area that is confirmed, where a report parts it from suspected."""
    seen, events = [], []
    for iso3 in view.states():
        for item in contamination(view, iso3).folded_reports:
            if item.suspected and item.confirmed and item.covers is Completeness.WHOLE:
                total = item.suspected.amount + item.confirmed.amount
                if total:
                    seen.append(item.confirmed.amount / total)
                    events.append(item.id)
    return Counted(tuple(seen), tuple(events))


@per_view
def submunitions_per_km2(view: View) -> Counted | None:
    """Submunitions destroyed per square kilometre cleared, a value for each statement of both."""
    seen, events = [], []
    for iso3 in view.states():
        for item in single_years(view, iso3):
            if item.cleared and item.cleared.amount and item.submunitions is not None:
                seen.append(item.submunitions.amount * 1e6 / item.cleared.amount)
                events.append(item.id)
    return Counted(tuple(seen), tuple(events)) if seen else None


def sleep(years: Iterable[Year]) -> Sleep:
    """Count how programmes went from one known year to the next.

    A statement on several years that is not nought does not say which of them were active.
    """
    by_state: defaultdict[str, dict[int, Year]] = defaultdict(dict)
    for item in years:
        if not (item.spread and item.done):
            by_state[item.state][item.year] = item
    steps = [
        (one, other)
        for known in by_state.values()
        for year, one in sorted(known.items())
        if (other := known.get(year + 1))
    ]
    slept = [other for one, other in steps if not one.done]
    worked = [other for one, other in steps if one.done]
    events = (event for pair in steps for item in pair for event in item.events)
    return Sleep(
        sum(other.done > 0 for other in slept),
        len(slept),
        sum(not other.done for other in worked),
        len(worked),
        tuple(dict.fromkeys(events)),
    )


def _shares(view: View, parts: Callable[[Released], Parts | None]) -> Counted:
    """One share a State: however much one State reports, it shows one way of working."""
    seen: list[float] = []
    events: list[str] = []
    for iso3 in view.states():
        own = []
        for item in single_years(view, iso3):
            found = parts(Released.of(item))
            total = sum(part.amount for part in found[1] if part is not None) if found else 0
            if found and total:
                own.append(found[0].amount / total)
                events.append(item.id)
        seen += [sum(own) / len(own)] if own else []
    return Counted(tuple(seen), tuple(events))
