"""Every metric, against a small ledger made by hand (conftest.py)."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from datetime import date

import pytest

import projections.metrics
from domain.dates import parse_range
from domain.errors import UnknownEventTypeError, UnknownMetricError
from domain.events.registry import event_types
from domain.quantities import Qualifier
from projections.metrics import finance, informal, isu, machinery, mandates, meetings
from projections.metrics.lacking import lacking
from projections.metrics.model import Asked, MetricAnswer, unknown
from projections.metrics.registry import measure, metric, metrics
from projections.view import View
from support.kinds import all_of

DAY = "2020-10-01"
LATER = "2020-12-31"
Small = Callable[[str], View]

COUNTS = {
    "states_with_art3_obligation": ("BGR",),
    "states_that_reported_stockpiles": ("BGR", "CUB", "GBR"),
    "states_completed_art3": ("CUB", "GBR"),
    "states_declared_art3_compliance_since_1rc": ("CUB",),
    "states_declared_art3_compliance_since_1rc_on_time": ("CUB",),
    "states_completed_art3_three_years_early_since_1rc": ("CUB",),
    "new_states_reporting_stockpile": ("CUB",),
    "states_finishing_art3": (),
    "states_declaring_art3_compliance": (),
    "states_finishing_art4": ("HRV",),
    "states_declaring_art4_compliance": ("HRV",),
    "states_with_art4_obligation": ("LAO", "MRT", "SOM"),
    "states_completed_art4": ("HRV",),
    "states_declared_art4_completion_since_1rc": ("HRV",),
    "states_finding_unknown_contamination": ("MRT",),
    "states_parties_affected": ("HRV", "LAO", "MRT", "SOM"),
    "states_retaining_none": ("CUB",),
    "states_detailed_risk_education": ("LAO",),
    "states_limited_risk_education": ("SOM",),
    "states_very_limited_risk_education": ("MRT",),
    "states_evidence_based_survey": ("LAO",),
    "contaminated_signatories": ("AGO",),
    "contaminated_non_signatories": ("YEM",),
    "art3_requests_pending": ("BGR",),
    "art4_requests_pending": (),
    "art3_extensions_granted_9msp": ("BGR",),
    "art4_extensions_granted_9msp": ("LAO",),
    "pending_states": ("NIU",),
    "former_states": ("LTU",),
    "signatories": ("AGO", "CYP"),
    "signatories_africa": ("AGO",),
    "signatories_americas": (),
    "signatories_asia": ("CYP",),
    "signatories_europe": (),
    "signatories_oceania": (),
    "states_joined": ("NIU",),
    "states_joined_after_1rc": ("NIU",),
    "states_joined_since_1rc": ("CUB", "MUS", "NIU", "SOM"),
    "states_without_initial_report": ("NIU", "SOM"),
    "new_states_without_initial_report": ("NIU",),
    "initial_reports_overdue": ("SOM",),
    "initial_reports_not_recorded": (),
    "initial_reports_not_yet_due": ("NIU",),
    "initial_reports_on_time_of_those_due": (),
    "initial_reports_submitted_since_2015": ("CUB", "MUS"),
    "initial_reports_late_since_2015": ("MUS",),
    "initial_reports_on_time_since_2015": ("CUB",),
    "annual_reports_submitted": ("BGR",),
    "annual_reports_on_time": ("BGR",),
    "annual_reports_overdue": ("SOM",),
    "states_silent_by_reports": ("SOM",),
    "states_silent_by_any_information": ("SOM",),
    "voluntary_reports_signatories": ("AGO", "CYP"),
    "states_with_art5_obligation": ("CUB", "LAO"),
    "art5_states_removed_since_1rc": ("MRT",),
    "art5_states_with_focal_point": ("LAO",),
    "art5_states_reporting_new_victims": ("LAO",),
    "art5_states_reporting_data_collection": ("LAO",),
    "art5_states_disaggregated_assistance_data": ("LAO",),
    "art5_states_with_action_plan": ("LAO",),
    "art5_states_mobilised_resources": ("LAO",),
    "art5_states_requested_assistance_2016_2020": ("CUB",),
    "states_specific_law": ("GBR",),
    "states_existing_law": ("HRV",),
    "states_law_under_consideration": ("GNB",),
    "states_legal_measures": ("GBR", "HRV"),
    "states_investment_ban": ("GBR",),
    "states_that_completed_law": ("HRV",),
    "non_parties_use_reported": ("AGO",),
    "past_producers_not_party": ("CYP",),
    "non_parties_not_using_abroad": ("CYP",),
}
"""Metrics that count States, and whom they count in 2020."""

MANY = {
    "contracting_states": 40,
    "states_in_force": 39,
    "states_committed": 42,
    "initial_reports_due": 40,
    "initial_reports_submitted": 39,
    "annual_reports_due": 39,
    "states_without_stockpiles": 38,
    "non_parties": 157,
}
"""The same where the thirty first States are counted too."""

FIGURES = {
    "munitions_destroyed_total": (105, Qualifier.EXACT),
    "submunitions_destroyed_total": (850, Qualifier.AT_LEAST),
    "share_destroyed": (61, Qualifier.AT_LEAST),
    "states_retaining": (1, Qualifier.AT_LEAST),
    "munitions_retained_total": (7, Qualifier.AT_LEAST),
    "submunitions_retained_total": (350, Qualifier.AT_LEAST),
    "area_released_total": (4_000_000, Qualifier.AT_LEAST),
    "area_cleared_states_parties": (3_000_000, Qualifier.AT_LEAST),
    "area_cleared_global": (3_000_000, Qualifier.AT_LEAST),
    "submunitions_cleared_states_parties": (50, Qualifier.AT_LEAST),
    "submunitions_cleared_global": (50, Qualifier.AT_LEAST),
    "discoveries_after_deadline": (0, Qualifier.EXACT),
    "non_compliance_cases": (None, Qualifier.EXACT),
    "initial_report_rate": (98, Qualifier.EXACT),
    "initial_reports_overdue_reduction": (95, Qualifier.EXACT),
    "annual_report_rate_average": (75, Qualifier.EXACT),
    "regular_reporting_share": (66, Qualifier.AT_MOST),
    "nonreporting_trigger": (2, Qualifier.EXACT),
    "reporting_form_due": ("10MSP", Qualifier.EXACT),
    "art3_requests_so_far": (2, Qualifier.EXACT),
    "art4_requests_so_far": (1, Qualifier.EXACT),
    "first_art3_extension_meeting": ("9MSP", Qualifier.EXACT),
    "first_art4_extension_meeting": ("9MSP", Qualifier.EXACT),
    "art4_initial_deadline_years": (10, Qualifier.EXACT),
    "art4_extension_max_months": (60, Qualifier.EXACT),
    "art4_declaration_paragraph": ("4.1(c)", Qualifier.EXACT),
    "coordinators_clearance_article": ("4", Qualifier.EXACT),
    "target_states_parties_by_2rc": (130, Qualifier.EXACT),
    "dubrovnik_target_met": ("not met", Qualifier.EXACT),
}

OF_STATES = {
    "consent_kind": ("MUS", DAY, "accession"),
    "membership_status": ("LTU", DAY, "former_state_party"),
    "entry_into_force": ("BGR", DAY, date(2011, 10, 1)),
    "withdrawal_effective": ("LTU", DAY, date(2019, 7, 1)),
    "art3_compliance_declared_at": ("GBR", DAY, "5MSP"),
    "previously_unknown_stockpile": ("GBR", LATER, 1),
    "unknown_stockpile_destroyed_on": ("GBR", LATER, date(2020, 12, 15)),
    "stockpile_status": ("GNB", DAY, "verifying"),
    "art3_completion_year": ("CUB", DAY, 2018),
    "destruction_lots_planned": ("BGR", DAY, 2),
    "art3_new_deadline": ("BGR", DAY, date(2020, 10, 1)),
    "art3_extension_months": ("BGR", DAY, 12),
    "art3_extension_decided_on": ("BGR", DAY, date(2019, 9, 4)),
    "art3_requested_months": ("BGR", DAY, 24),
    "art3_deadline": ("BGR", DAY, date(2020, 10, 1)),
    "art3_deadline_year": ("BGR", DAY, 2020),
    "art3_original_deadline": ("BGR", DAY, date(2019, 10, 1)),
    "art3_original_deadline_year": ("BGR", DAY, 2019),
    "art4_new_deadline": ("LAO", DAY, date(2025, 8, 1)),
    "art4_extension_months": ("LAO", DAY, 60),
    "art4_extension_decided_on": ("LAO", DAY, date(2019, 9, 4)),
    "art4_requested_months": ("LAO", DAY, 60),
    "art4_deadline": ("LAO", DAY, date(2025, 8, 1)),
    "art4_deadline_year": ("LAO", DAY, 2025),
    "art4_original_deadline": ("LAO", DAY, date(2020, 8, 1)),
    "art4_original_deadline_year": ("LAO", DAY, 2020),
    "area_released": ("LAO", DAY, 4_000_000),
    "area_cleared": ("LAO", DAY, 3_000_000),
    "submunitions_cleared": ("LAO", DAY, 50),
    "new_art4_obligation": ("SOM", DAY, 1),
    "art4_compliance_declared_on": ("HRV", DAY, date(2020, 7, 31)),
    "art4_completion_declared": ("MRT", DAY, 2014),
    "previously_unknown_contamination": ("MRT", DAY, 2020),
    "art7_submitted": ("BGR", DAY, date(2020, 4, 14)),
    "initial_report_status": ("MUS", DAY, "late"),
    "voluntary_report": ("AGO", DAY, 1),
    "new_art5_obligation": ("CUB", DAY, 1),
    "art5_no_victims_clarified": ("MRT", DAY, 2019),
}

LACKING = {
    "art5_states_assessed_needs": "VictimAssistanceReported",
    "voluntary_reports_others": "ListReported",
    "annual_reports_late": "AnnualReportSubmitted",
    "initial_report_on_time_rate_of_due": "InitialReportSubmitted",
    "initial_report_on_time_rate_of_submitted": "InitialReportSubmitted",
    "annual_report_rate": "AnnualReportSubmitted",
    "annual_report_on_time_rate_of_due": "AnnualReportSubmitted",
    "annual_report_on_time_rate_of_submitted": "AnnualReportSubmitted",
    "annual_report_on_time_rate_average": "AnnualReportSubmitted",
    "art5_states_with_initial_report": "InitialReportSubmitted",
    "art5_states_not_reporting": "FigureReported",
    "states_with_plan_or_authority": "FigureReported",
    "casualties": "CasualtiesReported",
    "casualties_of_attacks": "CasualtiesReported",
    "casualties_of_remnants": "CasualtiesReported",
    "states_requested_assistance": "AssistanceRequested",
    "states_provided_assistance": "AssistanceProvided",
    "states_received_assistance": "AssistanceReceived",
    "states_requesting_assistance_average": "FigureReported",
    "states_providing_assistance_average": "FigureReported",
    "non_parties_requested_assistance": "AssistanceRequested",
    "country_coalitions": "ListReported",
    "art3to5_states_receiving": "FigureReported",
    "affected_states_with_strategies": "ListReported",
    "clearance_and_risk_education_support": "FigureReported",
    "states_administrative_measures": "FigureReported",
    "model_law_languages": "FigureReported",
    "use_on_territory_of_states_parties": "FigureReported",
    "non_parties_attended_at_least_one_msp": "ListReported",
    "past_producers_that_renounced_production": "FigureReported",
    "non_parties_stockpiling": "FigureReported",
    "non_parties_attending_msp_average": "FigureReported",
    **dict.fromkeys(
        (
            "non_signatories_voting_yes",
            "non_parties_voting_yes",
            "signatories_not_voting_yes",
            "states_parties_not_supporting_resolution",
            "votes_yes_no_abstain",
            "votes_for",
            "votes_against",
            "abstentions",
            "first_year_without_votes_against",
            "resolution_annual_since",
        ),
        "ResolutionVoted",
    ),
}
"""Metrics that wait for events, and the type they name."""

LACKING_OF_STATES = {
    "crpd_not_ratified": "ListReported",
    "country_coalition_concluded_year": "CountryCoalitionConcluded",
    "policy_failure_rate_limit": "RestrictionDeclared",
}
"""The same of metrics that are asked of a State."""


def test_every_metric_is_tried_here() -> None:
    modules = (finance, informal, isu, machinery, mandates, meetings)
    elsewhere = {row.name for module in modules for row in module.METRICS}
    tried = {*COUNTS, *MANY, *FIGURES, *OF_STATES, *LACKING, *LACKING_OF_STATES}
    twins = {f"{name}_list" for name in tried}
    found_by_pattern = {"art3_extensions_granted_9msp", "art4_extensions_granted_9msp"}

    assert metrics().keys() <= tried | twins | elsewhere
    assert tried - found_by_pattern <= metrics().keys()


def test_no_two_metrics_bear_one_name() -> None:
    modules = pkgutil.walk_packages(projections.metrics.__path__, "projections.metrics.")
    rows = {
        id(row): row.name
        for module in modules
        for row in getattr(importlib.import_module(module.name), "METRICS", ())
    }
    assert sorted(rows.values()) == sorted(set(rows.values()))


@pytest.mark.parametrize("name", COUNTS)
def test_a_count_names_whom_it_counts(name: str, small: Small) -> None:
    answer = measure(small(DAY), name)

    assert answer.states == COUNTS[name]
    assert answer.value == len(COUNTS[name])
    assert bool(answer.evidence) is bool(answer.value)


@pytest.mark.parametrize("name", [*COUNTS, *MANY])
def test_a_list_gives_the_states_that_its_count_counts(name: str, small: Small) -> None:
    counted, listed = measure(small(DAY), name), measure(small(DAY), f"{name}_list")

    assert listed.value == counted.states
    assert listed.evidence == counted.evidence


@pytest.mark.parametrize("name", MANY)
def test_a_count_of_many_states_is_right(name: str, small: Small) -> None:
    assert measure(small(DAY), name).value == MANY[name]


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_says_how_exactly_it_is_known(name: str, small: Small) -> None:
    answer = measure(small(DAY), name)

    assert (answer.value, answer.qualifier) == FIGURES[name]
    assert answer.evidence or answer.by_rule or not answer.value  # none counted: none shown


@pytest.mark.parametrize("name", OF_STATES)
def test_a_metric_of_a_state_rests_on_that_states_events(name: str, small: Small) -> None:
    iso3, day, value = OF_STATES[name]
    view = small(day)
    answer = measure(view, name, iso3)

    assert answer.value == value
    assert {view.facts.by_id[item].subject for item in answer.evidence} == {f"state:{iso3}"}


@pytest.mark.parametrize("name", LACKING_OF_STATES)
def test_a_metric_of_a_state_without_events_names_the_type_it_waits_for(
    name: str, small: Small
) -> None:
    answer = measure(small(DAY), name, "LAO")

    assert answer.value is None
    assert answer.missing.startswith(f"{LACKING_OF_STATES[name]} events")


@pytest.mark.parametrize("name", [*OF_STATES, *LACKING_OF_STATES])
def test_a_metric_of_a_state_asks_for_the_state(name: str, small: Small) -> None:
    assert measure(small(DAY), name).missing == "a State to ask it of"


@pytest.mark.parametrize("name", LACKING)
def test_a_metric_without_events_names_the_type_it_waits_for(name: str, small: Small) -> None:
    answer = measure(small(DAY), name)

    assert answer.value is None
    assert answer.missing.startswith(f"{LACKING[name]} events")


def _answers(view: View) -> Iterator[MetricAnswer]:
    for name, row in metrics().items():
        yield measure(
            view, name, "NOR" if row.about_state else "9MSP" if row.about_meeting else None
        )
    yield measure(view, "art3_extensions_granted_9msp")


def test_what_is_lacking_names_a_type_of_event(small: Small, ask: Callable[..., View]) -> None:
    for view in (small(DAY), ask([])):
        for answer in _answers(view):
            named = re.findall(r"\b[A-Z][a-z]+[A-Z][A-Za-z]+\b|\bParticipated\b", answer.missing)
            assert set(named) <= event_types().keys()
            assert named or answer.value is not None
            assert answer.lacks or answer.value is not None
            assert set(answer.lacks) <= set(named)


def test_what_is_no_event_is_lacking_without_types() -> None:
    assert unknown("a State to ask it of").lacks == ()
    assert unknown(lacking("InstrumentDeposited", "of the State")).lacks == ("InstrumentDeposited",)


def test_a_type_that_there_is_not_cannot_be_lacking() -> None:
    with pytest.raises(UnknownEventTypeError, match="LandReleased"):
        lacking("LandCleared")


def test_a_metric_over_a_period_counts_that_period_alone(small: Small) -> None:
    during = parse_range("2015-09-12/2016-12-31")

    assert measure(small(DAY), "states_joined", None, during).states == ("CUB", "MUS", "SOM")


@pytest.mark.parametrize(
    "name", ["initial_reports_submitted", "initial_reports_overdue", "initial_report_rate"]
)
def test_what_only_an_earlier_list_tells_says_which_day_it_holds_for(
    name: str, small: Small
) -> None:
    during = parse_range("2020")
    then, later = (measure(small(day), name, None, during) for day in (DAY, LATER))

    assert then.holds_on is None
    assert later.holds_on == date.fromisoformat(DAY)
    assert later.value == then.value


@pytest.mark.parametrize("day", [DAY, LATER, "2016-12-31", "2012-01-01"])
def test_initial_reports_that_were_due_are_in_overdue_or_not_recorded(
    day: str, small: Small
) -> None:
    alone = parse_range(day)
    due, *parts = (
        measure(small(day), f"initial_reports_{part}", None, alone)
        for part in ("due", "submitted", "overdue", "not_recorded")
    )

    told = (part.value or 0 for part in parts if not isinstance(part.value, str))
    assert due.value == sum(all_of(told, int))


@pytest.mark.parametrize(
    "name",
    ["non_parties_use_reported", "past_producers_not_party", "non_parties_not_using_abroad"],
)
def test_what_nobody_reports_of_all_states_is_a_lower_bound(name: str, small: Small) -> None:
    answer = measure(small(DAY), name)

    assert answer.qualifier is Qualifier.AT_LEAST
    assert answer.missing.endswith("events of all States not party")


@pytest.mark.parametrize(
    "name", ["states_retaining", "munitions_retained_total", "submunitions_retained_total"]
)
def test_what_is_retained_says_of_which_years_its_figures_are(name: str, small: Small) -> None:
    answer = measure(small(DAY), name)

    assert answer.because == "by the last figure of each State on record, of 2019"


@pytest.mark.parametrize(
    ("name", "during", "states"),
    [
        ("states_finishing_art3", "2013-12-17/2018-01-01", ("CUB", "GBR")),
        ("states_finishing_art3", "2013-12-18/2017-12-31", ()),
        ("states_declaring_art3_compliance", "2014/2018", ("CUB", "GBR")),
        # Mauritania finished between 2013 and September 2014, and declared it in that month
        ("states_finishing_art4", "2013/2014", ("MRT",)),
        ("states_declaring_art4_compliance", "2014", ("MRT",)),
    ],
)
def test_what_was_finished_counts_on_its_own_days(
    name: str, during: str, states: tuple[str, ...], small: Small
) -> None:
    answer = measure(small(DAY), name, None, parse_range(during))

    assert (answer.value, answer.states) == (len(states), states)
    assert answer.qualifier is Qualifier.EXACT


def test_where_days_lie_on_both_sides_of_a_period_it_is_at_least_so_many(small: Small) -> None:
    answer = measure(small(DAY), "states_finishing_art4", None, parse_range("2014/2020"))

    assert (answer.value, answer.qualifier) == (1, Qualifier.AT_LEAST)
    assert answer.states == ("HRV",)
    assert answer.because == "1 to 2: what is recorded allows both (MRT)"


@pytest.mark.parametrize("name", ["art5_extensions_granted_9msp", "nothing_of_the_kind"])
def test_an_unknown_metric_is_refused(name: str) -> None:
    with pytest.raises(UnknownMetricError, match=name):
        metric(name)


READINGS = {
    ("contracting_states", 0): 39,
    ("states_in_force", 0): 40,
    ("signatories_asia", 0): 0,
    ("signatories_europe", 0): 1,
    ("signatories_africa", 0): 1,
    ("signatories_americas", 0): 0,
    ("signatories_oceania", 0): 0,
    ("states_with_art3_obligation", 0): 2,
    ("states_with_art3_obligation", 1): 2,
    ("states_with_art3_obligation", 2): 2,
    ("states_that_reported_stockpiles", 0): 4,
    ("states_that_reported_stockpiles", 1): 4,
    ("states_completed_art3", 0): 2,
    ("states_without_stockpiles", 0): 37,
    ("states_without_stockpiles", 1): 38,
    ("states_without_stockpiles", 2): 36,
    ("new_states_without_initial_report", 0): 2,
    ("initial_reports_on_time_of_those_due", 0): 0,
    ("initial_reports_overdue_reduction", 0): 95,
    ("voluntary_reports_signatories", 0): 1,
    ("annual_report_rate", 0): None,
    ("annual_report_on_time_rate_of_due", 0): None,
    ("annual_report_on_time_rate_of_submitted", 0): None,
    ("annual_report_rate_average", 0): 66,
    ("regular_reporting_share", 0): 75,
    ("states_completed_art3_three_years_early_since_1rc", 0): 1,
    ("new_states_reporting_stockpile", 0): 1,
    ("states_retaining", 0): 1,
    ("area_released_total", 0): 4_000_000,
    ("area_cleared_states_parties", 0): 3_000_000,
    ("area_cleared_global", 0): 3_000_000,
    ("submunitions_cleared_states_parties", 0): 50,
    ("submunitions_cleared_global", 0): 50,
    ("discoveries_after_deadline", 0): 1,
    ("non_compliance_cases", 0): 1,
    ("states_with_art4_obligation", 0): 3,
    ("states_completed_art4", 0): 2,
    ("states_completed_art4", 1): 1,
    ("states_finding_unknown_contamination", 0): 1,
    ("states_with_art5_obligation", 0): 2,
    ("states_specific_law", 0): 0,
    ("states_specific_law", 1): 1,
    ("states_existing_law", 0): 1,
    ("states_existing_law", 1): 1,
    ("states_law_under_consideration", 0): 1,
    ("states_law_under_consideration", 1): 1,
    ("states_legal_measures", 0): 1,
    ("states_legal_measures", 1): 2,
    ("states_requesting_assistance_average", 0): None,
    ("states_requesting_assistance_average", 1): None,
    ("states_providing_assistance_average", 0): None,
    ("states_providing_assistance_average", 1): None,
    ("country_coalitions", 0): None,
    ("non_parties_attended_at_least_one_msp", 0): None,
    ("signatories_not_voting_yes", 0): None,
    ("states_parties_not_supporting_resolution", 0): None,
}
"""What the other readings of a metric give, by their number."""


@pytest.mark.parametrize(("name", "number"), READINGS)
def test_another_reading_counts_otherwise(name: str, number: int, small: Small) -> None:
    item = metrics()[name].readings[number]
    answer = item.answer(Asked(small(DAY), None, parse_range("2020")))

    assert answer.value == READINGS[name, number]


def test_every_reading_is_tried_here() -> None:
    assert READINGS.keys() == {
        (name, number)
        for name, row in metrics().items()
        if not name.endswith("_list") and not row.about_state and not row.about_meeting
        for number in range(len(row.readings))
    }
