"""Numbers on stockpiles and munitions retained (Actions 12 to 17)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.stockpiles import StockpileComplianceDeclared, StockpileDiscovered
from domain.quantities import Qualifier
from projections.figures.statements import figure
from projections.land_release.figures import summed
from projections.machinery.meetings import next_meeting
from projections.membership import contracting_states, states_in_force
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.plans.bases import WITH_STOCKS, owed
from projections.plans.spans import since_adoption, surely_since_adoption, until
from projections.plans.tallying import Tally, at_least
from projections.retained import RetainedYear, latest_retained
from projections.stockpiles import stockpile

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["finds_reported", "retained", "retaining", "with_plan", "with_report"]

_FIGURES = lacking("MunitionsRetained", "for the years since the plan, of all States Parties")


def with_plan(view: View) -> MetricAnswer:
    """States with stocks left that submitted a destruction plan; of the others it is not known."""
    tally = Tally()
    for iso3 in WITH_STOCKS.states(view):
        plans = stockpile(view, iso3).plans
        tally.add(iso3, True if plans else None, ids(*plans))
    return _or_none_left(view, tally.among_all(lacking("DestructionPlanSubmitted")))


def with_report(view: View) -> MetricAnswer:
    """States with stocks left whose annual report due on the last 30 April has come."""
    tally, reports = Tally(), owed(view)
    for iso3 in WITH_STOCKS.states(view):
        if iso3 in reports:
            tally.add(iso3, reports[iso3].is_in, reports[iso3].evidence)
    return _or_none_left(view, tally.among_all(lacking("AnnualReportSubmitted")))


def _or_none_left(view: View, found: MetricAnswer) -> MetricAnswer:
    """Zero where no State has stocks left, and the last document that counts them says so too."""
    counted = figure(view, "states_with_art3_obligation", until(view))
    if WITH_STOCKS.states(view) or counted is None or counted.value.amount:
        return found
    because = f"no State Party has stocks left, as a document states too for {counted.period_to}"
    return MetricAnswer(0, evidence=ids(counted), because=because)


def finds_reported(view: View) -> MetricAnswer:
    """States that found stocks after their declaration, known of by the end of the next meeting.

    The plan says *at once*, without a number of days; its last day is the next meeting's.
    """
    tally = Tally()
    for iso3 in contracting_states(view):
        for found in _finds(view, iso3):
            tally.add(iso3, _in_time(view, found), (found.id,))
    return tally.among_recorded(lacking("StockpileDiscovered", "since the plan, all of them"))


def _finds(view: View, iso3: str) -> list[StockpileDiscovered]:
    declared = view.of_state(iso3, StockpileComplianceDeclared)
    return [
        found
        for found in view.of_state(iso3, StockpileDiscovered)
        if surely_since_adoption(view, found.not_before)
        and any(item.effective_on < found.not_before for item in declared)
    ]


def _in_time(view: View, found: StockpileDiscovered) -> bool | None:
    meeting = next_meeting(view, found.not_before)
    due_on = meeting.closes_on if meeting else None
    return None if due_on is None else found.known_on <= due_on


def _kept(view: View) -> dict[str, RetainedYear]:
    """States Parties that retain munitions by a figure for the end of a year since the plan."""
    days = since_adoption(view)
    years = ((iso3, latest_retained(view, iso3)) for iso3 in states_in_force(view))
    return {
        iso3: year
        for iso3, year in years
        if year and year.retains and days and year.year >= days.first.year
    }


def retaining(view: View) -> MetricAnswer:
    """States that retain munitions, as far as figures since the plan are on record."""
    return at_least({iso3: (year.statement.id,) for iso3, year in _kept(view).items()}, _FIGURES)


def retained(view: View) -> MetricAnswer:
    """Munitions that they retain by their newest figures; the submunitions stand beside."""
    kept = _kept(view)
    munitions = summed((year.totals.munitions for year in kept.values()), whole=False)
    inside = summed((year.totals.submunitions for year in kept.values()), whole=False)
    if munitions is None:
        return unknown(_FIGURES)
    evidence = tuple(year.statement.id for year in kept.values())
    beside = f"with {inside.amount} submunitions on record" if inside else ""
    least = Qualifier.AT_LEAST
    return MetricAnswer(munitions.amount, least, tuple(kept), evidence, _FIGURES, beside)
