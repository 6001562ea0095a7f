"""What came in for the Implementation Support Unit: contributions, sponsorship, the reserve."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from domain.events.isu import (
    Category,
    IsuContributionReceived,
    IsuReserveDecided,
    SponsorshipContributed,
)
from domain.money import Currency, Money
from domain.subjects import SubjectKind
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.header import Event
    from projections.view import View

__all__ = [
    "Contribution",
    "Reserve",
    "Total",
    "contributions",
    "decided_by_meetings",
    "reserve",
    "sponsorships",
    "total",
]

Contribution = IsuContributionReceived | SponsorshipContributed
E = TypeVar("E", bound="Event")


@dataclass(frozen=True, slots=True)
class Total:
    """What is recorded as paid: how often a sum is stated and how often not, and the sum in CHF."""

    stated: Money
    with_sum: int
    without_sum: int

    @property
    def is_whole(self) -> bool:
        """Whether each of the contributions that are recorded states its sum."""
        return self.without_sum == 0


@dataclass(frozen=True, slots=True)
class Reserve:
    """The level at which the reserve is kept, for which purpose, and what came in for it."""

    decided: IsuReserveDecided
    received: tuple[IsuContributionReceived, ...]

    @property
    def total(self) -> Total:
        """What came in for it."""
        return total(self.received)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that it rests on."""
        return (self.decided.id, *(item.id for item in self.received))


def decided_by_meetings(view: View, kind: type[E]) -> list[E]:
    """What meetings decided by the view's day, in order; of one day by the better known first."""
    found = [
        event
        for subject in view.subjects(SubjectKind.MEETING)
        for event in view.held(subject, kind)
    ]
    return sorted(found, key=lambda item: (item.effective_on, item.not_before, item.id))


def _of_states(view: View, kind: type[E]) -> list[E]:
    found = [event for iso3 in view.states() for event in view.of_state(iso3, kind)]
    return sorted(found, key=lambda item: (item.effective_on, item.subject, item.id))


@per_view
def contributions(view: View) -> tuple[IsuContributionReceived, ...]:
    """Every contribution received by the view's day, in order."""
    return tuple(_of_states(view, IsuContributionReceived))


@per_view
def sponsorships(view: View) -> tuple[SponsorshipContributed, ...]:
    """Every contribution to the Sponsorship Programme by the view's day, in order."""
    return tuple(_of_states(view, SponsorshipContributed))


def total(found: Iterable[Contribution]) -> Total:
    """What contributions come to; those whose sum is not stated are counted apart, never zero."""
    items = list(found)
    sums = [item.contribution.amount for item in items if item.contribution is not None]
    return Total(Money(sum(sums), Currency.CHF), len(sums), len(items) - len(sums))


@per_view
def reserve(view: View) -> Reserve | None:
    """The reserve as last decided by the view's day; None where nothing is recorded."""
    decided = decided_by_meetings(view, IsuReserveDecided)
    if not decided:
        return None
    given = tuple(item for item in contributions(view) if item.category is Category.RESERVE)
    return Reserve(decided[-1], given)
