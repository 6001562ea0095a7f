"""What is left on record at the start: the last report, less work since, with what was found.

Of years without a statement nothing is known: neither that no work was done nor that some was. The
area is then uncertain, between no work in them and the usual one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.fields import Completeness
from domain.subjects import key_of
from projections.clearance import contamination
from simulations.calibration.errors import NotSimulableError
from simulations.calibration.history import clearance_years, programme_size, recorded_area
from simulations.calibration.own_shares import confirmed_share
from simulations.calibration.shares import sleep
from simulations.calibration.stated_work import work_between, years_said
from simulations.scenarios.distributions import Constant, Pert
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from domain.events.clearance import ContaminationDiscovered, ContaminationReported
    from projections.view import View
    from simulations.calibration.rates import Pool
    from simulations.calibration.stated_work import Work
    from simulations.scenarios.distributions import Distribution

__all__ = ["Area", "area_at_start", "last_report"]

ARTICLE = 4


@dataclass(frozen=True, slots=True)
class Area:
    """What is left on record, in square metres, how that was worked out, and from which events.

    ``low``: if the usual work was done in all time without a statement; ``likely``: if as often as
    programmes are at work; ``high``: if none was. ``share``: how much of it is confirmed.
    """

    low: float
    likely: float
    high: float
    share: float
    said: str
    report: ContaminationReported
    events: tuple[str, ...]

    @property
    def suspected(self) -> Distribution:
        """The suspected part."""
        return self._part(1 - self.share)

    @property
    def confirmed(self) -> Distribution:
        """The confirmed part."""
        return self._part(self.share)

    def _part(self, share: float) -> Distribution:
        low, mode, high = (round(area * share) for area in (self.low, self.likely, self.high))
        if low == high:
            return Constant(value=high)
        return Pert(distribution="pert", low=low, mode=mode, high=high)


def area_at_start(view: View, iso3: str, report: ContaminationReported, fitted: Pool) -> Area:
    """The area of a report that is left on the view's day.

    Raises NotSimulableError where nothing is.
    """
    reported, first = recorded_area(report), add_days(report.effective_on, 1)
    work = work_between(view, iso3, first, view.as_of)
    finds = [item for item in contamination(view, iso3).discoveries if item.not_before >= first]
    found = float(sum(item.area.amount for item in finds if item.area))
    left = reported - work.released + found
    if left <= 0:
        why = f"nothing is left of the {_km2(reported)} reported for {report.effective_on}"
        raise NotSimulableError(iso3, ARTICLE, why, "Record the completion, or a newer report")
    usual, likely = (min(left, each) for each in _unstated(view, iso3, fitted, work.missing))
    share, split = _confirmed(view, report)
    since = (_work_said(work, usual, likely), _finds_said(finds, found))
    said = "; ".join((f"{_km2(reported)} reported for {report.effective_on}", *since, split))
    events = (report.id, *work.events, *(item.id for item in finds))
    return Area(left - usual, left - likely, left, share, said, report, events)


def last_report(view: View, iso3: str) -> ContaminationReported:
    """The last report on the whole country that has an area, else the last on a part.

    Raises NotSimulableError where there is none.
    """
    reports = [item for item in contamination(view, iso3).folded_reports if recorded_area(item)]
    whole = [item for item in reports if item.covers is Completeness.WHOLE]
    if not reports:
        why = "contamination is known, but no area of it"
        raise NotSimulableError(iso3, ARTICLE, why, "Record a ContaminationReported with an area")
    return (whole or reports)[-1]


def _unstated(
    view: View, iso3: str, fitted: Pool, missing: Mapping[int, int]
) -> tuple[float, float]:
    """Square metres of the usual work in days without a statement: always, and likely, at work."""
    size = programme_size(view, iso3)
    a_year = fitted.rate(iso3).median * size[0] if size else 0.0
    spans = {year: days / YEAR_DAYS for year, days in missing.items()}
    at_work = sum(span * _at_work(view, iso3, year) for year, span in spans.items())
    return a_year * sum(spans.values()), a_year * at_work


def _at_work(view: View, iso3: str, year: int) -> float:
    """The chance that a programme was at work in a year of which nothing is known."""
    years = clearance_years(view)
    before = [item for item in years if item.state == iso3 and item.year < year]
    last = before[-1] if before else None
    dormant = None if last is None else not last.done
    return 1 - sleep(years).dormant_after(year - last.year if last else 0, dormant=dormant)


def _work_said(work: Work, usual: float, likely: float) -> str:
    if not work.days:
        return "nothing since"
    known = f"{_km2(work.released)} known to be released since" if work.is_known else ""
    part = " (of statements that begin or end outside, by the share of days)" if work.partly else ""
    if not usual:
        return known + part
    silent = f"{years_said(work.silent_years)}: " if work.silent_years else "some days: "
    unknown = (
        f"{silent}nothing known, taken as between none and the usual work of {_km2(usual)}, "
        f"likeliest {_km2(likely)}"
    )
    return "; ".join(each for each in (known + part if known else "", unknown) if each)


def _finds_said(finds: list[ContaminationDiscovered], found: float) -> str:
    if not finds:
        return "no find on record since"
    without = sum(item.area is None for item in finds)
    more = f" and {without} without an area" if without else ""
    return f"{_km2(found)} found since{more}" if found else f"found since:{more[4:]}"


def _confirmed(view: View, report: ContaminationReported) -> tuple[float, str]:
    """The share of an area that is confirmed, and where that comes from."""
    if report.covers is not Completeness.WHOLE:
        return 1.0, "all confirmed, as reported"
    if report.suspected and report.confirmed:
        total = report.suspected.amount + report.confirmed.amount
        return report.confirmed.amount / total, "confirmed and suspected as reported"
    if report.confirmed:
        return 1.0, "all confirmed, as reported"
    if report.suspected:
        return 0.0, "all suspected, as reported"
    pooled = confirmed_share(view).of(key_of(report.subject))
    return pooled.mean, f"{pooled.mean:.0%} taken as confirmed ({pooled.said})"


def _km2(area: float) -> str:
    return f"{round(area / 1e6, 3):g} km2"
