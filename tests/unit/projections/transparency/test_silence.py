"""Two years of silence, by reports and by any information."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import ContaminationReported
from domain.events.extensions import ExtensionRequested
from domain.events.header import Event
from domain.events.membership import ConsentKind, InstrumentDeposited
from domain.events.statements import ListReported
from domain.events.stockpiles import MunitionsRetained
from domain.events.transparency import AnnualReportSubmitted, VoluntaryReportSubmitted
from domain.quantities import Quantity, Unit
from domain.strategies import example, founders
from domain.subjects import CONVENTION
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
