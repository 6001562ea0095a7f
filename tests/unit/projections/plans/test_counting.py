"""Numbers that are computed, counted and reported, each over a small ledger made by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import (
    ClearanceCompleted,
    ClearanceComplianceDeclared,
    ContaminationReported,
    Detail,
    RiskEducationReported,
)
from domain.events.compliance import NonComplianceFound
from domain.events.cooperation import (
    AssistanceProvided,
    AssistancePurpose,
    AssistanceReceived,
    AssistanceRequested,
    CountryCoalitionFormed,
)
from domain.events.decisions import ActionPlanAdopted
from domain.events.extensions import ExtensionRequested
from domain.events.fields import Article, Completeness
from domain.events.header import Event
from domain.events.law import LegalBasis, NationalMeasureReported
from domain.events.machinery import MeetingClosed, MeetingOpened
from domain.events.membership import InstrumentDeposited, WithdrawalNotified
from domain.events.norms import ResolutionVoted
from domain.events.offices import Participated, Role
from domain.events.statements import FigureReported, ListReported
from domain.events.stockpiles import (
    DeclarationScope,
    DestructionPlanSubmitted,
    MunitionsRetained,
    StockpileComplianceDeclared,
    StockpileDeclared,
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
)
from domain.quantities import Qualifier, Quantity, Unit
from domain.states import all_states
from domain.strategies import example, founders
from projections.metrics.model import MetricAnswer
from projections.metrics.registry import measure
from projections.plans.bases import WATCHED
from projections.plans.due import due_days
from projections.plans.lausanne import actions
from projections.plans.measures.deadlines import COSTED_PLAN
from projections.plans.measures.reports import ADAPTED_FORM
from projections.plans.measuring import measured
from projections.view import View

Ask = Callable[..., View]
DAY = "2024-10-01"
NEW = "ZWE"
"""A State that is none of the founders."""


def fact(of: type[Event], when: str, subject: str = "state:AFG", /, **fields: Any) -> Event:
    return example(of, when, subject, **fields)


def held(name: str, opened: str, closed: str, kind: str = "MSP") -> list[Event]:
    subject = f"meeting:{name}"
    return [
        fact(MeetingOpened, opened, subject, kind=kind, part=1),
        fact(MeetingClosed, closed, subject, part=1),
    ]


BACKGROUND = [
    *founders(),
    fact(
        ActionPlanAdopted,
        "2021-09-21",
        "meeting:2RC",
        plan="Lausanne Action Plan",
        period_from=date(2021, 1, 1),
        period_to=date(2026, 12, 31),
        actions=50,
    ),
    *held("2RC", "2021-09-20", "2021-09-21", "RC"),
    *held("10MSP", "2022-08-30", "2022-09-02"),
    *held("11MSP", "2023-09-11", "2023-09-14"),
    *held("12MSP", "2024-09-10", "2024-09-13"),
]


@pytest.fixture
def value(ask: Ask) -> Callable[..., MetricAnswer]:
    def answer(key: str, *more: Event, as_of: str = DAY) -> MetricAnswer:
        return measure(ask([*BACKGROUND, *more], date.fromisoformat(as_of)), f"lausanne_{key}")

    return answer


Value = Callable[..., MetricAnswer]


def munitions(amount: int) -> Quantity:
    return Quantity(amount, Unit.MUNITIONS)


JOINED = fact(InstrumentDeposited, "2023-06-01", f"state:{NEW}", kind="accession")
STOCK = fact(
    StockpileDeclared,
    "2011-05-01",
    munitions=munitions(10),
    submunitions=None,
    scope=DeclarationScope.TOTAL,
)
DESTROYED = fact(StockpileDestructionCompleted, "2023-01-10", munitions=None, submunitions=None)
AREA = fact(
    ContaminationReported,
    "2011-05-01",
    suspected=None,
    confirmed=None,
    total=Quantity(5_000_000, Unit.SQUARE_METRES),
    covers=Completeness.WHOLE,
)


def test_growth_counts_gains_less_losses(value: Value) -> None:
    joined = fact(InstrumentDeposited, "2022-01-10", f"state:{NEW}", kind="accession")
    left = fact(WithdrawalNotified, "2023-01-10", in_armed_conflict=False)

    assert value("10a").value == 0
    assert value("10a", joined).value == 1
    both = value("10a", joined, left)
    assert (both.value, both.states) == (0, (NEW,))
    assert "lost AFG" in both.because
    assert value("10a", left).value == -1


def test_states_outside_at_the_last_meeting_are_at_least_those_on_record(value: Value) -> None:
    there = [
        fact(Participated, "2024-09-10", f"state:{NEW}", meeting="12MSP", role=Role.OBSERVER),
        fact(Participated, "2024-09-10", meeting="12MSP", role=Role.STATE_PARTY),
    ]

    found = value("10b", *there)
    assert (found.value, found.qualifier, found.states) == (1, Qualifier.AT_LEAST, (NEW,))
    assert value("10b", *there, as_of="2024-09-12").value is None  # the last one was the 11MSP


def test_a_voluntary_report_counts_if_its_state_was_outside_and_the_plan_there(
    value: Value,
) -> None:
    sent = [
        fact(VoluntaryReportSubmitted, "2020-04-30", f"state:{NEW}", year=2019),
        fact(VoluntaryReportSubmitted, "2022-04-30", year=2021),
    ]
    assert value("10c", *sent).value is None
    late = fact(VoluntaryReportSubmitted, "2022-04-30", f"state:{NEW}", year=2021)
    assert value("10c", *sent, late).states == (NEW,)


def vote(resolution: str, when: str, *, of: Iterable[str]) -> list[Event]:
    """A vote of some Members, all in favour."""
    return [
        fact(ResolutionVoted, when, f"state:{iso3}", resolution=resolution, vote="yes")
        for iso3 in of
    ]


MEMBERS = [item.iso3 for item in all_states() if item.is_un_member]


def test_a_vote_counts_with_its_day_while_no_later_one_is_on_record(value: Value) -> None:
    cast = vote("A/RES/78/32", "2023-12-04", of=MEMBERS)
    found = value("11b", *cast, as_of="2024-12-31")
    assert found.value == len(MEMBERS) - len({item.subject for item in founders()})
    assert found.because == ("in the vote of 2023-12-04 on A/RES/78/32; no later vote is on record")


def test_an_old_vote_is_no_present_count(value: Value) -> None:
    cast = vote("A/RES/78/32", "2023-12-04", of=MEMBERS)
    found = value("11b", *cast, as_of="2025-01-01")
    assert found.value is None
    assert found.missing.startswith("ResolutionVoted events of 2024 or later")
    assert "in the vote of 2023-12-04 on A/RES/78/32, the last on record whole" in found.because


def test_a_later_vote_that_is_not_whole_leaves_none(value: Value) -> None:
    cast = vote("A/RES/78/32", "2023-12-04", of=MEMBERS)
    later = vote("A/RES/79/1", "2024-12-02", of=MEMBERS[:3])
    found = value("11b", *cast, *later, as_of="2024-12-02")
    assert found.value is None
    assert "on A/RES/79/1 of 2024-12-02" in found.missing


def whole(article: int, as_of: str = "2023-01-01", *states: str) -> Event:
    """A whole list of the States Parties with the duty of an article."""
    metric, day = f"states_with_art{article}_obligation", date.fromisoformat(as_of)
    return fact(
        ListReported,
        as_of,
        "convention",
        metric=metric,
        as_of=day,
        states=frozenset(states),
        complete=True,
    )


def test_a_plan_for_stocks_counts_and_its_absence_is_not_known(value: Value) -> None:
    other = fact(
        StockpileDeclared,
        "2011-05-01",
        "state:ALB",
        munitions=munitions(10),
        submunitions=None,
        scope=DeclarationScope.TOTAL,
    )
    plan = fact(DestructionPlanSubmitted, "2015-01-01", finish_on=None, lots=None, covers="all")

    assert value("12a", STOCK).value is None
    assert value("12a", STOCK, plan).value == 1
    assert value("12a", STOCK, plan).qualifier is Qualifier.AT_LEAST
    assert value("12a", STOCK, plan, whole(3)).qualifier is Qualifier.EXACT
    assert value("12a", STOCK, other, plan, whole(3)).qualifier is Qualifier.AT_LEAST


def count_of_none(day: str) -> Event:
    """A document counts no State Party with stocks left."""
    return fact(
        FigureReported,
        day,
        "convention",
        metric="states_with_art3_obligation",
        scope="States Parties",
        period_from=date.fromisoformat(day),
        period_to=date.fromisoformat(day),
        value=Quantity(0, Unit.STATES),
    )


def test_no_stocks_left_is_zero_only_where_a_document_says_so_too(value: Value) -> None:
    none = count_of_none("2024-09-01")
    for key in ("12a", "12b"):
        assert value(key, STOCK, DESTROYED).value is None
        found = value(key, STOCK, DESTROYED, none)
        assert (found.value, found.qualifier) == (0, Qualifier.EXACT)
        assert value(key, STOCK, none).value != 0


def test_declarations_of_completions_since_the_plan_count(value: Value) -> None:
    declared = fact(StockpileComplianceDeclared, "2023-09-12", meeting="11MSP")
    cleared = fact(ClearanceCompleted, "2023-01-10", paragraph="4.1(a)")
    said = fact(ClearanceComplianceDeclared, "2023-09-12", paragraph="4.1(a)", meeting="11MSP")

    assert value("13a", STOCK, DESTROYED).value is None
    assert value("13a", STOCK, DESTROYED, declared).states == ("AFG",)
    assert value("25a", AREA, cleared).value is None
    assert value("25a", AREA, cleared, said).states == ("AFG",)


@pytest.mark.parametrize(("known_on", "expected"), [("2024-09-13", 1), ("2024-10-01", None)])
def test_a_find_is_reported_in_time_by_the_end_of_the_next_meeting(
    value: Value, known_on: str, expected: int | None
) -> None:
    declared = fact(StockpileComplianceDeclared, "2015-09-12", meeting=None)
    find = fact(
        StockpileDiscovered,
        "2024-05-01",
        munitions=None,
        submunitions=None,
        known_on=date.fromisoformat(known_on),
    )

    assert value("14a", STOCK, find).value is None  # before any declaration it is part of the stock
    assert value("14a", STOCK, declared, find).value == expected


def test_requests_count_whose_contents_name_a_costed_plan(value: Value) -> None:
    asked = {"months": 12, "until": None, "for_meeting": "12MSP"}
    plain = fact(ExtensionRequested, "2023-10-01", article=Article.CLEARANCE, **asked)
    full = fact(
        ExtensionRequested,
        "2023-11-01",
        "state:ALB",
        article=Article.CLEARANCE,
        contents=(COSTED_PLAN,),
        **asked,
    )

    assert value("20a", plain).value is None
    assert value("20a", plain, full).states == ("ALB",)
    assert value("15a", plain, full).value is None


def test_a_request_in_time_keeps_nine_months_and_one_late_one_spoils_it(value: Value) -> None:
    asked = {"months": 12, "until": None, "article": Article.CLEARANCE}
    early = fact(ExtensionRequested, "2023-12-10", for_meeting="12MSP", **asked)
    late = fact(ExtensionRequested, "2023-05-01", for_meeting="11MSP", **asked)

    assert value("50a", early).states == ("AFG",)
    spoilt = value("50a", early, late)
    assert spoilt.value is None
    assert "not counted: AFG" in spoilt.missing


def test_retained_munitions_count_by_figures_since_the_plan(value: Value) -> None:
    def retained(year: int, amount: int) -> Event:
        figures = {"munitions": munitions(amount), "submunitions": None}
        return fact(MunitionsRetained, f"{year}-12-31", year=year, **figures)

    assert value("17a1", retained(2019, 9)).value is None
    assert value("17a1", retained(2022, 9)).value == 1
    assert value("17a2", retained(2022, 9), retained(2023, 7)).value == 7
    assert value("17a1", retained(2022, 9), retained(2023, 0)).value is None


def test_areas_and_risk_education_count_by_statements_since_the_plan(value: Value) -> None:
    apart = {
        "suspected": Quantity(1, Unit.SQUARE_METRES),
        "confirmed": Quantity(1, Unit.SQUARE_METRES),
        "total": None,
        "covers": Completeness.WHOLE,
    }
    assert value("24a", AREA).value is None
    assert value("24a", AREA, fact(ContaminationReported, "2019-04-30", **apart)).value is None
    assert value("24a", AREA, fact(ContaminationReported, "2023-04-30", **apart)).value == 1
    old = fact(RiskEducationReported, "2019-04-30", detail=Detail.DETAILED)
    new = fact(RiskEducationReported, "2023-04-30", detail=Detail.DETAILED)
    limited = fact(RiskEducationReported, "2023-04-30", detail=Detail.LIMITED)
    assert value("29a", AREA, old, limited).value is None
    assert value("29a", AREA, old, new).value == 1


def test_a_focal_point_stands_until_something_else_is_said(value: Value) -> None:
    victims = [
        fact(VictimAssistanceDutyReported, "2012-01-01"),
        fact(VictimAssistanceDutyReported, "2012-01-01", "state:ALB"),
    ]
    named = fact(FocalPointDesignated, "2014-01-01")

    assert value("33b", *victims).value is None
    found = value("33b", *victims, named)
    assert (found.value, found.qualifier) == (1, Qualifier.AT_LEAST)
    assert value("33b", victims[0], named, whole(5)).qualifier is Qualifier.EXACT


VICTIMS = fact(VictimAssistanceDutyReported, "2012-01-01")
FOCAL_POINT = fact(FocalPointDesignated, "2014-01-01")


def test_a_state_bound_since_the_last_whole_list_leaves_the_base_open(value: Value) -> None:
    told = fact(VictimAssistanceDutyLifted, "2024-01-01", f"state:{NEW}")

    found = value("33b", VICTIMS, FOCAL_POINT, whole(5), JOINED)
    assert (found.value, found.qualifier) == (1, Qualifier.AT_LEAST)
    assert found.missing.endswith(f"VictimAssistanceDutyLifted events of {NEW}")
    for known in (told, whole(5, "2024-06-01")):
        assert value("33b", VICTIMS, FOCAL_POINT, whole(5), JOINED, known).qualifier is (
            Qualifier.EXACT
        )


def test_where_the_base_is_open_zero_is_not_known(value: Value) -> None:
    found = value("12a", STOCK, DESTROYED, JOINED, whole(3), count_of_none("2023-06-01"))

    assert found.value is None
    assert f"events of {NEW}" in found.missing


def test_a_number_names_the_states_whose_place_in_its_base_is_not_recorded(ask: Ask) -> None:
    facts = [*BACKGROUND, VICTIMS, FOCAL_POINT, whole(5), JOINED]
    number = next(item for action in actions() for item in action.numbers if item.key == "33b")

    assert measured(ask(facts, date(2024, 10, 1)), number, None).unstated == (NEW,)


def test_who_perhaps_has_duties_leaves_open_who_was_to_be_heard(ask: Ask) -> None:
    facts = [*BACKGROUND, whole(3), whole(4), JOINED]

    assert WATCHED.unstated(ask(facts, date(2024, 10, 1))) == ()
    assert WATCHED.unstated(ask(facts, date(2026, 10, 1))) == (NEW,)
    stocks, areas = whole(3, "2025-01-01"), whole(4, "2025-01-01")
    assert WATCHED.unstated(ask([*facts, stocks], date(2026, 10, 1))) == (NEW,)
    assert WATCHED.unstated(ask([*facts, stocks, areas], date(2026, 10, 1))) == ()


def test_assistance_counts_by_the_years_since_the_plan(value: Value) -> None:
    def told(kind: type[Event], year: int, code: str = "AFG") -> Event:
        purpose = AssistancePurpose.CLEARANCE
        return fact(kind, f"{year}-12-31", f"state:{code}", year=year, purpose=purpose)

    assert value("3a", told(AssistanceProvided, 2019)).value is None
    given = [told(AssistanceProvided, 2022), told(AssistanceReceived, 2022, "ALB")]
    assert value("3a", *given).states == ("AFG",)
    assert value("39b", *given).states == value("40a", *given).states == ("AFG", "ALB")
    asked = told(AssistanceRequested, 2022)
    assert value("41b", asked).value is None
    sent = fact(AnnualReportSubmitted, "2024-04-30", year=2023)
    assert value("41b", asked, sent).states == ("AFG",)


def test_a_coalition_counts_once_formed(value: Value) -> None:
    purpose = AssistancePurpose.CLEARANCE
    formed = fact(CountryCoalitionFormed, "2018-01-01", partner="ALB", purpose=purpose)

    assert value("42a1").value is None
    assert value("42a1", formed).states == ("AFG",)


def test_reports_count_by_the_last_due_date(value: Value) -> None:
    on_time = fact(AnnualReportSubmitted, "2024-04-30", year=2023, form=ADAPTED_FORM)
    late = fact(AnnualReportSubmitted, "2024-05-02", "state:ALB", year=2023, form="short form")

    found = value("43a", on_time, late)
    assert (found.states, found.qualifier) == (("AFG",), Qualifier.AT_LEAST)
    assert value("43a", on_time, late, as_of="2024-04-29").value is None
    assert value("45a", on_time, late).states == ("AFG",)


def test_those_with_duties_are_heard_of_or_not(value: Value) -> None:
    sent = fact(AnnualReportSubmitted, "2024-04-30", year=2023)

    kept = fact(MunitionsRetained, "2022-12-31", year=2022, munitions=munitions(3))

    assert value("44a", kept).value is None
    assert value("44a", kept, sent).states == ("AFG",)
    assert value("12b", STOCK, sent).states == ("AFG",)


def test_initial_reports_of_the_year_count_among_those_due_by_30_april(value: Value) -> None:
    joined = fact(InstrumentDeposited, "2023-02-10", f"state:{NEW}", kind="accession")
    sent = fact(InitialReportSubmitted, "2024-02-20", f"state:{NEW}")
    told = fact(AnnualReportSubmitted, "2024-04-30", year=2023)

    assert value("43a", joined, told).states == ("AFG",)
    late_and_yet_there = value("43a", joined, told, sent)
    assert late_and_yet_there.states == ("AFG", NEW), "due by 28 January, come by 30 April"
    after = fact(InitialReportSubmitted, "2024-05-20", f"state:{NEW}")
    assert value("43a", joined, told, after).states == ("AFG",)
    assert value("43a", joined, told, sent, as_of="2025-10-01").value is None, "due a year before"


def test_a_finding_of_a_meeting_counts_since_the_plan(value: Value) -> None:
    def found(when: str) -> Event:
        return fact(NonComplianceFound, when, found_by="10MSP", provision="3.2")

    assert value("49a").value is None
    assert value("49a", found("2021-09-20")).value is None
    since = value("49a", found("2022-09-02"))
    assert (since.value, since.qualifier, since.states) == (1, Qualifier.AT_LEAST, ("AFG",))
    assert value("49a", found("2022-09-02"), found("2023-09-02")).value == 1


def test_a_finding_on_a_state_that_is_not_bound_is_of_no_state_party(value: Value) -> None:
    early = fact(
        NonComplianceFound, "2023-09-02", f"state:{NEW}", found_by="11MSP", provision="3.2"
    )
    left = fact(WithdrawalNotified, "2023-01-10", in_armed_conflict=False)
    there = fact(NonComplianceFound, "2022-09-02", found_by="10MSP", provision="3.2")

    assert value("49a", JOINED, early).value is None
    assert value("49a", there, left).value is None


def test_law_counts_where_it_is_enough(value: Value) -> None:
    law = fact(NationalMeasureReported, "2015-01-01", category=LegalBasis.SPECIFIC_LAW)
    draft = fact(
        NationalMeasureReported, "2015-01-01", "state:ALB", category=LegalBasis.UNDER_CONSIDERATION
    )

    assert value("47a", draft).value is None
    assert value("47a", law, draft).states == ("AFG",)


class TestWhatIsReportedOnTheIndicatorItself:
    LIST = fact(
        ListReported,
        "2023-09-11",
        "convention",
        metric="lausanne_2a",
        as_of=date(2023, 8, 1),
        states=("AFG", "ALB"),
        complete=True,
    )

    @staticmethod
    def figure(metric: str, unit: Unit, on: str = "2023-08-01") -> Event:
        day = date.fromisoformat(on)
        return fact(
            FigureReported,
            on,
            "convention",
            metric=metric,
            scope="States Parties",
            period_from=day,
            period_to=day,
            value=Quantity(4, unit),
        )

    def test_a_complete_list_is_exact(self, value: Value) -> None:
        found = value("2a", self.LIST)
        assert (found.value, found.qualifier) == (2, Qualifier.EXACT)

    def test_reports_under_article_7_name_the_indicator(self, value: Value) -> None:
        def sent(year: int, *sections: str) -> Event:
            return fact(AnnualReportSubmitted, f"{year}-04-30", year=year - 1, sections=sections)

        found = value("2a", sent(2023, "indicator 2a"))
        assert (found.states, found.qualifier) == (("AFG",), Qualifier.AT_LEAST)
        assert value("2b", sent(2023, "indicator 2a")).value is None
        assert value("2a", sent(2023, "indicator 2a"), sent(2024)).value is None
        assert value("2a", sent(2021, "indicator 2a")).value is None

    def test_a_figure_gives_the_number_alone(self, value: Value) -> None:
        found = value("2a", self.figure("lausanne_2a", Unit.STATES))
        assert (found.value, found.states) == (4, ())
        assert value("2a", self.figure("lausanne_2a", Unit.STATES, "2021-08-01")).value is None

    def test_what_is_no_count_of_states_bears_its_unit(self, value: Value) -> None:
        assert value("4b2", self.figure("lausanne_4b2_number", Unit.PIECES)).value == 4
        assert value("17b", self.figure("lausanne_17b_munitions", Unit.MUNITIONS)).value == 4

    def test_a_document_stands_in_where_a_count_has_no_data(self, value: Value) -> None:
        assert value("3a", self.figure("lausanne_3a", Unit.STATES)).value == 4

    def test_what_is_needed_is_said_in_words(self, value: Value) -> None:
        assert "indicator 2a" in value("2a").missing
        assert "no persons" in value("4b1").missing


def test_due_days_move_with_their_meetings_and_new_states_have_years_of_their_own(
    ask: Ask,
) -> None:
    joined = fact(InstrumentDeposited, "2022-01-10", f"state:{NEW}", kind="accession")
    found = list(due_days(ask([*BACKGROUND, joined], date.fromisoformat(DAY))))

    general = {item.action.number: item.on for item in found if item.iso3 is None}
    assert general == {
        13: None,
        14: None,
        18: date(2023, 9, 14),
        19: date(2022, 9, 2),
        45: date(2022, 9, 2),
        47: date(2023, 9, 14),
    }
    own = {(item.action.number, item.iso3): item.on for item in found if item.iso3}
    assert own == {(18, NEW): date(2024, 7, 1), (47, NEW): date(2024, 7, 1)}
