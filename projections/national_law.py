"""What law each State has for the Convention (Article 9): the newest statement stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from domain.events.law import LegalBasis, NationalMeasureReported
from domain.subjects import state_subject
from projections.figures.statements import newest
from projections.grown import Grown
from projections.membership import contracting_states
from projections.view import per_view

if TYPE_CHECKING:
    from datetime import date

    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "EXCLUSIVE",
    "LEGAL_MEASURES",
    "NationalLaw",
    "completed",
    "national_law",
    "stated_after",
    "with_basis",
    "with_legal_measures",
]

EXCLUSIVE = (
    LegalBasis.SPECIFIC_LAW,
    LegalBasis.EXISTING_LAW_SUFFICIENT,
    LegalBasis.UNDER_CONSIDERATION,
)
"""A State has one of these at a time; of one day the first in this order stands, since a law that
is there is not undone by another one that is considered."""

LEGAL_MEASURES = EXCLUSIVE[:2]
"""Legal measures taken are a specific law or existing law held sufficient."""


@dataclass(frozen=True, slots=True)
class NationalLaw:
    """A State's statements on its law, in order; silence changes nothing."""

    statements: Grown[NationalMeasureReported] = Grown()

    @property
    def basis(self) -> NationalMeasureReported | None:
        """The newest of the statements that exclude each other; None: not reported."""
        exclusive = [item for item in self.statements if item.category in EXCLUSIVE]
        day = max((item.effective_on for item in exclusive), default=None)
        last = [item for item in exclusive if item.effective_on == day]
        first = min((EXCLUSIVE.index(item.category) for item in last), default=0)
        return newest(item for item in last if item.category is EXCLUSIVE[first])

    def has(self, category: LegalBasis) -> NationalMeasureReported | None:
        """The statement by which the State has this; None: it has another one, or said nothing."""
        if category in EXCLUSIVE:
            return self.basis if self.basis and self.basis.category is category else None
        return newest(item for item in self.statements if item.category is category)

    @property
    def before(self) -> LegalBasis | None:
        """What stood before the present basis, if it was another."""
        now = self.basis
        earlier = [
            item
            for item in self.statements
            if now and item.category in EXCLUSIVE and item.effective_on < now.effective_on
        ]
        was = NationalLaw(Grown(earlier)).basis
        return was.category if now and was and was.category is not now.category else None

    @property
    def went_back(self) -> bool:
        """Whether a State that had law enough came to consider one again, or for the first time."""
        is_open = self.has(LegalBasis.UNDER_CONSIDERATION) is not None
        return is_open and self.before in LEGAL_MEASURES


def apply(state: NationalLaw, event: Event) -> NationalLaw:
    """The statements after one more event; events of other kinds change nothing."""
    if isinstance(event, NationalMeasureReported):
        return replace(state, statements=state.statements.plus(event))
    return state


def national_law(view: View, iso3: str) -> NationalLaw:
    """A State's statements by the view's day."""
    return view.folded(state_subject(iso3), NationalLaw(), apply)


@per_view
def with_basis(view: View, category: LegalBasis) -> tuple[str, ...]:
    """Contracting States that have this, sorted."""
    return tuple(
        iso3 for iso3 in contracting_states(view) if national_law(view, iso3).has(category)
    )


@per_view
def with_legal_measures(view: View) -> tuple[str, ...]:
    """Contracting States with a specific law or existing law held sufficient, sorted."""
    return tuple(sorted(iso3 for item in LEGAL_MEASURES for iso3 in with_basis(view, item)))


def stated_after(view: View, states: tuple[str, ...], day: date) -> tuple[str, ...]:
    """Of these States those that surely stated the basis that stands after a day."""
    return tuple(
        iso3
        for iso3 in states
        if (basis := national_law(view, iso3).basis) and basis.not_before > day
    )


@per_view
def completed(view: View) -> tuple[str, ...]:
    """Contracting States with legal measures that had considered a law before, sorted."""
    return tuple(
        iso3
        for iso3 in with_legal_measures(view)
        if any(
            item.category is LegalBasis.UNDER_CONSIDERATION
            for item in national_law(view, iso3).statements
        )
    )
