"""The rows of the registry that are about stockpiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.stockpiles import StockpileComplianceDeclared
from projections import unstated
from projections.membership import contracting_states
from projections.metrics.building import Lacks, count, listed, of_state, reading
from projections.metrics.lacking import lacking, lacking_of
from projections.metrics.model import Asked, Metric, MetricUnit, Reading
from projections.metrics.stockpiles import destruction, figures, readings, states

if TYPE_CHECKING:
    from collections.abc import Callable

    from projections.view import View

__all__ = ["METRICS"]


def _asked(found: Callable[[View], list[str] | None]) -> Callable[[Asked], list[str] | None]:
    return lambda asked: found(asked.view)


def _open_to(metric: str) -> Lacks:
    """What would tell of the contracting States that said nothing, whole counts of it apart."""

    def lacks(view: View) -> str:
        silent = unstated.silent(view, metric, contracting_states, unstated.said_of_stocks)
        return lacking_of("StockpileDeclared", silent)

    return lacks


_AND_UNVERIFIED = "States still verifying whether they hold stock counted too"
_AND_CONTRACTING = "contracting States with stock and States still verifying counted too"

_BY_LATER_STATEMENTS = (
    "contracting States with stock and States still verifying counted too, as far as their later "
    "statements show"
)
_CLARIFIED = "States that had to clarify whether they held any counted too"
_CLARIFIED_NONE = "States that clarified that they hold none counted too"
_INITIAL_REPORT = "States that have submitted their initial report, whether or not they hold stock"
_WITHOUT_INITIAL_REPORT = "States without an initial report left out"
_TWO_YEARS = "at least two years before their deadline"
_FIRST_RC = lacking("MeetingClosed", "of the First Review Conference")

_DECLARATIONS = (StockpileComplianceDeclared,)

_COUNTS = (
    count(
        "states_with_art3_obligation",
        "States Parties with declared stock left to destroy",
        "R3.2",
        _asked(states.with_duty),
        evidence=figures.holdings_of,
        rests_on=figures.STATEMENTS,
        open_to=lambda view: lacking_of("StockpileDeclared", unstated.on_stocks(view)),
        readings=(
            reading(_AND_UNVERIFIED, _asked(states.with_duty_or_unverified), figures.holdings_of),
            reading(_AND_CONTRACTING, _asked(states.with_duty_or_expected), figures.holdings_of),
            reading(
                _BY_LATER_STATEMENTS,
                _asked(readings.by_later_statements),
                readings.later_statements_of,
            ),
        ),
    ),
    count(
        "states_that_reported_stockpiles",
        "Contracting States that ever reported stock",
        "R3.2",
        _asked(states.reported),
        evidence=figures.statements_of,
        rests_on=figures.STATEMENTS,
        open_to=_open_to("states_that_reported_stockpiles"),
        readings=(
            reading(_AND_UNVERIFIED, _asked(states.reported_or_unverified), figures.statements_of),
            reading(_CLARIFIED, _asked(readings.reported_or_clarified), figures.statements_of),
        ),
    ),
    count(
        "states_completed_art3",
        "Contracting States that reported stock and have none left to destroy",
        "R3.2",
        _asked(states.completed),
        evidence=figures.statements_of,
        rests_on=figures.STATEMENTS,
        open_to=_open_to("states_completed_art3"),
        readings=(
            reading(
                _CLARIFIED_NONE, _asked(readings.completed_or_clarified), figures.statements_of
            ),
        ),
    ),
    count(
        "states_without_stockpiles",
        "Contracting States not known to hold stock, those never recorded among them",
        "R3.2",
        _asked(states.without),
        evidence=figures.statements_of,
        rests_on=figures.STATEMENTS,
        readings=(
            reading(
                "States Parties for which the Convention is in force",
                _asked(states.without_in_force),
                figures.statements_of,
            ),
            reading(_INITIAL_REPORT, _asked(readings.with_initial_report)),
            reading(
                _WITHOUT_INITIAL_REPORT,
                _asked(readings.without_and_reported),
                figures.statements_of,
            ),
        ),
    ),
    count(
        "states_declared_art3_compliance_since_1rc",
        "Contracting States that declared compliance with Article 3 after the 1RC",
        "A13",
        _asked(states.declared_since_1rc),
        evidence=figures.declarations_of,
        rests_on=_DECLARATIONS,
        missing=_FIRST_RC,
    ),
    count(
        "states_declared_art3_compliance_since_1rc_on_time",
        "Of these, States whose destruction was finished in time",
        "R3.2, A13",
        _asked(states.declared_on_time_since_1rc),
        evidence=figures.declared_and_stated,
        rests_on=_DECLARATIONS,
        missing=_FIRST_RC,
    ),
    count(
        "states_completed_art3_three_years_early_since_1rc",
        "Of these, States that finished at least three years before their deadline",
        "R3.2",
        _asked(states.three_years_early),
        evidence=figures.declared_and_stated,
        rests_on=_DECLARATIONS,
        missing=_FIRST_RC,
        readings=(
            reading(
                _TWO_YEARS,
                readings.early_possibly,
                figures.statements_of,
                certain=readings.early_for_certain,
            ),
        ),
    ),
    count(
        "new_states_reporting_stockpile",
        "States that joined after the 1RC and reported stock held when the Convention bound them",
        "R3.2",
        _asked(states.new_with_stock_when_bound),
        evidence=figures.statements_of,
        rests_on=figures.STATEMENTS,
        open_to=_open_to("new_states_reporting_stockpile"),
        missing=_FIRST_RC,
        readings=(
            reading(
                "States that had destroyed it before the Convention bound them counted too",
                _asked(states.new_with_stock),
                figures.statements_of,
            ),
        ),
    ),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "munitions_destroyed_total",
        "Cluster munitions destroyed by States that consented, withdrawn ones among them",
        MetricUnit.MUNITIONS,
        "R3.2",
        destruction.total(lambda totals: totals.munitions),
    ),
    Metric(
        "submunitions_destroyed_total",
        "Submunitions destroyed by States that consented, withdrawn ones among them",
        MetricUnit.SUBMUNITIONS,
        "R3.2",
        destruction.total(lambda totals: totals.submunitions),
    ),
    Metric(
        "share_destroyed",
        "Share of declared munitions destroyed, in whole per cent",
        MetricUnit.PER_CENT,
        "R3.2",
        destruction.share_destroyed,
    ),
    Metric(
        "discoveries_after_deadline",
        "Stocks found after a first deadline, by the latest day they can have been found",
        MetricUnit.CASES,
        "A15",
        figures.finds_after_deadline,
        readings=(
            Reading(
                "finds counted whose days lie on both sides of the deadline, or of the day",
                figures.perhaps_found_after_deadline,
            ),
        ),
    ),
    of_state(
        "art3_compliance_declared_at",
        "Meeting at which the State declared compliance with Article 3",
        MetricUnit.MEETING,
        "A13",
        figures.declared_at,
    ),
    of_state(
        "previously_unknown_stockpile",
        "Stocks unknown before that were found in the period",
        MetricUnit.CASES,
        "A15",
        figures.finds,
    ),
    of_state(
        "unknown_stockpile_destroyed_on",
        "Day on which a stock found later was destroyed",
        MetricUnit.DATE,
        "A15",
        figures.find_destroyed_on,
    ),
    of_state(
        "stockpile_status",
        "Whether stock is held, none, being verified, or completed",
        MetricUnit.STATUS,
        "R3.2",
        figures.status,
        words=figures.STATUS_WORDS,
    ),
    of_state(
        "art3_completion_year",
        "Year in which the State finished destroying its stock",
        MetricUnit.YEAR,
        "R3.2",
        figures.completion_year,
    ),
)
