"""What was released in a period, each day counted once; what is not counted stays visible."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.dates import DateRange
from projections.figures.periods import overlap, within
from projections.land_release.counting import Counted, counted
from projections.land_release.figures import Released, greater
from projections.land_release.series import is_cumulative, why_apart
from projections.land_release.statements import land_release
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable

    from domain.events.clearance import LandReleased
    from domain.quantities import Quantity
    from projections.view import View

__all__ = ["Account", "LeftOut", "account", "account_of"]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A statement that is shown and, whole or in part, not counted; with the reason."""

    event: LandReleased
    reason: str


@dataclass(frozen=True, slots=True)
class Account:
    """What a State released in a period.

    ``periods`` are statements on single periods, added up; ``cumulative`` the best statement of a
    cumulative series, beside the sum and never added to it. Both can be less than all there was,
    so the greater one says more.
    """

    iso3: str
    periods: Counted
    cumulative: Counted
    left_out: tuple[LeftOut, ...]

    @property
    def area(self) -> Quantity | None:
        """All land released."""
        return greater(self.periods.area, self.cumulative.area)

    @property
    def cleared(self) -> Quantity | None:
        """Land released by clearance."""
        return greater(self.periods.released.cleared, self.cumulative.released.cleared)

    @property
    def submunitions(self) -> Quantity | None:
        """Submunitions destroyed."""
        return greater(self.periods.released.submunitions, self.cumulative.released.submunitions)

    @property
    def evidence(self) -> tuple[str, ...]:
        """Ids of the events that it rests on, each once."""
        used = (*self.periods.statements, *self.cumulative.statements)
        return tuple(event.id for event in used)


@per_view
def account(view: View, iso3: str, during: DateRange) -> Account:
    """What a State released within a period, as far as that was over by the view's day."""
    return account_of(iso3, land_release(view, iso3).releases, during)


def account_of(iso3: str, releases: Iterable[LandReleased], during: DateRange) -> Account:
    """What statements on a State come to within a period."""
    said = tuple(releases)
    inside = [item for item in said if within(item, during.first, during.last)]
    used = [item for item in inside if not why_apart(item.series)]
    periods = counted(iso3, (item for item in used if not is_cumulative(item.series)), during)
    cumulative = counted(iso3, (item for item in used if is_cumulative(item.series)), during)
    return Account(
        iso3,
        periods,
        cumulative,
        tuple(
            LeftOut(item, reason)
            for item in said
            if _touches(item, during)
            and (reason := _why_left_out(item, periods, cumulative, during))
        ),
    )


def _touches(item: LandReleased, during: DateRange) -> bool:
    return item.period_from <= during.last and during.first <= item.period_to


def _why_left_out(
    item: LandReleased,
    periods: Counted,
    cumulative: Counted,
    during: DateRange,
) -> str:
    """Why a statement, or one of its two parts, is not counted; nothing where it is."""
    apart = why_apart(item.series)
    if apart:
        return apart
    if not within(item, during.first, during.last):
        return f"it reaches beyond {during}"
    group = cumulative if is_cumulative(item.series) else periods
    parts = (
        ("area", Released.of(item).area, group.areas),
        ("submunitions", item.submunitions, group.items),
    )
    reasons = [
        f"{name}: {_kept(item, counted_ones)}"
        for name, figure, counted_ones in parts
        if figure is not None and item not in counted_ones
    ]
    return "; ".join(reasons)


def _kept(item: LandReleased, counted_ones: Iterable[LandReleased]) -> str:
    kept = next(each for each in counted_ones if overlap(each, item))
    return f"{kept.series} is kept, for {DateRange(kept.period_from, kept.period_to)}"
