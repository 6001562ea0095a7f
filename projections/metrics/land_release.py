"""Metrics of land released and submunitions destroyed in clearance (Article 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.quantities import Qualifier
from projections.basis import DutyBasis
from projections.clearance import contamination
from projections.land_release import Account, account
from projections.land_release.figures import summed
from projections.land_release.statements import land_release
from projections.membership import contracting_in, convention_in_force_on
from projections.metrics.bounded import or_reported, reported_for, reported_within
from projections.metrics.building import of_state
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from domain.quantities import Quantity
    from projections.view import View

    States = Callable[[View, DateRange], Sequence[str]]

__all__ = ["METRICS"]


def _parties(view: View, during: DateRange) -> Sequence[str]:
    """Contracting States of these days, those that withdrew since among them."""
    return contracting_in(view, during)


def _everybody(view: View, _during: DateRange) -> Sequence[str]:
    return view.states()


def _sum(
    view: View, states: Sequence[str], during: DateRange, pick: Callable[[Account], Quantity | None]
) -> MetricAnswer:
    """What States come to; a lower bound wherever one with areas says nothing of these days."""
    releasing = [iso3 for iso3 in states if land_release(view, iso3).releases]
    accounts = {iso3: account(view, iso3, during) for iso3 in releasing}
    found = {iso3: figure for iso3, item in accounts.items() if (figure := pick(item)) is not None}
    silent = [iso3 for iso3 in states if iso3 not in found and _has_areas(view, iso3)]
    lacks = lacking("LandReleased", f"of {', '.join(silent)} for {during}") if silent else ""
    total = summed(found.values(), whole=not silent)
    if total is None:
        return unknown(lacks or lacking("LandReleased", f"for {during}"))
    return MetricAnswer(
        total.amount,
        total.qualifier,
        states=tuple(sorted(found)),
        evidence=tuple(event for iso3 in found for event in accounts[iso3].evidence),
        missing=lacks or _PARTS * (total.qualifier is not Qualifier.EXACT),
    )


_PARTS = lacking("LandReleased", "for the rest of the period")


def _has_areas(view: View, iso3: str) -> bool:
    return contamination(view, iso3).basis is DutyBasis.DECLARED


def _added_up(
    states: States,
    pick: Callable[[Account], Quantity | None],
) -> Callable[[Asked], MetricAnswer]:
    return lambda asked: _sum(asked.view, states(asked.view, asked.during), asked.during, pick)


def _total(
    name: str,
    title: str,
    unit: MetricUnit,
    states: States,
    pick: Callable[[Account], Quantity | None],
) -> Metric:
    """What States released in the period; or what a document reports for it, if that is more."""
    by_state = _added_up(states, pick)
    figure = f"{name}_{'area' if unit is MetricUnit.SQUARE_METRES else unit.value}"

    def answer(asked: Asked) -> MetricAnswer:
        return or_reported(by_state(asked), reported_for(asked.view, figure, asked.during))

    return Metric(
        name,
        title,
        unit,
        "A24",
        answer,
        over_period=True,
        readings=(Reading(_BY_STATE, by_state),),
    )


_BY_STATE = "only what is on record State by State: a lower bound"


def _since_entry_into_force(view: View) -> DateRange | None:
    first = convention_in_force_on(view)
    return DateRange(first, view.as_of) if first and first <= view.as_of else None


def _released_by_state(asked: Asked) -> MetricAnswer:
    during = _since_entry_into_force(asked.view)
    if during is None:
        return unknown(lacking("LandReleased", "since the Convention entered into force"))
    return _sum(asked.view, _parties(asked.view, during), during, _area)


def _released(asked: Asked) -> MetricAnswer:
    """All that was released; land cleared is a part of it, so a figure of it bounds it too."""
    during = _since_entry_into_force(asked.view)
    computed = _released_by_state(asked)
    if during is None:
        return computed
    names = ("area_released_total_area", "area_cleared_states_parties_area")
    return or_reported(computed, reported_within(asked.view, names, during))


def _area(item: Account) -> Quantity | None:
    return item.area


def _cleared(item: Account) -> Quantity | None:
    return item.cleared


def _submunitions(item: Account) -> Quantity | None:
    return item.submunitions


def _of_state(
    pick: Callable[[Account], Quantity | None],
) -> Callable[[View, str, Asked], MetricAnswer]:
    def answer(view: View, iso3: str, asked: Asked) -> MetricAnswer:
        found = account(view, iso3, asked.during)
        figure = pick(found)
        if figure is None:
            return unknown(lacking("LandReleased", f"of the State for {asked.during}"))
        partly = _PARTS * (figure.qualifier is not Qualifier.EXACT)
        return MetricAnswer(
            figure.amount, figure.qualifier, evidence=found.evidence, missing=partly
        )

    return answer


_AREA, _ITEMS = MetricUnit.SQUARE_METRES, MetricUnit.SUBMUNITIONS

METRICS: tuple[Metric, ...] = (
    Metric(
        "area_released_total",
        "Area released by States Parties since entry into force, by all methods",
        _AREA,
        "A24",
        _released,
        readings=(Reading(_BY_STATE, _released_by_state),),
    ),
    _total(
        "area_cleared_states_parties",
        "Area cleared by States Parties in the period",
        _AREA,
        _parties,
        _cleared,
    ),
    _total(
        "area_cleared_global", "Area cleared worldwide in the period", _AREA, _everybody, _cleared
    ),
    _total(
        "submunitions_cleared_states_parties",
        "Submunitions destroyed by States Parties in clearance in the period",
        _ITEMS,
        _parties,
        _submunitions,
    ),
    _total(
        "submunitions_cleared_global",
        "Submunitions destroyed worldwide in clearance in the period",
        _ITEMS,
        _everybody,
        _submunitions,
    ),
    of_state(
        "area_released",
        "Area that a State released in the period, by all methods",
        _AREA,
        "A24",
        _of_state(_area),
        over_period=True,
    ),
    of_state(
        "area_cleared",
        "Area that a State cleared in the period",
        _AREA,
        "A24",
        _of_state(_cleared),
        over_period=True,
    ),
    of_state(
        "submunitions_cleared",
        "Submunitions that a State destroyed in clearance in the period",
        _ITEMS,
        "A24",
        _of_state(_submunitions),
        over_period=True,
    ),
)
