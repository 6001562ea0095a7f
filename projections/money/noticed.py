"""What stands out in the money of the Convention."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import Money
from domain.rules.debts import WhenCheaper
from projections.money.accounts import accounts
from projections.money.assessments import final
from projections.money.credits import credit
from projections.money.expected_share import expected
from projections.money.misrecorded import MISRECORDED_RULES, costs_misrecorded, sums_misrecorded
from projections.money.pools import pool
from projections.money.states_in_accounts import entries, entries_of_state
from projections.money.untimely import UNTIMELY_RULES, untimely
from projections.noticed import Noticed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.money import AssessmentInvoiced
    from projections.money.account import Account
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["MONEY_RULES", "in_account_of_state", "in_accounts"]

MONEY_RULES = {
    "estimates_rival": "documents other than the approved one estimate the cost of a meeting",
    "estimate_not_read": "a cost was approved whose figure the ledger does not hold",
    "invoice_without_due_day": "an invoice is open, and no day by which it is due is on record",
    "accounts_short": "a closed account's credits cannot be shared out",
    "arrears_read_two_ways": "the readings of para 91(ix) give a State different sums to owe",
    "costs_not_covered": "what States owe does not come to the actual cost of a meeting",
    "invoice_differs": "an invoice states another share than scale and attendance give",
    "credit_differs": "more is returned than is due, or another credit noted than is left",
    **UNTIMELY_RULES,
    **MISRECORDED_RULES,
}


def in_accounts(view: View) -> Iterator[tuple[str, Noticed]]:
    """What stands out in accounts, with the subject it is about."""
    for item in accounts(view).values():
        subject = item.subject
        found = (
            *_estimates(item),
            *untimely(view, item),
            *_shares(view, item),
            *_uncovered(view, item),
            *costs_misrecorded(view, item),
        )
        for each in found:
            yield subject, each


def _estimates(item: Account) -> Iterator[Noticed]:
    approved = item.approved
    if approved is None:
        return
    rivals = {one.document: one for one in item.estimates if one.document != approved.document}
    if rivals:
        text = f"{approved.document} is approved; {', '.join(sorted(rivals))} estimate it too"
        ids = (approved.id, *(rivals[name].id for name in sorted(rivals)))
        yield Noticed("estimates_rival", text, ids)
    if approved.cost is None:
        text = f"{approved.document} is approved; its figure was not read"
        yield Noticed("estimate_not_read", text, (approved.id,))


def _shares(view: View, item: Account) -> Iterator[Noticed]:
    shared = pool(view, item.name)
    if shared.lacking:
        yield Noticed("accounts_short", f"lacking: {'; '.join(shared.lacking)}", item.evidence)


def _uncovered(view: View, item: Account) -> Iterator[Noticed]:
    """What nobody owes of an actual cost: the first invoices of those that stayed away."""
    if item.spent is None or item.currency is None or not final(view, item.name).is_computable:
        return
    owed = sum(one.debt for one in entries(view, item.name))
    if owed < item.spent:
        cost, short = Money(item.spent, item.currency), Money(item.spent - owed, item.currency)
        text = f"{item.name}: {short} of {cost} is owed by nobody (para 91(ix) to the letter)"
        yield Noticed("costs_not_covered", text, item.evidence)


def in_account_of_state(view: View, iso3: str) -> Iterator[Noticed]:
    """What stands out in the accounts of one State."""
    for one in entries_of_state(view, iso3):
        yield from _invoices(view, one)
        yield from _without_due_day(one)
        yield from _readings(one)
        yield from _credits(view, one)
    yield from sums_misrecorded(view, iso3)


def _invoices(view: View, one: Entry) -> Iterator[Noticed]:
    """Invoices against the assessments they should follow, where these can be computed."""
    for invoice in (one.preliminary, *one.finals[-1:]):
        if invoice:
            yield from _against(view, one, invoice)


def _without_due_day(one: Entry) -> Iterator[Noticed]:
    for charge in one.charges():
        if charge.open and charge.due_on is None:
            text = (
                f"{one.account.name}: {Money(charge.open, one.currency)} is open of the "
                f"{charge.invoice.billing} invoice of {charge.invoice.when}; the due day is not "
                "recorded. Record when the meeting is to open (MeetingScheduled)"
            )
            yield Noticed("invoice_without_due_day", text, (charge.invoice.id,))


def _readings(one: Entry) -> Iterator[Noticed]:
    """Where it depends on the reading of para 91(ix) what a State owes."""
    letter, greater = (
        Money(one.debt_by(reading), one.currency)
        for reading in (WhenCheaper.FIRST_INVOICE, WhenCheaper.GREATER)
    )
    if letter != greater:
        text = (
            f"{one.account.name}: {letter} by the first invoice (para 91(ix) to the letter), "
            f"{greater} by attendance (91(i)); {Money(one.debt, one.currency)} is taken"
        )
        yield Noticed("arrears_read_two_ways", text, (*one.evidence, *one.account.evidence))


def _against(view: View, one: Entry, invoice: AssessmentInvoiced) -> Iterator[Noticed]:
    share = expected(view, one.account.name, one.iso3, invoice.billing)
    if share is not None and invoice.share.amount != share:
        should = Money(share, one.currency)
        text = f"{one.account.name}: {invoice.billing} invoice of {invoice.share}, not {should}"
        yield Noticed("invoice_differs", text, (invoice.id, *one.account.evidence))


def _credits(view: View, one: Entry) -> Iterator[Noticed]:
    found = credit(view, one)
    if found.available < 0:
        over = Money(-found.available, one.currency)
        text = f"{one.account.name}: {over} more was returned than is due"
        yield Noticed("credit_differs", text, found.evidence)
    noted = sum(event.credit.amount for event in found.notes)
    if found.notes and noted != found.noted:
        said, should = Money(noted, one.currency), Money(found.noted, one.currency)
        text = f"{one.account.name}: a credit of {said} is noted; what is not covered is {should}"
        yield Noticed("credit_differs", text, found.evidence)
