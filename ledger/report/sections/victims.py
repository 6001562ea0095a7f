"""Victim assistance: who has the duty, what was reported, and how many were killed or injured."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ledger.answers.victims import VictimsRow, victims_answer
from ledger.report.drawing import bars, bars_in_words, known_years
from ledger.report.model import Cell
from ledger.report.sections.tables import both_ends, by_year
from ledger.report.wording import short_name
from ledger.report.writing import Writing
from projections.metrics import victims

if TYPE_CHECKING:
    from ledger.report.desk import Desk
    from ledger.report.model import Section

__all__ = ["section"]

_ENDS = (
    "states_with_art5_obligation",
    "art5_states_with_focal_point",
    "art5_states_with_action_plan",
    "art5_states_reporting_data_collection",
    "art5_states_disaggregated_assistance_data",
    "art5_states_mobilised_resources",
)


def section(desk: Desk) -> Section:
    """Duties under Article 5, what States reported on them, casualties."""
    writing = Writing(desk, "victims", "Victim assistance")
    writing.say(
        "Victims in areas under their jurisdiction or control: {n:State+}.",
        n=desk.at_end("states_with_art5_obligation"),
    )
    writing.say(
        "Of these, {n:State} had named a focal point.",
        n=desk.at_end("art5_states_with_focal_point"),
    )
    writing.say(
        "New victims were reported by {n:State+}.",
        n=desk.at_end("art5_states_reporting_new_victims"),
    )
    both_ends(writing, "States and Article 5: what they reported", _ENDS)
    _states(writing)
    _casualties(writing)
    return writing.done("5", metrics=victims.METRICS)


def _states(writing: Writing) -> None:
    rows = [
        item for item in victims_answer(writing.desk.end).main.rows if isinstance(item, VictimsRow)
    ]
    writing.table(
        "What each State with victims reported; where a field is empty, nothing was reported",
        ("State", "Focal point", "Plan", "New victims", "Data", "By sex and age", "Resources"),
        [_state(writing, item) for item in rows],
    )


def _state(writing: Writing, item: VictimsRow) -> tuple[Cell, ...]:
    flags = (
        item.focal_point,
        item.national_plan,
        item.new_victims,
        item.data_collected,
        item.data_disaggregated,
        item.resources_mobilised,
    )
    note = writing.desk.note(
        f"Assistance to victims in {item.name}", item.evidence, "victims", "--state", item.state
    )
    return (Cell(short_name(item.state), note), *(Cell("reported" * bool(flag)) for flag in flags))


def _casualties(writing: Writing) -> None:
    desk = writing.desk
    whole, attacks, remnants = (
        desk.yearly(name)
        for name in ("casualties", "casualties_of_attacks", "casualties_of_remnants")
    )
    columns = (("All causes", whole), ("Attacks", attacks), ("Remnants", remnants))
    by_year(writing, "People killed or injured worldwide, by calendar year", columns)
    series = {"killed or injured": known_years(whole)}
    caption = "People killed or injured by cluster munitions worldwide, by calendar year"
    writing.chart(caption, bars_in_words(series, "people"), bars(series, "people"))
