"""Every rule of findings, with events for which it fires and events for which it does not."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import (
    ClearanceCompleted,
    ContaminationDiscovered,
    ContaminationReported,
    LandReleased,
)
from domain.events.decisions import MandateDischarged, MandateGiven
from domain.events.extensions import ExtensionGranted, ExtensionRequested
from domain.events.header import Event
from domain.events.isu import IsuBudgetApproved
from domain.events.machinery import (
    DocumentIssued,
    MeetingClosed,
    MeetingOpened,
    MeetingScheduled,
)
from domain.events.membership import ConventionSigned, InstrumentDeposited
from domain.events.offices import CoordinatorAppointed, Participated
from domain.events.statements import FigureReported, ListReported
from domain.events.stockpiles import (
    HoldingsClarified,
    MunitionsRetained,
    StockpileDeclared,
    StockpileDestroyed,
    StockpileDestructionCompleted,
    StockpileDiscovered,
)
from domain.events.transparency import AnnualReportSubmitted, InitialReportSubmitted
from domain.quantities import Qualifier, Quantity, Unit
from domain.sources import Source
from domain.states import all_states
from domain.strategies import example
from domain.subjects import CONVENTION
from projections.findings import RULES, Severity, findings, totals
from projections.findings.disagreements import disagreements, folded_figure
from projections.money.noticed import MONEY_RULES
from projections.view import View

Ask = Callable[..., View]

FIRST_THIRTY = [
    example(InstrumentDeposited, "2010-02-16", f"state:{item.iso3}", kind="accession")
    for item in [each for each in all_states() if each.iso3 != "BGR"][:30]
]


def bgr(kind: type[Event], when: str, /, **fields: Any) -> Event:
    return example(kind, when, "state:BGR", **fields)


def munitions(amount: int, said: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(amount, Unit.MUNITIONS, said)


def declared(when: str, amount: int = 100) -> Event:
    return bgr(StockpileDeclared, when, scope="total", munitions=munitions(amount))


def done(when: str, amount: int = 100) -> Event:
    return bgr(StockpileDestructionCompleted, when, munitions=munitions(amount))


def destroyed(first: str, last: str, amount: int, document: str = "monitor") -> Event:
    return bgr(
        StockpileDestroyed,
        f"{first}/{last}",
        sources=(Source(document=document, locator="page 1"),),
        period_from=date.fromisoformat(first),
        period_to=date.fromisoformat(last),
        munitions=munitions(amount),
    )


def listed(metric: str, day: str) -> Event:
    return example(
        ListReported,
        day,
        CONVENTION,
        metric=metric,
        as_of=date.fromisoformat(day),
        states=("BGR",),
        complete=False,
    )


def lacking_report(day: str) -> Event:
    return listed("states_without_initial_report", day)


def in_time(day: str) -> Event:
    return listed("states_with_initial_report_on_time", day)


def asks(when: str, article: int = 3, months: int | None = 12) -> Event:
    return bgr(ExtensionRequested, when, article=article, months=months, for_meeting="9MSP")


def grants(when: str, deadline: str, months: int | None = None, article: int = 3) -> Event:
    return bgr(
        ExtensionGranted,
        when,
        article=article,
        deadline=date.fromisoformat(deadline),
        months=months,
        decided_by="9MSP",
        form="at_meeting",
    )


def figure(value: Quantity, day: str, metric: str, scope: str = "Bulgaria") -> Event:
    subject = "state:BGR" if scope == "Bulgaria" else "convention"
    days = {"period_from": date.fromisoformat(day), "period_to": date.fromisoformat(day)}
    return example(FigureReported, day, subject, metric=metric, scope=scope, value=value, **days)


def km2(amount: int, said: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(amount * 1_000_000, Unit.SQUARE_METRES, said)


BY = {name: (Source(document=name, locator="page 1"),) for name in ("monitor", "other")}


def reports(when: str, amount: int, by: str = "monitor", **fields: Any) -> Event:
    said = {"covers": "whole", "sources": BY[by], **fields}
    return bgr(ContaminationReported, when, total=km2(amount), **said)


def released(year: int, amount: int, by: str = "monitor") -> Event:
    days = {"period_from": date(year, 1, 1), "period_to": date(year, 12, 31)}
    return bgr(
        LandReleased, str(year), cleared=km2(amount), series="Monitor", sources=BY[by], **days
    )


def retained(year: int, amount: int, by: str = "monitor") -> Event:
    return bgr(
        MunitionsRetained, f"{year}-12-31", year=year, munitions=munitions(amount), sources=BY[by]
    )


def by_type(name: str, amount: int) -> Event:
    return bgr(
        StockpileDeclared,
        "2012-03-28",
        scope="total",
        munition_type=name,
        munitions=munitions(amount),
    )


MONITOR = example(
    DocumentIssued, "2019-08-01", "document:monitor", title="Monitor", publisher="Monitor"
)
CLEARED = bgr(ClearanceCompleted, "2017-06-30", paragraph="4.1(a)")
FOUND = bgr(ContaminationDiscovered, "2017-12-31", area=km2(1))
JOINED = bgr(InstrumentDeposited, "2011-04-06", kind="accession")
"""In force on 1 Oct 2011: stock to destroy by 1 Oct 2019, areas to clear by 1 Oct 2021."""
STOCK = declared("2012-03-27")
AREAS = bgr(
    ContaminationReported,
    "2012-03-27",
    total=Quantity(7_000_000, Unit.SQUARE_METRES),
    covers="whole",
)
MEETING = [
    example(
        MeetingScheduled,
        "2018-09-05",
        "meeting:9MSP",
        kind="MSP",
        part=1,
        opens_on=date(2019, 9, 2),
        closes_on=date(2019, 9, 4),
    ),
    example(MeetingOpened, "2019-09-02", "meeting:9MSP", kind="MSP", part=1),
    example(MeetingClosed, "2019-09-04", "meeting:9MSP", part=1),
]
STILL_THERE = bgr(
    StockpileDestroyed,
    "2020-06-01/2020-06-30",
    period_from=date(2020, 6, 1),
    period_to=date(2020, 6, 30),
    munitions=munitions(5),
)
"""Destroyed later, so not destroyed by the deadline."""
ON_TIME = grants("2019-09-04", "2020-10-01")
REMAINING = "stockpile_remaining_munitions"
WITH_DUTY = "states_with_art3_obligation"


def states(amount: int, said: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(amount, Unit.STATES, said)


Case = tuple[list[Event], list[Event], str]


def coordinates(theme: str, until: str | None = None) -> Event:
    return bgr(CoordinatorAppointed, "2018-10-01", theme=theme, until_meeting=until)


MANDATE = example(
    MandateGiven,
    "2018-09-05",
    "meeting:9MSP",
    key="proposal",
    bearer="President",
    task="propose",
    due_meeting="9MSP",
)
UNIT_BUDGET = example(
    IsuBudgetApproved, "2019-09-04", "meeting:9MSP", first_year=2020, last_year=2020
)
DISCHARGED = example(MandateDischarged, "2019-09-04", "meeting:9MSP", key="proposal")

OF_MEETINGS = frozenset({"budget_without_document", "mandate_not_recorded"})
"""Rules whose findings are about a meeting, so that no State has them."""

CASES: dict[str, list[Case]] = {
    "own_request_in_group": [
        (
            [STOCK, asks("2018-11-01"), coordinates("stockpile_destruction")],
            [STOCK, asks("2018-11-01"), coordinates("clearance")],
            "2019-01-01",
        ),
        (
            [STOCK, asks("2018-11-01"), coordinates("cooperation_and_assistance")],
            [STOCK, coordinates("cooperation_and_assistance")],
            "2019-12-01",
        ),
    ],
    "budget_without_document": [
        ([UNIT_BUDGET], [UNIT_BUDGET.model_copy(update={"document": "named"})], "2019-09-05"),
    ],
    "mandate_not_recorded": [
        ([MANDATE], [MANDATE, DISCHARGED], "2019-09-05"),
    ],
    "deadline_passed": [([STOCK, STILL_THERE], [STOCK, STILL_THERE, ON_TIME], "2020-02-01")],
    "deadline_passed_unverified": [
        (
            [bgr(HoldingsClarified, "2012-01-01", holdings="verifying")],
            [bgr(HoldingsClarified, "2012-01-01", holdings="none")],
            "2019-10-02",
        ),
    ],
    "met_late": [([STOCK, done("2019-10-02")], [STOCK, done("2019-10-01")], "2020-02-01")],
    "gap_before_extension": [
        (
            [STOCK, STILL_THERE, grants("2020-01-15", "2020-10-01")],
            [STOCK, STILL_THERE, ON_TIME],
            "2020-02-01",
        ),
    ],
    "outcome_not_recorded": [
        ([STOCK, asks("2018-10-01")], [STOCK, asks("2018-10-01"), ON_TIME], "2019-12-01"),
    ],
    "request_late": [([asks("2018-12-03")], [asks("2018-12-02")], "2019-12-01")],
    "request_after_deadline": [
        ([AREAS, asks("2021-10-02", 4)], [AREAS, asks("2021-10-01", 4)], "2021-12-01"),
        ([AREAS, asks("2021-10-02", 4)], [STOCK, asks("2019-10-02", 3)], "2021-12-01"),
    ],
    "premise_not_recorded": [
        (
            [bgr(InstrumentDeposited, "2011-04-06", kind="ratification")],
            [
                bgr(InstrumentDeposited, "2011-04-06", kind="ratification"),
                bgr(ConventionSigned, "2008-12-03"),
            ],
            "2012-01-01",
        ),
    ],
    "months_differ": [
        (
            [grants("2019-09-04", "2020-09-30", 12)],
            [grants("2019-09-04", "2020-10-01", 12)],
            "2019-12-01",
        ),
    ],
    "grant_too_long": [
        ([grants("2019-09-04", "2023-10-02")], [grants("2019-09-04", "2023-10-01")], "2019-12-01"),
    ],
    "granted_less_than_asked": [
        (
            [asks("2018-10-01", months=18), grants("2019-09-04", "2020-10-01", 12)],
            [asks("2018-10-01", months=12), grants("2019-09-04", "2020-10-01", 12)],
            "2019-12-01",
        ),
    ],
    "destroyed_more_than_declared": [
        ([STOCK, done("2018-01-01", 101)], [STOCK, done("2018-01-01", 100)], "2019-12-01"),
    ],
    "declared_after_completion": [
        ([done("2012-03-26"), STOCK], [done("2012-03-27"), STOCK], "2019-12-01"),
        (
            [done("2012-03-26"), STOCK],
            [done("2012-03-26"), declared("2012-03-27", 0)],
            "2019-12-01",
        ),
        (
            [done("2012-03-26"), STOCK],
            [done("2012-03-26"), bgr(StockpileDiscovered, "2012-03-27"), STOCK],
            "2019-12-01",
        ),
    ],
    "period_stated_twice": [
        (
            [
                destroyed("2018-01-01", "2018-12-31", 10),
                destroyed("2018-01-01", "2018-12-31", 12, "other"),
            ],
            [
                destroyed("2018-01-01", "2018-12-31", 10),
                destroyed("2018-01-01", "2018-12-30", 12, "other"),
            ],
            "2019-12-01",
        ),
    ],
    "area_contradicted": [
        (
            [reports("2016-12-31", 9), reports("2016-12-31", 7, "other", confidence="low")],
            [reports("2016-12-31", 9), reports("2016-12-30", 7, "other", confidence="low")],
            "2019-12-01",
        ),
        # a part of the country is no rival of the whole
        (
            [reports("2016-12-31", 9), reports("2016-12-31", 7, "other")],
            [reports("2016-12-31", 9), reports("2016-12-31", 7, "other", covers="part")],
            "2019-12-01",
        ),
    ],
    "areas_do_not_add_up": [
        (
            [MONITOR, reports("2016-12-31", 9), released(2017, 3), reports("2017-12-31", 7)],
            [MONITOR, reports("2016-12-31", 9), released(2017, 3), reports("2017-12-31", 6)],
            "2019-12-01",
        ),
        # what was found in the period accounts for it
        (
            [MONITOR, reports("2016-12-31", 9), released(2017, 3), reports("2017-12-31", 7)],
            [
                MONITOR,
                reports("2016-12-31", 9),
                released(2017, 3),
                FOUND,
                reports("2017-12-31", 7),
            ],
            "2019-12-01",
        ),
        # another publisher measures otherwise
        (
            [MONITOR, reports("2016-12-31", 9), released(2017, 3), reports("2017-12-31", 7)],
            [MONITOR, reports("2016-12-31", 9), released(2017, 3, "other")],
            "2019-12-01",
        ),
    ],
    "released_after_completion": [
        ([CLEARED, released(2018, 3)], [CLEARED, released(2017, 3)], "2019-12-01"),
        ([CLEARED, released(2018, 3)], [CLEARED, FOUND, released(2018, 3)], "2019-12-01"),
        ([CLEARED, released(2018, 3)], [CLEARED, released(2018, 0)], "2019-12-01"),
    ],
    "retained_stated_twice": [
        (
            [retained(2017, 5), retained(2017, 6, "other")],
            [retained(2017, 5), retained(2018, 6, "other")],
            "2019-12-01",
        ),
    ],
    "types_exceed_whole": [
        (
            [STOCK, by_type("AO-1", 60), by_type("AO-2", 41)],
            [STOCK, by_type("AO-1", 60), by_type("AO-2", 40)],
            "2019-12-01",
        ),
    ],
    "sources_disagree": [
        # the stock was finished: nothing is left
        (
            [STOCK, done("2018-01-01"), figure(munitions(60), "2018-12-31", REMAINING)],
            [STOCK, done("2018-01-01"), figure(munitions(0), "2018-12-31", REMAINING)],
            "2019-12-01",
        ),
        # ten were destroyed, so at most ninety are left
        (
            [
                STOCK,
                destroyed("2018-01-01", "2018-01-31", 10),
                figure(munitions(91), "2018-12-31", REMAINING),
            ],
            [
                STOCK,
                destroyed("2018-01-01", "2018-01-31", 10),
                figure(munitions(60), "2018-12-31", REMAINING),
            ],
            "2019-12-01",
        ),
        # the same day's area, and another day's
        (
            [AREAS, figure(Quantity(8, Unit.SQUARE_METRES), "2012-03-27", "contaminated_area")],
            [AREAS, figure(Quantity(8, Unit.SQUARE_METRES), "2012-03-28", "contaminated_area")],
            "2019-12-01",
        ),
        # a bound that holds
        (
            [STOCK, done("2018-01-01"), figure(munitions(1), "2018-12-31", REMAINING)],
            [
                STOCK,
                done("2018-01-01"),
                figure(munitions(5, Qualifier.AT_MOST), "2018-12-31", REMAINING),
            ],
            "2019-12-01",
        ),
        # nothing is said of what was destroyed, or nothing folds to such a figure
        (
            [STOCK, done("2018-01-01"), figure(munitions(1), "2018-12-31", REMAINING)],
            [
                STOCK,
                figure(munitions(1), "2018-12-31", REMAINING),
                figure(munitions(1), "2018-12-31", "munitions_admired"),
            ],
            "2019-12-01",
        ),
    ],
    "meeting_unknown": [
        (
            [bgr(Participated, "2019-09-02", meeting="9 MSP", role="state_party")],
            [bgr(Participated, "2019-09-02", meeting="9MSP", role="state_party")],
            "2019-12-01",
        ),
    ],
    "report_late": [
        (
            [bgr(InitialReportSubmitted, "2012-03-30")],
            [bgr(InitialReportSubmitted, "2012-03-29")],
            "2019-12-01",
        ),
        (
            [bgr(AnnualReportSubmitted, "2013-05", year=2012)],
            [bgr(AnnualReportSubmitted, "2013", year=2012)],
            "2019-12-01",
        ),
    ],
    "report_overdue": [
        # a later report shows that it was missing; without one nothing does
        ([bgr(InitialReportSubmitted, "2021-01-01")], [], "2019-12-01"),
        ([lacking_report("2013-01-01")], [], "2012-12-01"),
    ],
    "two_years_silent": [
        ([AREAS, bgr(InitialReportSubmitted, "2022-06-01")], [AREAS], "2021-09-25"),
        (
            [AREAS, bgr(InitialReportSubmitted, "2022-06-01")],
            [AREAS, bgr(InitialReportSubmitted, "2021-09-01")],
            "2021-09-25",
        ),
    ],
    "list_at_odds": [
        (
            [bgr(InitialReportSubmitted, "2012-03-27"), lacking_report("2013-01-01")],
            [bgr(InitialReportSubmitted, "2012-03-27"), lacking_report("2012-03-26")],
            "2019-12-01",
        ),
        (
            [bgr(InitialReportSubmitted, "2013-03-27"), in_time("2013-12-31")],
            [bgr(InitialReportSubmitted, "2012-03-27"), in_time("2013-12-31")],
            "2019-12-01",
        ),
    ],
}


def rules_of(view: View, iso3: str | None = "BGR") -> set[str]:
    return {item.rule for item in findings(view, iso3)}


def told(ask: Ask, events: list[Event], day: str) -> View:
    return ask([*FIRST_THIRTY, JOINED, *MEETING, *events], date.fromisoformat(day))


def test_every_rule_is_tried_here_or_among_those_of_totals_or_of_money() -> None:
    assert CASES.keys() | totals.RULES.keys() | MONEY_RULES.keys() == RULES.keys()


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_fires_for_what_it_is_about_and_not_for_what_is_in_order(
    rule: str, ask: Ask
) -> None:
    for fires, is_in_order, day in CASES[rule]:
        joined = [JOINED] if rule != "premise_not_recorded" else []
        base = [*FIRST_THIRTY, *joined, *MEETING]
        on = date.fromisoformat(day)
        whom = None if rule in OF_MEETINGS else "BGR"

        assert rule in rules_of(ask([*base, *fires], on), whom)
        assert rule not in rules_of(ask([*base, *is_in_order], on), whom)


def test_a_finding_rests_on_events_that_the_ledger_holds(ask: Ask) -> None:
    for cases in CASES.values():
        for fires, _, day in cases:
            view = told(ask, fires, day)
            for item in findings(view):
                assert item.evidence
                assert set(item.evidence) <= view.facts.by_id.keys()


def test_a_lapsed_duty_weighs_most(ask: Ask) -> None:
    found = findings(told(ask, [STOCK, STILL_THERE], "2020-02-01"), "BGR")

    assert {item.rule: item.severity for item in found} == {"deadline_passed": Severity.HIGH}


def test_a_total_of_all_states_is_compared_with_what_the_events_of_its_day_give(ask: Ask) -> None:
    two = figure(states(2), "2018-12-31", WITH_DUTY, "States Parties")
    one = figure(states(1), "2018-12-31", WITH_DUTY, "States Parties")
    two_in_the_world = figure(states(2), "2018-12-31", WITH_DUTY, "world")
    view = told(ask, [STOCK, two, one, two_in_the_world], "2019-12-01")
    (found,) = [item for item in findings(view) if item.rule == "sources_disagree"]

    assert found.subject == "convention"
    assert found.evidence == (two.id, STOCK.id)
    assert found.text == (
        "untc has 2 as states with art3 obligation on 2018-12-31; the events give 1, from untc"
    ).replace("untc", two.sources[0].document)


def test_findings_on_one_state_leave_totals_of_all_out(ask: Ask) -> None:
    two = figure(states(2), "2018-12-31", WITH_DUTY, "States Parties")
    view = told(ask, [STOCK, two], "2019-12-01")

    assert "sources_disagree" in rules_of(view, None)
    assert "sources_disagree" not in rules_of(view)


def test_both_statements_on_a_period_are_named_with_their_documents(ask: Ask) -> None:
    fires, _, day = CASES["period_stated_twice"][0]
    (found,) = [
        item
        for item in findings(told(ask, fires, day), "BGR")
        if item.rule == "period_stated_twice"
    ]

    assert "10 munitions by monitor" in found.text
    assert "12 munitions by other" in found.text


def test_many_documents_are_cited_by_the_first_of_them(ask: Ask) -> None:
    sources = tuple(Source(document=f"d{number}", locator="1") for number in range(5))
    many = bgr(
        StockpileDeclared, "2012-03-27", scope="total", munitions=munitions(100), sources=sources
    )
    stated = figure(states(2), "2018-12-31", WITH_DUTY, "States Parties")
    (found,) = disagreements(told(ask, [many, stated], "2019-12-01"), None)

    assert found.folded == states(1)
    assert any(
        item.text.endswith("from d0, d1, d2 and 2 more")
        for item in findings(told(ask, [many, stated], "2019-12-01"))
    )


def test_a_share_is_compared_in_hundredths_of_a_per_cent(ask: Ask) -> None:
    share = figure(
        Quantity(9500, Unit.BASIS_POINTS),
        "2018-12-31",
        "stockpile_destroyed_share",
        "States Parties",
    )
    view = told(ask, [STOCK, destroyed("2018-01-01", "2018-01-31", 10), share], "2019-12-01")
    assert isinstance(share, FigureReported)
    found = folded_figure(view, share)

    assert found is not None
    assert found[0] == Quantity(1000, Unit.BASIS_POINTS, Qualifier.AT_LEAST)
    assert not list(disagreements(view, None))


def test_a_figure_of_a_year_is_compared_with_no_day(ask: Ask) -> None:
    year = example(
        FigureReported,
        "2018",
        "convention",
        metric=WITH_DUTY,
        scope="States Parties",
        value=states(5),
        period_from=date(2018, 1, 1),
        period_to=date(2018, 12, 31),
    )

    assert folded_figure(told(ask, [STOCK, year], "2019-12-01"), year) is None
