"""What meetings decided on money, or gave to somebody to do (para 91; AIII 119 to 127)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.decisions import DecisionTaken, MandateGiven
from domain.subjects import meeting_subject
from ledger.report.model import Cell
from projections.machinery.meetings import meetings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledger.report.desk import Desk
    from ledger.report.writing import Writing

__all__ = ["decisions_on_money"]

_TAKEN = frozenset(
    {
        ("1RC", "host-pays-more"),
        ("7MSP", "isu-reserve"),
        ("9MSP", "arrears-call"),
        ("2RC", "billing-base"),
        ("2RC", "billing-others"),
        ("2RC", "payment-schedules"),
        ("2RC", "credit-in-cash"),
        ("2RC", "credit-not-in-cash"),
    }
)
_GIVEN = frozenset(
    {
        ("2RC", "inform-others"),
        ("2RC", "unpaid-30-april"),
        ("2RC", "arrears-billing"),
    }
)
"""Meetings and keys of what is told; the rest of para 91 stands in the table of rules."""


def decisions_on_money(writing: Writing) -> None:
    """The table of decisions, in order of their day."""
    found = sorted(_decided(writing.desk), key=lambda item: (item[0].effective_on, item[0].key))
    writing.table(
        "What meetings decided on money, in words, by the end of the period",
        ("Meeting", "Decision or task"),
        [_row(writing, *item) for item in found],
        wide=True,
    )


def _decided(desk: Desk) -> Iterator[tuple[DecisionTaken | MandateGiven, str]]:
    for name in meetings(desk.end):
        subject = meeting_subject(name)
        for taken in desk.end.held(subject, DecisionTaken):
            if (name, taken.key) in _TAKEN:
                yield taken, taken.decision
        for given in desk.end.held(subject, MandateGiven):
            if (name, given.key) in _GIVEN:
                yield given, given.task


def _row(writing: Writing, event: DecisionTaken | MandateGiven, words: str) -> tuple[Cell, ...]:
    name = event.subject_key
    return Cell(name), Cell(words, writing.desk.note(words, (event.id,), "meetings", name))
