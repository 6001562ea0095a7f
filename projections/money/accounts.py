"""The accounts that States pay into: what was estimated, approved, spent, and when they end."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.events.money import (
    AccountsClosed,
    ActualCostReported,
    ContingencyDecided,
    CostEstimateApproved,
    CostEstimatePresented,
    FundsCarriedOver,
    HostCostsAgreed,
    year_of_account,
)
from domain.subjects import SubjectKind
from projections.machinery.meetings import meetings
from projections.money.account import Account, Cost
from projections.money.costs import cost_events, currency_set
from projections.money.recorded_sums import first_sums, invoiced
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.header import Event
    from domain.money import Currency, Money
    from projections.view import View

__all__ = ["Account", "account", "accounts", "cost_of"]

E = TypeVar("E", bound="Event")


@per_view
def accounts(view: View) -> Mapping[str, Account]:
    """Every account with a cost or a sum recorded by the view's day, in order of year."""
    names = cost_events(view).keys() | first_sums(view).keys()
    found = [_account(view, name) for name in names]
    return {item.name: item for item in sorted(found, key=lambda one: _order(view, one))}


def account(view: View, name: str) -> Account:
    """One account; an empty one where nothing is recorded of it."""
    return accounts(view).get(name) or _account(view, name)


def _order(view: View, item: Account) -> tuple[int, str, str]:
    """By financial year, else by the year of the meeting."""
    held = meetings(view).get(item.meeting or "")
    opens_on = held.opens_on if held else None
    year = item.year or (opens_on.year if opens_on else 0)
    return year, opens_on.isoformat() if opens_on else "9999", item.name


def _account(view: View, name: str) -> Account:
    events = cost_events(view).get(name, ())
    meeting = name if year_of_account(name) is None else None
    kept_in = currency_set(view, name)
    currency = kept_in[0] if kept_in else None
    costs = tuple(event for event in events if isinstance(event, Cost))
    counted = [event for event in costs if _is_in(event, currency)]
    first, last = _first_and_last(counted)
    actual = _last(counted, ActualCostReported)
    return Account(
        name=name,
        meeting=meeting,
        currency=currency,
        estimates=tuple(
            event
            for event in events
            if isinstance(event, CostEstimatePresented | CostEstimateApproved)
        ),
        approved=last,
        contingency=_contingency(view, last),
        first_approved=first,
        first_contingency=_contingency(view, first),
        host=_last(counted, HostCostsAgreed),
        actual=actual,
        closed=next((event for event in events if isinstance(event, AccountsClosed)), None),
        carried=tuple(event for event in events if isinstance(event, FundsCarriedOver)),
        is_charged=bool(last or actual) or name in invoiced(view),
        other_currency=tuple(event for event in costs if event not in counted),
    )


def cost_of(event: Cost) -> Money | None:
    """The sum of a cost; None where its figure was not read."""
    return event.geneva_cost if isinstance(event, HostCostsAgreed) else event.cost


def _is_in(event: Cost, currency: Currency | None) -> bool:
    """Whether a cost can be reckoned with; one without a figure adds nothing in any currency."""
    cost = cost_of(event)
    return cost is None or cost.currency is currency


def _first_and_last(
    costs: Sequence[Cost],
) -> tuple[CostEstimateApproved | None, CostEstimateApproved | None]:
    """The first and the last estimate approved; those with a figure go before others."""
    found = [event for event in costs if isinstance(event, CostEstimateApproved)]
    approved = [event for event in found if event.cost] or found
    return (approved[0], approved[-1]) if approved else (None, None)


def _last(costs: Sequence[Cost], kind: type[E]) -> E | None:
    return next((event for event in reversed(costs) if isinstance(event, kind)), None)


def _contingency(view: View, approved: CostEstimateApproved | None) -> ContingencyDecided | None:
    """The last contingency decided by the day on which the estimate was approved."""
    if approved is None:
        return None
    by_then = [item for item in _decided(view) if item.effective_on <= approved.effective_on]
    return by_then[-1] if by_then else None


@per_view
def _decided(view: View) -> Sequence[ContingencyDecided]:
    """The contingencies decided by all meetings, in order."""
    found = [
        event
        for subject in view.subjects(SubjectKind.MEETING)
        for event in view.held(subject, ContingencyDecided)
    ]
    return sorted(found, key=lambda event: (event.effective_on, event.id))
