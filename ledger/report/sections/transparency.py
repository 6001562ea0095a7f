"""Transparency: initial and annual reports under Article 7."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.report.days import day
from ledger.report.drawing import bars, bars_in_words, known_years
from ledger.report.sections.tables import by_year
from ledger.report.writing import Writing
from projections.metrics import transparency

if TYPE_CHECKING:
    from datetime import date

    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_INITIAL = (
    "initial_reports_due",
    "initial_reports_submitted",
    "initial_reports_overdue",
    "initial_reports_not_recorded",
    "initial_report_rate",
)


def section(desk: Desk) -> Section:
    """Initial reports at the end of the period, annual ones by the year in which they fell due."""
    writing = Writing(desk, "transparency", "Transparency measures")
    _initial(writing)
    _annual(writing)
    return writing.done("7", metrics=transparency.METRICS)


def _initial(writing: Writing) -> None:
    """Initial reports at the end of the period, and on the last day of it that has a list.

    Each figure of a paragraph holds on one day, so that its parts add up to what was due.
    """
    desk = writing.desk
    listed_on = desk.over("initial_reports_overdue").answer.holds_on
    _initial_on(writing, desk.period.last)
    writing.say(
        "Not due yet, as the Convention is new to them or not in force for them: {n:State+}.",
        n=desk.at_end("new_states_without_initial_report"),
    )
    writing.paragraph()
    if listed_on:
        writing.say(
            "The last day of the period on which a list tells who had submitted is {day}.",
            day=day(listed_on),
        )
        _initial_on(writing, listed_on)
        writing.paragraph()


def _initial_on(writing: Writing, on: date) -> None:
    """What of the initial reports that were due by a day was in, overdue, and not recorded."""
    due, submitted, overdue, open_, rate = (writing.desk.on(name, on) for name in _INITIAL)
    writing.say("Initial reports due by {day}: {n}.", day=day(on), n=due)
    writing.say("Submitted: {n}.", n=submitted)
    if overdue.is_known:
        writing.say("Overdue: {n:State+}.", n=overdue)
    if open_.number:
        writing.say("Not recorded, neither as submitted nor as overdue: {n:State+}.", n=open_)
    if rate.is_known:
        writing.say("Rate of submission: {n}.", n=rate)


def _annual(writing: Writing) -> None:
    desk = writing.desk
    due, came, in_time, late = (
        desk.yearly(f"annual_reports_{what}") for what in ("due", "submitted", "on_time", "late")
    )
    rate = desk.yearly("annual_report_rate")
    by_year(
        writing,
        "Annual reports, by the year in which they fell due",
        (("Due", due), ("Came", came), ("In time", in_time), ("Late", late), ("Rate", rate)),
    )
    writing.say(
        "A count of at least so many is of reports that the ledger holds one by one. A rate is "
        "given where a document states the whole, or every report is recorded."
    )
    if any(figure.answer.because for _, figure in rate):
        writing.say(
            "Rates that a document states stand at the year it names, which may be the one covered "
            "or the one of the due day."
        )
    writing.say(
        "Voluntary reports in the period: {n:signatory+}.",
        n=desk.over("voluntary_reports_signatories"),
    )
    writing.say(
        "Voluntary reports of States neither party nor signatory when they reported: {n:State+}.",
        n=desk.over("voluntary_reports_others"),
    )
    writing.paragraph()
    series = {"annual reports, per cent of those due": known_years(rate)}
    caption = "Annual reports that came, in per cent of those due, by the year of the due day"
    writing.chart(caption, bars_in_words(series, "per cent"), bars(series, "per cent"))
