"""Metrics of money: figures in the words of decisions and mandates, and stated sums."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.dates import DateRange
from domain.events.decisions import DecisionTaken, MandateGiven
from domain.events.header import Event
from domain.events.money import (
    CostEstimateApproved,
    CostEstimatePresented,
    FundsCarriedOver,
    ScaleOfAssessmentsAdopted,
)
from domain.events.statements import FigureReported, unit_of_metric
from domain.quantities import Quantity
from domain.strategies import example
from projections.metrics import finance
from projections.metrics.decided import Stated, stated
from projections.metrics.model import Asked, MetricUnit
from projections.metrics.registry import measure
from projections.view import View

Ask = Callable[..., View]


def decided(key: str, decision: str) -> Event:
    return example(DecisionTaken, "2021-09-21", "meeting:2RC", key=key, decision=decision)


def given(key: str, task: str) -> Event:
    return example(
        MandateGiven,
        "2021-09-21",
        "meeting:2RC",
        key=key,
        bearer="United Nations",
        task=task,
        due_meeting=None,
        due_on=None,
    )


def figure(metric: str, amount: int, first: date, last: date) -> Event:
    return example(
        FigureReported,
        f"{first}/{last}",
        "convention",
        metric=metric,
        scope="all",
        value=Quantity(amount, unit_of_metric(metric)),
        period_from=first,
        period_to=last,
    )


REVIEWED = (date(2016, 1, 1), date(2019, 12, 31))
HISTORY = [
    decided("isu-2021-2026", "For the Unit for 2021 to 2026, first presented for 2021 to 2025"),
    decided("payment-schedules", "States in arrears for two years or more"),
    decided("credit-not-in-cash", "Settled every five years"),
    decided("action-9-indicator", "Paid no later than three months before the meeting"),
    example(
        CostEstimateApproved,
        "2020-11-27",
        "meeting:10MSP",
        year=2021,
        document="CCM/CONF/2020/WP.2",
    ),
    example(CostEstimatePresented, "2020-11-01", "meeting:10MSP", document="CCM/CONF/2020/9"),
    example(FundsCarriedOver, "2021-09-21", "meeting:10MSP", year=2021, to_year=2022),
    example(
        ScaleOfAssessmentsAdopted,
        "2018-12-22",
        "state:AFG",
        first_year=2019,
        last_year=2021,
        rate_per_100000=7,
        notional=False,
    ),
    given("close-accounts", "Close the accounts within twelve months"),
    given("status-presentations", "Encourage payment before the three months"),
    given("two-year-estimates", "Estimates over two years"),
    given("contingency", "A contingency of 15 per cent"),
    given("early-invoices", "60 days before the financial period and 60 days after the budget"),
    given("isu-budget-2023", "Submit it sixty days before"),
    given("unpaid-30-april", "Ask each State that has not paid by 30 April when it will"),
    figure("sponsorship_contributions_average", 5_280_000, *REVIEWED),
    figure("sponsored_delegates_average", 17, *REVIEWED),
    figure("sponsored_states_average", 16, *REVIEWED),
    figure("sponsorship_donors_average", 4, *REVIEWED),
]
VALUES: dict[str, Any] = {
    "isu_multiyear_budget_period_presented": "2021-2025",
    "arrears_payment_plan_trigger": 2,
    "credit_settlement_interval": 5,
    "assessed_contribution_lead": 3,
    "cost_estimate_document": "CCM/CONF/2020/WP.2",
    "account_closure": 12,
    "assessed_contribution_deadline": 3,
    "cost_estimate_period": 2,
    "contingency_examined": 15,
    "invoice_lead_time": 60,
    "invoice_time_after_adoption": 60,
    "isu_budget_submission_lead": 60,
    "unpaid_contact_date": "04-30",
    "cost_estimates_presented": 1,
    "funds_carried_over_to": 2022,
    "scale_rate": 7,
    "sponsorship_contributions_average": 5_280_000,
    "sponsored_delegates_average": 17,
    "sponsored_states_average": 16,
    "sponsorship_donors_average": 4,
}
RESTS_ON = {event.type for event in HISTORY}
DURING = DateRange(date(2019, 1, 1), date(2019, 12, 31))


def test_every_metric_of_these_is_tried_here() -> None:
    assert {row.name for row in finance.METRICS} == set(VALUES)


@pytest.mark.parametrize("row", finance.METRICS, ids=lambda row: row.name)
def test_a_metric_of_money_rests_on_what_was_decided_or_stated(row: Any, ask: Ask) -> None:
    whom = "10MSP" if row.about_meeting else "AFG" if row.about_state else None
    found = row.answer(Asked(ask(HISTORY, date(2021, 9, 21)), whom, DURING))

    assert found.value == VALUES[row.name]
    assert len(found.evidence) == 1


@pytest.mark.parametrize("row", finance.METRICS, ids=lambda row: row.name)
def test_without_events_none_of_them_has_a_value(row: Any, ask: Ask) -> None:
    whom = "10MSP" if row.about_meeting else "AFG" if row.about_state else None
    found = row.answer(Asked(ask([], date(2021, 9, 21)), whom, DURING))

    assert found.value is None
    assert found.missing.partition(" ")[0] in RESTS_ON


def test_before_the_decision_its_figure_is_not_known(ask: Ask) -> None:
    assert measure(ask(HISTORY, date(2021, 9, 20)), "credit_settlement_interval").value is None


@pytest.mark.parametrize(
    ("unit", "words", "value"),
    [
        (MetricUnit.DATE, "June 2021", date(2021, 6, 30)),
        (MetricUnit.DATE, "no day 2021", None),
        (MetricUnit.MEETING, "Third Review Conference", "3RC"),
        (MetricUnit.MEETING, "Fourth Review Conference", None),
        (MetricUnit.MONTH_DAY, "1 May", "05-01"),
        (MetricUnit.YEARS, "Ten", 10),
        (MetricUnit.YEARS, "many", None),
    ],
)
def test_a_figure_is_read_from_the_words_of_a_decision(
    unit: MetricUnit, words: str, value: object, ask: Ask
) -> None:
    row = stated(Stated("some", "Some", unit, "", "2RC", "some", r"until (.*)$"))
    view = ask([decided("some", f"It holds until {words}")], date(2021, 9, 21))

    assert row.answer(Asked(view, None, DURING)).value == value
