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
from domain.timelines.order import order_key
from projections.basis import DutyBasis
from projections.preferring import doubt

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import timedelta

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

    def or_more(self, other: Totals) -> Totals:
        """The greater of each figure; where only the other says one, it is at least that."""
        return Totals(
            _greater(self.munitions, other.munitions),
            _greater(self.submunitions, other.submunitions),
        )

    @property
    def is_zero(self) -> bool:
        """Whether munitions are stated, and stated as none."""
        return self.munitions is not None and self.munitions.amount == 0

    @property
    def is_stated(self) -> bool:
        """Whether any figure is."""
        return self.munitions is not None or self.submunitions is not None


def _greater(one: Quantity | None, other: Quantity | None) -> Quantity | None:
    if one is None or other is None:
        return one or _sum_of(None, other)
    return other if other.amount > one.amount else one


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
            case StockpileDeclared() if declared(self).is_zero:
                return DutyBasis.DECLARED_NONE
            case None if not (self.destructions or self.completions or self.compliance):
                return DutyBasis.NOT_RECORDED
            case _:
                return DutyBasis.DECLARED

    @property
    def _retains_all(self) -> bool:
        """Whether the newest statements declare and retain the same stock, of some munitions."""
        had = declared(self).munitions
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


ALL_TYPES = "all"
"""The munition type of a declaration that is about the whole stock."""


def declared(state: Stockpile) -> Totals:
    """The stock as last declared: the newest total, with what was added since.

    Declarations by munition type add up; beside a total of all types they break it down and are
    never added to it. Where they exceed it, their sum counts.
    """
    whole: Totals | None = None
    by_type: dict[str, Totals] = {}
    for item in state.declarations:
        said = Totals(item.munitions, item.submunitions)
        if item.scope is DeclarationScope.ADDITION:
            whole = whole.plus(said) if whole else None
            by_type[item.munition_type] = by_type.get(item.munition_type, Totals()).plus(said)
        elif item.munition_type == ALL_TYPES:
            whole, by_type = said, {}
        else:
            by_type[item.munition_type] = said
    types = _sum(list(by_type.values()))
    return whole.or_more(types) if whole else types


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
        return _figures(finest_grain(state.destructions))
    completion, totals = stated[-1]
    later = [item for item in state.destructions if item.period_from > completion.effective_on]
    return totals.plus(_figures(finest_grain(later))) if later else totals


def _figures(items: Iterable[StockpileDestroyed]) -> Totals:
    return _sum([Totals(item.munitions, item.submunitions) for item in items])


def _sum(said: Collection[Totals]) -> Totals:
    first, *others = said or [Totals()]
    for item in others:
        first = first.plus(item)
    return first


def finest_grain(items: Sequence[StockpileDestroyed]) -> list[StockpileDestroyed]:
    """The periods to add up so that none is counted twice, in order of time.

    Short periods are taken before long ones; a period that overlaps one already taken is left
    out, unless the short ones inside it leave gaps that it alone covers: then it replaces them.
    Of two statements on one and the same period the better one is taken.
    """
    chosen: list[StockpileDestroyed] = []
    for item in sorted(items, key=_grain):
        inside = [each for each in chosen if _overlap(each, item)]
        if not inside:
            chosen.append(item)
        elif _contains_all(item, inside) and _days(inside) < _days([item]):
            chosen = [each for each in chosen if each not in inside] + [item]
    return sorted(chosen, key=lambda each: each.period_from)


def _grain(item: StockpileDestroyed) -> tuple[timedelta, tuple[bool, int], str]:
    return (item.period_to - item.period_from, doubt(item), item.id)


def _overlap(one: StockpileDestroyed, other: StockpileDestroyed) -> bool:
    return one.period_from <= other.period_to and other.period_from <= one.period_to


def _contains_all(item: StockpileDestroyed, others: Iterable[StockpileDestroyed]) -> bool:
    return all(
        item.period_from <= each.period_from and each.period_to <= item.period_to for each in others
    )


def _days(items: Iterable[StockpileDestroyed]) -> int:
    return sum((item.period_to - item.period_from).days + 1 for item in items)
