"""The chart of membership: how many States had consented, and were bound, on each day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.drawing import steps, steps_in_words
from projections.membership import contracting_states, memberships, register, states_in_force

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from ledger.report.desk import Desk
    from ledger.report.writing import Writing
    from projections.view import View

__all__ = ["membership_chart", "membership_counts"]


def membership_chart(writing: Writing) -> None:
    """How many States had consented and were bound, from one end of the period to the other."""
    counts = membership_counts(writing.desk)
    caption = "Contracting States, and States for which the Convention is in force"
    writing.chart(caption, steps_in_words(counts, "States"), steps(counts, "States"))


def membership_counts(desk: Desk) -> Mapping[str, Sequence[tuple[date, int]]]:
    """Both counts before the period, on each day of it on which either can change, and at its end.

    Each stands until the next day that is given.
    """
    period, end = desk.period, desk.end
    changes = {day for day in _turns(end) if day in period}
    days = sorted({period.before, *changes, period.last})
    return {
        "contracting States": [(day, len(contracting_states(end.at(day)))) for day in days],
        "in force": [(day, len(states_in_force(end.at(day)))) for day in days],
    }


def _turns(view: View) -> Iterator[date]:
    """Days on which any State consented, became bound or left, in each of its memberships.

    Those of States that left are among them: a State that is outside at the end was inside before.
    """
    for iso3, stands in register(view).items():
        yield from (consent.effective_on for consent in stands.acts.consents)
        for item in memberships(view, iso3):
            yield item.in_force_on
            yield from (item.withdrawn_on,) if item.withdrawn_on else ()
