"""Stocks: declared, destroyed, left and retained, by State and by type of munition."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.quantities import Quantity
from domain.states import state
from ledger.answers.coverage import gaps_about
from ledger.answers.fields import MunitionsField, NameField, StateField, SubmunitionsField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability
from projections.basis import DutyBasis
from projections.obligations.article_3 import destroy_stockpiles
from projections.obligations.retaining import report_retained
from projections.retained import RetainedYear, latest_retained, retained_by_year
from projections.stockpiles import (
    Stockpile,
    Totals,
    declared,
    declared_in,
    destroyed,
    destructions_counted,
    remaining,
    stockpile,
)

if TYPE_CHECKING:
    from projections.view import View

__all__ = ["DestroyedRow", "RetainedRow", "StockpileRow", "TypeRow", "stockpiles_answer"]


@dataclass(frozen=True, slots=True)
class StockpileRow(Row):
    """What a State declared, destroyed, has left and retains; null: not stated."""

    state: StateField
    name: NameField
    holdings: Annotated[
        str,
        Column("declared, declared_none, all_retained, unverified or not_recorded", "Holdings"),
    ]
    declared_munitions: Annotated[Quantity | None, Column("munitions declared", "Declared")]
    declared_submunitions: Annotated[
        Quantity | None, Column("submunitions declared", "Submunitions")
    ]
    destroyed_munitions: Annotated[Quantity | None, Column("munitions destroyed", "Destroyed")]
    destroyed_submunitions: Annotated[
        Quantity | None, Column("submunitions destroyed", "Submunitions")
    ]
    remaining_munitions: Annotated[
        Quantity | None, Column("munitions left to destroy: no more than that", "Left")
    ]
    remaining_submunitions: Annotated[Quantity | None, Column("submunitions left to destroy")]
    retained_munitions: Annotated[
        Quantity | None, Column("munitions retained, by the newest figures", "Retained")
    ]
    retained_submunitions: Annotated[
        Quantity | None, Column("submunitions retained", "Submunitions")
    ]
    retained_year: Annotated[int | None, Column("year at the end of which they were", "Year")]
    status: Annotated[
        str | None, Column("where the duty of Article 3.2 stands; null: not bound", "Status")
    ]
    due_on: Annotated[date | None, Column("last day to destroy", "Due")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class TypeRow(Row):
    """What a State declared of one type of munition."""

    state: StateField
    name: NameField
    munition_type: Annotated[str, Column("the type", "Type")]
    munitions: MunitionsField
    submunitions: SubmunitionsField
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the declarations of the type")]


@dataclass(frozen=True, slots=True)
class RetainedRow(Row):
    """What a State retained at the end of a year, and where the report on it stands."""

    state: StateField
    name: NameField
    year: Annotated[int, Column("the year", "Year")]
    munitions: MunitionsField
    submunitions: SubmunitionsField
    since_year: Annotated[int | None, Column("year on record before", "Since")]
    munitions_change: Annotated[int | None, Column("munitions more than then", "Change")]
    submunitions_change: Annotated[
        int | None, Column("submunitions more than then", "Of submunitions")
    ]
    report_due_on: Annotated[
        date | None, Column("last day to report on them (Article 3.8)", "Report due")
    ]
    report_status: Annotated[
        str | None, Column("where that duty stands; null: nothing retained, or not bound", "Report")
    ]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class DestroyedRow(Row):
    """What a State destroyed in a period, and whether it is added up."""

    state: StateField
    name: NameField
    period_from: Annotated[date, Column("first day", "From")]
    period_to: Annotated[date, Column("last day", "To")]
    munitions: MunitionsField
    submunitions: SubmunitionsField
    counted: Annotated[
        bool,
        Column("no: a completion with totals, or another statement, holds it", "Added up"),
    ]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("id of the event")]


def stockpiles_answer(view: View, iso3: str | None = None) -> Answer:
    """What each State with a statement on its stock declared, destroyed, has left and retains."""
    asked = sorted(view.states(), key=lambda code: state(code).name) if iso3 is None else [iso3]
    states = [code for code in asked if _is_on_record(stockpile(view, code))]
    return Answer(
        Table("stockpiles", StockpileRow, [_row(view, code) for code in states]),
        sections=(
            Table("types", TypeRow, [row for code in states for row in _types(view, code)]),
            Table("retained", RetainedRow, [row for code in states for row in _kept(view, code)]),
            Table("destroyed", DestroyedRow, [row for code in states for row in _gone(view, code)]),
        ),
        about={"gaps": gaps_about(view, iso3, ["3"])},
    )


def _is_on_record(held: Stockpile) -> bool:
    return held.basis is not DutyBasis.NOT_RECORDED or bool(held.retentions)


def _row(view: View, iso3: str) -> StockpileRow:
    held, kept, duty = (
        stockpile(view, iso3),
        latest_retained(view, iso3),
        destroy_stockpiles(view, iso3),
    )
    had, gone, left = declared(held), destroyed(held), remaining(held)
    retained = kept.totals if kept else Totals()
    evidence = _evidence(held, kept, duty.evidence if duty else ())
    return StockpileRow(
        state=iso3,
        name=state(iso3).name,
        holdings=held.basis.value,
        declared_munitions=had.munitions,
        declared_submunitions=had.submunitions,
        destroyed_munitions=gone.munitions,
        destroyed_submunitions=gone.submunitions,
        remaining_munitions=left.munitions,
        remaining_submunitions=left.submunitions,
        retained_munitions=retained.munitions,
        retained_submunitions=retained.submunitions,
        retained_year=kept.year if kept else None,
        status=duty.status.value if duty else None,
        due_on=duty.due_on if duty else None,
        **reliability(view, evidence)._asdict(),
        evidence=evidence,
    )


def _evidence(
    held: Stockpile,
    kept: RetainedYear | None,
    of_duty: tuple[str, ...],
) -> tuple[str, ...]:
    said = (
        *held.declarations,
        *held.clarifications,
        *destructions_counted(held),
        *held.completions,
        *((kept.statement,) if kept else ()),
    )
    return tuple(dict.fromkeys([*(event.id for event in said), *of_duty]))


def _types(view: View, iso3: str) -> Iterator[TypeRow]:
    declarations = stockpile(view, iso3).declarations
    for name, totals in declared_in(declarations).by_type.items():
        evidence = tuple(item.id for item in declarations if item.munition_type == name)
        yield TypeRow(
            state=iso3,
            name=state(iso3).name,
            munition_type=name,
            munitions=totals.munitions,
            submunitions=totals.submunitions,
            **reliability(view, evidence)._asdict(),
            evidence=evidence,
        )


def _kept(view: View, iso3: str) -> Iterator[RetainedRow]:
    duties = {duty.steps[0].events[0]: duty for duty in report_retained(view, iso3)}
    for item in retained_by_year(view, iso3):
        duty = duties.get(item.statement.id)
        evidence = duty.evidence if duty else (item.statement.id,)
        yield RetainedRow(
            state=iso3,
            name=state(iso3).name,
            year=item.year,
            munitions=item.totals.munitions,
            submunitions=item.totals.submunitions,
            since_year=item.before.year if item.before else None,
            munitions_change=item.munitions_change,
            submunitions_change=item.submunitions_change,
            report_due_on=duty.due_on if duty else None,
            report_status=duty.status.value if duty else None,
            **reliability(view, evidence)._asdict(),
            evidence=evidence,
        )


def _gone(view: View, iso3: str) -> Iterator[DestroyedRow]:
    held = stockpile(view, iso3)
    counted = {item.id for item in destructions_counted(held)}
    for item in held.destructions:
        yield DestroyedRow(
            state=iso3,
            name=state(iso3).name,
            period_from=item.period_from,
            period_to=item.period_to,
            munitions=item.munitions,
            submunitions=item.submunitions,
            counted=item.id in counted,
            **reliability(view, [item.id])._asdict(),
            evidence=(item.id,),
        )
