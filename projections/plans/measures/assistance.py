"""Numbers on cooperation and assistance (Actions 3 and 39 to 42)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.cooperation import Direction, coalitions, states_of
from projections.membership import states_in_force
from projections.metrics.lacking import lacking
from projections.metrics.model import MetricAnswer
from projections.plans.bases import owed
from projections.plans.spans import since_adoption
from projections.plans.tallying import Tally, at_least

if TYPE_CHECKING:
    from collections.abc import Mapping

    from projections.view import View

__all__ = ["giving", "giving_or_receiving", "in_coalition", "seeking_and_reporting"]

_GIVEN = lacking("AssistanceProvided", "of the years since the plan, all of them")
_ANY = lacking("AssistanceProvided", "and AssistanceReceived events of the years since the plan")


def _parties(view: View, *directions: Direction) -> Mapping[str, tuple[str, ...]]:
    """States Parties that reported it of a year since the plan, with the events that say so."""
    days = since_adoption(view)
    years = range(days.first.year, days.last.year + 1) if days else ()
    parties = set(states_in_force(view))
    found: dict[str, tuple[str, ...]] = {}
    for direction in directions:
        for iso3, events in states_of(view, direction, years).items():
            if iso3 in parties:
                found[iso3] = (*found.get(iso3, ()), *events)
    return found


def giving(view: View) -> MetricAnswer:
    """States Parties that reported to have given assistance, of any year since the plan."""
    return at_least(_parties(view, Direction.PROVIDED), _GIVEN)


def giving_or_receiving(view: View) -> MetricAnswer:
    """States Parties that reported to have given or received assistance since the plan."""
    return at_least(_parties(view, Direction.PROVIDED, Direction.RECEIVED), _ANY)


def seeking_and_reporting(view: View) -> MetricAnswer:
    """States that asked for assistance since the plan, and whose last annual report has come."""
    asked = _parties(view, Direction.REQUESTED)
    if not asked:
        return at_least({}, lacking("AssistanceRequested", "of the years since the plan"))
    tally, reports = Tally(), owed(view)
    for iso3, events in asked.items():
        report = reports.get(iso3)
        tally.add(
            iso3, report.is_in if report else None, (*events, *(report.evidence if report else ()))
        )
    return tally.among_recorded(lacking("AssistanceRequested", "and AnnualReportSubmitted events"))


def in_coalition(view: View) -> MetricAnswer:
    """States Parties that formed a country coalition by the day, ended ones among them."""
    parties = set(states_in_force(view))
    formed = {item.iso3: (item.formed.id,) for item in coalitions(view) if item.iso3 in parties}
    return at_least(formed, lacking("CountryCoalitionFormed", "of all States Parties"))
