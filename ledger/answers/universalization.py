"""The States outside the Convention, and the targets for bringing them in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Annotated

from domain.states import state
from ledger.answers.fields import NameField, StateField
from ledger.answers.model import Answer, Column, Row, Table
from ledger.answers.naming import names_of
from projections.membership import MembershipStatus as Status
from projections.membership import signatories
from projections.universalization import (
    non_parties,
    producers,
    restricting,
    signatories_by_region,
    targets,
    use_reported,
)

if TYPE_CHECKING:
    from domain.events.header import Event
    from projections.universalization import Target
    from projections.view import View

__all__ = [
    "OutsideRow",
    "RestrictionRow",
    "TargetRow",
    "targets_table",
    "universalization_answer",
]


@dataclass(frozen=True, slots=True)
class OutsideRow(Row):
    """States that the norm has to reach, or that act on it from outside."""

    what: Annotated[str, Column("stable name of the group")]
    title: Annotated[str, Column("the group in words", "What")]
    count: Annotated[int, Column("how many States the ledger knows", "States")]
    states: Annotated[tuple[str, ...], Column("their codes")]
    names: Annotated[tuple[str, ...], Column("their names", "Names")]
    evidence: Annotated[tuple[str, ...], Column("ids of the reports, where there are any")]


@dataclass(frozen=True, slots=True)
class RestrictionRow(Row):
    """A restriction that a State not party put on itself, or what ended one."""

    state: StateField
    name: NameField
    when: Annotated[str, Column("day, or range of days", "When")]
    restriction: Annotated[str, Column("what it says", "Restriction")]
    note: Annotated[str, Column("remark on it")]
    evidence: Annotated[tuple[str, ...], Column("id of the event")]


@dataclass(frozen=True, slots=True)
class TargetRow(Row):
    """A number of States that an action plan aims at, and what was reached."""

    plan: Annotated[str, Column("action plan", "Plan")]
    metric: Annotated[str, Column("what it counts")]
    at_least: Annotated[int, Column("number aimed at", "Aim")]
    due_meeting: Annotated[str | None, Column("meeting by which it is due", "By")]
    due_on: Annotated[date | None, Column("last day of that meeting", "Due")]
    judged_on: Annotated[date, Column("day it is judged on: due, or the day asked about")]
    count: Annotated[int, Column("number reached on that day", "Reached")]
    status: Annotated[str, Column("met, not_met or open", "Status")]
    evidence: Annotated[tuple[str, ...], Column("id of the event that set it")]


def universalization_answer(view: View) -> Answer:
    """Signatories by region, States not party, use, production, restrictions and targets."""
    return Answer(
        Table("outside", OutsideRow, list(_rows(view))),
        sections=(
            targets_table(view),
            Table("restrictions", RestrictionRow, list(_restrictions(view))),
        ),
    )


def targets_table(view: View, plan: str | None = None) -> Table:
    """The targets of all action plans, or of one."""
    chosen = [item for item in targets(view) if plan in {None, item.event.plan}]
    return Table("targets", TargetRow, [_target_row(item) for item in chosen])


def _rows(view: View) -> Iterator[OutsideRow]:
    yield _row("signatories", "signed, not consented", signatories(view))
    for where, found in signatories_by_region(view).items():
        name = where.value.lower()
        yield _row(f"signatories_{name}", f"signed, not consented: {where.value}", found)
    yield _row("non_parties", "not party, signatories among them", non_parties(view))
    use = use_reported(view, Status.NOT_SIGNED, Status.SIGNATORY, Status.FORMER)
    yield _row("use_reported", "not party, use reported on the territory", use, _ids(use.values()))
    inside = use_reported(view, Status.PENDING, Status.STATE_PARTY)
    title = "contracting States, use reported on the territory"
    yield _row("use_reported_inside", title, inside, _ids(inside.values()))
    made = producers(view)
    yield _row("past_producers", "not party, reported past producers", made, _ids(made.values()))
    own = restricting(view)
    yield _row("restrictions", "not party, with restrictions of their own", own, _ids(own.values()))


def _ids(groups: Iterable[Sequence[Event]]) -> tuple[str, ...]:
    return tuple(event.id for events in groups for event in events)


def _row(what: str, title: str, codes: Iterable[str], evidence: tuple[str, ...] = ()) -> OutsideRow:
    states = tuple(codes)
    return OutsideRow(what, title, len(states), states, names_of(states), evidence)


def _restrictions(view: View) -> Iterator[RestrictionRow]:
    for iso3, said in restricting(view).items():
        for event in said:
            yield RestrictionRow(
                state=iso3,
                name=state(iso3).name,
                when=str(event.when),
                restriction=event.restriction,
                note=event.note,
                evidence=(event.id,),
            )


def _target_row(item: Target) -> TargetRow:
    return TargetRow(
        plan=item.event.plan,
        metric=item.event.metric,
        at_least=item.event.at_least,
        due_meeting=item.event.due_meeting,
        due_on=item.due_on,
        judged_on=item.judged_on,
        count=item.count,
        status=item.status.value,
        evidence=(item.event.id,),
    )
