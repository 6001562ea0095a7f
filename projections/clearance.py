"""What each State reported, found, confirmed and finished under Article 4."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationDiscovered,
    ContaminationReported,
    HazardConfirmed,
    HostilitiesEnded,
)
from domain.events.fields import Completeness
from domain.subjects import state_subject
from projections.basis import DutyBasis
from projections.figures.preferring import doubt
from projections.grown import Grown

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from domain.quantities import Quantity
    from projections.view import View

__all__ = ["Contamination", "area_of", "contamination", "is_clear"]


@dataclass(frozen=True, slots=True)
class Contamination:
    """A State's statements about its contaminated areas, in order."""

    reports: Grown[ContaminationReported] = Grown()
    discoveries: Grown[ContaminationDiscovered] = Grown()
    confirmations: Grown[HazardConfirmed] = Grown()
    hostilities: Grown[HostilitiesEnded] = Grown()
    completions: Grown[ClearanceCompleted] = Grown()
    compliance: Grown[ClearanceComplianceDeclared] = Grown()

    @property
    def basis(self) -> DutyBasis:
        """Whether contamination was declared, declared as none, or is not recorded.

        A report of zero after one of contamination ends no duty: the State's statement that it
        has finished does. Of contradicting reports of one day the better one counts.
        """
        if any(not is_clear(report) for report in self.folded_reports):
            return DutyBasis.DECLARED
        if self.discoveries or self.confirmations or self.completions or self.compliance:
            return DutyBasis.DECLARED
        return DutyBasis.DECLARED_NONE if self.reports else DutyBasis.NOT_RECORDED

    @property
    def latest(self) -> ContaminationReported | None:
        """The newest report on the whole country, else the newest of all."""
        whole = [item for item in self.folded_reports if item.covers is Completeness.WHOLE]
        return next(reversed(whole or list(self.reports)), None)

    @property
    def last_change(self) -> ClearanceCompleted | ContaminationDiscovered | None:
        """The last completion, or what was found after it: both overtake what was reported before.

        A find before any completion adds to an area that is known; None where that is all.
        """
        done = next(reversed(self.completions), None)
        later = [
            item for item in self.discoveries if done and item.effective_on > done.effective_on
        ]
        return later[-1] if later else done

    @property
    def left(self) -> ContaminationReported | None:
        """The newest report on what is left: not one that a completion or a find has overtaken."""
        said, change = self.latest, self.last_change
        if said is None or change is None or said.effective_on > change.effective_on:
            return said
        on_the_day = said.effective_on == change.effective_on
        return said if on_the_day and is_clear(said) else None

    @property
    def folded_reports(self) -> tuple[ContaminationReported, ...]:
        """The reports less those on the whole country that a better one of their day contradicts.

        Reports on parts of it can be about different parts, so all of them stay.
        """
        shown = {item.id for item in self.contradicted}
        return tuple(item for item in self.reports if item.id not in shown)

    @property
    def contradicted(self) -> tuple[ContaminationReported, ...]:
        """Reports on the whole country that are not folded: a better one of the day is."""
        best: dict[date, ContaminationReported] = {}
        whole = [item for item in self.reports if item.covers is Completeness.WHOLE]
        for item in whole:
            kept = best.setdefault(item.effective_on, item)
            if doubt(item) < doubt(kept):
                best[item.effective_on] = item
        return tuple(item for item in whole if best[item.effective_on] is not item)


def is_clear(report: ContaminationReported) -> bool:
    """Whether a report says that nothing is left in the whole country."""
    figures = [item for item in (report.suspected, report.confirmed, report.total) if item]
    return (
        report.covers is Completeness.WHOLE
        and bool(figures)
        and all(figure.amount == 0 for figure in figures)
    )


def area_of(report: ContaminationReported) -> Quantity | None:
    """The area a report states in all: its total, else suspected and confirmed together."""
    if report.total is not None:
        return report.total
    if report.suspected is not None and report.confirmed is not None:
        return report.suspected + report.confirmed
    return report.confirmed or report.suspected


def apply(state: Contamination, event: Event) -> Contamination:
    """The statements after one more event."""
    match event:
        case ContaminationReported():
            return replace(state, reports=state.reports.plus(event))
        case ContaminationDiscovered():
            return replace(state, discoveries=state.discoveries.plus(event))
        case HazardConfirmed():
            return replace(state, confirmations=state.confirmations.plus(event))
        case HostilitiesEnded():
            return replace(state, hostilities=state.hostilities.plus(event))
        case ClearanceCompleted():
            return replace(state, completions=state.completions.plus(event))
        case ClearanceComplianceDeclared():
            return replace(state, compliance=state.compliance.plus(event))
        case _:
            return state


def contamination(view: View, iso3: str) -> Contamination:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), Contamination(), apply)
