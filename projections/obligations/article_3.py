"""The duty to destroy stockpiles (Article 3.2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.fields import Article
from domain.events.stockpiles import (
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.rules import article_3
from domain.subjects import state_subject
from domain.timelines.order import order_key
from projections.membership import bound
from projections.obligations.clock import Clock, cases_since
from projections.obligations.model import Obligation, Step
from projections.obligations.time_bound import judge
from projections.obligations.verifying import basis_known, why_unverified
from projections.stockpiles import Stockpile, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from projections.extensions import Case
    from projections.view import View

__all__ = ["destroy_stockpiles"]

_SHOWS_OPEN = (
    ExtensionRequested,
    ExtensionGranted,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)


@per_view
def destroy_stockpiles(view: View, iso3: str) -> Obligation | None:
    """A State's duty under Article 3.2, or None while the Convention does not bind it."""
    stands = bound(view, iso3)
    if stands is None:
        return None
    due_on = article_3.original_deadline(stands.in_force_on)
    state = stockpile(view, iso3)
    opening = (
        Step("R17", f"in force for the State on {stands.in_force_on}", (stands.consent.id,)),
        Step("R3.2", f"eight years after entry into force: {due_on}"),
        _basis(state),
        *why_unverified(view, iso3, state.basis),
    )
    return judge(
        Clock(
            view=view,
            iso3=iso3,
            cases=_cases(view, iso3, stands.consent.not_before, due_on),
            provision="3.2",
            what="destroy all cluster munition stockpiles",
            in_force_on=stands.in_force_on,
            original_due_on=due_on,
            ended_on=stands.withdrawn_on,
            basis=basis_known(view, iso3, state.basis),
            opening=opening,
            completions=sorted([*state.completions, *state.compliance], key=order_key),
            discoveries=state.finds,
            shows_open=lambda: _shows_open(view, iso3),
        ),
    )


def _cases(view: View, iso3: str, since: date, due_on: date) -> tuple[Case, ...]:
    """The cases of this clock; a grant that ends before it does is about an earlier membership."""
    found = cases_since(view, iso3, Article.STOCKPILES, since)
    return tuple(item for item in found if not item.grant or item.grant.deadline > due_on)


def _basis(state: Stockpile) -> Step:
    said = state.latest_on_holdings
    if said is None:
        return Step("holdings", f"{state.basis.value.replace('_', ' ')}: no statement of its stock")
    text = f"{state.basis.value.replace('_', ' ')} by {said.type} of {said.when}"
    return Step("holdings", text, (said.id,))


def _shows_open(view: View, iso3: str) -> list[Event]:
    """Everything known that, after a deadline, would show that stock was still there."""
    return [
        event
        for event in view.known(state_subject(iso3), *_SHOWS_OPEN)
        if getattr(event, "article", Article.STOCKPILES) == Article.STOCKPILES
    ]
