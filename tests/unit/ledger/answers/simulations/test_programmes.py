"""The rows of a simulated programme are the numbers of its plan."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from typing import Any

import numpy as np
import pytest
from pyarrow import parquet

from ledger.answers.model import Answer
from ledger.answers.simulations.completion_dates import completion_dates
from ledger.answers.simulations.programmes import simulation_answer
from ledger.answers.simulations.sentences import day_said
from ledger.cli.tables import text_of
from simulations.calibration import NotSimulableError
from simulations.engines.results import Land
from simulations.planning import Plan
from simulations.worlds.calendar import day_of


@pytest.fixture(scope="session")
def tables(planned: Plan) -> dict[str, list[Any]]:
    """The rows of every table, by name."""
    return {table.name: list(table.rows) for table in simulation_answer([planned]).tables}


def test_the_row_gives_the_chance_with_the_limits_of_each_kind(
    planned: Plan, tables: dict[str, list[Any]]
) -> None:
    (row,) = tables["simulation"]
    on_time = planned.result.on_time()

    assert 0 < on_time.estimate < 1
    assert (row.p_on_time, row.p_low, row.p_high) == pytest.approx(tuple(on_time), abs=5e-5)
    assert (row.p_inputs_low, row.p_inputs_high) == pytest.approx(
        (planned.inputs.low, planned.inputs.high), abs=5e-5
    )
    assert row.unfinished == pytest.approx(planned.unfinished, abs=5e-5)
    assert (row.replications, row.seed, row.target) == (250, 1, 0.9)


def test_each_date_is_that_of_its_quantile(planned: Plan, tables: dict[str, list[Any]]) -> None:
    (row,) = tables["simulation"]

    for share, item in planned.finish.items():
        name = f"p{share * 100:.0f}"
        said = [getattr(row, name + suffix) for suffix in ("", "_low", "_high")]
        assert said == [day_said(planned.scenario, days) for days in item]


def test_obstacles_and_extensions_are_those_of_the_plan(
    planned: Plan, tables: dict[str, list[Any]]
) -> None:
    blocks, extensions = tables["blocks"], tables["extension"]

    assert [(row.what, row.gain) for row in blocks] == [
        (each.name, round(each.gain.difference.estimate, 4)) for each in planned.blocks
    ]
    assert [(row.target, row.months, row.months_low, row.months_high) for row in extensions] == [
        (each.target, each.months, each.low, each.high) for each in planned.extensions
    ]


def test_amounts_are_quantiles_and_submunitions_stand_on_cleared_land(
    planned: Plan, tables: dict[str, list[Any]]
) -> None:
    rows = {row.what: row for row in tables["amounts"]}
    cleared = planned.result.outcome.amounts[:, Land.CLEARED]
    low, median, high = (round(float(each)) for each in np.quantile(cleared, (0.05, 0.5, 0.95)))

    assert (rows["cleared"].p5, rows["cleared"].median, rows["cleared"].p95) == (low, median, high)
    assert rows["submunitions destroyed"].median == pytest.approx(median / 1e6 * 100, abs=0.5)


def test_parquet_holds_one_row_a_replication(planned: Plan) -> None:
    table = parquet.read_table(BytesIO(completion_dates([planned, planned]))).to_pydict()
    finish = planned.result.outcome.finish.tolist()
    days = [each if np.isfinite(each) else None for each in finish]
    start = planned.scenario.start

    assert table["state"] == ["LBN"] * 500
    assert table["article"] == [4] * 500
    assert table["replication"] == [*range(250), *range(250)]
    assert table["days"] == [*days, *days]
    assert table["completed_on"] == [
        None if each is None else day_of(start, each) for each in [*days, *days]
    ]
    assert None in days


def test_every_table_on_several_programmes_tells_them_apart(planned: Plan) -> None:
    answer = simulation_answer(
        [planned, planned], [NotSimulableError("PER", 3, "no stock", "Record one")], "tornado"
    )

    assert all(table.rows for table in answer.tables)
    for table in answer.tables:
        shown = text_of(Answer(replace(table, only_data=False)), terminal=False)
        assert shown.splitlines()[0].split()[:2] == ["State", "Article"], table.name


def test_no_table_on_a_single_programme_repeats_its_name(planned: Plan) -> None:
    for table in simulation_answer([planned]).sections:
        assert not table.rows or "State" not in text_of(Answer(table), terminal=False)


def test_without_programmes_the_file_has_its_columns_and_no_rows() -> None:
    table = parquet.read_table(BytesIO(completion_dates([])))
    assert (table.num_rows, table.column_names) == (
        0,
        ["state", "article", "replication", "days", "completed_on"],
    )
