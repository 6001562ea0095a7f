"""The period in figures: what stood before it and at its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.sections.tables import both_ends
from ledger.report.wording import day
from ledger.report.writing import Writing

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_ENDS = (
    "contracting_states",
    "states_in_force",
    "signatories",
    "states_with_art3_obligation",
    "submunitions_destroyed_total",
    "states_with_art4_obligation",
    "states_with_art5_obligation",
    "states_legal_measures",
)


def section(desk: Desk) -> Section:
    """The main figures in one table."""
    writing = Writing(desk, "overview", "The period in figures")
    writing.say(
        "The first column stands at the end of {before}, the day before the period; the second at "
        "the end of {last}.",
        before=day(desk.period.before),
        last=day(desk.period.last),
    )
    both_ends(writing, "Main figures", _ENDS)
    return writing.done()
