"""What meetings gave to bodies to do, in the period or due in it; what repeats in one row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.coverage import spans
from ledger.answers.naming import words
from ledger.report.days import day
from ledger.report.model import Cell
from projections.mandates import mandates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ledger.report.desk import Desk
    from ledger.report.writing import Writing
    from projections.mandates import Mandate

__all__ = ["mandates_of_period"]


def mandates_of_period(writing: Writing) -> None:
    """The table of mandates that were given in the period, or fell due in it."""
    writing.table(
        "Mandates that meetings gave in the period, and those that fell due in it; not recorded is "
        "not undone",
        ("Given by", "To", "Task", "Due", "Status"),
        [_row(writing, found) for found in _of_period(writing.desk)],
        wide=True,
    )


def _of_period(desk: Desk) -> list[Sequence[Mandate]]:
    """Each task with its times: of one given before the period those that fell due in it.

    The same task may be given once for all its times, or for each meeting by itself.
    """
    times: dict[tuple[str, str, str], list[Mandate]] = {}
    for item in mandates(desk.end):
        if item.given.effective_on in desk.period or item.due_on in desk.period:
            key = (item.meeting, item.bearer.value, item.given.task)
            times.setdefault(key, []).append(item)
    return list(times.values())


def _row(writing: Writing, times: Sequence[Mandate]) -> tuple[Cell, ...]:
    first, meeting = times[0], times[0].meeting
    evidence = dict.fromkeys(event for item in times for event in item.evidence)
    note = writing.desk.note(f"Mandate {first.given.key}", evidence, "mandates", meeting)
    return (
        Cell(meeting, note),
        Cell(first.bearer.value),
        Cell(first.given.task),
        Cell(_due(times)),
        Cell(_status(times)),
    )


def _due(times: Sequence[Mandate]) -> str:
    """By when; of what comes back each year, by which day of it, else at which meetings."""
    days = [item.due_on for item in times if item.due_on]
    if not days:
        return ""
    if len(times) == 1:
        return day(days[0])
    if years := _years(times):
        by = "by" if times[0].occasion.has_a_last_day else "from"
        return f"each year {by} {day(days[0]).rpartition(' ')[0]}, {spans(years)}"
    return ", ".join(item.occasion.meeting or "" for item in times)


def _status(times: Sequence[Mandate]) -> str:
    """The status; of what repeats, that of each time where they differ."""
    found: dict[str, list[Mandate]] = {}
    for item in times:
        found.setdefault(words(item.status.value), []).append(item)
    if len(found) == 1:
        return next(iter(found))
    return "; ".join(f"{status} ({_times(held)})" for status, held in found.items())


def _times(held: Sequence[Mandate]) -> str:
    if years := _years(held):
        return spans(years)
    return ", ".join(item.occasion.meeting or "" for item in held)


def _years(times: Sequence[Mandate]) -> list[int]:
    """The years of what comes back each year; none of anything else."""
    return [item.occasion.year for item in times if item.occasion.year]
