"""The whole report: its sections in order, its notes, and by what it can be made again."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ledger.report.days import day
from ledger.report.desk import Desk
from ledger.report.model import Report, Stamp
from ledger.report.notes import MOST_LISTED
from ledger.report.sections import (
    clearance,
    cooperation,
    machinery,
    money,
    national_law,
    overview,
    plans,
    stockpiles,
    transparency,
    universalization,
    victims,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from ledger.report.figures import ReportFigureRow
    from ledger.report.model import Section
    from ledger.report.period import ReportPeriod
    from projections.claims.model import Judgement
    from projections.view import View

__all__ = ["SECTIONS", "Written", "progress_report"]

SECTIONS: tuple[Callable[[Desk], Section], ...] = (
    overview.section,
    universalization.section,
    stockpiles.section,
    clearance.section,
    victims.section,
    cooperation.section,
    transparency.section,
    national_law.section,
    machinery.section,
    money.section,
    plans.section,
)
"""The sections in the order of the report."""

_LEAD = (
    (
        "Every figure comes from the ledger's events, by the same functions that answer its "
        "commands. A number in brackets leads to a note with the documents and events behind the "
        "figure."
    ),
    (
        "States that consented are contracting States, whether or not the Convention is in force "
        "for them yet. What no source in the ledger tells is called not recorded: that is neither "
        "none nor zero. The newest statement stands until another comes: no change can mean "
        "that nothing newer is recorded. A change is told where both figures are exact."
    ),
    (
        "The ledger finds no State in breach. It says which duty is open, since when, and on what "
        "evidence."
    ),
)

_ABOUT_NOTES = (
    "Each note names what was asked, the documents with the places in them, and the events by the "
    "beginning of their ids, by which ccm event shows one whole. Of more than {most} events the "
    "first are listed; the command that follows tells of all, and with --position {position} it "
    "gives the same answer in a ledger that has grown."
)


@dataclass(frozen=True, slots=True)
class Written:
    """A report with the figures of metrics in it, as rows."""

    report: Report
    figures: tuple[ReportFigureRow, ...]


def progress_report(
    end: View,
    period: ReportPeriod,
    judged: tuple[Judgement, ...] = (),
    *,
    dataset: str | None = None,
    program: str = "",
) -> Written:
    """The report of a period from the view at its end.

    ``judged`` are claims of documents on days of the period that the history contradicts, or that
    stand by their own document alone. Nothing in it rests on the day on which it is written.
    """
    desk = Desk(period, end, judged)
    sections = tuple(section(desk) for section in SECTIONS)
    report = Report(
        title="Progress under the Convention on Cluster Munitions",
        period=f"{day(period.first)} to {day(period.last)}",
        lead=_LEAD,
        sections=sections,
        notes=desk.notes.all(),
        documents=desk.notes.documents(),
        about_notes=_ABOUT_NOTES.format(most=MOST_LISTED, position=end.position),
        stamp=_stamp(end, period, dataset, program),
    )
    return Written(report, tuple(desk.figures))


def _stamp(end: View, period: ReportPeriod, dataset: str | None, program: str) -> Stamp:
    words = ["ccm", "report", "--from", str(period.first), "--to", str(period.last)]
    if end.known_at:
        words += ["--known-at", str(end.known_at)]
    words += ["--position", str(end.position)]
    if end.only_read:
        words.append("--only-read")
    return Stamp(
        known_at=str(end.known_at or "no limit"),
        position=end.position,
        root=end.root,
        dataset=dataset or "events of its own",
        program=program,
        command=shlex.join(words),
    )
