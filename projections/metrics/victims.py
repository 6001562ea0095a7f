"""Metrics of victim assistance and casualties (Article 5)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.events.cooperation import AssistancePurpose, AssistanceRequested
from domain.events.statements import ListReported
from domain.events.transparency import InitialReportSubmitted
from domain.events.victims import (
    CasualtyCause,
    FocalPointDesignated,
    VictimAssistanceDutyLifted,
    VictimAssistanceDutyReported,
    VictimAssistanceMeasure,
    VictimAssistanceReported,
)
from domain.rules.article_7 import initial_report_due
from domain.subjects import CONVENTION, state_subject
from projections import unstated
from projections.cooperation import Direction, states_of
from projections.figures.statements import listing, lists
from projections.machinery.meetings import after_1rc
from projections.membership import standing
from projections.metrics.building import count, holds_any, ids, listed, of_state, reading
from projections.metrics.lacking import lacking, lacking_each, lacking_of
from projections.metrics.model import Asked, Metric, MetricAnswer, MetricUnit, unknown
from projections.metrics.reported import reported
from projections.victims import (
    assistance_to_victims,
    casualties,
    contracting_with_victims,
    in_all,
    lifted_since,
    with_duty,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from domain.events.header import Event
    from projections.metrics.lacking import Lacking
    from projections.view import View

__all__ = ["METRICS"]


def _statements(view: View, iso3: str) -> Iterable[str]:
    return ids(assistance_to_victims(view, iso3).latest)


def _all_statements(view: View, iso3: str) -> Iterable[str]:
    return assistance_to_victims(view, iso3).evidence


def _removed(asked: Asked) -> tuple[str, ...] | None:
    closed = after_1rc(asked.view)
    return None if closed is None else lifted_since(asked.view, closed)


def _needs(view: View) -> str:
    """What would tell whether any State has victims."""
    known = holds_any(view, (VictimAssistanceDutyReported,))
    return "" if known else lacking("VictimAssistanceDutyReported")


def _base_open_to(view: View) -> Lacking:
    """What would tell which States have victims, of those that said nothing."""
    return lacking_of("VictimAssistanceDutyReported", unstated.on_victims(view))


def _open_to(
    metric: str, kind: type[Event], said: Callable[[View, str], bool]
) -> Callable[[View], str]:
    """What would tell of the States with victims that said nothing, and of others that have some.

    ``metric`` names the whole lists and counts of those that did.
    """

    def lacks(view: View) -> str:
        silent = unstated.silent(view, metric, with_duty, said)
        return lacking_each(lacking_of(kind.__name__, silent), _base_open_to(view))

    return lacks


def _has_reported(measure: VictimAssistanceMeasure) -> Callable[[View, str], bool]:
    return lambda view, iso3: assistance_to_victims(view, iso3).reported(measure) is not None


def _reporting(measure: VictimAssistanceMeasure) -> Callable[[Asked], list[str]]:
    return lambda asked: [
        iso3
        for iso3 in with_duty(asked.view)
        if assistance_to_victims(asked.view, iso3).reported(measure)
    ]


def _with_focal_point(asked: Asked) -> list[str]:
    return [
        iso3
        for iso3 in with_duty(asked.view)
        if assistance_to_victims(asked.view, iso3).focal_point
    ]


def _with_initial_report(asked: Asked) -> list[str] | None:
    """None where of any of them no report is recorded: *not recorded* is not *none*."""
    found = with_duty(asked.view)
    is_known = all(_initial_report(asked.view, iso3) for iso3 in found)
    return list(found) if is_known else None


def _initial_report(view: View, iso3: str) -> tuple[str, ...]:
    """The report; else a complete list of the overdue ones without it, made when it was due."""
    reports = view.of_state(iso3, InitialReportSubmitted)
    if reports:
        return ids(reports[0])
    in_force_on = standing(view, iso3).in_force_on
    return tuple(
        item.id
        for item in lists(view, "states_with_overdue_initial_report")
        if item.complete
        and iso3 not in item.states
        and in_force_on
        and item.as_of > initial_report_due(in_force_on)
    )


def _initial_reports(view: View, iso3: str) -> Iterable[str]:
    return (*_statements(view, iso3), *_initial_report(view, iso3)[:1])


_REVIEWED = range(2016, 2021)


def _requested(view: View) -> dict[str, tuple[str, ...]]:
    return states_of(view, Direction.REQUESTED, _REVIEWED, AssistancePurpose.VICTIMS)


def _that_requested(asked: Asked) -> list[str]:
    return [iso3 for iso3 in with_duty(asked.view) if iso3 in _requested(asked.view)]


def _new_duty(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    closed, consent = after_1rc(view), standing(view, iso3).consent
    if closed is None or consent is None:
        return unknown(lacking("InstrumentDeposited", "of the State, and of the 1RC MeetingClosed"))
    is_new = consent.not_before > closed and iso3 in with_duty(view)
    if iso3 in unstated.on_victims(view) or _needs(view):
        return unknown(lacking("VictimAssistanceDutyReported", "of the State"))
    return MetricAnswer(int(is_new), evidence=(*ids(consent), *_statements(view, iso3)))


def _clarified(view: View, iso3: str, _asked: Asked) -> MetricAnswer:
    """The first year in which it can have been; the day is often not stated."""
    lifted = view.known(state_subject(iso3), VictimAssistanceDutyLifted)
    if not lifted:
        return unknown(lacking("VictimAssistanceDutyLifted", "of the State"))
    words = f"on {lifted[0].when}"
    return MetricAnswer(lifted[0].not_before.year, evidence=ids(lifted[0]), because=words)


def _outside_crpd(view: View, iso3: str, asked: Asked) -> MetricAnswer:
    found = listing(view, "art5_states_with_plan_outside_crpd", asked.during)
    if found is None:
        return unknown(lacking("ListReported", "of art5_states_with_plan_outside_crpd"))
    return MetricAnswer(int(iso3 in found.states), evidence=(found.id,))


def _worldwide(asked: Asked) -> MetricAnswer:
    year = asked.during.last.year
    total = in_all(asked.view, CONVENTION, year)
    if total is None:
        return unknown(lacking("CasualtiesReported", f"of {year}, worldwide and of all causes"))
    return MetricAnswer(total.amount, total.qualifier, evidence=_tolls(asked.view, year))


def _by_cause(cause: CasualtyCause) -> Callable[[Asked], MetricAnswer]:
    def answer(asked: Asked) -> MetricAnswer:
        year = asked.during.last.year
        for toll in casualties(asked.view):
            if (toll.subject, toll.year, toll.cause) == (CONVENTION, year, cause):
                said = toll.stands.casualties
                return MetricAnswer(
                    said.amount, said.qualifier, evidence=ids(toll.stands, *toll.rivals)
                )
        return unknown(lacking("CasualtiesReported", f"of {year}, worldwide and of {cause.value}"))

    return answer


def _tolls(view: View, year: int) -> tuple[str, ...]:
    return tuple(
        toll.stands.id
        for toll in casualties(view)
        if (toll.subject, toll.year) == (CONVENTION, year)
    )


_MEASURES = (
    (
        "art5_states_reporting_new_victims",
        "States Parties with victims that reported new ones",
        VictimAssistanceMeasure.NEW_VICTIMS,
    ),
    (
        "art5_states_reporting_data_collection",
        "States Parties with victims that reported collecting data",
        VictimAssistanceMeasure.DATA_COLLECTED,
    ),
    (
        "art5_states_disaggregated_assistance_data",
        "States Parties with victims that reported data disaggregated by sex and age",
        VictimAssistanceMeasure.DATA_DISAGGREGATED,
    ),
    (
        "art5_states_with_action_plan",
        "States Parties with victims that reported a national plan of action",
        VictimAssistanceMeasure.NATIONAL_PLAN,
    ),
    (
        "art5_states_mobilised_resources",
        "States Parties with victims that reported mobilising resources",
        VictimAssistanceMeasure.RESOURCES_MOBILISED,
    ),
    (
        "art5_states_assessed_needs",
        "States Parties with victims that reported assessing their needs",
        VictimAssistanceMeasure.NEEDS_ASSESSED,
    ),
)
_COUNTS = (
    count(
        "states_with_art5_obligation",
        "States Parties with victims in areas under their jurisdiction or control",
        "Article 5.1",
        lambda asked: with_duty(asked.view),
        evidence=_statements,
        rests_on=(VictimAssistanceDutyReported,),
        open_to=_base_open_to,
        readings=(
            reading(
                "contracting States with victims counted too",
                lambda asked: contracting_with_victims(asked.view),
                _statements,
            ),
        ),
    ),
    count(
        "art5_states_removed_since_1rc",
        "Contracting States that clarified after the 1RC that they have no victims",
        "Article 5.1",
        _removed,
        evidence=_statements,
        rests_on=(VictimAssistanceDutyLifted,),
        missing=lacking("MeetingClosed", "of the First Review Conference"),
    ),
    count(
        "art5_states_with_focal_point",
        "States Parties with victims that designated a focal point",
        "Article 5.2(g)",
        _with_focal_point,
        evidence=_all_statements,
        rests_on=(FocalPointDesignated,),
        needs=_needs,
        open_to=_open_to(
            "art5_states_with_focal_point",
            FocalPointDesignated,
            lambda view, iso3: assistance_to_victims(view, iso3).focal_point is not None,
        ),
    ),
    *(
        count(
            name,
            title,
            "Article 5.2; not reported is not no",
            _reporting(measure),
            evidence=_all_statements,
            rests_on=(VictimAssistanceReported,),
            needs=_needs,
            open_to=_open_to(name, VictimAssistanceReported, _has_reported(measure)),
        )
        for name, title, measure in _MEASURES
    ),
    count(
        "art5_states_with_initial_report",
        "States Parties with victims that submitted their initial report",
        "R7.1",
        _with_initial_report,
        evidence=_initial_reports,
        rests_on=(InitialReportSubmitted, ListReported),
        needs=_needs,
        open_to=_base_open_to,
        missing=lacking("InitialReportSubmitted", "of each of them, or a complete ListReported"),
    ),
    count(
        "art5_states_requested_assistance_2016_2020",
        "States Parties with victims that asked for assistance to them from 2016 to 2020",
        "Article 6.1, 6.7",
        _that_requested,
        evidence=lambda view, iso3: _requested(view)[iso3],
        rests_on=(AssistanceRequested,),
        needs=_needs,
        open_to=_open_to(
            "art5_states_requested_assistance",
            AssistanceRequested,
            lambda view, iso3: iso3 in _requested(view),
        ),
    ),
)

METRICS: tuple[Metric, ...] = (
    *_COUNTS,
    *(listed(metric) for metric in _COUNTS),
    of_state(
        "new_art5_obligation",
        "Whether a State that joined after the 1RC has victims (1 or 0)",
        MetricUnit.STATES,
        "Article 5.1",
        _new_duty,
    ),
    of_state(
        "art5_no_victims_clarified",
        "First year in which the State can have clarified that it has no victims",
        MetricUnit.YEAR,
        "Article 5.1",
        _clarified,
    ),
    of_state(
        "crpd_not_ratified",
        "Whether a State with a plan for victims is said to be outside the disability convention "
        "(1 or 0)",
        MetricUnit.STATES,
        "reported",
        _outside_crpd,
    ),
    reported(
        "art5_states_not_reporting",
        "States Parties with victims without an annual report, as documents count",
        MetricUnit.STATES,
        "reported; R7.2",
        "art5_states_without_annual_report",
    ),
    reported(
        "states_with_plan_or_authority",
        "States Parties with victims and a plan or a lead authority, as documents count",
        MetricUnit.STATES,
        "reported; Article 5.2",
    ),
    Metric(
        "casualties",
        "Casualties of cluster munitions worldwide in the year: all, else attacks and remnants",
        MetricUnit.CASUALTIES,
        "Article 5",
        _worldwide,
        over_period=True,
    ),
    *(
        Metric(
            f"casualties_of_{cause.value}",
            f"Casualties worldwide in the year by {cause.value}",
            MetricUnit.CASUALTIES,
            "Article 5",
            _by_cause(cause),
            over_period=True,
        )
        for cause in (CasualtyCause.ATTACKS, CasualtyCause.REMNANTS)
    ),
)
