"""How much of their stocks States destroyed: totals, and the share of what they declared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier
from projections.metrics.building import holds_any, ids
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.stockpiles import states
from projections.metrics.stockpiles.figures import STATEMENTS
from projections.stockpiles import declared, destroyed, stockpile

if TYPE_CHECKING:
    from collections.abc import Callable

    from domain.quantities import Quantity
    from projections.stockpiles import Totals
    from projections.view import View

__all__ = ["share_destroyed", "total"]


def total(pick: Callable[[Totals], Quantity | None]) -> Callable[[Asked], MetricAnswer]:
    """What States destroyed by the view's day, known as exactly as its weakest part.

    Of a State whose destruction has no figure by then nothing is added: the sum is at least that.
    States that withdrew since are among them: what was destroyed stays destroyed.
    """

    def answer(asked: Asked) -> MetricAnswer:
        if not holds_any(asked.view, STATEMENTS):
            return unknown(lacking("StockpileDestructionCompleted"))
        reported = states.ever_reported(asked.view)
        found = {iso3: pick(destroyed(stockpile(asked.view, iso3))) for iso3 in reported}
        parts = {iso3: figure for iso3, figure in found.items() if figure is not None}
        left = [iso3 for iso3 in reported if iso3 not in parts]
        if not parts:
            return unknown(_missing_figures(left) or lacking("StockpileDestructionCompleted"))
        said = {figure.qualifier for figure in parts.values()}
        return MetricAnswer(
            sum(figure.amount for figure in parts.values()),
            _weakest(said | {Qualifier.AT_LEAST} if left else said),
            tuple(reported),
            tuple(event for iso3 in parts for event in _destructions_of(asked.view, iso3)),
            _missing_figures(left),
            _BY_COMPLETION,
        )

    return answer


_BY_COMPLETION = "a stock of which only the completion is dated enters whole on that day"


def _destructions_of(view: View, iso3: str) -> tuple[str, ...]:
    state = stockpile(view, iso3)
    return ids(*state.completions, *state.destructions)


def _weakest(said: set[Qualifier]) -> Qualifier:
    """How exactly a sum is known: a bound outweighs rounding, and two that oppose leave none."""
    if said >= {Qualifier.AT_LEAST, Qualifier.AT_MOST}:
        return Qualifier.ABOUT
    return next((item for item in _WEAKEST_FIRST if item in said), Qualifier.EXACT)


_WEAKEST_FIRST = (Qualifier.AT_LEAST, Qualifier.AT_MOST, Qualifier.ABOUT, Qualifier.ROUNDED)


def _missing_figures(left: list[str]) -> str:
    """What would tell of the States that gave no figure of what they destroyed."""
    if not left:
        return ""
    return lacking("StockpileDestructionCompleted", f"with figures, of {', '.join(left)}")


def share_destroyed(asked: Asked) -> MetricAnswer:
    """Destroyed in per cent of declared, in munitions, over the States that stated both."""
    had, gone, evidence = 0, 0, list[str]()
    for iso3 in states.ever_reported(asked.view):
        state = stockpile(asked.view, iso3)
        said, done = declared(state).munitions, destroyed(state).munitions
        if said is None:
            continue
        had += said.amount
        gone += min(done.amount, said.amount) if done else 0
        evidence += ids(*state.declarations, *state.completions, *state.destructions)
    if not had:
        return unknown(lacking("StockpileDeclared", "with figures"))
    return MetricAnswer(gone * 100 // had, Qualifier.AT_LEAST, evidence=tuple(evidence))
