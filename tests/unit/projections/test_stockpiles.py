"""What States declared, found, destroyed and finished."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import combinations
from typing import Any, TypeVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.events.header import Event
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
from domain.quantities import Qualifier, Quantity, Unit
from domain.sources import Basis
from domain.strategies import any_fact, example, quantities
from projections.basis import DutyBasis
from projections.figures.periods import finest_grain
from projections.stockpiles import (
    Totals,
    declared,
    declared_in,
    destroyed,
    destructions_counted,
    remaining,
    stockpile,
)
from projections.view import View

Ask = Callable[..., View]
E = TypeVar("E", bound=Event)

SOME = settings(max_examples=30)


def munitions(amount: int, said: Qualifier = Qualifier.EXACT) -> Quantity:
    return Quantity(amount, Unit.MUNITIONS, said)


def submunitions(amount: int) -> Quantity:
    return Quantity(amount, Unit.SUBMUNITIONS)


def event(kind: type[E], when: str, /, **fields: Any) -> E:
    return example(kind, when, "state:BGR", **fields)


def stock(when: str, amount: int | None, scope: str = "total") -> StockpileDeclared:
    figure = None if amount is None else munitions(amount)
    return event(StockpileDeclared, when, scope=scope, munitions=figure)


def gone(first: str, last: str, amount: int | None = None) -> StockpileDestroyed:
    return event(
        StockpileDestroyed,
        last,
        period_from=date.fromisoformat(first),
        period_to=date.fromisoformat(last),
        munitions=None if amount is None else munitions(amount),
    )


LEAST = Qualifier.AT_LEAST


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([stock("2012", 100)], munitions(100)),
        ([stock("2012", 100), stock("2013", 90)], munitions(90)),
        ([stock("2012", 100), stock("2013", 20, "addition")], munitions(120)),
        ([stock("2012", 9), stock("2013", 20, "addition"), stock("2014", 8)], munitions(8)),
        ([stock("2012", 100), stock("2013", None)], None),
        # what is added to what nobody stated is the least there was
        ([stock("2012", None), stock("2013", 20, "addition")], munitions(20, LEAST)),
        ([], None),
    ],
)
def test_what_is_declared_is_the_newest_total_and_what_was_added_since(
    ask: Ask,
    told: list[Event],
    expected: Quantity | None,
) -> None:
    assert declared(stockpile(ask(told), "BGR")).munitions == expected


def typed(when: str, amount: int, kind: str, scope: str = "total") -> StockpileDeclared:
    return event(
        StockpileDeclared, when, scope=scope, munition_type=kind, munitions=munitions(amount)
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([typed("2012", 60, "A"), typed("2012", 30, "B")], munitions(90)),
        # a type is restated by itself
        ([typed("2012", 60, "A"), typed("2012", 30, "B"), typed("2013", 50, "A")], munitions(80)),
        # a total of all types and its parts are one stock
        ([stock("2012", 100), typed("2013", 60, "A"), typed("2013", 30, "B")], munitions(100)),
        ([typed("2012", 60, "A"), typed("2012", 30, "B"), stock("2013", 100)], munitions(100)),
        ([typed("2012", 60, "A"), typed("2012", 30, "B"), stock("2013", 80)], munitions(80)),
        # more than the total was found to be there
        ([stock("2012", 100), typed("2013", 60, "A"), typed("2013", 50, "B")], munitions(110)),
        # an addition by type adds to either
        ([typed("2012", 60, "A"), typed("2013", 5, "A", "addition")], munitions(65)),
        ([stock("2012", 100), typed("2013", 5, "A", "addition")], munitions(105)),
        (
            [stock("2012", 100), typed("2013", 5, "A", "addition"), typed("2014", 20, "A")],
            munitions(105),
        ),
        # what one type lacks is at least that
        ([stock("2012", None), typed("2013", 60, "A")], munitions(60, LEAST)),
    ],
)
def test_types_and_their_total_are_never_counted_twice(
    ask: Ask,
    told: list[Event],
    expected: Quantity,
) -> None:
    assert declared(stockpile(ask(told), "BGR")).munitions == expected


def test_a_type_that_is_gone_is_no_stock_that_is_gone(ask: Ask) -> None:
    told = [typed("2012", 60, "A"), typed("2012", 30, "B"), typed("2013", 0, "A")]
    assert stockpile(ask(told), "BGR").basis is DutyBasis.DECLARED
    assert stockpile(ask([*told, typed("2014", 0, "B")]), "BGR").basis is DutyBasis.DECLARED_NONE


def test_of_two_statements_on_one_period_the_better_one_is_counted(ask: Ask) -> None:
    better = gone("2012-01-01", "2012-12-31", 7)
    inferred = gone("2012-01-01", "2012-12-31", 9).model_copy(update={"basis": Basis.INFERRED})
    for told in ([better, inferred], [inferred, better]):
        assert finest_grain(told) == [better]
        assert destroyed(stockpile(ask(told), "BGR")).munitions == munitions(7)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (
            [gone("2012-01-01", "2012-12-31", 5), gone("2013-01-01", "2013-12-31", 7)],
            munitions(12),
        ),
        # the year is counted, or its halves, not both
        (
            [gone("2012-01-01", "2012-12-31", 5), gone("2012-01-01", "2012-06-30", 3)],
            munitions(5),
        ),
        (
            [
                gone("2012-01-01", "2012-12-31", 5),
                gone("2012-01-01", "2012-06-30", 3),
                gone("2012-07-01", "2012-12-31", 1),
            ],
            munitions(4),
        ),
        (
            [gone("2012-01-01", "2012-12-31", 5), gone("2013-01-01", "2013-12-31")],
            munitions(5, LEAST),
        ),
        ([], None),
    ],
)
def test_what_was_destroyed_is_added_up_once(
    ask: Ask,
    told: list[Event],
    expected: Quantity | None,
) -> None:
    assert destroyed(stockpile(ask(told), "BGR")).munitions == expected


def test_a_total_stated_at_completion_governs_over_the_sum(ask: Ask) -> None:
    finished = event(StockpileDestructionCompleted, "2014-05-01", munitions=munitions(299))
    told = [gone("2012-01-01", "2012-12-31", 290), finished]
    assert destroyed(stockpile(ask(told), "BGR")).munitions == munitions(299)
    later = gone("2020-12-15", "2020-12-15", 1)
    assert destroyed(stockpile(ask([*told, later]), "BGR")).munitions == munitions(300)


def test_a_completion_without_figures_leaves_the_sum(ask: Ask) -> None:
    told = [gone("2012-01-01", "2012-12-31", 5), event(StockpileDestructionCompleted, "2014")]
    assert destroyed(stockpile(ask(told), "BGR")).munitions == munitions(5)


def at_most(amount: int) -> Quantity:
    return munitions(amount, Qualifier.AT_MOST)


FINISHED = event(StockpileDestructionCompleted, "2014", munitions=munitions(95))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # what is not recorded as destroyed may be gone all the same
        ([stock("2012", 100), gone("2012-01-01", "2012-12-31", 5)], at_most(95)),
        ([stock("2012", 100)], None),
        ([gone("2012-01-01", "2012-12-31", 5)], None),
        ([stock("2012", 4), gone("2012-01-01", "2012-12-31", 5)], None),
        # the State says so, whatever the arithmetic
        ([stock("2012", 100), FINISHED], munitions(0)),
        ([stock("2012", 0)], munitions(0)),
        ([event(HoldingsClarified, "2012", holdings="verifying")], None),
        ([], None),
        ([stock("2012", 100), FINISHED, event(StockpileDiscovered, "2020")], None),
        (
            [
                stock("2012", 100),
                FINISHED,
                event(StockpileDiscovered, "2020"),
                event(StockpileDestructionCompleted, "2021"),
            ],
            munitions(0),
        ),
    ],
)
def test_what_is_left_is_told_only_as_far_as_it_can_be(
    ask: Ask,
    told: list[Event],
    expected: Quantity | None,
) -> None:
    assert remaining(stockpile(ask(told), "BGR")).munitions == expected


def test_a_stock_of_at_least_so_many_leaves_nothing_to_tell(ask: Ask) -> None:
    some = event(StockpileDeclared, "2012", scope="total", munitions=munitions(100, LEAST))
    told = [some, gone("2012-01-01", "2012-12-31", 5)]
    assert remaining(stockpile(ask(told), "BGR")).munitions is None


def test_a_completion_with_totals_takes_the_periods_before_it_in(ask: Ask) -> None:
    later = gone("2020-12-15", "2020-12-15", 1)
    told = [gone("2012-01-01", "2012-12-31", 5), FINISHED, later]
    assert destructions_counted(stockpile(ask(told), "BGR")) == [later]


def test_types_break_a_whole_down_and_never_add_to_it() -> None:
    whole = stock("2012", 100)
    types = [
        event(StockpileDeclared, "2012", scope="total", munition_type=name, munitions=munitions(40))
        for name in ("AO-1", "AO-2")
    ]
    said = declared_in([whole, *types])

    assert said.whole == Totals(munitions(100))
    assert set(said.by_type) == {"AO-1", "AO-2"}
    assert said.types.munitions == munitions(80)
    assert said.all.munitions == munitions(100)


def kept(when: str, amount: int) -> Event:
    return event(MunitionsRetained, when, year=2013, munitions=munitions(amount))


@pytest.mark.parametrize(
    ("told", "basis"),
    [
        ([], DutyBasis.NOT_RECORDED),
        ([stock("2012", 100)], DutyBasis.DECLARED),
        ([stock("2012", None)], DutyBasis.DECLARED),
        ([stock("2012", 0)], DutyBasis.DECLARED_NONE),
        ([event(HoldingsClarified, "2012", holdings="none")], DutyBasis.DECLARED_NONE),
        ([event(HoldingsClarified, "2012", holdings="verifying")], DutyBasis.UNVERIFIED),
        ([event(HoldingsClarified, "2012", holdings="held")], DutyBasis.DECLARED),
        ([gone("2012-01-01", "2012-12-31")], DutyBasis.DECLARED),
        ([event(StockpileComplianceDeclared, "2012")], DutyBasis.DECLARED),
        ([event(MunitionsRetained, "2012", year=2012)], DutyBasis.NOT_RECORDED),
        ([event(DestructionPlanSubmitted, "2012", covers="all")], DutyBasis.NOT_RECORDED),
        # all that there is may be kept for training
        ([stock("2012", 5), kept("2013", 5)], DutyBasis.ALL_RETAINED),
        ([stock("2012", 5), kept("2013", 4)], DutyBasis.DECLARED),
        ([stock("2012", 0), kept("2013", 0)], DutyBasis.DECLARED_NONE),
        ([stock("2012", None), kept("2013", 5)], DutyBasis.DECLARED),
        # the newest statement governs
        (
            [event(HoldingsClarified, "2012", holdings="none"), event(StockpileDiscovered, "2020")],
            DutyBasis.DECLARED,
        ),
        (
            [stock("2012", 100), event(HoldingsClarified, "2020", holdings="verifying")],
            DutyBasis.UNVERIFIED,
        ),
    ],
)
def test_the_newest_statement_says_whether_there_is_a_duty(
    ask: Ask,
    told: list[Event],
    basis: DutyBasis,
) -> None:
    assert stockpile(ask(told), "BGR").basis is basis


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ([], False),
        ([stock("2012", 0)], False),
        ([event(HoldingsClarified, "2012", holdings="held")], False),
        ([stock("2012", None)], True),
        ([stock("2012", 0), stock("2013", 5)], True),
        ([event(StockpileDiscovered, "2020")], True),
    ],
)
def test_stock_once_reported_stays_reported(
    ask: Ask,
    told: list[Event],
    expected: bool,  # noqa: FBT001
) -> None:
    assert stockpile(ask(told), "BGR").has_reported_stock is expected


FEW_DAYS = st.integers(0, 40).map(lambda number: date(2012, 1, 1) + timedelta(number))
PERIODS = st.lists(
    st.builds(
        lambda one, other: gone(min(one, other).isoformat(), max(one, other).isoformat()),
        FEW_DAYS,
        FEW_DAYS,
    ),
    max_size=7,
    unique_by=lambda item: item.id,
)


@given(PERIODS)
def test_no_day_is_counted_twice(periods: list[StockpileDestroyed]) -> None:
    chosen = finest_grain(periods)
    assert all(not _overlap(one, other) for one, other in combinations(chosen, 2))
    assert [item.period_from for item in chosen] == sorted(item.period_from for item in chosen)


@given(PERIODS)
def test_what_is_left_out_overlaps_what_is_counted(periods: list[StockpileDestroyed]) -> None:
    chosen = finest_grain(periods)
    for item in periods:
        assert item in chosen or any(_overlap(item, other) for other in chosen)


@given(PERIODS, st.data())
def test_which_periods_are_counted_does_not_depend_on_their_order(
    periods: list[StockpileDestroyed],
    data: st.DataObject,
) -> None:
    mixed = data.draw(st.permutations(periods))
    assert finest_grain(mixed) == finest_grain(periods)


def _overlap(one: StockpileDestroyed, other: StockpileDestroyed) -> bool:
    return one.period_from <= other.period_to and other.period_from <= one.period_to


TOTALS = st.builds(
    Totals,
    st.none() | quantities(Unit.MUNITIONS, 9),
    st.none() | quantities(Unit.SUBMUNITIONS, 9),
)


@given(TOTALS, TOTALS, TOTALS)
def test_totals_add_up_in_any_order(one: Totals, two: Totals, three: Totals) -> None:
    assert one.plus(two) == two.plus(one)
    assert one.plus(two).plus(three) == one.plus(two.plus(three))


@given(TOTALS, TOTALS)
def test_what_only_one_says_is_never_said_exactly_of_both(one: Totals, two: Totals) -> None:
    both = one.plus(two)
    for name in ("munitions", "submunitions"):
        said = [getattr(each, name) for each in (one, two) if getattr(each, name) is not None]
        total = getattr(both, name)
        assert (total is None) is (not said)
        assert total is None or total.amount == sum(item.amount for item in said)
        if len(said) == 1:
            assert total.qualifier in (LEAST, Qualifier.ABOUT)
    assert both.is_stated is (one.is_stated or two.is_stated)


def test_unknown_is_not_zero() -> None:
    assert not Totals().is_zero
    assert not Totals(None, submunitions(0)).is_zero
    assert Totals(munitions(0)).is_zero
    assert Totals(Quantity(0, Unit.MUNITIONS, Qualifier.AT_LEAST)).is_stated


@SOME
@given(st.lists(any_fact(subject="state:BGR"), max_size=8, unique_by=lambda item: item.id))
def test_every_statement_is_kept_in_its_place(ask: Ask, told: list[Event]) -> None:
    state = stockpile(ask(told), "BGR")
    places: dict[type[Event], Any] = {
        StockpileDeclared: state.declarations,
        DestructionPlanSubmitted: state.plans,
        HoldingsClarified: state.clarifications,
        StockpileDestroyed: state.destructions,
        StockpileDiscovered: state.discoveries,
        MunitionsRetained: state.retentions,
        StockpileDestructionCompleted: state.completions,
        StockpileComplianceDeclared: state.compliance,
    }
    for kind, kept in places.items():
        assert {item.id for item in kept} == {item.id for item in told if isinstance(item, kind)}
