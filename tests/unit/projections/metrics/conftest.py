"""A small ledger, made by hand: what a metric gives can be told by reading it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationDiscovered,
    ContaminationReported,
    LandReleased,
    RiskEducationReported,
    SurveyReported,
)
from domain.events.cooperation import AssistanceRequested
from domain.events.decisions import MandateGiven, PlanTargetSet
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.law import NationalMeasureReported
from domain.events.machinery import MeetingClosed, MeetingScheduled
from domain.events.membership import ConventionSigned, InstrumentDeposited, WithdrawalNotified
from domain.events.norms import ProductionReported, RestrictionDeclared, UseReported
from domain.events.statements import FigureReported, ListReported
from domain.events.stockpiles import (
    DestructionPlanSubmitted,
    HoldingsClarified,
    MunitionsRetained,
    StockpileComplianceDeclared,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.events.transparency import (
    AnnualReportSubmitted,
    InitialReportSubmitted,
    VoluntaryReportSubmitted,
)
from domain.events.victims import (
    FocalPointDesignated,
    VictimAssistanceDutyLifted,
    VictimAssistanceDutyReported,
    VictimAssistanceMeasure,
    VictimAssistanceReported,
)
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import all_states
from domain.strategies import example
from domain.subjects import CONVENTION
from projections.universalization import NOT_ABROAD
from projections.view import View

OURS = ("AGO", "BGR", "CUB", "CYP", "GBR", "GNB", "HRV", "LAO", "LTU", "MRT", "MUS", "NIU", "SOM")
FILLERS = tuple(item.iso3 for item in all_states() if item.iso3 not in OURS)[:30]
"""The first thirty States to consent, on the day that made the Convention enter into force."""


def of(iso3: str, kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, f"state:{iso3}", **fields)


def stock(munitions: int, submunitions: int | None = None) -> dict[str, Quantity | None]:
    return {
        "munitions": Quantity(munitions, Unit.MUNITIONS),
        "submunitions": None if submunitions is None else Quantity(submunitions, Unit.SUBMUNITIONS),
    }


def joined(iso3: str, deposited: str, signed: str | None = None) -> list[Event]:
    kind = "ratification" if signed else "accession"
    consent = of(iso3, InstrumentDeposited, deposited, kind=kind)
    return [of(iso3, ConventionSigned, signed), consent] if signed else [consent]


def area(km2: int) -> Quantity:
    return Quantity(km2 * 1_000_000, Unit.SQUARE_METRES)


def meeting(name: str, kind: str, opens: str, closes: str) -> list[Event]:
    first, last = date.fromisoformat(opens), date.fromisoformat(closes)
    return [
        example(
            MeetingScheduled,
            "2014-12-01",
            f"meeting:{name}",
            kind=kind,
            part=1,
            opens_on=first,
            closes_on=last,
        ),
        example(MeetingClosed, closes, f"meeting:{name}", part=1),
    ]


def asks(iso3: str, when: str, article: int, months: int, meeting: str) -> Event:
    return of(iso3, ExtensionRequested, when, article=article, months=months, for_meeting=meeting)


def grants(iso3: str, when: str, article: int, months: int, deadline: str) -> Event:
    return of(
        iso3,
        ExtensionGranted,
        when,
        article=article,
        months=months,
        deadline=date.fromisoformat(deadline),
        decided_by="9MSP",
        form="at_meeting",
    )


def lists(metric: str, *codes: str) -> Event:
    return example(
        ListReported,
        "2020-10-01",
        CONVENTION,
        metric=metric,
        as_of=date(2020, 10, 1),
        states=codes,
        complete=True,
    )


def figure(metric: str, value: Quantity, when: str) -> Event:
    day = date.fromisoformat(when)
    return example(
        FigureReported,
        when,
        CONVENTION,
        metric=metric,
        scope="States Parties",
        period_from=day,
        period_to=day,
        value=value,
    )


def states_figure(metric: str, amount: int, when: str) -> Event:
    return figure(metric, Quantity(amount, Unit.STATES), when)


def share(metric: str, basis_points: int, said: Qualifier = Qualifier.EXACT) -> Event:
    return figure(metric, Quantity(basis_points, Unit.BASIS_POINTS, said), "2020-10-01")


def mandate(key: str, due_meeting: str | None = None) -> Event:
    return example(
        MandateGiven,
        "2020-09-01",
        "meeting:2RC",
        key=key,
        bearer="President",
        task="engage",
        due_meeting=due_meeting,
    )


REPORTED = tuple(item for item in VictimAssistanceMeasure if item != "needs_assessed")

EVENTS: list[Event] = [
    *(event for iso3 in FILLERS for event in joined(iso3, "2010-02-16")),
    *meeting("1RC", "RC", "2015-09-07", "2015-09-11"),
    *meeting("9MSP", "MSP", "2019-09-02", "2019-09-04"),
    of("AGO", ConventionSigned, "2008-12-03"),
    of("CYP", ConventionSigned, "2009-09-23"),
    # in force 1 Oct 2011: stock, part of it destroyed, one extension, a second one asked for
    *joined("BGR", "2011-04-06", "2008-12-03"),
    of("BGR", StockpileDeclared, "2012-03-27", scope="total", **stock(100, 1000)),
    of(
        "BGR",
        StockpileDestroyed,
        "2019",
        period_from=date(2019, 1, 1),
        period_to=date(2019, 12, 31),
        **stock(35, 350),
    ),
    asks("BGR", "2018-10-01", 3, 18, "9MSP"),
    grants("BGR", "2019-09-04", 3, 12, "2020-10-01"),
    asks("BGR", "2020-06-01", 3, 24, "2RC"),
    of("BGR", DestructionPlanSubmitted, "2020-06-01", lots=2, covers="Lots 1 and 2"),
    of("BGR", MunitionsRetained, "2018-12-31", year=2018, **stock(8, 400)),
    of("BGR", MunitionsRetained, "2019-12-31", year=2019, **stock(7, 350)),
    # joined after the First Review Conference, and finished six years before its deadline
    *joined("CUB", "2016-04-06"),
    of("CUB", StockpileDeclared, "2017-03-30", scope="total", **stock(20)),
    of("CUB", StockpileDestructionCompleted, "2018-01-01", **stock(20)),
    of("CUB", MunitionsRetained, "2018-12-31", year=2018, **stock(0)),
    of("CUB", StockpileComplianceDeclared, "2018-09-03", meeting="8MSP"),
    # finished in time; another stock was found in 2020 and destroyed on 15 December
    *joined("GBR", "2010-05-04", "2008-12-03"),
    of("GBR", StockpileDeclared, "2011-04-28", scope="total", **stock(50, 500)),
    of("GBR", StockpileDestructionCompleted, "2013-12-17", **stock(50, 500)),
    of("GBR", StockpileComplianceDeclared, "2014-09-02", meeting="5MSP"),
    of("GBR", StockpileDiscovered, "2020-01-01/2020-12-14"),
    of("GBR", StockpileDestructionCompleted, "2020-12-15"),
    # in force 1 May 2011: still verifying when its deadline passed
    *joined("GNB", "2010-11-29", "2008-12-04"),
    of("GNB", HoldingsClarified, "2012-01-01", holdings="verifying"),
    # cleared in 2020
    *joined("HRV", "2009-08-17", "2008-12-03"),
    of("HRV", ContaminationReported, "2011-12-31", total=area(7), covers="whole"),
    of("HRV", ClearanceCompleted, "2020-07-10", paragraph="4.1(a)"),
    of("HRV", ClearanceComplianceDeclared, "2020-07-31", paragraph="4.1(a)"),
    # extended to 2025
    *joined("LAO", "2009-03-18", "2008-12-03"),
    of("LAO", ContaminationReported, "2011-12-31", total=area(8000), covers="whole"),
    of("LAO", SurveyReported, "2018-04-30"),
    of("LAO", RiskEducationReported, "2017-04-30", detail="limited"),
    of("LAO", RiskEducationReported, "2018-04-30", detail="detailed"),
    of(
        "LAO",
        LandReleased,
        "2020-01-01/2020-06-30",
        period_from=date(2020, 1, 1),
        period_to=date(2020, 6, 30),
        cancelled=area(1),
        cleared=area(3),
        submunitions=Quantity(50, Unit.SUBMUNITIONS),
        series="Monitor",
    ),
    asks("LAO", "2019-02-26", 4, 60, "9MSP"),
    grants("LAO", "2019-09-03/2019-09-04", 4, 60, "2025-08-01"),
    # withdrew: no longer bound from 1 July 2019; its initial report had come
    *joined("LTU", "2011-03-24", "2008-12-03"),
    of("LTU", InitialReportSubmitted, "2012-02-28"),
    of("LTU", WithdrawalNotified, "2019-01-01", in_armed_conflict=False),
    # finished between 2013 and 2014, found more in 2020
    *joined("MRT", "2012-02-01", "2010-04-19"),
    of("MRT", ClearanceCompleted, "2013-01-01/2014-09-05", paragraph="4.1(a)"),
    of("MRT", ClearanceComplianceDeclared, "2014-09-05", paragraph="4.1(a)"),
    of("MRT", ContaminationDiscovered, "2020-06"),
    of("MRT", RiskEducationReported, "2018", detail="very_limited"),
    *joined("MUS", "2015-10-01"),
    *joined("NIU", "2020-08-06"),
    # joined after the First Review Conference, with areas to clear
    *joined("SOM", "2015-09-30", "2008-12-03"),
    of("SOM", ContaminationReported, "2017-12-31", total=area(1), covers="whole"),
    # reports: in time, on the last day, late; a complete list has two States without the first one
    of("BGR", InitialReportSubmitted, "2012-03-27"),
    of("CUB", InitialReportSubmitted, "2017-03-30"),
    of("MUS", InitialReportSubmitted, "2019-02-01"),
    of("BGR", AnnualReportSubmitted, "2020-04-14", year=2019),
    of("AGO", VoluntaryReportSubmitted, "2019"),
    lists("states_without_initial_report", "NIU", "SOM"),
    lists("signatories_with_voluntary_report", "AGO", "CYP"),
    # what only a document states, and what the Second Review Conference asked of the President
    *meeting("6MSP", "MSP", "2016-09-05", "2016-09-07"),
    states_figure("initial_reports_overdue", 19, "2015-09-11"),
    states_figure("initial_reports_overdue", 22, "2016-09-05"),
    share("annual_reports_average_share", 7500),
    share("regular_reporting_share", 6667, Qualifier.AT_MOST),
    mandate("no-report-two-years"),
    mandate("reporting-form", due_meeting="10MSP"),
    of("SOM", RiskEducationReported, "2018", detail="limited"),
    # not party
    of("AGO", ContaminationReported, "2018", covers="part"),
    of("YEM", ContaminationReported, "2018", covers="part"),
    # victims: in the Lao PDR and Cuba; Mauritania clarified that it has none
    of("LAO", VictimAssistanceDutyReported, "2012-01-01"),
    of("CUB", VictimAssistanceDutyReported, "2017-03-30"),
    of("MRT", VictimAssistanceDutyReported, "2013-01-01"),
    of("MRT", VictimAssistanceDutyLifted, "2019"),
    of("LAO", FocalPointDesignated, "2013-01-01"),
    *(of("LAO", VictimAssistanceReported, "2019", measure=item) for item in REPORTED),
    of("CUB", AssistanceRequested, "2019", year=2019, purpose="victims"),
    # laws: one specific with a ban on investment, one completed, one gone back on
    of("GBR", NationalMeasureReported, "2010-05-04", category="specific_law"),
    of("GBR", NationalMeasureReported, "2012-05-04", category="investment_ban"),
    of("HRV", NationalMeasureReported, "2012-01-01", category="under_consideration"),
    of("HRV", NationalMeasureReported, "2018-01-01", category="existing_law_sufficient"),
    of("GNB", NationalMeasureReported, "2014-01-01", category="existing_law_sufficient"),
    of("GNB", NationalMeasureReported, "2020-01-01", category="under_consideration"),
    # outside the Convention
    of("AGO", UseReported, "2016"),
    of("CYP", ProductionReported, "2016"),
    of("CYP", RestrictionDeclared, "2016", restriction=NOT_ABROAD),
    example(
        PlanTargetSet,
        "2015-09-11",
        "meeting:1RC",
        plan="Dubrovnik Action Plan",
        metric="contracting_states",
        at_least=130,
        due_meeting="9MSP",
    ),
]


@pytest.fixture(scope="session")
def small(ask: Callable[..., View]) -> Callable[[str], View]:
    """The view of the small ledger at a day."""
    return lambda day: ask(EVENTS, date.fromisoformat(day))
