"""Every number of the Lausanne Action Plan over ledgers made up by Hypothesis."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, timedelta

from hypothesis import example as explicit
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.compliance import NonComplianceFound
from domain.events.decisions import ActionPlanAdopted
from domain.events.header import Event
from domain.events.machinery import MeetingScheduled
from domain.events.membership import (
    ConventionSigned,
    InstrumentDeposited,
    WithdrawalNotified,
)
from domain.quantities import Qualifier
from domain.strategies import any_event, any_fact, days, example, founders, histories
from projections.metrics.model import MetricAnswer, MetricUnit
from projections.plans.bases import OWING
from projections.plans.lausanne import actions
from projections.plans.measuring import Change, Measured, measured, value_of
from projections.plans.model import How, Number
from projections.plans.spans import LAUSANNE, baseline_day
from projections.view import View

Ask = Callable[..., View]

NUMBERS = [number for action in actions() for number in action.numbers]
ADOPTED = example(
    ActionPlanAdopted,
    "2012-09-21",
    "meeting:2RC",
    plan=LAUSANNE,
    period_from=date(2012, 1, 1),
    period_to=date(2030, 12, 31),
    actions=50,
)
TENTH = example(
    MeetingScheduled,
    "2012-09-21",
    "meeting:10MSP",
    kind="MSP",
    part=1,
    opens_on=date(2014, 8, 30),
    closes_on=date(2014, 9, 2),
)
"""Early, so that made-up histories lie after them."""
SOME = settings(max_examples=25)
LATE = days(first=date(2012, 9, 21))
LOOSE = st.lists(any_fact(subject="state:AFG") | any_event(), max_size=12)


def every(view: View) -> dict[str, Measured]:
    on = baseline_day(view)
    return {number.key: measured(view, number, on) for number in NUMBERS}


def with_plan(history: Iterable[Event]) -> list[Event]:
    return [ADOPTED, TENTH, *history]


FOUND = example(NonComplianceFound, "2013-09-02", "state:AFG", found_by="10MSP", provision="3.2")
SIGNED = example(ConventionSigned, "2008-12-03", "state:AFG")
CONSENTED = example(InstrumentDeposited, "2009-12-03", "state:AFG", kind="ratification")
WITHDRAWN = example(WithdrawalNotified, "2014-01-02", "state:AFG", in_armed_conflict=False)


@SOME
@given(LOOSE, LATE)
@explicit(history=[SIGNED, FOUND], as_of=date(2015, 1, 1))
@explicit(history=[CONSENTED, FOUND, WITHDRAWN], as_of=date(2015, 1, 1))
@explicit(
    history=[FOUND, example(InstrumentDeposited, "2013-12-03", "state:AFG", kind="accession")],
    as_of=date(2013, 12, 4),
)
def test_a_count_of_states_is_how_many_there_are_and_never_above_its_base(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    view = ask(with_plan([*founders(without=["AFG"]), *history]), as_of)
    for found in every(view).values():
        own = found.how in {How.COMPUTED, How.COUNTED}
        if own and found.number.unit is MetricUnit.STATES:
            assert found.now.value == len(found.now.states)
            base = found.number.base
            if base is not None and found.base is not None and base is not OWING:
                assert set(found.now.states) <= set(base.states(view))
            assert found.base is None or len(found.now.states) <= found.base


@settings(max_examples=10)
@given(histories(vague=True), LATE, LATE)
def test_only_what_was_known_counts(
    ask: Ask, history: list[Event], as_of: date, known_at: date
) -> None:
    facts = with_plan(history)
    then = [event for event in facts if event.known_on <= known_at]

    assert every(ask(facts, as_of, known_at)) == every(ask(then, as_of))


@settings(max_examples=10)
@given(histories(vague=True), LATE)
def test_every_value_rests_on_events_of_the_view_and_every_gap_says_what_is_needed(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    view = ask(with_plan(history), as_of)
    for found in every(view).values():
        assert set(found.now.evidence) <= view.facts.by_id.keys()
        if found.now.value is None or found.now.qualifier is Qualifier.AT_LEAST:
            assert "events" in found.now.missing
        if found.now.value is None:
            assert found.how is None
            assert not found.now.states


@SOME
@given(LOOSE, days())
def test_before_the_plan_was_adopted_there_is_no_value(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    before = min(as_of, ADOPTED.effective_on - timedelta(1))
    for view in (ask(history, as_of), ask(with_plan(history), before)):
        found = {number.key: value_of(view, number) for number in NUMBERS}
        assert all(answer.value is None for answer in found.values())
        assert all("ActionPlanAdopted" in answer.missing for answer in found.values())


def test_a_ledger_that_knows_only_who_consented_knows_only_who_is_bound(ask: Ask) -> None:
    found = every(ask(with_plan(founders()), date(2020, 10, 1)))

    assert {key for key, item in found.items() if item.now.value is not None} == {"10a"}
    assert found["10a"].now.value == 0


@SOME
@given(LOOSE, LATE)
def test_a_change_is_the_difference_of_two_exact_values(
    ask: Ask, history: list[Event], as_of: date
) -> None:
    for found in every(ask(with_plan([*founders(without=["AFG"]), *history]), as_of)).values():
        if found.change is None:
            continue
        assert found.baseline is not None
        assert found.baseline.qualifier is found.now.qualifier is Qualifier.EXACT
        before, now = found.baseline.value, found.now.value
        assert isinstance(before, int)
        assert isinstance(now, int)
        assert found.change.absolute == now - before
        assert (found.change.per_cent is None) == (before == 0)


def test_there_is_no_baseline_before_its_day(ask: Ask) -> None:
    growth = next(number for number in NUMBERS if number.key == "10a")
    view = ask(with_plan(founders()), date(2014, 9, 1))

    assert measured(view, growth, baseline_day(view)).baseline is None
    assert measured(view, growth, date(2013, 1, 1)).change == Change(0, None)


def test_a_number_is_measured_once(ask: Ask) -> None:
    asked: list[View] = []

    def measure(view: View) -> MetricAnswer:
        asked.append(view)
        return MetricAnswer(0)

    view = ask([*founders(), ADOPTED], date(2015, 1, 1))
    found = measured(view, Number("0a", "made up", How.COUNTED, measure), None)

    assert (found.now.value, found.how) == (0, How.COUNTED)
    assert asked == [view]
