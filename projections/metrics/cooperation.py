"""Metrics of cooperation and assistance (Article 6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from domain.dates import DateRange
from domain.events.cooperation import CountryCoalitionConcluded, CountryCoalitionFormed
from domain.quantities import Qualifier
from domain.subjects import state_subject
from projections.cooperation import Direction, coalitions, reported_count, states_of
from projections.membership import contracting_in
from projections.metrics.building import count, ids, listed, of_state, reading
from projections.metrics.lacking import lacking
from projections.metrics.members import lacks_consents
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, Reading, unknown
from projections.metrics.reported import reported, reported_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from projections.view import View

__all__ = ["METRICS"]

_REVIEWED = range(2015, 2020)
"""The years over which the report of the Second Review Conference gives averages."""


def _derived(view: View, direction: Direction, years: Sequence[int]) -> dict[str, tuple[str, ...]]:
    """States Parties of which the ledger knows it themselves, with their statements."""
    parties = contracting_in(view, _whole(years))
    found = states_of(view, direction, years)
    return {iso3: evidence for iso3, evidence in found.items() if iso3 in parties}


def _whole(years: Sequence[int]) -> DateRange:
    return DateRange(date(min(years), 1, 1), date(max(years), 12, 31))


def _of_year(direction: Direction) -> Callable[[Asked], MetricAnswer]:
    """The count reported for a year; where there is none, at least the States known to have."""

    def answer(asked: Asked) -> MetricAnswer:
        year = asked.during.last.year
        figure = reported_count(asked.view, direction, year)
        if figure:
            return MetricAnswer(figure.value.amount, figure.value.qualifier, evidence=(figure.id,))
        known = _derived(asked.view, direction, (year,))
        evidence = tuple(item for events in known.values() for item in events)
        if not known:
            return unknown(
                lacking(
                    f"Assistance{direction.value.title()}", f"of {year}, or their FigureReported"
                )
            )
        return MetricAnswer(len(known), Qualifier.AT_LEAST, tuple(known), evidence)

    return answer


def _average(direction: Direction, *left_out: int) -> Callable[[Asked], MetricAnswer]:
    """The mean of the counts reported for the years of the review, rounded to a whole number."""

    def answer(asked: Asked) -> MetricAnswer:
        years = [year for year in _REVIEWED if year not in left_out]
        found = [reported_count(asked.view, direction, year) for year in years]
        figures = [item for item in found if item is not None]
        if len(figures) < len(years):
            return unknown(
                lacking("FigureReported", f"of every year from {years[0]} to {years[-1]}")
            )
        total = sum(item.value.amount for item in figures)
        mean = (2 * total + len(years)) // (2 * len(years))
        words = f"{total} in the {len(years)} years from {years[0]} to {years[-1]}"
        return MetricAnswer(mean, evidence=ids(*figures), because=words)

    return answer


def _highest(direction: Direction) -> Callable[[Asked], MetricAnswer]:
    def answer(asked: Asked) -> MetricAnswer:
        found = (reported_count(asked.view, direction, year) for year in _REVIEWED)
        figures = [item for item in found if item is not None]
        if not figures:
            return unknown(lacking("FigureReported", "of the years of the review"))
        best = max(figures, key=lambda item: (item.value.amount, item.id))
        return MetricAnswer(best.value.amount, best.value.qualifier, evidence=(best.id,))

    return answer


def _mean(name: str, title: str, direction: Direction) -> Metric:
    return Metric(
        name,
        title,
        MetricUnit.STATES,
        "mean of the counts reported for 2015 to 2019",
        _average(direction),
        readings=(
            Reading(
                "2015 to 2018 alone, since reports on 2019 were still to come",
                _average(direction, 2019),
            ),
            Reading("the year with the most, not the mean", _highest(direction)),
        ),
    )


def _others_that_requested(asked: Asked) -> list[str] | None:
    """None where none is known: that nobody else asked is not known."""
    years = (asked.during.last.year,)
    found = states_of(asked.view, Direction.REQUESTED, years)
    parties = contracting_in(asked.view, _whole(years))
    return [iso3 for iso3 in found if iso3 not in parties] or None


def _request_evidence(view: View, iso3: str) -> tuple[str, ...]:
    return states_of(view, Direction.REQUESTED, (view.as_of.year,)).get(iso3, ())


def _in_coalition(asked: Asked) -> list[str] | None:
    """States of whose coalition the ledger knows with whom."""
    return sorted({item.iso3 for item in coalitions(asked.view) if item.partner}) or None


def _coalition_evidence(view: View, iso3: str) -> tuple[str, ...]:
    return ids(
        *view.of_state(iso3, CountryCoalitionFormed),
        *view.of_state(iso3, CountryCoalitionConcluded),
    )


def _concluded(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    found = view.known(state_subject(iso3), CountryCoalitionConcluded)
    if not found:
        return unknown(lacking("CountryCoalitionConcluded", "of the State"))
    return MetricAnswer(found[0].effective_on.year, evidence=ids(found[0]))


_OTHERS = count(
    "non_parties_requested_assistance",
    "States not party that asked for assistance in the year",
    "Article 6.1",
    _others_that_requested,
    evidence=_request_evidence,
    missing=lacking("AssistanceRequested", "of States not party in the year"),
    needs=lacks_consents,
    over_period=True,
)
_YEARLY = (
    ("states_requested_assistance", "asked for assistance", Direction.REQUESTED),
    ("states_provided_assistance", "gave assistance", Direction.PROVIDED),
    ("states_received_assistance", "received assistance", Direction.RECEIVED),
)

METRICS: tuple[Metric, ...] = (
    *(
        Metric(
            name,
            f"States Parties that {did} in the year, as documents count; else those known",
            MetricUnit.STATES,
            "reported; Article 6",
            _of_year(direction),
            over_period=True,
        )
        for name, did, direction in _YEARLY
    ),
    _mean(
        "states_requesting_assistance_average",
        "States Parties that asked for assistance, mean of 2015 to 2019 in whole numbers",
        Direction.REQUESTED,
    ),
    _mean(
        "states_providing_assistance_average",
        "States Parties that gave assistance, mean of 2015 to 2019 in whole numbers",
        Direction.PROVIDED,
    ),
    _OTHERS,
    listed(_OTHERS),
    *reported_list(
        "country_coalitions",
        "States with a country coalition, ended ones among them, as documents list them",
        "reported; Action 42",
        "states_with_country_coalition",
        readings=(
            reading(
                "only coalitions whose partner is known to the ledger",
                _in_coalition,
                _coalition_evidence,
            ),
        ),
    ),
    of_state(
        "country_coalition_concluded_year",
        "Year in which a country coalition of the State ended",
        MetricUnit.YEAR,
        "Action 42",
        _concluded,
    ),
    reported(
        "art3to5_states_receiving",
        "States Parties with duties under Articles 3 to 5 that received assistance, as counted",
        MetricUnit.STATES,
        "reported; Article 6",
    ),
    *reported_list(
        "affected_states_with_strategies",
        "Affected States Parties with activities in line with a national strategy, as listed",
        "reported; Action 19",
    ),
    reported(
        "clearance_and_risk_education_support",
        "International support for clearance and risk education in the year, as documents count",
        MetricUnit.USD_CENTS,
        "reported; Article 6",
    ),
)
