"""A clearance programme as a view knows it, made a scenario; every number says where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from domain.states import state
from projections.view import per_view
from simulations.calibration.deadlines import open_deadline
from simulations.calibration.errors import NotSimulableError
from simulations.calibration.history import clearance_years, programme_size
from simulations.calibration.jumps import Jumps, jumps
from simulations.calibration.own_shares import Share, cancelled_share, reduced_share
from simulations.calibration.provenance import provenance, taken
from simulations.calibration.rates import Pool, pool
from simulations.calibration.shares import (
    HALF,
    sleep,
    submunitions_per_km2,
)
from simulations.calibration.start_area import area_at_start, last_report
from simulations.calibration.start_up import start_up
from simulations.scenarios.distributions import Beta, Constant, Empirical, Gamma
from simulations.scenarios.land import Capacity, Discovery, Dormancy, Land, Resurvey
from simulations.scenarios.model import ClearanceScenario
from simulations.scenarios.parts import Productivity, Run
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from typing import Literal

    from projections.view import View
    from simulations.scenarios.distributions import Distribution

__all__ = ["clearance_pool", "clearance_scenario"]

ARTICLE: Literal[4] = 4
WORKING_DAYS_A_WEEK = 5


@per_view
def clearance_pool(view: View) -> Pool | None:
    """The fit to all clearance programmes that the view knows of."""
    return pool(clearance_years(view))


def clearance_scenario(view: View, iso3: str, run: Run | None = None) -> ClearanceScenario:
    """The programme of a State with an open duty under Article 4.1, from what a view knows.

    Raises NotSimulableError where duty, deadline, area or rates are not known.
    """
    deadline, report = open_deadline(view, iso3, ARTICLE), last_report(view, iso3)
    fitted, size = clearance_pool(view), programme_size(view, iso3)
    if fitted is None or size is None:
        why = "too few years of clearance are known anywhere to say how fast programmes work"
        raise NotSimulableError(iso3, ARTICLE, why, "Record LandReleased events")
    area = area_at_start(view, iso3, report, fitted)
    rate = fitted.rate(iso3)
    cancelled, reduced = cancelled_share(view).of(iso3), reduced_share(view).of(iso3)
    cleared = size[0] * rate.average
    examined = cleared * (reduced.a + reduced.b) / reduced.b
    surveyed = examined * (cancelled.a + cancelled.b) / cancelled.b
    return ClearanceScenario(
        schema_version=1,
        name=f"{state(iso3).name} as known on {view.known_at or view.today}",
        state=iso3,
        article=ARTICLE,
        start=view.as_of,
        deadline=deadline.day,
        run=run or Run(),
        land=Land(
            suspected_m2=area.suspected,
            confirmed_m2=area.confirmed,
            cancelled_share=_beta(cancelled),
            reduced_share=_beta(reduced),
            submunitions_per_km2=_submunitions(view),
        ),
        non_technical_survey=(_teams(surveyed),),
        technical_survey=(_teams(examined),),
        clearance=(_teams(cleared),),
        working_days_per_week=WORKING_DAYS_A_WEEK,
        start_up_days=_start_up(view, iso3),
        dormancy=_dormancy(view, iso3),
        discovery=_discovery(jumps(view, fitted), area.high),
        resurvey=_resurvey(jumps(view, fitted)),
        productivity=Productivity(
            programme_log_sd=round(rate.doubt, 4), year_log_sd=round(rate.year_sd, 4)
        ),
        provenance=taken(view, "working_days_per_week", "start_up_days")
        | provenance(view, area, deadline, rate, fitted),
    )


def _beta(share: Share) -> Beta:
    return Beta(distribution="beta", a=round(share.a, 4), b=round(share.b, 4))


def _submunitions(view: View) -> float:
    """The median of what statements of any State come to; 0 where none says."""
    found = submunitions_per_km2(view)
    return round(float(np.median(found.seen)), 1) if found else 0.0


def _teams(per_year: float) -> Capacity:
    """All teams of a programme as one, which does so many square metres a year."""
    days = YEAR_DAYS * WORKING_DAYS_A_WEEK / 7
    return Capacity(teams=1, m2_per_team_day=Constant(value=round(per_year / days, 2)))


def _start_up(view: View, iso3: str) -> Distribution:
    """The wait of a programme that is known to have released no land yet; none of any other."""
    waits = start_up(view)
    if iso3 not in waits.waiting or waits.mean_days is None:
        return Constant(value=0)
    mean = round(waits.mean_days, 1)
    return Gamma.model_validate({"distribution": "gamma", "mean": mean, "cv": 1.0})


def _dormancy(view: View, iso3: str) -> Dormancy:
    years = clearance_years(view)
    own = [item for item in years if item.state == iso3]
    counted = sleep(years)
    last = own[-1] if own else None
    unknown = view.as_of.year - last.year if last else 0
    chance = counted.dormant_after(unknown, dormant=not last.done if last else None)
    # Before its first work a programme waits (start_up_days) and is not dormant beside.
    chance = 0.0 if _start_up(view, iso3).mean else chance
    return Dormancy(
        dormant_at_start=round(chance, 4),
        wakes_per_year=round(counted.wakes_per_year, 4),
        falls_dormant_per_year=round(counted.falls_dormant_per_year, 4),
    )


def _discovery(changed: Jumps, on_record: float) -> Discovery | None:
    """Shares of what is on record, as they were seen: a small problem does not find a large one."""
    if not changed.risen:
        return None
    sizes = tuple(float(round(share * on_record)) for share in changed.risen)
    return Discovery(
        rate_per_year=_rate(len(sizes), changed.years),
        size_m2=Empirical(distribution="empirical", values=sizes),
    )


def _resurvey(changed: Jumps) -> Resurvey | None:
    if not changed.removed:
        return None
    shares = tuple(round(share, 4) for share in changed.removed)
    return Resurvey(
        rate_per_year=_rate(len(shares), changed.years),
        share_removed=Empirical(distribution="empirical", values=shares),
    )


def _rate(events: int, years: float) -> Gamma:
    """What so many events in so many years say of their rate, with Jeffreys's prior."""
    count = events + HALF
    return Gamma.model_validate(
        {"distribution": "gamma", "mean": round(count / years, 4), "cv": round(count**-0.5, 4)}
    )
