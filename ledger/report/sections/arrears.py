"""What States had not paid of what they were asked for, at the end of the period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.money import Money
from ledger.report.days import day
from ledger.report.model import Cell
from ledger.report.wording import counted, short_name
from projections.money.arrears import arrears, without_due_day

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.report.writing import Writing
    from projections.money.arrears import Arrear

__all__ = ["arrears_by_state", "without_a_day"]


def arrears_by_state(writing: Writing) -> None:
    """What is open past its due day at the end of the period, by State, the oldest first."""
    late: dict[tuple[str, str], list[Arrear]] = {}
    for item in arrears(writing.desk.end):
        late.setdefault((item.entry.iso3, item.entry.currency), []).append(item)
    writing.table(
        "Assessed contributions in arrears at the end of the period, by the payments on record",
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


def without_a_day(writing: Writing) -> None:
    """What is open and cannot be said to be late, as no day is set by which it is to be paid."""
    open_of: dict[str, Money] = {}
    for item in without_due_day(writing.desk.end):
        name, more = item.entry.account.name, Money(item.charge.open, item.entry.currency)
        open_of[name] = open_of[name] + more if name in open_of else more
    for name, total in open_of.items():
        writing.unknown(
            f"By which day the {name} is to be paid, of which {total} is open: not recorded."
        )
