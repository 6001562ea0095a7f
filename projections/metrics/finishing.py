"""Metrics of what States finished and declared in a period (Articles 3 and 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import ClearanceCompleted, ClearanceComplianceDeclared
from domain.events.stockpiles import StockpileComplianceDeclared, StockpileDestructionCompleted
from domain.quantities import Qualifier
from projections.membership import contracting_in
from projections.metrics.building import holds_any, ids, listed
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.events.header import Event

__all__ = ["METRICS"]


def _in_period(
    kind: type[Event], follows: type[Event] | None = None
) -> Callable[[Asked], MetricAnswer]:
    """Contracting States with such an event on a day of the period.

    It is at least so many, told in words, where the days on which it can have been lie on both
    sides of an end of the period, or where what it ``follows`` was in the period and no such event
    of the State is recorded.
    """

    def answer(asked: Asked) -> MetricAnswer:
        if not holds_any(asked.view, (kind,)):
            return unknown(lacking(kind.__name__))
        found = _by_state(asked, kind, _is_within)
        perhaps = {*_by_state(asked, kind, _can_be_within), *_unheard(asked, kind, follows)}
        return _answer(found, sorted(perhaps - found.keys()))

    return answer


def _by_state(
    asked: Asked, kind: type[Event], counts: Callable[[Event, Asked], bool]
) -> dict[str, list[Event]]:
    found = {
        iso3: [event for event in asked.view.of_state(iso3, kind) if counts(event, asked)]
        for iso3 in contracting_in(asked.view, asked.during)
    }
    return {iso3: events for iso3, events in found.items() if events}


def _is_within(event: Event, asked: Asked) -> bool:
    return event.not_before in asked.during and event.effective_on in asked.during


def _can_be_within(event: Event, asked: Asked) -> bool:
    return event.when.overlaps(asked.during)


def _unheard(asked: Asked, kind: type[Event], follows: type[Event] | None) -> list[str]:
    """States of which nothing tells whether what was to follow in the period did."""
    before = _by_state(asked, follows, _is_within) if follows else {}
    return [iso3 for iso3 in before if not asked.view.of_state(iso3, kind)]


def _answer(found: dict[str, list[Event]], perhaps: list[str]) -> MetricAnswer:
    surely, names = len(found), ", ".join(perhaps)
    because = f"{surely} to {surely + len(perhaps)}: what is recorded allows both ({names})"
    return MetricAnswer(
        surely,
        Qualifier.AT_LEAST if perhaps else Qualifier.EXACT,
        tuple(sorted(found)),
        ids(*(event for events in found.values() for event in events)),
        because=because if perhaps else "",
    )


_COUNTS = tuple(
    Metric(name, title, MetricUnit.STATES, rule, _in_period(*kinds), over_period=True)
    for name, title, rule, *kinds in (
        (
            "states_finishing_art3",
            "Contracting States that finished destroying a stock in the period",
            "R3.2",
            StockpileDestructionCompleted,
        ),
        (
            "states_declaring_art3_compliance",
            "Contracting States that declared compliance with Article 3 in the period",
            "A13",
            StockpileComplianceDeclared,
            StockpileDestructionCompleted,
        ),
        (
            "states_finishing_art4",
            "Contracting States that finished clearing their areas in the period",
            "R4.1a",
            ClearanceCompleted,
        ),
        (
            "states_declaring_art4_compliance",
            "Contracting States that declared compliance with Article 4 in the period",
            "R4.1c",
            ClearanceComplianceDeclared,
            ClearanceCompleted,
        ),
    )
)

METRICS: tuple[Metric, ...] = (*_COUNTS, *(listed(metric) for metric in _COUNTS))
