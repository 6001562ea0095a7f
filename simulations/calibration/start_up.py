"""How long programmes take to release their first land, from entry into force: pooled over States.

A start is seen only where a statement without any released land comes before the first with some:
of a programme that was at work when first heard of, nobody knows when it began. Programmes that
still wait count with the time they have waited (an exponential distribution with censoring, whose
wait ahead does not depend on the wait behind).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from projections.land_release import Released
from projections.membership import standing
from projections.view import per_view
from simulations.calibration.history import single_years

if TYPE_CHECKING:
    from datetime import date

    from domain.events.clearance import LandReleased
    from projections.view import View

__all__ = ["FEWEST_STARTS", "StartUp", "start_up"]

FEWEST_STARTS = 3
"""States whose start must have been seen before anything is said of it."""


@dataclass(frozen=True, slots=True)
class StartUp:
    """The wait of all programmes that were once seen to have released nothing.

    ``days``: waited in all; ``starts``: how many began; ``waiting``: States that still wait, by
    what is known; ``events``: ids of the statements.
    """

    days: int
    starts: int
    waiting: tuple[str, ...]
    events: tuple[str, ...]

    @property
    def mean_days(self) -> float | None:
        """The mean wait; None where too few starts were seen."""
        return self.days / self.starts if self.starts >= FEWEST_STARTS else None


@per_view
def start_up(view: View) -> StartUp:
    """Count starts and waits, in States for which the Convention is in force."""
    days, starts, waiting, events = 0, 0, [], []
    for iso3 in view.states():
        said = [item for item in single_years(view, iso3) if Released.of(item).area is not None]
        in_force = standing(view, iso3).in_force_on
        if not said or in_force is None or _is_release(said[0]):
            continue
        first = next((item for item in said if _is_release(item)), None)
        days += _days(in_force, first.period_from if first else said[-1].period_to)
        starts += first is not None
        waiting += [] if first else [iso3]
        events += [(first or said[-1]).id]
    return StartUp(days, starts, tuple(waiting), tuple(events))


def _is_release(item: LandReleased) -> bool:
    area = Released.of(item).area
    return area is not None and area.amount > 0


def _days(one: date, other: date) -> int:
    return max(0, (other - one).days)
