"""Metrics of national measures (Article 9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.law import LegalBasis, NationalMeasureReported
from domain.quantities import Qualifier
from projections import unstated
from projections.machinery.meetings import after_1rc
from projections.membership import contracting_states, states_in_force
from projections.metrics.building import Lacks, count, ids, listed, reading
from projections.metrics.lacking import lacking_of
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading
from projections.metrics.reported import by_figure, reported
from projections.national_law import (
    completed,
    national_law,
    stated_after,
    with_basis,
    with_legal_measures,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from projections.view import View

__all__ = ["METRICS"]

_STATEMENTS = (NationalMeasureReported,)


def _basis(view: View, iso3: str) -> Iterable[str]:
    return ids(national_law(view, iso3).basis)


def _statements(view: View, iso3: str) -> Iterable[str]:
    return ids(*national_law(view, iso3).statements)


def _stated_since_1rc(
    found: Callable[[View], tuple[str, ...]],
) -> Callable[[Asked], tuple[str, ...] | None]:
    def states(asked: Asked) -> tuple[str, ...] | None:
        closed = after_1rc(asked.view)
        if closed is None or closed >= asked.view.as_of:
            return None
        return stated_after(asked.view, found(asked.view), closed)

    return states


def _readings(found: Callable[[View], tuple[str, ...]]) -> tuple[Reading, ...]:
    return (
        reading(
            "only States that stated it again after the First Review Conference",
            _stated_since_1rc(found),
            _basis,
        ),
        reading(
            "only States for which the Convention is in force",
            lambda asked: [
                iso3 for iso3 in found(asked.view) if iso3 in states_in_force(asked.view)
            ],
            _basis,
        ),
    )


def _having(category: LegalBasis) -> Callable[[View], tuple[str, ...]]:
    return lambda view: with_basis(view, category)


def _open_to(metric: str) -> Lacks:
    """What would tell of the contracting States that said nothing, whole counts of it apart."""

    def lacks(view: View) -> str:
        silent = unstated.silent(view, metric, contracting_states, _has_said)
        return lacking_of("NationalMeasureReported", silent)

    return lacks


def _has_said(view: View, iso3: str) -> bool:
    return bool(national_law(view, iso3).statements)


def _counted(name: str, title: str, found: Callable[[View], tuple[str, ...]]) -> Metric:
    return count(
        name,
        title,
        "Article 9; the newest statement stands",
        lambda asked: found(asked.view),
        evidence=_basis,
        rests_on=_STATEMENTS,
        open_to=_open_to(name),
        readings=_readings(found),
    )


_COUNTS = (
    _counted(
        "states_specific_law",
        "Contracting States with a specific law on the Convention",
        _having(LegalBasis.SPECIFIC_LAW),
    ),
    _counted(
        "states_existing_law",
        "Contracting States that hold their existing law sufficient",
        _having(LegalBasis.EXISTING_LAW_SUFFICIENT),
    ),
    _counted(
        "states_law_under_consideration",
        "Contracting States with a law under consideration",
        _having(LegalBasis.UNDER_CONSIDERATION),
    ),
    _counted(
        "states_legal_measures",
        "Contracting States with a specific law or existing law held sufficient",
        with_legal_measures,
    ),
    count(
        "states_investment_ban",
        "Contracting States whose law prohibits investment in cluster munitions",
        "Article 9",
        lambda asked: with_basis(asked.view, LegalBasis.INVESTMENT_BAN),
        evidence=lambda view, iso3: ids(national_law(view, iso3).has(LegalBasis.INVESTMENT_BAN)),
        rests_on=_STATEMENTS,
        open_to=_open_to("states_investment_ban"),
    ),
    count(
        "states_that_completed_law",
        "Contracting States with legal measures that had considered a law before",
        "Article 9",
        lambda asked: completed(asked.view),
        evidence=_statements,
        rests_on=_STATEMENTS,
        open_to=_open_to("states_legal_measures"),
    ),
)


def _administrative(asked: Asked) -> MetricAnswer:
    """The total reported, since States are seldom named; the named ones if there is none."""
    found = by_figure("states_administrative_measures")(asked)
    named = with_basis(asked.view, LegalBasis.ADMINISTRATIVE_MEASURES)
    if found.value is not None or not named:
        return found
    stated = (national_law(asked.view, iso3).has(_ADMINISTRATIVE) for iso3 in named)
    return MetricAnswer(len(named), Qualifier.AT_LEAST, named, ids(*stated))


_ADMINISTRATIVE = LegalBasis.ADMINISTRATIVE_MEASURES

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    Metric(
        "states_administrative_measures",
        "Contracting States with administrative measures, as documents count",
        MetricUnit.STATES,
        "reported; Article 9",
        _administrative,
    ),
    reported(
        "model_law_languages",
        "Languages in which the model laws are there",
        MetricUnit.NUMBER,
        "reported; Article 9",
    ),
)
