"""Land released: whose count is kept, and that no day is counted twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import DateRange, parse_range
from domain.events.clearance import (
    ContaminationDiscovered,
    ContaminationReported,
    LandReleased,
    RiskEducationReported,
    SurveyReported,
)
from domain.events.header import Event
from domain.events.machinery import DocumentIssued
from domain.quantities import Qualifier, Quantity, Unit
from domain.sources import Source
from domain.strategies import events, example
from projections.figures.periods import best_grain
from projections.land_release import METHODS, Account, Released, account, account_of, land_release
from projections.land_release.balance import balances
from projections.land_release.figures import summed
from projections.land_release.series import APART, RANKING, is_cumulative, rank_of
from projections.view import View
from support.kinds import the

Ask = Callable[..., View]

ALL = parse_range("1990/2026")
LEAST, EXACT = Qualifier.AT_LEAST, Qualifier.EXACT


def km2(amount: float, said: Qualifier = EXACT) -> Quantity:
    return Quantity(round(amount * 1_000_000), Unit.SQUARE_METRES, said)


def items(amount: int, said: Qualifier = EXACT) -> Quantity:
    return Quantity(amount, Unit.SUBMUNITIONS, said)


def released(
    period: str, series: str = "Monitor", /, *, of: str = "LBN", **figures: Any
) -> LandReleased:
    days = parse_range(period)
    areas = {name: km2(value) for name, value in figures.items() if name in METHODS}
    destroyed = figures.get("submunitions")
    return example(
        LandReleased,
        period,
        f"state:{of}",
        period_from=days.first,
        period_to=days.last,
        series=series,
        submunitions=None if destroyed is None else items(destroyed),
        **areas,
    )


def asked(iso3: str, *told: LandReleased, during: DateRange = ALL) -> Account:
    return account_of(iso3, told, during)


LEBANON = (
    released("2015", cleared=1.69, submunitions=3329),
    released("2017", cleared=1.4, submunitions=5525),
    released("2016/2020", "Monitor cumulative", cleared=7),
    released("2019", "Mine Action Review", cancelled=1.9),
)
BOSNIA = (
    released("2015", of="BIH", cancelled=0.47, reduced=0.76, cleared=0.23),
    released("2016", of="BIH", reduced=0.76, cleared=0.1, submunitions=632),
    released("2017", of="BIH", reduced=0.6, cleared=0.27, submunitions=1246),
    released(
        "2010-01-01/2023-09-01",
        "BHMAC cumulative",
        of="BIH",
        unspecified=14.61,
        submunitions=7932,
    ),
)
LAO = (
    released("2016", of="LAO", cleared=27.12, submunitions=106636),
    released("2017", of="LAO", cleared=33, submunitions=117974),
    released("2016", "NRA all UXO", of="LAO", cleared=33.65, submunitions=77043),
    released("1996-01-01/2020-03-31", "NRA all UXO cumulative", of="LAO", cleared=601.9),
    released("2019", "Mine Action Review", of="LAO", cleared=45.6),
)
GERMANY = (
    released("2017", of="DEU", cleared=0.47, submunitions=513),
    released("2017/2019", "ISU country brief", of="DEU", cleared=2.802),
    released("2017-01-01/2020-09-10", "BImA cumulative", of="DEU", cleared=3.23, submunitions=4625),
    released("2017/2020", "BImA cumulative", of="DEU", cleared=3.5, submunitions=4800),
)
CROATIA = (
    released("2015", of="HRV", cleared=0.43),
    released("2016", of="HRV", cleared=1.2),
    released("2017", of="HRV", cleared=1.01, submunitions=123),
    released("2010-01-01/2020-07-10", "Monitor cumulative", of="HRV", unspecified=5.31),
)
CHILE = (
    released("2016", of="CHL", cancelled=0, reduced=0, cleared=0, submunitions=0),
    released("2018-01-01/2020-11-27", "Chile Ministry of Defence", of="CHL", cancelled=32.272476),
)


def test_a_cumulative_series_is_never_added_to_yearly_rows() -> None:
    found = asked("BIH", *BOSNIA)

    assert found.periods.area == km2(3.19, LEAST)
    assert found.cumulative.area == km2(14.61, LEAST)
    assert found.area == km2(14.61, LEAST)
    assert found.submunitions == items(7932, LEAST)


def test_the_last_figure_of_a_cumulative_series_holds_those_before() -> None:
    found = asked("DEU", *GERMANY, during=parse_range("2017/2020"))

    assert found.cumulative.areas == (GERMANY[3],)
    assert found.area == km2(3.5, LEAST)
    assert found.cleared == km2(3.5)
    assert asked("DEU", *GERMANY, during=parse_range("2017/2019")).area == km2(2.802, LEAST)
    assert asked("DEU", *GERMANY, during=parse_range("2017")).area == km2(0.47, LEAST)


def test_a_series_on_all_ordnance_is_shown_and_never_counted() -> None:
    found = asked("LAO", *LAO)

    assert found.cleared == km2(27.12 + 33 + 45.6, LEAST)
    assert {item.event for item in found.left_out} == {LAO[2], LAO[3]}
    assert all("unexploded ordnance" in item.reason for item in found.left_out)


@pytest.mark.parametrize(
    ("iso3", "told", "year", "area"),
    [
        ("LBN", LEBANON, "2015", km2(1.69, LEAST)),
        ("LBN", LEBANON, "2016", None),
        ("LBN", LEBANON, "2016/2020", km2(7, LEAST)),
        ("BIH", BOSNIA, "2015", km2(1.46)),
        ("BIH", BOSNIA, "2016", km2(0.86, LEAST)),
        ("HRV", CROATIA, "2015/2017", km2(2.64, LEAST)),
        ("HRV", CROATIA, "2010/2020", km2(5.31, LEAST)),
        ("CHL", CHILE, "2016", km2(0)),
        ("CHL", CHILE, "2017", None),
        ("CHL", CHILE, "2018/2020", km2(32.272476, LEAST)),
    ],
)
def test_what_states_released(
    iso3: str, told: Sequence[LandReleased], year: str, area: Quantity | None
) -> None:
    assert asked(iso3, *told, during=parse_range(year)).area == area


def test_unknown_is_not_zero() -> None:
    nothing = asked("CHL")
    zero = asked("CHL", CHILE[0], during=parse_range("2016"))

    assert (nothing.area, nothing.cleared, nothing.submunitions) == (None, None, None)
    assert (zero.area, zero.cleared, zero.submunitions) == (km2(0), km2(0), items(0))
    assert zero.periods.released.resurveyed is None
    assert not Released.of(CHILE[0]).is_any


def test_re_survey_is_a_method_of_its_own() -> None:
    told = released("2018", cleared=1, cancelled=0, reduced=0, resurveyed=15)
    found = asked("LBN", told, during=parse_range("2018"))

    assert found.cleared == km2(1)
    assert found.periods.released.resurveyed == km2(15)
    assert found.area == km2(16)


def test_the_better_series_is_kept_and_the_other_left_out_with_the_reason() -> None:
    monitor = released("2015", cleared=1)
    review = released("2015", "Mine Action Review", cleared=2, submunitions=9)
    found = asked("LBN", review, monitor, during=parse_range("2015"))

    assert found.periods.areas == (monitor,)
    assert found.periods.items == (review,)
    assert [item.reason for item in found.left_out] == ["area: Monitor is kept, for 2015"]
    assert asked("SOM", monitor, review, during=parse_range("2015")).periods.areas == (review,)


def test_a_series_is_best_from_its_day_on() -> None:
    for year, best in (("2018", "Monitor"), ("2019", "Mine Action Review")):
        told = [released(year, name, cleared=1) for name in ("Monitor", "Mine Action Review")]
        assert [item.series for item in asked("LAO", *told).periods.areas] == [best]


def test_the_ranking_and_what_is_apart_give_their_reasons() -> None:
    assert all(rank.reason for rank in RANKING)
    assert all(APART.values())
    assert rank_of("LBN", released("2015", "Somebody", cleared=1)) == len(RANKING)


DAYS = st.integers(0, 30).map(lambda number: date(2015, 1, 1) + timedelta(number))
SERIES = ["Monitor", "Mine Action Review", "Somebody", "Monitor cumulative", "NRA all UXO"]


def _statement(one: date, other: date, series: str, area: int, destroyed: int) -> LandReleased:
    period = f"{min(one, other)}/{max(one, other)}"
    return released(period, series, cleared=area, submunitions=destroyed)


STATEMENTS = st.lists(
    st.builds(
        _statement, DAYS, DAYS, st.sampled_from(SERIES), st.integers(0, 9), st.integers(0, 9)
    ),
    max_size=9,
    unique_by=lambda item: item.id,
)
MONTH = parse_range("2015-01")


def _days(item: LandReleased) -> set[date]:
    count = (item.period_to - item.period_from).days + 1
    return {item.period_from + timedelta(number) for number in range(count)}


def _by_day(told: Iterable[LandReleased]) -> set[str]:
    """Whom each day is counted by, worked out on sets of days: the ids that are counted at all."""
    kept: list[LandReleased] = []
    for rank in range(len(RANKING) + 1):
        mine = [item for item in told if rank_of("LBN", item) == rank]
        free = [item for item in mine if not any(_days(item) & _days(each) for each in kept)]
        taken: list[LandReleased] = []
        for item in sorted(free, key=lambda each: (len(_days(each)), each.id)):
            clash = [each for each in taken if _days(item) & _days(each)]
            covered = set().union(*map(_days, clash))
            if not clash:
                taken.append(item)
            elif covered < _days(item):
                taken = [each for each in taken if each not in clash] + [item]
        kept += taken
    return {item.id for item in kept}


@given(STATEMENTS)
def test_what_is_counted_agrees_with_a_count_day_by_day(told: list[LandReleased]) -> None:
    found = asked("LBN", *told, during=MONTH)
    yearly = [it for it in told if it.series not in APART and not is_cumulative(it.series)]

    assert {item.id for item in found.periods.areas} == _by_day(yearly)


@given(STATEMENTS)
def test_no_day_is_counted_twice(told: list[LandReleased]) -> None:
    found = asked("LBN", *told, during=MONTH)

    for group in (
        found.periods.areas,
        found.periods.items,
        found.cumulative.areas,
        found.cumulative.items,
    ):
        assert all(not _days(one) & _days(other) for one, other in combinations(group, 2))
    counted = {item.id for item in (*found.periods.statements, *found.cumulative.statements)}
    assert {item.id for item in told} == counted | {item.event.id for item in found.left_out}
    assert all(item.reason for item in found.left_out)


@given(STATEMENTS)
def test_the_sum_is_never_more_than_what_is_said_of_the_days(told: list[LandReleased]) -> None:
    area = asked("LBN", *told, during=MONTH).periods.area
    counted = [the(item.cleared, Quantity).amount for item in told if item.series not in APART]

    assert area is None or area.amount <= sum(counted)
    assert (area is None) is (not any(_is_yearly(item) for item in told))


def _is_yearly(item: LandReleased) -> bool:
    return item.series not in APART and not is_cumulative(item.series)


@given(STATEMENTS, st.data())
def test_the_order_of_arrival_does_not_matter(
    told: list[LandReleased], data: st.DataObject
) -> None:
    mixed = data.draw(st.permutations(told))
    one, other = (asked("LBN", *each, during=MONTH) for each in (told, mixed))

    assert (one.periods, one.cumulative) == (other.periods, other.cumulative)
    assert set(one.left_out) == set(other.left_out)


@given(STATEMENTS, STATEMENTS)
def test_the_total_is_the_sum_over_states(
    told: list[LandReleased], more: list[LandReleased]
) -> None:
    figures = [
        asked(iso3, *each, during=MONTH).area for iso3, each in (("LBN", told), ("AFG", more))
    ]
    total = summed(figures)
    known = [figure.amount for figure in figures if figure is not None]

    assert (total is None) is (not known)
    assert total is None or total.amount == sum(known)
    if len(known) == 1:
        assert total is not None
        assert total.qualifier is not EXACT


@given(st.lists(events(LandReleased), max_size=6, unique_by=lambda item: item.id))
def test_any_statements_come_to_an_account(told: list[LandReleased]) -> None:
    found = asked("LBN", *told)

    assert found.evidence == tuple(dict.fromkeys(found.evidence))
    assert best_grain([], lambda _item: 0) == []


def test_statements_are_kept_in_their_places(ask: Ask) -> None:
    survey = example(SurveyReported, "2016", "state:LBN")
    taught = example(RiskEducationReported, "2016", "state:LBN", detail="limited")
    view = ask([LEBANON[0], LEBANON[1], survey, taught])
    found = land_release(view, "LBN")

    assert found.releases == (LEBANON[0], LEBANON[1])
    assert found.surveys == (survey,)
    assert found.risk_education == (taught,)
    assert account(view, "LBN", parse_range("2017")).submunitions == items(5525)
    assert account(ask([LEBANON[1]], date(2017, 12, 30)), "LBN", ALL).area is None


MONITOR = (Source(document="monitor", locator="page 1"),)


def report(day: str, area: float, said: Qualifier = EXACT, **fields: Any) -> Event:
    return example(
        ContaminationReported,
        day,
        "state:HRV",
        total=km2(area, said),
        sources=MONITOR,
        **{"covers": "whole", **fields},
    )


def balance(ask: Ask, *told: Event) -> Any:
    monitor = example(
        DocumentIssued, "2018", "document:monitor", title="Monitor", publisher="Monitor"
    )
    return balances(ask([monitor, *told]), "HRV")


CLEARED = released("2016", of="HRV", cleared=1.2).model_copy(update={"sources": MONITOR})


def test_the_difference_within_one_publishers_figures_is_shown(ask: Ask) -> None:
    (found,) = balance(ask, report("2015-12-31", 2.64), CLEARED, report("2016-12-31", 1.74))

    assert (found.expected, found.difference) == (1_440_000, 300_000)
    assert found.is_exact
    assert found.text == (
        "Monitor, 2016-01-01 to 2016-12-31: 2.64 km2 - 1.2 km2 released against 1.74 km2 left, "
        "0.3 km2 more"
    )


def test_a_find_accounts_for_a_part_and_one_without_area_is_named(ask: Ask) -> None:
    finds = [
        example(ContaminationDiscovered, "2016-05", "state:HRV", area=km2(0.3)),
        example(ContaminationDiscovered, "2016-06", "state:HRV"),
    ]
    (found,) = balance(ask, report("2015-12-31", 2.64), CLEARED, *finds, report("2016-12-31", 1.74))

    assert found.difference == 0
    assert found.text.endswith(
        "+ 0.3 km2 found (finds without an area among them) against 1.74 km2 left, which agrees"
    )


@pytest.mark.parametrize(
    "other",
    [
        report("2016-12-30", 1.74),
        report("2016-12-31", 1.74, covers="part"),
        report("2016-12-31", 1.74).model_copy(
            update={"sources": (Source(document="other", locator="page 1"),)}
        ),
    ],
)
def test_what_is_of_another_day_part_or_publisher_is_no_end(ask: Ask, other: Event) -> None:
    assert balance(ask, report("2015-12-31", 2.64), CLEARED, other) == ()


def test_a_vague_figure_makes_no_exact_balance(ask: Ask) -> None:
    start = report("2015-12-31", 97, Qualifier.AT_MOST)
    (found,) = balance(ask, start, CLEARED, report("2016-12-31", 97))

    assert not found.is_exact


@pytest.mark.parametrize(
    ("said", "whole", "expected"),
    [
        ([], True, None),
        ([None], True, None),
        ([km2(1), km2(2)], True, km2(3)),
        # one that says nothing may have released any amount
        ([km2(1), None], True, km2(1, LEAST)),
        ([km2(1), km2(2)], False, km2(3, LEAST)),
    ],
)
def test_a_sum_says_whether_it_is_all(
    said: list[Quantity | None],
    whole: bool,  # noqa: FBT001
    expected: Quantity | None,
) -> None:
    assert summed(said, whole=whole) == expected
