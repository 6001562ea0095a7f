"""Rates drawn towards those of all, and the chain of dormant and active years, worked by hand."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulations.calibration.history import Year
from simulations.calibration.rates import pool
from simulations.calibration.shares import sleep


def year(state: str, number: int, done: float, *, spread: bool = False) -> Year:
    return Year(state, number, done, 100.0, (f"{state}-{number}",), spread)


def test_too_few_years_are_not_pooled() -> None:
    assert pool([year("AFG", 2015, 5), year("AFG", 2016, 6), year("LBN", 2015, 7)]) is None


def test_years_of_programmes_that_have_one_each_differ_as_years_do() -> None:
    three = [year("ESP", 2009, 57), year("PER", 2018, 7), year("SVK", 2015, 13)]
    assert pool(three) is None
    fitted = pool(three, fewest=3)
    assert fitted is not None

    logs = np.log([0.57, 0.07, 0.13])
    assert fitted.mean == pytest.approx(logs.mean())
    assert fitted.between_sd == 0.0
    assert fitted.year_sd == pytest.approx(logs.std(ddof=1))
    assert fitted.error == pytest.approx(logs.std(ddof=1) / 3**0.5)


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


def restricted_likelihood(logs: dict[str, list[float]], between: float, within: float) -> float:
    """Of the whole covariance matrix at once (Laird and Ware 1982), but for a constant."""
    values = np.array([value for each in logs.values() for value in each])
    names = [state for state, each in logs.items() for _ in each]
    same = np.equal.outer(names, names)
    covariance = within**2 * np.eye(len(values)) + between**2 * same
    inverse, ones = np.linalg.inv(covariance), np.ones(len(values))
    precision = ones @ inverse @ ones
    rest = values - ones @ inverse @ values / precision
    return float(
        -(np.linalg.slogdet(covariance)[1] + np.log(precision) + rest @ inverse @ rest) / 2
    )


@given(
    shares=st.lists(
        st.lists(st.floats(0.01, 100), min_size=1, max_size=6), min_size=2, max_size=6
    ).filter(lambda each: sum(map(len, each)) >= 4),
    other=st.tuples(st.floats(0, 4), st.floats(0.05, 4)),
)
def test_no_other_deviations_are_likelier_than_the_fitted(
    shares: list[list[float]], other: tuple[float, float]
) -> None:
    states = ("AFG", "LBN", "HRV", "BIH", "LAO", "MRT")
    each = dict(zip(states, shares, strict=False))
    fitted = pool([year(s, 2000 + k, done) for s in each for k, done in enumerate(each[s])])
    assert fitted is not None
    if fitted.year_sd < 0.01:
        return  # all years alike: the likelihood has no bound
    logs = {state: [log(done / 100) for done in values] for state, values in each.items()}

    best = restricted_likelihood(logs, fitted.between_sd, fitted.year_sd)
    assert restricted_likelihood(logs, *other) <= best + 0.01


def test_with_as_many_years_each_the_fit_is_the_analysis_of_variance() -> None:
    """Of a balanced one-way layout the two have the same answer, worked out by hand.

    Logarithms 1, 3 and 5, 7 and 9, 11: within programmes the mean square is 2, between them 32.
    """
    logs = {"AFG": (1, 3), "LBN": (5, 7), "HRV": (9, 11)}
    fitted = pool([year(s, 2000 + k, 100 * exp(x)) for s in logs for k, x in enumerate(logs[s])])
    assert fitted is not None

    assert fitted.mean == pytest.approx(6)
    assert fitted.year_sd == pytest.approx(2**0.5, rel=1e-6)
    assert fitted.between_sd == pytest.approx(((32 - 2) / 2) ** 0.5, rel=1e-6)
    assert fitted.error == pytest.approx((32 / 6) ** 0.5, rel=1e-6)


def test_programmes_that_differ_no_more_than_years_do_have_no_deviation_of_their_own() -> None:
    fitted = pool(
        [year(s, 2000 + k, done) for s in ("AFG", "LBN") for k, done in enumerate((1, 9))]
    )
    assert fitted is not None
    assert fitted.between_sd == 0


def test_years_that_are_all_alike_are_fitted_too() -> None:
    fitted = pool([year(s, 2000 + k, 5) for s in ("AFG", "LBN") for k in range(3)])
    assert fitted is not None
    assert (exp(fitted.mean), fitted.year_sd) == pytest.approx((0.05, 0))


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
