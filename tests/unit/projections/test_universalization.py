"""The States outside the Convention, and the targets for bringing them in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings

from domain.events.decisions import PlanTargetSet
from domain.events.header import Event
from domain.events.machinery import MeetingClosed
from domain.events.membership import ConventionSigned
from domain.events.norms import ProductionReported, RestrictionDeclared, UseReported
from domain.states import Region, all_states
from domain.strategies import days, example, founders, histories
from projections.membership import MembershipStatus as Status
from projections.membership import contracting_states, signatories
from projections.metrics.registry import measure
from projections.universalization import (
    NOT_ABROAD,
    TargetStatus,
    non_parties,
    producers,
    restricting,
    signatories_by_region,
    targets,
    use_reported,
)
from projections.view import View

Ask = Callable[..., View]

FEW = settings(max_examples=10)


def target(at_least: int) -> list[Event]:
    return [
        example(
            PlanTargetSet,
            "2015-09-11",
            "meeting:1RC",
            plan="Dubrovnik Action Plan",
            metric="contracting_states",
            at_least=at_least,
            due_meeting="2RC",
        ),
        example(MeetingClosed, "2021-09-21", "meeting:2RC", part=1),
    ]


def test_cyprus_is_a_signatory_in_asia(ask: Ask) -> None:
    view = ask([example(ConventionSigned, "2009-09-23", "state:CYP")])
    assert signatories_by_region(view)[Region.ASIA] == ("CYP",)
    assert signatories_by_region(view)[Region.EUROPE] == ()


@FEW
@given(histories(), days())
def test_every_state_is_inside_or_outside_and_every_signatory_in_one_region(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    view = ask(history, as_of)
    inside, outside = contracting_states(view), non_parties(view)
    assert sorted((*inside, *outside)) == sorted(item.iso3 for item in all_states())
    by_region = [iso3 for found in signatories_by_region(view).values() for iso3 in found]
    assert sorted(by_region) == list(signatories(view))


def test_only_what_was_reported_of_states_not_party_counts_outside(ask: Ask) -> None:
    (inside, *_others) = founders()
    history = [
        *founders(),
        example(UseReported, "2016-01-01", inside.subject),
        example(ProductionReported, "2016-01-01", inside.subject),
    ]
    view = ask(history)
    assert producers(view) == {}
    assert use_reported(view, Status.NOT_SIGNED, Status.SIGNATORY, Status.FORMER) == {}
    assert list(use_reported(view, Status.STATE_PARTY)) == [inside.subject_key]
    assert measure(view, "use_on_territory_of_states_parties").value == 1


def test_no_use_that_the_ledger_knows_of_is_not_none(ask: Ask) -> None:
    assert measure(ask(founders()), "use_on_territory_of_states_parties").value is None


def test_a_policy_that_was_given_up_is_shown_with_what_ended_it(ask: Ask) -> None:
    limit = example(RestrictionDeclared, "2008-07", "state:USA", restriction="a limit")
    given_up = example(RestrictionDeclared, "2017-11-30", "state:USA", restriction="given up")
    poland = example(RestrictionDeclared, "2010-01-01", "state:POL", restriction=NOT_ABROAD)
    view = ask([*founders(without=["POL", "USA"]), given_up, limit, poland])
    assert restricting(view)["USA"] == (limit, given_up)
    assert measure(view, "non_parties_not_using_abroad_list").value == ("POL",)


@pytest.mark.parametrize(
    ("at_least", "as_of", "expected"),
    [
        (130, "2021-09-20", TargetStatus.OPEN),
        (130, "2021-09-21", TargetStatus.NOT_MET),
        (130, "2025-01-01", TargetStatus.NOT_MET),
        (30, "2016-01-01", TargetStatus.MET),
    ],
)
def test_a_target_is_open_until_it_is_due_and_judged_on_that_day(
    ask: Ask, at_least: int, as_of: str, expected: TargetStatus
) -> None:
    view = ask([*founders(), *target(at_least)], date.fromisoformat(as_of))
    (found,) = targets(view)
    assert (found.status, found.count) == (expected, 30)
    assert measure(view, "dubrovnik_target_met").value == expected.value.replace("_", " ")


def test_before_a_target_was_set_there_is_none(ask: Ask) -> None:
    view = ask(target(130), date(2015, 9, 10))
    assert targets(view) == ()
    assert measure(view, "target_states_parties_by_2rc").value is None
