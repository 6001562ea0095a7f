"""What was there, less what was released, with what was found, against what is left.

Where one publisher states the area before and after a period and what was released in it, the
difference is worked out and shown. It is never booked as released: re-survey, correction of a
database and finds without an area lie in it, and so do slips (TREATY section 3, A24).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import add_days
from domain.events.fields import Completeness
from domain.events.machinery import DocumentIssued
from domain.quantities import Qualifier, Quantity, Unit
from domain.subjects import SubjectKind
from projections.clearance import Contamination, area_of, contamination
from projections.land_release.figures import Released, summed
from projections.land_release.statements import land_release
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from domain.events.clearance import (
        ContaminationDiscovered,
        ContaminationReported,
        LandReleased,
    )
    from domain.events.header import Event
    from projections.view import View

__all__ = ["Balance", "balances"]


@dataclass(frozen=True, slots=True)
class Balance:
    """A start, what was released and found since, and an end, all by one ``publisher``.

    Areas in square metres. ``found`` holds the finds of the period, those without an area too.
    """

    publisher: str
    start: ContaminationReported
    released: LandReleased
    found: tuple[ContaminationDiscovered, ...]
    end: ContaminationReported

    @property
    def expected(self) -> int:
        """What would be left by the figures themselves; negative where more was released."""
        return _amount(self.start) - self.released_m2 + self.found_m2

    @property
    def difference(self) -> int:
        """How much more is left than that; negative for less."""
        return _amount(self.end) - self.expected

    @property
    def released_m2(self) -> int:
        """Area released in the period."""
        area = Released.of(self.released).area
        return area.amount if area else 0

    @property
    def found_m2(self) -> int:
        """Area found in the period, as far as stated."""
        area = summed(find.area for find in self.found)
        return area.amount if area else 0

    @property
    def is_exact(self) -> bool:
        """Whether every figure is stated exactly: a rounded one leaves a difference by itself."""
        areas = (area_of(self.start), area_of(self.end), *_stated(self.released))
        return all(area is not None and area.qualifier is Qualifier.EXACT for area in areas)

    @property
    def text(self) -> str:
        """The sum in words."""
        end, start = area_of(self.end), area_of(self.start)
        found = f" + {_km2(self.found_m2)} found" if self.found else ""
        unknown = " (finds without an area among them)" if self._has_a_find_without_area else ""
        return (
            f"{self.publisher}, {self.released.period_from} to {self.released.period_to}: "
            f"{start} - {_km2(self.released_m2)} released{found}{unknown} against {end} left, "
            f"{self.difference_said}"
        )

    @property
    def difference_said(self) -> str:
        """The difference in words."""
        if not self.difference:
            return "which agrees"
        return f"{_km2(abs(self.difference))} {'more' if self.difference > 0 else 'less'}"

    @property
    def _has_a_find_without_area(self) -> bool:
        return any(find.area is None for find in self.found)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of its events."""
        events = (self.start, self.released, *self.found, self.end)
        return tuple(event.id for event in events)


def _amount(report: ContaminationReported) -> int:
    area = area_of(report)
    return area.amount if area else 0


def _stated(item: LandReleased) -> Iterator[Quantity]:
    said = Released.of(item)
    methods = (said.cancelled, said.reduced, said.cleared, said.resurveyed, said.unspecified)
    return (figure for figure in methods if figure is not None)


def _km2(square_metres: int) -> str:
    return str(Quantity(square_metres, Unit.SQUARE_METRES))


@per_view
def balances(view: View, iso3: str) -> tuple[Balance, ...]:
    """Every balance that a State's statements allow by the view's day, in order of time."""
    found = [
        balance
        for item in land_release(view, iso3).releases
        if Released.of(item).area is not None
        for balance in _of_release(view, contamination(view, iso3), item)
    ]
    return tuple(sorted(found, key=lambda item: (item.released.period_to, item.publisher)))


def _of_release(view: View, state: Contamination, item: LandReleased) -> Iterator[Balance]:
    for publisher in sorted(_publishers(view, item)):
        start = _stated_on(view, state, publisher, add_days(item.period_from, -1))
        end = _stated_on(view, state, publisher, item.period_to)
        if start and end:
            finds = tuple(
                find
                for find in state.discoveries
                if item.period_from <= find.not_before and find.effective_on <= item.period_to
            )
            yield Balance(publisher, start, item, finds, end)


def _stated_on(
    view: View,
    state: Contamination,
    publisher: str,
    day: date,
) -> ContaminationReported | None:
    """The area of the whole country that a publisher states for a day."""
    return next(
        (
            report
            for report in state.folded_reports
            if report.effective_on == day
            and report.covers is Completeness.WHOLE
            and area_of(report) is not None
            and publisher in _publishers(view, report)
        ),
        None,
    )


def _publishers(view: View, event: Event) -> frozenset[str]:
    by_document = _publisher_of(view)
    return frozenset(
        by_document[source.document] for source in event.sources if source.document in by_document
    )


@per_view
def _publisher_of(view: View) -> Mapping[str, str]:
    """Who published each document, by its key."""
    return {
        event.subject_key: event.publisher
        for subject in view.subjects(SubjectKind.DOCUMENT)
        for event in view.known(subject, DocumentIssued)
    }
