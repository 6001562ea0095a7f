"""Rates drawn towards those of all, and the chain of dormant and active years, worked by hand."""

from __future__ import annotations

from math import exp, log

import pytest

from simulations.calibration.history import Year
from simulations.calibration.rates import pool
from simulations.calibration.shares import sleep


def year(state: str, number: int, done: float, *, spread: bool = False) -> Year:
    return Year(state, number, done, 100.0, (f"{state}-{number}",), spread)


def test_too_few_years_are_not_pooled() -> None:
    assert pool([year("AFG", 2015, 5), year("AFG", 2016, 6), year("LBN", 2015, 7)]) is None


def test_a_programme_without_years_of_its_own_has_the_rate_of_all_and_more_doubt() -> None:
    known = [
        year(state, 2010 + k, done) for k in range(4) for state, done in (("AFG", 10), ("LBN", 20))
    ]
    known = [item for k, item in enumerate(known)]
    fitted = pool([*known, year("AFG", 2020, 12), year("LBN", 2020, 18)])
    assert fitted is not None
    own, other = fitted.rate("LBN"), fitted.rate("HRV")

    assert (own.own, other.own) == (5, 0)
    assert other.doubt > own.doubt
    assert exp(fitted.mean) == pytest.approx(
        exp((log(10) * 4 + log(12)) / 10 + (log(20) * 4 + log(18)) / 10) / 100, rel=1e-3
    )


def test_a_statement_on_several_years_counts_once_in_the_rate() -> None:
    several = [
        Year("LBN", number, 10, 100.0, ("one",), spread=True) for number in range(2010, 2015)
    ]
    single = [year("AFG", 2015 + k, 10 + k) for k in range(3)]
    fitted = pool([*several, *single])
    assert fitted is not None

    assert len(fitted.logs["LBN"]) == 1


def test_years_are_counted_as_they_followed_each_other() -> None:
    years = [year("AFG", 2015 + k, done) for k, done in enumerate((0, 0, 5, 4))]
    counted = sleep([*years, year("AFG", 2020, 0)])

    assert (counted.dormant_years, counted.woke) == (2, 1)
    assert (counted.active_years, counted.fell) == (1, 0)
    assert counted.wakes_per_year == pytest.approx(1.5 / 3)
    assert counted.falls_dormant_per_year == pytest.approx(0.5 / 2)


def test_a_sum_over_several_years_does_not_say_which_were_active() -> None:
    several = [year("LBN", number, 5, spread=True) for number in (2010, 2011, 2012)]
    assert sleep(several).active_years == 0
    assert (
        sleep([year("LBN", number, 0, spread=True) for number in (2010, 2011)]).dormant_years == 1
    )


def test_the_longer_nothing_is_known_the_nearer_to_the_share_in_the_long_run() -> None:
    counted = sleep([year("AFG", 2015, 0), year("AFG", 2016, 5), year("AFG", 2017, 4)])
    long_run = counted.dormant_after(0, dormant=None)

    assert counted.dormant_after(0, dormant=True) == 1
    assert counted.dormant_after(0, dormant=False) == 0
    assert counted.dormant_after(60, dormant=True) == pytest.approx(long_run, abs=1e-6)
