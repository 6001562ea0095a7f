"""The charts of one path draw its trace."""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from ledger.answers.simulations.traces import traced_land, traced_stock
from ledger.charts.drawing import specification
from ledger.charts.traces import land_trace_chart, stock_trace_chart
from simulations.engines.clearance_simpy import Moment
from simulations.planning import Plan
from simulations.scenarios.model import ClearanceScenario, DestructionScenario

START = date(2021, 1, 1)


def on_day(days: float) -> str:
    return (START + timedelta(days=days)).isoformat()


def rows_of(spec: dict[str, Any], part: dict[str, Any]) -> list[dict[str, Any]]:
    """The rows that a part of a specification draws."""
    rows: list[dict[str, Any]] = spec["datasets"][part["data"]["name"]]
    return rows


@pytest.fixture(scope="session")
def moments(planned: Plan) -> list[Moment]:
    """A path of which one turn leaves land of every kind."""
    scenario: Any = planned.scenario
    first, *rest = traced_land(scenario, 7).moments
    return [first._replace(suspected=1e5, to_examine=2e5, easy=3e5, difficult=4e5), *rest]


def test_a_path_is_drawn_by_what_was_done_from_when_to_when(
    planned: Plan, moments: list[Moment]
) -> None:
    scenario: Any = planned.scenario
    spec = json.loads(specification(land_trace_chart(scenario, 7, moments)))
    bars, *_ = spec["vconcat"]

    assert spec["title"]["text"] == "Lebanon, Article 4: replication 7"
    assert rows_of(spec, bars) == [
        {"from": on_day(one.days), "to": on_day(other.days), "doing": one.doing}
        for one, other in pairwise(moments)
        if other.days > one.days
    ]
    assert (bars["encoding"]["x"]["field"], bars["encoding"]["x2"]["field"]) == ("from", "to")


def test_what_is_left_and_the_money_are_those_of_each_turn_of_events(
    planned: Plan, moments: list[Moment]
) -> None:
    scenario: Any = planned.scenario
    spec = json.loads(specification(land_trace_chart(scenario, 7, moments)))
    _, left, money = spec["vconcat"]
    rows = rows_of(spec, left)

    assert rows == rows_of(spec, money)
    assert [row["day"] for row in rows[::2]] == [on_day(item.days) for item in moments]
    assert [row["km2"] for row in rows[::2]] == [item.before / 1e6 for item in moments]
    assert [row["km2"] * 1e6 for row in rows[1::2]] == pytest.approx(
        [item.suspected + item.to_examine + item.easy + item.difficult for item in moments]
    )
    assert [row["money"] for row in rows[1::2]] == [item.money for item in moments]
    assert [row["money"] for row in rows[::2]] == [item.money_before for item in moments]
    assert "interpolate" not in money["mark"]
    assert left["encoding"]["y"] == {"field": "km2", "title": "left (km²)", "type": "quantitative"}
    assert money["encoding"]["y"]["title"] == "money (USD)"


def test_money_goes_by_the_day_and_comes_at_once(planned: Plan) -> None:
    due = [{"due": date(2021, 4, 1), "amount": 1200}]
    scenario = ClearanceScenario.model_validate(
        planned.scenario.model_dump(by_alias=True)
        | {"funding": {"opening_balance": 2000, "tranches": due}}
    )
    moments = traced_land(scenario, 7).moments
    (came,) = (item for item in moments if "money came" in item.what)

    assert came.money == pytest.approx(came.money_before + 1200)
    assert 0 < came.money_before < 2000
    assert all(item.money_before <= one.money for one, item in pairwise(moments))


def test_without_a_limit_of_money_none_is_drawn(planned: Plan, moments: list[Moment]) -> None:
    scenario: Any = planned.scenario
    endless = [item._replace(money=np.inf, money_before=np.inf) for item in moments]
    spec = json.loads(specification(land_trace_chart(scenario, 7, endless)))

    assert len(spec["vconcat"]) == 2


def test_every_lot_is_drawn_on_its_line_from_begun_to_destroyed() -> None:
    kind = {"name": "M26", "munitions": 400, "lot_size": 100, "munitions_per_line_month": 100}
    scenario = DestructionScenario.model_validate(
        {
            "schema_version": 1,
            "name": "example",
            "state": "BGR",
            "article": 3,
            "start": START,
            "deadline": date(2021, 12, 31),
            "stock": {"types": (kind,), "lines": 2, "verification_days": 20},
            "productivity": {"programme_log_sd": 0, "year_log_sd": 0},
        }
    )
    handled = traced_stock(scenario, 3).handled
    spec = json.loads(specification(stock_trace_chart(scenario, 3, handled)))

    assert len(handled) == 4
    assert spec["title"]["text"] == "Bulgaria, Article 3: replication 3"
    assert rows_of(spec, spec) == [
        {
            "from": on_day(item.begun),
            "to": on_day(item.destroyed),
            "doing": f"line {item.line + 1}",
        }
        for item in handled
    ]
    assert {row["to"] for row in rows_of(spec, spec)} == {"2021-01-31", "2021-03-02"}
