"""Every figure of the books beside the clerk's, and money neither made nor lost."""

from __future__ import annotations

from domain.events.money import Billing
from projections.money.accounts import account
from projections.money.arrears import arrears
from projections.money.assessments import final, preliminary
from projections.money.credits import credits_of
from projections.money.pools import pool
from projections.money.statement import statement
from projections.money.states_in_accounts import entries
from projections.view import View
from support.plain_arrears import late, open_of
from support.plain_money import ACCOUNTS, STATES, Plain, shared


def check(view: View, plain: Plain) -> None:
    """The books say what the clerk comes to, account by account and State by State."""
    for name in ACCOUNTS:
        _check_entries(view, plain, name)
        _check_shares(view, plain, name)
        _check_credits(view, plain, name)
    _check_arrears(view, plain)
    _check_statements(view, plain)


def _check_entries(view: View, plain: Plain, name: str) -> None:
    booked = {one.iso3: one for one in entries(view, name)}
    for iso3 in STATES:
        paid, debt = plain.paid(name, iso3), plain.debt(name, iso3)
        one = booked.get(iso3)
        if one is None:
            assert (paid, debt) == (0, 0)
            continue
        assert (one.received, one.debt) == (paid, debt)
        assert one.received == one.applied + one.overpaid + one.held
        assert one.held == (0 if plain.is_charged(name) else paid)
        assert one.open == open_of(plain, name, iso3)
        assert one.open + one.to_bill == max(0, debt - paid)
        assert min(one.open, one.to_bill) >= 0


def _check_shares(view: View, plain: Plain, name: str) -> None:
    for billing in (preliminary, final):
        assessed = billing(view, name)
        if assessed.is_computable:
            assert sum(assessed.amounts.values()) == assessed.cost
    finals = plain.final_shares(name)
    if finals is not None:
        assert final(view, name).amounts == finals
    sent = [
        one for one in plain.of("AssessmentInvoiced", name) if one.billing is Billing.PRELIMINARY
    ]
    estimate, before = plain.estimate(name, -1), preliminary(view, name)
    if sent and estimate is not None and before.is_computable:
        weights = plain.weights(plain.billed_first(name, sent[0].effective_on))
        assert before.amounts == shared(estimate, weights)


def _check_credits(view: View, plain: Plain, name: str) -> None:
    shared_out, due = pool(view, name), plain.credits(name)
    assert {
        iso3: (cash, shared_out.noted_credits[iso3], shared_out.settled_credits.get(iso3, 0))
        for iso3, cash in shared_out.cash_credits.items()
    } == due
    expected = {
        iso3: (plain.overpaid(name, iso3), *due.get(iso3, (0, 0, 0)), plain.returned(name, iso3))
        for iso3 in STATES
    }
    assert {
        one.iso3: (one.overpaid, one.cash, one.noted, one.settled, one.returned)
        for one in credits_of(view, name)
    } == {iso3: sums for iso3, sums in expected.items() if any(sums)}
    assert {one.iso3: one.available for one in credits_of(view, name)} == {
        iso3: over + cash + settled - returned
        for iso3, (over, cash, noted, settled, returned) in expected.items()
        if any((over, cash, noted, returned))
    }
    _check_cash(view, plain, name)
    assert shared_out.undistributed >= 0


def _check_cash(view: View, plain: Plain, name: str) -> None:
    """Credits never exceed the cash that is there and was not spent."""
    item, due = account(view, name), plain.credits(name)
    if item.closed is None or item.spent is None:
        return
    at_closing = max(0, plain.cash(name, item.closed.effective_on) - item.spent)
    now = max(0, plain.cash(name, plain.as_of) - item.spent)
    assert sum(cash for cash, _, _ in due.values()) <= at_closing
    assert sum(cash + settled for cash, _, settled in due.values()) <= now


def _check_arrears(view: View, plain: Plain) -> None:
    found = [
        (
            one.due_on,
            one.entry.iso3,
            one.entry.account.name,
            one.charge.invoice.id,
            one.charge.open,
            one.scheduled.value,
        )
        for one in arrears(view)
    ]
    assert sorted(found) == late(plain)


def _check_statements(view: View, plain: Plain) -> None:
    """The last balance is what is owed and not paid, less what is the State's own."""
    for iso3 in STATES:
        balance = 0
        for name in ACCOUNTS:
            cash, _, settled = plain.credits(name).get(iso3, (0, 0, 0))
            balance += plain.debt(name, iso3) - plain.paid(name, iso3) - cash - settled
            balance += plain.returned(name, iso3)
        lines = statement(view, iso3)
        assert (lines[-1].balance.amount if lines else 0) == balance
        assert all(line.evidence for line in lines)
