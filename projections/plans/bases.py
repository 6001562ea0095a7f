"""The States among which the numbers of a plan count some."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import add_years
from domain.rules.article_7 import SILENT_DUE_DATES
from projections import unstated
from projections.membership import states_in_force
from projections.metrics.lacking import lacking
from projections.metrics.stockpiles import states as stocks
from projections.plans.model import Base
from projections.plans.spans import last_due_date
from projections.plans.tallying import states_of_metric
from projections.transparency.filings import annual_reports, reports
from projections.transparency.silence import Heard, last_owed, silences
from projections.universalization import non_parties
from projections.victims import with_duty

if TYPE_CHECKING:
    from projections.transparency.filings import Report
    from projections.view import View

__all__ = [
    "AFFECTED",
    "NOT_PARTY",
    "OWING",
    "PARTIES",
    "WATCHED",
    "WITH_STOCKS",
    "WITH_VICTIMS",
    "due_by",
    "owed",
]


def owed(view: View) -> dict[str, Report]:
    """The annual reports that fell due on the last 30 April, by the State Party that owes them."""
    due = last_due_date(view)
    return {
        iso3: item
        for iso3 in states_in_force(view)
        for item in annual_reports(view, iso3)
        if item.due_on == due
    }


def due_by(view: View) -> dict[str, tuple[Report, ...]]:
    """The reports, initial ones too, that fell due in the year to the last 30 April, by State."""
    due = last_due_date(view)
    since = add_years(due, -1)
    found = {
        iso3: tuple(item for item in reports(view, iso3) if since < item.due_on <= due)
        for iso3 in states_in_force(view)
    }
    return {iso3: items for iso3, items in found.items() if items}


def _watched(view: View) -> tuple[str, ...]:
    """States Parties with duties or munitions that make them watched, and two due dates passed."""
    return tuple(item.iso3 for item in silences(view) if item.report is not Heard.NOT_YET)


def _perhaps_watched(view: View) -> tuple[str, ...]:
    """Those of which it is not recorded whether they have such duties, and two due dates passed."""
    perhaps = sorted({*unstated.on_stocks(view), *unstated.on_areas(view)} - {*_watched(view)})
    return tuple(iso3 for iso3 in perhaps if len(last_owed(view, iso3)) >= SILENT_DUE_DATES)


_ON_STOCKS = lacking("StockpileDeclared", "or HoldingsClarified events")
_ON_AREAS = lacking("ContaminationReported")

PARTIES = Base("States Parties", states_in_force)
AFFECTED = Base(
    "States Parties with areas left to clear",
    lambda view: states_of_metric("states_with_art4_obligation", view),
    unstated.on_areas,
    _ON_AREAS,
)
WITH_STOCKS = Base(
    "States Parties with stocks left to destroy",
    stocks.with_duty,
    unstated.on_stocks,
    _ON_STOCKS,
)
WITH_VICTIMS = Base(
    "States Parties with victims",
    with_duty,
    unstated.on_victims,
    lacking("VictimAssistanceDutyReported", "or VictimAssistanceDutyLifted events"),
)
NOT_PARTY = Base("States not party", non_parties)
OWING = Base(
    "States Parties whose initial or annual report fell due in the year to the last 30 April",
    lambda view: tuple(due_by(view)),
)
WATCHED = Base(
    "States Parties with duties under Articles 3 or 4, deadlines passed without a record among "
    "them, or retaining, and two reports behind them",
    _watched,
    _perhaps_watched,
    f"{_ON_STOCKS} and {_ON_AREAS}",
)
