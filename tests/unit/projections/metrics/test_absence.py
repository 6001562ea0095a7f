"""Nothing recorded is not zero: what was found, asked for or not complied with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.clearance import ContaminationReported
from domain.events.compliance import NonComplianceFound
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.law import NationalMeasureReported
from domain.events.machinery import MeetingClosed
from domain.events.membership import ConsentKind, ConventionSigned, InstrumentDeposited
from domain.events.offices import CoordinatorAppointed
from domain.events.statements import FigureReported, ListReported
from domain.events.stockpiles import StockpileDeclared, StockpileDiscovered
from domain.events.victims import VictimAssistanceDutyReported
from domain.quantities import Qualifier, Quantity, Unit
from domain.strategies import example, founders
from projections.metrics.model import Asked
from projections.metrics.registry import measure, metric
from projections.view import View

Ask = Callable[..., View]

BOUND = example(InstrumentDeposited, "2011-04-06", "state:BGR", kind=ConsentKind.RATIFICATION)
STOCK = example(StockpileDeclared, "2012-01-05", "state:BGR", scope="total")
# in force 1 October 2011, stock due 1 October 2019


def found(when: str) -> Event:
    return example(StockpileDiscovered, when, "state:BGR")


def none_stated(amount: int = 0) -> Event:
    fields: dict[str, Any] = {
        "metric": "non_compliance_cases",
        "scope": "States Parties",
        "period_from": date(2015, 9, 12),
        "period_to": date(2020, 10, 1),
        "value": Quantity(amount, Unit.PIECES),
    }
    return example(FigureReported, "2015-09-12/2020-10-01", "convention", **fields)


def view_of(ask: Ask, as_of: str, *told: Event) -> View:
    return ask([*founders(without=["BGR"]), BOUND, STOCK, *told], date.fromisoformat(as_of))


@pytest.mark.parametrize(
    "name",
    [
        "discoveries_after_deadline",
        "non_compliance_cases",
        "art3_requests_pending",
        "art4_requests_pending",
        "art3_requests_so_far",
        "art4_requests_so_far",
        "states_finishing_art3",
        "states_declaring_art3_compliance",
        "states_finishing_art4",
        "states_declaring_art4_compliance",
    ],
)
def test_a_ledger_without_such_events_knows_no_number_of_them(ask: Ask, name: str) -> None:
    for view in (ask([], date(2020, 1, 1)), view_of(ask, "2020-01-01")):
        answer = measure(view, name)
        assert answer.value is None
        assert answer.missing


def test_where_the_procedure_is_recorded_none_is_none(ask: Ask) -> None:
    grant = example(
        ExtensionGranted,
        "2019-09-04",
        "state:BGR",
        article=3,
        deadline=date(2020, 10, 1),
        decided_by="9MSP",
        form="at_meeting",
    )
    alone = view_of(ask, "2020-01-01", grant)
    assert measure(alone, "art4_requests_so_far").value is None
    assert measure(alone, "art3_requests_pending").value is None

    asked = example(
        ExtensionRequested,
        "2018-10-01",
        "state:BGR",
        article=3,
        months=12,
        for_meeting="9MSP",
    )
    view = view_of(ask, "2020-01-01", asked, grant)
    assert measure(view, "art4_requests_so_far").value == 0
    assert measure(view, "art3_requests_pending").value == 0


@pytest.mark.parametrize(
    ("when", "as_of", "surely", "perhaps"),
    [
        ("2019-09-30", "2022-01-01", 0, 0),
        ("2020-05-01", "2022-01-01", 1, 1),
        ("2019-09-30/2019-10-02", "2022-01-01", 0, 1),  # on both sides of the deadline
        ("2020", "2020-10-01", 0, 1),  # counted from the last day it can have been
        ("2020", "2020-12-31", 1, 1),
    ],
)
def test_a_find_counts_from_its_latest_day_and_against_every_day_of_the_deadline(
    ask: Ask,
    when: str,
    as_of: str,
    surely: int,
    perhaps: int,
) -> None:
    view = view_of(ask, as_of, found(when))
    answer = measure(view, "discoveries_after_deadline")
    assert answer.value == surely
    (reading,) = metric("discoveries_after_deadline").readings
    assert reading.answer(Asked(view, None, DateRange.of(view.as_of))).value == perhaps


def test_a_find_on_both_sides_of_the_deadline_is_at_least_none_and_perhaps_one(ask: Ask) -> None:
    view = view_of(ask, "2022-01-01", found("2019-09-30/2019-10-02"))
    answer = measure(view, "discoveries_after_deadline")
    assert answer.qualifier is Qualifier.AT_LEAST
    assert answer.because == "0 to 1: the days of a find allow both (BGR)"


def test_that_there_was_no_case_is_known_from_what_states_it(ask: Ask) -> None:
    told = none_stated()
    answer = measure(view_of(ask, "2018-01-01", told), "non_compliance_cases")
    assert (answer.value, answer.evidence) == (0, (told.id,))
    for as_of in ("2015-09-11", "2020-10-02"):  # it speaks of no other days
        assert measure(view_of(ask, as_of, told), "non_compliance_cases").value is None
    assert measure(view_of(ask, "2018-01-01", none_stated(1)), "non_compliance_cases").value is None


def test_a_case_that_a_meeting_found_counts_from_its_day(ask: Ask) -> None:
    case = example(NonComplianceFound, "2018-09-05", "state:BGR", found_by="8MSP", provision="3.2")
    answer = measure(view_of(ask, "2018-09-05", case, none_stated()), "non_compliance_cases")
    assert (answer.value, answer.qualifier) == (1, Qualifier.AT_LEAST)
    assert (answer.states, answer.evidence) == (("BGR",), (case.id,))
    assert measure(view_of(ask, "2018-09-04", case), "non_compliance_cases").value is None


def test_a_withdrawal_that_is_not_recorded_lacks_its_notice(ask: Ask) -> None:
    answer = measure(view_of(ask, "2020-01-01"), "withdrawal_effective", "BGR")
    assert answer.value is None
    assert answer.missing == "WithdrawalNotified events of the State"


@pytest.mark.parametrize(
    ("name", "figure", "words"),
    [
        ("annual_report_rate_average", "annual_reports_average_share", "annual reports alone"),
        ("regular_reporting_share", "regular_reporting_share", "initial and annual reports"),
    ],
)
def test_two_rates_of_reporting_say_how_each_reads_its_words(
    ask: Ask, name: str, figure: str, words: str
) -> None:
    fields: dict[str, Any] = {
        "metric": figure,
        "scope": "States Parties",
        "period_from": date(2015, 9, 12),
        "period_to": date(2020, 10, 1),
        "value": Quantity(7500, Unit.BASIS_POINTS),
    }
    told = example(FigureReported, "2015-09-12/2020-10-01", "convention", **fields)
    view = view_of(ask, "2020-10-01", told)
    answer = metric(name).answer(Asked(view, None, DateRange.of(view.as_of)))
    assert answer.value == 75
    assert words in answer.because
    assert "stated in total" in answer.because


NEW = example(InstrumentDeposited, "2019-04-06", "state:VUT", kind=ConsentKind.ACCESSION)
# in force 1 October 2019, and silent


def listed(metric: str, when: str) -> Event:
    """A whole list of Bulgaria alone at a day."""
    day = date.fromisoformat(when)
    fields: dict[str, Any] = {"metric": metric, "as_of": day, "states": ("BGR",), "complete": True}
    return example(ListReported, when, "convention", **fields)


@pytest.mark.parametrize(
    ("metric_name", "told"),
    [
        ("states_with_art3_obligation", STOCK),
        (
            "states_with_art4_obligation",
            example(ContaminationReported, "2012-01-05", "state:BGR", covers="whole"),
        ),
        (
            "states_with_art5_obligation",
            example(VictimAssistanceDutyReported, "2012-01-05", "state:BGR"),
        ),
        (
            "states_specific_law",
            example(NationalMeasureReported, "2012-01-05", "state:BGR", category="specific_law"),
        ),
    ],
)
def test_a_count_is_exact_until_a_state_joins_that_told_nothing(
    ask: Ask, metric_name: str, told: Event
) -> None:
    whole = listed(metric_name, "2018-01-01")
    for name in (metric_name, f"{metric_name}_list"):
        before = measure(view_of(ask, "2019-04-05", told, whole, NEW), name)
        after = measure(view_of(ask, "2019-10-01", told, whole, NEW), name)
        assert (before.states, before.qualifier, before.missing) == (
            ("BGR",),
            Qualifier.EXACT,
            "",
        )
        assert (after.states, after.qualifier) == (("BGR",), Qualifier.AT_LEAST)
        assert after.missing.endswith("events of VUT")


def test_a_list_is_none_where_a_document_only_counts(ask: Ask) -> None:
    day = date(2018, 1, 1)
    fields: dict[str, Any] = {
        "metric": "initial_reports_overdue",
        "scope": "States Parties",
        "period_from": day,
        "period_to": day,
        "value": Quantity(3, Unit.REPORTS),
    }
    counted = example(FigureReported, "2018-01-01", "convention", **fields)
    view = view_of(ask, "2018-01-01", counted)
    assert measure(view, "initial_reports_overdue").value == 3
    assert measure(view, "initial_reports_overdue_list").value is None


@pytest.mark.parametrize("name", ["new_art4_obligation", "new_art5_obligation"])
def test_a_new_state_that_told_nothing_is_not_known_to_have_no_duty(ask: Ask, name: str) -> None:
    close = example(MeetingClosed, "2015-09-11", "meeting:1RC", part=1)
    answer = measure(view_of(ask, "2020-01-01", close, NEW), name, "VUT")
    assert (answer.value, answer.missing[-12:]) == (None, "of the State")


def test_who_is_bound_is_not_known_of_fewer_than_thirty_deposits(ask: Ask) -> None:
    names = ("contracting_states", "states_in_force", "non_parties", "signatories")
    some = [*founders(without=["BGR"])[:29], example(ConventionSigned, "2009-01-05", "state:BGR")]
    values = {name: measure(ask(some, date(2020, 1, 1)), name) for name in names}
    assert [(item.value, item.qualifier.value) for item in values.values()] == [
        (29, "at_least"),
        (None, "exact"),
        (None, "exact"),
        (None, "exact"),
    ]
    before = ask(some, date(2008, 12, 2))  # before it was open for signature there was none
    assert [measure(before, name).value for name in names[:2]] == [0, 0]


def test_coordinators_whose_terms_have_no_day_are_not_none(ask: Ask) -> None:
    fields: dict[str, Any] = {"theme": "clearance", "from_meeting": "9MSP", "until_meeting": None}
    named = example(CoordinatorAppointed, "2019-09-04", "state:SWE", **fields)
    answer = measure(view_of(ask, "2020-01-01", named), "coordinators_clearance")
    assert (answer.value, answer.missing) == (None, "MeetingClosed events of the 9MSP")
