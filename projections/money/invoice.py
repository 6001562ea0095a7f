"""One billing of one State for an account: what it comes to, and what is to be paid of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.money import Billing

if TYPE_CHECKING:
    from datetime import date

    from domain.events.money import AssessmentInvoiced
    from domain.money import Currency
    from projections.money.account import Account

__all__ = ["Bill", "BillStatus"]


class BillStatus(StrEnum):
    """Whether an invoice is sent, and says what scale and attendance give."""

    TO_SEND = "to_send"
    SENT = "sent"
    DIFFERS = "differs"
    NOTHING_TO_SEND = "nothing_to_send"
    FIRST_STANDS = "first_stands"
    NOT_COMPUTABLE = "not_computable"


@dataclass(frozen=True, slots=True)
class Bill:
    """One of the two billings of a State for an account, in smallest coins.

    ``share`` is that by scale and attendance, None where it cannot be computed. ``owed`` is what
    the State owes by this billing, in the final one beyond the first; None where that is unknown.
    ``received`` and ``credit`` are the parts of its payments and credits that go to it.
    """

    account: Account
    currency: Currency
    iso3: str
    billing: Billing
    share: int | None
    sent: AssessmentInvoiced | None
    due_on: date | None
    owed: int | None
    received: int
    status: BillStatus
    evidence: tuple[str, ...]
    credit: int = 0

    @property
    def paid_ahead(self) -> int:
        """What came before its invoice: a credit of the State until that is sent."""
        is_first = self.billing is Billing.PRELIMINARY
        return self.received if is_first and self.sent is None else 0

    @property
    def to_pay(self) -> int | None:
        """What is left to pay of it."""
        return None if self.owed is None else self.owed - self.received - self.credit
