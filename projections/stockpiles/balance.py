"""What a State declared, destroyed and has left, never counted twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.quantities import Qualifier, Quantity, Unit
from projections.basis import DutyBasis
from projections.figures.periods import finest_grain
from projections.stockpiles.declaring import declared_in
from projections.stockpiles.totals import Totals, totalled

if TYPE_CHECKING:
    from domain.events.stockpiles import StockpileDestroyed, StockpileDestructionCompleted
    from projections.stockpiles.statements import Stockpile

__all__ = ["declared", "destroyed", "destructions_counted", "remaining"]


def declared(state: Stockpile) -> Totals:
    """The stock as last declared: the newest total, with what was added since."""
    return declared_in(state.declarations).all


def destroyed(state: Stockpile) -> Totals:
    """What was destroyed: the totals stated at completion, else the periods added up.

    After a later find, the periods that begin after the statement are added to it.
    """
    counted = destructions_counted(state)
    done = _completion_with_totals(state)
    if done is None:
        return totalled(map(Totals.of, counted))
    return totalled([Totals.of(done), *map(Totals.of, counted)])


def destructions_counted(state: Stockpile) -> list[StockpileDestroyed]:
    """The periods that are added up: none that a completion with totals takes in."""
    done = _completion_with_totals(state)
    return finest_grain(
        [item for item in state.destructions if not done or item.period_from > done.effective_on],
    )


def _completion_with_totals(state: Stockpile) -> StockpileDestructionCompleted | None:
    return next((item for item in reversed(state.completions) if Totals.of(item).is_stated), None)


def remaining(state: Stockpile) -> Totals:
    """What is left of the declared stock, retained munitions among it, where that can be told.

    Nothing is left where the State says so, whatever the arithmetic, for figures were restated
    often (TREATY section 2, *met*). Nothing can be told after a later find, nor where more was
    destroyed than declared.
    """
    match state.basis:
        case DutyBasis.DECLARED_NONE:
            return _NONE
        case DutyBasis.UNVERIFIED | DutyBasis.NOT_RECORDED:
            return Totals()
    if state.is_finished:
        return _NONE
    if state.completions or state.compliance:
        return Totals()
    had, gone = declared(state), destroyed(state)
    return Totals(
        _left(had.munitions, gone.munitions),
        _left(had.submunitions, gone.submunitions),
    )


_NONE = Totals(Quantity(0, Unit.MUNITIONS), Quantity(0, Unit.SUBMUNITIONS))


def _left(had: Quantity | None, gone: Quantity | None) -> Quantity | None:
    """No more than this: destruction that is not recorded would leave less."""
    if had is None or gone is None or gone.amount > had.amount:
        return None
    if had.qualifier is Qualifier.AT_LEAST:
        return None
    exact = {had.qualifier, gone.qualifier} == {Qualifier.EXACT}
    qualifier = Qualifier.AT_MOST if exact else Qualifier.ABOUT
    return Quantity(had.amount - gone.amount, had.unit, qualifier)
