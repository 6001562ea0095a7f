"""Metrics of survey, risk education, and contamination outside the States Parties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.clearance import (
    Detail,
    RiskEducationReported,
    SurveyReported,
)
from projections import unstated
from projections.basis import DutyBasis
from projections.clearance import contamination
from projections.land_release import land_release
from projections.membership import contracting_states, signatories
from projections.metrics.building import count, ids, listed
from projections.metrics.lacking import lacking, lacking_of
from projections.metrics.members import lacks_signatures

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.events.header import Event
    from projections.metrics.building import Lacks
    from projections.metrics.model import Asked, Metric
    from projections.view import View

__all__ = ["METRICS"]


def _with_detail(detail: Detail) -> Callable[[Asked], list[str]]:
    """States Parties whose newest report on risk education is of this detail."""

    def states(asked: Asked) -> list[str]:
        return [
            iso3
            for iso3 in contracting_states(asked.view)
            if [item.detail for item in land_release(asked.view, iso3).risk_education[-1:]]
            == [detail]
        ]

    return states


def _has_told_of_education(view: View, iso3: str) -> bool:
    return bool(land_release(view, iso3).risk_education)


def _has_surveyed(view: View, iso3: str) -> bool:
    return bool(land_release(view, iso3).surveys)


def _open_to(metric: str, kind: type[Event], said: Callable[[View, str], bool]) -> Lacks:
    """What would tell of the contracting States that said nothing, whole lists of it apart."""

    def lacks(view: View) -> str:
        return lacking_of(kind.__name__, unstated.silent(view, metric, contracting_states, said))

    return lacks


def _surveyed(asked: Asked) -> list[str]:
    return [
        iso3 for iso3 in contracting_states(asked.view) if land_release(asked.view, iso3).surveys
    ]


def _contaminated_signatories(asked: Asked) -> list[str] | None:
    return _contaminated(asked.view, signatories(asked.view))


def _contaminated_others(asked: Asked) -> list[str] | None:
    committed = {*contracting_states(asked.view), *signatories(asked.view)}
    return _contaminated(
        asked.view, [iso3 for iso3 in asked.view.states() if iso3 not in committed]
    )


def _contaminated(view: View, states: Iterable[str]) -> list[str] | None:
    """Those with contaminated areas; None, for unknown, where no report is on any of them."""
    reported = [iso3 for iso3 in states if contamination(view, iso3).reports]
    return [iso3 for iso3 in reported if _is_contaminated(view, iso3)] if reported else None


def _is_contaminated(view: View, iso3: str) -> bool:
    state = contamination(view, iso3)
    return state.basis is DutyBasis.DECLARED and not state.completions


def _risk_education(view: View, iso3: str) -> Iterable[str]:
    return ids(*land_release(view, iso3).risk_education[-1:])


def _survey(view: View, iso3: str) -> Iterable[str]:
    return ids(*land_release(view, iso3).surveys)


def _reports(view: View, iso3: str) -> Iterable[str]:
    return ids(*contamination(view, iso3).reports[-1:])


_DETAILS = (
    ("states_detailed_risk_education", "detailed", Detail.DETAILED),
    ("states_limited_risk_education", "limited", Detail.LIMITED),
    ("states_very_limited_risk_education", "very limited", Detail.VERY_LIMITED),
)
_OF_OTHERS = lacking("ContaminationReported", "of States not party")
_COUNTS = (
    *(
        count(
            name,
            f"Contracting States whose newest report on risk education is {words}",
            "R4.2",
            _with_detail(detail),
            evidence=_risk_education,
            rests_on=(RiskEducationReported,),
            open_to=_open_to(name, RiskEducationReported, _has_told_of_education),
        )
        for name, words, detail in _DETAILS
    ),
    count(
        "states_evidence_based_survey",
        "Contracting States that reported evidence-based survey",
        "A18",
        _surveyed,
        evidence=_survey,
        rests_on=(SurveyReported,),
        open_to=_open_to("states_evidence_based_survey", SurveyReported, _has_surveyed),
    ),
    count(
        "contaminated_signatories",
        "Signatories reported to have contaminated areas",
        "Article 4",
        _contaminated_signatories,
        evidence=_reports,
        missing=_OF_OTHERS,
        needs=lacks_signatures,
    ),
    count(
        "contaminated_non_signatories",
        "States neither party nor signatory reported to have contaminated areas",
        "Article 4",
        _contaminated_others,
        evidence=_reports,
        missing=_OF_OTHERS,
        needs=lacks_signatures,
    ),
)

METRICS: tuple[Metric, ...] = (*_COUNTS, *(listed(metric) for metric in _COUNTS))
