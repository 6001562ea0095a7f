"""What the charts of a simulation draw is what its answer says, number by number."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from domain.dates import add_months
from ledger.charts.drawing import specification
from ledger.charts.simulation import (
    capacity_chart,
    comparison_chart,
    dates_chart,
    fan_chart,
    months_chart,
    tornado_chart,
)
from simulations.models import model_of
from simulations.planning import Plan, plan
from simulations.questions.capacity import capacity_curve
from simulations.questions.comparing import compare
from simulations.questions.extension import months_curve
from simulations.questions.fixed_worlds import FixedWorlds
from simulations.runs.monte_carlo import simulate
from simulations.scenarios.model import DestructionScenario
from simulations.statistics.sensitivity import tornado


def layers(chart: Any) -> Iterator[tuple[dict[str, Any], list[dict[str, Any]]]]:
    """Each layer of a specification with the rows that it draws."""
    spec = json.loads(specification(chart))
    for layer in spec.get("layer", [spec]):
        yield layer, spec["datasets"][layer.get("data", spec.get("data"))["name"]]


def mark(layer: dict[str, Any]) -> str:
    return str(layer["mark"]["type"])


def drawn(chart: Any, kind: str, field: str) -> list[dict[str, Any]]:
    """The rows of the one layer of a kind that draws a field upwards or to the right."""
    (rows,) = (
        rows
        for layer, rows in layers(chart)
        if mark(layer) == kind
        and field in {layer["encoding"].get(axis, {}).get("field") for axis in ("x", "y")}
    )
    return rows


def subtitle(chart: Any) -> str:
    return " ".join(json.loads(specification(chart))["title"]["subtitle"])


def on_day(start: date, days: float) -> str:
    return (start + timedelta(days=days)).isoformat()


@pytest.mark.parametrize("draw", [fan_chart, dates_chart])
def test_deadline_and_longest_extension_stand_at_their_days(planned: Plan, draw: Any) -> None:
    (rows,) = (
        rows
        for layer, rows in layers(draw(planned))
        if mark(layer) == "rule" and layer["encoding"]["x"]["field"] == "day"
    )
    cap = add_months(planned.scenario.deadline, 60)

    assert cap == date(2027, 1, 10)
    assert rows == [
        {"day": "2022-01-10", "what": "deadline"},
        {"day": "2027-01-10", "what": "longest extension of one request"},
    ]


def test_the_fan_draws_quantiles_of_what_is_left_in_square_kilometres(planned: Plan) -> None:
    chart = fan_chart(planned)
    rows = drawn(chart, "line", "median")
    left = planned.result.outcome.left / 1e6

    assert [row["day"] for row in rows] == [
        on_day(date(2021, 1, 1), at) for at in planned.result.at
    ]
    quantiles = {"p5": 0.05, "p25": 0.25, "median": 0.5, "p75": 0.75, "p95": 0.95}
    for name, share in quantiles.items():
        assert [row[name] for row in rows] == pytest.approx(np.quantile(left, share, axis=0))
    bands = [
        (layer["encoding"]["y"]["field"], layer["encoding"]["y2"]["field"], band == rows)
        for layer, band in layers(chart)
        if mark(layer) == "area"
    ]
    assert bands == [("p5", "p95", True), ("p25", "p75", True)]
    assert "250 replications" in subtitle(chart)


def test_the_fan_shows_what_was_reported_before(planned: Plan) -> None:
    reported = [(date(2018, 12, 31), 3e6), (date(2020, 12, 31), 1.5e6)]
    rows = drawn(fan_chart(planned, reported), "point", "left")

    assert rows == [{"day": "2018-12-31", "left": 3.0}, {"day": "2020-12-31", "left": 1.5}]
    assert subtitle(fan_chart(planned, reported)).endswith("; grey: reported")
    assert "reported" not in subtitle(fan_chart(planned))


def test_the_fan_of_a_stockpile_counts_munitions() -> None:
    kind = {"name": "M26", "munitions": 400, "lot_size": 100, "munitions_per_line_month": 100}
    planned = plan(
        DestructionScenario.model_validate(
            {
                "schema_version": 1,
                "name": "example",
                "state": "BGR",
                "article": 3,
                "start": date(2021, 1, 1),
                "deadline": date(2021, 12, 31),
                "stock": {"types": (kind,)},
                "productivity": {"programme_log_sd": 0, "year_log_sd": 0},
                "run": {"replications": 250, "horizon_years": 5},
            }
        )
    )
    chart = fan_chart(planned)

    assert drawn(chart, "line", "median")[0]["median"] == 400
    assert "left (munitions)" in specification(chart)
    (rows,) = (rows for layer, rows in layers(chart) if mark(layer) == "rule")
    assert [row["day"] for row in rows] == ["2021-12-31", "2025-12-31"]


def test_dates_are_drawn_with_the_share_that_has_finished_by_then(planned: Plan) -> None:
    chart = dates_chart(planned)
    finish = planned.result.outcome.finish
    expected = [
        {"day": on_day(date(2021, 1, 1), days), "share": (place + 1) / len(finish)}
        for place, days in enumerate(np.sort(finish).tolist())
        if np.isfinite(days)
    ]

    assert 0 < len(expected) < len(finish)
    assert drawn(chart, "line", "share") == expected


def test_quantiles_of_the_date_are_marked_where_they_lie_before_the_horizon(planned: Plan) -> None:
    early = {0.5: planned.finish[0.5], 0.8: planned.finish[0.5]._replace(estimate=9.5)}
    early[0.95] = planned.finish[0.5]._replace(estimate=float("inf"))
    chart = dates_chart(replace(planned, finish=early))

    half = planned.finish[0.5].estimate
    marks = drawn(chart, "point", "share")
    assert [(row["day"], row["share"]) for row in marks] == [
        (on_day(date(2021, 1, 1), half), 0.5),
        ("2021-01-10", 0.8),
    ]
    assert marks[1]["label"] == "P80 2021-01-10"
    assert subtitle(chart) == f"{planned.unfinished:.1%} not finished by the horizon, 2029"


def _is_curve(chart: Any, points: list[tuple[float, Any]]) -> None:
    rows = drawn(chart, "line", "p")
    assert [(row["x"], row["p"], row["low"], row["high"]) for row in rows] == [
        (x, *item) for x, item in points
    ]
    (band,) = (layer["encoding"] for layer, _ in layers(chart) if mark(layer) == "area")
    assert (band["y"]["field"], band["y2"]["field"]) == ("low", "high")


def test_months_are_drawn_as_they_are_worked_out(planned: Plan) -> None:
    chart = months_chart(planned.result, 0.7)

    _is_curve(chart, [(each.months, each.on_time) for each in months_curve(planned.result)])
    assert drawn(chart, "rule", "p") == [{"p": 0.7}]
    assert "target of 70%" in subtitle(chart)


def test_capacity_is_drawn_as_it_is_worked_out(planned: Plan) -> None:
    curve = capacity_curve(FixedWorlds(model_of(planned.scenario), 250), (0.5, 1.0, 2.0))
    chart = capacity_chart(planned.result, curve, 0.8)

    _is_curve(chart, list(curve))
    assert drawn(chart, "rule", "p") == [{"p": 0.8}]


def test_a_tornado_draws_what_each_end_makes_of_the_chance(planned: Plan) -> None:
    bars = tornado(model_of(planned.scenario))
    rows = drawn(tornado_chart(planned.result, bars), "bar", "from")
    base = planned.result.on_time().estimate

    assert bars
    assert [(row["from"], row["to"], row["end"]) for row in rows] == [
        (base, value, end)
        for bar in bars
        for end, value in (("low", bar.at_low), ("high", bar.at_high))
    ]
    assert all(
        row["input"].startswith(bar.name.replace("_", " "))
        for row, bar in zip(rows[::2], bars, strict=True)
    )
    labels = {bar.name: row["input"] for row, bar in zip(rows[::2], bars, strict=True)}
    assert labels["programme"].endswith(" times)")
    assert labels["confirmed"].endswith(" m2)")


def _shifted(planned: Plan, months: Any) -> tuple[Any, str]:
    """The plan against itself with each path so many months later; and what the title says."""
    other = planned.scenario.model_copy(update={"name": "late", "deadline": date(2021, 11, 1)})
    found = compare(planned.result, simulate(other))
    finish = found.second.outcome.finish + months * 365.25 / 12
    outcome = replace(found.second.outcome, finish=finish)
    gain = found.on_time.difference
    said = (
        f"On time: {gain.estimate * 100:+.1f} points "
        f"({gain.low * 100:+.1f} to {gain.high * 100:+.1f})"
    )
    return replace(found, second=replace(found.second, outcome=outcome)), said


def test_a_comparison_draws_how_many_months_later_each_path_ends(planned: Plan) -> None:
    sooner = np.arange(250) % 2 == 0
    found, said = _shifted(planned, np.where(sooner, -2.0, 1.0))
    chart = comparison_chart(found)
    rows = drawn(chart, "bar", "from")
    finished = np.isfinite(planned.result.outcome.finish)

    assert (rows[0]["from"], rows[-1]["to"]) == pytest.approx((-2, 1))
    assert [row["share"] for row in rows if row["share"]] == pytest.approx(
        [(finished & sooner).sum() / 250, (finished & ~sooner).sum() / 250]
    )
    assert subtitle(chart) == (
        f"{said}; {1 - finished.mean():.1%} of paths end beyond the horizon in either"
    )


def test_paths_that_all_end_as_much_later_are_drawn_too(planned: Plan) -> None:
    found, _ = _shifted(planned, 1.0)
    rows = [row for row in drawn(comparison_chart(found), "bar", "from") if row["share"]]

    assert all(row["from"] <= 1.001 and row["to"] >= 0.999 for row in rows)
    finished = np.isfinite(planned.result.outcome.finish)
    assert sum(row["share"] for row in rows) == pytest.approx(finished.mean())


def test_paths_that_never_end_are_drawn_as_none(planned: Plan) -> None:
    found, _ = _shifted(planned, np.inf)
    rows = drawn(comparison_chart(found), "bar", "from")

    assert not any(row["share"] for row in rows)
