"""What a document says in total: kept as said, never folded into a State."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from domain.events.fields import States, Text
from domain.events.header import Event
from domain.quantities import Quantity, Unit
from domain.subjects import SubjectKind

__all__ = ["FigureReported", "ListReported", "unit_of_metric"]

_ANY = frozenset({SubjectKind.STATE, SubjectKind.CONVENTION})


class FigureReported(Event):
    """A document states a figure of a metric for a subject and a period.

    About the Convention, ``scope`` names whom the figure covers (``States Parties``, ``world``).
    """

    subject_kinds: ClassVar[frozenset[SubjectKind]] = _ANY

    metric: Text
    scope: Text
    period_from: date
    period_to: date
    value: Quantity


class ListReported(Event):
    """A document lists States of a metric at a day; a complete list makes absence knowledge."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.CONVENTION})

    metric: Text
    as_of: date
    states: States
    complete: bool


_UNIT_BY_ENDING = {
    "_submunitions": Unit.SUBMUNITIONS,
    "submunitions_destroyed_total": Unit.SUBMUNITIONS,
    "_munitions": Unit.MUNITIONS,
    "munitions_destroyed_total": Unit.MUNITIONS,
    "_area": Unit.SQUARE_METRES,
    "_share": Unit.BASIS_POINTS,
    "_months": Unit.MONTHS,
}


def unit_of_metric(metric: str) -> Unit:
    """What a reported metric counts, told by the ending of its name; States where nothing fits."""
    for ending, unit in _UNIT_BY_ENDING.items():
        if metric.endswith(ending):
            return unit
    return Unit.STATES
