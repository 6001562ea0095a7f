"""Scores of forecasts, worked by hand on three releases and four completions."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from simulations.hindcast import Completion, Release, pit, score

ORIGIN, DEADLINE = date(2015, 12, 31), date(2020, 12, 31)


def release(
    draws: tuple[float, ...], seen: float, last: float | None, mean: float | None, size: float
) -> Release:
    """All in square kilometres."""
    last_year, past_mean = (None if each is None else each * 1e6 for each in (last, mean))
    foreseen = np.array(draws) * 1e6
    return Release("LBN", ORIGIN, size * 1e6, foreseen, last_year, past_mean, seen * 1e6)


def completion(
    probability: float, *, division: bool | None, persistence: bool | None, seen: bool
) -> Completion:
    return Completion("LBN", ORIGIN, DEADLINE, probability, division, persistence, seen)


WITHIN = release((0, 1, 2, 3), 1, 3, 2, size=10)
BEYOND = release((1, 1, 1, 1), 5, 1, 2, size=2)
DORMANT = release((0, 0, 0, 4), 0, None, None, size=4)


@pytest.mark.parametrize(
    ("item", "share"),
    [
        (WITHIN, 1 / 4 + 1 / 4 / 2),  # one draw below, one the same
        (BEYOND, 1.0),
        (DORMANT, 3 / 4 / 2),
    ],
)
def test_draws_that_equal_what_was_seen_count_half(item: Release, share: float) -> None:
    assert pit(item) == share


def test_releases_are_scored_by_the_distance_of_the_forecast_from_what_was_seen() -> None:
    """CRPS: the mean distance of a draw from what was seen, less half that of two draws.

    Within: distances 1, 0, 1, 2, mean 1; two draws differ by 20 / 16; 1 - 0.625 = 0.375.
    Beyond: all draws 4 away, and none from another: 4. Dormant has no naive forecast, so it is
    in no comparison.
    """
    plain, per_area = score([WITHIN, BEYOND, DORMANT], []).measures

    assert (plain.cases, per_area.cases) == (2, 2)
    assert plain.model == pytest.approx((0.375 + 4) / 2)
    assert plain.persistence == pytest.approx((2 + 4) / 2)
    assert plain.division == pytest.approx((1 + 3) / 2)
    assert per_area.model == pytest.approx((0.0375 + 2) / 2)
    assert per_area.persistence == pytest.approx((0.2 + 2) / 2)
    assert per_area.division == pytest.approx((0.1 + 1.5) / 2)


def test_every_forecast_counts_in_coverage_and_transforms() -> None:
    """The half lies from 0.75 to 2.25, all at 1, and from 0 to 1; nothing covers 5."""
    found = score([WITHIN, BEYOND, DORMANT], [])

    assert found.transforms == (0.375, 1.0, 0.375)
    assert dict(found.coverage) == pytest.approx({0.5: 2 / 3, 0.8: 2 / 3, 0.95: 2 / 3})
    assert found.uniform_p is not None


def test_a_wider_range_covers_more() -> None:
    """From 0 to 100 by ones: the half from 25 to 75, four fifths from 10 to 90."""
    draws = tuple(float(each) for each in range(101))
    at = [release(draws, seen, 1, 1, 1) for seen in (24, 25, 75, 90, 91, 97.5, 98)]

    assert dict(score(at, []).coverage) == pytest.approx({0.5: 2 / 7, 0.8: 4 / 7, 0.95: 6 / 7})


def test_completions_are_scored_by_squares_of_what_was_missed() -> None:
    (found,) = score(
        [],
        [
            completion(0.9, division=True, persistence=True, seen=True),
            completion(0.6, division=True, persistence=False, seen=False),
            completion(0.2, division=False, persistence=True, seen=False),
            completion(0.5, division=None, persistence=None, seen=True),
        ],
    ).measures

    assert found.cases == 3
    assert found.model == pytest.approx((0.1**2 + 0.6**2 + 0.2**2) / 3)
    assert found.persistence == pytest.approx(1 / 3)
    assert found.division == pytest.approx(1 / 3)
    assert found.beats_both


def test_beside_the_cases_stands_how_many_deadlines_they_are_about() -> None:
    def forecast(state: str, year: int, *, seen: bool) -> Completion:
        origin = date(year, 12, 31)
        return Completion(state, origin, DEADLINE, 0.5, division=True, persistence=True, seen=seen)

    (found,) = score(
        [],
        [
            forecast("LBN", 2015, seen=True),
            forecast("LBN", 2016, seen=True),
            forecast("HRV", 2016, seen=False),
        ],
    ).measures

    assert (found.cases, found.measure) == (
        3,
        "Brier score of completion (2 deadlines, 1 met)",
    )


def test_the_model_beats_both_only_if_it_is_better_than_either() -> None:
    (found,) = score([], [completion(0.5, division=True, persistence=False, seen=True)]).measures

    assert (found.model, found.persistence, found.division) == (0.25, 1.0, 0.0)
    assert not found.beats_both


def test_of_no_forecasts_there_is_no_score() -> None:
    found = score([], [])
    assert (found.measures, found.coverage, found.transforms, found.uniform_p) == ((), (), (), None)
