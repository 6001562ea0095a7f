"""The States outside the Convention: signatories, use, production, restrictions, targets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, TypeVar

from domain.events.decisions import PlanTargetSet
from domain.events.norms import ProductionReported, RestrictionDeclared, UseReported
from domain.states import Region, region
from domain.subjects import SubjectKind
from projections.machinery.meetings import meetings_in_sight
from projections.membership import (
    MembershipStatus,
    contracting_states,
    members,
    register,
    signatories,
)
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "NOT_ABROAD",
    "Target",
    "TargetStatus",
    "non_parties",
    "producers",
    "restricting",
    "signatories_by_region",
    "targets",
    "use_reported",
]

E = TypeVar("E", bound="Event")

NOT_ABROAD = "no use outside its own territory"
"""How the ledger words the commitment of a State not party to use none abroad."""


@per_view
def non_parties(view: View) -> tuple[str, ...]:
    """States that have not consented, or have withdrawn; signatories among them."""
    return members(
        view, MembershipStatus.NOT_SIGNED, MembershipStatus.SIGNATORY, MembershipStatus.FORMER
    )


@per_view
def signatories_by_region(view: View) -> Mapping[Region, tuple[str, ...]]:
    """Signatories that have not consented, by region of UN M49; every region is there."""
    found = signatories(view)
    return {where: tuple(iso3 for iso3 in found if region(iso3) is where) for where in Region}


def _outside(view: View, kind: type[E]) -> dict[str, tuple[E, ...]]:
    """The events of a type by State not party."""
    return {
        iso3: tuple(events) for iso3 in non_parties(view) if (events := view.of_state(iso3, kind))
    }


def use_reported(view: View, *statuses: MembershipStatus) -> dict[str, tuple[UseReported, ...]]:
    """Use on the territory of States of these statuses at the view's day, by State."""
    return {
        iso3: tuple(events)
        for iso3, item in sorted(register(view).items())
        if item.status in statuses and (events := view.of_state(iso3, UseReported))
    }


def producers(view: View) -> dict[str, tuple[ProductionReported, ...]]:
    """States not party that were reported to have produced cluster munitions."""
    return _outside(view, ProductionReported)


def restricting(view: View) -> dict[str, tuple[RestrictionDeclared, ...]]:
    """States not party that restricted themselves, with every restriction and what ended one."""
    return _outside(view, RestrictionDeclared)


class TargetStatus(StrEnum):
    """Where a target of an action plan stands."""

    MET = "met"
    NOT_MET = "not_met"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Target:
    """A target for the number of States, judged on the day it is due, before it at the view's day.

    ``due_on`` is the last day of the meeting by which it is due; ``states`` are those counted on
    ``judged_on``.
    """

    event: PlanTargetSet
    due_on: date | None
    judged_on: date
    states: tuple[str, ...]

    @property
    def count(self) -> int:
        """How many States there were."""
        return len(self.states)

    @property
    def status(self) -> TargetStatus:
        """A number that was reached once is met; one that was not is open until it is due."""
        if self.count >= self.event.at_least:
            return TargetStatus.MET
        is_due = self.due_on is not None and self.judged_on >= self.due_on
        return TargetStatus.NOT_MET if is_due else TargetStatus.OPEN


_COUNTED = {"contracting_states": contracting_states}
"""The metrics that targets are set for, as far as they count States."""


@per_view
def targets(view: View) -> tuple[Target, ...]:
    """Every target for the number of States that was set by the view's day."""
    set_so_far = (
        event
        for subject in sorted(view.subjects(SubjectKind.MEETING))
        for event in view.held(subject, PlanTargetSet)
        if event.metric in _COUNTED
    )
    return tuple(_target(view, event) for event in set_so_far)


def _target(view: View, event: PlanTargetSet) -> Target:
    held = meetings_in_sight(view).get(event.due_meeting) if event.due_meeting else None
    due_on = held.closes_on if held else None
    judged_on = min(due_on, view.as_of) if due_on else view.as_of
    counted = _COUNTED[event.metric]
    return Target(event, due_on, judged_on, counted(view.at(judged_on)))
