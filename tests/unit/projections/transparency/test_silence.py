"""Two years of silence, by reports and by any information."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import ContaminationReported
from domain.events.decisions import ActionPlanAdopted
from domain.events.extensions import ExtensionRequested
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.statements import ListReported
from domain.events.stockpiles import MunitionsRetained
from domain.events.transparency import AnnualReportSubmitted, VoluntaryReportSubmitted
from domain.quantities import Quantity, Unit
from domain.strategies import example, founders
from domain.subjects import CONVENTION
from projections.metrics.registry import measure
from projections.transparency.silence import Heard, silence, silences
from projections.view import View

Ask = Callable[..., View]


def event(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


BOUND = event(InstrumentDeposited, "2011-04-06", kind=ConsentKind.RATIFICATION)
AREA = event(ContaminationReported, "2012", total=Quantity(7, Unit.SQUARE_METRES), covers="whole")
MISSING = example(
    ListReported,
    "2016-06-01",
    CONVENTION,
    metric="states_without_initial_report",
    as_of=date(2016, 6, 1),
    states=("BGR",),
    complete=True,
)
ASKED = event(ExtensionRequested, "2015-07-01", article=4, months=12)
RETAINED = event(MunitionsRetained, "2013", year=2012, munitions=Quantity(5, Unit.MUNITIONS))


def told(ask: Ask, as_of: str, *events: Event) -> View:
    return ask([*founders(without=["BGR"]), BOUND, *events], date.fromisoformat(as_of))


@pytest.mark.parametrize(
    ("events", "as_of", "report", "information"),
    [
        ([MISSING], "2016-05-01", Heard.SILENT, Heard.SILENT),
        # any other information counts for the second test only
        ([MISSING, ASKED], "2016-05-01", Heard.SILENT, Heard.HEARD),
        ([MISSING, ASKED], "2016-06-01", Heard.SILENT, Heard.HEARD),
        (
            [MISSING, event(VoluntaryReportSubmitted, "2016-04-01", year=None)],
            "2016-05-01",
            Heard.SILENT,
            Heard.HEARD,
        ),
        # without evidence nobody is silent
        ([], "2016-05-01", Heard.NOT_RECORDED, Heard.NOT_RECORDED),
        ([MISSING], "2016-06-02", Heard.NOT_RECORDED, Heard.NOT_RECORDED),
        # one due date is not two
        ([], "2013-04-30", Heard.NOT_YET, Heard.NOT_YET),
    ],
)
def test_both_tests_by_example(
    ask: Ask, events: list[Event], as_of: str, report: Heard, information: Heard
) -> None:
    found = silence(told(ask, as_of, AREA, *events), "BGR")
    assert found
    assert (found.report, found.information) == (report, information)
    assert found.duties == ("4.1(a)",)


def test_a_later_report_breaks_the_chain_from_its_day(ask: Ask) -> None:
    late = event(AnnualReportSubmitted, "2016-05-20", year=2013)
    before = silence(told(ask, "2016-05-19", AREA, MISSING, late), "BGR")
    after = silence(told(ask, "2016-05-20", AREA, MISSING, late), "BGR")
    assert before
    assert after
    assert (before.report, after.report) == (Heard.SILENT, Heard.HEARD)


def test_who_retains_munitions_is_looked_at_and_who_has_no_duty_is_not(ask: Ask) -> None:
    retains = silence(told(ask, "2016-05-01", RETAINED), "BGR")
    assert retains
    assert retains.duties == ("3.6",)
    assert silence(told(ask, "2016-05-01"), "BGR") is None
    none_left = event(MunitionsRetained, "2014", year=2013, munitions=Quantity(0, Unit.MUNITIONS))
    assert silence(told(ask, "2016-05-01", RETAINED, none_left), "BGR") is None
    assert [item.iso3 for item in silences(told(ask, "2016-05-01", AREA))] == ["BGR"]


def test_silence_rests_on_what_shows_the_reports_to_be_missing(ask: Ask) -> None:
    found = silence(told(ask, "2016-05-01", AREA, MISSING), "BGR")
    assert found
    assert found.evidence == (MISSING.id,)


PASSED = "2022-05-01"
"""The deadline of 1 October 2021 has passed, and nothing tells what became of it."""


@pytest.mark.parametrize(
    ("events", "report", "information"),
    [
        ([], Heard.DUTY_NOT_RECORDED, Heard.DUTY_NOT_RECORDED),
        (
            [event(AnnualReportSubmitted, "2021-04-20", year=2020)],
            Heard.HEARD,
            Heard.HEARD,
        ),
        # whoever retains munitions has a duty whatever became of its areas
        ([RETAINED], Heard.NOT_RECORDED, Heard.NOT_RECORDED),
    ],
)
def test_a_state_whose_deadline_passed_without_a_record_is_told_apart(
    ask: Ask, events: list[Event], report: Heard, information: Heard
) -> None:
    found = silence(told(ask, PASSED, AREA, *events), "BGR")
    assert found
    assert found.unsettled == ("4.1(a)",)
    assert (found.report, found.information) == (report, information)


def test_before_its_deadline_no_duty_is_unsettled(ask: Ask) -> None:
    found = silence(told(ask, "2021-10-01", AREA), "BGR")
    assert found
    assert (found.unsettled, found.report) == ((), Heard.NOT_RECORDED)


def test_such_a_state_is_named_in_indicator_44a_and_not_counted(ask: Ask) -> None:
    plan = example(
        ActionPlanAdopted,
        "2021-09-21",
        "meeting:2RC",
        plan="Lausanne Action Plan",
        period_from=date(2021, 1, 1),
        period_to=date(2026, 12, 31),
        actions=50,
    )
    sent = event(AnnualReportSubmitted, "2021-04-20", year=2020)
    found = measure(told(ask, PASSED, AREA, sent, plan), "lausanne_44a")
    assert found.value is None
    assert found.missing.endswith("of BGR")
    assert found.because == "whether these still have such a duty is not recorded: BGR"
    none = measure(told(ask, PASSED, AREA, plan), "states_silent_by_reports")
    assert none.value is None
    assert none.missing.endswith("of BGR")
