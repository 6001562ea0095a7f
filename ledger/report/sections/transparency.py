"""Transparency: initial and annual reports under Article 7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.drawing import bars, bars_in_words, known_years
from ledger.report.sections.tables import by_year
from ledger.report.wording import day
from ledger.report.writing import Writing
from projections.metrics import transparency

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_INITIAL = ("initial_reports_submitted", "initial_reports_overdue", "initial_report_rate")


def section(desk: Desk) -> Section:
    """Initial reports at the end of the period, annual ones by the year they cover."""
    writing = Writing(desk, "transparency", "Transparency measures")
    _initial(writing)
    _annual(writing)
    return writing.done("7", metrics=transparency.METRICS)


def _initial(writing: Writing) -> None:
    desk = writing.desk
    whole = desk.period.days
    writing.say(
        "Initial reports due by {day}: {n}.",
        day=day(desk.period.last),
        n=desk.at_end("initial_reports_due"),
    )
    writing.say("Submitted: {n}.", n=desk.over(_INITIAL[0], whole))
    writing.say("Overdue: {n:State+}.", n=desk.over(_INITIAL[1], whole))
    writing.say("Rate of submission: {n}.", n=desk.over(_INITIAL[2], whole))
    writing.say(
        "Not due yet, as the Convention is new to them or not in force for them: {n:State+}.",
        n=desk.at_end("new_states_without_initial_report"),
    )
    writing.paragraph()


def _annual(writing: Writing) -> None:
    desk = writing.desk
    due, came, in_time, late = (
        desk.yearly(f"annual_reports_{what}") for what in ("due", "submitted", "on_time", "late")
    )
    rate = desk.yearly("annual_report_rate")
    by_year(
        writing,
        "Annual reports, by the calendar year that they cover",
        (("Due", due), ("Came", came), ("In time", in_time), ("Late", late), ("Rate", rate)),
    )
    writing.say(
        "A count of at least so many is of reports that the ledger holds one by one. A rate is "
        "given where a document states the whole, or every report is recorded."
    )
    writing.say(
        "Voluntary reports in the period: {n:signatory+}.",
        n=desk.over("voluntary_reports_signatories"),
    )
    writing.paragraph()
    series = {"annual reports, per cent of those due": known_years(rate)}
    caption = "Annual reports that came, in per cent of those due, by the year that they cover"
    writing.chart(caption, bars_in_words(series, "per cent"), bars(series, "per cent"))
