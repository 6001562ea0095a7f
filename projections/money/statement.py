"""A State's statement: every charge and payment in order, each with its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.events.money import CreditReturned
from domain.money import Money
from domain.rules import article_14
from projections.money.credits import credit
from projections.money.pools import pool
from projections.money.recorded_sums import sum_of
from projections.money.statement_evidence import of_credit, of_final_billing, of_first_invoice
from projections.money.states_in_accounts import entries_of_state
from projections.money.uncounted import Uncounted, uncounted

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from domain.money import Currency
    from projections.money.state_in_account import Entry
    from projections.view import View

__all__ = ["Line", "LineKind", "statement"]


class LineKind(StrEnum):
    """What a line of a statement says."""

    INVOICE = "invoice"
    NOT_COUNTED = "not_counted"
    FINAL_BILLING = "final_billing"
    PAYMENT = "payment"
    CREDIT_APPLIED = "credit_applied"
    CREDIT = "credit"
    SETTLEMENT = "settlement"
    CREDIT_RETURNED = "credit_returned"


@dataclass(frozen=True, slots=True)
class Line:
    """One line: ``change`` is what the State owes more, or less if it is negative.

    ``balance`` is what it owes after it in that currency; negative is money of the State.
    """

    on: date
    account: str
    kind: LineKind
    change: Money
    balance: Money
    due_on: date | None
    text: str
    evidence: tuple[str, ...]


_RANK = {kind: rank for rank, kind in enumerate(LineKind)}


def statement(
    view: View, iso3: str, settled_from: date = article_14.SETTLED_FROM
) -> tuple[Line, ...]:
    """The lines of one State, by day; the last balance of a currency is what it owes in it."""
    found = [
        line
        for one in entries_of_state(view, iso3)
        for line in _lines(view, one, settled_from)
        if line.change.amount
    ]
    found += [_not_counted(item) for item in uncounted(view, iso3)]
    found.sort(key=lambda line: (line.on, _RANK[line.kind], line.account, line.evidence))
    balances: dict[Currency, Money] = {}
    lines = []
    for line in found:
        currency = line.change.currency
        balances[currency] = balances.get(currency, Money(0, currency)) + line.change
        lines.append(replace(line, balance=balances[currency]))
    return tuple(lines)


def _lines(view: View, one: Entry, settled_from: date) -> Iterator[Line]:
    yield from _charges(view, one)
    for event in one.paid:
        applied = isinstance(event, CreditReturned)
        kind = LineKind.CREDIT_APPLIED if applied else LineKind.PAYMENT
        said = f"credit of {event.account}" if applied else "payment received"
        yield _line(one, event.effective_on, kind, -sum_of(event).amount, said, (event.id,))
    yield from _credits(view, one, settled_from)


def _charges(view: View, one: Entry) -> Iterator[Line]:
    """The first invoice, and what the final billing changed of it."""
    asked = one.first.share.amount if one.first else 0
    if one.first:
        said = f"{one.first.billing} invoice"
        ids = of_first_invoice(view, one)
        yield _line(one, one.first.effective_on, LineKind.INVOICE, asked, said, ids)
    later = [event for event in one.finals if event is not one.first]
    last = later[-1] if later else one.account.actual or one.first
    if last is None or one.debt == asked:
        return
    on, change, ids = last.effective_on, one.debt - asked, of_final_billing(view, one)
    yield _line(one, on, LineKind.FINAL_BILLING, change, _why(one), ids)


def _not_counted(item: Uncounted) -> Line:
    """What changes nothing, in the currency in which it is recorded."""
    nothing = Money(0, sum_of(item.event).currency)
    on, ids = item.event.effective_on, (item.event.id, *item.because)
    return Line(on, item.account, LineKind.NOT_COUNTED, nothing, nothing, None, item.text, ids)


def _why(one: Entry) -> str:
    """Why the final billing changes what is owed, and that it is to come where none was sent."""
    if one.took_part is False:
        return "did not take part: nothing is owed"
    dearer = one.account.is_dearer
    said = "costs above the estimate" if dearer else "the actual costs, by who took part"
    to_come = one.debt and not one.finals
    return f"share of {said}; still to be billed" if to_come else f"share of {said}"


def _credits(view: View, one: Entry, settled_from: date) -> Iterator[Line]:
    shared = pool(view, one.account.name, settled_from)
    back = credit(view, one, settled_from)
    if one.account.closed:
        closed_on = one.account.closed.effective_on
        ids = of_credit(view, one, None, closed_on)
        yield _line(one, closed_on, LineKind.CREDIT, -back.cash, "unspent money", ids)
        before, since = 0, closed_on
        for day, settled in shared.settlements:
            amount = settled.get(one.iso3, 0)
            said = "noted credit that arrears have covered"
            ids = of_credit(view, one, since, day)
            yield _line(one, day, LineKind.SETTLEMENT, before - amount, said, ids)
            before, since = amount, day
    for event in back.returns:
        said = f"credit put on the invoice of {event.to_account}"
        said = said if event.to_account else "credit paid out"
        yield _line(
            one,
            event.effective_on,
            LineKind.CREDIT_RETURNED,
            event.credit.amount,
            said,
            (event.id,),
        )


def _line(  # noqa: PLR0913, PLR0917 - the columns of a line
    one: Entry, on: date, kind: LineKind, change: int, text: str, evidence: tuple[str, ...]
) -> Line:
    value = Money(change, one.currency)
    due_on = one.first_due_on if kind is LineKind.INVOICE else None
    return Line(on, one.account.name, kind, value, value, due_on, text, evidence)
