"""Figures that documents state in total, against what the events fold to on the same day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from domain.events.statements import FigureReported
from domain.quantities import Qualifier, Quantity, Unit
from domain.subjects import CONVENTION, key_of, state_subject
from projections.clearance import area_of, contamination
from projections.figures.ranges import range_of
from projections.metrics.building import ids
from projections.metrics.model import MetricUnit
from projections.metrics.registry import measure, metrics
from projections.stockpiles import declared, destroyed, stockpile
from projections.view import per_view

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from domain.events.clearance import ContaminationReported
    from domain.events.header import Event
    from projections.metrics.model import MetricAnswer
    from projections.view import View

__all__ = ["Disagreement", "disagreements", "documents_of", "folded_figure"]


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A figure of a document, and what the events fold to; both can never be true at once."""

    stated: FigureReported
    folded: Quantity
    evidence: tuple[str, ...]


def disagreements(view: View, iso3: str | None) -> Iterator[Disagreement]:
    """Every figure on a State, or on all of them together, that differs from the folded one.

    Compared are figures of the same metric, scope and day; one that says no more than a bound
    differs only where the other lies beyond it.
    """
    subject = CONVENTION if iso3 is None else state_subject(iso3)
    for figure in view.held(subject, FigureReported):
        found = folded_figure(view, figure)
        if found and found[0].unit is figure.value.unit and _differ(figure.value, found[0]):
            yield Disagreement(figure, *found)


def folded_figure(view: View, figure: FigureReported) -> tuple[Quantity, tuple[str, ...]] | None:
    """What the events of a figure's day fold to, with their ids; None where nothing compares.

    Nothing compares with the figure of a period longer than a day, or where the events say
    nothing of that day.
    """
    day = figure.period_to
    if figure.subject != CONVENTION:
        fold = _OF_STATE.get(figure.metric)
        return fold(view, key_of(figure.subject), figure) if fold else None
    if figure.scope != _SCOPE or figure.period_from != day:
        return None
    name, factor = _NAMES.get(figure.metric, (figure.metric, 1))
    if name not in metrics():
        return None
    return _quantity(measure(_on(view, day), name), name, factor)


@per_view
def _on(view: View, day: date) -> View:
    """The view at another day: one for all figures of that day."""
    return view.at(day)


_SCOPE = "States Parties"
"""The scope that the metrics of the registry have."""

_NAMES = {"stockpile_destroyed_share": ("share_destroyed", 100)}
"""Metrics of figures that stand in the registry under another name and in another unit."""

_UNITS = {
    MetricUnit.STATES: Unit.STATES,
    MetricUnit.MUNITIONS: Unit.MUNITIONS,
    MetricUnit.SUBMUNITIONS: Unit.SUBMUNITIONS,
    MetricUnit.PER_CENT: Unit.BASIS_POINTS,
}


def _quantity(
    answer: MetricAnswer, name: str, factor: int
) -> tuple[Quantity, tuple[str, ...]] | None:
    unit = _UNITS.get(metrics()[name].unit)
    if unit is None or not isinstance(answer.value, int):
        return None
    return Quantity(answer.value * factor, unit, answer.qualifier), answer.evidence


Folded = Callable[["View", str, FigureReported], "tuple[Quantity, tuple[str, ...]] | None"]


def _remaining(name: str) -> Folded:
    """Declared less destroyed by the figure's day; no more than that, unless it was finished.

    Periods whose destruction is not recorded would leave less.
    """

    def fold(
        view: View, iso3: str, figure: FigureReported
    ) -> tuple[Quantity, tuple[str, ...]] | None:
        state = stockpile(view.at(figure.period_to), iso3)
        had, gone = getattr(declared(state), name), getattr(destroyed(state), name)
        if not had or not gone or gone.amount > had.amount or had.qualifier is Qualifier.AT_LEAST:
            return None
        exact = {had.qualifier, gone.qualifier} == {Qualifier.EXACT}
        known = Qualifier.EXACT if exact else Qualifier.ABOUT
        left = Quantity(
            had.amount - gone.amount, had.unit, known if state.completions else Qualifier.AT_MOST
        )
        return left, ids(*state.declarations, *state.destructions, *state.completions)

    return fold


def _contaminated(
    view: View, iso3: str, figure: FigureReported
) -> tuple[Quantity, tuple[str, ...]] | None:
    """What the State reported on that very day: areas change from one day to the next."""
    same = [item for item in contamination(view, iso3).reports if _is_of(item, figure.period_to)]
    area = area_of(same[-1]) if same else None
    return (area, ids(same[-1])) if area else None


def _is_of(report: ContaminationReported, day: date) -> bool:
    return report.not_before == report.effective_on == day


_OF_STATE: dict[str, Folded] = {
    "stockpile_remaining_munitions": _remaining("munitions"),
    "stockpile_remaining_submunitions": _remaining("submunitions"),
    "contaminated_area": _contaminated,
}


def _differ(one: Quantity, other: Quantity) -> bool:
    """Whether both cannot be true."""
    stated, folded = (range_of(item.amount, item.qualifier) for item in (one, other))
    return not stated.meets(folded)


def documents_of(events: Iterable[Event]) -> tuple[str, ...]:
    """Keys of the documents that events rest on, in order, each once."""
    return tuple(
        dict.fromkeys(source.document for event in events for source in event.sources),
    )
