"""Numbers on transparency reports and national measures (Actions 43 to 47), and compliance (49)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.events.transparency import AnnualReportSubmitted
from projections.membership import states_in_force
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer
from projections.metrics.transparency.reports import is_on_time
from projections.national_law import LEGAL_MEASURES, national_law
from projections.plans.bases import owed
from projections.plans.spans import last_due_date, year_so_far
from projections.plans.tallying import Tally, of_metric
from projections.transparency.silence import Heard, silences

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.view import View

__all__ = [
    "ADAPTED_FORM",
    "adapted_form",
    "found_in_breach",
    "heard",
    "national_measures",
    "on_time",
]

ADAPTED_FORM = "adapted form"
"""How the form of an annual report is named that uses the one of Action 45."""


def on_time(view: View) -> MetricAnswer:
    """States whose annual report due on the last 30 April came by then."""
    tally = Tally()
    for iso3, report in owed(view).items():
        tally.add(iso3, is_on_time(report), report.evidence)
    return tally.among_all(lacking("AnnualReportSubmitted", "with their days"))


def heard(view: View) -> MetricAnswer:
    """States with duties under Articles 3 or 4, or retaining, that reported on two due dates.

    A State of which it is not recorded whether it still has such a duty is left open.
    """
    tally, unsettled = Tally(), []
    for item in silences(view):
        if item.report is not Heard.NOT_YET:
            known = {Heard.HEARD: True, Heard.SILENT: False}.get(item.report)
            tally.add(item.iso3, known if item.has_duties else None, item.evidence)
            unsettled += [] if item.has_duties else [item.iso3]
    found = tally.among_all(lacking("AnnualReportSubmitted"))
    return replace(found, because=_whose_duty_is_open(unsettled))


def _whose_duty_is_open(codes: Sequence[str]) -> str:
    if not codes:
        return ""
    return f"whether these still have such a duty is not recorded: {', '.join(codes)}"


def adapted_form(view: View) -> MetricAnswer:
    """States whose annual report due on the last 30 April is on the adapted form."""
    year = last_due_date(view).year - 1
    tally = Tally()
    for iso3 in states_in_force(view):
        sent = [item for item in view.of_state(iso3, AnnualReportSubmitted) if item.year == year]
        named = [item for item in sent if item.form]
        fits = any(item.form == ADAPTED_FORM for item in named) if named else None
        tally.add(iso3, fits, ids(*named))
    return tally.among_all(lacking("AnnualReportSubmitted", f"on {year} with their form"))


def national_measures(view: View) -> MetricAnswer:
    """States Parties with a specific law, or existing law that they hold sufficient."""
    tally = Tally()
    for iso3 in states_in_force(view):
        basis = national_law(view, iso3).basis
        tally.add(iso3, basis.category in LEGAL_MEASURES if basis else None, ids(basis))
    return tally.among_all(lacking("NationalMeasureReported"))


def found_in_breach(view: View) -> MetricAnswer:
    """States that a meeting found in non-compliance; none only where a document says so."""
    found = of_metric("non_compliance_cases", year_so_far(view), view)
    if not found.states:
        return found
    states = tuple(sorted(set(found.states)))
    return MetricAnswer(len(states), found.qualifier, states, found.evidence, found.missing)
