"""The picture of the hindcast draws its forecasts and its scores, number by number."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import numpy as np
import pytest

from ledger.charts.drawing import FORMATS, drawn, specification
from ledger.charts.hindcast import hindcast_chart
from simulations.hindcast import Release, score

HUNDRED = np.arange(101, dtype=np.float64) * 1e6
LATER = Release("LBN", date(2018, 12, 31), 5e8, HUNDRED, 30e6, 20e6, 60e6)
EARLIER = Release("LBN", date(2016, 12, 31), 5e8, HUNDRED / 10, None, None, 1.234567e6)
CROATIA = Release("HRV", date(2018, 12, 31), 5e8, HUNDRED * 0, 0.0, 0.0, 0.0)
CASES = [LATER, CROATIA, EARLIER]


@pytest.fixture(scope="module")
def spec() -> Any:
    return json.loads(specification(hindcast_chart(CASES, score(CASES, []))))


def rows(spec: Any, part: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = spec["datasets"][part["data"]["name"]]
    return found


def test_each_range_is_drawn_by_state_and_year_the_narrow_ones_on_top(spec: Any) -> None:
    bars, _ = spec["vconcat"][0]["layer"]
    drawn_rows = rows(spec, bars)

    assert [(row["case"], row["range"]) for row in drawn_rows] == [
        (case, band)
        for case in ("Croatia 2019", "Lebanon 2017", "Lebanon 2019")
        for band in ("95%", "80%", "50%")
    ]
    limits = [(row["low"], row["high"]) for row in drawn_rows]
    assert limits[:3] == [(0, 0)] * 3
    assert limits[3:6] == [(0.25, 9.75), (1, 9), (2.5, 7.5)]
    assert limits[6:] == [(2.5, 97.5), (10, 90), (25, 75)]
    assert bars["encoding"]["x"]["scale"]["type"] == "symlog"
    assert (bars["encoding"]["x"]["field"], bars["encoding"]["x2"]["field"]) == ("low", "high")


def test_what_was_seen_lies_on_what_the_naive_forecaster_says_where_it_says_anything(
    spec: Any,
) -> None:
    _, points = spec["vconcat"][0]["layer"]
    naive = "as last year (naive)"

    assert [(row["case"], row["what"], row["km2"]) for row in rows(spec, points)] == [
        ("Croatia 2019", naive, 0),
        ("Croatia 2019", "seen", 0),
        ("Lebanon 2017", "seen", 1.235),
        ("Lebanon 2019", naive, 30),
        ("Lebanon 2019", "seen", 60),
    ]


def test_transforms_are_counted_by_fifths_beside_what_would_be_even(spec: Any) -> None:
    """0.5 by ties, 2 of 101 below and 60 of 101 with one equal: the first, third and third."""
    histogram, _ = spec["vconcat"][1]["hconcat"]
    bars, even = histogram["layer"]

    assert score(CASES, []).transforms == pytest.approx((60.5 / 101, 0.5, 13 / 101))
    assert [row["count"] for row in rows(spec, bars)] == [1, 0, 2, 0, 0]
    assert [(row["from"], row["to"]) for row in rows(spec, bars)][1] == pytest.approx((0.2, 0.4))
    assert rows(spec, even) == [{"count": 0.6}]


def test_coverage_is_drawn_against_what_it_should_be(spec: Any) -> None:
    _, coverage = spec["vconcat"][1]["hconcat"]
    ideal, line, dots = coverage["layer"]

    assert rows(spec, ideal) == [{"wanted": 0, "covered": 0}, {"wanted": 1, "covered": 1}]
    assert rows(spec, line) == rows(spec, dots)
    assert [(row["wanted"], row["covered"]) for row in rows(spec, dots)] == list(
        score(CASES, []).coverage
    )


def test_the_title_names_the_years_that_were_foreseen(spec: Any) -> None:
    assert spec["title"]["text"] == "Hindcast: area cleared in a year, 2017 to 2019"


@pytest.mark.parametrize("ending", FORMATS)
def test_it_can_be_drawn_as_any_kind_of_file(ending: str) -> None:
    assert drawn(hindcast_chart(CASES, score(CASES, [])), ending)
