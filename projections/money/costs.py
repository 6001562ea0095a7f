"""What is recorded of the costs of accounts, and in which currency each account is kept.

An account is kept in one currency: that of the first estimate approved with a figure, else of the
first actual cost reported, else of the first sum that a State was asked for, paid or was given
back. Nothing is added across currencies: no rate is known that would tell how.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    CostEstimateApproved,
    CostEstimatePresented,
    FundsCarriedOver,
    HostCostsAgreed,
)
from domain.subjects import CONVENTION, SubjectKind
from projections.money.recorded_sums import first_sums, sum_of
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.header import Event
    from domain.money import Currency
    from projections.view import View

__all__ = ["CostEvent", "cost_events", "currency_set"]

CostEvent = (
    CostEstimatePresented
    | CostEstimateApproved
    | ActualCostReported
    | AccountsClosed
    | FundsCarriedOver
    | HostCostsAgreed
)


@per_view
def cost_events(view: View) -> Mapping[str, Sequence[CostEvent]]:
    """What is recorded of the costs of each account, in order."""
    found: dict[str, list[CostEvent]] = {}
    for subject in (CONVENTION, *sorted(view.subjects(SubjectKind.MEETING))):
        held: list[Event] = view.held(subject)
        for event in held:
            if isinstance(event, CostEvent):
                found.setdefault(_account_of(event), []).append(event)
    return found


def _account_of(event: CostEvent) -> str:
    return event.subject_key if isinstance(event, HostCostsAgreed) else event.account


def currency_set(view: View, name: str) -> tuple[Currency, str] | None:
    """The currency in which an account is kept, and the id of the event that says so.

    None where no sum is recorded of it.
    """
    events = cost_events(view).get(name, ())
    for kind in (CostEstimateApproved, ActualCostReported):
        for event in events:
            if isinstance(event, kind) and event.cost:
                return event.cost.currency, event.id
    first = first_sums(view).get(name)
    return (sum_of(first).currency, first.id) if first else None
