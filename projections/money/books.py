"""What each State owes each account, what it paid of it, and what is left open.

What is owed follows from the invoices and the attendance alone, never from the order of payments:
of one day or split, they come to the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.money import AssessmentInvoiced, Billing, CreditReturned, PaymentReceived
from domain.rules import arrears as rules
from domain.states import state
from projections.money.accounts import account, accounts
from projections.money.assessing import final
from projections.money.billing import due_on, first_invoices
from projections.money.costs import sum_of
from projections.money.payers import took_part
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from domain.events.header import Event
    from domain.money import Currency
    from projections.money.accounts import Account
    from projections.view import View

__all__ = ["Entry", "arrears", "entries", "entries_of_state"]

Paid = PaymentReceived | CreditReturned


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
    def initial(self) -> int | None:
        """The initial assessment of 91(ix): the first invoice, unless it is a final one."""
        first = self.first
        return first.share.amount if first and first.billing is Billing.PRELIMINARY else None

    @property
    def received(self) -> int:
        """All that it paid into the account."""
        return self.received_by(None)

    def received_by(self, day: date | None) -> int:
        """What it had paid into the account by a day; in all where none is given."""
        return sum(
            amount_of(event) for event in self.paid if day is None or event.effective_on <= day
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
    def open(self) -> int:
        """What is still to be paid."""
        return self.debt - self.applied

    @property
    def paid_in_time(self) -> bool:
        """Whether the preliminary invoice was paid in full by the period's last day (91(ix))."""
        first, ends_on = self.first, self.account.ends_on
        if first is None or ends_on is None or first.billing is not Billing.PRELIMINARY:
            return False
        return first.effective_on <= ends_on and self.received_by(ends_on) >= first.share.amount

    @property
    def unpaid_invoice(self) -> AssessmentInvoiced | None:
        """The invoice that the oldest open coin comes from; None where none was sent for it."""
        if self.open == 0:
            return None
        if self.first and self.received < min(self.first.share.amount, self.debt):
            return self.first
        return self.finals[-1] if self.finals else None

    def due_on(self) -> date | None:
        """Day by which the oldest open coin was due; None where none is set, or not invoiced."""
        invoice = self.unpaid_invoice
        if invoice is None:
            return None
        return self.first_due_on if invoice is self.first else invoice.effective_on

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that make it."""
        invoices = (self.first, *(item for item in self.finals if item is not self.first))
        return tuple(event.id for event in (*invoices, *self.paid) if event)


def amount_of(event: Paid) -> int:
    """What was paid, in smallest coins."""
    return (event.paid if isinstance(event, PaymentReceived) else event.credit).amount


@per_view
def entries(view: View, name: str) -> tuple[Entry, ...]:
    """Every State that was asked, paid or is to be asked for an account, by name."""
    item = account(view, name)
    shares = final(view, name).amounts if item.actual else {}
    asked = first_invoices(view, name).keys() | shares.keys()
    if item.currency is None:
        return ()
    found = (_entry(view, item, item.currency, iso3) for iso3 in view.states())
    kept = [one for one in found if one.iso3 in asked or one.paid]
    return tuple(sorted(kept, key=lambda one: state(one.iso3).name))


def _entry(view: View, item: Account, currency: Currency, iso3: str) -> Entry:
    name = item.name
    first = first_invoices(view, name).get(iso3)
    finals = tuple(
        event
        for event in view.of_state(iso3, AssessmentInvoiced)
        if event.account == name
        and event.billing is Billing.FINAL
        and event.share.currency is currency
    )
    return Entry(
        iso3=iso3,
        account=item,
        currency=currency,
        first=first,
        finals=finals,
        share=_share(view, item, iso3, finals),
        took_part=took_part(view, name, iso3),
        paid=tuple(_payments(view, item, iso3)),
        first_due_on=due_on(view, first) if first else None,
    )


def _share(
    view: View, item: Account, iso3: str, finals: tuple[AssessmentInvoiced, ...]
) -> int | None:
    """A State's share of the actual cost; 0 for who did not come.

    Where it cannot be computed the last final invoice says it, unless attendance says better.
    """
    if item.actual is None:
        return finals[-1].share.amount if finals else None
    assessed = final(view, item.name)
    if assessed.is_computable:
        return assessed.amounts.get(iso3, 0)
    if took_part(view, item.name, iso3) is False:
        return 0
    return finals[-1].share.amount if finals else None


def _payments(view: View, item: Account, iso3: str) -> Iterator[Paid]:
    """What a State paid in the account's currency; findings tell what came in another."""
    held: list[Event] = view.of_state(iso3)
    for event in held:
        if not isinstance(event, PaymentReceived | CreditReturned):
            continue
        goes_to = event.account if isinstance(event, PaymentReceived) else event.to_account
        if goes_to == item.name and sum_of(event).currency is item.currency:
            yield event


@per_view
def entries_of_state(view: View, iso3: str) -> tuple[Entry, ...]:
    """One State in every account, in the order of accounts."""
    found = (one for name in accounts(view) for one in entries(view, name))
    return tuple(one for one in found if one.iso3 == iso3)


def arrears(view: View) -> tuple[Entry, ...]:
    """What is open past its due day, oldest first: overdue from the day after it was due."""
    found = [
        (due, one.iso3, one.account.name, one)
        for name in accounts(view)
        for one in entries(view, name)
        if (due := one.due_on()) and due < view.as_of
    ]
    return tuple(one for *_, one in sorted(found, key=lambda item: item[:3]))
