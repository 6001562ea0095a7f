"""What documents and Article 7 reports say on the very indicator, number by number.

A list gives States, a figure only how many; an Article 7 report names the indicator among its
sections (``indicator 1a``). Nothing of the kind on record is no zero.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.figures.statements import figure, listing
from projections.membership import states_in_force
from projections.metrics.lacking import Lacking, lacking
from projections.metrics.model import MetricAnswer, MetricUnit, unknown
from projections.plans.spans import since_adoption, surely_since_adoption
from projections.plans.tallying import at_least
from projections.transparency.filings import filings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.dates import DateRange
    from projections.plans.model import Number
    from projections.view import View

__all__ = ["reported", "section_of"]


def section_of(number: Number) -> str:
    """How the sections of an Article 7 report name the indicator."""
    return f"indicator {number.key}"


def reported(view: View, number: Number) -> MetricAnswer:
    """The value by the last list, else the reports, else the last figure since the adoption."""
    during = since_adoption(view)
    found = _said(view, number, during) if during else iter(())
    return next(found, None) or unknown(_lacks(number))


def _said(view: View, number: Number, during: DateRange) -> Iterator[MetricAnswer]:
    if number.unit is MetricUnit.STATES:
        if named := listing(view, number.name, during):
            exact = Qualifier.EXACT if named.complete else Qualifier.AT_LEAST
            yield MetricAnswer(len(named.states), exact, tuple(sorted(named.states)), (named.id,))
        if sections := _by_reports(view, number):
            yield at_least(sections, _lacks(number))
    if total := figure(view, number.figure, during):
        yield MetricAnswer(total.value.amount, total.value.qualifier, evidence=(total.id,))


def _by_reports(view: View, number: Number) -> dict[str, tuple[str, ...]]:
    """States Parties whose newest annual report since the adoption speaks to the indicator."""
    found: dict[str, tuple[str, ...]] = {}
    for iso3 in states_in_force(view):
        sent = max(filings(view, iso3).annual, key=lambda item: item.year, default=None)
        if (
            sent
            and surely_since_adoption(view, sent.not_before)
            and section_of(number) in sent.sections
        ):
            found[iso3] = (sent.id,)
    return found


def _lacks(number: Number) -> Lacking:
    said = lacking("FigureReported", f"of {number.figure}")
    if number.unit is MetricUnit.STATES:
        among = f"Article 7 reports with {section_of(number)!r} among their sections"
        said = lacking("ListReported", f"of {number.name}, or {among}")
    return Lacking(f"{number.needs}: {said}", said.types) if number.needs else said
