"""A stockpile programme as a view knows it, made a scenario; every number says where it is from."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

import numpy as np

from domain.dates import DateRange
from domain.events.stockpiles import StockpileDeclared
from domain.quantities import Qualifier
from domain.states import state
from projections.basis import DutyBasis
from projections.stockpiles import (
    declared,
    destroyed,
    destructions_counted,
    remaining,
    stockpile,
)
from projections.view import per_view
from simulations.calibration.deadlines import open_deadline
from simulations.calibration.errors import NotSimulableError
from simulations.calibration.history import destruction_years
from simulations.calibration.provenance import rate_said, source_from, source_of, taken
from simulations.calibration.rates import Pool, pool
from simulations.calibration.shares import sleep
from simulations.calibration.stated_work import years_said
from simulations.scenarios.distributions import Constant, Gamma
from simulations.scenarios.model import DestructionScenario
from simulations.scenarios.parts import Productivity, Run
from simulations.scenarios.stock import Lots, Stock
from simulations.worlds.timelines import YEAR_DAYS

if TYPE_CHECKING:
    from datetime import date
    from typing import Literal

    from projections.stockpiles import Stockpile, Totals
    from projections.view import View
    from simulations.scenarios.distributions import Distribution
    from simulations.scenarios.parts import Source

__all__ = ["destruction_pool", "destruction_scenario", "stock_left"]

ARTICLE: Literal[3] = 3
FEWEST_YEARS = 3
"""Fewer than clearance takes: the differences of programmes and of years are used together, and
need not be told apart. The fit to so few is wide, and its provenance says how many there are."""
TAKEN = tuple(
    f"stock.{name}"
    for name in (
        "lines",
        "convoy_lots",
        "convoy_gap_days",
        "transport_days",
        "rework_share",
        "verification_days",
    )
)
"""What no event says of a stockpile programme."""

MOST_LOTS = 60
"""A stock is cut into no more lots than this: finer ones change no date by much."""


@per_view
def destruction_pool(view: View) -> Pool | None:
    """The fit to all stockpile programmes that the view knows of."""
    return pool(destruction_years(view), FEWEST_YEARS)


def destruction_scenario(view: View, iso3: str, run: Run | None = None) -> DestructionScenario:
    """The programme of a State with an open duty under Article 3.2, from what a view knows.

    Lots are of a month's work of one line, for nothing better is known. Raises NotSimulableError
    where duty, deadline, stock or rates are not known.
    """
    deadline, known = open_deadline(view, iso3, ARTICLE), stockpile(view, iso3)
    fitted = destruction_pool(view)
    left, had = stock_left(known), declared(known)
    if left.munitions is None or had.munitions is None or not left.munitions.amount:
        raise _no_stock(iso3, known)
    if fitted is None:
        why = "too few years of destruction are known anywhere to say how fast programmes work"
        raise NotSimulableError(iso3, ARTICLE, why, "Record StockpileDestroyed events")
    rate = fitted.rate(iso3)
    monthly = had.munitions.amount * rate.average / 12
    amount = left.munitions.amount
    kept = _retained(known)
    delay, delay_said = _delay(view, iso3)
    pieces = left.submunitions.amount / amount if left.submunitions else 0.0
    events = tuple(item.id for item in (*known.declarations, *known.destructions))
    return DestructionScenario(
        schema_version=1,
        name=f"{state(iso3).name} as known on {view.known_at or view.today}",
        state=iso3,
        article=ARTICLE,
        start=view.as_of,
        deadline=deadline.day,
        run=run or Run(),
        stock=Stock(
            types=(
                Lots(
                    name="all types",
                    munitions=amount,
                    submunitions_per_munition=round(pieces, 4),
                    retained=min(kept, amount),
                    lot_size=max(1, round(monthly), ceil(amount / MOST_LOTS)),
                    munitions_per_line_month=Constant(value=round(monthly, 4)),
                ),
            ),
            contract_delay_days=delay,
        ),
        productivity=Productivity(
            programme_log_sd=round(float(np.hypot(rate.doubt, rate.year_sd)), 4), year_log_sd=0
        ),
        provenance={
            "deadline": source_from(view, "the ledger's derivation of the duty", deadline.events),
            "stock.types": _stock_source(view, known, events),
            "stock.types.munitions_per_line_month": source_from(
                view, f"{rate_said(rate, fitted)} of the declared stock", rate.events
            ),
            "stock.types.lot_size": source_from(view, "a month's work of one line", ()),
            "stock.contract_delay_days": source_from(
                view, delay_said, sleep(destruction_years(view)).events
            ),
            "productivity": source_from(
                view, "differences of programmes and of years together", rate.events
            ),
        }
        | taken(view, *TAKEN),
    )


def stock_left(known: Stockpile) -> Totals:
    """What is left; of a stock of which nothing is recorded as destroyed, all, an upper bound."""
    return declared(known) if _is_untouched(known) else remaining(known)


def _is_untouched(known: Stockpile) -> bool:
    """Whether munitions were declared, none found since, and no figure destroyed is recorded."""
    had = declared(known).munitions
    return (
        known.basis is DutyBasis.DECLARED
        and isinstance(known.latest_on_holdings, StockpileDeclared)
        and not (known.completions or known.compliance)
        and had is not None
        and had.qualifier is not Qualifier.AT_LEAST
        and destroyed(known).munitions is None
    )


def _no_stock(iso3: str, known: Stockpile) -> NotSimulableError:
    had = declared(known).munitions
    if had is None:
        why = "no number of munitions is recorded as declared"
        return NotSimulableError(iso3, ARTICLE, why, "Record a StockpileDeclared with figures")
    why = f"{had} munitions are recorded as declared, and what is left of them cannot be told"
    return NotSimulableError(iso3, ARTICLE, why, "Record StockpileDestroyed events with figures")


def _stock_source(view: View, known: Stockpile, events: tuple[str, ...]) -> Source:
    is_untouched = _is_untouched(known)
    first = (
        "all that was declared, for nothing is recorded as destroyed"
        if is_untouched
        else "declared less destroyed"
    )
    silent = years_said(_silent_years(view, known))
    unknown = f"; {silent}: nothing known, so that less may be left" if silent else ""
    said = f"{first}; retained as last reported{unknown}"
    source = source_of(_last_said(known), said, events)
    return source.model_copy(update={"at_most": is_untouched})


def _last_said(known: Stockpile) -> date:
    """The day up to which the stock is told, by a declaration or by what was destroyed."""
    return max(item.effective_on for item in (*known.declarations, *known.destructions))


def _silent_years(view: View, known: Stockpile) -> list[int]:
    """Years since the stock was first told of which no statement says what was destroyed."""
    periods = [DateRange(item.period_from, item.period_to) for item in destructions_counted(known)]
    told = {year for each in periods for year in range(each.first.year, each.last.year + 1)}
    first = min(item.effective_on.year for item in (*known.declarations, *known.destructions))
    return [year for year in range(first, view.as_of.year + 1) if year not in told]


def _retained(known: Stockpile) -> int:
    kept = known.retentions[-1].munitions if known.retentions else None
    return kept.amount if kept else 0


def _delay(view: View, iso3: str) -> tuple[Distribution, str]:
    """How long until work goes on: none where it was at work when last heard of."""
    years = destruction_years(view)
    own = [item for item in years if item.state == iso3]
    if own and own[-1].done:
        return Constant(value=0), f"at work in {own[-1].year}, the last year known"
    wakes = sleep(years).wakes_per_year
    mean = round(YEAR_DAYS / wakes, 1)
    said = f"not at work when last heard of; {wakes:.0%} of such years are followed by work"
    return Gamma.model_validate({"distribution": "gamma", "mean": mean, "cv": 1.0}), said
