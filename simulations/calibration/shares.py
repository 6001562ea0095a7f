"""Counts over all States: submunitions on cleared land, and how often programmes sleep."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from projections.view import per_view
from simulations.calibration.history import single_years

if TYPE_CHECKING:
    from collections.abc import Iterable

    from projections.view import View
    from simulations.calibration.history import Year

__all__ = [
    "HALF",
    "Counted",
    "Sleep",
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
