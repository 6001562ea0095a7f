"""One State in one account: what it owes, what it was asked for, what it paid, what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import Billing
from domain.rules import debts as rules
from projections.money.recorded_sums import sum_of

if TYPE_CHECKING:
    from datetime import date

    from domain.events.money import AssessmentInvoiced
    from domain.money import Currency
    from projections.money.account import Account
    from projections.money.recorded_sums import Paid

__all__ = ["Charge", "Entry"]


@dataclass(frozen=True, slots=True)
class Charge:
    """What one invoice asks for beyond those before it, in smallest coins.

    ``due_on`` is none while no day is set for the meeting; ``paid`` is what payments left for it.
    """

    invoice: AssessmentInvoiced
    amount: int
    due_on: date | None
    paid: int

    @property
    def open(self) -> int:
        """What is left to pay of it."""
        return self.amount - self.paid


@dataclass(frozen=True, slots=True)
class Entry:
    """One State in one account, in smallest coins.

    ``first`` is the invoice that stays (91(ix)), ``finals`` the final ones; ``share`` the State's
    share of the actual cost, None before it can be known. ``took_part`` is None while attendance
    is not known. ``paid`` are its payments and the credits returned on this account's invoice.
    """

    iso3: str
    account: Account
    currency: Currency
    first: AssessmentInvoiced | None
    finals: tuple[AssessmentInvoiced, ...]
    share: int | None
    took_part: bool | None
    paid: tuple[Paid, ...]
    first_due_on: date | None

    @property
    def debt(self) -> int:
        """What it owes in all, paid or not, by the reading of para 91(ix) that is taken."""
        return self.debt_by(rules.WHEN_CHEAPER)

    def debt_by(self, reading: rules.WhenCheaper) -> int:
        """What it owes in all, by one of the two readings of para 91(ix)."""
        return rules.debt(
            self.initial,
            self.share,
            took_part=self.took_part,
            dearer=self.account.is_dearer,
            keeps_first=self.account.keeps_first_invoice,
            reading=reading,
        )

    @property
    def preliminary(self) -> AssessmentInvoiced | None:
        """The first invoice, unless it is a final one."""
        first = self.first
        return first if first and first.billing is Billing.PRELIMINARY else None

    @property
    def initial(self) -> int | None:
        """The initial assessment of 91(ix): what the preliminary invoice asked for."""
        return self.preliminary.share.amount if self.preliminary else None

    @property
    def received(self) -> int:
        """All that it paid into the account."""
        return self.received_by(None)

    def received_by(self, day: date | None) -> int:
        """What it had paid into the account by a day; in all where none is given."""
        return sum(
            sum_of(event).amount for event in self.paid if day is None or event.effective_on <= day
        )

    @property
    def applied(self) -> int:
        """What counts towards its debt."""
        return min(self.received, self.debt)

    def applied_by(self, day: date) -> int:
        """What it had paid towards its debt by a day."""
        return min(self.received_by(day), self.debt)

    @property
    def overpaid(self) -> int:
        """What it paid beyond its debt: a credit of the State alone."""
        return self.received - self.applied if self.account.is_charged else 0

    @property
    def held(self) -> int:
        """What it paid for an account of which no cost and no invoice is recorded yet."""
        return 0 if self.account.is_charged else self.received

    @property
    def invoices(self) -> tuple[AssessmentInvoiced, ...]:
        """The first invoice, then the final ones."""
        later = tuple(item for item in self.finals if item is not self.first)
        return (self.first, *later) if self.first else later

    def charges(self, by: date | None = None) -> tuple[Charge, ...]:
        """What each invoice asks for, with what had been paid of it by a day; now where none is.

        Payments go to the first invoice, then to the next. The last final one says what is asked
        in all, beside the first that stands; nothing is asked that is not owed.
        """
        last = (item.share.amount for item in self.finals[-1:])
        asked = min(self.debt, max(self.initial or 0, *last, 0))
        left, reached = self.received_by(by), 0
        found = []
        for invoice in self.invoices:
            amount = max(0, min(asked, invoice.share.amount) - reached)
            paid = min(left, amount)
            due_on = self.first_due_on if invoice is self.first else invoice.effective_on
            found.append(Charge(invoice, amount, due_on, paid))
            left, reached = left - paid, reached + amount
        return tuple(found)

    @property
    def billed(self) -> int:
        """What it was asked for of what it owes, paid or not."""
        return sum(charge.amount for charge in self.charges())

    @property
    def open(self) -> int:
        """What it was asked for and has not paid."""
        return sum(charge.open for charge in self.charges())

    @property
    def to_bill(self) -> int:
        """What it is still to be asked for, less what it paid ahead."""
        return self.debt - self.applied - self.open

    @property
    def paid_in_time(self) -> bool:
        """Whether the preliminary invoice was paid in full by the period's last day (91(ix))."""
        first, ends_on = self.preliminary, self.account.ends_on
        if first is None or ends_on is None:
            return False
        return first.effective_on <= ends_on and self.received_by(ends_on) >= first.share.amount

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that make it."""
        return tuple(event.id for event in (*self.invoices, *self.paid))
