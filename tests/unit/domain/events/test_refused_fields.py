"""Fields that fit by themselves and not together, or are out of their bounds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from domain.events import money
from domain.events.clearance import LandReleased
from domain.events.cooperation import (
    AssistancePurpose,
    AssistanceRequested,
    CountryCoalitionFormed,
)
from domain.events.decisions import (
    ActionPlanAdopted,
    Bearer,
    MandateGiven,
    PlanTargetSet,
    Recurrence,
)
from domain.events.fields import Completeness
from domain.events.header import Event
from domain.events.offices import CoordinatorAppointed, Theme
from domain.events.registry import event_types
from domain.events.statements import FigureReported, unit_of_metric
from domain.events.stockpiles import DestructionPlanSubmitted, MunitionsRetained
from domain.events.transparency import AnnualReportSubmitted, VoluntaryReportSubmitted
from domain.events.victims import CasualtiesReported, CasualtyCause
from domain.money import Currency, Money
from domain.quantities import Quantity, Unit
from domain.strategies import events, example

JULY, JUNE = date(2020, 7, 1), date(2020, 6, 1)
NONE = Quantity(0, Unit.SQUARE_METRES)

OF_A_YEAR: list[tuple[type[Event], dict[str, Any]]] = [
    (AnnualReportSubmitted, {}),
    (VoluntaryReportSubmitted, {}),
    (MunitionsRetained, {}),
    (AssistanceRequested, {"purpose": AssistancePurpose.CLEARANCE}),
    (
        CasualtiesReported,
        {
            "cause": CasualtyCause.ALL,
            "casualties": Quantity(3, Unit.CASUALTIES),
            "covers": Completeness.WHOLE,
        },
    ),
]


def refused(kind: type[Event], says: str, subject: str = "state:AFG", **fields: Any) -> None:
    with pytest.raises(ValidationError, match=says):
        example(kind, "2020-06-01", subject, **fields)


@pytest.mark.parametrize(
    ("kind", "subject", "others"),
    [
        (LandReleased, "state:AFG", {"series": "Monitor", "cleared": NONE}),
        (ActionPlanAdopted, "meeting:2RC", {"plan": "Plan", "actions": 50}),
        (
            FigureReported,
            "convention",
            {"metric": "x", "scope": "world", "value": Quantity(1, Unit.STATES)},
        ),
    ],
)
def test_a_period_may_be_one_day_and_never_runs_backwards(
    kind: type[Event], subject: str, others: dict[str, Any]
) -> None:
    example(kind, "2020", subject, period_from=JUNE, period_to=JUNE, **others)
    refused(kind, "runs backwards", subject, period_from=JULY, period_to=JUNE, **others)


@pytest.mark.parametrize(("kind", "others"), OF_A_YEAR)
def test_nothing_speaks_of_a_year_later_than_its_last_possible_day(
    kind: type[Event], others: dict[str, Any]
) -> None:
    example(kind, "2020-06-01", "state:AFG", year=2020, **others)
    refused(kind, "a year later than 2020-06-01", year=2021, **others)


@pytest.mark.parametrize("year", [1939, 2101, 20])
@pytest.mark.parametrize(("kind", "others"), OF_A_YEAR)
def test_a_year_is_written_in_full(year: int, kind: type[Event], others: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match=r"greater than|less than"):
        example(kind, "2200", "state:AFG", year=year, **others)


def test_released_land_states_some_figure_and_zero_is_one() -> None:
    period: dict[str, Any] = {"period_from": JUNE, "period_to": JULY, "series": "Monitor"}
    example(LandReleased, "2020", "state:AFG", unspecified=NONE, **period)
    example(
        LandReleased,
        "2020",
        "state:AFG",
        submunitions=Quantity(9, Unit.SUBMUNITIONS),
        **period,
    )
    refused(LandReleased, "states no figure", **period)


def test_a_mandate_is_due_at_a_meeting_or_on_a_day_or_stands() -> None:
    task: dict[str, Any] = {"key": "k", "bearer": Bearer.ISU, "task": "Report"}
    example(MandateGiven, "2020-06-01", "meeting:2RC", due_meeting="10MSP", **task)
    example(MandateGiven, "2020-06-01", "meeting:2RC", due_on=JUNE, **task)
    example(MandateGiven, "2020-06-01", "meeting:2RC", **task)
    refused(
        MandateGiven, "only one can be", "meeting:2RC", due_meeting="10MSP", due_on=JULY, **task
    )
    refused(
        MandateGiven,
        "before it can have been given",
        "meeting:2RC",
        due_on=date(2020, 5, 31),
        **task,
    )
    refused(MandateGiven, "a meeting that is not named", "meeting:2RC", days_before=60, **task)


def test_a_mandate_that_repeats_says_from_when_and_is_not_due_once() -> None:
    fields = {"key": "k", "bearer": Bearer.ISU, "task": "Report"}
    example(
        MandateGiven,
        "2020-06-01",
        "meeting:2RC",
        due_on=JUNE,
        repeats=Recurrence.YEARLY,
        last_year=2020,
        **fields,
    )
    wrong: list[tuple[str, dict[str, Any]]] = [
        ("does not say the first day", {"repeats": Recurrence.YEARLY}),
        ("and yet due once", {"repeats": Recurrence.AT_MSPS, "due_on": JULY}),
        ("and yet due once", {"repeats": Recurrence.AT_MEETINGS, "due_meeting": "10MSP"}),
        ("ends what does not repeat", {"last_year": 2021}),
        ("ends what does not repeat", {"repeats": Recurrence.AT_MSPS, "last_year": 2019}),
    ]
    for words, said in wrong:
        refused(MandateGiven, words, "meeting:2RC", **fields, **said)


def test_a_term_lasts() -> None:
    term = {"theme": Theme.CLEARANCE, "from_meeting": "9MSP"}
    example(CoordinatorAppointed, "2020", "state:AFG", until_meeting="2RC", **term)
    example(CoordinatorAppointed, "2020", "state:AFG", **term)
    refused(CoordinatorAppointed, "begin after 9MSP and end with it", until_meeting="9MSP", **term)


def test_a_coalition_takes_two_states() -> None:
    refused(
        CountryCoalitionFormed, "AFG itself", partner="AFG", purpose=AssistancePurpose.CLEARANCE
    )


def test_a_coalition_has_one_lead() -> None:
    purpose = AssistancePurpose.CLEARANCE
    refused(CountryCoalitionFormed, "only one can", partner="NOR", body="Operator", purpose=purpose)


@pytest.mark.parametrize("number", [0, -1])
def test_what_is_counted_is_at_least_one(number: int) -> None:
    refused(DestructionPlanSubmitted, "greater than", lots=number, covers="all")
    refused(PlanTargetSet, "greater than", "meeting:1RC", plan="Plan", metric="x", at_least=number)


def test_people_are_no_munitions() -> None:
    refused(
        CasualtiesReported,
        "this field counts casualties",
        year=2020,
        cause=CasualtyCause.ALL,
        casualties=Quantity(3, Unit.MUNITIONS),
        covers=Completeness.WHOLE,
    )


@pytest.mark.parametrize(
    ("metric", "unit"),
    [
        ("unga_yes_votes", Unit.VOTES),
        ("initial_reports_due_reports", Unit.REPORTS),
        ("extension_requests", Unit.REQUESTS),
        ("recorded_casualties", Unit.CASUALTIES),
        ("msp_days", Unit.PIECES),
        ("isu_capital_reserve", Unit.CHF_CENTS),
        ("clearance_and_risk_education_support", Unit.USD_CENTS),
        ("states_parties", Unit.STATES),
    ],
)
def test_the_ending_of_a_metric_tells_its_unit(metric: str, unit: Unit) -> None:
    assert unit_of_metric(metric) is unit


@settings(max_examples=20)
@given(st.data())
def test_every_type_that_has_one_refuses_a_period_that_runs_backwards(data: st.DataObject) -> None:
    kinds = [kind for kind in event_types().values() if "period_to" in kind.model_fields]
    kind = data.draw(st.sampled_from(kinds))
    event = data.draw(events(kind))
    fields = event.model_dump() | {"period_from": JULY, "period_to": JUNE}
    with pytest.raises(ValidationError, match="runs backwards"):
        kind.model_validate(fields)


USD = Money(100, Currency.USD)
NOTHING = Money(0, Currency.USD)


@pytest.mark.parametrize(
    ("kind", "says", "subject", "fields"),
    [
        (
            money.ScaleOfAssessmentsAdopted,
            "run backwards",
            "state:AFG",
            {"first_year": 2021, "last_year": 2019, "rate_per_100000": 6, "notional": False},
        ),
        (money.CostEstimateApproved, "name it", "meeting:2RC", {"document": "WP.2"}),
        (money.ActualCostReported, "name it", "convention", {"cost": USD}),
        (
            money.PaymentReceived,
            "more than 0",
            "state:AFG",
            {"account": "2RC", "paid": NOTHING, "receipt": "1"},
        ),
        (
            money.CreditReturned,
            "from 2RC to 2RC",
            "state:AFG",
            {"account": "2RC", "credit": USD, "to_account": "2RC"},
        ),
        (
            money.AssessmentInvoiced,
            "less than 0",
            "state:AFG",
            {"account": "2RC", "billing": "final", "share": -USD},
        ),
    ],
)
def test_money_that_cannot_be_is_refused(
    kind: type[Event], says: str, subject: str, fields: dict[str, Any]
) -> None:
    refused(kind, says, subject, **fields)
