"""Numbers on transparency reports and national measures (Actions 43 to 47), and compliance (49)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.compliance import NonComplianceFound
from domain.events.transparency import AnnualReportSubmitted
from projections.membership import states_in_force
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer, unknown
from projections.metrics.transparency.reports import is_on_time
from projections.national_law import LEGAL_MEASURES, national_law
from projections.plans.bases import due_by
from projections.plans.spans import last_due_date, surely_since_adoption
from projections.plans.tallying import Tally, at_least, of_metric
from projections.transparency.filings import ReportKind, initial_report
from projections.transparency.silence import Heard, silences

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from projections.transparency.filings import Report
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
    """States whose reports that fell due in the year to the last 30 April had come by that day.

    An annual report is due on it. An initial one that came late counts if it came by then: the
    plan counts what was submitted by 30 April.
    """
    tally, due = Tally(), last_due_date(view)
    for iso3, items in due_by(view).items():
        came = [_came_by(view, item, due) for item in items]
        fits = False if False in came else None if None in came else True
        tally.add(iso3, fits, dict.fromkeys(event for item in items for event in item.evidence))
    return tally.among_all(
        lacking("AnnualReportSubmitted", "and InitialReportSubmitted events with their days")
    )


def _came_by(view: View, item: Report, due: date) -> bool | None:
    if item.kind is ReportKind.ANNUAL:
        return is_on_time(item)
    then = initial_report(view.at(due), item.owing.iso3)
    return then.is_in if then else None


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
    """States Parties that a meeting found in non-compliance since the plan, when already bound.

    One that withdrew since is a State Party no more. None only where a document says that there
    was none.
    """
    breaches = {iso3: ids(*_breaches(view, iso3)) for iso3 in states_in_force(view)}
    found = {iso3: events for iso3, events in breaches.items() if events}
    if found:
        return at_least(found, lacking("NonComplianceFound", "since the plan, all of them"))
    stated = of_metric("non_compliance_cases", DateRange.of(view.as_of), view)
    if stated.value == 0:
        return stated
    return unknown(lacking("NonComplianceFound", "since the plan, or a statement of none"))


def _breaches(view: View, iso3: str) -> list[NonComplianceFound]:
    return [
        item
        for item in view.of_state(iso3, NonComplianceFound)
        if surely_since_adoption(view, item.not_before)
        and iso3 in states_in_force(view.at(item.effective_on))
    ]
