"""Victims: who has to assist them, what each reported, and how many there were."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.events.victims import VictimAssistanceMeasure as Measure
from domain.quantities import Quantity
from domain.states import state
from domain.subjects import CONVENTION, state_subject
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import code_of, name_of
from ledger.answers.totals import totals_table
from projections.membership import contracting_states, standing
from projections.victims import (
    VictimAssistance,
    assistance_to_victims,
    casualties,
    in_all,
    with_duty,
)

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.victims import Toll
    from projections.view import View

__all__ = ["CasualtyRow", "VictimsRow", "casualties_answer", "victims_answer"]

_FLAG = "reported; null: not reported, which is not no"


@dataclass(frozen=True, slots=True)
class VictimsRow(Row):
    """A State with victims, or one that clarified that it has none."""

    state: StateField
    name: NameField
    duty: Annotated[str, Column("has_victims, or lifted: it clarified that it has none", "Duty")]
    since: Annotated[str, Column("day, or range of days, of that statement", "Stated")]
    in_force_on: Annotated[date | None, Column("first day on which the Convention binds it")]
    focal_point: Annotated[str | None, Column(f"focal point designated: {_FLAG}", "Focal point")]
    national_plan: Annotated[str | None, Column(f"national plan: {_FLAG}", "Plan")]
    new_victims: Annotated[str | None, Column(f"new victims: {_FLAG}", "New victims")]
    data_collected: Annotated[str | None, Column(f"data collected: {_FLAG}", "Data")]
    data_disaggregated: Annotated[
        str | None, Column(f"data disaggregated by sex and age: {_FLAG}", "By sex and age")
    ]
    resources_mobilised: Annotated[str | None, Column(f"resources mobilised: {_FLAG}", "Resources")]
    needs_assessed: Annotated[str | None, Column(f"needs assessed: {_FLAG}", "Needs")]
    evidence: Annotated[tuple[str, ...], Column("ids of the newest statement of each kind")]


@dataclass(frozen=True, slots=True)
class CasualtyRow(Row):
    """How many were killed or injured in a year by one cause; causes overlap, so no sums."""

    state: Annotated[str | None, Column("code of the State; null: worldwide")]
    name: Annotated[str, Column("name of the State, or the world", "Where")]
    year: Annotated[int, Column("calendar year", "Year")]
    cause: Annotated[str, Column("all, attacks, remnants or all_explosive_ordnance", "Cause")]
    casualties: Annotated[Quantity, Column("people killed or injured", "Casualties")]
    covers: Annotated[str, Column("whole, or a part of the year or country", "Covers")]
    rivals: Annotated[
        tuple[str, ...], Column("other figures for the same, each with its source", "Others say")
    ]
    source: Annotated[str, Column("document and place", "Stated in")]
    note: Annotated[str, Column("remark on it")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


def victims_answer(view: View, iso3: str | None = None, *, lifted: bool = False) -> Answer:
    """Contracting States with victims, with ``lifted`` those that clarified to have none too.

    ``totals`` has what documents count, rivals among them.
    """
    states = contracting_states(view) if iso3 is None else (iso3,)
    rows = [
        _row(view, code, said)
        for code in sorted(states, key=lambda code: state(code).name)
        if (said := assistance_to_victims(view, code)).statements
        and (said.has_victims or lifted or iso3)
    ]
    totals = totals_table(
        view, {"states_with_art5_obligation": lambda then: len(with_duty(then)) or None}
    )
    return Answer(
        Table("victims", VictimsRow, rows),
        sections=(totals,),
        about={"gaps": gaps_about(view, iso3, ["5"])},
    )


def _row(view: View, iso3: str, said: VictimAssistance) -> VictimsRow:
    latest = said.latest
    return VictimsRow(
        state=iso3,
        name=state(iso3).name,
        duty="has_victims" if said.has_victims else "lifted",
        since=str(latest.when) if latest else "",
        in_force_on=standing(view, iso3).in_force_on,
        focal_point=_flag(said.focal_point),
        national_plan=_flag(said.reported(Measure.NATIONAL_PLAN)),
        new_victims=_flag(said.reported(Measure.NEW_VICTIMS)),
        data_collected=_flag(said.reported(Measure.DATA_COLLECTED)),
        data_disaggregated=_flag(said.reported(Measure.DATA_DISAGGREGATED)),
        resources_mobilised=_flag(said.reported(Measure.RESOURCES_MOBILISED)),
        needs_assessed=_flag(said.reported(Measure.NEEDS_ASSESSED)),
        evidence=said.evidence,
    )


def _flag(event: Event | None) -> str | None:
    return None if event is None else "reported"


def casualties_answer(
    view: View, iso3: str | None = None, year: int | None = None, causes: Collection[str] = ()
) -> Answer:
    """Casualties by State, year and cause; ``totals`` has what documents state over more years."""
    rows = [
        _casualty_row(toll)
        for toll in casualties(view)
        if (iso3 is None or toll.subject == state_subject(iso3))
        and year in (None, toll.year)
        and (not causes or toll.cause in causes)
    ]
    totals = totals_table(
        view,
        {
            "recorded_casualties": _of_year,
            "all_time_recorded_casualties": lambda _then: None,
        },
    )
    return Answer(Table("casualties", CasualtyRow, rows), sections=(totals,))


def _of_year(view: View) -> int | None:
    found = in_all(view, CONVENTION, view.as_of.year)
    return found.amount if found else None


def _casualty_row(toll: Toll) -> CasualtyRow:
    stands = toll.stands
    return CasualtyRow(
        state=code_of(toll.subject),
        name="world" if toll.subject == CONVENTION else name_of(toll.subject),
        year=toll.year,
        cause=toll.cause.value,
        casualties=stands.casualties,
        covers=stands.covers.value,
        rivals=tuple(_rivals(toll)),
        source=str(stands.sources[0]),
        note=stands.note,
        evidence=(stands.id, *(item.id for item in toll.rivals)),
    )


def _rivals(toll: Toll) -> Iterator[str]:
    for item in toll.rivals:
        yield f"{item.casualties} ({item.sources[0]})"
