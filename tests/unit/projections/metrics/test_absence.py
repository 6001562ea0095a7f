"""Nothing recorded is not zero: what was found, asked for or not complied with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.compliance import NonComplianceFound
from domain.events.extensions import ExtensionGranted
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.statements import FigureReported
from domain.events.stockpiles import StockpileDeclared, StockpileDiscovered
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
    view = view_of(ask, "2020-01-01", grant)
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
