"""Figures and facts about stockpiles that the metrics of Article 3 ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from domain.events.stockpiles import (
    HoldingsClarified,
    StockpileDeclared,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Qualifier
from domain.subjects import state_subject
from projections.basis import DutyBasis
from projections.machinery.meetings import FORMAL, meetings_as_known
from projections.membership import ever_contracting
from projections.metrics.building import ids
from projections.metrics.lacking import lacking
from projections.metrics.members import lacks_consents
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.stockpiles import states
from projections.obligations.article_3 import destroy_stockpiles
from projections.stockpiles import stockpile

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import date

    from projections.view import View

STATEMENTS = (StockpileDeclared, HoldingsClarified, StockpileDestructionCompleted)
"""Events without which nothing can be said about stocks."""


def statements_of(view: View, iso3: str) -> Iterable[str]:
    """Ids of a State's statements about its stock, and its end."""
    state = stockpile(view, iso3)
    done = state.completions or state.compliance
    return ids(*state.declarations, *state.clarifications, *done)


def holdings_of(view: View, iso3: str) -> Iterable[str]:
    """Ids of what makes a State count as holding stock: its newest statement on its holdings."""
    state = stockpile(view, iso3)
    return ids(state.latest_on_holdings) or ids(*state.destructions)


def declarations_of(view: View, iso3: str) -> Iterable[str]:
    """Ids of a State's declarations of compliance."""
    return ids(*stockpile(view, iso3).compliance)


def declared_and_stated(view: View, iso3: str) -> Iterable[str]:
    """Its declarations of compliance, and what it says of its stock, which tells when it ended."""
    return [*declarations_of(view, iso3), *statements_of(view, iso3)]


def finds_after_deadline(asked: Asked) -> MetricAnswer:
    """Stocks found by the view's day, every day of whose find is after a first deadline.

    Where a find's days lie on both sides of its deadline it is at least so many, told in words.
    """
    found = _finds(asked, lambda find, due_on: find.not_before > due_on)
    perhaps = _finds(asked, lambda find, due_on: find.effective_on > due_on)
    if not _records_finds(asked.view):
        return unknown(lacking("StockpileDiscovered"))
    if len(found) == len(perhaps):
        return _counted_finds(found)
    names = ", ".join(iso3 for iso3, find in perhaps if (iso3, find) not in found)
    because = f"{len(found)} to {len(perhaps)}: the days of a find allow both ({names})"
    return replace(_counted_finds(found), qualifier=Qualifier.AT_LEAST, because=because)


def _records_finds(view: View) -> bool:
    """Whether any find is known, whenever it was: else nothing says that there is none."""
    return any(view.known(state_subject(iso3), StockpileDiscovered) for iso3 in view.states())


def perhaps_found_after_deadline(asked: Asked) -> MetricAnswer:
    """Finds of which some day is after the deadline, and some day by the view's."""
    return _counted_finds(
        _finds(asked, lambda find, due_on: find.effective_on > due_on, began=True)
    )


def _finds(
    asked: Asked,
    counts: Callable[[StockpileDiscovered, date], bool],
    *,
    began: bool = False,
) -> list[tuple[str, StockpileDiscovered]]:
    """Finds by the view's day, by State, that count against the State's first deadline.

    ``began`` takes in those that can have happened by that day.
    """
    day = asked.view.as_of
    return [
        (iso3, find)
        for iso3 in ever_contracting(asked.view)
        if (duty := destroy_stockpiles(asked.view, iso3)) and duty.original_due_on
        for find in asked.view.known(state_subject(iso3), StockpileDiscovered)
        if (find.not_before if began else find.effective_on) <= day
        and counts(find, duty.original_due_on)
    ]


def _counted_finds(found: list[tuple[str, StockpileDiscovered]]) -> MetricAnswer:
    return MetricAnswer(
        len(found),
        states=tuple(iso3 for iso3, _find in found),
        evidence=ids(*(find for _iso3, find in found)),
    )


def declared_at(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Meeting at which a State first declared compliance, named or by its days."""
    said = stockpile(view, iso3).compliance
    if not said:
        return unknown(lacking("StockpileComplianceDeclared", "of the State"))
    if said[0].meeting:
        return MetricAnswer(said[0].meeting, evidence=ids(said[0]))
    during = next(
        (
            item.name
            for item in meetings_as_known(view).values()
            if item.kind in FORMAL and item.days and said[0].effective_on in item.days
        ),
        None,
    )
    if during is None:
        return unknown(lacking("StockpileComplianceDeclared", "that name the meeting"))
    return MetricAnswer(during, evidence=ids(said[0]))


def finds(view: View, iso3: str, asked: Asked) -> MetricAnswer:
    """Stocks that a State found, or can have found, in the period; none recorded is not none."""
    found = [item for item in stockpile(view, iso3).finds if item.when.overlaps(asked.during)]
    if not found:
        return unknown(lacking("StockpileDiscovered", f"of the State in {asked.during}"))
    return MetricAnswer(len(found), evidence=ids(*found))


def find_destroyed_on(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Day on which a stock found later was destroyed."""
    state = stockpile(view, iso3)
    done = [
        item
        for item in (*state.destructions, *state.completions)
        if state.finds and item.effective_on > state.finds[-1].effective_on
    ]
    return (
        MetricAnswer(done[-1].effective_on, evidence=ids(done[-1]))
        if done
        else unknown(lacking("StockpileDestroyed", "after a find"))
    )


_WORDS = {
    DutyBasis.DECLARED: "held",
    DutyBasis.DECLARED_NONE: "none",
    DutyBasis.ALL_RETAINED: "retained",
    DutyBasis.UNVERIFIED: "verifying",
}
_COMPLETED = "completed"
STATUS_WORDS = (_COMPLETED, *_WORDS.values())
"""What :func:`status` can answer."""


def status(view: View, iso3: str, asked: Asked) -> MetricAnswer:
    """Whether a State's stock is held, none, retained, being verified, or completed."""
    if iso3 in states.completed(asked.view):
        return MetricAnswer(_COMPLETED, evidence=tuple(statements_of(view, iso3)))
    if lacks := lacks_consents(view):
        return unknown(lacks)
    basis = stockpile(view, iso3).basis
    if basis is DutyBasis.NOT_RECORDED:
        return unknown(lacking("StockpileDeclared", "of the State, or HoldingsClarified"))
    return MetricAnswer(_WORDS[basis], evidence=tuple(statements_of(view, iso3)))


def completion_year(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """Year in which a State finished destroying its stock."""
    done = stockpile(view, iso3).completions
    if not done:
        return unknown(lacking("StockpileDestructionCompleted", "of the State"))
    return MetricAnswer(done[-1].effective_on.year, evidence=ids(done[-1]))
