"""Figures that contradict each other: of areas, of stocks, of periods stated twice.

What is not relied on stays on record; a finding says which figure is, and what the other says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from projections.clearance import area_of, contamination
from projections.land_release import Released, land_release
from projections.land_release.balance import balances
from projections.noticed import Noticed
from projections.retained import retained_by_year
from projections.stockpiles import Totals, declared_in, stockpile

if TYPE_CHECKING:
    from collections.abc import Iterator

    from domain.events.clearance import ContaminationReported
    from domain.events.header import Event
    from projections.view import View

__all__ = ["FIGURE_RULES", "contradictions"]

FIGURE_RULES = {
    "area_contradicted": "another report on the same day's area of the whole country is relied on",
    "areas_do_not_add_up": "the area before, what was released and found, and the area left differ",
    "released_after_completion": "land was released after clearance was stated to be complete",
    "retained_stated_twice": "another statement on the munitions retained in a year is relied on",
    "types_exceed_whole": "the stock by type of munition is more than the stock declared in all",
}


def contradictions(view: View, iso3: str) -> Iterator[Noticed]:
    """Every contradiction of figures on a State at the view's day."""
    yield from _contradicted_areas(view, iso3)
    yield from _sums_of_areas(view, iso3)
    yield from _released_after_completion(view, iso3)
    yield from _retained_twice(view, iso3)
    yield from _types(view, iso3)


def _contradicted_areas(view: View, iso3: str) -> Iterator[Noticed]:
    state = contamination(view, iso3)
    for item in state.contradicted:
        kept = next(
            each
            for each in state.folded_reports
            if each.effective_on == item.effective_on and each.covers is item.covers
        )
        if _areas(kept) != _areas(item):
            text = f"{item.when}: {_said(item)} by {item.sources[0]}, {_said(kept)} is relied on"
            yield _found("area_contradicted", text, item, kept)


def _areas(report: ContaminationReported) -> tuple[object, ...]:
    return (report.suspected, report.confirmed, report.total)


def _said(report: ContaminationReported) -> str:
    area = area_of(report)
    return "no area" if area is None else str(area)


def _sums_of_areas(view: View, iso3: str) -> Iterator[Noticed]:
    for item in balances(view, iso3):
        if item.difference and item.is_exact:
            yield Noticed("areas_do_not_add_up", item.text, item.evidence)


def _released_after_completion(view: View, iso3: str) -> Iterator[Noticed]:
    state = contamination(view, iso3)
    for item in land_release(view, iso3).releases:
        before = [done for done in state.completions if done.effective_on < item.period_from]
        if before and Released.of(item).is_any:
            done = before[-1]
            if not any(find.effective_on > done.effective_on for find in state.discoveries):
                text = (
                    f"released from {item.period_from} to {item.period_to}, finished on {done.when}"
                )
                yield _found("released_after_completion", text, item, done)


def _retained_twice(view: View, iso3: str) -> Iterator[Noticed]:
    for year in retained_by_year(view, iso3):
        for item in year.rivals:
            if Totals.of(item) != year.totals:
                text = (
                    f"{year.year}: {_counted(Totals.of(item))} by {item.sources[0]}, "
                    f"{_counted(year.totals)} is relied on"
                )
                yield _found("retained_stated_twice", text, item, year.statement)


def _types(view: View, iso3: str) -> Iterator[Noticed]:
    declarations = stockpile(view, iso3).declarations
    said = declared_in(declarations)
    whole, types = said.whole, said.types
    for name in ("munitions", "submunitions"):
        had, by_type = getattr(whole, name, None), getattr(types, name)
        if had and by_type and by_type.amount > had.amount:
            text = f"{by_type} {name} by type, {had} in all: the sum of the types counts"
            yield _found("types_exceed_whole", text, *declarations)


def _counted(totals: Totals) -> str:
    parts = ((totals.munitions, "munitions"), (totals.submunitions, "submunitions"))
    said = [f"{figure} {name}" for figure, name in parts if figure is not None]
    return " and ".join(said) or "no figure"


def _found(rule: str, text: str, *events: Event) -> Noticed:
    return Noticed(rule, text, tuple(event.id for event in events))
