"""A mandate at a day: who is to do what, by when, and what discharged it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from domain.events.decisions import Bearer, MandateDischarged, MandateGiven
    from projections.mandates.occasions import Occasion
    from projections.obligations.model import Step

__all__ = ["DISCHARGED", "Mandate", "MandateStatus"]


class MandateStatus(StrEnum):
    """Where a mandate stands at the view's day."""

    DISCHARGED = "discharged"
    DISCHARGED_LATE = "discharged_late"
    NOT_YET_DUE = "not_yet_due"
    NO_DAY_SET = "no_day_set"
    NOT_RECORDED = "not_recorded"
    STANDING = "standing"


DISCHARGED = frozenset({MandateStatus.DISCHARGED, MandateStatus.DISCHARGED_LATE})


@dataclass(frozen=True, slots=True)
class Mandate:
    """One mandate, or one time of a mandate that repeats, and what discharged it.

    ``steps`` say how all this was derived.
    """

    given: MandateGiven
    meeting: str
    occasion: Occasion
    discharge: MandateDischarged | None
    status: MandateStatus
    steps: tuple[Step, ...]

    @property
    def name(self) -> str:
        """Its key among those of its meeting; of one that repeats with the year or meeting."""
        name = self.occasion.name
        return f"{self.given.key}-{name.lower()}" if name else self.given.key

    @property
    def first_due_on(self) -> date | None:
        """The day by the schedule when it was given; None where there is none."""
        return self.occasion.first_due_on

    @property
    def due_on(self) -> date | None:
        """The day by the schedule of the view's day; None where its meeting has no days."""
        return self.occasion.due_on

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events it rests on, in order, each once."""
        return tuple(dict.fromkeys(event for step in self.steps for event in step.events))

    @property
    def bearer(self) -> Bearer:
        """The body that bears it."""
        return self.given.bearer

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done, as far as recorded."""
        return self.status not in DISCHARGED

    @property
    def has_moved(self) -> bool:
        """Whether its day is not the one that it was given with."""
        return self.first_due_on is not None and self.first_due_on != self.due_on
