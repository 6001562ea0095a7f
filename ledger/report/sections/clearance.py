"""Clearance and risk education: who has areas to clear, by when, and what was released."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import ContaminationDiscovered
from domain.events.fields import Article
from domain.quantities import Quantity, Unit
from domain.states import state
from ledger.answers.naming import words
from ledger.report.days import day, some_day
from ledger.report.drawing import bars, bars_in_words, known_years
from ledger.report.model import Cell
from ledger.report.sections.duties import requests, still_and_finished
from ledger.report.sections.tables import both_ends, by_year
from ledger.report.wording import NOT_RECORDED, quantity, short_name
from ledger.report.writing import Writing
from projections.clearance import area_of, contamination
from projections.metrics import clearance, extensions, land_release, surveys
from projections.obligations.article_4 import clear_areas

if TYPE_CHECKING:
    from domain.events.header import Event
    from ledger.report.desk import Desk
    from ledger.report.model import Section
    from projections.clearance import Contamination

__all__ = ["section"]

_METRICS = (
    *clearance.METRICS,
    *land_release.METRICS,
    *surveys.METRICS,
    *extensions.METRICS,
)
_ENDS = ("states_with_art4_obligation", "states_completed_art4", "states_parties_affected")


def section(desk: Desk) -> Section:
    """Duties under Article 4, areas and their release, requests, risk education."""
    writing = Writing(desk, "clearance", "Clearance and risk education")
    _summary(writing)
    both_ends(writing, "States and Article 4, as far as recorded", _ENDS)
    _states(writing)
    requests(writing, Article.CLEARANCE)
    _released(writing)
    _risk_education(writing)
    own = [item for item in _METRICS if not item.name.startswith("art3_")]
    return writing.done("4", metrics=own)


def _summary(writing: Writing) -> None:
    desk = writing.desk
    still_and_finished(
        writing, Article.CLEARANCE, "clear", "Clearance complete and nothing found since"
    )
    writing.say(
        "Areas that had not been known were found in {n:State+} since the First Review Conference.",
        n=desk.at_end("states_finding_unknown_contamination"),
    )
    writing.paragraph()


def _states(writing: Writing) -> None:
    desk = writing.desk
    shown = {
        *desk.at_start("states_with_art4_obligation").states,
        *desk.over("states_finishing_art4").states,
        *desk.at_end("states_with_art4_obligation").states,
    }
    writing.table(
        "States with areas to clear at any time of the period",
        ("State", "Area left, as last stated", "Of", "Deadline", "Status"),
        [_state(writing, iso3) for iso3 in sorted(shown, key=lambda code: state(code).name)],
    )


def _state(writing: Writing, iso3: str) -> tuple[Cell, ...]:
    view = writing.desk.end
    duty = clear_areas(view, iso3)
    area, told_by = _left(contamination(view, iso3), is_open=bool(duty and duty.is_open))
    evidence = (*(duty.evidence if duty else ()), *([told_by.id] if told_by else ()))
    note = writing.desk.note(f"Areas of {state(iso3).name}", evidence, "clearance", iso3)
    return (
        Cell(short_name(iso3), note),
        Cell(area, number=True),
        Cell(some_day(told_by.when) if told_by else ""),
        Cell(day(duty.due_on) if duty and duty.due_on else ""),
        Cell(words(duty.status.value) if duty else NOT_RECORDED),
    )


def _left(stands: Contamination, *, is_open: bool) -> tuple[str, Event | None]:
    """The area that is left, in words, and what tells it: nothing that was finished since.

    A completion leaves nothing, unless the duty ``is_open`` all the same: it was of another clock.
    """
    if reported := stands.left:
        return quantity(area_of(reported)), reported
    change = stands.last_change
    if isinstance(change, ContaminationDiscovered):
        return f"{NOT_RECORDED} since found again", change
    return (_NOTHING_LEFT if change and not is_open else NOT_RECORDED), change


_NOTHING_LEFT = quantity(Quantity(0, Unit.SQUARE_METRES))
"""What a State that has stated its completion has left."""


def _released(writing: Writing) -> None:
    desk = writing.desk
    inside, world = (desk.yearly(f"area_cleared_{where}") for where in ("states_parties", "global"))
    pieces = desk.yearly("submunitions_cleared_states_parties")
    by_year(
        writing,
        "Area cleared and submunitions destroyed in clearance, by calendar year",
        (
            ("Area, States Parties", inside),
            ("Area, all States", world),
            ("Submunitions, States Parties", pieces),
        ),
    )
    series = {
        "States Parties": known_years(inside, 1e6),
        "all States": known_years(world, 1e6),
    }
    caption = (
        "Area cleared by calendar year; a bar is the least that is known where the table says so"
    )
    writing.chart(caption, bars_in_words(series, "km²"), bars(series, "km² cleared"))


def _risk_education(writing: Writing) -> None:
    desk = writing.desk
    for template, name in (
        ("Detailed reports on risk education: {n:State+}.", "states_detailed_risk_education"),
        ("Limited ones: {n:State+}.", "states_limited_risk_education"),
        ("Very limited ones: {n:State+}.", "states_very_limited_risk_education"),
        (
            "Surveys that rest on evidence were reported by {n:State+}.",
            "states_evidence_based_survey",
        ),
    ):
        writing.say(template, n=desk.at_end(name))
    writing.say(
        "National strategies for clearance: {n:State+}.",
        n=desk.over("affected_states_with_strategies"),
    )
    writing.paragraph()
