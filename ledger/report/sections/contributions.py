"""Assessed contributions: every meeting of the period, what was asked and paid, what is late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from domain.events.money import AssessmentInvoiced, PaymentReceived
from domain.money import Money
from ledger.answers.money.naming import money
from ledger.report.model import Cell
from ledger.report.wording import NOT_RECORDED, counted, day, short_name
from projections.meetings import FORMAL, meetings
from projections.money.accounts import account, accounts
from projections.money.arrears import arrears
from projections.money.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ledger.report.desk import Desk
    from ledger.report.writing import Writing
    from projections.money.account import Account
    from projections.money.arrears import Arrear

__all__ = ["contributions"]

E = TypeVar("E", AssessmentInvoiced, PaymentReceived)

_HEADS = (
    "Meeting",
    "Year",
    "Estimates presented",
    "Cost",
    "Invoiced",
    "Received",
    "Open",
    "Closed",
)


@dataclass(frozen=True, slots=True)
class _Line:
    """One account as the report shows it; a sum of which no event is recorded is None."""

    account: Account
    cost: Money | None
    invoiced: Money | None
    received: Money | None
    open: Money | None
    evidence: tuple[str, ...]

    @property
    def sums(self) -> tuple[Money | None, ...]:
        """The sums in the order of their columns."""
        return self.cost, self.invoiced, self.received, self.open


def contributions(writing: Writing) -> None:
    """The table of accounts with its totals, the arrears, and what is not recorded of them."""
    lines = [_line(writing.desk, item) for item in _accounts(writing.desk)]
    writing.table(
        "Assessed contributions to the costs of meetings, as recorded at the end of the period",
        _HEADS,
        [*(_row(writing, item) for item in lines), *_totals(lines)],
        wide=True,
    )
    _arrears(writing)
    _not_recorded(writing, lines)


def _accounts(desk: Desk) -> list[Account]:
    """Those of meetings of the period, and others with something of it or open at its end."""
    held = _meetings_of(desk)
    others = [
        item
        for item in accounts(desk.end).values()
        if item.name not in held and _bears_on(desk, item)
    ]
    return [*others, *(account(desk.end, name) for name in held)]


def _meetings_of(desk: Desk) -> list[str]:
    """Meetings of States Parties and Review Conferences with days in the period, in order."""
    found = [
        (item.days.first, name)
        for name, item in meetings(desk.end).items()
        if item.kind in FORMAL and item.days and item.days.overlaps(desk.period.days)
    ]
    return [name for _, name in sorted(found)]


def _bears_on(desk: Desk, item: Account) -> bool:
    days = [event.effective_on for event in item.estimates]
    days += [event.effective_on for event in _of_states(desk, item.name, AssessmentInvoiced)]
    days += [event.effective_on for event in _of_states(desk, item.name, PaymentReceived)]
    of_it = any(each in desk.period for each in days)
    return of_it or item.year in desk.period.years or bool(standing(desk.end, item).open)


def _of_states(desk: Desk, name: str, kind: type[E]) -> list[E]:
    """Invoices or payments of an account, of any State, by the end of the period."""
    return [
        event
        for iso3 in desk.end.states()
        for event in desk.end.of_state(iso3, kind)
        if event.account == name
    ]


def _line(desk: Desk, item: Account) -> _Line:
    stands = standing(desk.end, item)
    asked = _of_states(desk, item.name, AssessmentInvoiced)
    paid = _of_states(desk, item.name, PaymentReceived)
    return _Line(
        account=item,
        cost=money(item.estimated, item.currency),
        invoiced=money(stands.invoiced, item.currency) if asked else None,
        received=money(stands.received, item.currency) if paid else None,
        open=money(stands.open, item.currency) if asked else None,
        evidence=(*item.evidence, *(event.id for event in (*asked, *paid))),
    )


def _row(writing: Writing, line: _Line) -> tuple[Cell, ...]:
    item = line.account
    note = writing.desk.note(f"Account of {item.name}", line.evidence, "money", "status")
    years = sorted({event.year for event in item.estimates if event.year})
    documents = dict.fromkeys(event.document for event in item.estimates)
    return (
        Cell(item.name, note),
        Cell(", ".join(map(str, years))),
        Cell(", ".join(documents) or NOT_RECORDED),
        *(Cell(NOT_RECORDED if found is None else str(found), number=True) for found in line.sums),
        Cell(day(item.closed.effective_on) if item.closed else ""),
    )


def _totals(lines: Sequence[_Line]) -> Iterator[tuple[Cell, ...]]:
    """A row for each currency, over the sums that are recorded."""
    columns = list(zip(*(line.sums for line in lines), strict=True))
    for currency in sorted({found.currency for column in columns for found in column if found}):
        sums = [
            _sum([one for one in column if one and one.currency == currency]) for column in columns
        ]
        shown = (Cell("" if one is None else str(one), number=True) for one in sums)
        yield Cell(f"Total recorded in {currency}"), Cell(""), Cell(""), *shown, Cell("")


def _sum(found: Sequence[Money]) -> Money | None:
    return Money(sum(one.amount for one in found), found[0].currency) if found else None


def _arrears(writing: Writing) -> None:
    """What is open past its due day at the end of the period, by State, the oldest first."""
    late: dict[tuple[str, str], list[Arrear]] = {}
    for item in arrears(writing.desk.end):
        late.setdefault((item.entry.iso3, item.entry.currency), []).append(item)
    writing.table(
        "Assessed contributions in arrears at the end of the period, by State",
        ("State", "Open", "Meetings", "Oldest due", "In arrears for"),
        [_of_state(writing, iso3, found) for (iso3, _), found in late.items()],
    )


def _of_state(writing: Writing, iso3: str, late: Sequence[Arrear]) -> tuple[Cell, ...]:
    desk, oldest = writing.desk, min(item.due_on for item in late)
    evidence = [event for item in late for event in item.entry.evidence]
    note = desk.note(
        f"Arrears of {short_name(iso3)}", evidence, "money", "arrears", "--state", iso3
    )
    total = Money(sum(item.charge.open for item in late), late[0].entry.currency)
    return (
        Cell(short_name(iso3), note),
        Cell(str(total), number=True),
        Cell(", ".join(dict.fromkeys(item.entry.account.name for item in late))),
        Cell(day(oldest)),
        Cell(counted((desk.period.last - oldest).days, "day"), number=True),
    )


def _not_recorded(writing: Writing, lines: Sequence[_Line]) -> None:
    """What no event of any of these accounts tells, in words."""
    if all(line.invoiced is None for line in lines):
        writing.unknown(
            "Invoices for assessed contributions, and so what is in arrears: not recorded."
        )
    if all(line.received is None for line in lines):
        writing.unknown("Payments of assessed contributions: not recorded.")
