"""Figures of stocks that do not go together: more gone than declared, declared after the end."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from projections.findings.citing import cited
from projections.noticed import Noticed
from projections.stockpiles import Totals, declared, destroyed, stockpile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.stockpiles import StockpileDestroyed
    from projections.stockpiles import Stockpile
    from projections.view import View

__all__ = ["STOCK_RULES", "of_stocks"]

STOCK_RULES = {
    "destroyed_more_than_declared": "more was destroyed than had been declared",
    "declared_after_completion": "stock was declared after all of it had been destroyed",
    "period_stated_twice": "two statements say what was destroyed in the same period",
}


def of_stocks(view: View, iso3: str) -> Iterator[Noticed]:
    """What stands out in what a State declared and destroyed (Article 3)."""
    state = stockpile(view, iso3)
    yield from _more_destroyed(state)
    yield from _declared_late(state)
    yield from _stated_twice(state)


def _more_destroyed(state: Stockpile) -> Iterator[Noticed]:
    said, done = declared(state), destroyed(state)
    for name in ("munitions", "submunitions"):
        had, gone = getattr(said, name), getattr(done, name)
        if had and gone and gone.amount > had.amount:
            evidence = (*state.declarations, *state.completions)
            text = f"{gone} {name} destroyed, {had} declared"
            ids = tuple(event.id for event in evidence)
            yield Noticed("destroyed_more_than_declared", text, ids)


def _declared_late(state: Stockpile) -> Iterator[Noticed]:
    """Stock declared after all of it had been destroyed, with no find in between."""
    for item in state.declarations:
        done = [each for each in state.completions if each.effective_on < item.not_before]
        if not done or Totals(item.munitions, item.submunitions).is_zero:
            continue
        if any(find.effective_on >= done[-1].not_before for find in state.discoveries):
            continue
        text = (
            f"stock was declared on {item.when}, after the end of its destruction on "
            f"{done[-1].when}; it is what had been held, or a find is not recorded"
        )
        yield Noticed("declared_after_completion", text, (done[-1].id, item.id))


def _stated_twice(state: Stockpile) -> Iterator[Noticed]:
    """Two statements on what was destroyed in the same period: only one of them is counted."""
    for one, other in combinations(state.destructions, 2):
        if (one.period_from, one.period_to) == (other.period_from, other.period_to):
            text = (
                f"what was destroyed from {one.period_from} to {one.period_to} is stated twice: "
                f"{_said(one)} by {cited(one)}, {_said(other)} by {cited(other)}"
            )
            yield Noticed("period_stated_twice", text, (one.id, other.id))


def _said(item: StockpileDestroyed) -> str:
    parts = ((item.munitions, "munitions"), (item.submunitions, "submunitions"))
    return " and ".join(f"{said} {name}" for said, name in parts if said) or "no figure"
