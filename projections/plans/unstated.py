"""States Parties of which it is not recorded whether they belong to a base.

A document that lists or counts a base whole speaks of those that were States Parties then; of one
that joined since, its own statement alone tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.basis import DutyBasis
from projections.clearance import contamination
from projections.membership import states_in_force
from projections.statements import figures, lists
from projections.stockpiles import stockpile
from projections.victims import assistance_to_victims
from projections.view import per_view

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["on_areas", "on_stocks", "on_victims"]

_SAID_NOTHING = frozenset({DutyBasis.NOT_RECORDED, DutyBasis.NO_INITIAL_REPORT})


@per_view
def on_stocks(view: View) -> tuple[str, ...]:
    """Those of which no statement on stocks is recorded (Article 3.2)."""
    return tuple(
        iso3
        for iso3 in _not_counted(view, "states_with_art3_obligation")
        if stockpile(view, iso3).basis in _SAID_NOTHING
    )


@per_view
def on_areas(view: View) -> tuple[str, ...]:
    """Those of which no statement on contaminated areas is recorded (Article 4.1)."""
    return tuple(
        iso3
        for iso3 in _not_counted(view, "states_with_art4_obligation")
        if contamination(view, iso3).basis in _SAID_NOTHING
    )


@per_view
def on_victims(view: View) -> tuple[str, ...]:
    """Those of which no statement on victims is recorded (Article 5.1)."""
    return tuple(
        iso3
        for iso3 in _not_counted(view, "states_with_art5_obligation")
        if assistance_to_victims(view, iso3).latest is None
    )


def _not_counted(view: View, metric: str) -> tuple[str, ...]:
    """States Parties now that were none on the day of the last whole list or exact count."""
    days = [item.as_of for item in lists(view, metric) if item.complete]
    days += [
        item.period_from
        for item in figures(view, metric)
        if item.value.qualifier is Qualifier.EXACT
    ]
    last = max(days, default=None)
    counted = frozenset(states_in_force(view.at(min(last, view.as_of)))) if last else frozenset()
    return tuple(iso3 for iso3 in states_in_force(view) if iso3 not in counted)
