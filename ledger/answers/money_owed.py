"""What is open, what goes back, and the statement of one State."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.money import Money
from domain.rules import article_14
from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.money import AccountField, money
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.money.accounts import accounts
from projections.money.books import arrears
from projections.money.credits import Credit, Pool, all_credits, pool
from projections.money.schedules import schedule
from projections.money.statement import statement

if TYPE_CHECKING:
    from projections.money.books import Entry
    from projections.view import View

__all__ = [
    "ArrearsRow",
    "CreditRow",
    "PoolRow",
    "ScheduleRow",
    "StatementRow",
    "arrears_answer",
    "arrears_rows",
    "credits_answer",
    "schedule_rows",
    "statement_answer",
]


@dataclass(frozen=True, slots=True)
class ArrearsRow(Row):
    """What a State has not paid of one account by its due day."""

    account: AccountField
    state: StateField
    name: NameField
    open: Annotated[Money, Column("what is left to pay", "Open")]
    debt: Annotated[Money, Column("what it owes in all", "Owed")]
    received: Annotated[Money, Column("what it paid into the account", "Received")]
    billing: Annotated[str, Column("kind of the invoice that the oldest open coin comes from")]
    invoice: Annotated[str, Column("id of that invoice", "Invoice", short=8)]
    sent_on: Annotated[date, Column("day of that invoice", "Sent")]
    due_on: Annotated[date, Column("day by which it was to be paid", "Due")]
    two_years_on: Annotated[
        date, Column("day from which it is two years in arrears, para 91(vii)", "Two years on")
    ]
    schedule: Annotated[
        str,
        Column("payment schedule: kept, not_kept, encouraged, or not_yet asked for", "Schedule"),
    ]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class ScheduleRow(Row):
    """A payment schedule and how far it is kept."""

    state: StateField
    name: NameField
    agreed_on: Annotated[date, Column("day on which it was agreed", "Agreed")]
    arrears: Annotated[Money, Column("what it is to clear", "To clear")]
    instalments: Annotated[int, Column("how many payments", "Payments")]
    due: Annotated[Money, Column("what was due of it by the day", "Due so far")]
    paid: Annotated[Money, Column("what the State paid since it was agreed", "Paid since")]
    next_due_on: Annotated[date | None, Column("day of the next payment; null: none", "Next")]
    kept: Annotated[bool, Column("whether what was due has been paid", "Kept")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def arrears_answer(view: View, iso3: str | None = None) -> Answer:
    """What is open past its due day, of one State or of all, oldest first."""
    rows = [row for row in arrears_rows(view) if iso3 in {None, row.state}]
    agreed = [row for row in schedule_rows(view) if iso3 in {None, row.state}]
    return Answer(
        Table("arrears", ArrearsRow, rows),
        sections=(Table("payment_schedules", ScheduleRow, agreed),),
        about={"open": totals(row.open for row in rows)},
        calls_for_attention=bool(rows),
    )


def totals(sums: Iterator[Money]) -> list[str]:
    """The sum in each currency, as people write it."""
    found: dict[str, Money] = {}
    for item in sums:
        found[item.currency] = found.get(item.currency, Money(0, item.currency)) + item
    return [str(found[currency]) for currency in sorted(found)]


def arrears_rows(view: View) -> Iterator[ArrearsRow]:
    """Arrears of all States, oldest first."""
    for one in arrears(view):
        invoice, due = one.unpaid_invoice, one.due_on()
        if invoice is not None and due is not None:
            yield ArrearsRow(
                account=one.account.name,
                state=one.iso3,
                name=state(one.iso3).name,
                open=Money(one.open, one.currency),
                debt=Money(one.debt, one.currency),
                received=Money(one.received, one.currency),
                billing=invoice.billing.value,
                invoice=invoice.id,
                sent_on=invoice.effective_on,
                due_on=due,
                two_years_on=article_14.schedule_is_encouraged_from(due),
                schedule=_schedule(view, one, due),
                evidence=(*one.evidence, *one.account.evidence),
            )


def _schedule(view: View, one: Entry, due: date) -> str:
    agreed = schedule(view, one.iso3)
    if agreed:
        return "kept" if agreed.is_kept else "not_kept"
    old = view.as_of >= article_14.schedule_is_encouraged_from(due)
    return "encouraged" if old else "not_yet"


def schedule_rows(view: View) -> Iterator[ScheduleRow]:
    """The payment schedules that were agreed, by name."""
    for iso3 in sorted(view.states(), key=lambda code: state(code).name):
        found = schedule(view, iso3)
        if found:
            currency = found.agreed.arrears.currency
            yield ScheduleRow(
                state=iso3,
                name=state(iso3).name,
                agreed_on=found.agreed.effective_on,
                arrears=found.agreed.arrears,
                instalments=found.agreed.instalments,
                due=Money(found.due, currency),
                paid=Money(found.paid, currency),
                next_due_on=found.next_due_on,
                kept=found.is_kept,
                evidence=(found.agreed.id,),
            )


@dataclass(frozen=True, slots=True)
class CreditRow(Row):
    """What one account owes back to one State."""

    account: AccountField
    state: StateField
    name: NameField
    overpaid: Annotated[Money, Column("what it paid beyond its debt", "Overpaid")]
    cash: Annotated[
        Money, Column("its part of the unspent money that the cash covers", "Cash-backed")
    ]
    noted: Annotated[Money, Column("its part of the rest, noted", "Noted")]
    settled: Annotated[Money, Column("what arrears have covered of what is noted", "Settled")]
    returned: Annotated[Money, Column("what was given back", "Returned")]
    available: Annotated[
        Money, Column("what is to be given back now, on the next invoice", "To give back")
    ]
    waiting: Annotated[Money, Column("what waits for arrears to come in", "Waiting")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


@dataclass(frozen=True, slots=True)
class PoolRow(Row):
    """The unspent money of one account."""

    account: AccountField
    closed_on: Annotated[date | None, Column("day of its closing; null: open", "Closed")]
    actual: Annotated[Money | None, Column("actual cost, less what the host pays", "Actual")]
    unspent: Annotated[Money | None, Column("what States owe beyond the actual cost", "Unspent")]
    covered: Annotated[Money | None, Column("what the cash covered at the closing", "In cash")]
    noted: Annotated[Money | None, Column("the rest", "Noted")]
    undistributed: Annotated[
        Money | None,
        Column("due to no State, since none gets back more than it owed", "Undistributed"),
    ]
    settlements: Annotated[
        tuple[date, ...], Column("days on which noted credits were settled", "Settled on")
    ]
    lacking: Annotated[tuple[str, ...], Column("what keeps it from being shared", "Lacking")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def credits_answer(
    view: View, iso3: str | None = None, settled_from: date = article_14.SETTLED_FROM
) -> Answer:
    """The credits of one State or of all, and the unspent money of each account."""
    found = [one for one in all_credits(view, settled_from) if iso3 in {None, one.iso3}]
    pools = [pool(view, name, settled_from) for name in accounts(view)]
    return Answer(
        Table("credits", CreditRow, [_credit_row(one) for one in found]),
        sections=(Table("accounts", PoolRow, [_pool_row(item) for item in pools]),),
        about={"settled_from": settled_from},
    )


def _credit_row(one: Credit) -> CreditRow:
    def value(amount: int) -> Money:
        return Money(amount, one.currency)

    return CreditRow(
        account=one.account.name,
        state=one.iso3,
        name=state(one.iso3).name,
        overpaid=value(one.overpaid),
        cash=value(one.cash),
        noted=value(one.noted),
        settled=value(one.settled),
        returned=value(one.returned),
        available=value(one.available),
        waiting=value(one.waiting),
        evidence=one.evidence,
    )


def _pool_row(item: Pool) -> PoolRow:
    it = item.account
    return PoolRow(
        account=it.name,
        closed_on=it.closed.effective_on if it.closed else None,
        actual=money(it.spent, it.currency),
        unspent=money(item.unspent, it.currency),
        covered=money(item.covered, it.currency),
        noted=money(item.noted, it.currency),
        undistributed=money(item.undistributed, it.currency),
        settlements=tuple(day for day, _ in item.settlements),
        lacking=item.lacking,
        evidence=it.evidence,
    )


@dataclass(frozen=True, slots=True)
class StatementRow(Row):
    """One line of a State's statement."""

    on: Annotated[date, Column("day of the line", "Day")]
    account: AccountField
    kind: Annotated[str, Column("invoice, payment, credit, ...", "Line")]
    text: Annotated[str, Column("what it is, in words", "What")]
    due_on: Annotated[date | None, Column("day by which an invoice is to be paid", "Due")]
    change: Annotated[Money, Column("what the State owes more; less if negative", "Change")]
    balance: Annotated[
        Money, Column("what it owes after the line; negative is money of the State", "Balance")
    ]
    confidence: ConfidenceField
    basis: BasisField
    events: Annotated[str, Column("ids of its events, each by its first 8 characters", "Events")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events it rests on")]


def statement_answer(view: View, iso3: str, settled_from: date = article_14.SETTLED_FROM) -> Answer:
    """Every charge, payment and credit of one State, in order, with its balance."""
    lines = statement(view, iso3, settled_from)
    rows = [
        StatementRow(
            on=line.on,
            account=line.account,
            kind=line.kind.value,
            text=line.text,
            due_on=line.due_on,
            change=line.change,
            balance=line.balance,
            **reliability(view, line.evidence)._asdict(),
            events=", ".join(event[:8] for event in line.evidence),
            evidence=line.evidence,
        )
        for line in lines
    ]
    balances = {line.balance.currency: str(line.balance) for line in lines}
    return Answer(
        Table("statement", StatementRow, rows),
        about={"state": iso3, "balance": list(balances.values())},
    )
