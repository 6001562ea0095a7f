"""States: where each stands, and everything on one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.quantities import Quantity
from domain.states import region, state
from ledger.answers.coverage import coverage_table
from ledger.answers.extensions import extension_table
from ledger.answers.fields import MunitionsField, SubmunitionsField
from ledger.answers.findings import finding_table
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.obligations import obligation_table
from ledger.answers.reliability import BasisField, ConfidenceField, reliability, weakest
from projections.clearance import contamination
from projections.membership import MembershipStatus, Standing, register, standing
from projections.obligations import obligations
from projections.stockpiles import declared, destroyed, stockpile

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.view import View

__all__ = ["AreaRow", "StateRow", "StockRow", "state_answer", "states_answer"]


@dataclass(frozen=True, slots=True)
class StateRow(Row):
    """Where a State stands towards the Convention."""

    state: Annotated[str, Column("ISO 3166-1 alpha-3 code", "Code")]
    name: Annotated[str, Column("United Nations name", "State")]
    region: Annotated[str, Column("region of UN M49")]
    status: Annotated[
        str,
        Column("state_party, pending, signatory, former_state_party or not_signed", "Status"),
    ]
    signed_on: Annotated[str | None, Column("day of signature", "Signed")]
    consented_on: Annotated[str | None, Column("day of the last deposit", "Deposited")]
    consent_kind: Annotated[
        str | None, Column("ratification, acceptance, approval or accession", "By")
    ]
    in_force_on: Annotated[
        date | None, Column("first day on which the Convention binds it", "In force from")
    ]
    withdrawn_on: Annotated[
        date | None, Column("first day on which it no longer does", "Withdrawn from")
    ]
    provisional: Annotated[
        tuple[str, ...],
        Column(
            "what it declared to apply provisionally until entry into force (Article 18)",
            "Provisional",
            alone=True,
        ),
    ]
    provisional_until: Annotated[
        date | None,
        Column(
            "day of entry into force, on which provisional application ends or ended",
            "Until",
            alone=True,
        ),
    ]
    declarations: Annotated[
        tuple[str, ...], Column("declarations attached to its acts", "Declarations", alone=True)
    ]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[
        tuple[str, ...], Column("ids of its treaty acts, and of what it declared with them")
    ]


@dataclass(frozen=True, slots=True)
class StockRow(Row):
    """One statement on a State's stock, or the sum of them."""

    what: Annotated[str, Column("type of the statement, or a total", "What")]
    when: Annotated[str | None, Column("day, or range of days, of the statement", "When")]
    munitions: MunitionsField
    submunitions: SubmunitionsField
    says: Annotated[str | None, Column("what else it says", "Says")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


@dataclass(frozen=True, slots=True)
class AreaRow(Row):
    """One statement on a State's contaminated areas."""

    what: Annotated[str, Column("type of the statement", "What")]
    when: Annotated[str, Column("day, or range of days, of the statement", "When")]
    suspected_m2: Annotated[Quantity | None, Column("suspected hazardous area", "Suspected")]
    confirmed_m2: Annotated[Quantity | None, Column("confirmed hazardous area", "Confirmed")]
    total_m2: Annotated[Quantity | None, Column("area stated in all", "In all")]
    says: Annotated[str | None, Column("what else it says", "Says")]
    confidence: ConfidenceField
    basis: BasisField
    evidence: Annotated[tuple[str, ...], Column("ids of the events")]


def states_answer(view: View, statuses: Collection[str] = ()) -> Answer:
    """Every State of some statuses; without any, all that ever signed or consented."""
    wanted = set(statuses) or {item.value for item in MembershipStatus} - {"not_signed"}
    found = [item for item in register(view).values() if item.status.value in wanted]
    rows = sorted((_row(view, item) for item in found), key=lambda row: row.name)
    return Answer(Table("states", StateRow, rows))


def state_answer(view: View, iso3: str) -> Answer:
    """Where one State stands: duties, extensions, stock, areas, findings and gaps."""
    return Answer(
        Table("state", StateRow, [_row(view, standing(view, iso3))], upright=True),
        sections=(
            obligation_table(view, "obligations", obligations(view, iso3)),
            extension_table(view, iso3),
            Table("stock", StockRow, list(_stock(view, iso3))),
            Table("areas", AreaRow, list(_areas(view, iso3))),
            finding_table(view, iso3),
            coverage_table(view, iso3),
        ),
    )


def _row(view: View, stands: Standing) -> StateRow:
    acts = stands.acts
    return StateRow(
        state=stands.iso3,
        name=state(stands.iso3).name,
        region=region(stands.iso3).value,
        status=stands.status.value,
        signed_on=_when(acts.signature),
        consented_on=_when(stands.consent),
        consent_kind=stands.consent.kind.value if stands.consent else None,
        in_force_on=stands.in_force_on,
        withdrawn_on=stands.withdrawn_on,
        provisional=tuple(item.scope for item in acts.provisional),
        provisional_until=stands.provisional_until,
        declarations=tuple(item.about for item in acts.declarations),
        **reliability(view, (*stands.evidence, *stands.attached))._asdict(),
        evidence=(*stands.evidence, *stands.attached),
    )


def _when(event: Event | None) -> str | None:
    return str(event.when) if event else None


def _stock(view: View, iso3: str) -> Iterator[StockRow]:
    held = stockpile(view, iso3)
    totals = (
        ("declared in all", declared(held), held.declarations),
        ("destroyed in all", destroyed(held), (*held.destructions, *held.completions)),
    )
    for what, total, events in totals:
        if total.is_stated:
            relied = weakest((event.confidence, event.basis) for event in events)
            ids = tuple(event.id for event in events)
            yield StockRow(what, None, total.munitions, total.submunitions, None, *relied, ids)
    yield from _statements(
        held.declarations,
        held.clarifications,
        held.discoveries,
        held.plans,
        held.destructions,
        held.retentions,
        held.completions,
        held.compliance,
    )


def _statements(*groups: Iterable[Event]) -> Iterator[StockRow]:
    for event in sorted((item for group in groups for item in group), key=_in_time):
        yield StockRow(
            event.type,
            str(event.when),
            getattr(event, "munitions", None),
            getattr(event, "submunitions", None),
            _rest(event, {"munitions", "submunitions"}),
            event.confidence.value,
            event.basis.value,
            (event.id,),
        )


def _areas(view: View, iso3: str) -> Iterator[AreaRow]:
    said = contamination(view, iso3)
    groups: tuple[Iterable[Event], ...] = (
        said.reports,
        said.discoveries,
        said.confirmations,
        said.hostilities,
        said.completions,
        said.compliance,
    )
    for event in sorted((item for group in groups for item in group), key=_in_time):
        confirmed = event.type == "HazardConfirmed"
        area = getattr(event, "area", None)
        yield AreaRow(
            event.type,
            str(event.when),
            getattr(event, "suspected", None),
            area if confirmed else getattr(event, "confirmed", None),
            getattr(event, "total", None) if confirmed or area is None else area,
            _rest(event, {"suspected", "confirmed", "total", "area"}),
            event.confidence.value,
            event.basis.value,
            (event.id,),
        )


def _in_time(event: Event) -> tuple[date, date, str]:
    return (event.effective_on, event.not_before, event.type)


def _rest(event: Event, shown: set[str]) -> str | None:
    said = [
        f"{name.replace('_', ' ')} {value}"
        for name, value in event.payload().items()
        if name not in shown and value not in (None, (), "all")
    ]
    return "; ".join(said) or None
