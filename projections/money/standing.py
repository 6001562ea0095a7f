"""Where one account stands: what was asked for, paid, is open, is to be billed, and is left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import Billing
from projections.money.credits import credits_of
from projections.money.invoice import BillStatus
from projections.money.invoices import bills_of
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from collections.abc import Sequence

    from projections.money.account import Account
    from projections.money.invoice import Bill
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["Standing", "standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The sums of an account over all States, in smallest coins.

    ``invoiced`` is what was asked for and is owed, paid or not; ``open`` what is left to pay of
    it, by ``states_open`` States. ``to_bill`` is what is still to be asked for, less what was paid
    ahead; None where that cannot be computed. ``returned`` was given back.
    """

    account: Account
    invoiced: int
    received: int
    open: int
    states_open: int
    to_bill: int | None
    returned: int

    @property
    def cash(self) -> int | None:
        """What was paid in, less what was given back and the actual cost; None before that."""
        spent = self.account.spent
        return None if spent is None else self.received - self.returned - spent


def standing(view: View, item: Account) -> Standing:
    """The sums of one account by the view's day."""
    booked = entries(view, item.name)
    return Standing(
        account=item,
        invoiced=sum(one.billed for one in booked),
        received=sum(one.received for one in booked),
        open=sum(one.open for one in booked),
        states_open=sum(one.open > 0 for one in booked),
        to_bill=_to_bill(bills_of(view, item.name), booked),
        returned=sum(one.returned for one in credits_of(view, item.name)),
    )


def _to_bill(own: Sequence[Bill], booked: Sequence[Entry]) -> int | None:
    """First invoices to be sent, and what States owe beyond what they were asked for."""
    if not own or any(bill.status is BillStatus.NOT_COMPUTABLE for bill in own):
        return None
    firsts = (bill for bill in own if bill.billing is Billing.PRELIMINARY and bill.sent is None)
    to_send = sum((bill.owed or 0) - bill.received for bill in firsts)
    return to_send + sum(one.to_bill for one in booked)
