"""Assessed contributions: every meeting of the period, what was asked and paid, what is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from domain.money import Money
from ledger.answers.money.naming import money
from ledger.report.days import day
from ledger.report.model import Cell
from ledger.report.sections.arrears import arrears_by_state, without_a_day
from ledger.report.sections.not_counted import not_counted
from ledger.report.wording import NOT_RECORDED
from projections.machinery.meetings import FORMAL, meetings
from projections.money.accounts import account, accounts
from projections.money.known_accounts import is_account
from projections.money.standing import standing
from projections.money.states_in_accounts import entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from domain.events.header import Event
    from ledger.report.desk import Desk
    from ledger.report.writing import Writing
    from projections.money.account import Account
    from projections.money.state_in_account import Entry

__all__ = ["contributions"]

_LACKING = {
    "Estimate": "Sums of approved estimates of the costs of meetings: not recorded.",
    "Actual": "Actual costs of meetings: not recorded.",
    "Invoiced": "Invoices for assessed contributions, and so what is in arrears: not recorded.",
    "Received": "Payments of assessed contributions: not recorded.",
    "Open": "",
}
"""The columns of sums, and what is said where no account has one; what is open needs invoices."""


@dataclass(frozen=True, slots=True)
class _Line:
    """One account as the report shows it: its sums by column, None where no event tells it."""

    account: Account
    sums: Mapping[str, Money | None]
    evidence: tuple[str, ...]


def contributions(writing: Writing) -> None:
    """The table of accounts with its totals, the arrears, and what is not recorded of them.

    A column of sums of which none is recorded is left out, and named among what is not known.
    """
    lines = [_line(writing.desk, item) for item in _accounts(writing.desk)]
    told = [head for head in _LACKING if any(line.sums[head] for line in lines)]
    writing.table(
        "Assessed contributions to the costs of meetings, as recorded at the end of the period",
        ("Meeting", "Year", "Estimates presented", *told, "Closed"),
        [*(_row(writing, item, told) for item in lines), *_totals(lines, told)],
        wide=True,
    )
    _hosts(writing, lines)
    not_counted(writing, [line.account for line in lines])
    arrears_by_state(writing)
    without_a_day(writing)
    for head, words in _LACKING.items():
        if words and head not in told:
            writing.unknown(words)


def _accounts(desk: Desk) -> list[Account]:
    """Those of meetings of the period, and others with something of it or open at its end."""
    held = _meetings_of(desk)
    others = [
        item
        for item in accounts(desk.end).values()
        if item.name not in held and is_account(desk.end, item.name) and _bears_on(desk, item)
    ]
    found = [*others, *(account(desk.end, name) for name in held)]
    return sorted(found, key=lambda item: (_begins_on(desk, item), item.name))


def _begins_on(desk: Desk, item: Account) -> date:
    """The day on which its meeting opens, else the first of its year; what has neither is last."""
    held = meetings(desk.end).get(item.meeting or "")
    opens_on = held.opens_on if held else None
    return opens_on or (date(item.year, 1, 1) if item.year else date.max)


def _meetings_of(desk: Desk) -> list[str]:
    """Meetings of States Parties and Review Conferences with days in the period."""
    return [
        name
        for name, item in meetings(desk.end).items()
        if item.kind in FORMAL and item.days and item.days.overlaps(desk.period.days)
    ]


def _bears_on(desk: Desk, item: Account) -> bool:
    booked = entries(desk.end, item.name)
    ends = (item.actual, item.closed, *item.carried)
    events: Iterable[Event | None] = (*item.estimates, *ends, *_of_states(booked))
    of_it = any(event.effective_on in desk.period for event in events if event)
    return of_it or item.year in desk.period.years or any(one.open for one in booked)


def _of_states(booked: Sequence[Entry]) -> Iterator[Event]:
    """What States were asked for, paid, and were given back on an invoice of the account."""
    for one in booked:
        yield from (*one.invoices, *one.paid)


def _line(desk: Desk, item: Account) -> _Line:
    """The sums that are recorded: one that no event tells is not nought."""
    stands, booked = standing(desk.end, item), entries(desk.end, item.name)
    is_asked, is_paid = any(one.invoices for one in booked), any(one.paid for one in booked)
    events: Iterable[Event] = (*item.estimates, *_of_states(booked))
    evidence = (*item.evidence, *(event.id for event in events))
    sums = {
        "Estimate": item.estimated,
        "Actual": item.spent,
        "Invoiced": stands.invoiced if is_asked else None,
        "Received": stands.received if is_paid else None,
        "Open": stands.open if is_asked else None,
    }
    shown = {head: money(amount, item.currency) for head, amount in sums.items()}
    return _Line(item, shown, tuple(dict.fromkeys(evidence)))


def _row(writing: Writing, line: _Line, heads: Sequence[str]) -> tuple[Cell, ...]:
    item = line.account
    note = writing.desk.note(f"Account of {item.name}", line.evidence, "money", "status")
    years = sorted({event.year for event in item.estimates if event.year})
    documents = dict.fromkeys(event.document for event in item.estimates)
    sums = (line.sums[head] for head in heads)
    return (
        Cell(item.name, note),
        Cell(", ".join(map(str, years))),
        Cell(", ".join(documents) or NOT_RECORDED),
        *(Cell(str(found or NOT_RECORDED), number=True) for found in sums),
        Cell(day(item.closed.effective_on) if item.closed else ""),
    )


def _totals(lines: Sequence[_Line], heads: Sequence[str]) -> Iterator[tuple[Cell, ...]]:
    """A row for each currency, over the sums that are recorded."""
    columns = [[line.sums[head] for line in lines] for head in heads]
    for currency in sorted({found.currency for column in columns for found in column if found}):
        sums = [
            _sum([one for one in column if one and one.currency == currency]) for column in columns
        ]
        shown = (Cell(str(one or ""), number=True) for one in sums)
        yield Cell(f"Total recorded in {currency}"), Cell(""), Cell(""), *shown, Cell("")


def _sum(found: Sequence[Money]) -> Money | None:
    return Money(sum(one.amount for one in found), found[0].currency) if found else None


def _hosts(writing: Writing, lines: Sequence[_Line]) -> None:
    """What hosts bear above the cost of a meeting in Geneva, which no column holds."""
    for item in (line.account for line in lines):
        borne = money(item.host_pays, item.currency)
        if item.host and borne and borne.amount:
            writing.cited(
                f"Of the cost of the {item.name} its host bears {borne}, which is in none of these "
                "sums.",
                f"Host of the {item.name}",
                item.evidence,
                "money",
                "status",
            )
    writing.paragraph()
