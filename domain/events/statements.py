"""What a document says in total: kept as said, never folded into a State."""

from __future__ import annotations

from typing import ClassVar, Self

from pydantic import model_validator

from domain.events.fields import Day, Figure, States, Text, period_runs_forward
from domain.events.header import Event
from domain.quantities import Unit
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
    period_from: Day
    period_to: Day
    value: Figure

    @model_validator(mode="after")
    def _period_runs_forward(self) -> Self:
        period_runs_forward(self.period_from, self.period_to)
        return self


class ListReported(Event):
    """A document lists States of a metric at a day; a complete list makes absence knowledge."""

    subject_kinds: ClassVar[frozenset[SubjectKind]] = frozenset({SubjectKind.CONVENTION})

    metric: Text
    as_of: Day
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
    "_votes": Unit.VOTES,
    "_reports": Unit.REPORTS,
    "_requests": Unit.REQUESTS,
    "_casualties": Unit.CASUALTIES,
    "_number": Unit.PIECES,
}
_BARE_NUMBERS = frozenset(
    {
        "discoveries_after_deadline",
        "model_law_languages",
        "msp_days",
        "non_compliance_cases",
        "plenary_meetings",
        "sponsored_delegates_average",
        "sponsorship_donors_average",
        "use_on_territory_of_states_parties",
    }
)
"""Metrics that count neither States nor anything their ending tells; their titles say what."""


_MONEY = {
    "clearance_and_risk_education_support": Unit.USD_CENTS,
    "isu_capital_reserve": Unit.CHF_CENTS,
    "sponsorship_contributions_average": Unit.CHF_CENTS,
}
"""Metrics that are sums of money, in the currency that the documents give them in."""


def unit_of_metric(metric: str) -> Unit:
    """What a reported metric counts, told by the ending of its name; States where nothing fits."""
    if metric in _MONEY:
        return _MONEY[metric]
    if metric in _BARE_NUMBERS:
        return Unit.PIECES
    for ending, unit in _UNIT_BY_ENDING.items():
        if metric.endswith(ending):
            return unit
    return Unit.STATES
