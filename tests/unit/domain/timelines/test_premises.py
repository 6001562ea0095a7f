"""What an event presupposes, and whether it is there."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.clearance import ClearanceCompleted, HostilitiesEnded
from domain.events.cooperation import (
    AssistancePurpose,
    CountryCoalitionConcluded,
    CountryCoalitionFormed,
)
from domain.events.decisions import (
    ActionPlanAdopted,
    Bearer,
    MandateDischarged,
    MandateGiven,
    PlanTargetSet,
)
from domain.events.extensions import (
    ExtensionAnalysed,
    ExtensionGranted,
    ExtensionRefused,
    ExtensionRequested,
    ExtensionRequestRevised,
    ExtensionWithdrawn,
    RecommendationMade,
    RecommendationMet,
)
from domain.events.fields import Article
from domain.events.header import Event
from domain.events.machinery import (
    MeetingClosed,
    MeetingKind,
    MeetingOpened,
    MeetingRescheduled,
    MeetingScheduled,
)
from domain.events.membership import (
    ConsentKind,
    ConventionSigned,
    InstrumentDeposited,
    ProvisionalApplicationDeclared,
    WithdrawalNotified,
)
from domain.events.victims import VictimAssistanceDutyLifted, VictimAssistanceDutyReported
from domain.strategies import example, timelines_of_meeting, timelines_of_state
from domain.timelines.order import order_key
from domain.timelines.premises import MissingPremise, missing_premises

FEW = settings(max_examples=30)
MEETING = "meeting:9MSP"


def about(kind: type[Event], when: str, article: Article = Article.CLEARANCE) -> Event:
    """An event of the extension procedure."""
    given_by = {
        "deadline": date(2030, 1, 1),
        "decided_by": "9MSP",
        "form": "at_meeting",
        "key": "plan",
        "ask": "submit a plan",
    }
    fields = {name: value for name, value in given_by.items() if name in kind.model_fields}
    return example(kind, when, "state:AFG", article=article, **fields)


def consent(when: str, kind: ConsentKind = ConsentKind.ACCESSION) -> Event:
    return example(InstrumentDeposited, when, "state:AFG", kind=kind)


def planned(kind: type[Event], when: str) -> Event:
    return example(kind, when, MEETING, kind=MeetingKind.REVIEW_CONFERENCE, part=1)


def lacking(*timeline: Event) -> list[str]:
    ordered = sorted(timeline, key=order_key)
    return [missing.needs for missing in missing_premises(ordered)]


CONSENT = consent("2010-01-05")
ACTS_OF_CONSENTING_STATES = (
    WithdrawalNotified,
    ProvisionalApplicationDeclared,
    ExtensionRequested,
    ExtensionGranted,
)
RATIFIED = consent("2010-01-05", ConsentKind.RATIFICATION)
NOTICE = example(WithdrawalNotified, "2014-01-05", "state:AFG", in_armed_conflict=False)
PROVISIONAL = example(ProvisionalApplicationDeclared, "2010-01-05", "state:AFG", scope="Article 1")
OPENED = example(MeetingOpened, "2020-11-25", MEETING, kind="RC", part=1)
CLOSED = example(MeetingClosed, "2020-11-27", MEETING, part=1)
MOVED = planned(MeetingRescheduled, "2020-06-04")
REQUEST = about(ExtensionRequested, "2020-01-05")
GRANT = about(ExtensionGranted, "2020-05-05")
MADE = about(RecommendationMade, "2020-05-05")
MET = about(RecommendationMet, "2020-06-05")


def coalition(kind: type[Event], **fields: object) -> Event:
    return example(kind, "2020", "state:AFG", **fields)


FORMED = coalition(CountryCoalitionFormed, partner="NOR", purpose=AssistancePurpose.CLEARANCE)
CONCLUDED = coalition(CountryCoalitionConcluded, partner="NOR")
LIFTED = example(VictimAssistanceDutyLifted, "2020-06-05", "state:AFG")
GIVEN = example(MandateGiven, "2020", MEETING, key="budget", bearer=Bearer.ISU, task="Submit it")
DISCHARGED = example(MandateDischarged, "2020", MEETING, key="budget")
YEARS = {"period_from": date(2021, 1, 1), "period_to": date(2026, 12, 31)}
PLAN = example(ActionPlanAdopted, "2020", MEETING, plan="Plan", actions=50, **YEARS)
TARGET = example(PlanTargetSet, "2020", MEETING, plan="Plan", metric="states", at_least=130)


@pytest.mark.parametrize(
    ("event", "premises", "needs"),
    [
        (RATIFIED, [example(ConventionSigned, "2010-01-05", "state:AFG")], "its signature"),
        (NOTICE, [consent("2014-01-05")], "its consent"),
        (PROVISIONAL, [consent("2010-01-05")], "its consent"),
        (MADE, [GRANT, REQUEST, CONSENT], "the grant by 9MSP"),
        (MET, [MADE, GRANT, REQUEST, CONSENT], "the recommendation 'plan' of 9MSP"),
        (MOVED, [planned(MeetingScheduled, "2020-06-04")], "its first dates"),
        (CLOSED, [OPENED], "its opening"),
        (REQUEST, [CONSENT], "its consent"),
        (
            LIFTED,
            [example(VictimAssistanceDutyReported, "2020-06-05", "state:AFG")],
            "the duty that it lifts",
        ),
        (CONCLUDED, [FORMED], "the coalition with NOR"),
        (DISCHARGED, [GIVEN], "the mandate 'budget'"),
        (TARGET, [PLAN], "the plan 'Plan'"),
        (about(ExtensionRefused, "2020-05-05"), [REQUEST, CONSENT], "the request under Article 4"),
        (
            about(ExtensionWithdrawn, "2020-05-05"),
            [REQUEST, CONSENT],
            "the request under Article 4",
        ),
        (about(ExtensionAnalysed, "2020-05-05"), [REQUEST, CONSENT], "the request under Article 4"),
        (
            about(ExtensionRequestRevised, "2020-05-05"),
            [REQUEST, CONSENT],
            "the request under Article 4",
        ),
    ],
)
def test_an_event_lacks_its_premise_until_it_is_there(
    event: Event,
    premises: Sequence[Event],
    needs: str,
) -> None:
    assert lacking(event) == [needs]
    assert lacking(event, *premises) == []


def test_what_ends_needs_its_own_beginning() -> None:
    other = coalition(CountryCoalitionFormed, partner="DEU", purpose=AssistancePurpose.CLEARANCE)
    assert lacking(CONCLUDED, other) == ["the coalition with NOR"]
    assert lacking(DISCHARGED, GIVEN.model_copy(update={"key": "plan"})) == ["the mandate 'budget'"]
    assert lacking(TARGET, PLAN.model_copy(update={"plan": "Other"})) == ["the plan 'Plan'"]


def test_a_grant_lacks_its_request_and_its_consent() -> None:
    assert lacking(GRANT) == ["the request under Article 4", "its consent"]
    assert lacking(GRANT, REQUEST, CONSENT) == []


def test_an_accession_needs_no_signature() -> None:
    assert lacking(consent("2012-01-05")) == []


@pytest.mark.parametrize(
    ("event", "premise"),
    [
        (RATIFIED, example(ConventionSigned, "2010-01-06", "state:AFG")),
        (NOTICE, consent("2014-01-06")),
        (MOVED, planned(MeetingScheduled, "2020-06-05")),
        (CLOSED, example(MeetingOpened, "2020-11-25", MEETING, kind="RC", part=2)),
        (REQUEST, consent("2020-01-06")),
    ],
)
def test_what_comes_later_or_is_about_something_else_is_no_premise(
    event: Event,
    premise: Event,
) -> None:
    assert len(lacking(event, premise)) == 1


@pytest.mark.parametrize(
    "request_made",
    [
        about(ExtensionRequested, "2020-05-06"),
        about(ExtensionRequested, "2020-01-05", Article.STOCKPILES),
    ],
)
def test_a_later_request_or_one_under_another_article_bears_no_grant(request_made: Event) -> None:
    assert lacking(GRANT, request_made, CONSENT) == ["the request under Article 4"]


def test_a_premise_that_can_have_come_first_is_enough() -> None:
    assert lacking(RATIFIED, example(ConventionSigned, "2010", "state:AFG")) == []


def test_a_decision_uses_its_request_up() -> None:
    second = about(ExtensionRefused, "2020-06-05")
    assert lacking(CONSENT, REQUEST, GRANT, second) == ["the request under Article 4"]
    again = about(ExtensionRequested, "2020-05-20")
    assert lacking(CONSENT, REQUEST, GRANT, again, second) == []


def test_two_requests_bear_two_decisions() -> None:
    further = about(ExtensionRequested, "2020-02-05")
    refused = about(ExtensionRefused, "2020-06-05")
    assert lacking(CONSENT, REQUEST, further, GRANT, refused) == []


def test_an_analysis_does_not_use_the_request_up() -> None:
    assert lacking(CONSENT, REQUEST, about(ExtensionAnalysed, "2020-04-05"), GRANT) == []


def test_which_of_two_decisions_lacks_the_request_is_not_told_apart() -> None:
    first, second = about(ExtensionRefused, "2020-06-05"), about(ExtensionRefused, "2021-06-05")
    early, late = about(ExtensionRequested, "2020-01-05"), about(ExtensionRequested, "2021-01-05")
    lack_with_one, lack_with_other = (
        [item.key for item in missing_premises([CONSENT, *timeline])]
        for timeline in ([early, first, second], [first, late, second])
    )
    assert lack_with_one == lack_with_other == [("", "the request under Article 4")]


def test_a_missing_premise_is_the_same_finding_wherever_it_is_found() -> None:
    one, other = (next(missing_premises([NOTICE])) for _ in range(2))
    assert one.key == other.key == (NOTICE.id, "its consent")
    assert one == MissingPremise(NOTICE, "its consent")


@FEW
@given(timelines_of_state() | timelines_of_state(vague=True) | timelines_of_meeting(vague=True))
def test_what_plausibly_happened_lacks_nothing(timeline: list[Event]) -> None:
    assert lacking(*timeline) == []


@FEW
@given(timelines_of_state(consents=True), st.data())
def test_what_is_left_out_is_what_is_lacking(timeline: list[Event], data: st.DataObject) -> None:
    """Without its consent withdrawal, provisional application and extensions lack theirs."""
    without = [event for event in timeline if not isinstance(event, InstrumentDeposited)]
    bound_to_consent = [event for event in without if isinstance(event, ACTS_OF_CONSENTING_STATES)]
    mixed = data.draw(st.permutations(without))
    assert lacking(*mixed) == ["its consent"] * len(bound_to_consent)


def test_what_names_a_conflict_presupposes_its_end() -> None:
    done = example(
        ClearanceCompleted, "2021-05-01", "state:AFG", paragraph="4.1(b)", conflict="north"
    )
    (lack,) = missing_premises([done])
    assert lack == MissingPremise(done, "the end of the hostilities 'north'")
    ended = example(HostilitiesEnded, "2013-03-01", "state:AFG", conflict="north")
    assert list(missing_premises([ended, done])) == []
    other = example(HostilitiesEnded, "2013-03-01", "state:AFG", conflict="south")
    assert list(missing_premises([other, done])) == [lack]
