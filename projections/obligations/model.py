"""An obligation: who owes what, under which rule, since when, by when, and where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from domain.forces import Force
from projections.basis import DutyBasis

if TYPE_CHECKING:
    from datetime import date

    from domain.dates import DateRange

__all__ = ["OPEN", "Force", "Obligation", "Status", "Step"]


class Status(StrEnum):
    """Where an obligation stands at the view's day."""

    NOT_YET_DUE = "not_yet_due"
    DUE_SOON = "due_soon"
    EXTENDED = "extended"
    OVERDUE = "overdue"
    OVERDUE_REQUEST_PENDING = "overdue_request_pending"
    REOPENED = "reopened"
    MET_ON_TIME = "met_on_time"
    MET_LATE = "met_late"
    CLOSED = "closed"
    UNVERIFIED = "unverified"
    NOT_RECORDED = "not_recorded"
    OUTCOME_NOT_RECORDED = "outcome_not_recorded"
    CANNOT_TELL = "cannot_tell"
    ENDED_BY_WITHDRAWAL = "ended_by_withdrawal"


OPEN = frozenset(
    {
        Status.NOT_YET_DUE,
        Status.DUE_SOON,
        Status.EXTENDED,
        Status.OVERDUE,
        Status.OVERDUE_REQUEST_PENDING,
        Status.REOPENED,
        Status.OUTCOME_NOT_RECORDED,
    },
)
"""Statuses in which a known duty of performance is still to be done."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a derivation: the rule applied, what it gave, the events it rests on."""

    rule: str
    text: str
    events: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Obligation:
    """A duty of a bearer at the view's day.

    ``article`` is the provision (``3.2``, ``4.1(a)``); ``since`` the first day it binds;
    ``due_on`` the last day to meet it, None where there is none or it cannot be told yet;
    ``met_on`` the days on which it can have been met; ``gaps`` the days on which a deadline had
    passed before its extension was granted; ``steps`` how all this was derived;
    ``basis`` why there is a duty of performance, None for the others.
    """

    bearer: str
    article: str
    what: str
    force: Force
    since: date | None
    original_due_on: date | None
    due_on: date | None
    status: Status
    met_on: DateRange | None
    gaps: tuple[DateRange, ...]
    steps: tuple[Step, ...]
    basis: DutyBasis | None = None

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events it rests on, in order, each once."""
        return tuple(dict.fromkeys(event for step in self.steps for event in step.events))

    @property
    def is_being_verified(self) -> bool:
        """Whether the State itself says that it is still verifying what it has."""
        return self.status is Status.UNVERIFIED and self.basis is DutyBasis.UNVERIFIED

    @property
    def is_open(self) -> bool:
        """Whether a known duty of performance is still to be done."""
        return self.status in OPEN
