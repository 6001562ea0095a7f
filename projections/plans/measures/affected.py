"""Numbers on contaminated areas, risk education and victims (Actions 24, 29 and 33)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import Detail
from domain.events.victims import VictimAssistanceMeasure
from projections.clearance import contamination
from projections.land_release import land_release
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.plans.bases import AFFECTED, WITH_VICTIMS
from projections.plans.spans import surely_since_adoption
from projections.plans.tallying import Tally
from projections.victims import assistance_to_victims

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.header import Event
    from projections.metrics.model import MetricAnswer
    from projections.plans.model import Base, Measure
    from projections.view import View

__all__ = ["areas_told_apart", "detailed_risk_education", "with_focal_point", "with_plan"]


def _stated(base: Base, find: Callable[[View, str], Event | None], lacks: str) -> Measure:
    """States of the base of which a statement is on record; of the others nothing is known."""

    def answer(view: View) -> MetricAnswer:
        tally = Tally()
        for iso3 in base.states(view):
            found = find(view, iso3)
            tally.add(iso3, True if found else None, ids(found))
        return tally.among_all(lacks)

    return answer


def _areas(view: View, iso3: str) -> Event | None:
    """The newest report since the plan that gives suspected and confirmed areas apart."""
    found = [
        item
        for item in contamination(view, iso3).reports
        if surely_since_adoption(view, item.effective_on) and item.suspected and item.confirmed
    ]
    return found[-1] if found else None


def _risk_education(view: View, iso3: str) -> Event | None:
    """A detailed report since the plan."""
    found = [
        item
        for item in land_release(view, iso3).risk_education
        if item.detail is Detail.DETAILED and surely_since_adoption(view, item.not_before)
    ]
    return found[-1] if found else None


def _national_plan(view: View, iso3: str) -> Event | None:
    return assistance_to_victims(view, iso3).reported(VictimAssistanceMeasure.NATIONAL_PLAN)


def _focal_point(view: View, iso3: str) -> Event | None:
    return assistance_to_victims(view, iso3).focal_point


areas_told_apart = _stated(
    AFFECTED,
    _areas,
    lacking("ContaminationReported", "since the plan, with suspected and confirmed areas apart,"),
)
detailed_risk_education = _stated(
    AFFECTED, _risk_education, lacking("RiskEducationReported", "since the plan, with detail,")
)
with_plan = _stated(WITH_VICTIMS, _national_plan, lacking("VictimAssistanceReported", "on a plan"))
with_focal_point = _stated(WITH_VICTIMS, _focal_point, lacking("FocalPointDesignated"))
