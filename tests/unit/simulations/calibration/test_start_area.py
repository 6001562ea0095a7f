"""What is left at the start: known work taken off, and of the rest said that it is not known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from domain.events.clearance import ContaminationDiscovered
from domain.quantities import Qualifier
from domain.strategies import example
from projections.view import View
from simulations.calibration.stated_work import work_between, years_said
from simulations.scenarios.distributions import Constant, Pert

Made = Callable[..., Any]


def _worked(ask: Callable[..., View], first: str, last: str, *told: Any) -> Any:
    day = date.fromisoformat(last)
    return work_between(ask(told, day), "LBN", date.fromisoformat(first), day)


def test_of_a_statement_that_begins_before_its_share_of_days_counts(
    ask: Callable[..., View], released: Made
) -> None:
    """Two years of 2014 and 2015 with 7.3 km2: 0.01 km2 a day, 100 days of it in the time."""
    found = _worked(ask, "2015-09-23", "2015-12-31", released("2014-01-01", "2015-12-31", 7.3))

    assert found.released == pytest.approx(1e6)
    assert (found.partly, found.missing) == (True, {})


def test_a_cumulative_figure_adds_what_lies_on_days_that_no_other_covers(
    ask: Callable[..., View], released: Made
) -> None:
    """2.8 km2 by the end of 2019 and 3.5 by the end of 2020: 0.7 in 2020, whatever came before."""
    told = (
        released("2017-01-01", "2019-12-31", 2.8),
        released("2017-01-01", "2020-12-31", 3.5, series="Agency cumulative"),
    )
    found = _worked(ask, "2020-01-01", "2022-12-31", *told)

    assert found.released == pytest.approx(0.7e6)
    assert found.missing == {2021: 365, 2022: 365}
    assert found.silent_years == (2021, 2022)


def test_a_cumulative_figure_that_is_more_than_its_years_is_spread_over_them(
    ask: Callable[..., View], released: Made
) -> None:
    told = (
        released("2019-01-01", "2019-12-31", 1),
        released("2019-01-01", "2019-12-31", 3, series="Agency cumulative"),
    )
    assert _worked(ask, "2019-01-01", "2019-12-31", *told).released == pytest.approx(3e6)


def test_at_most_so_much_may_be_nothing(
    ask: Callable[..., View], released: Made, km2: Made
) -> None:
    bound = released("2019-01-01", "2019-12-31", 0, cleared=km2(9, Qualifier.AT_MOST))
    found = _worked(ask, "2019-01-01", "2019-12-31", bound)

    assert (found.released, found.is_known) == (0, False)


def test_a_day_on_which_nothing_is_over_yet_holds_no_work(ask: Callable[..., View]) -> None:
    found = work_between(ask((), date(2020, 1, 1)), "LBN", date(2020, 1, 2), date(2020, 1, 1))
    assert (found.days, found.is_known, found.events) == (0, False, ())


@pytest.mark.parametrize(
    ("years", "said"),
    [([], ""), ([2018], "2018"), ([2018, 2020, 2021], "2018, 2020-21"), ([1999, 2000], "1999-00")],
)
def test_years_in_words(years: list[int], said: str) -> None:
    assert years_said(years) == said


def test_years_without_a_statement_are_neither_none_nor_the_usual_work(
    programme: Made, reported: Made, released: Made
) -> None:
    """40 km2 at the end of 2011, 4 cleared in each of 2012 and 2013, 2014 and 2015 not told.

    The usual work of two years like those, 4 km2 of 40, is about 8; of the 32 km2 left no work
    would leave all, and the usual work about 24.
    """
    told = [
        reported("2011-12-31", 40),
        *(released(f"{year}-01-01", f"{year}-12-31", 4) for year in (2012, 2013)),
    ]
    scenario = programme("2015-12-31", *told)
    left, said = scenario.land.confirmed_m2, scenario.provenance["land"].source

    assert isinstance(left, Pert)
    assert left.low == pytest.approx(24e6, rel=0.01)
    assert left.high == 32e6
    assert left.low < left.mode < left.high
    assert scenario.land.suspected_m2 == Constant(value=0)
    assert "2014-15: nothing known, taken as between none and the usual work of 7.99" in said
    assert "8 km2 known to be released since" in said


def test_where_every_day_is_told_the_area_is_sure(
    programme: Made, reported: Made, released: Made
) -> None:
    told = [reported("2011-12-31", 40), released("2012-01-01", "2012-12-31", 4)]
    scenario = programme("2012-12-31", *told)

    assert scenario.land.confirmed_m2 == Constant(value=36e6)
    assert "nothing known" not in scenario.provenance["land"].source


def test_on_the_day_of_the_report_nothing_is_to_be_said_of_work_since(
    programme: Made, reported: Made
) -> None:
    scenario = programme("2012-12-31", reported("2012-12-31", 40))

    assert scenario.land.confirmed_m2 == Constant(value=40e6)
    assert "nothing since" in scenario.provenance["land"].source


def test_finds_since_are_added_and_those_without_an_area_are_told(
    programme: Made, reported: Made, released: Made, km2: Made
) -> None:
    def find(area: float | None) -> ContaminationDiscovered:
        return example(
            ContaminationDiscovered,
            "2012-06-30",
            "state:LBN",
            area=None if area is None else km2(area),
            not_before=date(2012, 6, 30),
        )

    told = [reported("2011-12-31", 40), released("2012-01-01", "2012-12-31", 4)]
    both = programme("2012-12-31", *told, find(2), find(None))
    unsized = programme("2012-12-31", *told, find(None))

    assert both.land.confirmed_m2 == Constant(value=38e6)
    assert "2 km2 found since and 1 without an area" in both.provenance["land"].source
    assert "found since: 1 without an area" in unsized.provenance["land"].source


def test_the_source_of_the_area_is_of_the_day_of_the_report(
    programme: Made, reported: Made
) -> None:
    scenario = programme("2015-12-31", reported("2011-12-31", 40))
    assert scenario.provenance["land"].as_of == date(2011, 12, 31)


def test_finds_are_shares_of_what_is_on_record_at_the_start(
    programme: Made, reported: Made, released: Made
) -> None:
    """Croatia's estimate rose by half; of 40 km2 once on record 4 are left, so 2 can be found."""
    told = [
        reported("2011-12-31", 40),
        released("2012-01-01", "2012-12-31", 36),
        reported("2011-12-31", 10, "HRV"),
        reported("2012-12-31", 15, "HRV"),
    ]
    scenario = programme("2012-12-31", *told)

    assert scenario.discovery.size_m2.values == (pytest.approx(2e6),)
    assert (
        "0 find(s) recorded with an area and 1 rise(s)" in scenario.provenance["discovery"].source
    )


def test_the_rate_that_is_used_stands_beside_the_median(
    programme: Made, reported: Made, released: Made
) -> None:
    """A year of 4 and one of 16 of 40 km2 vary, so that the mean is more than the median."""
    told = [
        reported("2011-12-31", 40),
        released("2012-01-01", "2012-12-31", 4),
        released("2013-01-01", "2013-12-31", 16),
    ]
    scenario = programme("2013-12-31", *told)
    said = re.search(
        r"median (.*?)%, mean (.*?)% \(used\)", scenario.provenance["clearance"].source
    )
    assert said
    median, mean = (float(each) for each in said.groups())
    per_day = scenario.clearance[0].m2_per_team_day.value

    assert median < mean
    assert per_day * 365.25 * 5 / 7 == pytest.approx(mean / 100 * 40e6, rel=0.01)
