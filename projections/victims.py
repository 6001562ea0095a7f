"""Who has to assist victims, what each reported to have done, and how many victims (Article 5)."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.fields import Completeness
from domain.events.victims import (
    CasualtiesReported,
    CasualtyCause,
    FocalPointDesignated,
    VictimAssistanceDutyLifted,
    VictimAssistanceDutyReported,
    VictimAssistanceMeasure,
    VictimAssistanceReported,
)
from domain.subjects import CONVENTION, state_subject
from projections.figures.preferring import doubt
from projections.figures.statements import newest
from projections.grown import Grown
from projections.membership import contracting_states, states_in_force
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from domain.events.header import Event
    from domain.quantities import Quantity
    from projections.view import View

__all__ = [
    "Toll",
    "VictimAssistance",
    "assistance_to_victims",
    "casualties",
    "contracting_with_victims",
    "in_all",
    "lifted_since",
    "with_duty",
]


@dataclass(frozen=True, slots=True)
class VictimAssistance:
    """A State's statements about its victims and what it does for them, in order."""

    statements: Grown[VictimAssistanceDutyReported | VictimAssistanceDutyLifted] = Grown()
    focal_points: Grown[FocalPointDesignated] = Grown()
    reports: Grown[VictimAssistanceReported] = Grown()

    @property
    def latest(self) -> VictimAssistanceDutyReported | VictimAssistanceDutyLifted | None:
        """The newest statement on the duty; on one day the lifting comes last."""
        return max(
            self.statements,
            key=lambda item: (item.effective_on, item.type == "VictimAssistanceDutyLifted"),
            default=None,
        )

    @property
    def has_victims(self) -> bool:
        """Whether the newest statement says that there are victims; unsaid is not *no*."""
        return isinstance(self.latest, VictimAssistanceDutyReported)

    @property
    def focal_point(self) -> FocalPointDesignated | None:
        """The newest designation; None: not reported."""
        return newest(self.focal_points)

    def reported(self, measure: VictimAssistanceMeasure) -> VictimAssistanceReported | None:
        """The newest report on a measure; None: not reported, which is not *no*."""
        return newest(item for item in self.reports if item.measure is measure)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the newest statement of each kind."""
        measures = (self.reported(measure) for measure in VictimAssistanceMeasure)
        events: tuple[Event | None, ...] = (self.latest, self.focal_point, *measures)
        return tuple(event.id for event in events if event is not None)


def apply(state: VictimAssistance, event: Event) -> VictimAssistance:
    """The statements after one more event; events of other kinds change nothing."""
    match event:
        case VictimAssistanceDutyReported() | VictimAssistanceDutyLifted():
            return replace(state, statements=state.statements.plus(event))
        case FocalPointDesignated():
            return replace(state, focal_points=state.focal_points.plus(event))
        case VictimAssistanceReported():
            return replace(state, reports=state.reports.plus(event))
        case _:
            return state


def assistance_to_victims(view: View, iso3: str) -> VictimAssistance:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), VictimAssistance(), apply)


def _with_victims(view: View, states: Iterable[str]) -> tuple[str, ...]:
    return tuple(iso3 for iso3 in states if assistance_to_victims(view, iso3).has_victims)


@per_view
def with_duty(view: View) -> tuple[str, ...]:
    """States Parties that have to assist victims: the Convention binds them, and they have some."""
    return _with_victims(view, states_in_force(view))


@per_view
def contracting_with_victims(view: View) -> tuple[str, ...]:
    """Contracting States with victims, those not bound yet among them."""
    return _with_victims(view, contracting_states(view))


def lifted_since(view: View, day: date) -> tuple[str, ...]:
    """Contracting States whose duty was surely lifted after a day and stays so."""
    return tuple(
        iso3
        for iso3 in contracting_states(view)
        if isinstance(
            latest := assistance_to_victims(view, iso3).latest, VictimAssistanceDutyLifted
        )
        and latest.not_before > day
    )


@dataclass(frozen=True, slots=True)
class Toll:
    """How many were killed or injured in a year by a cause, worldwide or in one State.

    ``rivals`` are other figures for the same, of which ``stands`` is the better one.
    """

    subject: str
    year: int
    cause: CasualtyCause
    stands: CasualtiesReported
    rivals: tuple[CasualtiesReported, ...]


@per_view
def casualties(view: View) -> tuple[Toll, ...]:
    """Every figure by subject, year and cause, the world first; never summed over causes."""
    groups: defaultdict[tuple[str, int, CasualtyCause], list[CasualtiesReported]] = defaultdict(
        list
    )
    for subject in (CONVENTION, *(state_subject(iso3) for iso3 in view.states())):
        for event in view.held(subject, CasualtiesReported):
            groups[subject, event.year, event.cause].append(event)
    ordered = sorted(groups.items(), key=lambda item: (item[0][0] != CONVENTION, item[0]))
    return tuple(_toll(*key, events) for key, events in ordered)


def _toll(
    subject: str, year: int, cause: CasualtyCause, events: Sequence[CasualtiesReported]
) -> Toll:
    best = sorted(events, key=lambda item: (_rank(item), item.id))
    rivals = tuple(item for item in best[1:] if item.casualties != best[0].casualties)
    return Toll(subject, year, cause, best[0], rivals)


def _rank(event: CasualtiesReported) -> tuple[bool, tuple[bool, int], int]:
    """The better figure first: of the whole year, less doubtful, known later."""
    return (event.covers is Completeness.PART, doubt(event), -event.known_on.toordinal())


def in_all(view: View, subject: str, year: int) -> Quantity | None:
    """The casualties of cluster munitions in a year, None where the ledger cannot tell.

    What a source states in all, else attacks and remnants together; *all explosive ordnance* counts
    more than cluster munitions, and figures of a part of the year or country make no total.
    """
    whole = {
        toll.cause: toll.stands.casualties
        for toll in casualties(view)
        if (toll.subject, toll.year) == (subject, year) and toll.stands.covers is Completeness.WHOLE
    }
    if CasualtyCause.ALL in whole:
        return whole[CasualtyCause.ALL]
    parts = (whole.get(CasualtyCause.ATTACKS), whole.get(CasualtyCause.REMNANTS))
    return parts[0] + parts[1] if parts[0] and parts[1] else None
