"""How land is released, and how often programmes sleep, lose or find area: pooled over States."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.fields import Completeness
from projections.clearance import area_of, contamination
from projections.land_release import Released
from projections.view import per_view
from simulations.calibration.history import single_years
from simulations.calibration.stated_work import work_between
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.events.clearance import ContaminationReported
    from domain.quantities import Quantity
    from projections.view import View
    from simulations.calibration.history import Year
    from simulations.calibration.rates import Pool

    Parts = tuple[Quantity, list[Quantity | None]]

__all__ = [
    "HALF",
    "JUMP",
    "Counted",
    "Jumps",
    "Sleep",
    "cancelled_share",
    "confirmed_share",
    "jumps",
    "reduced_share",
    "sleep",
    "submunitions_per_km2",
]

HALF = 0.5
"""What Jeffreys's prior adds to each count: a rate or share is never quite 0 or 1."""

JUMP = 0.1
"""A change of recorded area that nothing explains is a jump from this share of it on."""


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


@dataclass(frozen=True, slots=True)
class Jumps:
    """Jumps of recorded area that no release explains, over all years between two reports.

    Each as a share of the area before: taken off the record, or found.
    """

    removed: tuple[float, ...]
    found: tuple[float, ...]
    years: float
    events: tuple[str, ...]


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


def jumps(view: View, fitted: Pool | None) -> Jumps:
    """Compare each report on a whole country with the next one and what was released between.

    Where years lie between that no statement covers, a drop counts only as far as it goes beyond
    the programme's usual work: what nobody reported is no correction of records.
    """
    removed: list[float] = []
    found: list[float] = []
    events: list[str] = []
    years = 0.0
    for iso3 in view.states():
        for one, other in pairwise(_whole(view, iso3)):
            before, after = _amount(one), _amount(other)
            if not before or not after:
                continue
            span = (other.effective_on - one.effective_on).days / 365.25
            years += span
            known, likely = _released(view, iso3, one, other, fitted)
            change = (after + known - before) / before
            if change < 0:
                change = min(0.0, change + likely / before)
            if change <= -JUMP:
                removed.append(min(1.0, -change))
            elif change >= JUMP:
                found.append(change)
            if abs(change) >= JUMP:
                events += [one.id, other.id]
    return Jumps(tuple(removed), tuple(found), years, tuple(events))


def _whole(view: View, iso3: str) -> list[ContaminationReported]:
    return [
        item
        for item in contamination(view, iso3).folded_reports
        if item.covers is Completeness.WHOLE and area_of(item)
    ]


def _amount(item: ContaminationReported) -> float:
    area = area_of(item)
    return float(area.amount) if area else 0.0


def _released(
    view: View,
    iso3: str,
    one: ContaminationReported,
    other: ContaminationReported,
    fitted: Pool | None,
) -> tuple[float, float]:
    """What was released between two reports, and what likely was but is not reported (m2)."""
    work = work_between(view, iso3, add_days(one.effective_on, 1), other.effective_on)
    if fitted is None:
        return work.released, 0.0
    missing = sum(work.missing.values()) / YEAR_DAYS
    return work.released, missing * fitted.rate(iso3).median * _amount(one)


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
