"""`ccm simulate`: what its options do to a run and to what is drawn."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ledger.cli.choices import Chart

LEBANON = ("simulate", "lebanon", "--as-of", "2021-04-22", "-n", "250")
DRAWN = {
    Chart.FAN: "what is left",
    Chart.DATES: "date of completion",
    Chart.MONTHS: "probability by length of the extension",
    Chart.CAPACITY: "probability by capacity",
    Chart.TORNADO: "what matters most",
}


@pytest.mark.parametrize("chart", Chart)
def test_every_chart_that_is_offered_is_drawn(
    ccm: Callable[..., Any], tmp_path: Path, chart: Chart
) -> None:
    assert ccm(*LEBANON, "--plot", "a.json", "--chart", chart).code == 0

    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert spec["title"]["text"] == f"Lebanon, Article 4, from 2021-04-22: {DRAWN[chart]}"


def test_a_fan_is_drawn_where_no_chart_is_named_with_the_areas_reported_before(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    assert ccm(*LEBANON, "--plot", "a.json").code == 0

    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    assert spec["title"]["text"].endswith(DRAWN[Chart.FAN])
    points = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    days = [row["day"] for row in spec["datasets"][points[0]["data"]["name"]]]
    assert days == sorted(days)
    assert days[-1] < "2021-04-22"


def test_the_help_names_every_chart(ccm: Callable[..., Any]) -> None:
    told = " ".join(ccm("simulate", "--help").out.split())

    assert f"What to draw: {', '.join(Chart)}; by default fan." in told


def test_a_number_of_replications_goes_before_the_precision_of_a_file(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    written = ccm("scenario", "new", "lebanon", "--as-of", "2021-04-22").out
    plan = tmp_path / "plan.toml"
    plan.write_text(written.replace("[run]", "[run]\nprecision = 0.004"), encoding="utf-8")
    asked = ("simulate", "--scenario", "plan.toml", "--format", "json")

    assert ccm(*asked, "-n", "250").json["rows"][0]["replications"] == 250
    assert ccm(*asked).json["rows"][0]["replications"] > 1000


def test_the_hindcast_is_drawn(ccm: Callable[..., Any], tmp_path: Path) -> None:
    asked = ("hindcast", "--from", "2016", "--to", "2016", "--as-of", "2026-01-01")
    run = ccm(*asked, "--plot", "a.json", "--format", "json")
    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    (_, points) = spec["vconcat"][0]["layer"]

    seen = [
        (row["case"], row["km2"])
        for row in spec["datasets"][points["data"]["name"]]
        if row["what"] == "seen"
    ]
    told = [(f"{row['name']} 2017", row["seen"]) for row in run.json["next_year"]]
    assert seen == sorted(told)
    assert seen


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--plot", "a.pdf"), "a.pdf is no file of a chart: let it end in"),
        (
            ("--from", "2030", "--to", "2031", "--plot", "a.svg"),
            (
                "there is no forecast to draw: of no year after those from --from to --to is the "
                "cleared area of a State known. Take in more years"
            ),
        ),
    ],
)
def test_a_hindcast_that_cannot_be_drawn_is_refused(
    ccm: Callable[..., Any], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    run = ccm("hindcast", *arguments)

    assert said in run.err
    assert (run.code, run.out) == (2, "")
    assert not list(tmp_path.iterdir())


def test_a_curve_of_capacity_reaches_over_the_multiple_that_does(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    run = ccm(*LEBANON, "--plot", "a.json", "--chart", "capacity", "--format", "json")
    (row,) = run.json["rows"]
    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    drawn = [item["x"] for rows in spec["datasets"].values() for item in rows if "x" in item]

    assert row["capacity_multiple"] is None or row["capacity_multiple"] > 8
    assert max(drawn) > 8
    assert drawn == sorted(drawn)


def test_a_fan_of_a_stockpile_shows_what_was_declared_less_destroyed(
    ccm: Callable[..., Any], tmp_path: Path
) -> None:
    asked = ("simulate", "slovakia", "--article", "3", "--as-of", "2022-04-22", "-n", "250")
    assert ccm(*asked, "--plot", "a.json").code == 0

    spec = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    (points,) = [layer for layer in spec["layer"] if layer["mark"]["type"] == "point"]
    left = [row["left"] for row in spec["datasets"][points["data"]["name"]]]
    assert left == sorted(left, reverse=True)
    assert left[0] == 1235
    assert spec["title"]["subtitle"][0].endswith("grey: reported")
