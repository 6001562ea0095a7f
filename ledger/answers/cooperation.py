"""Cooperation and assistance: by year, and country coalitions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated

from domain.quantities import Quantity
from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of
from projections.cooperation import assistance, coalitions, years_of_assistance

if TYPE_CHECKING:
    from projections.cooperation import Assistance, Coalition, YearOfAssistance
    from projections.view import View

__all__ = ["AssistanceRow", "CoalitionRow", "CooperationRow", "cooperation_answer"]


@dataclass(frozen=True, slots=True)
class CooperationRow(Row):
    """A year and direction: how many States a document counts, and which the ledger knows."""

    year: Annotated[int, Column("calendar year", "Year")]
    direction: Annotated[str, Column("requested, provided or received", "Assistance")]
    reported: Annotated[
        Quantity | None, Column("States Parties as a document counts them", "Reported")
    ]
    known: Annotated[
        int, Column("States whose own statement the ledger holds: at least so many", "Known")
    ]
    states: Annotated[tuple[str, ...], Column("their codes")]
    names: Annotated[tuple[str, ...], Column("their names", "States known")]
    source: Annotated[str | None, Column("document and place of the count", "Counted in")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class AssistanceRow(Row):
    """What a State reported of one year, direction and purpose."""

    state: StateField
    name: NameField
    year: Annotated[int, Column("calendar year", "Year")]
    direction: Annotated[str, Column("requested, provided or received", "Assistance")]
    purpose: Annotated[
        str,
        Column("stockpiles, clearance, victims, risk_education or unspecified", "For"),
    ]
    note: Annotated[str, Column("remark on it")]
    evidence: Annotated[tuple[str, ...], Column("id of the event")]


@dataclass(frozen=True, slots=True)
class CoalitionRow(Row):
    """A country coalition of an affected State with a partner."""

    state: Annotated[str, Column("code of the affected State")]
    name: Annotated[str, Column("its name", "State")]
    partner: Annotated[
        str | None, Column("code of the State, or name of the body, that leads it; null: not told")
    ]
    partner_name: Annotated[str | None, Column("its name", "With")]
    purpose: Annotated[str, Column("what it is for", "For")]
    formed: Annotated[str, Column("day, or range of days, of its formation", "Formed")]
    concluded: Annotated[str | None, Column("day, or range, of its end; null: goes on", "Ended")]
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


def cooperation_answer(view: View, iso3: str | None = None, year: int | None = None) -> Answer:
    """Assistance by year and direction, each State's statements, and the country coalitions."""
    years = [item for item in years_of_assistance(view) if year in (None, item.year)]
    told = [
        item for item in assistance(view) if year in (None, item.year) and iso3 in (None, item.iso3)
    ]
    formed = [item for item in coalitions(view) if iso3 in (None, item.iso3, item.formed.partner)]
    return Answer(
        Table("cooperation", CooperationRow, [_year_row(item) for item in years]),
        sections=(
            Table("statements", AssistanceRow, [_assistance_row(item) for item in told]),
            Table("coalitions", CoalitionRow, [_coalition_row(item) for item in formed]),
        ),
        about={"gaps": gaps_about(view, iso3, ["6"])},
    )


def _year_row(item: YearOfAssistance) -> CooperationRow:
    reported = item.reported
    said = (event for events in item.states.values() for event in events)
    return CooperationRow(
        year=item.year,
        direction=item.direction.value,
        reported=reported.value if reported else None,
        known=len(item.states),
        states=tuple(item.states),
        names=names_of(item.states),
        source=str(reported.sources[0]) if reported else None,
        evidence=(*((reported.id,) if reported else ()), *said),
    )


def _assistance_row(item: Assistance) -> AssistanceRow:
    return AssistanceRow(
        state=item.iso3,
        name=state(item.iso3).name,
        year=item.year,
        direction=item.direction.value,
        purpose=item.purpose.value,
        note=item.event.note,
        evidence=(item.event.id,),
    )


def _coalition_row(item: Coalition) -> CoalitionRow:
    ended = item.concluded
    return CoalitionRow(
        state=item.iso3,
        name=state(item.iso3).name,
        partner=item.partner or None,
        partner_name=state(partner).name if (partner := item.formed.partner) else item.formed.body,
        purpose=item.formed.purpose.value,
        formed=str(item.formed.when),
        concluded=str(ended.when) if ended else None,
        evidence=(item.formed.id, *((ended.id,) if ended else ())),
    )
