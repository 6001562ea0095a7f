"""What each State declared, found, destroyed, retained and finished under Article 3."""

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
from domain.subjects import state_subject
from domain.timelines.order import order_key
from projections.basis import DutyBasis
from projections.grown import Grown
from projections.stockpiles.declaring import declared_in
from projections.stockpiles.totals import Totals

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.view import View

__all__ = ["Stockpile", "stockpile"]


@dataclass(frozen=True, slots=True)
class Stockpile:
    """A State's statements about its stock, in order."""

    declarations: Grown[StockpileDeclared] = Grown()
    plans: Grown[DestructionPlanSubmitted] = Grown()
    clarifications: Grown[HoldingsClarified] = Grown()
    destructions: Grown[StockpileDestroyed] = Grown()
    discoveries: Grown[StockpileDiscovered] = Grown()
    retentions: Grown[MunitionsRetained] = Grown()
    completions: Grown[StockpileDestructionCompleted] = Grown()
    compliance: Grown[StockpileComplianceDeclared] = Grown()
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
            case StockpileDeclared() if declared_in(self.declarations).all.is_zero:
                return DutyBasis.DECLARED_NONE
            case None if not (self.destructions or self.completions or self.compliance):
                return DutyBasis.NOT_RECORDED
            case _:
                return DutyBasis.DECLARED

    @property
    def _retains_all(self) -> bool:
        """Whether the newest statements declare and retain the same stock, of some munitions."""
        had = declared_in(self.declarations).all.munitions
        kept = self.retentions[-1].munitions if self.retentions else None
        return bool(had and kept and had.amount and kept.amount >= had.amount)

    @property
    def finds(self) -> tuple[StockpileDiscovered | StockpileDeclared, ...]:
        """Stocks found: the finds reported, and additions declared once all was destroyed.

        A total declared after completion restates what had been held and finds nothing. An
        addition whose find is reported by itself is not a second find.
        """
        added = (item for item in self.declarations if item.scope is DeclarationScope.ADDITION)
        late = [item for item in added if self._is_a_find(item)]
        return tuple(sorted([*self.discoveries, *late], key=order_key))

    def _is_a_find(self, addition: StockpileDeclared) -> bool:
        days = [item.effective_on for item in (*self.completions, *self.compliance)]
        done_on = max((day for day in days if day < addition.not_before), default=None)
        return done_on is not None and not any(
            find.effective_on > done_on and find.not_before <= addition.effective_on
            for find in self.discoveries
        )

    @property
    def is_finished(self) -> bool:
        """Whether it says that all is destroyed, and found nothing since."""
        done = [item.effective_on for item in (*self.completions, *self.compliance)]
        found = [item.effective_on for item in self.finds]
        return bool(done) and (not found or max(found) <= max(done))

    @property
    def has_reported_stock(self) -> bool:
        """Whether it ever declared, found, destroyed or finished any stock."""
        declared_some = any(not Totals.of(item).is_zero for item in self.declarations)
        return declared_some or bool(self.destructions or self.discoveries or self.completions)


def apply(state: Stockpile, event: Event) -> Stockpile:
    """The statements after one more event."""
    match event:
        case StockpileDeclared():
            return replace(
                state,
                declarations=state.declarations.plus(event),
                latest_on_holdings=event,
            )
        case HoldingsClarified():
            return replace(
                state,
                clarifications=state.clarifications.plus(event),
                latest_on_holdings=event,
            )
        case StockpileDiscovered():
            return replace(
                state,
                discoveries=state.discoveries.plus(event),
                latest_on_holdings=event,
            )
        case DestructionPlanSubmitted():
            return replace(state, plans=state.plans.plus(event))
        case StockpileDestroyed():
            return replace(state, destructions=state.destructions.plus(event))
        case MunitionsRetained():
            return replace(state, retentions=state.retentions.plus(event))
        case StockpileDestructionCompleted():
            return replace(state, completions=state.completions.plus(event))
        case StockpileComplianceDeclared():
            return replace(state, compliance=state.compliance.plus(event))
        case _:
            return state


def stockpile(view: View, iso3: str) -> Stockpile:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), Stockpile(), apply)
