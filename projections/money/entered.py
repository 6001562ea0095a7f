"""What is entered in an account: a State's sums that are of it, in its currency."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from domain.events.money import AssessmentInvoiced, CreditNoted, CreditReturned, PaymentReceived
from projections.money.costs import OfState, accounts_of, sum_of
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from domain.events.header import Event
    from projections.money.account import Account
    from projections.view import View

__all__ = ["Paid", "entered", "paid_into"]

Paid = PaymentReceived | CreditReturned
E = TypeVar("E", AssessmentInvoiced, PaymentReceived, CreditReturned, CreditNoted)


def entered(view: View, item: Account, iso3: str, kind: type[E]) -> tuple[E, ...]:
    """A State's sums of one kind in an account; findings tell what came in another currency."""
    return tuple(
        event
        for event in _named(view, iso3).get(item.name, ())
        if isinstance(event, kind)
        and event.account == item.name
        and sum_of(event).currency is item.currency
    )


def paid_into(view: View, item: Account, iso3: str) -> tuple[Paid, ...]:
    """What a State paid into an account, and the credits of others put on its invoice, by day."""
    return tuple(
        event
        for event in _named(view, iso3).get(item.name, ())
        if isinstance(event, PaymentReceived | CreditReturned)
        and _goes_to(event) == item.name
        and sum_of(event).currency is item.currency
    )


@per_view
def _named(view: View, iso3: str) -> Mapping[str, Sequence[OfState]]:
    """A State's sums by the accounts that they name, in order: looked through once for all."""
    found: dict[str, list[OfState]] = {}
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if isinstance(event, OfState):
            for name in dict.fromkeys(accounts_of(event)):
                found.setdefault(name, []).append(event)
    return found


def _goes_to(event: Paid) -> str | None:
    return event.account if isinstance(event, PaymentReceived) else event.to_account
