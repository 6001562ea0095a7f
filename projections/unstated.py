"""States of which it is not recorded whether they belong to those that are counted.

A document that lists or counts States whole speaks of those that there were then; of one that
joined since, its own statement alone tells.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.basis import DutyBasis
from projections.clearance import contamination
from projections.figures.statements import figures, lists
from projections.membership import states_in_force
from projections.stockpiles import stockpile
from projections.victims import assistance_to_victims
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from projections.view import View

    States = Callable[[View], Sequence[str]]

__all__ = ["on_areas", "on_stocks", "on_victims", "said_of_areas", "said_of_stocks", "silent"]

_SAID_NOTHING = frozenset({DutyBasis.NOT_RECORDED, DutyBasis.NO_INITIAL_REPORT})


@per_view
def on_stocks(view: View) -> tuple[str, ...]:
    """States Parties of which no statement on stocks is recorded (Article 3.2)."""
    return silent(view, "states_with_art3_obligation", states_in_force, said_of_stocks)


@per_view
def on_areas(view: View) -> tuple[str, ...]:
    """States Parties of which no statement on contaminated areas is recorded (Article 4.1)."""
    return silent(view, "states_with_art4_obligation", states_in_force, said_of_areas)


@per_view
def on_victims(view: View) -> tuple[str, ...]:
    """States Parties of which no statement on victims is recorded (Article 5.1)."""
    return silent(view, "states_with_art5_obligation", states_in_force, _said_of_victims)


def said_of_stocks(view: View, iso3: str) -> bool:
    """Whether a State said anything of stocks by the view's day."""
    return stockpile(view, iso3).basis not in _SAID_NOTHING


def said_of_areas(view: View, iso3: str) -> bool:
    """Whether a State said anything of contaminated areas by the view's day."""
    return contamination(view, iso3).basis not in _SAID_NOTHING


def _said_of_victims(view: View, iso3: str) -> bool:
    return assistance_to_victims(view, iso3).latest is not None


def silent(
    view: View, metric: str, among: States, said: Callable[[View, str], bool]
) -> tuple[str, ...]:
    """Of the States among which a metric counts some, those that nothing is known of.

    They said nothing, and were not among them on the day of the last whole list or exact count.
    """
    last = _last_counted(view, metric)
    counted = frozenset(among(view.at(last))) if last else frozenset()
    return tuple(iso3 for iso3 in among(view) if iso3 not in counted and not said(view, iso3))


def _last_counted(view: View, metric: str) -> date | None:
    """The last day of a whole list or an exact count, but not after the view's.

    Of a count over a period its first day: who joined in the period may not be counted.
    """
    days = [item.as_of for item in lists(view, metric) if item.complete]
    days += [
        item.period_from
        for item in figures(view, metric)
        if item.value.qualifier is Qualifier.EXACT
    ]
    last = max(days, default=None)
    return min(last, view.as_of) if last else None
