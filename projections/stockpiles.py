"""What each State declared, found, destroyed and finished under Article 3."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.stockpiles import (
    DeclarationScope,
    DestructionPlanSubmitted,
    Holdings,
    HoldingsClarified,
    MunitionsRetained,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.quantities import Qualifier, Quantity, combined
from domain.subjects import state_subject
from projections.basis import DutyBasis

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from domain.events.header import Event
    from projections.view import View

__all__ = ["Stockpile", "Totals", "declared", "destroyed", "finest_grain", "stockpile"]


@dataclass(frozen=True, slots=True)
class Totals:
    """Munitions and submunitions, each absent where no source says."""

    munitions: Quantity | None = None
    submunitions: Quantity | None = None

    def plus(self, other: Totals) -> Totals:
        """Both together; where only one says a figure, the sum is at least that."""
        return Totals(
            _sum_of(self.munitions, other.munitions),
            _sum_of(self.submunitions, other.submunitions),
        )

    @property
    def is_zero(self) -> bool:
        """Whether munitions are stated, and stated as none."""
        return self.munitions is not None and self.munitions.amount == 0

    @property
    def is_stated(self) -> bool:
        """Whether any figure is."""
        return self.munitions is not None or self.submunitions is not None


def _sum_of(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is not None and other is not None:
        return one + other
    said = one or other
    if said is None:
        return None
    return replace(said, qualifier=combined(said.qualifier, Qualifier.AT_LEAST))


@dataclass(frozen=True, slots=True)
class Stockpile:
    """A State's statements about its stock, in order."""

    declarations: tuple[StockpileDeclared, ...] = ()
    plans: tuple[DestructionPlanSubmitted, ...] = ()
    clarifications: tuple[HoldingsClarified, ...] = ()
    destructions: tuple[StockpileDestroyed, ...] = ()
    discoveries: tuple[StockpileDiscovered, ...] = ()
    retentions: tuple[MunitionsRetained, ...] = ()
    completions: tuple[StockpileDestructionCompleted, ...] = ()
    compliance: tuple[StockpileComplianceDeclared, ...] = ()
    latest_on_holdings: StockpileDeclared | HoldingsClarified | StockpileDiscovered | None = None

    @property
    def basis(self) -> DutyBasis:
        """Whether stock was declared, declared as none, is being verified, or not recorded.

        The newest statement on holdings governs, unless all of the declared stock is retained
        under Article 3.6; a recorded destruction or completion without a
        declaration shows that there was stock.
        """
        if self._retains_all:
            return DutyBasis.ALL_RETAINED
        match self.latest_on_holdings:
            case HoldingsClarified(holdings=Holdings.VERIFYING):
                return DutyBasis.UNVERIFIED
            case HoldingsClarified(holdings=Holdings.NONE):
                return DutyBasis.DECLARED_NONE
            case StockpileDeclared() as item if Totals(item.munitions, item.submunitions).is_zero:
                return DutyBasis.DECLARED_NONE
            case None if not (self.destructions or self.completions or self.compliance):
                return DutyBasis.NOT_RECORDED
            case _:
                return DutyBasis.DECLARED

    @property
    def _retains_all(self) -> bool:
        """Whether the newest statements declare and retain the same stock, of some munitions."""
        had = self.declarations[-1].munitions if self.declarations else None
        kept = self.retentions[-1].munitions if self.retentions else None
        return bool(had and kept and had.amount and kept.amount >= had.amount)

    @property
    def has_reported_stock(self) -> bool:
        """Whether it ever declared, found, destroyed or finished any stock."""
        declared_some = any(
            not Totals(item.munitions, item.submunitions).is_zero for item in self.declarations
        )
        return declared_some or bool(self.destructions or self.discoveries or self.completions)


def apply(state: Stockpile, event: Event) -> Stockpile:
    """The statements after one more event."""
    match event:
        case StockpileDeclared():
            return replace(
                state,
                declarations=(*state.declarations, event),
                latest_on_holdings=event,
            )
        case HoldingsClarified():
            return replace(
                state,
                clarifications=(*state.clarifications, event),
                latest_on_holdings=event,
            )
        case StockpileDiscovered():
            return replace(
                state,
                discoveries=(*state.discoveries, event),
                latest_on_holdings=event,
            )
        case DestructionPlanSubmitted():
            return replace(state, plans=(*state.plans, event))
        case StockpileDestroyed():
            return replace(state, destructions=(*state.destructions, event))
        case MunitionsRetained():
            return replace(state, retentions=(*state.retentions, event))
        case StockpileDestructionCompleted():
            return replace(state, completions=(*state.completions, event))
        case StockpileComplianceDeclared():
            return replace(state, compliance=(*state.compliance, event))
        case _:
            return state


def stockpile(view: View, iso3: str) -> Stockpile:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), Stockpile(), apply)


def declared(state: Stockpile) -> Totals:
    """The stock as last declared: the newest total, with what was added since."""
    totals = Totals()
    for item in state.declarations:
        said = Totals(item.munitions, item.submunitions)
        totals = totals.plus(said) if item.scope is DeclarationScope.ADDITION else said
    return totals


def destroyed(state: Stockpile) -> Totals:
    """What was destroyed: the totals stated at completion, else the periods added up.

    After a later find, the periods that begin after the statement are added to it.
    """
    stated = [
        (item, Totals(item.munitions, item.submunitions))
        for item in state.completions
        if item.munitions or item.submunitions
    ]
    if not stated:
        return _sum(finest_grain(state.destructions))
    completion, totals = stated[-1]
    later = [item for item in state.destructions if item.period_from > completion.effective_on]
    return totals.plus(_sum(finest_grain(later))) if later else totals


def _sum(items: Iterable[StockpileDestroyed]) -> Totals:
    said = [Totals(item.munitions, item.submunitions) for item in items]
    totals = said[0] if said else Totals()
    for item in said[1:]:
        totals = totals.plus(item)
    return totals


def finest_grain(items: Sequence[StockpileDestroyed]) -> list[StockpileDestroyed]:
    """The periods to add up so that none is counted twice, in order of time.

    Short periods are taken before long ones; a period that overlaps one already taken is left
    out, unless the short ones inside it leave gaps that it alone covers: then it replaces them.
    """
    chosen: list[StockpileDestroyed] = []
    for item in sorted(items, key=lambda each: (each.period_to - each.period_from, each.id)):
        inside = [each for each in chosen if _overlap(each, item)]
        if not inside:
            chosen.append(item)
        elif _contains_all(item, inside) and _days(inside) < _days([item]):
            chosen = [each for each in chosen if each not in inside] + [item]
    return sorted(chosen, key=lambda each: each.period_from)


def _overlap(one: StockpileDestroyed, other: StockpileDestroyed) -> bool:
    return one.period_from <= other.period_to and other.period_from <= one.period_to


def _contains_all(item: StockpileDestroyed, others: Iterable[StockpileDestroyed]) -> bool:
    return all(
        item.period_from <= each.period_from and each.period_to <= item.period_to for each in others
    )


def _days(items: Iterable[StockpileDestroyed]) -> int:
    return sum((item.period_to - item.period_from).days + 1 for item in items)
