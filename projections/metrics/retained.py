"""Metrics of munitions retained for development and training (Article 3.6-3.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.stockpiles import MunitionsRetained
from domain.quantities import Qualifier
from projections.land_release.figures import summed
from projections.membership import contracting_states
from projections.metrics.bounded import or_reported, reported_on
from projections.metrics.building import count, listed
from projections.metrics.lacking import lacking, lacking_of
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.retained import latest_retained

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from domain.quantities import Quantity
    from projections.retained import RetainedYear
    from projections.stockpiles import Totals
    from projections.view import View

__all__ = ["METRICS"]


def _retaining(view: View, *, retains: bool) -> list[str]:
    return [
        iso3
        for iso3 in contracting_states(view)
        if (year := latest_retained(view, iso3)) and year.retains is retains
    ]


def _evidence(view: View, iso3: str) -> Iterable[str]:
    year = latest_retained(view, iso3)
    return (year.statement.id,) if year else ()


def _on_record(asked: Asked) -> MetricAnswer:
    """A lower bound: of the others the ledger has no figure."""
    states = _retaining(asked.view, retains=True)
    if not states:
        return unknown(_LACKS)
    years = _last_years(asked.view, states)
    evidence = tuple(year.statement.id for year in years)
    return MetricAnswer(
        len(states), Qualifier.AT_LEAST, tuple(states), evidence, _LACKS, _of_years(years)
    )


def _last_years(view: View, states: Iterable[str]) -> list[RetainedYear]:
    return [year for iso3 in states if (year := latest_retained(view, iso3))]


def _of_years(years: Sequence[RetainedYear]) -> str:
    """How old the figures are: each is to be renewed by 30 April of every year (Article 3.8)."""
    oldest, newest = (pick(year.year for year in years) for pick in (min, max))
    said = str(oldest) if oldest == newest else f"{oldest} to {newest}"
    return f"by the last figure of each State on record, of {said}"


_LACKS = lacking("MunitionsRetained", "of all States Parties")


def _retaining_in_all(asked: Asked) -> MetricAnswer:
    """The number that a document states for the day, where it is no less than those on record."""
    return or_reported(_on_record(asked), reported_on(asked.view, "states_retaining"))


def _on_record_list(asked: Asked) -> MetricAnswer:
    found = _on_record(asked)
    return found if found.value is None else MetricAnswer(found.states, evidence=found.evidence)


def _total(pick: Callable[[Totals], Quantity | None]) -> Callable[[Asked], MetricAnswer]:
    """By the newest figures of each State, however old: at least that by States not on record."""

    def answer(asked: Asked) -> MetricAnswer:
        states = _retaining(asked.view, retains=True)
        years = [year for year in _last_years(asked.view, states) if pick(year.totals)]
        total = summed((pick(year.totals) for year in years), whole=False)
        if total is None:
            return unknown(_LACKS)
        return MetricAnswer(
            total.amount,
            total.qualifier,
            tuple(year.statement.subject_key for year in years),
            tuple(year.statement.id for year in years),
            _LACKS,
            _of_years(years),
        )

    return answer


def _none_open_to(view: View) -> str:
    silent = [iso3 for iso3 in contracting_states(view) if latest_retained(view, iso3) is None]
    return lacking_of("MunitionsRetained", silent)


_NONE = count(
    "states_retaining_none",
    "Contracting States that say they retain no munitions",
    "R3.6",
    lambda asked: _retaining(asked.view, retains=False),
    evidence=_evidence,
    rests_on=(MunitionsRetained,),
    open_to=_none_open_to,
)

METRICS: tuple[Metric, ...] = (
    Metric(
        "states_retaining",
        "Contracting States that retain munitions for development and training",
        MetricUnit.STATES,
        "R3.6",
        _retaining_in_all,
        readings=(Reading("only States with a figure on record: a lower bound", _on_record),),
    ),
    Metric(
        "states_retaining_list",
        "Contracting States that retain munitions, as far as on record: their codes",
        MetricUnit.STATES_LIST,
        "R3.6",
        _on_record_list,
    ),
    _NONE,
    listed(_NONE),
    Metric(
        "munitions_retained_total",
        "Munitions retained, by the last figure of each State on record, however old",
        MetricUnit.MUNITIONS,
        "R3.6",
        _total(lambda totals: totals.munitions),
    ),
    Metric(
        "submunitions_retained_total",
        "Submunitions retained, by the last figure of each State on record, however old",
        MetricUnit.SUBMUNITIONS,
        "R3.6",
        _total(lambda totals: totals.submunitions),
    ),
)
