"""The share that scale and attendance give a State, which its invoices are held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.money import Billing
from projections.money.accounts import account
from projections.money.assessments import assessment
from projections.money.payers import took_part

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["expected"]


def expected(view: View, name: str, iso3: str, billing: Billing) -> int | None:
    """A State's share of one billing of an account, in smallest coins; None while it is not known.

    Nothing for who is not billed: it did not attend the meeting that tells, though the shares of
    others cannot be computed. The final one is known from the report of the actual cost on.
    """
    if billing is Billing.FINAL:
        if took_part(view, name, iso3) is False:
            return 0
        if account(view, name).actual is None:
            return None
    assessed = assessment(view, name, billing)
    return assessed.amounts.get(iso3, 0) if assessed.is_computable else None
